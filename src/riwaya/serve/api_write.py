"""What may be written through the API: corrections of facts and judgements on entities and events. Only with `--edit` and the token."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from riwaya.merge import judgements
from riwaya.serve import schema
from riwaya.serve.api_parts import ERRORS, Api, problem
from riwaya.serve.deciding import MOST_MERGED
from riwaya.store import corrections, judging, open_case, write_case
from riwaya.store.database import Database
from riwaya.store.merging import merge_again


def may_write(api: Api, request: Request) -> None:
    """Raises 403 or 401 for who may not."""
    guard = api.guard
    if not guard.edit or guard.token is None:
        raise HTTPException(403, "this server takes nothing: it must be started with --edit and a --token")
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(bearer.encode(), guard.token.encode()):
        raise HTTPException(401, "send the token as a bearer header", {"WWW-Authenticate": "Bearer"})


@contextmanager
def _writing(api: Api) -> Iterator[Database]:
    """The case open for one change; the dossier is rebuilt at the end, that of a large case by the next build."""
    database = write_case(api.place, create=False)
    try:
        yield database
        row = database.row("select count(*) from account")
        if row is not None and int(row[0]) <= MOST_MERGED:
            merge_again(database, api.place, api.lexicon)
    finally:
        database.close()


def _correction(one: Any, stale: str | None = None) -> schema.Correction:
    return schema.Correction(
        id=one.id, verdict=one.verdict, kind=one.kind, article=one.article, quote=one.quote, changes=dict(one.changes), author=one.author, made=one.made, reason=one.reason,
        stale=stale,
    )  # fmt: skip


class Corrections(schema.Model):
    items: list[schema.Correction]


class JudgementsMade(schema.Model):
    items: list[schema.Judgement]


def _judgement(one: Any, orphan: bool = False) -> schema.Judgement:
    return schema.Judgement(
        id=one.id, verdict=one.verdict, kind=one.kind, names=list(one.names), by=one.by, when=one.when, why=one.why, undone=one.undone, orphan=orphan,
    )  # fmt: skip


def mount(app: FastAPI, api: Api) -> None:
    """The routes."""
    errors = {**ERRORS, 403: {**ERRORS[401], "description": "This server takes nothing"}}

    @app.get("/corrections", response_model=Corrections, responses=ERRORS, tags=["decisions"])
    def corrections_made(request: Request) -> Response:
        """Every correction that holds, and where it lies now."""
        return api.answer(request, lambda a: Corrections(items=[_correction(place.correction, place.stale) for place in a.case.corrections()]))

    @app.post("/corrections", status_code=201, response_model=schema.Correction, responses=errors, tags=["decisions"])
    def correct(request: Request, new: schema.NewCorrection) -> Response:
        """Accept, reject or edit one fact of one article."""
        may_write(api, request)
        with _writing(api) as database:
            made = corrections.make(database, new.fact, new.verdict, tuple(new.changes.items()), author=new.author, reason=new.reason)
            with database.transaction():
                corrections.append(database, [made])
                corrections.lay_over(database)
        return Response(_correction(made).model_dump_json(), 201, media_type="application/json")

    @app.get("/judgements", response_model=JudgementsMade, responses=ERRORS, tags=["decisions"])
    def judgements_made(request: Request) -> Response:
        """Every judgement, also those taken back and those whose words are in no article."""
        return api.answer(request, lambda a: JudgementsMade(items=[_judgement(one, orphan) for one, orphan in a.case.judgements()]))

    @app.post("/judgements", status_code=201, response_model=schema.Judgement, responses=errors, tags=["decisions"])
    def judge(request: Request, new: schema.NewJudgement) -> Response:
        """Say that two entities or two events are the same, different, or may be either."""
        may_write(api, request)
        with open_case(api.place) as case:
            dossier = case.dossier()
        when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = judgements.judge(dossier, new.verdict, new.one, new.other, new.reason, new.author, when)
        with _writing(api) as database:
            judging.append(database, api.place, judgements.written(made))
        return Response(_judgement(made).model_dump_json(), 201, media_type="application/json")

    @app.api_route("/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    def nothing(rest: str) -> Response:
        return problem(404, "the API has no such address; /api/v1/openapi.json lists all")


__all__ = ["may_write", "mount"]
