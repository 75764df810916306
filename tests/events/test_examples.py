"""Every trigger's own examples: `says` must give an event of its type at its trigger, `silent` must give none by this record."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from riwaya import lexicon, line
from riwaya.lexicon import Record
from riwaya.lexicon.letters import fold_word
from riwaya.model import Account, Article, Event

LEXICON = lexicon.load()
RECORDS = LEXICON.records("trigger")
SAYS = [(record, one) for record in RECORDS for one in record.get("says", ())]
SILENT = [(record, one) for record in RECORDS for one in record.get("silent", ())]


def account_of(text: str) -> Account:
    return line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-10"), LEXICON)


def events_of(text: str) -> tuple[Event, ...]:
    return account_of(text).events


@pytest.mark.parametrize(("record", "example"), SAYS, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(SAYS)])
def test_says(record: Record, example: dict[str, Any]) -> None:
    account = account_of(example["text"])
    found = [one for one in account.events if record.id in one.why]
    if not found and record.get("actor"):
        pytest.skip("asks for a name beside it")
    assert found, "no event by this record"
    event = found[0]
    assert event.type == example.get("type", record["type"])
    if "trigger" in example:
        heads = fold_word(example["trigger"]).split(" ")
        assert any(head in fold_word(span.text) for span in event.triggers for head in heads)
    if "factuality" in example:
        assert event.factuality == example["factuality"]
    if "actors" in example:
        names = {one.id: one.name for one in account.entities}
        assert sorted(example["actors"]) == sorted(names[one] for one in event.actors)
    if "number" in example:
        assert example["number"] in {value.value for value in event.values if value.attribute == "number"}


@pytest.mark.parametrize(("record", "text"), SILENT, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(SILENT)])
def test_silent(record: Record, text: str) -> None:
    assert not [one for one in events_of(text) if record.id in one.why]
