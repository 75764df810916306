"""Which tellings inside one article tell of one event.

Same type; a journey is not a meeting; who takes part, where and when must not contradict each other. A definite noun
looks back at the latest event of its kind. Greedy in the order of the text: an early wrong join is never undone.
"""

from __future__ import annotations

from riwaya.events.nouns import Stand, Telling
from riwaya.events.scene import Scene

_JOURNEY = frozenset({"visit"})
_SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_NEEDED = 1.0


class Cluster:
    """Tellings of one event."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]

    def sides(self, scene: Scene) -> tuple[set[str], set[str]]:
        """Who acts and whom it is done to, over all tellings."""
        return {key(scene, s) for t in self.tellings for s in t.actors}, {key(scene, s) for t in self.tellings for s in t.recipients}


def key(scene: Scene, one: Stand) -> str:
    return scene.who(one) or f"group:{one.group}"


def gather(scene: Scene, tellings: list[Telling]) -> list[Cluster]:
    """Clusters in order of their first telling."""
    out: list[Cluster] = []
    for telling in tellings:
        kin = [one for one in reversed(out) if one.tellings[0].trigger.type == telling.trigger.type]
        scored = [(_likeness(scene, cluster, telling), -index, cluster) for index, cluster in enumerate(kin)]
        best = max(scored, key=lambda row: (row[0], row[1]), default=None)
        if best is not None and best[0] >= _NEEDED:
            best[2].tellings.append(telling)
        else:
            out.append(Cluster(telling))
    return out


def _states(scene: Scene, stands: list[Stand]) -> set[str]:
    """The states whose bodies take part: «وزارة الخزانة الأميركية» is of the state that its adjective names."""
    found = (scene.nisbas.get(i) for one in stands if one.type == "ORG" for i in range(one.first, one.last))
    return {scene.states[state] for state in found if state in scene.states} | {key(scene, one) for one in stands if one.type == "LOC"}


def _side(mine: set[str], theirs: set[str], kin: bool = False) -> float:
    """How well two sides go together; `kin` says that bodies of one state stand on both."""
    mine, theirs = {k for k in mine if not k.startswith("group:")}, {k for k in theirs if not k.startswith("group:")}
    if not mine or not theirs:
        return 0.0
    return 1.5 if mine & theirs else 0.4 if kin else -1.5


def _kin(scene: Scene, cluster: Cluster, telling: Telling, role: str) -> bool:
    """Whether bodies of one state, or the state and its body, stand on one side of both."""
    theirs = [one for t in cluster.tellings for one in getattr(t, role)]
    return bool(_states(scene, theirs) & _states(scene, getattr(telling, role)))


def _likeness(scene: Scene, cluster: Cluster, telling: Telling) -> float:
    head, last, trigger = cluster.tellings[0], cluster.tellings[-1], telling.trigger
    if (head.trigger.mode in _JOURNEY) != (trigger.mode in _JOURNEY):
        return -9.0
    mine_a, mine_r = {key(scene, s) for s in telling.actors}, {key(scene, s) for s in telling.recipients}
    theirs_a, theirs_r = cluster.sides(scene)
    same_word = any(t.trigger.record.id == trigger.record.id for t in cluster.tellings)
    if trigger.record["frame"] in ("both", "war"):
        score = _mutual(theirs_a, mine_a)
    else:
        sides = (_side(theirs_a, mine_a, _kin(scene, cluster, telling, "actors")), _side(theirs_r, mine_r, _kin(scene, cluster, telling, "recipients")))
        score = sum(sides)
        if sides == (0.0, 0.0) and _side(theirs_a | theirs_r, mine_a | mine_r) > 0:
            score += 0.7
    if trigger.type in _SPEECH_ACTS and not trigger.definite and not (same_word and mine_a & theirs_a):
        return -9.0
    if not same_word and not trigger.definite and trigger.verbal and not (mine_r & theirs_r):
        score -= 0.8
    distance = telling.sentence - last.sentence
    score += (0.8 if same_word else 0.0) + (0.8 if trigger.definite else 0.0) + (0.6 if distance <= 1 else 0.3 if distance <= 4 else 0.0)
    if telling.mark != last.mark and (telling.mark or last.mark):
        score -= 2.0
    if trigger.mode and head.trigger.mode and trigger.mode != head.trigger.mode:
        score -= 0.4 if trigger.type == "ASSAULT" else 1.5
    return score + _when(cluster, telling) + _where(cluster, telling)


def _mutual(theirs: set[str], mine: set[str]) -> float:
    if not mine or not theirs:
        return 0.0
    if not mine & theirs:
        return -1.5
    return 1.5 if mine <= theirs or theirs <= mine else -0.8


def _when(cluster: Cluster, telling: Telling) -> float:
    values = {t.time.value for t in cluster.tellings if t.time is not None and t.time.value}
    if telling.time is None or not telling.time.value or not values:
        return 0.0
    mine = telling.time.value.rstrip("~")
    return 0.5 if any(one.startswith(mine) or mine.startswith(one.rstrip("~")) for one in values) else -1.2


def _where(cluster: Cluster, telling: Telling) -> float:
    places = {t.place.entity for t in cluster.tellings if t.place is not None and t.near}
    if telling.place is None or not telling.near or not places:
        return 0.0
    return 0.5 if telling.place.entity in places else -0.7
