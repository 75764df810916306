"""Seals: numbers that change whenever what a decision reads of an article, or of one of its entities, does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from riwaya.merge.codes import Longs, Marks, code, mixed, summed
from riwaya.merge.naming import People

if TYPE_CHECKING:
    from riwaya.merge.dossier import Sheet


class Digests(Protocol):
    """Gives for an article sixteen hexadecimal digits that change whenever anything that it tells does."""

    def digest(self, article: str) -> str: ...


def of_articles(sheets: Sequence[Sheet], digests: Digests) -> Marks:
    """What each article tells."""
    return np.array([int(digests.digest(sheet.account.article.id), 16) for sheet in sheets], dtype=np.uint64)


def _owners(sheets: Sequence[Sheet]) -> tuple[Longs, Longs]:
    """For every profile its article and its place in it."""
    sizes = np.array([len(sheet.entities) for sheet in sheets], dtype=np.int64)
    owners = np.repeat(np.arange(len(sheets)), sizes)
    return owners, np.arange(owners.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def of_profiles(sheets: Sequence[Sheet], articles: Marks) -> Marks:
    """What each profile of each article tells."""
    owners, places = _owners(sheets)
    with np.errstate(over="ignore"):
        return mixed(articles[owners] + mixed(places, 1), 2)


def with_people(sheets: Sequence[Sheet], articles: Marks, people: People) -> Marks:
    """What each article tells and whom it speaks of: the ids, types, references and states of its entities in the dossier."""
    entities = people.entities
    own = [code(f"{one.id} {one.type} {one.ref} {' '.join([entities[state].id for state in people.sides(number)])}") for number, one in enumerate(entities)]
    owners, places = _owners(sheets)
    numbers = np.array([people.numbers[profile.handle] for sheet in sheets for profile in sheet.entities], dtype=np.int64)
    with np.errstate(over="ignore"):
        return mixed(articles, 3) + summed(mixed(np.array(own, dtype=np.uint64)[numbers] + mixed(places, 4), 5), owners, len(sheets))


def with_groups(articles: Sequence[str], marks: Marks, groups: Iterable[Sequence[str]]) -> Marks:
    """The marks of articles, changed whenever the groups that they stand in do."""
    places: Mapping[str, int] = {name: number for number, name in enumerate(articles)}
    sums = [0] * len(articles)
    for group in groups:
        own = code(" ".join(group))
        for name in group:
            sums[places[name]] += own
    with np.errstate(over="ignore"):
        return marks + mixed(np.array([one & 0x7FFFFFFFFFFFFFFF for one in sums], dtype=np.uint64), 6)
