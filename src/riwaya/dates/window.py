"""When an article without a date can have been written: not before what it tells as past, not after what it still awaits.

The window is a value apart and never a date of publication. It rests on dates that the article says in full; it trusts the
tense of their clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.dates import calendar, context
from riwaya.dates.tokens import Tokens
from riwaya.model import Span, Time
from riwaya.text import Reading


@dataclass(frozen=True, slots=True)
class Window:
    """Earliest and latest day (ISO, either may be None) and the words that say so."""

    earliest: str | None
    latest: str | None
    why: tuple[Span, ...] = ()


def _words_of(reading: Reading, time: Time) -> tuple[int, int]:
    """The words `[first, last)` that a time stands on."""
    starts = [reading.folded.back(start, start + 1)[0] for start in reading.starts]
    inside = [index for index, start in enumerate(starts) if time.span.start <= start < time.span.end]
    first = inside[0] if inside else sum(start <= time.span.start for start in starts) - 1
    return first, (inside[-1] if inside else first) + 1


def _bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a plain EDTF date."""
    base = calendar.read_base(value)
    if base is None:
        return None
    if base.date:
        return base.date, base.date
    year, month = calendar.add_months(base.year, base.month or 12, 1)
    return date(base.year, base.month or 1, 1), date(year, month, 1) - timedelta(days=1)


def window(reading: Reading, times: Sequence[Time]) -> Window:
    """The days between which the article was written, as far as its own dates say."""
    tokens = Tokens(reading)
    earliest: tuple[date, Span] | None = None
    latest: tuple[date, Span] | None = None
    for time in times:
        if time.kind != "date" or time.relative is not None or not time.value or "/" in time.value or time.value.endswith("~"):
            continue
        bounds = _bounds(time.value)
        if bounds is None:
            continue
        first, last = _words_of(reading, time)
        counted = [int(str(t.value)) for at in range(first, last) for t in tokens.at(at).get("deictic", ())]
        if counted and bounds[0] == bounds[1]:
            day = (bounds[0] - timedelta(days=counted[0])).isoformat()
            return Window(day, day, (time.span,))
        tense = context.tense(tokens, first, last)
        if tense == "future" and (latest is None or bounds[1] < latest[0]):
            latest = bounds[1], time.span
        elif tense == "past" and (earliest is None or bounds[0] > earliest[0]):
            earliest = bounds[0], time.span
    if earliest and latest and earliest[0] > latest[0]:
        return Window(None, None, (earliest[1], latest[1]))
    why = tuple(one[1] for one in (earliest, latest) if one)
    return Window(earliest[0].isoformat() if earliest else None, latest[0].isoformat() if latest else None, why)
