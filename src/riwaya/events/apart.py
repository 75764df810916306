"""How well the times, the places and the tolls of two tellings go together."""

from __future__ import annotations

from typing import Final

_YEAR: Final = 4
Words = tuple[str, ...]


def when(theirs: Words, mine: Words) -> float:
    """One day or month told twice speaks for one deed, two years for two."""
    if not theirs or not mine:
        return 0.0
    if any(_years_apart(one, other) for one in theirs for other in mine):
        return 0.0
    if any(one.startswith(other.rstrip("~/.")) or other.startswith(one.rstrip("~/.")) for one in theirs for other in mine):
        return 0.5
    return -1.2 if any(one[:_YEAR] == other[:_YEAR] or "/" in one + other for one in theirs for other in mine) else -2.4


def where(theirs: tuple[Words, Words], mine: tuple[Words, Words], both: bool) -> float:
    """Two places part two events, meetings of `both` most, unless one may lie in the other: the places of each, and those they lie in."""
    if not mine[0] or not theirs[0]:
        return 0.0
    if any(one in theirs[0] for one in mine[0]):
        return 0.5
    if any(one in theirs[1] for one in mine[0]) or any(one in theirs[0] for one in mine[1]):
        return 0.0
    return -1.2 if both else -0.7


def _years_apart(one: str, other: str) -> bool:
    """Whether both are bare years, one right after the other."""
    first, last = one.rstrip("~"), other.rstrip("~")
    return len(first) == _YEAR == len(last) and first.isdigit() and last.isdigit() and abs(int(first) - int(last)) == 1


def counted(theirs: Words, mine: Words) -> float:
    """One toll told twice is that of one deed, two tolls of the dead are of two."""
    if not theirs or not mine:
        return 0.0
    if any(one in theirs for one in mine):
        return 0.8
    return -0.7 if any(one in _kinds(theirs) for one in _kinds(mine)) else 0.0


def _kinds(tolls: Words) -> Words:
    return tuple([one.split(" ", 1)[0] for one in tolls])
