"""All telling clauses of a corpus by number, opened with their article when they are asked for, so that a corpus need not be held to be compared.

Whether two articles can be held against each other is known without opening them: from their days and their affair. What is counted
and paired comes from the gists of the articles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from riwaya.merge import when
from riwaya.merge.affair import Affair
from riwaya.merge.clauses import Clause
from riwaya.merge.codes import Longs, Marks, joined
from riwaya.merge.deciding import Kept
from riwaya.merge.gist import Gist, Things
from riwaya.merge.naming import People
from riwaya.merge.rows import Rows
from riwaya.merge.vocabulary import Vocabulary

DAYS = 45


class Told(Protocol):
    """A sheet, as far as its clauses are asked for."""

    @property
    def clauses(self) -> tuple[Clause, ...]: ...

    @property
    def gist(self) -> Gist: ...


class Book:
    """The clauses of the sheets of articles, with the weights of their words and the days of their articles.

    `seals` change for an article whenever anything that its clauses are compared by does; `kept` holds what was decided before.
    """

    def __init__(
        self, sheets: Sequence[Told], published: Mapping[str, when.Days | None], people: People, affair: Affair, vocabulary: Vocabulary, seals: Marks | None = None,
        kept: Kept | None = None,
    ) -> None:  # fmt: skip
        self.sheets = sheets
        self.articles = list(published)
        self.kept = kept
        self._published = published
        days = [(0, 0, -1) if one is None else (one.first, one.last, max(3, one.width) if one.about else 0) for one in published.values()]
        self._days: Longs = np.array(days, dtype=np.int64).reshape(-1, 3)
        self._people = people
        self._affair = affair
        self.weights = vocabulary.clauses
        self.firsts: list[int] = [0, *accumulate(sheet.gist.telling for sheet in sheets)]
        self.seals: Marks | None = None
        if seals is not None:
            with np.errstate(over="ignore"):
                self.seals = seals + vocabulary.marks + vocabulary.told

    def __getitem__(self, number: int) -> Clause:
        place = bisect_right(self.firsts, number) - 1
        return self.sheets[place].clauses[number - self.firsts[place]]

    def article(self, number: int) -> str:
        """The article that a clause stands in."""
        return self.articles[bisect_right(self.firsts, number) - 1]

    def comparable(self, ones: Longs, others: Longs) -> npt.NDArray[np.bool_]:
        """Of every pair of articles, given by their numbers, whether the two are about one affair and of the same weeks; true for days that are unknown."""
        out = self._near(ones, others, DAYS)
        some = np.flatnonzero(out)
        out[some] = self._affair.several(ones[some], others[some])
        return out

    def near(self, one: int, other: int, within: int) -> bool:
        """Whether the articles of two clauses are of so many days; true for days that are unknown."""
        first, second = (np.array([bisect_right(self.firsts, number) - 1]) for number in (one, other))
        return bool(self._near(first, second, within)[0])

    def _near(self, ones: Longs, others: Longs, within: int) -> npt.NDArray[np.bool_]:
        a, b = self._days[ones], self._days[others]
        slack = within + np.maximum(a[:, 2], b[:, 2])
        met: npt.NDArray[np.bool_] = (a[:, 2] < 0) | (b[:, 2] < 0) | ((a[:, 0] <= b[:, 1] + slack) & (b[:, 0] <= a[:, 1] + slack))
        return met

    def later(self, one: Clause, other: Clause) -> bool | None:
        """Whether the first article is of a later day than the second; None if unknown or the same."""
        a, b = self._published.get(one.article), self._published.get(other.article)
        if a is None or b is None or a.meets(b):
            return None
        return a.first > b.last

    def wide(self, one: Clause, other: Clause) -> int:
        """What the sentences of the two share."""
        return self.weights.sum(one.around & other.around)

    def whose(self, clause: Clause) -> int | None:
        """The entity of the dossier that says a clause; None for the outlet."""
        return self._people.number(clause.article, clause.whose)

    def persons(self, clause: Clause) -> frozenset[int]:
        """The persons of the dossier that a clause names."""
        return self._people.persons(clause.article, clause.entities)

    def places(self, clause: Clause) -> frozenset[int]:
        """The places of the dossier that a clause names, no whole countries."""
        return self._people.spots(clause.article, clause.entities)


class Items(Sequence[tuple[int, Any]]):
    """The things of one kind in all articles, by number: for each the number of its clause and the thing itself, opened when it is asked for."""

    def __init__(self, book: Book, kind: str) -> None:
        self._book, self._kind = book, kind
        things: list[Things] = [getattr(sheet.gist, kind) for sheet in book.sheets]
        self.rows = Rows.of([one.pack for one in things])
        places = joined(one.places for one in things).reshape(-1, 2)
        self.clauses: Longs = places[:, 0] + np.array(book.firsts, dtype=np.int64)[self.rows.owner]
        self._places = places[:, 1]

    def __len__(self) -> int:
        return len(self.clauses)

    def clause(self, item: int) -> int:
        """The number of the clause of a thing."""
        return int(self.clauses[item])

    def __getitem__(self, item: Any) -> Any:
        number = self.clause(item)
        clause = self._book[number]
        return number, clause if self._kind == "weekdays" else getattr(clause, self._kind)[self._places[item]]
