"""What a page says about itself in its head: title, outlet, author, address, and every publication date it shows, with origin.

Dates are handed on as they stand. It believes nothing: contradicting dates are all kept.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from riwaya.model import Dated

_DATE_NAMES = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished dc.date dc.date.issued dcterms.date dcterms.created pubdate publishdate "
    "publish-date publish_date date parsely-pub-date sailthru.date cxenseparse:recs:publishtime publication_date article.published datecreated citation_publication_date".split()
)
_CHANGED_NAMES = frozenset("article:modified_time og:updated_time datemodified last-modified lastmod".split())
_URL_DATE = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/_.?-]|$)|(?:^|[/_-])((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.-]|$)")
_NEWS = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "OpinionNewsArticle", "WebPage")


@dataclass(slots=True)
class Head:
    """What the head of a page says."""

    title: str | None = None
    og_title: str | None = None
    site: str | None = None
    author: str | None = None
    url: str | None = None
    description: str | None = None
    dated: list[Dated] = field(default_factory=list)
    changed: list[Dated] = field(default_factory=list)


def head_of(tree: LexborHTMLParser) -> Head:
    """The head of a parsed page."""
    out = Head()
    title = tree.css_first("title")
    out.title = _clean(title.text()) if title is not None else None
    for node in tree.css("meta"):
        name = (node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or "").strip().lower()
        value = _clean(node.attributes.get("content") or "")
        if name and value:
            _meta(out, name, value)
    link = tree.css_first('link[rel="canonical"]')
    if link is not None:
        out.url = link.attributes.get("href") or out.url
    for node in tree.css('script[type="application/ld+json"]')[:8]:
        _linked_data(out, node.text())
    for node in tree.css("time[datetime]")[:4]:
        out.dated.append(Dated("meta", _clean(node.attributes.get("datetime") or "") or ""))
    out.dated = [one for one in dict.fromkeys(out.dated) if one.text]
    return out


def _meta(out: Head, name: str, value: str) -> None:
    if name in ("og:title", "twitter:title"):
        out.og_title = out.og_title or value
    elif name == "og:site_name":
        out.site = out.site or value
    elif name in ("author", "article:author", "dc.creator", "parsely-author") and "://" not in value:
        out.author = out.author or value
    elif name in ("og:description", "description"):
        out.description = out.description or value
    elif name == "og:url":
        out.url = out.url or value
    elif name in _DATE_NAMES:
        out.dated.append(Dated("meta", value))
    elif name in _CHANGED_NAMES:
        out.changed.append(Dated("changed", value))


def _linked_data(out: Head, text: str) -> None:
    if len(text) > 1_000_000:
        return
    try:
        document = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    queue: list[Any] = [document]
    for _ in range(200):
        if not queue:
            return
        one = queue.pop(0)
        if isinstance(one, list):
            queue.extend(one[:50])
        elif isinstance(one, dict):
            queue.extend(value for key, value in one.items() if key in ("@graph", "mainEntity"))
            kinds = one.get("@type")
            if any(kind in _NEWS for kind in (kinds if isinstance(kinds, list) else [kinds])):
                _news(out, one)


def _news(out: Head, one: dict[str, Any]) -> None:
    for key, place, origin in (("datePublished", out.dated, "json-ld"), ("dateModified", out.changed, "changed")):
        value = one.get(key)
        if isinstance(value, str) and value.strip():
            place.append(Dated(origin, value.strip()))
    if isinstance(one.get("headline"), str):
        out.og_title = out.og_title or _clean(one["headline"])
    author = one.get("author")
    author = author[0] if isinstance(author, list) and author else author
    author = author.get("name") if isinstance(author, dict) else author
    if isinstance(author, str) and "://" not in author:
        out.author = out.author or _clean(author)
    publisher = one.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        out.site = out.site or _clean(publisher["name"])


def _clean(text: str) -> str | None:
    return " ".join(text.split()) or None


def of_url(url: str | None) -> Dated | None:
    """The date in an address: /2016/11/29/, /2016/11/, 2016-11-29, 20161129."""
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    for match in _URL_DATE.finditer(path):
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
        if 1 <= int(month) <= 12 and (not day or 1 <= int(day) <= 31):
            return Dated("url", f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else ""))
    return None
