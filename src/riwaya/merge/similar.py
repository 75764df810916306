"""Whether two names, and two forms of entities, can be one, as merge asks it: the verdict of the names room on tokens, what else the articles of both share,
and keys that bring likely pairs together.

A single name never is `same` by itself: it may be anybody's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.names import similar
from riwaya.names.similar import country_of, headed
from riwaya.names.sounds import variant

_DEFINITE = "ال"
_LINK, _FATHER = 2, 2  # the letters of «بن», the place of the father's name


STATELESS, BY_STATE = "stateless", "state.shared"
_MOST = 200_000
_known: dict[tuple[str, str], str] = {}


def remember(known: Mapping[tuple[str, str], str]) -> None:
    """Take in what an earlier merge was told; no names are compared twice."""
    _known.update(known)


def remembered() -> dict[tuple[str, str], str]:
    """The verdicts of this process, to be kept."""
    return dict(sorted(_known.items()))


def _verdict(one: str, other: str) -> str:
    found = _known.get((one, other))
    if found is None:
        if len(_known) > _MOST:
            _known.clear()
        judged = similar.same_name(one, other)
        found = _known[one, other] = STATELESS if similar.NO_COUNTRY in judged.why else judged.verdict
    return found


def same_name(one: Sequence[str], other: Sequence[str]) -> str:
    """`same`, `unsure` (the rest must decide), `stateless` (the same but for the state that one of them names) or `different`."""
    verdict = _verdict(*sorted((" ".join(one), " ".join(other))))
    return "unsure" if verdict == "same" and min(len(one), len(other)) == 1 else verdict


def _core(word: str) -> str:
    """A word without its article, without the letters that spellings disagree in."""
    return variant(word.removeprefix(_DEFINITE) if len(word) > 4 else word)


def name_key(tokens: Sequence[str], kind: str) -> list[str]:
    """Keys of which two names of one entity share at least one: the last part of a person's, the father's where the name goes on; the first two or the last of a body's,
    and what follows the first word of a place."""
    if not tokens:
        return []
    if kind == "PER":
        keys = {_core(tokens[-1]), _core("".join(tokens[-2:]))}
        if len(tokens) > _FATHER + 1 and len(tokens[1]) == _LINK:
            keys.add(_core("".join(tokens[1 : _FATHER + 1])))
        return sorted(keys)
    cores = [_core(token) for token in tokens]
    return sorted({" ".join(cores[:2]), f"{cores[0]} {cores[-1]}", *([" ".join(cores[1:3])] if kind == "LOC" and len(cores) > 2 else [])})


@dataclass(frozen=True, slots=True)
class Form:
    """Profiles that are one without further question: same reference, or same type and full name. `known` is what its articles call it, `always` who stands in each of them."""

    type: str
    ref: str | None
    names: frozenset[str]
    longest: tuple[str, ...]
    roles: frozenset[str]
    company: frozenset[str]
    known: frozenset[str]
    always: frozenset[str]


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
    if min(len(one.longest), len(other.longest)) < 2:
        return Link(None, "")
    names = [(a, b) for a in sorted(one.names) for b in sorted(other.names)] if one.type == "LOC" else [(" ".join(one.longest), " ".join(other.longest))]
    likeness = {same_name(a.split(), b.split()): (a, b) for a, b in names}
    if "same" in likeness and (company >= 1 or all(map(headed, likeness["same"]))):
        return Link(65, "name.similar")
    return Link(55, BY_STATE) if one.type == "ORG" and STATELESS in likeness and _state_told(one, other) else Link(None, "")


def _state_told(one: Form, other: Form) -> bool:
    """Whether all articles of the body that names no state name that of the other; what the lexicon knows by its bare name («مجلس الأمن») is nobody else's."""
    for named, bare in ((one, other), (other, one)):
        state = country_of(" ".join(named.longest))
        if state is not None:
            return bare.ref is None and f"country.{state}" in bare.always and not any(map(country_of, bare.names))
    return False


def _persons(one: Form, other: Form, company: int) -> Link:
    likeness = same_name(one.longest, other.longest)
    if likeness == "same":
        return Link(90, "name.similar")
    full = max(one.longest, other.longest, key=len)
    if company >= 1 and any(set(name.split()).isdisjoint(full) for name in one.names & other.names):
        return Link(75, "name.shared")  # a byname, no part of the full name
    if likeness == "different":
        return Link(None, "")
    if one.roles & other.roles:
        return Link(80, "role.shared")
    if company >= 2:
        return Link(60, "company.shared")
    return Link(None, "")
