"""What is searched for: a line of words, "phrases in quotes", -words that must not stand there.

Words are folded as the articles are. A word finds every written word that may stand for it, a phrase may carry particles
at its first word; an exact search finds the letters as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.errors import UsageError
from riwaya.text import Folded, fold
from riwaya.text.reading import cut

_PART = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase: `words` folded, `typed` as it was written, `surfaces` what its first word is written as."""

    words: tuple[str, ...]
    typed: tuple[str, ...]
    refused: bool = False
    surfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """All terms must stand in an article, or one of the `variants`: other names of what was asked for."""

    terms: tuple[Term, ...]
    exact: bool = False
    variants: tuple[tuple[str, ...], ...] = ()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, in small letters."""
    folded = fold(text)
    return small(folded, *cut(folded)[1:])


def small(folded: Folded, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, ...]:
    """The words of a folded text in small letters; as they are where small letters would move the others."""
    letters = folded.text.lower()
    letters = letters if len(letters) == len(folded.text) else folded.text
    return tuple(letters[a:b] for a, b in zip(starts, ends, strict=True))


def typed_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, without marks."""
    folded = fold(text)
    return tuple(bare(text[slice(*folded.back(a, b))]) for a, b in zip(*cut(folded)[1:], strict=True))


def bare(word: str) -> str:
    """A written word without diacritics and tatweel, its letters as they are."""
    return "".join(char for char in word if fold(char).text)


def parse(text: str, *, exact: bool = False) -> Question:
    """The question of a line; raises UsageError where nothing is asked."""
    terms = []
    for minus, *quoted, plain in _PART.findall(text):
        part = next((one for one in (*quoted, plain) if one), "")
        if words := words_of(part):
            terms.append(Term(words, typed_words(part), bool(minus)))
    if not any(not one.refused for one in terms):
        raise UsageError(f"«{text}»: nothing to search for; give a word, or a phrase in quotation marks")
    return Question(tuple(terms), exact)
