"""The chosen part of a case as streams in a fixed order, so that a writer never holds more than one article or event.

Names, types and places of entities are looked up by id and held: some hundred bytes each.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from riwaya import lexicon
from riwaya.export.taking.chosen import Chosen
from riwaya.export.taking.losses import Losses
from riwaya.lexicon import Record
from riwaya.model import Account, Article, Conflict, DossierEntity, DossierEvent, DossierRelation, DossierStatement, EventAccount, Origin
from riwaya.store import searching
from riwaya.store.bodies import unpack
from riwaya.store.case import Case

_MOST = 1 << 31


class Who(NamedTuple):
    """An entity as another object names it."""

    id: str
    type: str
    name: str
    latin: str | None
    ref: str | None


class Told(NamedTuple):
    """One article's account, its chosen statements with their sources over all articles, and its entities' ids there."""

    account: Account
    statements: tuple[DossierStatement, ...]
    members: dict[str, str]


class Taken:
    """What an export reads. `lost` collects what a format has no place for."""

    def __init__(self, case: Case, chosen: Chosen | None = None) -> None:
        self.case, self.chosen, self.lost = case, chosen or Chosen(), Losses()
        self._articles = self._chosen_articles()
        self._sources = frozenset(searching.resolve(case.database, self.chosen.source)) if self.chosen.source else None
        self.text = lru_cache(512)(self._text)

    def _chosen_articles(self) -> frozenset[str] | None:
        """The ids of the articles that are taken; None for all."""
        one = self.chosen
        if not one.articles_only():
            return None
        if one.words:
            found = self.case.search(one.words, outlet=one.outlet, since=one.since, until=one.until, person=one.person, limit=_MOST).found
            return frozenset(hit.article for hit in found)
        return frozenset(searching.articles(self.case.database, searching.Filters(one.outlet, one.since, one.until, one.person)))

    def has(self, article: str) -> bool:
        """Whether an article is taken."""
        return self._articles is None or article in self._articles

    def _text(self, article: str) -> str:
        found = self.case.article(article)
        return found.text if found else ""

    def exact(self, article: str, start: int | None, end: int | None) -> str | None:
        """The characters of an article's stored text."""
        return None if start is None or end is None else self.text(article)[start:end]

    # --- names

    @cached_property
    def _who(self) -> dict[str, Who]:
        return {row[0]: Who(*row) for row in self.case.database.each("select id, type, name, latin, ref from dossier_entity")}

    def who(self, entity: str | None) -> Who | None:
        """Whom an id of the dossier stands for."""
        return self._who.get(entity) if entity else None

    def name(self, entity: str | None) -> str | None:
        """The name of an id of the dossier; None where it has none."""
        found = self.who(entity)
        return found.name if found else None

    def names(self, entities: tuple[str, ...]) -> list[str]:
        """The names of ids, an id itself where it has none."""
        return [self.name(one) or one for one in entities]

    @cached_property
    def lexicon(self) -> lexicon.Lexicon:
        return lexicon.load()

    def record(self, entity: str | None) -> Record | None:
        """The lexicon's record of an entity, where it is known."""
        found = self.who(entity)
        if found is None or found.ref is None:
            return None
        try:
            return self.lexicon.get(found.ref)
        except KeyError:
            return None

    @cached_property
    def heads(self) -> dict[str, Article]:
        """Articles by id without their texts."""
        return {one.id: dataclasses.replace(one, text="", parts=(), dated=()) for one in self.case.articles()}

    def published(self, article: str) -> str | None:
        """When an article was published."""
        head = self.heads.get(article)
        return head.published if head else None

    # --- streams

    def articles(self) -> Iterator[Article]:
        """Articles by date."""
        return (one for one in self.case.articles() if self.has(one.id))

    def told(self) -> Iterator[Told]:
        """What every article tells, by article id."""
        rows = "select id, entity, via from dossier_statement where article = :article"
        same = "select statement, other_article, other_statement from dossier_same where article = :article order by 1, 2, 3"
        for account in self.case.accounts():
            name = account.article.id
            if not self.has(name):
                continue
            others: dict[str, list[tuple[str, str]]] = {}
            for mine, article, its in self.case.database.rows(same, article=name):
                others.setdefault(mine, []).append((article, its))
            sources = {one: (entity, tuple(json.loads(via))) for one, entity, via in self.case.database.rows(rows, article=name)}
            said = tuple(
                DossierStatement(name, one, *sources.get(one.id, (None, ())), tuple(others.get(one.id, ())))
                for one in account.statements if self._says(one.stance, sources.get(one.id, (None, ()))[0])
            )  # fmt: skip
            yield Told(account, said, self.case.members(name))

    def _says(self, stance: str, source: str | None) -> bool:
        return (self.chosen.stance is None or stance == self.chosen.stance) and (self._sources is None or source in self._sources)

    def statements(self) -> Iterator[tuple[Article, DossierStatement]]:
        """Statements by article id, in the order of the text."""
        for told in self.told():
            for one in told.statements:
                yield told.account.article, one

    def entities(self) -> Iterator[DossierEntity]:
        """Persons, bodies and places that a taken article names, by id."""
        for (body,) in self.case.database.each("select body from dossier_entity order by id"):
            one = unpack(DossierEntity, bytes(body))
            if self._articles is None or any(article in self._articles for article, _ in one.members):
                yield one

    def events(self) -> Iterator[DossierEvent]:
        """Events by date with the chosen accounts; one of which nothing is left is passed over."""
        for (body,) in self.case.database.each("select body from dossier_event order by coalesce(day, '9999'), id"):
            one = unpack(DossierEvent, bytes(body))
            if self.chosen.event_type in (None, one.type) and (left := self._cut(one)).accounts:
                yield left

    def _cut(self, event: DossierEvent) -> DossierEvent:
        if self._articles is None and self._sources is None and self.chosen.stance is None:
            return event
        accounts = tuple(one for one in event.accounts if self._tells(one))
        there = {one.article for one in accounts}
        return dataclasses.replace(event, accounts=accounts, conflicts=tuple(c for c in event.conflicts if _sides(c, there)))

    def _tells(self, one: EventAccount) -> bool:
        return self.has(one.article) and self._says(one.stance, one.whose)

    def relations(self) -> Iterator[DossierRelation]:
        """The ties that articles state."""
        return (one for one in self.case.relations() if self.has(one.article))

    def origins(self) -> Iterator[Origin]:
        """Where the texts come from."""
        return (one for one in self.case.origins() if any(self.has(article) for article in one.articles))


def _sides(conflict: Conflict, there: set[str]) -> bool:
    """Whether a conflict still has two values among the chosen articles."""
    return len({side.value for side in conflict.accounts if side.article in there}) > 1
