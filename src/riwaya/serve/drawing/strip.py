"""The overview: one row an outlet, one dot an event that it tells, along the years; empty years collapse.

The earliest year stands at the right in Arabic. Events without a date are not drawn; the list beside has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from riwaya.serve.drawing.svg import element, link, picture
from riwaya.serve.marking import shortened

_WIDTH, _ROW, _HEAD, _LABEL = 1100.0, 26.0, 34.0, 150.0
_WIDE, _NARROW = 10.0, 1.0
_YEAR = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MOST_ROWS = 14


@dataclass(frozen=True, slots=True)
class Dot:
    """An event in one outlet: its date (EDTF), where it leads, its name, and the stance that colours it."""

    outlet: str
    date: str
    href: str
    label: str
    stance: str = "asserts"


def moment(edtf: str) -> float | None:
    """A date as a fraction of years (its middle where it is less exact than a day), or None."""
    found = _YEAR.search(edtf.split("/")[-1] or edtf)
    if found is None:
        return None
    year, month, day = found.groups()
    if month is None:
        return int(year) + 0.5
    return int(year) + (int(month) - 1 + ((int(day) - 0.5) / 31 if day else 0.5)) / 12


def _scale(years: set[int]) -> tuple[dict[int, tuple[float, float]], float]:
    """Each year's place and width; years without events are narrow."""
    out: dict[int, tuple[float, float]] = {}
    at = 0.0
    for year in range(min(years), max(years) + 1):
        width = _WIDE if year in years else _NARROW
        out[year] = (at, width)
        at += width
    return out, at


def strip(dots: Sequence[Dot], direction: str, label: str) -> Markup:
    """The drawing, or nothing where no event has a date."""
    placed = [(one, when) for one in dots if (when := moment(one.date)) is not None]
    if not placed:
        return Markup("")
    scale, total = _scale({int(when) for _, when in placed})
    outlets = list(dict.fromkeys(one.outlet for one, _ in sorted(placed, key=lambda pair: (pair[1], pair[0].outlet))))[:_MOST_ROWS]
    room = _WIDTH - _LABEL - 20
    height = _HEAD + _ROW * len(outlets) + 10

    def across(when: float) -> float:
        start, width = scale[int(when)]
        at = (start + (when - int(when)) * width) / total * room
        return _WIDTH - _LABEL - at if direction == "rtl" else _LABEL + at

    marks = _years(scale, total, room, height, direction) + _rows(outlets, direction)
    stacked: dict[tuple[int, int], int] = {}
    for one, when in sorted(placed, key=lambda pair: (pair[1], pair[0].href)):
        if one.outlet not in outlets:
            continue
        row, x = outlets.index(one.outlet), across(when)
        bump = stacked.get((row, round(x / 6)), 0)
        stacked[row, round(x / 6)] = bump + 1
        y = _HEAD + _ROW * (row + 0.5) + (0.0, -8.5, 8.5)[bump % 3]
        marks += link(one.href, f"{one.outlet}: {one.label}", element("circle", cx=x, cy=y, r=4.5, class_=one.stance))
    return picture(_WIDTH, height, direction, label, marks, "strip")


def _years(scale: dict[int, tuple[float, float]], total: float, room: float, height: float, direction: str) -> Markup:
    out = Markup("")
    for year, (start, width) in scale.items():
        left = start / total * room
        size = width / total * room
        x = _WIDTH - _LABEL - left - size if direction == "rtl" else _LABEL + left
        if width == _WIDE:
            out += element("rect", x=x + 1, y=_HEAD - 6, width=max(size - 2, 1.0), height=height - _HEAD, rx=6, class_="year")
            out += element("text", str(year), x=x + size / 2, y=_HEAD - 14, text_anchor="middle", class_="axis")
        else:
            out += element("line", x1=x + size / 2, x2=x + size / 2, y1=_HEAD - 8, y2=_HEAD - 2, class_="tick")
    return out


def _rows(outlets: list[str], direction: str) -> Markup:
    out = Markup("")
    for row, outlet in enumerate(outlets):
        y = _HEAD + _ROW * (row + 0.5)
        x = _WIDTH - 6 if direction == "rtl" else 6.0
        out += element("line", x1=20.0 if direction == "rtl" else _LABEL, x2=_WIDTH - _LABEL if direction == "rtl" else _WIDTH - 20, y1=y, y2=y, class_="row")
        # `start` is logical: with the root's direction it is the right edge in Arabic
        out += element("text", shortened(outlet, 20), x=x, y=y + 5, text_anchor="start", class_="outlet")
    return out
