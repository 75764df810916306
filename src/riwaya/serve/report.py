"""One file with everything in it: style, fonts, drawings, articles. It runs no script and fetches nothing.

The same templates as the server's pages, with fragments for addresses. What does not fit is left out by rank (events with
fewer accounts, persons of fewer articles), never cut in the middle.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Any

from riwaya.errors import UsageError
from riwaya.lexicon import Lexicon
from riwaya.model import DossierEvent
from riwaya.serve import pictures, reading
from riwaya.serve.links import Links, slug
from riwaya.serve.rendering import HERE, VENDOR, has_fonts, render
from riwaya.serve.views import Views
from riwaya.serve.words import Words
from riwaya.store.case import Case
from riwaya.store.rows import EventRow

POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
_FONT = re.compile(r'url\("/fonts/([^"]+)"\)')


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file holds."""

    events: int = 150
    entities: int = 40
    articles: int = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A page inside the file, with the name that fragments use."""

    slug: str
    page: Any


def style() -> str:
    """The sheet, with the fonts as data where they are there."""
    sheet = (HERE / "static" / "page.css").read_text(encoding="utf-8")
    if not has_fonts():
        return sheet
    fonts = (HERE / "static" / "fonts.css").read_text(encoding="utf-8")

    def data(found: re.Match[str]) -> str:
        encoded = base64.b64encode((VENDOR / found.group(1)).read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{encoded}")'

    return _FONT.sub(data, fonts) + sheet


def _chosen(case: Case, event: str | None, person: str | None, limits: Limits) -> list[EventRow]:
    """The events that the file holds, by date: one, a person's, or the weightiest."""
    rows = case.events(entity=person)
    if event is not None:
        rows = [one for one in rows if one.id == event]
        if not rows:
            raise UsageError(f"no event has the id {event}; `riwaya export CASE --format json` lists them")
    if person is not None and case.entity(person) is None:
        raise UsageError(f"no person, body or place has the id {person}; `riwaya export CASE --format json` lists them")
    kept = {one.id for one in sorted(rows, key=lambda one: (-min(one.conflicts, 1), -one.articles, -one.accounts, one.id))[: limits.events]}
    return [one for one in rows if one.id in kept]


def _entities(events: list[DossierEvent], person: str | None, case: Case, limits: Limits) -> list[str]:
    named = {one for event in events for one in (*event.actors, *event.recipients)} | ({person} if person else set())
    named |= {event.place for event in events if event.place}
    return [row.id for row in case.entities() if row.id in named and row.type in ("PER", "ORG", "LOC")][: limits.entities]


def report(case: Case, lexicon: Lexicon, language: str = "ar", event: str | None = None, person: str | None = None, limits: Limits | None = None) -> str:
    """The file's text. Raises UsageError for an id that the case does not have."""
    limits = limits or Limits()
    rows = _chosen(case, event, person, limits)
    events = [found for one in rows if (found := case.event(one.id)) is not None]
    texts = list(dict.fromkeys(one.article for found in events for one in found.accounts))
    if event is None and person is None:
        texts = list(dict.fromkeys([*texts, *(one.id for one in case.articles(limit=limits.articles))]))
    held = {"event": {one.id for one in events}, "entity": set(_entities(events, person, case, limits)), "article": set(texts[: limits.articles])}
    words = Words(language)
    links = Links(language, single=True, there=lambda kind, name: name in held[kind])
    views = Views(case, words, links)
    happenings = [one for one in (views.happening(row) for row in rows) if one is not None]
    conflicts = [one for one in case.conflicts() if one.event in held["event"]]
    dated = [(one.id, one.date, told.outlet, told.stance) for one in events if one.date for told in one.accounts]
    picture, ties = pictures.network_of(views, events)
    chart, places, far = pictures.places_of(views, lexicon, borders=True)
    title = next((views.title(one) for one in events if one.id == event), None) or _title(case, person)
    sections = ["affair", *(["conflicts"] if conflicts else []), "accounts", "people", *(["network"] if picture else []), *(["map"] if chart else []), "articles"]
    return render(
        "report.html", words, links, title=title, policy=POLICY, style=_Safe(style()), sections=sections, overview=pictures.overview(views, dated), happenings=happenings,
        differences=[views.difference(one) for one in conflicts], events=[Section(slug(one.id), views.event_page(one.id, most=12)) for one in events],
        entities=[Section(slug(one), page) for one in sorted(held["entity"]) if (page := views.entity_page(one, 12)) is not None],
        articles=[Section(slug(one), read) for one in texts[: limits.articles] if (read := reading.page(views, one)) is not None],
        network=picture, ties=ties, chart=chart, places=places, far=far, borders=True, coast=pictures.has_coast(), view="report",
    )  # fmt: skip


def _title(case: Case, person: str | None) -> str:
    """The person's name, or the names that most articles share."""
    if person is not None:
        found = case.entity(person)
        return found.name if found else person
    return "، ".join(one.name for one in [row for row in case.entities(limit=12) if row.type in ("PER", "ORG")][:3]) or "رواية"


class _Safe(str):
    """Our own sheet, which must not be escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)
