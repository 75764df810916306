"""Names that the article itself completes: what stands beside a name wherever it stands, and first names that no list holds.

It sees the names that stand and the words right before and behind them. An everyday word joins a name only where the article never uses it otherwise.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, DEFINITE, HIS
from riwaya.names.vocabulary import Sort, is_far, word_set
from riwaya.text import Reading

_OFTEN: Final = 3
_LEAST: Final = 3
_SCORE: Final = 6
_PAIR: Final = 2
_EVERYDAY: Final = 2
_JOINED: Final = "ول"
_BESIDE: Final = "بتيونسا"


class Recurring:
    """The names of one reading, made whole."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading, self.sorts, self.taken = reading, sorts, taken
        self.words, self.gaps = reading.words, reading.gaps
        self.given = [at for at, sort in enumerate(sorts) if sort.given == 0]
        self.honours = word_set(reading.lexicon, "name_word.bare_honour")
        self.that, self.relative = word_set(reading.lexicon, "name_word.opens_that"), word_set(reading.lexicon, "name_word.relative")
        self.auxiliary = word_set(reading.lexicon, "name_word.past_auxiliary")

    def complete(self) -> bool:
        """Let whole names stand where parts of them stood; whether any does now."""
        names, changed = self.taken.in_order(), False
        for one in names:
            if one.type == "PER" and one.record is None:
                whole = self._honoured(one) or self._fathered(one) or self._first_named(one) or self._initialed(one) or self._towned(one)
                if whole is not None:
                    self.taken.put(whole)
                    changed = True
        changed = self._pairs() or changed
        return self._parts(self.taken.in_order() if changed else names) or changed

    def _honoured(self, one: Candidate) -> Candidate | None:
        """«شيخ أحمد»: an honour without the article is a part of the name behind it."""
        at = one.first - 1
        if at < 0 or one.start != self.reading.starts[one.first] or self.gaps[one.first] != " " or self.taken.holds(at) or self.sorts[one.first].definite:
            return None
        word = self.words[at]
        cut = 0 if word in self.honours else 1 if word[0] in _JOINED and word[1:] in self.honours else -1
        return None if cut < 0 else one.but(first=at, start=self.reading.starts[at] + cut)

    def _initialed(self, one: Candidate) -> Candidate | None:
        """«جون ف. كينيدي»: a letter with its full stop goes on with the name."""
        at = one.last
        if at + 1 >= len(self.words) or self.gaps[at] != " " or len(self.words[at]) > 1 or self.gaps[at + 1] not in (". ", "."):
            return None
        other, sort = self.taken.get(at + 1), self.sorts[at + 1]
        if other is not None:
            goes_on = other.type == "PER" and other.first == at + 1 and other.start == self.reading.starts[at + 1]
            return one.but(last=other.last, end=other.end) if goes_on else None
        plain = sort.verb or sort.preposition or sort.stop or sort.titles or sort.definite or not (sort.family == 0 or sort.grade == 0) or not sort.letters
        return None if plain else one.but(last=at + 2, end=self.reading.ends[at + 1])

    def _towned(self, one: Candidate) -> Candidate | None:
        """«وزير الخارجية الألماني جيدو فيستر», «عبد الحق أمغار،»: what is a far town's name as well, between a title and a surname, behind a first name."""
        at = one.first - 1
        if at > 0 and self._far(at) and self.gaps[one.first] == self.gaps[at] == " " and one.start == self.reading.starts[one.first] and self.sorts[one.first].given != 0:
            before = self.sorts[at - 1]
            if before.definite and not before.places and (before.nisba or any(title.record.class_ != "plural" for title in before.titles)) and not self.taken.holds(at - 1):
                return one.but(first=at, start=self.reading.starts[at])
        last = self.sorts[one.last - 1]
        opens = last.given == 0 if one.last == one.first + 1 else one.last == one.first + _PAIR and (self.sorts[one.first].front == 0 or last.back == 0)
        if opens and self._far(one.last) and self.gaps[one.last] == " " and (one.last + 1 >= len(self.words) or self.gaps[one.last + 1] != " "):
            return one.but(last=one.last + 1, end=self.reading.ends[one.last])
        return None

    def _far(self, at: int) -> bool:
        """Whether a town of the public list stands here, alone."""
        one = self.taken.get(at)
        if one is None or one.type != "LOC" or one.last != one.first + 1 or one.record is None or one.start != self.reading.starts[at]:
            return False
        return is_far(one.record)

    def _fathered(self, one: Candidate) -> Candidate | None:
        """«قال شيخنا ولد محمد»: before «ولد …» stands the son's own name."""
        at = one.first - 1
        if at < 1 or self.sorts[one.first].link != 0 or one.start != self.reading.starts[one.first] or self.gaps[one.first] != " ":
            return None
        before = self.taken.get(at - 1) if self.gaps[at] == " " else None
        if before is not None and before.type == "PER" and before.last == at and not self.taken.holds(at) and self.sorts[at].definite:
            return one.but(first=before.first, start=before.start)  # «مشاعل الفيصل بن عبد العزيز»
        sort = self.sorts[at]
        other = sort.verb or sort.preposition or sort.stop or sort.titles or sort.orgs or sort.places or sort.status or sort.nisba or sort.time or sort.definite or sort.bound
        if other or self.taken.holds(at) or not sort.letters or len(sort.word) < _LEAST or (sort.grade == _EVERYDAY and sort.given < 0):
            return None
        return one.but(first=at, start=self.reading.starts[at] + (sort.given if sort.given > 0 else int(sort.word[0] == _JOINED[0] and sort.given < 0)))

    def _first_named(self, one: Candidate) -> Candidate | None:
        """«قال قعقاع الحداد»: a word of no everyday use between a verb of saying, or the head of a line, and a surname."""
        at = one.first - 1
        if one.last > one.first + _PAIR or at < 0 or one.start != self.reading.starts[one.first] or self.gaps[one.first] != " " or self.taken.holds(at):
            return None
        if (self.sorts[one.first].given != 0 or self.reading.raw(at).endswith("ة")) and self._told(at):
            return one.but(first=at, start=self.reading.starts[at])
        if one.last > one.first + 1:
            return None
        if not self.sorts[one.first].definite or not self._unknown(at):
            return None
        line = not at or "\n" in self.gaps[at]
        led = not line and self.gaps[at] == " " and (self.sorts[at - 1].says or self.words[at - 1] in self.auxiliary)
        return one.but(first=at, start=self.reading.starts[at]) if line or led else None

    def _told(self, at: int) -> bool:
        """«الكاتبة أمينة الحداد», «والتركي مولود أتاي»: an indefinite word between a title or a nation with the article and a surname, as a first name stands."""
        sort, before = self.sorts[at], self.sorts[at - 1] if at and self.gaps[at] == " " else None
        if before is None or self.taken.holds(at - 1):
            return False
        if self.reading.raw(at).startswith(DEFINITE):
            return before.says and sort.common_given and not sort.titles  # «وأكد العربي الحداد»
        if not (before.definite or before.bound) or sort.bound:
            return False
        honoured = any(not one.right and one.record.class_ in ("office", "profession", "honorific", "rank") for one in before.titles)
        if not (honoured or (before.nisba and before.country is not None and not before.word.endswith("يه"))) or len(sort.word) < _LEAST or not sort.letters:
            return False
        other = sort.preposition or sort.stop or sort.titles or sort.orgs or sort.places or sort.status or sort.nisba or sort.time or sort.accusative or sort.governed
        known = sort.given == 0 or sort.family == 0
        return not other and (known or (honoured and not sort.verb)) and not (sort.verb and not known) and self.reading.raw(at)[-1] not in "ًاى"

    def _unknown(self, at: int) -> bool:
        """Whether a word may be a first name that no list holds."""
        sort = self.sorts[at]
        other = sort.verb or sort.preposition or sort.titles or sort.orgs or sort.places or sort.status or sort.nisba or sort.definite or sort.bound or sort.accusative
        if other or sort.grade == 2 or not sort.letters or len(sort.word) < _LEAST + 1 or self.reading.raw(at).endswith(("ة", *HIS)):
            return False
        return sort.grade == 0 or sort.word[0] not in _BESIDE

    def _pairs(self) -> bool:
        """«سمير قنديل»: an everyday word that stands behind a first name wherever the article has it, three times at least, and never with the article."""
        places: dict[str, list[int]] = {}
        for at in self.given:
            sort = self.sorts[at]
            if not self.taken.holds(at) and self.reading.raw(at) not in sort.stop:
                places.setdefault(sort.word, []).append(at)
        changed = False
        for word, rows in places.items():
            if len(rows) < _OFTEN:
                continue
            follows = {self.words[at + 1] if at + 1 < len(self.words) and self.gaps[at + 1] == " " else "" for at in rows}
            if len(follows) != 1 or self.reading.has(ARTICLE + word):
                continue
            surname = next(iter(follows))
            if not surname or self.reading.has(ARTICLE + surname) or not all(self._may_follow(at + 1) for at in rows) or not any(self._acts(at) for at in rows):
                continue
            changed = True
            for at in rows:
                self.taken.put(Candidate(at, at + 2, self.reading.starts[at], self.reading.ends[at + 1], "PER", _SCORE, None, ("name.given", "recurs")))
        return changed

    def _acts(self, at: int) -> bool:
        """Whether two words stand where somebody does: behind «أن» or a verb, before «الذي»."""
        before = at > 0 and self.gaps[at] == " " and (self.words[at - 1] in self.that or self.sorts[at - 1].verb)
        behind = at + _PAIR < len(self.words) and self.gaps[at + _PAIR] in (" ", "، ") and self.words[at + _PAIR] in self.relative
        return before or behind

    def _may_follow(self, at: int) -> bool:
        sort = self.sorts[at]
        other = sort.verb or sort.preposition or sort.stop or sort.titles or sort.orgs or sort.places or sort.status or sort.nisba or sort.bound or sort.accusative or sort.time
        if other or sort.definite or not sort.letters or len(sort.word) <= _LEAST or self.taken.holds(at) or self.reading.raw(at).endswith("ة"):
            return False
        return not sort.word.endswith(("ين", "ون", "ات"))

    def _parts(self, names: list[Candidate]) -> bool:
        """«منتظر» before «الحداد», where elsewhere the article has the full name."""
        starts = self.reading.starts
        alone = [one for one in names if one.type == "PER" and one.last == one.first + 1 and self.gaps[one.first] == " " and one.first and one.start == starts[one.first]]
        fulls = {self._called(one, one.last) for one in names if one.type == "PER" and one.last == one.first + _PAIR} if alone else None
        if not fulls:
            return False
        changed = False
        for one in alone:
            at = one.first - 1
            before = self.taken.get(at)
            if before is not None and (before.type != "PER" or before.last != before.first + 1):
                continue
            cut = before.start - self.reading.starts[at] if before is not None else 0
            if (self.words[at][cut:], self.words[one.first]) in fulls:
                self.taken.put(one.but(first=at, start=self.reading.starts[at] + cut, score=_SCORE))
                changed = True
        return changed

    def _called(self, one: Candidate, last: int) -> tuple[str, ...]:
        """The words of a name from its first letter."""
        return self.words[one.first][one.start - self.reading.starts[one.first] :], *self.words[one.first + 1 : last]
