"""Which program this is, as far as what it understands goes: an account that another program made is made anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from riwaya import __version__

_READ = (".py", ".txt", ".gz")


@cache
def program() -> str:
    """The program's version and a hash over its code, the scorer and the lists that are no records."""
    digest = hashlib.blake2b(digest_size=4)
    for room in ("model", "lexicon", "text", "read", "names", "dates", "speech", "events"):
        files = (path for path in (Path(__file__).parent / room).rglob("*") if path.suffix in _READ)
        for path in sorted(files):
            digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"
