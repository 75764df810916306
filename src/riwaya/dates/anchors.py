"""Times counted from the date that the article told of last: «في اليوم التالي», «بعد ذلك بيومين», «في العام نفسه».

The date is the last single one before, not far back in the text; where there is none the value stays None. It does not follow
events, only dates.
"""

from __future__ import annotations

from riwaya.dates import calendar, context
from riwaya.dates.lengths import measure, relative_length, shift
from riwaya.dates.parts import Parts, Resolved


def anchored(parts: Parts) -> Resolved | None:
    """«اليوم التالي», «الشهر نفسه», «من العام ذاته»."""
    unit = parts.text("unit") or ("day" if parts.has("dayword") or parts.has("deictic") else "year")
    step = 1 if parts.has("following") else 0
    base = calendar.read_base(parts.anchor)
    if base is None and step and context.tense(parts.tokens, parts.first, parts.last) == "future":
        base = parts.base
    year = parts.number("year")
    if year and base and base.month and unit == "month":
        return Resolved(calendar.iso(year, base.month), "anchored")
    relative = f"anchor:{unit}:{step}"
    if base is None:
        return Resolved(None, "anchored", relative)
    if unit == "day":
        value = calendar.add_days(base, step)
    elif unit == "week":
        value = calendar.week(base, step)
    elif unit == "month":
        value = calendar.month(base, step)
    else:
        value = f"{base.year + step:04}"
    return Resolved(value, "anchored", relative)


def anchored_month(parts: Parts) -> Resolved | None:
    """«في يونيو من العام نفسه», «في 3 يونيو من العام التالي»."""
    base = calendar.read_base(parts.anchor)
    month, day = parts.number("month") or 0, parts.number("day")
    step = 1 if parts.has("following") else 0
    relative = f"anchor:year:{step}:{month:02}" + (f"-{day:02}" if day else "")
    if base is None:
        return Resolved(None, "anchored", relative)
    if day and not calendar.is_day(base.year + step, month, day):
        return None
    return Resolved(calendar.iso(base.year + step, month, day), "anchored", relative)


def anchored_day(parts: Parts) -> Resolved | None:
    """«26 من الشهر ذاته», «يوم 30 من نفس الشهر»."""
    base, day = calendar.read_base(parts.anchor), parts.number("day") or 0
    if base is None or not base.month:
        return Resolved(None, "anchored", f"anchor:month:0:{day:02}")
    return Resolved(calendar.iso(base.year, base.month, day), "anchored", f"anchor:month:0:{day:02}") if calendar.is_day(base.year, base.month, day) else None


def from_anchor(parts: Parts) -> Resolved | None:
    """«بعد ذلك بيومين», «قبلها بأسبوع»; a plural without a number stays open."""
    count, unit = measure(parts)
    sign = -1 if parts.has("before") or parts.has("beforeit") else 1
    if count is None or parts.has("several"):
        return Resolved(None, "vague", f"anchor:{'after' if sign > 0 else 'before'}")
    value = shift(calendar.read_base(parts.anchor), sign * count, unit)
    return Resolved(value, "anchored", "anchor:" + relative_length(sign * count, unit))
