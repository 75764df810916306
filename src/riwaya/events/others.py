"""Words that keep a telling apart from what was told before: another deed, somebody else who takes part."""

from __future__ import annotations

from typing import Final

from riwaya.events import governed
from riwaya.events.nouns import MORTAL, Telling, Trigger
from riwaya.events.scene import Scene

_ANOTHER: Final = frozenset({"اخر", "اخري", "ثان", "ثانيا", "ثانيه", "ثالث", "ثالثا", "ثالثه"})
_SINCE: Final = frozenset({"من", "علي"})
_BEHIND: Final = frozenset({"بعد", "قبل", "وبعد", "عقب"})
_AFTER: Final = 5
_YEAR: Final = 4
_MORROW: Final = "غداه"
_OF_IT: Final = ("ي", "يا", "يه", "ين")


def another(scene: Scene, trigger: Trigger) -> bool:
    """«هجوم آخر», «حادث إطلاق نار آخر», «غداة هجوم …»; «وبعد ساعات، شنت …»."""
    before = scene.reading.words[trigger.first - 1]
    if before == _MORROW or _long_before(scene, governed.counted_head(scene, trigger.first)) or _later(scene, trigger) or _elsewhere(scene, trigger):
        return True
    words = scene.reading.words[trigger.last : trigger.last + 2]
    if trigger.verbal or trigger.definite or not words:
        return False
    return words[0] in _ANOTHER or (words[-1] in _ANOTHER and words[0].endswith(_OF_IT))


def over_years(telling: Telling) -> bool:
    """«هجمات … منذ خمس سنوات»: whether a noun tells of many deeds since some year."""
    value = telling.time.value if telling.time is not None and telling.time.value else ""
    return not telling.trigger.verbal and telling.trigger.hit.shape.number == "p" and "/" in value and len(value.partition("/")[0].rstrip("~")) == _YEAR


def _elsewhere(scene: Scene, trigger: Trigger) -> bool:
    """«وفي مدينة كسلا، قصفت …»: whether a deed stands right behind a place that opens its sentence, which the article has not named before."""
    start = scene.reading.sentences[scene.reading.sentence_of(trigger.first)].first
    if trigger.definite or scene.role(start) != "in":
        return False
    place = next((one for one in scene.between(start + 1, start + _AFTER) if one.type == "LOC"), None)
    if place is None or scene.is_country(place) or scene.parted(start + 1, place.last):
        return False
    at = next((i for i in range(place.last, trigger.first + 1) if scene.gaps[i]), trigger.first + 1)
    if at > trigger.first or at - place.last > _AFTER or trigger.first - at > _AFTER or any(scene.gaps[at + 1 : trigger.first + 1]):
        return False
    if any(hit.record.kind == "trigger" for i in range(at, trigger.first) for hit in scene.reading.known(i)):
        return False  # «وفي المدينة، تظاهر الآلاف احتجاجا على …»
    return not any(scene.same(one, place) for one in scene.between(0, start))


def _later(scene: Scene, trigger: Trigger) -> bool:
    """«وبعد ساعات، شنت …»: whether a deed that somebody does stands right behind the words of a later time that open its sentence."""
    if trigger.definite or trigger.frame in MORTAL:
        return False
    start, words = scene.reading.sentences[scene.reading.sentence_of(trigger.first)].first, scene.reading.words
    if words[start] not in _BEHIND or not scene.is_timed[start + 1]:
        return False
    at = start + 1
    while scene.is_timed[at]:
        at += 1
    return scene.gaps[at] == 1 and trigger.first - at <= _AFTER and not any(scene.gaps[at + 1 : trigger.first + 1])


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
