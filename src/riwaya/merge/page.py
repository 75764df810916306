"""One article laid out for merge: stems, states and sorts of people word by word, so that signs and figures are read from windows.

A head that the article keeps beside one adjective of a state («the army» where it is always «the Ruritanian army») has that state without it too.
"""

from __future__ import annotations

from collections import Counter

from riwaya.merge.words import Stemmer
from riwaya.model import Account
from riwaya.text import Hit, Reading

_NEAR = 7
_HELD = 3
_NOTHING: frozenset[str] = frozenset()
_ARMED = frozenset({"@fighters", "@troops"})


class Page:
    """A reading with what merge knows of every word."""

    def __init__(self, reading: Reading, account: Account, stemmer: Stemmer) -> None:
        self.reading = reading
        self.account = account
        self._by_kind: dict[str, dict[int, list[Hit]]] = {}
        self.stems = [stemmer.stem(word) for word in reading.words]
        self.senses: list[list[Hit]] = [[] for _ in reading.words]
        for hit in reading.of("sense"):
            self.senses[hit.first].append(hit)
        self.sorts = [frozenset(f"@{hit.record['axis']}" for hit in row if not hit.record.get("side")) if row else _NOTHING for row in self.senses]
        numbered = {hit.first for hit in reading.of("number")}
        self.counts = [index in numbered or word[-1].isdigit() for index, word in enumerate(reading.words)]
        self.sides = self._sides()
        self.timed = [(time.span.start, time.span.end) for time in account.times]

    def _sides(self) -> list[frozenset[str]]:
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
            stem: next(iter(counts)) for stem, counts in heads.items() if len(counts) == 1 and counts.total() >= _HELD and 3 * counts.total() >= lone[stem]
        }
        return [frozenset(one) if one else frozenset({held[stem]}) if stem in held else _NOTHING for one, stem in zip(named, self.stems, strict=True)]

    def tokens(self, first: int, last: int) -> frozenset[str]:
        """Stems and sorts of the words `[first, last)`."""
        return frozenset(stem for stem in self.stems[first:last] if stem).union(*self.sorts[first:last])

    def armed(self, first: int, last: int) -> str | None:
        """The first sort of armed people in the words `[first, last)`: fighters or troops."""
        return next((sort for sorts in self.sorts[first:last] for sort in sorted(sorts & _ARMED)), None)

    def states(self, first: int, last: int) -> frozenset[str]:
        """States named in the words `[first, last)`."""
        return frozenset().union(*self.sides[first:last])

    def near(self, first: int, last: int, word: int, after: int, reach: int = _NEAR) -> frozenset[str]:
        """Tokens around the words `[word, after)` inside `[first, last)`."""
        return self.tokens(max(first, word - reach), word) | self.tokens(after, min(last, after + reach))

    def _starts(self, kind: str) -> dict[int, list[Hit]]:
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = {}
            for hit in self.reading.of(kind):
                found.setdefault(hit.first, []).append(hit)
        return found

    def hit(self, kind: str, word: int) -> Hit | None:
        """The longest hit of a kind that starts at a word."""
        found = self._starts(kind).get(word)
        return found[0] if found else None

    def hits(self, kind: str, first: int, last: int) -> list[Hit]:
        """Hits of a kind that start in `[first, last)`."""
        starts = self._starts(kind)
        return [hit for word in range(first, last) if word in starts for hit in starts[word]] if starts else []
