"""What the spelling of a word shows: a pronoun at its end or the feminine ending, a verb or a noun."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lexicon import Lexicon
from riwaya.text import Hit, Reading

_MOST_WORDS = 300_000


def written(reading: Reading, hit: Hit) -> bool:
    """Whether a pronoun found at a word's end is one in the stored spelling: folding writes the feminine ending like it."""
    return hit.right != "ه" or ends_in_pronoun(reading, hit.last - 1)


def ends_in_pronoun(reading: Reading, word: int) -> bool:
    return reading.raw(word).rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652").endswith("ه")


def vowelled_passive(reading: Reading, word: int) -> bool:
    """Whether a past verb is written with the vowel that makes it passive: «قُتل», «اختُطف»."""
    return "\u064f" in reading.raw(word)[:-1]


class Alone(dict[str, int]):
    """Whether a word by itself is a verb and no noun: 0 no, 1 yes, 2 if its last letter is a pronoun. Looked up once in a process; its size is bounded."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = self._judged(word)
        return found

    def _judged(self, word: str) -> int:
        found = self._lexicon.forms_of(word)
        if any(one.shape.pos in ("noun", "word") for one in found):
            return 0
        rights = [one.right for one in found if one.shape.pos == "verb"]
        return 0 if not rights else 1 if any(right != "ه" for right in rights) else 2


@lru_cache(maxsize=4)
def verbs_alone(lexicon: Lexicon) -> Alone:
    """The verbs of a lexicon, made once."""
    return Alone(lexicon)
