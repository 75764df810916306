"""An article cut into clauses, each with what it can be held against others by: signs, figures, culprits, states, stems.

A clause ends at punctuation and at words that turn. Read once for every article; it knows the words of the lexicon and no syntax beyond the
order of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from riwaya.merge import figures, signs
from riwaya.merge.codes import codes, packed
from riwaya.merge.figures import Figure
from riwaya.merge.page import Page
from riwaya.merge.signs import Culprit, Sign
from riwaya.merge.words import Stemmer
from riwaya.model import Account, Statement
from riwaya.text import Reading

_BREAKS = frozenset("،؛,;()[]–—!?؟:\n…")
_BESIDE = 25
Day = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Clause:
    """Stored characters `[start, end)`; `around` and `wide` are the stems and states of its sentence, `whose` the local entity that says it,
    `weekday` the day named beside the one who says it, `sort` the armed people that it speaks of first."""

    article: str
    start: int
    end: int
    sentence: int
    stems: frozenset[str]
    around: frozenset[str]
    states: frozenset[str]
    wide: frozenset[str]
    entities: frozenset[str]
    weekday: Day | None
    sort: str | None
    signs: tuple[Sign, ...]
    figures: tuple[Figure, ...]
    culprits: tuple[Culprit, ...]
    whose: str | None
    stance: str | None


class Counted(NamedTuple):
    """The numbers of the stems of an article's clauses, those of `marks` (states, sorts, deeds) apart, and in how many `clauses` each stands (`times`: stems, then marks)."""

    stems: bytes
    marks: bytes
    times: bytes
    clauses: int


def read(reading: Reading, account: Account, stemmer: Stemmer) -> tuple[tuple[Clause, ...], Counted]:
    """The clauses of one article that hold anything to compare, in order, and the stems of all that hold at least two words."""
    page = Page(reading, account, stemmer)
    out = []
    counts: Counter[str] = Counter()
    number = 0
    days: list[Day] = []
    for index, sentence in enumerate(reading.sentences):
        around = page.tokens(sentence.first, sentence.last)
        wide = page.states(sentence.first, sentence.last)
        own = _weekdays(page, sentence.first, sentence.last)
        sort = page.armed(sentence.first, sentence.last)
        for first, last in _cuts(page, sentence.first, sentence.last):
            if sum(1 for stem in page.stems[first:last] if stem) < 2:
                continue
            clause = _clause(page, index, first, last, around, wide, days + own, sort)
            counts.update(clause.stems)
            number += 1
            if clause.signs or clause.figures or clause.culprits or clause.weekday:
                out.append(clause)
        days = own
    marks, stems = ([stem for stem in sorted(counts) if stem.startswith("@") is marked] for marked in (True, False))
    return _grown(out), Counted(packed(codes(stems)), packed(codes(marks)), packed([counts[stem] for stem in (*stems, *marks)]), number)


def _grown(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses of an article where a figure that has grown has so wherever it stands again."""
    rose = {(one.what, one.value) for clause in found for one in clause.figures if one.growing}

    def figure(one: Figure) -> Figure:
        return replace(one, growing=True) if not one.growing and (one.what, one.value) in rose else one

    return tuple(replace(clause, figures=tuple(map(figure, clause.figures))) if rose and clause.figures else clause for clause in found)


def _weekdays(page: Page, first: int, last: int) -> list[Day]:
    out = []
    for hit in page.hits("weekday", first, last):
        span = page.reading.word_span(hit.first, hit.last)
        out.append((hit.record.id, span.start, span.end))
    return out


def _day_of(account: Account, said: Statement | None, days: list[Day]) -> Day | None:
    """The day that stands right after a name of the one who speaks."""
    if said is None or not days:
        return None
    ends = [mention.span.end for mention in account.mentions if mention.entity == said.entity]
    return next((day for day in reversed(days) if any(0 <= day[1] - end <= _BESIDE for end in ends)), None)


def _cuts(page: Page, first: int, last: int) -> list[tuple[int, int]]:
    out, start = [], first
    for word in range(first + 1, last):
        gap = page.reading.gap(word)
        breaks = not _BREAKS.isdisjoint(gap) or " -" in gap or "- " in gap or page.hit("turn", word) is not None
        if breaks and word - start >= 2:
            out.append((start, word))
            start = word
    return [*out, (start, last)]


def _spoken(account: Account, start: int) -> Statement | None:
    """The shortest statement whose content holds the character."""
    rows = [(part.end - part.start, one.id, one) for one in account.statements for part in one.content if part.start - 2 <= start < part.end]
    return min(rows, key=lambda row: row[:2])[2] if rows else None


def _clause(
    page: Page, number: int, first: int, last: int, around: frozenset[str], wide: frozenset[str],
    days: list[Day], sort: str | None,
) -> Clause:
    account = page.account
    span = page.reading.word_span(first, last)
    said = _spoken(account, span.start) or _spoken(account, (span.start + span.end) // 2)
    inside = [mention.entity for mention in account.mentions if span.start <= mention.span.start < span.end]
    inside += [reference.entity for reference in account.references if span.start <= reference.span.start < span.end]
    return Clause(
        account.article.id, span.start, span.end, number, page.tokens(first, last), around, page.states(first, last), wide, frozenset(inside), _day_of(account, said, days),
        page.armed(first, last) or sort,
        signs.read(page, first, last), figures.read(page, first, last), signs.culprits(page, first, last),
        said.entity if said else None, said.stance if said else None,
    )
