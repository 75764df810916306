"""Stable ids: made from the content of what they name, never from its place in a list, so that a rebuilt dossier keeps them."""

from __future__ import annotations

import hashlib


def stable(kind: str, *parts: str | int | None) -> str:
    """`kind` and twelve hexadecimal digits over the parts."""
    digest = hashlib.blake2b(digest_size=6)
    for part in parts:
        digest.update(("" if part is None else str(part)).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return f"{kind}{digest.hexdigest()}"
