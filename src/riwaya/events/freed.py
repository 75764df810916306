"""Who frees whom by «أطلق سراح …», «أخلى سبيله»: a verb that is as often passive, whose second word holds the one who is freed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.looking_back import pronoun
from riwaya.events.nouns import Stand
from riwaya.events.picked import joined
from riwaya.events.written import FREED

if TYPE_CHECKING:
    from riwaya.events.around import Around

_WORDS: Final = frozenset({"سراح", "سبيل"})
_FREEING: Final = "trigger.set_free"
_REACH: Final = 7


def sides(around: Around, actors: list[Stand], recipients: list[Stand]) -> tuple[list[Stand], list[Stand]]:
    """The sides of such a verb; a man who does not stand between it and its second word is freed by others: «سامر أطلق سراحه», «إنه أطلق سراح …»."""
    scene, trigger = around.scene, around.trigger
    words = scene.reading.words
    at = next((i for i in range(trigger.last, min(trigger.last + _REACH, len(words))) if words[i] in _WORDS or words[i] in FREED), -1)
    if trigger.record.id != _FREEING or at < 0:
        return actors, recipients
    behind = next((joined(around.after, n) for n, (one, link) in enumerate(around.after) if link == "direct" and one.first > at), [])
    if at == trigger.last and trigger.hit.shape.gender != "f" and trigger.hit.shape.number == "s":
        actors = [one for one in actors if one.type in ("ORG", "LOC") and one not in behind]
    actors = [one for one in actors if one not in behind]
    found = pronoun(scene, at, FREED[words[at]], actors) if words[at] in FREED else None
    return actors, [found] if found is not None else behind or [one for one in recipients if one not in actors]
