"""Which rows of a lake a case is made of: conditions, asked of the tables, answered with the places of rows.

Only columns of names, days and marks are read for it, file by file; whoever is given a place reads the row there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.errors import UsageError
from riwaya.lake import arrow, merging, reading
from riwaya.lake.markers import Marker
from riwaya.lexicon.letters import fold_word
from riwaya.model import Refusal

_ROWS = 16


@dataclass(frozen=True, slots=True)
class Chosen:
    """Conditions on articles that must all hold; None does not filter. Dates are EDTF beginnings: 2016, 2016-11, 2016-11-30."""

    person: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    event_type: str | None = None

    def all(self) -> bool:
        return not any((self.person, self.outlet, self.since, self.until, self.event_type))


@dataclass(frozen=True, slots=True)
class Place:
    """Some rows of one group of rows of a file: their numbers in the group, and the id and mark of each article."""

    path: str
    group: int
    rows: tuple[int, ...]
    heads: tuple[tuple[str, str], ...]


def places(lake: Path, found: list[Marker], chosen: Chosen, doubled: dict[tuple[str, int], Refusal]) -> Iterator[Place]:
    """The rows that the conditions leave, in reading order; raises UsageError for a name that nobody has, before any is asked for."""
    return _places(lake, found, chosen, doubled, None if chosen.person is None else _members(lake, found, chosen.person))


def _places(lake: Path, found: list[Marker], chosen: Chosen, doubled: dict[tuple[str, int], Refusal], names: Any) -> Iterator[Place]:
    asked = {"outlet": chosen.outlet is not None, "day": (chosen.since, chosen.until) != (None, None), "position": bool(doubled)}
    columns = ["article", "mark", *(name for name, some in asked.items() if some)]
    for one in found:
        types = None if chosen.event_type is None else _told(lake, one, chosen.event_type)
        for path in reading.paths(lake, one, "articles"):
            file = arrow.library().parquet.ParquetFile(path)
            table = file.read(columns=columns)
            fits = _fit(table, chosen, [some for some in (names, types) if some is not None])
            if doubled:
                fits &= [(one.name, at) not in doubled for at in table.column("position").to_pylist()]
            yield from _pieces(path, file.metadata, table, fits)


def _pieces(path: Path, about: Any, table: Any, fits: Any) -> Iterator[Place]:
    """The places of the rows of a file that fit."""
    start = 0
    for group in range(about.num_row_groups):
        size = about.row_group(group).num_rows
        rows = fits[start : start + size].nonzero()[0]
        heads = list(zip(*(table.column(name).take(rows + start).to_pylist() for name in ("article", "mark")), strict=True))
        for at in range(0, len(rows), _ROWS):
            yield Place(path.as_posix(), group, tuple(rows[at : at + _ROWS].tolist()), tuple(heads[at : at + _ROWS]))
        start += size


def _fit(table: Any, chosen: Chosen, sets: list[Any]) -> Any:
    """Of every row whether it meets the conditions."""
    import numpy
    import pyarrow.compute as ask

    fits = numpy.ones(table.num_rows, dtype=bool)
    until = None if chosen.until is None else chosen.until + "\uffff"
    for column, compare, value in (("outlet", ask.equal, chosen.outlet), ("day", ask.greater_equal, chosen.since), ("day", ask.less_equal, until)):
        if value is not None:
            fits &= compare(table.column(column), value).fill_null(False).to_numpy()
    for some in sets:
        fits &= ask.is_in(table.column("article"), value_set=some).to_numpy()
    return fits


def _told(lake: Path, one: Marker, kind: str) -> Any:
    """The articles of a segment that tell of an event of a type."""
    import pyarrow.compute as ask

    library = arrow.library()
    parts = [library.parquet.ParquetFile(path).read(columns=["type", "article"]) for path in reading.paths(lake, one, "events")]
    found = [part.column("article").filter(ask.equal(part.column("type"), kind)) for part in parts]
    return library.chunked_array([chunk for one in found for chunk in one.chunks], library.string())


def _members(lake: Path, found: list[Marker], name: str) -> Any:
    """The articles that name whom a name or an id stands for."""
    import pyarrow.compute as ask

    library = arrow.library()
    folder = merging.fresh(lake, found)
    if folder is None:
        raise UsageError(f"--person needs the names over all articles: run first: riwaya merge {lake}")
    known = library.parquet.ParquetFile(lake / folder / "aliases.parquet").read(columns=["entity", "folded"])
    own = ask.or_(ask.equal(known.column("entity"), name), ask.equal(known.column("folded"), fold_word(name)))
    ids = known.column("entity").filter(own).unique()
    if not len(ids):
        raise UsageError(f"«{name}»: nobody and nothing in this lake has this name or id")
    members = library.parquet.ParquetFile(lake / folder / "members.parquet").read(columns=["entity", "article"])
    return members.column("article").filter(ask.is_in(members.column("entity"), value_set=ids))
