"""`diff` tells facts gained, lost and changed, also where the text changed; on every database."""

import dataclasses

import pytest
from tests.store.affair import TEXT, rich_account
from tests.store.test_case import store
from tests.store.test_corrections import moved

import riwaya
from riwaya.errors import UsageError


def test_differences(place: str) -> None:
    account = rich_account()
    store(place, [account, rich_account("a2")])
    changed = dataclasses.replace(account, statements=(dataclasses.replace(account.statements[0], stance="hedges"),))
    store(place, [changed, rich_account("a3")], mark="x")
    with riwaya.open(place) as case:
        found = list(case.differences(1))
        assert {(one.change, one.kind, one.words) for one in found if one.article == "a1"} == {("changed", "statement", "قال"), ("lost", "statement", "نفي")}
        assert {one.change for one in found if one.article == "a2"} == {"lost"}
        assert {one.change for one in found if one.article == "a3"} == {"gained"}
        assert list(case.differences(2)) == []
        with pytest.raises(UsageError, match="no such complete run"):
            list(case.differences(7))


def test_a_text_fetched_anew_is_no_difference(place: str) -> None:
    store(place, [rich_account()])
    store(place, [moved(rich_account(), "عاجل: " + TEXT)])
    with riwaya.open(place) as case:
        assert list(case.differences(1)) == []
