"""Rows of places behind a class noun: «حي الزهور، والنهضة، والمعلمين»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.enclosed import QUOTES, closing, opened, quoted
from riwaya.names.nouns import Candidate
from riwaya.names.particles import JOINED_ARTICLE
from riwaya.names.vocabulary import Sort
from riwaya.text import Reading

_FEWEST: Final = 3
_PARTED: Final = 4
_SCORE: Final = 6
_BETWEEN: Final = QUOTES | set("،, ")


def row(reading: Reading, sorts: list[Sort], taken: Taken, first: Candidate) -> Iterator[Candidate]:
    """The places that stand in one row with a place found by its class noun: definite words between commas, at least three of them."""
    found: list[Candidate] = []
    at = first.last
    while at < len(sorts) and reading.gaps[at] == " " and sorts[at].word[0] == "و" and len(sorts[at].word) > 4 and not sorts[at].ordinary and not taken.holds(at):
        yield Candidate(at, at + 1, reading.starts[at] + 1, reading.ends[at], "LOC", _SCORE, None, ("row",))
        at += 1
    while at < len(sorts) and reading.gaps[at].strip() == "،" and reading.words[at][:1] == "و":
        end = at + 1
        while end < len(sorts) and reading.gaps[end] == " " and end - at < _PARTED:
            end += 1
        if end < len(sorts) and reading.gaps[end] == " ":
            break
        one = _one(reading, sorts, taken, at, end)
        if one is not None:
            found.append(one)
        elif not (len(found) >= _FEWEST or taken.holds(at) or sorts[at].orgs or sorts[at].places or sorts[at].status == "ordinal"):
            break
        at = end
    if len(found) >= _FEWEST:
        yield from found


def quoted_row(reading: Reading, sorts: list[Sort], taken: Taken, first: Candidate) -> Iterator[Candidate]:
    """«مستوطنات «…»، و«…»، و«…»»: the names in marks that stand in one row with a place in marks."""
    gaps, at = reading.gaps, first.last
    while at < len(sorts) and quoted(gaps[at]):
        begin = at + (reading.words[at] == "و")
        if begin >= len(sorts) or not opened(gaps[begin]) or not (begin > at or "،" in gaps[at] or "," in gaps[at]) or set(gaps[at]) - _BETWEEN:
            return
        at = closing(gaps, begin, _PARTED, plain=True)
        if not at or any(taken.holds(one) for one in range(begin, at)):
            return
        yield Candidate(begin, at, reading.starts[begin], reading.ends[at - 1], first.type, first.score, None, ("row",))


def _one(reading: Reading, sorts: list[Sort], taken: Taken, at: int, end: int) -> Candidate | None:
    """«، والنهضة،», «، والقادسية الأولى،»: one definite noun, an ordinal behind it or nothing."""
    sort = sorts[at]
    ordinal = end == at + 2 and sorts[at + 1].status == "ordinal" and sorts[at + 1].definite
    if not sort.word.startswith(JOINED_ARTICLE) or len(sort.word) < 6 or not (end == at + 1 or ordinal) or taken.holds(at):
        return None
    if sort.nisba or sort.verb or sort.status or any(title.record.class_ != "plural" and title.shape.number != "p" for title in sort.titles):
        return None
    return Candidate(at, end, reading.starts[at] + 1, reading.ends[end - 1], "LOC", _SCORE, None, ("row",))
