"""A folder that `riwaya pull` filled: one source a page, with address, feed date and time of fetching; refusals passed on.

The raw bytes lie under their hash, so what was read can be shown later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from riwaya.model import Dated, Refusal
from riwaya.read.nouns import Given, Source

INDEX = "inbox.jsonl"
_FORMATS = {"text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "plain"}


def object_path(root: Path, digest: str) -> Path:
    """Where the bytes of a hash lie."""
    return root / "objects" / digest[:2] / digest


def read(root: Path, given: Given) -> Iterator[Source | Refusal]:
    """Every page of the inbox, in the order in which they were first noted; the last note of an address counts."""
    rows: dict[str, dict[str, object]] = {}
    with (root / INDEX).open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
                rows[str(row["url"])] = row
            except (ValueError, TypeError, KeyError):
                yield Refusal(f"{INDEX}:{number}", "read", f"line {number} of the inbox is broken")
    for url, row in rows.items():
        if row.get("kind") == "refused":
            yield Refusal(url, "pull", str(row.get("reason")))
        elif row.get("kind") == "page":
            dated = [Dated("fetched", str(row["fetched"]))] + ([Dated("feed", str(row["date"]))] if row.get("date") else [])
            digest = str(row.get("sha256"))
            yield Source(
                url, _FORMATS.get(str(row.get("type")), "html"), object_path(root, digest), None, digest, str(row.get("final") or url), given.outlet,
                None, given.published, str(row["charset"]) if row.get("charset") else None, tuple(dated), (f"pulled: {digest}",),
            )
