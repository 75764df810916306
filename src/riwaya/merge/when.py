"""EDTF values as ranges of days, so that two dates are compared within their precision.

Reads the forms that the dates room writes: days, months, years, `~`, from-to, open ends. Lengths and unknown values give None.
"""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import NamedTuple

FIRST, LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()


class Days(NamedTuple):
    """The days `[first, last]` in ordinals; `about` where the value is approximate."""

    first: int
    last: int
    about: bool

    @property
    def width(self) -> int:
        return self.last - self.first

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Whether the two can be the same time; approximate values get their own width, at least three days, of slack."""
        slack += max((max(3, one.width) for one in (self, other) if one.about), default=0)
        return self.first <= other.last + slack and other.first <= self.last + slack


def _one(value: str) -> tuple[int, int] | None:
    parts = value.split("T")[0].strip("~?%").split("-")
    try:
        numbers = [int(part.strip("~?%")) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1).toordinal(), date(numbers[0], 12, 31).toordinal()
        if len(numbers) == 2:
            if numbers[1] > 12:
                return _one(parts[0])
            last = calendar.monthrange(numbers[0], numbers[1])[1]
            return date(numbers[0], numbers[1], 1).toordinal(), date(numbers[0], numbers[1], last).toordinal()
        return (date(*numbers[:3]).toordinal(),) * 2
    except (ValueError, TypeError):
        return None


@lru_cache(maxsize=65536)
def days(value: str | None) -> Days | None:
    """The days an EDTF value covers; None for a length, an unknown form or no value."""
    if not value or value.startswith(("P", "R")):
        return None
    about = "~" in value or "?" in value
    start, _, end = value.partition("/")
    if "/" not in value:
        one = _one(value)
        return Days(*one, about) if one else None
    first = None if start in ("", "..") else _one(start)
    last = None if end in ("", "..") else _one(end)
    if first is None and last is None:
        return None
    return Days(first[0] if first else FIRST, last[1] if last else LAST, about)


def earliest(values: list[str | None]) -> str | None:
    """The narrowest of the values that the most others agree with; ties go to the smallest string."""
    known = sorted({value for value in values if days(value) is not None}, key=str)
    if not known:
        return None

    def rank(value: str | None) -> tuple[int, int, int, str]:
        own = days(value)
        assert own is not None
        agreeing = sum(1 for other in values if (span := days(other)) is not None and own.meets(span))
        return (-agreeing, own.width, int(own.about), str(value))

    return min(known, key=rank)
