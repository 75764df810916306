"""DuckDB in memory: runs the named steps of `sql/` over tables handed to it as columns.

Nothing is written to disk, no function of ours runs inside it, and every step orders its rows totally, so that the result does
not depend on threads. Words are handed over as numbers. Deciding about a pair is left to Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

_STEPS = Path(__file__).parent / "sql"
Columns = Mapping[str, Sequence[Any]]


@cache
def step(name: str) -> str:
    """The text of a named step."""
    return (_STEPS / f"{name}.sql").read_text(encoding="utf-8")


def _array(values: Sequence[Any]) -> Any:
    """A column of numbers; words become the number of their first place, which is all that a join needs."""
    if len(values) and isinstance(values[0], str):
        codes: dict[str, int] = {}
        return np.array([codes.setdefault(value, len(codes)) for value in values], dtype=np.int64)
    if len(values) and isinstance(values[0], float):
        return np.array(values, dtype=np.float64)
    return np.array(values, dtype=np.int64)


def run(name: str, tables: Mapping[str, Columns], **numbers: int | float) -> list[tuple[Any, ...]]:
    """The rows of a step over `tables`; `numbers` are its named parameters. An empty table gives no rows."""
    import duckdb

    if any(not len(next(iter(columns.values()))) for columns in tables.values()):
        return []
    connection = duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "1GB"})
    try:
        for table, columns in tables.items():
            connection.register(f"{table}_columns", {key: _array(values) for key, values in columns.items()})
            connection.execute(f"create table {table} as select * from {table}_columns")
            connection.unregister(f"{table}_columns")
        rows: list[tuple[Any, ...]] = connection.execute(step(name), dict(numbers) or None).fetchall()
        return rows
    finally:
        connection.close()
