"""Calendar arithmetic that knows how much of a date is known: a publication date may be a day, a month, a year, or about one.

Results are EDTF; what the known part does not allow is None. Weeks begin on Monday (ISO 8601). Hijri dates are converted
by the tabular Umm al-Qura calendar, 1343-1500 AH; outside that range nothing is converted.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_EDTF: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
SEASON_MONTHS: Final = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 14)}


@dataclass(frozen=True, slots=True)
class Base:
    """The date of writing, as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def mark(self) -> str:
        return "~" if self.about else ""


def read_base(edtf: str | None) -> Base | None:
    """The publication date as a Base; None where it is unknown, an interval, or not a date of the calendar."""
    match = _EDTF.fullmatch((edtf or "").split("T")[0])
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    if not year or (month and not 1 <= month <= 12) or (day and month and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return Base(year, month, day, bool(match[4]))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, `count` months on."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def add_days(base: Base | None, count: int) -> str | None:
    """The day `count` days from the day of writing."""
    if not base or not base.date:
        return None
    return (base.date + timedelta(days=count)).isoformat() + base.mark


def week(base: Base | None, count: int) -> str | None:
    """The ISO week `count` weeks from that of writing, as an interval."""
    if not base or not base.date:
        return None
    monday = base.date - timedelta(days=base.date.weekday()) + timedelta(weeks=count)
    return f"{monday.isoformat()}{base.mark}/{(monday + timedelta(days=6)).isoformat()}{base.mark}"


def month(base: Base | None, count: int, about: bool = False) -> str | None:
    if not base or not base.month:
        return None
    return iso(*add_months(base.year, base.month, count)) + ("~" if about or base.about else "")


def weekday(base: Base | None, number: int, way: int) -> str | None:
    """The nearest such weekday: way -1 strictly before, 0 on or before, 1 strictly after, 2 on or after the day of writing."""
    if not base or not base.date:
        return None
    today = base.date.weekday()
    if way == -1:
        return add_days(base, -((today - number - 1) % 7 + 1))
    if way == 1:
        return add_days(base, (number - today - 1) % 7 + 1)
    return add_days(base, (number - today) % 7 if way == 2 else -((today - number) % 7))


def nearest_year(base: Base | None, month_: int, day: int | None, way: int) -> int | None:
    """The year of a month or day said without one: way -1 last such, 1 next such, 0 the latest that is not clearly ahead."""
    if not base or not base.month:
        return None
    here, there = (base.month, base.day or 15), (month_, day or (base.day or 15))
    if way == -1:
        return base.year - (month_ > base.month or (month_ == base.month and (day is None or there >= here)))
    if way == 1:
        return base.year + (month_ < base.month or (month_ == base.month and (day is None or there <= here)))
    return base.year


def hijri_day(year: int, month_: int, day: int) -> str | None:
    """A Hijri day in the Gregorian calendar; None outside the tables."""
    from hijridate import Hijri

    try:
        return str(Hijri(year, month_, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month_: int) -> str | None:
    """A Hijri month as a Gregorian interval; None outside the tables."""
    from hijridate import Hijri

    try:
        length = Hijri(year, month_, 1).month_length()
    except (ValueError, OverflowError):
        return None
    first, last = hijri_day(year, month_, 1), hijri_day(year, month_, length)
    return f"{first}/{last}" if first and last else None


def hijri_year_of(base: Base | None) -> int | None:
    """The Hijri year of the day of writing."""
    from hijridate import Gregorian

    day = base.date if base else None
    if day is None:
        return None
    try:
        return int(Gregorian.fromdate(day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def hijri_in(year: int, month_: int, day: int) -> str | None:
    """The first Gregorian day in `year` that falls on a day of the Hijri year."""
    for hijri_year in range(int((year - 622) * 1.0307) - 1, int((year - 622) * 1.0307) + 3):
        found = hijri_day(hijri_year, month_, day)
        if found and found.startswith(f"{year:04}"):
            return found
    return None


def easter(year: int) -> str:
    """Western Easter Sunday (Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    full = h + m - 7 * n + 114
    return iso(year, full // 31, full % 31 + 1)
