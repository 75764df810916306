"""A Word document: its paragraphs in order, tables cell by cell. A paragraph in a title style is the headline.

Read from the archive itself, within limits of size and without resolving entities. Notes, comments and text boxes that
repeat are left out; deleted text of tracked changes is not read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from riwaya.errors import ReadError
from riwaya.model import Article, Dated, Part, Refusal
from riwaya.read.nouns import Source
from riwaya.read.storing import store

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DATE = "{http://purl.org/dc/terms/}created"
_MOST = 32 << 20
_TITLES = ("title", "heading1", "headline", "1")


def read(source: Source, data: bytes) -> Article | Refusal:
    """The document's text; raises ReadError for a broken archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _member(archive, "word/document.xml")
            core = _member(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as wrong:
        raise ReadError(f"not a readable Word document: {wrong}") from wrong
    rows = [(style, text) for style, text in _paragraphs(body) if text.strip()]
    title, author, dated = _properties(core)
    parts: list[Part] = []
    at = 0
    for number, (style, text) in enumerate(rows):
        kind = "headline" if number == 0 and style.lower().replace(" ", "") in _TITLES else "body"
        if parts and parts[-1].kind == kind == "body":
            parts[-1] = Part("body", parts[-1].start, at + len(text))
        else:
            parts.append(Part(kind, at, at + len(text)))
        at += len(text) + 2
    headline = rows[0][1] if parts and parts[0].kind == "headline" else None
    return store(
        source.name, "\n\n".join(text for _, text in rows), url=source.url, outlet=source.outlet, title=source.title or headline or title,
        published=source.published, author=author, parts=tuple(parts) if headline else (), notes=source.notes, dated=(*source.dated, *dated),
    )


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member's bytes, never more than the limit, whatever its header promises."""
    with archive.open(name) as file:
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise ReadError(f"{name} in the document is larger than {_MOST >> 20} MB when unpacked")
    return data


def _tree(data: bytes) -> object:
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ReadError("the document declares entities; that is no Word document")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError as wrong:
        raise ReadError(f"not a readable Word document: {wrong.msg}") from wrong


def _paragraphs(data: bytes) -> Iterator[tuple[str, str]]:
    """Style and text of each paragraph."""
    for paragraph in _tree(data).iter(f"{_W}p"):  # type: ignore[attr-defined]
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        pieces: list[str] = []
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
            if next(node.iterancestors(f"{_W}p")) is paragraph:
                pieces.append(node.text or "" if node.tag == f"{_W}t" else "\t" if node.tag == f"{_W}tab" else "-" if node.tag.endswith("Hyphen") else "\n")
        yield (style.get(f"{_W}val") or "") if style is not None else "", "".join(pieces)


def _properties(data: bytes) -> tuple[str | None, str | None, tuple[Dated, ...]]:
    """Title, author and the date of making from the document's properties."""
    if not data:
        return None, None, ()
    tree = _tree(data)
    values = {node.tag: (node.text or "").strip() for node in tree.iter() if isinstance(node.tag, str)}  # type: ignore[attr-defined]
    created = values.get(_DATE)
    return values.get(f"{_DC}title") or None, values.get(f"{_DC}creator") or None, (Dated("file", created),) if created else ()
