"""Tables, feeds, Word documents, mails and web archives."""

from __future__ import annotations

import gzip
import io
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from riwaya import line, read
from riwaya.lexicon import Lexicon, load
from riwaya.model import Article, Dated, Refusal

sys.path.insert(0, str(Path(__file__).parent))
from making import PARAGRAPHS, docx

TEXT = "\n\n".join(PARAGRAPHS)
PAGE = f"<html><head><title>{PARAGRAPHS[0]}</title></head><body><article><h1>{PARAGRAPHS[0]}</h1>" + "".join(f"<p>{one}</p>" for one in PARAGRAPHS[1:]) + "</article></body></html>"


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return load()


def all_of(path: Path, words: Lexicon, **given: str) -> tuple[list[Article], list[Refusal]]:
    results = list(read.read(path, words, read.Given(**given)))
    return [one for one in results if isinstance(one, Article)], [one for one in results if isinstance(one, Refusal)]


@pytest.mark.parametrize(("header", "mark", "encoding"), [
    ("id,title,text,published,source", ",", "utf-8-sig"), ("رقم الخبر;العنوان;النص;تاريخ النشر;المصدر", ";", "cp1256"), ("ID\tTitle\tBody\tDate\tOutlet", "\t", "utf-8"),
])  # fmt: skip
def test_tables(tmp_path: Path, words: Lexicon, header: str, mark: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    text = TEXT.replace('"', "")
    rows = [["a1", "عنوان", f'"{text}"', "2016-11-29", "الشمال"], [], ["a2", "عنوان", "", "", ""], ["a3", "", f'"{text}"', "29 نوفمبر 2016", ""]]
    path.write_bytes("\n".join([header, *[mark.join(row) for row in rows]]).encode(encoding))
    articles, refusals = all_of(path, words, outlet="o")
    assert [(one.id, one.outlet, one.published) for one in articles] == [("a1", "الشمال", "2016-11-29"), ("a3", "o", None)]
    assert articles[0].text == text and articles[1].dated == (Dated("given", "29 نوفمبر 2016"),)
    assert [(one.article, one.reason) for one in refusals] == [("a2", "row 4 has no text")]


def test_a_table_without_texts_and_one_that_breaks_off(tmp_path: Path, words: Lexicon) -> None:
    (tmp_path / "a.csv").write_text("name,age\nx,1\n")
    (tmp_path / "b.csv").write_bytes(b"id,text\nx1," + TEXT.replace("\n", " ").replace(",", "").encode() + b"\nx2,\xff\xfe\xd9\n")
    articles, refusals = all_of(tmp_path, words)
    assert [one.id for one in articles] in (["x1"], [])
    assert "no column of texts" in refusals[0].reason and len(refusals) == 2


def test_feeds(tmp_path: Path, words: Lexicon) -> None:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[1:])
    (tmp_path / "feed.xml").write_text(
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>الشمال</title>"
        f"<item><title>{PARAGRAPHS[0]}</title><link>http://x.test/1</link><guid>g1</guid><pubDate>Tue, 29 Nov 2016 22:00:00 +0300</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
        f"<item><title>{PARAGRAPHS[0]}</title><guid>g2</guid><pubDate>الثلاثاء 29 تشرين الثاني 2016</pubDate><description><![CDATA[{body}]]></description></item>"
        "<item><title>خبر قصير</title><guid>g3</guid><description>مقدمة الخبر</description></item></channel></rss>", encoding="utf-8")  # fmt: skip
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
    (tmp_path / "bomb.xml").write_text(f'<?xml version="1.0"?>{bomb}')
    articles, refusals = all_of(tmp_path, words)
    assert [(one.id, one.outlet, one.title) for one in articles] == [("g1", "الشمال", PARAGRAPHS[0]), ("g2", "الشمال", PARAGRAPHS[0])]
    assert articles[0].text == TEXT and articles[0].dated[0] == Dated("feed", "2016-11-29")
    assert articles[1].dated[0] == Dated("feed", "الثلاثاء 29 تشرين الثاني 2016")
    assert [one.article for one in refusals] == ["bomb", "g3"] and "entities" in refusals[0].reason


def test_word_documents(tmp_path: Path, words: Lexicon) -> None:
    core = ("<c:coreProperties xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/' "
            "xmlns:dcterms='http://purl.org/dc/terms/'><dc:creator>سلمى</dc:creator><dcterms:created>2016-11-28T10:00:00Z</dcterms:created>"
            "</c:coreProperties>").encode()  # fmt: skip
    (tmp_path / "a.docx").write_bytes(docx(extra={"docProps/core.xml": core}))
    (tmp_path / "bomb.docx").write_bytes(docx(document=b"<a>" + b" " * (64 << 20) + b"</a>"))
    (tmp_path / "entity.docx").write_bytes(docx(document=b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"))
    (tmp_path / "cut.docx").write_bytes(docx()[:300])
    articles, refusals = all_of(tmp_path, words)
    assert [(one.text, one.title, one.author) for one in articles] == [(TEXT, PARAGRAPHS[0], "سلمى")]
    assert articles[0].dated == (Dated("file", "2016-11-28T10:00:00Z"),) and [part.kind for part in articles[0].parts] == ["headline", "body"]
    assert [one.article for one in refusals] == ["bomb", "cut", "entity"]
    assert "larger than" in refusals[0].reason and "entities" in refusals[2].reason


def test_mails(tmp_path: Path, words: Lexicon) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = PARAGRAPHS[0], "نشرة الشمال <a@x.test>", "Tue, 29 Nov 2016 22:00:00 +0300"
    mail.set_content("\n\n".join(PARAGRAPHS[1:]), charset="windows-1256")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="صورة.png")
    (tmp_path / "a.eml").write_bytes(mail.as_bytes())
    page = EmailMessage()
    page["Subject"] = "صفحة"
    page.set_content(PAGE, subtype="html")
    (tmp_path / "b.mhtml").write_bytes(page.as_bytes())
    empty = EmailMessage()
    empty["Subject"] = "فارغة"
    empty.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    (tmp_path / "c.eml").write_bytes(empty.as_bytes())
    articles, refusals = all_of(tmp_path, words)
    one, two = articles
    assert (one.title, one.author) == (PARAGRAPHS[0], "نشرة الشمال")
    told = line.understand(one, words).article
    assert (told.published, told.published_from) == ("2016-11-29", "mail")
    assert PARAGRAPHS[1] in one.text and "صورة.png" in one.notes[0]
    assert PARAGRAPHS[2] in two.text
    assert [one.article for one in refusals] == ["c"]


def warc(count: int = 5, compressed: bool = True) -> tuple[bytes, list[int]]:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    starts = []
    for number in range(count):
        body = PAGE.replace("150", str(number)).encode("cp1256" if number % 2 else "utf-8")
        headers = [("Content-Type", "text/html; charset=" + ("windows-1256" if number % 2 else "utf-8"))]
        if number == 2:
            body = gzip.compress(body)
            headers.append(("Content-Encoding", "gzip"))
        starts.append(out.tell())
        status = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(f"http://x.test/2016/11/29/{number}", "response", payload=io.BytesIO(body), http_headers=status))
    for status_line, kind in (("404 Not Found", "text/html"), ("200 OK", "image/png")):
        status = StatusAndHeaders(status_line, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record("http://x.test/x", "response", payload=io.BytesIO(b"x"), http_headers=status))
    return out.getvalue(), starts


@pytest.mark.parametrize("compressed", [True, False])
def test_web_archives(tmp_path: Path, words: Lexicon, compressed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(warc(compressed=compressed)[0])
    articles, refusals = all_of(path, words)
    assert [one.url for one in articles] == [f"http://x.test/2016/11/29/{number}" for number in range(5)]
    assert all(one.title == PARAGRAPHS[0] and Dated("url", "2016-11-29") in one.dated and one.notes[0] == f"warc record: {one.id}" for one in articles)
    assert [one.reason.split(":")[0] for one in refusals] == ["the response is an error or redirect (status 404)", "the response is image/png, not a page"]


def test_a_broken_record_is_counted_and_reading_goes_on(tmp_path: Path, words: Lexicon) -> None:
    data, starts = warc()
    broken = bytearray(data)
    for place in range(starts[2] + 30, starts[2] + 60):
        broken[place] ^= 0x55
    path = tmp_path / "a.warc.gz"
    path.write_bytes(broken)
    articles, refusals = all_of(path, words)
    assert [one.url[-1] for one in articles if one.url] == ["0", "1", "3", "4"]
    assert "a broken record" in refusals[0].reason


def test_what_is_no_archive(tmp_path: Path, words: Lexicon) -> None:
    (tmp_path / "a.warc").write_bytes(b"garbage" * 100)
    (tmp_path / "b.warc.gz").write_bytes(b"\x1f\x8b" + b"x" * 100)
    articles, refusals = all_of(tmp_path, words)
    assert not articles and {one.article.split(":")[0] for one in refusals} == {"a", "b"}
