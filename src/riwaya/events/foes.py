"""From whom something is taken: those fought or gone in the same sentence, «سيطر الجيش على … بعد معارك مع …», «… بعد انسحاب …»."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand, Telling
from riwaya.events.scene import Scene

_FIGHTS: Final = frozenset({"both", "war"})
_GONE: Final = frozenset({"withdraw", "flee"})


def find(scene: Scene, tellings: list[Telling]) -> None:
    """Give what is seized from nobody those whom its sentence tells of as the seizer's foes."""
    for one in tellings:
        if one.trigger.type == "COERCE" and one.trigger.mode == "seize" and one.actors and not one.recipients:
            one.recipients = _foes(scene, one, [other for other in tellings if other.sentence == one.sentence and other is not one])


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
