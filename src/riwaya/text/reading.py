"""An article laid out for the rooms: folded, cut into words, matched once against the whole lexicon.

The rooms read `hits` and open windows around them; nobody scans the text again. Word indices count from 0; offsets here
are folded, and `span` leads back to the stored text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from riwaya.lexicon import Lexicon, Record, Shape
from riwaya.lexicon.letters import word_points
from riwaya.model import Article, Span
from riwaya.text import quotations
from riwaya.text.fold import Folded, fold
from riwaya.text.sentences import sentences

_JOINS = frozenset(" «»“”\"‹›")


class Hit(NamedTuple):
    """A lexicon form in the text: words `[first, last)`, folded offsets `[start, end)` without its particles and pronoun."""

    first: int
    last: int
    start: int
    end: int
    left: str
    right: str
    record: Record
    shape: Shape


class Sentence(NamedTuple):
    """Words `[first, last)`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words `[first, last)` and folded offsets `[start, end)` between two quotation marks."""

    first: int
    last: int
    start: int
    end: int
    depth: int
    repaired: bool


class Reading:
    """One article, ready to be understood."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.folded: Folded = fold(_understood(article))
        self.text = self.folded.text
        self.starts, self.ends = word_ends(self.folded)
        folded_text = self.text
        self.words = [folded_text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.hits = _match(self)

    @cached_property
    def _at(self) -> dict[int, list[Hit]]:
        return {first: list(hits) for first, hits in groupby(self.hits, key=itemgetter(0))}

    @cached_property
    def _of(self) -> dict[str, list[Hit]]:
        out: defaultdict[str, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            out[hit[6].kind].append(hit)
        return dict(out)

    def at(self, word: int) -> list[Hit]:
        """Hits that start at a word, longest first."""
        return self._at.get(word, [])

    def of(self, kind: str) -> list[Hit]:
        """Hits of the records of one kind, in order."""
        return self._of.get(kind, [])

    @cached_property
    def _gaps(self) -> list[str]:
        text = self.text
        return [text[before:after] for before, after in zip([0, *self.ends], [*self.starts, len(text)], strict=True)]

    def gap(self, word: int) -> str:
        """What stands between the word before and this one."""
        return self._gaps[word]

    def raw(self, word: int) -> str:
        """A word as it is spelled in the stored text."""
        start, end = self.folded.back(self.starts[word], self.ends[word])
        return self.article.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """Folded offsets to exact characters of the stored text; raises ValueError for an empty range."""
        first, last = self.folded.back(start, end)
        return Span(first, last, self.article.text[first:last])

    def word_span(self, first: int, last: int, skip: int = 0) -> Span:
        """Words `[first, last)`, without the first `skip` folded characters of the first word."""
        return self.span(self.starts[first] + skip, self.ends[last - 1])

    def word_at(self, offset: int) -> int:
        """The index of the word that holds or follows a folded offset; the number of words if none does."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else index + 1

    @cached_property
    def sentences(self) -> list[Sentence]:
        out: list[Sentence] = []
        for start, end in sentences(self.text):
            first, last = self.word_at(start), self.word_at(end)
            if last > first:
                out.append(Sentence(first, last))
        return out

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.first for s in self.sentences]

    def sentence_of(self, word: int) -> int:
        """The index of the sentence that holds a word."""
        return max(0, bisect_right(self._sentence_starts, word) - 1)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [i for i in range(len(self.words)) if i == 0 or "\n" in self.gap(i)]

    def paragraph_of(self, word: int) -> int:
        """The index of the paragraph (line) that holds a word."""
        return max(0, bisect_right(self._paragraph_starts, word) - 1)

    @cached_property
    def quotes(self) -> list[Quote]:
        out: list[Quote] = []
        for one in quotations.pair(self.text):
            first, last = self.word_at(one.start), bisect_right(self.starts, one.end - 1)
            if last > first:
                out.append(Quote(first, last, one.start, one.end, one.depth, one.repaired))
        return out


def _understood(article: Article) -> str:
    """The stored text with boilerplate blanked, character for character."""
    text = article.text
    for part in article.parts:
        if part.kind == "boilerplate":
            text = text[: part.start] + "\n" * (part.end - part.start) + text[part.end :]
    return text


def word_ends(folded: Folded) -> tuple[list[int], list[int]]:
    """Where the words of a folded text start and end, as folded offsets."""
    inside = np.zeros(folded.points.size + 2, dtype=np.int8)
    inside[1:-1] = word_points()[np.minimum(folded.points, 0x10000)]
    step = np.diff(inside)
    return np.nonzero(step == 1)[0].tolist(), np.nonzero(step == -1)[0].tolist()


def _match(reading: Reading) -> list[Hit]:
    """Every lexicon form that begins at each word, sorted by first word, the longest first."""
    words, starts, ends, text = reading.words, reading.starts, reading.ends, reading.text
    out: list[Hit] = []
    add, new = out.append, tuple.__new__  # a NamedTuple's own constructor costs three times as much
    final = len(words) - 1
    for index, entry in enumerate(map(reading.lexicon.entries.__getitem__, words)):
        if entry is None:
            continue
        start, end = starts[index], ends[index]
        phrases, alone = entry
        if phrases and index < final:
            for left, rest, record, shape in phrases.get(words[index + 1], ()):
                last = index + 1 + len(rest)
                if tuple(words[index + 1 : last]) == rest and all(_JOINS.issuperset(text[ends[i - 1] : starts[i]]) for i in range(index + 1, last)):
                    add(new(Hit, (index, last, start + len(left), ends[last - 1], left, "", record, shape)))
        for left, right, record, shape in alone:
            add(new(Hit, (index, index + 1, start + len(left), end - len(right), left, right, record, shape)))
    return out


def lay_out(article: Article, lexicon: Lexicon) -> Reading:
    """Fold, cut and match one article."""
    return Reading(article, lexicon)
