"""A PDF: its text layer, put back into the order of reading. Page numbers are kept as parts.

Glyphs are taken with their places, because producers write Arabic in any order: reversed, in presentation forms, numbers
apart. Lines, paragraphs, running heads and the headline are told by geometry. Tables come out line by line; a page that
is a picture has no text, and a file of such pages is refused.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from statistics import median

from riwaya.errors import ReadError
from riwaya.model import Article, Part, Refusal
from riwaya.read.glyphs import Glyph, Line, brackets, lines, paragraphs
from riwaya.read.nouns import Source
from riwaya.read.storing import MOST_CHARACTERS, store

_MOST_PAGES = 400
_DIGIT = re.compile(r"\d+")


def read(source: Source, data: bytes) -> Article | Refusal:
    """The text of all pages; raises ReadError for a broken, locked or scanned file."""
    pages, empty, title = _pages(data)
    if not any(pages):
        raise ReadError("the PDF has no text layer: its pages are pictures (scanned); it needs character recognition first")
    notes = (f"pages without a text layer: {', '.join(map(str, empty))}",) if empty else ()
    text, parts, headline = _assembled(pages)
    return store(
        source.name, text, url=source.url, outlet=source.outlet, title=source.title or headline or title, published=source.published, parts=parts,
        notes=(*source.notes, "pdf: reading order restored from the places of the glyphs", *notes), dated=source.dated,
    )


def _pages(data: bytes) -> tuple[list[list[Line]], list[int], str | None]:
    """The lines of each page, the numbers of those that hold only pictures, and the title that the file gives."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as wrong:
        reason = "is protected by a password" if "assword" in str(wrong) else "is broken"
        raise ReadError(f"the PDF {reason}: {wrong}") from wrong
    try:
        if len(document) > _MOST_PAGES:
            raise ReadError(f"the PDF has {len(document):,} pages; no article has more than {_MOST_PAGES}")
        pages: list[list[Line]] = []
        empty: list[int] = []
        total = 0
        for number in range(len(document)):
            try:
                glyphs, height = list(_glyphs(document[number])), document.get_page_size(number)[1]
            except pdfium.PdfiumError:
                glyphs, height = [], 0.0
            total += len(glyphs)
            if total > MOST_CHARACTERS:
                raise ReadError(f"the PDF has more than {MOST_CHARACTERS:,} characters")
            if not glyphs:
                empty.append(number + 1)
            pages.append(_without_stumps(lines(glyphs), height))
        title = document.get_metadata_value("Title").strip()
        return pages, empty, title if len(title) > 8 and not title.lower().endswith((".doc", ".docx", ".indd", ".html")) else None
    finally:
        document.close()


def _without_stumps(rows: list[Line], height: float) -> list[Line]:
    """Without single letters at the edge of the sheet: the tips of a line that was cut off and stands on the next page."""
    edge = 0.035 * height
    return [line for line in rows if len(line.text) > 1 or not line.text.isalpha() or edge < line.y < height - edge]


def _glyphs(page: object) -> Iterator[Glyph]:
    """Every visible character of a page with its place; characters that PDFium made up are left out."""
    import pypdfium2.raw as c

    text = page.get_textpage()  # type: ignore[attr-defined]
    word = 0
    box, matrix, x, y = c.FS_RECTF(), c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        if c.FPDFText_IsGenerated(text, index) == 1:
            continue
        point = c.FPDFText_GetUnicode(text, index)
        if point < 0x20 or point in (0xFFFE, 0xFFFF, 0xFEFF, 0xAD) or 0xD800 <= point < 0xE000 or point > 0x10FFFF:
            continue
        c.FPDFText_GetLooseCharBox(text, index, box)
        c.FPDFText_GetCharOrigin(text, index, x, y)
        c.FPDFText_GetMatrix(text, index, matrix)
        size = c.FPDFText_GetFontSize(text, index) * math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        if point == 0x20 and box.right <= box.left:
            word += 1  # a blank without a width stands anywhere, but it does end a word
        else:
            yield Glyph(index, chr(point), box.left, box.right, x.value, y.value, size, word)


def _assembled(pages: list[list[Line]]) -> tuple[str, tuple[Part, ...], str | None]:
    """All pages as one text, with a part for each page and for what repeats on every page."""
    repeated = _repeated(pages)
    bodies = [paragraphs([line for line in page if _key(line) not in repeated]) for page in pages]
    turned = iter(brackets([one for body in bodies for one in body]))
    sizes = [line.size for page in pages for line in page for _ in range(len(line.text) // 20 + 1)]
    usual = median(sizes) if sizes else 0.0
    pieces: list[str] = []
    parts: list[Part] = []
    headline: str | None = None
    at = 0
    for page, body in zip(pages, bodies, strict=True):
        start = at
        for one in islice(turned, len(body)):
            if headline is None and one.size >= usual * 1.25 and len(one.text) >= 8 and not any(part.kind == "body" for part in parts):
                headline = one.text
                parts.append(Part("headline", at, at + len(one.text)))
            elif parts and parts[-1].kind == "body":
                parts[-1] = Part("body", parts[-1].start, at + len(one.text))
            else:
                parts.append(Part("body", at, at + len(one.text)))
            pieces.append(one.text)
            at += len(one.text) + 2
        for line in page:
            if _key(line) in repeated:
                parts.append(Part("boilerplate", at, at + len(line.text)))
                pieces.append(line.text)
                at += len(line.text) + 2
        parts.append(Part("page", start, max(start, at - 2)))
    return "\n\n".join(pieces), tuple(parts), headline


def _key(line: Line) -> tuple[str, int]:
    return _DIGIT.sub("0", line.text), round(line.y / 4)


def _repeated(pages: list[list[Line]]) -> frozenset[tuple[str, int]]:
    """Running heads and feet: first and last lines that stand at one place of at least three pages and of half of them."""
    if len(pages) < 3:
        return frozenset()
    counts = Counter(key for page in pages for key in {_key(line) for line in [*page[:2], *page[-2:]]})
    return frozenset(key for key, count in counts.items() if count >= 3 and count * 2 >= len(pages))
