"""Names that the lists know, above all places; sides of the sky that are lands.

A listed place whose form is also an everyday word needs a class noun, a preposition of place, a verb of attack or journey
or a row of towns before it.
"""

from __future__ import annotations

from typing import Final

from riwaya.lexicon import Record
from riwaya.lexicon.letters import fold_word
from riwaya.names.cuts import governed
from riwaya.names.enclosed import quoted
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE
from riwaya.names.servants import personal
from riwaya.names.vocabulary import Sort, Vocabulary, is_far, is_state, word_set
from riwaya.text import Hit, Reading

_ARAB: Final = frozenset("ae bh dj dz eg iq jo km kw lb ly ma mr om ps qa sa sd so sy tn ye".split())
_MARKS: Final = frozenset("«»“”\"‹›„()[]")
_TEN: Final = 10
_TENS: Final = frozenset(ten + ending for ten in ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع") for ending in ("ون", "ين"))
_ENTRY: Final = frozenset(("seize", "visit", "withdraw", "troops"))
_JOINED: Final = frozenset(("و", "ل", "ول"))
_NO_PLACE: Final = frozenset(("name_word.no_place",))
_LISTED: Final = (("country", "LOC", 8), ("place", "LOC", 7), ("organisation", "ORG", 8), ("outlet", "ORG", 6))


class Sites:
    """The listed names of one reading, and its sides of the sky."""

    def __init__(self, reading: Reading, sorts: list[Sort], vocabulary: Vocabulary) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.vocabulary = vocabulary
        near = word_set(reading.lexicon, "name_word.of_place")
        self.near = near | {f"و{one}" for one in near}
        self.towns = word_set(reading.lexicon, "name_word.town")
        self.plural = word_set(reading.lexicon, "name_word.places")
        self.urban = word_set(reading.lexicon, "name_word.urban")
        self.opening = word_set(reading.lexicon, "name_word.town_opening")
        self.interview = word_set(reading.lexicon, "name_word.interview")
        self.doubtful = word_set(reading.lexicon, "name_word.doubtful_place")
        self.phrases = [(hit.first, hit.last) for hit in reading.of_records(_NO_PLACE)]
        self.sorts = sorts
        self.towned: tuple[dict[int, str], dict[int, str]] | None = None

    def listed(self) -> list[Candidate]:
        """Names that a list knows: countries, places, organisations, outlets."""
        out: list[Candidate] = []
        for kind, type_, score in _LISTED:
            hits = self.reading.of(kind)
            found: set[int] = set()
            for hit in hits:
                if hit.right or (hit.left.endswith("ك") and score < 8) or self._governed(hit) or self._misspelled(hit):
                    continue
                if personal(self.reading, self.sorts, hit) or self._idiomatic(hit):
                    continue
                if self._titled(hit) or (kind == "organisation" and (self._portfolio(hit) or self._within_place(hit))):
                    continue
                if kind == "outlet" and hit.last > hit.first + 1 and any(o.record.kind == "country" for o in self.reading.known(hit.first)) and not self._supported(hit, found):
                    continue
                if self._weak(hit) and not ((self._again(hit) and self._sure(hits, hit.record)) or self._supported(hit, found) or self._taken(hit) or self._listed_with(hit)):
                    continue
                if kind == "country" and hit.last == hit.first + 1 and (self._adverbial(hit) or self._attributive(hit)):
                    continue
                if kind in ("place", "organisation") and (kind == "organisation" or hit.last == hit.first + 1) and self._relational(hit):
                    continue
                whole = self._before_leader(hit)
                hit = self._as_state(self._extended(self._without_class(whole)))
                found.add(hit.last)
                longer = min(9, score + hit.last - hit.first - 1)
                if kind == "outlet" and ((hit.first and self.sorts[hit.first - 1].status == "of_outlet") or self._copied(hit)):
                    longer = 9  # «مراسل الأناضول»
                elif kind == "outlet" and quoted(self.gaps[hit.first]) and quoted(self.gaps[hit.last]) and hit.last > hit.first + 1:
                    longer = 9  # «صرح لـ«الشرق الأوسط»»
                out.append(Candidate(hit.first, hit.last, hit.start, hit.end, type_, longer, hit.record if hit.last <= whole.last else None, (hit.record.id,)))
        return out

    def _sure(self, hits: list[Hit], record: Record) -> bool:
        """Whether a listed name has support somewhere in the article."""
        return any(hit.record is record and self._supported(hit, set()) for hit in hits)

    def _governed(self, hit: Hit) -> bool:
        """«في بالمونا», «حي بالمونا»: behind a preposition, or a class noun where only the public list has the town, the first letter is the word's own."""
        if hit.left not in ("ب", "ل") or not hit.first or self.gaps[hit.first] != " ":
            return False
        before = self.sorts[hit.first - 1]
        far = is_far(hit.record) and self._grade(hit) == 0
        return governed(before) or (far and bool(before.places) and not before.definite)

    def _within_place(self, hit: Hit) -> bool:
        """«بابل»: what stands behind a letter that the name of a place begins with is no body."""
        return bool(hit.left) and any(one.record.kind in ("place", "country") and not one.left for one in self.reading.known(hit.first))

    def _copied(self, hit: Hit) -> bool:
        """«وصل الأناضول نسخة منه»: an outlet that got the statement."""
        return hit.last < len(self.sorts) and self.gaps[hit.last] == " " and self.reading.words[hit.last].endswith("نسخه")

    def _weak(self, hit: Hit) -> bool:
        """Whether a listed form needs support: it is marked, or it is one everyday word and no capital."""
        sort = self.sorts[hit.first]
        single = hit.last == hit.first + 1
        places = any(one.shape.number != "d" for one in sort.places)
        head = bool(sort.orgs) and hit.record.kind != "organisation"
        if single and hit.record.kind != "country" and (head or places or (sort.titles and not self._no_pair(hit)) or sort.status or sort.stop):
            return True
        joined = hit.record.kind == "organisation" and hit.left in _JOINED  # «بين إسرائيل وحماس», «لحماس»
        if single and hit.left and not joined and hit.record.kind != "country" and not hit.record.get("stands_for") and sort.word in self.vocabulary.everyday:
            return True
        if self._doubtful(hit) or (hit.record.get("ambiguous") and not hit.record.get("stands_for") and not self._long(hit)):
            return True
        return hit.record.kind == "place" and single and self._grade(hit) > 0 and not hit.record.get("sure") and not hit.record.get("stands_for")

    def _long(self, hit: Hit) -> bool:
        """«نداء تونس», «الجزيرة نت»: a form of several words of a marked body or outlet that can be nothing else."""
        if hit.record.kind not in ("organisation", "outlet") or hit.last == hit.first + 1:
            return False
        return hit.last > hit.first + 2 or hit.record.kind == "organisation" or self.sorts[hit.last - 1].grade == 0

    def _no_pair(self, hit: Hit) -> bool:
        """«قالت طالبان»: a listed body, where no masculine verb makes two of a title of it («قال طالبان»)."""
        if hit.record.kind != "organisation" or any(one.shape.number != "d" for one in self.sorts[hit.first].titles):
            return False
        before = self.sorts[hit.first - 1] if hit.first and self.gaps[hit.first] == " " else None
        return before is None or bool(hit.left) or not before.verb or before.word.endswith("ت") or before.word.lstrip("وف").startswith("ت")

    def _listed_with(self, hit: Hit) -> bool:
        """«مدن الخليل ونابلس», «العمارة، والناصرية»: an everyday word in a row with a town of the same land."""
        if hit.record.kind != "place" or hit.left not in ("", "و") or not hit.first:
            return False
        land, first, after = hit.record.get("country"), hit.first, hit.last
        joined = after < len(self.sorts) and (self.gaps[after] == "، " or (self.gaps[after] == " " and self.sorts[after].word[0] == "و"))
        joins = self.gaps[first] == "، " or (self.gaps[first] == " " and hit.left == "و")
        if not (joined or joins):
            return False
        opens, ends = self._towns()
        if joined and not hit.left and self.gaps[first] == " " and self.sorts[first - 1].word in self.plural:
            return after in opens
        return (joins and ends.get(first) == land) or (joins and joined and opens.get(after) == land)

    def _towns(self) -> tuple[dict[int, str], dict[int, str]]:
        """The lands of the unmarked places of the article, by their first word and by the word behind them."""
        if self.towned is None:
            places = [one for one in self.reading.of("place") if not self._weak(one)]
            self.towned = {one.first: str(one.record.get("country")) for one in places}, {one.last: str(one.record.get("country")) for one in places}
        return self.towned

    def _kin(self, hit: Hit) -> bool:
        """Whether the article surely names the land of a place, or another place there."""
        land = str(hit.record.get("country"))
        named = any(one.record.id == f"country.{land}" and not one.record.get("ambiguous") for one in self.reading.of("country"))
        return named or land in self._towns()[0].values()

    def _entered(self, hit: Hit) -> bool:
        """«دخل الجيش تدمر», «قصفت الطائرات حماة»: behind the subject of a verb of attack, seizure or journey."""
        for at in range(hit.first - 1, max(-1, hit.first - 4), -1):
            if self.gaps[at + 1] != " " or self.sorts[at].preposition or self.sorts[at].stop:
                return False
            if at < hit.first - 1 and self.sorts[at].verb:
                return any(one.record.kind == "trigger" and (one.record["type"] == "ASSAULT" or one.record.get("mode") in _ENTRY) for one in self.reading.known(at))
        return False

    def _taken(self, hit: Hit) -> bool:
        """«سيطر الجيش على حلب», «غارات على حمص»: an everyday word that somebody takes or attacks is the town."""
        if hit.record.kind != "place" or hit.left or hit.first < 2 or hit.record.get("ambiguous") == "3":
            return False
        if self._kin(hit) and self._entered(hit):
            return True
        if hit.record.get("ambiguous") not in (None, "1") or self._doubtful(hit) or self.reading.raw(hit.first - 1) not in self.sorts[hit.first - 1].stop:
            return False
        for at in range(hit.first - 1, max(-1, hit.first - 5), -1):
            if self.gaps[at + 1] != " ":
                return False
            if any(one.record.kind == "trigger" and (one.record["type"] == "ASSAULT" or one.record.get("mode") == "seize") for one in self.reading.known(at)):
                return True
        return False

    def _doubtful(self, hit: Hit) -> bool:
        """One spelling of a listed place that is an everyday word («كابل» of Kabul, «سرت»), whatever the other spellings are."""
        return hit.record.kind == "place" and hit.last == hit.first + 1 and self.reading.text[hit.start : hit.end] in self.doubtful

    def _idiomatic(self, hit: Hit) -> bool:
        """«مسقط رأسه», «الظروف القاهرة»: a phrase of everyday words in which no place is meant."""
        return hit.record.kind in ("place", "outlet") and any(first <= hit.first and hit.last <= last for first, last in self.phrases)

    def _misspelled(self, hit: Hit) -> bool:
        """«حواره» is a noun with its pronoun where the listed place is «حوارة»."""
        if hit.record.kind in ("place", "country") and "\u064b" in self.reading.raw(hit.last - 1):
            return True  # «وزارياً»
        if hit.record.kind != "place" or hit.last > hit.first + 1 or self.reading.text[hit.end - 1] != "ه" or not self._grade(hit):
            return False
        return not self.reading.raw(hit.first).endswith("ة") and any(form.endswith("ة") for form in hit.record["forms"])

    def _leads(self, hit: Hit, before: Sort, plain: bool) -> bool:
        """Whether the word before shows a place: a class noun, «في», or a title («حاكم دبي»)."""
        mark = "2" if self._doubtful(hit) else hit.record.get("ambiguous")
        if mark == "2" and before.word in self.near:
            return not self._described(hit)
        if any(p.record.class_ != "vague" or not (plain or mark == "3") or "part" in p.record.get("takes", ()) for p in before.places):
            return True
        if mark == "3":
            return False
        return not plain and (before.word in self.near or (bool(before.titles) and self._grade(hit) < 2))

    def _described(self, hit: Hit) -> bool:
        """«في العمارة الحديثة»: a definite everyday word with an adjective that towns do not have."""
        after = hit.last
        if after >= len(self.sorts) or self.gaps[after] != " " or not self.sorts[hit.first].definite:
            return False
        sort = self.sorts[after]
        return sort.definite and sort.grade == 2 and not (sort.nisba or sort.status == "part" or sort.word in self.urban)

    def _portfolio(self, hit: Hit) -> bool:
        """«وزير الدفاع الوطني»: what a minister cares for is no body of that name."""
        if hit.first and self.sorts[hit.first - 1].definite:
            return False  # «اتهم الوزير الأمم المتحدة»
        before = self.sorts[hit.first - 1].titles if hit.first and self.gaps[hit.first] == " " and not hit.left else ()
        hers = bool(before) and self.reading.raw(hit.first - 1).endswith("ة")  # «وزيرة الخارجية الأميركية»: the adjective is hers
        return any(one.record.get("office") == "minister" for one in before) and (hers or not self.sorts[hit.first].orgs)

    def _titled(self, hit: Hit) -> bool:
        """«الرئيس شي جين بينغ»: what follows a title and a very short name is no small town of the public list."""
        if self._spoken(hit):
            return True
        if hit.first < 2 or hit.left or self.gaps[hit.first] != " " or self.gaps[hit.first - 1] != " " or hit.record.get("source") != "dr5hn":
            return False
        before = self.sorts[hit.first - 1]
        leads = self.sorts[hit.first - 2]
        return len(before.word) < 4 and not before.stop and not before.preposition and bool(leads.titles or leads.nisba)

    def _spoken(self, hit: Hit) -> bool:
        """«قال توبي هاروارد»: between a verb of saying and a word of no list stands no small town of the public list."""
        at, end = hit.first - 1, hit.last
        if at < 0 or end >= len(self.sorts) or hit.left or not self.sorts[at].says or self.gaps[hit.first] != " " or self.gaps[end] != " " or hit.record.get("source") != "dr5hn":
            return False
        after = self.sorts[end]
        return after.letters and not (after.grade or after.definite or after.nisba or after.titles or after.verb)

    def _again(self, hit: Hit) -> bool:
        """Whether a marked name that was sure elsewhere in the article may stand here too: an outlet beside a verb or after «ل»."""
        before = self.sorts[hit.first - 1] if hit.first else None
        if hit.record.get("ambiguous") == "3":
            return hit.left.endswith("ب") or (before is not None and before.word in self.near)
        if hit.record.kind == "organisation" and hit.left.endswith("ب") and self.sorts[hit.first].word in self.vocabulary.everyday:
            return False  # «بحماس كبير»
        if hit.record.kind == "country" and before is not None and self._grade(hit) == 2 and not hit.left and self.gaps[hit.first] == " ":
            shown = before.word[-1] == "ت" or before.word.lstrip("وف")[:1] in "يت" if before.verb else before.preposition or before.definite
            return shown or bool(before.titles or before.orgs or before.stop)  # not «دعم مالي»
        if hit.record.kind in ("country", "place", "organisation"):
            return True
        return hit.left == "ل" or (not hit.left and before is not None and before.verb)

    def _grade(self, hit: Hit) -> int:
        return self.vocabulary.sort(self.reading.text[hit.start : hit.end]).grade

    def _attributive(self, hit: Hit) -> bool:
        """«للحدود السعودية», «طائرة تركية»: an adjective of the noun before it, not the country."""
        if hit.first and not hit.left and self.gaps[hit.first] == " " and self.sorts[hit.first].nisba and self.sorts[hit.first].word.endswith("يه"):
            noun, raw = self.sorts[hit.first - 1], self.reading.raw(hit.first - 1)
            if raw.endswith(("ة", "ات")) and noun.ordinary and not (noun.definite or noun.bound or noun.titles or noun.verb or (noun.orgs and self.sorts[hit.first].definite)):
                return True
        if not hit.first or hit.left or self.gaps[hit.first] != " " or not self.sorts[hit.first].nisba or not self.sorts[hit.first].definite:
            return False
        before = self.sorts[hit.first - 1]
        return (before.definite or before.bound) and before.ordinary and not before.stop

    def _relational(self, hit: Hit) -> bool:
        """«التهيئة العمرانية»: an adjective in -iyya of the definite noun before it, not the town."""
        if not hit.first or hit.left or self.gaps[hit.first] != " " or not self.sorts[hit.first].definite or not self.sorts[hit.first].word.endswith("يه"):
            return False
        before = self.sorts[hit.first - 1]
        noun = not before.places or (before.definite and not hit.record.get("stands_for"))
        return (before.definite or before.bound) and before.ordinary and not before.stop and noun and not before.titles

    def _adverbial(self, hit: Hit) -> bool:
        """«عسكريا روسيا», «43 ليبيا»: not the country but the adjective in the accusative."""
        if hit.left:
            return False
        word = self.reading.words[hit.first]
        before = self.reading.words[hit.first - 1] if hit.first else ""
        if word.endswith("ا") and ((before.isdigit() and int(before) % 100 > _TEN) or before.lstrip("و") in _TENS) and self.gaps[hit.first] == " ":
            return self.vocabulary.sort(word[:-1]).nisba  # «43 ليبيا», «عشرون سوريا»
        if not (word.endswith("ا") and before.endswith("ا") and len(before) > 3 and self.gaps[hit.first] == " ") or before.endswith(("ها", "نا", "وا")):
            return False
        return self.vocabulary.sort(word[:-1]).nisba and self.sorts[hit.first - 1].ordinary and not is_state(self.reading, hit.first - 1)

    def _without_class(self, hit: Hit) -> Hit:
        """«دولة الإمارات» is listed; the class noun stays outside all the same."""
        sort = self.sorts[hit.first]
        kind = hit.record.kind
        if hit.last == hit.first + 1:
            return hit
        if kind in ("organisation", "outlet"):
            marked = quoted(self.gaps[hit.first + 1])
            press = any(o.record.class_ == "outlet" for o in sort.orgs) and not sort.definite and not self.sorts[hit.first + 1].nisba
            abroad = any(o.record.kind == "country" for o in self.reading.known(hit.first + 1))
            if abroad and any(o.record.class_ == "outlet" and "place" in o.record["takes"] for o in sort.orgs):
                return hit  # «إذاعة فرنسا الدولية»
            outside = bool(sort.orgs) and ((marked and not sort.definite) or (press and self.sorts[hit.first + 1].word.isalpha()))
        else:
            outside = any(p.record.get("inside") is False for p in sort.places) and not (sort.definite or sort.bound or sort.status == "state" or self._whole(hit))
        if not outside:
            return hit
        last = hit.last - 1 if kind == "outlet" and hit.last > hit.first + 2 and self.sorts[hit.last - 1].nisba and self.sorts[hit.last - 1].definite else hit.last
        return hit.but(first=hit.first + 1, start=self.reading.starts[hit.first + 1], last=last, end=self.reading.ends[last - 1])

    def _whole(self, hit: Hit) -> bool:
        """«ريف دمشق», «ساحل العاج»: a land that the list does not have without its first word is no other place."""
        bare = self.reading.words[hit.first + 1 : hit.last]
        listed = any([fold_word(one) for one in form.split()] == bare for form in hit.record["forms"])
        return not listed and not any(p.record.get("takes") for p in self.sorts[hit.first].places)

    def _before_leader(self, hit: Hit) -> Hit:
        """«التحالف بقيادة …» is listed whole; the name ends before its leader."""
        led = next((at for at in range(hit.first + 1, hit.last) if self.sorts[at].status == "led"), None)
        return hit if led is None else hit.but(last=led, end=self.reading.ends[led - 1])

    def _extended(self, hit: Hit) -> Hit:
        """«كوريا الجنوبية», «الضفة الغربية»: a part of a place is another place."""
        if hit.record.kind == "place" and hit.first and self.gaps[hit.first] == " " and not hit.left and self.sorts[hit.first - 1].word in self.towns:
            return hit  # «مدينة جوبا الجنوبية»: the adjective is the town's; a district's is its name
        if hit.record.kind in ("country", "place") and hit.last < len(self.sorts) and self.sorts[hit.last].status == "part" and self.gaps[hit.last] == " ":
            return hit.but(last=hit.last + 1, end=self.reading.ends[hit.last])
        at = hit.first - 1
        far = hit.record.kind == "place" and not hit.left and hit.record.get("source") == "dr5hn"
        if far and at >= 0 and self.gaps[hit.first] == " " and self.reading.words[at] in self.opening:
            return hit.but(first=at, start=self.reading.starts[at])  # «فورت هود»
        return hit

    def _as_state(self, hit: Hit) -> Hit:
        """«جمهورية الصومال»: the kind of state belongs to the country's name."""
        at = hit.first - 1
        if hit.record.kind != "country" or hit.left or at < 0 or self.gaps[hit.first] != " " or self.sorts[at].status != "state" or self.sorts[at].definite:
            return hit
        cut = 0 if self.sorts[at].word[0] not in "ولب" else 1
        return hit.but(first=at, start=self.reading.starts[at] + cut)

    def _supported(self, hit: Hit, found: set[int]) -> bool:
        before = self.sorts[hit.first - 1] if hit.first else None
        gap = self.gaps[hit.first]
        if hit.record.kind in ("country", "place"):
            sort = self.sorts[hit.first]
            if hit.first in found and (hit.left.startswith("و") or gap == "، ") and not (sort.orgs or (sort.given >= 0 and hit.record.get("source") == "dr5hn")):
                return True
            if hit.left == "ب" and self._housed(hit.first):
                return True
            listed = hit.record.get("country") in _ARAB or hit.record.get("source") != "dr5hn"
            known = bool(hit.record.get("sure")) or hit.last > hit.first + 1 or self.reading.text[hit.start :].startswith(ARTICLE)
            plain = self._grade(hit) == 2 and not (listed and known)
            if before is not None and gap == " " and not hit.left and self._leads(hit, before, plain):
                return True
            if hit.record.kind == "country" and not hit.left and self._among(hit):
                return True
            if not hit.left and self._bounded(hit):
                return True
            return hit.left.endswith("ب") and self._grade(hit) == 0 and hit.record.get("ambiguous") != "3"
        after = self.gaps[hit.last]
        if not hit.left and gap != " " and not _MARKS.isdisjoint(gap) and not _MARKS.isdisjoint(after):
            return True
        if before is None or gap not in (" ", " : ", ": "):
            return False
        if hit.record.kind == "organisation":
            return gap == " " and not hit.left and bool(before.orgs)
        return before.status == "of_outlet" or self._interviewed(hit) or (gap == " " and any(o.record.class_ in ("outlet", "agency") for o in before.orgs))

    def _housed(self, at: int) -> bool:
        """«محكمة الاستئناف بفاس»: a court, a school or an office sits there."""
        near = [self.sorts[one] for one in range(max(0, at - 3), at) if all(self.gaps[i] == " " for i in range(one + 1, at + 1))]
        return any(head.record.class_ in ("court", "school") for sort in near for head in sort.orgs)

    def _among(self, hit: Hit) -> bool:
        """«أعلنت مالي وبوركينا فاسو»: another country is joined to it."""
        after = hit.last
        joined = after < len(self.sorts) and self.gaps[after] in (" ", "، ") and (self.gaps[after] == "، " or self.sorts[after].word[0] == "و")
        return joined and any(one.record.kind == "country" and not one.record.get("ambiguous") and one.left in ("و", "") for one in self.reading.known(after))

    def _interviewed(self, hit: Hit) -> bool:
        """«في مقابلة مع …», «في تصريح لـ…»: whom somebody spoke to."""
        at = hit.first - 1 if hit.left == "ل" else hit.first - 2
        return at >= 0 and self.sorts[at].word in self.interview and (hit.left == "ل" or (not hit.left and self.sorts[at + 1].preposition and self.gaps[at + 1] == " "))

    def _bounded(self, hit: Hit) -> bool:
        """«في جدة غرب السعودية»: a part of the world follows, and what it is a part of."""
        after = hit.last + 1
        if not hit.first or after >= len(self.sorts) or self.gaps[hit.last] != " " or self.gaps[after] != " ":
            return False
        return self.sorts[hit.first - 1].preposition and self.sorts[hit.last].word in self.near and any(one.record.kind == "country" for one in self.reading.known(after))
