"""From whom something is taken: those fought or gone in the same sentence, «سيطر الجيش على … بعد معارك مع …», «… بعد انسحاب …»."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand, Telling
from riwaya.events.scene import Scene

_FIGHTS: Final = frozenset({"both", "war"})
_FAR: Final = 16
_HOLD: Final = frozenset({"سيطره", "لسيطره", "قبضه"})
_GONE: Final = frozenset({"withdraw", "flee"})


def find(scene: Scene, tellings: list[Telling]) -> None:
    """Give what is seized from nobody those whom its sentence tells of as the seizer's foes."""
    for one in tellings:
        if one.trigger.type == "COERCE" and one.trigger.mode == "seize" and one.actors and not one.recipients:
            here = _foes(scene, one, [other for other in tellings if other.sentence == one.sentence and other is not one])
            one.recipients = here or _holders(scene, one)


def _foes(scene: Scene, seizing: Telling, others: list[Telling]) -> list[Stand]:
    """Who fights against the seizer, or leaves, in the other tellings of a sentence."""
    mine = {scene.who(one) for one in seizing.actors}
    for other in others:
        fought = other.trigger.type == "ASSAULT" and other.trigger.frame in _FIGHTS and any(scene.who(one) in mine for one in other.actors)
        gone = other.trigger.type == "RETREAT" and other.trigger.mode in _GONE and scene.role(other.trigger.first - 1) == "other"
        found = [one for one in other.actors if one.entity and one.type == "ORG" and scene.who(one) not in mine]
        if (fought or gone) and found:
            return found
    return []


def holding(scene: Scene, one: Stand) -> bool:
    """Whether a stand is who holds something: «تحت سيطرة الحركة»."""
    return one.first > 0 and not one.left and scene.reading.words[one.first - 1] in _HOLD


def _holders(scene: Scene, seizing: Telling) -> list[Stand]:
    """Who holds what is seized: «استعادة البلدة الخاضعة لسيطرة الحركة», «مناطق تحت سيطرة الحركة»."""
    sentence = scene.reading.sentences[seizing.sentence]
    near = scene.between(seizing.trigger.last + 1, min(sentence.last, seizing.trigger.last + _FAR))
    mine = {scene.who(one) for one in seizing.actors}
    return [one for one in near if holding(scene, one) and scene.who(one) not in mine][:1]
