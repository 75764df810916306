"""What reading hands on before it is an article: a source, one to an article, so that the costly part can be done on any core.

Holds no logic. Formats that are read line by line (JSONL, CSV) need no source: they yield articles at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from riwaya.model import Article, Dated, Refusal


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one article, or the file that holds them, and what is known of it before it is read.

    `name` is the article's id. `charset` is what the transport declared; `found` names the place for messages.
    """

    name: str
    format: str
    path: Path | None = None
    data: bytes | None = None
    found: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    charset: str | None = None
    dated: tuple[Dated, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of every article of a call that does not say so itself."""

    outlet: str | None = None
    published: str | None = None


Through = Callable[[bytes, str, Given, Callable[[], Article | Refusal]], Article | Refusal]
"""What lines are read through: a line, its place, what the user says of it, what makes an article of it. One that is known is not made: it has no text."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A file that is not opened yet: the name its article would have, and what the user and a table beside it say of it."""

    path: Path
    name: str
    given: Given
    url: str | None = None
    title: str | None = None
