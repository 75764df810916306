"""The schema's versions, forward only: `sql/m00N_name.sql` for both databases, `sql/m00N_name.sqlite.sql` for one.

Each migration runs in one transaction with the note of its number. A case of a newer program is refused by name.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from riwaya import __version__
from riwaya.errors import CaseError
from riwaya.store.database import Database


@cache
def migrations(kind: str) -> dict[int, tuple[str, ...]]:
    """The SQL of every version, in order."""
    found: dict[int, list[str]] = {}
    folder = resources.files("riwaya.store") / "sql"
    for name in sorted(one.name for one in folder.iterdir()):
        match = re.fullmatch(r"m(\d{3})_\w+(?:\.(\w+))?\.sql", name)
        if match and match[2] in (None, kind):
            found.setdefault(int(match[1]), []).append((folder / name).read_text(encoding="utf-8"))
    return {number: tuple(texts) for number, texts in sorted(found.items())}


def newest(kind: str) -> int:
    """The version that this program writes."""
    return max(migrations(kind))


def version(database: Database) -> int:
    """The version of a case; 0 for an empty database."""
    if database.kind == "sqlite":
        row = database.row("select count(*) from sqlite_master where name = 'meta'")
    else:
        row = database.row("select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'meta'")
    if not row or not row[0]:
        return 0
    found = database.row("select value from meta where key = 'schema'")
    return int(found[0]) if found else 0


def check(database: Database) -> None:
    """Raise CaseError for a case that this program cannot read as it is."""
    found, known = version(database), newest(database.kind)
    if found > known:
        raise CaseError(f"{database.place} was written by a newer Riwaya (schema {found}, this program knows {known}); update Riwaya {__version__}")
    if found == 0:
        raise CaseError(f"{database.place}: there is no case here; `riwaya build PATH…` makes one")
    if found < known:
        raise CaseError(f"{database.place} was written by an older Riwaya (schema {found} of {known}); `riwaya build` on it brings it forward, nothing is lost")


def migrate(database: Database, *, to: int | None = None) -> int:
    """Bring a case forward to the newest version, or to `to`; returns the version before."""
    before = version(database)
    last = newest(database.kind) if to is None else to
    if before > newest(database.kind):
        check(database)
    for number, texts in migrations(database.kind).items():
        if before < number <= last:
            with database.transaction():
                for text in texts:
                    database.script(text)
                if number > 1:
                    database.run("update meta set value = :value where key = 'schema'", value=str(number))
                else:
                    database.run("insert into meta (key, value) values ('schema', '1')")
                    database.run("insert into meta (key, value) values ('made by', :program)", program=f"riwaya {__version__}")
    return before
