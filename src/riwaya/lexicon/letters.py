"""Which letters count as one: the table that folding reads.

Alef with and without hamza, ya and alef maqsura, ta marbuta and ha, hamza carriers, digits of every script, blanks.
Diacritics, tatweel, direction marks and control characters are dropped. Nothing else is normalised.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ی": "ي", "ک": "ك", "ۀ": "ه", "ە": "ه", "\t": " ", "\x0b": " ", "\x0c": " ", "\x1c": " ", "\x1d": " ", "\x1e": " ", "\x1f": " ", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\u00a0": " ", "\u1680": " ", "\u202f": " ", "\u205f": " ", "\u3000": " ",
}
_DROPPED = (
    (0x00, 0x08), (0x0D, 0x0E), (0x7F, 0x84), (0xAD, 0xAD), (0x300, 0x36F), (0x610, 0x61A), (0x61C, 0x61C), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670),
    (0x6D6, 0x6ED), (0x8D3, 0x8FF), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
)
_DIGITS = (0x660, 0x6F0)
LETTER = 1 << 31
PRESENTATION = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFE))


@cache
def table() -> npt.NDArray[np.uint32]:
    """The folded code point of every code point; 0 for what is dropped."""
    points = np.arange(0x110000, dtype=np.uint32)
    for point in range(0x2000, 0x200B):
        points[point] = 0x20
    for old, new in _SAME.items():
        points[ord(old)] = ord(new)
    for zero in _DIGITS:
        points[zero : zero + 10] = np.arange(0x30, 0x3A)
    for first, last in _DROPPED:
        points[first : last + 1] = 0
    return points


@cache
def letter_table() -> npt.NDArray[np.uint32]:
    """The same with the bit `LETTER` where the folded code point stands inside words: letters and digits of any script on the basic plane."""
    letters = np.zeros(0x110000, dtype=np.bool_)
    letters[[point for point in range(0x10000) if chr(point).isalnum()]] = True
    return table() | np.where(letters[table()], np.uint32(LETTER), np.uint32(0))


class _Letters(dict[int, int | None]):
    """The table as `str.translate` asks it, filled as letters come."""

    def __missing__(self, point: int) -> int | None:
        self[point] = found = int(table()[point]) or None
        return found


_letters = _Letters()


def fold_word(word: str) -> str:
    """The folded spelling of a word or phrase of the lexicon."""
    return " ".join(unicodedata.normalize("NFKC", word).translate(_letters).split())
