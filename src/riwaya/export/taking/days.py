"""EDTF values as other formats want them: a first and last day, and how sure. What has no year gives nothing."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_ABOUT = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day («2016-11-01», «2016-11-30»), precision (day, month, year, span) and whether it is only about so."""

    first: str
    last: str
    precision: str
    about: bool = False


def _point(text: str) -> tuple[str, str, str] | None:
    found = _DATE.fullmatch(_ABOUT.sub("", text))
    if found is None:
        return None
    year, month, day = found.groups()
    if int(year) == 0:
        return None
    if day:
        long = calendar.monthrange(int(year), int(month))[1]
        return (f"{year}-{month}-{day}",) * 2 + ("day",) if 1 <= int(day) <= long else None
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]:02}", "month"
    return f"{year}-01-01", f"{year}-12-31", "year"


def days(value: str | None) -> Days | None:
    """The days of an EDTF value; None for an open interval, a length, a season or nothing."""
    if not value:
        return None
    about = bool(_ABOUT.search(value))
    parts = [_point(part) for part in value.split("/")]
    if len(parts) == 1 and parts[0]:
        return Days(*parts[0], about)
    if len(parts) == 2 and parts[0] and parts[1] and parts[0][0] <= parts[1][1]:
        return Days(parts[0][0], parts[1][1], "span", about)
    return None


def edtf_prefix(value: str | None) -> str | None:
    """A date with the precision it has («2016», «2016-11», «2016-11-30»); None for intervals and what is not a date."""
    found = None if not value or "/" in value else _DATE.fullmatch(_ABOUT.sub("", value))
    return found.group(0) if found and days(found.group(0)) else None
