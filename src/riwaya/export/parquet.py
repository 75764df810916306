"""Parquet: the same tables as CSV, typed and compressed, for data frames and databases. Needs pyarrow: pip install "riwaya[tables]"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.errors import UsageError
from riwaya.export.taking.tables import TABLES, note_left_out
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import clean

if TYPE_CHECKING:
    import pyarrow

SUFFIX = ""
MEDIA = "application/vnd.apache.parquet"
_BATCH = 5000


def _library() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as wrong:
        raise UsageError('Parquet and data frames need pyarrow: pip install "riwaya[tables]"') from wrong
    return pyarrow


def _batches(taken: Taken, name: str) -> Iterator[Any]:
    """A table's rows as Arrow record batches."""
    arrow, table = _library(), TABLES[name]
    schema = _schema(name)
    rows = table.rows(taken)
    while held := list(islice(rows, _BATCH)):
        columns = [[clean(cell) if isinstance(cell, str) else cell for cell in column] for column in zip(*held, strict=True)]
        yield arrow.RecordBatch.from_arrays([arrow.array(column, one.type) for column, one in zip(columns, schema, strict=True)], schema=schema)


def _schema(name: str) -> Any:
    arrow = _library()
    return arrow.schema([(column, arrow.int64() if kind is int else arrow.string()) for column, kind in TABLES[name].columns])


def arrow(taken: Taken, name: str) -> pyarrow.Table:
    """One table in memory. Raises UsageError for an unknown one."""
    if name not in TABLES:
        raise UsageError(f"no table «{name}»; there are {', '.join(TABLES)}")
    table: pyarrow.Table = _library().Table.from_batches(list(_batches(taken, name)), schema=_schema(name))
    return table


def write_parquet(taken: Taken, out: Path) -> None:
    """One file a table."""
    library = _library()
    out.mkdir()
    for name in TABLES:
        with library.parquet.ParquetWriter(out / f"{name}.parquet", _schema(name), compression="zstd") as writer:
            for batch in _batches(taken, name):
                writer.write_batch(batch)
                taken.lost.keep(name, batch.num_rows)
    note_left_out(taken)
