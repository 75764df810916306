"""Every cue record is tested by its own examples: `says` must give the statement, `silent` must give none by this record."""

from __future__ import annotations

from typing import Any

import pytest

from riwaya import dates, lexicon, names, speech, text
from riwaya.lexicon import Record
from riwaya.model import Article, Statement

LEXICON = lexicon.load()
CUES = LEXICON.records("cue")


def heard(sentence: str) -> tuple[Statement, ...]:
    reading = text.lay_out(Article("a", sentence, "0"), LEXICON)
    times = dates.find(reading)
    return speech.find(reading, names.find(reading, times), times).statements


def fits(one: Statement, wanted: dict[str, Any]) -> bool:
    facts: dict[str, Any] = {
        "cue": one.cue.span.text,
        "source": one.source.text if one.source else None,
        "content": " … ".join(s.text for s in one.content),
        "stance": one.stance,
        "form": one.form,
        "kind": one.kind,
        "medium": one.medium.text if one.medium else None,
    }
    return all(facts[key] == value for key, value in wanted.items() if key != "text")


@pytest.mark.parametrize(("record", "says"), [(r, e) for r in CUES for e in r.get("says", ())], ids=lambda v: v.id if isinstance(v, Record) else v["text"])
def test_a_cue_says(record: Record, says: dict[str, Any]) -> None:
    found = heard(says["text"])
    assert any(fits(one, says) for one in found), [(s.cue.span.text, s.source and s.source.text, [c.text for c in s.content], s.stance, s.why) for s in found]


@pytest.mark.parametrize(("record", "sentence"), [(r, e) for r in CUES for e in r.get("silent", ())], ids=lambda v: v.id if isinstance(v, Record) else v)
def test_a_cue_is_silent(record: Record, sentence: str) -> None:
    found = [s for s in heard(sentence) if record.id in s.why]
    assert not found, [(s.cue.span.text, [c.text for c in s.content]) for s in found]
