"""The server: pages in two languages over one case. Each request opens the case for reading and sees its last complete state.

`make(...)` builds the application; pages of lists are cut at 25 rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from riwaya.lexicon import Lexicon
from riwaya.serve import pictures
from riwaya.serve.guard import Guard
from riwaya.serve.links import Links
from riwaya.serve.rendering import HERE, VENDOR, has_fonts, render
from riwaya.serve.views import Views
from riwaya.serve.words import LANGUAGES, Words
from riwaya.store import open_case
from riwaya.store.case import Case

ROWS = 25
_TYPES = (
    "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "DEATH", "ELECT", "AWARD", "LEGAL",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """Where a list goes on, backwards and forwards."""

    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the affair."""

    entity: str | None = None
    outlet: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    disputed: bool = False


class Pages:
    """The pages of one case. Every method renders one."""

    def __init__(self, place: str, lexicon: Lexicon, guard: Guard) -> None:
        self.place = place
        self.lexicon = lexicon
        self.guard = guard

    @contextmanager
    def open(self, request: Request, language: str, view: str) -> Iterator[tuple[Case, Views, Callable[..., Response]]]:
        """The case, its views in a language, and how to answer with a template."""
        words, links = Words(language), Links(language)
        with open_case(self.place) as case:

            def answer(template: str, code: int = 200, **context: Any) -> Response:
                context = {"view": view, "path": request.url.path, "title": words[view] if view in _VIEWS else words.app, "page": Page(), "asked": "", **context}
                return HTMLResponse(render(template, words, links, edit=self.guard.edit, form_key=self.guard.form_key(), **context), code)

            yield case, Views(case, words, links), answer

    def affair(self, request: Request, language: str, chosen: Chosen, offset: int) -> Response:
        with self.open(request, language, "affair") as (case, views, answer):
            asked: dict[str, Any] = asdict(chosen)
            rows = case.events(**asked, limit=ROWS + 1, offset=offset)
            plain = chosen == Chosen() and offset == 0
            shown = [one for one in (views.happening(row) for row in rows[:ROWS]) if one is not None]
            dated = [found for row in case.events(articles=1, limit=400) if row.date and (found := case.event(row.id)) is not None] if plain else []
            persons = [row for row in case.entities(limit=200) if row.type in ("PER", "ORG")]
            return answer(
                "affair.html", heading="، ".join(one.name for one in persons[:3]) or views.words.app, status=case.status(), happenings=shown,
                overview=pictures.overview(views, dated), differences=[views.difference(one) for one in case.conflicts(limit=4)] if plain else [],
                page=_page(views.links, "affair", rows, offset, **asked), chosen=chosen, filter_entities=persons[:60], filter_outlets=_outlets(case), filter_types=_TYPES,
            )  # fmt: skip

    def accounts(self, request: Request, language: str, offset: int) -> Response:
        with self.open(request, language, "accounts") as (case, views, answer):
            rows = case.events(limit=ROWS + 1, offset=offset)
            shown = [one for one in (views.happening(row, 4) for row in rows[:ROWS]) if one is not None]
            return answer("accounts.html", happenings=shown, total=case.status().happenings, page=_page(views.links, "accounts", rows, offset))

    def conflicts(self, request: Request, language: str, kind: str, offset: int) -> Response:
        with self.open(request, language, "conflicts") as (case, views, answer):
            rows = case.conflicts(kind=kind, limit=ROWS + 1, offset=offset)
            shown = [views.difference(one) for one in rows[:ROWS]]
            return answer("conflicts.html", heading=views.words.conflicts, differences=shown, page=_page(views.links, "conflicts", rows, offset, kind=kind))

    def naming(self, request: Request, language: str, offset: int) -> Response:
        with self.open(request, language, "naming") as (case, views, answer):
            entities = [row for row in case.entities(limit=ROWS * 8) if row.type in ("PER", "ORG")]
            rows = [one for entity in entities[offset : offset + ROWS] for one in views.naming(entity.id)]
            return answer("naming.html", rows=rows, page=_page(views.links, "naming", entities[offset : offset + ROWS + 1], offset))

    def people(self, request: Request, language: str, kind: str | None, offset: int) -> Response:
        with self.open(request, language, "people") as (case, views, answer):
            found = case.entities(type=kind, limit=2 * ROWS + 1, offset=offset)
            rows = [(named, row) for row in found[: 2 * ROWS] if (named := views.named(row.id)) is not None]
            return answer("people.html", rows=rows, page=_page(views.links, "people", found, offset, size=2 * ROWS, type=kind))

    def articles(self, request: Request, language: str, offset: int) -> Response:
        with self.open(request, language, "articles") as (case, views, answer):
            rows = list(case.articles(limit=2 * ROWS + 1, offset=offset))
            return answer("articles.html", articles=rows[: 2 * ROWS], page=_page(views.links, "articles", rows, offset, size=2 * ROWS))

    def event(self, request: Request, language: str, name: str, offset: int) -> Response:
        with self.open(request, language, "accounts") as (_, views, answer):
            page = views.event_page(name, offset)
            if page is None:
                return answer("message.html", 404, heading=views.words.not_found)
            following = views.event_page(name, offset + 8)
            here = views.links.event(name)
            pages = Page(f"{here}?offset={max(0, offset - 8)}" if offset else None, f"{here}?offset={offset + 8}" if following and following.outlets else None)
            return answer("event.html", p=page, title=page.event.title, page=pages)

    def entity(self, request: Request, language: str, name: str) -> Response:
        with self.open(request, language, "people") as (_, views, answer):
            page = views.entity_page(name)
            return answer("message.html", 404, heading=views.words.not_found) if page is None else answer("entity.html", p=page, title=page.entity.name)

    def article(self, request: Request, language: str, name: str) -> Response:
        with self.open(request, language, "articles") as (_, views, answer):
            page = views.article_page(name)
            return answer("message.html", 404, heading=views.words.not_found) if page is None else answer("article.html", p=page, title=page.title)

    def network(self, request: Request, language: str) -> Response:
        with self.open(request, language, "network") as (case, views, answer):
            picture, ties = pictures.network_of(views, [found for row in case.events(limit=400) if (found := case.event(row.id)) is not None])
            return answer("network.html", picture=picture, ties=ties)

    def map(self, request: Request, language: str, borders: bool) -> Response:
        with self.open(request, language, "map") as (_, views, answer):
            picture, places = pictures.places_of(views, self.lexicon, borders)
            return answer("map.html", picture=picture, places=places, borders=borders, coast=pictures.has_coast())

    def corpus(self, request: Request, language: str) -> Response:
        with self.open(request, language, "corpus") as (case, _, answer):
            shared = [one for one in case.origins() if len(one.articles) > 1][:100]
            return answer("corpus.html", status=case.status(), outlets=_outlets(case), runs=case.runs(50), refusals=case.refusals()[:200], origins=shared)


_VIEWS = ("affair", "accounts", "conflicts", "naming", "people", "articles", "network", "map", "corpus", "search")


def _outlets(case: Case) -> list[str]:
    return sorted({one.outlet for one in case.articles() if one.outlet})


def _page(links: Links, name: str, rows: list[Any], offset: int, size: int = ROWS, **query: object) -> Page:
    before = links.page(name, **query, offset=max(0, offset - size)) if offset else None
    return Page(before, links.page(name, **query, offset=offset + size) if len(rows) > size else None)


def make(place: str, lexicon: Lexicon, guard: Guard) -> FastAPI:
    """The application over the case at `place`."""
    app = FastAPI(title="Riwaya", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json")
    app.middleware("http")(guard)
    pages = Pages(place, lexicon, guard)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    if has_fonts():
        app.mount("/fonts", StaticFiles(directory=VENDOR), name="fonts")

    @app.get("/", include_in_schema=False)
    def start(request: Request) -> Response:
        wanted = request.headers.get("accept-language", "ar")
        return RedirectResponse("/en/" if wanted.lower().startswith("en") else "/ar/", 302)

    _lists(app, pages)
    _things(app, pages)
    return app


def _known(language: str) -> bool:
    return language in LANGUAGES


def _lists(app: FastAPI, pages: Pages) -> None:
    offset = Query(0, ge=0, le=10_000_000)

    def missing() -> Response:
        return JSONResponse({"title": "not found"}, 404)

    @app.get("/{language}/", include_in_schema=False)
    def affair(
        request: Request, language: str, entity: str = "", outlet: str = "", type: str = "", since: str = "", until: str = "", disputed: str = "", offset: int = offset
    ) -> Response:
        chosen = Chosen(entity or None, outlet or None, type or None, since or None, until or None, bool(disputed))
        return pages.affair(request, language, chosen, offset) if _known(language) else missing()

    @app.get("/{language}/accounts", include_in_schema=False)
    def accounts(request: Request, language: str, offset: int = offset) -> Response:
        return pages.accounts(request, language, offset) if _known(language) else missing()

    @app.get("/{language}/conflicts", include_in_schema=False)
    def conflicts(request: Request, language: str, kind: str = "conflict", offset: int = offset) -> Response:
        return pages.conflicts(request, language, kind, offset) if _known(language) else missing()

    @app.get("/{language}/naming", include_in_schema=False)
    def naming(request: Request, language: str, offset: int = offset) -> Response:
        return pages.naming(request, language, offset) if _known(language) else missing()

    @app.get("/{language}/people", include_in_schema=False)
    def people(request: Request, language: str, type: str = "", offset: int = offset) -> Response:
        return pages.people(request, language, type or None, offset) if _known(language) else missing()

    @app.get("/{language}/articles", include_in_schema=False)
    def articles(request: Request, language: str, offset: int = offset) -> Response:
        return pages.articles(request, language, offset) if _known(language) else missing()

    @app.get("/{language}/network", include_in_schema=False)
    def network(request: Request, language: str) -> Response:
        return pages.network(request, language) if _known(language) else missing()

    @app.get("/{language}/map", include_in_schema=False)
    def map_(request: Request, language: str, borders: str = "1") -> Response:
        return pages.map(request, language, bool(borders)) if _known(language) else missing()

    @app.get("/{language}/corpus", include_in_schema=False)
    def corpus(request: Request, language: str) -> Response:
        return pages.corpus(request, language) if _known(language) else missing()


def _things(app: FastAPI, pages: Pages) -> None:
    def missing() -> Response:
        return JSONResponse({"title": "not found"}, 404)

    @app.get("/{language}/event/{name}", include_in_schema=False)
    def event(request: Request, language: str, name: str, offset: int = Query(0, ge=0, le=10_000)) -> Response:
        return pages.event(request, language, name, offset) if _known(language) else missing()

    @app.get("/{language}/entity/{name}", include_in_schema=False)
    def entity(request: Request, language: str, name: str) -> Response:
        return pages.entity(request, language, name) if _known(language) else missing()

    @app.get("/{language}/article/{name:path}", include_in_schema=False)
    def article(request: Request, language: str, name: str) -> Response:
        return pages.article(request, language, name) if _known(language) else missing()
