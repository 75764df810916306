"""What the spelling of a word shows: a pronoun at its end or the feminine ending, the vowel of the passive."""

from __future__ import annotations

from riwaya.text import Hit, Reading


def written(reading: Reading, hit: Hit) -> bool:
    """Whether a pronoun found at a word's end is one in the stored spelling: folding writes the feminine ending like it."""
    return hit.right != "ه" or ends_in_pronoun(reading, hit.last - 1)


def ends_in_pronoun(reading: Reading, word: int) -> bool:
    return reading.raw(word).rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652").endswith("ه")


def vowelled_passive(reading: Reading, word: int) -> bool:
    """Whether a past verb is written with the vowel that makes it passive: «قُتل», «اختُطف»."""
    return "\u064f" in reading.raw(word)[:-1]
