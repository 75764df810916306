"""What one article shows of the entities that it names: what they are compared by, and how they are labelled.

A label is the name with the title beside it as the article writes it. Nothing here knows of other articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from riwaya.merge.codes import code, packed
from riwaya.merge.similar import name_key
from riwaya.model import Account, Entity, Mention
from riwaya.model.swift import swift
from riwaya.text.fold import fold

_NAMED = ("PER", "ORG", "LOC", "DOC")
_FAR = 4
Handle = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article shows of one entity: name, spellings, offices, and who stands in the article."""

    handle: Handle
    entity: Entity
    tokens: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    company: frozenset[str]
    mentions: int
    first: int
    year: str | None
    keys: tuple[int, ...]

    @property
    def known_by(self) -> str:
        """What other articles may know it by: its reference or its name in full."""
        return self.entity.ref or " ".join(self.tokens)


class Face(NamedTuple):
    """What every merge goes through of a profile: its id in its article, the form that it has, what other articles may know it by, how many words its name has, its keys."""

    local: str
    form: str
    known: str
    type: str
    ref: str | None
    stands_for: str | None
    name: str
    latin: str | None
    mentions: int
    first: int
    width: int
    keys: bytes


def faces(found: Sequence[Profile]) -> tuple[Face, ...]:
    """The faces of the profiles of an article."""
    return tuple(
        Face(
            one.handle[1], "\x1f".join(_form_key(one)), one.known_by, one.entity.type, one.entity.ref, one.entity.stands_for, one.entity.name, one.entity.latin,
            one.mentions, one.first, len(one.tokens), packed(one.keys),
        )
        for one in found
    )  # fmt: skip


class Trait(NamedTuple):
    """What a profile is compared by, beyond its face."""

    names: tuple[str, ...]
    tokens: tuple[str, ...]
    roles: tuple[str, ...]


def traits(found: Sequence[Profile]) -> tuple[tuple[Trait, ...], frozenset[str]]:
    """The traits of the profiles of an article, and the company that all have."""
    return tuple(Trait(one.names, one.tokens, one.roles) for one in found), found[0].company if found else frozenset()


@lru_cache(maxsize=100_000)
def _plain(name: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(name).text).split())


def profiles(account: Account) -> tuple[Profile, ...]:
    """One profile for every entity of an article."""
    roles: dict[str, Counter[str]] = {}
    places: dict[str, list[int]] = {}
    for mention in account.mentions:
        places.setdefault(mention.entity, []).append(mention.span.start)
        if mention.role:
            roles.setdefault(mention.entity, Counter())[_plain(mention.role.span.text)] += 1
    known = {one.id: one.ref or _plain(one.name) for one in account.entities if one.type in _NAMED}
    company = frozenset(known.values())
    year = (account.article.published or "")[:4] or None
    out = []
    for one in account.entities:
        names = tuple(sorted({text for alias in (one.name, *one.aliases) if (text := _plain(alias))}))
        tokens = tuple(_plain(one.name).split())
        starts = places.get(one.id, [])
        out.append(Profile(
            (account.article.id, one.id), one, tokens, names, tuple(sorted(roles.get(one.id, ()))), company, len(starts), min(starts, default=0), year, _keys(one.type, names),
        ))
    return tuple(out)


@lru_cache(maxsize=100_000)
def _keys(kind: str, names: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the keys that bring names together with others; none of nameless groups."""
    if kind not in _NAMED:
        return ()
    return tuple(sorted(code(f"{kind} {key}") for key in {key for name in names for key in name_key(name.split(), kind)}))


def _full(profile: Profile) -> bool:
    return len(profile.tokens) >= 2 or profile.entity.type == "LOC"


def _form_key(profile: Profile) -> tuple[str, ...]:
    one = profile.entity
    if one.type not in _NAMED:
        return ("alone", *profile.handle)
    if one.ref:
        return ("ref", one.ref)
    if _full(profile):
        return ("name", one.type, " ".join(profile.tokens))
    return ("alone", *profile.handle)


@swift
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


def seals(own: Sequence[Face], traits: tuple[Sequence[Trait], frozenset[str]], shown: Sequence[Look], head: tuple[str | None, ...]) -> bytes:
    """Two numbers for each profile of an article with this head: one for what it is compared with others by, one for how the article shows it."""
    beside = " ".join(sorted(traits[1]))
    compared = [_number(face.form, face.known, face.type, face.ref, face.width, face.keys, trait, beside) for face, trait in zip(own, traits[0], strict=True)]
    looked = [_number(face, look, head) for face, look in zip(own, shown, strict=True)]
    return packed([*compared, *looked])


def _number(*parts: object) -> int:
    """A number over plain values that is not worth remembering."""
    return int.from_bytes(blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") >> 1
