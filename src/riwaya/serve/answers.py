"""Questions to a case, answered with the models of `schema`: what the HTTP API and the MCP server share.

Lists come in pages. A cursor holds the run that it was made on: when the case was built anew meanwhile, the reader is told to begin again
instead of missing or doubling rows.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from riwaya.errors import UsageError
from riwaya.export.taking.writing import clean
from riwaya.model import Article as Stored
from riwaya.model import ConflictSide, DossierEvent, EventAccount, Span
from riwaya.serve import schema
from riwaya.store.accounts import read_articles
from riwaya.store.case import Case
from riwaya.store.rows import ConflictRow, EntityRow, EventRow, StatementRow

Item = TypeVar("Item")
Row = TypeVar("Row")
_FURTHEST = 10_000_000
_MOST_SPAN = 2000
_AT_ONCE = 400


def _opt(text: str | None) -> str | None:
    return None if text is None else clean(text)


class Answers:
    """One reader's questions on one open case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._articles: dict[str, Stored | None] = {}
        self._name = lru_cache(4096)(self._find_name)

    def mark(self) -> str:
        """What changes whenever an answer may: the last complete run, and how many corrections and judgements there are."""
        sql = (
            "select coalesce((select max(id) from run where state = 'complete'), 0), coalesce((select finished from run where state = 'complete' order by id desc limit 1), ''),"
            " (select count(*) from correction), (select count(*) from judgement)"
        )
        return "-".join(str(one) for one in self.case.database.row(sql) or ())

    # --- pages

    def _start(self, cursor: str | None) -> tuple[str, int]:
        row = self.case.database.row("select coalesce(max(id), 0) from run where state = 'complete'")
        run = str(row[0]) if row else "0"
        if not cursor:
            return run, 0
        try:
            made, _, offset = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(".")
            start = int(offset)
        except (ValueError, UnicodeError) as wrong:
            raise UsageError("this cursor is none of ours; leave it out to begin at the first page") from wrong
        if not 0 <= start <= _FURTHEST:
            raise UsageError("this cursor is none of ours; leave it out to begin at the first page")
        if made != run:
            raise UsageError("the case was built anew since this cursor was made; leave it out to begin at the first page")
        return run, start

    def page(
        self, rows: Callable[[int, int], Iterable[Row]], made: Callable[[Row], Item | None], limit: int, cursor: str | None,
        quoted: Callable[[Row], Iterable[str]] | None = None,
    ) -> tuple[list[Item], str | None]:  # fmt: skip
        """One page: `rows(limit, offset)` gives rows, `made` answers with them, `quoted` names the articles that a row will quote."""
        run, start = self._start(cursor)
        found = list(rows(limit + 1, start))
        following = base64.urlsafe_b64encode(f"{run}.{start + limit}".encode()).decode().rstrip("=") if len(found) > limit else None
        if quoted is not None:
            self._fetch(name for row in found[:limit] for name in quoted(row))
        return [one for row in found[:limit] if (one := made(row)) is not None], following

    # --- parts

    def _stored(self, name: str) -> Stored | None:
        if name not in self._articles:
            self._articles[name] = self.case.article(name)
        return self._articles[name]

    def _fetch(self, names: Iterable[str]) -> None:
        """Read the articles that an answer will quote at once."""
        wanted = sorted({*names} - self._articles.keys())[:_AT_ONCE]
        self._articles.update({**dict.fromkeys(wanted), **read_articles(self.case.database, wanted)})

    def _find_name(self, entity: str) -> str | None:
        row = self.case.database.row("select name from dossier_entity where id = :id", id=entity)
        return None if row is None else clean(str(row[0]))

    def name(self, entity: str | None) -> str | None:
        return self._name(entity) if entity else None

    def evidence(self, article: str, start: int | None, end: int | None) -> schema.Evidence | None:
        """The characters of an article."""
        stored = self._stored(article)
        if stored is None or start is None or end is None:
            return None
        end = min(end, start + _MOST_SPAN)
        return schema.Evidence(
            article=clean(stored.id), outlet=_opt(stored.outlet), published=_opt(stored.published), url=_opt(stored.url), start=start, end=end,
            exact=clean(stored.text[start:end]), sha256=stored.sha256,
        )  # fmt: skip

    def _article(self, one: Stored) -> dict[str, Any]:
        head = {name: _opt(getattr(one, name)) for name in ("id", "outlet", "published", "title", "author", "url", "sha256")}
        return {**head, "characters": len(one.text)}

    @staticmethod
    def _entity(one: EntityRow) -> schema.Entity:
        return schema.Entity(id=one.id, type=one.type, name=clean(one.name), name_latin=_opt(one.latin), ref=one.ref, articles=one.articles, mentions=one.mentions)

    def _entity_row(self, name: str) -> schema.Entity | None:
        row = self.case.database.row("select id, type, name, latin, ref, articles, mentions from dossier_entity where id = :id", id=name)
        return None if row is None else self._entity(EntityRow(*row))

    def _event(self, one: EventRow) -> schema.Event:
        names = ("id", "type", "mode", "date", "place", "accounts", "articles", "outlets", "conflicts")
        return schema.Event(**{name: getattr(one, name) for name in names}, title=clean(one.title), place_name=self.name(one.place))

    def _account(self, event: str, one: EventAccount) -> schema.Account:
        values = [
            schema.Value(attribute=v.attribute, value=clean(v.value), unit=v.unit, what=_opt(v.what), bound=v.bound, evidence=self.evidence(one.article, *_ends(v.span)))
            for v in one.values
        ]
        return schema.Account(
            event=event, article=one.article, outlet=_opt(one.outlet), stance=one.stance, factuality=one.factuality, whose=one.whose, whose_name=self.name(one.whose),
            via=[self.name(via) or via for via in one.via], values=values, evidence=self.evidence(one.article, one.start, one.end),
        )  # fmt: skip

    def _side(self, one: ConflictSide) -> schema.Side:
        stored = self._stored(one.article)
        return schema.Side(
            article=one.article, outlet=_opt(stored.outlet) if stored else None, value=clean(one.value), whose=one.whose, whose_name=self.name(one.whose),
            evidence=self.evidence(one.article, one.start, one.end),
        )  # fmt: skip

    def _conflict(self, row: ConflictRow) -> schema.Conflict:
        one = row.conflict
        return schema.Conflict(
            event=row.event, title=clean(row.title), date=row.date, attribute=one.attribute, kind=one.kind, sides=[self._side(side) for side in one.accounts], why=list(one.why),
        )  # fmt: skip

    def _statement(self, one: StatementRow) -> schema.Statement:
        names = ("article", "id", "outlet", "published", "entity", "name", "source", "stance", "form", "content")
        return schema.Statement(**{name: _opt(getattr(one, name)) for name in names}, evidence=self.evidence(one.article, one.start, one.stop))  # type: ignore[arg-type]

    # --- questions

    def articles(self, limit: int, cursor: str | None, **filters: Any) -> schema.Page[schema.Article]:
        """Articles by date."""
        items, following = self.page(lambda most, offset: self.case.articles(**filters, limit=most, offset=offset), lambda one: schema.Article(**self._article(one)), limit, cursor)
        return schema.Page[schema.Article](items=items, next=following)

    def article(self, name: str) -> schema.ArticleText | None:
        """One article with its text."""
        one = self._stored(name)
        return None if one is None else schema.ArticleText(**self._article(one), text=clean(one.text), events=self.case.events_of(name))

    def entities(self, limit: int, cursor: str | None, type: str | None = None) -> schema.Page[schema.Entity]:
        """Persons, bodies and places, those of most articles first."""
        items, following = self.page(lambda most, offset: self.case.entities(type=type, limit=most, offset=offset), self._entity, limit, cursor)
        return schema.Page[schema.Entity](items=items, next=following)

    def entity(self, name: str) -> schema.EntityWhole | None:
        """One person, body or place with names, ranks and ties."""
        one, row = self.case.entity(name), self._entity_row(name)
        if one is None or row is None:
            return None
        ties = [
            schema.Relation(
                subject=tie.subject, subject_name=self.name(tie.subject), relation=tie.relation.relation, object=clean(tie.object), object_name=self.name(tie.object),
                evidence=self.evidence(tie.article, tie.relation.span.start, tie.relation.span.end),
            )
            for tie in self.case.relations(name)[:200]
        ]  # fmt: skip
        return schema.EntityWhole(
            **row.model_dump(), relations=ties, aliases=[schema.Alias(text=clean(a.text), count=a.count, articles=list(a.articles)[:100]) for a in one.aliases[:200]],
            roles=[schema.Role(role=clean(r.role), first=r.first, last=r.last, articles=list(r.articles)[:100]) for r in one.roles[:200]],
        )  # fmt: skip

    def events(self, limit: int, cursor: str | None, **filters: Any) -> schema.Page[schema.Event]:
        """Events by date."""
        items, following = self.page(lambda most, offset: self.case.events(**filters, limit=most, offset=offset), self._event, limit, cursor)
        return schema.Page[schema.Event](items=items, next=following)

    def event(self, name: str) -> schema.EventWhole | None:
        """One event with all accounts, conflicts and silences."""
        one = self.case.event(name)
        if one is None:
            return None
        self._fetch([*(each.article for each in one.accounts), *(side.article for conflict in one.conflicts for side in conflict.accounts)])
        row = self._event(_row_of(one))
        return schema.EventWhole(
            **row.model_dump(), actors=self._people(one.actors), recipients=self._people(one.recipients), told=[self._account(one.id, account) for account in one.accounts],
            differences=[self._conflict(ConflictRow(one.id, one.title, one.date, conflict)) for conflict in one.conflicts], part_of=one.part_of, follows=one.follows,
            silent=[schema.Silence(outlet=s.outlet, articles=list(s.articles)[:100], first=s.first, last=s.last) for s in one.silence],
        )  # fmt: skip

    def _people(self, ids: Sequence[str]) -> list[schema.Entity]:
        return [found for one in ids if (found := self._entity_row(one)) is not None]

    def accounts(self, limit: int, cursor: str | None, **filters: Any) -> tuple[list[schema.Account], str | None]:
        """The accounts of events, event by event: a page holds all that fit the filters of its events."""

        def name(row: str) -> str:
            return row

        names, following = self.page(lambda most, offset: self.case.telling(**filters, limit=most, offset=offset), name, limit, cursor)
        whole = self.case.whole_events(names)
        wanted = {key: value for key, value in filters.items() if value and key != "event"}
        fits = [(one, each) for one in names for each in whole[one].accounts if all(getattr(each, key) == value for key, value in wanted.items())]
        self._fetch(each.article for _, each in fits)
        return [self._account(event, one) for event, one in fits], following

    def conflicts(self, limit: int, cursor: str | None, **filters: Any) -> schema.Page[schema.Conflict]:
        """Where accounts differ."""
        items, following = self.page(
            lambda most, offset: self.case.conflicts(**filters, limit=most, offset=offset), self._conflict, limit, cursor,
            lambda row: [side.article for side in row.conflict.accounts],
        )  # fmt: skip
        return schema.Page[schema.Conflict](items=items, next=following)

    def statements(self, limit: int, cursor: str | None, **filters: Any) -> schema.Page[schema.Statement]:
        """Who says what."""
        items, following = self.page(
            lambda most, offset: self.case.statements(**filters, limit=most, offset=offset), self._statement, limit, cursor, lambda row: [row.article],
        )  # fmt: skip
        return schema.Page[schema.Statement](items=items, next=following)

    def search(self, words: str, limit: int, cursor: str | None, **filters: Any) -> schema.Page[schema.Found]:
        """Articles by words, the best first."""

        def made(one: Any) -> schema.Found:
            passages = [found for snippet in one.snippets if (found := self.evidence(one.article, snippet.span.start, snippet.span.end)) is not None]
            return schema.Found(
                article=one.article, outlet=_opt(one.outlet), title=_opt(one.title), published=_opt(one.published), rank=one.rank, hits=len(one.hits), passages=passages,
            )  # fmt: skip

        items, following = self.page(
            lambda most, offset: self.case.search(clean(words), **filters, counted=False, limit=most, offset=offset).found, made, limit, cursor, lambda row: [row.article],
        )  # fmt: skip
        return schema.Page[schema.Found](items=items, next=following)

    def runs(self) -> list[schema.Run]:
        """The runs, the last first."""
        return [schema.Run(**{name: getattr(one, name) for name in schema.Run.model_fields}) for one in self.case.runs(100)]

    def status(self) -> schema.Status:
        """What the case holds."""
        now = self.case.status()
        told = "select distinct outlet from article where removed is null and outlet is not null order by outlet limit 500"
        outlets = [clean(str(row[0])) for row in self.case.database.rows(told)]
        first, last = self.case.database.row("select min(day), max(day) from article where removed is null") or (None, None)
        return schema.Status(
            articles=now.articles, mentions=now.mentions, statements=now.statements, events=now.happenings, entities=now.entities, conflicts=now.conflicts, outlets=outlets,
            first=first, last=last, built=now.run.finished if now.run else None,
        )  # fmt: skip


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span is not None else (None, None)


def _row_of(one: DossierEvent) -> EventRow:
    articles, outlets = {a.article for a in one.accounts}, {a.outlet for a in one.accounts if a.outlet}
    differ = sum(c.kind == "conflict" for c in one.conflicts)
    return EventRow(one.id, one.type, one.mode, one.title, one.date, one.place, len(one.accounts), len(articles), len(outlets), differ)
