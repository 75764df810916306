"""Persons by structure: a given name and what may follow it, «بن», «أبو», «آل», a title before, a colon after.

Words of a name are known (lists) or unknown (not everyday); an unknown word begins a name only beside a cue. It cannot
see a name made of everyday words alone unless a title stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, FRONTS, HIS
from riwaya.names.reach import Reach
from riwaya.names.servants import before_servant, whose
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

_ATTACHED: Final = 7


class Persons:
    """The persons of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.reach = Reach(reading, sorts, taken)
        self.governing = word_set(reading.lexicon, "name_word.role_preposition")
        self.relative = word_set(reading.lexicon, "name_word.relative")
        self.done_to = word_set(reading.lexicon, "name_word.done_to")

    def find(self) -> Iterator[Candidate]:
        """Names that need no title: their own words show them."""
        after = 0
        for at in self._cued():
            found = self._at(at, after) if at >= after and not self._namesake(at) else None
            if found:
                yield found
                after = found.last

    def _namesake(self, at: int) -> bool:
        """Whether the word stands inside the name of a school, a hospital or a court."""
        body = self.taken.get(at)
        return body is not None and body.type == "ORG" and body.first < at and any(head.record.class_ in ("school", "court") for head in self.sorts[body.first].orgs)

    def _at(self, at: int, after: int) -> Candidate | None:
        sort = self.sorts[at]
        if sort.link > 0:
            return self._of_father(at)
        listed = 0 < after == at and self.gaps[at] in (" ", "، ")
        found = (self._joined(at) if sort.given == 1 else None) or (self._known(at, listed) if sort.given >= 0 or sort.front >= 0 else None) or self._linked(at)
        found = found or (self._attached(at) if sort.word.startswith(FRONTS) else None) or (self._said(at) if at and self.sorts[at - 1].verb else None)
        return found or (self._captioned(at) if not at or "\n" in self.gaps[at] else None)

    def _cued(self) -> list[int]:
        """Where a name may begin: at a given name, before «بن», after a verb of saying, at the start of a line."""
        out: list[int] = []
        count, said = len(self.sorts), False
        begins = [False] * count
        for at in self.reading.lines:
            begins[at] = True
        for at, sort in enumerate(self.sorts):
            if sort.cued or said or (at + 1 < count and self.sorts[at + 1].link == 0) or begins[at]:
                out.append(at)
            said = sort.verb
        return out

    def _candidate(self, first: int, last: int, cut: int, score: int, *why: str) -> Candidate:
        reading = self.reading
        return Candidate(first, last, reading.starts[first] + cut, reading.ends[last - 1], "PER", score, None, why)

    def _fronted(self, at: int) -> Candidate | None:
        """«عبد الرحمن …», «وأبو النصر …»: a word that opens a name of two words, and what follows them."""
        sort, nxt = self.sorts[at], at + 1
        if sort.inner or sort.front > 1 or (sort.front == 1 and sort.word[0] != "و") or nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return None
        after = self.sorts[nxt]
        if after.verb or after.preposition or not (after.definite or not after.ordinary or after.known_name):
            return None
        more = self.sorts[nxt + 1] if nxt + 1 < len(self.sorts) else None
        surname = more is not None and (more.known_name or more.grade == 0 or (more.definite and more.grade == 1))
        return self._candidate(at, self.reach.end(nxt + 1, 1 if surname else 2, True), sort.front, 5, "name.front")

    def _known(self, at: int, listed: bool) -> Candidate | None:
        """A given name and what follows it; `listed`: another person's name ends right before."""
        sort = self.sorts[at]
        cut = sort.given
        if self.reach.small(at):
            return None
        if cut < 0:
            return self._fronted(at) if sort.front >= 0 else None
        if cut > 0 and sort.grade == 2 and not sort.common_given and self.reading.words[at][:cut] != "و":
            return None
        last = self.reach.end(at + 1, 1, True)
        if last == at + 1:
            return self._candidate(at, last, cut, 5, "name.joined") if self._shares(at) else None
        second = self.sorts[at + 1]
        sure = second.known_name or second.link == 0 or second.front == 0 or second.grade < 2
        sure = sure or (last > at + 2 and second.definite and bool(second.titles) and self.sorts[at + 2].known_name)
        place = self.taken.get(at)
        if place and place.type == "LOC" and place.first == at and place.score >= 8 and (not second.known_name or second.ordinary):
            return None
        if sort.common_given and cut > 0 and not ((listed or whose(self.reading, self.sorts, at)) and second.known_name):
            return None
        elative = sort.word[0] == "ا" and len(sort.word) == 4
        surname = second.definite and second.grade == 0 and len(sort.word) > 2 and not elative
        befell = second.definite and not second.nisba and self._befalls(at)
        if sort.common_given and not (second.family >= 0 or second.given >= 0 or second.link == 0 or second.front == 0 or surname or befell):
            return None
        sure = sure or befell
        sure = sure or (not sort.common_given and sort.grade < 2 and self._apart(at, listed) and self.reach.surname(at + 1, 1, True))
        if not sure or (sort.grade == 2 and second.word[0] == "و" and not second.known_name):
            return None
        return self._candidate(at, last, cut, 7 if second.known_name else 6, "name.given")

    def _befalls(self, at: int) -> bool:
        """«قضت بسجن سليم العطار», «مقتل …»: whether what is done to somebody stands right before."""
        before = self.sorts[at - 1].word if at and self.gaps[at] == " " else ""
        return any(before[cut:] in self.done_to for cut in (0, 1, 2))

    def _apart(self, at: int, listed: bool) -> bool:
        """Whether nothing can govern the word after the one at `at`: a list, a comma or a preposition stands before."""
        return listed or not at or self.gaps[at] != " " or self.sorts[at - 1].preposition or bool(self.sorts[at - 1].stop)

    def _shares(self, at: int) -> bool:
        """«علاء وجمال مبارك»: a given name whose surname stands after the next one."""
        nxt = at + 1
        if self.sorts[at].given != 0 or nxt + 1 >= len(self.sorts) or self.gaps[nxt] != " " or self.gaps[nxt + 1] != " ":
            return False
        other, surname = self.sorts[nxt], self.sorts[nxt + 1]
        return other.given == 1 and other.word[0] == "و" and surname.known_name and (surname.family == 0 or surname.given == 0) and not surname.verb

    def _joined(self, at: int) -> Candidate | None:
        """«صدام وخالد»: a given name joined to a name before it."""
        sort = self.sorts[at]
        if not sort.word.startswith("و") or at == 0 or self.gaps[at] != " " or self.sorts[at - 1].given < 0:
            return None
        if sort.grade == 2 and (at < 2 or not self.sorts[at - 2].titles):
            return None
        last = self.reach.end(at + 1, 1, True)
        return self._candidate(at, last, 1, 5, "name.joined") if last == at + 1 else None

    def _of_father(self, at: int) -> Candidate | None:
        """«الحداد وبن سالم»: somebody called by his father's name, joined to a name before him."""
        nxt = at + 1
        if not at or nxt >= len(self.sorts) or self.gaps[at] != " " or self.gaps[nxt] != " ":
            return None
        father = self.sorts[nxt]
        named = father.letters and (father.grade < 2 or father.known_name)
        return self._candidate(at, self.reach.end(nxt + 1, 1, True), self.sorts[at].link, 6, "name.link") if named else None

    def _linked(self, at: int) -> Candidate | None:
        """«… بن …» after a word that no list has."""
        nxt = at + 1
        if nxt + 1 >= len(self.sorts) or self.sorts[nxt].link != 0 or self.gaps[nxt] != " " or self.gaps[nxt + 1] != " ":
            return None
        sort = self.sorts[at]
        if sort.ordinary or sort.nisba or not sort.letters:
            return None
        return self._candidate(at, self.reach.end(at + 1, 1, True), 0, 6, "name.link")

    def _attached(self, at: int) -> Candidate | None:
        """«أبوسالم»: what opens a name of two words, written together with a word of no everyday use."""
        sort, place = self.sorts[at], self.taken.get(at)
        if sort.grade or sort.family != 0 or len(sort.word) < _ATTACHED or (place is not None and place.type != "PER"):
            return None
        return self._candidate(at, self.reach.end(at + 1, 2, True), 0, 5, "name.front")

    def _said(self, at: int) -> Candidate | None:
        """An unknown word after a masculine verb of saying."""
        if self.gaps[at] != " " or self.sorts[at - 1].word.endswith(("ت", "وا")) or self.sorts[at - 1].word.lstrip("وف").startswith("ت"):
            return None
        if not self._opens(at, False) or not self.sorts[at - 1].says or (not self.sorts[at].known_name and self.reading.raw(at).endswith(HIS)):
            return None
        return self._candidate(at, self.reach.end(at + 1, 1, False), 0, 3, "name.after_verb")

    def _captioned(self, at: int) -> Candidate | None:
        """An unknown word that opens a line and is followed by a colon."""
        if not self._opens(at, False):
            return None
        last = self.reach.end(at + 1, 1, False)
        return self._candidate(at, last, 0, 4, "name.before_colon") if self.gaps[last].startswith((":", " :")) else None

    def after_title(self, at: int, bare: bool) -> Candidate | None:
        """The name that begins at `at`, where a title stands before it; `bare`: nothing but the title."""
        if at >= len(self.sorts) or self.sorts[at].word in self.governing or not self._opens(at, True):
            return None
        sort = self.sorts[at]
        if not bare and sort.grade == 2 and sort.given != 0 and sort.front != 0 and not self._foreign_pair(at):
            return None
        listed = self.taken.get(at - 1)
        if sort.word.startswith("و") and not sort.known_name and listed and listed.type == "LOC":
            return None
        if sort.given == 1 and sort.word[0] == "و" and sort.family != 0 and self.gaps[at] == " ":
            return None  # «مدير الجهاز ومحمد …»: another man
        known = sort.known_name or sort.front == 0
        owned = sort.word[0] == "ل" and at + 1 < len(self.sorts) and self.reading.raw(at + 1).startswith(ARTICLE)
        if not known and sort.word[0] in "لبوفك" and (owned or self.reading.has(sort.word[1:])):
            return None
        if sort.grade == 2 and self._plainly(at):
            return None
        if "،" in self.gaps[at] and sort.word[0] == "و" and sort.given != 0 and sort.family != 0:
            return self._candidate(at, self.reach.end(at + 1, 1, False), 1, 6, "name.joined") if len(sort.word) > 4 else None
        last = self.reach.end(at + 1, 1, True)
        if last == at + 1 and not bare and sort.given == 0 and self._plain_surname(last):
            last = self.reach.end(last + 1, 2, True)
        if not known and sort.definite and last == at + 1 and last < len(self.sorts) and self.sorts[last].word in self.relative:
            return None
        return self._candidate(at, last, 0, 8 if known else 7, "name.after_title")

    def _plain_surname(self, at: int) -> bool:
        """«رئيس الوفد ماجد فضائل»: an everyday word after a given name that a long role phrase leads to."""
        if at >= len(self.sorts) or self.gaps[at] != " " or self.reach.small(at) or self.taken.holds(at):
            return False
        sort, raw = self.sorts[at], self.reading.raw(at)
        other = sort.verb or sort.preposition or sort.titles or sort.orgs or sort.places or sort.status or sort.time or sort.nisba or sort.bound
        if other or sort.definite or len(sort.word) < 4 or sort.word[0] in "وليتسن" or raw[-1] in "اةً" or sort.word.endswith(("ين", "ون", "ات")):
            return False
        after = self.sorts[at + 1] if at + 1 < len(self.sorts) and self.gaps[at + 1] == " " else None
        return self.reach.ends(at) or (after is not None and after.definite and after.family == 0)

    def _plainly(self, at: int) -> bool:
        """«فنان معروف»: an everyday word after an indefinite noun is its adjective, unless a name goes on after it."""
        before, nxt = self.sorts[at - 1], at + 1
        if before.definite or before.bound or not any(one.record.class_ in ("profession", "office") and not one.right for one in before.titles):
            return False
        if nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return True
        after = self.sorts[nxt]
        return not (after.known_name or after.link == 0 or (after.definite and after.grade == 0) or self.reach.compound(nxt))

    def _foreign_pair(self, at: int) -> bool:
        """A listed family name that is also an everyday word, or a very short word, before a word that is none: «روي ألميدا»."""
        if before_servant(self.reading, self.sorts, at):
            return True
        if (self.sorts[at].family != 0 and (len(self.sorts[at].word) > 3 or self.reach.small(at))) or at + 1 >= len(self.sorts) or self.gaps[at + 1] != " ":
            return False
        return self.sorts[at + 1].grade == 0 and self.sorts[at + 1].letters and not self.sorts[at + 1].verb

    def _opens(self, at: int, titled: bool) -> bool:
        sort = self.sorts[at]
        place = self.taken.get(at)
        if (place and place.type != "PER" and place.score >= 6) or self.reach.small(at) or "\u064b" in self.reading.raw(at):
            return False
        if sort.given > 0 and sort.family != 0 and sort.word[0] in "لبك":
            return False
        if not sort.known_name and sort.word[0] in "لبك" and self.reading.has(sort.word[1:]):
            return False
        if sort.titles and not (sort.given == 0 and titled):
            return False
        if sort.given == 0 or (titled and sort.family == 0 and not sort.verb):
            return not (sort.ordinary and sort.definite and self.reading.raw(at).startswith(ARTICLE))
        if sort.front == 0 and at + 1 < len(self.sorts):
            return True
        short = len(sort.word) < 4 or before_servant(self.reading, self.sorts, at)
        if titled and short and self._foreign_pair(at) and not (sort.verb or sort.preposition or sort.titles or sort.nisba):
            return True
        if sort.ordinary or sort.nisba or sort.verb or sort.preposition or sort.status or sort.titles or sort.orgs or sort.places or not sort.letters or sort.bound:
            return False
        return not sort.definite or titled
