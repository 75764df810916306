"""What governs the noun of an event: over the nouns that only carry, count or allow it, to the word that hangs it on its clause.

«يسعى الوفد إلى عقد سلسلة من المحادثات»: what governs «عقد» governs «المحادثات». «قرار الرئيس إقالة …»: who decides it does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events import adjectives
from riwaya.events.looking_back import pronoun
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.around import Around

_STEPS: Final = 4
_ALONE: Final = frozenset({"ب", "ل"})
_RANKS: Final = frozenset({"احدث", "اول", "اخر", "اعنف", "اكبر", "اسوا", "ابرز"})
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
        if found is not None:
            at, left = found.first, found.left
        elif left == "" and scene.counted(at - 1) and scene.holder[at - 1] is None:
            at -= 1
        else:
            break
    if left == "" and at > 0 and scene.gaps[at] < 2 and scene.reading.words[at - 1] in _ALONE:
        return at - 1, scene.reading.words[at - 1]  # before a quotation mark: «بـ"خرق" …»
    return at, left


def counted_head(scene: Scene, word: int) -> int:
    """The first of the words that count a noun, bear it or rank it: «وقوع ثلاث هجمات», «سلسلة غارات», «أحدث مواجهة»."""
    while word > 1 and not scene.gaps[word] and (scene.counted(word - 1) or scene.reading.words[word - 1] in _RANKS or _bearing(scene, word, "through") is not None):
        word -= 1
    return word


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
    for one in scene.between(max(0, at - 12), at):
        if scene.parted(one.first, at):
            continue
        if one.last == at and not one.left and _bearing(scene, one.first, "owner"):
            return [one]
        if at - one.last <= 1 and one.left.endswith("ل") and one.first and any(hit.record.value == "possible" for hit in scene.factuality[one.first - 1]):
            return [one]
    return adjectives.behind(scene, at - 1, False) if at > 1 and _bearing(scene, at - 1, "owner") else []


def of_nobody(scene: Scene, at: int, left: str) -> bool:
    """Whether a noun tells what somebody decided whom the article does not name: «القرار الأممي بمنع …»; nobody else does it."""
    if not left.endswith("ب") or at < 2 or scene.gaps[at] or scene.holder[at - 1] is not None or _bearing(scene, at - 1, "owner") is None:
        return False
    found = [hit for hit in scene.reading.known(at - 1) if hit.record.kind in ("nisba", "body_adjective")]
    return bool(found) and not adjectives.behind(scene, at - 1, False)


def able(scene: Scene, low: int, at: int) -> list[Stand]:
    """Who can, wants or decides to do what «and» joins to another deed of the clause: «بإمكان الحكومة الالتفاف على القيود وتزويد …»."""
    return [one for one in scene.between(low, at) if not one.left and not scene.parted(one.first, at) and _bearing(scene, one.first, "owner")][-1:]


def _bearing(scene: Scene, last: int, sense: str) -> Hit | None:
    """The noun of this sense that ends right before a word."""
    if scene.gaps[last]:
        return None
    for first in range(last - 1, last - 3, -1):
        for hit in scene.bearings[first]:
            if hit.last == last and hit.record["sense"] == sense:
                return hit
    return None


def concerned(around: Around, actors: list[Stand]) -> list[Stand]:
    """Whom the deed concerns that somebody refuses: «رفض تعيين سامي», «يرفض انتخاب سامي لرئاسة الهيئة»."""
    if around.trigger.type != "REJECT" or (around.next != around.trigger.last and all(one.last != around.next for one in actors)):
        return []
    return [one for one, link in around.after if link == "direct" and one.type == "PER" and one.first == around.next + 1][:1]
