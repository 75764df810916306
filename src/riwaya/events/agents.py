"""Who acts in a noun that names nobody."""

from __future__ import annotations

from typing import Final

from riwaya.events import blamed, controlled, governed, meetings, unasked
from riwaya.events.around import Around
from riwaya.events.nouns import LOCAL, MORTAL, Stand, Trigger
from riwaya.events.scene import Scene

_SHARED: Final = frozenset({"both", "between", "war"})
_AUTHORITIES: Final = frozenset({"army", "court", "government", "command"})
_OFFICIAL: Final = frozenset({"LEGAL", "COERCE"})  # what a body says was done in these is done by it: «قالت الشرطة إنه تم توقيف …»
_TOPPLE: Final = "trigger.topple"  # «بعد الإطاحة به في انقلاب»
_POLLS: Final = frozenset({"trigger.vote", "trigger.poll"})


def agent(scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None) -> list[Stand]:
    """Who acts in a noun that names nobody; courts and authorities try and inquire, no person who speaks of it."""
    if trigger.record.id in _POLLS:
        return []  # who promises, calls or upsets an election is not who votes in it
    found = _looked_up(scene, trigger, around, speaker)
    done = trigger.governor is not None and trigger.governor.record["subject"] == "none"
    if not found and done and trigger.type in _OFFICIAL and speaker is not None and _in_office(scene, speaker):
        return [speaker]
    return found if trigger.type != "LEGAL" or trigger.hit.right else [one for one in found if one.type != "PER"]


def _in_office(scene: Scene, one: Stand) -> bool:
    """Whether a body arrests and inquires: an army, a court, a ministry, by one of its names."""
    names = [other for other in scene.stands if other.entity == one.entity] if one.entity and one.type == "ORG" else []
    return any(hit.record.kind == "org_head" and hit.record.class_ in _AUTHORITIES for other in names for hit in scene.reading.known(other.name))


def _looked_up(scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None) -> list[Stand]:
    """Who acts in a noun that names nobody: the one of the event it hangs on or is joined to, the clause's subject; a bare journey is the topic's."""
    if trigger.frame not in MORTAL and (owner := governed.owner(scene, around.head, around.left, speaker)):
        return owner
    if accused := blamed.by(around):
        return accused
    if unasked.opposed(around) or controlled.answered(around):
        return []
    if unasked.welcomed(around) or unasked.asked_of_others(around) or unasked.dispersed(around) or governed.of_nobody(scene, around.head, around.left):
        return []
    if trigger.frame not in MORTAL and trigger.asked.of != "recipient" and (made := controlled.steered(around)):
        return made
    if around.known and not trigger.hit.right and trigger.frame != "visit" and not controlled.intended(around):
        return controlled.bidden(around) or controlled.attempting(around)
    if (hurt := controlled.hurt(around)) is not None:
        return hurt.actors
    killed = around.told[-1] if around.told and trigger.type in LOCAL and scene.role(around.head - 1) == "in" else None
    if killed is not None and (killed.trigger.frame in MORTAL or killed.trigger.record.id == _TOPPLE) and not scene.parted(killed.trigger.last, trigger.first):
        return killed.actors  # «بعد مقتل … في عملية اغتيال»: not by whom the clause is about
    found = controlled.controller(around)
    mortal = trigger.frame in MORTAL and not controlled.tied(around)
    if not found and around.beside and not mortal and around.last and trigger.frame not in _SHARED and not (trigger.hit.left.startswith("و") and controlled.apart(around)):
        return meetings.traveller(around) if trigger.frame == "visit" else around.last
    told_of = trigger.first == around.clause and trigger.type in LOCAL  # «علم أنه هجوم» is not by him
    told_of = told_of or (scene.role(trigger.first - 1) == "other" and trigger.last < len(scene.gaps) and around.unknown(trigger.last))  # «بسبب رفض المدير …»
    found = found or controlled.agent(around) or ([] if told_of or mortal else around.pronoun_subject(speaker))
    if trigger.type == "ASSAULT" and trigger.frame in _SHARED and trigger.governor is None and speaker is not None:
        found = [one for one in found if one.type == "ORG" or not scene.same(one, speaker)]  # «وقال القائد إنه لا تزال هناك اشتباكات»
    if found:
        return found
    if trigger.hit.left.startswith("و"):
        joined = controlled.joined_to(around)
        if joined:
            return joined
    if trigger.definite and trigger.frame == "visit":
        one = scene.topic
        return ([] if trigger.hit.right else controlled.fronted(around)) or ([one] if one else [])
    return []
