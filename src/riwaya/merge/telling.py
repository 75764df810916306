"""The events of the dossier with their accounts: what each article, in each voice, says of the happening.

One account for every voice: the outlet's own and each statement's source. Order between events: a meeting during a journey is part of
it, a thing follows what stands under the same participants shortly before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import numpy as np

from riwaya.lexicon import Lexicon
from riwaya.merge import silence, titles, when
from riwaya.merge.codes import Marks, code, mixed, summed
from riwaya.merge.happenings import Happening, Scenes
from riwaya.merge.ids import stable
from riwaya.merge.naming import People
from riwaya.merge.sketches import family_of
from riwaya.merge.tales import Tales, Told, altered, places, silenced
from riwaya.model import Account, DossierEvent, EventAccount, Silence, Statement, Value

_SPAN, _AFTER = 62, 31
_NEXT = 1
_FEW = 3
_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_NEGATED, _OPEN = "CT-", {"PR+": "expects", "PS+": "hedges", "U": "hedges"}


def _stance(factuality: str, statement: Statement | None) -> str:
    if statement is not None and statement.stance in ("denies", "declines", "demands"):
        return "asserts" if statement.stance == "denies" and factuality == "CT+" else statement.stance  # «نفى صلته بالهجوم» takes the attack for granted
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


def _called(one: int, people: People) -> int | str:
    """What tells one of those taking part from others: nameless groups of one description are one."""
    entity = people.entities[one]
    return entity.name if entity.type == "UNNAMED" else one


def _common(sets: Sequence[frozenset[int]], people: People, share: int) -> tuple[int, ...]:
    """Everybody whom at least one in `share` as many articles name as the one named most, the most frequent first; of nameless groups that no article names
    beside one another one."""
    known = [{_called(one, people): one for one in sorted(found, reverse=True)} for found in sets]
    counts = Counter(chain.from_iterable(known))
    first = {called: min((found[called] for found in known if called in found), key=lambda one: people.entities[one].id) for called in counts}
    most = max(counts.values(), default=0)
    out: list[int | str] = []
    for called in sorted(counts, key=lambda called: (-counts[called], people.entities[first[called]].id)):
        beside = isinstance(called, int) or all(any(called in found and other in found for found in known) for other in out if isinstance(other, str))
        if counts[called] * share >= most and beside:
            out.append(called)
    return tuple(first[called] for called in out)


def _sides(members: Sequence[Happening], people: People, type_: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who acts and whom it is done to: whoever stands on both sides belongs where more articles put him.

    Each article may name others who met; whom few give another deed has it in their accounts alone.
    """
    acting = Counter(_called(one, people) for member in members for one in member.actors)
    suffering = Counter(_called(one, people) for member in members for one in member.recipients - member.actors)
    share = len(members) if type_ in _TOGETHER else _FEW
    does = [frozenset(one for one in member.actors if acting[called := _called(one, people)] >= suffering[called]) for member in members]
    actors = _common(does, people, share)
    taken = {_called(one, people) for one in actors}
    return actors, _common([frozenset(one for one in member.recipients if _called(one, people) not in taken) for member in members], people, share)


def _place(members: Sequence[Happening], people: People) -> int | None:
    counts = Counter(one.place for one in members if one.place is not None)
    return min(counts, key=lambda one: (-counts[one], people.entities[one].id)) if counts else None


def _before(event: DossierEvent) -> tuple[int, str]:
    days = when.days(event.date)
    return (days.first if days else when.LAST, event.id)


class Teller:
    """Tells events out of what the articles say of them; those whose mark is that of a kept one are not made again."""

    def __init__(self, found: Scenes, origin: Mapping[str, str], lexicon: Lexicon, coverage: silence.Coverage, tales: Tales | None) -> None:
        self.found, self.people, self.origin, self.lexicon, self.coverage = found, found.people, origin, lexicon, coverage
        self.accounts = {sheet.account.article.id: sheet.account for sheet in found.sheets}
        self.tales = tales
        self.numbers = {entity.id: number for number, entity in enumerate(self.people.entities)}

    def tell(self, group: Sequence[int], why: tuple[str, ...], mark: str) -> Told:
        """The event of a group: that of the last merge where its mark is the same."""
        make = partial(self._event, group, why)
        return (None if self.tales is None else self.tales.standing(mark, make)) or Told(make(), mark)

    def quiet(self, told: Sequence[Told]) -> tuple[Told, ...]:
        """The events with who is silent on each: whose articles tell nothing that may be the same."""
        out = list(told)
        found: dict[int, tuple[Silence, ...]] = {}
        for number, event in enumerate(one.event for one in told):
            people = frozenset(self.numbers[one] for one in (*event.actors, *event.recipients)) if self.coverage.several else frozenset()
            found[number] = self.coverage.silent((article for article, *_ in places(event)), people, when.days(event.date)) if people else ()
        heard = self._heard([one.event for one in told], {name for some in found.values() for one in some for name in one.articles})
        for number, some in found.items():
            event = out[number].event
            kept = tuple(one for one in some if not any(_tells(event, other, self._spot(event)) for name in one.articles for other in heard.get(name, ())))
            if kept != event.silence:
                out[number] = replace(out[number], event=silenced(event, kept))
        return tuple(out)

    def _spot(self, event: DossierEvent) -> str | None:
        """The place of an event that is no whole country."""
        ref = self.people.entities[self.numbers[event.place]].ref if event.place else None
        return None if ref is not None and ref.startswith("country.") else event.place

    def _heard(self, events: Sequence[DossierEvent], articles: set[str]) -> dict[str, list[DossierEvent]]:
        """The events that articles tell."""
        out: dict[str, list[DossierEvent]] = {}
        for event in events if articles else ():
            for name in {article for article, *_ in places(event)} & articles:
                out.setdefault(name, []).append(event)
        return out

    def _event(self, group: Sequence[int], why: tuple[str, ...]) -> DossierEvent:
        people, accounts = self.people, self.accounts
        members = [self.found[index] for index in group]
        members.sort(key=lambda one: (accounts[one.sketch.handle[0]].article.published or "9999", one.sketch.handle))
        date = when.earliest([one.sketch.event.date.value if one.sketch.event.date else None for one in members])
        first = members[0].sketch
        kinds = Counter((one.sketch.event.type, one.sketch.event.mode) for one in members)
        type_, mode = min(kinds, key=lambda kind: (-kinds[kind], kind[0], kind[1] or ""))
        actors, recipients = _sides(members, people, type_)
        place = _place(members, people)
        told = tuple(account for one in members for account in _accounts(one, accounts[one.sketch.handle[0]], people, self.origin))
        named = [[(people.entities[one].name, people.entities[one].type) for one in some] for some in (actors, recipients, () if place is None else (place,))]
        title = titles.title(type_, mode, [one.sketch.event for one in members], named[0], named[1], named[2][0] if named[2] else None, self.lexicon)
        return DossierEvent(
            stable("v", accounts[first.handle[0]].article.sha256, type_, first.at, first.handle[1]), type_, mode, title, date,
            tuple(people.entities[one].id for one in actors), tuple(people.entities[one].id for one in recipients),
            people.entities[place].id if place is not None else None, told, (), (), why=why,
        )  # fmt: skip


def events(
    found: Scenes, groups: Sequence[Sequence[int]], why: Mapping[int, tuple[str, ...]], origin: Mapping[str, str], lexicon: Lexicon, coverage: silence.Coverage,
    marks: Marks | None = None, tales: Tales | None = None,
) -> tuple[Told, ...]:  # fmt: skip
    """One event for every group, by date and id."""
    teller = Teller(found, origin, lexicon, coverage, tales)
    own = [""] * len(groups) if marks is None else _marks(found, groups, why, origin, marks)
    told = sorted((teller.tell(group, why[group[0]], mark) for group, mark in zip(groups, own, strict=True)), key=lambda told: _before(told.event))
    return teller.quiet(_ordered(told))


def _marks(found: Scenes, groups: Sequence[Sequence[int]], why: Mapping[int, tuple[str, ...]], origin: Mapping[str, str], marks: Marks) -> list[str]:
    """For every group what changes whenever its event does, but for who is silent: who tells of it and what, under which names, out of which origins."""
    sources = np.array([code(origin.get(sheet.account.article.id, "")) for sheet in found.sheets], dtype=np.uint64)
    members = np.fromiter(chain.from_iterable(groups), dtype=np.int64)
    owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    with np.errstate(over="ignore"):
        seals = mixed(mixed(marks, 11) + mixed(sources, 12))[found.owners] + mixed(found.places, 13)
        whys = np.array([code(" ".join(why[group[0]])) for group in groups], dtype=np.uint64)
        return [f"{mark:016x}" for mark in mixed(summed(mixed(seals[members], 14), owners, len(groups)) + whys, 15).tolist()]


def _ordered(told: Sequence[Told]) -> tuple[Told, ...]:
    """Events with what they are a part of and what they follow: only dated ones, so that nothing is guessed."""
    by_actor: dict[tuple[str, int], list[DossierEvent]] = {}
    spans = [when.days(one.event.date) for one in told]
    for event, span in zip((one.event for one in told), spans, strict=True):
        if span is not None and span.width <= _SPAN:
            for actor in event.actors:
                for month in range(span.first // _AFTER, span.last // _AFTER + 1):
                    by_actor.setdefault((actor, month), []).append(event)
    out = []
    for one, span in zip(told, spans, strict=True):
        event = one.event
        near = None if span is None or not (_met(event) or len({*event.actors, *event.recipients}) >= 2) else _near(event, span, by_actor)
        if span is None or not near:
            out.append(one)
            continue
        whole = [other for other in near.values() if _part(event, span, other)]
        before = [] if whole else [other for other in near.values() if _follows(event, span, other)]
        last = max(before, key=_before, default=None)
        first = min(whole, key=lambda other: (-len(places(other)), other.id), default=None)
        beside = altered(event, part_of=first.id if first else None, follows=last.id if last else None) if first or last else event
        out.append(one if beside is event else replace(one, event=beside))
    return tuple(out)


def _near(event: DossierEvent, span: when.Days, by_actor: Mapping[tuple[str, int], list[DossierEvent]]) -> dict[str, DossierEvent]:
    """Other events of the same actors in the weeks around."""
    months = range(span.first // _AFTER - 1, min(span.last, span.first + _SPAN) // _AFTER + 2)
    return {other.id: other for actor in event.actors for month in months for other in by_actor.get((actor, month), ()) if other.id != event.id}


def _met(event: DossierEvent) -> bool:
    return event.type == "CONSULT" and event.mode != "visit"


def _part(event: DossierEvent, span: when.Days, other: DossierEvent) -> bool:
    """A meeting of the traveller during a journey, at its place or at none told."""
    days = when.days(other.date)
    if not _met(event) or other.mode != "visit" or days is None or not span.meets(days, 1):
        return False
    return bool(set(other.actors) & set(event.actors)) and (event.place is None or other.place is None or event.place == other.place or event.place in other.recipients)


def _tells(event: DossierEvent, other: DossierEvent, spot: str | None) -> bool:
    """Whether who tells the other event is not silent on this one: one of the same family that may be it (of somebody in it, of nobody named, or of the same kind on the
    same spot), for a journey also a meeting of the traveller."""
    if family_of(event.type, event.mode) != family_of(other.type, other.mode) or (other.mode == "visit" and event.mode != "visit"):
        return False
    one, two = when.days(event.date), when.days(other.date)
    if one and two and not one.meets(two, _NEXT):
        return False
    people, others = {*event.actors, *event.recipients}, {*other.actors, *other.recipients}
    return bool(people & others) or not others or (spot is not None and spot == other.place and event.mode == other.mode)


def _follows(event: DossierEvent, span: when.Days, other: DossierEvent) -> bool:
    """Something of the same actors and the other side, of another kind, in the days before."""
    days = when.days(other.date)
    if days is None or event.type == other.type or not 0 < span.first - days.last <= _AFTER:
        return False
    sides = {*event.actors, *event.recipients}
    return len(sides & {*other.actors, *other.recipients}) >= 2
