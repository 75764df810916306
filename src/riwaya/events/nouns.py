"""What the events room works with, and what it hands on.

A `Stand` is a stretch of words that may take part in an event: a name with its role, a description, an unnamed group. A
`Telling` is one mention of an event before mentions of the same event are put together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.lexicon import Record
from riwaya.model import Entity, Event, Time, Value
from riwaya.text import Hit


@dataclass(frozen=True, slots=True)
class Events:
    """Events in order of their first trigger, and all entities so far, unnamed groups included."""

    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(slots=True)
class Stand:
    """Words `[first, last)`, the name proper from `name`; `entity` is its id, or None for a group that has none yet."""

    first: int
    last: int
    name: int
    entity: str | None
    type: str
    armed: bool = False
    crowd: bool = False
    left: str = ""
    gender: str = ""
    group: str = ""
    vague: bool = False
    owned: bool = False
    two: str = ""
    pair: tuple[Stand, ...] = ()


@dataclass(slots=True)
class Trigger:
    """A word that tells of an event: its words, folded offsets, record, whether it stands as a verb, the verb that carries it."""

    first: int
    last: int
    start: int
    end: int
    hit: Hit
    record: Record
    type: str
    mode: str | None
    verbal: bool
    definite: bool
    governor: Hit | None = None


@dataclass(slots=True)
class Telling:
    """One mention of an event with everything that was found beside it."""

    trigger: Trigger
    sentence: int
    actors: list[Stand] = field(default_factory=list)
    recipients: list[Stand] = field(default_factory=list)
    place: Stand | None = None
    near: bool = False
    place_at: float = 99.0
    time: Time | None = None
    time_at: float = 99.0
    factuality: str = "CT+"
    statement: str | None = None
    voices: list[tuple[str, str]] = field(default_factory=list)
    mark: str = ""
    values: list[Value] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
