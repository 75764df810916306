"""Places that a word points back to: «إلى سرت، حيث التقى …», «زار سرت والتقى فيها …», «في سرت، وقتل هناك …», «سرت شهدت اشتباكات»."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene

_AFTER: Final = 4
_TO_WHERE: Final = 2
_CLAUSE: Final = 12
_BACK: Final = 30
_BETWEEN: Final = 3
_IN_IT: Final = {"فيها": "f", "فيه": "m", "هناك": ""}
_OUT_OF_IT: Final = {"منها": "f", "منه": "m"}
_HOSTS: Final = frozenset({"تستضيف", "استضافت", "يستضيف", "استضاف", "ستستضيف", "سيستضيف"})
_MET: Final = frozenset({"CONSULT", "AGREE"})
_EXISTS: Final = frozenset({"ليس", "ليست", "ان", "بان", "كان", "كانت", "تكون", "يكون", "زالت", "زال", "تزال", "يزال"})


def to(scene: Scene, trigger: Trigger) -> Stand | None:
    """The place that a word right behind an event's word takes up, in which the clause is that «where» opens, or that sees it."""
    return _taken_up(scene, trigger) or _opened(scene, trigger) or _witness(scene, trigger) or _hosting(scene, trigger)


def _taken_up(scene: Scene, trigger: Trigger) -> Stand | None:
    """The place told last before an event that a pronoun or «there» behind its word takes up."""
    words, known = scene.reading.words, _OUT_OF_IT if trigger.type == "RETREAT" else _IN_IT
    carrier = trigger.governor
    if carrier is not None and carrier.last == trigger.first - 1 and _IN_IT.get(words[carrier.last]):
        return _told_last(scene, carrier.first, _IN_IT[words[carrier.last]])  # «وأجرى فيها محادثات»
    for at in range(trigger.last, min(trigger.last + _AFTER, len(words))):
        if scene.gaps[at] == 2 or scene.role(at) in ("relative", "break") or (at > trigger.last and scene.is_verb[at - 1]):
            return None
        gender = known.get(words[at], _IN_IT.get(words[at]))
        if gender is None:
            continue
        if not gender and (not trigger.verbal or words[at - 1] in _EXISTS):
            return None
        return _told_last(scene, trigger.first, gender)
    return None


def _told_last(scene: Scene, word: int, gender: str) -> Stand | None:
    """The place told last before a word in its sentence that a pronoun of this gender may mean, if nothing else is described behind it."""
    sentence = scene.reading.sentences[scene.reading.sentence_of(word)]
    for one in reversed(scene.between(max(sentence.first, word - _BACK), word)):
        if one.type != "LOC":
            if one.type != "PER" and gender and one.last > word - _AFTER:
                return None
            continue
        mine = scene.gender(one)
        if gender and mine and mine != gender:
            continue
        described = [at for at in range(one.last, word) if scene.role(at) == "relative"]
        return one if not described or described[0] == one.last else None
    return None


def _opened(scene: Scene, trigger: Trigger) -> Stand | None:
    """The place right behind which «where» opens the clause of an event."""
    if "argument.where" not in scene.linking:
        return None
    words = scene.reading.words
    for at in range(trigger.first - 1, max(0, trigger.first - _CLAUSE), -1):
        if scene.gaps[at + 1] == 2:
            return None
        if scene.is_link(at, "argument.where"):
            if words[at + 1] == "ان":
                return None
            near = [one for one in scene.between(at - _TO_WHERE - 2, at) if one.type == "LOC" and at - one.last < _TO_WHERE and not scene.is_wide(one)]
            return near[-1] if near and scene.gaps[at] < 2 else None
        if scene.role(at) == "break":
            return None
    return None


def _witness(scene: Scene, trigger: Trigger) -> Stand | None:
    """The place that is said to see an event: «مدينة سرت شهدت أمس اشتباكات»."""
    if "argument.witnessing" not in scene.linking:
        return None
    for at in range(trigger.first - 1, max(0, trigger.first - _CLAUSE), -1):
        if scene.gaps[at + 1] == 2 or scene.is_verb[at + 1]:
            return None
        if scene.is_link(at, "argument.witnessing"):
            near = [one for one in scene.between(at - _AFTER, at) if one.last > at - _BETWEEN]
            return near[-1] if near and near[-1].type == "LOC" and not scene.parted(near[-1].last, at) else None
    return None


def _hosting(scene: Scene, trigger: Trigger) -> Stand | None:
    """The place that is host to a meeting: «تستضيف جدة محادثات بين …»."""
    if trigger.verbal or trigger.type not in _MET:
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - _CLAUSE), -1):
        if scene.gaps[at + 1] == 2 or scene.role(at) == "break":
            return None
        if scene.reading.words[at].removeprefix("و") in _HOSTS:
            return next((one for one in scene.between(at + 1, at + _BETWEEN) if one.type == "LOC" and one.tie.role == "direct"), None)
    return None
