"""What the names room hands on."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Entity, Mention, Reference, Relation


@dataclass(frozen=True, slots=True)
class Names:
    """Mentions, references by description, the entities that they stand for, and the ties that the text states."""

    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
