"""DuckDB in memory: runs the named steps of `sql/` over tables handed to it as columns.

Nothing is written to disk, no function of ours runs inside it, and every step orders its rows totally, so that the result does
not depend on threads. Words are handed over as numbers. Deciding about a pair is left to Python.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

_STEPS = Path(__file__).parent / "sql"
_BATCH = 20_000


class Table:
    """Columns that are filled rows by rows and stay small: numbers as numbers, words as the number of their first place."""

    def __init__(self, *names: str) -> None:
        self.columns = {name: array("d" if name in ("low", "high") else "q") for name in names}
        self._codes: dict[str, int] = {}

    def many(self, *columns: Sequence[int | float] | Sequence[str] | int | float) -> None:
        """Rows by columns, in the order of the names; a column that is one number is the same in all of them."""
        size = next(len(one) for one in columns if isinstance(one, Sequence))
        for column, one in zip(self.columns.values(), columns, strict=True):
            if not isinstance(one, Sequence):
                column.extend([one] * size)  # type: ignore[list-item]
            elif size and isinstance(one[0], str):
                codes = self._codes
                column.extend([codes.setdefault(word, len(codes)) for word in one])  # type: ignore[arg-type]
            else:
                column.extend(one)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))


@cache
def step(name: str) -> str:
    """The text of a named step."""
    return (_STEPS / f"{name}.sql").read_text(encoding="utf-8")


def _with(sql: str, numbers: Mapping[str, int | float]) -> str:
    """The step with its numbers written out: handing them over as parameters would load every table library that is installed."""
    for name, value in numbers.items():
        sql = sql.replace(f"${name}", repr(value))
    return sql


def run(name: str, tables: Mapping[str, Table], **numbers: int | float) -> Iterator[tuple[Any, ...]]:
    """The rows of a step over `tables`; `numbers` are its named parameters. An empty table gives no rows."""
    import duckdb

    if any(not len(table) for table in tables.values()):
        return
    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "1GB"})
    try:
        for label, table in tables.items():
            connection.register(f"{label}_columns", {key: np.frombuffer(column, dtype=column.typecode) for key, column in table.columns.items()})
            connection.execute(f"create table {label} as select * from {label}_columns")
            connection.unregister(f"{label}_columns")
        found = connection.execute(_with(step(name), numbers))
        while batch := found.fetchmany(_BATCH):
            yield from batch
    finally:
        connection.close()
