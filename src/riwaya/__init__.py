"""Riwaya (رواية, an account of events): who says what in Arabic news, tied to the exact characters.

    case = riwaya.open("moscow.riwaya")      # or postgresql://…
    for event in case.events(disputed=True):
        print(event.date, event.title)
"""

from __future__ import annotations

TYPE_CHECKING = False  # a type checker reads it as true; importing `typing` for it would take longer than all the rest
if TYPE_CHECKING:
    from pathlib import Path

    from riwaya.store.case import Case

__version__ = "0.1.0"


def open(case: str | Path) -> Case:
    """A case for reading: a file or the address of a PostgreSQL database. Raises CaseError that says what is wrong with it."""
    from riwaya.store import open_case

    return open_case(case)
