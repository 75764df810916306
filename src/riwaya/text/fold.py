"""Folding: one spelling for what Arabic writes in several, with the way back to the stored text.

Length-preserving but for what is dropped (diacritics, tatweel, direction marks, repeated blanks) and for presentation
forms, which open into their letters. Every folded character knows the stored code point that it came from. It cannot
repair letters that were confused when the text was typed.
"""

from __future__ import annotations

import unicodedata
from typing import Final

import numpy as np
import numpy.typing as npt

from riwaya.lexicon.letters import LETTER, PRESENTATION, letter_table

Wide = npt.NDArray[np.uint32]
Points = npt.NDArray[np.uint16] | Wide
Offsets = npt.NDArray[np.int64]
_POINT: Final = LETTER - 1
_BEYOND: Final = 0xD800  # surrogates, presentation forms and what is not on the basic plane
_FIRST_MARK: Final = 0x300
_BLOCK: Final = 64


class Folded:
    """Folded text, its code points with the bit `LETTER` on what stands inside words, and the way back to the stored text. Never changed.

    The way back is kept as the places where it shifts, for little is dropped from most texts, and few of their characters are asked for.
    """

    def __init__(self, text: str, points: Wide, origin: Offsets | None, stored: str) -> None:
        self.text, self.points, self.stored = text, points, stored
        self._origin = origin
        self.whole = origin is None  # nothing was dropped or opened
        self._moved: list[int] | None = None  # folded offsets from which another shift holds
        self._shifts: list[int] = []  # the first shift, and that of each of these
        self._near: list[int] = []  # for every block of characters, how many of these begin up to it

    def _find_shifts(self, origin: Offsets) -> list[int]:
        shifts = origin - np.arange(origin.size)
        moved = (shifts[1:] != shifts[:-1]).nonzero()[0] + 1
        self._shifts = [*shifts[:1].tolist(), *shifts[moved].tolist()]
        found: list[int] = moved.tolist()
        number = 0
        for begun in range(0, len(self.text), _BLOCK):
            while number < len(found) and found[number] <= begun:
                number += 1
            self._near.append(number)
        self._moved = found
        return found

    def _kept(self, at: int, origin: Offsets) -> int:
        """The stored code point of a folded character."""
        moved = self._moved
        if moved is None:
            moved = self._find_shifts(origin)
        number = self._near[at // _BLOCK]
        while number < len(moved) and moved[number] <= at:
            number += 1
        return at + self._shifts[number]

    def kept_of(self, offsets: Offsets) -> list[int]:
        """The stored code points of some folded characters."""
        found: list[int] = (offsets if self._origin is None else self._origin.take(offsets)).tolist()
        return found

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The folded range of the stored range `[start, end)`."""
        origin = self._origin
        return (start, end) if origin is None else (self._first_from(start, origin), self._first_from(end, origin))

    def _first_from(self, point: int, origin: Offsets) -> int:
        """The first folded character that came from a stored code point or one behind it."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self._kept(middle, origin) < point:
                low = middle + 1
            else:
                high = middle
        return low

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stored range of the folded range `[start, end)`; marks that sit on its last letter belong to it."""
        if end <= start:
            raise ValueError(f"empty folded range [{start}, {end})")
        origin = self._origin
        return (start, end) if origin is None else (self._kept(start, origin), self.back_end(end))

    def back_end(self, end: int) -> int:
        """Where the stored range of a folded range ends, behind the marks of its last letter."""
        origin = self._origin
        if origin is None:
            return end
        stored, last = self.stored, self._kept(end - 1, origin) + 1
        while last < len(stored) and ord(stored[last]) >= _FIRST_MARK and (unicodedata.combining(stored[last]) or stored[last] == "ـ"):
            last += 1
        return last


def _opened(text: str, points: npt.NDArray[np.uint32]) -> tuple[npt.NDArray[np.uint32], Offsets]:
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
    origin: Offsets | None = None
    points: Points = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    narrow = not points.size or int(np.maximum.reduce(points)) < _BEYOND  # nothing is a pair of surrogates and no letter has to be opened
    if not narrow:
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        if int(points.max()) >= PRESENTATION[0][0]:
            points, origin = _opened(text, points)
    folded: Wide = letter_table().take(points)
    some = folded != 0
    if not some.all():
        folded, origin = folded[some], some.nonzero()[0] if origin is None else origin[some]
    out = _coded(folded, narrow)
    if "  " in out:
        blank = folded == 0x20
        kept = np.flatnonzero(np.concatenate(([True], ~(blank[1:] & blank[:-1]))))
        folded, origin = folded[kept], kept if origin is None else origin[kept]
        out = _coded(folded, narrow)
    return Folded(out, folded, origin, text)
