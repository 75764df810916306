"""From the case to what a page shows. One `Views` serves one request: what it reads of an article it reads once.

Sentences are cut from the stored text; a fact's link leads to its characters in the article.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from riwaya.model import Account, ConflictSide, DossierEvent, EventAccount, Span
from riwaya.serve.links import Links
from riwaya.serve.marking import Fact, marked, sentence
from riwaya.serve.shown import ArticlePage, Cell, Detail, Difference, EntityPage, EventPage, Happening, Named, Saying, Side, TableRow, Told
from riwaya.serve.words import Words
from riwaya.store.case import Case
from riwaya.store.rows import ConflictRow, EventRow, StatementRow

ATTRIBUTES = ("date", "place", "number", "actor", "order", "cause", "purpose")


class Views:
    """Reads the case for one request, in one language."""

    def __init__(self, case: Case, words: Words, links: Links) -> None:
        self.case = case
        self.words = words
        self.links = links
        self._accounts: dict[str, Account | None] = {}
        self._names: dict[str, Named | None] = {}
        self._reprints: frozenset[str] | None = None

    # --- small things

    def account(self, article: str) -> Account | None:
        """What an article tells; read once a request."""
        if article not in self._accounts:
            self._accounts[article] = self.case.account(article)
        return self._accounts[article]

    def named(self, entity: str | None) -> Named | None:
        """An entity's name in the page's language, with its page."""
        if entity is None:
            return None
        if entity not in self._names:
            found = self.case.entity(entity)
            shown = None if found is None else found.name_latin if self.words.language == "en" and found.name_latin else found.name
            self._names[entity] = None if found is None or shown is None else Named(shown, self.links.entity(entity), found.type)
        return self._names[entity]

    def all_named(self, entities: Iterable[str]) -> tuple[Named, ...]:
        return tuple(one for one in map(self.named, entities) if one is not None)

    def outlet_of(self, article: str) -> str:
        account = self.account(article)
        return (account.article.outlet if account else None) or self.words.unknown

    def is_reprint(self, article: str) -> bool:
        """Whether an earlier article of the corpus holds the same text."""
        if self._reprints is None:
            self._reprints = frozenset(a for one in self.case.origins() if one.kind != "own" for a in one.articles if a != one.earliest)
        return article in self._reprints

    def cut(self, article: str, start: int, end: int) -> Markup:
        account = self.account(article)
        return sentence(account.article.text, start, end) if account and 0 <= start < end <= len(account.article.text) else Markup("")

    # --- accounts of events

    def told(self, one: EventAccount) -> Told:
        """An account with the sentence that it stands on."""
        account = self.account(one.article)
        span, fact = _standing(account, one)
        details = tuple(
            Detail(value.attribute, value.value, self.links.article(one.article, one.event), self.cut(one.article, value.span.start, value.span.end))
            for value in one.values
            if value.attribute != "naming"
        )
        return Told(
            article=one.article,
            outlet=one.outlet or self.words.unknown,
            published=account.article.published if account else None,
            stance=one.stance,
            factuality=one.factuality,
            whose=self.named(one.whose),
            via=self.all_named(one.via),
            sentence=self.cut(one.article, span.start, span.end) if span else Markup(""),
            href=self.links.article(one.article, fact),
            details=details,
            reprint=self.is_reprint(one.article),
        )

    def happening(self, row: EventRow, accounts: int = 3) -> Happening | None:
        """An event in a list, with its first accounts: one an outlet before a second of the same."""
        event = self.case.event(row.id)
        if event is None:
            return None
        seen: set[str | None] = set()
        first: list[EventAccount] = []
        rest: list[EventAccount] = []
        for one in event.accounts:
            (rest if one.outlet in seen else first).append(one)
            seen.add(one.outlet)
        chosen = [self.told(one) for one in (first + rest)[:accounts]]
        return Happening(
            row.id, self.links.event(row.id), event.title, event.type, event.date, self.all_named((*event.actors, *event.recipients))[:6], self.named(event.place), tuple(chosen),
            row.accounts, row.outlets, row.conflicts,
        )  # fmt: skip

    def side(self, one: ConflictSide) -> Side:
        account = self.account(one.article)
        href = self.links.article(one.article, _fact_at(account, one.start))
        return Side(self.outlet_of(one.article), one.value, self.named(one.whose), self.cut(one.article, one.start, one.end), href)

    def difference(self, row: ConflictRow) -> Difference:
        conflict = row.conflict
        return Difference(Named(row.title, self.links.event(row.event)), row.date, conflict.attribute, conflict.kind, tuple(map(self.side, conflict.accounts[:8])), conflict.why)

    def event_page(self, name: str, outlets_from: int = 0, outlets: int = 8) -> EventPage | None:
        """An event with its table: attributes down, outlets across, `outlets` of them from `outlets_from`."""
        event = self.case.event(name)
        if event is None:
            return None
        telling = sorted({one.outlet or self.words.unknown for one in event.accounts})
        columns = [*telling, *(one for one in event.silent if one not in telling)][outlets_from : outlets_from + outlets]
        chosen = [one for one in event.accounts if (one.outlet or self.words.unknown) in columns]
        told = [self.told(one) for one in chosen[:60]]
        differences = tuple(self.difference(ConflictRow(event.id, event.title, event.date, one)) for one in event.conflicts)
        return EventPage(
            event, self.all_named(event.actors), self.all_named(event.recipients), self.named(event.place), self._event_named(event.part_of), self._event_named(event.follows),
            tuple(columns), tuple(self._rows(event, columns, told)), tuple(told), differences,
        )  # fmt: skip

    def _event_named(self, name: str | None) -> Named | None:
        found = self.case.event(name) if name else None
        return Named(found.title, self.links.event(found.id)) if found else None

    def _rows(self, event: DossierEvent, columns: list[str], told: list[Told]) -> Iterable[TableRow]:
        def kinds(attribute: str) -> tuple[str, ...]:
            return tuple(sorted({one.kind for one in event.conflicts if one.attribute == attribute}))

        claims = []
        for column in columns:
            cells = [Cell(one.stance, self.words.of("factuality", one.factuality), one.whose, one.sentence, one.href) for one in told if one.outlet == column]
            claims.append(tuple(cells) or (Cell("silent", "", None, Markup(""), ""),))
        yield TableRow("factuality", kinds("factuality"), tuple(claims))
        for attribute in ATTRIBUTES:
            given = [
                tuple(Cell(one.stance, d.value, one.whose, d.sentence, d.href) for one in told if one.outlet == column for d in one.details if d.attribute == attribute)
                for column in columns
            ]
            if any(given):
                yield TableRow(attribute, kinds(attribute), tuple(given))

    # --- statements, entities, articles

    def saying(self, row: StatementRow) -> Saying:
        whose = self.named(row.entity)
        return Saying(
            row.id, whose, row.source or row.name or "", row.stance, row.form, self.cut(row.article, row.start, row.stop), self.links.article(row.article, row.id),
            row.outlet or self.words.unknown, row.published, row.article,
        )  # fmt: skip

    def entity_page(self, name: str, most: int = 25) -> EntityPage | None:
        entity = self.case.entity(name)
        if entity is None:
            return None
        sayings = tuple(self.saying(one) for one in self.case.statements(entity=name, limit=most))
        happenings = tuple(one for one in (self.happening(row, 1) for row in self.case.events(entity=name, limit=most)) if one is not None)
        ties = []
        for tie in self.case.relations(name)[:80]:
            forward = tie.subject == name
            other = self.named(tie.object if forward else tie.subject) or Named(tie.relation.object if forward else tie.relation.subject, "")
            ties.append(("" if forward else "←", other, tie.relation.relation, self.links.article(tie.article)))
        return EntityPage(entity, sayings, (), happenings, tuple(dict.fromkeys(ties)))

    def naming(self, entity: str) -> list[tuple[Named, str, tuple[str, ...], str]]:
        """Who calls an entity what: label, outlets, years of publication."""
        found, who = self.case.entity(entity), self.named(entity)
        if found is None or who is None:
            return []
        labels = {one.text: one.articles for one in found.aliases} | {one.role: one.articles for one in found.roles}
        out = []
        for label, articles in sorted(labels.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            outlets = sorted({self.outlet_of(one) for one in articles})
            years = sorted({account.article.published[:4] for one in articles if (account := self.account(one)) and account.article.published})
            out.append((who, label, tuple(outlets), "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""))
        return out

    def article_page(self, name: str) -> ArticlePage | None:
        """The text untouched with its facts over it, and the facts as a list."""
        account = self.account(name)
        if account is None:
            return None
        article, members = account.article, self.case.members(name)
        headline = max((part.end for part in article.parts if part.kind == "headline"), default=0)
        local = {one.id: one.name for one in account.entities}
        sayings = tuple(
            Saying(
                one.id, self.named(members.get(one.entity or "")), one.source.text if one.source else local.get(one.entity or "", ""), one.stance, one.form,
                self.cut(name, one.content[0].start, one.content[-1].end), "#" + self.links.anchor(name, one.id), article.outlet or "", article.published, name,
                self.all_named(members[via] for via in one.via if via in members), one.why,
            )
            for one in account.statements if one.content
        )  # fmt: skip
        happenings = tuple((one.id, one.type, one.triggers[0].text, "#" + self.links.anchor(name, one.id)) for one in account.events if one.triggers)
        persons = self.all_named(dict.fromkeys(members[one.entity] for one in account.mentions if one.entity in members))
        text = marked(article.text, self._facts(account, members), headline)
        return ArticlePage(
            name, self.links.anchor(name), article.title or article.text.strip().partition("\n")[0][:120], article.outlet or self.words.unknown, article.published, article.url,
            article.author, None, text, sayings, happenings, persons, article.notes,
        )  # fmt: skip

    def _facts(self, account: Account, members: dict[str, str]) -> list[Fact]:
        name = account.article.id
        out = [
            Fact(one.span.start, one.span.end, one.type, self.links.anchor(name, one.id), self.links.entity(members[one.entity]))
            for one in account.mentions
            if one.entity in members
        ]
        for said in account.statements:
            out += [Fact(span.start, span.end, said.stance, self.links.anchor(name, said.id)) for span in said.content]
        for event in account.events:
            out += [Fact(span.start, span.end, "trigger", self.links.anchor(name, event.id)) for span in event.triggers]
        out += [Fact(one.span.start, one.span.end, "time", self.links.anchor(name, f"t{n}")) for n, one in enumerate(account.times)]
        return out


def _standing(account: Account | None, one: EventAccount) -> tuple[Span | None, str | None]:
    """The span that an account stands on and its fact's id: its statement's content, else the event's first trigger."""
    if account is None:
        return None, None
    if one.statement is not None:
        said = next((each for each in account.statements if each.id == one.statement), None)
        if said is not None and said.content:
            return Span(said.content[0].start, said.content[-1].end, ""), said.id
    event = next((each for each in account.events if each.id == one.event), None)
    return (event.triggers[0], event.id) if event is not None and event.triggers else (None, None)


def _fact_at(account: Account | None, start: int) -> str | None:
    """The fact that covers or comes nearest before an offset: a statement, else an event."""
    if account is None:
        return None
    for said in account.statements:
        if any(span.start <= start < span.end for span in said.content):
            return said.id
    near = [(abs(span.start - start), event.id) for event in account.events for span in event.triggers]
    return min(near)[1] if near else None
