"""A lake, or a part of it, as a case: the articles that conditions leave, with their accounts as they lie in the lake.

The whole lake brings its own dossier along; a part of it is merged anew, from the sheets of the lake. Nothing is understood again, and nothing is
staged: the rows that workers read and take apart go into the case as they come, in the one transaction that ends with the dossier. What a later
load leaves out is marked as gone in the case, as `build` does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import tee
from pathlib import Path
from typing import Any

from riwaya import lexicon, running
from riwaya.lake import arrow, kept, merging, reading, tables
from riwaya.lake.choosing import Chosen, Place, places
from riwaya.lake.markers import Marker
from riwaya.lexicon import Lexicon
from riwaya.merge import Sheet, keeping, standing
from riwaya.model import Account, Dossier, Judgements, Refusal
from riwaya.store import judging, preparing, write_case
from riwaya.store.merging import merging as merging_anew
from riwaya.store.writer import Counts, Merge, Taken, Writer, no_collecting
from riwaya.text.stems import Stems

__all__ = ["Chosen", "load"]

_CLOSED = ("claims", "clauses")  # parts that go into a case unopened
_COLUMNS = ("body", *(f"sheet_{one}" for one in tables.parts()))



def load(lake: Path, case: str, chosen: Chosen, overlay: Path | None = None, workers: int = 1) -> tuple[Counts, list[Refusal]]:
    """Make a case of a lake, or bring one up to date; workers take the rows apart. Raises LakeError, CaseError, UsageError for a name that nobody has."""
    words = lexicon.load(overlay)
    found = merging.segments_of(lake, words)
    doubled = reading.doubles(lake, found)
    chosen_rows = places(lake, found, chosen, doubled)
    database = write_case(case)
    try:
        version = found[0].version
        writer = Writer(database, version.program, version.lexicon)
        new = database.row("select (select count(*) from article) + (select count(*) from correction)") == (0,)
        root = lake.absolute().as_posix()
        writer.begin([root], workers)
        decided = judging.read(database, case)
        coming = _coming(writer, words, overlay, (piece for one in chosen_rows if (piece := _wanted(writer, one, root)).rows), workers)
        for refusal in _refusals(lake, found, doubled) if chosen.all() else ():
            writer.refuse(refusal)
        whole = merging.fresh(lake, found) if new and chosen.all() and not decided.rows else None
        merge = merging_anew(words) if whole is None else _as_kept(lake / whole)
        with no_collecting():
            return writer.complete(merge, Stems(words).of, decided, coming), writer.refusals
    finally:
        database.close()


def _as_kept(folder: Path) -> Merge:
    """The dossier that the lake holds, instead of merging."""

    def merged(accounts: tuple[Account, ...], decided: Judgements, sheets: Iterable[Sheet], *_: object) -> Dossier:
        return kept.read(folder, accounts)

    return merged


def _wanted(writer: Writer, place: Place, root: str) -> Place:
    """The rows of a place that the case does not hold as they are."""
    wanted = [number for number, (name, mark) in enumerate(place.heads) if writer.wants(name, mark, root)]
    return dataclasses.replace(place, rows=tuple(place.rows[number] for number in wanted), heads=tuple(place.heads[number] for number in wanted))


def _coming(writer: Writer, words: Lexicon, overlay: Path | None, wanted: Iterator[Place], workers: int) -> Iterator[Taken]:
    """The articles of places, taken apart; those of a place that could not be are refused."""
    given, asked = tee(wanted)
    job: running.Job[Rows, Place, list[Taken]] = running.Job(partial(Rows, words) if workers <= 1 else partial(_rows, overlay), _taken, _name)
    every = running.run(job, given, workers)
    for place, told in zip(asked, every, strict=True):
        if isinstance(told, Refusal):
            for name, _ in place.heads:
                writer.refuse(dataclasses.replace(told, article=name))
        else:
            yield from told


class Rows:
    """What a process takes rows apart with: the stems of words, and the group of rows that it read last."""

    def __init__(self, words: Lexicon) -> None:
        self.stems = Stems(words)
        self._path, self._group = "", -1
        self._file: Any = None
        self._read: Any = None

    def of(self, place: Place) -> list[dict[str, Any]]:
        """The rows of a place."""
        if place.path != self._path:
            self._path, self._group, self._file = place.path, -1, arrow.library().parquet.ParquetFile(place.path, memory_map=True)
        if place.group != self._group:
            self._group, self._read = place.group, self._file.read_row_group(place.group, columns=list(_COLUMNS), use_threads=False)
        rows: list[dict[str, Any]] = self._read.take(list(place.rows)).to_pylist()
        return rows


def _rows(overlay: Path | None) -> Rows:
    return Rows(lexicon.load(overlay))


def _taken(rows: Rows, place: Place) -> list[Taken]:
    """What a case keeps of articles: the article, its account, its sheet, its rows."""
    return [_apart(row, rows.stems) for row in rows.of(place)]


def _apart(row: dict[str, Any], stems: Stems) -> Taken:
    packed = {one: row[f"sheet_{one}"] for one in tables.parts()}
    opened: dict[str, Any] = {one: () if one in _CLOSED else keeping.unpack_part(packed[one]) for one in packed}
    sheet = Sheet(**opened)
    return sheet.account.article, row["body"], standing.pack(sheet, packed), preparing.made(sheet.account, stems.of)


def _name(place: Place) -> str:
    return place.heads[0][0]


def _refusals(lake: Path, found: list[Marker], doubled: dict[tuple[str, int], Refusal]) -> Iterator[Refusal]:
    for row in reading.rows(lake, found, "refusals", ("article", "room", "reason")):
        yield Refusal(row["article"], row["room"], row["reason"])
    yield from doubled.values()
