"""Hijri dates, feasts of both calendars, times of day. Feasts whose day depends on a moon seen may be off by a day."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.dates import calendar, context
from riwaya.dates.calendar import Base
from riwaya.dates.counted import counted_day, weekday
from riwaya.dates.parts import Parts, Resolved


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
        year += _hijri_step(parts.base, year, month, day, mod)
    value = calendar.hijri_day(year, month, day) if day else calendar.hijri_month(year, month)
    return Resolved(value, "date", relative)


def _month_from(start: str) -> str:
    return f"{start}/{(date.fromisoformat(start) + timedelta(days=28)).isoformat()}"


def _hijri_step(base: Base | None, year: int, month: int, day: int | None, mod: int | None) -> int:
    """Years to add to the Hijri year of writing: last such, next such, or the nearest."""
    if base is None or base.date is None:
        return 0
    today, away = base.date, {}
    for step in (-1, 0, 1):
        start = calendar.hijri_day(year + step, month, day or 15)
        if start:
            away[step] = (date.fromisoformat(start) - today).days
    wanted = [step for step, days in away.items() if mod is None or mod == 0 or days * mod > 0]
    return min(wanted, key=lambda step: abs(away[step]), default=0)


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
    return Resolved(_nearest(days, base.date, 1 if mod is None and context.tense(parts.tokens, parts.first, parts.last) == "future" else mod), "date", relative)


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
