"""PDFs of three producers: the text is the source's, pages open where they should, pictures and locks are refused."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.errors import ReadError
from riwaya.model import Article
from riwaya.read import Source, pdf
from riwaya.text import fold

sys.path.insert(0, str(Path(__file__).parent))
from making import PARAGRAPHS, docx, raw_pdf

NUMBERS = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
LONG = (PARAGRAPHS[0], *[f"في الجلسة {NUMBERS[number // 10]} من الجولة {NUMBERS[number % 10]} {PARAGRAPHS[1 + number % 2]}" for number in range(60)])


def article(data: bytes) -> Article:
    one = pdf.read(Source("p", "pdf"), data)
    assert isinstance(one, Article), one
    return one


def likeness(one: str, other: str) -> float:
    """How equal two texts are after folding, word by word."""
    a, b = fold(one).text.split(), fold(other).text.split()
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def wrapped(text: str, width: int = 70) -> list[str]:
    out = [""]
    for word in text.split():
        if len(out[-1]) + len(word) > width:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return out


@pytest.mark.parametrize("shaped", [True, False])
def test_a_reversed_pdf_in_presentation_forms_is_repaired(shaped: bool) -> None:
    pages = [[PARAGRAPHS[0], *wrapped(PARAGRAPHS[1])], wrapped(PARAGRAPHS[2])]
    one = article(raw_pdf(pages, shaped))
    assert likeness(one.text, " ".join(PARAGRAPHS)) >= 0.99
    assert one.title == PARAGRAPHS[0]
    first, second = [part for part in one.parts if part.kind == "page"]
    assert first.start <= one.text.index("29 نوفمبر 2016") < first.end and "(وفد الشمال" in one.text
    assert second.start <= one.text.index("ABC News نقلت") < second.end


def test_running_heads_are_boilerplate() -> None:
    pages = [["صحيفة الاختبار العدد 7", *wrapped(PARAGRAPHS[1 + number % 2] + f" النهاية {'ابج'[number]}")] for number in range(3)]
    one = article(raw_pdf(pages))
    marked = [one.text[part.start : part.end] for part in one.parts if part.kind == "boilerplate"]
    assert marked == ["صحيفة الاختبار العدد 7"] * 3


def test_pictures_broken_files_and_long_ones_are_refused() -> None:
    with pytest.raises(ReadError, match="scanned"):
        article(raw_pdf([[], []]))
    with pytest.raises(ReadError, match="broken"):
        article(b"%PDF-1.7\n" + b"x" * 500)
    with pytest.raises(ReadError, match="pages"):
        article(raw_pdf([["نص"]] * 401))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_a_pdf_of_chromium(tmp_path: Path) -> None:
    page = "".join(f"<p>{text}</p>" for text in LONG[1:])
    (tmp_path / "p.html").write_text(f"<html dir=rtl lang=ar><meta charset=utf-8><body><h1>{LONG[0]}</h1>{page}</body></html>", encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'p.pdf'}", str(tmp_path / "p.html")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    one = article((tmp_path / "p.pdf").read_bytes())
    assert likeness(one.text, " ".join(LONG)) >= 0.95
    assert one.title == LONG[0] and len([part for part in one.parts if part.kind == "page"]) > 1


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="libreoffice is not installed")
def test_a_pdf_of_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "p.docx").write_bytes(docx(LONG))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "p.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    one = article((tmp_path / "p.pdf").read_bytes())
    assert likeness(one.text, " ".join(LONG)) >= 0.95
    assert len([part for part in one.parts if part.kind == "page"]) > 1
