"""Places that no list has: those that a class noun opens («مطار … الدولي», «مدينة …»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from riwaya.lexicon import Analysis
from riwaya.names.choose import Taken
from riwaya.names.cuts import JOINED
from riwaya.names.enclosed import opened, quoted
from riwaya.names.namesakes import after_honours, namesake_end
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, DEFINITE, JOINED_ARTICLE, SWALLOWED
from riwaya.names.rows import quoted_row, row
from riwaya.names.vocabulary import Sort, article_cut, word_set
from riwaya.text import Reading

_OPEN: Final = ("ا", "ى", "و", "ون", "ين", "ان", "ي")
_BY: Final = "عن"  # «عن طريق»
_VERBAL: Final = ("ي", "ت", "و", "ف", "س")
_DESCRIBED: Final = re.compile("م.{1,3}و.ة$|[أآ].{2,6}ه[ام]?$")  # «مهجورة», «أجداده»


class Opened:
    """The places that the class nouns of one reading open."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.compound = word_set(reading.lexicon, "name_word.compound_town")
        self.near = word_set(reading.lexicon, "name_word.of_place")

    def find(self, noted: list[int]) -> Iterator[Candidate]:
        """Each place once, and the row that goes on with it («حي الزهور، والنهضة، …»)."""
        for index in noted:
            for head in self.sorts[index].places:
                found = self._open(index, head)
                first = found or self.taken.get(index + 1)
                if first and first.type == "LOC" and not head.record.get("inside") and not head.left.endswith(DEFINITE) and self.gaps[index + 1] == " ":
                    yield from row(self.reading, self.sorts, self.taken, first)
                if found:
                    yield found
                    if quoted(self.gaps[found.first]) and not head.record.get("inside"):
                        yield from quoted_row(self.reading, self.sorts, self.taken, found)
                    break

    def _open(self, index: int, head: Analysis) -> Candidate | None:
        reading, nxt = self.reading, index + 1
        if head.left.endswith(DEFINITE) or nxt >= len(self.sorts) or head.shape.number == "d" or self._owned(index, head):
            return None
        if "located" in head.record.get("takes", ()) and not (head.left.endswith("ب") or (index and (self.sorts[index - 1].word in self.near or self.sorts[index - 1].places))):
            return None
        called = self.sorts[nxt].given == 0 and self.sorts[nxt].front != 0 and not (index and not head.left and self.sorts[index - 1].preposition)
        if head.record.get("deed") and (called or (head.left.endswith("ب") and self._stranger(nxt))):
            return None  # «قضت بسجن سليم العطار»
        if nxt < len(self.sorts) and head.record.get("unless") and self.sorts[nxt].word in word_set(reading.lexicon, head.record.id, "unless"):
            return None  # «ساحة المعركة»
        named = self._namesake(index, head)
        camp = "honoured" in head.record.get("takes", ()) and called and head.record.get("inside")
        if named is not None or head.record.get("named") or camp:
            return named
        gap, inside = reading.gaps[nxt], bool(head.record.get("inside"))
        marked = opened(gap) and "\n" not in gap
        if gap != " " and not marked:
            return None
        known = self.taken.get(nxt)
        start = reading.starts[index] + article_cut(head.left)
        if known and known.type == "LOC" and known.start == reading.starts[nxt]:
            if not inside or marked:
                return None
            last = self._adjectives(known.last)
            return Candidate(index, last, start, reading.ends[last - 1], "LOC", 9, None, (head.record.id, *known.why))
        unknown = self._unknown(nxt, marked)
        if not inside and not marked and not head.left.endswith(ARTICLE) and self._compound(nxt):
            unknown = nxt + 2
        if unknown is None and not inside and not marked and self._settled(nxt, head):
            unknown = nxt + 1
        if unknown is None and "located" in head.record.get("takes", ()) and self.sorts[nxt].known_name:
            unknown = nxt + 1
        republic = inside and self.sorts[nxt].status == "state" and self.sorts[nxt].definite  # «جسر الجمهورية»
        if unknown is None and "def" in head.record.get("takes", ()) and gap == " " and (republic or self._definite_noun(nxt)):
            unknown = nxt + 1
        elif unknown == nxt + 1 and not marked and not inside and unknown < len(self.sorts) and self.gaps[unknown] == " " and self._genitive(nxt):
            unknown += 1
        if unknown is None:
            return None
        last = unknown
        if inside and not marked:
            last = self._adjectives(last)  # «قاعدة رامشتاين الجوية»
            return Candidate(index, last, start, reading.ends[last - 1], "LOC", 5, None, (head.record.id,))
        score = 7 if "def" in head.record.get("takes", ()) else 5
        return Candidate(nxt, last, reading.starts[nxt], reading.ends[last - 1], "LOC", score, None, (head.record.id, "name after class noun"))

    def _namesake(self, index: int, head: Analysis) -> Candidate | None:
        """«مطار سليم الحداد الدولي», «قاعدة الملك سليم الجوية», «حي الأمير سليم»: a place that is called after somebody."""
        takes, nxt, reading = head.record.get("takes", ()), index + 1, self.reading
        honoured = "honoured" in takes
        if not (honoured or "person" in takes) or (index and self.sorts[index - 1].word == _BY):
            return None
        bare, start = after_honours(self.sorts, self.gaps, nxt) == nxt, reading.starts[index] + article_cut(head.left)
        end = namesake_end(self.sorts, self.gaps, nxt)
        if end is None or (head.record.get("deed") and head.left.endswith("ب") and not bare):
            return None  # «بسجن الشيخ سليم»
        known = self.taken.get(end - 1)
        end -= end > nxt + 1 and known is not None and known.type == "LOC" and known.start > reading.starts[end - 1]  # «كنيسة مار إلياس بدمشق»
        last = min(self._adjectives(end), end + 1)
        if honoured and bare and last == end:
            return None  # «معسكر سليم الحداد» in an election
        if last < len(self.sorts) and not head.record.get("inside") and self.gaps[last] == " " and self.sorts[last].word.startswith(SWALLOWED):
            last += 1 + (last + 1 < len(self.sorts) and self.gaps[last + 1] == " " and self.sorts[last + 1].word.startswith(JOINED_ARTICLE))
            return Candidate(index, last, start, reading.ends[last - 1], "ORG", 7, None, (head.record.id, "named after"))  # «مدينة الملك سليم للعلوم»
        first = index if last > end or head.record.get("inside") else nxt
        return Candidate(first, last, start if first == index else reading.starts[nxt], reading.ends[last - 1], "LOC", 7, None, (head.record.id, "named after"))

    def _stranger(self, at: int) -> bool:
        """A word that no list has, without the article."""
        sort = self.sorts[at]
        return not (sort.grade or sort.definite or sort.known_name or self.taken.holds(at))

    def _owned(self, at: int, head: Analysis) -> bool:
        """«بلده» is a noun with its pronoun where the class noun is «بلدة»; «وأدى» is no «وادي»."""
        if self.reading.raw(at).startswith(JOINED) and not head.left:
            return True
        return self.reading.raw(at).endswith("ه") and not any(str(noun).endswith("ه") for noun in head.record.get("nouns", ()))

    def _settled(self, at: int, head: Analysis) -> bool:
        """«بلدة بدينا», «قرية كرمينو»: a word that only its endings would explain, behind the feminine class noun of a settlement; no adjective of it ends so."""
        sort, raw = self.sorts[at], self.reading.raw(at)
        if head.shape.number != "s" or head.shape.gender != "f" or head.record.class_ not in ("area", "settlement") or sort.grade != 1 or not sort.letters:
            return False
        if sort.definite or sort.bound or sort.nisba or sort.verb or sort.titles or sort.orgs or sort.places or sort.stop or sort.status:
            return False
        return raw.endswith(_OPEN) and not raw.startswith(_VERBAL)

    def _compound(self, at: int) -> bool:
        """«عين سهيلان», «بئر الزيتون»: two words of a town's name, the first an everyday one."""
        nxt = at + 1
        if self.reading.words[at] not in self.compound or nxt >= len(self.sorts) or self.gaps[nxt] != " " or self.taken.holds(nxt):
            return False
        sort = self.sorts[nxt]
        plain = sort.letters and not (sort.definite or sort.nisba or sort.verb or sort.titles or sort.orgs or sort.bound or sort.stop or sort.preposition or sort.time)
        return plain or self._definite_noun(nxt) or (sort.definite and bool(sort.titles))

    def _definite_noun(self, at: int) -> bool:
        sort = self.sorts[at]
        return sort.definite and not sort.word.startswith(SWALLOWED) and not (sort.nisba or sort.titles or sort.orgs or sort.status or sort.stop or sort.time or sort.verb)

    def _genitive(self, at: int) -> bool:
        """«أعالي النيل»: an unknown word and the definite noun that it hangs on, no adjective of it."""
        sort, after = self.sorts[at], self.sorts[at + 1]
        return not sort.definite and self._definite_noun(at + 1) and not after.word.endswith(("ي", "ه", "يه", "اء"))

    def _adjectives(self, at: int) -> int:
        while at < len(self.sorts) and self.gaps[at] == " " and at < len(self.sorts):
            sort = self.sorts[at]
            if not (sort.definite and sort.word.endswith(("ي", "يه")) and not sort.nisba and not sort.titles and sort.status is None):
                break
            at += 1
        return at

    def _unknown(self, first: int, marked: bool) -> int | None:
        """Where a name that no list has would end: unknown words, or what stands in quotation marks."""
        at = first
        while at < min(first + 3, len(self.sorts)):
            sort = self.sorts[at]
            if at > first and (self.gaps[at] != " " or self.taken.holds(at)):
                break
            if at > first and sort.word[0] == "و" and len(sort.word) > 4 and not marked:
                break  # «قرى طوبزان وطهران»
            if not marked and at == first and _DESCRIBED.match(self.reading.raw(at)):
                break
            if not marked and (sort.ordinary or sort.nisba or sort.verb or sort.titles or sort.orgs or sort.places or not sort.letters or sort.bound):
                break
            at += 1
            if at < len(self.sorts) and quoted(self.gaps[at]):
                break
        return at if at > first else None
