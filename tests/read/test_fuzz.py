"""Mangled inputs over all readers: no traceback, no hang above ten seconds, no memory above a gigabyte."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from riwaya import line, running
from riwaya.model import Account, Article, Refusal

sys.path.insert(0, str(Path(__file__).parent))
import mangled


def faults(count: int, seed: int) -> list[str]:
    job = running.Job(mangled.setup, mangled.task, mangled.name, seconds=10.0, megabytes=1024)
    items = mangled.inputs(count, seed)
    found = []
    for one in running.run(job, items, 2):
        if isinstance(one, Refusal):
            found.append(f"{one.article}: {one.reason}")
        else:
            found += one
    return found


def test_a_hundred_mangled_inputs() -> None:
    assert faults(100, 1) == []


@pytest.mark.slow
def test_twenty_thousand_mangled_inputs() -> None:
    assert faults(20_000, 2) == []


def test_raised_digits_are_no_numbers() -> None:
    words = mangled.setup()
    text = "بلغت المساحة 120 كم² في الحي، وقال الوزير إن ²³ ¹ مشروعا بدأت في ²⁰¹⁶ نوفمبر."
    assert isinstance(line.take_in(Article("a", text, "0"), words), Account)
