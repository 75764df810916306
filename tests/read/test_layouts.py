"""Layouts and signs: every record shown on a page or a line of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from riwaya import line, read
from riwaya.lexicon import Lexicon, load
from riwaya.model import Article
from riwaya.read import signs
from riwaya.read.hosts import outlet_of
from riwaya.text import fold

sys.path.insert(0, str(Path(__file__).parent))
from pages import CAPTION, STORY, TITLE, page

WORDS = load()
LAYOUTS = [record.id.removeprefix("layout.") for record in WORDS.records("layout")]
URL = "https://www.aljazeera.net/news/2016/11/29/story"


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return WORDS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_its_page(words: Lexicon, layout: str) -> None:
    one = read.article(read.Source("p", "html", data=page(layout).encode(), url=URL if layout == "aljazeera_net" else None), words)
    assert isinstance(one, Article), one
    assert one.notes == (f"layout: {layout}",)
    parts = [(part.kind, one.text[part.start : part.end]) for part in one.parts]
    assert parts[0] == ("headline", TITLE) and one.title == TITLE
    assert ("caption", CAPTION) in parts
    assert "\n\n".join(text for kind, text in parts if kind == "body") == "\n\n".join(STORY)
    assert one.author == "سلمى الكاتب"
    assert all(text not in one.text for text in ("الأكثر قراءة", "الحقوق", "سياسة"))
    assert line.understand(one, words).article.published == "2016-11-29"


def test_a_page_without_a_layout_goes_the_slow_way(words: Lexicon) -> None:
    one = read.article(read.Source("p", "html", data=page("none").encode()), words)
    assert isinstance(one, Article) and one.notes == ("layout: none, by trafilatura",)
    assert [part.kind for part in one.parts] == ["headline", "byline", "caption", "body", "boilerplate", "body"]


def test_a_layout_that_does_not_hold_is_not_taken(words: Lexicon) -> None:
    hollow = page("none").replace("</body>", '<div class="td-post-content">موجز</div></body>')
    one = read.article(read.Source("p", "html", data=hollow.encode()), words)
    assert isinstance(one, Article) and one.notes == ("layout: none, by trafilatura",)


@pytest.mark.parametrize("sign", [record.id for record in WORDS.records("page_sign")])
def test_signs_by_their_examples(words: Lexicon, sign: str) -> None:
    record = words.get(sign)
    assert [text for text in record["says"] if not signs.is_sign(fold(text).text, words)] == []
    assert [text for text in record["silent"] if signs.is_sign(fold(text).text, words)] == []


@pytest.mark.parametrize("ends", ["\n\n", "\r\n\r\n", "\u2028"])
def test_boilerplate_in_given_texts_is_marked_and_kept(words: Lexicon, ends: str) -> None:
    text = ends.join([TITLE, STORY[0], "اقـرأ أيضاً: خبر آخر 😀", STORY[1], "تابعونا على فيسبوك"])
    one = read.article(Article("a", text, "0"), words)
    assert isinstance(one, Article) and one.text == text
    assert [text[part.start : part.end].strip() for part in one.parts if part.kind == "boilerplate"] == ["اقـرأ أيضاً: خبر آخر 😀", "تابعونا على فيسبوك"]
    assert read.article(one, words) == one


@pytest.mark.parametrize(("url", "outlet"), [
    ("https://www.aljazeera.net/news/1", "aljazeera.net"), ("http://arabic.rt.com/x", "arabic.rt.com"), ("https://sub.alwasat.ly/x", "alwasat.ly"),
    ("https://www.unknown-site.test/a", "unknown-site.test"), ("nonsense", None), (None, None), ("http://[bad", None),
])  # fmt: skip
def test_outlets_by_address(words: Lexicon, url: str | None, outlet: str | None) -> None:
    assert outlet_of(url, words) == outlet
