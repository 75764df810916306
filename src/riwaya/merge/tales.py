"""The events as they were told last: of one whose mark is the same only the head is kept, and it is told again where somebody asks for more.

A standing event answers as the event that it stands for, and is not equal to it: `whole` gives the event, `altered` one with other values, be it standing or not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from riwaya.merge.deciding import Kept
from riwaya.merge.shelf import Shelf
from riwaya.model import Conflict, DossierEvent, Silence
from riwaya.model.swift import swift

_STEP = "telling"
Places = tuple[tuple[str, str, int], ...]


@swift
@dataclass(frozen=True, slots=True)
class Told:
    """One event with its mark (empty where nothing is kept) and the conflicts of its own accounts, if they are known."""

    event: DossierEvent
    mark: str = ""
    own: tuple[Conflict, ...] | None = None


class StandingEvent:
    """An event by its head: what order, conflicts and silence ask."""

    __slots__ = ("_changes", "_make", "actors", "conflicts", "date", "follows", "id", "mode", "ordered", "part_of", "place", "places", "recipients", "silence", "type")

    def __init__(self, head: tuple[Any, ...], make: Callable[[], DossierEvent]) -> None:
        self.id, self.type, self.mode, self.date, self.actors, self.recipients, self.place, self.places, self.silence, self.ordered = head
        self.conflicts: tuple[Conflict, ...] = ()
        self.part_of: str | None = None
        self.follows: str | None = None
        self._make = make
        self._changes: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)

    def altered(self, changes: dict[str, Any]) -> StandingEvent:
        """The same event with other values."""
        head = (self.id, self.type, self.mode, self.date, self.actors, self.recipients, self.place, self.places, self.silence, self.ordered)
        out = StandingEvent(head, self._make)
        out.part_of, out.follows, out.conflicts = self.part_of, self.follows, self.conflicts
        out._changes = {**self._changes, **changes}
        for name in changes.keys() & set(StandingEvent.__slots__):
            setattr(out, name, changes[name])
        return out

    def whole(self) -> DossierEvent:
        """The event itself."""
        return replace(self._make(), **{"silent": tuple(one.outlet for one in self.silence), "silence": self.silence, **self._changes})


def whole(event: Any) -> Any:
    """The noun itself, of one that may only stand for it."""
    return event.whole() if isinstance(event, StandingEvent) else event


def altered(event: DossierEvent, **changes: Any) -> DossierEvent:
    """An event with other values."""
    return cast(DossierEvent, event.altered(changes)) if isinstance(event, StandingEvent) else replace(event, **changes)


def silenced(event: DossierEvent, quiet: tuple[Silence, ...]) -> DossierEvent:
    """An event on which these are silent."""
    return altered(event, silent=tuple(one.outlet for one in quiet), silence=quiet)


def places(event: DossierEvent) -> Places:
    """Which event of which article each account of an event is, and where it starts."""
    return event.places if isinstance(event, StandingEvent) else tuple((one.article, one.event, one.start or 0) for one in event.accounts)


def ordered(event: DossierEvent) -> bool:
    """Whether an account says the how manieth the event is."""
    return bool(event.ordered) if isinstance(event, StandingEvent) else any(value.attribute == "order" for one in event.accounts for value in one.values)


class Tales:
    """The heads of events by mark, with the conflicts of their own accounts."""

    def __init__(self, kept: Kept) -> None:
        self._shelf = Shelf(kept, _STEP)

    def standing(self, mark: str, make: Callable[[], DossierEvent]) -> Told | None:
        """The event that was told under a mark."""
        known = self._shelf.known.get(mark)
        return None if known is None else Told(cast(DossierEvent, StandingEvent(known[0], make)), mark, known[1])

    def keep(self, told: Sequence[Told], own: Sequence[tuple[Conflict, ...]]) -> None:
        """Keep events for the next merge."""
        known = self._shelf.known
        self._shelf.keep({one.mark: known.get(one.mark) or (_head(one.event), mine) for one, mine in zip(told, own, strict=True)})


def _head(one: DossierEvent) -> tuple[Any, ...]:
    return one.id, one.type, one.mode, one.date, one.actors, one.recipients, one.place, places(one), one.silence, ordered(one)
