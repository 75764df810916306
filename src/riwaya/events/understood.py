"""Who takes part in an event whose words name nobody, as an editor understands it from the rest of the article.

An army that announces dead fighters of the other side killed them; a ceasefire is between those who fight; a war in a state
is waged by him who fights that state. Where the article tells of several who fight nobody is given.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import MORTAL, Stand, Telling
from riwaya.events.same import Cluster
from riwaya.events.scene import Scene
from riwaya.events.voices import Voices

_FOUGHT: Final = frozenset({"ASSAULT", "COERCE"})
_OWN_DEEDS: Final = frozenset({"RETREAT", "MOBILIZE"})  # what an army says is done in these it does: «قالت الوزارة إنه سيتم فتح ممر»
_MUTUAL: Final = frozenset({"both", "war"})
_DEFENCE: Final = "الدفاع"
_NO_FOES: Final = ("مستوطن", "حارس", "حراس", "انتحار", "استشهاد", "مجهول")
_CAUSED: Final = frozenset({"بسبب", "علي خلفيه", "جراء", "اثر", "نتيجه"})
Pair = tuple[Stand, Stand]


def own_army(scene: Scene, stands: list[Stand]) -> list[Stand]:
    """Those of one side without a state whose army stands there too."""
    codes = [_land_of(scene, one) for one in stands if _is_army(scene, one)]
    lands = {scene.states.get(one) for one in codes if one}
    return [one for one in stands if one.type != "LOC" or scene.who(one) not in lands] if lands else stands


def fill(scene: Scene, voices: Voices, clusters: list[Cluster]) -> None:
    """Give those whom the rest of the article tells to violence, wars and ceasefires that name nobody who acts."""
    for cluster in clusters:
        for telling in cluster.tellings:
            if telling.trigger.type == "ASSAULT" and telling.trigger.frame == "both" and telling.actors and not telling.trigger.verbal:
                _leave_out(telling, voices.speaker(telling.trigger))
    open_ = [one for one in clusters if not any(telling.actors for telling in one.tellings)]
    seized = [one for one in clusters if one.tellings[0].trigger.mode == "seize" and one not in open_ and not any(telling.recipients for telling in one.tellings)]
    if not (open_ or seized):
        return
    fights = _Fights(scene, clusters)
    for cluster in seized:
        _take(scene, cluster, fights)
    for cluster in open_:
        head = cluster.tellings[0]
        if head.trigger.mode == "ceasefire":
            _give(head, _parties(scene, head, fights), "rule.fought_before")
        elif head.trigger.type in _OWN_DEEDS and head.trigger.governor is not None and head.trigger.governor.record["subject"] == "none":
            _give(head, _speaking_army(scene, voices, head), "rule.announced")
        elif head.trigger.type == "ASSAULT" and head.trigger.frame == "war":
            _wage(scene, cluster, clusters, fights)
        elif head.trigger.type == "ASSAULT":
            for telling in cluster.tellings:
                _give(telling, _announcer(scene, voices, telling, fights), "rule.announced_dead")


def _take(scene: Scene, cluster: Cluster, fights: _Fights) -> None:
    """What is seized is taken from the only one whom the seizer fights, a land from its state."""
    places = [telling.place for telling in cluster.tellings]
    for telling in cluster.tellings:
        for one in telling.actors[:1]:
            foes = fights.against(fights.power(one))
            foe = fights.stand(next(iter(foes))) if len(foes) == 1 else None
            if foe is not None and (not foes.isdisjoint(scene.entities) or any(place is not None and fights.power(place) in foes for place in places)):
                telling.recipients = [foe]
                telling.why.append("rule.only_foe")
                return


def _leave_out(telling: Telling, speaker: Stand | None) -> None:
    """Who only tells of a fight does not fight: «قال … إن هناك اشتباكات»."""
    if speaker is not None and speaker.entity is not None and (speaker.type == "PER" or len(telling.actors) == 1):
        telling.actors = [one for one in telling.actors if one.entity != speaker.entity]


def _give(telling: Telling, actors: list[Stand], rule: str) -> None:
    if actors:
        telling.actors = actors
        telling.why.append(rule)


class _Fights:
    """Who fights whom in an article, each two once; an army fights for its state."""

    def __init__(self, scene: Scene, clusters: list[Cluster]) -> None:
        self._scene = scene
        self._lands: dict[str, str] = {}
        for one in scene.stands:
            if one.type == "ORG" and one.entity and one.entity not in self._lands and (land := _land_of(scene, one)):
                self._lands[one.entity] = land
        self.pairs: dict[tuple[str, str], Pair] = {}
        for cluster in clusters:
            if cluster.tellings[0].trigger.type in _FOUGHT:
                for telling in cluster.tellings:
                    self._read(telling)

    def _read(self, telling: Telling) -> None:
        both = telling.trigger.frame in _MUTUAL
        for one in telling.actors[:1] if both else telling.actors:
            for other in telling.actors[1:] if both else telling.recipients:
                here, there = self.power(one), self.power(other)
                if here != there and here and there and one.type != "PER" != other.type and telling.factuality != "CT-":
                    self.pairs.setdefault((min(here, there), max(here, there)), (one, other))

    def power(self, one: Stand) -> str:
        """The state whose body somebody is, else himself; nobody for those without a name."""
        who = self._scene.who(one) or ""
        return self._lands.get(who) or self._scene.country_of.get(who) or who

    def stand(self, power: str) -> Stand | None:
        """A state that the article names, else who fights for that side."""
        sides = (one for pair in self.pairs.values() for one in pair if self.power(one) == power)
        return _state(self._scene, power) or next(sides, None)

    def against(self, power: str) -> set[str]:
        """Who fights somebody."""
        return {other for pair in self.pairs if power in pair for other in pair if other != power}


def _parties(scene: Scene, telling: Telling, fights: _Fights) -> list[Stand]:
    """Between whom a ceasefire is: two armies joined right before it, else the only two of the article who fight."""
    two = scene.joined_before(telling.trigger.first)
    if two and all(_is_army(scene, one) for one in two):
        return list(two)
    return list(next(iter(fights.pairs.values()))) if len(fights.pairs) == 1 else []


def _land_of(scene: Scene, one: Stand) -> str:
    """The country that an adjective in the name of a body names."""
    return next((scene.nisba[at] for at in range(one.first, one.last) if scene.nisba[at]), "")


def _is_army(scene: Scene, one: Stand) -> bool:
    return one.type == "ORG" and any(hit.record.kind == "org_head" and hit.record.class_ == "army" for hit in scene.reading.known(one.name))


def _army(scene: Scene, one: Stand) -> Stand | None:
    """The army for which somebody speaks: itself, of a defence ministry that of its state, else its state."""
    if _is_army(scene, one) or (one.type == "UNNAMED" and one.armed):
        return one
    names = [other for other in scene.stands if other.entity == one.entity] if one.type == "ORG" else []
    land = next((_land_of(scene, other) for other in names if _DEFENCE in scene.reading.words[other.name : other.last]), "")
    if not land:
        return None
    same = [other for other in scene.stands if _is_army(scene, other) and _land_of(scene, other) == land]
    return same[0] if same else _state(scene, land)


def _state(scene: Scene, code: str) -> Stand | None:
    """A state that the article names."""
    return Stand(0, 0, 0, scene.states[code], "LOC") if code in scene.states else None


def _speaking_army(scene: Scene, voices: Voices, telling: Telling) -> list[Stand]:
    """The army on whose word an event is told."""
    speaker = voices.speaker(telling.trigger)
    army = _army(scene, speaker) if speaker is not None else None
    return [army] if army is not None else []


def _announcer(scene: Scene, voices: Voices, telling: Telling, fights: _Fights) -> list[Stand]:
    """The army that tells of dead or wounded who are its foes: fighters without a name, soldiers of the state it fights."""
    if (telling.trigger.frame not in MORTAL and telling.trigger.asked.of != "recipient") or telling.factuality != "CT+" or not telling.recipients:
        return []
    mine = _speaking_army(scene, voices, telling)
    return mine if mine and all(_foe(scene, one, mine[0], fights) for one in telling.recipients) else []


def _foe(scene: Scene, one: Stand, army: Stand, fights: _Fights) -> bool:
    """Whether it is an enemy of an army."""
    if not one.armed or one.right:
        return False
    if one.entity is None:
        word = scene.reading.words[one.name].removeprefix(one.left).removeprefix("ال")
        return not word.startswith(_NO_FOES) and any(hit.record.id == "group.armed" for hit in scene.reading.known(one.name))
    return fights.power(one) in fights.against(fights.power(army))


def _wage(scene: Scene, cluster: Cluster, clusters: list[Cluster], fights: _Fights) -> None:
    """Let a war in a state be waged on it by the one state that fights it, or by whom its sentence tells of as punished for it."""
    for telling in cluster.tellings:
        land = _land(scene, telling)
        if land is None:
            continue
        state = fights.power(land)
        foes = _punished(scene, telling, clusters, fights) - {state} or fights.against(state)
        if len(foes) == 1 and (foe := _state(scene, foes.pop())) is not None:
            telling.actors, telling.recipients = [foe], [land]
            telling.why.append("rule.war_in")
            return


def _land(scene: Scene, telling: Telling) -> Stand | None:
    """The state that a war is told by: «حرب …», «الحرب في …»."""
    at = telling.trigger.last
    at += int(scene.role(at) in ("in", "against") and not scene.gaps[at])
    one = scene.stand_at[at]
    return one if one is not None and not scene.gaps[at] and scene.is_country(one) else None


def _punished(scene: Scene, telling: Telling, clusters: list[Cluster], fights: _Fights) -> set[str]:
    """On whom sanctions lie because of a war, in its sentence."""
    at = telling.trigger.first
    if scene.reading.words[at - 1] not in _CAUSED:
        return set()
    told = [one for cluster in clusters for one in cluster.tellings if one.trigger.type == "SANCTION" and one.sentence == telling.sentence and one.trigger.last <= at]
    return {fights.power(one) for one in told[-1].recipients if scene.is_country(one) or scene.is_capital(one)} if told else set()
