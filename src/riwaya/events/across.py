"""What one event tells of the sides of another, once all are gathered: who lifts sanctions, with whom a contract is made.

It reads only events of the article itself; those that name their sides keep them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.meetings import held_on
from riwaya.events.nouns import INHERITED, Stand, Telling
from riwaya.events.same import Cluster, key

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_LIFTING: Final = "trigger.lift"
_CARRYING_OUT: Final = "trigger.carry_out"
_CONTRACTS: Final = frozenset({"trigger.sign", "trigger.deal", "trigger.agree"})
_CLOSE: Final = 5
_FAR: Final = 10
_DAY: Final = 10
_PAIR: Final = 2


def fill(scene: Scene, clusters: list[Cluster]) -> None:
    """Give events the sides that others of the article tell."""
    for cluster in clusters:
        head = cluster.tellings[0]
        if head.trigger.record.id == _LIFTING:
            _lifted(scene, cluster, clusters)
        elif head.trigger.type == "AGREE":
            _contracted(scene, cluster, clusters)
        elif head.trigger.type == "CONSULT" and head.trigger.frame == "both" and all(one.time is None for one in cluster.tellings):
            _on_the_way(scene, head, clusters)
        if head.trigger.type == "CONSULT" and head.trigger.frame == "both":
            _who_met(scene, cluster)
    for cluster in clusters:
        for telling in cluster.tellings:
            if telling.trigger.record.id == _CARRYING_OUT and not telling.recipients:
                _carried_out(scene, telling, clusters)


def _who_met(scene: Scene, meeting: Cluster) -> None:
    """A state meets nobody beside its own man: «تستقبل روسيا …» and «التقى الرئيس الروسي فلان …» are told of him."""
    actors = _named(meeting, True)
    people = {one.entity for one in actors if one.type == "PER"}
    if len(people) < _PAIR or all(one.type != "LOC" for one in actors):
        return
    theirs = {scene.states.get(scene.nisba[at]) for one in scene.stands if one.entity in people for at in range(one.first, one.name)}
    for telling in meeting.tellings:
        telling.actors = [one for one in telling.actors if one.type != "LOC" or scene.who(one) not in theirs]


def _named(cluster: Cluster, acting: bool) -> list[Stand]:
    return [one for telling in cluster.tellings for one in (telling.actors if acting else telling.recipients) if one.entity]


def _lifted(scene: Scene, lifting: Cluster, clusters: list[Cluster]) -> None:
    """Sanctions are lifted by who imposed them, for those on whom they lie."""
    head = lifting.tellings[0]
    freed = {key(scene, one) for one in _named(lifting, False)}
    acting = _named(lifting, True)
    imposed = [one for one in clusters if one.tellings[0].trigger.type == "SANCTION" and _named(one, True)]
    if freed:
        imposed = [one for one in imposed if any(key(scene, hit) in freed for hit in _named(one, False))]
    else:
        imposed = [one for one in imposed if any(telling.sentence == head.sentence and telling.trigger.first < head.trigger.first for telling in one.tellings)]
    if len(imposed) != 1 or (acting and all(key(scene, one) not in [key(scene, other) for other in _named(imposed[0], True)] for one in acting)):
        return
    head.actors = head.actors or _named(imposed[0], True)
    head.recipients = head.recipients or [one for one in _named(imposed[0], False) if key(scene, one) not in [key(scene, other) for other in head.actors]]
    head.why.append("rule.lifted")


def _on_the_way(scene: Scene, talks: Telling, clusters: list[Cluster]) -> None:
    """Talks of a journey are held in the month or year when it is, where no day is told: «التقى الوزير خلال الزيارة …», «زيارته إلى القاهرة تشمل مباحثات»."""
    for cluster in clusters:
        if cluster.tellings[0].trigger.frame == "visit" and any(one.sentence == talks.sentence and _within(scene, talks, one) for one in cluster.tellings):
            dated = [one for one in cluster.tellings if one.time is not None and one.time.value]
            best = min(dated, key=_distance).time if dated else None
            if best is not None and len(str(best.value).rstrip("~")) < _DAY:
                talks.time, talks.time_at = best, INHERITED


def _within(scene: Scene, talks: Telling, journey: Telling) -> bool:
    """Whether talks go on while a known journey does, or belong to it by the word before them."""
    at = journey.trigger.first
    if journey.trigger.verbal:
        return False
    if at >= talks.trigger.last:
        return at - talks.trigger.last <= _CLOSE and scene.is_link(at - 1, "argument.during")
    return talks.trigger.first - journey.trigger.last <= _FAR and held_on(scene, talks.trigger.first - 1)


def _distance(telling: Telling) -> float:
    return telling.time_at


def _contracted(scene: Scene, signing: Cluster, clusters: list[Cluster]) -> None:
    """Who signs contracts for a delivery signs them with whom it goes to."""
    known = {key(scene, one) for one in _named(signing, True)}
    for telling in signing.tellings:
        if telling.trigger.record.id in _CONTRACTS and (delivery := _behind(telling, clusters)) is not None:
            telling.actors = telling.actors + [one for one in delivery.actors + delivery.recipients if one.entity and key(scene, one) not in known]


def _behind(telling: Telling, clusters: list[Cluster]) -> Telling | None:
    """The delivery that a contract right before it is for: «عقود لتوريد …»."""
    last = telling.trigger.last
    for cluster in clusters:
        if cluster.tellings[0].trigger.type == "AID":
            for one in cluster.tellings:
                if one.sentence == telling.sentence and 0 < one.trigger.first - last <= _CLOSE and one.trigger.hit.left.endswith("ل"):
                    return one
    return None


def _carried_out(scene: Scene, telling: Telling, clusters: list[Cluster]) -> None:
    """Contracts are carried out towards the other party of those who signed them, told right behind."""
    mine = {key(scene, one) for one in telling.actors}
    for cluster in clusters:
        near = [one for one in cluster.tellings if one.sentence == telling.sentence and 0 < one.trigger.first - telling.trigger.last <= _CLOSE]
        if cluster.tellings[0].trigger.type == "AGREE" and near and mine:
            parties = _named(cluster, True)
            if any(key(scene, one) in mine for one in parties):
                telling.recipients = [one for one in parties if key(scene, one) not in mine]
