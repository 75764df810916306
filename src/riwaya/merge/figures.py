"""Numbers with what they count, so that like is compared with like: the dead with the dead, metres with metres.

Bounds («about», «more than») make ranges. Lengths of time, dates, parts of another number («among them three») and numbers of nothing are not
figures. Fractions and ranges written with a dash are not read.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.dates import numbers
from riwaya.merge.page import Page

_ABOUT = 0.05
_NEAR, _GROWN, _RISES = 3, 6, 14  # how far before a number stand who are counted, also behind «ارتفع», and «ارتفع»
_AND = "و"
_ADDED = 16  # how far behind a number «إضافة إلى ثلاثين آخرين» makes it a part of the sum
_POINTS = (".", ",", ":", "/", "،")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of something: `low` to `high`, what it counts, and the words around it. `part` stands beside the whole («among them»), `sort` counts only some of the
    people (soldiers, children), `total` counts over a time or a whole land, `growing` takes the place of an earlier figure, a later one that of an `early` one."""

    low: float
    high: float
    value: float
    what: str
    part: bool
    sort: str
    total: bool
    growing: bool
    early: bool
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
        low, high, value, what, bool(page.hits("partial", max(first, word - 3), word)) or _added(page, number), _sort(page, number), bool(page.hits("total", first, last)),
        bool(page.hits("growing", max(first, word - _RISES), word)), any(not hit.record.get("opens") or hit.first == first for hit in page.hits("provisional", first, last)),
        whole.text, whole.start, whole.end, page.near(first, last, word, after), tuple(sorted({hit.record.id for hit in bounds})),
    )


def _what(page: Page, first: int, last: int, word: int, after: int) -> tuple[str | None, int]:
    """What a number counts, and the word after it; None for lengths of time, dates and numbers of nothing."""
    reading = page.reading
    if "%" in reading.gap(after) or "٪" in reading.gap(after):
        return "measure.percent", after
    if after >= last or not reading.gap(after).isspace() or not page.stems[after] or (reading.words[after].startswith(_AND) and _bare(page, first, word)):
        return _bare(page, first, word), after
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


def _bare(page: Page, first: int, word: int) -> str | None:
    """What a number counts that no noun follows: the nearest who are counted before it, behind «ارتفع» the first."""
    rises = page.hits("growing", max(first, word - _RISES), word)
    counted = [hit for hit in page.hits("counted", rises[0].last, word) if hit.record["class"] != "people"] if rises else []
    if counted:
        return str(counted[0].record["class"])
    tally = _tally(page, first, word)
    near = page.hits("counted", max(first, word - (_GROWN if rises else _NEAR)), word)
    return tally if tally and any(not page.counts[hit.first - 1] for hit in near) else None


def _added(page: Page, word: int) -> bool:
    """Whether others are added to a number, who are not counted in it."""
    reading = page.reading
    last = min(reading.sentences[reading.sentence_of(word)].last, word + _ADDED)
    added = [hit.last for hit in page.hits("partial", word, last) if hit.record.get("adds") and hit.last < last and page.counts[hit.last]]
    return any(not any(hit.record["class"] != "people" for hit in page.hits("counted", at, min(last, at + 3))) for at in added)


def _sort(page: Page, after: int) -> str:
    """The sort of people behind a number, where only some are counted."""
    counted = page.hit("counted", after)
    return page.stems[after] if counted and counted.record.get("sort") else ""


def _tally(page: Page, first: int, word: int) -> str | None:
    """What was done to the people that a number counts, told by the nearest word before it."""
    for at in range(word - 1, max(first, word - 6) - 1, -1):
        for hit in page.reading.at(at):
            if hit.record.kind == "tally" or (hit.record.kind == "counted" and hit.record["class"] != "people"):
                return str(hit.record["class"])
    return None


def differ(one: Figure, other: Figure) -> bool:
    """Whether the two cannot both be true: other values of one thing, bounds respected, neither a part of the other."""
    if one.what != other.what or one.part or other.part or _some(one, other) or _some(other, one) or (one.sort and other.sort and one.sort != other.sort):
        return False
    if one.low <= other.high and other.low <= one.high:
        return False
    return abs(one.value - other.value) > 0.02 * max(one.value, other.value)


def _some(one: Figure, other: Figure) -> bool:
    """Whether the first may count some of those that the other counts: a sort of the people, or one time or place; and no more of them."""
    return (bool(one.sort and not other.sort) or (other.total and not one.total)) and one.low <= other.high
