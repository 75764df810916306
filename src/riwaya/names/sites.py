"""Places: those that the lists know, and those that a class noun names («مطار … الدولي», «مدينة …»).

A listed place whose form is also an everyday word needs a class noun or a preposition of place before it. A place that
nobody listed is found only after a class noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon import Analysis
from riwaya.lexicon.letters import fold_word
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, Vocabulary, article_cut
from riwaya.text import Hit, Reading

_QUOTES = frozenset("«»“”\"‹›„")
_STATE = ("جمهوريه", "مملكه")
_LISTED = (("country", "LOC", 8), ("place", "LOC", 7), ("organisation", "ORG", 8), ("outlet", "ORG", 6))


class Sites:
    """The listed names of one reading, and the places that class nouns open."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self.reading = reading
        self.vocabulary = vocabulary
        self.near = frozenset(fold_word(form) for form in reading.lexicon.get("name_word.of_place")["forms"])
        self.sorts: list[Sort] = [vocabulary.sort(word) for word in reading.words]

    def listed(self) -> Iterator[Candidate]:
        """Names that a list knows: countries, places, organisations, outlets."""
        for kind, type_, score in _LISTED:
            hits = self.reading.of(kind)
            sure = {hit.record.id for hit in hits if self._supported(hit, set())}
            found: set[int] = set()
            for hit in hits:
                if hit.right:
                    continue
                if self._weak(hit) and hit.record.id not in sure and not self._supported(hit, found):
                    continue
                if kind == "country" and hit.last == hit.first + 1 and self._adverbial(hit):
                    continue
                hit = self._without_class(hit)
                found.add(hit.last)
                longer = min(9, score + hit.last - hit.first - 1)
                yield Candidate(hit.first, hit.last, hit.start, hit.end, type_, longer, hit.record, (hit.record.id,))

    def _weak(self, hit: Hit) -> bool:
        """Whether a listed form needs support: it is marked, or it is one everyday word and no capital."""
        if self.sorts[hit.first].orgs or (self.sorts[hit.first].places and hit.last == hit.first + 1):
            return True
        if hit.record.get("ambiguous") and not hit.record.get("stands_for"):
            return True
        return hit.record.kind == "place" and hit.last == hit.first + 1 and self.sorts[hit.first].ordinary and not hit.record.get("stands_for")

    def _adverbial(self, hit: Hit) -> bool:
        """«عسكريا روسيا»: not the country but the adjective in the accusative."""
        word = self.reading.words[hit.first]
        before = self.reading.words[hit.first - 1] if hit.first else ""
        if not (word.endswith("ا") and before.endswith("ا") and len(before) > 4 and self.reading.gap(hit.first) == " ") or before.endswith(("ها", "نا", "وا")):
            return False
        return self.vocabulary.sort(word[:-1]).nisba and self.sorts[hit.first - 1].ordinary

    def _without_class(self, hit: Hit) -> Hit:
        """«دولة الإمارات» is listed; the class noun stays outside all the same."""
        sort = self.sorts[hit.first]
        outside = any(p.record.get("inside") is False for p in sort.places)
        if hit.last == hit.first + 1 or hit.record.kind == "organisation" or not outside or sort.definite or sort.word.endswith(_STATE):
            return hit
        return hit._replace(first=hit.first + 1, start=self.reading.starts[hit.first + 1])

    def _supported(self, hit: Hit, found: set[int]) -> bool:
        before = self.sorts[hit.first - 1] if hit.first else None
        if hit.record.kind in ("country", "place"):
            if hit.first in found and (hit.left.startswith("و") or self.reading.gap(hit.first) == "، "):
                return True
            near = before is not None and self.reading.gap(hit.first) == " "
            return bool(near and before and (before.places or before.word in self.near or before.titles)) or (hit.left.endswith("ب") and self.sorts[hit.first].grade < 2)
        quoted = set(self.reading.gap(hit.first).strip()) & _QUOTES
        return bool(quoted) or bool(before and self.reading.gap(hit.first) == " " and before.orgs)

    def opened(self, taken: dict[int, Candidate]) -> Iterator[Candidate]:
        """Places that a class noun opens."""
        for index, sort in enumerate(self.sorts):
            for head in sort.places:
                found = self._open(index, head, taken)
                if found:
                    yield found
                    break

    def _open(self, index: int, head: Analysis, taken: dict[int, Candidate]) -> Candidate | None:
        reading, nxt = self.reading, index + 1
        if head.left.endswith(("ال", "لل")) or nxt >= len(self.sorts) or head.shape.number == "d":
            return None
        gap, inside = reading.gap(nxt), bool(head.record.get("inside"))
        quoted = bool(set(gap.strip()) & _QUOTES)
        if gap != " " and not quoted:
            return None
        known = taken.get(nxt)
        start = reading.starts[index] + article_cut(head.left)
        if known and known.type == "LOC" and known.start == reading.starts[nxt]:
            if not inside or quoted:
                return None
            last = self._adjectives(known.last)
            return Candidate(index, last, start, reading.ends[last - 1], "LOC", 9, None, (head.record.id, *known.why))
        unknown = self._unknown(nxt, quoted)
        if unknown is None:
            return None
        last = unknown
        if inside and not quoted:
            return Candidate(index, last, start, reading.ends[last - 1], "LOC", 5, None, (head.record.id,))
        return Candidate(nxt, last, reading.starts[nxt], reading.ends[last - 1], "LOC", 5, None, (head.record.id, "name after class noun"))

    def _adjectives(self, at: int) -> int:
        while at < len(self.sorts) and self.reading.gap(at) == " " and at < len(self.sorts):
            sort = self.sorts[at]
            if not (sort.definite and sort.word.endswith(("ي", "يه")) and not sort.nisba and not sort.titles and sort.status is None):
                break
            at += 1
        return at

    def _unknown(self, first: int, quoted: bool) -> int | None:
        """Where a name that no list has would end: unknown words, or what stands in quotation marks."""
        at = first
        while at < min(first + 3, len(self.sorts)):
            sort = self.sorts[at]
            if at > first and self.reading.gap(at) != " ":
                break
            if not quoted and (sort.ordinary or sort.nisba or sort.verb or sort.titles or sort.orgs or sort.places or not sort.letters or sort.bound):
                break
            at += 1
            if at < len(self.sorts) and set(self.reading.gap(at).strip()) & _QUOTES:
                break
        return at if at > first else None
