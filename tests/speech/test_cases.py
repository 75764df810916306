"""Whole sentences of `tests/cases/statements.toml`: what must be heard in them, and those in which nobody says anything."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from riwaya import dates, lexicon, names, speech, text
from riwaya.model import Article, Statement

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements.toml").read_text(encoding="utf-8"))
LEXICON = lexicon.load()


def spoken(sentence: str) -> speech.Speech:
    reading = text.lay_out(Article("a", sentence, "0"), LEXICON)
    times = dates.find(reading)
    return speech.find(reading, names.find(reading, times), times)


def heard(sentence: str) -> tuple[Statement, ...]:
    return spoken(sentence).statements


def facts(one: Statement) -> dict[str, Any]:
    source = one.source.text if one.source else None
    return {"cue": one.cue.span.text, "source": source, "content": " … ".join(s.text for s in one.content), "stance": one.stance, "form": one.form}


@pytest.mark.parametrize("case", CASES["says"], ids=lambda c: c["text"] + " | " + c["cue"])
def test_it_is_heard(case: dict[str, Any]) -> None:
    found = [facts(one) for one in heard(case["text"])]
    wanted = {key: case[key] for key in ("cue", "content", "stance", "form")}
    assert any(all(one[k] == v for k, v in wanted.items()) and ("source" not in case or case["source"] in (one["source"] or "")) for one in found), found


@pytest.mark.parametrize("sentence", CASES["silent"])
def test_nobody_says_anything(sentence: str) -> None:
    assert not [facts(one) for one in heard(sentence)]


@pytest.mark.parametrize("case", CASES["via"], ids=lambda c: c["text"])
def test_it_came_by_this_way(case: dict[str, Any]) -> None:
    found = spoken(case["text"])
    called = {one.id: one.name for one in found.entities}
    assert [[called[step] for step in one.via] for one in found.statements if one.cue.span.text == case["cue"]] == [case["via"]]
