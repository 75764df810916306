"""Bytes to articles: one file a format.

`items` says what a path holds without reading pages; `article` reads one source; `read` does both.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from riwaya.errors import ReadError
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Refusal
from riwaya.read.nouns import Given, Source, Through

__all__ = ["Given", "Source", "Through", "article", "items", "name_of", "read"]


def items(paths: Iterable[Path], given: Given | None = None, lexicon: Lexicon | None = None, through: Through | None = None) -> Iterator[Article | Source | Refusal]:
    """What the paths hold, in order of their names, whatever order they are given in; each id once. Articles of lines that `through` knows have no text."""
    from riwaya.lexicon import load
    from riwaya.read import folders

    @cache
    def words() -> Lexicon:
        return lexicon or load()

    seen: dict[str, str | None] = {}
    for path in sorted(set(paths), key=lambda one: one.as_posix()):
        for one in folders.items(path, given or Given(), words, through):
            if isinstance(one, Refusal):
                yield one
                continue
            name, sha = (one.name, None) if isinstance(one, Source) else (one.id, one.sha256)
            if name not in seen:
                seen[name] = sha
                yield one
            elif sha is not None and seen[name] == sha:
                yield Refusal(name, "read", "this id was read before, with the same text")
            else:
                yield Refusal(name, "read", "this id was read before, with another text; the first is kept" if sha else "this id was read before; the first is kept")


def name_of(item: Article | Source | Refusal) -> str:
    """The id of the article that an item is, becomes or was to become."""
    return item.article if isinstance(item, Refusal) else item.name if isinstance(item, Source) else item.id


def article(one: Source | Article, lexicon: Lexicon) -> Article | Refusal:
    """One source read, or why it is none; boilerplate lines are marked."""
    from riwaya.read import signs

    if isinstance(one, Article):
        return signs.marked(one, lexicon)
    try:
        data = one.data if one.data is not None else one.path.read_bytes() if one.path else b""
        found = _by_format(one, data, lexicon)
    except ReadError as wrong:
        return Refusal(one.name, "read", str(wrong))
    except OSError as wrong:
        return Refusal(one.name, "read", f"cannot be read: {wrong.strerror or wrong}")
    return signs.marked(found, lexicon) if isinstance(found, Article) else found


def _by_format(source: Source, data: bytes, lexicon: Lexicon) -> Article | Refusal:
    from riwaya.read import docx, eml, html, pdf, plain

    if source.format == "html":
        return html.read(source, data, lexicon)
    if source.format == "eml":
        return eml.read(source, data, lexicon)
    if source.format == "pdf":
        return pdf.read(source, data)
    if source.format == "docx":
        return docx.read(source, data)
    return plain.read(source, data)


def read(path: Path, lexicon: Lexicon, given: Given | None = None) -> Iterator[Article | Refusal]:
    """The articles of a file or folder, in order of their names."""
    for one in items([path], given, lexicon):
        yield one if isinstance(one, Refusal) else article(one, lexicon)
