"""DuckDB in memory: runs the named steps of `sql/` over tables handed to it as columns.

Nothing is written to disk, no function of ours runs inside it, and every step orders its rows totally, so that the result does
not depend on threads. Words are handed over as numbers. Deciding about a pair is left to Python, as a function of the two records
alone, so that another engine (`over`) may run both steps and decisions elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy.typing as npt

_STEPS = Path(__file__).parent / "sql"
_BATCH = 20_000


Row = tuple[Any, ...]
Numbers = Mapping[str, int | float]
Record = TypeVar("Record")
Said = TypeVar("Said")
Decide = Callable[[Row, Record, Record], Said | None]


class Table:
    """Columns of numbers, words as their numbers."""

    def __init__(self, columns: Mapping[str, npt.NDArray[Any]]) -> None:
        self.columns = dict(columns)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))


@cache
def step(name: str) -> str:
    """The text of a named step."""
    return (_STEPS / f"{name}.sql").read_text(encoding="utf-8")


def with_numbers(sql: str, numbers: Mapping[str, int | float]) -> str:
    """The step with its numbers written out: handing them over as parameters would load every table library that is installed."""
    for name, value in numbers.items():
        sql = sql.replace(f"${name}", repr(value))
    return sql


class Engine(Protocol):
    """What runs steps in the place of DuckDB; its rows must come in the order of the step."""

    def run(self, name: str, tables: Mapping[str, Table], numbers: Numbers) -> Iterator[Row]: ...

    def decided(self, name: str, tables: Mapping[str, Table], records: Sequence[Any], decide: Decide[Any, Any], numbers: Numbers) -> Iterator[tuple[Row, Any]]: ...


_other: ContextVar[Engine | None] = ContextVar("engine", default=None)


@contextmanager
def over(engine: Engine) -> Iterator[None]:
    """Let another engine run the steps."""
    token = _other.set(engine)
    try:
        yield
    finally:
        _other.reset(token)


def decided(name: str, tables: Mapping[str, Table], records: Sequence[Record], decide: Decide[Record, Said], **numbers: int | float) -> Iterator[tuple[Row, Said]]:
    """The rows (one, other, …) of a step about which `decide` says something, with what it says; it is handed the row and the records of both numbers.

    `decide` and the records must be picklable, for it may be asked in another process.
    """
    other = _other.get()
    if other is not None and all(map(len, tables.values())):
        yield from other.decided(name, tables, records, decide, numbers)
        return
    for row in run(name, tables, **numbers):
        said = decide(row, records[row[0]], records[row[1]])
        if said is not None:
            yield row, said


def run(name: str, tables: Mapping[str, Table], **numbers: int | float) -> Iterator[Row]:
    """The rows of a step over `tables`; `numbers` are its named parameters. An empty table gives no rows."""
    for batch in batches(name, tables, **numbers):
        yield from batch


def batches(name: str, tables: Mapping[str, Table], **numbers: int | float) -> Iterator[Sequence[Row]]:
    """The rows of a step, some thousand after another."""
    if any(not len(table) for table in tables.values()):
        return
    other = _other.get()
    if other is not None:
        left = other.run(name, tables, numbers)
        while some := list(islice(left, _BATCH)):
            yield some
        return
    with _cursor() as cursor:
        for label, table in tables.items():
            cursor.register(f"{label}_columns", table.columns)
            cursor.execute(f"create temp table {label} as select * from {label}_columns")
            cursor.unregister(f"{label}_columns")
        found = cursor.execute(with_numbers(step(name), numbers))
        while batch := found.fetchmany(_BATCH):
            yield batch


_database: ContextVar[Any] = ContextVar("database", default=None)


def _connected() -> Any:
    import duckdb

    return duckdb.connect(":memory:", config={"threads": 1, "memory_limit": "1GB"})


@contextmanager
def one_database() -> Iterator[None]:
    """Let all steps inside run in one database; each has its own tables there."""
    database = _connected()
    token = _database.set(database)
    try:
        yield
    finally:
        _database.reset(token)
        database.close()


@contextmanager
def _cursor() -> Iterator[Any]:
    held = _database.get()
    cursor = _connected() if held is None else held.cursor()
    try:
        yield cursor
    finally:
        cursor.close()
