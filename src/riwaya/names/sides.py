"""Sides of the sky that are places: «الشرق الليبي», «المنطقة الشرقية», and «الجنوب» where it is a land."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.names.nouns import Candidate
from riwaya.names.particles import SWALLOWED
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading


def directions(reading: Reading, sorts: list[Sort], noted: list[int]) -> Iterator[Candidate]:
    """«الشرق الليبي»: a part of the world with an adjective of a country; «المنطقة الشرقية»."""
    gaps = reading.gaps
    for at in noted:
        sort = sorts[at]
        if not at or gaps[at] != " " or not (sort.status == "part" or (sort.nisba and sort.definite)):
            continue
        before = sorts[at - 1]
        area = before.definite and sort.status == "part" and any("part" in p.record.get("takes", ()) and p.shape.number == "s" for p in before.places)
        if area or (before.status == "direction" and sort.nisba and sort.definite):
            cut = 1 if before.bound else 0
            yield Candidate(at - 1, at + 1, reading.starts[at - 1] + cut, reading.ends[at], "LOC", 6, None, ("name_word.direction",))


def polities(reading: Reading, sorts: list[Sort], noted: list[int]) -> Iterator[Candidate]:
    """«شعب الجنوب», «انفصال الجنوب»: where a side of the sky is a land, it is one in the whole article."""
    at_sides = [at for at in noted if sorts[at].status == "direction"]
    if not at_sides:
        return
    gaps, polity = reading.gaps, word_set(reading.lexicon, "name_word.polity")
    if not any(at and gaps[at] == " " and reading.words[at - 1] in polity and _stands_alone(reading, sorts, at) for at in at_sides):
        return
    for at in at_sides:
        if _stands_alone(reading, sorts, at):
            cut = 1 if sorts[at].bound or reading.words[at].startswith(SWALLOWED) else 0
            yield Candidate(at, at + 1, reading.starts[at] + cut, reading.ends[at], "LOC", 6, None, ("name_word.polity",))


def _stands_alone(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """No adjective goes with it: not «الشمال الشرقي»."""
    after = sorts[at + 1] if at + 1 < len(sorts) and reading.gaps[at + 1] == " " else None
    return after is None or not (after.definite and (after.nisba or after.status == "part" or after.word.endswith(("ي", "يه"))))
