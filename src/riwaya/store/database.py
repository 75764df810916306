"""What a database must do for a case, and the named steps of SQL that every database runs.

SQL is one text for both databases: named parameters as `:name`, only what both understand. What differs between them
stands in the database's own file. A statement or a transaction that fails raises CaseError with what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources
from typing import Any, Protocol

Row = tuple[Any, ...]
_ONLY = re.compile(r"/\*(\w+)\*/ ?")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Database(Protocol):
    """One case in one database. Reading is safe from several threads; writing is one thread's, inside `transaction`."""

    kind: str
    place: str

    def rows(self, sql: str, **values: Any) -> list[Row]:
        """All rows of a query."""

    def row(self, sql: str, **values: Any) -> Row | None:
        """The first row of a query, or None."""

    def each(self, sql: str, **values: Any) -> Iterator[Row]:
        """The rows of a query that may be larger than memory."""

    def run(self, sql: str, **values: Any) -> int:
        """Run one statement; the number of rows that it touched."""

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, doubled: bool = False) -> None:
        """Insert many rows at once; with `doubled`, rows whose key stands there already are passed over."""

    def script(self, sql: str) -> None:
        """Run several statements, as the migrations hold them."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Several reads of one state, whatever a writer does meanwhile."""

    def size(self) -> int:
        """Bytes that the case takes on disk."""

    def settle(self) -> None:
        """What a database wants after much was written."""

    def close(self) -> None:
        """Let go of the case."""


@cache
def steps(name: str) -> dict[str, str]:
    """The statements of `sql/<name>.sql`, by the names that stand over them as `-- name: …`."""
    text = (resources.files("riwaya.store") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- name: (\w+)\n", text, flags=re.M)
    return {parts[index]: parts[index + 1].strip().rstrip(";") for index in range(1, len(parts), 2)}


def asked(sql: str, values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """A step without the lines whose parameter is null, and the values that are left; a filter that is not there cannot keep an index from being used."""
    lines = (line for line in sql.split("\n") if (found := _ONLY.match(line)) is None or values.get(found[1]) is not None)
    chosen = "\n".join(_ONLY.sub("", line) for line in lines)
    return chosen, {name: value for name, value in values.items() if f":{name}" in chosen}


def storable(text: str) -> str:
    """The text as every database can hold it, code point for code point: NUL and lone surrogates show as U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)
