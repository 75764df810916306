"""Whether two articles are about one affair, so that what they say may be held against each other.

They are if they tell of one event or a person or body stands at the centre of both, and they share some telling words; or if they share many. In a corpus
of mixed news most pairs are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from riwaya.merge.weights import Weights

_SOME, _MANY = 5, 11
_LEAST, _LEAST_APART = 3500, 7000
_TELLING = 100
_KEPT = 1 << 18


class Affair:
    """Answers for pairs of articles; a pair that was asked for lately is not weighed again."""

    def __init__(self, stems: Mapping[str, tuple[str, ...]], central: Mapping[str, frozenset[int]], linked: Iterable[frozenset[str]]) -> None:
        self._stems = stems
        self._weights = Weights.among(list(stems.values()))
        self._total = {article: max(1, self._weights.sum(own)) for article, own in stems.items()}
        self._central = central
        self._linked = frozenset(linked)
        self._known = lru_cache(maxsize=_KEPT)(self._weigh)

    def one(self, first: str, second: str) -> bool:
        """Whether the two articles are about one affair."""
        if first == second:
            return True
        return self._known(first, second) if first < second else self._known(second, first)

    def _weigh(self, first: str, second: str) -> bool:
        nothing: frozenset[int] = frozenset()
        meet = bool(self._central.get(first, nothing) & self._central.get(second, nothing)) or frozenset((first, second)) in self._linked
        shared = sum(weight for stem in set(self._stems[first]).intersection(self._stems[second]) if (weight := self._weights.of(stem)) >= _TELLING and not stem.startswith("@"))
        share = 100 * shared // min(self._total[first], self._total[second])
        return share >= (_SOME if meet else _MANY) and shared >= (_LEAST if meet else _LEAST_APART)
