"""Every record of the lexicon that brings `reads` is read as it says; its `silent` sentences hold no time at all."""

from __future__ import annotations

from typing import Any

import pytest

from riwaya import dates, lexicon, text
from riwaya.model import Article, Time

LEXICON = lexicon.load()
READS = [(record.id, example) for kind in LEXICON.kinds for record in LEXICON.records(kind) for example in record.get("reads", ())]
SILENT = [(record.id, sentence) for record in LEXICON.records("date_form") for sentence in record.get("silent", ())]


def times(sentence: str, published: str | None) -> tuple[Time, ...]:
    return dates.find(text.lay_out(Article("a", sentence, "0", published=published), LEXICON))


@pytest.mark.parametrize(("record", "example"), READS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(READS)])
def test_a_form_is_read(record: str, example: dict[str, Any]) -> None:
    found = [(time.span.text, time.value or "") for time in times(example["text"], example.get("published")) if record in time.why]
    assert (example["expression"], example["value"]) in found, found


@pytest.mark.parametrize(("record", "sentence"), SILENT, ids=[f"{name}-{n}" for n, (name, _) in enumerate(SILENT)])
def test_a_form_keeps_silent(record: str, sentence: str) -> None:
    assert [(time.span.text, time.why) for time in times(sentence, "2025-05-12")] == []
