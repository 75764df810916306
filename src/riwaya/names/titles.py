"""Role phrases: from a title («وزير») through its body, country and status to the name beside it, before or after.

«نائب وزير الدفاع الروسي الفريق أول» is one role. A phrase without a name is kept too: it may refer to somebody.
"""

from __future__ import annotations

from typing import Final

from riwaya.lexicon import Analysis
from riwaya.names.choose import Taken
from riwaya.names.nouns import Candidate, Title
from riwaya.names.particles import ARTICLE, DEFINITE, JOINING
from riwaya.names.vocabulary import Sort, article_cut, word_set
from riwaya.text import Reading

_LONGEST: Final = 18
_GOES_ON: Final = frozenset(("former", "late", "acting", "retired", "elected", "adj", "vague", "epithet", "ordinal", "armed", "part", "of_command"))
_PLURALS: Final = ("ات", "ين", "ون")
_HEADS: Final = frozenset(("president", "ruler"))
_ABROAD: Final = frozenset(("envoy", "ambassador"))
_REPUBLIC: Final = frozenset(("الجمهوريه", "الدوله"))
_TO: Final = "الي"
_SENT: Final = frozenset(("envoy", "ambassador", "", "secretary", "spokesman"))  # «المبعوث إلى السودان»; «وزير الخارجية | إلى واشنطن»
_NATION: Final = 5  # words of an office up to the state that it is of
_QUOTES: Final = frozenset("«»“”\"‹›„() ")


class Titles:
    """The role phrases of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], taken: Taken) -> None:
        self.reading = reading
        self.gaps = reading.gaps
        self.sorts = sorts
        self.taken = taken
        self.loose = word_set(reading.lexicon, "name_word.loose_preposition")

    def find(self) -> list[Title]:
        """Every role phrase, the outermost only."""
        out: list[Title] = []
        at, count = 0, len(self.sorts)
        while at < count:
            phrase = self._begin(at) if self.sorts[at].titles else None
            if phrase:
                out.append(phrase)
                at = phrase.last
            else:
                at += 1
        return out

    def _begin(self, at: int) -> Title | None:
        title = self._title(at)
        body = self.taken.get(at)
        if title is None or (body and body.type == "ORG" and body.score >= 6):
            return None
        last = self.end(at + 1)
        for hit in self.reading.longer(at):
            if hit.record.kind == "title" and hit.last > last:
                last = self.end(hit.last)
        start = self.reading.starts[at] + article_cut(title.left)
        return Title(at, last, start, self.reading.ends[last - 1], title.record, title.record.get("gender") or title.shape.gender, title.shape.number, title.right)

    def _title(self, at: int) -> Analysis | None:
        """The title that a word is; a rank or an honorific before an office where a word is both."""
        sort = self.sorts[at]
        if sort.ranked is not None and sort.orgs and not self._definite(at):
            return None
        if not sort.titles or (sort.stop and self.reading.raw(at) in sort.stop and not self._governs(at)):
            return None
        if sort.seated and "ئ" not in self.reading.raw(at):
            return None
        if sort.titles[0].right and self.reading.raw(at).endswith("ة"):
            return None
        if sort.says and self._demands(at):
            return None
        return sort.ranked if sort.ranked is not None and self._definite(at) else sort.titles[0]

    def _demands(self, at: int) -> bool:
        """«طالب الحزب الوزير سامر بـ…», not «طالب في كلية …»: whether a bare word that may be a verb of saying opens a clause and governs no description."""
        after = at + 1
        if self._definite(at) or (at and self.gaps[at] == " " and self.sorts[at].word[:1] not in JOINING) or after >= len(self.sorts) or self.gaps[after] != " ":
            return False
        return not (self.sorts[after].preposition or (self.sorts[after].nisba and not self.sorts[after].definite))

    def _governs(self, at: int) -> bool:
        """«ولي العهد», «ولي عهد السعودية»: a title that is spelled like «و» and a small word, before its genitive."""
        if self.sorts[at].titles[0].left or self.sorts[at].word[:1] not in JOINING:
            return False
        nxt = at + 1
        if nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return False
        land = self.taken.get(nxt + 1) if nxt + 1 < len(self.sorts) and self.gaps[nxt + 1] == " " else None
        return self.sorts[nxt].definite or (land is not None and land.type == "LOC" and self.sorts[nxt].grade == 2)

    def end(self, at: int) -> int:
        """Where the phrase whose first word is before `at` ends."""
        last = begin = at
        construct = not self._definite(at - 1)
        while at < len(self.sorts) and at - begin < _LONGEST:
            gap = self.gaps[at]
            inner = self.taken.get(at)
            if inner and inner.first == at and inner.type != "PER" and (gap == " " or _QUOTES.issuperset(gap)) and not self._given(at, inner):
                if inner.start > self.reading.starts[at] and self.reading.words[at][0] == "و":
                    break
                at = last = inner.last
                construct = False
                continue
            if gap != " " and gap.strip("«»“”\"‹› ") == "،" and self._joins(at):
                at += 1
                last = at
                continue
            sort = self.sorts[at]
            quoted = gap != " " and _QUOTES.issuperset(gap) and self._quoted_body(at - 1)
            if gap != " " and not quoted:
                break
            if sort.nisba and sort.given == 0 and not sort.definite and self._definite(at - 1) and self._named_so(at):
                break
            if sort.status in _GOES_ON or sort.nisba:
                at = last = at + 1
                construct = False
            elif any(t.right and t.record.class_ == "kin" for t in sort.titles):
                break
            elif sort.titles and not sort.known_name:
                if not construct and self._of_another(begin - 1, at):
                    break
                at = last = max([hit.last for hit in self.reading.longer(at) if hit.record.kind == "title"], default=at + 1)
                construct = not self._definite(at - 1)
            elif any(o.left == "ل" for o in sort.orgs):
                at = last = at + 1
                construct = True
            elif sort.preposition:
                if not self._leads(at) or (sort.word == _TO and self._office(begin - 1) not in _SENT):
                    break
                at += 1
                construct = True
            elif self._complement(at, construct):
                construct = construct and not sort.definite and not sort.bound
                at = last = at + 1
            else:
                break
        return last

    def _of_another(self, first: int, at: int) -> bool:
        """«استقبل الرئيس التونسي | رئيس الحكومة …», «أمير قطر | وزير الخارجية الأمريكي»: whether a title behind a closed phrase is somebody else's."""
        mine, theirs = self.sorts[first].titles, self.sorts[at].titles
        if mine and theirs and mine[0].shape.gender == "f" and theirs[0].shape.gender == "m" and self._definite(first) and self._definite(at) and at == first + 1:
            return True  # «اتهمت المعارضة | الرئيس سامر»
        office, head = self._office(at), self._office(first)
        if not office or not head:
            return False
        if self._definite(at):
            return office in _ABROAD and at + 1 < len(self.sorts) and self.gaps[at + 1] == " " and self._definite(at + 1) and self.sorts[at + 1].word.endswith(("ي", "يه"))
        if head in _HEADS and (self._definite(first) or self.sorts[first + 1].word in _REPUBLIC):
            return not (head == office == "ruler")  # «الأمير ولي العهد»
        land, other = self._nation(first, at), self._nation(at, min(at + _NATION, len(self.sorts)))
        return bool(land and other) and land != other

    def _office(self, at: int) -> str:
        """The kind of office that a word is; empty for a rank, an honorific and what is none."""
        title = self.sorts[at].titles[0] if self.sorts[at].titles else None
        return str(title.record["office"]) if title is not None and title.record.class_ == "office" else ""

    def _nation(self, first: int, last: int) -> str:
        """The state that the words `[first, last)` name first, by its name or its adjective, before any break."""
        for at in range(first, last):
            sort, inner = self.sorts[at], self.taken.get(at)
            if at > first and self.gaps[at] != " ":
                return ""
            if sort.nisba and sort.country:
                return str(sort.country)
            if inner is not None and inner.first == at and inner.record is not None and inner.record.id.startswith("country."):
                return inner.record.id.removeprefix("country.")
        return ""

    def _given(self, at: int, town: Candidate) -> bool:
        """«النائب جورج الحداد»: a given name that is a far town's as well, before another part of a name."""
        nxt = at + 1
        if town.type != "LOC" or town.last != nxt or town.score > 7 or self.sorts[at].given != 0 or nxt >= len(self.sorts) or self.gaps[nxt] != " ":
            return False
        return not self.sorts[at - 1].preposition and (self.sorts[nxt].known_name or self.sorts[nxt].front == 0 or self.sorts[nxt].link == 0)

    def _named_so(self, at: int) -> bool:
        """«المحامي تركي الرشيد»: a first name that is an adjective of a land as well does not agree with the definite word before it, and a name goes on behind it."""
        after = self.sorts[at + 1] if at + 1 < len(self.sorts) and self.gaps[at + 1] == " " else None
        return after is not None and (after.link == 0 or after.front == 0 or after.known_name or (after.definite and not after.nisba and not after.titles))

    def _quoted_body(self, at: int) -> bool:
        """Whether a body that stands in quotation marks ends with this word: «قائد «الجيش الأبيض» المشير …»."""
        return any(one is not None and one.last == at + 1 and one.type == "ORG" for one in (self.taken.get(first) for first in range(max(0, at - 5), at + 1)))

    def _leads(self, at: int) -> bool:
        """Whether a preposition goes on with the role: before a body or a place, or as «إلى», «لدى», «باسم» do."""
        inner = self.taken.get(at + 1)
        if inner is not None and inner.first == at + 1 and inner.type != "PER":
            return True
        return self.sorts[at].word not in self.loose

    def _joins(self, at: int) -> bool:
        """After a comma: another title goes on with the same role."""
        return any(t.record.class_ in ("rank", "honorific") for t in self.sorts[at].titles)

    def _definite(self, at: int) -> bool:
        """With the article as it is spelled: «ألعاب», «ألينا» have none."""
        return self.sorts[at].bound or (self.sorts[at].definite and self.reading.raw(at).startswith(DEFINITE))

    def _another(self, at: int) -> bool:
        """«وصف وزير الخارجية الكوبي | الاتهامات»: behind a phrase that is closed, a definite noun that can be no adjective of it."""
        word, before = self.sorts[at].word, self.sorts[at - 1].word
        if not word.startswith(ARTICLE):
            return False
        if word.endswith(_PLURALS):
            return word[-2:] != before[-2:] and (self.sorts[at - 1].nisba or self.sorts[at - 1].status in _GOES_ON)
        bare = word[2:]
        return (len(bare) == 5 and bare[0] == "ت" and bare[3] == "ي") or (5 <= len(bare) <= 7 and bare[0] == "ا" and bare[-2] == "ا")

    def _complement(self, at: int, construct: bool) -> bool:
        sort = self.sorts[at]
        if sort.verb or sort.stop or not sort.letters:
            return False
        if self._definite(at):
            return sort.ordinary and not (sort.family == 0 and sort.given == 0) and (construct or not self._another(at))
        if not construct or not sort.ordinary or sort.front == 0:
            return False
        return not sort.known_name or self.taken.holds(at + 1) or (at + 1 < len(self.sorts) and bool(self.sorts[at + 1].orgs))
