"""Whatever a case remembers of earlier merges, its dossier is that of a merge from nothing, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import riwaya
from riwaya import lexicon, merge
from riwaya.building import Wish, build
from riwaya.export.json import dossier_object
from riwaya.model import Article, Dossier, Refusal
from riwaya.read import Given, jsonl
from riwaya.store import corrections, write_case
from riwaya.store.merging import merge_again

EXAMPLE = Path(__file__).parents[2] / "examples" / "moscow" / "articles"


def written(dossier: Dossier) -> list[str]:
    """The dossier noun by noun; a case gives them back in another order than merge does."""
    nouns = ((name, one) for name, some in dossier_object(dossier).items() for one in (some if isinstance(some, list) else [some]))
    return sorted(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in nouns)


@cache
def texts() -> tuple[tuple[str, bytes], ...]:
    return tuple((path.name, path.read_bytes()) for path in sorted(EXAMPLE.rglob("*")) if path.is_file())


def same(place: str) -> bool:
    """Whether the case holds what its accounts give when nothing is remembered."""
    with riwaya.open(place) as case:
        held = case.dossier()
        return written(held) == written(merge.merge(list(case.accounts()), memory=merge.Memory(lexicon.load())))


def rejected(place: str, share: int, kind: str) -> None:
    database = write_case(place)
    facts = [f"{article}/{name}" for article, name in database.rows(f"select article, id from {kind} order by key")][::share]
    with database.transaction():
        corrections.append(database, [corrections.make(database, one, "reject") for one in facts])
        corrections.lay_over(database)
    merge_again(database, place, lexicon.load())
    database.close()


def taken_back(place: str) -> None:
    database = write_case(place)
    with database.transaction():
        corrections.append(database, [corrections.withdrawal(database, one.id) for one in corrections.log(database) if one.verdict != "withdraw"])
        corrections.lay_over(database)
    merge_again(database, place, lexicon.load())
    database.close()


@settings(max_examples=3, deadline=None)
@given(st.lists(st.sets(st.integers(0, 9), max_size=4), min_size=1, max_size=3), st.integers(2, 4), st.sampled_from(("mention", "event", "statement")))
def test_increments_changes_and_corrections_give_what_a_merge_from_nothing_gives(
    places: Callable[[Path], AbstractContextManager[str]], changes: list[set[int]], share: int, fact: str
) -> None:
    with TemporaryDirectory() as folder, places(Path(folder)) as place:
        source = Path(folder) / "articles"
        source.mkdir()
        files = texts()
        for name, text in files[: -len(files) // 3]:
            (source / name).write_bytes(text)
        build(Wish((source,), place))
        rejected(place, share, fact)
        assert same(place)
        for step, numbers in enumerate(changes):
            for number in numbers:
                name, text = files[number % len(files)]
                (source / name).write_bytes(text if step % 2 else text.replace("موسكو".encode(), "روما".encode()))
            build(Wish((source,), place, workers=1 + step % 2))
            assert same(place)
        taken_back(place)
        assert same(place)


def test_a_run_that_finds_nothing_new_leaves_the_dossier_alone(place: str) -> None:
    build(Wish((EXAMPLE,), place))
    with riwaya.open(place) as case:
        before = case.written()
    build(Wish((EXAMPLE,), place))
    with riwaya.open(place) as case:
        assert case.written() == before and same(place)
    rejected(place, 3, "event")
    build(Wish((EXAMPLE,), place))
    with riwaya.open(place) as case:
        assert case.written() != before and same(place)


def test_lines_that_stand_as_they_were_are_not_taken_apart(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "articles.jsonl"
    taken: list[str] = []
    article = jsonl._article

    def counted(line: bytes, place: str, number: int, given: Given) -> Article | Refusal:
        taken.append(place)
        return article(line, place, number, given)

    def lines(*rows: dict[str, str], outlet: str | None = None) -> tuple[int, int, list[str]]:
        taken.clear()
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        counts, refusals = build(Wish((source,), place, outlet=outlet))
        return len(taken), counts.understood, [one.reason for one in refusals]

    monkeypatch.setattr(jsonl, "_article", counted)
    one, two = {"id": "one", "text": "زار الوزير العاصمة أمس."}, {"id": "two", "text": "قال الرئيس إن الاجتماع تأجل."}
    other, bare = {"id": "one", "text": "زار الوزير المدينة اليوم."}, {"text": "وصل الوفد إلى المطار."}
    assert lines(one, two) == (2, 2, [])
    assert lines(one, two) == (0, 0, [])
    assert lines(two, one) == (0, 0, [])
    again = "this id was read before, with another text; the first is kept"
    assert lines(two, one, other) == (1, 0, [again])
    assert lines(two, other) == (1, 1, [])
    assert lines(two, one, other) == (1, 1, [again])
    assert lines(two, one, other) == (1, 0, [again])
    assert lines(two, bare, outlet="صحيفة") == (2, 2, [])
    assert lines(two, bare, outlet="صحيفة") == (0, 0, [])
    assert lines(bare, two, outlet="صحيفة") == (1, 1, [])
    with riwaya.open(place) as case:
        assert {one.article.id: one.article.text for one in case.accounts()} == {"two": two["text"], "articles.jsonl:1": bare["text"]}


def test_a_line_of_one_file_never_stands_for_an_article_of_another(place: str, tmp_path: Path) -> None:
    """A refused line is nobody's line, whatever is read next."""
    (tmp_path / "in").mkdir()
    first, then = tmp_path / "in" / "a.jsonl", tmp_path / "in" / "b.csv"
    first.write_text('{"id": "one", "text": ""}\n', encoding="utf-8")
    then.write_text("id,text\none,زار الوزير العاصمة أمس.\n", encoding="utf-8")
    for _ in range(2):
        counts, refusals = build(Wish((tmp_path / "in",), place))
        assert [one.reason for one in refusals] == ["line 1 has no text"] and counts.seen == 1
