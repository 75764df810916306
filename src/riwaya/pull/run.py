"""A pull: feeds first, then every page that they announce and that is not in the inbox yet, host by host.

Hosts are visited side by side, the pages of one host one after another with a pause. What fails for good is noted and not
tried again; what may pass is tried at the next pull.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from riwaya.errors import ReadError
from riwaya.pull.feeds import Announced, announcements, listed
from riwaya.pull.fetch import Fetched, Fetcher, Limits, Refused
from riwaya.pull.inbox import Entry, Inbox
from riwaya.pull.robots import Robots

_TYPES = frozenset(("text/html", "application/xhtml+xml", "application/pdf", "text/plain"))
_KEPT = ("etag", "last-modified", "date", "server", "content-type", "content-language")
_HOSTS = 8


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for; `pause` is the time between two requests to one host."""

    feeds: tuple[str, ...]
    inbox: Path
    allowed: frozenset[str] = frozenset()
    pause: float = 1.0
    most: int = 1000
    limits: Limits = field(default_factory=Limits)


@dataclass(slots=True)
class Counts:
    """What a pull did."""

    feeds: int = 0
    unchanged: int = 0
    pages: int = 0
    known: int = 0
    refused: int = 0


Told = Callable[[str, int], None]


def pull(wish: Wish, told: Told = lambda stage, count: None) -> tuple[Counts, list[tuple[str, str]]]:
    """Pull the feeds; what was done, and addresses with the reasons of their refusal. Raises UsageError for an unreadable list."""
    feeds = [feed for source in wish.feeds for feed in listed(source)]
    run = _Run(wish, told)
    try:
        queues: dict[str, list[tuple[str, Announced]]] = {}
        seen: set[str] = set()
        for feed in dict.fromkeys(feeds):
            for one in run.feed(feed):
                if one.url not in seen and len(seen) < wish.most:
                    seen.add(one.url)
                    queues.setdefault(urlsplit(one.url).netloc, []).append((feed, one))
        told("expected", len(seen))
        with ThreadPoolExecutor(_HOSTS) as pool:
            try:
                for done in [pool.submit(run.host, queue) for queue in queues.values()]:
                    done.result()
            except BaseException:
                run.stopped.set()
                raise
        return run.counts, run.refusals
    finally:
        run.close()


class _Run:
    def __init__(self, wish: Wish, told: Told) -> None:
        self.wish = wish
        self.told = told
        self.inbox = Inbox(wish.inbox)
        self.fetcher = Fetcher(wish.allowed, wish.limits)
        self.robots = Robots(self.fetcher)
        self.counts = Counts()
        self.refusals: list[tuple[str, str]] = []
        self.stopped = threading.Event()
        self.lock = threading.Lock()

    def close(self) -> None:
        self.fetcher.close()
        self.inbox.close()

    def _refuse(self, url: str, wrong: ReadError, feed: str | None = None) -> None:
        with self.lock:
            self.counts.refused += 1
            self.refusals.append((url, str(wrong)))
        self.inbox.note(Entry("refused", url, _now(), feed=feed, reason=str(wrong), passing=feed is None or getattr(wrong, "passing", False)))

    def feed(self, url: str, depth: int = 0) -> list[Announced]:
        """The pages that a feed announces; from the stored feed where the server says that nothing changed."""
        before = self.inbox.entries.get(url)
        before = before if before and before["kind"] == "feed" else None
        kept = before.get("headers", {}) if before else {}
        asked = {ask: kept[have] for ask, have in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")) if have in kept}
        try:
            if not self.robots.allows(url):
                raise Refused("robots.txt does not allow it, or cannot be had")
            found = self.fetcher.get(url, asked)
            if found.status == 304 and before:
                self.counts.unchanged += 1
                return self._announced((self.wish.inbox / "objects" / before["sha256"][:2] / before["sha256"]).read_bytes(), depth)
            if found.status != 200:
                raise Refused(f"the server answers {found.status}")
            pages = self._announced(found.body, depth)
        except (ReadError, OSError) as wrong:
            self._refuse(url, wrong if isinstance(wrong, ReadError) else Refused(str(wrong)))
            return []
        self.counts.feeds += 1
        self.inbox.note(Entry("feed", url, _now(), self.inbox.keep(found.body), found.url, found.type, headers=_headers(found)))
        return pages

    def _announced(self, data: bytes, depth: int) -> list[Announced]:
        pages, further = announcements(data)
        return pages + [one for feed in (further if depth < 2 else []) for one in self.feed(feed, depth + 1)]

    def host(self, queue: list[tuple[str, Announced]]) -> None:
        """The pages of one host, one after another."""
        for feed, one in queue:
            if self.stopped.is_set():
                return
            if self.inbox.done(one.url):
                with self.lock:
                    self.counts.known += 1
            else:
                try:
                    self._page(feed, one)
                except ReadError as wrong:
                    self._refuse(one.url, wrong, feed)
                self.stopped.wait(max(self.wish.pause, self.robots.delay(one.url)))
            self.told("pulled", 1)

    def _page(self, feed: str, one: Announced) -> None:
        if not self.robots.allows(one.url):
            raise Refused("robots.txt does not allow it, or cannot be had")
        found = self.fetcher.get(one.url, types=_TYPES)
        if found.status != 200:
            raise Refused(f"the server answers {found.status}")
        if urlsplit(found.url).netloc != urlsplit(one.url).netloc and not self.robots.allows(found.url):
            raise Refused("redirects to a page that robots.txt does not allow")
        if urlsplit(found.url).path in ("", "/") and urlsplit(one.url).path not in ("", "/"):
            raise Refused("redirects to the front page: the article is gone")
        if not found.body.strip():
            raise Refused("the answer is empty")
        entry = Entry("page", one.url, _now(), self.inbox.keep(found.body), found.url, found.type, found.charset, feed, one.title, one.date, headers=_headers(found))
        self.inbox.note(entry)
        with self.lock:
            self.counts.pages += 1


def _headers(found: Fetched) -> dict[str, str]:
    return {name: found.headers[name][:500] for name in _KEPT if name in found.headers}


def _now() -> str:
    return datetime.fromtimestamp(time.time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
