"""The folder that pages are pulled into: raw bytes by their hash, and one line for each address in `inbox.jsonl`.

A line is written after its bytes are in place, so that an interrupted run loses at most the page it was at. Lines are
never changed; the last line of an address counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from riwaya.errors import UsageError
from riwaya.read.inbox import INDEX, object_path


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one address. `kind` is page, feed or refused."""

    kind: str
    url: str
    fetched: str
    sha256: str | None = None
    final: str | None = None
    type: str | None = None
    charset: str | None = None
    feed: str | None = None
    title: str | None = None
    date: str | None = None
    reason: str | None = None
    passing: bool = False
    headers: dict[str, str] = field(default_factory=dict)


class Inbox:
    """An inbox opened for pulling."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = threading.Lock()
        try:
            root.mkdir(parents=True, exist_ok=True)
            self.entries = self._read()
            self.file = (root / INDEX).open("a", encoding="utf-8")
        except OSError as wrong:
            raise UsageError(f"{root} cannot be written: {wrong.strerror}") from wrong

    def _read(self) -> dict[str, dict[str, Any]]:
        """The last line of each address; half a line at the end is cut off."""
        path = self.root / INDEX
        found: dict[str, dict[str, Any]] = {}
        if not path.exists():
            return found
        data = path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            path.write_bytes(whole)
        for line in whole.splitlines():
            row = json.loads(line)
            found[row["url"]] = row
        return found

    def done(self, url: str) -> bool:
        """Whether an address needs no other visit: its page is here, or it was refused for good."""
        row = self.entries.get(url)
        return row is not None and row["kind"] in ("page", "refused") and not row.get("passing")

    def keep(self, body: bytes) -> str:
        """Store bytes under their hash; the hash."""
        digest = hashlib.sha256(body).hexdigest()
        path = object_path(self.root, digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{digest}.{os.getpid()}.{threading.get_ident()}")
            temporary.write_bytes(body)
            temporary.replace(path)
        return digest

    def note(self, entry: Entry) -> None:
        """Write the line of an address."""
        row = {key: value for key, value in asdict(entry).items() if value not in (None, False, {})}
        with self.lock:
            self.entries[entry.url] = row
            self.file.write(json.dumps(row, ensure_ascii=False) + "\n")
            self.file.flush()

    def close(self) -> None:
        self.file.close()
