"""Times counted from the day of writing: weekdays, «أمس», «الشهر الماضي». Without that day they keep their relative form and no value."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from riwaya.dates import calendar, context
from riwaya.dates.calendar import Base
from riwaya.dates.parts import Parts, Resolved
from riwaya.dates.points import PART_MONTH

_SATURDAY: Final = 5


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
    """«ليل الثلاثاء - الأربعاء»: the two days; «بعد منتصف ليل …»: the second."""
    first, last = parts.number("weekday"), parts.number("weekday", 1)
    if first is None or last is None or (first + 1) % 7 != last:
        return None
    end = calendar.weekday(parts.base, last, 0)
    start = calendar.weekday(parts.base, first, 0)
    if start and end and start > end:
        start = calendar.weekday(parts.base, first, -1)
    if end and parts.tokens.reading.words[parts.first] == "منتصف" and context.preceded_by(parts.tokens, parts.first, "after"):
        return Resolved(end, "weekday", f"weekday:{last + 1}:past")
    return Resolved(f"{start}/{end}" if start and end and start < end else None, "weekday", f"weekday:{first + 1}:past/weekday:{last + 1}:past")


def two_weekdays(parts: Parts) -> Resolved | None:
    """«يومي الأربعاء والخميس», «يومي الأحد والاثنين المقبلين»: from the one to the other, if they follow each other."""
    first, last = parts.number("weekday"), parts.number("weekday", 1)
    if first is None or last is None or (first + 1) % 7 != last:
        return None
    mod = parts.number("mod")
    way = context.way(parts.tokens, parts.first, parts.last) if mod not in (-1, 1) else mod
    start = calendar.weekday(parts.base, first if way in (1, 2) else last, way)
    name = "next" if way in (1, 2) else "past"
    relative = f"weekday:{first + 1}:{name}/weekday:{last + 1}:{name}"
    if start is None:
        return Resolved(None, "weekday", relative)
    told = date.fromisoformat(start.rstrip("~"))
    begin = told if way in (1, 2) else told - timedelta(days=1)
    return Resolved(f"{begin.isoformat()}/{(begin + timedelta(days=1)).isoformat()}", "weekday", relative)


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


def day_of_it(parts: Parts) -> Resolved | None:
    """«دخلت الحرب يومها الـ38»: the day of writing."""
    return Resolved(calendar.add_days(parts.base, 0), "relative", "P0D")


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
        week = calendar.week(base, mod)
        return Resolved(week.split("/")[0] + "~" if week and part == "start" else week, "relative", relative)
    if unit == "month":
        value = calendar.month(base, mod, about=bool(part))
        if value and part == "middle":
            value = value.rstrip("~") + "-15~"
        return Resolved(value, "relative", relative)
    return Resolved(_years(base, unit, mod, part), "relative", relative)


def _years(base: Base | None, unit: str, mod: int, part: str | None) -> str | None:
    if base is None:
        return None
    if unit == "decade":
        return f"{base.year // 10 + mod:03}X"
    if unit == "century":
        return f"{base.year // 100 + mod:02}XX"
    if part:
        return f"{base.year + mod:04}-{PART_MONTH[part]:02}~"
    return f"{base.year + mod:04}"


def weekend(parts: Parts) -> Resolved | None:
    """«نهاية الأسبوع»: the last two days of the ISO week, about; the days off differ by country."""
    mod = parts.number("mod") or 0
    base = parts.base
    if not parts.has("mod") and base is not None and base.date and base.date.weekday() < _SATURDAY and context.tense(parts.tokens, parts.first, parts.last) == "past":
        mod = -1  # «اندلعت اشتباكات نهاية الأسبوع», written on a Monday
    week = calendar.week(base, mod)
    if week and week[-1:].isdigit():
        last = date.fromisoformat(week.split("/")[1])
        week = f"{(last - timedelta(days=1)).isoformat()}/{last.isoformat()}~"
    return Resolved(week, "relative", f"week:{mod}:end")
