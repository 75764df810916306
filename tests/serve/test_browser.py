"""The page in a real browser: the rules of the page as tests. One browser, one server, one context with axe in it; many questions at each load."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from tests.serve.conftest import EXAMPLE, SEEDS, Served

import riwaya
from riwaya import building, lexicon
from riwaya.serve.report import report

pytestmark = pytest.mark.slow
WIDTHS = (360, 768, 1280)
LISTS = ("", "conflicts", "accounts", "people", "network", "map", "articles", "naming", "corpus", "search?q=موسكو")

# what axe finds; without the long selectors that take most of its time
AXE_RUN = """async rules => { const options = { resultTypes: ['violations'], selectors: false, ancestry: false, elementRef: false };
  if (rules.length) options.runOnly = { type: 'rule', values: rules };
  const found = await axe.run(document, options);
  return found.violations.flatMap(one => one.nodes.slice(0, 3).map(node => one.id + ': ' + node.html.slice(0, 160))); }"""

# letters of one word must not stand in two elements: two pieces of text that touch on one line, a letter on both sides
JOINED = """() => { const bad = [], letter = /\\p{Script=Arabic}/u, range = document.createRange();
  const box = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return range.getBoundingClientRect(); };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); let last = null;
  while (walk.nextNode()) { const node = walk.currentNode; if (!node.data.length) continue;
    if (last && !/\\s/.test(last.data.slice(-1) + node.data[0]) && letter.test(last.data.slice(-1)) && letter.test(node.data[0])) {
      const a = box(last, last.data.length - 1), b = box(node, 0);
      const touch = Math.abs(a.bottom - b.bottom) < 4 && Math.min(Math.abs(a.left - b.right), Math.abs(b.left - a.right)) < 1;
      if (a.width && b.width && touch) bad.push(last.data.slice(-9) + '|' + node.data.slice(0, 9)); }
    last = node; } return bad; }"""

# every fact link leads to a highlighted piece that is on the screen
LANDS = """async () => { const bad = []; const links = [...document.querySelectorAll('aside li > a[href^="#"]')];
  for (const link of links) { location.hash = link.getAttribute('href'); await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
    const on = [...document.querySelectorAll('.fact.on')]; const rect = on.length ? on[0].getBoundingClientRect() : null;
    if (!rect || rect.width < 4 || rect.bottom < 0 || rect.top > innerHeight) bad.push(link.getAttribute('href')); }
  return [links.length, bad]; }"""

# the axis of time: years from the earliest to the latest with their places, left to right
AXIS = """() => [...document.querySelectorAll('.strip .axis')].map(one => [Number(one.textContent), one.getBoundingClientRect().left])
  .sort((a, b) => a[0] - b[0]).map(one => one[1])"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def ids(case: Path) -> tuple[str, str, str]:
    """The event, the person and the article that have most to show."""
    with sqlite3.connect(case) as base:
        event = base.execute("select id from dossier_event order by conflicts desc, accounts desc, id limit 1").fetchone()[0]
        person = base.execute("select id from dossier_entity where type = 'PER' order by articles desc, mentions desc, id limit 1").fetchone()[0]
        article = base.execute("select article from statement group by 1 order by count(*) desc, 1 limit 1").fetchone()[0]
    return str(event), str(person), str(article)


class Watch:
    """Console errors, dialogs and requests of a page that leave its host, while it is watched."""

    def __init__(self, page: Any, *addresses: str) -> None:
        self.wrong: list[str] = []
        self._page = page
        self._heard = {
            "console": lambda one: self.wrong.append(f"console: {one.text}") if one.type == "error" else None,
            "pageerror": lambda one: self.wrong.append(f"error: {one}"),
            "dialog": lambda one: (self.wrong.append("dialog"), one.dismiss()),
            "request": lambda one: None if one.url.startswith((*addresses, "data:")) else self.wrong.append(f"request: {one.url}"),
        }

    def __enter__(self) -> Watch:
        for what, heard in self._heard.items():
            self._page.on(what, heard)
        return self

    def __exit__(self, *_: object) -> None:
        for what, heard in self._heard.items():
            self._page.remove_listener(what, heard)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_accessible_quiet_and_never_scrolls_sideways(page: Any, server: Served, language: str) -> None:
    event, person, article = ids(server.case)
    wrong = []
    with Watch(page, server.address + "/") as watch:
        for path in (*LISTS, f"event/{event}", f"event/{event}?by=origin", f"entity/{person}", f"article/{article}"):
            page.emulate_media(color_scheme="light")
            page.goto(f"{server.address}/{language}/{path}")
            wrong += [f"{path}: {one}" for one in page.evaluate(AXE_RUN, [])]
            wrong += [f"{path}: a word is broken: {one}" for one in page.evaluate(JOINED)]
            if page.evaluate("document.documentElement.dir") != ("rtl" if language == "ar" else "ltr") or page.locator("h1").count() != 1:
                wrong.append(f"{path}: direction or headings")
            if page.evaluate("document.querySelector('body > header').offsetHeight") > 70:
                wrong.append(f"{path}: the header takes two rows")
            page.emulate_media(color_scheme="dark")
            wrong += [f"{path} dark: {one}" for one in page.evaluate(AXE_RUN, ["color-contrast"])]
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate(SIDEWAYS):
                    wrong.append(f"{path}: scrolls sideways at {width}")
    page.emulate_media(color_scheme="light")
    assert wrong + watch.wrong == []


@pytest.mark.parametrize(("language", "earliest"), [("ar", "right"), ("en", "left")])
def test_the_axis_of_time_begins_where_reading_begins(page: Any, server: Served, language: str, earliest: str) -> None:
    page.goto(f"{server.address}/{language}/")
    places = page.evaluate(AXIS)
    assert len(places) >= 3 and places == sorted(places, reverse=earliest == "right")


def test_every_fact_of_an_article_lands_on_its_sentence(page: Any, server: Served) -> None:
    page.goto(f"{server.address}/ar/article/{ids(server.case)[2]}")
    count, missed = page.evaluate(LANDS)
    assert count > 5 and missed == []


def test_a_fact_is_shown_without_scripts(bare: Any, server: Served) -> None:
    page = bare
    page.goto(f"{server.address}/ar/article/{ids(server.case)[2]}")
    article = page.url
    for link in page.locator("aside li > a[href^='#s']").all()[-3:]:
        page.goto(article + str(link.get_attribute("href")))
        place = page.locator(":is(.anchor:target, .anchor:has(:target)) + :is(.fact, a)").bounding_box()
        assert place and 0 <= place["y"] < 900


def test_from_the_start_to_who_denied_it_in_which_words_in_three_clicks(bare: Any, affair: Served) -> None:
    """On the affair of the seed articles the meeting with the envoy is sought by its names, elsewhere the first event that differs."""
    page, clicks = bare, 0
    page.goto(f"{affair.address}/ar/")
    differ = page.locator("section[aria-labelledby=differ] h3 a")
    event = differ.filter(has_text=re.compile("حفتر.*كوبلر|كوبلر.*حفتر")) if SEEDS.exists() else differ
    event.first.click()
    clicks += 1
    assert "/event/" in page.url
    denials = page.locator("td .cell", has=page.locator(".stance.denies"))
    denial = denials.filter(has=page.locator("a.name")).first
    words = re.sub(r"\s+", " ", denial.locator("mark").first.inner_text()).strip()
    assert words
    if SEEDS.exists():
        assert any("نافيا" in one or "لم يقابل" in one or "لم يلتق" in one for one in denials.locator("a.quote").all_inner_texts())
    denial.locator("a.quote").click()
    clicks += 1
    assert "/article/" in page.url and "#" in page.url and clicks <= 3
    assert words in re.sub(r"\s+", " ", page.locator(".article-text").inner_text())


def test_search_by_keyboard_alone(page: Any, server: Served) -> None:
    page.goto(f"{server.address}/ar/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('form.search input')"):
            break
    page.keyboard.type("موس")
    page.locator(".suggestions a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/**")
    page.locator("form.search input").focus()
    page.keyboard.type("موسكو")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/search?" in page.url and page.locator("main mark").count() > 0


def test_a_correction_by_keyboard_is_in_the_export_and_survives_a_rebuild(bare: Any, desk: Served) -> None:
    article, page = ids(desk.case)[2], bare
    page.goto(f"{desk.address}/ar/article/{article}")
    form = page.locator("aside details.correct", has=page.locator("[name=set-stance]")).first
    fact = form.locator("[name=fact]").get_attribute("value")
    before = next(one["stance"] for one in _statements(desk.case) if f"{one['article']}/{one['id']}" == fact)
    wanted = "denies" if before != "denies" else "asserts"
    form.locator("summary").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if form.locator("[name=set-stance]").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Home")
    for _ in range(1 + form.locator("[name=set-stance] option").evaluate_all("(all, wanted) => all.findIndex(one => one.value === wanted)", wanted)):
        if form.locator("[name=set-stance]").input_value() == wanted:
            break
        page.keyboard.press("ArrowDown")
    assert form.locator("[name=set-stance]").input_value() == wanted
    for _ in range(12):
        page.keyboard.press("Tab")
        if form.locator("button[value=edit]").evaluate("one => one === document.activeElement"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("aside").inner_text().count("عُدّل") == 1
    assert next(one["stance"] for one in _statements(desk.case) if f"{one['article']}/{one['id']}" == fact) == wanted
    building.build(building.Wish((EXAMPLE,), str(desk.case)))
    assert next(one["stance"] for one in _statements(desk.case) if f"{one['article']}/{one['id']}" == fact) == wanted


def _statements(case: Path) -> list[dict[str, Any]]:
    from riwaya.export import json as exported

    with riwaya.open(case) as opened:
        return list(json.loads(exported.line(exported.dossier_object(opened.dossier())))["statements"])


def test_the_single_file_works_offline_without_scripts(page: Any, bare: Any, example: Path, tmp_path: Path) -> None:
    target, event = tmp_path / "dossier.html", ids(example)[0]
    with riwaya.open(example) as opened:
        text = report(opened, lexicon.load())
        one = report(opened, lexicon.load(), event=event)
    assert len(one.encode()) <= 1_500_000 and "<script" not in text
    target.write_text(text, encoding="utf-8")
    ids_there = re.findall(r' id="([^"]+)"', text)
    assert len(ids_there) == len(set(ids_there)) and set(re.findall(r' href="#([^"]+)"', text)) <= set(ids_there)
    assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', text)
    bare.set_viewport_size({"width": 360, "height": 800})
    bare.context.set_offline(True)
    try:
        with Watch(bare, "file:") as watch:
            bare.goto(target.as_uri())
            bare.locator("nav.main a[href='#articles']").click()
            assert bare.url.endswith("#articles") and bare.locator(".article-text").count() == 5
            assert not bare.evaluate(SIDEWAYS) and watch.wrong == []
    finally:
        bare.context.set_offline(False)
    page.goto(target.as_uri())
    assert page.evaluate(AXE_RUN, []) + page.evaluate(JOINED) == []


def test_a_file_prints_on_few_pages_with_its_words_in_order(page: Any, example: Path, tmp_path: Path) -> None:
    import pypdfium2

    with riwaya.open(example) as opened:
        (tmp_path / "print.html").write_text(report(opened, lexicon.load()), encoding="utf-8")
    page.goto((tmp_path / "print.html").as_uri())
    page.pdf(path=str(tmp_path / "print.pdf"), prefer_css_page_size=True)
    made = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    assert len(made) < 90
    text = unicodedata.normalize("NFKC", "".join(made[at].get_textpage().get_text_range() for at in range(len(made))))
    assert sum(word in text for word in ("موسكو", "حفتر", "روسيا", "ليبيا")) == 4


def test_a_hostile_article_neither_runs_nor_breaks_the_page(page: Any, hostile: Served, tmp_path: Path) -> None:
    name = "h%2F1%20%3Cx%3E"
    with riwaya.open(hostile.case) as opened:
        (tmp_path / "h.html").write_text(report(opened, lexicon.load(), "en"), encoding="utf-8")
    page.set_viewport_size({"width": 768, "height": 900})
    with Watch(page, hostile.address + "/", "file:") as watch:
        for address in (
            *(f"{hostile.address}/{path}" for path in ("ar/", "en/articles", "ar/search?q=<script>window.broken=7</script>", f"ar/article/{name}", "en/people")),
            (tmp_path / "h.html").as_uri(),
        ):
            page.goto(address)
            state = page.evaluate(f"""() => [window.broken ?? null, document.querySelector('main h1').getBoundingClientRect().height > 10,
                document.querySelectorAll('footer').length,
                document.querySelectorAll('script:not([src]), img, iframe, style:not(head style), main [onerror], main [onmouseover]').length, {SIDEWAYS}]""")
            assert state == [None, True, 1, 0, False], address
            if name in address:
                shown = page.evaluate("document.querySelector('.article-text').textContent.slice(0, 400)")
                assert "<script>window.broken = 1</script>" in shown and "onerror" in shown
    assert watch.wrong == []


def test_direction_marks_of_an_article_end_with_it(page: Any, hostile: Served) -> None:
    """An override left open in a title or text must not turn what stands beside it."""
    page.goto(f"{hostile.address}/en/articles")
    chip, date = page.locator("main li .chip").first.bounding_box(), page.locator("main li time").first.bounding_box()
    assert chip and date and chip["x"] < date["x"]
    assert page.locator("main li time").first.inner_text() == "1 May 2024"


def test_static_files_and_pages_name_no_other_host(server: Served) -> None:
    for path in ("/ar/", "/static/page.css", "/static/page.js"):
        with urllib.request.urlopen(server.address + path) as answer:
            assert not re.search(r"""(?:src|href|action)="(?:https?:)?//|url\(["']?https?:|fetch\(["']https?:""", answer.read().decode("utf-8")), path
