"""The five annotated articles of one affair: what must be one, what must stay apart; needs the gold folder beside the checkout."""

import dataclasses
import json as stdjson
import random

import gold_accounts
import pytest

from riwaya import merge
from riwaya.export import json
from riwaya.model import Dossier, DossierEvent

pytestmark = pytest.mark.skipif(not gold_accounts.GOLD.is_dir(), reason="the gold folder is not beside this checkout")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return merge.merge(gold_accounts.load("seeds"))


def _event(dossier: Dossier, article: str, event: str) -> DossierEvent:
    return next(one for one in dossier.events if any((a.article, a.event) == (article, event) for a in one.accounts))


@pytest.mark.parametrize(("one", "other"), [
    (("seed-0", "v1"), ("seed-1", "v9")), (("seed-0", "v5"), ("seed-1", "v10")), (("seed-2", "v1"), ("seed-3", "v1")), (("seed-2", "v2"), ("seed-3", "v3")),
])
def test_a_happening_of_two_articles_is_one_event(dossier: Dossier, one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _event(dossier, *one).id == _event(dossier, *other).id


def test_visits_of_three_years_are_three_events(dossier: Dossier) -> None:
    assert len({_event(dossier, *one).id for one in (("seed-0", "v1"), ("seed-4", "v1"), ("seed-2", "v1"))}) == 3


def test_the_denied_meeting_has_its_voices(dossier: Dossier) -> None:
    accounts = _event(dossier, "seed-1", "v1").accounts
    names = {one.id: one.name for one in dossier.entities}
    assert sum(1 for one in accounts if one.factuality == "CT-" and one.whose) == 3
    assert [names[one.whose] for one in accounts if one.factuality == "CT+" and one.whose] == ["وسائل إعلام أخرى"]


def test_the_order_of_articles_and_increments_change_nothing() -> None:
    accounts = gold_accounts.load("seeds", "dev")
    whole = json.line(json.dossier_object(merge.merge(accounts)))
    shuffled = list(accounts)
    random.Random(7).shuffle(shuffled)
    memory = merge.Memory(gold_accounts.lexicon())
    for size in (4, 9, len(shuffled)):
        last = merge.merge(shuffled[:size], memory=memory)
    assert json.line(json.dossier_object(last)) == whole


def test_an_id_given_to_two_texts_is_refused() -> None:
    first, second = gold_accounts.load("seeds")[:2]
    clash = dataclasses.replace(second, article=dataclasses.replace(second.article, id=first.article.id))
    told = merge.merge([first, clash])
    assert len(told.accounts) == 1
    assert told.refusals[0].room == "merge"


def _plain(text: str) -> str:
    return " ".join("".join(char for char in text if char not in "«»\"“”،,").split())


def test_the_naming_table_holds_forty_rows(dossier: Dossier) -> None:
    rows = stdjson.loads((gold_accounts.GOLD / "seeds" / "dossier.json").read_text(encoding="utf-8"))["naming"]
    labels = {
        (article, entity): {_plain(label.text) for naming in one.naming if naming.article == article for label in naming.labels}
        for one in dossier.entities for article, entity in one.members
    }
    held = [row for row in rows if 2 * sum(_plain(label) in labels.get((row["doc"], row["entity"]), ()) for label in row["labels"]) >= len(row["labels"])]
    assert len(held) >= 40, len(held)
