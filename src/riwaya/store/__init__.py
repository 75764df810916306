"""The case: one file, or one PostgreSQL schema, that loses nothing.

`open_case` reads, `write_case` writes; what a run does is in `writer`, what a reader may ask in `case`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riwaya.store.case import Case
    from riwaya.store.database import Database

__all__ = ["is_address", "open_case", "write_case"]


def is_address(place: str | Path) -> bool:
    """Whether a place is the address of a PostgreSQL database rather than a file."""
    return str(place).startswith(("postgresql://", "postgres://"))


def open_case(place: str | Path) -> Case:
    """A case for reading. Raises CaseError that says what is wrong with the place."""
    from riwaya.store.case import Case

    return Case(_database(place, write=False))


def write_case(place: str | Path, *, create: bool = True) -> Database:
    """The database of a case for its one writer. Raises CaseError, also when another program is writing it."""
    return _database(place, write=True, create=create)


def _database(place: str | Path, *, write: bool, create: bool = False) -> Database:
    if is_address(place):
        from riwaya.store.postgresql import PostgreSQL

        return PostgreSQL(str(place), write=write)
    from riwaya.store.sqlite import SQLite

    return SQLite(Path(place), write=write, create=create)
