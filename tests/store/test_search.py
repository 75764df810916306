"""Search finds what Arabic writes together, and shows the very letters; on every database."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.affair import article, rich_account
from tests.store.test_case import store

import riwaya
from riwaya import lexicon
from riwaya.errors import UsageError
from riwaya.model import Account, Article
from riwaya.store.asking import parse
from riwaya.store.case import Case
from riwaya.store.searching import index_of
from riwaya.text import fold
from riwaya.text.stems import Stems

SEEDS = Path(__file__).parents[3] / "shared" / "articles" / "seeds.jsonl"

ARTICLES = {
    "a": "وصل الوفد إلى موسكو مساء الثلاثاء.\nوبموسكو يلتقي الوزيرَ، ثم يعود من العاصمة.",
    "b": "قال علي إن الجيش انسحب، وأكد أنّ للجيش مواقع أخرى على الساحل. وهو جيشه كما قال.",
    "c": "كتاب جديد عن تاريخ الساحل صدر في القاهرة\nوالمؤلف لم يزر موسكو قط",
}


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    days = {"a": "2016-11-29", "b": "2016-12", "c": None}
    outlets = {"a": "outlet-a", "b": "outlet-b", "c": None}
    store(place, [Account(article(name, text, published=days[name], outlet=outlets[name], title=None)) for name, text in ARTICLES.items()], stems=Stems(lexicon.load()).of)
    with riwaya.open(place) as opened:
        yield opened


def hits(case: Case, text: str, **more: object) -> dict[str, list[str]]:
    return {one.article: [hit.text for hit in one.hits] for one in case.search(text, **more).found}  # type: ignore[arg-type]


def test_particles(case: Case) -> None:
    assert hits(case, "موسكو") == {"a": ["موسكو", "موسكو"], "c": ["موسكو"]}
    assert hits(case, "الجيش") == {"b": ["الجيش", "للجيش"]}
    assert hits(case, "مُوسكـو") == hits(case, "موسكو")
    assert hits(case, "زير") == {}


def test_all_words_must_stand_there(case: Case) -> None:
    assert set(hits(case, "موسكو القاهرة")) == {"c"}
    assert set(hits(case, "موسكو -القاهرة")) == {"a"}


def test_phrases(case: Case) -> None:
    assert hits(case, '"موسكو يلتقي الوزير"') == {"a": ["موسكو يلتقي الوزيرَ"]}
    assert hits(case, "«موسكو مساء»") == {"a": ["موسكو مساء"]}
    assert hits(case, '"مساء موسكو"') == {}


def test_exact_takes_the_letters_as_typed(case: Case) -> None:
    assert hits(case, "علي") == {"b": ["علي", "على"]}
    assert hits(case, "علي", exact=True) == {"b": ["علي"]}
    assert hits(case, "موسكو", exact=True) == {"a": ["موسكو"], "c": ["موسكو"]}
    assert hits(case, "انّ", exact=True) == {}


def test_filters(case: Case) -> None:
    assert set(hits(case, "موسكو", outlet="outlet-a")) == {"a"}
    assert set(hits(case, "الساحل", since="2016-12")) == {"b"}
    assert set(hits(case, "موسكو", until="2016-11")) == {"a"}
    assert case.search("موسكو", limit=1).total == 2
    assert [one.article for one in case.search("موسكو", limit=1, offset=1).found] != [one.article for one in case.search("موسكو", limit=1).found]
    with pytest.raises(UsageError, match="nobody"):
        case.search("موسكو", person="لا أحد")
    with pytest.raises(UsageError, match="nothing to search"):
        case.search(" - ")


def test_the_one_with_more_hits_comes_first(case: Case) -> None:
    assert [one.article for one in case.search("موسكو").found] == ["a", "c"]


def test_the_best_of_many_are_the_best_of_all(place: str) -> None:
    """A page is the beginning of the whole list, however few articles are looked at for it; others are counted once, refused ones not at all."""
    texts = {f"t{number:03}": " ".join(["ميناء"] * (1 + number * 7 % 19) + ["بضائع", "سفينة"] * (5 + number * 5 % 31) + ["رصيف"] * (number % 5 == 0)) for number in range(120)}
    store(place, [Account(article(name, text, title=None)) for name, text in texts.items()], stems=Stems(lexicon.load()).of)
    with riwaya.open(place) as case:
        index = index_of(case.database)
        for text, variants in (("ميناء", ()), ("ميناء -رصيف", ()), ("ميناء", (("سفينه", "بضائع"),)), ("ميناء سفينة", ())):
            question = replace(parse(text), variants=variants)
            every, total = index.find(case.database, question, "", {}, 5000)
            assert len(every) == index.count(case.database, question, "", {}) == (96 if "-" in text else 120)
            assert total in (None, len(every))
            for most in (1, 10, 60):
                best, total = index.find(case.database, question, "", {}, most)
                assert best == every[:most] and total in (None, len(every))


def test_snippets_stand_in_the_stored_text(case: Case) -> None:
    for one in case.search("موسكو").found:
        text = ARTICLES[one.article]
        for passage in one.snippets:
            assert text[passage.span.start : passage.span.end] == passage.span.text and "\n" not in passage.span.text
            assert all(text[mark.start : mark.end] == mark.text for mark in passage.marks) and passage.marks


def test_other_names_and_passages(place: str) -> None:
    store(place, [rich_account("a1"), rich_account("a2", outlet="outlet-b")])
    with riwaya.open(place) as case:
        answer = case.search("سالم العطار")
        assert answer.names == ("p-attar",)
        assert {hit.text for one in answer.found for hit in one.hits} == {"سالم", "العطار"}
        assert set(hits(case, "الوفد", stance="asserts")) == {"a1", "a2"}
        assert hits(case, "الوفد", stance="denies") == {}
        assert set(hits(case, "الوفد", source="العطار", stance="asserts", outlet="outlet-b")) == {"a2"}
        assert set(hits(case, "الوفد", person="p-attar", event_type="CONSULT")) == {"a1", "a2"}
        assert hits(case, "الوفد", event_type="ASSAULT") == {}


WORDS = ["موسكو", "ليبيا", "روسيا", "الجيش", "حفتر", "جيش", "زيارة", "لقاء", "قوات", "أفريقيا", "لافروف", "كوبلر", "بنغازي", "المسؤولين", "بوتين"]
DERIVED = ["بيلاروسيا", "لقاءات", "اللقاءات"]  # other words that happen to hold the letters of one of the fifteen


@pytest.mark.skipif(not SEEDS.is_file(), reason="the five articles are not beside this folder")
def test_fifteen_words_of_five_articles(place: str) -> None:
    articles = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    store(place, [Account(Article(one["id"], one["text"], one["id"], published=one["published"])) for one in articles], stems=Stems(lexicon.load()).of)
    found, there, wrong = 0, 0, []
    with riwaya.open(place) as case:
        for word in WORDS:
            held, got = Counter[str](), Counter[str]()
            for one in articles:
                held.update(written(fold(one["text"]).text, fold(word).text))
            for one in case.search(word, variants=False, limit=10).found:
                text = next(row["text"] for row in articles if row["id"] == one.article)
                got.update(fold(whole(text, hit.start, hit.end)).text for hit in one.hits)
            for name in DERIVED:
                wrong += [name] * got[fold(name).text]
                held.pop(fold(name).text, None)
            there += held.total()
            found += (held & got).total()
    assert wrong == [] and found / there >= 0.95, f"{found} of {there}"


def written(text: str, word: str) -> Iterator[str]:
    """The whole words of folded text that hold a word."""
    for match in re.finditer(re.escape(word), text):
        yield whole(text, match.start(), match.end())


def whole(text: str, start: int, end: int) -> str:
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
