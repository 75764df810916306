"""Which entities of different articles are one person, body or place.

Entities that carry the same lexicon reference, or the same name in full, are one form; forms are compared in pairs that share a
name key. A single family name, a nickname or a general title joins only where the articles share more: an office, a country,
other names. Everything that was joined says why. It knows nothing of the world beyond the articles and the lexicon.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from riwaya.merge import engine, similar
from riwaya.merge.clusters import Clusters
from riwaya.merge.codes import Marks, code, summed
from riwaya.merge.deciding import Asked, Kept, pairs
from riwaya.merge.rows import Rows
from riwaya.merge.similar import name_key, same_name
from riwaya.model import Account, Entity
from riwaya.text.fold import fold

_NAMED = ("PER", "ORG", "LOC", "DOC")
_MOST_FORMS = 60
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


@dataclass(frozen=True, slots=True)
class Form:
    """Profiles that are one without further question: same reference, or same type and full name. `known` is what its articles call it."""

    key: tuple[str, ...]
    type: str
    ref: str | None
    names: frozenset[str]
    longest: tuple[str, ...]
    roles: frozenset[str]
    company: frozenset[str]
    known: frozenset[str]
    keys: frozenset[int]
    members: tuple[int, ...]


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


def _forms(found: Sequence[Profile]) -> list[Form]:
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, profile in enumerate(found):
        groups.setdefault(_form_key(profile), []).append(index)
    out = []
    for key in sorted(groups):
        if len(groups[key]) == 1:
            out.append(_form_of_one(key, found[groups[key][0]], groups[key][0]))
            continue
        own = [found[index] for index in groups[key]]
        names = frozenset(name for profile in own for name in profile.names)
        company = frozenset[str]().union(*(profile.company for profile in own))
        longest = max((profile.tokens for profile in own), key=lambda tokens: (len(tokens), tokens))
        out.append(Form(
            key, own[0].entity.type, own[0].entity.ref, names, longest, frozenset(role for profile in own for role in profile.roles),
            company, frozenset(profile.known_by for profile in own), frozenset(one for profile in own for one in profile.keys), tuple(groups[key]),
        ))
    return out


def _form_of_one(key: tuple[str, ...], one: Profile, index: int) -> Form:
    return Form(
        key, one.entity.type, one.entity.ref, frozenset(one.names), one.tokens, frozenset(one.roles), one.company, frozenset((one.known_by,)), frozenset(one.keys), (index,),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A decision on a pair: how sure (the higher, the earlier it is taken) and why; None in `sure` means no link."""

    sure: int | None
    why: str


def decide(one: Form, other: Form, company: int) -> Link:
    """Whether two forms are one entity; `company` counts the other names that their articles share."""
    if one.type != other.type or (one.ref and other.ref and one.ref != other.ref):
        return Link(None, "")
    if one.type == "PER":
        return _persons(one, other, company)
    if one.names & other.names and len(" ".join(one.longest)) >= 4 and (one.type == "LOC" or company >= 1):
        return Link(70, "name.shared")
    if company >= 1 and min(len(one.longest), len(other.longest)) > 1 and same_name(one.longest, other.longest) == "same":
        return Link(65, "name.similar")
    return Link(None, "")


def _linked(common: frozenset[str], _: engine.Row, one: Form, other: Form) -> tuple[int, int, str] | None:
    """How sure two forms are one, what company they share, and why; None where they are not one."""
    shared = len((one.company & other.company) - common - one.known - other.known)
    link = decide(one, other, shared)
    return None if link.sure is None else (link.sure, shared, link.why)


def _persons(one: Form, other: Form, company: int) -> Link:
    likeness = same_name(one.longest, other.longest)
    if likeness == "same":
        return Link(90, "name.similar")
    if likeness == "different":
        return Link(None, "")
    if one.roles & other.roles:
        return Link(80, "role.shared")
    if company >= 2:
        return Link(60, "company.shared")
    return Link(None, "")


@dataclass(frozen=True, slots=True)
class Matched:
    """Groups of profile indices, and the reasons of each group."""

    groups: tuple[tuple[int, ...], ...]
    why: tuple[tuple[str, ...], ...]


def match(
    found: Sequence[Profile], must: Sequence[tuple[int, int]], cannot: Sequence[tuple[int, int]], common: frozenset[str], seals: Marks | None = None, kept: Kept | None = None,
) -> Matched:  # fmt: skip
    """Groups of profiles that are one; `common` are names too frequent to be company, `seals` tell of each profile whether it is as it was."""
    forms = _forms(found)
    clusters = Clusters(len(found), cannot)
    reasons: dict[int, set[str]] = {}

    def join(one: int, other: int, why: str) -> None:
        if clusters.find(one) != clusters.find(other) and clusters.join(one, other):
            reasons.setdefault(one, set()).add(why)

    for one, other in must:
        join(one, other, "judgement.same")
    for form in forms:
        why = "ref" if form.ref else "name.same"
        for index in form.members[1:]:
            join(form.members[0], index, why)
    links = []
    rows = Rows.of_single([sorted(form.keys) for form in forms])
    owners = ["\x1f".join(form.key) for form in forms]
    columns = {"part": rows.item, "key": rows.key}
    asked = Asked("entities", "shared_keys", "keys", rows, columns, np.ones_like(rows.key), owners, {"most": _MOST_FORMS, "apart": 0, "least": 1})
    known = None if kept is None else kept.before("names")
    similar.remember(known)
    for (one, other), (sure, shared, why) in pairs(asked, forms, partial(_linked, common), _seals(forms, seals, common), kept):
        links.append((-sure, -shared, one, other, why))
    for _, _, one, other, why in sorted(_unrivalled(links, forms)):
        join(forms[one].members[0], forms[other].members[0], why)
    if kept is not None:
        more = similar.remembered(known)
        kept.stays("names") if more is None else kept.after("names", more)
    groups = tuple(tuple(group) for group in clusters.groups())
    return Matched(groups, tuple(tuple(sorted({why for index in group for why in reasons.get(index, ())})) for group in groups))


def _seals(forms: Sequence[Form], seals: Marks | None, common: frozenset[str]) -> Marks | None:
    """What changes whenever a form does, or what is common."""
    if seals is None:
        return None
    members = np.array([index for form in forms for index in form.members], dtype=np.int64)
    owners = np.repeat(np.arange(len(forms)), [len(form.members) for form in forms])
    with np.errstate(over="ignore"):
        return summed(seals[members], owners, len(forms)) + np.uint64(code("\x1f".join(sorted(common))))


def _unrivalled(links: list[tuple[int, int, int, int, str]], forms: Sequence[Form]) -> list[tuple[int, int, int, int, str]]:
    """A single name goes to one full name at most: the surest, and to none if two are as sure."""
    best: dict[int, list[tuple[int, int, int]]] = {}
    for sure, shared, one, other, _ in links:
        for short, long in ((one, other), (other, one)):
            if forms[short].type == "PER" and len(forms[short].longest) == 1 and len(forms[long].longest) > 1:
                best.setdefault(short, []).append((sure, shared, long))
    taken: dict[int, int | None] = {}
    for short, rivals in best.items():
        rivals.sort()
        first = rivals[0]
        tied = [one for one in rivals[1:] if one[:2] == first[:2] and same_name(forms[one[2]].longest, forms[first[2]].longest) == "different"]
        taken[short] = None if tied else first[2]
    return [
        row for row in links
        if all(taken.get(short, long) == long or len(forms[long].longest) == 1 for short, long in ((row[2], row[3]), (row[3], row[2])))
    ]
