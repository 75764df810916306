"""A web page to an article: parts, dates and encodings."""

from __future__ import annotations

import json

import pytest

from riwaya import line, read
from riwaya.lexicon import Lexicon, load
from riwaya.model import Article, Dated

PAGE = """<html lang="ar"><head>{head}<title>الوفدان يتفقان على جولة ثانية | موقع تجريبي</title></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>
<div class="story"><h1>الوفدان يتفقان على جولة ثانية</h1><div class="post-date">{date}</div><span class="author">سلمى الكاتب</span>
<p class="lead">اتفق الوفدان على أن تعقد الجولة الثانية في الشهر المقبل بعد يومين من المحادثات.</p>
<figure><img src="a.jpg"><figcaption>الوزير عند وصوله إلى مقر المحادثات (أرشيف)</figcaption></figure>
<p>قال الوزير إن المحادثات التي جرت في العاصمة انتهت باتفاق الطرفين على مواصلة اللقاءات في الشهر المقبل.</p>
<div class="related-box"><a href="/x">اقرأ أيضا: خبر آخر عن الوزير</a></div>
<p>وأضاف أن الوفدين بحثا ملفات عدة منها الحدود والتجارة والأمن،<br>وأن الخلاف ما زال قائما حول بعض النقاط.</p></div>
<footer>جميع الحقوق محفوظة للموقع التجريبي</footer></body></html>"""


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return load()


def article(words: Lexicon, data: bytes, url: str | None = None) -> Article:
    one = read.article(read.Source("p", "html", data=data, url=url), words)
    assert isinstance(one, Article), one
    return one


def page(head: str = "", date: str = "الثلاثاء 29 تشرين الثاني 2016") -> str:
    return PAGE.format(head=head, date=date)


def test_parts_are_told_apart(words: Lexicon) -> None:
    one = article(words, page().encode())
    parts = [(part.kind, one.text[part.start : part.end]) for part in one.parts]
    assert [kind for kind, _ in parts] == ["headline", "byline", "byline", "standfirst", "caption", "body", "boilerplate", "body"]
    assert parts[0][1] == one.title == "الوفدان يتفقان على جولة ثانية"
    assert parts[4][1].startswith("الوزير عند وصوله") and parts[6][1].startswith("اقرأ أيضا")
    assert "الرئيسية" not in one.text and "الحقوق" not in one.text
    assert one.author == "سلمى الكاتب"


def test_dates_are_kept_with_their_origin(words: Lexicon) -> None:
    head = '<meta property="article:published_time" content="2016-11-29T22:10:00+03:00"><meta property="article:modified_time" content="2016-12-01T08:00:00Z">'
    one = article(words, page(head).encode(), "http://example.test/2016/11/30/story")
    assert one.dated == (
        Dated("meta", "2016-11-29T22:10:00+03:00"), Dated("visible", "الثلاثاء 29 تشرين الثاني 2016"), Dated("url", "2016-11-30"), Dated("changed", "2016-12-01T08:00:00Z"),
    )
    told = line.understand(one, words).article
    assert (told.published, told.published_from) == ("2016-11-29", "meta") and "published: url says 2016-11-30" in told.notes
    news = {"@type": "NewsArticle", "datePublished": "2016-11-28", "author": [{"name": "ك"}], "publisher": {"name": "موقع"}}
    one = article(words, page(f'<script type="application/ld+json">{json.dumps({"@graph": [news]})}</script>').encode())
    assert (one.dated[0], one.author, one.outlet) == (Dated("json-ld", "2016-11-28"), "ك", "موقع")


@pytest.mark.parametrize(("date", "value"), [
    ("الثلاثاء 29 تشرين الثاني 2016", "2016-11-29"), ("٢٩ تشرين الثاني/نوفمبر ٢٠١٦ - 10:15", "2016-11-29"), ("نشر في: 5 آب/أغسطس 2019", "2019-08-05"), ("", None),
])  # fmt: skip
def test_visible_arabic_dates_are_read(words: Lexicon, date: str, value: str | None) -> None:
    told = line.understand(article(words, page(date=date).encode()), words).article
    assert told.published == value and told.published_from == ("visible" if value else None)


def test_no_date_is_later_than_the_fetching_and_a_change_is_only_about_it(words: Lexicon) -> None:
    head = '<meta property="article:published_time" content="2036-11-29"><meta property="article:modified_time" content="2016-12-01T08:00:00Z">'
    source = read.Source("p", "html", data=page(head, "").encode(), dated=(Dated("fetched", "2016-12-02T00:00:00Z"),))
    one = read.article(source, words)
    assert isinstance(one, Article)
    told = line.understand(one, words).article
    assert (told.published, told.published_from) == ("2016-12-01~", "changed")


@pytest.mark.parametrize(("encoding", "declared"), [("cp1256", "windows-1256"), ("cp1256", "utf-8"), ("cp1256", "iso-8859-1"), ("utf-8", "windows-1256"), ("utf-8", "")])
def test_encodings_right_and_wrongly_declared(words: Lexicon, encoding: str, declared: str) -> None:
    one = article(words, page(f'<meta charset="{declared}">' if declared else "").encode(encoding))
    assert one.title == "الوفدان يتفقان على جولة ثانية"
