"""TimelineJS 3: one slide an event and outlet that tells it, grouped by outlet. Text is escaped: TimelineJS shows HTML.

A slide needs a date, so undated events are left out. An outlet that denies says so on its slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from riwaya.export.taking.days import Days, days
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import listed, text_file
from riwaya.model import DossierEvent, EventAccount

SUFFIX = ".json"
MEDIA = "application/json"


def _date(day: str, precision: str) -> dict[str, int]:
    year, month, of_month = (int(part) for part in day.split("-"))
    return {"year": year, **({"month": month} if precision != "year" else {}), **({"day": of_month} if precision in ("day", "span") else {})}


def _line(taken: Taken, one: EventAccount) -> str:
    who = taken.name(one.whose)
    words = taken.exact(one.article, one.start, one.end) or ""
    return f'<p lang="ar" dir="rtl">{escape(who + ": " if who else "")}«{escape(words)}»</p><p>{escape(one.stance)} ({escape(one.factuality)}), {escape(one.article)}</p>'


def _slide(taken: Taken, event: DossierEvent, when: Days, outlet: str, accounts: list[EventAccount]) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": f"{event.id}-{outlet}" if outlet else event.id,
        "group": escape(outlet) or "?",
        "start_date": _date(when.first, when.precision),
        "display_date": escape(event.date or ""),
        "text": {"headline": escape(event.title), "text": "".join(_line(taken, one) for one in accounts)},
    }
    if when.precision == "span":
        slide["end_date"] = _date(when.last, "span")
    return slide


def _slides(taken: Taken) -> Iterator[dict[str, Any]]:
    for event in taken.events():
        when = days(event.date)
        if when is None:
            taken.lost.note("events without a date, or with an open one, are left out", 1)
            continue
        outlets: dict[str, list[EventAccount]] = {}
        for one in event.accounts:
            outlets.setdefault(one.outlet or "", []).append(one)
        for outlet in sorted(outlets):
            taken.lost.keep("slides")
            yield _slide(taken, event, when, outlet, outlets[outlet])
        if event.conflicts:
            taken.lost.note("TimelineJS has no place for conflicts: each outlet has its own slide; events", 1)


def write_timelinejs(taken: Taken, out: Path) -> None:
    """The JSON that TimelineJS is given as its source."""
    with text_file(out) as file:
        file.write('{"scale":"human","events":[')
        listed(file, _slides(taken))
        file.write("\n]}\n")
