"""Folded content words of a stretch of text, cut to a stem that survives particles, articles and endings.

The stem is for comparing two texts with one another, not for meaning: it is wrong for many words and equally wrong in both.
Which letters are cut is lexicon data (`affix`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from riwaya.lexicon import Lexicon
from riwaya.text.fold import fold

_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")


class Stemmer:
    """Cuts one particle chain from the left and one ending from the right, longest first, never below three letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.left = self._strings(lexicon, "affix.left")
        self.right = self._strings(lexicon, "affix.right")
        self.empty = frozenset(self._strings(lexicon, "affix.empty"))
        self.stem = lru_cache(maxsize=400_000)(self._stem)

    @staticmethod
    def _strings(lexicon: Lexicon, name: str) -> tuple[str, ...]:
        return tuple(sorted((fold(one).text for one in lexicon.get(name)["strings"]), key=lambda one: (-len(one), one)))

    def _stem(self, word: str) -> str:
        """The stem of a folded word; empty for a word that says nothing by itself."""
        if word in self.empty:
            return ""
        for affix in self.left:
            if word.startswith(affix) and len(word) - len(affix) >= _SHORTEST:
                word = word[len(affix) :]
                break
        for affix in self.right:
            if word.endswith(affix) and len(word) - len(affix) >= _SHORTEST:
                word = word[: -len(affix)]
                break
        return "" if word in self.empty or len(word) < 2 else word


def split(folded: str) -> list[tuple[str, int, int]]:
    """The words of folded text with their offsets."""
    return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(folded)]
