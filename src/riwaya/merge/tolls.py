"""The counts of dead, hurt, held and displaced that the accounts of one event give: other counts are a conflict, a grown one is an update.

That they are told of one event binds them, however little else the articles share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from riwaya.merge import when
from riwaya.merge.clashes import COUNTED, of_one_size
from riwaya.merge.figures import Figure, differ
from riwaya.merge.sheet import Sheet
from riwaya.model import Conflict, ConflictSide, DossierEvent

_MOST = 8
_Told = tuple[Figure, ConflictSide]


def of_tolls(event: DossierEvent, sheets: Mapping[str, Sheet]) -> list[Conflict]:
    """For each thing counted the counts of other articles that cannot both be true, and those that have grown."""
    counts = {(one.article, value.value) for one in event.accounts for value in one.values if value.attribute == "number"}
    if len({article for article, _ in counts}) < 2 or len({value for _, value in counts}) < 2:
        return []
    found: dict[str, list[_Told]] = {}
    for figure, side in _told(event, sheets):
        found.setdefault(figure.what, []).append((figure, side))
    return [conflict for what, told in sorted(found.items()) for conflict in _conflicts(what, told, sheets)]


def _told(event: DossierEvent, sheets: Mapping[str, Sheet]) -> Iterator[_Told]:
    """The figures of people among the numbers of an event."""
    for account in event.accounts:
        starts = {value.span.start for value in account.values if value.attribute == "number"}
        for clause in sheets[account.article].clauses if starts else ():
            for figure in clause.figures:
                if figure.what in COUNTED and any(figure.start <= start < figure.end for start in starts):
                    yield figure, ConflictSide(account.article, figure.text, figure.start, figure.end, account.whose)


def _conflicts(what: str, told: list[_Told], sheets: Mapping[str, Sheet]) -> Iterator[Conflict]:
    """What clashes, and what has grown."""
    sides: dict[str, dict[ConflictSide, None]] = {}
    for (figure, one), (rival, other) in combinations(told, 2):
        if one.article != other.article and differ(figure, rival) and of_one_size(figure, rival):
            kind = "update" if _grows(figure, rival, _later(one, other, sheets)) else "conflict"
            sides.setdefault(kind, {}).update({one: None, other: None})
    for kind, some in sorted(sides.items()):
        yield Conflict("number", kind, tuple(sorted(some, key=lambda side: (side.article, side.start))[:_MOST]), (f"number.{what}",))


def _grows(figure: Figure, rival: Figure, later: bool | None) -> bool:
    """Whether the greater takes the place of the lesser: it is told later, has risen, or the lesser was a first count."""
    lesser, greater = sorted((figure, rival), key=lambda one: one.value)
    told_later = later if greater is figure else None if later is None else not later
    return bool(told_later) or greater.growing or (lesser.early and not greater.early)


def _later(one: ConflictSide, other: ConflictSide, sheets: Mapping[str, Sheet]) -> bool | None:
    """Whether the first article is of a later day; None if that is unknown or the same."""
    a, b = (when.days(sheets[side.article].account.article.published) for side in (one, other))
    return None if a is None or b is None or a.meets(b) else a.first > b.last
