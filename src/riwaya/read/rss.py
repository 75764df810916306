"""A feed file (RSS, Atom, RDF): one article an entry, where the entry carries its text; what only points at a page is refused.

Entries may hold HTML; what stands around their paragraphs is taken off. Arabic dates of entries, which no feed parser
reads, are kept as dates to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.errors import ReadError
from riwaya.model import Article, Dated, Part, Refusal
from riwaya.read.blocks import blocks, parse
from riwaya.read.encodings import decode
from riwaya.read.nouns import Given
from riwaya.read.storing import store

_MOST_BYTES = 32 << 20
_LEAST = 80


def entries(data: bytes) -> tuple[Any, list[Any]]:
    """The feed and its entries as feedparser has them; raises ReadError for what is no feed. Nothing is fetched."""
    import feedparser

    if b"<!ENTITY" in data:
        raise ReadError("the feed declares entities; it is not read")
    text, _ = decode(data, _declared(data))
    found = feedparser.parse(text.encode("utf-8"), response_headers={"content-type": "application/xml; charset=utf-8"}, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and not found.version:
        raise ReadError("this is no feed" + (f": {found.bozo_exception}" if found.get("bozo_exception") else ""))
    return found.feed, list(found.entries)


def _declared(data: bytes) -> str | None:
    head = data[:200].split(b"?>", 1)[0]
    if b"encoding=" not in head:
        return None
    return head.split(b"encoding=", 1)[1][1:].split(head.split(b"encoding=", 1)[1][:1], 1)[0].decode("ascii", "replace")


def date_of(entry: Any) -> str | None:
    """When an entry says that it was published: ISO where the parser knows, else its own words."""
    for name in ("published", "created", "updated"):
        parsed = entry.get(f"{name}_parsed")
        if parsed:
            return f"{parsed.tm_year:04d}-{parsed.tm_mon:02d}-{parsed.tm_mday:02d}"
        if entry.get(name):
            return str(entry[name])
    return None


def read(path: Path, name: str, given: Given) -> Iterator[Article | Refusal]:
    """Every entry as an Article or a Refusal."""
    if path.stat().st_size > _MOST_BYTES:
        raise ReadError(f"the feed is larger than {_MOST_BYTES >> 20} MB")
    feed, found = entries(path.read_bytes())
    outlet = given.outlet or feed.get("title") or None
    for number, entry in enumerate(found, 1):
        key = entry.get("id") or entry.get("link") or f"{name}:{number}"
        try:
            yield _article(entry, str(key), outlet, given.published)
        except ReadError as wrong:
            yield Refusal(str(key), "read", str(wrong))
    if not found:
        yield Refusal(name, "read", "the feed has no entries")


def _article(entry: Any, key: str, outlet: str | None, published: str | None) -> Article | Refusal:
    bodies = [one.get("value", "") for one in entry.get("content", [])] + [entry.get("summary", "")]
    body = max(bodies, key=len)
    tree = parse(f"<body>{body}</body>")
    paragraphs = [one.text for one in blocks(tree.body) if one.zone not in ("chrome",)] if tree.body is not None else []
    title = " ".join(str(entry.get("title") or "").split())
    if len("".join(paragraphs)) < _LEAST:
        raise ReadError("the entry carries no article, only its announcement: pull the page that it points at")
    text = "\n\n".join([title, *paragraphs] if title else paragraphs)
    parts = (Part("headline", 0, len(title)), Part("body", len(title) + 2, len(text))) if title else ()
    date = date_of(entry)
    return store(
        key, text, url=entry.get("link") or None, outlet=outlet, title=title or None, published=published,
        author=entry.get("author") or None, parts=parts, dated=(Dated("feed", date),) if date else (),
    )
