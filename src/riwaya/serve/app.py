"""The server: addresses in two languages over one case, and the few forms that write where the server was started with --edit.

`make(...)` builds the application. What the pages show is in `pages`, what the forms write in `deciding`.
"""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import parse_qs

from fastapi import FastAPI, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from riwaya.errors import CaseError, RiwayaError
from riwaya.lexicon import Lexicon
from riwaya.serve import api
from riwaya.serve.deciding import Desk
from riwaya.serve.guard import Guard
from riwaya.serve.links import Links
from riwaya.serve.pages import Asked, Chosen, Pages
from riwaya.serve.rendering import HERE, VENDOR, has_fonts

_LONGEST_FORM = 20_000
Language = Literal["ar", "en"]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]


def make(place: str, lexicon: Lexicon, guard: Guard) -> FastAPI:
    """The application over the case at `place`. With a guard that lets edit it takes corrections and judgements."""
    app = FastAPI(title="Riwaya", docs_url=None, redoc_url=None, openapi_url=None)
    app.middleware("http")(guard)
    pages = Pages(place, lexicon, guard)
    app.mount("/api/v1", api.make(place, lexicon, guard))
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    if has_fonts():
        app.mount("/fonts", StaticFiles(directory=VENDOR), name="fonts")

    @app.get("/", include_in_schema=False)
    def start(request: Request) -> Response:
        wanted = request.headers.get("accept-language", "ar")
        return RedirectResponse("/en/" if wanted.lower().startswith("en") else "/ar/", 302)

    _errors(app, pages)
    _lists(app, pages)
    _things(app, pages)
    if guard.edit:
        _forms(app, Desk(place, lexicon), pages, guard)
    return app


def _errors(app: FastAPI, pages: Pages) -> None:
    """What is not there or cannot be read is said in the page's language."""

    def language(request: Request) -> str:
        return "en" if request.url.path.startswith("/en/") else "ar"

    async def missing(request: Request, wrong: Exception) -> Response:
        return pages.missing(request, language(request))

    async def closed(request: Request, wrong: Exception) -> Response:
        return pages.closed(request, language(request), str(wrong))

    app.add_exception_handler(404, missing)
    app.add_exception_handler(RequestValidationError, missing)
    app.add_exception_handler(CaseError, closed)


def _lists(app: FastAPI, pages: Pages) -> None:
    @app.get("/{language}/", include_in_schema=False)
    def affair(
        request: Request, language: Language, entity: str = "", outlet: str = "", type: str = "", stance: str = "", since: str = "", until: str = "", disputed: str = "",
        offset: Offset = 0,
    ) -> Response:  # fmt: skip
        chosen = Chosen(entity.strip() or None, outlet or None, type or None, stance or None, since or None, until or None, bool(disputed))
        return pages.affair(request, language, chosen, offset)

    @app.get("/{language}/accounts", include_in_schema=False)
    def accounts(request: Request, language: Language, offset: Offset = 0) -> Response:
        return pages.accounts(request, language, offset)

    @app.get("/{language}/conflicts", include_in_schema=False)
    def conflicts(request: Request, language: Language, kind: str = "conflict", offset: Offset = 0) -> Response:
        return pages.conflicts(request, language, kind, offset)

    @app.get("/{language}/naming", include_in_schema=False)
    def naming(request: Request, language: Language, entity: str = "", offset: Offset = 0) -> Response:
        return pages.naming(request, language, entity.strip(), offset)

    @app.get("/{language}/people", include_in_schema=False)
    def people(request: Request, language: Language, type: str = "", offset: Offset = 0) -> Response:
        return pages.people(request, language, type or None, offset)

    @app.get("/{language}/articles", include_in_schema=False)
    def articles(request: Request, language: Language, offset: Offset = 0) -> Response:
        return pages.articles(request, language, offset)

    @app.get("/{language}/network", include_in_schema=False)
    def network(request: Request, language: Language) -> Response:
        return pages.network(request, language)

    @app.get("/{language}/map", include_in_schema=False)
    def map_(request: Request, language: Language, borders: str = "1") -> Response:
        return pages.map(request, language, borders == "1")

    @app.get("/{language}/corpus", include_in_schema=False)
    def corpus(request: Request, language: Language) -> Response:
        return pages.corpus(request, language)

    @app.get("/{language}/search", include_in_schema=False)
    def search(request: Request, language: Language, q: str = "", outlet: str = "", stance: str = "", exact: str = "", offset: Offset = 0) -> Response:
        return pages.search(request, language, Asked(q[:200], outlet or None, stance or None, bool(exact)), offset)

    @app.get("/{language}/suggest", include_in_schema=False)
    def suggest(language: Language, q: str = "") -> Response:
        return pages.suggest(language, q[:200])


def _things(app: FastAPI, pages: Pages) -> None:
    @app.get("/{language}/event/{name}", include_in_schema=False)
    def event(request: Request, language: Language, name: str, by: str = "", offset: Offset = 0) -> Response:
        return pages.event(request, language, name, offset, by == "origin")

    @app.get("/{language}/entity/{name}", include_in_schema=False)
    def entity(request: Request, language: Language, name: str) -> Response:
        return pages.entity(request, language, name)

    @app.get("/{language}/article/{name:path}", include_in_schema=False)
    def article(request: Request, language: Language, name: str) -> Response:
        return pages.article(request, language, name)


def _forms(app: FastAPI, desk: Desk, pages: Pages, guard: Guard) -> None:
    @app.post("/{language}/{action}", include_in_schema=False)
    async def decide(request: Request, language: Language, action: Literal["correct", "withdraw", "judge", "undo"]) -> Response:
        body = await request.body()
        if len(body) > _LONGEST_FORM:
            return PlainTextResponse("this form is too long\n", status_code=413)
        form = {key: values[-1].strip() for key, values in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}
        if not guard.knows(form.get("form_key", "")):
            return PlainTextResponse("this form is not of this server, or the server was started anew: load the page again\n", status_code=403)
        try:
            await run_in_threadpool(desk.take, action, form)
        except RiwayaError as wrong:
            return await run_in_threadpool(pages.refused, request, language, str(wrong))
        return RedirectResponse(Links(language).back(form.get("back", "")), 303)
