"""The fast path: pages whose structure is known. Layouts are the lexicon's `layout` records, tried in order of their ids.

A layout counts only if it yields a headline and a body of some length; otherwise the page goes the slow way. It trusts
class names: a site that reuses them for something else is read wrongly, which the notes let one see.
"""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from riwaya.errors import LexiconError
from riwaya.lexicon import Lexicon, Record
from riwaya.model import Dated
from riwaya.read.blocks import Block, blocks
from riwaya.read.hosts import host_of

_LEAST_BODY = 120
_OUTSIDE = frozenset(("chrome", "boilerplate"))


@lru_cache(maxsize=4)
def _layouts(lexicon: Lexicon) -> tuple[Record, ...]:
    """Layouts of single hosts first, then those with the longest `when`, so that a theme comes before its system."""
    return tuple(sorted(lexicon.records("layout"), key=lambda one: (not one.get("hosts"), one.id == "layout.wordpress" or one.id == "layout.joomla", one.id)))


def layout_of(tree: LexborHTMLParser, url: str | None, lexicon: Lexicon) -> Record | None:
    """The layout of a page, or None."""
    host = host_of(url) or ""
    for record in _layouts(lexicon):
        hosts = record.get("hosts")
        if hosts and not any(host == one or host.endswith(f".{one}") for one in hosts):
            continue
        if _first(tree, record, "when") is not None:
            return record
    return None


def _first(tree: LexborHTMLParser, record: Record, key: str) -> LexborNode | None:
    selector = record.get(key)
    if not selector:
        return None
    try:
        return tree.css_first(selector)
    except (SelectolaxError, ValueError) as wrong:
        raise LexiconError(record.file, record.id, f"{key} «{selector}» is no selector: {wrong}") from wrong


def rows_of(tree: LexborHTMLParser, record: Record) -> tuple[list[tuple[str, Block]], tuple[Dated, ...]] | None:
    """Kinds and blocks in the order headline, byline, standfirst, body, and the date as shown; None where the layout does not hold."""
    headline = _first(tree, record, "headline")
    title = " ".join(headline.text().split()) if headline is not None else ""
    containers = _outermost(tree.css(record["body"]))
    if not title or not containers:
        return None
    for node in tree.css(record["drop"]) if record.get("drop") else ():
        if node.tag not in ("body", "html"):
            node.attrs["class"] = "related"
    body: list[tuple[str, Block]] = []
    for container in containers:
        for one in blocks(container):
            kind = "caption" if one.zone == "caption" else "boilerplate" if one.zone in _OUTSIDE else "byline" if one.zone == "byline" and len(one.text) < 80 else "body"
            if one.tag in ("h1", "h2") and one.text == title:
                kind = "boilerplate"
            body.append((kind, one))
    while body and body[-1][0] == "boilerplate":
        body.pop()
    if sum(len(one.text) - one.linked for kind, one in body if kind == "body") < _LEAST_BODY:
        return None
    rows = [("headline", Block(title, "h1", "", 0))]
    date = _shown(tree, record, "date")
    for kind, text in (("byline", _shown(tree, record, "byline")), ("byline", date), ("standfirst", _shown(tree, record, "standfirst"))):
        if text and all(text != one.text for _, one in body[:3]):
            rows.append((kind, Block(text, "p", "date" if text == date else "byline" if kind == "byline" else "", 0)))
    shown = _first(tree, record, "date")
    stamp = (shown.attributes.get("datetime") or shown.attributes.get("content") or shown.attributes.get("title")) if shown is not None else None
    dated = tuple(Dated("layout", text) for text in dict.fromkeys([stamp, date]) if text)
    return [*rows, *body], dated


def _shown(tree: LexborHTMLParser, record: Record, key: str) -> str:
    node = _first(tree, record, key)
    text = " ".join(node.text().split()) if node is not None else ""
    return text if len(text) <= (600 if key == "standfirst" else 160) else ""


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Containers that lie in no other container."""
    ids = {node.mem_id for node in nodes}
    out = []
    for node in nodes:
        above: LexborNode | None = node.parent
        while above is not None and above.mem_id not in ids:
            above = above.parent
        if above is None:
            out.append(node)
    return out
