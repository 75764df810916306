"""The bare names of companies, outlets and movements after their class noun: «شركة "نوردكس"», «صحيفة الرأي العام».

The name is what stands in the quotation marks, or the words of no everyday use that follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.lexicon import Analysis
from riwaya.names.enclosed import QUOTES, closing
from riwaya.names.nouns import Candidate
from riwaya.names.particles import DEFINITE
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

_OPENING: Final = frozenset("«“”\"‹„")
HIGH: Final = "العليا"
_LONG: Final = 3
_MOST: Final = 6


class Called:
    """What the bodies of one reading are called."""

    def __init__(self, reading: Reading, sorts: list[Sort]) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts

    def near(self, index: int) -> bool:
        return index < len(self.sorts) and self.gaps[index] == " "

    def bare_name(self, index: int, head: Analysis) -> tuple[int, int] | None:
        """After «شركة», «صحيفة» the name is what stands in the quotation marks, or the unknown words that follow."""
        if head.left.endswith(DEFINITE) or "quoted" not in head.record["takes"]:
            return None
        first = index + 1
        if first >= len(self.sorts) or self._within_quotes(index):
            return None
        gap = self.gaps[first]
        if gap.strip() and set(gap.strip()) <= QUOTES and gap.startswith(" "):
            last = self.quoted(first)
            return (first, last) if last else None
        if gap == " " and head.record.class_ in ("company", "outlet") and self.free(first):
            last = first + 1
            while last < first + 3 and self.near(last) and self.free(last):
                last += 1
            named = last == first + 1 and self.sorts[first].given == 0 and self.near(last) and self.sorts[last].definite and self.sorts[last].grade == 0
            return first, last + named
        return None

    def _within_quotes(self, index: int) -> bool:
        """Whether a quotation mark opens right before the head: «"مجموعة النسر"» is called so as a whole."""
        return self.gaps[index][-1:] in _OPENING and " " in self.gaps[index] and self.near(index + 1)

    def whole(self, noted: list[int]) -> Iterator[Candidate]:
        """«"وكالة بيت مال المدينة"»: a body in quotation marks from its first word to its last, of three words or more, that the article calls so again."""
        reading, words = self.reading, self.reading.words
        for index in noted:
            head = self.sorts[index]
            if not head.orgs or head.definite or head.bound or not self._within_quotes(index):
                continue
            end = self.quoted(index)
            if end < index + _LONG or any(sort.verb and not sort.known_name for sort in self.sorts[index + 1 : end]):
                continue
            name = words[index:end]
            again = [at for at, word in enumerate(words) if word == name[0] and words[at : at + len(name)] == name]
            again = [at for at in again if all(self.gaps[one] == " " for one in range(at + 1, at + len(name)))]
            if len(again) > 1:
                for at in again:
                    last = at + len(name)
                    yield Candidate(at, last, reading.starts[at], reading.ends[last - 1], "ORG", 9, None, (self.sorts[at].orgs[0].record.id, "quoted as a whole"))

    def nations(self, at: int) -> int:
        """«حزب روزانا السويدي»: past the adjectives of nations behind a name that no list has."""
        while self.near(at) and self.sorts[at].definite and self.sorts[at].nisba and not self.sorts[at].titles:
            at += 1
        return at

    def quoted(self, first: int) -> int:
        """The word behind a name in quotation marks; 0 where no mark closes it."""
        return closing(self.gaps, first, _MOST, plain=True)

    def free(self, index: int) -> bool:
        sort = self.sorts[index]
        feminine = sort.word.endswith("يه") and self.reading.raw(index).endswith("ة")
        return not (feminine or sort.ordinary or sort.nisba or sort.verb or sort.definite or sort.bound or sort.titles or sort.orgs or sort.preposition or not sort.letters)

    def unless(self, index: int, head: Analysis) -> bool:
        """«السلطة التنفيذية», «حركة المرور»: the word after the head makes no name of it."""
        if not head.record.get("unless") or not self.near(index + 1) or self.sorts[index + 1].word not in word_set(self.reading.lexicon, head.record.id, "unless"):
            return False
        pair = f"{self.sorts[index + 1].word} {self.sorts[index + 2].word}" if self.near(index + 2) else ""
        return pair not in word_set(self.reading.lexicon, "name_word.guard")  # «هيئة الدفاع المدني»


def described(sort: Sort, head: Analysis, plain: frozenset[str]) -> bool:
    """«الشركة الإماراتية», «اللجنة العليا»: which of them is told elsewhere; «المفوضية العليا للانتخابات» is a name."""
    kind = head.record.class_
    if (kind == "company" and sort.nisba and sort.country) or (kind != "court" and sort.word == HIGH):
        return True
    return bool(head.record.get("described")) and sort.word in plain
