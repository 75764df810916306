"""BibTeX: the articles as sources, for Zotero, JabRef and LaTeX (biblatex's `@online`). What the articles tell is left out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from riwaya.export.taking.days import edtf_prefix
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import clean, text_file
from riwaya.model import Article

SUFFIX = ".bib"
MEDIA = "application/x-bibtex"
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _text(value: str) -> str:
    return clean("".join(_SPECIAL.get(char, char) for char in " ".join(value.split())))


def key(article: Article) -> str:
    """A name for `\\cite`: letters and digits of the id, and enough of its hash to be the only one."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", article.id).strip("-")[:32]
    return f"{plain or 'article'}-{hashlib.sha256(article.id.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    if article.title:
        yield "title", "{" + _text(article.title) + "}"
    if article.author:
        yield "author", "{" + _text(article.author) + "}"
    if article.outlet:
        yield "organization", _text(article.outlet)
    if article.published and (date := edtf_prefix(article.published)):
        yield "date", article.published if article.published in (date, f"{date}~", f"{date}?") else date
        yield "year", date[:4]
    if article.url:
        yield "url", clean(re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", article.url))
    yield "langid", "arabic"
    yield "note", f"sha256 {article.sha256}"


def write_bibtex(taken: Taken, out: Path) -> None:
    """One entry an article."""
    with text_file(out) as file:
        for article in taken.articles():
            inside = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(article))
            file.write(f"@online{{{key(article)},\n{inside}}}\n\n")
            taken.lost.keep("articles")
            taken.lost.note("articles without a title have none", not article.title)
            taken.lost.note("dates that BibTeX cannot hold are left out", bool(article.published and not edtf_prefix(article.published)))
    taken.lost.note("only the articles' bibliography is written, nothing of what they tell; articles", taken.lost.kept["articles"])
