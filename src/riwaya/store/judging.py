"""Where the user's judgements are kept: a plain-text file beside a case that is a file, a table of the same blocks on PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from riwaya.merge import judgements
from riwaya.model import Judgements
from riwaya.store.database import Database


def beside(case: str) -> Path:
    """The plain-text file of a case that is a file."""
    return Path(case).with_suffix(".judgements.toml")


def read(database: Database, case: str) -> Judgements:
    """The judgements on a case; raises JudgementError for a file that is not as it must be."""
    if database.kind == "sqlite":
        return judgements.read(beside(case))
    return judgements.parse("".join(str(block) for (block,) in database.rows("select block from judgement_block order by position")), database.place)


def append(database: Database, case: str, block: str) -> None:
    """Add the block of one judgement, or of one taken back."""
    if database.kind == "sqlite":
        judgements.append(beside(case), block)
        return
    row = database.row("select coalesce(max(position), 0) + 1 from judgement_block")
    database.insert("judgement_block", ("position", "block"), [(int(row[0]) if row else 1, block)])
