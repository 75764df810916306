"""PLOVER records carry the standard's required fields; what it has no field for stands under `ext`."""

from __future__ import annotations

import json

from riwaya import lexicon, line
from riwaya.export import plover
from riwaya.model import Account, Article

LEXICON = lexicon.load()


def account(text: str) -> Account:
    return line.understand(Article("x", text, "0" * 64, published="2026-05-10"), LEXICON)


def test_required_fields_and_sizes() -> None:
    (record,) = [one for one in plover.records(account("أعلنت الوزارة مقتل 12 مدنيا في حلب عام 2019.")) if one["event"] == "ASSAULT"]
    assert record["date"] == "2019"
    assert record["size"] == {"dead": "12"}
    assert "historical" in record["mode"]
    assert record["ext"]["factuality"] == "CT+"


def test_negation_is_a_mode() -> None:
    (record,) = plover.records(account("لم يزر الرئيس العاصمة."))
    assert (record["event"], record["mode"]) == ("CONSULT", ["visit", "negation"])


def test_own_types_bear_a_prefix() -> None:
    assert [one["event"] for one in plover.records(account("توفي الشاعر في منزله."))] == ["X-DEATH"]


def test_lines_are_json() -> None:
    for one in plover.lines(account("زار وزير الخارجية القاهرة أمس.")):
        assert {"id", "date", "actor", "event"} <= set(json.loads(one))
