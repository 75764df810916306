"""Names in Latin letters: «واشنطن بوست (The Washington Post)» names one body twice.

A gloss is a mention of its own; so is a byname in quotation marks right after the name. Latin words elsewhere are no names: addresses, models of weapons, leftovers of a page.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort
from riwaya.text import Reading

_WHY: Final = "name.gloss"
_OPENING: Final = frozenset(("«", "“", "\"", "("))


def glossed(reading: Reading, sorts: list[Sort], names: list[Candidate]) -> list[Candidate]:
    """The names without Latin strays, and the glosses that stand in brackets right after a name."""
    latin = {at for at, sort in enumerate(sorts) if sort.latin}
    out: list[Candidate] = []
    for one in names:
        if latin and not latin.isdisjoint(range(one.first, one.last)):
            continue
        if out and one.type == "PER" == out[-1].type and one.first == out[-1].last and reading.gaps[one.first].strip() in _OPENING:
            one = one.but(why=(*one.why, _WHY))
        out.append(one)
        if not reading.gaps[one.last].endswith("("):
            continue
        last = _gloss_end(reading, one.last)
        if last > one.last:
            out.append(Candidate(one.last, last, reading.starts[one.last], reading.ends[last - 1], one.type, 6, one.record, (*one.why[:1], _WHY)))
    return out


def _gloss_end(reading: Reading, first: int) -> int:
    """Where the Latin words that a bracket opens before `first` end; `first` where there are none."""
    if first >= len(reading.words) or not reading.raw(first)[:1].isupper():
        return first
    last = first
    while last < len(reading.words) and reading.words[last].isascii() and (last == first or reading.gaps[last] in (" ", "-", "'", ".", " & ")):
        last += 1
    return last if ")" in reading.gaps[last] else first
