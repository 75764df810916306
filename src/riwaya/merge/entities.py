"""Which entities of different articles are one person, body or place.

Entities that carry the same lexicon reference, or the same name in full, are one form; forms are compared in pairs that share a
name key. A single family name, a nickname or a general title joins only where the articles share more: an office, a country,
other names. Everything that was joined says why. It knows nothing of the world beyond the articles and the lexicon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from riwaya.merge import engine, similar
from riwaya.merge.clusters import Clusters
from riwaya.merge.codes import Longs, Marks, code, joined, mixed, packed, summed
from riwaya.merge.deciding import Asked, Here, Kept, pairs
from riwaya.merge.profiles import Face, Look, Trait
from riwaya.merge.rows import Rows
from riwaya.merge.sheet import Sheet
from riwaya.merge.shelf import Shelf
from riwaya.merge.similar import BY_STATE, Form, decide, same_name
from riwaya.names.similar import country_of

_MOST_FORMS = 60


class Cast:
    """All profiles by number, article by article: their faces at once, their traits and looks when they are asked for, or `held` from the start where most will be."""

    def __init__(self, sheets: Sequence[Sheet], *, held: bool) -> None:
        self.articles = [sheet.account.article for sheet in sheets]
        self._sheets = sheets
        own: list[tuple[Face, ...]] = []
        self._held: list[tuple[tuple[tuple[Trait, ...], frozenset[str]], tuple[Look, ...]]] = []
        for sheet in sheets:
            own.append(sheet.faces)
            if held:
                self._held.append((sheet.traits, sheet.looks))
        self.faces: list[Face] = list(chain.from_iterable(own))
        self.sizes: Longs = np.array([len(one) for one in own], dtype=np.int64)
        self.owners: Longs = np.repeat(np.arange(len(own)), self.sizes)
        self.places: Longs = np.arange(self.owners.size) - np.repeat(np.cumsum(self.sizes) - self.sizes, self.sizes)
        seals: tuple[Marks | None, Marks | None] = (None, None) if held else _seals_of(sheets)
        self.compared, self.shown = seals
        self.handles = [(article.id, face.local) for article, some in zip(self.articles, own, strict=True) for face in some]

    def __len__(self) -> int:
        return len(self.faces)

    def let_go(self) -> None:
        """Hold traits and looks no more: once the entities are made nobody asks for many."""
        self._held = []

    def trait(self, number: int) -> tuple[Trait, frozenset[str]]:
        """What a profile is compared by, and its company."""
        owner = int(self.owners[number])
        own, company = self._held[owner][0] if self._held else self._sheets[owner].traits
        return own[int(self.places[number])], company

    def look(self, number: int) -> Look:
        """How its article shows an entity."""
        owner = int(self.owners[number])
        return (self._held[owner][1] if self._held else self._sheets[owner].looks)[int(self.places[number])]


def _seals_of(sheets: Sequence[Sheet]) -> tuple[Marks, Marks]:
    """What changes whenever what a profile is compared by does, and how it is shown, for all profiles."""
    own = [sheet.seals for sheet in sheets]
    compared, shown = (joined(one[len(one) // 2 * part : len(one) // 2 * (part + 1)] for one in own) for part in (0, 1))
    return mixed(compared), mixed(shown)


class Forms(Sequence[Form]):
    """The forms of a cast in the order of their keys, made when they are asked for; who they are made of, their types and widths are there at once."""

    def __init__(self, cast: Cast) -> None:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for index, face in enumerate(cast.faces):
            groups[face.form].append(index)
        self._cast = cast
        self._faces = cast.faces
        self._made: dict[int, Form] = {}
        self.owners = sorted(groups)
        self.members = [groups[key] for key in self.owners]

    def __len__(self) -> int:
        return len(self.owners)

    def __getitem__(self, number: Any) -> Any:
        found = self._made.get(number)
        if found is None:
            own = self.members[number]
            found = self._made[number] = _form(self.first(number), [self._cast.trait(index) for index in own], {self._faces[index].known for index in own})
        return found

    def first(self, number: int) -> Face:
        """The face of the first member."""
        return self._faces[self.members[number][0]]

    def alike(self, ones: Longs, others: Longs) -> npt.NDArray[np.bool_]:
        """Of every pair whether the two are of one type and not of two references, so that they may be one."""
        some = ((self.first(one), self.first(other)) for one, other in zip(ones.tolist(), others.tolist(), strict=True))
        return np.array([a.type == b.type and not (a.ref and b.ref and a.ref != b.ref) for a, b in some], dtype=np.bool_)

    def width(self, number: int) -> int:
        """How many words the longest name has."""
        return max([self._faces[index].width for index in self.members[number]])

    def keys(self, number: int) -> bytes:
        """The keys of all members."""
        own = self.members[number]
        if len(own) == 1:
            return self._faces[own[0]].keys
        parts = {self._faces[index].keys for index in own}
        return next(iter(parts)) if len(parts) == 1 else packed(np.unique(joined(parts)))


def _form(first: Face, own: Sequence[tuple[Trait, frozenset[str]]], known: set[str]) -> Form:
    return Form(
        first.type, first.ref, frozenset(name for one, _ in own for name in one.names), max((one.tokens for one, _ in own), key=lambda tokens: (len(tokens), tokens)),
        frozenset(role for one, _ in own for role in one.roles), frozenset[str]().union(*(company for _, company in own)), frozenset(known),
        frozenset.intersection(*(company for _, company in own)),
    )  # fmt: skip


def _linked(common: frozenset[str], _: engine.Row, one: Form, other: Form) -> tuple[int, int, str] | None:
    """How sure two forms are one, what company they share, and why; None where they are not one."""
    shared = len((one.company & other.company) - common - one.known - other.known)
    link = decide(one, other, shared)
    return None if link.sure is None else (link.sure, shared, link.why)


@dataclass(frozen=True, slots=True)
class Matched:
    """Groups of profile indices, and the reasons of each group."""

    groups: tuple[tuple[int, ...], ...]
    why: tuple[tuple[str, ...], ...]


def match(
    cast: Cast, must: Sequence[tuple[int, int]], cannot: Sequence[tuple[int, int]], common: frozenset[str], seals: Marks | None = None, kept: Kept | None = None,
) -> Matched:  # fmt: skip
    """Groups of profiles that are one; `common` are names too frequent to be company, `seals` tell of each profile whether it is as it was."""
    forms = Forms(cast)
    clusters = Clusters(len(cast), cannot)
    reasons: dict[int, set[str]] = {}

    def join(one: int, other: int, why: str) -> None:
        if clusters.find(one) != clusters.find(other) and clusters.join(one, other):
            reasons.setdefault(one, set()).add(why)

    for one, other in must:
        join(one, other, "judgement.same")
    for members in forms.members:
        if len(members) > 1:
            why = "ref" if cast.faces[members[0]].ref else "name.same"
            if not must and not cannot:
                clusters.gather(members)
                reasons[members[0]] = {why}
                continue
            for index in members[1:]:
                join(members[0], index, why)
    rows = Rows.of_single([forms.keys(number) for number in range(len(forms))])
    columns = {"part": rows.item, "key": rows.key}
    asked = Asked("entities", "shared_keys", "keys", rows, columns, np.ones_like(rows.key), forms.owners, {"most": _MOST_FORMS, "apart": 0, "least": 1})
    shelf = None if kept is None else Shelf(kept, "names")
    similar.remember({} if shelf is None else shelf.known)
    here = None if kept is None else Here((), forms.alike)
    decided = pairs(asked, forms, partial(_linked, common), _seals(forms, seals, common), kept, here)
    links = [(-sure, -shared, one, other, why) for (one, other), (sure, shared, why) in decided]
    for _, _, one, other, why in sorted(_of_one_state(_unrivalled(links, forms), forms)):
        join(forms.members[one][0], forms.members[other][0], why)
    if shelf is not None:
        shelf.keep(similar.remembered())
    groups = clusters.groups()
    told: dict[int, set[str]] = {}
    for index, some in reasons.items():
        told.setdefault(clusters.find(index), set()).update(some)
    return Matched(tuple(map(tuple, groups)), tuple(tuple(sorted(reason)) if (reason := told.get(group[0])) else () for group in groups))


def _seals(forms: Forms, seals: Marks | None, common: frozenset[str]) -> Marks | None:
    """What changes whenever a form does, or what is common."""
    if seals is None:
        return None
    members = np.fromiter(chain.from_iterable(forms.members), dtype=np.int64)
    owners = np.repeat(np.arange(len(forms)), [len(one) for one in forms.members])
    with np.errstate(over="ignore"):
        return summed(seals[members], owners, len(forms)) + np.uint64(code("\x1f".join(sorted(common))))


def _of_one_state(links: list[tuple[int, int, int, int, str]], forms: Forms) -> list[tuple[int, int, int, int, str]]:
    """A body that names no state goes to none where those of two states may be it."""
    states: dict[int, set[str | None]] = {}
    for _, _, one, other, why in links:
        for bare, named in ((one, other), (other, one)) if why == BY_STATE else ():
            states.setdefault(bare, set()).add(country_of(" ".join(forms[named].longest)))
    return [row for row in links if row[4] != BY_STATE or all(len(states[number] - {None}) < 2 for number in row[2:4])]


def _unrivalled(links: list[tuple[int, int, int, int, str]], forms: Forms) -> list[tuple[int, int, int, int, str]]:
    """A single name goes to one full name at most: the surest, and to none if two are as sure."""
    width = {number: forms.width(number) for number in {number for row in links for number in row[2:4]}}
    best: dict[int, list[tuple[int, int, int]]] = {}
    for sure, shared, one, other, _ in links:
        for short, long in ((one, other), (other, one)):
            if width[short] == 1 and width[long] > 1 and forms.first(short).type == "PER":
                best.setdefault(short, []).append((sure, shared, long))
    taken: dict[int, int | None] = {}
    for short, rivals in best.items():
        rivals.sort()
        first = rivals[0]
        tied = [one for one in rivals[1:] if one[:2] == first[:2] and same_name(forms[one[2]].longest, forms[first[2]].longest) == "different"]
        taken[short] = None if tied else first[2]
    return [row for row in links if all(taken.get(short, long) == long or width[long] == 1 for short, long in ((row[2], row[3]), (row[3], row[2])))]
