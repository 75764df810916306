"""Names of several words that the tables of names have: «جان لوك …», «… دي ميستورا», «بان كي مون»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.persons import Persons
from riwaya.names.vocabulary import Sort
from riwaya.text import Hit, Reading

_SCORE: Final = 8
_LONGEST: Final = 4
_KINDS: Final = frozenset(("given", "family"))


def compounds(reading: Reading, sorts: list[Sort], persons: Persons) -> Iterator[Candidate]:
    """A listed given name of several words with what follows it, a listed surname of several words with the given name before it."""
    for hit in reading.phrases:
        kind = hit.record.kind
        if kind not in _KINDS or hit.right or "\n" in reading.gaps[hit.first + 1]:
            continue
        whole = _with_given(reading, sorts, hit) if kind == "family" else hit
        last = hit.last if kind == "family" and hit.record.get("origin") not in (None, "arab") else persons.reach.end(hit.last, hit.last - whole.first, True)
        alone = whole.first == hit.first and last == hit.last
        if alone and (kind == "given" or hit.record.get("origin") in (None, "arab")):
            continue
        yield Candidate(whole.first, last, whole.start, reading.ends[last - 1], "PER", _SCORE, None, ("name.compound",))


def _with_given(reading: Reading, sorts: list[Sort], hit: Hit) -> Hit:
    """The surname with the given names right before it: «سليم بن حمد آل …»."""
    if hit.left:
        return hit
    at = hit.first
    while at and hit.first - at < _LONGEST and reading.gaps[at] == " " and (_given(reading, sorts, at - 1) or (at < hit.first and sorts[at - 1].link == 0)):
        at -= 1
        if sorts[at].given > 0:
            break
    return hit if at == hit.first else hit.but(first=at, start=reading.starts[at] + max(0, sorts[at].given))


def _given(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """Whether a word is a given name, maybe behind a particle."""
    sort = sorts[at]
    return sort.given >= 0 and reading.raw(at) not in sort.stop and not (sort.given and (sort.common_given or sort.grade == 2))
