"""A case that is read: what the page, the exports and the Python API ask. Nothing here writes.

    case = riwaya.open("moscow.riwaya")
    for event in case.events(disputed=True): ...
    account = case.account("seed-0")

Lists come in pages (`limit`, `offset`), whole things as nouns of the model. Safe from several threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any

from riwaya.model import Account, Article, Dossier, DossierEntity, DossierEvent, DossierRelation, Judgement, Origin, Refusal
from riwaya.store import accounts, corrections, differences, dossiers, searching
from riwaya.store.bodies import unpack
from riwaya.store.database import Database, Row, asked, steps
from riwaya.store.differences import Difference
from riwaya.store.migrations import check, version
from riwaya.store.overlays import Overlaid, Place, overlay
from riwaya.store.rows import ConflictRow, EntityRow, EventRow, Run, StatementRow, Status
from riwaya.store.searching import Answer, Filters
from riwaya.text import fold

_ALL = 1 << 31
_AT_ONCE = 400


class Case:
    """One affair: its articles, what each tells, and what they tell together."""

    def __init__(self, database: Database) -> None:
        check(database)
        self.database = database
        self._sql = steps("reading")

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connection."""
        self.database.close()

    # --- articles and what each tells

    def articles(self, *, outlet: str | None = None, since: str | None = None, until: str | None = None, limit: int = _ALL, offset: int = 0) -> Iterator[Article]:
        """Articles by date of publication, those without one last."""
        sql, values = asked(self._sql["articles"], {"outlet": outlet, "since": since, "until": _end(until), "limit": limit, "offset": offset})
        for row in self.database.each(sql, **values):
            yield accounts.article_of(*row)

    def article(self, name: str) -> Article | None:
        """One article, also one that a later run no longer found."""
        return accounts.read_article(self.database, name)

    def account(self, name: str, *, as_found: bool = False) -> Account | None:
        """What one article tells, with spans and why, under the user's corrections; what was rejected is left out."""
        found = accounts.read_account(self.database, name)
        return found if found is None or as_found else self.overlaid(found).merged

    def accounts(self, *, as_found: bool = False) -> Iterator[Account]:
        """What every article tells, by article id, under the user's corrections."""
        every = accounts.each_account(self.database)
        yield from every if as_found else corrections.corrected(self.database, every)

    def overlaid(self, found: Account) -> Overlaid:
        """An account under its corrections: what to show, what was merged, the verdict on each fact."""
        return overlay(found, corrections.of_article(self.database, found.article.id))

    def judgements(self) -> list[tuple[Judgement, bool]]:
        """The user's judgements as the last merge read them, and whether their words stand in no article any more."""
        rows = self.database.rows("select body, orphan from judgement order by made, id")
        return [(unpack(Judgement, bytes(body)), bool(orphan)) for body, orphan in rows]

    def corrections(self, *, stale: bool = False) -> list[Place]:
        """The user's corrections that hold, and where they lie; only those that lie nowhere any more, with `stale`."""
        return corrections.places(self.database, stale=stale)

    def members(self, article: str) -> dict[str, str]:
        """From the entity ids of an article (e1) to those of the dossier."""
        return dict(self.database.rows(self._sql["members"], article=article))

    # --- what they tell together

    def events(
        self, *, type: str | None = None, since: str | None = None, until: str | None = None, entity: str | None = None, outlet: str | None = None,
        stance: str | None = None, articles: int = 0, disputed: bool = False, disputed_first: bool = False, limit: int = _ALL, offset: int = 0,
    ) -> list[EventRow]:  # fmt: skip
        """Events by date; `entity` takes part in them or is their place, `articles` is the least number that tell of them.

        `outlet` and `stance` are those of one account.
        """
        values = {
            "type": type, "since": since, "until": _end(until), "entity": entity, "outlet": outlet, "stance": stance, "articles": articles,
            "disputed": disputed or None, "disputed_first": disputed_first or None, "limit": limit, "offset": offset,
        }  # fmt: skip
        return [EventRow(*row) for row in self._asked("events", values)]

    def _asked(self, step: str, values: Mapping[str, Any]) -> list[Row]:
        """The rows of a step whose null parameters do not filter."""
        sql, given = asked(self._sql[step], values)
        return self.database.rows(sql, **given)

    def event(self, name: str) -> DossierEvent | None:
        """One event with its accounts, conflicts and silences."""
        row = self.database.row("select body from dossier_event where id = :name", name=name)
        return None if row is None else unpack(DossierEvent, bytes(row[0]))

    def whole_events(self, names: Sequence[str]) -> dict[str, DossierEvent]:
        """Several events at once, by id."""
        places = {f"n{number}": name for number, name in enumerate(dict.fromkeys(names))}
        rows = self.database.rows(f"select id, body from dossier_event where id in ({', '.join(f':{one}' for one in places)})", **places) if places else []
        return {str(name): unpack(DossierEvent, bytes(body)) for name, body in rows}

    def telling(
        self, *, event: str | None = None, article: str | None = None, outlet: str | None = None, stance: str | None = None, limit: int = _ALL, offset: int = 0,
    ) -> list[str]:  # fmt: skip
        """The ids of events by date, those with an account of an article, outlet or stance."""
        some = None if article is outlet is stance is None else 1
        values = {"event": event, "article": article, "outlet": outlet, "stance": stance, "some": some, "limit": limit, "offset": offset}
        return [str(row[0]) for row in self._asked("accounts", values)]

    def overview(self, *, limit: int) -> list[tuple[str, str, str | None, str]]:
        """The accounts of the weightiest dated events, in order of time: event, date (EDTF), outlet, stance."""
        return [(str(event), str(date), outlet, str(stance)) for event, date, outlet, stance in self.database.rows(self._sql["overview"], limit=limit)]

    def events_of(self, article: str) -> list[str]:
        """The ids of the events that an article tells of."""
        return [str(row[0]) for row in self.database.rows(self._sql["events_of_article"], article=article)]

    def entities(self, *, type: str | None = None, limit: int = _ALL, offset: int = 0) -> list[EntityRow]:
        """Persons, bodies and places, those of most articles first."""
        return [EntityRow(*row) for row in self._asked("entities", {"type": type, "limit": limit, "offset": offset})]

    def named(self, text: str, *, limit: int = 10) -> list[EntityRow]:
        """Persons, bodies and places one of whose names, or a word of it, begins with a text."""
        begun = "".join("!" + char if char in "%_!" else char for char in " ".join(fold(text).text.split()).lower())
        if not begun:
            return []
        return [EntityRow(*row) for row in self.database.rows(self._sql["named"], begins=f"{begun}%", inside=f"% {begun}%", limit=limit)]

    def name_of(self, entity: str) -> EntityRow | None:
        """One person, body or place as a line of their list."""
        row = self.database.row(self._sql["name_of"], id=entity)
        return None if row is None else EntityRow(*row)

    def articles_of(self, entity: str) -> list[tuple[str, str | None, str | None]]:
        """The articles that name an entity: id, outlet, day of publication."""
        return [(str(name), outlet, day) for name, outlet, day in self.database.rows(self._sql["articles_of"], entity=entity)]

    def entity(self, name: str) -> DossierEntity | None:
        """One person, body or place with its names and roles."""
        row = self.database.row("select body from dossier_entity where id = :name", name=name)
        return None if row is None else unpack(DossierEntity, bytes(row[0]))

    def statements(self, *, entity: str | None = None, stance: str | None = None, article: str | None = None, limit: int = _ALL, offset: int = 0) -> list[StatementRow]:
        """Statements by date, of all sources or of one."""
        found = self._asked("statements", {"entity": entity, "stance": stance, "article": article, "limit": limit, "offset": offset})
        return [StatementRow(*row) for row in found]

    def statements_about(self, entity: str, *, limit: int = _ALL) -> list[StatementRow]:
        """Statements of others that name an entity, out of at most 400 of its articles."""
        return [StatementRow(*row) for row in self.database.rows(self._sql["statements_about"], entity=entity, limit=limit)]

    def same_claims(self, article: str, statement: str) -> list[tuple[str, str]]:
        """Statements (article, id) of other articles that say the same."""
        return [(str(one), str(its)) for one, its in self.database.rows(self._sql["same_claims"], article=article, statement=statement)]

    def statement_span(self, article: str, statement: str) -> tuple[int, int] | None:
        """From the first to the last character of a statement: source, cue, content."""
        row = self.database.row(self._sql["statement_span"], article=article, id=statement)
        return None if row is None else (int(row[0]), int(row[1]))

    def fact_at(self, article: str, at: int) -> tuple[str, int, int] | None:
        """The fact (id, start, stop) that a character of an article belongs to: the shortest statement around it, else the nearest event."""
        row = self.database.row(self._sql["statement_at"], article=article, at=at) or self.database.row(self._sql["event_at"], article=article, at=at)
        return None if row is None else (str(row[0]), int(row[1]), int(row[2]))

    def conflicts(self, *, kind: str = "conflict", attribute: str | None = None, limit: int = _ALL, offset: int = 0) -> list[ConflictRow]:
        """Where accounts differ; `kind` is conflict, update or naming."""
        found = self.database.rows(self._sql["conflicts"], kind=kind, attribute=attribute, limit=limit, offset=offset)
        out: list[ConflictRow] = []
        for first in range(0, len(found), _AT_ONCE):
            some = found[first : first + _AT_ONCE]
            whole = self.whole_events([event for event, *_ in some])
            out += [ConflictRow(event, title, date, whole[event].conflicts[position]) for event, title, date, position in some if event in whole]
        return out

    def naming(self, *, limit: int = _ALL, offset: int = 0) -> list[ConflictRow]:
        """Where accounts name one thing differently."""
        return self.conflicts(kind="naming", limit=limit, offset=offset)

    def relations(self, entity: str | None = None) -> tuple[DossierRelation, ...]:
        """The ties that articles state, of all entities or of one."""
        return dossiers.relations(self.database, entity)

    def outlets(self) -> list[str]:
        """The outlets whose articles the case holds."""
        return [str(row[0]) for row in self.database.rows(self._sql["outlets"])]

    def origin(self, article: str) -> Origin | None:
        """Where the text of an article comes from, with all articles that come from there."""
        row = self.database.row(self._sql["origin_of"], article=article)
        return None if row is None else dossiers.origin_of(self.database, row)

    def shared_origins(self, *, limit: int = _ALL) -> list[Origin]:
        """The origins that several articles have."""
        rows = self.database.rows(self._sql["shared_origins"], limit=limit)
        return [dossiers.origin_of(self.database, row) for row in rows]

    def origins(self) -> tuple[Origin, ...]:
        """Where the texts come from: agencies, reprints, own work."""
        return dossiers.origins(self.database)

    def dossier(self) -> Dossier:
        """Everything at once, as merge made it."""
        with self.database.snapshot():
            return dossiers.read(self.database, tuple(self.accounts()))

    # --- search

    def search(
        self, text: str, *, exact: bool = False, variants: bool = True, outlet: str | None = None, since: str | None = None, until: str | None = None, person: str | None = None,
        source: str | None = None, stance: str | None = None, event_type: str | None = None, counted: bool = True,
        limit: int = 10, offset: int = 0,
    ) -> Answer:  # fmt: skip
        """Articles by words, the best first, with highlights on the original letters; raises UsageError for an empty question.

        Words find their forms with particles, "quotes" make a phrase, `-word` must not stand there, a name finds its other names;
        `exact` takes the letters as typed; without `counted` the total may be that of this page and the next ones.
        `person` is named in the article; `source`, `stance`, `event_type` hold for the passage.
        """
        filters = Filters(outlet, since, until, person, source, stance, event_type)
        return searching.search(self.database, text, filters, exact=exact, variants=variants, counted=counted, limit=limit, offset=offset)

    # --- the case itself

    def runs(self, limit: int = _ALL) -> list[Run]:
        """The runs, the last first."""
        return [_run(row) for row in self.database.rows(self._sql["runs"], limit=limit)]

    def refusals(self, run: int | None = None) -> list[Refusal]:
        """What a run could not take; the last run's if none is named."""
        sql = "select article, room, reason from refusal where run = coalesce(cast(:run as integer), (select max(id) from run where state = 'complete')) order by position"
        return [Refusal(*row) for row in self.database.rows(sql, run=run)]

    def differences(self, run: int) -> Iterator[Difference]:
        """The facts gained, lost and changed since a run; raises UsageError for a run that there was not."""
        return differences.since(self.database, run)

    def written(self) -> str:
        """Changes with every writing of the dossier: what was made from it may be kept as long as this stays the same."""
        row = self.database.row("select value from meta where key = 'dossier'")
        return str(row[0]) if row else ""

    def status(self) -> Status:
        """What the case holds now."""
        counts = [int(one) for one in self.database.row(self._sql["counts"]) or (0,) * 13]
        runs = self.runs(1)
        return Status(self.database.place, version(self.database), self.database.size(), runs[0] if runs else None, *counts)


def _run(row: Row) -> Run:
    values = list(row)
    values[8] = tuple(values[8].split("\n"))
    return Run(*values)


def _end(until: str | None) -> str | None:
    """The last day that a date covers, as it sorts: everything that begins with it."""
    return None if until is None else until + "\uffff"
