"""Where pages are announced: lists of feeds (plain or OPML), feeds (RSS, Atom), sitemaps and indexes of sitemaps.

Read from bytes that others fetched. An announcement without a web address is passed over.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.errors import ReadError, UsageError
from riwaya.read import rss

_MOST = 5_000
_MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Announced:
    """A page that a feed announces, with the feed's own words of its title and date."""

    url: str
    title: str | None = None
    date: str | None = None


def listed(source: str) -> list[str]:
    """The feeds of an address, a list or an OPML file, in its order, each once."""
    if source.startswith(("http://", "https://")):
        return [source]
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as wrong:
        raise UsageError(f"{source} is neither a web address nor a readable list: {wrong.strerror}") from wrong
    if b"<opml" in data[:2000].lower():
        rows = [node.get("xmlUrl") or node.get("xmlurl") or "" for node in _tree(data).iter("outline")]
    else:
        rows = [line.split("#")[0].strip() if line.lstrip().startswith("#") else line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    return list(dict.fromkeys(row for row in rows if row.startswith(("http://", "https://"))))


def announcements(data: bytes) -> tuple[list[Announced], list[str]]:
    """The pages that a feed or sitemap announces, and further sitemaps; raises ReadError for what is neither."""
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data)
    head = data[:4000].lower()
    if b"<sitemapindex" in head or b"<urlset" in head:
        tree = _tree(data)
        pages = [Announced(*row) for row in _sitemap(tree)]
        further = [_text(node, "loc") or "" for node in tree.iter() if _name(node) == "sitemap"]
        return _once(pages), [one for one in further if one.startswith("http")][:50]
    _, entries = rss.entries(data)
    return _once([Announced(str(one.get("link") or one.get("id") or ""), " ".join(str(one.get("title") or "").split()) or None, rss.date_of(one)) for one in entries]), []


def _once(pages: list[Announced]) -> list[Announced]:
    found: dict[str, Announced] = {}
    for one in pages:
        if one.url.startswith(("http://", "https://")):
            found.setdefault(one.url.split("#")[0], one)
    return list(found.values())[:_MOST]


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            out = file.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as wrong:
        raise ReadError(f"a broken gzip file: {wrong}") from wrong
    if len(out) > _MOST_BYTES:
        raise ReadError(f"larger than {_MOST_BYTES >> 20} MB when unpacked")
    return out


def _tree(data: bytes) -> Any:
    from lxml import etree

    if b"<!ENTITY" in data:
        raise ReadError("declares entities; it is not read")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False))
    except etree.XMLSyntaxError as wrong:
        raise ReadError(f"not valid XML: {wrong.msg}") from wrong


def _name(node: Any) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _text(node: Any, name: str) -> str | None:
    return next(((one.text or "").strip() or None for one in node.iter() if _name(one) == name), None)


def _sitemap(tree: Any) -> Iterator[tuple[str, str | None, str | None]]:
    for node in tree.iter():
        if _name(node) == "url":
            yield _text(node, "loc") or "", _text(node, "title"), _text(node, "publication_date")
