"""A user's corrections laid over what an article tells: found again in the present text, never written into it.

A correction is found by its words and their surroundings in folded text; by offsets only where the text is the same. What
is rejected is left out of the account that is merged, and whatever hung on it hangs on nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from riwaya.errors import UsageError
from riwaya.model import Account, Correction, Event, EventDate, Statement
from riwaya.store.facts import anchor, hint_of, keyed
from riwaya.text import fold

CONTEXT = 40
_LEAST = 8
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "mention": {"type": ("PER", "ORG", "LOC"), "entity": ()},
    "time": {"value": ()},
    "statement": {
        "stance": ("asserts", "denies", "hedges", "expects", "demands", "declines"), "kind": ("named", "unnamed"), "form": ("direct", "indirect", "mixed"), "entity": (),
    },
    "event": {"type": (), "mode": (), "factuality": ("CT+", "CT-", "PR+", "PS+", "U"), "date": (), "place": ()},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a correction lies now: the fact's key, or why it lies nowhere."""

    correction: Correction
    article: str | None = None
    fact: str | None = None
    start: int | None = None
    stop: int | None = None
    stale: str | None = None


def check_changes(kind: str, changes: Iterable[tuple[str, str]]) -> None:
    """Raise UsageError for what cannot be changed or set."""
    for name, value in changes:
        allowed = FIELDS[kind].get(name)
        if allowed is None:
            raise UsageError(f"a {kind} has no {name} that can be edited; it has {', '.join(FIELDS[kind])}")
        if allowed and value not in allowed:
            raise UsageError(f"{name}={value}: must be one of {', '.join(allowed)}")


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def place(correction: Correction, account: Account) -> Place:
    """Find the fact that a correction speaks of in an article that may have been fetched anew."""
    article = account.article
    found = (correction.start, correction.start + len(correction.quote)) if article.sha256 == correction.sha256 else _find(correction, article.text)
    if found is None:
        return Place(correction, article.id, stale="its words do not stand in the article any more")
    start, stop = found
    best: tuple[tuple[bool, bool, int], str] | None = None
    for key, kind, _, fact in keyed(account):
        at = anchor(fact)
        if kind == correction.kind and at.start < stop and start < at.end:
            score = (at.start == start and at.end == stop, hint_of(fact) == correction.hint, min(at.end, stop) - max(at.start, start))
            if best is None or score > best[0]:
                best = score, key
    if best is None:
        return Place(correction, article.id, None, start, stop, f"the program finds no {correction.kind} there any more")
    return Place(correction, article.id, best[1], start, stop)


def _find(correction: Correction, text: str) -> tuple[int, int] | None:
    """Where the quote stands with the most of its surroundings; nowhere if too little of them is left."""
    folded = fold(text)
    quote, before, after = (fold(one).text.strip() if one else "" for one in (correction.quote, correction.before, correction.after))
    least = min(_LEAST, len(before) + len(after))
    best, most = -1, least - 1
    at = folded.text.find(quote) if quote else -1
    while at >= 0:
        left = _common(folded.text[max(0, at - CONTEXT) : at].rstrip()[::-1], before[::-1])
        right = _common(folded.text[at + len(quote) : at + len(quote) + CONTEXT].lstrip(), after)
        if left + right > most:
            best, most = at, left + right
        at = folded.text.find(quote, at + 1)
    return None if best < 0 else folded.back(best, best + len(quote))


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def active(log: Sequence[Correction]) -> list[Correction]:
    """The corrections that were not taken back, in the order they were made."""
    withdrawn = {value for one in log if one.verdict == "withdraw" for name, value in one.changes if name == "of"}
    return [one for one in log if one.verdict != "withdraw" and one.id not in withdrawn]


@dataclass(frozen=True, slots=True)
class Overlaid:
    """`shown` has the edits and keeps what was rejected; `merged` is without it; `review` tells the verdict by (kind, local id)."""

    shown: Account
    merged: Account
    review: Mapping[tuple[str, str], str]


def overlay(account: Account, corrections: Mapping[str, Sequence[Correction]]) -> Overlaid:
    """An account under the corrections of its facts, by fact key; the last verdict on a fact counts, edits add up."""
    if not corrections:
        return Overlaid(account, account, {})
    review: dict[tuple[str, str], str] = {}
    edits: dict[tuple[str, str], dict[str, str]] = {}
    for key, kind, local, _ in keyed(account):
        for one in corrections.get(key, ()):
            review[kind, local] = {"accept": "accepted", "reject": "rejected", "edit": "edited"}[one.verdict]
            edits.setdefault((kind, local), {}).update(one.changes)
    if not review:
        return Overlaid(account, account, review)
    shown = replace(
        account,
        mentions=tuple(_edited(one, edits.get(("mention", one.id), {})) for one in account.mentions),
        times=tuple(_edited(one, edits.get(("time", f"t{number}"), {})) for number, one in enumerate(account.times, 1)),
        statements=tuple(_edited(one, edits.get(("statement", one.id), {})) for one in account.statements),
        events=tuple(_edited(one, edits.get(("event", one.id), {})) for one in account.events),
    )
    types: dict[str, str] = {one.entity: edits["mention", one.id]["type"] for one in shown.mentions if "type" in edits.get(("mention", one.id), {})}
    shown = replace(shown, entities=tuple(replace(one, type=types.get(one.id, one.type)) for one in shown.entities))
    return Overlaid(shown, _without(shown, {key for key, verdict in review.items() if verdict == "rejected"}), review)


def _edited(fact: Any, changes: Mapping[str, str]) -> Any:
    """A fact with fields set; an empty value is «unknown»."""
    if not changes:
        return fact
    values: dict[str, Any] = {name: value or None for name, value in changes.items()}
    if isinstance(fact, Event) and "date" in values:
        values["date"] = EventDate(values["date"], None) if values["date"] else None
    return replace(fact, **values)


def _without(account: Account, rejected: set[tuple[str, str]]) -> Account:
    """The account without what was rejected."""
    mentions = tuple(one for one in account.mentions if ("mention", one.id) not in rejected)
    times = tuple(one for number, one in enumerate(account.times, 1) if ("time", f"t{number}") not in rejected)
    lost_spans = {one.span for number, one in enumerate(account.times, 1) if ("time", f"t{number}") in rejected}
    lost_words = {one.id for one in account.statements if ("statement", one.id) in rejected}
    named = {one.entity for one in mentions} | {one.entity for one in account.references}
    lost = {one.entity for one in account.mentions if ("mention", one.id) in rejected} - named
    return replace(
        account,
        mentions=mentions,
        times=times,
        entities=tuple(one for one in account.entities if one.id not in lost),
        relations=tuple(one for one in account.relations if one.subject not in lost and one.object not in lost),
        statements=tuple(_statement_without(one, lost, lost_words) for one in account.statements if one.id not in lost_words),
        events=tuple(_event_without(one, lost, lost_words, lost_spans) for one in account.events if ("event", one.id) not in rejected),
    )


def _statement_without(one: Statement, lost: set[str], words: set[str]) -> Statement:
    via = tuple(name for name in one.via if name not in lost)
    return replace(one, entity=None if one.entity in lost else one.entity, via=via, parent=None if one.parent in words else one.parent)


def _event_without(one: Event, lost: set[str], words: set[str], spans: set[Any]) -> Event:
    return replace(
        one,
        actors=tuple(name for name in one.actors if name not in lost),
        recipients=tuple(name for name in one.recipients if name not in lost),
        place=None if one.place in lost else one.place,
        date=None if one.date and one.date.span in spans else one.date,
        statement=None if one.statement in words else one.statement,
        accounts=tuple(voice for voice in one.accounts if voice.statement not in words),
    )

