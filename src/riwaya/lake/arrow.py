"""The library that reads and writes Parquet, loaded where it is needed, and the tables as it wants them."""

from __future__ import annotations

from typing import Any

from riwaya.errors import UsageError
from riwaya.lake import tables


def library() -> Any:
    """The library that writes Parquet."""
    try:
        import pyarrow
        import pyarrow.fs
        import pyarrow.parquet
    except ImportError as wrong:
        raise UsageError('a lake is written with pyarrow: pip install "riwaya[tables]"') from wrong
    return pyarrow


def schema(table: str) -> Any:
    """The Arrow schema of a table."""
    return library().schema([(column, _type(column)) for column in tables.columns()[table]])


def _type(column: str) -> Any:
    made = library()
    return {"number": made.int64(), "bytes": made.binary(), "list": made.list_(made.string()), "text": made.string()}[tables.kind(column)]


def batch(table: str, rows: list[tuple[Any, ...]]) -> Any:
    """Rows of a table as a record batch."""
    made = library()
    fields = schema(table)
    columns = zip(*rows, strict=True) if rows else [()] * len(fields)
    return made.RecordBatch.from_arrays([made.array(column, one.type) for column, one in zip(columns, fields, strict=True)], schema=fields)
