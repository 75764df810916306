"""How much a word tells: whole numbers, so that sums do not depend on order, and the same scale for ten articles and ten thousand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

SCALE = 700


class Weights:
    """The weight of a stem among texts: `SCALE` for one that stands in a single text, near nothing for one that stands in most."""

    def __init__(self, counts: Mapping[str, int], texts: int) -> None:
        total = max(texts, 2)
        self._of = {stem: max(1, round(SCALE * math.log(total / min(count, total)) / math.log(total))) for stem, count in counts.items()}

    @classmethod
    def among(cls, texts: Sequence[Iterable[str]]) -> Weights:
        """The weights of stems among texts given as sets of stems."""
        return cls(Counter(stem for stems in texts for stem in stems), len(texts))

    def of(self, stem: str) -> int:
        return self._of.get(stem, SCALE)

    def each(self, stems: Sequence[str]) -> list[int]:
        """The weights of several stems, in their order."""
        of = self._of
        return [of.get(stem, SCALE) for stem in stems]

    def sum(self, stems: Iterable[str]) -> int:
        of = self._of
        return sum([of.get(stem, SCALE) for stem in stems])
