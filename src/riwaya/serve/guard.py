"""What keeps the server to itself: the Host header, tokens, forms that only our own pages send, and a policy for the browser.

Bound to loopback it needs no token; beyond it one is demanded. Nothing is shared across origins.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from fastapi import Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from riwaya.serve.problems import problem

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
COOKIE = "riwaya-token"
_API = "/api/v1/"
_ASKING = "/api/v1/reconcile"  # a question, though it is sent as a form
Next = Callable[[Request], Awaitable[Response]]


def is_loopback(host: str) -> bool:
    """Whether a bound address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _refusal(request: Request, status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    """A line of text; under the API a problem, as all its errors."""
    if request.url.path.startswith(_API):
        return problem(status, text, headers)
    return PlainTextResponse(f"{text}\n", status_code=status, headers=headers)


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one server: the names it answers to, the token it asks for, whether it takes corrections."""

    hosts: frozenset[str]
    token: str | None = None
    edit: bool = False
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def form_key(self) -> str:
        """What a form of our own page carries; another site cannot know it."""
        return hmac.new(self.secret.encode(), b"form", "sha256").hexdigest()[:32]

    def knows(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.form_key().encode())

    def _host(self, request: Request) -> str:
        host = request.headers.get("host", "")
        return host.rsplit(":", 1)[0].strip("[]").lower() if host.count(":") <= 1 or host.startswith("[") else host.lower()

    def _may_enter(self, request: Request) -> bool:
        if self.token is None:
            return True
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        return any(hmac.compare_digest(one.encode(), self.token.encode()) for one in (bearer, request.cookies.get(COOKIE, "")) if one)

    async def __call__(self, request: Request, call_next: Next) -> Response:
        if "*" not in self.hosts and self._host(request) not in self.hosts:
            return _refusal(request, 421, "this server does not answer to that name; start it with --host NAME")
        offered = request.query_params.get("token")
        if self.token is not None and offered and hmac.compare_digest(offered.encode(), self.token.encode()) and request.method == "GET":
            entered = RedirectResponse(str(request.url.remove_query_params("token")), status_code=303)
            entered.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
            return entered
        if not self._may_enter(request):
            return _refusal(request, 401, "a token is needed: open the address with ?token=… or send it as a bearer token", {"WWW-Authenticate": "Bearer"})
        if request.method not in ("GET", "HEAD", "OPTIONS") and not self.edit and request.url.path != _ASKING:
            return _refusal(request, 403, "this server is read-only; start it with --edit to take corrections")
        if request.method == "POST" and request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refusal(request, 403, "a form of another site is not taken")
        response = await call_next(request)
        for name, value in HEADERS.items():
            if name != "Cache-Control" or not request.url.path.startswith("/static/"):
                response.headers.setdefault(name, value)
        return response
