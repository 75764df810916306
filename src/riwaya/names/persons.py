"""Persons by structure: a given name and what may follow it, «بن», «أبو», «آل», a title before, a colon after.

Words of a name are known (lists) or unknown (not everyday); an unknown word begins a name only beside a cue. It cannot
see a name made of everyday words alone unless a title stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, FRONTS, HIS, ITS, OBJECTS, OWNED, SWALLOWED
from riwaya.names.servants import before_servant, unvowelled
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

_LONGEST: Final = 7
_ATTACHED: Final = 7
_PLURAL: Final = re.compile("الا..ا.")
_JOIN: Final = frozenset((" ", "-", " - ", "- "))


class Persons:
    """The persons of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.governing = word_set(reading.lexicon, "name_word.role_preposition")
        self.relative = word_set(reading.lexicon, "name_word.relative")
        self.that = word_set(reading.lexicon, "name_word.opens_that")
        self.done_to = word_set(reading.lexicon, "name_word.done_to")

    def small(self, at: int) -> bool:
        """Whether a word is a small word of the language as it is spelled: «على», not «علي»."""
        stops = self.sorts[at].stop
        return bool(stops) and unvowelled(self.reading.raw(at)) in stops

    def _elsewhere(self, word: str) -> bool:
        """Whether a word stands somewhere in the article."""
        return any(one == word for one in self.reading.words)

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
        return body is not None and body.type == "ORG" and body.first < at and any(head.record["class"] in ("school", "court") for head in self.sorts[body.first].orgs)

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
            named = sort.given >= 0 or sort.front in (0, 1) or (sort.family == 0 and sort.word.startswith(FRONTS))
            if named or said or sort.link > 0 or (at + 1 < count and self.sorts[at + 1].link == 0) or begins[at]:
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
        return self._candidate(at, self.continued(nxt + 1, 1 if surname else 2, True), sort.front, 5, "name.front")

    def _known(self, at: int, listed: bool) -> Candidate | None:
        """A given name and what follows it; `listed`: another person's name ends right before."""
        sort = self.sorts[at]
        cut = sort.given
        if self.small(at):
            return None
        if cut < 0:
            return self._fronted(at) if sort.front >= 0 else None
        if cut > 0 and sort.grade == 2 and not sort.common_given and self.reading.words[at][:cut] != "و":
            return None
        last = self.continued(at + 1, 1, True)
        if last == at + 1:
            return self._candidate(at, last, cut, 5, "name.joined") if self._shares(at) else None
        second = self.sorts[at + 1]
        sure = second.known_name or second.link == 0 or second.front == 0 or second.grade < 2
        sure = sure or (last > at + 2 and second.definite and bool(second.titles) and self.sorts[at + 2].known_name)
        place = self.taken.get(at)
        if place and place.type == "LOC" and place.first == at and place.score >= 8 and (not second.known_name or second.ordinary):
            return None
        if sort.common_given and cut > 0 and not (listed and second.known_name):
            return None
        elative = sort.word[0] == "ا" and len(sort.word) == 4
        surname = second.definite and second.grade == 0 and len(sort.word) > 2 and not elative
        befell = second.definite and not second.nisba and self._befalls(at)
        if sort.common_given and not (second.family >= 0 or second.given >= 0 or second.link == 0 or second.front == 0 or surname or befell):
            return None
        sure = sure or befell
        sure = sure or (not sort.common_given and sort.grade < 2 and self._apart(at, listed) and self._surname(at + 1, 1, True))
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
        last = self.continued(at + 1, 1, True)
        return self._candidate(at, last, 1, 5, "name.joined") if last == at + 1 else None

    def _of_father(self, at: int) -> Candidate | None:
        """«الحداد وبن سالم»: somebody called by his father's name, joined to a name before him."""
        nxt = at + 1
        if not at or nxt >= len(self.sorts) or self.gaps[at] != " " or self.gaps[nxt] != " ":
            return None
        father = self.sorts[nxt]
        named = father.letters and (father.grade < 2 or father.known_name)
        return self._candidate(at, self.continued(nxt + 1, 1, True), self.sorts[at].link, 6, "name.link") if named else None

    def _linked(self, at: int) -> Candidate | None:
        """«… بن …» after a word that no list has."""
        nxt = at + 1
        if nxt + 1 >= len(self.sorts) or self.sorts[nxt].link != 0 or self.gaps[nxt] != " " or self.gaps[nxt + 1] != " ":
            return None
        sort = self.sorts[at]
        if sort.ordinary or sort.nisba or not sort.letters:
            return None
        return self._candidate(at, self.continued(at + 1, 1, True), 0, 6, "name.link")

    def _attached(self, at: int) -> Candidate | None:
        """«أبوسالم»: what opens a name of two words, written together with a word of no everyday use."""
        sort, place = self.sorts[at], self.taken.get(at)
        if sort.grade or sort.family != 0 or len(sort.word) < _ATTACHED or (place is not None and place.type != "PER"):
            return None
        return self._candidate(at, self.continued(at + 1, 2, True), 0, 5, "name.front")

    def _said(self, at: int) -> Candidate | None:
        """An unknown word after a masculine verb of saying."""
        if self.gaps[at] != " " or self.sorts[at - 1].word.endswith("ت") or self.sorts[at - 1].word.lstrip("وف").startswith("ت"):
            return None
        if not self._opens(at, False) or not self.sorts[at - 1].says or (not self.sorts[at].known_name and self.reading.raw(at).endswith(HIS)):
            return None
        return self._candidate(at, self.continued(at + 1, 1, False), 0, 3, "name.after_verb")

    def _captioned(self, at: int) -> Candidate | None:
        """An unknown word that opens a line and is followed by a colon."""
        if not self._opens(at, False):
            return None
        last = self.continued(at + 1, 1, False)
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
        if not known and sort.word[0] in "لبوفك" and (owned or self._elsewhere(sort.word[1:])):
            return None
        if sort.grade == 2 and self._plainly(at):
            return None
        if "،" in self.gaps[at] and sort.word[0] == "و" and sort.given != 0 and sort.family != 0:
            return self._candidate(at, self.continued(at + 1, 1, False), 1, 6, "name.joined") if len(sort.word) > 4 else None
        last = self.continued(at + 1, 1, True)
        if last == at + 1 and not bare and sort.given == 0 and self._plain_surname(last):
            last = self.continued(last + 1, 2, True)
        if not known and sort.definite and last == at + 1 and last < len(self.sorts) and self.sorts[last].word in self.relative:
            return None
        return self._candidate(at, last, 0, 8 if known else 7, "name.after_title")

    def _plain_surname(self, at: int) -> bool:
        """«رئيس الوفد ماجد فضائل»: an everyday word after a given name that a long role phrase leads to."""
        if at >= len(self.sorts) or self.gaps[at] != " " or self.small(at) or self.taken.holds(at):
            return False
        sort, raw = self.sorts[at], self.reading.raw(at)
        other = sort.verb or sort.preposition or sort.titles or sort.orgs or sort.places or sort.status or sort.time or sort.nisba or sort.bound
        if other or sort.definite or len(sort.word) < 4 or sort.word[0] in "وليتسن" or raw[-1] in "اةً" or sort.word.endswith(("ين", "ون", "ات")):
            return False
        after = self.sorts[at + 1] if at + 1 < len(self.sorts) and self.gaps[at + 1] == " " else None
        return self._ends(at) or (after is not None and after.definite and after.family == 0)

    def _plainly(self, at: int) -> bool:
        """«فنان معروف»: an everyday word after an indefinite noun is its adjective, unless a name goes on after it."""
        before, nxt = self.sorts[at - 1], at + 1
        if before.definite or before.bound or not any(one.record["class"] in ("profession", "office") and not one.right for one in before.titles):
            return False
        if nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return True
        after = self.sorts[nxt]
        return not (after.known_name or after.link == 0 or (after.definite and after.grade == 0) or self._compound(nxt))

    def _foreign_pair(self, at: int) -> bool:
        """A listed family name that is also an everyday word, or a very short word, before a word that is none: «روي ألميدا»."""
        if before_servant(self.reading, self.sorts, at):
            return True
        if (self.sorts[at].family != 0 and (len(self.sorts[at].word) > 3 or self.small(at))) or at + 1 >= len(self.sorts) or self.gaps[at + 1] != " ":
            return False
        return self.sorts[at + 1].grade == 0 and self.sorts[at + 1].letters and not self.sorts[at + 1].verb

    def _surname(self, at: int, count: int, known: bool) -> bool:
        """A definite everyday word right after a given name: «كمال الصافي»."""
        sort, before = self.sorts[at], self.sorts[at - 1]
        if count != 1 or not known or not sort.definite or sort.word.startswith(SWALLOWED) or before.given != 0:
            return False
        other = sort.nisba or sort.titles or sort.orgs or sort.places or sort.status or sort.stop or sort.preposition or sort.time
        return not (other or sort.word.endswith(("ين", "ون", "ات", "يه")) or _PLURAL.fullmatch(sort.word))  # «رياض الأطفال»

    def _opens(self, at: int, titled: bool) -> bool:
        sort = self.sorts[at]
        place = self.taken.get(at)
        if (place and place.type != "PER" and place.score >= 6) or self.small(at) or "\u064b" in self.reading.raw(at):
            return False
        if sort.given > 0 and sort.family != 0 and sort.word[0] in "لبك":
            return False
        if not sort.known_name and sort.word[0] in "لبك" and self._elsewhere(sort.word[1:]):
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

    def continued(self, at: int, count: int, known: bool) -> int:
        """Where the name that holds `count` words so far ends; after «بن …» a surname may follow as after a first name."""
        last, part = at, count
        while at < len(self.sorts) and count < _LONGEST and self.gaps[at] in _JOIN:
            given = self.sorts[at].given == 0
            if (self.gaps[at] == " - " and count > 1 and given) or (self.gaps[at] == "- " and not given):
                break
            step = self._step(at, part, known) or int(known and self._before_saying(at, count))
            if not step:
                break
            part = 1 if self.sorts[at].link == 0 and self._father(at + step) else part + step
            at, count, last = at + step, count + step, at + step
        return last + 1 if known and self._constant(last) else last

    def _before_saying(self, at: int, count: int) -> bool:
        """«وقال الناشط محمود عبدي جامع إن»: the last word between a verb of saying and «إن», and no adverb."""
        nxt, sort = at + 1, self.sorts[at]
        if count > 3 or nxt >= len(self.sorts) or self.gaps[nxt] != " " or self.taken.get(at) is not None or self.small(at):
            return False
        after = self.sorts[nxt]
        if after.word not in self.that and not (after.word[0] == "ل" and any(one.record["class"] in ("outlet", "agency") for one in after.orgs)):
            return False
        if sort.verb or sort.preposition or sort.status or sort.time or sort.nisba or sort.stop or sort.governed:
            return False
        if sort.family != 0 and (sort.titles or sort.orgs or sort.places):
            return False
        if len(sort.word) < 3 or sort.word[0] in "وبلكف" or sort.word.endswith(("ا", "ها", "هم")) or self.reading.raw(at).endswith((*HIS, "ً")) or sort.definite:
            return False
        return any(self.sorts[one].says for one in range(max(0, at - 9), at - 1))

    def _constant(self, at: int) -> bool:
        """«… غونزاليس لايا»: a word of no everyday use that follows the surname wherever the article has it, more than once."""
        if at >= len(self.sorts) or self.gaps[at] != " " or self.taken.holds(at):
            return False
        sort, before = self.sorts[at], self.sorts[at - 1]
        other = sort.grade == 2 or not sort.letters or sort.definite or sort.bound or sort.verb or sort.preposition or sort.titles or sort.orgs or sort.places or sort.nisba
        if other or before.grade or sort.accusative or sort.word[0] in "وبيت":
            return False
        words = self.reading.words
        follows = [words[one + 1] for one, word in enumerate(words[:-1]) if word == before.word and self.gaps[one + 1] == " "]
        return len(follows) > 1 and set(follows) == {sort.word}

    def _father(self, at: int) -> bool:
        """Whether the father's name goes on with a listed part: «ولد محمد الأمين»."""
        return at < len(self.sorts) and self.sorts[at].definite and (self.sorts[at].family == 0 or self.sorts[at].common_given)

    def _compound(self, at: int) -> bool:
        """«علم الدين»: a word that the next one makes a given name of."""
        nxt, sort = at + 1, self.sorts[at]
        if nxt >= len(self.sorts) or self.sorts[nxt].back != 0 or self.gaps[nxt] != " " or sort.word[0] == "و":
            return False
        return not (sort.definite or sort.preposition or sort.titles or self.small(at))

    def _governs(self, at: int) -> bool:
        """«طرفي النزاع»: a definite everyday noun hangs on the word."""
        nxt = at + 1
        return nxt < len(self.sorts) and self.gaps[nxt] == " " and self.sorts[nxt].definite and self.sorts[nxt].grade == 2 and not self.sorts[nxt].known_name

    def _ends(self, at: int) -> bool:
        """Whether nothing that the word at `at` could govern follows it."""
        nxt = at + 1
        return nxt >= len(self.sorts) or self.gaps[nxt] != " " or self.sorts[nxt].preposition or bool(self.sorts[nxt].stop) or self.sorts[nxt].verb

    def _named(self, first: int, last: int) -> bool:
        """Whether all these words are listed parts of names."""
        return first >= 0 and all(sort.known_name for sort in self.sorts[first:last])

    def _inward(self, at: int) -> bool:
        """«أحمد شيخ محمود», «علي حاج سعيد»: an honour that has become part of a name."""
        nxt = at + 1
        honour = any(one.record["class"] == "honorific" and not one.right and not one.left for one in self.sorts[at].titles)
        return honour and nxt < len(self.sorts) and self.gaps[nxt] == " " and self.sorts[nxt].given == 0

    def _another(self, at: int, count: int) -> bool:
        """«التقى فهد الحداد ماجد بن سالم», «استقبل وليد جعجع نجيب ميقاتي»: a full name, right behind a surname that is no given name."""
        nxt, before = at + 1, self.sorts[at - 1]
        if before.given >= 0 or before.link >= 0 or before.back >= 0 or nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return False
        after, first = self.sorts[nxt], at - count
        return after.link == 0 or (count == 2 and before.family == 0 and first > 0 and self.sorts[first - 1].verb and after.family == 0 and after.given < 0)

    def _step(self, at: int, count: int, known: bool) -> int:
        """How many words belong to the name from `at` on: 0, 1 or, after a particle, 2."""
        sort = self.sorts[at]
        place = self.taken.get(at)
        if self.small(at) or sort.link > 0 or (place and place.type != "PER" and place.first == at and place.score >= 7) or (sort.governed and not sort.known_name):
            return 0
        if sort.link == 0 or (sort.front == 0 and self.reading.raw(at)[0] != "آ") or (sort.foreign == 0 and sort.family != 0):
            nxt = at + 1
            if nxt < len(self.sorts) and self.gaps[nxt] in _JOIN and not self.sorts[nxt].verb and not self.sorts[nxt].preposition:
                follows = self.sorts[nxt]
                if sort.foreign != 0 or not follows.ordinary or follows.known_name:
                    return 3 if follows.front == 0 and nxt + 1 < len(self.sorts) else 2
            return 0
        if sort.back == 0:
            return 1
        if self._compound(at):
            return 2
        if sort.verb and sort.family != 0 and sort.given != 0:
            return 0
        if sort.seated and known and count == 1 and "ئ" not in self.reading.raw(at):
            return 1
        if sort.titles and not sort.definite and known and self._inward(at):
            return 1
        if sort.titles or sort.status:
            return 1 if (sort.family == 0 or sort.titles) and (sort.definite or sort.family == 0) and known and count == 1 and not sort.status else 0
        if sort.nisba:
            return 1 if sort.definite and sort.family == 0 and known and count <= 2 else 0
        if sort.given == 0:
            return 0 if count > 1 and self._another(at, count) else 1
        if sort.family == 0 and sort.grade == 1 and count > 1 and not sort.definite and self._governs(at):
            return 0
        if sort.family == 0 and sort.verb and at + 1 < len(self.sorts) and self.sorts[at + 1].preposition:
            return 0  # «حسن مال إلى»
        if sort.family == 0:
            return 1 if not sort.ordinary or (known and (count == 1 or sort.definite or sort.grade < 2 or (not sort.verb and len(sort.word) > 3 and self._ends(at)))) else 0
        if self._surname(at, count, known) and not (place and place.type != "PER" and place.first == at):
            return 1
        if known and count == 2 and sort.definite and sort.grade == 1 and sort.word.endswith("ي") and not sort.accusative and self._named(at - 2, at):
            return 0 if sort.preposition or sort.orgs or sort.places else 1
        if sort.grade > (1 if count == 1 and not sort.word.endswith(OWNED) else 0) or sort.preposition or sort.orgs or sort.places or not sort.letters or sort.bound:
            return 0
        if place and place.type != "PER" and place.first == at:
            return 0
        his = sort.word[0] == "و" and len(sort.word) > 4 and self.reading.raw(at).endswith(HIS)  # «واخوانه»
        owned = his or sort.word.endswith(OBJECTS) or (sort.word.endswith(ITS) and len(sort.word) > 5)
        if sort.given > 0 or sort.family > 0 or owned or sort.accusative or (count > 1 and sort.word[0] in "يت" and len(sort.word) > 3):
            return 0
        return 1
