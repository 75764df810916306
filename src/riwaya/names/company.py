"""Persons in a row: «عمر الشريف وجميل راتب», «نيفين ماضي وشادي حداد»; a first name with an everyday surname, beside somebody named in full.

It sees only the words right before and behind a full name, and asks that the pair be closed on both sides.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.nouns import Candidate
from riwaya.names.particles import OWNERS
from riwaya.names.vocabulary import Sort
from riwaya.text import Reading

_AND: Final = "و"
_BETWEEN: Final = (" ", "، ", ", ")
_SCORE: Final = 6
_LEAST: Final = 3


class Company:
    """The rows of persons of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading, self.sorts, self.taken = reading, sorts, taken
        self.words, self.gaps = reading.words, reading.gaps

    def complete(self) -> bool:
        """Let those stand who are named right before or behind a full name; whether there are any."""
        names = self.taken.in_order()
        waiting = [one for one in names if one.type == "PER" and one.last > one.first + 1]
        changed = False
        for one in waiting:
            before = self.taken.get(one.first - 1)
            if before is not None and before.type == "PER" and self.gaps[one.first] in _BETWEEN and self._joins(one):
                self.taken.put(one.but(start=one.start + 1))
        while waiting:
            one = waiting.pop()
            for found in (self._before(one), self._behind(one)):
                if found is not None:
                    self.taken.put(found)
                    waiting.append(found)
                    changed = True
        return changed

    def _joins(self, one: Candidate) -> bool:
        """«سالم الحداد وماكنزي هانت»: the first letter is «and» where no list has the word as it stands."""
        sort = self.sorts[one.first]
        return sort.word[0] == _AND and one.start == self.reading.starts[one.first] and not sort.known_name and len(sort.word) > _LEAST + 1

    def _before(self, one: Candidate) -> Candidate | None:
        """«عمر الشريف | وجميل راتب»: the pair before a name that «and» joins."""
        at = one.first - 2
        joined = one.start == self.reading.starts[one.first] + 1 and self.words[one.first][0] == _AND
        return self._pair(at) if joined and at >= 0 and self.gaps[one.first] in _BETWEEN else None

    def _behind(self, one: Candidate) -> Candidate | None:
        """«جميل راتب | وعمر الشريف،»: the pair that «and» joins behind a name."""
        at = one.last
        joined = at + 1 < len(self.words) and self.gaps[at] in _BETWEEN and self.words[at][0] == _AND
        return self._pair(at) if joined and self._closed(at + 2) else None

    def _closed(self, at: int) -> bool:
        """Whether nothing goes on with the pair before this word: it ends, or another «and» begins."""
        return at >= len(self.words) or self.gaps[at] != " " or (self.words[at][0] == _AND and len(self.words[at]) > _LEAST)

    def _pair(self, at: int) -> Candidate | None:
        """A first name and a word that may be a surname, where no name stands but the first name alone."""
        first, sort = self.sorts[at], self.sorts[at + 1]
        alone = self.taken.get(at)
        if self.gaps[at + 1] != " " or self.taken.holds(at + 1) or (alone is not None and (alone.type != "PER" or alone.last != at + 1 or alone.first != at)):
            return None
        foreign = first.word[0] == _AND and not (first.grade or sort.grade or first.definite or sort.definite)
        joined = first.word[0] == _AND and (first.given == 1 or (foreign and first.given < 0))
        if not (first.given == 0 or joined) or (first.stop and self.reading.raw(at) in first.stop) or first.verb:
            return None
        other = sort.preposition or sort.stop or sort.time or sort.titles or sort.orgs or sort.places or sort.status or sort.nisba or sort.bound or sort.accusative or sort.governed
        if other or not sort.letters or len(sort.word) < _LEAST or sort.word.endswith(OWNERS) or (sort.word[0] == _AND and not sort.known_name):
            return None
        if sort.word.endswith(("ات", "ين", "ون")) and not sort.known_name:
            return None
        return Candidate(at, at + 2, self.reading.starts[at] + joined, self.reading.ends[at + 1], "PER", _SCORE, None, ("name.given", "row"))
