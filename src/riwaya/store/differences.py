"""What changed between a run and now, fact by fact: gained, lost, changed.

A fact is the same if it stands on the same words for the same time in its article, whatever its number and place; texts that
were fetched anew are compared as well. Corrections are not counted: this tells what the program found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.errors import UsageError
from riwaya.lexicon.letters import fold_word
from riwaya.model import Account, Article, Event, Mention, Statement, Time
from riwaya.store import accounts
from riwaya.store.database import Database
from riwaya.store.facts import Fact, anchor, hint_of, keyed

_Known = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that was gained, lost or changed; `before` and `after` tell its values, `start` where it stands (now, or before it was lost)."""

    change: str
    article: str
    kind: str
    words: str
    start: int
    before: str | None
    after: str | None


def since(database: Database, run: int) -> Iterator[Difference]:
    """Every difference between the case after a run and the case now, by article; raises UsageError for a run that there was not."""
    if database.row("select 1 from run where id = :run and state = 'complete'", run=run) is None:
        raise UsageError(f"run {run}: there was no such complete run; `riwaya status` lists them")
    changed = database.rows(
        "select article from account where run > :run union select article from account_before where replaced > :run and run <= :run order by article", run=run,
    )  # fmt: skip
    for (name,) in changed:
        yield from compare(name, _before(database, name, run), accounts.read_account(database, name))


def _before(database: Database, name: str, run: int) -> Account | None:
    """What an article told after a run; its text of that time is not needed."""
    row = database.row("select body from account_before where article = :name and replaced > :run and run <= :run order by replaced limit 1", name=name, run=run)
    return None if row is None else accounts.unpack_account(row[0], Article(name, "", ""))


def compare(name: str, before: Account | None, after: Account | None) -> Iterator[Difference]:
    """The differences of one article."""
    old, new = _facts(before), _facts(after)
    for known in sorted(old.keys() | new.keys(), key=lambda one: (new.get(one, old.get(one, (0, "")))[0], one)):
        kind, _, words, _ = known
        was, now = old.get(known), new.get(known)
        if was is None and now is not None:
            yield Difference("gained", name, kind, words, now[0], None, now[1])
        elif now is None and was is not None:
            yield Difference("lost", name, kind, words, was[0], was[1], None)
        elif was is not None and now is not None and was[1] != now[1]:
            yield Difference("changed", name, kind, words, now[0], was[1], now[1])


def _facts(account: Account | None) -> dict[_Known, tuple[int, str]]:
    """Where every fact stands and what it says, by what it is known by."""
    if account is None:
        return {}
    names = {one.id: one.name for one in account.entities}
    seen = Counter[tuple[str, str, str]]()
    out: dict[_Known, tuple[int, str]] = {}
    found = sorted(((anchor(fact), kind, fact) for _, kind, _, fact in keyed(account)), key=lambda one: (one[0].start, one[1]))
    for span, kind, fact in found:
        known = kind, hint_of(fact), fold_word(span.text)
        out[*known, seen[known]] = span.start, _said(fact, names)
        seen[known] += 1
    return out


def _said(fact: Fact, names: dict[str, str]) -> str:
    """The values of a fact in a line."""

    def name(entity: str | None) -> str:
        return names.get(entity or "", "-")

    if isinstance(fact, Mention):
        return f"{fact.type} {name(fact.entity)}" + (f" ({fact.role.span.text})" if fact.role else "")
    if isinstance(fact, Time):
        return fact.value or fact.relative or "unknown"
    if isinstance(fact, Statement):
        return f"{name(fact.entity)} {fact.stance}: {' … '.join(one.text for one in fact.content)}"
    assert isinstance(fact, Event)
    who = ", ".join(name(one) for one in fact.actors) or "-"
    whom = ", ".join(name(one) for one in fact.recipients) or "-"
    return f"{fact.type}/{fact.mode or '-'} {fact.factuality} {who} > {whom}, {name(fact.place)}, {fact.date.value if fact.date else 'no date'}"
