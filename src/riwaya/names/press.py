"""Newspapers, agencies and stations by their last word («… برس», «… نيوز», «… أف أم») and in the line that signs an article.

The first is for names that no list has; the words before the last one must be a place, a word of no everyday use, or stand
after «وكالة». The second reads «المدينة - "الجريدة":» at the start of a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.cuts import cut_of
from riwaya.names.enclosed import closing, opened
from riwaya.names.nouns import Candidate
from riwaya.names.particles import OWNED, SWALLOWED
from riwaya.names.vocabulary import Sort, Vocabulary, word_set
from riwaya.text import Reading

_BESIDE: Final = frozenset((" ", ' "', '"'))
_CLAUSE: Final = frozenset("،,:.")
_MOST: Final = 2
_TO: Final = SWALLOWED[0]
_SIGNED: Final = 4
_REACH: Final = 9


class Press:
    """The outlets of one reading that their form gives away."""

    def __init__(self, reading: Reading, sorts: list[Sort], vocabulary: Vocabulary, taken: Taken) -> None:
        self.reading = reading
        self.sorts = sorts
        self.vocabulary = vocabulary
        self.taken = taken
        self.waves = word_set(reading.lexicon, "name_word.wave")
        self.receipts, self.copies = word_set(reading.lexicon, "name_word.receipt"), word_set(reading.lexicon, "name_word.copy")
        self.wires = word_set(reading.lexicon, "name_word.wires")
        self.interviews, self.that = word_set(reading.lexicon, "name_word.interview"), word_set(reading.lexicon, "name_word.opens_that")

    def find(self, noted: list[int]) -> Iterator[Candidate]:
        """Names by their last words, then those that sign an article."""
        words, gaps = self.reading.words, self.reading.gaps
        for at in [at for at in noted if self.sorts[at].press or self.sorts[at].wave]:
            station = not self.sorts[at].press
            last = at + 1 + station
            if at and gaps[at] in _BESIDE and (not station or (gaps[at + 1] == " " and " ".join(words[at:last]) in self.waves)):
                yield from self._before(at, last, station)
        for at in self.reading.lines:
            yield from self._signed(at)
        for at in [at for at in noted if self.sorts[at].received]:
            yield from self._received(at)
        for at in [at for at, word in enumerate(words) if word == _TO and opened(gaps[at + 1])]:
            yield from self._told(at + 1)

    def _before(self, at: int, last: int, station: bool) -> Iterator[Candidate]:
        """A name that ends at `last`, whose last words begin at `at`."""
        first = at
        while first and at - first < _MOST and self.reading.gaps[first] in _BESIDE and self._belongs(first - 1, station and first == at):
            first -= 1
            if self.sorts[first].definite or self.sorts[first].bound or self.reading.gaps[first] != " ":
                break
        if first == at:
            return
        agency = first > 0 and self.reading.gaps[first] == " " and any(o.record.class_ == "agency" and not o.left for o in self.sorts[first - 1].orgs)
        cut = 0 if agency else cut_of(self.reading, first, "ORG", self.vocabulary)
        first -= agency
        yield Candidate(first, last, self.reading.starts[first] + cut, self.reading.ends[last - 1], "ORG", 8, None, ("name_word.wave" if station else "name_word.press",))

    def _belongs(self, at: int, station: bool) -> bool:
        sort = self.sorts[at]
        if sort.orgs or sort.titles or sort.stop or sort.preposition or not sort.letters:
            return False
        place = self.taken.get(at)
        if place is not None and place.type != "LOC":
            return False  # «الأمم المتحدة وفرانس برس»
        return station or place is not None or (sort.grade < 2 and not sort.verb and not sort.nisba)

    def _received(self, at: int) -> Iterator[Candidate]:
        """«حصلت عليها "الميزان"», «تلقت الشروق نسخة منه»: the outlet that got a statement."""
        words, gaps = self.reading.words, self.reading.gaps
        first = at + 1 + (at + 1 < len(words) and f"{words[at]} {words[at + 1]}" in self.receipts)
        if first == at + 1 and words[at] not in self.receipts:
            return
        marked = first < len(words) and opened(gaps[first]) and gaps[first].startswith(" ")
        if marked:
            last = closing(gaps, first, 4)
        else:
            last = next((one for one in range(first + 1, min(first + 4, len(words))) if words[one] in self.copies), 0)
            last = 0 if last and (not self.sorts[first].definite or any(gaps[one] != " " for one in range(first, last + 1)) or self.sorts[first].orgs) else last
        if last and not any(self.taken.holds(one) for one in range(first, last)):
            yield Candidate(first, last, self.reading.starts[first], self.reading.ends[last - 1], "ORG", 8, None, ("name_word.receipt",))

    def _told(self, first: int) -> Iterator[Candidate]:
        """«قال مصدر لـ"الميزان" إن», «في تصريح خاص لـ "الساحة.نت"»: whom somebody speaks to, by one definite word or an address."""
        gaps, sorts = self.reading.gaps, self.sorts
        last = closing(gaps, first, 3)
        if not last or any(self.taken.holds(one) for one in range(first, last)) or not (last == first + 1 or (last == first + 2 and gaps[first + 1] == ".")):
            return
        if not (_CLAUSE.intersection(gaps[last]) or (last < len(sorts) and sorts[last].word in self.that)) or sorts[first - 2].word.endswith(OWNED):
            return
        before = range(first - 2, max(first - _REACH, -1), -1)
        since = next((one for one in before if sorts[one].says or sorts[one].word in self.interviews or sorts[one].word in self.that), None)
        if since is None or sorts[since].word in self.that or sorts[first].verb or not (sorts[first].definite or sorts[first].grade == 0):
            return
        yield Candidate(first, last, self.reading.starts[first], self.reading.ends[last - 1], "ORG", 8, None, ("name_word.told",))

    def _signed(self, at: int) -> Iterator[Candidate]:
        """«غزة - "الجريدة":» at the start of a line: what stands between the marks."""
        gaps = self.reading.gaps
        first = next((one for one in range(at, min(at + _SIGNED, len(self.sorts))) if opened(gaps[one])), len(self.sorts))
        last = closing(gaps, first, 3)
        if last in (0, len(self.sorts)) or any((place := self.taken.get(one)) is None or place.type != "LOC" for one in range(at, first)):
            return
        close = gaps[last].strip("«»“”\"‹›„ ")
        signs = at < first and "-" in gaps[first] and (close == "" or close.isspace()) and "\n" in gaps[last]
        if signs or (close == ":" and at < first) or (close in ("،", "-") and self.sorts[last].word in self.wires):
            yield Candidate(first, last, self.reading.starts[first], self.reading.ends[last - 1], "ORG", 9, None, ("name.signed",))
