"""Organisations by their first word: «وزارة», «حزب», «الجيش» … and where such a name ends.

A definite head is a name only with an adjective («الجيش الليبي»); an indefinite one takes a definite noun, adjectives, «وال…»,
«لل…» or, after a company or an outlet, the bare name alone. It cannot tell a body's name from a description of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.lexicon import Analysis
from riwaya.names.agreement import HERS, agreeing, agrees, hers
from riwaya.names.called import Called, described
from riwaya.names.choose import Taken
from riwaya.names.enclosed import quoted
from riwaya.names.namesakes import namesake_end
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, DEFINITE, SWALLOWED
from riwaya.names.tails import CAUSES, Tails
from riwaya.names.vocabulary import Sort, article_cut, word_set
from riwaya.text import Reading

_OPEN: Final = frozenset((None, "direction", "of_command", "adj", "part"))
_LOCAL: Final = frozenset(("government", "body", "army", "command", "court"))
_TWO: Final = ("ين", "ان")
_COMMANDED: Final = frozenset(("of_command", "state"))  # «رئاسة الأركان», «رئاسة الجمهورية»


class Bodies(Tails):
    """The organisations of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        super().__init__(reading, sorts, taken)
        self.called = Called(reading, sorts)
        self.led, self.plain, self.operations, banner = (word_set(reading.lexicon, f"name_word.{one}") for one in ("led", "plain_adjective", "operations", "banner"))
        self.battle = self.inside | banner
        self.near = word_set(reading.lexicon, "name_word.of_place")

    def find(self, noted: list[int]) -> Iterator[Candidate]:
        """The bodies among the noted words, those in quotation marks first."""
        yield from self.called.whole(noted)
        for index in noted:
            for head in self.sorts[index].orgs:
                if head.left.endswith("ب") and (head.record.class_ == "command" or head.record.get("site")):
                    continue
                many = (head.shape.number == "d" and head.record.get("site")) or (head.shape.number == "p" and head.record.class_ != "army")
                two = head.shape.number == "d" and head.record.class_ != "army" and head.left.endswith(DEFINITE) and self._near(index + 1) and self._of_one(index + 1)
                if many or two or hers(self.sorts, self.gaps, index, head) or self.called.unless(index, head):
                    continue
                if index and not head.left and self._near(index + 1) and self._elsewhere(index - 1, head):
                    continue
                last = self.end(index, head) or self._bare_office(index, head)
                listed = self.taken.get(index) if head.record.class_ == "party" else None
                if last is None:
                    continue
                if listed is not None and listed.first == index and index + 1 < listed.last < last and not self._adjective(self.sorts[listed.last]):
                    continue  # «بحث مع حركة حماس الأمر»
                yield self._candidate(index, head, last)
                break

    def _of_one(self, at: int) -> bool:
        """«الحكومتين السودانية والمصرية»: the adjective of one nation behind a dual."""
        return self.sorts[at].nisba and not self.sorts[at].word.endswith(_TWO)

    def _elsewhere(self, at: int, head: Analysis) -> bool:
        """«في جبهة …», «تحت لواء …», «إلى بلدية …»: a line of battle, a banner or a place."""
        word = self.sorts[at].word
        return bool((head.record.get("battle") and word in self.battle) or (head.record.get("site") and word in self.near))

    def _candidate(self, index: int, head: Analysis, last: int) -> Candidate:
        reading, why = self.reading, (head.record.id,)
        inner = self.called.bare_name(index, head)
        if inner:
            first, end = inner
            record = next((one.record for one in (self.taken.get(first),) if one is not None and (one.first, one.last, one.type) == (first, end, "ORG")), None)
            return Candidate(first, end, reading.starts[first], reading.ends[end - 1], "ORG", 7, record, (*why, "name after class noun"))
        if head.record.class_ in ("outlet", "company", "agency") and last < len(self.sorts) and reading.gaps[last].startswith(" ") and quoted(reading.gaps[last]):
            end = self.called.quoted(last)
            if end:
                return Candidate(last, end, reading.starts[last], reading.ends[end - 1], "ORG", 9, None, (*why, "name after description"))
        start = reading.starts[index] + article_cut(head.left)
        return Candidate(index, last, start, reading.ends[last - 1], "ORG", 6, None, why)

    def _bare_office(self, index: int, head: Analysis) -> int | None:
        """«نفت الداخلية», «تنفذها الخارجية»: a ministry by its last word alone, as the subject of the verb right before it."""
        if not head.record.get("bare") or head.left != ARTICLE or not index or self.gaps[index] != " ":
            return None
        before = self.sorts[index - 1]
        owned = before.word[0] in "تي" and before.word.endswith(("ها", "ه", "هم")) and not before.orgs and len(before.word) > 4 and before.grade < 2
        return index + 1 if (before.verb and before.word.lstrip("وف").endswith("ت")) or (before.verb and before.word.lstrip("وف").startswith(("ت", "ست"))) or owned else None

    def end(self, index: int, head: Analysis, depth: int = 0) -> int | None:
        """One past the last word of the body that begins at `index`; None if this is no name."""
        if head.left.endswith(DEFINITE):
            return self._after_definite(index, head, depth)
        return self._after_indefinite(index, head, depth)

    def _after_definite(self, index: int, head: Analysis, depth: int) -> int | None:
        takes = head.record["takes"]
        if head.record.get("of"):
            return None
        if head.record.get("kinds") and self._followed(index, head, "kinds"):
            return self._adjectives(index + 2)[0]
        if head.record.class_ == "outlet" and self._near(index + 1) and self.sorts[index + 1].word.isdigit():
            return self._adjectives(index + 2)[0]
        if head.record.class_ == "party" and self._near(index + 1) and self.sorts[index + 1].word in self.led:
            return index + 1
        if head.record.class_ == "party" and self._near(index + 1) and self._sake(index + 1) == 2:
            return self._tail(self._cause(index + 3), head)  # «التحالف من أجل الحرية»
        last, seen = self._adjectives(index + 1)
        last = agreeing(self.sorts, head, index + 1, last)
        if "person" in takes and last > index + 1 and not seen:
            named = namesake_end(self.sorts, self.gaps, last) or namesake_end(self.sorts, self.gaps, last - 1)
            if named is not None:
                return named
        if head.record.class_ == "congress" and any(sort.status == "ordinal" for sort in self.sorts[index + 1 : last]):
            return None
        vague = ("vague",) if "armed" in takes else ("vague", "armed")
        if last == index + 1 or (last == index + 2 and self.sorts[index + 1].status in vague):
            return None
        if not agrees(self.sorts, head, index + 1):
            return None
        if head.record.class_ in ("outlet", "agency") and "nisba" not in takes and "adj" not in takes:
            return None
        if seen and "adj" not in takes and "nisba" not in takes:
            return None
        governed = depth or head.left.endswith(SWALLOWED) or (index and self.sorts[index - 1].titles)  # «قائد القوات المسلحة»; alone they are no name
        if not seen and "adj" not in takes and not ("armed" in takes and self.sorts[index + 1].status == "armed" and governed):
            return None
        end = self._tail(last, head)
        return None if end == index + 2 and described(self.sorts[index + 1], head, self.plain) else end

    def _followed(self, index: int, head: Analysis, key: str) -> bool:
        """Whether one of the words that the head's record lists under `key` stands behind it."""
        return self._near(index + 1) and self.sorts[index + 1].word in word_set(self.reading.lexicon, head.record.id, key)

    def _after_indefinite(self, index: int, head: Analysis, depth: int) -> int | None:
        nxt = index + 1
        if not self._near(nxt) or head.record.get("definite"):
            return nxt + 1 if self.called.bare_name(index, head) else None
        if head.record.get("of") and not self._followed(index, head, "of"):
            return None
        if self.called.bare_name(index, head):
            return nxt + 1
        titled = index > 0 and bool(self.sorts[index - 1].titles)
        named = namesake_end(self.sorts, self.gaps, nxt, titled) if "person" in head.record["takes"] else None
        if named is not None:
            return self._adjectives(named)[0]
        if self._listed(nxt) and not (head.record.class_ == "command" and self.sorts[nxt].status in _COMMANDED):
            return self._after_listed(nxt, head)
        if head.record["takes"] == ["place"]:
            return self._of_place(nxt + 1, head)
        district = self._district(nxt, head)
        if district:
            return district
        found = self._inner(nxt, head, depth)
        if found == -1:
            found = self._of_noun(nxt, head, depth)
        return None if found == nxt + 1 and head.record.get("sparse") else found

    def _after_listed(self, at: int, head: Analysis) -> int | None:
        takes, listed = head.record["takes"], self.taken.that(at)
        if (head.record.class_ in ("army", "command") and "place" not in takes) or (head.record.class_ == "company" and "def" not in takes):
            return None
        apart = head.record.get("of_listed") is False or head.record.get("bare")
        if listed.type == "ORG" and (apart or (head.record.class_ == "outlet" and listed.record is not None and listed.record.kind == "outlet")):
            return None
        if head.record.class_ in ("court", "school") and listed.type == "LOC":
            return self._adjectives(listed.last)[0]
        if listed.type == "LOC" and "adj" in takes and not head.record.get("sparse") and self._near(listed.last):
            end = self._adjectives(listed.last)[0]
            if end > listed.last and agrees(self.sorts, head, listed.last) and not self.sorts[listed.last].nisba:
                return end
        if listed.type == "LOC" and head.record.class_ in ("organisation", "body") and self._near(listed.last):
            end = self._tail(listed.last, head)
            if end > listed.last + 1 or (end > listed.last and self.sorts[listed.last].word.startswith(SWALLOWED)):
                return end  # «مركز دبي لدراسات الأسواق», «مؤسسة قطر للعلوم»
        return listed.last if (listed.type == "ORG" and head.record.class_ != "congress") or "place" in takes else None

    def _of_place(self, at: int, head: Analysis) -> int | None:
        """«قسم شرطة بنغازي», «محكمة جنايات القاهرة»: a place after the noun that says what the body is for."""
        return self.taken.that(at).last if "place" in head.record["takes"] and self._near(at) and self._listed(at) and self.taken.that(at).type == "LOC" else None

    def _district(self, at: int, head: Analysis) -> int | None:
        """«شرطة ولاية كسلا», «مجلس ناحية السلام»: a class noun of districts and the name behind it."""
        sort = self.sorts[at]
        if head.record.class_ not in _LOCAL or head.record.get("sparse") or not self._near(at + 1) or sort.definite or sort.bound:
            return None
        if not any(one.record.class_ == "area" and one.shape.number == "s" and not one.left for one in sort.places):
            return None
        name = self.sorts[at + 1]
        if self._listed(at + 1):
            return self.taken.that(at + 1).last if self.taken.that(at + 1).type == "LOC" else None
        plain = not (name.nisba or name.titles or name.orgs or name.status or name.stop or name.verb)
        return at + 2 if plain and (self.called.free(at + 1) or (name.definite and not name.word.startswith(SWALLOWED))) else None

    def _inner(self, at: int, head: Analysis, depth: int) -> int | None:
        """Where the name ends if another head noun follows; -1 if none does."""
        for inner in self.sorts[at].orgs:
            if depth < 3 and not inner.left and inner.record.class_ != "command":
                return self.end(at, inner, depth + 1) or (-1 if head.record.class_ == "party" else None)
            if depth < 3 and inner.left == ARTICLE and head.record.class_ == "command" and inner.record.get("commanded"):
                return self.end(at, inner, depth + 1)
            if depth < 3 and inner.left == ARTICLE and head.record.class_ not in ("army", "command"):
                if head.record.get("of_listed") is False and self.end(at, inner, depth + 1):
                    return None
                return self.end(at, inner, depth + 1) or (self._tail(self._adjectives(at + 1)[0], head) if "def" in head.record["takes"] else None)
        return -1

    def _of_noun(self, nxt: int, head: Analysis, depth: int) -> int | None:
        """Where the name ends if a common noun follows its head."""
        takes, sort, kind = head.record["takes"], self.sorts[nxt], head.record.class_
        if sort.word.startswith(SWALLOWED):
            return None
        if sort.word in self.operations and kind == "command" and self._near(nxt + 1) and self._listed(nxt + 1):
            return self.taken.that(nxt + 1).last
        if sort.status in _COMMANDED and sort.definite and (kind == "command" or (depth and sort.status == "of_command")):
            return self._tail(self._adjectives(nxt + 1)[0], head)
        party = kind == "party"
        if head.record.get("of"):
            last, seen = self._adjectives(nxt + 1)
            return last if seen or (last > nxt + 1 and self.sorts[last - 1].word in self.standing) else None
        care = head.record.id == "org_head.ministry" and f"و{sort.word}" in self.portfolio  # «المالية» is also Mali's
        if sort.definite and (party or care or not sort.nisba) and not sort.titles and "def" in takes and sort.status in (None, "of_command"):
            last = self._adjectives(nxt + 1)[0]
            return nxt + 1 if party and last > nxt + 1 and self._leader(nxt + 1, head) else self._tail(last, head)
        if sort.titles and sort.definite and "def" in takes and any(t.record.class_ == "plural" or t.shape.number == "p" for t in sort.titles):
            return self._tail(self._adjectives(nxt + 1)[0], head)
        owner = sort.known_name and kind in ("government", "army")
        if kind in CAUSES and self._near(nxt + 1) and self._construct(nxt) and self._sake(nxt + 1):
            return self._cause(nxt + 1 + self._sake(nxt + 1))
        if "def" in takes and not owner and self._construct(nxt) and self._near(nxt + 1):
            after = self.sorts[nxt + 1]
            if after.definite and after.status in _OPEN and not (after.nisba or after.titles or after.word.startswith(SWALLOWED)):
                return self._tail(self._adjectives(nxt + 2)[0], head)
            twice = kind == "court" and self._construct(nxt + 1) and self._near(nxt + 2)  # «محكمة جنح مستأنف القاهرة»
            placed = self._of_place(nxt + 1, head) or (self._of_place(nxt + 2, head) if twice else None)
            if placed:
                return placed
            further = nxt + 2 if party and self._construct(nxt + 1) and self._near(nxt + 2) else nxt + 1
            if party and self._listed(further):
                return self.taken.that(further).last
        if sort.titles and not sort.definite and "def" in takes:
            return self._of_people(nxt, head)
        if party and sort.given == 0 and not sort.titles:
            return self.called.nations(nxt + 1)
        if "free" in takes and self.called.free(nxt):
            end = nxt + 2 if self._near(nxt + 1) and self.called.free(nxt + 1) else nxt + 1
            return self.called.nations(end) if party else end
        return None

    def _of_people(self, at: int, head: Analysis) -> int | None:
        """«مكتب رئيس الوزراء», «شبكة أطباء السودان»: a title and what it hangs on, after the head."""
        titles = self.sorts[at].titles
        many = any(one.record.class_ == "plural" or one.shape.number == "p" for one in titles)
        if not many and (head.record.class_ not in ("body", "government") or not any(one.record.class_ == "office" for one in titles)):
            return None
        if not self._near(at + 1) or (many and self._listed(at + 1)):
            return self.taken.that(at + 1).last if self._near(at + 1) else None
        return self._tail(self._adjectives(at + 2)[0], head) if self.sorts[at + 1].definite else None

    def _leader(self, at: int, head: Analysis) -> bool:
        """«حركة الثورة العجمي الدريدي»: an adjective that agrees with nothing before it, and a surname, are somebody's name."""
        word = self.sorts[at].word
        if not self._near(at + 1) or not word.endswith("ي") or not self.sorts[at - 1].word.endswith(HERS):
            return False
        after = self.sorts[at + 1]
        return after.definite and after.word.endswith("ي") and (head.shape.gender == "f" or self.sorts[at].known_name) and (after.family == 0 or after.grade == 0)

