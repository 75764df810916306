"""All telling clauses of a corpus by number, opened with their article when they are asked for, so that a corpus need not be held to be compared.

Whether two articles can be held against each other is known without opening them: from their days and their affair.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from riwaya.merge import when
from riwaya.merge.affair import Affair
from riwaya.merge.clauses import Clause, Clauses
from riwaya.merge.naming import People
from riwaya.merge.weights import Weights

DAYS = 45
T = TypeVar("T")


class Told(Protocol):
    """A sheet, as far as its clauses are asked for."""

    @property
    def clauses(self) -> Clauses: ...


class Book:
    """The clauses of the sheets of articles, with the weights of their words and the days of their articles. `sizes` says how many each sheet holds."""

    def __init__(
        self, sheets: Sequence[Told], articles: Sequence[str], sizes: Sequence[int], weights: Weights, published: Mapping[str, when.Days | None], people: People, affair: Affair,
    ) -> None:
        self.weights = weights
        self._sheets = sheets
        self._articles = articles
        self._published = published
        self._people = people
        self._affair = affair
        self._firsts = array("q", [0])
        for size in sizes:
            self._firsts.append(self._firsts[-1] + size)

    def __iter__(self) -> Iterator[tuple[int, Clause]]:
        """Every clause with its number, each article opened once."""
        for first, last, sheet in zip(self._firsts, self._firsts[1:], self._sheets, strict=False):
            if first < last:
                yield from enumerate(sheet.clauses.telling, first)

    def __getitem__(self, number: int) -> Clause:
        place = bisect_right(self._firsts, number) - 1
        return self._sheets[place].clauses.telling[number - self._firsts[place]]

    def article(self, number: int) -> str:
        """The article that a clause stands in."""
        return self._articles[bisect_right(self._firsts, number) - 1]

    def comparable(self, one: int, other: int, within: int = DAYS) -> bool:
        """Whether the articles of two clauses are about one affair and of the same weeks; true for days that are unknown."""
        first, second = self.article(one), self.article(other)
        a, b = self._published.get(first), self._published.get(second)
        return (a is None or b is None or a.meets(b, within)) and self._affair.one(first, second)

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


class Items(Generic[T]):
    """What can clash, by number: things of clauses, opened with them."""

    def __init__(self, book: Book, things: Callable[[Clause], Sequence[T]]) -> None:
        self._book = book
        self._things = things
        self._clauses = array("q")
        self._places = array("q")

    def take(self) -> Iterator[tuple[int, Clause, T]]:
        """Number everything, once: the number, the clause and the thing."""
        for number, clause in self._book:
            for place, thing in enumerate(self._things(clause)):
                self._clauses.append(number)
                self._places.append(place)
                yield len(self._clauses) - 1, clause, thing

    def clause(self, item: int) -> int:
        """The number of the clause of a thing."""
        return self._clauses[item]

    def __getitem__(self, item: int) -> tuple[int, T]:
        number = self._clauses[item]
        return number, self._things(self._book[number])[self._places[item]]
