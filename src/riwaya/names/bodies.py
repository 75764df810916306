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
from riwaya.names.particles import ARTICLE, DEFINITE, JOINED_ARTICLE, OWNERS, SWALLOWED
from riwaya.names.vocabulary import Sort, article_cut, word_set
from riwaya.text import Reading

_OPEN: Final = frozenset((None, "direction", "of_command", "adj", "part"))
_WORDS: Final = ("led", "inside", "between", "portfolio", "ideal", "plain_adjective", "negation", "sake", "operations", "upholding", "standing", "banner")
_SEATED: Final = frozenset(("at", "by", "afar"))
_COMMANDED: Final = frozenset(("of_command", "state"))  # «رئاسة الأركان», «رئاسة الجمهورية»
_CAUSES: Final = frozenset(("organisation", "body", "party"))


class Bodies:
    """The organisations of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.called = Called(reading, sorts)
        sets = (word_set(reading.lexicon, f"name_word.{one}") for one in _WORDS)
        self.led, self.inside, self.between, self.portfolio, self.ideal, self.plain, self.negation, self.sake, self.operations, self.upholding, self.standing, banner = sets
        self.battle = self.inside | banner

    def find(self) -> Iterator[Candidate]:
        yield from self.called.whole()
        for index, heads in [(index, sort.orgs) for index, sort in enumerate(self.sorts) if sort.orgs]:
            for head in heads:
                if head.record["class"] == "command" and head.left.endswith("ب"):
                    continue
                if (head.shape.number == "p" and head.record["class"] != "army") or hers(self.sorts, self.gaps, index, head) or self.called.unless(index, head):
                    continue
                if head.record.get("battle") and index and self.sorts[index - 1].word in self.battle and not head.left and self._near(index + 1):
                    continue
                last = self.end(index, head) or self._bare_office(index, head)
                listed = self.taken.get(index) if head.record["class"] == "party" else None
                if last is None:
                    continue
                if listed is not None and listed.first == index and index + 1 < listed.last < last and not self._adjective(self.sorts[listed.last]):
                    continue  # «بحث مع حركة حماس الأمر»
                yield self._candidate(index, head, last)
                break

    def _candidate(self, index: int, head: Analysis, last: int) -> Candidate:
        reading, why = self.reading, (head.record.id,)
        inner = self.called.bare_name(index, head)
        if inner:
            first, end = inner
            record = next((one.record for one in (self.taken.get(first),) if one is not None and (one.first, one.last, one.type) == (first, end, "ORG")), None)
            return Candidate(first, end, reading.starts[first], reading.ends[end - 1], "ORG", 7, record, (*why, "name after class noun"))
        if head.record["class"] in ("outlet", "company", "agency") and last < len(self.sorts) and reading.gaps[last].startswith(" ") and quoted(reading.gaps[last]):
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

    def _near(self, index: int) -> bool:
        return index < len(self.sorts) and self.gaps[index] == " "

    def end(self, index: int, head: Analysis, depth: int = 0) -> int | None:
        """One past the last word of the body that begins at `index`; None if this is no name."""
        if head.left.endswith(DEFINITE):
            return self._after_definite(index, head, depth)
        return self._after_indefinite(index, head, depth)

    def _after_definite(self, index: int, head: Analysis, depth: int) -> int | None:
        takes = head.record["takes"]
        if head.record.get("of"):
            return None
        if head.record["class"] == "outlet" and self._near(index + 1) and self.sorts[index + 1].word.isdigit():
            return self._adjectives(index + 2)[0]
        if head.record["class"] == "party" and self._near(index + 1) and self.sorts[index + 1].word in self.led:
            return index + 1
        if head.record["class"] == "party" and self._near(index + 1) and self._sake(index + 1) == 2:
            return self._tail(self._cause(index + 3), head)  # «التحالف من أجل الحرية»
        last, seen = self._adjectives(index + 1)
        last = agreeing(self.sorts, head, index + 1, last)
        if "person" in takes and last > index + 1 and not seen:
            named = namesake_end(self.sorts, self.gaps, last) or namesake_end(self.sorts, self.gaps, last - 1)
            if named is not None:
                return named
        if head.record["class"] == "congress" and any(sort.status == "ordinal" for sort in self.sorts[index + 1 : last]):
            return None
        vague = ("vague",) if "armed" in takes else ("vague", "armed")
        if last == index + 1 or (last == index + 2 and self.sorts[index + 1].status in vague):
            return None
        if not agrees(self.sorts, head, index + 1):
            return None
        if head.record["class"] in ("outlet", "agency") and "nisba" not in takes and "adj" not in takes:
            return None
        if seen and "adj" not in takes and "nisba" not in takes:
            return None
        governed = depth or head.left.endswith(SWALLOWED) or (index and self.sorts[index - 1].titles)  # «قائد القوات المسلحة»; alone they are no name
        if not seen and "adj" not in takes and not ("armed" in takes and self.sorts[index + 1].status == "armed" and governed):
            return None
        end = self._tail(last, head)
        return None if end == index + 2 and described(self.sorts[index + 1], head, self.plain) else end

    def _after_indefinite(self, index: int, head: Analysis, depth: int) -> int | None:
        nxt = index + 1
        if not self._near(nxt) or head.record.get("definite"):
            return nxt + 1 if self.called.bare_name(index, head) else None
        if head.record.get("of") and self.sorts[nxt].word not in word_set(self.reading.lexicon, head.record.id, "of"):
            return None
        if self.called.bare_name(index, head):
            return nxt + 1
        titled = index > 0 and bool(self.sorts[index - 1].titles)
        named = namesake_end(self.sorts, self.gaps, nxt, titled) if "person" in head.record["takes"] else None
        if named is not None:
            return self._adjectives(named)[0]
        if self._listed(nxt) and not (head.record["class"] == "command" and self.sorts[nxt].status in _COMMANDED):
            return self._after_listed(nxt, head)
        if head.record["takes"] == ["place"]:
            return self._of_place(nxt + 1, head)
        found = self._inner(nxt, head, depth)
        if found == -1:
            found = self._of_noun(nxt, head, depth)
        return None if found == nxt + 1 and head.record.get("sparse") else found

    def _listed(self, at: int) -> bool:
        """Whether a listed place or body begins here, no particle before it."""
        listed = self.taken.get(at)
        return listed is not None and listed.first == at and listed.start == self.reading.starts[at] and listed.type != "PER"

    def _after_listed(self, at: int, head: Analysis) -> int | None:
        takes, listed = head.record["takes"], self.taken.that(at)
        if (head.record["class"] in ("army", "command") and "place" not in takes) or (head.record["class"] == "company" and "def" not in takes):
            return None
        if listed.type == "ORG" and (head.record.get("of_listed") is False or (head.record["class"] == "outlet" and listed.record is not None and listed.record.kind == "outlet")):
            return None
        if head.record["class"] in ("court", "school") and listed.type == "LOC":
            return self._adjectives(listed.last)[0]
        if listed.type == "LOC" and "adj" in takes and not head.record.get("sparse") and self._near(listed.last):
            end = self._adjectives(listed.last)[0]
            if end > listed.last and agrees(self.sorts, head, listed.last) and not self.sorts[listed.last].nisba:
                return end
        return listed.last if (listed.type == "ORG" and head.record["class"] != "congress") or "place" in takes else None

    def _of_place(self, at: int, head: Analysis) -> int | None:
        """«قسم شرطة بنغازي», «محكمة جنايات القاهرة»: a place after the noun that says what the body is for."""
        return self.taken.that(at).last if "place" in head.record["takes"] and self._near(at) and self._listed(at) and self.taken.that(at).type == "LOC" else None

    def _inner(self, at: int, head: Analysis, depth: int) -> int | None:
        """Where the name ends if another head noun follows; -1 if none does."""
        for inner in self.sorts[at].orgs:
            if depth < 3 and not inner.left and inner.record["class"] != "command":
                return self.end(at, inner, depth + 1) or (-1 if head.record["class"] == "party" else None)
            if depth < 3 and inner.left == ARTICLE and head.record["class"] == "command" and inner.record.get("commanded"):
                return self.end(at, inner, depth + 1)
            if depth < 3 and inner.left == ARTICLE and head.record["class"] not in ("army", "command"):
                if head.record.get("of_listed") is False and self.end(at, inner, depth + 1):
                    return None
                return self.end(at, inner, depth + 1) or (self._tail(self._adjectives(at + 1)[0], head) if "def" in head.record["takes"] else None)
        return -1

    def _of_noun(self, nxt: int, head: Analysis, depth: int) -> int | None:
        """Where the name ends if a common noun follows its head."""
        takes, sort, kind = head.record["takes"], self.sorts[nxt], head.record["class"]
        if sort.word.startswith(SWALLOWED):
            return None
        if sort.word in self.operations and kind == "command" and self._near(nxt + 1) and self._listed(nxt + 1):
            return self.taken.that(nxt + 1).last
        if sort.status in _COMMANDED and sort.definite and (kind == "command" or (depth and sort.status == "of_command")):
            return self._tail(self._adjectives(nxt + 1)[0], head)
        party = kind == "party"
        if head.record.get("of"):
            last, seen = self._adjectives(nxt + 1)
            return last if seen else None
        care = head.record.id == "org_head.ministry" and f"و{sort.word}" in self.portfolio  # «المالية» is also Mali's
        if sort.definite and (party or care or not sort.nisba) and not sort.titles and "def" in takes and sort.status in (None, "of_command"):
            last = self._adjectives(nxt + 1)[0]
            return nxt + 1 if party and last > nxt + 1 and self._leader(nxt + 1, head) else self._tail(last, head)
        if sort.titles and sort.definite and "def" in takes and any(t.record["class"] == "plural" or t.shape.number == "p" for t in sort.titles):
            return self._tail(self._adjectives(nxt + 1)[0], head)
        owner = sort.known_name and kind in ("government", "army")
        if kind in _CAUSES and self._near(nxt + 1) and self._construct(nxt) and self._sake(nxt + 1):
            return self._cause(nxt + 1 + self._sake(nxt + 1))
        if "def" in takes and not owner and self._construct(nxt) and self._near(nxt + 1):
            after = self.sorts[nxt + 1]
            if after.definite and after.status in _OPEN and not after.nisba and not after.titles:
                return self._tail(self._adjectives(nxt + 2)[0], head)
            placed = self._of_place(nxt + 1, head)
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
        many = any(one.record["class"] == "plural" or one.shape.number == "p" for one in titles)
        if not many and (head.record["class"] not in ("body", "government") or not any(one.record["class"] == "office" for one in titles)):
            return None
        if not self._near(at + 1) or (many and self._listed(at + 1)):
            return self.taken.that(at + 1).last if self._near(at + 1) else None
        return self._tail(self._adjectives(at + 2)[0], head) if self.sorts[at + 1].definite else None

    def _construct(self, at: int) -> bool:
        """An everyday noun that may stand between the head and its definite noun: «مكتب مراقبة الأصول», not «جهاز حزبها السري»."""
        sort = self.sorts[at]
        verb = sort.verb and self.reading.raw(at)[-1:] != "ة"
        small = (sort.known_name and sort.grade < 2) or sort.titles or verb or sort.stop or sort.preposition or sort.word[0] in "لب"
        owned = len(sort.word) > 4 and sort.word.endswith(OWNERS)
        return sort.letters and sort.ordinary and not sort.definite and not sort.bound and not small and not owned

    def _adjectives(self, at: int) -> tuple[int, bool]:
        """Definite adjectives from `at` on: where they end, and whether one was of a country."""
        seen, begin = False, at
        while self._near(at):
            sort = self.sorts[at]
            if sort.word in self.negation and self._near(at + 1) and self.sorts[at + 1].definite:
                at += 2
                continue
            if not sort.definite or sort.word.startswith(SWALLOWED) or sort.verb or sort.stop:
                break
            surnamed = self._near(at + 1) and self.sorts[at + 1].definite and self.sorts[at + 1].family == 0
            if sort.given == 0 and (at > begin or surnamed) and sort.status is None:
                break
            if seen and sort.word in self.standing and sort.word.endswith("ه") == self.sorts[at - 1].word.endswith("ه"):
                return at + 1, seen  # «الحكومة الصومالية الانتقالية»
            if sort.status == "ordinal" and not self.sorts[at - 1].orgs:
                at += 1
                continue
            office = sort.titles and not (self._adjective(sort) and all(t.record["class"] == "profession" for t in sort.titles))  # «المركز الإعلامي»
            if sort.status not in (None, "armed", "adj", "vague") or (office and sort.status is None):
                break
            if sort.nisba:
                if not self._adjective(sort) and not self.sorts[at - 1].titles:
                    break
                seen = True
            elif sort.status is None and (seen or not self._adjective(sort) or self.reading.raw(at)[-2:-1] == "ئ"):
                break
            at += 1
        return at, seen

    def _adjective(self, sort: Sort) -> bool:
        return sort.word.endswith(("ي", "يه", "اء"))

    def _tail(self, last: int, head: Analysis) -> int:
        """«… والأمن القومي», «… للاتحاد», «… بين الحضارات»: what may follow the first part of a name."""
        while self._near(last):
            sort = self.sorts[last]
            word = sort.word
            if word.startswith(SWALLOWED) and len(word) > 4:
                after = self._aim(last, head)
                if after is None:
                    break
                last = after
            elif word.startswith(JOINED_ARTICLE) and len(word) > 4 and self._joins(last, head):
                last = self._adjectives(last + 1)[0]
            elif word == "و" and self._near(last + 1) and head.record.id == "org_head.ministry" and f"و{self.sorts[last + 1].word}" in self.portfolio:
                last = self._adjectives(last + 2)[0]
            elif self._belongs(last, head):
                last = self.taken.that(last).last
            elif head.record["class"] in _CAUSES and self._sake(last) == 2 and not self._whole(last):
                last = self._cause(last + 2)
            elif self._near(last + 1) and self._themed(last, head):
                last = self._adjectives(last + 2)[0]
            else:
                return self._seat(last, head) if _SEATED.intersection(head.record["takes"]) else last
        return last

    def _joins(self, at: int, head: Analysis) -> bool:
        """Whether «وال…» goes on with the name: one more thing that a ministry cares for, that a party stands for, or that is alike."""
        word, kind = self.sorts[at].word, head.record["class"]
        if kind == "party":
            return word in self.ideal and self.sorts[at - 1].definite
        joins = head.record.get("joins")
        broadcast = any(a.record is b.record and a.record["class"] == "outlet" for a in self.sorts[at].orgs for b in self.sorts[at - 1].orgs)
        return broadcast or bool(joins and self._conjunct(at)) or (bool(joins or head.record.id == "org_head.ministry") and word in self.portfolio)

    def _belongs(self, at: int, head: Analysis) -> bool:
        """«الهيئة الإدارية لاتحاد العمال»: a listed body after «ل», whose part the definite head names."""
        owner, word = self.taken.get(at), self.sorts[at].word
        if owner is None or owner.first != at or owner.type != "ORG" or owner.start != self.reading.starts[at] + 1 or word[0] != "ل" or word.startswith(SWALLOWED):
            return False
        return head.left.endswith(ARTICLE) and bool(head.record["class"] == "body")

    def _leader(self, at: int, head: Analysis) -> bool:
        """«حركة الثورة العجمي الدريدي»: an adjective that agrees with nothing before it, and a surname, are somebody's name."""
        word = self.sorts[at].word
        if not self._near(at + 1) or not word.endswith("ي") or not self.sorts[at - 1].word.endswith(HERS):
            return False
        after = self.sorts[at + 1]
        return after.definite and after.word.endswith("ي") and (head.shape.gender == "f" or self.sorts[at].known_name) and (after.family == 0 or after.grade == 0)

    def _whole(self, last: int) -> bool:
        """«منظمة الصحة العالمية من أجل بحث الوضع»: whether a body of the lists ends here."""
        listed = self.taken.get(last - 1)
        return listed is not None and listed.type == "ORG" and listed.last == last and listed.last > listed.first + 1

    def _sake(self, at: int) -> int:
        """How many words say «for» or «against» at `at`, with a word after them: 0, 1 or 2."""
        words = self.sorts[at].word, self.sorts[at + 1].word if self._near(at + 1) else ""
        count = 2 if " ".join(words) in self.sake else 1 if words[0] in self.sake else 0
        return count if count and self._near(at + count) else 0

    def _cause(self, at: int) -> int:
        """Where «من أجل جمهورية جديدة», «من أجل إعادة إعمار البلاد» ends: a noun and what agrees with it or hangs on it."""
        end = next((one for one in range(at, at + 2) if self.sorts[one].definite or not self._construct(one) or not self._near(one + 1)), at + 2)
        if self.sorts[end].definite and not self._listed(end):
            return self._adjectives(end + 1)[0]
        if end > at and self._listed(end):
            return self.taken.that(end).last
        fits = self._near(at + 1) and self.reading.raw(at)[-1:] == self.reading.raw(at + 1)[-1:] == "ة" and not self.sorts[at + 1].definite
        return at + 2 if fits else at + 1

    def _themed(self, at: int, head: Analysis) -> bool:
        """Whether a small word and the definite noun after it say what a body is for: «لحقوق الإنسان», «بين الحضارات»."""
        theme = self.sorts[at + 1]
        if self.sorts[at].field:
            return theme.definite and not theme.titles and not theme.orgs and head.record["class"] not in ("government", "army", "party")
        return theme.definite and self.sorts[at].word in self.between and bool(head.record.get("joins"))

    def _seat(self, last: int, head: Analysis) -> int:
        """«محكمة الاستئناف في مراكش», «المحكمة الابتدائية بوهران»: the place of a court belongs to its name; after a definite head only with «ب»."""
        takes, definite = head.record["takes"], head.left.endswith(DEFINITE)
        if not definite and "at" not in takes:
            return last
        apart = self.sorts[last].word in self.inside and "by" not in takes and (not definite or "afar" in takes)
        at = last + 1 if apart and self._near(last + 1) else last
        place, before = self.taken.get(at), self.taken.get(last - 1)
        if place is None or place.type != "LOC" or place.first != at or (before is not None and before.type == "LOC"):
            return last
        cut = self.reading.text[self.reading.starts[at] : place.start]
        return place.last if (at > last and not cut) or (at == last and cut == "ب") else last

    def _aim(self, at: int, head: Analysis) -> int | None:
        """Where a name goes on to with «لل…»; None where that word says what for or whose, and the name is over."""
        sort, kind, before = self.sorts[at], head.record["class"], self.sorts[at - 1]
        if sort.status == "purpose" or (kind in ("government", "army") and before.nisba) or head.record.id == "org_head.hospital":
            return None
        if self._near(at + 1) and self._near(at + 2) and self.sorts[at + 1].word in self.upholding and self.sorts[at + 2].definite and kind in _CAUSES:
            return self._adjectives(at + 3)[0]  # «للدفاع عن الحريات»
        end = self._adjectives(at + 1)[0]
        of_nation = self._near(end) and sort.word[-1] not in "هين" and self.sorts[end].nisba and self.sorts[end].word.endswith("ين")  # «للعمال الجزائريين»
        elected = self._near(end) and self.sorts[end].status == "elected" and self.sorts[end].word.endswith("ه") == sort.word.endswith("ه")
        end += end == at + 1 and (of_nation or elected)
        if self._near(end) and self.sorts[end].stop and self.sorts[end].word.endswith(OWNERS):
            return None
        if kind == "party" and (not head.left.endswith(ARTICLE) or JOINED_ARTICLE + sort.word[2:] not in self.ideal):
            return None
        if sort.orgs and kind != "command":
            ends = list(filter(None, (self.end(at, inner, 1) for inner in sort.orgs)))
            after = ends[0] if ends else end
            return after if after > at + 1 or any(o.record["class"] == "organisation" or o.record.get("theme") for o in sort.orgs) else None
        if sort.titles and not any(t.record["class"] == "plural" or t.shape.number == "p" for t in sort.titles):
            following = self.sorts[at + 1] if self._near(at + 1) else None
            if following is None or not following.word.startswith(JOINED_ARTICLE) or following.titles:
                return None
        return end

    def _conjunct(self, at: int) -> bool:
        sort, before = self.sorts[at], self.sorts[at - 1]
        if any(o.shape.number != "p" for o in sort.orgs) or sort.nisba or self.taken.holds(at) or (sort.titles and not any(t.record["class"] == "plural" for t in sort.titles)):
            return False
        relation = self._adjective(before) and self.reading.raw(at - 1)[-1:] != "ئ"
        if self._adjective(sort) and self.reading.raw(at)[-1:] != "ئ":
            return relation and before.word[-1] == sort.word[-1] and not before.nisba
        return (before.definite or before.bound) and not relation
