"""The arithmetic that patterns name: from tokens and the date of writing to an EDTF value, or to the relative form alone.

Every function takes the parts of a match and gives a `Resolved`, or None where the words are no time after all (32 May). Values
that need a day, a month or a year of writing that is not known are None; the relative form says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.dates import calendar, context
from riwaya.dates.calendar import Base
from riwaya.dates.tokens import Token, Tokens

_LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "decade": "Y", "century": "Y"}
_SCALE = {"decade": 10, "century": 100}
_AHEAD = 45
_PART_MONTH = {"start": 1, "middle": 6, "end": 12}


class Resolved(NamedTuple):
    """EDTF value or None, the kind of time, the relative form."""

    value: str | None
    kind: str
    relative: str | None = None


class Parts:
    """The tokens of a match by class, the date of writing, and the article around."""

    def __init__(self, taken: tuple[Token, ...], base: Base | None, tokens: Tokens) -> None:
        self.taken = taken
        self.base = base
        self.tokens = tokens
        self.first, self.last = taken[0].first, taken[-1].last

    def has(self, name: str) -> bool:
        return any(token.name == name for token in self.taken)

    def number(self, name: str, nth: int = 0) -> int | None:
        found = [token.value for token in self.taken if token.name == name]
        return int(found[nth]) if len(found) > nth and isinstance(found[nth], int) else None  # type: ignore[arg-type]

    def text(self, name: str) -> str | None:
        found = [token.value for token in self.taken if token.name == name]
        return str(found[0]) if found and found[0] is not None else None

    def row(self, name: str) -> tuple[int, ...]:
        found = [token.value for token in self.taken if token.name == name]
        return found[0] if found and isinstance(found[0], tuple) else ()


def _year(parts: Parts, month: int, day: int | None) -> int | None:
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
    ahead = context.tense(parts.tokens, parts.first, parts.last) == "future"
    if ahead:
        return base.year + (month < base.month)
    return base.year - (month > base.month)


def _day_year(parts: Parts, month: int, day: int, today: date) -> int | None:
    days = [date(year, month, day) for year in (today.year - 1, today.year, today.year + 1) if calendar.is_day(year, month, day)]
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
    limit = today + timedelta(days=0 if tense == "past" else _AHEAD)
    return ([one for one in days if one <= limit] or days[:1])[-1].year


def calendar_day(parts: Parts) -> Resolved | None:
    """«الخميس 8 مايو 2025», «الثامن من مايو الماضي»."""
    month, day = parts.number("month") or parts.number("maybe") or 0, parts.number("day") or 0
    if not calendar.is_day(parts.number("year") or 2024, month, day):
        return None
    year = _year(parts, month, day)
    relative = None if parts.number("year") else f"XXXX-{month:02}-{day:02}"
    if year is None or not calendar.is_day(year, month, day):
        return Resolved(None, "date", relative)
    return Resolved(calendar.iso(year, month, day), "date", relative)


def calendar_days(parts: Parts) -> Resolved | None:
    """«من 13 إلى 15 يوليو», «13-15 يوليو»."""
    first, last = parts.row("days") or (parts.number("day") or 0, parts.number("day", 1) or 0)
    month = parts.number("month") or parts.number("maybe") or 0
    if not calendar.is_day(2024, month, last) or first >= last:
        return None
    year = _year(parts, month, first)
    if year is None:
        return Resolved(None, "date", f"XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}")
    return Resolved(f"{calendar.iso(year, month, first)}/{calendar.iso(year, month, last)}", "date")


def calendar_month(parts: Parts) -> Resolved | None:
    """«مايو 2025», «نهاية مايو الماضي», «في شتنبر»."""
    month = parts.number("month") or parts.number("maybe") or 0
    if parts.has("monthword") and not month:
        month = parts.number("count") or parts.number("day") or 0
    if not 1 <= month <= 12:
        return None
    part = parts.text("part")
    year = _year(parts, month, None)
    relative = None if parts.number("year") else f"XXXX-{month:02}" + (f":{part}" if part else "")
    if year is None:
        return Resolved(None, "date", relative)
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
        return Resolved(f"{calendar.iso(year, _PART_MONTH[part])}~", "date")
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
            year = parts.base.year - (start + 2 >= parts.base.month if mod == -1 else 0) + (start <= parts.base.month if mod == 1 else 0)
    return Resolved(f"{year:04}-{20 + number}" if year else None, "date", relative)


def quarter(parts: Parts) -> Resolved | None:
    """«الربع الأول من 2024»: its months."""
    number, year, mod = parts.number("ordinal") or 0, parts.number("year"), parts.number("mod")
    length = parts.number("yearpart") or 3
    if not 1 <= number * length <= 12:
        return None
    if year is None and parts.base is not None:
        year = parts.base.year + (mod or 0)
    relative = f"quarter:{number}:{mod or 0}" if not parts.has("year") else None
    if year is None:
        return Resolved(None, "date", relative)
    return Resolved(f"{calendar.iso(year, (number - 1) * length + 1)}/{calendar.iso(year, number * length)}", "date", relative)


def decade(parts: Parts) -> Resolved | None:
    """«ثمانينيات القرن الماضي», «التسعينيات»."""
    tens = parts.number("tens") or 0
    century = 19
    if parts.has("ordinal"):
        century = (parts.number("ordinal") or 20) - 1
    elif parts.has("mod"):
        century = 20 + (parts.number("mod") or 0)
    elif parts.has("unit"):
        return None
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
    year = _year(parts, month, day)
    return Resolved(calendar.iso(year, month, day) if year else None, "date", f"XXXX-{month:02}-{day:02}")


def day_of_this_month(parts: Parts) -> Resolved | None:
    """«الخامس من الشهر الجاري», «في 9 الجاري»."""
    day, mod = parts.number("day") or 0, parts.number("mod") or 0
    base = parts.base
    relative = f"month:{mod}:{day}"
    if base is None or not base.month:
        return Resolved(None, "relative", relative)
    year, month = calendar.add_months(base.year, base.month, mod)
    if not calendar.is_day(year, month, day):
        return None
    return Resolved(calendar.iso(year, month, day), "relative", relative)


def weekday(parts: Parts) -> Resolved | None:
    """«الخميس», «مساء الأربعاء الماضي», «الأحد المقبل»."""
    number, mod = parts.number("weekday"), parts.number("mod")
    if number is None:
        number = parts.number("weekday_bare")
    assert number is not None
    if parts.has("weekday_bare") or parts.has("unit"):
        return _weekday_of_week(parts, number, mod or 0)
    counted = {-1: -1, 1: 1, 0: 0, None: None}[mod]
    way = context.way(parts.tokens, parts.first, parts.last) if counted is None else counted
    if mod == 0 and parts.base and parts.base.date:
        return _weekday_of_week(parts, number, 0)
    name = {-1: "past", 1: "next", 0: "past", 2: "next"}[way]
    return Resolved(calendar.weekday(parts.base, number, way), "weekday", f"weekday:{number + 1}:{name}")


def _weekday_of_week(parts: Parts, number: int, mod: int) -> Resolved:
    base = parts.base
    relative = f"week:{mod}:{number + 1}"
    if base is None or not base.date:
        return Resolved(None, "weekday", relative)
    return Resolved(calendar.add_days(base, 7 * mod + number - base.date.weekday()), "weekday", relative)


def night_between(parts: Parts) -> Resolved | None:
    """«ليل الثلاثاء - الأربعاء»: the two days."""
    first, last = parts.number("weekday"), parts.number("weekday", 1)
    if first is None or last is None or (first + 1) % 7 != last:
        return None
    end = calendar.weekday(parts.base, last, 0)
    start = calendar.weekday(parts.base, first, 0)
    if start and end and start > end:
        start = calendar.weekday(parts.base, first, -1)
    return Resolved(f"{start}/{end}" if start and end and start < end else None, "weekday", f"weekday:{first + 1}:past/weekday:{last + 1}:past")


def counted_day(parts: Parts) -> Resolved | None:
    """«أمس», «اليوم الخميس», «بعد غد»; «اليوم» may mean these times."""
    token = next(t for t in parts.taken if t.name == "deictic")
    count = parts.number("deictic") or 0
    alone = len(parts.taken) == 1
    if context.is_denied_pair(parts.tokens, token):
        return Resolved(None, "vague")
    if token.why == "date_word.today" and alone:
        if context.names_a_paper(parts.tokens, token):
            return None
        if context.is_nowadays(parts.tokens, token):
            return Resolved(None, "vague")
    value = calendar.add_days(parts.base, count)
    named = parts.number("weekday")
    if named is not None and parts.base and parts.base.date:
        value = _agreeing(parts.base, count, named)
    relative = f"P{count}D" if named is None else f"P{count}D:weekday:{named + 1}"
    return Resolved(value, "relative", relative)


def _agreeing(base: Base, count: int, weekday_: int) -> str | None:
    """The counted day if it is that weekday; else the weekday within a day of it (written the day before, published after midnight)."""
    assert base.date
    for shift in (0, -1, 1):
        day = base.date + timedelta(days=count + shift)
        if day.weekday() == weekday_:
            return day.isoformat() + base.mark
    return calendar.weekday(base, weekday_, 0 if count <= 0 else 2)


def counted_unit(parts: Parts) -> Resolved | None:
    """«الأسبوع الماضي», «نهاية الشهر المقبل», «هذا العام», «العام قبل الماضي»."""
    unit, part = parts.text("unit") or ("day" if parts.has("dayword") else "year"), parts.text("part")
    mod = parts.number("mod") or 0
    if parts.has("beforelast"):
        mod = -2
    if parts.has("following"):
        mod = 1
    base = parts.base
    relative = f"{unit}:{mod}" + (f":{part}" if part else "")
    if unit in ("hour", "minute", "quarter"):
        return Resolved(None, "vague")
    if unit == "day":
        return Resolved(calendar.add_days(base, mod), "relative", f"P{mod}D")
    if unit == "week":
        return Resolved(calendar.week(base, mod), "relative", relative)
    if unit == "month":
        return Resolved(calendar.month(base, mod, about=bool(part)), "relative", relative)
    return Resolved(_years(base, unit, mod, part), "relative", relative)


def _years(base: Base | None, unit: str, mod: int, part: str | None) -> str | None:
    if base is None:
        return None
    if unit == "decade":
        return f"{base.year // 10 + mod:03}X"
    if unit == "century":
        return f"{base.year // 100 + mod:02}XX"
    if part:
        return f"{base.year + mod:04}-{_PART_MONTH[part]:02}~"
    return f"{base.year + mod:04}"


def weekend(parts: Parts) -> Resolved | None:
    """«نهاية الأسبوع»: the days off differ by country, so the week is the value."""
    mod = parts.number("mod") or 0
    return Resolved(calendar.week(parts.base, mod), "relative", f"week:{mod}:end")


def _measure(parts: Parts) -> tuple[int | None, str]:
    """How many of which unit; None for «عدة أيام»."""
    for name, fixed in (("unit1", 1), ("unit2", 2), ("unit2def", 2), ("units", None), ("unitsdef", None)):
        unit = parts.text(name)
        if unit:
            count = parts.number("count")
            if count is None:
                count = parts.number("thecount")
            return (count if count is not None else fixed), unit
    raise AssertionError("a pattern of lengths without a unit")


def duration(parts: Parts) -> Resolved | None:
    """«ثلاثة أيام», «40 يوما», «أقل من سنة»; «عدة أيام» stays open."""
    count, unit = _measure(parts)
    if count is None or parts.has("several"):
        return Resolved(None, "vague")
    time = "T" if unit in ("hour", "minute") else ""
    return Resolved(f"P{time}{count * _SCALE.get(unit, 1)}{_LETTER[unit]}", "duration")


def _shift(base: Base | None, count: int, unit: str) -> str | None:
    """The date `count` units away, as exact as such words are: days a day, weeks about a day, months a month, years a year."""
    if base is None:
        return None
    count *= _SCALE.get(unit, 1)
    if unit in ("hour", "minute"):
        return calendar.add_days(base, 0) if abs(count) < 6 and unit == "hour" else (calendar.add_days(base, round(count / 24)) if unit == "hour" and abs(count) >= 24 else None)
    if unit == "day":
        return calendar.add_days(base, count)
    if unit == "week":
        day = calendar.add_days(base, 7 * count)
        return day.rstrip("~") + "~" if day else None
    if unit == "month":
        return calendar.month(base, count)
    return f"{base.year + count:04}" + ("~" if unit in ("decade", "century") else "")


def ago(parts: Parts) -> Resolved | None:
    """«قبل ثلاثة أيام», «قبل نحو شهرين»."""
    return _away(parts, -1)


def ahead(parts: Parts) -> Resolved | None:
    """«بعد أسبوعين» said of what comes; without a future in the clause the length alone is given."""
    if context.tense(parts.tokens, parts.first, parts.last) != "future":
        return duration(parts)
    return _away(parts, 1)


def _away(parts: Parts, sign: int) -> Resolved | None:
    count, unit = _measure(parts)
    if count is None or parts.has("several") or parts.has("more"):
        return Resolved(None, "vague")
    time = "T" if unit in ("hour", "minute") else ""
    value = _shift(parts.base, sign * count, unit)
    if value and parts.has("about"):
        value = value.rstrip("~") + "~"
    return Resolved(value, "relative", f"P{time}{sign * count * _SCALE.get(unit, 1)}{_LETTER[unit]}")


def since_length(parts: Parts) -> Resolved | None:
    """«منذ عام», «منذ ثلاثة أيام»: from then on; «منذ سنوات» stays open."""
    count, unit = _measure(parts)
    if count is None or parts.has("several"):
        return Resolved(None, "vague")
    if parts.has("more") or parts.has("about"):
        return duration(parts)
    if unit == "year" and count == 1 and parts.base and parts.base.month:
        value = calendar.month(parts.base, -12, about=True)
    else:
        value = _shift(parts.base, -count, unit)
        if value and unit in ("month", "year", "decade", "century"):
            value = value.rstrip("~") + "~"
    time = "T" if unit in ("hour", "minute") else ""
    return Resolved(f"{value}/.." if value else None, "relative", f"P{time}{-count * _SCALE.get(unit, 1)}{_LETTER[unit]}/..")


def span_of_units(parts: Parts) -> Resolved | None:
    """«الأيام الثلاثة الماضية», «اليومين الماضيين», «الأسابيع الماضية»."""
    count, unit = _measure(parts)
    mod = parts.number("mod") or 0
    base = parts.base
    if mod == 0:
        return Resolved(None, "vague", f"{unit}s:0")
    if count is None:
        days = {"day": 3, "week": 14}.get(unit)
        if mod > 0 or days is None or base is None or not base.month:
            return Resolved(None, "vague", f"{unit}s:{mod}")
        near = base.date - timedelta(days=days) if base.date else date(base.year, base.month, 15)
        return Resolved(calendar.iso(near.year, near.month) + "~", "relative", f"{unit}s:{mod}")
    return Resolved(_span(base, count, unit, mod), "relative", f"P{count * _SCALE.get(unit, 1)}{_LETTER[unit]}:{mod}")


def _span(base: Base | None, count: int, unit: str, mod: int) -> str | None:
    if base is None:
        return None
    count *= _SCALE.get(unit, 1)
    if unit in ("day", "week", "hour"):
        days = count * 7 if unit == "week" else -(-count // 24) if unit == "hour" else count
        ends = calendar.add_days(base, mod * days), calendar.add_days(base, 0)
    elif unit == "month":
        ends = calendar.month(base, mod * count), calendar.month(base, 0)
    else:
        ends = f"{base.year + mod * count:04}", f"{base.year:04}"
    if not ends[0] or not ends[1]:
        return None
    return f"{ends[0]}/{ends[1]}" if mod < 0 else f"{ends[1]}/{ends[0]}"


def hijri(parts: Parts) -> Resolved | None:
    """«15 رمضان 1446 هـ», «رمضان الماضي», «شهر رمضان 2019»."""
    month, day, year, mod = parts.number("hmonth") or 0, parts.number("day"), parts.number("hyear"), parts.number("mod")
    relative = None
    if year is None:
        common = parts.number("year")
        relative = f"hijri:{month:02}" + (f"-{day:02}" if day else "")
        if common:
            start = calendar.hijri_in(common, month, day or 1)
            return Resolved(_month_from(start) if start and not day else start, "date", relative)
        year = calendar.hijri_year_of(parts.base)
        if year is None:
            return Resolved(None, "date", relative)
        year += _hijri_step(parts, year, month, day or 1, mod)
    value = calendar.hijri_day(year, month, day) if day else calendar.hijri_month(year, month)
    return Resolved(value, "date", relative)


def _month_from(start: str) -> str:
    return f"{start}/{(date.fromisoformat(start) + timedelta(days=28)).isoformat()}"


def _hijri_step(parts: Parts, year: int, month: int, day: int, mod: int | None) -> int:
    start = calendar.hijri_day(year, month, day)
    assert parts.base and parts.base.date
    today = parts.base.date.isoformat()
    if start is None:
        return 0
    if mod == -1 or mod is None:
        ahead = mod is None and context.tense(parts.tokens, parts.first, parts.last) == "future"
        return -1 if start > today and not ahead else 0
    return 1 if mod == 1 and start <= today else 0


def feast(parts: Parts) -> Resolved | None:
    """Feasts of both calendars, with a year or near the day of writing."""
    token = next(t for t in parts.taken if t.name == "feast")
    month, day = divmod(int(str(token.value)), 100)
    lunar = parts.tokens.reading.lexicon.get(token.why).get("calendar") == "hijri"
    year, mod, base = parts.number("year"), parts.number("mod"), parts.base
    relative = f"hijri:{month:02}-{day:02}" if lunar else f"XXXX-{month:02}-{day:02}"
    if year:
        return Resolved(calendar.hijri_in(year, month, day) if lunar else calendar.iso(year, month, day), "date", relative)
    if base is None or not base.date:
        return Resolved(None, "date", relative)
    days = [found for at in (base.year - 1, base.year, base.year + 1) if (found := calendar.hijri_in(at, month, day) if lunar else calendar.iso(at, month, day))]
    return Resolved(_nearest(days, base.date, mod), "date", relative)


def _nearest(days: list[str], today: date, mod: int | None) -> str | None:
    if mod == -1:
        days = [day for day in days if date.fromisoformat(day) < today]
        return days[-1] if days else None
    if mod == 1:
        days = [day for day in days if date.fromisoformat(day) > today]
        return days[0] if days else None
    return min(days, key=lambda day: abs((date.fromisoformat(day) - today).days), default=None)


def easter(parts: Parts) -> Resolved | None:
    """Western Easter of a said year; without one it stays open, for the churches differ."""
    year = parts.number("year")
    return Resolved(calendar.easter(year) if year else None, "date", "easter")


def clock(parts: Parts) -> Resolved | None:
    """«الساعة الثالثة عصرا», «15:30»; the day comes from beside it, or stays open."""
    row = parts.row("clock")
    hour = row[0] if row else parts.number("ordinal")
    if hour is None:
        hour = parts.number("count") or 0
    minute = row[1] if row else (parts.number("count", 1 if not parts.has("ordinal") else 0) if parts.has("minutemark") else None)
    shift = parts.number("fraction") or minute or 0
    if hour > 24 or not 0 <= shift < 60:
        return None
    total = hour * 60 + (-shift if parts.has("minus") else shift)
    when = parts.text("daytime") or parts.text("daypart")
    if when in ("afternoon", "evening", "night") and hour < 12 and not (when == "night" and hour < 5):
        total += 720
    if when == "noon" and hour < 4:
        total += 720
    time = f"T{total // 60 % 24:02}:{total % 60:02}"
    day = None
    if parts.has("weekday"):
        inner = weekday(parts)
        day = inner.value if inner else None
    elif parts.has("deictic"):
        inner = counted_day(parts)
        day = inner.value if inner else None
    return Resolved(day.rstrip("~") + time if day else None, "time_of_day", time)


def vague(parts: Parts) -> Resolved | None:
    """«الآن», «في الآونة الأخيرة»: a time without a value."""
    return Resolved(None, "vague")


def recurring(parts: Parts) -> Resolved | None:
    """«كل أسبوع», «سنويا»: again and again, no value."""
    return Resolved(None, "set")


_ALL = (
    calendar_day, calendar_days, calendar_month, months_between, calendar_year, years_between, season, quarter, decade, century, numeric_date, numeric_month, numeric_day,
    day_of_this_month, weekday, night_between, counted_day, counted_unit, weekend, duration, ago, ahead, since_length, span_of_units, hijri, feast, easter, clock, vague, recurring,
)
ARITHMETIC: dict[str, Callable[[Parts], Resolved | None]] = {one.__name__: one for one in _ALL}
