"""The steps of merge as Spark's SQL, and decisions about pairs in Spark's workers.

The dialect of the steps is put into Spark's by sqlglot. What a pair is decided on lies in files beside the lake while a step runs, so that neither
the steps' tables nor the records go through the driver's memory twice. Clusters, and what reads the whole corpus (clashes of
clauses), are left to the driver.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.errors import UsageError
from riwaya.lake import arrow, merging
from riwaya.lake.merging import Merged, Told
from riwaya.merge import engine
from riwaya.merge.engine import Decide, Table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_RECORDS = 2000


def merge_lake(spark: SparkSession, lake: Path, decided: Path | None = None, overlay: Path | None = None, told: Told = lambda stage, count: None) -> Merged:
    """Bring the dossier of a lake up to date; the same byte for byte as on one machine."""
    with _stage(lake.absolute()) as folder:
        return merging.merge_lake(lake, decided, overlay, told, engine.over(Sparked(spark, folder)))


@contextmanager
def _stage(lake: Path) -> Iterator[Path]:
    folder = lake / f".spark-{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Sparked:
    """Runs steps and decisions on Spark; what they read is written to `folder`."""

    def __init__(self, spark: SparkSession, folder: Path) -> None:
        self.spark, self.folder = spark, folder
        self._steps = 0

    def run(self, name: str, tables: Mapping[str, Table], numbers: Mapping[str, int | float]) -> Iterator[tuple[Any, ...]]:
        """The rows of a step, in its order."""
        for row in self._frame(name, tables, numbers).toLocalIterator(prefetchPartitions=True):
            yield tuple(row)

    def decided(
        self, name: str, tables: Mapping[str, Table], records: Sequence[Any], decide: Decide[Any, Any], numbers: Mapping[str, int | float],
    ) -> Iterator[tuple[tuple[Any, ...], Any]]:
        """The rows of a step that `decide` says something of, in the order of the step."""
        pairs = self._frame(name, tables, numbers)
        own = self._records(records)
        joined = pairs.join(own.selectExpr("item as one", "body as first"), "one").join(own.selectExpr("item as other", "body as second"), "other")
        names = [*pairs.columns]
        found = joined.select(*names, "first", "second").mapInArrow(partial(_decided, decide), ", ".join(f"{one} long" for one in names) + ", said binary")
        for row in found.orderBy(*names[:2]).toLocalIterator(prefetchPartitions=True):
            yield tuple(row)[:-1], pickle.loads(bytes(row["said"]))

    def _frame(self, name: str, tables: Mapping[str, Table], numbers: Mapping[str, int | float]) -> DataFrame:
        library = arrow.library()
        self._steps += 1
        for label, table in tables.items():
            path = self.folder / f"{self._steps}-{label}.parquet"
            library.parquet.write_table(library.table({key: library.array(column) for key, column in table.columns.items()}), path)
            self.spark.read.parquet(path.as_uri()).createOrReplaceTempView(label)
        return self.spark.sql(translated(engine.step(name), numbers))

    def _records(self, records: Sequence[Any]) -> DataFrame:
        library = arrow.library()
        path = self.folder / f"{self._steps}-records.parquet"
        fields = library.schema([("item", library.int64()), ("body", library.binary())])
        with library.parquet.ParquetWriter(path, fields) as writer:
            for first in range(0, len(records), _RECORDS):
                some = range(first, min(first + _RECORDS, len(records)))
                bodies = [pickle.dumps(records[one], 5) for one in some]
                writer.write_batch(library.RecordBatch.from_arrays([library.array(some, fields[0].type), library.array(bodies, fields[1].type)], schema=fields))
        return self.spark.read.parquet(path.as_uri())


def translated(sql: str, numbers: Mapping[str, int | float]) -> str:
    """A step in Spark's dialect."""
    try:
        import sqlglot
    except ImportError as wrong:
        raise UsageError('the steps of merge are translated by sqlglot: pip install "riwaya[spark]"') from wrong
    return str(sqlglot.transpile(engine.with_numbers(sql, numbers), read="duckdb", write="spark")[0])


def _decided(decide: Callable[[tuple[Any, ...], Any, Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
    """Inside a worker: what is decided about the pairs of each batch."""
    library = arrow.library()
    for one in batches:
        names = one.schema.names[:-2]
        columns = [column.to_pylist() for column in one.columns]
        rows, said = [], []
        for *row, first, second in zip(*columns, strict=True):
            found = decide(tuple(row), pickle.loads(first), pickle.loads(second))
            if found is not None:
                rows.append(row)
                said.append(pickle.dumps(found, 5))
        kept = list(zip(*rows, strict=True)) if rows else [()] * len(names)
        yield library.RecordBatch.from_arrays([*(library.array(column, library.int64()) for column in kept), library.array(said, library.binary())], names=[*names, "said"])
