"""Every record that merge reads by itself fires on its own example."""

import pytest

from riwaya import lexicon, text
from riwaya.model import Article

KINDS = ("sense", "turning", "open", "turn", "bound", "growing", "multiple", "measure", "span", "counted", "tally", "partial")
WORDS = lexicon.load()
CASES = [(record, example) for kind in KINDS for record in WORDS.records(kind) for example in record.get("says", ())]


@pytest.mark.parametrize(("record", "example"), CASES, ids=[record.id for record, _ in CASES])
def test_a_record_fires_on_its_example(record: lexicon.Record, example: dict[str, str]) -> None:
    reading = text.lay_out(Article("a", example["text"], "0"), WORDS)
    found = {reading.word_span(hit.first, hit.last).text for hit in reading.of(record.kind) if hit.record is record}
    assert any(one.endswith(example[record.kind]) for one in found), found
