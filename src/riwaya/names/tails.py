"""What may follow the first part of a body's name: adjectives, «والأمن القومي», «للاتحاد», «لرصد الزلازل», «في مراكش»."""

from __future__ import annotations

from typing import Final

from riwaya.lexicon import Analysis
from riwaya.names.agreement import agrees
from riwaya.names.choose import Taken
from riwaya.names.particles import ARTICLE, DEFINITE, JOINED_ARTICLE, OWNERS, SWALLOWED
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

_WORDS: Final = ("inside", "between", "portfolio", "ideal", "negation", "sake", "upholding", "warding", "charge", "standing", "sport")
_SEATED: Final = frozenset(("at", "by", "afar"))
CAUSES: Final = frozenset(("organisation", "body", "party"))
_THEMED: Final = frozenset(("government", "army", "party"))
_ROW: Final = 4
_RELATIVE: Final = ("ي", "يه")
_RADICAL: Final = ("ئ", "ئة")  # «شاطئ», «بيئة»


class Tails:
    """Where the names of the bodies of one reading go on to."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        sets = (word_set(reading.lexicon, f"name_word.{one}") for one in _WORDS)
        self.inside, self.between, self.portfolio, self.ideal, self.negation, self.sake, self.upholding, self.warding, self.charge, self.standing, self.sport = sets

    def end(self, index: int, head: Analysis, depth: int = 0) -> int | None:
        """One past the last word of the body that begins at `index`; None if this is no name."""
        raise NotImplementedError

    def _near(self, index: int) -> bool:
        return index < len(self.sorts) and self.gaps[index] == " "

    def _construct(self, at: int) -> bool:
        """An everyday noun that may stand between the head and its definite noun: «مكتب مراقبة الأصول», not «جهاز حزبها السري»."""
        sort = self.sorts[at]
        verb = sort.verb and self.reading.raw(at)[-1:] != "ة"
        small = (sort.known_name and sort.grade < 2) or (sort.nisba and bool(sort.country)) or sort.titles or verb or sort.stop or sort.preposition or sort.word[0] in "لب"
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
            if at == begin and sort.status is None and self._peopled(at):
                seen, at = seen or sort.nisba, at + 1
                continue
            if seen and sort.word in self.standing and sort.word.endswith("ه") == self.sorts[at - 1].word.endswith("ه"):
                return at + 1, seen  # «الحكومة الصومالية الانتقالية»
            if sort.status == "ordinal" and not self.sorts[at - 1].orgs:
                at += 1
                continue
            office = sort.titles and not (self._adjective(sort) and all(t.record.class_ == "profession" for t in sort.titles))  # «المركز الإعلامي»
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

    def _peopled(self, at: int) -> bool:
        """«جمعية العلماء المسلمين», not «الصندوقين الوطنيين»: an adjective of the people whose body it is."""
        sort, before = self.sorts[at], self.sorts[at - 1]
        return sort.word.endswith("ين") and before.word.endswith(("ين", "اء")) and not (sort.orgs or before.orgs)

    def _tail(self, last: int, head: Analysis) -> int:
        """«… والأمن القومي», «… للاتحاد», «… بين الحضارات»: what may follow the first part of a name."""
        while self._near(last):
            sort = self.sorts[last]
            word = sort.word
            if word.startswith(SWALLOWED) and len(word) > 4:
                after = None if self._whole(last) and (self.sorts[last].orgs or not head.left.endswith(ARTICLE)) else self._aim(last, head)
                if after is None:
                    break
                last = after
            elif word.startswith(JOINED_ARTICLE) and len(word) > 4 and self._joins(last, head):
                last = self._adjectives(last + 1)[0]
            elif word.startswith(JOINED_ARTICLE) and (end := self._row(last, head)):
                last = end
            elif (word in self.charge and self._charged(last, head)) or self._apart(last, head):
                last = self._adjectives(last + 2)[0]
            elif self._belongs(last, head):
                last = self.taken.that(last).last
            elif head.record.class_ in CAUSES and self._sake(last) == 2 and not self._whole(last):
                last = self._cause(last + 2)
            elif self._near(last + 1) and self._themed(last, head):
                last = self._adjectives(last + 2)[0]
            else:
                return self._seat(last, head) if _SEATED.intersection(head.record["takes"]) else last
        return last

    def _joins(self, at: int, head: Analysis) -> bool:
        """Whether «وال…» goes on with the name: one more thing that a ministry cares for, that a party stands for, or that is alike."""
        word, kind = self.sorts[at].word, head.record.class_
        if kind == "party":
            return word in self.ideal and self.sorts[at - 1].definite
        joins = head.record.get("joins") or (kind == "body" and head.left.endswith(ARTICLE) and word.endswith(_RELATIVE))
        broadcast = any(a.record is b.record and a.record.class_ == "outlet" for a in self.sorts[at].orgs for b in self.sorts[at - 1].orgs)
        return broadcast or bool(joins and self._conjunct(at)) or (bool(joins or head.record.id == "org_head.ministry") and word in self.portfolio)

    def _belongs(self, at: int, head: Analysis) -> bool:
        """«الهيئة الإدارية لاتحاد العمال»: a listed body after «ل», whose part the definite head names."""
        owner, word = self.taken.get(at), self.sorts[at].word
        if owner is None or owner.first != at or owner.type != "ORG" or owner.start != self.reading.starts[at] + 1 or word[0] != "ل" or word.startswith(SWALLOWED):
            return False
        return head.left.endswith(ARTICLE) and bool(head.record.class_ == "body")

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
            great = self.taken.that(at - 1).record if self._whole(at) else None
            if great is not None and great.get("type") == "international" and self.sorts[at].word not in self.sport:
                return False  # «بعثة الاتحاد الأفريقي لحفظ السلام»
            return theme.definite and not theme.titles and not theme.orgs and head.record.class_ not in _THEMED
        return theme.definite and self.sorts[at].word in self.between and bool(head.record.get("joins"))

    def _charged(self, at: int, head: Analysis) -> bool:
        """«وزارة الصحة وإصلاح المستشفيات»: one more thing that a ministry or a body cares for, as a noun and what hangs on it."""
        if not self._near(at + 1) or head.record.get("sparse") or not (head.record.get("joins") or head.record.id == "org_head.ministry"):
            return False
        theme = self.sorts[at + 1]
        return theme.definite and not theme.word.startswith(SWALLOWED) and not (theme.orgs or theme.titles or theme.nisba or self.taken.holds(at + 1))

    def _apart(self, at: int, head: Analysis) -> bool:
        """«وزارة النقل و الطاقة»: the conjunction written apart."""
        return self.sorts[at].word == "و" and self._near(at + 1) and head.record.id == "org_head.ministry" and f"و{self.sorts[at + 1].word}" in self.portfolio

    def _row(self, at: int, head: Analysis) -> int:
        """«وكالة الأرصاد الجوية والمناخ والمياه الكندية»: a row of plain nouns that the adjective of a nation closes, as it agrees with the head; 0 if this is none."""
        if head.record.class_ in ("party", "army") or head.left.endswith(ARTICLE):
            return 0
        for one in range(at, at + _ROW):
            sort = self.sorts[one]
            plain = not (sort.orgs or sort.titles or sort.verb or self.taken.holds(one))
            if not plain or not self._near(one + 1) or not (sort.word.startswith(JOINED_ARTICLE) or (one > at and sort.definite and self._adjective(sort))):
                return 0
            after = self.sorts[one + 1]
            if after.nisba and after.definite and not sort.nisba and after.country:
                return one + 2 if agrees(self.sorts, head, one + 1) else 0
        return 0

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
        sort, kind, before = self.sorts[at], head.record.class_, self.sorts[at - 1]
        if sort.status == "purpose" or (kind in ("government", "army") and before.nisba) or head.record.id == "org_head.hospital":
            return None
        if self._near(at + 1) and self._near(at + 2) and self.sorts[at + 2].definite and kind in CAUSES:
            between = self.sorts[at + 1].word
            if between in self.upholding or (between == "من" and sort.word in self.warding):
                return self._adjectives(at + 3)[0]  # «للدفاع عن الحريات», «للوقاية من الكوارث»
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
            return after if after > at + 1 or any(o.record.class_ == "organisation" or o.record.get("theme") for o in sort.orgs) else None
        if sort.titles and not any(t.record.class_ == "plural" or t.shape.number == "p" for t in sort.titles):
            following = self.sorts[at + 1] if self._near(at + 1) else None
            if following is None or not following.word.startswith(JOINED_ARTICLE) or following.titles:
                return None
        return end

    def _conjunct(self, at: int) -> bool:
        sort, before = self.sorts[at], self.sorts[at - 1]
        if any(o.shape.number != "p" for o in sort.orgs) or sort.nisba or self.taken.holds(at) or (sort.titles and not any(t.record.class_ == "plural" for t in sort.titles)):
            return False
        relation = before.word.endswith(_RELATIVE) and not self.reading.raw(at - 1).endswith(_RADICAL)
        if sort.word.endswith(_RELATIVE) and not self.reading.raw(at).endswith(_RADICAL):
            return relation and before.word[-1] == sort.word[-1] and not before.nisba
        return (before.definite or before.bound) and not relation

    def _listed(self, at: int) -> bool:
        """Whether a listed place or body begins here, no particle before it."""
        listed = self.taken.get(at)
        return listed is not None and listed.first == at and listed.start == self.reading.starts[at] and listed.type != "PER"
