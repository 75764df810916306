"""A web page: headline, standfirst, body, captions, byline and dates, told apart; menus refused or left out.

A page of a known layout is read by it (layouts.py). Any other is laid out in blocks; which of them are the body,
trafilatura says. The notes tell which way was taken. Boxes inside the article are stored as
boilerplate, the page around it is not stored. Relative dates («before three hours») are kept as dates to be read.
"""

from __future__ import annotations

import re

from riwaya.errors import ReadError
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Dated, Part, Refusal
from riwaya.read import metadata
from riwaya.read.blocks import Block, blocks, parse
from riwaya.read.encodings import decode
from riwaya.read.faults import fault_of
from riwaya.read.hosts import outlet_of
from riwaya.read.layouts import layout_of, rows_of
from riwaya.read.nouns import Source
from riwaya.read.storing import store

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9\u0660-\u0669\u06f0-\u06f9])(?:19|20|\u0661\u0669|\u0662\u0660|\u06f2\u06f0)[0-9\u0660-\u0669\u06f0-\u06f9]{2}(?![0-9\u0660-\u0669\u06f0-\u06f9])")
_BLANK = re.compile(r"\s+")
_LEAST_BODY = 60
_OUTSIDE = frozenset(("chrome", "boilerplate"))


def charset(data: bytes) -> str | None:
    """The encoding that the page declares in its first bytes."""
    found = _CHARSET.search(data, 0, 4096) or _XML.search(data, 0, 200)
    return found[1].decode("ascii", "replace") if found else None


def read(source: Source, data: bytes, lexicon: Lexicon) -> Article | Refusal:
    """The article of a page; raises ReadError for a page that holds none."""
    page, notes = decode(data, source.charset or charset(data))
    page = page.replace("\x00", "")
    tree = parse(page)
    if tree.root is None:
        raise ReadError("the page is empty")
    head = metadata.head_of(tree)
    fault = fault_of((head.og_title, head.title), "", lexicon)
    if fault:
        raise ReadError(fault)
    url = source.url or head.url
    record = layout_of(tree, url, lexicon)
    found = rows_of(tree, record) if record is not None else None
    if record is not None and found is not None:
        rows, shown = found
        way = f"layout: {record.id.removeprefix('layout.')}"
    else:
        seen = blocks(tree.body or tree.root)
        rows = [(kind, one) for kind, one in zip(_kinds(seen, _body_of(page), head), seen, strict=True) if kind]
        shown = () if any(one.zone == "date" for _, one in rows) else tuple(Dated("visible", one.text) for one in seen if one.zone == "date" and len(one.text) < 100)[:3]
        way = "layout: none, by trafilatura"
    rows = [("boilerplate" if kind == "body" and one.is_pointer else kind, one) for kind, one in rows]
    text, parts, title = _assembled(rows, head)
    fault = fault_of((title,), text, lexicon)
    if fault:
        raise ReadError(fault)
    author = head.author or next((one.text for kind, one in rows if kind == "byline" and one.zone == "byline" and len(one.text) < 60), None)
    return store(
        source.name, text, url=url, outlet=source.outlet or outlet_of(url, lexicon) or head.site, title=source.title or title, published=source.published,
        author=author, parts=parts, notes=(*source.notes, *notes, way), dated=(*source.dated, *shown, *_dates(rows, head, url)),
    )


def _body_of(page: str) -> str:
    """What trafilatura takes for the article, without blanks."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=True, output_format="txt", deduplicate=False)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        found = None
    return _BLANK.sub("", found or "")


def _same(a: str, b: str | None) -> bool:
    """Whether two headlines are one, but for the outlet's name at an end."""
    if not b:
        return False
    a, b = _BLANK.sub("", a), _BLANK.sub("", b)
    return bool(a) and (a == b or (len(a) >= 12 and (b.startswith(a) or a.startswith(b))))


def _kinds(seen: list[Block], body: str, head: metadata.Head) -> list[str]:
    """The kind of each block; an empty one stands outside the article."""
    inside = [
        one.zone not in _OUTSIDE and one.linked * 10 <= len(one.text) * 7 and len(key := _BLANK.sub("", one.text)) > 1 and (key in body) for one in seen
    ]
    letters = sum(len(one.text) for one, yes in zip(seen, inside, strict=True) if yes and one.tag not in ("h1", "h2"))
    if letters < _LEAST_BODY:
        raise ReadError("the page holds no article, only menus, links or forms")
    headline = _headline(seen, head)
    marks = [index for index, yes in enumerate(inside) if yes and len(seen[index].text) > 30] or [index for index, yes in enumerate(inside) if yes]
    first, last = marks[0], marks[-1]
    if headline is not None and headline <= last:
        first = min(first, headline)
    kinds = [""] * len(seen)
    before_body = True
    for index in range(first, last + 1):
        one = seen[index]
        if index == headline:
            kinds[index] = "headline"
        elif one.zone in _OUTSIDE:
            kinds[index] = "boilerplate"
        elif one.zone == "caption":
            kinds[index] = "caption"
        elif _is_byline(one, before_body):
            kinds[index] = "byline"
        elif one.tag in ("h1",) and headline is not None and _same(one.text, seen[headline].text):
            kinds[index] = "boilerplate"
        elif before_body and (one.zone == "standfirst" or _same(one.text, head.description)) and inside[index]:
            kinds[index] = "standfirst"
        elif inside[index]:
            kinds[index] = "body"
            before_body = False
        else:
            kinds[index] = "boilerplate"
    return kinds


def _is_byline(one: Block, before_body: bool) -> bool:
    if one.zone in ("byline", "date"):
        return len(one.text) < 160
    return before_body and len(one.text) < 80 and one.text[-1] not in ".!؟" and _YEAR.search(one.text) is not None


def _headline(seen: list[Block], head: metadata.Head) -> int | None:
    """The block that is the headline: a heading that the head names, else the only h1."""
    for tags in (("h1",), ("h2", "h3"), ("div", "p", "td")):
        for index, one in enumerate(seen):
            if one.tag in tags and len(one.text) >= 8 and (_same(one.text, head.og_title) or _same(one.text, head.title)):
                return index
    first = [index for index, one in enumerate(seen) if one.tag == "h1" and one.zone != "chrome"]
    return first[0] if len(first) == 1 else None


def _assembled(blocks_of: list[tuple[str, Block]], head: metadata.Head) -> tuple[str, tuple[Part, ...], str | None]:
    """Text, parts and title. A headline that only the head has is put first."""
    rows = [(kind, one.text) for kind, one in blocks_of]
    title = next((text for kind, text in rows if kind == "headline"), None)
    if title is None and (head.og_title or head.title):
        title = head.og_title or head.title or ""
        rows.insert(0, ("headline", title))
    parts: list[Part] = []
    at = 0
    for kind, text in rows:
        if parts and parts[-1].kind == kind and kind in ("body", "boilerplate"):
            parts[-1] = Part(kind, parts[-1].start, at + len(text))
        else:
            parts.append(Part(kind, at, at + len(text)))
        at += len(text) + 2
    return "\n\n".join(text for _, text in rows), tuple(parts), title


def _dates(rows: list[tuple[str, Block]], head: metadata.Head, url: str | None) -> tuple[Dated, ...]:
    """Every publication date that the page shows: in its head, visible near the headline, in its address; last changes at the end."""
    visible = [Dated("visible", one.text) for kind, one in rows if kind == "byline" and (one.zone == "date" or _YEAR.search(one.text))]
    address = metadata.of_url(url)
    return tuple(dict.fromkeys([*head.dated, *visible, *([address] if address else []), *head.changed]))
