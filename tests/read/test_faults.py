"""Soft errors: every record by its examples."""

from __future__ import annotations

import pytest

from riwaya.lexicon import load
from riwaya.read.faults import fault_of

WORDS = load()


@pytest.mark.parametrize("record", [record.id for record in WORDS.records("page_fault")])
def test_faults_by_their_examples(record: str) -> None:
    one = WORDS.get(record)
    assert [title for title in one["says"] if fault_of((title,), "", WORDS) != one["reason"]] == []
    assert [title for title in one["silent"] if fault_of((title,), "", WORDS)] == []
