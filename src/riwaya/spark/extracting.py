"""Articles into the lake with Spark: a task is a segment; its rows come back as one stream for all tables and are written by Spark.

Inside a task the articles are understood in a copied process of its own, so that one that hangs or kills its process is one refusal and
the task goes on; what kills the task itself is tried again by Spark. A job writes some segments, whole or not at all, then their
marks are set; a driver that is killed loses the job it was at.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya import lexicon, merge, running
from riwaya.errors import LakeError
from riwaya.lake import arrow, extracting, markers, tables
from riwaya.lake.extracting import Done, Placed, Wish
from riwaya.lake.markers import Marker, Version
from riwaya.lake.segments import Segment
from riwaya.model import Refusal

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ARTICLES = 128
_JOB = 256
Told = Callable[[str, int], None]
Task = Callable[[merge.Memory, Placed], tables.Rows | Refusal | None]


def extract(spark: SparkSession, wish: Wish, told: Told = lambda stage, count: None, task: Task = extracting.understand, seconds: float = running.SECONDS) -> Done:
    """Bring the lake up to date. Raises LakeError, LexiconError; `task` and `seconds` are what is done with an article and how long it may take."""
    lake = replace(wish, lake=wish.lake.absolute()).lake
    version = extracting.version_of(lexicon.load(wish.lexicon))
    done, todo = extracting.wanted(wish, version, partial(_marks, spark))
    told("expected", sum(segment.about for segment, _ in todo))
    size = _at_once(spark)
    for first in range(0, len(todo), size):
        some = todo[first : first + size]
        _write(spark, lake, some, partial(_segments, [segment for segment, _ in some], [markers.token(mark, version) for _, mark in some], version, wish.lexicon, task, seconds))
        for segment, mark in some:
            marker = _marker(lake, segment, mark, version)
            markers.write(lake, marker)
            done.counts.update(marker.counts)
            told("done", segment.about)
    return done


def _at_once(spark: SparkSession) -> int:
    """How many segments a job holds: a few for every core."""
    return min(_JOB, 4 * int(spark.sparkContext.defaultParallelism))


def _marks(spark: SparkSession, segments: Sequence[Segment]) -> list[str]:
    """The marks of segments: workers read the bytes."""
    if not segments:
        return []
    found = spark.range(0, len(segments), 1, min(len(segments), 4 * _at_once(spark))).mapInArrow(partial(_marked, list(segments)), "number long, mark string").collect()
    by_number = {row["number"]: row["mark"] for row in found}
    return [by_number[number] for number in range(len(segments))]


def _marked(segments: Sequence[Segment], batches: Iterable[Any]) -> Iterator[Any]:
    library = arrow.library()
    for one in batches:
        numbers = one.column(0).to_pylist()
        yield library.RecordBatch.from_pydict({"number": numbers, "mark": [segments[number].mark() for number in numbers]})


def schema() -> Any:
    """One schema for the rows of all tables: what a table has not is null."""
    library = arrow.library()
    fields = {one.name: one for table in tables.columns() for one in arrow.schema(table)}
    return library.schema([*fields.values(), library.field("table", library.string()), library.field("segment", library.string())])


def _write(spark: SparkSession, lake: Path, some: Sequence[tuple[Segment, str]], work: Callable[[Iterable[Any]], Iterator[Any]]) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    lake.mkdir(parents=True, exist_ok=True)
    rows = spark.range(0, len(some), 1, len(some)).mapInArrow(work, from_arrow_schema(schema()))
    rows.write.mode("overwrite").option("partitionOverwriteMode", "dynamic").option("compression", "zstd").partitionBy("table", "segment").parquet(lake.as_uri())
    shutil.rmtree(lake / "_SUCCESS", ignore_errors=True)


def _marker(lake: Path, segment: Segment, mark: str, version: Version) -> Marker:
    """The mark of a segment that was written, with the rows that are there."""
    parquet = arrow.library().parquet
    counts = {}
    for table in tables.columns():
        found = markers.folder(lake, table, segment.name, markers.token(mark, version)).glob("*.parquet")
        count = sum(parquet.ParquetFile(path).metadata.num_rows for path in found)
        if count:
            counts[table] = count
    return Marker(segment.name, segment.root, segment.order, mark, version, dict(sorted(counts.items())))


# --- inside a worker


def _segments(
    segments: Sequence[Segment], tokens: Sequence[str], version: Version, overlay: Path | None, task: Task, seconds: float, batches: Iterable[Any],
) -> Iterator[Any]:
    """The rows of the segments whose numbers come in."""
    words = lexicon.load(overlay)
    if extracting.version_of(words) != version:
        raise LakeError("the workers have another program or lexicon than the driver: install the same on all machines")
    job: running.Job[merge.Memory, Placed, tables.Rows | None] = running.Job(partial(merge.Memory, words), task, extracting.name_of, seconds)
    for batch in batches:
        for number in batch.column(0).to_pylist():
            results = running.run(job, extracting.placed(segments[number], words), apart=True)
            yield from _rows(results, f"{segments[number].name}-{tokens[number]}")


def _rows(results: Iterable[tables.Rows | Refusal | None], segment: str) -> Iterator[Any]:
    held: tables.Rows = {}
    refused = 0
    for one in results:
        if isinstance(one, Refusal):
            held.setdefault("refusals", []).append(tables.refusal(one, refused))
            refused += 1
        else:
            for table, rows in (one or {}).items():
                held.setdefault(table, []).extend(rows)
        if len(held.get("articles", ())) >= _ARTICLES:
            yield from _batches(held, segment)
            held = {}
    yield from _batches(held, segment)


def _batches(held: tables.Rows, segment: str) -> Iterator[Any]:
    """A batch for every table, in the schema of all."""
    library = arrow.library()
    whole = schema()
    for table, rows in held.items():
        if rows:
            own = arrow.batch(table, rows)
            known = {"table": library.array([table] * len(rows)), "segment": library.array([segment] * len(rows)), **dict(zip(own.schema.names, own.columns, strict=True))}
            yield library.RecordBatch.from_arrays([known.get(one.name, library.nulls(len(rows), one.type)) for one in whole], schema=whole)
