"""Lengths of time and what is counted with them: «ثلاثة أيام», «قبل عامين», «منذ عام», «الأسابيع الماضية»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from riwaya.dates import calendar, context
from riwaya.dates.calendar import Base
from riwaya.dates.parts import Parts, Resolved

_LETTER: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "decade": "Y", "century": "Y"}
_HALVES: Final = {"year": "6M", "month": "15D", "day": "T12H", "hour": "30M"}
_SCALE: Final = {"decade": 10, "century": 100}



def measure(parts: Parts) -> tuple[int | None, str]:
    """How many of which unit; None for «عدة أيام»."""
    for name, fixed in (("unit1", 1), ("unit2", 2), ("unit2def", 2), ("units", None), ("unitsdef", None)):
        unit = parts.text(name)
        if unit:
            count = parts.number("count")
            if count is None:
                count = parts.number("thecount")
            return (count if count is not None else fixed), unit
    raise AssertionError("a pattern of lengths without a unit")


def relative_length(count: int, unit: str) -> str:
    """ISO 8601, with a sign."""
    return f"P{'T' if unit in ('hour', 'minute') else ''}{count * _SCALE.get(unit, 1)}{_LETTER[unit]}"


def duration(parts: Parts) -> Resolved | None:
    """«ثلاثة أيام», «40 يوما», «أقل من سنة»; «عدة أيام» stays open."""
    count, unit = measure(parts)
    if count is None or parts.has("several"):
        return Resolved(None, "vague")
    most = parts.number("count", 1)
    if most is not None:
        return Resolved(f"{relative_length(count, unit)}/{relative_length(most, unit)}", "duration") if most > count else None
    half = _HALVES.get(unit, "") if parts.has("andhalf") else ""
    return Resolved(relative_length(count, unit) + half, "duration")


def shift(base: Base | None, count: int, unit: str) -> str | None:
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
    """«قبل ثلاثة أيام», «قبل نحو شهرين»; «قبل ساعة من النوم» is a length before something else."""
    if "from" in parts.tokens.at(parts.last):
        return duration(parts)
    return _away(parts, -1)


def ahead(parts: Parts) -> Resolved | None:
    """«بعد أسبوعين» said of what comes; without a future in the clause the length alone is given."""
    if context.tense(parts.tokens, parts.first, parts.last) != "future":
        return duration(parts)
    return _away(parts, 1)


def _away(parts: Parts, sign: int) -> Resolved | None:
    count, unit = measure(parts)
    if count is None or parts.has("several") or parts.has("more"):
        return Resolved(None, "vague")
    value = shift(parts.base, sign * count, unit)
    if value and parts.has("about"):
        value = value.rstrip("~") + "~"
    return Resolved(value, "relative", relative_length(sign * count, unit))


def since_length(parts: Parts) -> Resolved | None:
    """«منذ عام», «منذ ثلاثة أيام»: from then on; «منذ سنوات» stays open."""
    count, unit = measure(parts)
    if count is None or parts.has("several"):
        return Resolved(None, "vague")
    if parts.has("more"):
        return duration(parts)
    if unit == "year" and count == 1 and parts.base and parts.base.month:
        value = calendar.month(parts.base, -12, about=True)
    else:
        value = shift(parts.base, -count, unit)
        if value and unit in ("month", "year", "decade", "century"):
            value = value.rstrip("~") + "~"
    return Resolved(f"{value}/.." if value else None, "relative", relative_length(-count, unit) + "/..")


def span_of_units(parts: Parts) -> Resolved | None:
    """«الأيام الثلاثة الماضية», «اليومين الماضيين», «الأسابيع الماضية»."""
    count, unit = measure(parts)
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
    return Resolved(_span(base, count, unit, mod), "relative", f"{relative_length(count, unit)}:{mod}")


def _span(base: Base | None, count: int, unit: str, mod: int) -> str | None:
    if base is None:
        return None
    count *= _SCALE.get(unit, 1)
    if unit == "week" and mod > 0:
        first, last = calendar.week(base, 1), calendar.week(base, count)
        return f"{first.split('/')[0]}/{last.split('/')[1]}" if first and last else None
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
