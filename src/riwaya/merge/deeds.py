"""What tells of two deeds done to people whether they are one: the day, the kind of deed, the counts, the words beside."""

from __future__ import annotations

from riwaya.merge.sketches import Sketch, family
from riwaya.model import Event

NARROW = 3
_BESIDE = 3
_GROWTH = 5


def same_day(a: Sketch, b: Sketch) -> bool:
    """Whether both tell of the same day; a day that is only about right counts where both articles are of it."""
    if a.days is None or b.days is None or not a.days.meets(b.days) or max(a.days.width, b.days.width) >= NARROW:
        return False
    return not (a.days.about or b.days.about) or (a.published is not None and b.published is not None and a.published.meets(b.published, 1))


def same_deed(a: Sketch, b: Sketch) -> bool:
    """Whether both tell of one kind of deed, by one word where the kind is broad, or count the same."""
    if a.event.type == b.event.type and a.event.mode == b.event.mode and (a.event.mode is not None or a.stems & b.stems):
        return True
    return same_count(a, b)


def same_site(a: Sketch, b: Sketch) -> bool:
    """Whether the two sentences share words that are not for both deed, place or day."""
    return len(a.beside & b.around | a.around & b.beside) >= _BESIDE


def counts(event: Event) -> tuple[int, ...]:
    """The numbers of an event that are figures of two or more, as they stand in the text."""
    some = sorted((value.span.start, int(value.value)) for value in event.values if value.attribute == "number" and value.value.isdecimal())
    return tuple(number for _, number in some if number > 1)


def same_count(a: Sketch, b: Sketch) -> bool:
    """Whether both hold one count."""
    return not {*counts(a.event)}.isdisjoint(counts(b.event))


def other_count(a: Sketch, b: Sketch) -> bool:
    """Whether both count dead or hurt, no count is the same, none has grown by the day after, and little else is alike."""
    if family(a.event) != "HARM" or not counts(a.event) or not counts(b.event):
        return False
    return not (same_count(a, b) or _grown(a, b) or _grown(b, a) or same_site(a, b))


def _grown(first: Sketch, later: Sketch) -> bool:
    """Whether the later is told on a later day and counts more in what it counts first, but not many times as many."""
    if first.published is None or later.published is None or first.published.last >= later.published.first:
        return False
    low, high = counts(first.event)[0], counts(later.event)[0]
    return low < high <= _GROWTH * low
