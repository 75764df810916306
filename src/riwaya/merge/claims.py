"""Which statements of different articles are one claim: quoted, paraphrased or shortened.

Contents are compared by the stems they share, rare ones weighing more; sources that are known to be different persons are two
claims, however alike. A claim is never linked on common words alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from riwaya.merge import engine
from riwaya.merge.codes import Longs, Marks, codes
from riwaya.merge.deciding import Asked, Kept, pairs
from riwaya.merge.rows import Pack, Packing, Rows
from riwaya.merge.weights import Weights
from riwaya.merge.words import Stemmer, split
from riwaya.model import Account, Statement
from riwaya.model.swift import swift
from riwaya.text.fold import fold

_MOST = 40
_ALIKE, _ALIKE_SAME_SOURCE = 72, 50
_LEAST = 800
_FEWEST = 4
Handle = tuple[str, str]


@swift
@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as its content stems."""

    handle: Handle
    statement: Statement
    stems: frozenset[str]


def claims(account: Account, stemmer: Stemmer) -> tuple[Claim, ...]:
    """One claim for every statement of an article."""
    out = []
    for statement in account.statements:
        words = [word for part in statement.content for word, _, _ in split(fold(part.text).text)]
        out.append(Claim((account.article.id, statement.id), statement, frozenset(stem for word in words if (stem := stemmer.stem(word)))))
    return tuple(out)


def keys(found: Sequence[Claim]) -> Pack:
    """The stems that bring the claims of an article together with others."""
    held = Packing()
    for one in found:
        held.add(sorted(codes(one.stems)) if len(one.stems) >= _FEWEST else ())
    return held.packed()


@dataclass(frozen=True, slots=True)
class _Told:
    """The stems of a content, by their numbers, what they weigh together, and who says it."""

    stems: frozenset[int]
    weight: int
    source: int | None


def _alike(one: _Told, other: _Told, weights: Weights) -> int:
    """The weight of the shared stems in hundredths of that of the shorter of the two."""
    shared = one.stems & other.stems
    return 100 * weights.of_codes(shared) // max(1, min(one.weight, other.weight)) if len(shared) >= _FEWEST else 0


def _same(weights: Weights, _: engine.Row, one: _Told, other: _Told) -> bool | None:
    """Whether two contents say the same; None where they do not."""
    known = one.source is not None and one.source == other.source
    return _alike(one, other, weights) >= (_ALIKE_SAME_SOURCE if known else _ALIKE) or None


class _Records(Sequence[_Told]):
    """Contents with their sources, out of the rows of their keys."""

    def __init__(self, rows: Rows, weight: Longs, sources: Sequence[int | None]) -> None:
        self._rows, self._sources = rows, sources
        firsts = np.searchsorted(rows.item, np.arange(len(sources) + 1))
        sums = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(weight)))[firsts]
        self._firsts: list[int] = firsts.tolist()
        self._weights: list[int] = np.diff(sums).tolist()

    def __len__(self) -> int:
        return len(self._sources)

    def __getitem__(self, item: Any) -> Any:
        return _Told(frozenset(self._rows.key[self._firsts[item] : self._firsts[item + 1]].tolist()), self._weights[item], self._sources[item])


def match(sources: Sequence[int | None], packs: Mapping[str, Pack], seals: Marks | None = None, kept: Kept | None = None) -> list[tuple[int, int]]:
    """The pairs of claims of different articles that say the same, by number; `sources` are entities of the dossier, `packs` the keys of each article's claims, in order."""
    rows = Rows.of(list(packs.values()))
    weights = Weights(*np.unique(rows.key, return_counts=True), len(sources))
    weight = weights.each(rows.key)
    asked = Asked(
        "claims", "shared_keys", "keys", rows, {"part": rows.owner[rows.item], "key": rows.key}, weight, list(packs), {"most": _MOST, "apart": 1, "least": _LEAST},
    )  # fmt: skip
    return [pair for pair, _ in pairs(asked, _Records(rows, weight, sources), partial(_same, weights), seals, kept)]
