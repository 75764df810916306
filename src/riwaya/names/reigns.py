"""Rulers and popes by their number: «الملك عبد الله الثاني», «البابا ليو الرابع عشر», «يوحنا الثالث والعشرون», «ليو الـ14»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

_SCORE: Final = 9


def reigns(reading: Reading, sorts: list[Sort], noted: list[int]) -> Iterator[Candidate]:
    """A given name and its ordinal, behind a title or before the rest of a number above ten."""
    rest = word_set(reading.lexicon, "name_word.above_ten")
    for at in noted:
        sort = sorts[at]
        if not sort.definite or not ((sort.status == "ordinal" and not sort.word.endswith("ه")) or (reading.entries[at].numeral and sort.word[2:].isdecimal())):
            continue
        first = _begin(reading, sorts, at)
        if first == at and at > 1 and sorts[at - 1].grade == 0 and not sorts[at - 1].definite and reading.gaps[at] == " ":
            first -= 1
        if first == at:
            continue
        last = at + 1
        if last < len(sorts) and reading.gaps[last] == " " and sorts[last].word in rest:
            last += 1
        titled = first > 0 and reading.gaps[first] == " " and any(one.record.class_ in ("honorific", "office") for one in sorts[first - 1].titles)
        if titled or last > at + 1:
            cut = 1 if sorts[first].grade == 0 and not sorts[first].known_name and sorts[first].word[0] == "و" else max(0, sorts[first].given)
            yield Candidate(first, last, reading.starts[first] + cut, reading.ends[last - 1], "PER", _SCORE, None, ("name.reign",))


def _begin(reading: Reading, sorts: list[Sort], at: int) -> int:
    """Where the given names right before a word begin."""
    while at and reading.gaps[at] == " " and (sorts[at - 1].given == 0 or sorts[at - 1].front == 0 or sorts[at - 1].back == 0) and reading.raw(at - 1) not in sorts[at - 1].stop:
        at -= 1
    if at and reading.gaps[at] == " " and sorts[at - 1].given == 1 and sorts[at - 1].word[0] == "و":
        at -= 1
    return at
