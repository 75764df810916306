"""Pairs of clauses that cannot both be true: opposite signs, other figures, other culprits, other days.

Each rule is a function of two clauses that gives its reasons or nothing. What binds the two is weighed: the words beside the sign, the words of the two
sentences, the states they name. A pair that only looks like a clash, because another measure, another actor or another matter is meant, must share too little
to pass; the rules err on the side of silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.merge import engine
from riwaya.merge.book import Book, Items
from riwaya.merge.clauses import Clause
from riwaya.merge.figures import Figure, differ
from riwaya.merge.signs import UNKNOWN, Culprit, Sign

_MOST = 250
_NEAR, _BOUND, _WIDE = 300, 520, 900
_RARE_NEAR, _RARE_BOUND = 190, 400
_CLOSE = 2
_COUNT_DAYS = 10
_SORTS = frozenset({"@fighters", "@troops"})
_LENGTHS = ("measure.metre", "measure.kilometre")
_DEEDS = frozenset({"@harm", "@shot", "@culprit", "@near"})
COUNTED = ("dead", "hurt", "held", "displaced")


@dataclass(frozen=True, slots=True)
class Point:
    """One side of a clash: a clause, the exact words in it, and which end of the matter it stands at."""

    clause: int
    start: int
    end: int
    value: str
    pole: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two points that cannot both be true, on what, and why."""

    attribute: str
    topic: str
    kind: str
    one: Point
    other: Point
    strength: int
    why: tuple[str, ...]


def signs(book: Book) -> list[Clash]:
    """Opposite signs of one axis."""
    items = Items(book, _signs)
    rows = engine.Table("item", "side", "key", "weight")
    near: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for item, clause, sign in items.take():
        if "close" in sign.flags:
            near.setdefault((clause.article, sign.axis), []).append((item, sign.side, clause.sentence))
        tokens = sorted(sign.near)
        rows.many(item, sign.side, [f"{sign.axis} {token}" for token in tokens], book.weights.each(tokens))
    pairs = {(one, other) for one, other, _ in engine.run("opposed_signs", {"keys": rows}, most=_MOST, least=_RARE_NEAR)}
    pairs.update(_close(near))
    out = []
    for one, other in sorted(pairs):
        if not book.comparable(items.clause(one), items.clause(other)):
            continue
        (a, sign), (b, opposite) = items[one], items[other]
        clash = _opposed(book, a, sign, b, opposite)
        if clash:
            out.append(clash)
    return out


def _signs(clause: Clause) -> Sequence[Sign]:
    return clause.signs


def _close(near: Mapping[tuple[str, str], Sequence[tuple[int, int, int]]]) -> list[tuple[int, int]]:
    """Opposite signs (item, side, sentence) of neighbouring sentences of one article, on axes where nearness is enough."""
    return [
        (one, other) for found in near.values() for one, side, sentence in found for other, opposite, beside in found
        if side > 0 > opposite and abs(sentence - beside) <= _CLOSE
    ]


def _opposed(book: Book, a: int, sign: Sign, b: int, opposite: Sign) -> Clash | None:
    one, other = book[a], book[b]
    if sign.axis != opposite.axis or sign.open or opposite.open or a == b:
        return None
    same_article = one.article == other.article
    if same_article and one.whose is not None and one.whose == other.whose:
        return None
    shared = sign.near & opposite.near
    near, wide = book.weights.sum(shared), min(book.wide(one, other), 4 * _WIDE)
    close = "close" in sign.flags and same_article and abs(one.sentence - other.sentence) <= _CLOSE
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
    return Point(number, clause.start, clause.end, "", pole)


def figures(book: Book) -> list[Clash]:
    """Other figures of one thing."""
    items = Items(book, _figures)
    rows = engine.Table("item", "low", "high", "key", "weight")
    for item, clause, figure in items.take():
        tokens = sorted(figure.near | clause.stems)
        rows.many(item, figure.low, min(figure.high, 1e18), [f"{figure.what} {token}" for token in tokens], book.weights.each(tokens))
    out = []
    for one, other, _ in engine.run("other_figures", {"keys": rows}, most=_MOST, least=_NEAR):
        if not book.comparable(items.clause(one), items.clause(other)):
            continue
        (a, figure), (b, rival) = items[one], items[other]
        clash = _counted(book, a, figure, b, rival)
        if clash:
            out.append(clash)
    return out


def _figures(clause: Clause) -> Sequence[Figure]:
    return [one for one in clause.figures if not one.part]


def _figure_point(number: int, figure: Figure) -> Point:
    return Point(number, figure.start, figure.end, figure.text, f"{figure.value:.0f}")


def _counted(book: Book, a: int, figure: Figure, b: int, rival: Figure) -> Clash | None:
    one, other = book[a], book[b]
    if a == b or not differ(figure, rival) or (one.article == other.article and one.sentence == other.sentence):
        return None
    if figure.what in COUNTED and not book.comparable(a, b, _COUNT_DAYS):
        return None
    states, others = one.states or one.wide, other.states or other.wide
    if states and others and not states & others:
        return None
    if not _measured_alike(one, other, figure):
        return None
    alike = figure.what in COUNTED or figure.what in _LENGTHS
    if one.article == other.article and (not alike or one.whose is None or one.whose == other.whose):
        return None
    shared = (figure.near | one.stems) & (rival.near | other.stems)
    near, wide = book.weights.sum(shared), min(book.wide(one, other), 4 * _WIDE)
    counted = figure.what in COUNTED
    least = _BOUND if counted or figure.what in _LENGTHS else 2 * _BOUND
    if near + wide // 4 < least or (not counted and book.weights.sum(token for token in shared if not token.startswith("@")) < _beside(figure)):
        return None
    later = book.later(one, other)
    grows = (later is True and figure.value > rival.value) or (later is False and rival.value > figure.value) or figure.growing or rival.growing
    kind = "update" if counted and grows else "conflict"
    why = (f"number.{figure.what.partition(' ')[0]}", *figure.why, *rival.why)
    return Clash("number", figure.what, kind, _figure_point(a, figure), _figure_point(b, rival), near + wide // 4, why)


def _beside(figure: Figure) -> int:
    """How much two clauses must share besides what they count."""
    return _NEAR if figure.what in _LENGTHS else 5 * _NEAR


def _measured_alike(one: Clause, other: Clause, figure: Figure) -> bool:
    """Whether two numbers are of the same people: fighters with fighters, troops with troops; a measure is a distance in both or in none."""
    if not figure.what.startswith("measure"):
        return one.sort is None or other.sort is None or one.sort == other.sort
    return one.sort == other.sort and ("@distance" in one.stems) == ("@distance" in other.stems)


def culprits(book: Book) -> list[Clash]:
    """Other culprits of one harm: the words around must share the one who was harmed."""
    items = Items(book, _culprits)
    rows = engine.Table("item", "part", "key", "weight")
    for item, _, culprit in items.take():
        tokens = [token for token in sorted(culprit.near) if not token.startswith("@")]
        rows.many(item, 0, tokens, book.weights.each(tokens))
    out = []
    for one, other, weight, _ in engine.run("shared_keys", {"keys": rows}, most=_MOST, apart=0, least=2 * _NEAR):
        if not book.comparable(items.clause(one), items.clause(other)):
            continue
        (a, culprit), (b, rival) = items[one], items[other]
        clash = _rivals(book, a, culprit, b, rival, int(weight))
        if clash:
            out.append(clash)
    return out


def _culprits(clause: Clause) -> Sequence[Culprit]:
    return clause.culprits


def _rivals(book: Book, a: int, culprit: Culprit, b: int, rival: Culprit, near: int) -> Clash | None:
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
    items = Items(book, _dated)
    rows = engine.Table("item", "part", "key", "weight")
    parts: dict[str, int] = {}
    for item, clause, _ in items.take():
        part = parts.setdefault(clause.article, len(parts))
        tokens = [token for token in sorted(clause.stems) if not token.startswith("@")]
        rows.many(item, part, tokens, book.weights.each(tokens))
    out = []
    for one, other, weight, _ in engine.run("shared_keys", {"keys": rows}, most=_MOST, apart=1, least=5 * _NEAR):
        if not book.comparable(items.clause(one), items.clause(other)):
            continue
        (a, first), (b, second) = items[one], items[other]
        if not first.weekday or not second.weekday or first.weekday[0] == second.weekday[0]:
            continue
        least = min(book.weights.sum(first.stems), book.weights.sum(second.stems))
        if int(weight) * 10 >= 7 * least and first.whose is not None and book.whose(first) == book.whose(second):
            days = [Point(number, start, end, day, day) for number, (day, start, end) in ((a, first.weekday), (b, second.weekday))]
            out.append(Clash("date", "weekday", "conflict", days[0], days[1], int(weight), ("same words", "weekday")))
    return out


def _dated(clause: Clause) -> Sequence[Clause]:
    return (clause,) if clause.weekday and len(clause.stems) >= 5 else ()
