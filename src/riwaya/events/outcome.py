"""Which deed somebody was killed or wounded in, by the words between the two: «مقتل … في قصف», «هجوم أسفر عن مقتل …».

It sees one sentence, and of its deeds the nearest alone.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import MORTAL, Telling
from riwaya.events.scene import Scene
from riwaya.lexicon.letters import fold_word

_AMID: Final = ("argument.in", "argument.through")  # what went on meanwhile need not be it: «قتل خلال …»
_LONG: Final = 30
_COUNTED: Final = 4  # «أسفر عن عشرات القتلى»
_AROUND: Final = 4  # «أدت مواجهات … إلى …»


def deeds(scene: Scene, tellings: list[Telling]) -> dict[int, Telling]:
    """By the first word of a telling of violence, the earlier one that tells of the same deed."""
    out: dict[int, Telling] = {}
    violent = [one for one in tellings if one.trigger.type == "ASSAULT"]
    last: Telling | None = None  # the deed told last, and who suffered last
    killed: Telling | None = None
    for one in violent:
        mortal = one.trigger.frame in MORTAL
        if mortal:
            if last is not None and one.sentence == last.sentence and _brought_about(scene, last, one):
                out[one.trigger.first] = last
            killed = one
        else:
            if killed is not None and killed.sentence == one.sentence and not one.trigger.verbal and _amid(scene, killed, one):
                out[one.trigger.first] = killed
            last = one
            killed = None
    return out


def _amid(scene: Scene, killed: Telling, deed: Telling) -> bool:
    """«مقتل ثلاثة … في هجوم», «أصيبوا بقصف …»."""
    at, low = deed.trigger.first, killed.trigger.last
    if at - low > _LONG:
        return False
    if deed.trigger.hit.left.endswith("ب"):
        return True
    return any((link := scene.link[i]) is not None and link.last == at and link.record.id in _AMID for i in range(max(low, at - 3), at))


def _brought_about(scene: Scene, deed: Telling, killed: Telling) -> bool:
    """«أسفر الهجوم عن مقتل …»: the verb stands behind the deed or right before it."""
    at, left = killed.trigger.first, killed.trigger.hit.left
    low = max(deed.trigger.first - _AROUND, at - _LONG, scene.reading.sentences[killed.sentence].first)
    for i in range(at - 1, low - 1, -1):
        for hit in scene.reading.known(i):
            if hit.record.kind != "outcome" or hit.shape.pos != "verb":
                continue
            by = fold_word(hit.record["by"])
            near = scene.reading.words[max(i + 1, at - _COUNTED) : at]
            if by == "ب":
                joined = left.endswith(by)
            else:
                joined = by in near if by else at - i <= _COUNTED
            if joined:
                return True
    return False
