"""What the speech room hands on."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Entity, Statement


@dataclass(frozen=True, slots=True)
class Speech:
    """Statements in order of their cue, and all entities so far, unnamed sources and documents included."""

    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
