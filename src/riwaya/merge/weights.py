"""How much a word tells: whole numbers, so that sums do not depend on order, and the same scale for ten articles and ten thousand.

Counts above a few are rounded to steps, and the number of texts to doublings, so that a word keeps its weight while a corpus changes a little:
what was decided by it stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from riwaya.merge.codes import Longs, code

SCALE = 700
_EXACT = 8
_STEPS = 2


def stepped(count: int, steps: int = _STEPS) -> int:
    """A count rounded down to one of so many steps in each doubling; small ones are kept as they are."""
    if count <= _EXACT:
        return count
    return int(math.pow(2, math.floor(math.log2(count) * steps + 1e-9) / steps) + 1e-9)


class Weights:
    """The weight of a stem among texts: `SCALE` for one that stands in a single text, near nothing for one that stands in most.

    `codes` are the numbers of stems, ascending, `counts` in how many texts each stands; `all` their weights.
    """

    def __init__(self, codes: Longs, counts: Longs, texts: int) -> None:
        total = max(stepped(texts), 2)
        each, places = np.unique(counts, return_inverse=True)
        weights = [max(1, round(SCALE * math.log(total / min(stepped(count), total)) / math.log(total))) for count in each.tolist()]
        self._codes = codes
        self.all: Longs = np.array(weights, dtype=np.int64)[places] if weights else np.zeros(0, dtype=np.int64)
        self._asked = _Asked(codes, self.all)

    def of(self, stem: str) -> int:
        return self._asked[code(stem)]

    def sum(self, stems: Iterable[str]) -> int:
        asked = self._asked
        return sum([asked[code(stem)] for stem in stems])

    def of_codes(self, codes: Iterable[int]) -> int:
        """The sum of the weights of stems that are given by their numbers."""
        asked = self._asked
        return sum([asked[one] for one in codes])

    def places(self, codes: Longs) -> Longs:
        """Small numbers for stems that were all counted, the same for the same stem."""
        return np.searchsorted(self._codes, codes)

    def each(self, codes: Longs) -> Longs:
        """The weights of many stems, in their order."""
        if not self._codes.size:
            return np.full(codes.size, SCALE, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._codes, codes), self._codes.size - 1)
        return np.where(self._codes[places] == codes, self.all[places], SCALE)


class _Asked(dict[int, int]):
    """Weights by number, looked up when they are first asked for: most never are."""

    def __init__(self, codes: Longs, weights: Longs) -> None:
        self._codes, self._weights = codes, weights

    def __missing__(self, number: int) -> int:
        place = int(np.searchsorted(self._codes, number))
        found = self[number] = int(self._weights[place]) if place < self._codes.size and self._codes[place] == number else SCALE
        return found


class Count:
    """How often each number was met, taken in part by part."""

    def __init__(self) -> None:
        self._codes: Longs = np.zeros(0, dtype=np.int64)
        self._times: Longs = np.zeros(0, dtype=np.int64)

    def add(self, codes: Longs, times: Longs) -> None:
        """Numbers, each with how often."""
        codes, times = np.concatenate((self._codes, codes)), np.concatenate((self._times, times))
        order = np.argsort(codes, kind="stable")
        codes, times = codes[order], times[order]
        first = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]) if codes.size else np.zeros(0, dtype=np.int64)
        self._codes, self._times = codes[first], np.add.reduceat(times, first) if codes.size else times

    def all(self) -> tuple[Longs, Longs]:
        """The numbers, ascending, and the times of each."""
        return self._codes, self._times
