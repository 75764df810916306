"""What governs the noun of an event: over the nouns that only carry, count or allow it, to the word that hangs it on its clause.

«يسعى الوفد إلى عقد سلسلة من المحادثات»: what governs «عقد» governs «المحادثات». «قرار الرئيس إقالة …»: who decides it does it.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.looking_back import pronoun
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene
from riwaya.text import Hit

_STEPS: Final = 4
_LINKS: Final = frozenset({"against", "in", "to"})


def head(scene: Scene, trigger: Trigger) -> tuple[int, str]:
    """The first word of the nouns that an event's noun closes, and what is attached before it."""
    at, left = trigger.first, trigger.hit.left
    if trigger.verbal or trigger.hit.shape.pos == "participle":
        return at, left
    for _ in range(_STEPS):
        if at < 1 or scene.gaps[at] or left not in ("", "ال"):
            break
        over = at - 1 if scene.reading.words[at - 1] == "من" else at
        found = _bearing(scene, over, "through") if over else None
        if found is None:
            break
        at, left = found.first, found.left
    return at, left


def owner(scene: Scene, at: int, left: str, speaker: Stand | None) -> list[Stand]:
    """Whose decision, wish or attempt the noun at `at` is: the genitive, the adjective of a state or the pronoun of the noun that governs it."""
    if at > 1 and not left.endswith(("ب", "ل")) and scene.role(at - 1) in _LINKS and not scene.gaps[at]:
        at -= 1
    if at < 1 or scene.gaps[at]:
        return []
    mine = _bearing(scene, at, "owner")
    if mine is not None:
        his = pronoun(scene, mine.first, mine.right) if mine.right.startswith("ه") else speaker if mine.right else None
        return [his] if his is not None else []
    one = scene.ending(at)
    if one is not None and not one.left and not any(scene.gaps[one.first : at]) and _bearing(scene, one.first, "owner"):
        return [one]
    return scene.state_after(at - 1, False) if at > 1 and _bearing(scene, at - 1, "owner") else []


def _bearing(scene: Scene, last: int, sense: str) -> Hit | None:
    """The noun of this sense that ends right before a word."""
    if scene.gaps[last]:
        return None
    for first in range(last - 1, last - 3, -1):
        for hit in scene.bearings[first]:
            if hit.last == last and hit.record["sense"] == sense:
                return hit
    return None
