"""Who is silent on an event: outlets whose articles in the corpus cover the same affair in the same days and do not mention it.

Said only with that condition: the articles looked at are listed. An outlet that has no article of the window is never called silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.merge import when
from riwaya.model import Article, Silence

_BEFORE, _AFTER = 1, 4
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Coverage:
    """An article with its day and the dossier entities it is about."""

    article: Article
    days: when.Days | None
    about: frozenset[int]


def find(accounts: Iterable[str], people: frozenset[int], happened: when.Days | None, coverage: Sequence[Coverage], common: Mapping[int, int]) -> tuple[Silence, ...]:
    """The silent outlets on one event told by the articles `accounts`."""
    tellers = set(accounts)
    told = [one for one in coverage if one.article.id in tellers]
    telling = {one.article.outlet for one in told}
    days = [one.days for one in told if one.days]
    if not days or None in telling:
        return ()
    first = min(day.first for day in days) - _BEFORE
    last = max(day.last for day in days) + _AFTER
    if happened and happened.width <= 31:
        first = max(first, happened.first)
    found: dict[str, list[Article]] = {}
    for one in coverage:
        outlet = one.article.outlet
        if outlet is None or outlet in telling or one.days is None or one.days.width > 31:
            continue
        if first <= one.days.first and one.days.last <= last and len(people & one.about) >= min(_SHARED, len(people)):
            found.setdefault(outlet, []).append(one.article)
    return tuple(
        Silence(outlet, tuple(sorted(article.id for article in articles)), min(str(a.published) for a in articles), max(str(a.published) for a in articles))
        for outlet, articles in sorted(found.items())
    )
