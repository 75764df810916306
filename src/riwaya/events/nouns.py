"""What the events room hands on."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Entity, Event


@dataclass(frozen=True, slots=True)
class Events:
    """Events in order of their first trigger, and all entities so far, unnamed groups included."""

    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
