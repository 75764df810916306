"""What a server keeps between requests: the open case, and the last answers that it gave.

The case is opened anew when its file is another one, or was written to. An answer is kept under its ETag, which changes whenever the answer may; a server that is asked
the same by many reads it once.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from riwaya.errors import CaseError
from riwaya.store import is_address, open_case
from riwaya.store.case import Case

_MOST_BYTES, _LONGEST = 32 << 20, 1 << 20


class Shelf:
    """One case, held open for all threads; one that another thread still reads is closed when nobody holds it any more."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._held: tuple[object, Case] | None = None

    @contextmanager
    def case(self) -> Iterator[Case]:
        """The case as it stands there now. Raises CaseError."""
        mark = self._mark()
        with self._lock:
            if self._held is None or self._held[0] != mark:
                self._held = mark, open_case(self._place)
            case = self._held[1]
        try:
            yield case
        except CaseError:
            with self._lock:
                self._held = None
            raise

    def _mark(self) -> object:
        if is_address(self._place):
            return self._place
        try:
            found = Path(self._place).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


class Kept:
    """The last answers by their ETag, as many as a few megabytes hold."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0

    def get(self, tag: str) -> bytes | None:
        """The answer, if it is still here."""
        with self._lock:
            if tag in self._bodies:
                self._bodies.move_to_end(tag)
            return self._bodies.get(tag)

    def put(self, tag: str, body: bytes) -> bytes:
        """Keep an answer in the place of those that were asked for longest ago."""
        with self._lock:
            if len(body) <= _LONGEST and tag not in self._bodies:
                self._bodies[tag] = body
                self._bytes += len(body)
                while self._bytes > _MOST_BYTES:
                    self._bytes -= len(self._bodies.popitem(last=False)[1])
        return body
