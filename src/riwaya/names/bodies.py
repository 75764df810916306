"""Organisations by their first word: «وزارة», «حزب», «الجيش» … and where such a name ends.

A definite head is a name only with an adjective («الجيش الليبي»); an indefinite one takes a definite noun, adjectives, «وال…»,
«لل…» or, after a company or an outlet, the bare name alone. It cannot tell a body's name from a description of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon import Analysis
from riwaya.names.namesakes import namesake_end
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, article_cut, word_set
from riwaya.text import Reading

_OPEN = frozenset((None, "direction", "of_command", "adj", "part"))
_QUOTES = frozenset("«»“”\"‹›„")
_ADJECTIVES = frozenset((None, "armed", "adj", "vague", "ordinal"))
_AFTER_OUTLET = frozenset(":،-\n")
_PRONOUNS = ("ها", "هم", "هما")


class Bodies:
    """The organisations of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: dict[int, Candidate]) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.led = word_set(reading.lexicon, "name_word.led")
        self.inside = word_set(reading.lexicon, "name_word.inside")
        self.between = word_set(reading.lexicon, "name_word.between")

    def find(self) -> Iterator[Candidate]:
        for index, heads in [(index, sort.orgs) for index, sort in enumerate(self.sorts) if sort.orgs]:
            for head in heads:
                if head.record["class"] == "command" and head.left.endswith("ب"):
                    continue
                if (head.shape.number == "p" and head.record["class"] != "army") or self._hers(index, head) or self._unless(index, head):
                    continue
                last = self.end(index, head)
                if last is None:
                    continue
                yield self._candidate(index, head, last)
                break

    def _unless(self, index: int, head: Analysis) -> bool:
        """«السلطة التنفيذية», «حركة المرور»: the word after the head makes no name of it."""
        after = self.sorts[index + 1].word if self._near(index + 1) else ""
        if head.record.get("only") and after not in word_set(self.reading.lexicon, head.record.id, "only"):
            return True
        return bool(head.record.get("unless")) and after in word_set(self.reading.lexicon, head.record.id, "unless")

    def _hers(self, index: int, head: Analysis) -> bool:
        """«وزيرة الخارجية الإسبانية السابقة»: the adjectives are the minister's, not the ministry's."""
        before = self.sorts[index - 1].titles if index and self._near(index) else ()
        return head.record["class"] == "government" and head.left == "ال" and any(one.record.get("office") == "minister" and one.shape.gender == "f" for one in before)

    def outlets(self) -> Iterator[Candidate]:
        """«وكالة أوروبا بريس»: what a foreign word for the press closes."""
        for at in [at for at, sort in enumerate(self.sorts) if sort.press]:
            begin = at
            while begin > max(at - 2, 0) and self._near(begin) and self._foreign(begin - 1):
                begin -= 1
            if begin == at:
                continue
            start = self.reading.starts[begin]
            if begin and self._near(begin) and any(one.record["class"] == "agency" and one.left in ("", "و", "ل", "ب") for one in self.sorts[begin - 1].orgs):
                begin -= 1
                start = self.reading.starts[begin] + article_cut(self.sorts[begin].orgs[0].left)
            yield Candidate(begin, at + 1, start, self.reading.ends[at], "ORG", 8, None, ("name_word.press",))

    def datelines(self) -> Iterator[Candidate]:
        """«القاهرة - «النخلة»:»: an outlet in quotation marks after the place at the head of a line."""
        for at in [at for at, gap in enumerate(self.gaps[:-1]) if not at or "\n" in gap]:
            place = self.taken.get(at)
            if place is None or place.type != "LOC" or place.last >= len(self.sorts):
                continue
            gap = self.gaps[place.last].strip(" -–ـ—/،")
            found = self._quoted(place.last) if gap and set(gap) <= _QUOTES else None
            if found and set(self.gaps[found[1]]) & _AFTER_OUTLET:
                yield Candidate(found[0], found[1], self.reading.starts[found[0]], self.reading.ends[found[1] - 1], "ORG", 8, None, ("name.dateline",))

    def _foreign(self, at: int) -> bool:
        sort = self.sorts[at]
        return sort.letters and not (sort.definite or sort.bound or sort.orgs or sort.titles or sort.verb) and (sort.grade == 0 or at in self.taken)

    def _candidate(self, index: int, head: Analysis, last: int) -> Candidate:
        reading, why = self.reading, (head.record.id,)
        inner = self._bare_name(index, head)
        if inner:
            first, end = inner
            return Candidate(first, end, reading.starts[first], reading.ends[end - 1], "ORG", 7, None, (*why, "name after class noun"))
        if head.record["class"] in ("outlet", "company", "agency") and last < len(self.sorts) and reading.gaps[last].startswith(" ") and set(reading.gaps[last].strip()) & _QUOTES:
            quoted = self._quoted(last)
            if quoted:
                return Candidate(last, quoted[1], reading.starts[last], reading.ends[quoted[1] - 1], "ORG", 9, None, (*why, "name after description"))
        start = reading.starts[index] + article_cut(head.left)
        return Candidate(index, last, start, reading.ends[last - 1], "ORG", 6, None, why)

    def _near(self, index: int) -> bool:
        return index < len(self.sorts) and self.gaps[index] == " "

    def _bare_name(self, index: int, head: Analysis) -> tuple[int, int] | None:
        """After «شركة», «صحيفة» the name is what stands in the quotation marks, or the unknown words that follow."""
        if head.left.endswith(("ال", "لل")) or "quoted" not in head.record["takes"]:
            return None
        first = index + 1
        if first >= len(self.sorts):
            return None
        gap = self.gaps[first]
        if gap.strip() and set(gap.strip()) <= _QUOTES and gap.startswith(" "):
            return self._quoted(first)
        if gap == " " and head.record["class"] in ("company", "outlet") and self._free(first):
            last = first + 1
            while last < first + 3 and self._near(last) and self._free(last):
                last += 1
            return first, last
        return None

    def _quoted(self, first: int) -> tuple[int, int] | None:
        for last in range(first + 1, min(first + 6, len(self.sorts)) + 1):
            gap = self.gaps[last]
            if set(gap) & _QUOTES:
                return first, last
            if gap != " ":
                return None
        return None

    def _free(self, index: int) -> bool:
        sort = self.sorts[index]
        feminine = sort.word.endswith("يه") and self.reading.raw(index).endswith("ة")
        return not (feminine or sort.ordinary or sort.nisba or sort.verb or sort.definite or sort.bound or sort.titles or sort.orgs or sort.preposition or not sort.letters)

    def end(self, index: int, head: Analysis, depth: int = 0) -> int | None:
        """One past the last word of the body that begins at `index`; None if this is no name."""
        if head.left.endswith(("ال", "لل")):
            return self._after_definite(index, head)
        return self._after_indefinite(index, head, depth)

    def _after_definite(self, index: int, head: Analysis) -> int | None:
        takes = head.record["takes"]
        if head.record["class"] == "outlet" and self._near(index + 1) and self.sorts[index + 1].word.isdigit():
            return self._adjectives(index + 2)[0]
        if head.record["class"] == "party" and self._near(index + 1) and self.sorts[index + 1].word in self.led:
            return index + 1
        last, seen = self._adjectives(index + 1)
        if "person" in takes:
            named = namesake_end(self.sorts, self.gaps, last) or namesake_end(self.sorts, self.gaps, last - 1)
            if named is not None and last > index + 1:
                return named
        if head.record["class"] == "congress" and any(sort.status == "ordinal" for sort in self.sorts[index + 1 : last]):
            return None
        vague = ("vague",) if "armed" in takes else ("vague", "armed")
        if last == index + 1 or (last == index + 2 and self.sorts[index + 1].status in vague):
            return None
        if not self._agree(head, index + 1):
            return None
        if head.record["class"] in ("outlet", "agency") and "nisba" not in takes and "adj" not in takes:
            return None
        if not seen and "adj" not in takes and not ("armed" in takes and self.sorts[index + 1].status == "armed"):
            return None
        return self._tail(last, head)

    def _agree(self, head: Analysis, at: int) -> bool:
        """Whether the adjective agrees with its head: «الخارجية الروسي» is no name."""
        if head.shape.number == "p":
            return True
        return (head.shape.gender == "f") == self.sorts[at].word.endswith("ه")

    def _after_indefinite(self, index: int, head: Analysis, depth: int) -> int | None:
        nxt = index + 1
        if not self._near(nxt):
            return nxt + 1 if self._bare_name(index, head) else None
        takes, sort = head.record["takes"], self.sorts[nxt]
        if self._bare_name(index, head):
            return nxt + 1
        named = namesake_end(self.sorts, self.gaps, nxt) if "person" in takes else None
        if named is not None:
            return self._adjectives(named)[0]
        place = self.taken.get(nxt)
        if place and place.first == nxt and not self._clitic(place) and place.type != "PER":
            if head.record["class"] in ("army", "command"):
                return None
            if head.record["class"] in ("court", "school") and place.type == "LOC":
                return self._adjectives(place.last)[0]
            if (place.type == "ORG" and head.record["class"] != "congress") or "place" in takes:
                return place.last
            return None
        for inner in sort.orgs:
            if depth < 3 and not inner.left and inner.record["class"] != "command":
                return self.end(nxt, inner, depth + 1)
            if depth < 3 and inner.left == "ال" and head.record["class"] not in ("army", "command"):
                return self.end(nxt, inner, depth + 1) or (nxt + 1 if "def" in takes else None)
        if sort.status == "of_command" and (head.record["class"] == "command" or depth):
            return self._tail(self._adjectives(nxt + 1)[0], head)
        party = head.record["class"] == "party"
        if sort.definite and (party or not sort.nisba) and not sort.titles and "def" in takes and sort.status in (None, "of_command"):
            return self._tail(self._adjectives(nxt + 1, head.record["class"] == "court")[0], head)
        if sort.titles and sort.definite and "def" in takes and any(t.record["class"] == "plural" or t.shape.number == "p" for t in sort.titles):
            return self._tail(self._adjectives(nxt + 1)[0], head)
        owner = sort.known_name and head.record["class"] in ("government", "army")
        if "def" in takes and not owner and self._construct(sort) and self._near(nxt + 1):
            after = self.sorts[nxt + 1]
            if after.definite and after.status in _OPEN and not after.nisba and not after.titles:
                return self._tail(self._adjectives(nxt + 2)[0], head)
        if sort.titles and not sort.definite and head.record["class"] in ("body", "government") and "def" in takes and self._near(nxt + 1) and self.sorts[nxt + 1].definite:
            return self._tail(self._adjectives(nxt + 2)[0], head)
        if party and sort.given == 0 and not sort.titles:
            return nxt + 1
        if "free" in takes and self._free(nxt):
            return nxt + 2 if self._near(nxt + 1) and self._free(nxt + 1) else nxt + 1
        return None

    def _construct(self, sort: Sort) -> bool:
        """An everyday noun that may stand between the head and its definite noun: «مكتب مراقبة الأصول»."""
        small = (sort.known_name and sort.grade < 2) or sort.titles or sort.verb or sort.stop or sort.preposition or sort.word[0] in "لب"
        return sort.letters and sort.ordinary and not sort.definite and not sort.bound and not small and not sort.word.endswith(_PRONOUNS)

    def _clitic(self, candidate: Candidate) -> bool:
        return candidate.start > self.reading.starts[candidate.first]

    def _adjectives(self, at: int, numbered: bool = False) -> tuple[int, bool]:
        """Definite adjectives from `at` on: where they end, and whether one was of a country. `numbered`: an ordinal may be the first."""
        seen, begin = False, at
        while self._near(at):
            sort = self.sorts[at]
            if not sort.definite or sort.word.startswith("لل") or sort.verb or sort.stop:
                break
            if sort.status not in _ADJECTIVES or (sort.status == "ordinal" and at == begin and not numbered) or (sort.titles and sort.status is None and not self._attribute(sort)):
                break
            if sort.nisba:
                if not self._adjective(sort) and not self.sorts[at - 1].titles:
                    break
                seen = True
            elif sort.status is None and (seen or not self._adjective(sort)):
                break
            at += 1
        return at, seen

    def _attribute(self, sort: Sort) -> bool:
        """A word that is a profession elsewhere and an adjective here: «المركز الإعلامي»."""
        return self._adjective(sort) and all(t.record["class"] == "profession" for t in sort.titles)

    def _adjective(self, sort: Sort) -> bool:
        return sort.word.endswith(("ي", "يه", "اء"))

    def _tail(self, last: int, head: Analysis) -> int:
        """«… والأمن القومي», «… للاتحاد», «… بين الحضارات»: what may follow the first part of a name."""
        while self._near(last):
            sort = self.sorts[last]
            word = sort.word
            if word.startswith("لل") and len(word) > 4 and not sort.titles and not head.record.get("plain"):
                after = self._adjectives(last + 1)[0]
                if self._purpose(last, after):
                    break
                last = after
                continue
            if word.startswith("وال") and len(word) > 4 and head.record.get("joins") and self._conjunct(last):
                last = self._adjectives(last + 1)[0]
                continue
            if word in self.between and head.record.get("joins") and self._near(last + 1) and self.sorts[last + 1].definite:
                last = self._adjectives(last + 2)[0]
                continue
            if word in self.inside and "at" in head.record["takes"] and self._near(last + 1):
                place = self.taken.get(last + 1)
                if place and place.type == "LOC" and place.first == last + 1:
                    return place.last
            break
        return last

    def _purpose(self, at: int, after: int) -> bool:
        """«للنظر فيها», «للحزب»: what follows with «لل» is a purpose with its own object, or another body, not the body's field."""
        if self._near(after) and self.sorts[after].stop and self.sorts[after].word.endswith(_PRONOUNS):
            return True
        return after == at + 1 and any(one.record["class"] in ("party", "government", "company", "outlet") for one in self.sorts[at].orgs)

    def _conjunct(self, at: int) -> bool:
        sort, before = self.sorts[at], self.sorts[at - 1]
        if sort.orgs or sort.nisba or at in self.taken or (sort.titles and not any(t.record["class"] == "plural" for t in sort.titles)):
            return False
        adjective = self._adjective(sort)
        if adjective:
            return self._adjective(before) and before.word[-1] == sort.word[-1] and not before.nisba
        return before.definite and not self._adjective(before)

