"""Pairs of clauses that cannot both be true: opposite signs, other figures, other culprits, other days.

Each rule is a function of two clauses that gives its reasons or nothing. What binds the two is weighed: the words beside the sign, the words of the two
sentences, the states they name. A pair that only looks like a clash, because another measure, another actor or another matter is meant, must share too little
to pass; the rules err on the side of silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from riwaya.merge import engine
from riwaya.merge.book import Book, Items
from riwaya.merge.clauses import Clause
from riwaya.merge.codes import Longs, joined
from riwaya.merge.deciding import Asked, Here, pairs
from riwaya.merge.figures import Figure, differ
from riwaya.merge.gist import CLOSE
from riwaya.merge.rows import Rows
from riwaya.merge.signs import UNKNOWN, Culprit, Sign

_MOST = 250
_NEAR, _BOUND, _WIDE = 300, 520, 900
_RARE_NEAR, _RARE_BOUND = 190, 400
_COUNT_DAYS = 10
_SIZE = 50
_SORTS = frozenset({"@fighters", "@troops"})
LENGTHS = ("measure.metre", "measure.kilometre")
_DEEDS = frozenset({"@harm", "@shot", "@culprit", "@near"})
COUNTED = ("dead", "hurt", "held", "displaced")


class Point(NamedTuple):
    """One side of a clash: a clause and the local entity that says it, the exact words in it, and which end of the matter it stands at."""

    clause: int
    start: int
    end: int
    value: str
    pole: str
    whose: str | None


class Clash(NamedTuple):
    """Two points that cannot both be true, on what, and why."""

    attribute: str
    topic: str
    kind: str
    one: Point
    other: Point
    strength: int
    why: tuple[str, ...]


def _clashes(
    book: Book, kind: str, step: str, columns: Callable[[Rows], dict[str, npt.NDArray[Any]]], decide: Callable[[engine.Row, Any, Any], Clash | None],
    more: Callable[[Rows], Iterable[tuple[int, int]]] = lambda _: (), **numbers: int,
) -> list[Clash]:  # fmt: skip
    """The clashes between things of a kind."""
    items = Items(book, kind)
    rows = items.rows

    def comparable(ones: Longs, others: Longs) -> npt.NDArray[np.bool_]:
        return book.comparable(rows.owner[ones], rows.owner[others])

    asked = Asked(kind, step, "keys", rows, {**columns(rows), "key": rows.key}, book.weights.each(rows.words), book.articles, {"most": _MOST, **numbers})
    places = items.clauses.tolist()
    return [
        Clash(*clash[:3], Point(places[one], *clash.one[1:]), Point(places[other], *clash.other[1:]), *clash[5:])
        for (one, other), clash in pairs(asked, items, decide, book.seals, book.kept, Here(more(rows), comparable))
    ]


def signs(book: Book) -> list[Clash]:
    """Opposite signs of one axis."""

    def close(rows: Rows) -> Iterable[tuple[int, int]]:
        first = rows.first()
        for number, sheet in enumerate(book.sheets):
            if sheet.gist.close:
                yield from ((one, other) for one, other in (joined([sheet.gist.close]).reshape(-1, 2) + first[number]).tolist())

    def sides(rows: Rows) -> dict[str, npt.NDArray[Any]]:
        return {"side": rows.low[rows.item].astype(np.int64)}

    return _clashes(book, "signs", "opposed_signs", sides, partial(_opposed, book), close, least=_RARE_NEAR)


def _opposed(book: Book, _: engine.Row, first: tuple[int, Sign], second: tuple[int, Sign]) -> Clash | None:
    (a, sign), (b, opposite) = first, second
    one, other = book[a], book[b]
    if sign.axis != opposite.axis or sign.open or opposite.open or a == b:
        return None
    same_article = one.article == other.article
    if same_article and one.whose is not None and one.whose == other.whose:
        return None
    shared = sign.near & opposite.near
    near, wide = book.weights.sum(shared), min(book.wide(one, other), 4 * _WIDE)
    close = "close" in sign.flags and same_article and abs(one.sentence - other.sentence) <= CLOSE
    flags = sign.flags | opposite.flags
    least, bound = (_RARE_NEAR, _RARE_BOUND) if "rare" in flags else (_NEAR, _BOUND)
    if not close and (near < least or near + wide // 4 < bound):
        return None
    if same_article and not close and one.sentence == other.sentence:
        return None
    if "same_person" in flags and not book.persons(one) & book.persons(other):
        return None
    if not _fits(book, sign, opposite, one, other, flags, near):
        return None
    known = book.whose(one) is not None and book.whose(one) == book.whose(other)
    if one.stance in ("demands", "expects") or other.stance in ("demands", "expects"):
        return None
    kind = "update" if known and book.later(one, other) is not None else "conflict"
    why = (f"axis.{sign.axis}", *sign.why, *opposite.why)
    return Clash(sign.attribute, sign.axis, kind, _point(a, one, "+" if sign.side > 0 else "-"), _point(b, other, "+" if opposite.side > 0 else "-"), near + wide // 4, why)


def _fits(book: Book, sign: Sign, opposite: Sign, one: Clause, other: Clause, flags: frozenset[str], near: int) -> bool:
    """The further conditions of an axis."""
    if "same_object" in flags:
        denied, held = (sign, other) if sign.side < 0 else (opposite, one)
        if not (denied.object - _DEEDS) & held.stems or not any(token.startswith("@") for token in sign.near & opposite.near):
            return False
    if "same_anchor" in flags and (not sign.next or sign.next != opposite.next or book.weights.sum(one.around & other.around - {sign.next}) < 2 * _NEAR):
        return False
    if "same_side" in flags and not (one.states & other.states):
        return False
    if "strict" in flags and near < 2 * _NEAR:
        return False
    return _sorts_meet(one, other) or "close" in flags


def _sorts_meet(one: Clause, other: Clause) -> bool:
    """Whether the people spoken of can be the same: not fighters here and troops there."""
    a, b = one.stems & _SORTS, other.stems & _SORTS
    return not a or not b or bool(a & b)


def _point(number: int, clause: Clause, pole: str) -> Point:
    return Point(number, clause.start, clause.end, "", pole, clause.whose)


def figures(book: Book) -> list[Clash]:
    """Other figures of one thing."""

    def bounds(rows: Rows) -> dict[str, npt.NDArray[Any]]:
        return {"low": rows.low[rows.item], "high": rows.high[rows.item]}

    return _clashes(book, "figures", "other_figures", bounds, partial(_counted, book), least=_NEAR)


def _figure_point(number: int, clause: Clause, figure: Figure) -> Point:
    return Point(number, figure.start, figure.end, figure.text, f"{figure.value:.0f}", clause.whose)


def _counted(book: Book, _: engine.Row, first: tuple[int, Figure], second: tuple[int, Figure]) -> Clash | None:
    (a, figure), (b, rival) = first, second
    one, other = book[a], book[b]
    if a == b or not differ(figure, rival) or (one.article == other.article and one.sentence == other.sentence and not _two_tolls(one, other, figure)):
        return None
    if figure.what in COUNTED and not (of_one_size(figure, rival) and book.near(a, b, _COUNT_DAYS) and not _elsewhere(book, one, other)):
        return None
    states, others = one.states or one.wide, other.states or other.wide
    if states and others and not states & others:
        return None
    if not _measured_alike(one, other, figure):
        return None
    alike = figure.what in COUNTED or figure.what in LENGTHS
    if one.article == other.article and (not alike or one.whose is None or one.whose == other.whose):
        return None
    shared = (figure.near | one.stems) & (rival.near | other.stems)
    near, wide = book.weights.sum(shared), min(book.wide(one, other), 4 * _WIDE)
    counted = figure.what in COUNTED
    least = _BOUND if counted or figure.what in LENGTHS else 2 * _BOUND
    if near + wide // 4 < least or (not counted and book.weights.sum(token for token in shared if not token.startswith("@")) < _beside(figure)):
        return None
    later = book.later(one, other)
    grown = (figure.growing or rival.growing) and (one.article != other.article or one.whose is None or other.whose is None or book.whose(one) == book.whose(other))
    lesser, greater = sorted((figure, rival), key=lambda some: some.value)
    grows = (later is True and figure is greater) or (later is False and rival is greater) or grown or (lesser.early and not greater.early)
    kind = "update" if counted and grows else "conflict"
    why = (f"number.{figure.what.partition(' ')[0]}", *figure.why, *rival.why)
    return Clash("number", figure.what, kind, _figure_point(a, one, figure), _figure_point(b, other, rival), near + wide // 4, why)


def of_one_size(one: Figure, other: Figure) -> bool:
    """Whether two tolls may be of one happening: not one man here and thousands there."""
    return max(one.value, other.value) <= _SIZE * min(one.value, other.value)


def _elsewhere(book: Book, one: Clause, other: Clause) -> bool:
    """Whether the two name other towns: the dead of one may be a part of those of the other."""
    here, there = book.places(one), book.places(other)
    return bool(here and there) and not here & there


def _two_tolls(one: Clause, other: Clause, figure: Figure) -> bool:
    """«قالت الوزارة إن القتلى ستون، فيما قالت اللجنة إنهم مئة»: two voices of one sentence that count the same people."""
    return figure.what in COUNTED and one.whose is not None and other.whose is not None and one.whose != other.whose


def _beside(figure: Figure) -> int:
    """How much two clauses must share besides what they count."""
    return _NEAR if figure.what in LENGTHS else 5 * _NEAR


def _measured_alike(one: Clause, other: Clause, figure: Figure) -> bool:
    """Whether two numbers are of the same people: fighters with fighters, troops with troops; a measure is a distance in both or in none."""
    if not figure.what.startswith("measure"):
        return one.sort is None or other.sort is None or one.sort == other.sort
    return one.sort == other.sort and ("@distance" in one.stems) == ("@distance" in other.stems)


def _nothing(rows: Rows) -> dict[str, npt.NDArray[Any]]:
    return {"part": np.zeros_like(rows.key)}


def culprits(book: Book) -> list[Clash]:
    """Other culprits of one harm: the words around must share the one who was harmed."""
    return _clashes(book, "culprits", "shared_keys", _nothing, partial(_rivals, book), apart=0, least=2 * _NEAR)


def _rivals(book: Book, row: engine.Row, first: tuple[int, Culprit], second: tuple[int, Culprit]) -> Clash | None:
    (a, culprit), (b, rival), near = first, second, int(row[2])
    one, other = book[a], book[b]
    if culprit.who & rival.who or a == b or UNKNOWN in (culprit.who, rival.who):
        return None
    if len(culprit.who) != 1 or len(rival.who) != 1 or (one.article == other.article and one.sentence == other.sentence):
        return None
    victims, others = book.persons(one), book.persons(other)
    if victims and others and not victims & others:
        return None
    shared = book.weights.sum(token for token in culprit.near & rival.near if not token.startswith("@") and book.weights.of(token) >= _NEAR // 2)
    if shared < (2 if victims & others else 3) * _NEAR:
        return None
    return Clash("actor", "culprit", "conflict", _point(a, one, min(culprit.who)), _point(b, other, min(rival.who)), near, ("culprit", *culprit.why, *rival.why))


def weekdays(book: Book) -> list[Clash]:
    """One and the same saying on two days of the week."""

    def parts(rows: Rows) -> dict[str, npt.NDArray[Any]]:
        return {"part": rows.owner[rows.item]}

    return _clashes(book, "weekdays", "shared_keys", parts, partial(_other_day, book), apart=1, least=5 * _NEAR)


def _other_day(book: Book, row: engine.Row, one: tuple[int, Clause], other: tuple[int, Clause]) -> Clash | None:
    (a, first), (b, second), weight = one, other, int(row[2])
    if not first.weekday or not second.weekday or first.weekday[0] == second.weekday[0]:
        return None
    least = min(book.weights.sum(first.stems), book.weights.sum(second.stems))
    if weight * 10 < 7 * least or first.whose is None or book.whose(first) != book.whose(second):
        return None
    days = [Point(number, start, end, day, day, clause.whose) for number, clause, (day, start, end) in ((a, first, first.weekday), (b, second, second.weekday))]
    return Clash("date", "weekday", "conflict", days[0], days[1], weight, ("same words", "weekday"))
