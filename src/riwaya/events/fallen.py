"""Whose the killed and wounded are whom only a noun tells: «قتلى في صفوف القوات», «جرحى بين رجال الشرطة», «عشرات القتلى من الحوثيين»."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene

_FALLEN: Final = frozenset({"trigger.casualties", "trigger.fall_dead", "trigger.one_killed"})
_RANKS: Final = frozenset({"صفوف", "صفوفها", "اوساط"})
_AMONG: Final = frozenset({"بين", "من"})
_FAR: Final = 7


def ranks(scene: Scene, trigger: Trigger) -> list[Stand]:
    """Of whose ranks the fallen of a trigger are: who stands right behind «في صفوف», «بين» or «من», no place, before another clause."""
    if trigger.record.id not in _FALLEN:
        return []
    words = scene.reading.words
    for at in range(trigger.last, min(trigger.last + _FAR, len(words) - 1)):
        if scene.gaps[at] == 2 or scene.role(at) in ("break", "relative"):
            return []
        one = scene.stand_at[at + 1] if words[at] in _RANKS or words[at] in _AMONG else None
        if one is not None and not one.left and not scene.gaps[at + 1] and one.type != "LOC":
            return [one]
    return []
