"""Ties that the text states beside a name: office, rank, who heads, speaks for, belongs to, is the child of, is based in.

Read from role phrases and from what stands between two names («… برئاسة …», «… ومقرها …»). The object is an entity id, or
the office's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.model import Relation
from riwaya.names.nouns import Candidate, Title
from riwaya.names.recognise import Found
from riwaya.names.vocabulary import word_set
from riwaya.text import Reading

_FAR: Final = 8
_BY_OFFICE: Final = {
    "spokesman": "spokesman_of", "member": "member_of", "deputy": "deputy_of", "president": "heads", "commander": "heads", "leader": "heads", "director": "heads",
    "secretary": "heads",
}


class Ties:
    """The relations of one reading; `entity` gives the entity of the name that begins at a word."""

    def __init__(self, reading: Reading, found: Found, entity: dict[int, str]) -> None:
        self.reading, self.found, self.entity = reading, found, entity
        self.under = word_set(reading.lexicon, "name_word.under") | word_set(reading.lexicon, "name_word.led")
        self.within = word_set(reading.lexicon, "name_word.inside")
        self.based = word_set(reading.lexicon, "name_word.based")

    def find(self) -> tuple[Relation, ...]:
        """Relations in order of the names."""
        out: list[Relation] = []
        names = self.found.names
        for number, one in enumerate(names):
            title = self.found.roles.get(one.first)
            if title is not None and one.type == "PER":
                out += self._from_role(one, title)
            if one.type == "ORG" and number + 1 < len(names) and names[number + 1].first - one.last <= _FAR:
                out += self._between(one, names[number + 1])
        return tuple(out)

    def _from_role(self, one: Candidate, title: Title) -> Iterator[Relation]:
        span = self.reading.span(min(title.start, one.start), max(title.end, one.end))
        why = (title.record.id, *one.why)
        kind, person = title.record.class_, self.entity[one.first]
        if kind == "kin":
            parent = self._parent(one, title)
            if parent is not None:
                yield Relation(person, str(title.record["relation"]), parent, span, why)
            return
        if kind == "plural" or title.number in ("p", "d"):
            return
        if kind in ("rank", "office"):
            yield Relation(person, "has_rank" if kind == "rank" else "holds_office", self.reading.stored(title.start, title.end), span, why)
        inside = [other for other in self.found.within(title) if other.type == "ORG"]
        if inside and kind in ("office", "profession"):
            office = str(title.record.get("office"))
            tie = "member_of" if kind == "profession" else _BY_OFFICE.get(office, "works_for")
            if tie == "heads" and inside[0].first > title.first + 3:
                tie = "works_for"
            yield Relation(person, tie, self.entity[inside[0].first], span, why)

    def _parent(self, one: Candidate, title: Title) -> str | None:
        """The parent: named inside the phrase, else the last person before it where it has a pronoun."""
        inside = [other for other in self.found.within(title) if other.type == "PER"]
        before = [other for other in self.found.names if other.first < title.first and other.type == "PER"]
        chosen = inside[-1] if inside else before[-1] if before and title.right else None
        if chosen is None or self.entity[chosen.first] == self.entity[one.first]:
            return None
        return self.entity[chosen.first]

    def _between(self, one: Candidate, other: Candidate) -> Iterator[Relation]:
        """Ties by the words between a body and the name that follows it."""
        subject, target = self.entity[one.first], self.entity[other.first]
        if subject == target:
            return
        words = self.reading.words[one.last : other.first]
        if other.type == "PER" and words and words[0] in self.under and "،" not in self.reading.gaps[one.last]:
            yield Relation(target, "heads", subject, self.reading.span(one.start, other.end), ("name_word.under",))
        elif other.type == "LOC" and any(word in self.based for word in words):
            yield Relation(subject, "based_in", target, self.reading.span(one.start, other.end), ("name_word.based",))
        elif other.type == "ORG" and self._inside(words, other):
            yield Relation(subject, "part_of", target, self.reading.span(one.start, other.end), ("name_word.role_preposition",))

    def _inside(self, words: list[str], other: Candidate) -> bool:
        attached = self.reading.text[self.reading.starts[other.first] : other.start]
        return (len(words) == 1 and words[0] in self.within and not attached) or (not words and attached == "ب")
