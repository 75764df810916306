"""A site of our own with six layouts, four encodings and every trap: each article is read once, each trap is a clear refusal."""

from __future__ import annotations

import gzip
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from riwaya import line, read
from riwaya.errors import UsageError
from riwaya.lexicon import Lexicon, load
from riwaya.model import Account, Article, Refusal
from riwaya.pull import Wish, pull
from riwaya.pull.feeds import announcements, listed
from riwaya.pull.fetch import Fetcher, Limits, Refused
from riwaya.read.inbox import INDEX

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))
from pages import STORY, page

LAYOUTS = ("wordpress", "wordpress_newspaper", "drupal", "joomla", "blogger", "none")
ENCODINGS = (("utf-8", "utf-8"), ("cp1256", "windows-1256"), ("cp1256", "utf-8"), ("utf-8", "iso-8859-1"))
TOPICS = "الحدود التجارة الأمن المياه الموانئ الطرق".split()
DATES = ("29 تشرين الثاني 2016", "5 آب/أغسطس 2019", "12 جانفي 2017", "3 أبريل 2020", "الخميس 8 مايو 2025")
VALUES = ("2016-11-29", "2019-08-05", "2017-01-12", "2020-04-03", "2025-05-08")
LIMITS = Limits(bytes=2 << 20, seconds=4.0, tries=2, pause=0.01)
BOMB = gzip.compress(b"\0" * (24 << 20))


def article(number: int) -> tuple[bytes, str]:
    """Page and declared encoding of an article."""
    encoding, declared = ENCODINGS[number % 4]
    story = (f"{STORY[0]} وكان ملف {TOPICS[number % 6]} في الجلسة رقم {number} أول ما بحث.", STORY[1])
    text = page(LAYOUTS[number % 6], f"الوفدان يبحثان ملف {TOPICS[number % 6]} في الجلسة {number}", story, DATES[number % 5])
    if encoding == "utf-8" and number % 8 == 4:  # encoded twice
        return text.encode().decode("latin-1").encode(), "utf-8"
    return text.encode(encoding), declared


class Site(BaseHTTPRequestHandler):
    """Articles under /a/N, traps under their names."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[Counter[str]] = Counter()

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def stream(self, pieces: Iterator[bytes], **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in pieces:
            self.wfile.write(piece)
        self.close_connection = True

    def do_GET(self) -> None:
        Site.asked[self.path] += 1
        port = self.server.server_address[1]  # type: ignore[index]
        name = self.path.strip("/")
        try:
            if name == "":
                self.answer(page("none").encode())
            elif name == "robots.txt":
                self.answer(b"User-agent: *\nDisallow: /private/\n", "text/plain")
            elif name == "feed.xml":
                self.feed()
            elif name == "map.xml":
                rows = "".join(f"<url><loc>http://127.0.0.1:{port}/a/{number}</loc></url>" for number in range(20, 30))
                self.answer(f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode(), "application/xml")
            elif name.startswith("a/"):
                body, declared = article(int(name[2:]))
                self.answer(body, f"text/html; charset={declared}")
            elif name == "moved":
                self.answer(b"", status=301, Location="/a/0")
            elif name == "circle":
                self.answer(b"", status=302, Location=f"/circle2?{time.time()}")
            elif name.startswith("circle2"):
                self.answer(b"", status=302, Location="/circle")
            elif name == "home":
                self.answer(b"", status=302, Location="/")
            elif name == "inside":
                self.answer(b"", status=302, Location=f"http://localhost:{port}/a/0")
            elif name == "huge":
                self.stream(b"x" * 65536 for _ in range(3200))
            elif name == "announced-huge":
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(200 << 20))
                self.end_headers()
                self.close_connection = True
            elif name == "bomb":
                self.answer(BOMB, Content_Encoding="gzip")
            elif name == "endless":
                self.stream(iter(lambda: (time.sleep(0.05), b"<p>")[1], None))
            elif name == "picture":
                self.answer(b"\xff\xd8\xff", "image/jpeg")
            elif name == "soft404":
                self.answer(page("none", "الصفحة غير موجودة").encode())
            elif name == "login":
                wall = "هذا المحتوى متاح للمشتركين، سجل الدخول لمتابعة القراءة في موقعنا."
                self.answer(f"<html><title>ملف الحدود</title><body><h1>ملف الحدود</h1><p>{wall}</p></body></html>".encode())
            elif name == "future":
                self.answer(page("wordpress", "خبر من الغد", date="1 يناير 2090").encode())
            elif name == "error":
                self.answer(b"", status=503)
            else:
                self.answer(b"", status=404)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def feed(self) -> None:
        port = self.server.server_address[1]  # type: ignore[index]
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", status=304)
            return
        names = [f"a/{number}" for number in range(20)] + ["a/3", "a/3"] + TRAPS
        rows = "".join(f"<item><title>عنوان</title><link>http://127.0.0.1:{port}/{name}</link><guid>{name}</guid></item>" for name in names)
        self.answer(f"<?xml version='1.0'?><rss version='2.0'><channel><title>ت</title>{rows}</channel></rss>".encode(), "application/rss+xml", ETag='"v1"')


TRAPS = [
    "moved", "circle", "home", "inside", "huge", "announced-huge", "bomb", "endless", "picture", "soft404", "login", "future", "error", "missing", "private/x",
]
REASONS = {
    "circle": "redirects", "home": "front page", "inside": "private or local", "huge": "larger than 2 MB", "announced-huge": "larger than 2 MB", "bomb": "when unpacked",
    "endless": "not done after", "picture": "image/jpeg", "error": "503", "missing": "404", "private/x": "robots.txt",
}


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return load()


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def wish(site: str, inbox: Path, *names: str, **more: object) -> Wish:
    return Wish(tuple(f"{site}/{name}" for name in names), inbox, frozenset({"127.0.0.1"}), 0.0, limits=LIMITS, **more)  # type: ignore[arg-type]


def test_every_article_once_every_trap_refused(site: str, tmp_path: Path, words: Lexicon) -> None:
    counts, refusals = pull(wish(site, tmp_path / "in", "feed.xml", "map.xml"))
    reasons = {url.removeprefix(f"{site}/"): reason for url, reason in refusals}
    assert sorted(reasons) == sorted(REASONS)
    for name, sign in REASONS.items():
        assert sign in reasons[name], (name, reasons[name])
    assert counts.pages == 34 and counts.feeds == 2
    told = [line.take_in(one, words) for one in read.items([tmp_path / "in"], lexicon=words)]
    accounts = {one.article.url.removeprefix(f"{site}/"): one.article for one in told if isinstance(one, Account) and one.article.id.endswith((*"0123456789",)) and one.article.url}
    for number in range(30):
        one = accounts[f"a/{number}"]
        assert one.title == f"الوفدان يبحثان ملف {TOPICS[number % 6]} في الجلسة {number}"
        assert f"في الجلسة رقم {number} أول" in one.text and STORY[1] in one.text and "خبر عن الطقس" not in one.text
        assert (one.published, one.outlet) == (VALUES[number % 5], "127.0.0.1")
        assert one.notes[0].startswith("pulled: ") and (LAYOUTS[number % 6] in " ".join(one.notes))
    faults = {one.article.removeprefix(f"{site}/"): one.reason for one in told if isinstance(one, Refusal)}
    assert "soft 404" in faults["soft404"] and "login" in faults["login"]
    future = next(one.article for one in told if isinstance(one, Account) and one.article.id.endswith("future"))
    assert future.published is None


def test_a_second_pull_fetches_nothing_again(site: str, tmp_path: Path) -> None:
    pull(wish(site, tmp_path / "in", "feed.xml", most=10))
    before = Counter(Site.asked)
    counts, _ = pull(wish(site, tmp_path / "in", "feed.xml", most=10))
    assert (counts.pages, counts.known, counts.unchanged) == (0, 10, 1)
    assert Site.asked - before == Counter({"/robots.txt": 1, "/feed.xml": 1})


def test_an_interrupted_pull_goes_on_where_it_was(site: str, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(stage: str, count: int) -> None:
        if stage == "pulled" and sum(1 for path in Site.asked if path.startswith("/a/")) >= 5:
            raise Stop

    with pytest.raises(Stop):
        pull(wish(site, tmp_path / "in", "feed.xml", most=20), stop)
    with (tmp_path / "in" / INDEX).open("a", encoding="utf-8") as file:
        file.write('{"kind": "page", "url": "ht')
    pull(wish(site, tmp_path / "in", "feed.xml", most=20))
    assert all(count == 1 for path, count in Site.asked.items() if path.startswith("/a/"))
    rows = [json.loads(row) for row in (tmp_path / "in" / INDEX).read_text(encoding="utf-8").splitlines()]
    assert sum(row["kind"] == "page" for row in rows) == 20


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x", "http://localhost/x", "http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/"])
def test_private_addresses_are_refused(url: str) -> None:
    fetcher = Fetcher(limits=LIMITS)
    with pytest.raises(Refused, match=r"private or local|not known|not an address"):
        fetcher.get(url)
    fetcher.close()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "http://", "gopher://x", "http://exa mple/"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    fetcher = Fetcher(limits=LIMITS)
    with pytest.raises(Refused):
        fetcher.get(url)
    fetcher.close()


def test_lists_and_sitemaps(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# قائمة\nhttp://x.test/1\n\nhttp://x.test/2\nhttp://x.test/1\nnonsense\n", encoding="utf-8")
    (tmp_path / "a.opml").write_text("<opml><body><outline text='a'><outline xmlUrl='http://x.test/3'/></outline></body></opml>")
    assert listed(str(tmp_path / "a.txt")) == ["http://x.test/1", "http://x.test/2"]
    assert listed(str(tmp_path / "a.opml")) == ["http://x.test/3"]
    with pytest.raises(UsageError):
        listed(str(tmp_path / "none"))
    news = "<urlset xmlns:n='x'><url><loc>http://x.test/4</loc><n:news><n:publication_date>2016-11-29</n:publication_date><n:title>ع</n:title></n:news></url></urlset>"
    pages, _ = announcements(gzip.compress(news.encode()))
    assert [(one.url, one.title, one.date) for one in pages] == [("http://x.test/4", "ع", "2016-11-29")]
    _, further = announcements(b"<sitemapindex><sitemap><loc>http://x.test/s.xml</loc></sitemap></sitemapindex>")
    assert further == ["http://x.test/s.xml"]


def test_an_article_of_the_inbox_can_be_shown_as_it_was_fetched(site: str, tmp_path: Path) -> None:
    pull(wish(site, tmp_path / "in", "map.xml", most=1))
    source = next(one for one in read.items([tmp_path / "in"]) if isinstance(one, read.Source))
    assert source.path is not None and source.path.read_bytes() == article(20)[0]
    assert not isinstance(source, Article)
