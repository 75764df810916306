"""Seals: numbers that change whenever what a decision reads of an article, or of one of its entities, does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from riwaya.merge.codes import Marks, code, mixed, summed
from riwaya.merge.entities import Cast
from riwaya.merge.naming import People
from riwaya.merge.sheet import Sheet


class Digests(Protocol):
    """Gives for an article sixteen hexadecimal digits that change whenever anything that it tells does."""

    def digest(self, article: str) -> str: ...


def of_articles(sheets: Sequence[Sheet], digests: Digests) -> Marks:
    """What each article tells."""
    return np.array([int(digests.digest(sheet.account.article.id), 16) for sheet in sheets], dtype=np.uint64)


def with_people(cast: Cast, articles: Marks, people: People) -> Marks:
    """What each article tells and whom it speaks of: the ids, types, references, names and states of its entities in the dossier."""
    entities = people.entities
    names = np.array([int(one.id[1:], 16) for one in entities], dtype=np.uint64)
    sides = [(number, state) for number, states in enumerate(people.states) if states for state in states]
    own = mixed(names) + mixed(people.kinds, 7)
    with np.errstate(over="ignore"):
        if sides:
            whose, states = np.array(sides, dtype=np.int64).T
            own = own + summed(mixed(names[states], 8), whose, len(entities))
        return mixed(articles, 3) + summed(mixed(own[people.order] + mixed(cast.places, 4), 5), cast.owners, len(cast.sizes))


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
