"""The words of all articles, counted and weighed: by how many articles hold them, and by how many clauses.

Taken in some thousand articles after another. Nothing here depends on whom the articles speak of, and nearly all of it is sorting and adding of numbers,
which the interpreter waits for: it can be made beside other work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from riwaya.merge.codes import Longs, Marks, joined, mixed, summed
from riwaya.merge.gist import Gist
from riwaya.merge.weights import Count, Weights

_AT_ONCE = 4096
_TELLING = 100


class Told(Protocol):
    """A sheet, as far as its words are asked for."""

    @property
    def gist(self) -> Gist: ...


class _Words(NamedTuple):
    """The words of some articles: every number once, ascending; the place among these of each word, article by article; how many words each article has."""

    codes: Longs
    places: Longs
    sizes: Longs

    @classmethod
    def of(cls, packs: Sequence[bytes], parts: int = 1) -> _Words:
        """The words of packs, so many of them for each article."""
        codes, places = np.unique(joined(packs), return_inverse=True)
        sizes = np.array([len(one) // 8 for one in packs], dtype=np.int64)
        return cls(codes, places.astype(np.int32), sizes.reshape(-1, parts).sum(axis=1))

    def owners(self) -> Longs:
        return np.repeat(np.arange(self.sizes.size), self.sizes)

    def stamped(self, weights: Longs) -> Marks:
        """For every article what changes whenever one of its words or the weight of one does."""
        with np.errstate(over="ignore"):
            each = mixed(mixed(self.codes) + mixed(weights, 1), 2)
        return summed(each[self.places], self.owners(), self.sizes.size)


class Telling(NamedTuple):
    """The telling words of all articles by small numbers, where each article's begin, and what each number weighs."""

    words: Longs
    starts: Longs
    weights: Longs


class Vocabulary:
    """`clauses` weighs words by the clauses that hold them; `totals` is the weight of each article's words, and `marks` and `told` change whenever that of one of them does."""

    def __init__(self, sheets: Sequence[Told]) -> None:
        texts, clauses, number = Count(), Count(), 0
        parts: list[tuple[_Words, _Words, Longs]] = []
        for first in range(0, len(sheets), _AT_ONCE):
            gists = [sheet.gist for sheet in sheets[first : first + _AT_ONCE]]
            own = _Words.of([part for one in gists for part in (one.counted.stems, one.counted.marks)], 2)
            texts.add(own.codes, np.bincount(own.places, minlength=own.codes.size))
            clauses.add(own.codes, np.bincount(own.places, weights=joined(one.counted.times for one in gists), minlength=own.codes.size).astype(np.int64))
            number += sum(one.counted.clauses for one in gists)
            parts.append((own, _Words.of([one.words for one in gists]), np.array([len(one.counted.stems) // 8 for one in gists], dtype=np.int64)))
        self.clauses = Weights(*clauses.all(), number)
        articles = Weights(*texts.all(), len(sheets))
        own_weights = [articles.each(own.codes) for own, _, _ in parts]
        none = np.zeros(0, dtype=np.uint64)
        self.marks: Marks = np.concatenate([none, *(own.stamped(weights) for (own, _, _), weights in zip(parts, own_weights, strict=True))])
        self.told: Marks = np.concatenate([none, *(said.stamped(self.clauses.each(said.codes)) for _, said, _ in parts)])
        totals = [summed(weights.astype(np.uint64)[own.places], own.owners(), own.sizes.size) for (own, _, _), weights in zip(parts, own_weights, strict=True)]
        self.totals: Longs = np.maximum(np.concatenate([none, *totals]).astype(np.int64), 1)
        self.telling = _telling([(own, stems) for own, _, stems in parts], articles)


def _telling(parts: Sequence[tuple[_Words, Longs]], weights: Weights) -> Telling:
    """The words that tell much, marks left aside."""
    words, sizes = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
    for own, stems in parts:
        owners = own.owners()
        inside = np.arange(owners.size) - np.repeat(np.cumsum(own.sizes) - own.sizes, own.sizes)
        chosen = (weights.each(own.codes) >= _TELLING)[own.places] & (inside < stems[owners])
        words.append(weights.places(own.codes).astype(np.int32)[own.places[chosen]])
        sizes.append(np.bincount(owners[chosen], minlength=own.sizes.size))
    return Telling(np.concatenate(words), np.cumsum(np.concatenate(sizes)), weights.all)
