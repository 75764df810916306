"""From the case to what a page shows. One `Views` serves one request: what it reads of an article it reads once.

Sentences are cut from the stored text; a fact's link leads to its characters in the article. The article's own page is in `reading`.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from riwaya.model import Article, ConflictSide, DossierEntity, DossierEvent, EventAccount, Origin
from riwaya.serve.links import Links
from riwaya.serve.marking import passage, sentence, shortened
from riwaya.serve.shown import (
    Cell,
    Column,
    Decided,
    Detail,
    Difference,
    EntityPage,
    EventPage,
    Happening,
    Listed,
    Named,
    NamingTable,
    Saying,
    Side,
    TableRow,
    Told,
)
from riwaya.serve.words import Words, isolated
from riwaya.store.case import Case
from riwaya.store.rows import ConflictRow, EntityRow, EventRow, StatementRow
from riwaya.store.searching import Found

ATTRIBUTES = ("date", "place", "number", "actor", "order", "cause", "purpose")
_AMONG_ROLES = ("has_rank", "holds_office")
_SAID = {"asserts": ("CT+",), "denies": ("CT-",), "hedges": ("PS+", "PR+"), "expects": ("PR+", "PS+"), "demands": ("U",), "declines": ("U",)}
_MOST_TOLD, _MOST_SIDES, _MOST_MEMBERS = 60, 8, 40


class Views:
    """Reads the case for one request, in one language."""

    def __init__(self, case: Case, words: Words, links: Links) -> None:
        self.case = case
        self.words = words
        self.links = links
        self._articles: dict[str, Article | None] = {}
        self._names: dict[str, Named | None] = {}
        self._events: dict[str, DossierEvent | None] = {}
        self._origins: dict[str, Origin | None] = {}

    # --- small things

    def read(self, article: str) -> Article | None:
        """An article; read once a request."""
        if article not in self._articles:
            self._articles[article] = self.case.article(article)
        return self._articles[article]

    def happened(self, event: str) -> DossierEvent | None:
        if event not in self._events:
            self._events[event] = self.case.event(event)
        return self._events[event]

    def shown_name(self, row: EntityRow) -> str:
        """A name in the page's language, where it is known in it."""
        return row.latin if self.words.language == "en" and row.latin else row.name

    def named(self, entity: str | None) -> Named | None:
        """An entity's name with its page."""
        if entity is None:
            return None
        if entity not in self._names:
            row = self.case.name_of(entity)
            self._names[entity] = None if row is None else Named(self.shown_name(row), self.links.entity(entity), row.type)
        return self._names[entity]

    def all_named(self, entities: Iterable[str]) -> tuple[Named, ...]:
        return tuple(one for one in map(self.named, entities) if one is not None)

    def typed(self, text: str | None) -> EntityRow | None:
        """The entity of an id, or the one of most articles whose name begins with what was typed."""
        if not text:
            return None
        return self.case.name_of(text) or next(iter(self.case.named(text, limit=1)), None)

    def title(self, event: DossierEvent) -> str:
        """An event's title: made by merge in Arabic, put together from type and names in English."""
        if self.words.language == "ar":
            return event.title
        who, whom = (", ".join(isolated(one.name) for one in self.all_named(some[:3])) for some in (event.actors, event.recipients))
        kind = self.kind(event.type, event.mode)
        place = self.named(event.place)
        where = f" ({isolated(place.name)})" if place and event.place not in (*event.actors, *event.recipients) else ""
        return f"{kind[:1].upper()}{kind[1:]}{': ' if who or whom else ''}{who}{' → ' if who and whom else ''}{whom}{where}"

    def kind(self, type_: str, mode: str | None) -> str:
        """What kind of event it is: the mode where it is one that readers know, else the type."""
        return self.words.of("event_mode", mode) if mode and self.words.has("event_mode", mode) else self.words.of("event_type", type_)

    def headline(self, article: Article) -> str:
        return article.title or shortened(article.text.strip().partition("\n")[0], 120) or article.id

    def outlet_of(self, article: str) -> str:
        found = self.read(article)
        return (found.outlet if found else None) or self.words.unknown_outlet

    def origin(self, article: str) -> Origin | None:
        if article not in self._origins:
            self._origins[article] = self.case.origin(article)
        return self._origins[article]

    def is_reprint(self, article: str) -> bool:
        """Whether an earlier article of the corpus holds the same text."""
        origin = self.origin(article)
        return origin is not None and origin.kind != "own" and len(origin.articles) > 1 and origin.earliest not in (None, article)

    def cut(self, article: str, start: int, end: int) -> Markup:
        found = self.read(article)
        return sentence(found.text, start, end) if found and 0 <= start < end <= len(found.text) else Markup("")

    def fact_near(self, article: str, at: int) -> str | None:
        found = self.case.fact_at(article, at)
        return found[0] if found else None

    def found(self, one: Found) -> Listed:
        """An article that a search found, with its passages; it leads to the fact at the first hit."""
        fact = self.fact_near(one.article, one.hits[0].start) if one.hits else None
        passages, read = tuple(passage(each) for each in one.snippets), None if one.title else self.read(one.article)
        title = one.title or (self.headline(read) if read else one.article)
        return Listed(self.links.article(one.article, fact), title, one.outlet or self.words.unknown_outlet, one.published, passages)

    # --- accounts of events

    def told(self, one: EventAccount, column: str = "") -> Told:
        """An account with the sentence that it stands on."""
        span = self.case.statement_span(one.article, one.statement) if one.statement else None
        fact = one.statement if span else one.event
        if span is None and one.start is not None and one.end is not None:
            span = one.start, one.end
        found = self.read(one.article)
        details = tuple(
            Detail(value.attribute, value.value, self.links.article(one.article, one.event), self.cut(one.article, value.span.start, value.span.end))
            for value in one.values
            if value.attribute != "naming"
        )
        return Told(
            article=one.article,
            outlet=one.outlet or self.words.unknown_outlet,
            published=found.published if found else None,
            stance=one.stance,
            factuality=one.factuality,
            whose=self.named(one.whose),
            via=self.all_named(one.via),
            sentence=self.cut(one.article, *span) if span else Markup(""),
            href=self.links.article(one.article, fact),
            details=details,
            reprint=self.is_reprint(one.article),
            column=column,
        )

    def happening(self, row: EventRow, accounts: int = 3) -> Happening | None:
        """An event in a list, with its first accounts: denials first, then one an outlet before a second of the same."""
        event = self.happened(row.id)
        if event is None:
            return None
        seen: set[tuple[str | None, bool]] = set()
        first: list[EventAccount] = []
        rest: list[EventAccount] = []
        for one in event.accounts:
            key = one.outlet, one.stance == "denies"
            (rest if key in seen else first).append(one)
            seen.add(key)
        chosen = [self.told(one) for one in (first + rest)[:accounts]]
        return Happening(
            row.id, self.links.event(row.id), self.title(event), self.kind(event.type, event.mode), event.date, self.all_named((*event.actors, *event.recipients)[:6]),
            self.named(event.place), tuple(chosen), row.accounts, row.outlets, row.conflicts,
        )  # fmt: skip

    def side(self, one: ConflictSide, attribute: str, event: DossierEvent | None) -> Side:
        """One side of a conflict, with the whole statement that it stands in marked where what differs is whether it happened."""
        said = [a for a in event.accounts if a.statement and (a.article, a.whose, a.factuality) == (one.article, one.whose, one.value)] if event else []
        spoken = self.case.statement_span(one.article, said[0].statement or "") if said else None
        fact = (said[0].statement or "", *spoken) if spoken else self.case.fact_at(one.article, one.start)
        span = (fact[1], fact[2]) if fact and attribute == "factuality" and fact[0].startswith("s") else (one.start, one.end)
        value = self.words.of("factuality", one.value) if attribute == "factuality" else self.words.date(one.value) if attribute in ("date", "order") else one.value
        return Side(self.outlet_of(one.article), value, self.named(one.whose), self.cut(one.article, *span), self.links.article(one.article, fact[0] if fact else None))

    def difference(self, row: ConflictRow) -> Difference:
        """A conflict with its sides; two that stand on the same words in the same voice are one."""
        conflict, event = row.conflict, self.happened(row.event)
        sides = dict.fromkeys(self.side(one, conflict.attribute, event) for one in conflict.accounts[: _MOST_SIDES * 2])
        name = Named(self.title(event) if event else row.title, self.links.event(row.event))
        return Difference(name, row.date, conflict.attribute, conflict.kind, tuple(sides)[:_MOST_SIDES], conflict.why)

    def event_page(self, name: str, first: int = 0, most: int = 6, by_origin: bool = False) -> EventPage | None:
        """An event with its table: attributes down, outlets or origins across, `most` of them from `first`."""
        event = self.happened(name)
        if event is None:
            return None
        column_of = self._by_origin if by_origin else self._by_outlet
        every = {column.key: column for column in sorted((column_of(one) for one in event.accounts), key=lambda one: (one.label, one.key))}
        silent = [] if by_origin else [Column(one, one) for one in event.silent if one not in every]
        columns = (*every.values(), *silent)[first : first + most]
        keys = {one.key for one in columns}
        told = [self.told(one, key) for one in event.accounts if (key := column_of(one).key) in keys][:_MOST_TOLD]
        differences = tuple(self.difference(ConflictRow(event.id, event.title, event.date, one)) for one in event.conflicts)
        return EventPage(
            event, self.title(event), self.kind(event.type, event.mode), self.all_named(event.actors), self.all_named(event.recipients),
            self.named(event.place), self._event_named(event.part_of), self._event_named(event.follows), columns, tuple(self._rows(event, columns, told)), tuple(told), differences,
            len(every) + len(silent),
            len({one.origin or one.article for one in event.accounts}),
        )  # fmt: skip

    def _by_outlet(self, one: EventAccount) -> Column:
        outlet = one.outlet or self.words.unknown_outlet
        return Column(outlet, outlet, self.words.reprint if self.is_reprint(one.article) else "")

    def _by_origin(self, one: EventAccount) -> Column:
        origin = self.origin(one.article)
        if origin is None:
            return self._by_outlet(one)
        outlets = sorted({self.outlet_of(article) for article in origin.articles[:20]})
        label = origin.name or self.outlet_of(origin.earliest or one.article)
        return Column(origin.id, label, "، ".join(other for other in outlets if other != label))

    def _event_named(self, name: str | None) -> Named | None:
        found = self.happened(name) if name else None
        return Named(self.title(found), self.links.event(found.id)) if found else None

    def _rows(self, event: DossierEvent, columns: Iterable[Column], told: list[Told]) -> Iterable[TableRow]:
        """Whether it happened first, then what conflicts, then the rest."""

        def kinds(attribute: str) -> tuple[str, ...]:
            return tuple(sorted({one.kind for one in event.conflicts if one.attribute == attribute}))

        claims = []
        for column in columns:
            cells = [Cell(one.stance, self._certainty(one), one.whose, one.sentence, one.href, one.via) for one in told if one.column == column.key]
            claims.append(tuple(dict.fromkeys(cells)) or (Cell("silent", "", None, Markup(""), ""),))
        yield TableRow("factuality", kinds("factuality"), tuple(claims))
        for attribute in sorted(ATTRIBUTES, key=lambda one: (not kinds(one), ATTRIBUTES.index(one))):
            given = []
            for column in columns:
                of_column = [(one, d) for one in told if one.column == column.key for d in one.details if d.attribute == attribute]
                cells = [Cell(one.stance, self.words.date(d.value) if attribute == "date" else d.value, one.whose, d.sentence, d.href, one.via) for one, d in of_column]
                given.append(tuple(dict.fromkeys(cells)))
            if any(given):
                yield TableRow(attribute, kinds(attribute), tuple(given))

    def _certainty(self, one: Told) -> str:
        """Whether it happened, in words, where the stance does not say so already: «ينفي: لم يقع» would read as its contrary."""
        return "" if one.factuality in _SAID.get(one.stance, ()) else self.words.of("factuality", one.factuality)

    def events_like(self, event: DossierEvent) -> list[Named]:
        """Other events of the first participant, to say that one of them is the same."""
        rows = self.case.events(entity=event.actors[0], limit=40) if event.actors else []
        return [Named(f"{row.title} ({self.words.date(row.date)})", row.id) for row in rows if row.id != event.id]

    # --- statements, entities, articles

    def saying(self, row: StatementRow) -> Saying:
        return Saying(
            row.id, self.named(row.entity), row.source or row.name or "", row.stance, row.form, self.cut(row.article, row.start, row.stop),
            self.links.article(row.article, row.id), row.outlet or self.words.unknown_outlet, row.published, row.article,
        )  # fmt: skip

    def entity_page(self, name: str, most: int = 20) -> EntityPage | None:
        entity, row = self.case.entity(name), self.case.name_of(name)
        if entity is None or row is None:
            return None
        sayings = tuple(self.saying(one) for one in self.case.statements(entity=name, limit=most))
        about = tuple(self.saying(one) for one in self.case.statements_about(name, limit=most))
        happenings = tuple(one for one in (self.happening(row, 1) for row in self.case.events(entity=name, limit=most)) if one is not None)
        ties = []
        for tie in self.case.relations(name)[:80]:
            forward, relation = tie.subject == name, tie.relation.relation
            if forward and relation in _AMONG_ROLES:
                continue
            other = self.named(tie.object if forward else tie.subject) or Named(tie.relation.object if forward else tie.relation.subject, "")
            label = self.words.of("relation_name" if forward or not self.words.has("relation_back", relation) else "relation_back", relation)
            ties.append((label, other, self.links.article(tie.article)))
        first = {(label, other): href for label, other, href in reversed(ties)}
        members = tuple((f"{article}/{local}", self.outlet_of(article), self.links.article(article)) for article, local in entity.members[:_MOST_MEMBERS])
        roles = tuple(sorted(entity.roles, key=lambda one: (one.first or "9999", one.last or "", one.role)))
        tied = tuple((label, other, href) for (label, other), href in reversed(first.items()))
        return EntityPage(entity, self.shown_name(row), sayings, about, happenings, row.articles, row.mentions, roles, tied, None, members)

    def entities_like(self, entity: DossierEntity) -> list[Named]:
        """Entities that share a part of the name, to say that one of them is the same."""
        found = {row.id: row for part in reversed(entity.name.split()) for row in self.case.named(part, limit=8) if row.type == entity.type and row.id != entity.id}
        return [Named(row.name, row.id, row.type) for row in found.values()][:20]

    def naming(self, entity: str) -> NamingTable:
        """Who calls an entity what: outlets down, years of publication across."""
        found = self.case.entity(entity)
        if found is None:
            return NamingTable(entity)
        years = {article: (day or "")[:4] for article, _, day in self.case.articles_of(entity)}
        cells: dict[tuple[str, str], dict[str, tuple[int, str]]] = {}
        for one in found.naming:
            cell = cells.setdefault((one.outlet or self.words.unknown_outlet, years.get(one.article, "")), {})
            for label in one.labels:
                count, href = cell.get(label.text) or (0, self.links.article(one.article))
                cell[label.text] = count + label.count, href
        across = tuple(sorted({year for _, year in cells}))
        rows = []
        for outlet in sorted({one for one, _ in cells}):
            named = [sorted(((text, *rest) for text, rest in cells.get((outlet, year), {}).items()), key=lambda one: (-one[1], one[0]))[:8] for year in across]
            rows.append((outlet, tuple(tuple(one) for one in named)))
        return NamingTable(entity, across, tuple(rows))

    def corrections(self) -> list[Decided]:
        """The user's corrections, the last first."""
        out = []
        for place in reversed(self.case.corrections()[-200:]):
            one = place.correction
            changes = "".join(f" {name}={value}" for name, value in one.changes)
            href = self.links.article(place.article) if place.article else ""
            out.append(Decided(one.id, one.verdict, f"{one.quote}{changes}", href, one.author, one.made, one.reason, place.stale or ""))
        return out
