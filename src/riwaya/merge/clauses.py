"""An article cut into clauses, each with what it can be held against others by: signs, figures, sides, stems.

A clause ends at punctuation and at words that turn. A sign is a word with two ends («deliberate», «by mistake»; any event said to be or not to
be); a figure is a number with what it counts; a side is the state that an adjective or a country names. Read once for every article; it
knows the words of the lexicon and no syntax beyond the order of words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from riwaya.dates import numbers
from riwaya.merge.words import Stemmer
from riwaya.model import Account
from riwaya.text import Hit, Reading

_BREAKS = frozenset("،؛,;()[]–—!?؟:\n…")
_NEAR = 7
_REACH_BACK = 5
_HELD = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """A word with two ends: on which `axis`, at which end after negations (+1, -1, 0 for none), left `open` by a wish or condition."""

    axis: str
    side: int
    attribute: str
    open: bool
    negated: bool
    flags: frozenset[str]
    why: tuple[str, ...]
    word: int
    start: int
    end: int
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something: `low` to `high`, what it counts, and the words around it."""

    low: float
    high: float
    value: float
    what: str
    part: bool
    growing: bool
    text: str
    start: int
    end: int
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """Stored characters `[start, end)`; `around` are the stems of its sentence, `whose` the statement that it lies in."""

    article: str
    start: int
    end: int
    sentence: int
    stems: frozenset[str]
    around: frozenset[str]
    sides: frozenset[str]
    entities: frozenset[str]
    signs: tuple[Sign, ...]
    figures: tuple[Figure, ...]
    whose: str | None
    stance: str | None
    text: str


class Reader:
    """Reads the clauses of one laid-out account."""

    def __init__(self, reading: Reading, account: Account, stemmer: Stemmer) -> None:
        self.reading = reading
        self.account = account
        self.stems = [stemmer.stem(word) for word in reading.words]
        self.sides = self._sides()
        self.timed = [(time.span.start, time.span.end) for time in account.times]

    def _sides(self) -> list[frozenset[str]]:
        """The states each word names; heads that the article keeps beside one adjective have its side without it too."""
        named: list[set[str]] = [set() for _ in self.reading.words]
        for kind in ("nisba", "country"):
            for hit in self.reading.of(kind):
                if kind == "nisba" and (hit.record.get("ambiguous") or not hit.record.get("country")):
                    continue
                state = str(hit.record["country"]) if kind == "nisba" else hit.record.id.partition(".")[2]
                for word in range(hit.first, hit.last):
                    named[word].add(state)
        heads: dict[str, Counter[str]] = {}
        for word in range(1, len(named)):
            if len(named[word]) == 1 and not named[word - 1] and self.stems[word - 1] and self.reading.gap(word) == " ":
                heads.setdefault(self.stems[word - 1], Counter())[next(iter(named[word]))] += 1
        lone = Counter(self.stems)
        held = {
            stem: counts.most_common(1)[0][0] for stem, counts in heads.items()
            if len(counts) == 1 and counts.total() >= _HELD and 3 * counts.total() >= lone[stem]
        }
        return [frozenset(one) or frozenset({held[stem]} if stem in held else ()) for one, stem in zip(named, self.stems, strict=True)]

    def clauses(self) -> list[Clause]:
        """All clauses with at least two telling words, in order."""
        out = []
        for number, sentence in enumerate(self.reading.sentences):
            around = frozenset(stem for stem in self.stems[sentence.first : sentence.last] if stem)
            for first, last in self._cuts(sentence.first, sentence.last):
                if sum(1 for stem in self.stems[first:last] if stem) >= 2:
                    out.append(self._clause(number, first, last, around))
        return out

    def _cuts(self, first: int, last: int) -> list[tuple[int, int]]:
        out, start = [], first
        for word in range(first + 1, last):
            turns = any(hit.record.kind == "turn" for hit in self.reading.at(word))
            if (turns or not _BREAKS.isdisjoint(self.reading.gap(word)) or " -" in self.reading.gap(word) or "- " in self.reading.gap(word)) and word - start >= 2:
                out.append((start, word))
                start = word
        return [*out, (start, last)]

    def _clause(self, number: int, first: int, last: int, around: frozenset[str]) -> Clause:
        span = self.reading.word_span(first, last)
        statement = min(
            ((part.end - part.start, one.id, one) for one in self.account.statements for part in one.content if part.start <= span.start + 2 and span.start < part.end),
            default=None, key=lambda row: row[:2],
        )
        inside = [mention.entity for mention in self.account.mentions if span.start <= mention.span.start < span.end]
        inside += [reference.entity for reference in self.account.references if span.start <= reference.span.start < span.end]
        stems = frozenset(stem for stem in self.stems[first:last] if stem)
        return Clause(
            self.account.article.id, span.start, span.end, number, stems, around, frozenset(side for one in self.sides[first:last] for side in one), frozenset(inside),
            tuple(self._signs(first, last)), tuple(self._figures(first, last)), statement[2].entity if statement else None, statement[2].stance if statement else None, span.text,
        )

    def _near(self, first: int, last: int, word: int, after: int) -> frozenset[str]:
        return frozenset(stem for at in range(max(first, word - _NEAR), min(last, after + _NEAR)) if not word <= at < after and (stem := self.stems[at]))

    def _signs(self, first: int, last: int) -> list[Sign]:
        out: list[Sign] = []
        taken: set[tuple[str, int]] = set()
        for word in range(first, last):
            for hit in self.reading.at(word):
                record = hit.record
                if record.kind != "sense" or hit.last > last or (record["axis"], word) in taken:
                    continue
                taken.update((record["axis"], at) for at in range(word, hit.last))
                negations, opened = self._before(first, hit)
                side = {"+": 1, "-": -1}.get(str(record.get("side")), 0) * (-1) ** len(negations)
                span = self.reading.word_span(hit.first, hit.last)
                flags = frozenset(flag for flag in ("same_actor", "same_object", "strict") if record.get(flag))
                out.append(Sign(
                    record["axis"], side, str(record.get("attribute", "")), opened, bool(negations), flags, (record.id, *negations), word, span.start, span.end,
                    self._near(first, last, hit.first, hit.last),
                ))
        return out

    def _before(self, first: int, hit: Hit) -> tuple[tuple[str, ...], bool]:
        """Negations that reach the hit, and whether a wish or a condition stands before it."""
        negations: list[str] = []
        opened = False
        covered = hit.first
        for word in range(hit.first - 1, max(first, hit.first - _REACH_BACK - 3) - 1, -1):
            for other in self.reading.at(word):
                kind = other.record.kind
                if kind == "open" and other.last <= hit.first and hit.first - other.last < 6:
                    opened = True
                if kind != "turning" or other.last > covered:
                    continue
                if hit.first - other.last < int(other.record["reach"]) or (not other.record["reach"] and hit.first - other.last <= 3):
                    covered = word
                    if other.record["reach"]:
                        negations.append(other.record.id)
                break
        return tuple(negations), opened

    def _figures(self, first: int, last: int) -> list[Figure]:
        out = []
        word = first
        while word < last:
            found = [one for one in numbers.at(self.reading, word) if one.kind in ("digits", "cardinal") and one.last <= last]
            if not found:
                word += 1
                continue
            number = max(found, key=lambda one: one.last)
            figure = self._figure(first, last, word, number.last, float(number.value))
            if figure:
                out.append(figure)
            word = number.last
        return out

    def _figure(self, first: int, last: int, word: int, after: int, value: float) -> Figure | None:
        reading = self.reading
        span = reading.word_span(word, after)
        if any(start <= span.start < end for start, end in self.timed):
            return None
        while after < last and (times := self._record("multiple", after)) is not None:
            value *= float(times.record["value"])
            after = times.last
        what, after = self._what(first, last, word, after)
        if what is None:
            return None
        bounds = {str(hit.record["value"]) for at in range(max(first, word - 4), min(last, after + 2)) for hit in reading.at(at)
                  if hit.record.kind == "bound" and (hit.last in (word, word - 1) or after <= at <= after + 1)}
        low = value * (0.9 if "about" in bounds else 1.0)
        high = value * (1.1 if "about" in bounds else 1.0)
        low, high = (0.0 if "less" in bounds else low), (float("inf") if "more" in bounds else high)
        part = any(hit.record.kind == "partial" for at in range(max(first, word - 3), word) for hit in reading.at(at))
        growing = any(hit.record.kind == "growing" for at in range(max(first, word - 8), word) for hit in reading.at(at))
        whole = reading.word_span(word, after)
        return Figure(low, high, value, what, part, growing, whole.text, whole.start, whole.end, self._near(first, last, word, after))

    def _record(self, kind: str, word: int) -> Hit | None:
        return next((hit for hit in self.reading.at(word) if hit.record.kind == kind), None) if word < len(self.reading.words) else None

    def _what(self, first: int, last: int, word: int, after: int) -> tuple[str | None, int]:
        """What a number counts, and the word after it; None for lengths of time and numbers of nothing."""
        if "%" in self.reading.gap(after) or "٪" in self.reading.gap(after):
            return "measure.percent", after
        if after >= last or not self.reading.gap(after).isspace():
            tally = self._tally(first, word)
            return (tally, after) if tally and self._counted_before(first, word) else (None, after)
        if self._record("span", after):
            return None, after
        measure = self._record("measure", after)
        if measure:
            return measure.record.id, measure.last
        counted = self._record("counted", after)
        if counted:
            kind = str(counted.record["class"])
            return (self._tally(first, word) or "people " + self.stems[after] if kind == "people" else kind), counted.last
        stem = self.stems[after]
        return (f"of {stem}" if stem and not stem.isdigit() else None), after + 1

    def _counted_before(self, first: int, word: int) -> bool:
        return any(hit.record.kind == "counted" for at in range(max(first, word - 3), word) for hit in self.reading.at(at))

    def _tally(self, first: int, word: int) -> str | None:
        for at in range(word - 1, max(first, word - 6) - 1, -1):
            for hit in self.reading.at(at):
                if hit.record.kind == "tally" or (hit.record.kind == "counted" and hit.record["class"] != "people"):
                    return str(hit.record["class"])
        return None


def read(reading: Reading, account: Account, stemmer: Stemmer) -> tuple[Clause, ...]:
    """The clauses of one article."""
    return tuple(Reader(reading, account, stemmer).clauses())
