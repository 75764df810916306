"""The entities of the dossier: name, spellings, offices over the years, and how each article names them.

The name is the fullest that most articles use. A label is the name with the title beside it as the article writes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Protocol

from riwaya.merge.entities import Handle, Matched, Profile
from riwaya.merge.ids import stable
from riwaya.model import Account, Alias, DossierEntity, Label, Mention, Naming, RoleOverTime
from riwaya.names.latin import latin

_FAR = 4


@dataclass(frozen=True, slots=True)
class People:
    """The entities of the dossier, and the way from an article's local id to them."""

    entities: tuple[DossierEntity, ...]
    numbers: dict[Handle, int]
    states: tuple[tuple[int, ...], ...]
    prints: Mapping[str, str]
    held: frozenset[str]

    def number(self, article: str, entity: str | None) -> int | None:
        return self.numbers.get((article, entity)) if entity else None

    def name(self, article: str, entity: str | None) -> str | None:
        number = self.number(article, entity)
        return None if number is None else self.entities[number].id

    def is_country(self, article: str, entity: str | None) -> bool:
        """Whether a local entity is a whole country, which says little of where a thing happened."""
        number = self.number(article, entity)
        return number is not None and (self.entities[number].ref or "").startswith("country.")

    def group(self, article: str, entities: Sequence[str]) -> frozenset[int]:
        """The entities of the dossier for local ones."""
        return frozenset(n for one in entities if (n := self.number(article, one)) is not None)

    def persons(self, article: str, entities: frozenset[str]) -> frozenset[int]:
        """The persons among the local entities of an article."""
        return frozenset(n for one in entities if (n := self.number(article, one)) is not None and self.entities[n].type == "PER")

    def sides(self, number: int) -> tuple[int, ...]:
        """The states that an entity stands for; itself if it is a state that others stand for."""
        return self.states[number]


def labels(account: Account) -> dict[str, dict[str, list[tuple[int, int]]]]:
    """Entity to label to its places: names with the title beside them, descriptions, and for a state the names of what stands for it."""
    out: dict[str, dict[str, list[tuple[int, int]]]] = {}
    text = account.article.text
    for mention in account.mentions:
        for start, end in _spans(mention):
            out.setdefault(mention.entity, {}).setdefault(text[start:end], []).append((start, end))
    for reference in account.references:
        span = reference.span
        out.setdefault(reference.entity, {}).setdefault(span.text, []).append((span.start, span.end))
    for statement in account.statements:
        if statement.source and statement.entity and statement.entity not in out:
            out.setdefault(statement.entity, {}).setdefault(statement.source.text, []).append((statement.source.start, statement.source.end))
    by_ref = {entity.ref: entity.id for entity in account.entities if entity.ref}
    for entity in account.entities:
        state = by_ref.get(entity.stands_for) if entity.stands_for else None
        for text_, places in out.get(entity.id, {}).items() if state and state != entity.id else ():
            out.setdefault(state or "", {}).setdefault(text_, []).extend(places)
    return out


def _spans(mention: Mention) -> list[tuple[int, int]]:
    own = (mention.span.start, mention.span.end)
    if mention.role is None:
        return [own]
    role = mention.role.span
    if abs(role.start - own[1]) <= _FAR or abs(own[0] - role.end) <= _FAR:
        return [(min(own[0], role.start), max(own[1], role.end))]
    return [own]


def _names(members: Sequence[Profile]) -> str:
    if len(members) == 1:
        return members[0].entity.name
    counts = Counter(profile.entity.name for profile in members)
    return min(counts, key=lambda name: (-min(len(name.split()), 2), -counts[name], -len(name), name))


@dataclass(frozen=True, slots=True)
class Look:
    """How one article shows one entity: labels with their first place and how often, spellings and how often, ranks and offices."""

    labels: tuple[tuple[str, tuple[int, int], int], ...] = ()
    spellings: tuple[tuple[str, int], ...] = ()
    roles: tuple[str, ...] = ()


_UNSEEN = Look()


def looks(account: Account, profiles: Sequence[Profile]) -> tuple[Look, ...]:
    """The look of every profile of an article."""
    own = _look(account)
    return tuple(own.get(profile.handle[1], _UNSEEN) for profile in profiles)


def _look(account: Account) -> dict[str, Look]:
    spelled: dict[str, Counter[str]] = {}
    roles: dict[str, set[str]] = {}
    for mention in account.mentions:
        spelled.setdefault(mention.entity, Counter())[mention.span.text] += 1
        if mention.role:
            roles.setdefault(mention.entity, set()).add(mention.role.span.text)
    labelled = labels(account)
    return {
        entity: Look(
            tuple((text, min(places), len(places)) for text, places in labelled.get(entity, {}).items()), tuple(spelled.get(entity, {}).items()),
            tuple(sorted(roles.get(entity, ()))),
        )
        for entity in {**labelled, **spelled}
    }  # fmt: skip


def _aliases(members: Sequence[Profile], looks: Sequence[Look]) -> tuple[Alias, ...]:
    counts: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for profile, look in zip(members, looks, strict=True):
        for text, count in look.spellings:
            counts[text] += count
            articles.setdefault(text, set()).add(profile.handle[0])
    return tuple(Alias(text, counts[text], tuple(sorted(articles[text]))) for text in sorted(counts, key=lambda text: (-counts[text], text)))


def _roles(members: Sequence[Profile], looks: Sequence[Look]) -> tuple[RoleOverTime, ...]:
    found: dict[str, set[tuple[str, str | None]]] = {}
    for profile, look in zip(members, looks, strict=True):
        for role in look.roles:
            found.setdefault(role, set()).add((profile.handle[0], profile.year))
    out = []
    for role, places in sorted(found.items()):
        years = sorted({year for _, year in places if year})
        out.append(RoleOverTime(role, years[0] if years else None, years[-1] if years else None, tuple(sorted({article for article, _ in places}))))
    return tuple(out)


def _naming(members: Sequence[Profile], looks: Sequence[Look], accounts: dict[str, Account]) -> tuple[Naming, ...]:
    rows: dict[str, dict[str, tuple[tuple[int, int], int]]] = {}
    for profile, look in zip(members, looks, strict=True):
        for text, place, count in look.labels:
            row = rows.setdefault(profile.handle[0], {})
            known = row.get(text)
            row[text] = (min(known[0], place), known[1] + count) if known else (place, count)
    return tuple(
        Naming(article, accounts[article].article.outlet, tuple(
            Label(text, *place, count) for text, (place, count) in sorted(row.items(), key=lambda item: (item[1][0], item[0]))
        ))
        for article, row in sorted(rows.items())
    )


def _first(members: Sequence[Profile], accounts: dict[str, Account]) -> Profile:
    if len(members) == 1:
        return members[0]
    return min(members, key=lambda profile: (accounts[profile.handle[0]].article.published or "9999", profile.handle[0], profile.first, profile.handle[1]))


class Recall(Protocol):
    """What tells that an entity is as it was: a digest of what each article tells, and the prints of the entities that are held, by id."""

    prints: Mapping[str, str]

    def digest(self, article: str) -> str: ...


def _print(name: str, members: Sequence[Profile], why: tuple[str, ...], recall: Recall) -> str:
    """What changes whenever an entity does: its id, its members, what their articles tell, why they are one."""
    parts = [name, *why, *(f"{article} {local} {recall.digest(article)}" for article, local in (profile.handle for profile in members))]
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def people(profiles: Sequence[Profile], matched: Matched, ordered: Sequence[Account], looked: Sequence[Look], recall: Recall | None = None) -> People:
    """One dossier entity for every group of profiles; those that `recall` holds as they are only with type, name and reference."""
    accounts = {account.article.id: account for account in ordered}
    seen: Counter[str] = Counter()
    numbers: dict[Handle, int] = {}
    entities: list[DossierEntity] = []
    prints: dict[str, str] = {}
    for number, (group, why) in enumerate(zip(matched.groups, matched.why, strict=True)):
        members = [profiles[index] for index in group]
        first = _first(members, accounts)
        refs = sorted({profile.entity.ref for profile in members if profile.entity.ref})
        name = _id(first, refs, accounts, seen)
        numbers.update((profile.handle, number) for profile in members)
        entities.append(DossierEntity(name, first.entity.type, _names(members), None, (), (), (), refs[0] if refs else None, why, ()))
        if recall is not None:
            prints[name] = _print(name, members, why, recall)
    held = frozenset(name for name, found in prints.items() if recall is not None and recall.prints.get(name) == found)
    for number, group in enumerate(matched.groups):
        if entities[number].id not in held:
            entities[number] = _whole(entities[number], [profiles[index] for index in group], [looked[index] for index in group], accounts)
    return People(tuple(entities), numbers, _states(profiles, matched), prints, held)


def _whole(bare: DossierEntity, members: Sequence[Profile], looks: Sequence[Look], accounts: dict[str, Account]) -> DossierEntity:
    """The entity with all that is told of it."""
    spelled = sorted({profile.entity.latin for profile in members if profile.entity.latin})
    written = latin(bare.name) if bare.type == "PER" and not spelled else None
    return replace(
        bare, romanised=written is not None and written.origin != "listed", name_latin=written.text if written else spelled[0] if spelled else None,
        aliases=_aliases(members, looks), roles=_roles(members, looks),
        members=tuple(sorted(profile.handle for profile in members)), naming=_naming(members, looks, accounts),
    )  # fmt: skip


def _id(first: Profile, refs: Sequence[str], accounts: Mapping[str, Account], seen: Counter[str]) -> str:
    """The id of an entity: of its reference where it has one, else of the words that first name it."""
    own = stable("e", accounts[first.handle[0]].article.sha256, first.entity.type, str(first.first), first.entity.name)
    name = stable("e", refs[0]) if len(refs) == 1 else own
    name = own if seen[name] else name
    seen[name] += 1
    return stable("e", own, first.handle[0], first.handle[1]) if seen[name] > 1 else name


def _states(profiles: Sequence[Profile], matched: Matched) -> tuple[tuple[int, ...], ...]:
    """For every entity the states it stands for, itself included where it is a state of the articles; nameless groups of one description stand for the first."""
    by_ref: dict[str, int] = {}
    described: dict[str, int] = {}
    for number, group in enumerate(matched.groups):
        for index in group:
            one = profiles[index].entity
            if one.ref:
                by_ref.setdefault(one.ref, number)
            if one.type == "UNNAMED":
                described.setdefault(one.name, number)
    stands: list[set[int]] = [set() for _ in matched.groups]
    for number, group in enumerate(matched.groups):
        for index in group:
            ref = profiles[index].entity.stands_for
            if profiles[index].entity.type == "UNNAMED":
                stands[number].add(described[profiles[index].entity.name])
            if ref and ref in by_ref:
                stands[number].add(by_ref[ref])
                stands[by_ref[ref]].add(by_ref[ref])
    return tuple(tuple(sorted(one)) for one in stands)
