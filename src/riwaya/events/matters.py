"""Whose matter an event is that names one side or none: of talks about a state's programme, a treaty that is left, mutual accusations, a vote, a trial.

Each rule asks for words that name the matter, and gives way to whoever is named.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import where
from riwaya.events.nouns import Stand, Telling
from riwaya.events.same import Cluster, key
from riwaya.events.scene import Scene

_NEAR: Final = 9
_BEHIND: Final = 3
_SHARED: Final = frozenset({"CONSULT", "AGREE"})
_PROGRAMMES: Final = frozenset({"برنامج", "البرنامج", "ملف", "الملف"})
_PAIR: Final = 2
_AIMING: Final = frozenset({"يهدف", "تهدف", "هدف", "هدفت", "هدفه", "هدفها", "يرمي", "ترمي", "يراد", "القصد"})
_POLL: Final = "trigger.poll"
_WON: Final = "trigger.win_vote"
_SEATS: Final = ("اغلبيه", "اكثريه", "مقعد", "مقاعد", "غالبيه")
_JUDICIARY: Final = frozenset({"org_head.judiciary", "org_head.bench"})
_PROCEEDINGS: Final = frozenset({"trigger.charge", "trigger.questioning", "trigger.investigate"})


def fill(scene: Scene, clusters: list[Cluster]) -> None:
    """Add those whose matter an event is."""
    for at, cluster in enumerate(clusters):
        head = cluster.tellings[0]
        if not any(telling.actors for telling in cluster.tellings):
            _aim(scene, cluster, clusters)
        if head.trigger.type in _SHARED:
            _owner(scene, cluster)
        elif head.trigger.type == "ELECT":
            _vote(scene, cluster)
        elif head.trigger.type == "LEGAL":
            _try(scene, cluster, clusters)
        elif head.trigger.type == "SANCTION" and head.trigger.mode == "withdraw":
            _others(scene, cluster, clusters)
        elif head.trigger.type == "ACCUSE" and head.mutual and not head.actors:
            _each_other(head, clusters[at + 1 :])


def _aim(scene: Scene, cluster: Cluster, clusters: list[Cluster]) -> None:
    """What a deed aims at is done by who did the deed: «الهجوم يهدف إلى توجيه تحذير»."""
    words = scene.reading.words
    for aim in cluster.tellings:
        at = aim.trigger.first
        low = next((i for i in range(at - 1, max(0, at - _BEHIND - 1), -1) if words[i] in _AIMING), -1)
        if low < 0 or aim.trigger.verbal or scene.parted(low, at + 1):
            continue
        for other in clusters:
            if other is not cluster and any(low - _BEHIND < one.trigger.last <= low and not scene.parted(one.trigger.last, low + 1) for one in other.tellings):
                aim.actors = [one for telling in other.tellings for one in telling.actors if one.entity][:1]
                aim.why.append("rule.aim_of")
                return


def _owner(scene: Scene, cluster: Cluster) -> None:
    """Let the state whose programme is talked or agreed about be a party: «الاتفاق بشأن برنامج … النووي»."""
    known = {key(scene, one) for telling in cluster.tellings for one in telling.actors}
    for telling in cluster.tellings:
        state = _programme(scene, telling) if len(known) < _PAIR and not telling.trigger.verbal else None
        if state is not None and key(scene, state) not in known:
            telling.actors = [*telling.actors, state]
            telling.why.append("rule.programme_of")
            return


def _programme(scene: Scene, telling: Telling) -> Stand | None:
    """The state behind a word for a programme that a noun of talks is about."""
    low = telling.trigger.last
    for at in range(low, min(low + _NEAR, len(scene.gaps))):
        if scene.gaps[at] or scene.is_verb[at]:
            return None
        if scene.reading.words[at] in _PROGRAMMES:
            return _state_behind(scene, at + 1)
    return None


def _state_behind(scene: Scene, low: int) -> Stand | None:
    """The state right behind a noun, by its name or by an adjective: «برنامج إيران», «البرنامج النووي الإيراني»."""
    for at in range(low, min(low + _BEHIND, len(scene.gaps))):
        one, state = scene.stand_at[at], scene.states.get(scene.nisba[at])
        if scene.gaps[at] or scene.link[at]:
            return None
        if one is not None:
            return one if scene.is_country(one) or scene.is_capital(one) else None
        if state:
            return Stand(at, at + 1, at, state, "LOC")
    return None


def _others(scene: Scene, cluster: Cluster, clusters: list[Cluster]) -> None:
    """Who leaves a treaty leaves those with whom it was made, told right before."""
    if any(telling.recipients for telling in cluster.tellings):
        return
    for telling in cluster.tellings:
        mine = {key(scene, one) for one in telling.actors}
        made = [one for other in clusters if other.tellings[0].trigger.type == "AGREE" for one in other.tellings if one.sentence == telling.sentence]
        found = [one for treaty in made for one in treaty.actors if key(scene, one) not in mine]
        if found and mine:
            telling.recipients = found
            telling.why.append("rule.treaty_with")
            return


def _each_other(head: Telling, later: list[Cluster]) -> None:
    """«تبادل الاتهامات» in a headline is between those of whom the text then tells that one accuses the other."""
    for cluster in later:
        first = cluster.tellings[0]
        if first.trigger.type == "ACCUSE" and first.sentence > head.sentence:
            if first.actors and first.recipients and all(one.entity for one in [*first.actors, *first.recipients]):
                head.actors = head.recipients = [*first.actors, *first.recipients]
                head.why.append("rule.accused_next")
            return


def _vote(scene: Scene, cluster: Cluster) -> None:
    """A people's vote is held by its state; seats are won and lost by the party whose leader tells of it."""
    for telling in cluster.tellings:
        if telling.trigger.record.id == _WON and any(_seats(word) for word in scene.reading.words[telling.trigger.last : telling.trigger.last + _BEHIND]):
            telling.actors = [_party(scene, one) for one in telling.actors]
    if any(telling.trigger.record.id != _POLL or telling.factuality == "U" for telling in cluster.tellings):
        return
    if any(one.entity for telling in cluster.tellings for one in telling.actors):
        return
    state = _voting(scene, cluster)
    if state is not None:
        for telling in cluster.tellings:
            telling.actors = []
        cluster.tellings[0].actors = [state]
        cluster.tellings[0].why.append("rule.votes")


def _voting(scene: Scene, cluster: Cluster) -> Stand | None:
    """The state that a vote's own words name, else the one that the article speaks of most."""
    for telling in cluster.tellings:
        at = telling.trigger.last
        named = _state_behind(scene, at) or (telling.place if telling.near else None)
        if named is not None and scene.is_country(named):
            return named
        if any(scene.nisba[at : at + _BEHIND]):
            return None
    code = where.home_country(scene)
    told = [one for one in scene.stands if one.type == "LOC" and scene.country_of.get(one.entity or "") == code]
    return Stand(0, 0, 0, scene.states[code], "LOC") if code in scene.states and len(told) >= _PAIR else None


def _seats(word: str) -> bool:
    return word.removeprefix("ب").removeprefix("ال").startswith(_SEATS)


def _party(scene: Scene, one: Stand) -> Stand:
    """The body that somebody's office names, else himself."""
    at = next((at for at in range(one.first, one.name) if at in scene.bodies), -1) if one.type == "PER" else -1
    return Stand(at, at + 1, at, scene.bodies[at], "ORG") if at >= 0 else one


def _try(scene: Scene, cluster: Cluster, clusters: list[Cluster]) -> None:
    """Charges, questionings and inquiries that name nobody are those of the only judiciary that acts in the article."""
    if any(telling.actors or telling.trigger.record.id not in _PROCEEDINGS for telling in cluster.tellings):
        return
    found: dict[str, Stand] = {}
    for other in clusters:
        for telling in other.tellings if other.tellings[0].trigger.type == "LEGAL" else []:
            for one in telling.actors:
                if one.entity and any(hit.record.id in _JUDICIARY for hit in scene.reading.known(one.name)):
                    found.setdefault(one.entity, one)
    if len(found) == 1:
        cluster.tellings[0].actors = list(found.values())
        cluster.tellings[0].why.append("rule.judiciary")
