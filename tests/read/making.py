"""Makers of test inputs: a PDF written by hand, a Word document, a mail."""

from __future__ import annotations

import io
import unicodedata
import zipfile

PARAGRAPHS = (
    "الوفدان يتفقان على جولة ثانية",
    "قال الوزير إن المحادثات التي جرت في العاصمة انتهت باتفاق الطرفين (وفد الشمال ووفد الجنوب) على مواصلة اللقاءات في 29 نوفمبر 2016، بحضور 150 مندوبا.",
    "وأضاف أن الوفدين بحثا ملفات عدة منها الحدود والتجارة والأمن، وأن وكالة ABC News نقلت ذلك عن مصدر لم تسمه.",
)

_JOIN_BOTH = set("بتثجحخسشصضطظعغفقكلمنهيئـ")
_JOIN_RIGHT = set("اأإآدذرزوؤةى")


def presentation(text: str) -> str:
    """Letters as the glyph shapes of old typesetters: isolated, initial, medial and final forms."""
    shapes = {}
    for point in [*range(0xFE70, 0xFEFD)]:
        decomposed = unicodedata.decomposition(chr(point)).split()
        if len(decomposed) == 2:
            shapes[(chr(int(decomposed[1], 16)), decomposed[0])] = chr(point)
    out = []
    for index, char in enumerate(text):
        before = index > 0 and text[index - 1] in _JOIN_BOTH and char in _JOIN_BOTH | _JOIN_RIGHT
        after = char in _JOIN_BOTH and index + 1 < len(text) and text[index + 1] in _JOIN_BOTH | _JOIN_RIGHT
        form = "<medial>" if before and after else "<final>" if before else "<initial>" if after else "<isolated>"
        out.append(shapes.get((char, form), char))
    return "".join(out)


def raw_pdf(pages: list[list[str]], shaped: bool = True, encrypted: bool = False) -> bytes:
    """A PDF whose lines are drawn glyph by glyph from left to right, as old programs do: reversed, in presentation forms."""
    drawn = [[_visual(presentation(line) if shaped else line) for line in page] for page in pages]
    codes = {char: number for number, char in enumerate(sorted({char for page in drawn for line in page for char in line}), 1)}
    cmap = "\n".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    tounicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{cmap}\nendbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    objects: list[bytes] = [b"", b""]

    def add(text: str | bytes) -> int:
        objects.append(text.encode() if isinstance(text, str) else text)
        return len(objects)

    def stream(text: str) -> bytes:
        return f"<< /Length {len(text.encode())} >>\nstream\n{text}\nendstream".encode()

    unicode = add(stream(tounicode))
    descriptor = add("<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 600 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>")
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    cid = add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo {system} /DW 500 /FontDescriptor {descriptor} 0 R >>")
    font = add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [{cid} 0 R] /ToUnicode {unicode} 0 R >>")
    kids = []
    for page in drawn:
        lines = []
        for number, line in enumerate(page):
            size = 18 if number == 0 else 10
            shown = "".join(f"{codes[char]:04x}" for char in line)
            lines.append(f"BT /F {size} Tf {560 - len(line) * size * 0.5:.1f} {780 - number * 24} Td <{shown}> Tj ET")
        content = add(stream("\n".join(lines)))
        kids.append(add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F {font} 0 R >> >> /Contents {content} 0 R >>"))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    out = io.BytesIO(b"%PDF-1.5\n")
    out.seek(0, 2)
    places = []
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + one + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{place:010d} 00000 n \n".encode() for place in places))
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def _visual(line: str) -> str:
    """A right-to-left line as it is seen from the left: reversed, but Latin and digits not, brackets mirrored."""
    runs: list[str] = []
    for char in line:
        ltr = char.isascii() and char.isalnum()
        if runs and ltr and (runs[-1][-1].isascii() and (runs[-1][-1].isalnum())):
            runs[-1] += char
        else:
            runs.append(char)
    merged: list[str] = []
    for run in runs:  # «ABC News» is one run
        if len(merged) > 1 and run.isalpha() and run.isascii() and merged[-1] == " " and merged[-2].isascii() and merged[-2].isalpha():
            merged[-2:] = [merged[-2] + " " + run]
        else:
            merged.append(run)
    mirror = str.maketrans("()", ")(")
    return "".join(run if len(run) > 1 else run.translate(mirror) for run in reversed(merged))


def docx(paragraphs: tuple[str, ...] = PARAGRAPHS, extra: dict[str, bytes] | None = None, document: bytes | None = None) -> bytes:
    """A Word document of a title and paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = []
    for number, text in enumerate(paragraphs):
        style = "<w:pStyle w:val='Title'/>" if number == 0 else ""
        half = len(text) // 2
        runs = f"<w:r><w:t xml:space='preserve'>{text[:half]}</w:t></w:r><w:r><w:t xml:space='preserve'>{text[half:]}</w:t></w:r>"
        rows.append(f"<w:p><w:pPr>{style}<w:bidi/></w:pPr>{runs}</w:p>")
    body = document or f"<?xml version='1.0'?><w:document xmlns:w='{space}'><w:body>{''.join(rows)}</w:body></w:document>".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", (
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/>"
            "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' "
            "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"))  # fmt: skip
        archive.writestr("_rels/.rels", (
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Target='word/document.xml' "
            "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>"))  # fmt: skip
        archive.writestr("word/document.xml", body)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return out.getvalue()
