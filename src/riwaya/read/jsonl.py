"""JSON lines: one article a line, with `text` and optionally id, url, outlet, title, published, author."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from riwaya.model import Article, Refusal


def read(path: Path) -> Iterator[Article | Refusal]:
    """Every line as an Article or a Refusal; ids and texts are kept exactly as they are."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            name = f"{path.name}:{number}"
            try:
                row = json.loads(line)
            except json.JSONDecodeError as wrong:
                yield Refusal(name, "read", f"line {number} is not valid JSON: {wrong.msg}")
                continue
            text = row.get("text") if isinstance(row, dict) else None
            if not isinstance(text, str) or not text.strip():
                yield Refusal(name, "read", f"line {number} has no text")
                continue
            sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            yield Article(str(row.get("id") or name), text, sha, *(row.get(key) for key in ("url", "outlet", "title", "published")))
