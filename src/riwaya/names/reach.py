"""How far a person's name goes: a surname, particles, a father's name, a word that follows the surname wherever the article has it.

A word belongs to the name by the lists, by its grade (everyday, perhaps everyday, unknown) and by what stands behind it.
"""

from __future__ import annotations

import re
from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.particles import ARTICLE, HIS, ITS, KUNYA, OBJECTS, OWNED, SWALLOWED
from riwaya.names.servants import unvowelled
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

_LONGEST: Final = 7
_DOTLESS_IN: Final = "فى"
_ALI: Final = "علي"
_PLURAL: Final = re.compile("الا..ا.")
_JOIN: Final = frozenset((" ", "-", " - ", "- "))


class Reach:
    """The ends of the persons' names of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.that = word_set(reading.lexicon, "name_word.opens_that")
        self.dotless: bool | None = None

    def small(self, at: int) -> bool:
        """Whether a word is a small word of the language as it is spelled: «على», not «علي»."""
        stops = self.sorts[at].stop
        return bool(stops) and unvowelled(self.reading.raw(at)) in stops and not (self.sorts[at].word == _ALI and self._called_ali(at))

    def _called_ali(self, at: int) -> bool:
        """«اللواء على حسن», «محمد على، …» where the article writes «فى»: behind a title or a first name, before another part of a name or nothing more."""
        nxt, before = at + 1, self.sorts[at - 1]
        honoured = any(one.record.class_ in ("honorific", "rank") and one.left.endswith(ARTICLE) and not one.right for one in before.titles)
        if not at or self.gaps[at] != " " or not (honoured or before.given == 0) or not self._dotless():
            return False
        if nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return True
        after = self.sorts[nxt]
        surname = honoured and (after.family == 0 or (after.definite and after.grade < 2))
        return after.given == 0 or after.front == 0 or after.word in self.that or surname or (not honoured and bool(after.titles) and not after.definite)

    def _dotless(self) -> bool:
        """Whether the article writes the last letter of «في» without its dots."""
        if self.dotless is None:
            self.dotless = any(word == "في" and self.reading.raw(at) == _DOTLESS_IN for at, word in enumerate(self.reading.words))
        return self.dotless

    def surname(self, at: int, count: int, known: bool) -> bool:
        """A definite everyday word right after a given name: «كمال الصافي»."""
        sort, before = self.sorts[at], self.sorts[at - 1]
        if count != 1 or not known or not sort.definite or sort.word.startswith(SWALLOWED) or before.given != 0:
            return False
        other = sort.nisba or sort.titles or sort.orgs or sort.places or sort.status or sort.stop or sort.preposition or sort.time
        return not (other or sort.word.endswith(("ين", "ون", "ات", "يه")) or _PLURAL.fullmatch(sort.word))  # «رياض الأطفال»

    def end(self, at: int, count: int, known: bool) -> int:
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
        if after.word not in self.that and not (after.word[0] == "ل" and any(one.record.class_ in ("outlet", "agency") for one in after.orgs)):
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
        """Whether the father's name goes on with a listed part («ولد محمد الأمين»), or with a word in -i («بن سالم الأحمدي»)."""
        if at >= len(self.sorts) or not self.sorts[at].definite:
            return False
        sort = self.sorts[at]
        plain = not (sort.nisba or sort.titles or sort.orgs or sort.places or sort.status or sort.stop or sort.time)
        return sort.family == 0 or sort.common_given or (plain and sort.word.endswith("ي") and sort.word.startswith(ARTICLE) and self.sorts[at - 1].given == 0)

    def compound(self, at: int) -> bool:
        """«علم الدين»: a word that the next one makes a given name of."""
        nxt, sort = at + 1, self.sorts[at]
        if nxt >= len(self.sorts) or self.sorts[nxt].back != 0 or self.gaps[nxt] != " " or sort.word[0] == "و":
            return False
        return not (sort.definite or sort.preposition or sort.titles or self.small(at))

    def _governs(self, at: int) -> bool:
        """«طرفي النزاع»: a definite everyday noun hangs on the word."""
        nxt = at + 1
        return nxt < len(self.sorts) and self.gaps[nxt] == " " and self.sorts[nxt].definite and self.sorts[nxt].grade == 2 and not self.sorts[nxt].known_name

    def ends(self, at: int) -> bool:
        """Whether nothing that the word at `at` could govern follows it."""
        nxt = at + 1
        return nxt >= len(self.sorts) or self.gaps[nxt] != " " or self.sorts[nxt].preposition or bool(self.sorts[nxt].stop) or self.sorts[nxt].verb

    def _named(self, first: int, last: int) -> bool:
        """Whether all these words are listed parts of names."""
        return first >= 0 and all(sort.known_name for sort in self.sorts[first:last])

    def _inward(self, at: int) -> bool:
        """«أحمد شيخ محمود», «علي حاج سعيد»: an honour that has become part of a name."""
        nxt = at + 1
        honour = any(one.record.class_ == "honorific" and not one.right and not one.left for one in self.sorts[at].titles)
        return honour and nxt < len(self.sorts) and self.gaps[nxt] == " " and self.sorts[nxt].given == 0

    def _another(self, at: int, count: int) -> bool:
        """«التقى فهد الحداد ماجد بن سالم», «استقبل وليد جعجع نجيب ميقاتي»: a full name, right behind a surname that is no given name."""
        nxt, before = at + 1, self.sorts[at - 1]
        if before.given >= 0 or before.link >= 0 or before.back >= 0 or nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return False
        after, first = self.sorts[nxt], at - count
        return after.link == 0 or (count == 2 and before.family == 0 and first > 0 and self.sorts[first - 1].verb and after.family == 0 and after.given < 0)

    def _by_son(self, at: int) -> bool:
        """«أبو مسلم التركماني»: right behind a name by the son, the adjective of a land or a town is the surname."""
        return at > 1 and self.gaps[at - 1] == self.gaps[at] == " " and self.sorts[at - 2].word in KUNYA

    def _step(self, at: int, count: int, known: bool) -> int:
        """How many words belong to the name from `at` on: 0, 1 or, after a particle, 2."""
        sort = self.sorts[at]
        place = self.taken.get(at)
        if self.small(at) or sort.link > 0 or (place and place.type != "PER" and place.first == at and place.score >= 7) or (sort.governed and not sort.known_name):
            return 0
        if sort.link == 0 or (sort.front == 0 and self.reading.raw(at)[0] != "آ") or (sort.foreign == 0 and sort.family != 0):
            nxt = at + 1
            follows = self.sorts[nxt] if nxt < len(self.sorts) and self.gaps[nxt] in _JOIN else None
            if follows is None or follows.preposition or (follows.verb and not (sort.link == 0 and follows.given == 0)):
                return 0
            if sort.foreign == 0 and follows.ordinary and not follows.known_name:
                return 0
            return 3 if follows.front == 0 and nxt + 1 < len(self.sorts) else 2
        if sort.back == 0:
            return 1
        if self.compound(at):
            return 2
        if sort.verb and sort.family != 0 and sort.given != 0:
            return 0
        if sort.seated and known and count == 1 and "ئ" not in self.reading.raw(at):
            return 1
        if sort.titles and not sort.definite and known and self._inward(at):
            return 1
        if sort.titles or sort.status:
            return 1 if (sort.family == 0 or sort.titles) and (sort.definite or sort.family == 0) and known and count == 1 and not sort.status else 0
        if known and sort.definite and sort.word.startswith(ARTICLE) and sort.word.endswith("ي") and not sort.titles and self._by_son(at):
            return 1
        if sort.nisba:
            return 1 if sort.definite and sort.family == 0 and known and count <= 2 else 0
        if sort.given == 0:
            return 0 if count > 1 and self._another(at, count) else 1
        if sort.family == 0 and sort.grade == 1 and count > 1 and not sort.definite and self._governs(at):
            return 0
        if sort.family == 0 and sort.verb and at + 1 < len(self.sorts) and self.sorts[at + 1].preposition:
            return 0  # «حسن مال إلى»
        if sort.family == 0:
            return 1 if not sort.ordinary or (known and (count == 1 or sort.definite or sort.grade < 2 or (not sort.verb and len(sort.word) > 3 and self.ends(at)))) else 0
        if self.surname(at, count, known) and not (place and place.type != "PER" and place.first == at):
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
