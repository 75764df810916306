"""Sources as entities: names and references as the names room has them, descriptions and documents as new ones.

A description that comes again is the same source («مصادر ليبية», then «المصادر»); a bare noun with the article stands for the
last source whose description or name holds that noun. It cannot tell two different «مصدر أمني» apart.
"""

from __future__ import annotations

from riwaya.lexicon.letters import fold_word
from riwaya.model import Entity, Span
from riwaya.model.compiling import built
from riwaya.names import Names
from riwaya.names.alone import called
from riwaya.names.nouns import Named
from riwaya.names.particles import PRONOUNS
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, several
from riwaya.speech.phrases import phrase as find_phrase


@built(acyclic=True)
class Source:
    """Who says it: the span (None where it is understood), the entity, whether a name is known, gender and number as far as told."""

    __slots__ = ("entity", "gender", "many", "named", "number", "one", "span", "word")

    def __init__(
        self,
        span: Span | None,
        entity: str,
        named: bool,
        gender: str = "",
        number: str = "",
        word: int = -1,
        one: bool = False,  # surely a single person
        many: bool = False,  # surely several people
    ) -> None:
        self.span, self.entity, self.named, self.gender = span, entity, named, gender
        self.number, self.word, self.one, self.many = number, word, one, many

    def at(self, word: int) -> Source:
        """The same, heard at a word."""
        return Source(self.span, self.entity, self.named, self.gender, self.number, word, self.one, self.many)

    def silent(self) -> Source:
        """The same, where the text does not write it."""
        return Source(None, self.entity, self.named, self.gender, self.number, self.word, self.one, self.many)


class People:
    """The entities of an article, with the unnamed sources that are added while reading."""

    def __init__(self, page: Page, names: Names) -> None:
        self.page = page
        self.entities: list[Entity] = list(names.entities)
        self._by_id = {e.id: e for e in names.entities}
        self._described: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._named, self._offices = names.named, dict[str, str]()
        self._told: dict[str, str] = {}  # what stands beside a name with a comma: «، المتحدث باسم الوزارة،»
        self._where = dict[str, str]()  # what stands behind a description: «في البصرة»
        self.last: str | None = None  # whoever spoke last
        self._next = 1 + len(names.entities)

    def of(self, phrase: Phrase, gender: str = "", number: str = "", until: int = 1 << 30) -> Source:
        """The source that a noun phrase names; a description reaches no further than `until`."""
        page = self.page
        name = self._name_in(phrase)
        if name is not None and not (name.type == "LOC" and name.entity in page.grounds):
            span, entity = name.span, self._state(name)
            named = self._by_id[entity].type not in ("UNNAMED",) if entity in self._by_id else True
            self._remember(phrase, entity)
            many = several(page, page.words[phrase.first])
            one = name.type == "PER" and not many and not self._two(phrase)
            return Source(span, entity, named, gender or self._gender(entity), number, phrase.first, one, many)
        last, skip = self.described_to(phrase, until), self._skip(phrase)
        span = page.reading.word_span(phrase.first, last, skip)
        refers = page.refers.get(phrase.first) or page.refers.get(phrase.last - 1)
        if refers is not None and refers.first <= phrase.first + 1 and not (refers.first > phrase.first and self._of_body(phrase.first, refers.entity)):
            self._remember(phrase, refers.entity)
            return Source(span, refers.entity, True, gender or self._gender(refers.entity), number, phrase.first)
        entity, named = self._description(phrase, span, called(page.reading, phrase.first, last, skip))
        return Source(span, entity, named, gender, number, phrase.first, many=several(page, page.words[phrase.first]))

    def _of_body(self, first: int, entity: str) -> bool:
        """«عضو الحكومة»: a person's noun before one that stands for a body, which does not speak itself."""
        return self.type_of(entity) == "ORG" and self.page.grammar.among(self.page.words[first], self.page.grammar.persons)

    def _state(self, name: Named) -> str:
        entity = self._by_id.get(name.entity)
        if name.type == "LOC" and entity is not None and entity.stands_for in self._by_id:
            return str(entity.stands_for)
        return name.entity

    def type_of(self, entity: str) -> str:
        """The type of an entity of this article."""
        found = self._by_id.get(entity)
        return found.type if found is not None else ""

    def gender_of(self, entity: str) -> str:
        """The gender of a person of this article, empty where nothing tells it."""
        return self._gender(entity)

    def _two(self, phrase: Phrase) -> bool:
        """Two names under one cue."""
        return any(w in self.page.named and self.page.joined(w) for w in range(phrase.first + 1, phrase.resume))

    def _gender(self, entity: str) -> str:
        found = self._by_id.get(entity)
        return (found.gender or "") if found is not None else ""

    def _name_in(self, phrase: Phrase) -> Named | None:
        """The name that the phrase is about: its head, or a person beside a title; not the body that a description hangs on."""
        page = self.page
        head = page.named.get(phrase.first) or page.roles.get(phrase.first)
        if head is not None and head.last <= max(phrase.last, phrase.resume) and not self._kin(phrase.first, head.first):
            return head
        body = page.grammar.among(page.words[phrase.first], page.grammar.bodies) and not page.grammar.among(page.words[phrase.first], page.grammar.persons)
        spoken_for = next((w for w in range(phrase.first, phrase.last) if page.words[w] == "باسم"), phrase.last)  # «ناطق باسم فلان»
        names = [page.named[w] for w in range(phrase.first, phrase.resume) if w in page.named and not spoken_for < w < phrase.last]
        if names and names[-1].first in page.quote_at and page.grammar.among(page.words[phrase.first], page.grammar.outlets):
            return names[-1]
        people = [n for n in names if n.type == "PER"]
        titled = bool(people) and (people[-1].first > phrase.first + 1 or page.words[phrase.first].startswith(("ال", "وال")))
        if titled and not body and not self._kin(phrase.first, people[-1].first) and not self._genitive(phrase.first, people[-1].first):
            return people[-1]
        if body and names and names[0].first == phrase.first + 1 and names[0].type == "ORG":
            return names[0]
        return None

    def _genitive(self, first: int, name: int) -> bool:
        """«والدة زوجة فلان»: nothing but bare nouns of persons before a name, which is then not the one that is meant."""
        page = self.page
        if name > first + 1 and page.owned(name):
            return True  # «مسؤول في إدارة فلان»
        return all(not page.is_definite(w) and page.grammar.among(page.words[w], page.grammar.persons) for w in range(first, name))

    def _kin(self, first: int, name: int) -> bool:
        """«عائلة الأسير فلان», «محامي المتهم فلان», «والد فلان»: kin or counsel of a named person, who does not speak himself."""
        page = self.page
        if page.words[first] not in page.grammar.kin or page.reading.raw(first).endswith("ه") or name == first:
            return False
        return not any(page.breaks(w) for w in range(first + 1, name + 1)) and all(w == first or page.words[w].startswith("ال") for w in range(first, name))

    def _skip(self, phrase: Phrase) -> int:
        """How many letters before a description are no part of it."""
        page = self.page
        text = page.words[phrase.first]
        if text.startswith("لل") and text[2:] in page.grammar.speakers:
            return 2
        if text in page.grammar.speakers:
            return 0
        joined = text[:1] in "وفبل" and page.grammar.among(text[1:], page.grammar.speakers)
        return int(text.startswith(("وال", "فال")) or joined or (text[:1] == "ل" and self._owned(text[1:])))

    def _owned(self, text: str) -> bool:
        """«مكتبه», «وزارته»: a noun that may speak, with a pronoun."""
        stems = [text[: -len(end)] + ("ه" if end[0] == "ت" else "") for end in PRONOUNS if text.endswith(end)]
        return not self.page.grammar.speakers.isdisjoint(stems)

    def described_to(self, phrase: Phrase, until: int) -> int:
        """«مصادر من الجيش», «خبراء في الشؤون العسكرية»: an indefinite source with the preposition that describes it."""
        page, last = self.page, phrase.last
        quantity = page.words[phrase.first].removeprefix("ال") in page.grammar.quantities
        if last >= min(page.count, until) or (page.is_definite(phrase.last - 1) and not quantity):
            return last
        attached = max(self._at_body(last), self._belonging(last))
        if attached > last and attached <= until and not page.breaks(last):
            return attached
        if last + 1 >= min(page.count, until):
            return last
        if page.words[last] not in page.grammar.describing or page.breaks(last) or page.breaks(last + 1) or page.words[last + 1] in page.grammar.out_of:
            return last
        after = last + 1
        if page.is_idle(after) or page.words[after] in page.grammar.media or page.grammar.among(page.words[after], page.grammar.documents):
            return last
        inner = find_phrase(page, after, page.sentence_end(phrase.first))
        return self._belonging(inner.last) if inner is not None and inner.last - after < 6 else last

    def _at_body(self, word: int) -> int:
        """«مصدر بوزارة الداخلية», «مسؤول بالحزب»: the word behind a body with «ب» attached; the same word where none stands."""
        page, text = self.page, self.page.words[word]
        if text[:1] != "ب" or page.is_idle(word):
            return word
        named = page.named.get(word)
        if named is not None:
            return named.last if named.type == "ORG" and page.is_preposition(word) else word
        if text[1:].removeprefix("ال") not in page.grammar.bodies:
            return word
        last = word + 1
        if text[1:3] != "ال":
            rest = find_phrase(page, last, page.sentence_end(word))
            return rest.last if rest is not None else word
        while last < page.count and page.words[last].startswith("ال") and not page.breaks(last):
            last += 1
        return last

    def _belonging(self, word: int) -> int:
        """«قوات خاصة تابعة للجيش», «جماعة موالية لإيران»: the word behind whom a source belongs to; the same word where none stands."""
        page = self.page
        if word >= page.count or page.words[word - 1] not in page.grammar.belonging or page.breaks(word):
            return word
        if page.words[word][:1] != "ل" or not page.is_preposition(word):
            return word
        named = page.named.get(word)
        if named is not None:
            return named.last
        last = word + 1
        while last < page.count and page.words[last].startswith("ال") and not page.breaks(last) and last - word < 4:
            last += 1
        return last

    def _remember(self, phrase: Phrase, entity: str) -> None:
        if phrase.resume > phrase.last:
            self._told[entity] = " ".join(self.page.words[phrase.last : phrase.resume])
        kin = self.page.words[phrase.first] in self.page.grammar.kin
        for word in range(phrase.first, phrase.first + 1 if kin else max(phrase.last, phrase.resume)):
            noun = self.page.alone[word].bare
            if noun in (self.page.grammar.speakers if word < phrase.last else self.page.grammar.persons) and not self.page.reading.raw(word).endswith("ه"):
                self._heads[noun] = entity

    def _description(self, phrase: Phrase, span: Span, name: str) -> tuple[str, bool]:
        page, speakers = self.page, self.page.grammar.speakers
        same = page.words[phrase.first] in page.grammar.same and phrase.last - phrase.first > 1
        first = phrase.first + same
        words = [one.bare for one in page.alone[first : phrase.last]]
        if words and words[0] not in speakers and words[0][1:] in speakers:
            words[0] = words[0][1:]
        key = " ".join(words)
        known = self._described.get(key)
        text = page.words[first]
        where = " ".join(page.words[phrase.last : page.reading.touched(span)[1]])
        if known is not None and where and self._where.get(known, where) != where:
            known = None  # «مصدر أمني في البصرة» is not «مصدر أمني في النجف»
        if known is None and len(words) > 1:
            known = next((e.id for e in self.entities if e.type == "ORG" and e.name.startswith(f"{span.text} ")), None)  # «القوات المسلحة» of «القوات المسلحة السودانية»
        if known is None and len(words) > 1:
            known = self._titled(span) or self._titled_behind(phrase)
        if known is None and (text.lstrip("ولب").startswith("ال") or text.startswith("لل")) and words[0] in speakers:
            known = self._heads.get(words[0])
            if known is not None and len(words) > 1 and (self._abroad(known, words[1:]) or (len(words) > 2 and not self._shares(known, words[1:]))):
                known = None
        alone = "ال" + text[2:] if text.startswith("لل") else text
        generic = known is None and alone in page.grammar.generic and len(words) == 1
        if generic and self._may_be(words[0], several(page, text)):
            known = self.last
        if known is None:
            kind = "DOC" if words[0] in page.grammar.documents and words[0] not in page.grammar.persons and words[0] not in page.grammar.bodies else "UNNAMED"
            known = f"e{self._next}"
            self._next += 1
            entity = Entity(known, kind, name, () if name == span.text else (span.text,))
            self.entities.append(entity)
            self._by_id[known] = entity
        if where:
            self._where[known] = where
        if not generic or known != self.last:
            self._described[key] = known
            self._remember(phrase, known)
        entity = self._by_id[known]
        return known, entity.type not in ("UNNAMED", "DOC") or (entity.type == "DOC" and len(words) > 2) or (words[0] in page.grammar.bodies and page.is_definite(phrase.last - 1))

    def _titled(self, span: Span) -> str | None:
        """«رئيس المجلس»: the one person whom the article has named with just that title before."""
        title = fold_word(span.text)
        bearers = {one.entity for one in self._named if one.title == title and one.span.start < span.start}
        return next(iter(bearers)) if len(bearers) == 1 else None

    def _titled_behind(self, phrase: Phrase) -> str | None:
        """«وتابع رئيس المجلس», where «فلان رئيس المجلس» stood before."""
        words, length = self.page.words, phrase.last - phrase.first
        if words[phrase.first] not in self.page.grammar.persons:
            return None
        title = words[phrase.first : phrase.last]
        bearers = {n.entity for n in (self.page.named.get(m) for m in self._ends(phrase.first - length)) if n is not None and words[n.last : n.last + length] == title}
        return next(iter(bearers)) if len(bearers) == 1 else None

    def _ends(self, before: int) -> list[int]:
        """The first words of the persons' names before a word."""
        return [one.first for one in self._named if one.type == "PER" and one.first < before]

    def _may_be(self, noun: str, many: bool) -> bool:
        """Whether whoever spoke last can be called by a noun: a person is no newspaper and not several, a body no spokesman."""
        last, grammar = self.type_of(self.last) if self.last is not None else "", self.page.grammar
        if last == "UNNAMED" and noun in grammar.outlets and grammar.among(fold_word(self._by_id[str(self.last)].name.split()[0]), grammar.persons):
            return False  # «الوزير» is no «الصحيفة»
        if last in ("UNNAMED", "PER") and noun in grammar.persons and noun.endswith("ه") and self._man(str(self.last)):
            return False  # «المتحدثة» is not «الوزير»
        if last == "DOC" and noun in grammar.documents and noun not in grammar.persons:
            return self._by_id[str(self.last)].name.split()[0].removeprefix("ال") == noun  # «التقرير» is no «بيان»
        return not (last == "PER" and (many or noun in grammar.outlets)) and not (last == "ORG" and noun in grammar.persons and noun not in grammar.anybody)

    def _man(self, entity: str) -> bool:
        """Whether an entity is known to be a man, by its name or by its noun."""
        one = self._by_id[entity]
        if one.type == "PER":
            return one.gender == "m"
        first = fold_word(one.name.split()[0]).removeprefix("ال")
        return first in self.page.grammar.persons and not first.endswith("ه") and f"{first}ه" in self.page.grammar.persons

    def _shares(self, entity: str, words: list[str]) -> bool:
        name = self._by_id[entity].name if entity in self._by_id else ""
        told = self._told.get(entity, "")
        return any(w[:4] in name or w[:4] in told or w[:4] in self._office(entity) for w in words if w != "باسم")

    def _abroad(self, entity: str, words: list[str]) -> bool:
        """«الرئيس المصري» is not «الرئيس الفرنسي»: the words name a nation, and what is known of the entity another."""
        mine = self._nations(words)
        theirs = self._nations(fold_word(f"{self._by_id[entity].name} {self._told.get(entity, '')} {self._office(entity)}").split()) if mine else mine
        return bool(theirs) and mine.isdisjoint(theirs)

    def _nations(self, words: list[str]) -> set[str]:
        return {form.record.id for word in words for form in self.page.reading.lexicon.forms_of(word) if form.record.kind == "nisba"}

    def _office(self, entity: str) -> str:
        """The last title of a person, folded; most are never asked for."""
        found = self._offices.get(entity)
        if found is None:
            found = next((one.title for one in reversed(self._named) if one.title and one.entity == entity), "")
            self._offices[entity] = found
        return found
