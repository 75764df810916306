"""Whether two articles are about one affair, so that what they say may be held against each other.

They are if they tell of one event or a person or body stands at the centre of both, and they share some telling words; or if they share many. In a corpus
of mixed news most pairs are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from riwaya.merge.clauses import Counted
from riwaya.merge.codes import Longs, Marks, joined, stamped
from riwaya.merge.weights import Count, Weights

_SOME, _MANY = 5, 11
_LEAST, _LEAST_APART = 3500, 7000
_TELLING = 100
_OPEN = 1 << 12
_AT_ONCE = 4096
_PAIRS = 1 << 14


class Affair:
    """Answers for pairs of articles. `marks` change for an article whenever the weight of one of its words does."""

    def __init__(self, articles: Mapping[str, Callable[[], Counted]], central: Callable[[str], frozenset[int]], linked: Iterable[frozenset[str]]) -> None:
        self._articles = articles
        self._names = list(articles)
        self._central = lru_cache(maxsize=_OPEN)(central)
        self._linked = frozenset(linked)
        count = Count()
        for _, codes, _ in self._parts():
            count.add(codes, np.ones_like(codes))
        self._weights = Weights(*count.all(), len(articles))
        totals, marks = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.uint64)]
        for size, codes, owners in self._parts():
            weights = self._weights.each(codes)
            totals.append(np.bincount(owners, weights=weights, minlength=size).astype(np.int64))
            marks.append(stamped(codes, weights, owners, size))
        self._total = np.maximum(np.concatenate(totals), 1)
        self.marks: Marks = np.concatenate(marks)

    def _parts(self) -> Iterator[tuple[int, Longs, Longs]]:
        """Some thousand articles after another: how many, their words, and whose each word is."""
        for first in range(0, len(self._names), _AT_ONCE):
            own = [self._articles[name]() for name in self._names[first : first + _AT_ONCE]]
            sizes = [(len(one.stems) + len(one.marks)) // 8 for one in own]
            yield len(own), joined(part for one in own for part in (one.stems, one.marks)), np.repeat(np.arange(len(own)), sizes)

    def several(self, ones: Longs, others: Longs) -> npt.NDArray[np.bool_]:
        """Of every pair of articles, given by their numbers, whether the two are about one affair."""
        count = len(self._names)
        keys, back = np.unique(np.minimum(ones, others) * count + np.maximum(ones, others), return_inverse=True)
        first, second = keys // count, keys % count
        out: npt.NDArray[np.bool_] = first == second
        apart = np.flatnonzero(~out)
        if apart.size:
            first, second = first[apart], second[apart]
            shared = self._shared(first, second)
            share = 100 * shared // np.minimum(self._total[first], self._total[second])
            fits = (share >= _MANY) & (shared >= _LEAST_APART)
            open_ = np.flatnonzero(~fits & (share >= _SOME) & (shared >= _LEAST))
            fits[open_] = [self._meet(self._names[one], self._names[other]) for one, other in zip(first[open_].tolist(), second[open_].tolist(), strict=True)]
            out[apart] = fits
        answers: npt.NDArray[np.bool_] = out[back]
        return answers

    def _meet(self, first: str, second: str) -> bool:
        """Whether two articles tell of one event, or one person or body stands at the centre of both."""
        return bool(self._central(first) & self._central(second)) or frozenset((first, second)) in self._linked

    def _shared(self, first: Longs, second: Longs) -> Longs:
        """The weight of the telling words that the articles of each pair share."""
        some, places = np.unique(np.concatenate((first, second)), return_inverse=True)
        stems = [self._articles[self._names[number]]().stems for number in some.tolist()]
        codes: Longs = joined(stems)
        weights = self._weights.each(codes)
        telling = weights >= _TELLING
        owners = np.repeat(np.arange(len(stems)), [len(one) // 8 for one in stems])[telling]
        words, weights = self._weights.places(codes[telling]), weights[telling]
        starts = np.searchsorted(owners, np.arange(len(stems) + 1))
        out = np.zeros(first.size, dtype=np.int64)
        for at in range(0, first.size, _PAIRS):
            one, other = places[: first.size][at : at + _PAIRS], places[first.size :][at : at + _PAIRS]
            mine, its = (_spread(starts, some_) for some_ in (one, other))
            wide = np.int64(self._weights.count)
            left = mine[0] * wide + words[mine[1]]
            right = its[0] * wide + words[its[1]]
            order = np.argsort(right)
            found = np.minimum(np.searchsorted(right, left, sorter=order), max(right.size - 1, 0))
            hit = right[order[found]] == left if right.size else np.zeros(left.size, dtype=np.bool_)
            out[at : at + _PAIRS] = np.bincount(mine[0][hit], weights=weights[mine[1]][hit], minlength=one.size).astype(np.int64)
        return out


def _spread(starts: Longs, owners: Longs) -> tuple[Longs, Longs]:
    """For every owner its place in the list and the rows that it has, one after another."""
    sizes = starts[owners + 1] - starts[owners]
    whose = np.repeat(np.arange(owners.size), sizes)
    return whose, np.arange(whose.size) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(starts[owners], sizes)
