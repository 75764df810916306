"""The page in a real browser: the rules of the page as tests. Small numbers of loads, many questions at each."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.serve.conftest import AXE, EXAMPLE, Served

import riwaya
from riwaya import building, lexicon
from riwaya.serve.report import report

pytestmark = pytest.mark.slow
WIDTHS = (360, 768, 1280)
LISTS = ("", "conflicts", "accounts", "people", "network", "map", "articles", "naming", "corpus", "search?q=موسكو")

# letters of one word must not stand in two elements
JOINED = """() => { const bad = []; const walk = document.createTreeWalker(document.querySelector('.article-text'), NodeFilter.SHOW_TEXT); let last = null;
  const letter = /[\\p{L}\\p{M}]/u;
  while (walk.nextNode()) { const node = walk.currentNode; if (last && last.parentElement.closest('p,h2') === node.parentElement.closest('p,h2')
    && letter.test(last.data.slice(-1)) && letter.test(node.data[0])) bad.push(last.data.slice(-8) + '|' + node.data.slice(0, 8)); last = node; } return bad; }"""

# every fact link leads to a highlighted piece that is on the screen
LANDS = """async () => { const bad = []; const links = [...document.querySelectorAll('aside li > a[href^="#"]')];
  for (const link of links) { location.hash = link.getAttribute('href'); await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);
    const on = [...document.querySelectorAll('.fact.on')]; const rect = on.length ? on[0].getBoundingClientRect() : null;
    if (!rect || rect.width < 4 || rect.bottom < 0 || rect.top > innerHeight) bad.push(link.getAttribute('href')); }
  return [links.length, bad]; }"""


def ids(case: Path) -> tuple[str, str, str]:
    """The event, the person and the article that have most to show."""
    with sqlite3.connect(case) as base:
        event = base.execute("select id from dossier_event order by conflicts desc, accounts desc, id limit 1").fetchone()[0]
        person = base.execute("select id from dossier_entity where type = 'PER' order by articles desc, mentions desc, id limit 1").fetchone()[0]
        article = base.execute("select article from statement group by 1 order by count(*) desc, 1 limit 1").fetchone()[0]
    return str(event), str(person), str(article)


def violations(page: Any, rules: list[str] | None = None) -> list[str]:
    options = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"][:3]]


class Watch:
    """Console errors, dialogs and requests of a page."""

    def __init__(self, page: Any, address: str) -> None:
        self.wrong: list[str] = []
        page.on("console", lambda one: self.wrong.append(f"console: {one.text}") if one.type == "error" else None)
        page.on("pageerror", lambda one: self.wrong.append(f"error: {one}"))
        page.on("dialog", lambda one: (self.wrong.append("dialog"), one.dismiss()))
        page.on("request", lambda one: None if one.url.startswith((address, "data:", "file:")) else self.wrong.append(f"request: {one.url}"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_accessible_quiet_and_never_scrolls_sideways(browser: Any, server: Served, language: str) -> None:
    event, person, article = ids(server.case)
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    watch = Watch(page, server.address)
    wrong = []
    for path in (*LISTS, f"event/{event}", f"event/{event}?by=origin", f"entity/{person}", f"article/{article}"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(f"{server.address}/{language}/{path}")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        wrong += [f"{path}: {one}" for one in violations(page)]
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(60)
        wrong += [f"{path} dark: {one}" for one in violations(page, ["color-contrast"])]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append(f"{path}: scrolls sideways at {width}")
        page.set_viewport_size({"width": 1280, "height": 900})
        if page.evaluate("document.querySelector('body > header').offsetHeight") > 70:
            wrong.append(f"{path}: the header takes two rows")
        if page.evaluate("document.documentElement.dir") != ("rtl" if language == "ar" else "ltr") or page.locator("h1").count() != 1:
            wrong.append(f"{path}: direction or headings")
    context.close()
    assert wrong + watch.wrong == []


def test_facts_land_on_their_sentence_and_letters_stay_joined(browser: Any, server: Served) -> None:
    article = ids(server.case)[2]
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{server.address}/ar/article/{article}")
    assert page.evaluate(JOINED) == []
    count, missed = page.evaluate(LANDS)
    assert count > 5 and missed == []
    context.close()


def test_from_the_start_to_who_denied_it_in_which_words_in_three_clicks(browser: Any, server: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}/ar/")
    page.locator("section[aria-labelledby=differ] h3 a").first.click()
    assert "/event/" in page.url
    denial = page.locator("td .cell", has=page.locator(".stance.denies")).first
    words = re.sub(r"\s+", " ", denial.locator("mark").first.inner_text()).strip()
    assert words and denial.locator("a.name").count() >= 1
    denial.locator("a.quote").click()
    assert "/article/" in page.url and "#" in page.url
    assert words in re.sub(r"\s+", " ", page.locator(".article-text").inner_text())
    context.close()


def test_search_by_keyboard_alone(browser: Any, server: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server.address}/ar/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('form.search input')"):
            break
    page.keyboard.type("موس", delay=20)
    page.locator(".suggestions a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/**")
    page.goto(f"{server.address}/ar/search?q=" + "موسكو")
    assert page.locator("mark").count() > 0
    context.close()


def test_a_correction_by_keyboard_is_in_the_export_and_survives_a_rebuild(browser: Any, desk: Served) -> None:
    article = ids(desk.case)[2]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
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
    form.locator("[name=set-stance]").select_option(wanted)
    form.locator("button[value=edit]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("aside").inner_text().count("عُدّل") == 1
    context.close()
    assert next(one["stance"] for one in _statements(desk.case) if f"{one['article']}/{one['id']}" == fact) == wanted
    building.build(building.Wish((EXAMPLE,), str(desk.case)))
    assert next(one["stance"] for one in _statements(desk.case) if f"{one['article']}/{one['id']}" == fact) == wanted


def _statements(case: Path) -> list[dict[str, Any]]:
    from riwaya.export import json as exported

    with riwaya.open(case) as opened:
        return list(json.loads(exported.line(exported.dossier_object(opened.dossier())))["statements"])


def test_the_single_file_works_offline_without_scripts(browser: Any, example: Path, tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    event = ids(example)[0]
    with riwaya.open(example) as opened:
        target.write_text(report(opened, lexicon.load()), encoding="utf-8")
        one = report(opened, lexicon.load(), event=event)
    assert len(one.encode()) <= 1_500_000
    context = browser.new_context(java_script_enabled=False, offline=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    watch = Watch(page, "file:")
    page.goto(target.as_uri())
    page.locator("nav.main a[href='#articles']").click()
    assert page.url.endswith("#articles") and page.locator(".article-text").count() == 5
    ids_there = set(re.findall(r' id="([^"]+)"', target.read_text(encoding="utf-8")))
    links = set(re.findall(r' href="#([^"]+)"', target.read_text(encoding="utf-8")))
    assert links <= ids_there and watch.wrong == []
    context.close()
    context = browser.new_context(offline=True, bypass_csp=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(target.as_uri())
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    context.close()


def test_a_hostile_article_neither_runs_nor_breaks_the_page(browser: Any, hostile: Served, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 768, "height": 900})
    page = context.new_page()
    watch = Watch(page, hostile.address)
    for path in ("ar/", "en/articles", "ar/search?q=<script>window.broken=7</script>", "ar/article/h%2F1%20%3Cx%3E", "en/people"):
        page.goto(f"{hostile.address}/{path}")
        assert page.evaluate("window.broken") is None and page.locator("main h1").is_visible() and page.locator("footer").count() == 1
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    page.goto(f"{hostile.address}/ar/article/h%2F1%20%3Cx%3E")
    assert "<script>window.broken = 1</script>" in page.locator(".article-text").inner_text()
    with riwaya.open(hostile.case) as opened:
        (tmp_path / "h.html").write_text(report(opened, lexicon.load(), "en"), encoding="utf-8")
    page.goto((tmp_path / "h.html").as_uri())
    assert page.evaluate("window.broken") is None and page.locator("footer").count() == 1
    assert watch.wrong == []
    context.close()
