"""Folding: one spelling for what Arabic writes in several, with the way back to the stored text.

Length-preserving but for what is dropped (diacritics, tatweel, direction marks, repeated blanks) and for presentation
forms, which open into their letters. Every folded character knows the stored code point that it came from. It cannot
repair letters that were confused when the text was typed.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from typing import Final

import numpy as np
import numpy.typing as npt

from riwaya.lexicon.letters import LETTER, PRESENTATION, letter_table

Wide = npt.NDArray[np.uint32]
Points = npt.NDArray[np.uint16] | Wide
_POINT: Final = LETTER - 1
_BEYOND: Final = 0xD800  # surrogates, presentation forms and what is not on the basic plane
_FIRST_MARK: Final = 0x300


class Folded:
    """Folded text, its code points with the bit `LETTER` on what stands inside words, and the way back to the stored text. Never changed."""

    def __init__(self, text: str, points: Wide, origin: npt.NDArray[np.int64] | None, stored: str) -> None:
        self.text, self.points, self.stored = text, points, stored
        self._origin = origin
        self._kept: array[int] | None = None

    @property
    def kept(self) -> array[int] | None:
        """The stored code point of every folded character; None where they are the same. An array, for few of its numbers are ever asked for."""
        if self._kept is None and self._origin is not None:
            self._kept = array("q", self._origin.tobytes())
        return self._kept

    def kept_of(self, offsets: list[int]) -> list[int]:
        """The stored code points of some folded characters."""
        if self._origin is None:
            return offsets
        found: list[int] = self._origin.take(offsets).tolist()
        return found

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The folded range of the stored range `[start, end)`."""
        kept = self.kept
        return (start, end) if kept is None else (bisect_left(kept, start), bisect_left(kept, end))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stored range of the folded range `[start, end)`; marks that sit on its last letter belong to it."""
        if end <= start:
            raise ValueError(f"empty folded range [{start}, {end})")
        kept = self.kept
        if kept is None:
            return start, end
        stored, last = self.stored, kept[end - 1] + 1
        while last < len(stored) and ord(stored[last]) >= _FIRST_MARK and (unicodedata.combining(stored[last]) or stored[last] == "ـ"):
            last += 1
        return kept[start], last


def _opened(text: str, points: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int64]]:
    """Presentation forms opened into letters: code points, and the stored index of each."""
    out: list[int] = []
    origin: list[int] = []
    for index, point in enumerate(points.tolist()):
        if any(first <= point <= last for first, last in PRESENTATION):
            for char in unicodedata.normalize("NFKC", text[index]):
                out.append(ord(char))
                origin.append(index)
        else:
            out.append(point)
            origin.append(index)
    return np.array(out, dtype=np.uint32), np.array(origin, dtype=np.int64)


def _coded(points: Wide, narrow: bool) -> str:
    """The text of folded code points; narrow ones are told in half the work."""
    return (points.astype("<u2").tobytes().decode("utf-16-le", "surrogatepass")) if narrow else (points & _POINT).tobytes().decode("utf-32-le", "surrogatepass")


def fold(text: str) -> Folded:
    """Fold `text`; cost is linear, a few milliseconds a megabyte. Lone surrogates are kept as they are."""
    origin: npt.NDArray[np.int64] | None = None
    points: Points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    narrow = not points.size or int(points.max()) < _BEYOND  # nothing is a pair of surrogates and no letter has to be opened
    if not narrow:
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        if int(points.max()) >= PRESENTATION[0][0]:
            points, origin = _opened(text, points)
    folded: Wide = letter_table().take(points)
    kept = np.flatnonzero(folded != 0)  # of truth values: counting other numbers is slow
    if kept.size < folded.size:
        folded, origin = folded[kept], kept if origin is None else origin[kept]
    out = _coded(folded, narrow)
    if "  " in out:
        blank = folded == 0x20
        kept = np.flatnonzero(np.concatenate(([True], ~(blank[1:] & blank[:-1]))))
        folded, origin = folded[kept], kept if origin is None else origin[kept]
        out = _coded(folded, narrow)
    return Folded(out, folded, origin, text)
