"""A lake, or a part of it, as a case: the articles that conditions leave, with their accounts as they lie in the lake.

The whole lake brings its own dossier along; a part of it is merged anew, from the sheets of the lake. Nothing is understood again. What a
later load leaves out is marked as gone in the case, as `build` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from riwaya import lexicon, running
from riwaya.errors import UsageError
from riwaya.lake import kept, merging, reading, tables
from riwaya.lake.markers import Marker
from riwaya.lexicon.letters import fold_word
from riwaya.merge import Sheet, keeping, standing
from riwaya.model import Account, Article, Dossier, Judgements, Refusal
from riwaya.store import judging, preparing, write_case
from riwaya.store.accounts import unpack_account
from riwaya.store.bodies import unpack
from riwaya.store.merging import merging as merging_anew
from riwaya.store.writer import Counts, Merge, Writer
from riwaya.text.stems import Stems

_SHEETS = 500


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


def load(lake: Path, case: str, chosen: Chosen, overlay: Path | None = None, workers: int = 1) -> tuple[Counts, list[Refusal]]:
    """Make a case of a lake, or bring one up to date; workers take the rows apart. Raises LakeError, CaseError, UsageError for a name that nobody has."""
    words = lexicon.load(overlay)
    found = merging.segments_of(lake, words)
    doubled = reading.doubles(lake, found)
    names = None if chosen.all() else _names(lake, found, chosen)
    database = write_case(case)
    try:
        version = found[0].version
        writer = Writer(database, version.program, version.lexicon)
        new = database.row("select (select count(*) from article) + (select count(*) from correction)") == (0,)
        root = lake.absolute().as_posix()
        writer.begin([root], workers)
        decided = judging.read(database, case)
        wanted = (row for row in _rows(lake, found, doubled, names) if writer.wants(row["article"], row["mark"], root))
        for one in running.run(running.Job(partial(Stems, words) if workers <= 1 else partial(_stems, overlay), _taken, _name), wanted, workers):
            if isinstance(one, Refusal):
                writer.refuse(one)
            else:
                writer.take(*one)
        for refusal in _refusals(lake, found, doubled) if names is None else ():
            writer.refuse(refusal)
        whole = merging.fresh(lake, found) if new and names is None and not decided.rows else None
        merge = merging_anew(words) if whole is None else _as_kept(lake / whole)
        return writer.complete(merge, Stems(words).of, decided), writer.refusals
    finally:
        database.close()


def _as_kept(folder: Path) -> Merge:
    """The dossier that the lake holds, instead of merging."""

    def merged(accounts: tuple[Account, ...], decided: Judgements, sheets: Iterable[Sheet], *_: object) -> Dossier:
        return kept.read(folder, accounts)

    return merged


def _stems(overlay: Path | None) -> Stems:
    return Stems(lexicon.load(overlay))


def _taken(stems: Stems, row: dict[str, Any]) -> tuple[Article, bytes, bytes, bytes]:
    """What a case keeps of an article's row: the article, its account, its sheet, its rows."""
    article = unpack(Article, row["read"])
    return article, row["body"], _sheet(row), preparing.pack(unpack_account(row["body"], article), stems.of)


def _name(row: dict[str, Any]) -> str:
    return str(row["article"])


def _sheet(row: dict[str, Any]) -> bytes:
    """The sheet of an article's row, as a case keeps it."""
    return standing.pack(Sheet(**{one: keeping.unpack_part(row[f"sheet_{one}"]) for one in tables.parts()}))


def _rows(lake: Path, found: list[Marker], doubled: dict[tuple[str, int], Refusal], names: list[str] | None) -> Iterator[dict[str, Any]]:
    """The rows of the articles that are wanted."""
    columns = ("article", "position", "mark", "read", "body", *(f"sheet_{one}" for one in tables.parts()))
    if names is None:
        for one in found:
            for row in reading.rows(lake, [one], "articles", columns):
                if (one.name, row["position"]) not in doubled:
                    yield row
        return
    connection = reading.connect(lake, found)
    try:
        for first in range(0, len(names), _SHEETS):
            asked = connection.execute(
                f"select segment, {', '.join(columns)} from articles where article in (select unnest(?)) order by article, segment, position", [names[first : first + _SHEETS]],
            )  # fmt: skip
            while batch := asked.fetchmany(64):
                for values in batch:
                    row = dict(zip(("segment", *columns), values, strict=True))
                    if (row["segment"].rpartition("-")[0], row["position"]) not in doubled:
                        yield row
    finally:
        connection.close()


def _names(lake: Path, found: list[Marker], chosen: Chosen) -> list[str]:
    """The ids of the articles that the conditions leave."""
    where: list[str] = ["true"]
    values: list[Any] = []
    if chosen.person is not None:
        folder = merging.fresh(lake, found)
        if folder is None:
            raise UsageError(f"--person needs the names over all articles: run first: riwaya merge {lake}")
        where.append("article in (select article from members where entity in (select unnest(?)))")
        values.append(_entities(lake / folder, chosen.person))
    for column, operator, value in (("outlet", "=", chosen.outlet), ("day", ">=", chosen.since), ("day", "<=", None if chosen.until is None else chosen.until + "\uffff")):
        if value is not None:
            where.append(f"{column} {operator} ?")
            values.append(value)
    if chosen.event_type is not None:
        where.append("article in (select article from events where type = ?)")
        values.append(chosen.event_type)
    connection = reading.connect(lake, found)
    try:
        if chosen.person is not None:
            connection.execute(f"create view members as select * from read_parquet('{(lake / str(folder) / 'members.parquet').as_posix()}')")
        return [str(row[0]) for row in connection.execute(f"select distinct article from articles where {' and '.join(where)} order by article", values).fetchall()]
    finally:
        connection.close()


def _entities(folder: Path, name: str) -> list[str]:
    """The entities of the dossier that a name or an id stands for."""
    import duckdb

    path = (folder / "aliases.parquet").as_posix()
    sql = "select distinct entity from read_parquet(?) where entity = ? or folded = ? order by entity"
    found = [str(row[0]) for row in duckdb.execute(sql, [path, name, fold_word(name)]).fetchall()]
    if not found:
        raise UsageError(f"«{name}»: nobody and nothing in this lake has this name or id")
    return found


def _refusals(lake: Path, found: list[Marker], doubled: dict[tuple[str, int], Refusal]) -> Iterator[Refusal]:
    for row in reading.rows(lake, found, "refusals", ("article", "room", "reason")):
        yield Refusal(row["article"], row["room"], row["reason"])
    yield from doubled.values()
