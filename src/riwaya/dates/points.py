"""Dates said by their month, year, season, decade or in digits. The year that is not said is the nearest that agrees with weekday and tense."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from riwaya.dates import calendar, context
from riwaya.dates.parts import Parts, Resolved

_SOON: Final = 31
_AHEAD: Final = 45
PART_MONTH: Final = {"start": 1, "middle": 6, "end": 12}



def year_of(parts: Parts, month: int, day: int | None) -> int | None:
    """The year that goes with a month or day: said, counted from that of writing, or the nearest that agrees with weekday and tense."""
    base, mod = parts.base, parts.number("mod")
    said = parts.number("year")
    if said:
        return said
    if base is None:
        return None
    if parts.has("beforelast"):
        return base.year - 2
    if mod is not None:
        if parts.has("yearword") or parts.has("unit"):
            return base.year + mod
        return calendar.nearest_year(base, month, day, mod)
    if day is None or not base.date:
        return _month_year(parts, month)
    return _day_year(parts, month, day, base.date)


def _month_year(parts: Parts, month: int) -> int | None:
    base = parts.base
    if base is None or not base.month:
        return None
    joined = _year_of_next(parts)
    if joined:
        return joined
    ahead = context.tense(parts.tokens, parts.first, parts.last) == "future"
    if ahead:
        return base.year + (month < base.month)
    return base.year - (month > base.month)


def _year_of_next(parts: Parts) -> int | None:
    """«جانفي وفيفري 2016»: the year said after the month that follows."""
    tokens = parts.tokens
    for month in tokens.at(parts.last).get("month", ()):
        if month.left == "و":
            for year in tokens.at(month.last).get("year", ()):
                return int(str(year.value))
    return None


def _joined_to_next(parts: Parts) -> bool:
    """«من 22 جويلية إلى 5 أوت المقبل»: the end is said to lie ahead."""
    tokens = parts.tokens
    if "to" not in tokens.at(parts.last):
        return False
    near = [token for at in range(parts.last, parts.last + 6) for token in tokens.at(at).get("mod", ())]
    return any(token.value == 1 for token in near[:1])


def _day_year(parts: Parts, month: int, day: int, today: date) -> int | None:
    days = [date(year, month, day) for year in (today.year - 1, today.year, today.year + 1) if calendar.is_day(year, month, day)]
    near = [one for one in days if abs((one - today).days) <= 3]
    if parts.has("deictic") and near:
        return near[0].year
    weekday = parts.number("weekday")
    if weekday is not None:
        agreeing = [one for one in days if one.weekday() == weekday]
        days = agreeing or days
    if not days:
        return None
    tense = context.tense(parts.tokens, parts.first, parts.last)
    if tense == "future":
        coming = [one for one in days if one >= today]
        return (coming or days[-1:])[0].year
    if _joined_to_next(parts):
        return ([one for one in days if one >= today] or days[-1:])[0].year
    soon = [one for one in days if today < one <= today + timedelta(days=_SOON)]
    if soon and tense == "past" and context.announced(parts.tokens, parts.first):
        return soon[0].year
    limit = today + timedelta(days=0 if tense == "past" else _AHEAD)
    return ([one for one in days if one <= limit] or days[:1])[-1].year


def calendar_day(parts: Parts) -> Resolved | None:
    """«الخميس 8 مايو 2025», «الثامن من مايو الماضي»."""
    month, day = parts.month(), parts.number("day") or parts.number("rank") or 0
    if not calendar.is_day(parts.number("year") or 2024, month, day):
        return None
    year = year_of(parts, month, day)
    relative = None if parts.number("year") else f"XXXX-{month:02}-{day:02}"
    if year and _is_rank(parts, year, month, day):
        return None
    if year is None or not calendar.is_day(year, month, day):
        return Resolved(None, "date", relative)
    return Resolved(calendar.iso(year, month, day), "date", relative)


def _is_rank(parts: Parts, year: int, month: int, day: int) -> bool:
    """«الثلاثاء الثالث من أيلول 2014»: the third is no Tuesday, so it is the third Tuesday."""
    weekday = parts.number("weekday")
    if weekday is None or day > 5 or not any(token.name == "day" and token.why == "number.ordinal" for token in parts.taken) or not calendar.is_day(year, month, day):
        return False
    return date(year, month, day).weekday() != weekday


def calendar_days(parts: Parts) -> Resolved | None:
    """«من 13 إلى 15 يوليو», «13-15 يوليو»; the first of two weekdays is that of the first day."""
    days = parts.row("days") or tuple(int(str(t.value)) for t in parts.taken if t.name == "day")
    first, last = days[0], days[-1]
    months = [int(str(t.value)) for t in parts.taken if t.name == "month"] or [parts.month()]
    start, end = months[0], months[-1]
    if not calendar.is_day(2024, start, first) or not calendar.is_day(2024, end, last) or (start == end and first >= last):
        return None
    year = year_of(parts, end, first if parts.has("weekday") else last)
    if year is None:
        return Resolved(None, "date", f"XXXX-{start:02}-{first:02}/XXXX-{end:02}-{last:02}")
    before = year - (start > end)
    if not calendar.is_day(before, start, first) or not calendar.is_day(year, end, last):
        return None
    return Resolved(f"{calendar.iso(before, start, first)}/{calendar.iso(year, end, last)}", "date")


def calendar_month(parts: Parts) -> Resolved | None:
    """«مايو 2025», «نهاية مايو الماضي», «في شتنبر»."""
    month = parts.month()
    if not 1 <= month <= 12:
        return None
    part = parts.text("part")
    year = year_of(parts, month, None)
    relative = None if parts.number("year") else f"XXXX-{month:02}" + (f":{part}" if part else "")
    if year is None:
        return Resolved(None, "date", relative)
    if part == "middle":
        return Resolved(calendar.iso(year, month, 15) + "~", "date", relative)
    return Resolved(calendar.iso(year, month) + ("~" if part else ""), "date", relative)


def months_between(parts: Parts) -> Resolved | None:
    """«بين مايو ويوليو 2020», «من أبريل 2019 إلى يونيو 2020»."""
    months = [int(t.value) for t in parts.taken if t.name == "month"]  # type: ignore[arg-type]
    years = [int(t.value) for t in parts.taken if t.name == "year"]  # type: ignore[arg-type]
    if not years:
        return None
    first, last = years[0] if len(years) > 1 else years[0] - (months[0] > months[1]), years[-1]
    if (first, months[0]) >= (last, months[1]):
        return None
    return Resolved(f"{calendar.iso(first, months[0])}/{calendar.iso(last, months[1])}", "date")


def calendar_year(parts: Parts) -> Resolved | None:
    """«عام 2019», «مطلع 2024»."""
    year, part = parts.number("year") or 0, parts.text("part")
    if part:
        return Resolved(f"{calendar.iso(year, PART_MONTH[part])}~", "date")
    return Resolved(calendar.iso(year), "date")


def years_between(parts: Parts) -> Resolved | None:
    """«بين عامي 2011 و2014», «2019-2021»."""
    years = parts.row("years") or tuple(int(t.value) for t in parts.taken if t.name == "year")  # type: ignore[arg-type]
    if len(years) != 2 or years[0] >= years[1]:
        return None
    return Resolved(f"{years[0]:04}/{years[1]:04}", "date")


def season(parts: Parts) -> Resolved | None:
    """«صيف 2020», «الشتاء الماضي»: EDTF seasons 21-24."""
    number, year, mod = parts.number("season") or 0, parts.number("year"), parts.number("mod")
    relative = None if year else f"season:{number}:{mod}"
    if year is None and parts.base is not None and parts.base.month:
        start = calendar.SEASON_MONTHS[number][0]
        if parts.has("yearword") or parts.has("unit"):
            year = parts.base.year + (mod or 0)
        else:
            ahead = mod == 1 or (mod is None and not parts.has("year"))  # a season that bounds something lies ahead
            year = parts.base.year - (start + 2 >= parts.base.month if mod == -1 else 0) + (start <= parts.base.month if ahead else 0)
    return Resolved(f"{year:04}-{20 + number}" if year else None, "date", relative)


def quarter(parts: Parts) -> Resolved | None:
    """«الربع الأول من 2024»: its months."""
    number, year, mod = parts.number("ordinal") or 0, parts.number("year"), parts.number("mod")
    if parts.has("month"):
        found = calendar_month(parts)
        if found is not None and found.value and parts.number("yearpart") == 6 and number in (1, 2):
            return found._replace(value=_half(found.value.rstrip("~"), number))
        return found and found._replace(value=found.value and found.value + "~")
    length = parts.number("yearpart") or 3
    if not 1 <= number * length <= 12:
        return None
    if year is None and parts.base is not None:
        year = parts.base.year + (mod or 0)
    relative = f"quarter:{number}:{mod or 0}" if not parts.has("year") else None
    if year is None:
        return Resolved(None, "date", relative)
    return Resolved(f"{calendar.iso(year, (number - 1) * length + 1)}/{calendar.iso(year, number * length)}", "date", relative)


def _half(month: str, number: int) -> str:
    """The first or the second half of a month."""
    last = monthrange(int(month[:4]), int(month[5:7]))[1]
    return f"{month}-01/{month}-15" if number == 1 else f"{month}-16/{month}-{last}"


def decade(parts: Parts) -> Resolved | None:
    """«ثمانينيات القرن الماضي», «التسعينيات»."""
    tens = parts.number("tens") or 0
    century = 19
    if parts.has("ordinal"):
        century = (parts.number("ordinal") or 20) - 1
    elif parts.has("mod"):
        century = 20 + (parts.number("mod") or 0)
    return Resolved(f"{century:02}{tens // 10}X", "date")


def century(parts: Parts) -> Resolved | None:
    """«القرن التاسع عشر», «القرن الماضي»."""
    number = parts.number("ordinal") or 21 + (parts.number("mod") or 0)
    return Resolved(f"{number - 1:02}XX", "date")


def numeric_date(parts: Parts) -> Resolved | None:
    """«10/05/2025», «2025-05-10»; where day and month can be either, the weekday or the nearness to the day of writing decides, else the month stays open."""
    a, b, c = parts.row("numdate")
    if a > 999:
        return Resolved(calendar.iso(a, b, c), "date") if calendar.is_day(a, b, c) else None
    year = c if c > 999 else 2000 + c
    ways = [(day, month) for day, month in ((a, b), (b, a)) if calendar.is_day(year, month, day)]
    if not ways:
        return None
    weekday = parts.number("weekday")
    if weekday is not None and len(ways) == 2:
        ways = [(d, m) for d, m in ways if date(year, m, d).weekday() == weekday] or ways
    if len(ways) == 2 and a != b and parts.base is not None and parts.base.date:
        near = [(d, m) for d, m in ways if abs((date(year, m, d) - parts.base.date).days) <= 20]
        ways = near if len(near) == 1 else ways
    if len(ways) == 2 and a != b and not _day_first(parts):
        return Resolved(f"{year:04}-XX-XX", "date", f"{a}/{b}")
    day, month = ways[0]
    return Resolved(calendar.iso(year, month, day), "date")


def _day_first(parts: Parts) -> bool:
    """Whether the article's other numeric dates can only be read day first."""
    tokens = parts.tokens
    rows = [t.value for i, w in enumerate(tokens.reading.words) if w.isdigit() for t in tokens.at(i).get("numdate", ())]
    return any(isinstance(r, tuple) and r[0] < 32 and r[0] > 12 for r in rows) and not any(isinstance(r, tuple) and r[0] < 13 and 12 < r[1] < 32 for r in rows)


def numeric_month(parts: Parts) -> Resolved | None:
    """«05/2025»."""
    month, year = parts.row("nummonth")
    return Resolved(calendar.iso(year, month), "date")


def numeric_day(parts: Parts) -> Resolved | None:
    """«السبت 21/09»: day and month in digits, beside a weekday."""
    day, month = parts.row("daymonth")
    if not calendar.is_day(2024, month, day):
        return None
    year = year_of(parts, month, day)
    return Resolved(calendar.iso(year, month, day) if year else None, "date", f"XXXX-{month:02}-{day:02}")
