"""The pages of one case. Each request opens the case for reading and sees its last complete state; lists are cut at 25 rows.

What is drawn from all events (overview, network, map) is made once for a state of the case and a language, and kept until the
dossier is written anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from riwaya.errors import UsageError
from riwaya.lexicon import Lexicon
from riwaya.serve import pictures, reading
from riwaya.serve.guard import Guard
from riwaya.serve.links import Links
from riwaya.serve.rendering import render
from riwaya.serve.shown import Listed
from riwaya.serve.views import Views
from riwaya.serve.words import Words
from riwaya.store import open_case
from riwaya.store.case import Case

ROWS = 25
STANCES = ("asserts", "denies", "hedges", "expects", "demands", "declines")
TYPES = (
    "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DEATH", "ELECT", "AWARD", "LEGAL",
)  # fmt: skip
VIEWS = ("affair", "conflicts", "accounts", "people", "network", "map", "articles", "naming", "corpus", "search")
_MOST_DOTS, _MOST_DRAWN, _MOST_KEPT, _COLUMNS = 240, 300, 24, 6


@dataclass(frozen=True, slots=True)
class Page:
    """Where a list goes on, backwards and forwards."""

    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the affair. `entity` is an id, or what somebody typed."""

    entity: str | None = None
    outlet: str | None = None
    type: str | None = None
    stance: str | None = None
    since: str | None = None
    until: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words and filters."""

    words: str = ""
    outlet: str | None = None
    stance: str | None = None
    exact: bool = False


class Pages:
    """Every method renders one page."""

    def __init__(self, place: str, lexicon: Lexicon, guard: Guard) -> None:
        self.place = place
        self.lexicon = lexicon
        self.guard = guard
        self._kept: dict[tuple[str, ...], Any] = {}

    @contextmanager
    def open(self, request: Request, language: str, view: str) -> Iterator[tuple[Case, Views, Callable[..., Response]]]:
        """The case, its views in a language, and how to answer with a template."""
        with open_case(self.place) as case:

            def answer(template: str, code: int = 200, **context: Any) -> Response:
                return self._answer(request, language, view, template, code, context)

            yield case, Views(case, Words(language), Links(language)), answer

    def _answer(self, request: Request, language: str, view: str, template: str, code: int, context: dict[str, Any]) -> Response:
        words, links = Words(language), Links(language)
        title = words[view] if view in VIEWS else context.get("heading", words.app)
        asked = {"view": view, "path": request.url.path, "query": request.url.query, "title": title, "page": Page(), "asked": Asked(), **context}
        return HTMLResponse(render(template, words, links, edit=self.guard.edit, form_key=self.guard.form_key(), **asked), code)

    def kept(self, case: Case, name: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for a state of the case."""
        key = (case.written(), *name)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]

    def outlets(self, case: Case) -> list[str]:
        return list(self.kept(case, ("outlets",), case.outlets))

    def missing(self, request: Request, language: str) -> Response:
        return self._answer(request, language, "", "message.html", 404, {"heading": Words(language).not_found})

    def refused(self, request: Request, language: str, reason: str) -> Response:
        """A form that was not taken, and why."""
        return self._answer(request, language, "", "message.html", 409, {"heading": Words(language).not_taken, "reason": reason})

    def closed(self, request: Request, language: str, reason: str) -> Response:
        """The case cannot be read now."""
        return self._answer(request, language, "", "message.html", 503, {"heading": Words(language).not_open, "reason": reason})

    # --- lists

    def affair(self, request: Request, language: str, chosen: Chosen, offset: int) -> Response:
        with self.open(request, language, "affair") as (case, views, answer):
            typed = views.typed(chosen.entity)
            asked: dict[str, Any] = {**asdict(chosen), "entity": typed.id if typed else chosen.entity}
            rows = case.events(**asked, limit=ROWS + 1, offset=offset)
            plain = chosen == Chosen() and offset == 0
            shown = [one for one in (views.happening(row) for row in rows[:ROWS]) if one is not None]
            persons = self.kept(case, ("persons",), lambda: [row for row in case.entities(limit=200) if row.type in ("PER", "ORG")])
            return answer(
                "affair.html", heading=[views.shown_name(one) for one in persons[:3]] or [views.words.app], status=self.kept(case, ("status",), case.status), happenings=shown,
                overview=self.kept(case, ("overview", language), lambda: pictures.overview(views, case.overview(limit=_MOST_DOTS))) if plain else "",
                differences=[views.difference(one) for one in case.conflicts(limit=4)] if plain else [],
                page=_page(views.links, "affair", rows, offset, **{**asdict(chosen), "disputed": "1" if chosen.disputed else ""}), chosen=chosen, filter_stances=STANCES,
                typed=views.shown_name(typed) if typed else chosen.entity or "", filter_entities=persons[:60], filter_outlets=self.outlets(case), filter_types=TYPES,
            )  # fmt: skip

    def accounts(self, request: Request, language: str, offset: int) -> Response:
        with self.open(request, language, "accounts") as (case, views, answer):
            rows = case.events(disputed_first=True, limit=ROWS + 1, offset=offset)
            shown = [one for one in (views.happening(row, 4) for row in rows[:ROWS]) if one is not None]
            total = self.kept(case, ("status",), case.status).happenings
            return answer("accounts.html", happenings=shown, total=total, page=_page(views.links, "accounts", rows, offset))

    def conflicts(self, request: Request, language: str, kind: str, offset: int) -> Response:
        with self.open(request, language, "conflicts") as (case, views, answer):
            kind = kind if kind in ("conflict", "update", "naming") else "conflict"
            rows = case.conflicts(kind=kind, limit=ROWS + 1, offset=offset)
            shown = [views.difference(one) for one in rows[:ROWS]]
            return answer("conflicts.html", kind=kind, differences=shown, page=_page(views.links, "conflicts", rows, offset, kind=kind))

    def naming(self, request: Request, language: str, entity: str, offset: int) -> Response:
        with self.open(request, language, "naming") as (case, views, answer):
            typed = views.typed(entity or None)
            ranked = [typed] if typed else [row for row in case.entities(limit=400) if row.type in ("PER", "ORG")]
            shown = ranked[offset : offset + 8]
            found = self.kept(case, ("naming", language, *(row.id for row in shown)), lambda: [views.naming(row.id) for row in shown])
            tables = [(row, one) for row, one in zip(shown, found, strict=True) if one.rows]
            page = _page(views.links, "naming", ranked[offset : offset + 9], offset, size=8)
            return answer("naming.html", tables=tables, names=ranked[:60], typed=entity, page=page)

    def people(self, request: Request, language: str, kind: str | None, offset: int) -> Response:
        with self.open(request, language, "people") as (case, views, answer):
            found = case.entities(type=kind, limit=2 * ROWS + 1, offset=offset)
            rows = [(named, row) for row in found[: 2 * ROWS] if (named := views.named(row.id)) is not None]
            return answer("people.html", rows=rows, kind=kind, page=_page(views.links, "people", found, offset, size=2 * ROWS, type=kind))

    def articles(self, request: Request, language: str, offset: int) -> Response:
        with self.open(request, language, "articles") as (case, views, answer):
            rows = list(case.articles(limit=2 * ROWS + 1, offset=offset))
            listed = [Listed(views.links.article(one.id), views.headline(one), one.outlet or views.words.unknown_outlet, one.published) for one in rows[: 2 * ROWS]]
            return answer("articles.html", articles=listed, page=_page(views.links, "articles", rows, offset, size=2 * ROWS))

    def network(self, request: Request, language: str) -> Response:
        with self.open(request, language, "network") as (case, views, answer):

            def make() -> Any:
                return pictures.network_of(views, [found for row in case.events(disputed_first=True, limit=_MOST_DRAWN) if (found := case.event(row.id)) is not None])

            picture, ties = self.kept(case, ("network", language), make)
            return answer("network.html", picture=picture, ties=ties)

    def map(self, request: Request, language: str, borders: bool) -> Response:
        with self.open(request, language, "map") as (case, views, answer):
            picture, places, far = self.kept(case, ("map", language, str(borders)), lambda: pictures.places_of(views, self.lexicon, borders))
            return answer("map.html", picture=picture, places=places, far=far, borders=borders, coast=pictures.has_coast())

    def corpus(self, request: Request, language: str) -> Response:
        with self.open(request, language, "corpus") as (case, views, answer):
            return answer(
                "corpus.html", status=self.kept(case, ("status",), case.status), outlets=self.outlets(case), runs=case.runs(50), refusals=case.refusals()[:200],
                origins=case.shared_origins(limit=100), corrections=views.corrections(), judgements=case.judgements()[-200:],
            )  # fmt: skip

    # --- search

    def search(self, request: Request, language: str, asked: Asked, offset: int) -> Response:
        with self.open(request, language, "search") as (case, views, answer):
            names = [one for row in case.named(asked.words, limit=12) if (one := views.named(row.id)) is not None]
            found: list[Listed] = []
            total, page = 0, Page()
            if asked.words.strip():
                try:
                    answered = case.search(asked.words, outlet=asked.outlet, stance=asked.stance, exact=asked.exact, limit=ROWS + 1, offset=offset)
                except UsageError:
                    answered = None
                if answered is not None:
                    total = answered.total or 0
                    found = [views.found(one) for one in answered.found[:ROWS]]
                    query: dict[str, Any] = {"q": asked.words, "outlet": asked.outlet, "stance": asked.stance, "exact": "1" if asked.exact else ""}
                    page = _page(views.links, "search", list(answered.found), offset, **query)
            return answer("search.html", asked=asked, names=names, found=found, total=total, page=page, filter_outlets=self.outlets(case), filter_stances=STANCES)

    def suggest(self, language: str, text: str) -> Response:
        with open_case(self.place) as case:
            views = Views(case, Words(language), Links(language))
            rows = [{"href": views.links.entity(one.id), "text": views.shown_name(one), "type": views.words.of("entity_type", one.type)} for one in case.named(text, limit=8)]
            return JSONResponse(rows)

    # --- things

    def event(self, request: Request, language: str, name: str, offset: int, by_origin: bool) -> Response:
        with self.open(request, language, "accounts") as (_, views, answer):
            page = views.event_page(name, offset, _COLUMNS, by_origin)
            if page is None:
                return self.missing(request, language)
            here, by = views.links.event(name), "&by=origin" if by_origin else ""
            more = offset + _COLUMNS < page.columns
            pages = Page(f"{here}?offset={max(0, offset - _COLUMNS)}{by}" if offset else None, f"{here}?offset={offset + _COLUMNS}{by}" if more else None)
            alike = views.events_like(page.event) if self.guard.edit else []
            return answer("event.html", p=page, title=page.title, page=pages, by_origin=by_origin, here=here, alike=alike)

    def entity(self, request: Request, language: str, name: str) -> Response:
        with self.open(request, language, "people") as (_, views, answer):
            page = views.entity_page(name)
            if page is None:
                return self.missing(request, language)
            alike = views.entities_like(page.entity) if self.guard.edit else []
            return answer("entity.html", p=replace(page, naming=views.naming(name)), title=page.title, alike=alike)

    def article(self, request: Request, language: str, name: str) -> Response:
        with self.open(request, language, "articles") as (_, views, answer):
            page = reading.page(views, name)
            return self.missing(request, language) if page is None else answer("article.html", p=page, title=page.title)


def _page(links: Links, name: str, rows: list[Any], offset: int, size: int = ROWS, **query: object) -> Page:
    before = links.page(name, **query, offset=max(0, offset - size)) if offset else None
    return Page(before, links.page(name, **query, offset=offset + size) if len(rows) > size else None)
