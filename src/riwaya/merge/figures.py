"""Numbers with what they count, so that like is compared with like: the dead with the dead, metres with metres.

Bounds («about», «more than») make ranges. Lengths of time, dates, parts of another number («among them three») and numbers of nothing are not
figures. Fractions and ranges written with a dash are not read.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.dates import numbers
from riwaya.merge.page import Page

_ABOUT = 0.05
_NEAR, _GROWN, _RISES = 3, 6, 8  # how far before a number stand who are counted, also behind «ارتفع», and «ارتفع»
_POINTS = (".", ",", ":", "/", "،")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something: `low` to `high`, what it counts, and the words around it."""

    low: float
    high: float
    value: float
    what: str
    part: bool
    growing: bool
    text: str
    start: int
    end: int
    near: frozenset[str]
    why: tuple[str, ...]


def read(page: Page, first: int, last: int) -> tuple[Figure, ...]:
    """The figures of the words `[first, last)`."""
    out = []
    word = first
    while word < last:
        if not page.counts[word]:
            word += 1
            continue
        found = [one for one in numbers.at(page.reading, word) if one.kind in ("digits", "cardinal") and one.last <= last]
        if not found:
            word += 1
            continue
        number = max(found, key=lambda one: one.last)
        value, after = float(number.value), number.last
        while after < last and (times := page.hit("multiple", after)) is not None:
            value *= float(times.record["value"])
            after = times.last
        figure = _figure(page, first, last, word, after, value)
        if figure:
            out.append(figure)
        word = after
    return tuple(out)


def _figure(page: Page, first: int, last: int, word: int, after: int, value: float) -> Figure | None:
    reading = page.reading
    start = reading.word_span(word, after).start
    if reading.gap(word) in _POINTS or reading.gap(after) in _POINTS or any(begin <= start < end for begin, end in page.timed):
        return None
    number = after
    what, after = _what(page, first, last, word, after)
    if what is None:
        return None
    bounds = [hit for hit in page.hits("bound", max(first, word - 4), min(last, after + 2)) if hit.last in (word, word - 1) or number <= hit.first <= after + 1]
    bounds = [hit for hit in bounds if not any(one.first <= hit.first and hit.last <= one.last and one.last - one.first > hit.last - hit.first for one in bounds)]
    kinds = {str(hit.record["value"]) for hit in bounds}  # «لا يتجاوز» is no «يتجاوز»
    low = 0.0 if "less" in kinds else value * (1 - _ABOUT) if "about" in kinds else value
    high = float("inf") if "more" in kinds else value * (1 + _ABOUT) if "about" in kinds else value
    whole = reading.word_span(word, max(number, after))
    return Figure(
        low, high, value, what, bool(page.hits("partial", max(first, word - 3), word)), bool(page.hits("growing", max(first, word - _RISES), word)),
        whole.text, whole.start, whole.end, page.near(first, last, word, after), tuple(sorted({hit.record.id for hit in bounds})),
    )


def _what(page: Page, first: int, last: int, word: int, after: int) -> tuple[str | None, int]:
    """What a number counts, and the word after it; None for lengths of time, dates and numbers of nothing."""
    reading = page.reading
    if "%" in reading.gap(after) or "٪" in reading.gap(after):
        return "measure.percent", after
    if after >= last or not reading.gap(after).isspace() or not page.stems[after]:
        tally = _tally(page, first, word)
        reach = _GROWN if page.hits("growing", max(first, word - _RISES), word) else _NEAR
        return (tally, after) if tally and page.hits("counted", max(first, word - reach), word) else (None, after)
    if page.hit("span", after) or page.hit("month", after) or page.hit("weekday", after):
        return None, after
    measure = page.hit("measure", after)
    if measure:
        return measure.record.id, measure.last
    counted = page.hit("counted", after)
    if counted:
        kind = str(counted.record["class"])
        return (_tally(page, first, word) or f"people {page.stems[after]}" if kind == "people" else kind), counted.last
    stem = page.stems[after]
    return (f"of {stem}" if stem and not stem.isdigit() else None), after + 1


def _tally(page: Page, first: int, word: int) -> str | None:
    """What was done to the people that a number counts, told by the nearest word before it."""
    for at in range(word - 1, max(first, word - 6) - 1, -1):
        for hit in page.reading.at(at):
            if hit.record.kind == "tally" or (hit.record.kind == "counted" and hit.record["class"] != "people"):
                return str(hit.record["class"])
    return None


def differ(one: Figure, other: Figure) -> bool:
    """Whether the two cannot both be true: other values of one thing, bounds respected, neither a part of the other."""
    if one.what != other.what or one.part or other.part:
        return False
    if one.low <= other.high and other.low <= one.high:
        return False
    return abs(one.value - other.value) > 0.02 * max(one.value, other.value)
