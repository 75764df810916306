"""Plain text: one file, one article. The first line that stands alone is the headline.

What surrounds the text (outlet, date, address) comes from `meta.csv` or the call. It cannot tell a standfirst from the
first paragraph.
"""

from __future__ import annotations

import re

from riwaya.model import Article, Part, Refusal
from riwaya.read.encodings import decode
from riwaya.read.nouns import Source
from riwaya.read.storing import store

_HEADLINE = re.compile(r"\s*(?P<line>[^\r\n]{8,200}?)[ \t]*(?:\r?\n[ \t]*){2,}(?=\S)")
_ENDS = ".؟!…:;،؛"


def parts_of(text: str, title: str | None) -> tuple[Part, ...]:
    """Headline and body, where the text shows them: its first line is the title, or stands alone without a full stop."""
    start = len(text) - len(text.lstrip())
    if title and title.strip() and text.startswith(title.strip(), start):
        end = start + len(title.strip())
    else:
        match = _HEADLINE.match(text)
        if match is None or match["line"][-1] in _ENDS:
            return ()
        start, end = match.span("line")
    body = len(text) - len(text[end:].lstrip())
    return (Part("headline", start, end), Part("body", body, len(text))) if body < len(text) else ()


def read(source: Source, data: bytes) -> Article | Refusal:
    """The file's text exactly as it decodes; raises ReadError for bytes that are no text."""
    text, notes = decode(data, source.charset)
    parts = parts_of(text, source.title)
    return store(
        source.name, text, url=source.url, outlet=source.outlet, title=source.title, published=source.published,
        parts=parts, notes=source.notes + notes, dated=source.dated,
    )
