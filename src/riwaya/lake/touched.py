"""A segment under a changed lexicon: only the articles whose words what changed can touch are understood again, the rows of the others stay as they are.

The lexicon of every run is noted in the lake. Where nothing can be told (a record of another kind than those that words ask for, another program, a
note that is gone) the whole segment is made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from riwaya.lake import arrow, markers, pen, reading
from riwaya.lake.markers import Marker, Version
from riwaya.lexicon import Lexicon, differing
from riwaya.lexicon.differing import Touch
from riwaya.model import Article
from riwaya.store.bodies import unpack
from riwaya.text.fold import fold
from riwaya.text.reading import cut

_FOLDER = "lexicons"
_COLUMNS = ("article", "position", "mark", "text", "read")


class Touched:
    """The lexicons that a lake's segments were made with, held against the one that is used now."""

    def __init__(self, lake: Path, words: Lexicon, version: Version) -> None:
        self._lake, self._words, self._version = lake, words, version
        self._by = cache(self._touch)
        note = lake / _FOLDER / f"{words.hash}.json.gz"
        if not note.exists():
            note.parent.mkdir(parents=True, exist_ok=True)
            markers.safely(note, differing.noted(words))

    def part(self, known: Marker | None, mark: str) -> Part | None:
        """What of a segment must be understood again; None where all of it must."""
        if known is None or known.mark != mark or (known.version.program, known.version.sheets) != (self._version.program, self._version.sheets):
            return None
        touch = self._by(known.version.lexicon)
        return None if touch is None else Part(self._lake, known, touch)

    def _touch(self, lexicon: str) -> Touch | None:
        try:
            found = differing.differing((self._lake / _FOLDER / f"{lexicon}.json.gz").read_bytes(), self._words)
        except (OSError, ValueError, KeyError):
            return None
        return None if found is None else Touch(found, self._words)


class Part:
    """A segment that is made anew in part; `names` are the articles that were handed out, complete when `items` has ended."""

    def __init__(self, lake: Path, known: Marker, touch: Touch) -> None:
        self._lake, self._known, self._touch = lake, known, touch
        self.names: set[str] = set()

    def items(self) -> Iterator[tuple[Article, int, str]]:
        """The articles that may be touched, as they were read, with their position and mark."""
        for row in reading.rows(self._lake, [self._known], "articles", _COLUMNS):
            if self._touch(cut(fold(row["text"]))[0]):
                self.names.add(row["article"])
                yield unpack(Article, row["read"]), row["position"], row["mark"]

    def keep(self, writing: pen.Pen) -> int:
        """Hand the rows of all others over; how many articles they are."""
        library = arrow.library()
        kept = 0
        for table in self._known.counts:
            for path in reading.files(self._lake, [self._known], table):
                for batch in library.parquet.ParquetFile(path).iter_batches(reading.BATCH):
                    rows = batch.filter(library.array([name not in self.names for name in batch.column("article").to_pylist()], library.bool_()))
                    writing.keep(table, rows)
                    kept += rows.num_rows if table == "articles" else 0
        return kept
