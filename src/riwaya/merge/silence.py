"""Who is silent on an event: outlets whose articles in the corpus cover the same affair in the same days and do not mention it.

Said only with that condition: the articles looked at are listed. An outlet that has no article of the window is never called silent, nor is one
called so on an event that only articles without date or outlet tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.merge import when
from riwaya.model import Article, Silence

_BEFORE, _AFTER = 1, 4
_SHARED = 2
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Covered:
    """An article with the dossier entities it is about."""

    article: Article
    about: frozenset[int]


class Coverage:
    """Which outlets wrote about whom on which days."""

    def __init__(self, covered: Sequence[Covered]) -> None:
        self._of = {one.article.id: one for one in covered}
        self._outlets = {one.article.outlet for one in covered if one.article.outlet}
        self._by_entity: dict[int, list[tuple[int, str]]] = {}
        for one in covered:
            days = when.days(one.article.published)
            if one.article.outlet and days and days.width <= _MONTH:
                for entity in one.about:
                    self._by_entity.setdefault(entity, []).append((days.first, one.article.id))
        for rows in self._by_entity.values():
            rows.sort()

    def silent(self, tellers: Iterable[str], people: frozenset[int], happened: when.Days | None) -> tuple[Silence, ...]:
        """The silent outlets on one event told by the articles `tellers`."""
        told = [self._of[name].article for name in sorted(set(tellers))]
        telling = {article.outlet for article in told}
        days = [span for article in told if (span := when.days(article.published))]
        if not days or None in telling or not self._outlets - telling or not people:
            return ()
        first = min(day.first for day in days) - _BEFORE
        last = max(day.last for day in days) + _AFTER
        if happened and happened.width <= _MONTH:
            first = max(first, happened.first)
        counts: Counter[str] = Counter()
        for entity in people:
            rows = self._by_entity.get(entity, [])
            counts.update(name for _, name in rows[bisect_left(rows, (first, "")) : bisect_right(rows, (last + 1, ""))])
        found: dict[str, list[Article]] = {}
        for name, count in sorted(counts.items()):
            article = self._of[name].article
            if count >= min(_SHARED, len(people)) and article.outlet and article.outlet not in telling:
                found.setdefault(article.outlet, []).append(article)
        return tuple(
            Silence(outlet, tuple(article.id for article in articles), min(str(a.published) for a in articles), max(str(a.published) for a in articles))
            for outlet, articles in sorted(found.items())
        )
