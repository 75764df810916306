"""What is written comes back: accounts, dossier, lists, runs; on every database."""

from __future__ import annotations

import dataclasses

import pytest
from tests.store.affair import article, dossier_of, rich_account

import riwaya
from riwaya.errors import CaseError
from riwaya.model import Account, Judgements, Refusal
from riwaya.store import write_case
from riwaya.store.accounts import pack_account
from riwaya.store.shadows import Stemming
from riwaya.store.writer import Counts, Writer


def _plain(word: str) -> tuple[str, ...]:
    return (word,)


def store(
    place: str, accounts: list[Account], *, mark: str = "m", root: str = "/articles", program: str = "1", refusals: tuple[Refusal, ...] = (), stems: Stemming = _plain,
) -> Counts:  # fmt: skip
    """One run that reads these accounts from one folder."""
    database = write_case(place)
    try:
        writer = Writer(database, program, "lexicon")
        writer.begin([root], 1)
        for one in refusals:
            writer.refuse(one)
        for account in accounts:
            if writer.wants(account.article.id, mark + account.article.sha256, root):
                writer.take(account.article, pack_account(account))
        return writer.complete(dossier_of, stems, Judgements())
    finally:
        database.close()


def test_accounts_come_back_as_they_were(place: str) -> None:
    accounts = [rich_account("a1"), rich_account("a2", outlet=None, published=None)]
    store(place, accounts)
    with riwaya.open(place) as case:
        assert list(case.accounts()) == accounts
        assert case.account("a2") == accounts[1]
        assert [one.id for one in case.articles()] == ["a1", "a2"]
        assert [one.id for one in case.articles(outlet="outlet-a")] == ["a1"]
        assert case.account("nothing") is None


def test_a_text_that_databases_cannot_hold_comes_back(place: str) -> None:
    odd = Account(article("odd", "نص\0 فيه \ud83d شيء", title="\udc00"))
    store(place, [odd])
    with riwaya.open(place) as case:
        assert case.account("odd") == odd
        text = case.database.row("select text from article")
        assert text and len(text[0]) == len(odd.article.text)


def test_the_dossier_comes_back(place: str) -> None:
    accounts = (rich_account("a1"), rich_account("a2"))
    store(place, list(accounts))
    with riwaya.open(place) as case:
        dossier = dossier_of(accounts)
        assert case.dossier() == dataclasses.replace(dossier, entities=tuple(sorted(dossier.entities, key=lambda one: one.id)))
        assert case.members("a2") == {"e1": "p-attar", "e2": "l-zawiya"}


def test_lists(place: str) -> None:
    store(place, [rich_account("a1"), rich_account("a2")])
    with riwaya.open(place) as case:
        event = case.events()[0]
        assert (event.id, event.accounts, event.articles, event.conflicts) == ("v-visit", 4, 2, 1)
        assert case.events(type="ASSAULT") == [] and case.events(disputed=True) == [event] and case.events(entity="l-zawiya") == [event]
        assert case.events(since="2021-03-05") == [] and case.events(until="2021-03") == [event] and case.events(outlet="outlet-z") == []
        assert case.events_of("a1") == ["v-visit"]
        assert [one.name for one in case.entities(type="PER")] == ["سالم العطار"]
        assert {one.stance for one in case.statements(entity="p-attar")} == {"asserts", "denies"}
        assert [one.id for one in case.statements(article="a1", stance="denies")] == ["s2"]
        assert case.same_claims("a1", "s1") == [("a2", "s1")]
        assert case.conflicts()[0].conflict.attribute == "factuality" and case.naming() == []
        assert len(case.relations("l-zawiya")) == 2 and case.relations("nobody") == ()
        assert case.origins()[0].articles == ("a1", "a2")


def test_what_is_unchanged_is_not_wanted_again(place: str) -> None:
    accounts = [rich_account("a1"), rich_account("a2")]
    assert store(place, accounts) == Counts(seen=2, understood=2, gained=2)
    assert store(place, accounts) == Counts(seen=2, unchanged=2)
    assert store(place, accounts, mark="other") == Counts(seen=2, understood=2, changed=2)
    assert store(place, accounts, mark="other", program="2") == Counts(seen=2, understood=2, changed=2)


def test_what_is_gone_is_marked_and_comes_back(place: str) -> None:
    accounts = [rich_account("a1"), rich_account("a2")]
    store(place, accounts)
    assert store(place, accounts[:1]).removed == 1
    with riwaya.open(place) as case:
        assert [one.article.id for one in case.accounts()] == ["a1"]
        assert case.article("a2") == accounts[1].article
        assert case.status().removed == 1
    assert store(place, accounts).gained == 1
    assert store(place, [], root="/articles").removed == 0
    assert store(place, [rich_account("b1")], root="/other").removed == 0


def test_runs_and_refusals(place: str) -> None:
    store(place, [rich_account("a1")], refusals=(Refusal("bad", "read", "no text"),))
    with riwaya.open(place) as case:
        run = case.runs()[0]
        assert (run.id, run.state, run.seen, run.refused, run.roots) == (1, "complete", 1, 1, ("/articles",))
        assert case.refusals() == [Refusal("bad", "read", "no text")]
        assert case.status().articles == 1


def test_an_id_that_comes_twice_is_refused(place: str) -> None:
    database = write_case(place)
    writer = Writer(database, "1", "lexicon")
    writer.begin(["/articles"], 1)
    assert writer.wants("a1", "m", "/articles")
    assert not writer.wants("a1", "n", "/articles")
    assert writer.refusals[0].article == "a1"
    database.close()


def test_there_is_no_case(place: str) -> None:
    with pytest.raises(CaseError, match="no case here"):
        riwaya.open(place)
