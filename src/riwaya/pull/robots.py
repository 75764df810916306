"""What a host asks of robots: its robots.txt, fetched once a run. No file means that all is allowed; an unreachable one that nothing is."""

from __future__ import annotations

import threading
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from riwaya.pull.fetch import AGENT, Fetcher, Refused

_LONGEST_DELAY = 30.0
_MOST_BYTES = 512_000


class Robots:
    """The rules of all hosts met so far."""

    def __init__(self, fetcher: Fetcher) -> None:
        self.fetcher = fetcher
        self.rules: dict[str, RobotFileParser | None] = {}
        self.lock = threading.Lock()

    def _of(self, url: str) -> RobotFileParser | None:
        """The rules of an address's host; None where they cannot be had."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        with self.lock:
            if root in self.rules:
                return self.rules[root]
        parser: RobotFileParser | None = RobotFileParser()
        assert parser is not None
        try:
            found = self.fetcher.get(f"{root}/robots.txt")
            parser.parse(found.body[:_MOST_BYTES].decode("utf-8", "replace").splitlines() if found.status == 200 else [])
        except Refused as wrong:
            if wrong.passing:
                parser = None
            else:
                parser.parse([])
        with self.lock:
            self.rules[root] = parser
        return parser

    def allows(self, url: str) -> bool:
        """Whether this program may fetch an address."""
        rules = self._of(url)
        return rules is not None and rules.can_fetch(AGENT, url)

    def delay(self, url: str) -> float:
        """The pause between requests that the host asks for, in seconds, within reason."""
        rules = self._of(url)
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        return min(_LONGEST_DELAY, float(asked)) if asked else 0.0
