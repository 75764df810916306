"""One address fetched: redirects followed and checked, size and time limited, packed bodies unpacked within the limit.

Tries again after failures that may pass (busy, server error, broken connection), with growing pauses. It runs no scripts
and sends no cookies.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from riwaya import __version__
from riwaya.errors import ReadError
from riwaya.pull.guard import Forbidden, GuardedTransport

AGENT = f"riwaya/{__version__}"
_HOPS = 6
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))


class Refused(ReadError):
    """An address that yields nothing; `passing` where another run may have luck."""

    def __init__(self, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost."""

    bytes: int = 16 << 20
    seconds: float = 60.0
    tries: int = 3
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the address that gave it, status, headers in lower case, body."""

    url: str
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        _, _, rest = self.headers.get("content-type", "").lower().partition("charset=")
        return rest.split(";")[0].strip(" \"'") or None


class Fetcher:
    """Fetches addresses; safe to use from several threads."""

    def __init__(self, allowed: frozenset[str] = frozenset(), limits: Limits = Limits()) -> None:
        self.limits = limits
        timeout = httpx.Timeout(min(20.0, limits.seconds), pool=None)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "text/html,application/xhtml+xml,application/xml,application/pdf;q=0.9,*/*;q=0.5"}
        self.client = httpx.Client(transport=GuardedTransport(allowed), timeout=timeout, follow_redirects=False, headers=headers, trust_env=False)

    def close(self) -> None:
        self.client.close()

    def get(self, url: str, headers: dict[str, str] | None = None, types: frozenset[str] | None = None) -> Fetched:
        """The answer, whatever its status below 500; raises Refused. Types that are not wanted are refused before their body is read."""
        for attempt in range(self.limits.tries):
            wait: str | None = None
            try:
                found = self._follow(url, headers or {}, types)
                if found.status not in _PASSING:
                    return found
                reason, wait = f"the server answers {found.status}", found.headers.get("retry-after")
            except Forbidden as wrong:
                raise Refused(str(wrong)) from wrong
            except (httpx.TransportError, httpx.StreamError) as wrong:
                if isinstance(wrong.__cause__, Forbidden):
                    raise Refused(str(wrong)) from wrong
                reason = f"{type(wrong).__name__}: {wrong}"
            except (httpx.InvalidURL, UnicodeError, ValueError) as wrong:
                raise Refused(f"not an address: {wrong}") from wrong
            if attempt + 1 < self.limits.tries:
                time.sleep(min(60.0, float(wait)) if wait and wait.isdecimal() else self.limits.pause * 2**attempt)
        raise Refused(f"{reason}, {self.limits.tries} times", passing=True)

    def _follow(self, url: str, headers: dict[str, str], types: frozenset[str] | None) -> Fetched:
        seen = set()
        for _ in range(_HOPS):
            if urlsplit(url).scheme not in ("http", "https"):
                raise Refused(f"not a web address: {url[:200]}")
            if url in seen:
                raise Refused("redirects in a circle")
            seen.add(url)
            with self.client.stream("GET", url, headers=headers) as response:
                location = response.headers.get("location")
                if response.is_redirect and location:
                    url = urljoin(url, location)
                    continue
                known = {name.lower(): value for name, value in response.headers.items()}
                found = Fetched(url, response.status_code, known, b"")
                if types is not None and response.status_code == 200 and found.type not in types:
                    raise Refused(f"is {found.type or 'of no stated type'}, not a page")
                return Fetched(url, response.status_code, known, b"".join(self._body(response)))
        raise Refused(f"redirects more than {_HOPS} times")

    def _body(self, response: httpx.Response) -> Iterator[bytes]:
        """The unpacked body, within the limits of size and time."""
        most, until = self.limits.bytes, time.monotonic() + self.limits.seconds
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length) > most:
            raise Refused(f"larger than {most >> 20} MB")
        coding = response.headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip", "deflate", ""):
            raise Refused(f"packed in an unknown way ({coding})")
        unpack = None if coding in ("identity", "") else zlib.decompressobj(zlib.MAX_WBITS | 32)
        total = 0
        for chunk in response.iter_raw():
            if time.monotonic() > until:
                raise Refused(f"not done after {self.limits.seconds:g} seconds", passing=True)
            try:
                piece = unpack.decompress(chunk, most + 1 - total) if unpack else chunk
            except zlib.error as wrong:
                raise Refused(f"its packing is broken: {wrong}") from wrong
            total += len(piece)
            if total > most:
                raise Refused(f"larger than {most >> 20} MB" + (" when unpacked" if unpack else ""))
            yield piece
