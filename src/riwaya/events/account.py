"""From gathered tellings to the events of the account: entities, date, factuality, voices, values.

Unnamed groups that take part become new entities here, one for each wording in the article. Where the article itself
tells an event, its own word decides; else the first voice, and the others stand in `accounts`.
"""

from __future__ import annotations

from collections import Counter

from riwaya.events import scope
from riwaya.events.nouns import Events, Stand, Telling
from riwaya.events.same import Cluster
from riwaya.events.scene import Scene
from riwaya.model import Entity, Event, EventDate, Span, Voice

_NO_GROUPS = frozenset({"CONSULT", "AGREE", "SUPPORT"})


class _Entities:
    """All entities so far, and new ones for unnamed groups."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.all = list(scene.entities.values())
        self._groups: dict[str, str] = {}
        self._last = max((int(one.id[1:]) for one in self.all if one.id[1:].isdigit()), default=0)

    def of(self, stand: Stand) -> str:
        known = self.scene.who(stand)
        if known:
            return known
        found = self._groups.get(stand.group)
        if found is None:
            self._last += 1
            found = self._groups[stand.group] = f"e{self._last}"
            name = self.scene.reading.word_span(stand.first, stand.last, len(stand.left)).text
            self.all.append(Entity(found, "UNNAMED", name))
        return found


def build(scene: Scene, clusters: list[Cluster]) -> Events:
    """Events in order of their first trigger."""
    entities = _Entities(scene)
    main = scope.main_place(scene)
    events = tuple(_event(scene, main, entities, cluster, number) for number, cluster in enumerate(clusters, 1))
    return Events(events, tuple(entities.all))


def _event(scene: Scene, main: Stand | None, entities: _Entities, cluster: Cluster, number: int) -> Event:
    tellings = cluster.tellings
    head = _head(tellings)
    actors = _who(entities, [one for t in tellings for one in t.actors])
    recipients = tuple(one for one in _who(entities, [one for t in tellings for one in t.recipients]) if one not in actors)
    place = next((t.place for t in tellings if t.place and t.near), None) or main or next((t.place for t in tellings if t.place), None)
    why = list(dict.fromkeys(reason for t in [head, *tellings] for reason in t.why))
    return Event(
        id=f"v{number}",
        type=head.trigger.type,
        mode=next((t.trigger.mode for t in [head, *tellings] if t.trigger.mode), None),
        triggers=tuple(scene.reading.span(t.trigger.start, t.trigger.end) for t in tellings),
        actors=actors,
        recipients=recipients,
        place=place.entity if place else None,
        date=_date(scene, tellings, number == 1),
        factuality=head.factuality,
        statement=head.statement,
        accounts=_accounts(head, tellings),
        values=tuple(value for t in tellings for value in t.values),
        lead=number == 1,
        why=tuple(why),
    )


def _head(tellings: list[Telling]) -> Telling:
    """The telling that stands for the event: the article's own word before another's, fact before the rest."""
    return min(tellings, key=lambda t: (t.statement is not None, t.factuality != "CT+"))


def _who(entities: _Entities, stands: list[Stand]) -> tuple[str, ...]:
    """Names before groups; those that a quarter as many tellings name as the one named most."""
    named = [one for one in stands if one.entity]
    counts = Counter(entities.of(one) for one in (named or stands))
    most = max(counts.values(), default=0)
    return tuple(one for one in counts if counts[one] * 4 >= most or most < 4)


def _accounts(head: Telling, tellings: list[Telling]) -> tuple[Voice, ...]:
    out: dict[str, str] = {}
    for telling in tellings:
        if telling.statement and telling.statement != head.statement:
            out.setdefault(telling.statement, telling.factuality)
        for statement, factuality in telling.voices:
            if statement != head.statement:
                out.setdefault(statement, factuality)
    return tuple(Voice(statement, factuality) for statement, factuality in out.items())


def _date(scene: Scene, tellings: list[Telling], lead: bool) -> EventDate | None:
    times = [t.time for t in tellings if t.time is not None]
    for one in times:
        if one.value:
            return EventDate(one.value, Span(one.span.start, one.span.end, one.span.text))
    if lead and any(t.factuality == "CT+" for t in tellings):
        return scope.published(scene)
    return None
