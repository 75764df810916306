"""Names in Latin letters: «واشنطن بوست (The Washington Post)» names one body twice.

A gloss is a mention of its own; so is a byname in quotation marks or brackets right after the name, or behind «المعروف بـ». Latin words elsewhere are no names (addresses,
models of weapons, leftovers of a page) but for outlets that a list has: «CNN».
"""

from __future__ import annotations

from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

GLOSS: Final = "name.gloss"
_OPENING: Final = frozenset(("«", "“", "\"", "("))
_CLOSING: Final = frozenset(("»", "”", "\"", ")"))


def glossed(reading: Reading, sorts: list[Sort], names: list[Candidate]) -> list[Candidate]:
    """The names without Latin strays, and the glosses that stand in brackets right after a name."""
    latin = {at for at, sort in enumerate(sorts) if sort.latin}
    listed = {one.first for one in names if one.record is not None}
    out: list[Candidate] = []
    for one in names:
        if latin and one.record is None and not latin.isdisjoint(range(one.first, one.last)):
            continue
        if out and one.type == out[-1].type != "LOC" and (one.type == "PER" or _short(reading, out[-1], one)) and _other_name(reading, out[-1], one):
            one = one.but(why=(*one.why, GLOSS))
        out.append(one)
        gap = reading.gaps[one.last]
        if gap == " " or not gap.endswith("(") or one.last in listed:
            continue
        last = _gloss_end(reading, one.last)
        if last > one.last:
            out.append(Candidate(one.last, last, reading.starts[one.last], reading.ends[last - 1], one.type, 6, one.record, (*one.why[:1], GLOSS)))
    return out


def _short(reading: Reading, before: Candidate, one: Candidate) -> bool:
    """«وكالة الأنباء القطرية "قنا"»: one word between marks right behind the full name of an agency."""
    if not (before.why[0] == "org_head.agency" or (before.record is not None and before.record.kind == "outlet")):
        return False
    alone = one.first == before.last and one.last == one.first + 1 and before.last - before.first > 1
    return alone and (one.record is None or before.record is None or one.record is before.record) and reading.gaps[one.last][:1] in _CLOSING


def _other_name(reading: Reading, before: Candidate, one: Candidate) -> bool:
    """Whether a name is the byname of the one before it: «… "أبو سالم"», «… (أبو سالم)», «… المعروف باسم أبو سالم»."""
    if one.first == before.last:
        return reading.gaps[one.first].strip() in _OPENING
    between = reading.words[before.last : one.first]
    if len(between) > 3 or between[0] not in word_set(reading.lexicon, "name_word.byname"):
        return False
    by = word_set(reading.lexicon, "name_word.by_the_name")
    attached = reading.words[one.first][: one.start - reading.starts[one.first]]
    return (len(between) > 1 or attached in by) and all(word in by for word in between[1:])


def _gloss_end(reading: Reading, first: int) -> int:
    """Where the Latin words that a bracket opens before `first` end; `first` where there are none."""
    if first >= len(reading.words) or not reading.raw(first)[:1].isupper():
        return first
    last = first
    while last < len(reading.words) and reading.words[last].isascii() and (last == first or reading.gaps[last] in (" ", "-", "'", ".", " & ")):
        last += 1
    return last if ")" in reading.gaps[last] else first
