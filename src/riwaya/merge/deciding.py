"""Decisions about pairs, those of an earlier merge taken over where nothing that they were made from has changed.

A decision is a function of what two owners (articles, forms of names) bring: their things, the keys and weights of these, and what
the `seals` stand for. Owners whose mark is the same as at the last merge were held against one another then; only pairs with another
owner are looked for and decided. So the result is that of deciding everything, and `tests/store/test_sheets.py` holds it to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from riwaya.merge import engine
from riwaya.merge.codes import Longs, Marks
from riwaya.merge.rows import Rows

Record = TypeVar("Record")
Said = TypeVar("Said")
Pair = tuple[int, int]
_AT_ONCE = 1 << 15
_FEW = 8
_SINCE = ", since"
_SIDED = ("opposed_signs",)  # steps in which it matters which of the two is the first


@dataclass(frozen=True, slots=True)
class Decided:
    """What a merge decided in one step: the mark of every owner, and (owner, thing, owner, thing, what was said) for each pair of which something was."""

    owners: tuple[str, ...]
    marks: bytes
    said: tuple[tuple[int, int, int, int, Any], ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What was decided since then: the marks of the owners that have another one (none of those that are gone), and what was said of pairs with one of them.

    Its numbers are those of `owners`, then `others`.
    """

    owners: tuple[str, ...]
    marks: bytes
    others: tuple[str, ...]
    said: tuple[tuple[int, int, int, int, Any], ...]


_NOTHING = Since((), b"", (), ())


class Kept(Protocol):
    """Holds what was decided, and other things of plain nouns, from merge to merge."""

    def before(self, step: str) -> object: ...

    def after(self, step: str, found: object) -> None:
        """Take in what is to be kept under a name; a name of which nothing is said is forgotten."""

    def stays(self, step: str) -> None:
        """Keep what stands under a name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The things of a step: its name and where it is kept, its table, the owners by name with their seals, and the numbers of the SQL."""

    label: str
    step: str
    table: str
    rows: Rows
    columns: Mapping[str, Longs]
    weight: Longs
    owners: Sequence[str]
    numbers: Mapping[str, int | float]


@dataclass(frozen=True, slots=True)
class Here:
    """That all is decided in this process, so that nothing need be picklable: `more` candidates that no key brings, and which pairs are `worth` opening their records."""

    more: Iterable[Pair]
    worth: Callable[[Longs, Longs], npt.NDArray[np.bool_]]


def pairs(
    asked: Asked, records: Sequence[Record], decide: engine.Decide[Record, Said], seals: Marks | None = None, kept: Kept | None = None, here: Here | None = None,
) -> Iterator[tuple[Pair, Said]]:
    """What `decide` says of the records of candidate pairs, by the numbers of the things, in their order."""
    if kept is None or seals is None:
        yield from _all(asked, records, decide, here)
        return
    most = int(asked.numbers.get("most", 1 << 40))
    with np.errstate(over="ignore"):
        marks = seals + asked.rows.marks(asked.weight, most)
    before, since = kept.before(asked.label), kept.before(asked.label + _SINCE)
    last = _Last(before, since if isinstance(since, Since) else _NOTHING) if isinstance(before, Decided) else None
    stands = np.zeros(len(asked.owners), dtype=np.bool_) if last is None else last.standing(asked.owners, marks)
    fresh = ~stands[asked.rows.owner]
    found = {} if last is None else dict(last.taken(asked, stands))
    rows = _every(asked, here) if last is None else _restricted(asked, fresh, most, here)
    more: Iterable[Pair] = () if here is None else [(one, other) for one, other in here.more if fresh[one] or fresh[other]]
    found.update(_said(chain(rows, _worth(more, here)), records, decide))
    _keep(asked, marks, found, before if isinstance(before, Decided) else None, kept)
    yield from sorted(found.items(), key=_pair)


def _pair(row: tuple[Pair, Any]) -> Pair:
    return row[0]


def _keep(asked: Asked, marks: Marks, found: Mapping[Pair, Any], before: Decided | None, kept: Kept) -> None:
    """Keep what was decided: beside what stands there already where few owners have another mark, else all anew."""
    owners = tuple(asked.owners)
    moved = np.ones(len(owners), dtype=np.bool_) if before is None else ~_alike(owners, marks, before)
    gone = () if before is None or owners == before.owners else tuple(sorted(set(before.owners).difference(owners)))
    first, owner = asked.rows.first().tolist(), asked.rows.owner.tolist()
    if before is None or _FEW * (int(moved.sum()) + len(gone)) >= len(before.owners):
        said = ((owner[one], one - first[owner[one]], owner[other], other - first[owner[other]], told) for (one, other), told in found.items())
        kept.after(asked.label, Decided(owners, marks.astype("<u8").tobytes(), tuple(said)))
        return
    own = np.flatnonzero(moved).tolist()
    beside = moved.tolist()
    rows = [(owner[one], one, owner[other], other, told) for (one, other), told in found.items() if beside[owner[one]] or beside[owner[other]]]
    others = sorted({number for a, _, b, _, _ in rows for number in (a, b)}.difference(own))
    place = {number: at for at, number in enumerate((*own, *others))}
    name = {number: at + (len(gone) if at >= len(own) else 0) for number, at in place.items()}
    kept.stays(asked.label)
    kept.after(asked.label + _SINCE, Since(
        (*(owners[number] for number in own), *gone), np.concatenate((marks[own], np.zeros(len(gone), dtype=np.uint64))).astype("<u8").tobytes(),
        tuple(owners[number] for number in others), tuple((name[a], one - first[a], name[b], other - first[b], told) for a, one, b, other, told in rows),
    ))  # fmt: skip


def _all(asked: Asked, records: Sequence[Record], decide: engine.Decide[Record, Said], here: Here | None) -> Iterator[tuple[Pair, Said]]:
    tables = {asked.table: _table(asked)}
    if here is None:
        for row, told in engine.decided(asked.step, tables, records, decide, first=0, **asked.numbers):
            yield (row[0], row[1]), told
        return
    yield from sorted(dict(_said(chain(_every(asked, here), _worth(here.more, here)), records, decide)).items(), key=_pair)


def _every(asked: Asked, here: Here | None) -> Iterator[engine.Row]:
    """All rows of the step that are worth deciding."""
    return _worth(engine.run(asked.step, {asked.table: _table(asked)}, first=0, **asked.numbers), here)


def _said(rows: Iterable[engine.Row], records: Sequence[Record], decide: engine.Decide[Record, Said]) -> Iterator[tuple[Pair, Said]]:
    for row in rows:
        said = decide(row, records[row[0]], records[row[1]])
        if said is not None:
            yield (row[0], row[1]), said


def _worth(rows: Iterable[engine.Row], here: Here | None) -> Iterator[engine.Row]:
    """The rows whose records are worth opening."""
    left = iter(rows)
    if here is None:
        yield from left
        return
    while some := list(islice(left, _AT_ONCE)):
        found = np.array([(row[0], row[1]) for row in some], dtype=np.int64)
        yield from compress(some, here.worth(found[:, 0], found[:, 1]).tolist())


def _table(asked: Asked) -> engine.Table:
    return engine.Table({"item": asked.rows.item, **asked.columns, "weight": asked.weight})


def _alike(owners: tuple[str, ...], marks: Marks, before: Decided) -> npt.NDArray[np.bool_]:
    """Which owners have the mark that they had."""
    held = np.frombuffer(before.marks, dtype="<u8")
    if before.owners == owners:
        same: npt.NDArray[np.bool_] = held == marks
        return same
    known = dict(zip(before.owners, held.tolist(), strict=True))
    return np.array([known.get(name) == mark for name, mark in zip(owners, marks.tolist(), strict=True)], dtype=np.bool_)


class _Last:
    """What the last merge decided: what stands there, and since then."""

    def __init__(self, before: Decided, since: Since) -> None:
        self.before, self.since = before, since
        self._moved = dict(zip(since.owners, np.frombuffer(since.marks, dtype="<u8").tolist(), strict=True))

    def standing(self, owners: Sequence[str], marks: Marks) -> npt.NDArray[np.bool_]:
        """Which owners are as they were at the last merge."""
        out = _alike(tuple(owners), marks, self.before)
        for number, name in enumerate(owners if self._moved else ()):
            if name in self._moved:
                out[number] = self._moved[name] == int(marks[number])
        return out

    def taken(self, asked: Asked, stands: npt.NDArray[np.bool_]) -> Iterator[tuple[Pair, Any]]:
        """What was said of pairs of owners that are as they were."""
        own, beside = self._places(asked.owners, stands)
        first = asked.rows.first().tolist()
        for places, some in ((own, self.before.said), (beside, self.since.said)):
            for a, one, b, other, said in some:
                mine, its = places[a], places[b]
                if mine >= 0 and its >= 0:
                    yield (first[mine] + one, first[its] + other), said

    def _places(self, owners: Sequence[str], stands: npt.NDArray[np.bool_]) -> tuple[list[int], list[int]]:
        """Where the owners of what stands there, and of what was decided since then, are now; -1 for those of which nothing is taken over from there."""
        numbers = {name: number for number, name in enumerate(owners)}
        here = stands.tolist()
        own = list(range(len(owners))) if self.before.owners == tuple(owners) else [numbers.get(name, -1) for name in self.before.owners]
        own = [number if number >= 0 and here[number] else -1 for number in own]
        if self._moved:
            own = [-1 if name in self._moved else number for name, number in zip(self.before.owners, own, strict=True)]
        beside = [numbers.get(name, -1) for name in (*self.since.owners, *self.since.others)]
        return own, [number if number >= 0 and here[number] else -1 for number in beside]


def _restricted(asked: Asked, fresh: npt.NDArray[np.bool_], most: int, here: Here | None) -> Iterator[engine.Row]:
    """The rows of the step with a fresh thing that are worth deciding: those are numbered last for it, and only rows that can pair one are handed over."""
    if not fresh.any():
        return
    order = np.argsort(fresh, kind="stable")
    number = np.empty_like(order)
    number[order] = np.arange(order.size)
    some = asked.rows.few(fresh, most)
    columns = {"item": number[asked.rows.item[some]], **{name: column[some] for name, column in asked.columns.items()}, "weight": asked.weight[some]}
    for batch in engine.batches(asked.step, {asked.table: engine.Table(columns)}, first=int((~fresh).sum()), **asked.numbers):
        found = np.array(batch, dtype=np.int64)
        pair = order[found[:, :2]]
        if asked.step not in _SIDED:
            pair.sort(axis=1)
        if here is not None:
            chosen = here.worth(pair[:, 0], pair[:, 1])
            found, pair = found[chosen], pair[chosen]
        yield from zip(*pair.T.tolist(), *found[:, 2:].T.tolist(), strict=True)
