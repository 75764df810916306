"""The reconciliation service for OpenRefine: a column of names against the persons, bodies and places of the case.

Protocol 0.2: the manifest without a question, answers with `queries` in the address or as a form. A name matches by itself only where its
letters are those of a known name and nobody else of that type bears it.
"""

from __future__ import annotations

import json
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from riwaya.errors import UsageError
from riwaya.export.taking.writing import clean
from riwaya.lexicon.letters import fold_word
from riwaya.serve.api_parts import ERRORS, Api
from riwaya.store import open_case
from riwaya.store.case import Case

TYPES = [{"id": "PER", "name": "person"}, {"id": "ORG", "name": "body"}, {"id": "LOC", "name": "place"}, {"id": "UNNAMED", "name": "unnamed source"}]
_MOST = 50
_BODY = 1_000_000
_NEAR = """select a.entity, max(a.mentions) from dossier_alias a join dossier_entity e on e.id = a.entity
where (cast(:type as text) is null or e.type = :type) and (a.folded = :name or a.folded like :like escape '!')
group by a.entity order by max(case when a.folded = :name then 1 else 0 end) desc, 2 desc, 1 limit 200"""


def _manifest(request: Request) -> dict[str, Any]:
    root = str(request.base_url).split("/api/v1")[0].rstrip("/")
    return {
        "versions": ["0.2"], "name": "Riwaya", "identifierSpace": "urn:riwaya:entity:", "schemaSpace": "urn:riwaya:type:", "defaultTypes": TYPES,
        "view": {"url": f"{root}/ar/entity/{{{{id}}}}"},
    }  # fmt: skip


def _questions(text: str) -> dict[str, dict[str, Any]]:
    try:
        asked = json.loads(text)
        if not isinstance(asked, dict) or not all(isinstance(one, dict) and isinstance(one.get("query"), str) for one in asked.values()):
            raise ValueError("an object of objects with «query»")
    except (ValueError, RecursionError) as wrong:
        raise UsageError(f"queries is not as OpenRefine sends it: {wrong}") from wrong
    if len(asked) > _MOST:
        raise UsageError(f"at most {_MOST} names at once")
    return asked


def candidates(case: Case, name: str, type: str | None, limit: int) -> list[dict[str, Any]]:
    """Who may be meant by a name, the likeliest first."""
    from rapidfuzz import fuzz

    folded = fold_word(clean(name).replace("\0", " ").strip())
    if not folded:
        return []
    like = "%" + folded.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
    out = []
    for entity, _ in case.database.rows(_NEAR, name=folded, like=like, type=type):
        row = case.database.row("select name, type from dossier_entity where id = :id", id=entity)
        names = [str(one) for (one,) in case.database.rows("select folded from dossier_alias where entity = :id", id=entity)]
        score = max((100.0 if one == folded else min(99.0, fuzz.ratio(one, folded)) for one in names), default=0.0)
        kinds = [one for one in TYPES if row and one["id"] == row[1]]
        out.append({"id": entity, "name": clean(str(row[0])) if row else entity, "score": round(score, 1), "match": False, "type": kinds})
    out.sort(key=lambda one: (-one["score"], one["id"]))
    if out and out[0]["score"] == 100 and (len(out) == 1 or out[1]["score"] < 100):
        out[0]["match"] = True
    return out[:limit]


def _answer(place: str, text: str) -> Response:
    asked = _questions(text)
    with open_case(place) as case, case.database.snapshot():
        results = {}
        for key, one in asked.items():
            kind, most = one.get("type"), one.get("limit", 10)
            kind = kind[0] if isinstance(kind, list) and kind else kind
            kind = kind.get("id") if isinstance(kind, dict) else kind
            limit = max(1, min(most, 50)) if isinstance(most, int) and not isinstance(most, bool) else 10
            results[clean(key)] = {"result": candidates(case, one["query"][:300], kind if isinstance(kind, str) and kind else None, limit)}
    return JSONResponse(results, headers={"Cache-Control": "no-store"})


def mount(app: FastAPI, api: Api) -> None:
    """The routes."""
    @app.get("/reconcile", responses=ERRORS, response_class=JSONResponse, tags=["reconcile"])
    def asked(request: Request, queries: Annotated[str | None, Query(max_length=20_000, examples=['{"q0": {"query": "حفتر", "type": "PER"}}'])] = None) -> Response:
        """The service's manifest, or candidates for names."""
        return JSONResponse(_manifest(request)) if queries is None else _answer(api.place, queries)

    form = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": {
        "type": "object", "required": ["queries"], "properties": {"queries": {"type": "string", "examples": ['{"q0": {"query": "حفتر"}}']}},
    }}}}  # fmt: skip

    @app.post("/reconcile", responses=ERRORS, response_class=JSONResponse, tags=["reconcile"], openapi_extra={"requestBody": form})
    async def posted(request: Request) -> Response:
        """Candidates for names, as OpenRefine asks for them."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _BODY:
                raise UsageError("the request is too long: send fewer names at once")
        try:
            found = parse_qs(body.decode("utf-8"), max_num_fields=100).get("queries")
        except ValueError as wrong:
            raise UsageError("the form cannot be read") from wrong
        if not found:
            return JSONResponse(_manifest(request))
        return await run_in_threadpool(_answer, api.place, found[0])
