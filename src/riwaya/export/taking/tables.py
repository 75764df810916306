"""The case as flat tables, for spreadsheets, data frames and databases. Lists in a cell are parted by « | »."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from riwaya.export.taking.taken import Taken
from riwaya.model import EventAccount, Span

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their types (str, int) and the rows in a fixed order."""

    columns: tuple[tuple[str, type], ...]
    rows: Callable[[Taken], Iterator[Row]]


def _columns(text: str) -> tuple[tuple[str, type], ...]:
    """Names; a number's is marked with #."""
    return tuple((name.strip("#"), int if name.endswith("#") else str) for name in text.split())


def joined(values: Any) -> str:
    """A list in one cell."""
    return " | ".join(str(one) for one in values)


def reach(spans: tuple[Span, ...]) -> tuple[int | None, int | None]:
    """From the first character of the first span to the last of the last."""
    return (min(one.start for one in spans), max(one.end for one in spans)) if spans else (None, None)


def _articles(taken: Taken) -> Iterator[Row]:
    origin = {article: one.id for one in taken.origins() for article in one.articles}
    for one in taken.articles():
        yield one.id, one.outlet, one.published, one.published_from, one.title, one.author, one.url, one.sha256, origin.get(one.id), len(one.text)


def _entities(taken: Taken) -> Iterator[Row]:
    for one in taken.entities():
        yield one.id, one.type, one.name, one.name_latin, one.ref, len({article for article, _ in one.members}), sum(alias.count for alias in one.aliases)


def _aliases(taken: Taken) -> Iterator[Row]:
    for one in taken.entities():
        for alias in one.aliases:
            yield one.id, one.name, alias.text, alias.count, joined(alias.articles)


def _roles(taken: Taken) -> Iterator[Row]:
    for one in taken.entities():
        for role in one.roles:
            yield one.id, one.name, role.role, role.first, role.last, joined(role.articles)


def _relations(taken: Taken) -> Iterator[Row]:
    for one in taken.relations():
        span = one.relation.span
        yield (
            one.subject, taken.name(one.subject), one.relation.relation, one.object, taken.name(one.object) or one.object, one.article,
            span.start, span.end, taken.exact(one.article, span.start, span.end),
        )  # fmt: skip


def _events(taken: Taken) -> Iterator[Row]:
    for one in taken.events():
        yield (
            one.id, one.type, one.mode, one.title, one.date, one.place, taken.name(one.place), joined(one.actors), joined(taken.names(one.actors)),
            joined(one.recipients), joined(taken.names(one.recipients)), len(one.accounts), len({a.article for a in one.accounts}),
            len({a.outlet for a in one.accounts if a.outlet}), sum(c.kind == "conflict" for c in one.conflicts), joined(one.silent), one.part_of, one.follows,
        )  # fmt: skip


def account_row(taken: Taken, event: str, number: int, one: EventAccount) -> Row:
    """One account of an event."""
    return (
        event, number, one.article, one.outlet, taken.published(one.article), one.stance, one.factuality, one.whose, taken.name(one.whose),
        joined(taken.names(one.via)), one.statement, one.origin, one.start, one.end, taken.exact(one.article, one.start, one.end),
    )  # fmt: skip


def _accounts(taken: Taken) -> Iterator[Row]:
    for event in taken.events():
        for number, one in enumerate(event.accounts, 1):
            yield account_row(taken, event.id, number, one)


def _values(taken: Taken) -> Iterator[Row]:
    for event in taken.events():
        for number, account in enumerate(event.accounts, 1):
            for one in account.values:
                span = one.span
                yield (
                    event.id, number, account.article, one.attribute, one.value, one.unit, one.what, one.bound, span.start, span.end,
                    taken.exact(account.article, span.start, span.end),
                )  # fmt: skip


def _statements(taken: Taken) -> Iterator[Row]:
    for article, one in taken.statements():
        own = one.statement
        start, end = reach(own.content)
        yield (
            article.id, own.id, article.outlet, article.published, one.entity, taken.name(one.entity), own.source.text if own.source else None, own.kind, own.stance, own.form,
            own.cue.span.text, " … ".join(part.text for part in own.content), start, end, None if start is None or end is None else article.text[start:end],
            joined(f"{part.start}-{part.end}" for part in own.content), joined(taken.names(one.via)), own.medium.text if own.medium else None, own.parent,
            joined(f"{other}#{its}" for other, its in one.same_as),
        )  # fmt: skip


def _conflicts(taken: Taken) -> Iterator[Row]:
    for event in taken.events():
        for number, conflict in enumerate(event.conflicts, 1):
            for side in conflict.accounts:
                head = taken.heads.get(side.article)
                yield (
                    event.id, event.title, event.date, number, conflict.kind, conflict.attribute, side.article, head.outlet if head else None, side.value, side.whose,
                    taken.name(side.whose), side.start, side.end, taken.exact(side.article, side.start, side.end), joined(conflict.why),
                )  # fmt: skip


TABLES: dict[str, Table] = {
    "articles": Table(_columns("id outlet published published_from title author url sha256 origin characters#"), _articles),
    "entities": Table(_columns("id type name name_latin ref articles# mentions#"), _entities),
    "aliases": Table(_columns("entity name alias count# articles"), _aliases),
    "roles": Table(_columns("entity name role first last articles"), _roles),
    "relations": Table(_columns("subject subject_name relation object object_name article start# end# exact"), _relations),
    "events": Table(_columns(
        "id type mode title date place place_name actors actor_names recipients recipient_names accounts# articles# outlets# conflicts# silent part_of follows"
    ), _events),
    "accounts": Table(_columns("event account# article outlet published stance factuality whose whose_name via statement origin start# end# exact"), _accounts),
    "values": Table(_columns("event account# article attribute value unit what bound start# end# exact"), _values),
    "statements": Table(_columns(
        "article id outlet published entity name source kind stance form cue content start# end# exact spans via medium parent same_as"
    ), _statements),
    "conflicts": Table(_columns("event title date conflict# kind attribute article outlet value whose whose_name start# end# exact why"), _conflicts),
}  # fmt: skip


def note_left_out(taken: Taken) -> None:
    """What the tables have no place for."""
    taken.lost.note("the articles' texts, single mentions and time expressions are left out (jsonl has them); articles", taken.lost.kept["articles"])
