"""What the names room hands on, and what its rules hand one another."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.lexicon import Record
from riwaya.model import Entity, Mention, Reference, Relation, Role, Span
from riwaya.model.compiling import built


@dataclass(frozen=True, slots=True)
class Names:
    """Mentions and where they stand, references by description, the entities that they stand for, the ties that the text states, and offices without a name."""

    mentions: tuple[Mention, ...] = ()
    named: tuple[Named, ...] = ()
    references: tuple[Reference, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A role phrase that nobody's name stands beside, and whom nothing tells: «وزير الخارجية», «السفير الفرنسي». Words `[first, last)`, the particle before it."""

    first: int
    last: int
    left: str


@built(acyclic=True)
class Named:
    """A mention as words `[first, last)`, with the role beside it and that phrase folded; `type` is empty for a reference. Never changed."""

    __slots__ = ("entity", "first", "last", "role", "span", "title", "type")

    def __init__(self, first: int, last: int, span: Span, entity: str, type_: str, role: Role | None = None, title: str = "") -> None:
        self.first, self.last, self.span, self.entity, self.type = first, last, span, entity, type_
        self.role, self.title = role, title


@built(acyclic=True)
class Candidate:
    """A stretch that may be a name: words `[first, last)`, folded offsets `[start, end)`, a type, and how sure its rule is (0..9). Never changed."""

    __slots__ = ("end", "first", "last", "record", "score", "start", "type", "why")

    def __init__(self, first: int, last: int, start: int, end: int, type_: str, score: int, record: Record | None, why: tuple[str, ...]) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.type, self.score, self.record, self.why = type_, score, record, why

    def but(
        self, *, first: int | None = None, last: int | None = None, start: int | None = None, end: int | None = None, score: int | None = None, why: tuple[str, ...] | None = None
    ) -> Candidate:
        """A candidate like this one but for what is given."""
        return Candidate(
            self.first if first is None else first,
            self.last if last is None else last,
            self.start if start is None else start,
            self.end if end is None else end,
            self.type,
            self.score if score is None else score,
            self.record,
            self.why if why is None else why,
        )


@built(acyclic=True)
class Title:
    """A phrase that says who somebody is: words `[first, last)`, folded offsets, the word at its head and its record. Never changed."""

    __slots__ = ("end", "first", "gender", "last", "number", "record", "right", "start")

    def __init__(self, first: int, last: int, start: int, end: int, record: Record, gender: str, number: str, right: str) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.record, self.gender, self.number, self.right = record, gender, number, right
