"""Facts as marks on the text that an annotator can accept, relabel or delete, and corrections out of what came back.

Annotation tools count UTF-16 units (a character such as 😀 is two); we count code points: `Units` converts both ways.
A mark that was moved or drawn anew is no correction of a fact that exists: it is counted, not taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from riwaya.errors import UsageError
from riwaya.export.taking.losses import Losses
from riwaya.model import Account, Correction, Event, Mention, Statement
from riwaya.store import corrections, facts
from riwaya.store.case import Case

_FIELD = {"mention": "type", "statement": "stance", "event": "type"}
STANCES = ("asserts", "denies", "hedges", "expects", "demands", "declines")
ENTITIES = ("PER", "ORG", "LOC")


class Units:
    """Code points to UTF-16 units of one text, and back."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, char in enumerate(text) if char > "\uffff"]
        self._at = [place + number for number, place in enumerate(self._wide)]

    def out(self, place: int) -> int:
        """A code point's offset in units."""
        return place + bisect_left(self._wide, place)

    def back(self, unit: int) -> int:
        """A unit's offset in code points; the middle of a character counts as its end."""
        return unit - bisect_left(self._at, unit)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's anchor: its local id (m1, t1, s1, v1), kind, code points and label."""

    id: str
    kind: str
    start: int
    end: int
    label: str


def marks(account: Account) -> Iterator[Mark]:
    """The facts of an article: names by type, times, statements' cues by stance, events' triggers by type."""
    for _, kind, local, fact in facts.keyed(account):
        span = facts.anchor(fact)
        if isinstance(fact, (Mention, Event)):
            label = fact.type
        else:
            label = fact.stance if isinstance(fact, Statement) else "TIME"
        yield Mark(local, kind, span.start, span.end, label)


def corrected(case: Case, account: Account, after: Iterable[Mark], author: str, lost: Losses) -> list[Correction]:
    """Corrections that make an article's facts what the annotator left."""
    before = {one.id: one for one in marks(account)}
    left: dict[str, Mark] = {}
    for mark in after:
        held = before.get(mark.id)
        if held is None:
            lost.note("marks drawn anew belong to no fact: not taken", 1)
        elif (held.start, held.end) != (mark.start, mark.end):
            lost.note("marks that were moved are not taken", 1)
            left[mark.id] = held
        else:
            left[mark.id] = mark
    out = []
    for name, held in before.items():
        new = left.get(name)
        fact = f"{account.article.id}/{name}"
        if new is None:
            out.append(corrections.make(case.database, fact, "reject", author=author))
        elif new.label != held.label and held.kind in _FIELD:
            out.append(corrections.make(case.database, fact, "edit", ((_FIELD[held.kind], new.label),), author=author))
        else:
            out.append(corrections.make(case.database, fact, "accept", author=author))
        lost.keep(out[-1].verdict)
    return out


def account_of(case: Case, name: str, sha256: str) -> Account:
    """The account that annotations speak of; raises UsageError where the article is gone or another."""
    account = case.account(name)
    if account is None or account.article.sha256 != sha256:
        raise UsageError(f"{name}: the case holds no article of this id with this text; annotate a fresh export")
    return account


def in_order(found: Iterable[Mark]) -> list[Mark]:
    """Marks from left to right."""
    out = sorted(found, key=lambda one: (one.start, one.end, one.kind, one.id))
    assert all(a.start <= b.start for a, b in pairwise(out))
    return out
