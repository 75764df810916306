"""Days and weeks counted inside a month: «أول ثلاثاء من أكتوبر», «آخر يوم من الشهر», «الأسبوع الثاني من مايو»."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from riwaya.dates import calendar
from riwaya.dates.parts import Parts, Resolved
from riwaya.dates.points import year_of


def _month(parts: Parts) -> tuple[int, int] | None:
    """Year and month that the days are counted in."""
    if parts.has("unit") and not parts.has("month") and parts.number("count") is None and not parts.has("monthword"):
        base, mod = parts.base, parts.number("mod") or 0
        return calendar.add_months(base.year, base.month, mod) if base and base.month else None
    month = parts.month()
    ahead = parts.taken[-1]
    if ahead.name == "mod" and parts.base and 1 <= month <= 12:
        return parts.base.year + int(str(ahead.value)), month
    year = year_of(parts, month, None) if 1 <= month <= 12 else None
    return (year, month) if year else None


def nth_of_month(parts: Parts) -> Resolved | None:
    """The weekday, day or week of that rank; None of those where the month has none."""
    rank = parts.number("rank")
    if rank is None:
        rank = -1 if parts.taken[1].name == "mod" else parts.number("ordinal") or -1
    weekday = parts.number("weekday_bare")
    if weekday is None:
        weekday = parts.number("weekday")
    where = _month(parts)
    unit = "week" if parts.text("unit1") == "week" or (parts.text("unit") == "week") else "day"
    if where is None:
        return Resolved(None, "date", f"nth:{rank}:{weekday if weekday is not None else unit}")
    year, month = where
    days = monthrange(year, month)[1]
    if weekday is not None or unit == "week":
        wanted = 0 if weekday is None else weekday
        last = days if weekday is not None else days - 6
        found = [day for day in range(1, last + 1) if date(year, month, day).weekday() == wanted]
    else:
        found = list(range(1, days + 1))
    if rank != -1 and not 1 <= rank <= len(found):
        return None
    day = found[rank if rank == -1 else rank - 1]
    value = calendar.iso(year, month, day)
    if weekday is None and unit == "week":
        value += f"/{(date(year, month, day) + timedelta(days=6)).isoformat()}"
    return Resolved(value, "date", None if parts.number("year") else f"nth:{rank}")
