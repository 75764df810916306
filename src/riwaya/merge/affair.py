"""Whether two articles are about one affair, so that what they say may be held against each other.

They are if they tell of one event or a person or body stands at the centre of both, and they share some telling words; or if they share many. In a corpus
of mixed news most pairs are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np

from riwaya.merge.clauses import Counted
from riwaya.merge.codes import Longs, Marks, joined, stamped
from riwaya.merge.weights import Count, Weights

_SOME, _MANY = 5, 11
_LEAST, _LEAST_APART = 3500, 7000
_TELLING = 100
_KEPT, _OPEN = 1 << 18, 1 << 12
_AT_ONCE = 4096


class Affair:
    """Answers for pairs of articles; a pair that was asked for lately is not weighed again. `marks` change for an article whenever the weight of one of its words does."""

    def __init__(self, articles: Mapping[str, Callable[[], Counted]], central: Callable[[str], frozenset[int]], linked: Iterable[frozenset[str]]) -> None:
        self._articles = articles
        self._central = lru_cache(maxsize=_OPEN)(central)
        self._linked = frozenset(linked)
        self._known = lru_cache(maxsize=_KEPT)(self._weigh)
        self._telling = lru_cache(maxsize=_OPEN)(self._told)
        count = Count()
        for _, codes, _ in self._parts():
            count.add(codes, np.ones_like(codes))
        self._weights = Weights(*count.all(), len(articles))
        self._total: dict[str, int] = {}
        marks = []
        for names, codes, owners in self._parts():
            weights = self._weights.each(codes)
            totals = np.bincount(owners, weights=weights, minlength=len(names)).astype(np.int64)
            self._total.update(zip(names, np.maximum(totals, 1).tolist(), strict=True))
            marks.append(stamped(codes, weights, owners, len(names)))
        self.marks: Marks = np.concatenate(marks) if marks else np.zeros(0, dtype=np.uint64)

    def _parts(self) -> Iterator[tuple[list[str], Longs, Longs]]:
        """Some thousand articles after another: their names, their words, and whose each word is."""
        names = list(self._articles)
        for first in range(0, len(names), _AT_ONCE):
            some = names[first : first + _AT_ONCE]
            own = [self._articles[name]() for name in some]
            sizes = [(len(one.stems) + len(one.marks)) // 8 for one in own]
            yield some, joined(part for one in own for part in (one.stems, one.marks)), np.repeat(np.arange(len(some)), sizes)

    def one(self, first: str, second: str) -> bool:
        """Whether the two articles are about one affair."""
        if first == second:
            return True
        return self._known(first, second) if first < second else self._known(second, first)

    def _weigh(self, first: str, second: str) -> bool:
        meet = bool(self._central(first) & self._central(second)) or frozenset((first, second)) in self._linked
        shared = self._weights.of_codes(self._telling(first) & self._telling(second))
        share = 100 * shared // min(self._total[first], self._total[second])
        return share >= (_SOME if meet else _MANY) and shared >= (_LEAST if meet else _LEAST_APART)

    def _told(self, article: str) -> frozenset[int]:
        """The words of an article that tell something."""
        codes: Longs = joined([self._articles[article]().stems])
        return frozenset(codes[self._weights.each(codes) >= _TELLING].tolist())
