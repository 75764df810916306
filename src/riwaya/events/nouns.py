"""What the events room works with, and what it hands on.

A `Stand` is a stretch of words that may take part in an event: a name with its role, a description, an unnamed group. A
`Telling` is one mention of an event before mentions of the same event are put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from riwaya.events.asked import Asked
from riwaya.lexicon import Record
from riwaya.model import Entity, Event, Time, Value
from riwaya.model.compiling import built
from riwaya.text import Hit

LOCAL: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})  # types of deeds that have a place
MORTAL: Final = frozenset({"kill", "undergo"})  # frames in which somebody is killed or hurt
FOUNDING: Final = frozenset({"trigger.found_base"})  # words for what is newly made
FIRING: Final = frozenset({"trigger.shoot", "trigger.launch_drones"})  # whose pronoun is what is fired: «صاروخ أطلقه المسلحون»
HOSTING: Final = frozenset({"trigger.receive"})  # words whose subject receives a guest
INHERITED: Final = 40.0  # how far a time counts that another event of the sentence lends
OF_BALLOT: Final[tuple[str, ...]] = ("ballot", "campaign")  # stages that a word of no stage may be of


@dataclass(frozen=True, slots=True)
class Events:
    """Events in order of their first trigger, and all entities so far, unnamed groups included."""

    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()


@built(acyclic=True)
class Tie:
    """How a stand is tied into its clause: the role of what governs it and that word, the relative word of the clause it stands in.

    `more`: it goes on with the stand before it, by «and», in a list, by «among them». `opens`: it opens a clause of its own, «… والجيش ينفي …».
    """

    __slots__ = ("at", "inner", "more", "opens", "role")

    def __init__(self, role: str, at: int, inner: int, more: bool = False, opens: bool = False) -> None:
        self.role, self.at, self.inner, self.more, self.opens = role, at, inner, more, opens


_UNTIED: Final = Tie("direct", -1, -1)


class Stand:
    """Words `[first, last)`, the name proper from `name`; `entity` is its id, or None for a group that has none yet.

    `kin` are somebody's people, whose name ends at word `reach`; `right` is the pronoun of forces that are somebody's: «طائراته».
    A `host` is somebody else than the name right behind him. `agreement` (its gender) and `placed` (whether it says where) are found when they are first asked for.
    """

    __slots__ = (
        "agreement", "armed", "crowd", "entity", "first", "gender", "group", "host", "kin", "last", "left", "name", "owned", "pair", "placed", "reach", "right", "tie", "two",
        "type", "vague",
    )  # fmt: skip

    def __init__(
        self, first: int, last: int, name: int, entity: str | None, type: str, armed: bool = False, crowd: bool = False, left: str = "", gender: str = ""
    ) -> None:
        self.first, self.last, self.name = first, last, name
        self.entity, self.type = entity, type
        self.armed, self.crowd, self.left, self.gender = armed, crowd, left, gender
        self.group = self.two = self.right = ""
        self.reach = 0
        self.vague = self.owned = self.kin = self.host = False
        self.pair: tuple[Stand, ...] = ()
        self.tie = _UNTIED
        self.agreement: str | None = None
        self.placed: bool | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Stand) and self.first == other.first and self._all() == other._all())

    def _all(self) -> tuple[object, ...]:
        own = (self.first, self.last, self.name, self.entity, self.type, self.armed, self.crowd, self.left, self.gender)
        return (*own, self.group, self.vague, self.owned, self.two, self.pair)


@built(acyclic=True)
class Trigger:
    """A word that tells of an event: its words, folded offsets, record with what that asks and says, whether it stands as a verb, the verb that carries it."""

    __slots__ = ("asked", "definite", "end", "first", "frame", "governor", "hit", "last", "mode", "passive", "record", "start", "type", "verbal")

    def __init__(self, first: int, last: int, start: int, end: int, hit: Hit, asked: Asked, verbal: bool, definite: bool, governor: Hit | None) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.hit, self.verbal, self.definite, self.governor = hit, verbal, definite, governor
        self.passive = hit.shape.voice == "passive"
        self.record: Record = hit.record
        self.asked, self.type, self.frame, self.mode = asked, asked.type, asked.frame, asked.mode

    def place(self) -> int:
        """Where it stands among others."""
        return self.first


class Telling:
    """One mention of an event with everything that was found beside it."""

    __slots__ = (
        "actors", "factuality", "mark", "mutual", "near", "place", "place_at", "recipients", "sentence", "statement", "time", "time_at", "trigger", "values", "voices", "why",
    )  # fmt: skip

    def __init__(self, trigger: Trigger, sentence: int) -> None:
        self.trigger, self.sentence = trigger, sentence
        self.actors: list[Stand] = []
        self.recipients: list[Stand] = []
        self.place: Stand | None = None
        self.near = False
        self.mutual = False
        self.place_at = 99.0
        self.time: Time | None = None
        self.time_at = 99.0
        self.factuality = "CT+"
        self.statement: str | None = None
        self.voices: list[tuple[str, str]] = []
        self.mark = ""
        self.values: list[Value] = []
        self.why = [trigger.record.id]
