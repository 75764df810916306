"""The Latin spelling of a name: from the lists where every part stands there, else a readable romanisation, marked as such.

The lists hold the spellings that press and registers use; a romanisation cannot know the vowels that Arabic leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from riwaya import lexicon
from riwaya.lexicon.letters import fold_word

_LETTERS: Final = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a",
    "ؤ": "u", "ئ": "i",
}
_GLIDES: Final = {"و": "w", "ي": "y"}
_OPEN: Final = frozenset("اأآى")
_VOWELS: Final = "aiu"
_PAIRS: Final = frozenset(("th", "kh", "dh", "sh", "gh"))


@dataclass(frozen=True, slots=True)
class Latin:
    """A Latin spelling; `origin` says where it comes from: a list, letters alone, or both."""

    text: str
    origin: Literal["listed", "mixed", "romanised"]


_WHOLE: Final = ("country", "organisation", "outlet", "place")
_PARTS: Final = ("given", "family")


_words = cache(lexicon.load)


@lru_cache(maxsize=10_000)
def _listed(folded: str, kinds: tuple[str, ...]) -> str | None:
    """The spelling that the first record of these kinds gives a folded name; None where no record has it. Only records that have the name are opened."""
    loaded = _words()
    first, *others = folded.split() or [""]
    rest = tuple(others)
    codes = [code for after, code in loaded.phrases.get(first, ()) if after == rest] if rest else loaded.words.get(first, ())
    found = [record for record in loaded.records_of(codes) if record.kind in kinds and any(fold_word(form) == folded for form in record["forms"])]
    best = min(found, key=lambda record: (kinds.index(record.kind), record.id), default=None)
    return None if best is None else str(best.get("latin", ""))


def _part(folded: str) -> str | None:
    found = _listed(folded, _PARTS)
    return None if found is None else found.split("|")[0]


def latin(name: str) -> Latin:
    """The Latin spelling of an Arabic name of any kind."""
    folded = fold_word(name)
    listed = _listed(folded, _WHOLE) or _part(folded)
    if listed:
        return Latin(listed, "listed")
    words, out, found = name.split(), [], 0
    index = 0
    while index < len(words):
        for size in (2, 1):
            known = _part(fold_word(" ".join(words[index : index + size]))) if index + size <= len(words) else None
            if known:
                out.append(known)
                found += 1
                index += size
                break
        else:
            out.append(_romanise(words[index]))
            index += 1
    return Latin(" ".join(out), "listed" if found == len(out) else "mixed" if found else "romanised")


def _romanise(word: str) -> str:
    """Letter for letter, with «و» and «ي» as consonants beside another vowel and an «a» where an Arabic syllable cannot do without a vowel."""
    article = word.startswith("ال") and len(word) > 4
    letters = word[2:] if article else word
    out = ""
    for at, letter in enumerate(letters):
        sound = _GLIDES[letter] if letter in _GLIDES and _glides(letters, at) else _LETTERS.get(letter, "")
        if sound and sound[0] not in _VOWELS and _closed(out):
            out += "a"
        out += sound
    return ("al-" if article else "") + out[:1].upper() + out[1:]


def _glides(letters: str, at: int) -> bool:
    """Whether a long vowel's letter is a consonant here: first in the word, or beside an «ا», or before the other one."""
    if at == 0:
        return len(letters) > 1
    after = letters[at + 1 : at + 2]
    return letters[at - 1] in _OPEN or (after != "" and after in "اةىيو" and after != letters[at])


def _closed(sounds: str) -> bool:
    """Whether another consonant would begin the word with two of them, or put three in a row."""
    if not sounds or sounds[-1] in _VOWELS:
        return False
    return not any(vowel in sounds for vowel in _VOWELS) or (len(sounds) > 1 and sounds[-2] not in _VOWELS and sounds[-2:] not in _PAIRS)
