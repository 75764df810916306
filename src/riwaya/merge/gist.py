"""What of an article's clauses is gone through for every article at every merge, as packed numbers: the rest is opened where a pair needs it.

For every kind of thing that is held against others its keys, and where it stands: which clause, and which of that clause's things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.merge.clauses import Clause, Counted
from riwaya.merge.codes import codes, packed
from riwaya.merge.rows import Pack, Packing

_LEAST_SAID = 5
CLOSE = 2


class Things(NamedTuple):
    """The things of one kind in an article: their keys, and pairs of numbers (clause, thing in the clause)."""

    pack: Pack
    places: bytes


class Gist(NamedTuple):
    """The stems of an article, how many of its clauses tell anything, the words that are weighed in these, and the things in them; `close` are pairs of signs that
    nearness holds against each other."""

    counted: Counted
    telling: int
    words: bytes
    signs: Things
    close: bytes
    figures: Things
    culprits: Things
    weekdays: Things


def gist(telling: Sequence[Clause], counted: Counted) -> Gist:
    """The gist of an article's clauses."""
    near = [thing.near for one in telling for things in (one.signs, one.figures, one.culprits) for thing in things]
    words = frozenset[str]().union(*(one.around | one.stems for one in telling), *near)
    return Gist(counted, len(telling), packed(sorted(codes(words))), _signs(telling), packed(_close(telling)), _figures(telling), _culprits(telling), _weekdays(telling))


def _bare(tokens: Iterable[str]) -> list[int]:
    """The numbers of words that are no marks."""
    return sorted(codes(token for token in tokens if not token.startswith("@")))


def _things(packing: Packing, places: Sequence[int]) -> Things:
    return Things(packing.packed(), packed(places))


def _signs(telling: Sequence[Clause]) -> Things:
    held, places = Packing(), list[int]()
    for number, clause in enumerate(telling):
        for at, sign in enumerate(clause.signs):
            tokens = sorted(sign.near)
            held.add(codes(f"{sign.axis} {token}" for token in tokens), codes(tokens), sign.side, sign.side)
            places += (number, at)
    return _things(held, places)


def _close(telling: Sequence[Clause]) -> list[int]:
    """Opposite signs of neighbouring sentences, on axes where nearness is enough."""
    close = [(at, sign, clause.sentence) for at, (clause, sign) in enumerate((clause, sign) for clause in telling for sign in clause.signs) if "close" in sign.flags]
    return [
        number for one, sign, here in close for other, opposite, there in close
        if sign.axis == opposite.axis and sign.side > 0 > opposite.side and abs(here - there) <= CLOSE for number in (one, other)
    ]  # fmt: skip


def _figures(telling: Sequence[Clause]) -> Things:
    held, places = Packing(), list[int]()
    for number, clause in enumerate(telling):
        for at, figure in enumerate(clause.figures):
            if not figure.part:
                tokens = sorted(figure.near | clause.stems)
                held.add(codes(f"{figure.what} {token}" for token in tokens), codes(tokens), figure.low, min(figure.high, 1e18))
                places += (number, at)
    return _things(held, places)


def _culprits(telling: Sequence[Clause]) -> Things:
    held, places = Packing(), list[int]()
    for number, clause in enumerate(telling):
        for at, culprit in enumerate(clause.culprits):
            held.add(_bare(culprit.near))
            places += (number, at)
    return _things(held, places)


def _weekdays(telling: Sequence[Clause]) -> Things:
    held, places = Packing(), list[int]()
    for number, clause in enumerate(telling):
        if clause.weekday and len(clause.stems) >= _LEAST_SAID:
            held.add(_bare(clause.stems))
            places += (number, 0)
    return _things(held, places)
