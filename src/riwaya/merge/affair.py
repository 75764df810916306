"""Whether two articles are about one affair, so that what they say may be held against each other.

They are if they tell of one event or a person or body stands at the centre of both, and they share some telling words; or if they share many. In a corpus
of mixed news most pairs are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from riwaya.merge.clauses import Clause
from riwaya.merge.weights import Weights

_SOME, _MANY = 5, 11
_LEAST, _LEAST_APART = 3500, 7000
_TELLING = 100


class Affair:
    """Answers for pairs of articles; a pair is weighed once."""

    def __init__(self, clauses: Sequence[Clause], central: Mapping[str, frozenset[int]], linked: Iterable[frozenset[str]]) -> None:
        stems: dict[str, set[str]] = {}
        for clause in clauses:
            stems.setdefault(clause.article, set()).update(stem for stem in clause.stems if not stem.startswith("@"))
        self._stems = {article: frozenset(own) for article, own in stems.items()}
        self._weights = Weights(list(self._stems.values()))
        self._total = {article: max(1, self._weights.sum(own)) for article, own in self._stems.items()}
        self._central = central
        self._linked = frozenset(linked)
        self._known: dict[tuple[str, str], bool] = {}

    def one(self, first: str, second: str) -> bool:
        """Whether the two articles are about one affair."""
        if first == second:
            return True
        key = (first, second) if first < second else (second, first)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._weigh(*key)
        return found

    def _weigh(self, first: str, second: str) -> bool:
        nothing: frozenset[int] = frozenset()
        meet = bool(self._central.get(first, nothing) & self._central.get(second, nothing)) or frozenset((first, second)) in self._linked
        shared = sum(weight for stem in self._stems[first] & self._stems[second] if (weight := self._weights.of(stem)) >= _TELLING)
        share = 100 * shared // min(self._total[first], self._total[second])
        return share >= (_SOME if meet else _MANY) and shared >= (_LEAST if meet else _LEAST_APART)
