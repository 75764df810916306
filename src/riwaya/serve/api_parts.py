"""What every route of the API needs: parameters with their limits, problem+json, and an answer out of one state of the case."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from riwaya import __version__
from riwaya.lexicon import Lexicon
from riwaya.serve import schema
from riwaya.serve.answers import Answers
from riwaya.serve.guard import Guard
from riwaya.serve.problems import TITLES
from riwaya.serve.problems import problem as problem
from riwaya.serve.shelf import Kept, Shelf

_CONTENT: dict[str, Any] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
ERRORS: dict[int | str, dict[str, Any]] = {code: {"description": TITLES[code], "content": _CONTENT} for code in (400, 401, 404, 422, 503)}
DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"

Limit = Annotated[int, Query(ge=1, le=200, description="How many at most on a page.")]
Cursor = Annotated[str | None, Query(max_length=60, description="`next` of the page before.")]
Outlet = Annotated[str | None, Query(max_length=200, examples=["alwasat.ly"])]
Since = Annotated[str | None, Query(pattern=DATE, description="On this date or later.", examples=["2016-11"])]
Until = Annotated[str | None, Query(pattern=DATE, description="On this date or before.", examples=["2016-11-30"])]
Id = Annotated[str | None, Query(max_length=300)]
Name = Annotated[str, Path(max_length=500)]
Stance = Annotated[schema.Stance | None, Query(examples=["denies"])]


class Api:
    """One case behind the API."""

    def __init__(self, place: str, lexicon: Lexicon, guard: Guard) -> None:
        self.place, self.lexicon, self.guard = place, lexicon, guard
        self._shelf, self._kept = Shelf(place), Kept()

    def answer(self, request: Request, make: Callable[[Answers], BaseModel | None], missing: str = "there is nothing of this id") -> Response:
        """What `make` answers with out of one state of the case, or 304 where the reader has it."""
        with self._shelf.case() as case, case.database.snapshot():
            answers = Answers(case)
            asked = f"{answers.mark()} {__version__} {request.url.path}?{request.url.query}"
            tag = f'"{hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()}"'
            headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
            known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
            if tag in known or "*" in known:
                return Response(status_code=304, headers=headers)
            body = self._kept.get(tag)
            if body is None:
                found = make(answers)
                if found is None:
                    return problem(404, missing)
                body = self._kept.put(tag, found.model_dump_json().encode())
            return Response(body, 200, headers, "application/json")
