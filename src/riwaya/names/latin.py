"""The Latin spelling of a name: from the lists where every part stands there, else a readable romanisation, marked as such.

The lists hold the spellings that press and registers use; a romanisation cannot know the vowels that Arabic leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from riwaya import lexicon
from riwaya.lexicon.letters import fold_word

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ء": "", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a",
    "ؤ": "u", "ئ": "i",
}
_VOWELS = "aiu"


@dataclass(frozen=True, slots=True)
class Latin:
    """A Latin spelling; `origin` says where it comes from: a list, letters alone, or both."""

    text: str
    origin: Literal["listed", "mixed", "romanised"]


@cache
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    loaded = lexicon.load()
    whole: dict[str, str] = {}
    for kind in ("country", "organisation", "outlet", "place"):
        for record in loaded.records(kind):
            for form in record["forms"]:
                whole.setdefault(fold_word(form), record.get("latin", ""))
    parts: dict[str, str] = {}
    for kind in ("given", "family"):
        for record in loaded.records(kind):
            for form in record["forms"]:
                parts.setdefault(fold_word(form), record.get("latin", "").split("|")[0])
    return whole, parts


def latin(name: str) -> Latin:
    """The Latin spelling of an Arabic name of any kind."""
    whole, parts = _lists()
    listed = whole.get(fold_word(name)) or parts.get(fold_word(name))
    if listed:
        return Latin(listed, "listed")
    words, out, found = name.split(), [], 0
    index = 0
    while index < len(words):
        for size in (2, 1):
            known = parts.get(fold_word(" ".join(words[index : index + size]))) if index + size <= len(words) else None
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
    article = word.startswith("ال") and len(word) > 4
    letters = [_LETTERS.get(char, "") for char in (word[2:] if article else word)]
    out = ""
    for sound in letters:
        if not sound:
            continue
        if out and sound[0] not in _VOWELS and out[-1] not in _VOWELS and len(out) > 1 and out[-2] not in _VOWELS:
            out += "a"
        out += sound
    return ("al-" if article else "") + out[:1].upper() + out[1:]
