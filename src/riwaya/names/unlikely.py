"""What looks like a name and is none where it stands: «ناطق باسم», «جنديا أوكرانيا», a word in the accusative of an indefinite noun.

Only the words right before a candidate are seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, ITS
from riwaya.names.servants import whose
from riwaya.names.vocabulary import Sort, Vocabulary, is_far, is_state, word_set
from riwaya.text import Reading

_NUNATED: Final = "\u064b"
_WITH: Final = "بال"
_GOD: Final = "الله"
_SHORT: Final = 3
_STEM: Final = 4
_EVERYDAY: Final = 2
_TEENS: Final = 11
_TENS: Final = 99


def _counts(word: str) -> bool:
    """Whether a number that wants an accusative stands in figures: 11 to 99, by its last two digits."""
    return word.isdecimal() and _TEENS <= int(word[-2:]) <= _TENS


def _spelled(raw: str) -> bool:
    """Whether a hamza stands behind the particle of a word: «بأجور», «ولأسوان»."""
    at = 1 if raw[0] in "وف" else 0
    return len(raw) > at + 1 and raw[at] in "بلك" and raw[at + 1] in "أإ"


class Unlikely:
    """The candidates of one reading, looked at once more."""

    def __init__(self, reading: Reading, sorts: list[Sort], vocabulary: Vocabulary) -> None:
        self.reading, self.sorts, self.vocabulary = reading, sorts, vocabulary
        self.in_name_of = word_set(reading.lexicon, "name_word.in_name_of")
        self.upon = word_set(reading.lexicon, "name_word.upon")
        self.spoken_for = word_set(reading.lexicon, "name_word.spoken_for")
        self.that = word_set(reading.lexicon, "name_word.opens_that")
        self.mouth = word_set(reading.lexicon, "name_word.mouth")
        self.nobody = word_set(reading.lexicon, "name_word.no_person")
        self.blessing = word_set(reading.lexicon, "name_word.blessing")
        self.entire = word_set(reading.lexicon, "name_word.entire")
        self.adjective = word_set(reading.lexicon, "name_word.adjective")

    def surnames(self, names: Iterable[Candidate]) -> frozenset[str]:
        """The definite last words of the persons who are named in full."""
        words = self.reading.words
        return frozenset(words[one.last - 1] for one in names if one.type == "PER" and one.last > one.first + 1 and words[one.last - 1].startswith(ARTICLE))

    def without(self, found: Iterable[Candidate], surnames: frozenset[str] = frozenset()) -> list[Candidate]:
        """The candidates that may stand; «باسم» is cut from the name that follows it, a surname of the article is no body."""
        out, found = [], list(found)
        firsts = {self.reading.words[one.first] for one in found if one.type == "PER" and one.last > one.first + 1}
        for one in filter(None, map(self._blessed, found)):
            if one.type == "ORG" and one.record is None and one.last == one.first + 1 and self.reading.words[one.first] in surnames:
                continue
            if one.record is None and self.reading.words[one.first] in self.mouth and one.first and self.reading.words[one.first - 1] == "علي":
                continue  # «على لسان القيادي»
            if one.type == "PER" and one.record is None and (self._plain_word(one, firsts) or self._nobody(one)):
                continue
            if one.type == "LOC" and one.record is None and one.why[-1] == "scorer" and self._describes(one):
                continue
            if one.type != "ORG" and (self._verbal(one) or (one.type == "PER" and one.record is None and (self._counted(one) or self._statement(one)))):
                continue
            if one.type == "PER" and one.record is None:
                joined = self._joined(one)
                if joined is None or self._describes(joined):
                    continue
                one = joined
            kept = self._named(one) if one.type == "PER" and self.reading.words[one.first] in self.in_name_of else one
            if kept is not None and kept.type == "PER" and kept.record is None and self._sentence(kept):
                continue
            kept = self._completed(self._doing(kept)) if kept is not None and kept.type == "PER" and kept.record is None else kept
            plain = kept is not None and kept.last == kept.first + 1 and kept.type != "ORG" and kept.start == self.reading.starts[kept.first]
            if kept is not None and plain and self.sorts[kept.first].family == 1 and self.sorts[kept.first].given != 0 and whose(self.reading, self.sorts, kept.first):
                kept = kept.but(start=kept.start + 1)  # «خلفا لسعيدان»
            if kept is not None and not (plain and self._indefinite(kept.first)):
                out.append(kept)
        return out

    def _counted(self, one: Candidate) -> bool:
        """«بين سنتي 2011 و2015», «كوبين»: a word of everyday use before a number is what is counted."""
        after = self.reading.words[one.last] if one.last < len(self.reading.words) and self.reading.gaps[one.last] == " " else ""
        return one.last == one.first + 1 and after.isdigit() and (self.sorts[one.first].ordinary or self.sorts[one.first].time) and not self.sorts[one.first].known_name

    def _statement(self, one: Candidate) -> bool:
        """«قال بيان إن»: an everyday word of no list between a verb of saying and what is said."""
        at, sort = one.first, self.sorts[one.first]
        if one.last > at + 1 or not at or one.last >= len(self.sorts) or sort.grade < _EVERYDAY or sort.definite or sort.given == 0:
            return False
        return self.sorts[at - 1].says and self.reading.words[one.last] in self.that

    def _joined(self, one: Candidate) -> Candidate | None:
        """«ومتناغمة», «وأطروحاته السياسية», «وكنزة بن ذياب»: no name but a word behind «and», or a name without it."""
        sort = self.sorts[one.first]
        if sort.word[0] != "و" or one.start != self.reading.starts[one.first] or 0 in (sort.given, sort.family) or len(sort.word) < _SHORT + 2:
            return one
        if self.vocabulary.sort(sort.word[1:]).given == 0 or (one.last > one.first + 1 and self.sorts[one.first + 1].link == 0):
            return one.but(start=one.start + 1)
        return None if self.reading.raw(one.first).endswith(("ة", "ها", "ه")) else one

    def _blessed(self, one: Candidate) -> Candidate | None:
        """«زايد رحمه الله»: the name without the wish behind it; None where there is the wish alone."""
        words = self.reading.words
        for at in range(one.first, one.last if one.record is None else one.first):
            if words[at] in self.blessing and at + 1 < len(words) and words[at + 1] == _GOD and self.reading.gaps[at + 1] == " ":
                return one.but(last=at, end=self.reading.ends[at - 1]) if at > one.first else None
        return one

    def _describes(self, one: Candidate) -> bool:
        """«مسؤول مدني», «إمام مسلم», «مركب كيميائي»: an adjective of the indefinite noun before it, by the list or made of an everyday noun."""
        at = one.first
        if one.last > at + 1 or not at or one.start != self.reading.starts[at] or self.reading.gaps[at] != " ":
            return False
        sort, before = self.sorts[at], self.sorts[at - 1]
        if sort.definite or before.definite or before.bound or before.verb or before.preposition or before.grade < _EVERYDAY or before.word.endswith(("ه", "ها", "هم")):
            return False
        if sort.word in self.adjective:
            return True
        stem, everyday = sort.word[:-1], self.vocabulary.everyday
        made = sort.word[-1] == "ي" and len(sort.word) > _SHORT and (stem in everyday or sort.word + "ه" in everyday) and not self.vocabulary.sort(stem).known_name
        return made and not before.titles and not before.stop and not before.orgs and sort.given != 0

    def _verbal(self, one: Candidate) -> bool:
        """«سيتحملون», «وأدى القصف», «مجلسا وزاريا»: a verb, or what is left of an accusative without its first letter."""
        if one.type == "LOC" and self._noun(one):
            return True
        if one.record is None:
            return self._coming(one) or (one.type == "PER" and self._past(one))
        far = one.last == one.first + 1 and is_far(one.record)
        return far and (self._coming(one) or (one.start > self.reading.starts[one.first] and self.sorts[one.first].accusative))

    def _noun(self, one: Candidate) -> bool:
        """«بأجور» is no «باجور»: an everyday noun with a letter before it that is folded like a town."""
        if one.last > one.first + 1 or not _spelled(self.reading.raw(one.first)):
            return False
        cut = one.start - self.reading.starts[one.first] + 1
        named = one.record is not None and (one.record.kind != "place" or any(form[0] in "أإ" for form in one.record["forms"]))
        return not named and self.vocabulary.sort(self.reading.words[one.first][cut:]).ordinary

    def _past(self, one: Candidate) -> bool:
        """«أدى»: a first name that a verb of the past is folded like, before no name."""
        cut = one.start - self.reading.starts[one.first]
        if not self.reading.raw(one.first).endswith("ى") or not self.vocabulary.sort(self.reading.words[one.first][cut:]).verb:
            return False
        return one.last == one.first + 1 or not self.sorts[one.first + 1].known_name

    def _coming(self, one: Candidate) -> bool:
        """«أم ستنتهي», «سيتحملون»: a verb of the future among the words."""
        for at in range(one.first + (one.last > one.first + 1), one.last):
            sort = self.sorts[at]
            if sort.future and not sort.known_name and (sort.future[0] != "ا" or self.reading.raw(at).lstrip("وف")[1:2] == "أ"):
                verb = self.vocabulary.sort(sort.future)
                if "-" + verb.word[1:] in self.vocabulary.everyday or verb.verb or verb.ordinary:
                    return True
        return False

    def _plain_word(self, one: Candidate, firsts: set[str]) -> bool:
        """«أشاد بدور الولاة»: a first name that is as well a preposition with an everyday word, alone and without a title."""
        sort = self.sorts[one.first]
        if one.last > one.first + 1 or one.start != self.reading.starts[one.first] or (one.first and self.sorts[one.first - 1].titles):
            return False
        inner = self.vocabulary.sort(sort.word[1:])
        return sort.word[0] in "بل" and len(sort.word) == 4 and inner.ordinary and not inner.known_name and sort.word not in firsts

    def _nobody(self, one: Candidate) -> bool:
        """«اتفاق سلام شامل», «نظيره المصري»: an aim of talks, a description with its pronoun."""
        words = self.reading.words
        if self._judged(one) or (one.last <= one.first + 2 and self._all_of(one)):
            return True
        return words[one.first] in self.nobody or (one.last > one.first + 1 and " ".join(words[one.first : one.last]) in self.nobody)

    def _judged(self, one: Candidate) -> bool:
        """«اعتبرتها مسيئة لـ»: what something is held to be, behind a word with its pronoun."""
        at, sort = one.first, self.sorts[one.first]
        if one.last > at + 1 or not at or sort.given >= 0 or sort.definite or self.reading.gaps[at] != " " or not self.reading.raw(at).endswith("ة"):
            return False
        before = self.reading.words[at - 1]
        return before.endswith("ها") and len(before) > _STEM

    def _all_of(self, one: Candidate) -> bool:
        """«كامل المسؤولية»: the whole of an everyday thing."""
        nxt = one.first + 1
        if self.reading.words[one.first] not in self.entire or nxt >= len(self.sorts) or self.reading.gaps[nxt] != " ":
            return False
        thing = self.sorts[nxt]
        if not thing.ordinary or thing.titles or thing.link >= 0:
            return False
        return not thing.known_name if thing.definite else one.last > nxt and self._governs(nxt)

    def _governs(self, at: int) -> bool:
        """«تراب الجمهورية»: an everyday thing hangs on the word."""
        after = self.sorts[at + 1] if at + 1 < len(self.sorts) and self.reading.gaps[at + 1] == " " else None
        return after is not None and after.definite and after.ordinary and not after.known_name

    def _named(self, one: Candidate) -> Candidate | None:
        """«ناطق باسم حمدان»: the name without the word that says in whose name."""
        before = self.reading.words[one.first - 1] if one.first else ""
        if not any(before[cut:] in self.spoken_for for cut in (0, 1, 2, 3)):
            return one
        first = one.first + 1
        return one.but(first=first, start=self.reading.starts[first]) if first < one.last else None

    def _sentence(self, one: Candidate) -> bool:
        """«سلام لا حرب»: a small word of the language inside, and an everyday word behind it."""
        within = range(one.first + 1, one.last - 1) if "name.compound" not in one.why else ()
        return any(self.reading.raw(at) in self.sorts[at].stop and self.sorts[at].link != 0 and self.sorts[at + 1].grade == 2 for at in within)

    def _completed(self, one: Candidate) -> Candidate | None:
        """«أسماء المشتبه بهم», «المطاح به», «رفعت أسعارها»: a participle that a preposition completes, a noun with its pronoun."""
        at, words = one.last - 1, self.reading.words
        sort = self.sorts[at]
        if at > one.first and self._aimed(sort):
            return one.but(last=at, end=self.reading.ends[at - 1])  # «بقي شي ليتصدر»
        if at > one.first and sort.word.startswith(_WITH) and sort.grade == 2 and not (sort.known_name or sort.titles):
            return one.but(last=at, end=self.reading.ends[at - 1])  # «اتهم مرسي بالكذب»
        after = words[one.last] if one.last < len(words) and self.reading.gaps[one.last] == " " else ""
        participle = sort.definite and not sort.known_name and sort.word[2:3] == "م" and after in self.upon
        if not participle and not (sort.word.endswith(ITS) and len(sort.word) > 4 and not sort.known_name):
            return one
        alone = one.last == one.first + 2 and (self.sorts[one.first].common_given or self.sorts[one.first].verb or self.sorts[one.first].grade == 2)
        return None if at == one.first or alone else one.but(last=at, end=self.reading.ends[at - 1])

    def _aimed(self, sort: Sort) -> bool:
        """«ليتصدر», «الجارتين», «كرئيس»: a verb that says what for, two of a kind with the article, as what somebody serves; no surname."""
        word = sort.word
        if sort.known_name:
            return False
        if word[0] == "ك" and any(title.left == "ك" for title in sort.titles):
            return True
        return (word[0] == "ل" and word[1:2] in ("ي", "ت") and "-" + word[2:] in self.vocabulary.everyday) or (sort.definite and sort.grade == 1 and word.endswith(("تين", "تان")))

    def _doing(self, one: Candidate) -> Candidate:
        """«سليم الحداد منتقدا …»: a participle in the accusative behind a name says what he does."""
        at = one.last - 1
        if at > one.first and self.sorts[at].doing and not self.sorts[at].known_name and self.reading.gaps[at] == " ":
            return one.but(last=at, end=self.reading.ends[at - 1])
        return one

    def _indefinite(self, at: int) -> bool:
        """«مصدرا وزاريا», «وفدا كينيا»: the accusative of an adjective behind an indefinite noun in the accusative."""
        reading = self.reading
        word, before = reading.words[at], reading.words[at - 1] if at else ""
        if not word.endswith("ا") or reading.gaps[at] != " ":
            return False
        if _counts(before) and self.vocabulary.sort(word[:-1]).nisba:
            return True  # «40 سوريا»
        if not before.endswith("ا"):
            return False
        if _NUNATED in reading.raw(at):
            return True
        if before.endswith(("ها", "نا", "وا")) or len(before) < 4 or not self.sorts[at - 1].ordinary or is_state(reading, at - 1):
            return False
        return self.vocabulary.sort(word[:-1]).nisba
