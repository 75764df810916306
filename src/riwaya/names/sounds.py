"""Rough sounds of names in Arabic and Latin letters: what stays the same when a name is spelled otherwise.

Only letters are known here, no words. Vowels are left out, so short names collide; callers check length or likeness too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ARABIC: Final = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "k", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "s", "غ": "k",
    "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n",
}
_LATIN: Final = (
    ("tsch", "ts"), ("sch", "s"), ("tch", "ts"), ("shch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "k"), ("ch", "ts"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"),
    ("x", "ks"), ("v", "f"), ("p", "b"), ("q", "k"), ("c", "k"), ("j", "k"), ("g", "k"), ("z", "s"),
)
_SOFT: Final = re.compile(r"[aeiouywh' -]")
_VARIANT: Final = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ث": "ت", "ص": "س", "ض": "د", "ظ": "ز", "ذ": "د", "ا": None, "و": None, "ي": None, "ه": None, "ء": None})


def _single(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def skeleton(word: str) -> str:
    """The consonants of a folded Arabic word or of a Latin one, in the same dozen sounds."""
    if not word.isascii() and any("\u0600" <= char <= "\u06ff" for char in word):
        return _single("".join(_ARABIC.get(char, "") for char in word))
    plain = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if char.isascii())
    for old, new in _LATIN:
        plain = plain.replace(old, new)
    return _single(_SOFT.sub("", plain))


def variant(word: str) -> str:
    """A folded Arabic word without the letters that spellings of one name disagree in."""
    last = "ي" if word.endswith("ي") else ""
    return _single(word.translate(_VARIANT) + last) or word
