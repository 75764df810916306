"""The pages without a browser: what they say, and that every address they name is there."""

import re
import urllib.error
import urllib.request
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from tests.serve.conftest import Served, serve

import riwaya
from riwaya import building, lexicon
from riwaya.serve.report import report
from riwaya.serve.words import Words, catalogue

LISTS = ("", "conflicts", "accounts", "people", "network", "map", "articles", "naming", "corpus")


def read(server: Served, path: str) -> str:
    with urllib.request.urlopen(server.address + path) as answer:
        return str(answer.read().decode("utf-8"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_link_leads_to_a_page_and_every_fragment_to_an_element(server: Served, language: str) -> None:
    seen: dict[str, str] = {}
    wanted: set[str] = {f"/{language}/{path}" for path in LISTS}
    while missing := sorted({urldefrag(one).url for one in wanted} - set(seen)):
        for path in missing:
            seen[path] = read(server, path)
            if path.count("/") < 3 or "/event/" in path:
                wanted |= {unescape(one) for one in re.findall(rf'href="(/{language}/[^"?]*)"', seen[path])}
    assert any("/article/" in one for one in seen) and any("/entity/" in one for one in seen) and any("/event/" in one for one in seen)
    lost = [one for one in sorted(wanted) if (frag := urldefrag(one)).fragment and f'id="{frag.fragment}"' not in seen[frag.url]]
    assert lost == []
    for path, text in seen.items():
        assert not re.search(r"bound method|object at 0x|&lt;function|Undefined", text), path
        assert text.count("<h1") == 1, path


@pytest.mark.parametrize(("path", "language"), [("/ar/event/none", "ar"), ("/en/entity/none", "en"), ("/en/nowhere", "en"), ("/xx/", "ar"), ("/ar/articles?offset=x", "ar")])
def test_what_is_not_there_is_said_in_the_pages_language(server: Served, path: str, language: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as wrong:
        read(server, path)
    assert wrong.value.code == 404 and catalogue(language)["not_found"] in wrong.value.read().decode("utf-8")


def test_a_case_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    served, running, thread = serve(tmp_path / "none.riwaya")
    with pytest.raises(urllib.error.HTTPError) as wrong:
        read(served, "/en/")
    text = wrong.value.read().decode("utf-8")
    assert wrong.value.code == 503 and catalogue("en")["not_open"] in text and "none.riwaya" in text
    running.should_exit = True
    thread.join(5)


def test_no_word_of_the_catalogue_is_hidden_behind_a_method() -> None:
    for language in ("ar", "en"):
        assert [key for key, value in catalogue(language).items() if isinstance(value, str) and hasattr(Words, key)] == []


def test_a_case_without_facts_says_so_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("صباح الخير\n", encoding="utf-8")
    building.build(building.Wish((tmp_path / "a.txt",), str(tmp_path / "e.riwaya")))
    served, running, thread = serve(tmp_path / "e.riwaya")
    for path in LISTS:
        text = read(served, f"/en/{path}")
        assert "<tbody></tbody>" not in re.sub(r"\s", "", text) and 'name="since"' not in text, path
    with riwaya.open(tmp_path / "e.riwaya") as case:
        assert "<h1" in report(case, lexicon.load())
    running.should_exit = True
    thread.join(5)
