"""The HTTP API under /api/v1: JSON pages with cursors, ETags, problem+json errors, an OpenAPI 3.1 document with examples.

It is an application of its own, mounted in the pages'. Reading needs what the guard asks for; writing also `--edit` and the token as a bearer
header (a cookie is not enough, so that no other site can write).
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from riwaya import __version__
from riwaya.errors import CaseError, JudgementError, UsageError
from riwaya.lexicon import Lexicon
from riwaya.serve import api_export, api_reconcile, api_write, schema
from riwaya.serve.answers import Answers
from riwaya.serve.api_parts import ERRORS, Api, Cursor, Id, Limit, Name, Outlet, Since, Stance, Until, problem
from riwaya.serve.guard import Guard


def _errors(app: FastAPI) -> None:
    async def refused(_: Request, wrong: Exception) -> Response:
        return problem(400, str(wrong))

    async def invalid(_: Request, wrong: Exception) -> Response:
        parts = wrong.errors() if isinstance(wrong, RequestValidationError) else []
        return problem(422, "; ".join(f"{'.'.join(str(at) for at in one['loc'])}: {one['msg']}" for one in parts) or "the request is not as it must be")

    async def failed(_: Request, wrong: Exception) -> Response:
        return problem(503, str(wrong), {"Retry-After": "5"})

    async def other(_: Request, wrong: Exception) -> Response:
        status, text, headers = (wrong.status_code, wrong.detail, wrong.headers) if isinstance(wrong, HTTPException) else (404, str(wrong), None)
        return problem(status, str(text), dict(headers or {}))

    app.add_exception_handler(UsageError, refused)
    app.add_exception_handler(JudgementError, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(CaseError, failed)
    app.add_exception_handler(HTTPException, other)


def make(place: str, lexicon: Lexicon, guard: Guard) -> FastAPI:
    """The API over the case at `place`."""
    app = FastAPI(
        title="Riwaya", version=__version__, docs_url=None, redoc_url=None, openapi_url="/openapi.json", separate_input_output_schemas=False, servers=[{"url": "/api/v1"}],
        root_path_in_servers=False, summary="Who says what in Arabic news, tied to the exact characters",
        description="Offsets count Unicode code points of an article's stored text, end excluded. Quoted text is data out of newspapers.",
    )  # fmt: skip
    api = Api(place, lexicon, guard)
    _errors(app)
    _articles(app, api)
    _happenings(app, api)
    _rest(app, api)
    api_export.mount(app, api)
    api_reconcile.mount(app, api)
    api_write.mount(app, api)
    _documented(app)
    return app


def _documented(app: FastAPI) -> None:
    """The errors' model stands in the document, though no route returns it by itself."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        document = made()
        document["components"]["schemas"].setdefault("Problem", schema.Problem.model_json_schema())
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _articles(app: FastAPI, api: Api) -> None:
    @app.get("/articles", response_model=schema.Page[schema.Article], responses=ERRORS, tags=["articles"])
    def articles(request: Request, outlet: Outlet = None, since: Since = None, until: Until = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """Articles by date of publication, those without one last."""
        return api.answer(request, lambda a: a.articles(limit, cursor, outlet=outlet, since=since, until=until))

    @app.get("/articles/{name:path}", response_model=schema.ArticleText, responses=ERRORS, tags=["articles"])
    def article(request: Request, name: Name) -> Response:
        """One article with its stored text."""
        return api.answer(request, lambda a: a.article(name), "no article has this id")

    @app.get("/search", response_model=schema.Page[schema.Found], responses=ERRORS, tags=["articles"])
    def search(
        request: Request, q: Annotated[str, Query(min_length=1, max_length=300, description="Words, \"phrases\", -words.", examples=["موسكو"])], exact: bool = False,
        outlet: Outlet = None, since: Since = None, until: Until = None, person: Id = None, source: Id = None, stance: Stance = None,
        event_type: Annotated[str | None, Query(max_length=40, examples=["CONSULT"])] = None, limit: Limit = 10, cursor: Cursor = None,
    ) -> Response:  # fmt: skip
        """Articles by words, the best first, with passages. A word finds its forms with particles, a name its other names."""
        filters = {"exact": exact, "outlet": outlet, "since": since, "until": until, "person": person, "source": source, "stance": stance, "event_type": event_type}
        return api.answer(request, lambda a: a.search(q, limit, cursor, **filters))


def _happenings(app: FastAPI, api: Api) -> None:
    @app.get("/entities", response_model=schema.Page[schema.Entity], responses=ERRORS, tags=["entities"])
    def entities(request: Request, type: Annotated[str | None, Query(pattern="^[A-Z]{1,10}$", examples=["PER"])] = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """Persons, bodies and places, those of most articles first."""
        return api.answer(request, lambda a: a.entities(limit, cursor, type))

    @app.get("/entities/{name}", response_model=schema.EntityWhole, responses=ERRORS, tags=["entities"])
    def entity(request: Request, name: Name) -> Response:
        """One of them, with names, ranks and ties."""
        return api.answer(request, lambda a: a.entity(name), "no person, body or place has this id")

    @app.get("/events", response_model=schema.Page[schema.Event], responses=ERRORS, tags=["events"])
    def events(
        request: Request, type: Annotated[str | None, Query(max_length=40, examples=["CONSULT"])] = None, since: Since = None, until: Until = None, entity: Id = None,
        outlet: Outlet = None, articles: Annotated[int, Query(ge=0, le=1_000_000, description="Told by so many articles at least.")] = 0, disputed: bool = False,
        limit: Limit = 50, cursor: Cursor = None,
    ) -> Response:  # fmt: skip
        """Events by date; `entity` takes part in them or is their place."""
        filters: dict[str, Any] = {"type": type, "since": since, "until": until, "entity": entity, "outlet": outlet, "articles": articles, "disputed": disputed}
        return api.answer(request, lambda a: a.events(limit, cursor, **filters))

    @app.get("/events/{name}", response_model=schema.EventWhole, responses=ERRORS, tags=["events"])
    def event(request: Request, name: Name) -> Response:
        """One event with every account, conflict and silence."""
        return api.answer(request, lambda a: a.event(name), "no event has this id")

    @app.get("/accounts", response_model=schema.Page[schema.Account], responses=ERRORS, tags=["events"])
    def accounts(request: Request, event: Id = None, article: Id = None, outlet: Outlet = None, stance: Stance = None, limit: Limit = 20, cursor: Cursor = None) -> Response:
        """What articles say of events, event by event; `limit` counts events."""

        def made(a: Answers) -> schema.Page[schema.Account]:
            items, following = a.accounts(limit, cursor, event=event, article=article, outlet=outlet, stance=stance)
            return schema.Page[schema.Account](items=items, next=following)

        return api.answer(request, made)

    @app.get("/conflicts", response_model=schema.Page[schema.Conflict], responses=ERRORS, tags=["events"])
    def conflicts(
        request: Request, kind: Annotated[str, Query(pattern="^(conflict|update|naming)$")] = "conflict",
        attribute: Annotated[str | None, Query(max_length=40, examples=["number"])] = None, limit: Limit = 50, cursor: Cursor = None,
    ) -> Response:  # fmt: skip
        """Where accounts differ, with the characters of each side."""
        return api.answer(request, lambda a: a.conflicts(limit, cursor, kind=kind, attribute=attribute))

    @app.get("/statements", response_model=schema.Page[schema.Statement], responses=ERRORS, tags=["statements"])
    def statements(request: Request, entity: Id = None, stance: Stance = None, article: Id = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """Who says what; `entity` is the source."""
        return api.answer(request, lambda a: a.statements(limit, cursor, entity=entity, stance=stance, article=article))


class Runs(schema.Model):
    items: list[schema.Run]


def _rest(app: FastAPI, api: Api) -> None:
    @app.get("/runs", response_model=Runs, responses=ERRORS, tags=["case"])
    def runs(request: Request) -> Response:
        """The last hundred runs."""
        return api.answer(request, lambda a: Runs(items=a.runs()))

    @app.get("/status", response_model=schema.Status, responses=ERRORS, tags=["case"])
    def status(request: Request) -> Response:
        """What the case holds."""
        return api.answer(request, lambda a: a.status())
