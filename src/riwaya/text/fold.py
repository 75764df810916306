"""Folding: one spelling for what Arabic writes in several, with the way back to the stored text.

Length-preserving but for what is dropped (diacritics, tatweel, direction marks, repeated blanks) and for presentation
forms, which open into their letters. Every folded character knows the stored code point that it came from. It cannot
repair letters that were confused when the text was typed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from riwaya.lexicon.letters import PRESENTATION, table

_FIRST_MARK = "\u0300"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `kept[i]` is the stored code point of folded character `i`, or `kept` is None where they are the same."""

    text: str
    points: npt.NDArray[np.uint32]
    kept: npt.NDArray[np.int64] | None
    stored: str

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The folded range of the stored range `[start, end)`."""
        if self.kept is None:
            return start, end
        first, last = np.searchsorted(self.kept, (start, end)).tolist()
        return first, last

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stored range of the folded range `[start, end)`; marks that sit on its last letter belong to it."""
        if end <= start:
            raise ValueError(f"empty folded range [{start}, {end})")
        if self.kept is None:
            return start, end
        stored, last = self.stored, int(self.kept[end - 1]) + 1
        while last < len(stored) and stored[last] >= _FIRST_MARK and (unicodedata.combining(stored[last]) or stored[last] == "ـ"):
            last += 1
        return int(self.kept[start]), last


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


def _decoded(points: npt.NDArray[np.uint32]) -> str:
    """Code points as a string; lone surrogates stay."""
    if points.size and int(points.max()) < 0xD800:  # two bytes a letter decode four times as fast as four
        return points.astype("<u2").tobytes().decode("utf-16-le")
    return points.tobytes().decode("utf-32-le", "surrogatepass")


def fold(text: str) -> Folded:
    """Fold `text`; cost is linear, a few milliseconds a megabyte. Lone surrogates are kept as they are."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    origin: npt.NDArray[np.int64] | None = None
    if points.size and int(points.max()) >= PRESENTATION[0][0]:
        points, origin = _opened(text, points)
    folded = table().take(points)
    kept = np.flatnonzero(folded != 0)
    if kept.size < folded.size:
        folded, origin = folded[kept], kept if origin is None else origin[kept]
    blank = folded == 0x20
    doubled = blank[1:] & blank[:-1]
    if bool(doubled.any()):
        kept = np.flatnonzero(np.concatenate(([True], ~doubled)))
        folded, origin = folded[kept], kept if origin is None else origin[kept]
    return Folded(_decoded(folded), folded, origin, text)
