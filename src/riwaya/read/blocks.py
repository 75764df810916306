"""A web page as a list of blocks: what a reader sees, paragraph by paragraph, and in which zone of the page each stands.

Zones are told by element names and by the English words that sites use in class names and ids. It runs no scripts and
knows no style sheets, so text hidden by CSS counts as visible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from riwaya.errors import ReadError

_MOST_TAGS = 60_000
_DEEPEST = 1_000
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_SILENT = frozenset("script style noscript template svg iframe object video audio canvas head select option textarea button input math map".split())
_CHROME = frozenset("nav footer form aside dialog".split())
_ZONES = (
    ("chrome", re.compile(r"\b(nav|menu|navbar|footer|breadcrumbs?|sidebar|cookies?|copyright|topbar|masthead|toolbar|pagination|modal|popup)\b")),
    ("boilerplate", re.compile(
        r"\b(related|share|sharing|social|comments?|respond|promo|adverts?|advertisement|ads?|banner|newsletter|subscribe|tags?|ticker|breaking|trending|popular|"
        r"most|readmore|also|recommended|more|follow|print|(?<!elementor )widget|poll|rating)\b")),
    ("caption", re.compile(r"\b(caption|figcaption|credit|legend)\b")),
    ("byline", re.compile(r"\b(author|authors|byline|writer|reporter|editor)\b")),
    ("date", re.compile(r"\b(date|datetime|time|timestamp|published?|pubdate|posted|updated)\b")),
    ("standfirst", re.compile(r"\b(lead|lede|standfirst|summary|excerpt|intro|subtitle|subhead|subheadline|teaser|deck|abstract|chapo)\b")),
)
_OUTER = frozenset(("chrome", "boilerplate"))
_SPLIT = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Block:
    """One paragraph as it is seen: its text, element, zone, and how many of its characters are links."""

    text: str
    tag: str
    zone: str
    linked: int

    @property
    def is_pointer(self) -> bool:
        """Whether the whole block is a link to something else."""
        return self.linked * 10 >= len(self.text.strip()) * 9


def parse(html: str) -> LexborHTMLParser:
    """The page's tree; raises ReadError for a page that no parser takes in decent time."""
    tags = html.count("<")
    if tags > _MOST_TAGS:
        raise ReadError(f"the page has {tags:,} tags; no article has more than {_MOST_TAGS:,}")
    if tags > _DEEPEST and _depth(html) > _DEEPEST:
        raise ReadError(f"the page is nested more than {_DEEPEST:,} elements deep")
    return LexborHTMLParser(html)


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr p li td tr th dt dd option".split())


def _depth(html: str) -> int:
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _VOID or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > deepest:
            deepest = depth
    return deepest


def _zone(node: LexborNode, tag: str, outer: str) -> str:
    """The zone that an element opens; menus and boxes keep what is inside them."""
    if outer in _OUTER:
        return outer
    if tag in _CHROME:
        return "chrome"
    attributes = node.attributes
    if attributes:
        words = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''} {attributes.get('rel') or ''}"
        if not words.isspace() and tag not in ("body", "html", "main", "article"):
            words = " ".join(_SPLIT.split(words)).lower()
            for zone, sign in _ZONES:
                if sign.search(words):
                    return zone
    if tag == "figcaption":
        return "caption"
    if tag == "time":
        return "date"
    return outer


class _Walk:
    """A walk through the tree that keeps the text between block boundaries; no recursion, so no page is too deep."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.zone = ""
        self.tag = "div"

    def flush(self) -> None:
        joined = "".join(self.pieces)
        text = "" if not joined or joined.isspace() else "\n".join(line for line in (_BLANKS.sub(" ", one).strip(" ") for one in joined.split("\x00")) if line)
        if text:
            self.blocks.append(Block(text, self.tag, self.zone, self.linked))
        self.pieces.clear()
        self.linked = 0

    def run(self, root: LexborNode) -> list[Block]:
        first = root.mem_id
        stack: list[tuple[LexborNode | None, str, str, bool]] = [(root, "", "div", False)]
        while stack:
            node, zone, tag, link = stack.pop()
            if node is None:
                self.flush()
                self.zone, self.tag = zone, tag
                continue
            name = node.tag or ""
            if name == "-text":
                text = node.text_content or ""
                self.pieces.append(text.replace("\x00", ""))
                if link:
                    self.linked += len(text.strip())
                continue
            if name.startswith(("-", "!")) or name in _SILENT:
                continue
            if name == "br":
                self.pieces.append("\x00")
                continue
            inner = "" if node.mem_id == first else _zone(node, name, zone)
            block = name in _BLOCK or (inner != zone and inner != "")
            if block:
                self.flush()
                stack.append((None, zone, tag, link))
                tag = name
                self.zone, self.tag = inner, tag
            children = []
            child = node.child
            while child is not None:
                children.append((child, inner, tag, link or name == "a"))
                child = child.next
            stack.extend(reversed(children))
        self.flush()
        return self.blocks


def blocks(root: LexborNode) -> list[Block]:
    """Every block under an element, in the order of the page; the element itself opens no zone."""
    return _Walk().run(root)
