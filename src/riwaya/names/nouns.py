"""What the names room hands on, and what its rules hand one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from riwaya.lexicon import Record
from riwaya.model import Entity, Mention, Reference, Relation


@dataclass(frozen=True, slots=True)
class Names:
    """Mentions, references by description, the entities that they stand for, and the ties that the text states."""

    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()


class Candidate(NamedTuple):
    """A stretch that may be a name: words `[first, last)`, folded offsets `[start, end)`, a type, and how sure its rule is (0..9)."""

    first: int
    last: int
    start: int
    end: int
    type: str
    score: int
    record: Record | None
    why: tuple[str, ...]


class Title(NamedTuple):
    """A phrase that says who somebody is: words `[first, last)`, folded offsets, the word at its head and its record."""

    first: int
    last: int
    start: int
    end: int
    record: Record
    gender: str
    number: str
    right: str
