"""Who is silent on an event: outlets whose articles in the corpus cover the same affair in the same days and do not mention it.

Said only with that condition: the articles looked at are listed. An outlet that has no article of the window is never called silent, nor is one
called so on an event that only articles without date or outlet tell, on the past that an article recalls, or where its articles tell something that may
be the same (`telling.quiet`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from riwaya.merge import when
from riwaya.model import Article, Silence

_BEFORE, _AFTER = 1, 4
_SHARED = 2
_MONTH = 31
_PAST = 45  # days: what lies further back, or lasts longer, is told as the past, and nobody owes it


class Coverage:
    """Which outlets wrote about whom on which days: articles, and the dossier entities that each is about, asked for when an outlet may be silent."""

    def __init__(self, articles: Iterable[Article], about: Callable[[], Mapping[str, Iterable[int]]]) -> None:
        self._of = {article.id: article for article in articles}
        self._outlets = {article.outlet for article in self._of.values() if article.outlet}
        self._about = about
        self._known: dict[int, list[tuple[int, str]]] | None = None

    @property
    def several(self) -> bool:
        """Whether there is more than one outlet, so that one may be silent."""
        return len(self._outlets) > 1

    @property
    def _by_entity(self) -> dict[int, list[tuple[int, str]]]:
        if self._known is None:
            self._known = {}
            about = self._about()
            for article in self._of.values():
                days = when.days(article.published)
                if article.outlet and days and days.width <= _MONTH:
                    for entity in about.get(article.id, ()):
                        self._known.setdefault(entity, []).append((days.first, article.id))
            for rows in self._known.values():
                rows.sort()
        return self._known

    def silent(self, tellers: Iterable[str], people: frozenset[int], happened: when.Days | None) -> tuple[Silence, ...]:
        """The silent outlets on one event told by the articles `tellers`."""
        told = [self._of[name] for name in sorted(set(tellers))]
        telling = {article.outlet for article in told}
        days = [span for article in told if (span := when.days(article.published))]
        if not days or None in telling or not self._outlets - telling or not people:
            return ()
        first = min(day.first for day in days) - _BEFORE
        last = max(day.last for day in days) + _AFTER
        if happened and (happened.last < first - _PAST or happened.width > _PAST):
            return ()
        if happened and happened.width <= _MONTH:
            first = max(first, happened.first)
        counts: Counter[str] = Counter()
        for entity in people:
            rows = self._by_entity.get(entity, [])
            counts.update(name for _, name in rows[bisect_left(rows, (first, "")) : bisect_right(rows, (last + 1, ""))])
        found: dict[str, list[Article]] = {}
        for name, count in sorted(counts.items()):
            article = self._of[name]
            if count >= min(_SHARED, len(people)) and article.outlet and article.outlet not in telling:
                found.setdefault(article.outlet, []).append(article)
        return tuple(
            Silence(outlet, tuple(article.id for article in articles), min(str(a.published) for a in articles), max(str(a.published) for a in articles))
            for outlet, articles in sorted(found.items())
        )
