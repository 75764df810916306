"""An article laid out for the rooms: folded, cut into words, matched once against the whole lexicon.

The rooms ask for hits (`at` a word, `of` a kind) and open windows around them; nobody scans the text again. Word indices count from 0; offsets here
are folded, and `span` leads back to the stored text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

import numpy as np

from riwaya.lexicon import Lexicon, Record, Shape
from riwaya.lexicon.entries import Entry, Phrase, tail
from riwaya.lexicon.letters import LETTER
from riwaya.lexicon.record import Analysis
from riwaya.model import Article, Span
from riwaya.model.compiling import built
from riwaya.text import quotations
from riwaya.text.fold import Folded, Offsets, fold
from riwaya.text.sentences import sentences

_JOINS: Final = frozenset(" «»“”\"‹›")
_POINTS: Final = frozenset((".", ". "))
_BLANK: Final = 0x20


@built(acyclic=True)
class Hit(Analysis):
    """A lexicon form in the text: words `[first, last)`, folded offsets `[start, end)` without its particles and pronoun. Never changed.

    A plain class: it is made some hundred times an article, and compiled its numbers are no objects.
    """

    __slots__ = ("end", "first", "last", "start")

    def __init__(self, first: int, last: int, start: int, end: int, left: str, right: str, record: Record, shape: Shape) -> None:
        self.left, self.right, self.record, self.shape = left, right, record, shape
        self.first, self.last, self.start, self.end = first, last, start, end

    def but(
        self,
        *,
        first: int | None = None,
        last: int | None = None,
        start: int | None = None,
        end: int | None = None,
        left: str | None = None,
        shape: Shape | None = None,
    ) -> Hit:
        """A hit like this one but for what is given."""
        return Hit(
            self.first if first is None else first,
            self.last if last is None else last,
            self.start if start is None else start,
            self.end if end is None else end,
            self.left if left is None else left,
            self.right,
            self.record,
            self.shape if shape is None else shape,
        )


_NONE: Final[list[Hit]] = []
_UNKNOWN: Final[list[Analysis]] = []


@built(acyclic=True)
class Sentence:
    """Words `[first, last)`. Never changed."""

    __slots__ = ("first", "last")

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last


@built(acyclic=True)
class Quote:
    """Words `[first, last)` and folded offsets `[start, end)` between two quotation marks. Never changed."""

    __slots__ = ("depth", "end", "first", "last", "repaired", "start")

    def __init__(self, first: int, last: int, start: int, end: int, depth: int, repaired: bool) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.depth, self.repaired = depth, repaired


class Reading:
    """One article, ready to be understood. What only some rooms need is made when it is first asked for."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article, self.whole = article, article.text
        self.lexicon = lexicon
        self.folded: Folded = fold(_understood(article))
        self.text = self.folded.text
        self.words, self.starts, self.ends, self._begun, self._ended = _cut(self.folded)
        self.entries = lexicon.entries.all(self.words)
        self._at: list[list[Hit] | None] = [None] * len(self.words)
        self._longer = _phrases(self)
        self._rows: list[list[Hit]] = []
        self._raws: list[str | None] = [None] * len(self.words)
        self._gaps: list[str] | None = None
        self._numerals: list[int] | None = None
        self._stored_starts: list[int] | None = None
        self._sentences: list[Sentence] | None = None
        self._sentence_by_word: list[int] | None = None
        self._odd: list[int] | None = None
        self._lines: list[int] | None = None
        self._quotes: list[Quote] | None = None

    def known(self, word: int) -> list[Analysis]:
        """What may start at a word, as `at` tells but not where it ends: for a word alone it stands in the lexicon, and no hit is made."""
        if not 0 <= word < len(self.entries):
            return _UNKNOWN
        longer, alone = self._longer[word], self.entries[word].alone
        return alone if longer is None else [*longer, *alone]

    def at(self, word: int) -> list[Hit]:
        """Hits that start at a word, longest first, not to be changed; none at a word that is not there."""
        if not 0 <= word < len(self._at):
            return _NONE
        found = self._at[word]
        if found is None:
            longer, alone = self._longer[word], self.entries[word].alone
            hits = [self._hit(word, one) for one in alone] if alone else _NONE
            found = self._at[word] = hits if longer is None else longer + hits
        return found

    def longer(self, word: int) -> list[Hit]:
        """Hits of several words that start at a word, longest first, not to be changed."""
        found = self._longer[word]
        return _NONE if found is None else found

    def hit(self, word: int, row: int) -> Hit:
        """One of the hits that start at a word, by its place among what is known of the word."""
        longer = self._longer[word]
        if longer is None:
            return self._hit(word, self.entries[word].alone[row])
        return longer[row] if row < len(longer) else self._hit(word, self.entries[word].alone[row - len(longer)])

    def _hit(self, word: int, one: Analysis) -> Hit:
        """What a word is alone, as a hit."""
        return Hit(word, word + 1, self.starts[word] + len(one.left), self.ends[word] - len(one.right), one.left, one.right, one.record, one.shape)

    @property
    def phrases(self) -> list[Hit]:
        """Hits of the forms of several words, in order, the longest of each word first."""
        return [hit for hits in self._longer if hits is not None for hit in hits]

    def of(self, kind: str) -> list[Hit]:
        """Hits of the records of one kind, in order."""
        return self._asked(kind)

    def of_records(self, ids: frozenset[str]) -> list[Hit]:
        """Hits of some records, in order: where most records of a kind are of no use to who asks."""
        return self._asked(ids)

    def _asked(self, asked: str | frozenset[str]) -> list[Hit]:
        number = self.lexicon.entries.number(asked)
        if number >= len(self._rows):
            self._rows = self._listed()
        return self._rows[number]

    def _listed(self) -> list[list[Hit]]:
        """The hits of every kind and set of records that is ever asked for, found in one walk."""
        entries, longer = self.lexicon.entries, self._longer
        out: list[list[Hit]] = [[] for _ in entries.asked]
        for word, entry in enumerate(self.entries):
            phrases = longer[word]
            if phrases is not None:
                for hit in phrases:
                    for number in entries.numbers(hit.record):
                        out[number].append(hit)
            for answer in entry.answers:
                out[answer.number].append(self._hit(word, answer.analysis))
        return out

    @property
    def odd(self) -> list[int]:
        """Words that have anything but a blank before them, found in one step for all: most have a blank."""
        found = self._odd
        if found is None:
            begun, ended, starts = self._begun, self._ended, self.starts
            apart = (begun[1:] - ended[:-1] != 1) | (self.folded.points.take(ended[:-1]) != _BLANK)
            numbers: list[int] = (apart.nonzero()[0] + 1).tolist()
            if starts and self.text[: starts[0]] != " ":
                numbers.insert(0, 0)
            found = self._odd = numbers
        return found

    @property
    def gaps(self) -> list[str]:
        """What stands before each word, and after the last."""
        found = self._gaps
        if found is None:
            text, starts, ends = self.text, self.starts, self.ends
            found = self._gaps = [" "] * len(starts)
            for word in self.odd:
                found[word] = text[ends[word - 1] if word else 0 : starts[word]]
            found.append(text[ends[-1] if ends else 0 :])
        return found

    @property
    def lines(self) -> list[int]:
        """Words that begin a line."""
        found = self._lines
        if found is None:
            begun = [word for word in self.odd if word and "\n" in self.gaps[word]]
            found = self._lines = [0, *begun] if self.words else begun
        return found

    def has(self, word: str) -> bool:
        """Whether a word stands somewhere in the article."""
        end = tail(word)
        return any(entry.tail == end and entry.word == word for entry in self.entries)

    @property
    def numerals(self) -> list[int]:
        """Words that end in a digit."""
        found = self._numerals
        if found is None:
            found = self._numerals = [word for word, entry in enumerate(self.entries) if entry.numeral]
        return found

    @property
    def stored_starts(self) -> list[int]:
        """Where each word starts in the stored text."""
        found = self._stored_starts
        if found is None:
            found = self._stored_starts = self.starts if self.folded.whole else self.folded.kept_of(self._begun)
        return found

    def touched(self, span: Span) -> tuple[int, int]:
        """The words `[first, last)` that a span of the stored text touches."""
        starts, start, end = self.stored_starts, span.start, span.end
        low, count = 0, len(starts)
        high = count
        while low < high:
            middle = (low + high) >> 1
            if start < starts[middle]:
                high = middle
            else:
                low = middle + 1
        first = max(low - 1, 0)
        last = first + 1
        while last < count and starts[last] < end:
            last += 1
        return first, last

    def gap(self, word: int) -> str:
        """What stands between the word before and this one."""
        return self.gaps[word]

    def raw(self, word: int) -> str:
        """A word as it is spelled in the stored text; several rooms ask for the same words."""
        found = self._raws[word]
        if found is None:
            found = self._raws[word] = self.whole[self.stored_starts[word] : self.folded.back_end(self.ends[word])]
        return found

    def span(self, start: int, end: int) -> Span:
        """Folded offsets to exact characters of the stored text; raises ValueError for an empty range."""
        first, last = self.folded.back(start, end)
        return Span(first, last, self.whole[first:last])

    def stored(self, start: int, end: int) -> str:
        """The characters of the stored text between folded offsets."""
        first, last = self.folded.back(start, end)
        return self.whole[first:last]

    def word_span(self, first: int, last: int, skip: int = 0) -> Span:
        """Words `[first, last)`, without the first `skip` folded characters of the first word."""
        return self.span(self.starts[first] + skip, self.ends[last - 1])

    def word_at(self, offset: int) -> int:
        """The index of the word that holds or follows a folded offset; the number of words if none does."""
        ends, low, high = self.ends, 0, len(self.ends)
        while low < high:  # as `bisect` does, whose steps compare objects
            middle = (low + high) >> 1
            if offset < ends[middle]:
                high = middle
            else:
                low = middle + 1
        return low

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences in order, as ranges of words."""
        found = self._sentences
        if found is None:
            found, ends, first = [], self.ends, 0
            for _, end in sentences(self.folded):
                last = first
                while last < len(ends) and ends[last] <= end:
                    last += 1
                if last > first:
                    found.append(Sentence(first, last))
                first = last
            self._sentences = found
        return found

    def sentence_of(self, word: int) -> int:
        """The index of the sentence that holds a word."""
        by_word = self._sentence_by_word
        if by_word is None:
            by_word = self._sentence_by_word = []
            for index, after in enumerate([*(one.first for one in self.sentences[1:]), len(self.words) + 1]):
                by_word.extend([index] * (after - len(by_word)))
        return by_word[word] if 0 <= word < len(by_word) else by_word[0 if word < 0 else -1]

    def paragraph_of(self, word: int) -> int:
        """The index of the paragraph (line) that holds a word."""
        return max(0, bisect_right(self.lines, word) - 1)

    @property
    def quotes(self) -> list[Quote]:
        """What stands between quotation marks, by start; an outer quotation comes before the inner ones."""
        found = self._quotes
        if found is None:
            found = self._quotes = []
            for one in quotations.pair(self.text):
                first, last = self.word_at(one.start), bisect_right(self.starts, one.end - 1)
                if last > first:
                    found.append(Quote(first, last, one.start, one.end, one.depth, one.repaired))
        return found


def _understood(article: Article) -> str:
    """The stored text with boilerplate blanked, character for character."""
    text = article.text
    for part in article.parts:
        if part.kind == "boilerplate":
            text = text[: part.start] + "\n" * (part.end - part.start) + text[part.end :]
    return text


def cut(folded: Folded) -> tuple[list[str], list[int], list[int]]:
    """The words of a folded text, and where each starts and ends, as folded offsets."""
    return _cut(folded)[:3]


def _cut(folded: Folded) -> tuple[list[str], list[int], list[int], Offsets, Offsets]:
    """The words and their edges, these as arrays too."""
    inside = np.zeros(folded.points.size + 2, dtype=np.bool_)
    inside[1:-1] = folded.points >= LETTER
    edges: Offsets = (inside[1:] != inside[:-1]).nonzero()[0]
    begun, ended = edges[::2], edges[1::2]
    starts: list[int] = begun.tolist()
    ends: list[int] = ended.tolist()
    text, words = folded.text, [""] * len(starts)
    for word, start in enumerate(starts):
        words[word] = text[start : ends[word]]
    return words, starts, ends, begun, ended


def _joined(reading: Reading, at: int) -> bool:
    """Whether a form of several words may go on with this word: after a blank or quotation marks, or from letter to letter («أ.ف.ب»)."""
    gap = reading.text[reading.ends[at - 1] : reading.starts[at]]
    return gap == " " or _JOINS.issuperset(gap) or (gap in _POINTS and len(reading.words[at - 1]) == 1 == len(reading.words[at]))


def _phrases(reading: Reading) -> list[list[Hit] | None]:
    """Every form of several words, at the word with which it begins, the longest first."""
    words = reading.words
    out: list[list[Hit] | None] = [None] * len(words)
    before: Entry | None = None
    for at, entry in enumerate(reading.entries):
        if before is not None and entry.follows and before.begins:
            phrases = before.following.get(words[at])
            if phrases is not None and _joined(reading, at):
                found = [_phrase(reading, at, one) for one in phrases if _goes_on(reading, at, one[1])]
                if found:
                    out[at - 1] = found
        before = entry
    return out


def _goes_on(reading: Reading, at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words from `at` on are the rest of a form; its first is known to be."""
    words = reading.words
    if at + len(rest) > len(words):
        return False
    for step in range(1, len(rest)):
        if words[at + step] != rest[step]:
            return False
    return all(_joined(reading, i) for i in range(at + 1, at + len(rest)))


def _phrase(reading: Reading, at: int, phrase: Phrase) -> Hit:
    """A form of several words, the second of them at `at`."""
    left, rest, record, shape = phrase
    last = at + len(rest)
    return Hit(at - 1, last, reading.starts[at - 1] + len(left), reading.ends[last - 1], left, "", record, shape)


def lay_out(article: Article, lexicon: Lexicon) -> Reading:
    """Fold, cut and match one article."""
    return Reading(article, lexicon)
