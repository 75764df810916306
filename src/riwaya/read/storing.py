"""The last step of every reader: a text becomes an Article, with its hash, or a Refusal that says why not.

The text is stored exactly as it is handed over. A publication date that is EDTF is kept; any other wording of it is kept
as a date to be read later, with its origin.
"""

from __future__ import annotations

import hashlib
import re

from riwaya import text as texts
from riwaya.model import Article, Dated, Part, Refusal

MOST_CHARACTERS = 2_000_000
_EDTF = re.compile(
    r"(?:\d{4}(?:-(?:\d\d|XX)){0,2}|\d{3}X|\d\dXX)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?[~?%]?"
    r"(?:/(?:\.\.|\d{4}(?:-\d\d){0,2}[~?%]?))?|\.\./\d{4}(?:-\d\d){0,2}[~?%]?"
)


def is_edtf(value: str) -> bool:
    """Whether a publication date is written in the part of EDTF that this program uses."""
    return _EDTF.fullmatch(value) is not None


def sha256(text: str) -> str:
    """The hash of a stored text; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def store(
    name: str, text: str, *, url: str | None = None, outlet: str | None = None, title: str | None = None, published: str | None = None,
    published_from: str | None = None, author: str | None = None, parts: tuple[Part, ...] = (), notes: tuple[str, ...] = (), dated: tuple[Dated, ...] = (),
) -> Article | Refusal:
    """The article, or why the text is none: empty, too long, or not Arabic."""
    if not text.strip():
        return Refusal(name, "read", "the text is empty")
    if len(text) > MOST_CHARACTERS:
        return Refusal(name, "read", f"the text has {len(text):,} characters; no article is longer than {MOST_CHARACTERS:,}")
    wrong = texts.refusal(text)
    if wrong:
        return Refusal(name, "read", wrong)
    if published is not None and not is_edtf(published):
        dated = (Dated(published_from or "given", published), *dated)
        published, published_from = None, None
    elif published is not None and published_from is None:
        published_from = "given"
    return Article(
        name, text, sha256(text), url=url, outlet=outlet, title=title, published=published, published_from=published_from,
        author=author, parts=parts, notes=notes, dated=dated,
    )
