"""Two cases to export: one of our own in which every field holds something, and the seeds by their hand annotations, where they lie beside the checkout."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "store"), str(HERE.parent / "merge")]

import gold_accounts  # noqa: E402
from affair import TEXT, article, dossier_of, rich_account  # noqa: E402

import riwaya  # noqa: E402
from riwaya import lexicon, merge  # noqa: E402
from riwaya.model import Account, Dossier, Judgements  # noqa: E402
from riwaya.store import write_case  # noqa: E402
from riwaya.store.accounts import pack_account  # noqa: E402
from riwaya.store.case import Case  # noqa: E402
from riwaya.store.writer import Merge, Writer  # noqa: E402


def _store(place: str, accounts: list[Account], make: Merge) -> None:
    database = write_case(place)
    writer = Writer(database, "1", "lexicon")
    writer.begin(["/articles"], 1)
    for one in accounts:
        if writer.wants(one.article.id, "m", "/articles"):
            writer.take(one.article, pack_account(one))
    writer.complete(make, lambda word: (word,), Judgements())
    database.close()


NASTY = "=SUM(A1) <b>&\"'😀 قال"


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two outlets that tell the same visit, a denial in both, and an article with characters that break formats."""
    place = str(tmp_path_factory.mktemp("own") / "own.riwaya")
    accounts = [rich_account("a1"), rich_account("a2", outlet="outlet-b"), Account(article("=nasty", NASTY, title=NASTY, outlet=None, published=None))]

    def make(told: tuple[Account, ...], decided: Judgements, *_: object) -> Dossier:
        dossier = dossier_of(tuple(one for one in told if one.events))
        entities = tuple(dataclasses.replace(one, ref="place.ly_benghazi") if one.type == "LOC" else one for one in dossier.entities)
        start = TEXT.index("زار")
        events = tuple(dataclasses.replace(v, accounts=tuple(dataclasses.replace(a, start=start, end=start + 3) for a in v.accounts)) for v in dossier.events)
        return dataclasses.replace(dossier, entities=entities, events=events)

    _store(place, accounts, make)
    yield place


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The five seed articles as people annotated them, merged."""
    if not (gold_accounts.GOLD / "seeds").is_dir():
        pytest.skip("no annotated articles beside the checkout")
    place = str(tmp_path_factory.mktemp("seeds") / "seeds.riwaya")
    words = lexicon.load()
    _store(place, gold_accounts.load("seeds"), lambda told, decided, *_: merge.merge(told, decided, lexicon=words))
    yield place


@pytest.fixture(params=["own", "seeds"])
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    """Each of the two, open."""
    with riwaya.open(request.getfixturevalue(request.param)) as opened:
        yield opened
