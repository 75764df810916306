"""Which tellings inside one article tell of one event.

Same type; a journey is not a meeting; who takes part, where and when must not contradict each other. A definite noun
looks back at the latest event of its kind. Greedy in the order of the text: an early wrong join is never undone.
"""

from __future__ import annotations

from riwaya.events.nouns import Stand, Telling
from riwaya.events.scene import Scene

_LIKE = {"DEATH": "ASSAULT"}
_JOURNEY = frozenset({"visit"})
_NEEDED = 1.0


class Cluster:
    """Tellings of one event."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]

    def keys(self, what: str) -> set[str]:
        return {key(one) for t in self.tellings for one in getattr(t, what)}


def key(one: Stand) -> str:
    return one.entity or f"group:{one.group}"


def gather(scene: Scene, tellings: list[Telling]) -> list[Cluster]:
    """Clusters in order of their first telling."""
    out: list[Cluster] = []
    for telling in tellings:
        scored = [(_likeness(scene, cluster, telling), -index, cluster) for index, cluster in enumerate(reversed(out))]
        best = max(scored, key=lambda row: (row[0], row[1]), default=None)
        if best is not None and best[0] >= _NEEDED:
            best[2].tellings.append(telling)
        else:
            out.append(Cluster(telling))
    return out


def _side(scene: Scene, mine: set[str], theirs: set[str]) -> float:
    mine, theirs = {_state(scene, k) for k in mine if not k.startswith("group:")}, {_state(scene, k) for k in theirs if not k.startswith("group:")}
    if not mine or not theirs:
        return 0.0
    return 1.5 if mine & theirs else -1.5


def _state(scene: Scene, entity: str) -> str:
    known = scene.entities.get(entity)
    return known.stands_for or entity if known else entity


def _likeness(scene: Scene, cluster: Cluster, telling: Telling) -> float:
    head, last = cluster.tellings[0], cluster.tellings[-1]
    if head.trigger.type != telling.trigger.type:
        return -9.0
    if (head.trigger.mode in _JOURNEY) != (telling.trigger.mode in _JOURNEY):
        return -9.0
    score = 0.0
    mutual = telling.trigger.record["frame"] in ("both", "war")
    mine_a, mine_r = {key(s) for s in telling.actors}, {key(s) for s in telling.recipients}
    if mutual:
        score += _mutual(scene, cluster.keys("actors"), mine_a)
    else:
        sides = (_side(scene, cluster.keys("actors"), mine_a), _side(scene, cluster.keys("recipients"), mine_r))
        score += sum(sides)
        if sides == (0.0, 0.0) and _side(scene, cluster.keys("actors") | cluster.keys("recipients"), mine_a | mine_r) > 0:
            score += 0.7
    if any(t.trigger.record.id == telling.trigger.record.id for t in cluster.tellings):
        score += 0.8
    if telling.trigger.definite:
        score += 0.8
    distance = telling.sentence - last.sentence
    score += 0.6 if distance <= 1 else 0.3 if distance <= 4 else 0.0
    score += _when(cluster, telling) + _where(cluster, telling)
    if telling.trigger.mode and head.trigger.mode and telling.trigger.mode != head.trigger.mode:
        score -= 0.4
    return score


def _mutual(scene: Scene, theirs: set[str], mine: set[str]) -> float:
    mine, theirs = {_state(scene, k) for k in mine}, {_state(scene, k) for k in theirs}
    if not mine or not theirs:
        return 0.0
    shared = mine & theirs
    if not shared:
        return -1.5
    if mine <= theirs or theirs <= mine:
        return 1.5
    return -0.8


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
