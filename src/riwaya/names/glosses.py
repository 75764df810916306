"""Names in Latin letters: «واشنطن بوست (The Washington Post)» names one body twice.

A gloss is a mention of its own; so is a byname in quotation marks or brackets right after the name, or behind «المعروف بـ». Latin words elsewhere are no names: addresses,
models of weapons, leftovers of a page.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

GLOSS: Final = "name.gloss"
_OPENING: Final = frozenset(("«", "“", "\"", "("))


def glossed(reading: Reading, sorts: list[Sort], names: list[Candidate]) -> list[Candidate]:
    """The names without Latin strays, and the glosses that stand in brackets right after a name."""
    latin = {at for at, sort in enumerate(sorts) if sort.latin}
    out: list[Candidate] = []
    for one in names:
        if latin and not latin.isdisjoint(range(one.first, one.last)):
            continue
        if out and one.type == "PER" == out[-1].type and _other_name(reading, out[-1], one):
            one = one.but(why=(*one.why, GLOSS))
        out.append(one)
        gap = reading.gaps[one.last]
        if gap == " " or not gap.endswith("("):
            continue
        last = _gloss_end(reading, one.last)
        if last > one.last:
            out.append(Candidate(one.last, last, reading.starts[one.last], reading.ends[last - 1], one.type, 6, one.record, (*one.why[:1], GLOSS)))
    return out


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
