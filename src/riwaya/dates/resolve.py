"""The arithmetic that patterns name, gathered. Every function takes the parts of a match and gives a `Resolved`, or None where the words
are no time after all (32 May). Values that need a date that is not known are None; the relative form says what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from riwaya.dates.anchors import anchored, anchored_day, anchored_month, from_anchor
from riwaya.dates.counted import counted_day, counted_unit, day_of_it, day_of_this_month, night_between, two_weekdays, weekday, weekend
from riwaya.dates.feasts import clock, easter, feast, hijri
from riwaya.dates.lengths import ago, ahead, duration, since_length, span_of_units
from riwaya.dates.nth import nth_of_month
from riwaya.dates.parts import Parts, Resolved
from riwaya.dates.points import (
    calendar_day,
    calendar_days,
    calendar_month,
    calendar_year,
    century,
    decade,
    months_between,
    numeric_date,
    numeric_day,
    numeric_month,
    quarter,
    season,
    years_between,
)


def vague(parts: Parts) -> Resolved | None:
    """«الآن», «في الآونة الأخيرة»: a time without a value."""
    return Resolved(None, "vague")


def recurring(parts: Parts) -> Resolved | None:
    """«كل أسبوع», «سنويا»: again and again, no value."""
    return Resolved(None, "set")


_ALL: Final = (
    calendar_day, calendar_days, calendar_month, months_between, calendar_year, years_between, season, quarter, decade, century, numeric_date, numeric_month, numeric_day,
    day_of_this_month, weekday, night_between, two_weekdays,
    counted_day, day_of_it, counted_unit, weekend, duration, ago, ahead, since_length, span_of_units, hijri, feast, easter, clock, vague, recurring,
    anchored, anchored_day, anchored_month, from_anchor, nth_of_month,
)
ARITHMETIC: Final[dict[str, Callable[[Parts], Resolved | None]]] = {one.__name__: one for one in _ALL}
