"""The events of the dossier with their accounts: what each article, in each voice, says of the happening.

One account for every voice: the outlet's own and each statement's source. Order between events: a meeting during a journey is part of
it, a thing follows what stands under the same participants shortly before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from riwaya.lexicon import Lexicon
from riwaya.merge import silence, titles, when
from riwaya.merge.deciding import Kept
from riwaya.merge.happenings import Happening
from riwaya.merge.ids import stable
from riwaya.merge.naming import People
from riwaya.model import Account, Conflict, DossierEvent, EventAccount, Silence, Statement, Value

_SPAN, _AFTER = 62, 31
_FEW = 8
_STANDING, _ADDED = "telling", "telling, added"
_NEGATED, _OPEN = "CT-", {"PR+": "expects", "PS+": "hedges", "U": "hedges"}


def _stance(factuality: str, statement: Statement | None) -> str:
    if statement is not None and statement.stance in ("denies", "declines", "demands"):
        return statement.stance
    if factuality == _NEGATED:
        return "denies"
    if statement is not None:
        return statement.stance
    return _OPEN.get(factuality, "asserts")


def _values(one: Happening, people: People) -> tuple[Value, ...]:
    event = one.sketch.event
    out = list(event.values)
    if event.date and event.date.span:
        out.append(Value("date", event.date.value, event.date.span))
    return tuple(sorted(out, key=lambda value: (value.attribute, value.span.start, value.value)))


def _accounts(one: Happening, account: Account, people: People, origin: Mapping[str, str]) -> list[EventAccount]:
    event = one.sketch.event
    spoken = {statement.id: statement for statement in account.statements}
    trigger = event.triggers[0] if event.triggers else None
    voices = [(event.statement, event.factuality)] + [(voice.statement, voice.factuality) for voice in event.accounts]
    out = []
    for number, (name, factuality) in enumerate(dict.fromkeys(voices)):
        statement = spoken.get(name) if name else None
        article = account.article
        whose = people.name(article.id, statement.entity) if statement else None
        via = tuple(found for one_via in (statement.via if statement else ()) if (found := people.name(article.id, one_via)))
        span = statement.cue.span if number and statement else trigger
        out.append(EventAccount(
            article.id, article.outlet, event.id, _stance(factuality, statement), factuality, whose, via, _values(one, people) if not number else (), name,
            origin.get(article.id), span.start if span else None, span.end if span else None,
        ))
    return out


def _common(sets: Sequence[frozenset[int]], people: People) -> tuple[int, ...]:
    counts = Counter(one for found in sets for one in found)
    return tuple(sorted(counts, key=lambda one: (-counts[one], people.entities[one].id)))


def _place(members: Sequence[Happening], people: People) -> int | None:
    counts = Counter(one.place for one in members if one.place is not None)
    return min(counts, key=lambda one: (-counts[one], people.entities[one].id)) if counts else None


def _before(event: DossierEvent) -> tuple[int, str]:
    days = when.days(event.date)
    return (days.first if days else when.LAST, event.id)


@dataclass(frozen=True, slots=True)
class Retold:
    """Events as they were told, before they were put in order, each with the conflicts that its own accounts make, by print."""

    prints: tuple[str, ...]
    events: tuple[DossierEvent, ...]
    own: tuple[tuple[Conflict, ...], ...]


_NOTHING = Retold((), (), ())


@dataclass(frozen=True, slots=True)
class Told:
    """One event with its print (empty where nothing is kept) and the conflicts of its own accounts, if they are known."""

    event: DossierEvent
    print: str = ""
    own: tuple[Conflict, ...] | None = None


class Tales:
    """The events as they were told last, by print, and their keeping: few new ones beside those that stand there, else all anew."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        base, added = (one if isinstance(one := kept.before(step), Retold) else _NOTHING for step in (_STANDING, _ADDED))
        self._base = frozenset(base.prints)
        self.known = {name: (event, own) for one in (base, added) for name, event, own in zip(one.prints, one.events, one.own, strict=True)}

    def keep(self, told: Sequence[Told], own: Sequence[tuple[Conflict, ...]]) -> None:
        """Keep events for the next merge."""
        rows = [(one.print, replace(one.event, part_of=None, follows=None), mine) for one, mine in zip(told, own, strict=True)]
        added = [row for row in rows if row[0] not in self._base]
        few = _FEW * len(added) < len(self._base)
        if few:
            self._kept.stays(_STANDING)
        chosen = added if few else rows
        self._kept.after(_ADDED if few else _STANDING, Retold(tuple(row[0] for row in chosen), tuple(row[1] for row in chosen), tuple(row[2] for row in chosen)))


class Teller:
    """Tells events out of what the articles say of them; those whose print is that of a kept one are not made again."""

    def __init__(
        self, found: Sequence[Happening], people: People, ordered: Sequence[Account], origin: Mapping[str, str], lexicon: Lexicon, coverage: silence.Coverage,
        seals: Mapping[str, int] | None = None, tales: Tales | None = None,
    ) -> None:  # fmt: skip
        self.found, self.people, self.origin, self.lexicon, self.coverage, self.seals = found, people, origin, lexicon, coverage, seals
        self.accounts = {account.article.id: account for account in ordered}
        self.before = {} if tales is None else tales.known

    def tell(self, group: Sequence[int], why: tuple[str, ...]) -> Told:
        """The event of a group."""
        people, accounts = self.people, self.accounts
        members = [self.found[index] for index in group]
        members.sort(key=lambda one: (accounts[one.sketch.handle[0]].article.published or "9999", one.sketch.handle))
        date = when.earliest([one.sketch.event.date.value if one.sketch.event.date else None for one in members])
        actors, recipients = _common([one.actors for one in members], people), _common([one.recipients - one.actors for one in members], people)
        recipients = tuple(one for one in recipients if one not in actors)
        quiet = self.coverage.silent((one.sketch.handle[0] for one in members), frozenset((*actors, *recipients)), when.days(date))
        mark = "" if self.seals is None else self._print(members, actors, recipients, why, quiet)
        if mark in self.before:
            return Told(self.before[mark][0], mark, self.before[mark][1])
        first = members[0].sketch
        kinds = Counter((one.sketch.event.type, one.sketch.event.mode) for one in members)
        type_, mode = min(kinds, key=lambda kind: (-kinds[kind], kind[0], kind[1] or ""))
        place = _place(members, people)
        told = tuple(account for one in members for account in _accounts(one, accounts[one.sketch.handle[0]], people, self.origin))
        named = [[(people.entities[one].name, people.entities[one].type) for one in some] for some in (actors, recipients, () if place is None else (place,))]
        title = titles.title(type_, mode, [one.sketch.event for one in members], named[0], named[1], named[2][0] if named[2] else None, self.lexicon)
        return Told(DossierEvent(
            stable("v", accounts[first.handle[0]].article.sha256, type_, first.at, first.handle[1]), type_, mode, title, date,
            tuple(people.entities[one].id for one in actors), tuple(people.entities[one].id for one in recipients),
            people.entities[place].id if place is not None else None, told, (), tuple(one.outlet for one in quiet), why=why, silence=quiet,
        ), mark)  # fmt: skip

    def _print(self, members: Sequence[Happening], actors: Sequence[int], recipients: Sequence[int], why: tuple[str, ...], quiet: tuple[Silence, ...]) -> str:
        """What changes whenever the event does: who tells of it and what, under which names, out of which origins, who is silent."""
        assert self.seals is not None
        parts = [f"{article} {local} {self.seals[article]} {self.origin.get(article)}" for article, local in (one.sketch.handle for one in members)]
        places = sorted({one.place for one in members if one.place is not None})
        parts += [self.people.entities[one].name for one in (*actors, *recipients, *places)]
        return blake2b("\x1f".join([*why, *parts, repr(quiet) if quiet else ""]).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def events(
    found: Sequence[Happening], groups: Sequence[Sequence[int]], why: Mapping[int, tuple[str, ...]], people: People, ordered: Sequence[Account],
    origin: Mapping[str, str], lexicon: Lexicon, coverage: silence.Coverage, seals: Mapping[str, int] | None = None, tales: Tales | None = None,
) -> tuple[Told, ...]:  # fmt: skip
    """One event for every group, by date and id."""
    teller = Teller(found, people, ordered, origin, lexicon, coverage, seals, tales)
    return _ordered(sorted((teller.tell(group, why[group[0]]) for group in groups), key=lambda told: _before(told.event)))


def _ordered(told: Sequence[Told]) -> tuple[Told, ...]:
    """Events with what they are a part of and what they follow: only dated ones, so that nothing is guessed."""
    by_actor: dict[tuple[str, int], list[DossierEvent]] = {}
    for event in (one.event for one in told):
        span = when.days(event.date)
        if span is not None and span.width <= _SPAN:
            for actor in event.actors:
                for month in range(span.first // _AFTER, span.last // _AFTER + 1):
                    by_actor.setdefault((actor, month), []).append(event)
    out = []
    for one in told:
        event = one.event
        near = _near(event, by_actor)
        span = when.days(event.date)
        whole = [other for other in near.values() if _part(event, span, other)] if span else []
        before = [other for other in near.values() if _follows(event, span, other)] if span and not whole else []
        last = max(before, key=_before, default=None)
        first = min(whole, key=lambda other: (len(other.accounts) * -1, other.id), default=None)
        beside = replace(event, part_of=first.id if first else None, follows=last.id if last else None) if first or last else event
        out.append(replace(one, event=beside))
    return tuple(out)


def _near(event: DossierEvent, by_actor: Mapping[tuple[str, int], list[DossierEvent]]) -> dict[str, DossierEvent]:
    """Other events of the same actors in the weeks around."""
    span = when.days(event.date)
    if span is None:
        return {}
    months = range(span.first // _AFTER - 1, min(span.last, span.first + _SPAN) // _AFTER + 2)
    return {other.id: other for actor in event.actors for month in months for other in by_actor.get((actor, month), ()) if other.id != event.id}


def _part(event: DossierEvent, span: when.Days, other: DossierEvent) -> bool:
    """A meeting of the traveller during a journey, at its place or at none told."""
    days = when.days(other.date)
    if event.type != "CONSULT" or event.mode == "visit" or other.mode != "visit" or days is None or not span.meets(days, 1):
        return False
    return bool(set(other.actors) & set(event.actors)) and (event.place is None or other.place is None or event.place == other.place or event.place in other.recipients)


def _follows(event: DossierEvent, span: when.Days, other: DossierEvent) -> bool:
    """Something of the same actors and the other side, of another kind, in the days before."""
    days = when.days(other.date)
    if days is None or event.type == other.type or not 0 < span.first - days.last <= _AFTER:
        return False
    sides = {*event.actors, *event.recipients}
    return len(sides & {*other.actors, *other.recipients}) >= 2
