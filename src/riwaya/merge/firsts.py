"""«لأول مرة»: a meeting that one article calls the first against an earlier one of the same persons in another article.

Only what is said to be the first of all counts, not «الأولى منذ عام 2019»; and only where the two lie so far apart that they cannot be
one meeting with two dates. Two persons must be the same in both: that a state receives somebody for the first time is about him alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riwaya.merge import when
from riwaya.merge.tales import ordered
from riwaya.model import Conflict, ConflictSide, DossierEntity, DossierEvent, EventAccount, Value

_APART = 60
_MET = ("CONSULT",)
_PERSONS = 2
_MOST = 3


def of_firsts(events: Sequence[DossierEvent], entities: Sequence[DossierEntity]) -> Mapping[int, Conflict]:
    """The conflict of order of each event that is called the first, by its number, where an earlier one is told elsewhere."""
    called = {number: told for number, event in enumerate(events) if event.type in _MET and ordered(event) and (told := list(_first(event)))}
    if not called:
        return {}
    persons = {one.id for one in entities if one.type == "PER"}
    by_person: dict[str, list[DossierEvent]] = {}
    for event in events:
        if event.type in _MET:
            for name in event.actors + event.recipients:
                by_person.setdefault(name, []).append(event)
    out = {}
    for number, told in called.items():
        event = events[number]
        who = {name for name in event.actors + event.recipients if name in persons}
        if len(who) >= _PERSONS:
            articles = {account.article for account, _ in told}
            before = [_happened(other, articles) for other in by_person[min(who)] if _earlier(other, event, who)]
            sides = [side for side in before if side is not None][:_MOST]
            if sides:
                out[number] = Conflict("order", "conflict", (*(_said(account, value) for account, value in told), *sides), ("first",))
    return out


def _first(event: DossierEvent) -> Iterator[tuple[EventAccount, Value]]:
    for account in event.accounts:
        for value in account.values:
            if value.attribute == "order" and value.value == "1" and account.factuality == "CT+":
                yield account, value
                break


def _earlier(other: DossierEvent, event: DossierEvent, who: set[str]) -> bool:
    mine, theirs = when.days(event.date), when.days(other.date)
    if mine is None or theirs is None or theirs.last + _APART > mine.first or (other.mode, other.type) != (event.mode, event.type):
        return False
    return who <= set(other.actors + other.recipients)


def _happened(event: DossierEvent, but: set[str]) -> ConflictSide | None:
    """The first account of another article that tells an event as a fact, with the day it gives it."""
    for one in event.accounts:
        if one.factuality == "CT+" and one.article not in but and one.start is not None and one.end is not None and event.date is not None:
            return ConflictSide(one.article, event.date, one.start, one.end, one.whose)
    return None


def _said(account: EventAccount, value: Value) -> ConflictSide:
    return ConflictSide(account.article, value.span.text, value.span.start, value.span.end, account.whose)
