"""The entities of the dossier: name, spellings, offices over the years, and how each article names them.

The name is the fullest that most articles use, of a place the one that most use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

import numpy as np

from riwaya.merge.codes import Longs, Marks, code, mixed, summed
from riwaya.merge.deciding import Kept
from riwaya.merge.entities import Cast, Matched
from riwaya.merge.ids import stable
from riwaya.merge.profiles import Face, Handle, Look
from riwaya.merge.shelf import Shelf
from riwaya.model import Alias, Article, DossierEntity, Label, Naming, RoleOverTime
from riwaya.names.latin import latin


@dataclass(frozen=True, slots=True)
class People:
    """The entities of the dossier, and the way from an article's local id to them; `order` is the entity of each profile of the cast,
    `kinds` the numbers of type, reference and name."""

    entities: tuple[DossierEntity, ...]
    numbers: dict[Handle, int]
    order: Longs
    states: tuple[tuple[int, ...], ...]
    kinds: Marks
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

    def spots(self, article: str, entities: frozenset[str]) -> frozenset[int]:
        """The places among the local entities of an article that are no whole countries."""
        some = (n for one in entities if (n := self.number(article, one)) is not None)
        return frozenset(n for n in some if self.entities[n].type == "LOC" and not (self.entities[n].ref or "").startswith("country."))

    def sides(self, number: int) -> tuple[int, ...]:
        """The states that an entity stands for; itself if it is a state that others stand for."""
        return self.states[number]


def _name(members: Sequence[Face]) -> str:
    if len(members) == 1:
        return members[0].name
    counts = Counter(face.name for face in members)
    if members[0].type == "LOC":
        return min(counts, key=lambda name: (-counts[name], len(name), name))
    return min(counts, key=lambda name: (-min(len(name.split()), 2), -counts[name], -len(name), name))


class Member(NamedTuple):
    """One profile of an entity: its handle, the year of its article, how it is written in Latin there, how the article shows it."""

    handle: Handle
    year: str | None
    latin: str | None
    look: Look


def _member(cast: Cast, number: int) -> Member:
    article = cast.articles[int(cast.owners[number])]
    return Member(cast.handles[number], (article.published or "")[:4] or None, cast.faces[number].latin, cast.look(number))


def _aliases(members: Sequence[Member]) -> tuple[Alias, ...]:
    counts: Counter[str] = Counter()
    articles: dict[str, set[str]] = {}
    for one in members:
        for text, count in one.look.spellings:
            counts[text] += count
            articles.setdefault(text, set()).add(one.handle[0])
    return tuple(Alias(text, counts[text], tuple(sorted(articles[text]))) for text in sorted(counts, key=lambda text: (-counts[text], text)))


def _roles(members: Sequence[Member]) -> tuple[RoleOverTime, ...]:
    found: dict[str, set[tuple[str, str | None]]] = {}
    for one in members:
        for role in one.look.roles:
            found.setdefault(role, set()).add((one.handle[0], one.year))
    out = []
    for role, places in sorted(found.items()):
        years = sorted({year for _, year in places if year})
        out.append(RoleOverTime(role, years[0] if years else None, years[-1] if years else None, tuple(sorted({article for article, _ in places}))))
    return tuple(out)


def _naming(members: Sequence[Member], articles: Mapping[str, Article]) -> tuple[Naming, ...]:
    rows: dict[str, dict[str, tuple[tuple[int, int], int]]] = {}
    for one in members:
        for text, place, count in one.look.labels:
            row = rows.setdefault(one.handle[0], {})
            known = row.get(text)
            row[text] = (min(known[0], place), known[1] + count) if known else (place, count)
    return tuple(
        Naming(article, articles[article].outlet, tuple(
            Label(text, *place, count) for text, (place, count) in sorted(row.items(), key=lambda item: (item[1][0], item[0]))
        ))
        for article, row in sorted(rows.items())
    )


class Recall(Protocol):
    """What tells that an entity is as it was: the prints of the entities that are held, by id, and how those of the last merge were called."""

    prints: Mapping[str, str]

    @property
    def kept(self) -> Kept: ...


_Call = tuple[str, str, str, str, str | None, int]  # its id before any was taken twice, that of its first words, its type, name and reference, and the number of these three
_STEP = "people"


def people(cast: Cast, matched: Matched, seals: Marks | None = None, recall: Recall | None = None) -> People:
    """One dossier entity for every group of profiles; those that `recall` holds as they are only with type, name and reference."""
    sizes = [len(group) for group in matched.groups]
    members = np.array([index for group in matched.groups for index in group], dtype=np.int64)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    order = np.zeros(len(cast), dtype=np.int64)
    order[members] = owners
    marks = None
    if seals is not None:
        with np.errstate(over="ignore"):
            whys = np.array([code(" ".join(why)) for why in matched.why], dtype=np.uint64)
            marks = mixed(summed(mixed(seals[members], 9), owners, len(sizes)) + whys, 10)
    called = _called(cast, matched, marks, None if recall is None else recall.kept)
    seen: Counter[str] = Counter()
    ids = [_id(base, own, cast.handles[_first(cast, group)] if seen[own] else None, seen) for (base, own, *_), group in zip(called, matched.groups, strict=True)]
    prints = {} if marks is None else dict(zip(ids, (f"{mark:016x}" for mark in marks.tolist()), strict=True))
    held = frozenset(name for name, found in prints.items() if recall is not None and recall.prints.get(name) == found)
    articles = {article.id: article for article in cast.articles}
    entities = []
    for name, (_, _, kind, shown, ref, _), group, why in zip(ids, called, matched.groups, matched.why, strict=True):
        bare = DossierEntity(name, kind, shown, None, (), (), (), ref, why, ())
        entities.append(bare if name in held else _whole(bare, [_member(cast, index) for index in group], articles))
    kinds = np.array([number for *_, number in called], dtype=np.uint64)
    return People(tuple(entities), dict(zip(cast.handles, order.tolist(), strict=True)), order, _states(cast, matched, order), kinds, prints, held)


def _called(cast: Cast, matched: Matched, marks: Marks | None, kept: Kept | None) -> list[_Call]:
    """How every entity is called: as at the last merge where its mark is the same."""
    if marks is None or kept is None:
        return [_call(cast, group) for group in matched.groups]
    shelf, own = Shelf(kept, _STEP), marks.tolist()
    known = shelf.known
    out: list[_Call] = [known.get(mark) or _call(cast, group) for mark, group in zip(own, matched.groups, strict=True)]
    shelf.keep(dict(zip(own, out, strict=True)))
    return out


def _call(cast: Cast, group: Sequence[int]) -> _Call:
    faces = [cast.faces[index] for index in group]
    number = _first(cast, group)
    first = cast.faces[number]
    refs = sorted({face.ref for face in faces if face.ref})
    own = stable("e", cast.articles[cast.owners[number]].sha256, first.type, str(first.first), first.name)
    name, ref = _name(faces), refs[0] if refs else None
    return stable("e", refs[0]) if len(refs) == 1 else own, own, first.type, name, ref, code(f"{first.type} {ref} {name}")


def _first(cast: Cast, group: Sequence[int]) -> int:
    """The member that the earliest article names first."""
    if len(group) == 1:
        return group[0]
    articles, owners = cast.articles, cast.owners
    return min(group, key=lambda number: (articles[owners[number]].published or "9999", cast.handles[number][0], cast.faces[number].first, cast.handles[number][1]))


def _id(base: str, own: str, first: Handle | None, seen: Counter[str]) -> str:
    """The id of an entity: of its reference where it has one, else of the words that first name it."""
    name = own if seen[base] else base
    seen[name] += 1
    return stable("e", own, *(first or ())) if seen[name] > 1 else name


def _whole(bare: DossierEntity, members: Sequence[Member], articles: Mapping[str, Article]) -> DossierEntity:
    """The entity with all that is told of it."""
    spelled = sorted({one.latin for one in members if one.latin})
    written = latin(bare.name) if bare.type == "PER" and not spelled else None
    return replace(
        bare, romanised=written is not None and written.origin != "listed", name_latin=written.text if written else spelled[0] if spelled else None,
        aliases=_aliases(members), roles=_roles(members),
        members=tuple(sorted(one.handle for one in members)), naming=_naming(members, articles),
    )  # fmt: skip


def _states(cast: Cast, matched: Matched, order: Longs) -> tuple[tuple[int, ...], ...]:
    """For every entity the states it stands for, itself included where it is a state of the articles; nameless groups of one description stand for the first."""
    by_ref: dict[str, int] = {}
    described: dict[str, int] = {}
    telling = []
    some = [(face, number) for face, number in zip(cast.faces, order.tolist(), strict=True) if face.ref or face.stands_for or face.type == "UNNAMED"]
    for face, number in some:
        if face.ref and by_ref.get(face.ref, number) >= number:
            by_ref[face.ref] = number
        if face.type == "UNNAMED":
            described[face.name] = min(number, described.get(face.name, number))
            telling.append((face, number))
        elif face.stands_for:
            telling.append((face, number))
    stands: dict[int, set[int]] = {}
    for face, number in telling:
        if face.type == "UNNAMED":
            stands.setdefault(number, set()).add(described[face.name])
        state = by_ref.get(face.stands_for) if face.stands_for else None
        if state is not None:
            stands.setdefault(number, set()).add(state)
            stands.setdefault(state, set()).add(state)
    return tuple(tuple(sorted(stands[number])) if number in stands else () for number in range(len(matched.groups)))
