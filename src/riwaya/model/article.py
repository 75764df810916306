"""What was read: an article, its parts, and what could not be read.

An `Article` keeps its text exactly as it was read; every offset in this program is a Unicode code point of that text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch `[start, end)` of the text: headline, standfirst, body, caption, byline, page or boilerplate.

    Boilerplate is stored but not understood; a page is a page of a PDF, in order.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date as a source shows it, not yet read: `text` as it stands there.

    `origin` is layout, json-ld, meta, visible, feed, mail, url, file or given; `changed` is a last change, `fetched` when it was read from the net.
    """

    origin: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet. `published` is EDTF or None; `published_from` says where the date was found.

    `dated` are the dates that the source shows, best first; `notes` say what was repaired or chosen at reading.
    """

    id: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    author: str | None = None
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    dated: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a room could not take: the article's id, the room's name, and the reason in words."""

    article: str
    room: str
    reason: str
