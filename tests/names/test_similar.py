"""The pairs of `pairs.tsv`: written by hand, public figures, bodies and places of 1990-2025, with traps."""

from __future__ import annotations

from pathlib import Path

from riwaya.names.similar import same_name

PAIRS = [line.split("\t") for line in (Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def test_pairs() -> None:
    wrong = [(label, same_name(a, b).verdict, a, b) for label, a, b in PAIRS if same_name(a, b).verdict != label]
    assert len(wrong) <= 0.04 * len(PAIRS), wrong


def test_no_false_merge() -> None:
    assert [(a, b) for label, a, b in PAIRS if label == "different" and same_name(a, b).verdict == "same"] == []


def test_order_does_not_matter() -> None:
    assert [(a, b) for _, a, b in PAIRS if same_name(a, b).verdict != same_name(b, a).verdict] == []
