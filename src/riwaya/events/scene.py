"""The scene of an article: who stands at which words, which word joins them, where a clause breaks.

Names, descriptions, sources of statements and unnamed groups of the lexicon become `Stand`s in the order of the words.
It parses nothing: the word before a stretch, its clitics and the gaps between words are all it reads.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from riwaya.events.nouns import Stand
from riwaya.model import Entity, Span, Time
from riwaya.names import Names
from riwaya.speech import Speech
from riwaya.text import Hit, Reading

_HARD = frozenset(".؟!?\n؛…")
_SOFT = frozenset("،,:()[]-–—")


class Scene:
    """Stands, links and breaks of one article."""

    def __init__(self, reading: Reading, names: Names, times: tuple[Time, ...], speech: Speech) -> None:
        self.reading = reading
        kept = reading.folded.kept
        self.stored_starts: list[int] = reading.starts if kept is None else kept[reading.starts].tolist() if reading.starts else []
        self.entities: dict[str, Entity] = {one.id: one for one in speech.entities}
        self.times = [(self.words(one.span), one) for one in times]
        self.links: dict[int, Hit] = {}
        for hit in reading.of("argument"):
            if hit.first not in self.links or hit.last > self.links[hit.first].last:
                self.links[hit.first] = hit
        self.taken: set[int] = set()
        self.stands = self._stands(names, speech)
        self._firsts = [one.first for one in self.stands]
        self.gaps = [_strength(reading.gap(i)) for i in range(len(reading.words))]

    def words(self, span: Span) -> tuple[int, int]:
        """Word range of a span of the stored text."""
        first = bisect_right(self.stored_starts, span.start) - 1
        last = bisect_left(self.stored_starts, span.end)
        return max(0, first), max(first + 1, last)

    def between(self, first: int, last: int) -> list[Stand]:
        """Stands that begin at words `[first, last)`."""
        return self.stands[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def role(self, word: int) -> str:
        """What the link word at `word` says of what follows; empty where there is none."""
        hit = self.links.get(word)
        return str(hit.record["role"]) if hit else ""

    def breaks(self, first: int, last: int) -> bool:
        """Whether a full stop or a word that opens another clause stands between words `first` and `last`."""
        return any(self.gaps[i] == 2 for i in range(first + 1, min(last + 1, len(self.gaps)))) or any(self.role(i) == "break" for i in range(first + 1, last))

    def governor(self, word: int) -> Hit | None:
        """The carrying verb before a noun that tells of an event: «شن … هجوما»; nearest first, inside the clause."""
        for i in range(word - 1, max(-1, word - 9), -1):
            if self.gaps[i + 1] == 2 or self.role(i) == "break":
                return None
            for hit in self.reading.at(i):
                if hit.record.kind == "light" and hit.shape.pos == "verb" and hit.shape.person == "3":
                    return hit
        return None

    def _stands(self, names: Names, speech: Speech) -> list[Stand]:
        out: list[Stand] = []
        for mention in names.mentions:
            first, last = self.words(mention.span)
            name = first
            if mention.role:
                role_first, role_last = self.words(mention.role.span)
                if role_first < first and role_last >= first - 2:
                    first = role_first
            left = self.reading.text[self.reading.starts[first] :][:4] if first < name else self._left(mention.span, name)
            entity = self.entities.get(mention.entity)
            out.append(Stand(first, last, name, mention.entity, mention.type, left=left, gender=(entity.gender or "") if entity else ""))
        for reference in names.references:
            first, last = self.words(reference.span)
            kind = self.entities[reference.entity].type if reference.entity in self.entities else "UNNAMED"
            out.append(Stand(first, last, first, reference.entity, kind, left=self._left(reference.span, first)))
        for statement in speech.statements:
            if statement.source is not None and statement.entity is not None:
                first, last = self.words(statement.source)
                kind = self.entities[statement.entity].type if statement.entity in self.entities else "UNNAMED"
                out.append(Stand(first, last, first, statement.entity, kind))
        return self._with_groups(_apart(out))

    def _left(self, span: Span, word: int) -> str:
        """What stands inside the word before the span begins: an attached particle."""
        inside = span.start - self.stored_starts[word]
        return self.reading.words[word][:inside] if inside > 0 else ""

    def _with_groups(self, known: list[Stand]) -> list[Stand]:
        covered = {i for one in known for i in range(one.first, one.last)}
        flags: dict[int, tuple[bool, bool]] = {}
        out = list(known)
        for hit in self.reading.of("group"):
            record = hit.record
            if hit.first in covered:
                flags[hit.first] = (bool(record.get("armed")), bool(record.get("crowd")))
                continue
            last = self._described(hit.last)
            covered.update(range(hit.first, last))
            stand = Stand(hit.first, last, hit.first, None, "UNNAMED", bool(record.get("armed")), bool(record.get("crowd")), bool(record.get("victim")), hit.left)
            stand.group = self.reading.text[hit.start : hit.end]
            out.append(stand)
        for one in out:
            for i in range(one.first - 1, one.last):
                if i in flags:
                    one.armed, one.crowd = one.armed or flags[i][0], one.crowd or flags[i][1]
            before = self.reading.lexicon.forms_of(self.reading.words[one.first - 1]) if one.first and one.entity else ()
            one.armed = one.armed or any(a.record.kind == "group" and bool(a.record.get("armed")) for a in before)
        return sorted(out, key=lambda one: (one.first, one.last))

    def _described(self, last: int) -> int:
        """A group's adjectives belong to it: one or two words more that agree in their ending."""
        words = self.reading.words
        for _ in range(2):
            if last < len(words) and self.reading.gap(last) == " " and last not in self.links and words[last].endswith(("ين", "ون", "يه", "يون", "يين")) and len(words[last]) > 4:
                last += 1
            else:
                break
        return last


def _strength(gap: str) -> int:
    if _HARD & set(gap):
        return 2
    return 1 if _SOFT & set(gap) else 0


def _apart(stands: list[Stand]) -> list[Stand]:
    """Overlapping stretches: names before descriptions, earlier and longer ones first."""
    out: list[Stand] = []
    covered: set[int] = set()
    for one in stands:
        mine = set(range(one.first, one.last))
        if mine & covered:
            name = set(range(one.name, one.last))
            if name & covered:
                continue
            one.first, mine = one.name, name
        covered |= mine
        out.append(one)
    return sorted(out, key=lambda one: (one.first, one.last))
