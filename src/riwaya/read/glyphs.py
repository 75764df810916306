"""Glyphs with places to lines of text in the order of reading, right to left or left to right.

A line is read from its right end; runs of Latin letters and of digits inside it from their left. Brackets are drawn
mirrored in Arabic and are turned back. Marks follow the letter that they sit on. Columns stay apart where the gap between
them is wider than about two letters. Text set along a curve or upwards is not understood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_NUMBER_JOINS = frozenset(".,:/٫٬-\u2212+")
_PERCENT = frozenset("%٪‰$€£°")
_LOOSE = re.compile(r"(?<=[(\[«]) | (?=[)\]»])")
_CLOSED = tuple(".!؟?:»”\"")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, its place in the file's order, its left and right edge, its origin, its size; the number of its word, where the file tells words."""

    index: int
    char: str
    left: float
    right: float
    x: float
    y: float
    size: float
    word: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph that was put together of lines."""

    text: str
    left: float
    right: float
    y: float
    size: float


def lines(glyphs: list[Glyph]) -> list[Line]:
    """The lines of a page from top to bottom; column after column where there are columns."""
    segments: list[list[Glyph]] = []
    for one in _unique(glyphs):
        last = segments[-1] if segments else None
        if last and abs(last[-1].y - one.y) < 0.3 * max(one.size, last[-1].size, 1.0) and _gap(last[-1], one) < 2.2 * max(one.size, 1.0):
            last.append(one)
        else:
            segments.append([one])
    rows = _joined(segments)
    out = []
    for row in rows:
        text = _text(row)
        if text:
            solid = [one for one in row if not one.char.isspace()]
            out.append(Line(text, min(one.left for one in solid), max(one.right for one in solid), median(one.y for one in solid), median(one.size for one in solid)))
    if not _has_columns(out):
        out.sort(key=lambda line: (-round(line.y, 1), -line.right))
    return out


def _unique(glyphs: list[Glyph]) -> list[Glyph]:
    """Without glyphs that were drawn twice at one place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    out = []
    for one in glyphs:
        key = (one.char, round(one.x * 2), round(one.y * 2))
        if key not in seen or one.char.isspace():
            seen.add(key)
            out.append(one)
    return out


def _gap(one: Glyph, other: Glyph) -> float:
    return max(one.left - other.right, other.left - one.right, 0.0)


def _joined(segments: list[list[Glyph]]) -> list[list[Glyph]]:
    """Pieces of one line put together: numbers and Latin words are often drawn apart from the Arabic around them."""
    rows: list[tuple[float, float, float, float, list[Glyph]]] = []
    by_height: dict[int, list[int]] = {}
    for segment in segments:
        left, right = min(one.left for one in segment), max(one.right for one in segment)
        y, size = segment[0].y, max(one.size for one in segment) or 1.0
        found = None
        for index in {index for key in (int(y) - 2, int(y) - 1, int(y), int(y) + 1, int(y) + 2) for index in by_height.get(key, ())}:
            other_left, other_right, other_y, other_size, _ = rows[index]
            near = max(left - other_right, other_left - right) < 1.2 * min(size, other_size)
            if near and abs(y - other_y) < 0.3 * max(size, other_size) and (found is None or index < found):
                found = index
        if found is None:
            by_height.setdefault(int(y), []).append(len(rows))
            rows.append((left, right, y, size, list(segment)))
        else:
            other_left, other_right, other_y, other_size, row = rows[found]
            rows[found] = (min(left, other_left), max(right, other_right), other_y, max(size, other_size), row + segment)
    return [row for *_, row in rows]


def _has_columns(rows: list[Line]) -> bool:
    """Whether several lines stand side by side."""
    beside = 0
    ordered = sorted(rows, key=lambda line: line.y)
    for one, other in pairwise(ordered):
        if abs(one.y - other.y) < 0.3 * max(one.size, 1.0) and (one.left > other.right or other.left > one.right):
            beside += 1
    return beside >= 3


def _kind(char: str) -> str:
    """R, L, number, mark or other: what matters for the direction of a character."""
    side = unicodedata.bidirectional(char)
    if side in ("R", "AL"):
        return "R"
    if side == "L":
        return "L"
    if side in ("EN", "AN"):
        return "N"
    return "M" if side == "NSM" else "O"


def _text(row: list[Glyph]) -> str:
    """One line in the order of reading, blanks squeezed."""
    kinds = [_kind(one.char) for one in row]
    rtl = kinds.count("R") >= kinds.count("L")
    clusters = _clusters(row, kinds)
    clusters.sort(key=lambda one: (one[0].x, one[0].index))  # letters of a ligature share a place; PDFium gives them as they are seen
    visual = _with_blanks(clusters)
    if not rtl:
        return " ".join("".join(text for text, _ in visual).split())
    text = "".join(_logical(visual))
    text = "".join(unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufefc" else char for char in text)
    return " ".join(text.split())


def _clusters(row: list[Glyph], kinds: list[str]) -> list[list[Glyph]]:
    """Letters with the marks that follow them in the file."""
    out: list[list[Glyph]] = []
    for one, kind in zip(row, kinds, strict=True):
        if kind == "M" and out and not out[-1][0].char.isspace():
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _with_blanks(clusters: list[list[Glyph]]) -> list[tuple[str, str]]:
    """Characters from left to right with their kind; a wide gap or another word makes a blank."""
    out: list[tuple[str, str]] = []
    edge: float | None = None
    word = 0
    for cluster in clusters:
        first = cluster[0]
        apart = edge is not None and (first.word != word or min(first.left, first.x) - edge > 0.19 * first.size)
        if apart and out[-1][0] != " " and not first.char.isspace():
            out.append((" ", "O"))
        word = first.word
        if first.char.isspace():
            out.append((" ", "O"))
        else:
            out.append(("".join(one.char for one in cluster), _kind(first.char)))
            edge = first.right if edge is None else max(edge, first.right)
    return out


def _logical(visual: list[tuple[str, str]]) -> list[str]:
    """A right-to-left line: from the right end, but Latin and numbers from their left."""
    out: list[str] = []
    end = len(visual)
    while end:
        text, kind = visual[end - 1]
        sign = text if text in _PERCENT and end > 1 and visual[end - 2][1] == "N" else ""
        if kind in ("L", "N") or sign:
            end -= len(sign)
            start = _run(visual, end)
            out.extend(text for text, _ in visual[start:end])
            out.append(sign)
            end = start
        else:
            out.append(text.translate(_MIRROR))
            end -= 1
    return out


def _run(visual: list[tuple[str, str]], end: int) -> int:
    """Where the run of Latin or of digits that ends before `end` begins."""
    start = end - 1
    while start > 0:
        kind = visual[start - 1][1]
        if kind in ("L", "N") or (kind == "O" and start > 1 and _joins(visual, start - 1)):
            start -= 1
        else:
            break
    return start


def _joins(visual: list[tuple[str, str]], index: int) -> bool:
    """Whether a neutral character stands inside a run: one sign between digits, or anything short after a Latin letter."""
    left, right = visual[index - 1][1], visual[index + 1][1]
    if left == "N" and right == "N":
        return visual[index][0] in _NUMBER_JOINS
    if right not in ("L", "N"):
        return False
    back = index
    while back >= 0 and visual[back][1] == "O" and index - back < 3:
        back -= 1
    return back >= 0 and visual[back][1] == "L"


def brackets(rows: list[Line]) -> list[Line]:
    """Paragraphs whose brackets open before they close: programs differ in whether they turn them. Blanks inside brackets go."""
    right = wrong = 0
    for line in rows:
        for opening, closing in ("()", "[]", "«»"):
            right += line.text.count(opening) > 0 and 0 <= line.text.find(opening) < line.text.rfind(closing)
            wrong += line.text.count(closing) > 0 and 0 <= line.text.find(closing) < line.text.rfind(opening)
    return [replace(line, text=_LOOSE.sub("", line.text.translate(_MIRROR) if wrong > right else line.text)) for line in rows]


def paragraphs(rows: list[Line]) -> list[Line]:
    """Lines put together to paragraphs: broken by a wider step, another size, or a short line that ends a sentence."""
    if not rows:
        return []
    steps = sorted(one.y - other.y for one, other in pairwise(rows) if 0.5 * one.size < one.y - other.y < 4 * one.size)
    step = steps[len(steps) // 4] if steps else 0.0
    width = max(line.right - line.left for line in rows)
    out = [rows[0]]
    for before, line in pairwise(rows):
        fall = before.y - line.y
        apart = fall <= 0 or (step and fall > 1.3 * step) or abs(before.size - line.size) > 0.15 * before.size
        short = before.right - before.left < 0.8 * width
        if apart or (short and before.text.endswith(_CLOSED)):
            out.append(line)
        else:
            last = out[-1]
            out[-1] = Line(f"{last.text} {line.text}", min(last.left, line.left), max(last.right, line.right), last.y, last.size)
    return out
