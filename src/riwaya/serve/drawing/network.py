"""A network of actors, laid out on the server: seeded, the same picture at every run.

Springs between neighbours, repulsion between all (numpy). Parts that nothing connects are packed beside one another instead
of flying apart. At most about 80 actors are drawn; the table beside has them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from riwaya.serve.drawing.svg import element, link, picture
from riwaya.serve.marking import shortened

_WIDTH, _HEIGHT, _MARGIN = 1100.0, 720.0, 80.0
_MOST = 80
Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: `kind` is PER, ORG or LOC; `weight` orders and sizes it."""

    id: str
    name: str
    kind: str
    weight: int
    href: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge; `event` ties are solid, others (roles, relations) dashed."""

    first: str
    second: str
    event: bool
    label: str = ""


def _parts(count: int, edges: list[tuple[int, int]]) -> list[list[int]]:
    """Connected parts, the largest first."""
    root = list(range(count))

    def top(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b in edges:
        root[max(top(a), top(b))] = min(top(a), top(b))
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(top(node), []).append(node)
    return sorted(groups.values(), key=lambda one: (-len(one), one[0]))


def _springs(count: int, edges: list[tuple[int, int]], aspect: float) -> Points:
    """Fruchterman and Reingold's forces, 1991, 300 steps from a circle with a seeded jitter; a square of side 1, widened by `aspect`."""
    angle = np.arange(count) * 2.399963
    radius = np.sqrt((np.arange(count) + 0.5) / count) * 0.5
    at = np.stack([np.cos(angle) * radius * aspect, np.sin(angle) * radius], axis=1) + np.random.default_rng(7).normal(0, 1e-3, (count, 2))
    ideal = np.sqrt(aspect / max(count, 1)) * 0.9
    first = np.array([a for a, _ in edges], dtype=np.int64)
    second = np.array([b for _, b in edges], dtype=np.int64)
    for step in range(300):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + 1e-6
        push = (apart * (ideal**2 / distance**2)[:, :, None]).sum(axis=1)
        if len(edges):
            along = at[first] - at[second]
            pull = along * (np.sqrt((along**2).sum(axis=1)) / ideal)[:, None]
            np.add.at(push, first, -pull)
            np.add.at(push, second, pull)
        push -= at * 0.6 / np.array([aspect, 1.0])
        length = np.sqrt((push**2).sum(axis=1)) + 1e-9
        heat = 0.12 * (1 - step / 300) + 0.002
        at += push / length[:, None] * np.minimum(length, heat)[:, None]
    return at


def _boxed(at: Points, x: float, y: float, width: float, height: float) -> Points:
    low, high = at.min(axis=0), at.max(axis=0)
    size = np.where(high - low < 1e-6, 1.0, high - low)
    scaled = np.where(high - low < 1e-6, 0.5, (at - low) / size) if len(at) > 1 else np.full_like(at, 0.5)
    return np.asarray(scaled * np.array([width, height]) + np.array([x, y]))


def _apart(at: Points, wide: float = 118.0, tall: float = 50.0) -> Points:
    """Marks moved off one another until each has room for its name, inside the frame; a fixed number of rounds."""
    out = at.copy()
    low, high = np.array([_MARGIN, 24.0]), np.array([_WIDTH - _MARGIN, _HEIGHT - 50.0])
    for _ in range(60):
        gap = out[:, None, :] - out[None, :, :]
        over = np.stack([wide - np.abs(gap[..., 0]), tall - np.abs(gap[..., 1])], axis=2)
        close = (over > 0).all(axis=2) & ~np.eye(len(out), dtype=bool)
        if not close.any():
            break
        across = over[..., 0] / wide < over[..., 1] / tall
        order = np.sign(np.arange(len(out))[:, None] - np.arange(len(out))[None, :])
        side = np.where(np.abs(gap) < 1e-9, order[..., None], np.sign(gap))
        push = np.where(np.stack([across, ~across], axis=2) & close[..., None], over * side * 0.25, 0.0)
        out = np.clip(out + push.sum(axis=1), low, high)
    return out


def positions(count: int, edges: list[tuple[int, int]]) -> Points:
    """Where each node stands: the largest part fills the picture, small parts stand in a row under it."""
    parts = _parts(count, edges)
    small = [one for one in parts[1:] if one]
    room = _HEIGHT - 2 * _MARGIN - (110.0 if small else 0.0)
    out = np.zeros((count, 2))
    columns = max(1, sum(max(1, len(one) ** 0.5) for one in small))
    across = _MARGIN
    for rank, part in enumerate(parts):
        index = {node: at for at, node in enumerate(part)}
        own = [(index[a], index[b]) for a, b in edges if a in index]
        laid = _springs(len(part), own, 1.7 if rank == 0 else 1.0)
        if rank == 0:
            out[part] = _boxed(laid, _MARGIN, _MARGIN, _WIDTH - 2 * _MARGIN, room)
            continue
        width = (_WIDTH - 2 * _MARGIN) * max(1, len(part) ** 0.5) / columns
        spread = min(width * 0.6, 130.0 * (len(part) - 1))
        out[part] = _boxed(laid, across + (width - spread) / 2, _HEIGHT - _MARGIN - 40, spread, 40.0)
        across += width
    return _apart(out)


def network(actors: Sequence[Actor], ties: Sequence[Tie], direction: str, label: str) -> Markup:
    """The drawing of the weightiest actors that are tied to another, or nothing."""
    tied = {one for tie in ties for one in (tie.first, tie.second)}
    chosen = sorted((one for one in actors if one.id in tied), key=lambda one: (-one.weight, one.id))[:_MOST]
    index = {one.id: at for at, one in enumerate(chosen)}
    drawn = [one for one in ties if one.first in index and one.second in index and one.first != one.second]
    if not drawn:
        return Markup("")
    edges = sorted({(min(index[one.first], index[one.second]), max(index[one.first], index[one.second])) for one in drawn})
    at = positions(len(chosen), edges)
    if direction == "rtl":
        at[:, 0] = _WIDTH - at[:, 0]
    solid = {(min(index[one.first], index[one.second]), max(index[one.first], index[one.second])) for one in drawn if one.event}
    marks = Markup("").join(
        element("line", x1=float(at[a, 0]), y1=float(at[a, 1]), x2=float(at[b, 0]), y2=float(at[b, 1]), class_="event" if (a, b) in solid else "role") for a, b in edges
    )
    most = max(one.weight for one in chosen)
    taken: list[tuple[float, float, float, float]] = []
    for node, one in enumerate(chosen):
        x, y = float(at[node, 0]), float(at[node, 1])
        size = 6.0 + 10.0 * (one.weight / most) ** 0.5
        marks += link(one.href, one.name, _shape(one.kind, x, y, size) + _label(one.name, x, y, size, taken), f"node {one.kind}")
    return picture(_WIDTH, _HEIGHT, direction, label, marks, "network")


def _shape(kind: str, x: float, y: float, size: float) -> Markup:
    """A circle for a person, a square for a body, a diamond for a place."""
    if kind == "PER":
        return element("circle", cx=x, cy=y, r=size)
    if kind == "LOC":
        wide = size * 1.25
        return element("path", d=f"M{x:.1f} {y - wide:.1f}L{x + wide:.1f} {y:.1f}L{x:.1f} {y + wide:.1f}L{x - wide:.1f} {y:.1f}Z")
    return element("rect", x=x - size, y=y - size, width=size * 2, height=size * 2, rx=3)


def _label(name: str, x: float, y: float, size: float, taken: list[tuple[float, float, float, float]]) -> Markup:
    """The name under or over its mark, where no other name stands; left out where there is no room (the link keeps it)."""
    shown = shortened(name, 26)
    half = len(shown) * 4.2
    for dy in (size + 15, -size - 6, size + 31):
        box = (x - half, y + dy - 12, x + half, y + dy + 4)
        if box[1] >= 0 and box[3] <= _HEIGHT and all(box[2] < b[0] or box[0] > b[2] or box[3] < b[1] or box[1] > b[3] for b in taken):
            taken.append(box)
            return element("text", shown, x=x, y=y + dy, text_anchor="middle")
    return Markup("")
