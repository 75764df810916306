"""A map of places: land, a graticule, marks. Nothing is filled with a country's colour.

The land comes from Natural Earth through world-atlas (TopoJSON), put into the package when it is built; without it a grid
is drawn. A place whose country alone is known is a dashed circle, not a pin. Projection: equirectangular, at the mean
latitude of what is shown.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from riwaya.serve.drawing.svg import element, link, picture

_WIDTH, _TALLEST = 1000.0, 720.0
ATLAS = Path(__file__).parents[1] / "vendor" / "world-atlas" / "countries-50m.json"
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Pin:
    """A place; `exact` is False where only its country or region is known."""

    name: str
    lat: float
    lon: float
    weight: int
    href: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown, in degrees, and how it falls on the picture."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        return math.cos(math.radians((self.south + self.north) / 2))

    @property
    def height(self) -> float:
        return min(_TALLEST, _WIDTH * (self.north - self.south) / ((self.east - self.west) * self.stretch))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) / (self.east - self.west) * _WIDTH, (self.north - lat) / (self.north - self.south) * self.height


def framed(pins: Sequence[Pin]) -> tuple[list[Pin], list[Pin]]:
    """The pins to draw and those left to the table: far ones that would make the rest tiny, at most a tenth of all mentions.

    The middle of a country frames nothing where there are exact places: Russia's lies in Siberia.
    """
    inside = [one for one in pins if one.exact] or list(pins)
    spare = sum(one.weight for one in pins) * 0.1
    while len(inside) > 2:
        area = _area(inside)
        edges = {end(inside, key=axis) for axis in (lambda one: one.lon, lambda one: one.lat) for end in (min, max)}
        best = min(sorted(edges, key=lambda one: (one.weight, one.name)), key=lambda one: _area([other for other in inside if other != one]))
        if best.weight > spare or _area([one for one in inside if one != best]) > area * 0.8:
            break
        spare -= best.weight
        inside.remove(best)
    view = window(inside)
    drawn = [one for one in pins if view.west < one.lon < view.east and view.south < one.lat < view.north]
    return drawn, [one for one in pins if one not in drawn]


def _area(pins: Sequence[Pin]) -> float:
    return (max(p.lon for p in pins) - min(p.lon for p in pins) + 8) * (max(p.lat for p in pins) - min(p.lat for p in pins) + 5)


def window(pins: Sequence[Pin]) -> Window:
    """Around the pins with a margin, at least twelve degrees wide, in the picture's proportions."""
    west, east = min(p.lon for p in pins), max(p.lon for p in pins)
    south, north = min(p.lat for p in pins), max(p.lat for p in pins)
    wide = max(east - west, 8.0) * 1.3
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    stretch = math.cos(math.radians(middle_lat))
    tall = max((north - south) * 1.3, wide * stretch * 0.55)
    wide = max(wide, tall / 0.72 / max(stretch, 0.2))
    return Window(max(-180.0, middle_lon - wide / 2), max(-85.0, middle_lat - tall / 2), min(180.0, middle_lon + wide / 2), min(85.0, middle_lat + tall / 2))


@cache
def _atlas() -> dict[str, Any] | None:
    try:
        return dict(json.loads(ATLAS.read_text(encoding="utf-8")))
    except OSError:
        return None


@cache
def _arcs() -> tuple[Ring, ...]:
    """TopoJSON arcs: quantised deltas to degrees."""
    atlas = _atlas()
    if atlas is None:
        return ()
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    out = []
    for arc in atlas["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        out.append(points)
    return tuple(out)


def _ring(indices: list[int]) -> Ring:
    arcs = _arcs()
    out: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        out.extend(arc[1:] if out else arc)
    return out


def _rings(kind: str) -> Iterator[Ring]:
    atlas = _atlas()
    for geometry in atlas["objects"][kind]["geometries"] if atlas else ():
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for polygon in polygons:
            for ring in polygon:
                yield _ring(ring)


def _unwrapped(ring: Ring) -> Ring:
    """The ring without the jump from 180 to -180 degrees, which would draw a line across the picture."""
    out: Ring = []
    turn = 0.0
    for at, (lon, lat) in enumerate(ring):
        if at and abs(lon - ring[at - 1][0]) > 180:
            turn += 360.0 if lon < ring[at - 1][0] else -360.0
        out.append((lon + turn, lat))
    return out


def _paths(kind: str, view: Window) -> str:
    """An SVG path of the rings that touch the window, thinned to the picture's grain."""
    out: list[str] = []
    grain = (view.east - view.west) / _WIDTH * 1.2
    for ring in _rings(kind):
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if max(xs) - min(xs) > 180:
            ring = _unwrapped(ring)
            xs = [x for x, _ in ring]
        if max(xs) < view.west or min(xs) > view.east or max(ys) < view.south or min(ys) > view.north or abs(ring[0][0] - ring[-1][0]) > 180:
            continue
        last: tuple[float, float] | None = None
        points: list[str] = []
        for lon, lat in ring:
            if last is None or abs(lon - last[0]) + abs(lat - last[1]) > grain:
                x, y = view.at(lon, lat)
                points.append(f"{x:.0f} {y:.0f}")
                last = (lon, lat)
        if len(points) > 2:
            out.append("M" + "L".join(points) + "Z")
    return "".join(out)


def _grid(view: Window) -> Markup:
    step = next(s for s in (1, 2, 5, 10, 20, 30, 60) if (view.east - view.west) / s <= 9 or s == 60)
    out = Markup("")
    for lon in range(math.ceil(view.west / step) * step, math.floor(view.east) + 1, step):
        out += element("line", x1=view.at(lon, 0)[0], x2=view.at(lon, 0)[0], y1=0, y2=view.height, class_="grid")
    for lat in range(math.ceil(view.south / step) * step, math.floor(view.north) + 1, step):
        out += element("line", x1=0, x2=_WIDTH, y1=view.at(0, lat)[1], y2=view.at(0, lat)[1], class_="grid")
    return out


def _overlaps(box: tuple[float, float, float, float], taken: list[tuple[float, float, float, float]]) -> bool:
    return any(box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1] for other in taken)


def _name(one: Pin, x: float, y: float, size: float, height: float, taken: list[tuple[float, float, float, float]]) -> Markup:
    """The place's name beside its mark where it collides with nothing; else only the link names it."""
    width = len(one.name) * 7.2 + 4
    for cx, cy in ((x, y - size - 7), (x, y + size + 16), (x + size + width / 2 + 3, y + 5), (x - size - width / 2 - 3, y + 5)):
        box = (cx - width / 2, cy - 13, cx + width / 2, cy + 4)
        if box[0] >= 0 and box[2] <= _WIDTH and box[1] >= 0 and box[3] <= height and not _overlaps(box, taken):
            taken.append(box)
            return element("text", one.name, x=cx, y=cy, text_anchor="middle")
    return Markup("")


def map_of(pins: Sequence[Pin], direction: str, label: str, borders: bool = True) -> Markup:
    """The drawing, or nothing where no place has coordinates. What `framed` left out should be named beside it."""
    if not pins:
        return Markup("")
    view = window([one for one in pins if one.exact] or pins)
    marks = element("rect", x=0, y=0, width=_WIDTH, height=view.height, class_="sea") + element("path", d=_paths("land", view), class_="land") + _grid(view)
    if borders:
        marks += element("path", d=_paths("countries", view), class_="borders")
    most = max(one.weight for one in pins)
    ordered = sorted(pins, key=lambda one: (-one.weight, one.name))
    sizes = {one: 4.0 + 9.0 * (one.weight / most) ** 0.5 for one in ordered}
    taken = [(x - s, y - s, x + s, y + s) for one in ordered for (x, y), s in ((view.at(one.lon, one.lat), sizes[one]),)]
    for one in ordered:
        x, y = view.at(one.lon, one.lat)
        size = sizes[one]
        circle = element("circle", cx=x, cy=y, r=size if one.exact else size + 8, class_="exact" if one.exact else "rough")
        marks += link(one.href, one.name, circle + _name(one, x, y, size, view.height, taken), "pin")
    return picture(_WIDTH, view.height, direction, label, marks, "map")
