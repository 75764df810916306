"""Whether two articles are about one affair, so that what they say may be held against each other.

They are if they tell of one event or a person or body stands at the centre of both, and they share some telling words; or if they share many. In a corpus
of mixed news most pairs are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from riwaya.merge.codes import Longs
from riwaya.merge.vocabulary import Vocabulary

_SOME, _MANY = 5, 11
_LEAST, _LEAST_APART = 3500, 7000
_OPEN = 1 << 12
_PAIRS = 1 << 14


class Affair:
    """Answers for pairs of articles."""

    def __init__(self, articles: Sequence[str], vocabulary: Vocabulary, central: Callable[[str], frozenset[int]], linked: Iterable[frozenset[str]]) -> None:
        self._names = articles
        self._central = lru_cache(maxsize=_OPEN)(central)
        self._linked = frozenset(linked)
        self._total, self._telling = vocabulary.totals, vocabulary.telling

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
        """The weight of the telling words that the articles of each pair share: those of the article that more of the pairs hold are laid out, and the others looked up there."""
        words, starts, weights = self._telling
        often = np.bincount(np.concatenate((first, second)))
        swapped = often[second] > often[first]
        pivot, other = np.where(swapped, second, first), np.where(swapped, first, second)
        order = np.argsort(pivot, kind="stable")
        cuts = np.flatnonzero(np.diff(pivot[order])) + 1
        out = np.zeros(first.size, dtype=np.int64)
        laid = np.zeros(weights.size, dtype=np.int64)
        for start, stop in zip([0, *cuts.tolist()], [*cuts.tolist(), order.size], strict=True):
            own = int(pivot[order[start]])
            mine = words[starts[own] : starts[own + 1]]
            laid[mine] = weights[mine]
            for at in range(start, stop, _PAIRS):
                some = order[at : min(at + _PAIRS, stop)]
                whose, rows = _spread(starts, other[some])
                out[some] = np.bincount(whose, weights=laid[words[rows]], minlength=some.size)
            laid[mine] = 0
        return out


def _spread(starts: Longs, owners: Longs) -> tuple[Longs, Longs]:
    """For every owner its place in the list and the rows that it has, one after another."""
    sizes = starts[owners + 1] - starts[owners]
    whose = np.repeat(np.arange(owners.size), sizes)
    return whose, np.arange(whose.size) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(starts[owners], sizes)
