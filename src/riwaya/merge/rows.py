"""The keys of many things in columns, gathered from packs that each article brings: what the steps of SQL read.

A pack holds the things of one owner (an article, or a form of names): how many keys each has, the keys, and the words that weigh them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from riwaya.merge.codes import Longs, Marks, joined, mixed, packed, summed

_SMALL, _WIDE, _REAL = "<i4", "<i8", "<f8"


class Pack(NamedTuple):
    """The things of one owner: `sizes` how many keys each has, `keys`, `words` the numbers of the words that weigh them, `low` and `high` two bounds or ends of each thing."""

    sizes: bytes = b""
    keys: bytes = b""
    words: bytes = b""
    low: bytes = b""
    high: bytes = b""


class Packing:
    """A pack that is being filled."""

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._keys: list[int] = []
        self._words: list[int] = []
        self._low: list[float] = []
        self._high: list[float] = []

    def add(self, keys: Sequence[int], words: Sequence[int] = (), low: float | None = None, high: float | None = None) -> None:
        """One thing with its keys."""
        self._sizes.append(len(keys))
        self._keys += keys
        self._words += words
        if low is not None and high is not None:
            self._low.append(low)
            self._high.append(high)

    def packed(self) -> Pack:
        reals = [np.asarray(one, dtype=_REAL).tobytes() for one in (self._low, self._high)]
        return Pack(np.asarray(self._sizes, dtype=_SMALL).tobytes(), packed(self._keys), packed(self._words), *reals)


@dataclass(frozen=True)
class Rows:
    """Things numbered from 0 by owner: `owner` of each thing; of each row the thing `item`, its `key` and the word that weighs it (`words` empty: the key itself)."""

    owner: Longs
    item: Longs
    key: Longs
    words: Longs
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]
    owners: int

    @classmethod
    def of(cls, packs: Sequence[Pack]) -> Rows:
        """The rows of packs, one for each owner in order."""
        sizes = joined((one.sizes for one in packs), _SMALL).astype(np.int64)
        things = np.array([len(one.sizes) // 4 for one in packs], dtype=np.int64)
        keys = joined(one.keys for one in packs)
        words = joined(one.words for one in packs)
        low, high = joined((one.low for one in packs), _REAL), joined((one.high for one in packs), _REAL)
        return cls(np.repeat(np.arange(len(packs)), things), np.repeat(np.arange(sizes.size), sizes), keys, words if words.size else keys, low, high, len(packs))

    @classmethod
    def of_single(cls, groups: Sequence[bytes]) -> Rows:
        """The rows of owners with one thing each, given by its keys."""
        sizes = np.array([len(one) // 8 for one in groups], dtype=np.int64)
        keys = joined(groups)
        nothing = np.zeros(0, dtype=np.float64)
        return cls(np.arange(len(groups)), np.repeat(np.arange(len(groups)), sizes), keys, keys, nothing, nothing, len(groups))

    def first(self) -> Longs:
        """The first thing of every owner, and the number of all."""
        return np.searchsorted(self.owner, np.arange(self.owners + 1))

    def marks(self, weight: Longs, most: int) -> Marks:
        """For every owner what changes whenever a key of its things, the weight of one or its being too common to pair does."""
        if not self.key.size:
            return np.zeros(self.owners, dtype=np.uint64)
        common = self.common(most)
        own = self.owner[self.item]
        with np.errstate(over="ignore"):
            at = (self.item - self.first()[own]).astype(np.uint64)
            row = mixed(self.key) + mixed(np.where(common, -1, weight), 1) + mixed(at, 2)
        return summed(mixed(row, 3), own, self.owners)

    @cached_property
    def met(self) -> tuple[Longs, Longs]:
        """Of every row the place of its key among all keys, and how many rows have each of these."""
        _, places, counts = np.unique(self.key, return_inverse=True, return_counts=True)
        return places, counts

    def common(self, most: int) -> npt.NDArray[np.bool_]:
        """Of every row whether more than `most` things have its key."""
        places, counts = self.met
        return np.asarray(counts > most)[places]

    def few(self, chosen: npt.NDArray[np.bool_], most: int) -> npt.NDArray[np.bool_]:
        """Of every row whether it can pair a chosen thing: a thing that is chosen has its key, and not more than `most`, and not one alone."""
        places, counts = self.met
        fits = np.zeros(counts.size, dtype=np.bool_)
        fits[places[chosen[self.item]]] = True
        return np.asarray(fits & (counts >= 2) & (counts <= most))[places]
