"""The statements and ties of the dossier, article by article: those of an article that is as it was need not be made again.

What a statement shows of its article's other statements is in the article's mark (`seals.with_people`); what others say the same is added here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np

from riwaya.merge import claims
from riwaya.merge.codes import Marks, code
from riwaya.merge.deciding import Kept
from riwaya.merge.naming import People
from riwaya.merge.sheet import Sheet
from riwaya.model import Account, DossierRelation, DossierStatement

_STEP = "statements"


@dataclass(frozen=True, slots=True)
class Said:
    """Articles with what changes whenever their statements in the dossier do."""

    articles: tuple[str, ...]
    marks: bytes


class _Speakers(Sequence[int | None]):
    """The entity of the dossier that makes each claim, asked for one by one."""

    def __init__(self, sheets: Sequence[Sheet], firsts: Sequence[int], people: People) -> None:
        self._sheets, self._people = sheets, people
        self._firsts = firsts

    def __len__(self) -> int:
        return self._firsts[-1]

    def __getitem__(self, item: Any) -> Any:
        if not 0 <= item < len(self):
            raise IndexError(item)
        claim = self.claim(item)
        return self._people.number(claim.handle[0], claim.statement.entity)

    def owner(self, number: int) -> int:
        """The article of a claim."""
        return bisect_right(self._firsts, number) - 1

    def claim(self, number: int) -> claims.Claim:
        """A claim by its number."""
        owner = self.owner(number)
        return self._sheets[owner].claims[number - self._firsts[owner]]


class Sayings:
    """The statements of all articles and which of other articles say the same; `held` are the articles whose statements and ties are as at the last merge."""

    def __init__(self, sheets: Sequence[Sheet], people: People, marks: Marks | None, kept: Kept | None) -> None:
        self._sheets, self._people = sheets, people
        packs = {sheet.account.article.id: sheet.said for sheet in sheets}
        self._firsts = [0, *accumulate(len(one.sizes) // 4 for one in packs.values())]
        speakers = _Speakers(sheets, self._firsts, people)
        self._same: dict[int, list[tuple[str, str]]] = {}
        whose: list[tuple[int, str]] = []
        for one, other in claims.match(speakers if kept is not None else list(speakers), packs, marks, kept):
            for mine, its in ((one, other), (other, one)):
                handle = speakers.claim(its).handle
                self._same.setdefault(mine, []).append(handle)
                whose.append((speakers.owner(mine), " ".join((speakers.claim(mine).handle[1], *handle))))
        self.held = frozenset[str]() if marks is None or kept is None else _held(list(packs), marks, whose, kept)

    def statements(self) -> tuple[DossierStatement, ...]:
        """The statements of the articles that are not held."""
        out = []
        for first, sheet in zip(self._firsts, self._sheets, strict=False):
            article = sheet.account.article.id
            for number, claim in enumerate(() if article in self.held else sheet.claims, first):
                said = claim.statement
                via = tuple(name for one in said.via if (name := self._people.name(article, one)))
                out.append(DossierStatement(article, said, self._people.name(article, said.entity), via, tuple(self._same.get(number, ()))))
        return tuple(out)

    def relations(self, accounts: Sequence[Account]) -> tuple[DossierRelation, ...]:
        """The ties of the articles that are not held."""
        out = []
        for account in accounts:
            article = account.article.id
            for relation in () if article in self.held else account.relations:
                subject, other = self._people.name(article, relation.subject), self._people.name(article, relation.object)
                out.append(DossierRelation(article, subject or relation.subject, other or relation.object, relation))
        return tuple(out)


def _held(articles: Sequence[str], marks: Marks, same: Sequence[tuple[int, str]], kept: Kept) -> frozenset[str]:
    """The articles that say what they said, beside what they said it; the marks are kept for the next merge."""
    own = marks.copy()
    with np.errstate(over="ignore"):
        for owner, pair in same:
            own[owner] += np.uint64(code(pair))
    before = kept.before(_STEP)
    kept.after(_STEP, Said(tuple(articles), own.astype("<u8").tobytes()))
    if not isinstance(before, Said):
        return frozenset()
    known = dict(zip(before.articles, np.frombuffer(before.marks, dtype="<u8").tolist(), strict=True))
    return frozenset(name for name, mark in zip(articles, own.tolist(), strict=True) if known.get(name) == mark)
