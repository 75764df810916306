"""Words that keep a telling apart from what was told before: another deed, somebody else who takes part."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Telling, Trigger
from riwaya.events.scene import Scene

_ANOTHER: Final = frozenset({"اخر", "اخري", "ثان", "ثانيا", "ثانيه", "ثالث", "ثالثا", "ثالثه"})
_SINCE: Final = frozenset({"من", "علي"})
_BEHIND: Final = frozenset({"بعد", "قبل", "وبعد", "عقب"})
_AFTER: Final = 5
_OF_IT: Final = ("ي", "يا", "يه", "ين")


def another(scene: Scene, trigger: Trigger) -> bool:
    """«هجوم آخر», «حادث إطلاق نار آخر»."""
    if _long_before(scene, trigger.first):
        return True
    words = scene.reading.words[trigger.last : trigger.last + 2]
    if trigger.verbal or trigger.definite or not words:
        return False
    return words[0] in _ANOTHER or (words[-1] in _ANOTHER and words[0].endswith(_OF_IT))


def _long_before(scene: Scene, word: int) -> bool:
    """«جاء الهجوم بعد يومين من مقتل …»: whether a deed is told only by how long before another it was."""
    words, at = scene.reading.words, word - 1
    if at < _AFTER or words[at] not in _SINCE or not scene.is_timed[at - 1]:
        return False
    return any(one in _BEHIND for one in words[at - _AFTER : at])


def with_others(scene: Scene, telling: Telling) -> bool:
    """Whether somebody whom nobody knows meets there: «اجتماعا تشاوريا بين …», «اتصالات أميركية», «أجرى مع ممثليها اتصالات»."""
    first, last = telling.trigger.first, telling.trigger.last
    state = scene.nisba[last] if last < len(scene.gaps) and not scene.gaps[last] else ""
    if "between" in scene.roles[last : last + 3] or (state and all(one.entity != scene.states.get(state) for one in telling.actors)):
        return True
    one = scene.holder[first - 1]
    before = one.first if one is not None else first - 1
    return before > 0 and not telling.trigger.definite and scene.role(before - 1) == "with" and (one is None or one.entity is None)
