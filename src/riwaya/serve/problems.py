"""An error of the API as RFC 9457 wants it: problem+json."""

from __future__ import annotations

from fastapi.responses import Response

from riwaya.serve import schema

TITLES = {
    400: "Bad request", 401: "A token is needed", 403: "Forbidden", 404: "Not found", 405: "Method not allowed", 421: "Misdirected request", 422: "Invalid parameters",
    503: "The case cannot be read",
}  # fmt: skip


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """The answer that tells of an error."""
    body = schema.Problem(title=TITLES.get(status, "Error"), status=status, detail=detail)
    return Response(body.model_dump_json(), status, {**(headers or {}), "Cache-Control": "no-store"}, "application/problem+json")
