"""What a user said of a fact is found again after re-runs, new programs and re-fetched texts; what is not is listed."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable

import pytest
from tests.store.affair import TEXT, dossier_of, rich_account
from tests.store.test_case import store

import riwaya
from riwaya.errors import CaseError, UsageError
from riwaya.model import Account, Correction, Span
from riwaya.store import corrections, write_case


def correct(place: str, *wishes: tuple[str, str, dict[str, str]]) -> list[Correction]:
    database = write_case(place, create=False)
    try:
        made = [corrections.make(database, fact, verdict, list(changes.items()), author="salma", reason="read it again") for fact, verdict, changes in wishes]
        with database.transaction():
            corrections.append(database, made)
            corrections.lay_over(database)
        return made
    finally:
        database.close()


def moved(account: Account, text: str) -> Account:
    """The same facts in a text that was fetched anew."""
    shift = text.index(TEXT[4:40]) - 4

    def at(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.start + shift, value.end + shift, value.text)
        if isinstance(value, tuple):
            return tuple(at(one) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.replace(value, **{one.name: at(getattr(value, one.name)) for one in dataclasses.fields(value) if one.name != "article"})
        return value

    new = at(account)
    assert isinstance(new, Account)
    sha = hashlib.sha256(text.encode()).hexdigest()
    return dataclasses.replace(new, article=dataclasses.replace(account.article, text=text, sha256=sha))


def reviews(place: str, table: str) -> dict[str, str | None]:
    with riwaya.open(place) as case:
        return dict(case.database.rows(f"select id, review from {table} where article = 'a1'"))


def test_corrections_are_laid_over(place: str) -> None:
    account = rich_account()
    store(place, [account])
    correct(place, ("a1/s2", "edit", {"stance": "hedges"}), ("a1/v1", "edit", {"factuality": "PS+", "date": "2021-03", "type": "COOPERATE"}), ("a1/s1", "accept", {}),
            ("a1/t1", "reject", {}))  # fmt: skip
    with riwaya.open(place) as case:
        now = case.account("a1")
        assert now is not None and case.account("a1", as_found=True) == account
        assert now.statements[1].stance == "hedges" and now.times == ()
        event = now.events[0]
        assert (event.factuality, event.type) == ("PS+", "COOPERATE") and event.date is not None and event.date.value == "2021-03"
        assert [one.stance for one in case.overlaid(account).shown.statements] == ["asserts", "hedges"]
    assert reviews(place, "statement") == {"s1": "accepted", "s2": "edited"}
    assert reviews(place, "time") == {"t1": "rejected"}


def test_what_hung_on_the_rejected_hangs_on_nothing(place: str) -> None:
    store(place, [rich_account()])
    correct(place, ("a1/s1", "reject", {}), ("a1/m1", "reject", {}))
    with riwaya.open(place) as case:
        now = case.account("a1")
        assert now is not None and [one.id for one in now.statements] == ["s2"]
        assert now.events[0].statement is None and now.mentions == ()
        assert "e1" in {one.id for one in now.entities}, "a reference still means him"


def test_they_live_through_a_new_run_and_a_new_program(place: str) -> None:
    account = rich_account()
    store(place, [account])
    correct(place, ("a1/s2", "edit", {"stance": "hedges"}))
    renumbered = dataclasses.replace(account, statements=(dataclasses.replace(account.statements[1], id="s1"), dataclasses.replace(account.statements[0], id="s2")))
    store(place, [renumbered], mark="new", program="2")
    assert reviews(place, "statement") == {"s1": "edited", "s2": None}
    with riwaya.open(place) as case:
        assert case.corrections(stale=True) == []


def test_they_live_through_a_text_fetched_anew(place: str) -> None:
    account = rich_account()
    store(place, [account])
    correct(place, ("a1/s2", "edit", {"stance": "hedges"}), ("a1/m1", "accept", {}), ("a1/v1", "reject", {}))
    store(place, [moved(account, "عاجل: " + TEXT[:4] + TEXT[4:].replace("لكن", "لكنّ"))])
    assert (reviews(place, "statement"), reviews(place, "mention"), reviews(place, "event")) == ({"s1": None, "s2": "edited"}, {"m1": "accepted"}, {"v1": "rejected"})


def test_what_is_not_found_is_listed_and_comes_back(place: str) -> None:
    account = rich_account()
    other = moved(rich_account("a2", url="https://example.org/2"), "مقال آخر: " + TEXT)
    store(place, [account, other])
    correct(place, ("a1/s2", "reject", {}), ("a1/s1", "accept", {}))
    store(place, [dataclasses.replace(account, statements=account.statements[:1]), other], mark="x", program="2")
    with riwaya.open(place) as case:
        assert [one.stale for one in case.corrections(stale=True)] == ["the program finds no statement there any more"]
    store(place, [other], mark="x", program="2")
    with riwaya.open(place) as case:
        assert [one.stale for one in case.corrections(stale=True)] == ["its article is not in the case any more"] * 2
    store(place, [account, other])
    assert reviews(place, "statement") == {"s1": "accepted", "s2": "rejected"}


def test_an_article_under_another_id_keeps_its_corrections(place: str) -> None:
    account = rich_account()
    store(place, [account])
    correct(place, ("a1/s2", "reject", {}))
    store(place, [dataclasses.replace(account, article=dataclasses.replace(account.article, id="a9"))])
    with riwaya.open(place) as case:
        assert [(one.article, one.stale) for one in case.corrections()] == [("a9", None)]


def test_the_last_word_counts_and_can_be_taken_back(place: str) -> None:
    store(place, [rich_account()])
    made = correct(place, ("a1/s2", "reject", {}), ("a1/s2", "accept", {}))
    assert reviews(place, "statement")["s2"] == "accepted"
    database = write_case(place)
    with database.transaction():
        corrections.append(database, [corrections.withdrawal(database, made[1].id)])
        corrections.lay_over(database)
    database.close()
    assert reviews(place, "statement")["s2"] == "rejected"


def test_export_and_import(place: str) -> None:
    store(place, [rich_account()])
    correct(place, ("a1/s2", "edit", {"stance": "hedges"}), ("a1/m1", "accept", {}))
    database = write_case(place)
    log = corrections.log(database)
    lines = list(corrections.exported(log))
    assert corrections.imported(lines) == log
    with database.transaction():
        assert corrections.append(database, corrections.imported(lines)) == 0
    database.close()
    with pytest.raises(UsageError, match="line 1"):
        corrections.imported(['{"id": 1}'])


def test_the_log_is_never_changed(place: str) -> None:
    store(place, [rich_account()])
    correct(place, ("a1/m1", "accept", {}))
    database = write_case(place)
    for sql in ("delete from correction", "update correction set verdict = 'reject'"):
        try:
            database.run(sql)
        except CaseError as wrong:
            assert "never" in str(wrong)
    assert [one.verdict for one in corrections.log(database)] == ["accept"]
    database.close()


@pytest.mark.parametrize(("fact", "verdict", "changes"), [
    ("a1/s9", "accept", {}), ("0123456789ab", "accept", {}), ("a1/s1", "edit", {"stance": "lies"}), ("a1/s1", "edit", {"colour": "red"}), ("a1/s1", "edit", {}),
    ("a1/s1", "accept", {"stance": "denies"}), ("a1/s1", "burn", {}),
])  # fmt: skip
def test_what_cannot_be_said(place: str, fact: str, verdict: str, changes: dict[str, str]) -> None:
    store(place, [rich_account()])
    with pytest.raises(UsageError):
        correct(place, (fact, verdict, changes))


def test_a_fact_is_named_by_its_key(place: str) -> None:
    store(place, [rich_account()])
    with riwaya.open(place) as case:
        key = case.database.row("select key from event")
    assert key is not None
    assert correct(place, (key[0], "accept", {}))[0].quote == "زار"


def test_merge_sees_corrected_accounts(place: str) -> None:
    seen: list[Account] = []

    def merge(accounts: Iterable[Account], decided: object, sheets: object) -> object:
        seen[:] = accounts
        return dossier_of(tuple(accounts))

    from riwaya.model import Judgements
    from riwaya.store.writer import rebuild

    store(place, [rich_account()])
    correct(place, ("a1/s2", "reject", {}))
    database = write_case(place)
    with database.transaction():
        rebuild(database, merge, Judgements(), "lexicon")  # type: ignore[arg-type]
    database.close()
    assert [one.id for one in seen[0].statements] == ["s1"]
