"""Writing a segment's tables: rows gathered into groups, Parquet written aside, put in place when all of it is on the disk."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

from riwaya.lake import arrow, markers, tables
from riwaya.lake.markers import Marker, Version
from riwaya.lake.segments import Segment
from riwaya.model import Refusal

_ARTICLES = 256


class Pen:
    """Writes one segment. Nothing of it is seen before `finish`."""

    def __init__(self, lake: Path, segment: Segment, mark: str, version: Version) -> None:
        self.lake, self.segment, self.mark, self.version = lake, segment, mark, version
        self._token = markers.token(mark, version)
        self._held: tables.Rows = {}
        self._open: dict[str, tuple[Any, Any, Path]] = {}
        self._counts: Counter[str] = Counter()
        self._position = 0

    def take(self, rows: tables.Rows) -> None:
        """Add an article with its facts."""
        for table, own in rows.items():
            self._held.setdefault(table, []).extend(own)
            self._counts[table] += len(own)
        if len(self._held["articles"]) >= _ARTICLES:
            self._flush()

    def keep(self, table: str, rows: Any) -> None:
        """Add a batch of rows of an earlier run as they are."""
        if rows.num_rows:
            self._counts[table] += rows.num_rows
            self._writer(table).write_batch(rows)

    def refuse(self, one: Refusal) -> None:
        """Add an article that could not be taken."""
        self._held.setdefault("refusals", []).append(tables.refusal(one, self._counts["refusals"]))
        self._counts["refusals"] += 1

    def finish(self) -> Marker:
        """Put the tables in place and mark the segment as done."""
        self._flush()
        for writer, file, _ in self._open.values():
            writer.close()
            file.flush()
            os.fsync(file.fileno())
            file.close()
        for _, _, path in self._open.values():
            path.replace(path.with_name("part-0.parquet"))
            markers.settle(path.parent)
        segment = self.segment
        done = Marker(segment.name, segment.root, segment.order, self.mark, self.version, dict(sorted(self._counts.items())))
        markers.write(self.lake, done)
        return done

    def _flush(self) -> None:
        for table, rows in self._held.items():
            if rows:
                self._writer(table).write_batch(arrow.batch(table, rows))
        self._held = {}

    def _writer(self, table: str) -> Any:
        if table not in self._open:
            path = markers.folder(self.lake, table, self.segment.name, self._token) / f".part-0.{os.getpid()}"
            path.parent.mkdir(parents=True, exist_ok=True)
            for left in path.parent.glob(".part-0.*"):
                left.unlink(missing_ok=True)
            file = path.open("wb")
            self._open[table] = arrow.library().parquet.ParquetWriter(file, arrow.schema(table), compression="zstd"), file, path
        return self._open[table][0]
