"""Words as whole numbers of 63 bits, the same in every run and on every machine: so keys are compared, counted and weighed in columns.

Two words with one number are possible and never met: among a million words the odds are one to ten million.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

Longs = npt.NDArray[np.int64]
Marks = npt.NDArray[np.uint64]
_WIDE = "<i8"


@lru_cache(maxsize=1 << 19)
def code(word: str) -> int:
    """The number of a word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") >> 1


def codes(words: Iterable[str]) -> list[int]:
    """The numbers of words, in their order."""
    return [code(word) for word in words]


def packed(numbers: Iterable[int] | Longs) -> bytes:
    """Numbers as bytes."""
    return np.asarray(numbers if isinstance(numbers, np.ndarray) else list(numbers), dtype=_WIDE).tobytes()


def joined(parts: Iterable[bytes], kind: str = _WIDE) -> npt.NDArray[Any]:
    """The numbers of several packs, one after another."""
    return np.frombuffer(b"".join(parts), dtype=kind)


def mixed(numbers: npt.NDArray[Any], salt: int = 0) -> Marks:
    """Numbers stirred so that sums of them tell sets apart."""
    with np.errstate(over="ignore"):
        one = numbers.astype(np.uint64, copy=False) + np.uint64((salt * 0x9E3779B97F4A7C15 + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF)
        one = (one ^ (one >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        one = (one ^ (one >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return one ^ (one >> np.uint64(31))


def summed(marks: Marks, owners: Longs, count: int) -> Marks:
    """The sums of marks by their owner, whatever their order; owners ascend."""
    out = np.zeros(count, dtype=np.uint64)
    if marks.size:
        first = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
        with np.errstate(over="ignore"):
            out[owners[first]] = np.add.reduceat(marks, first)
    return out
