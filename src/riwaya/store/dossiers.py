"""The dossier as tables: dropped and rebuilt by every run, read back noun by noun.

What a question is asked by is a column; events and entities are kept whole in `body`. A run writes only the events and
entities that differ from those before, so that a small change costs little.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from riwaya.merge.tales import whole
from riwaya.model import Account, Dossier, DossierEntity, DossierEvent, DossierRelation, DossierStatement, Judgement, Judgements, Origin, Relation, Span
from riwaya.store.bodies import pack, pack_changed, unpack
from riwaya.store.database import Database, Row, storable

Noun = TypeVar("Noun", DossierEntity, DossierEvent)
_ENTITY = ("id", "type", "name", "latin", "ref", "articles", "mentions", "body", "print")
_EVENT = ("id", "type", "mode", "title", "date", "day", "place", "accounts", "articles", "outlets", "conflicts", "body", "print")
_ACCOUNT = ("event", "position", "article", "outlet", "local", "stance", "factuality", "whose", "statement", "origin")
_RELATION = ("article", "position", "subject", "relation", "object", "local_subject", "local_object", "text", "start", "stop", "why")


def day_of(edtf: str | None) -> str | None:
    """What sorts of an EDTF value: its first bound without marks of doubt; None where it has none."""
    if not edtf:
        return None
    first = next((part for part in edtf.split("/") if part and part != ".."), "").strip("~?%")
    return first if first[:4].isdigit() else None


def write(
    database: Database, dossier: Dossier, fold: Callable[[str], str], decided: Judgements, prints: Mapping[str, str] | None = None, held: Container[str] = (),
    told: Mapping[str, str] | None = None, stay: Container[str] = (),
) -> None:  # fmt: skip
    """Put the dossier in the place of the one that the case holds; entities that are `held` stand there as they are, and so do statements and relations of articles that `stay`.

    `prints` are kept with the entities, `told` with events.
    """
    database.run("insert into meta (key, value) values ('dossier', '1') on conflict (key) do update set value = cast(cast(meta.value as integer) + 1 as text)")
    orphans = {one.id for one in dossier.orphans}
    database.run("delete from judgement")
    columns = ("id", "verdict", "kind", "one", "other", "author", "made", "reason", "undone", "orphan", "body")
    database.insert("judgement", columns, [
        (one.id, one.verdict, one.kind, storable(one.names[0]), storable(one.names[1]), one.by, one.when, one.why, int(one.undone), int(one.id in orphans), pack(one))
        for one in {one.id: one for one in decided.rows}.values()
    ])  # fmt: skip
    days = {account.article.id: day_of(account.article.published) for account in dossier.accounts}
    _entities(database, dossier.entities, fold, prints or {}, held)
    _events(database, dossier.events, told or {})
    _rows(
        database, "dossier_statement", ("article", "id", "entity", "stance", "day", "via"), 2,
        [(one.article, one.statement.id, one.entity, one.statement.stance, days.get(one.article), _list(one.via)) for one in dossier.statements], stay,
    )  # fmt: skip
    _rows(
        database, "dossier_same", ("article", "statement", "other_article", "other_statement"), 4,
        [(one.article, one.statement.id, *other) for one in dossier.statements for other in sorted(set(one.same_as))], stay,
    )  # fmt: skip
    _rows(database, "dossier_relation", _RELATION, 2, _relation_rows(dossier.relations), stay)
    _rows(database, "origin", ("id", "kind", "name", "earliest"), 1, [(one.id, one.kind, one.name, one.earliest) for one in dossier.origins])
    _rows(database, "origin_article", ("origin", "article"), 2, [(one.id, article) for one in dossier.origins for article in one.articles])


def _rows(database: Database, table: str, columns: Sequence[str], keys: int, rows: Sequence[Row], stay: Container[str] | None = None) -> None:
    """Make a table hold these rows, and those whose first column says that they stay: rows that stand there already are left, owners before what they own.

    The first `keys` columns tell rows apart.
    """
    select = f"select {', '.join(columns)} from {table}"
    if stay:
        names = [str(name) for (name,) in database.rows(f"select distinct {columns[0]} from {table}")]
        before = {row for name in names if name not in stay for row in database.rows(f"{select} where {columns[0]} = :name", name=name)}
    else:
        before = set(database.rows(select))
    _differing(database, table, columns, keys, rows, before)


def _differing(database: Database, table: str, columns: Sequence[str], keys: int, rows: Sequence[Row], before: set[Row]) -> None:
    """Put rows in the place of those that stood `before`, as far as they differ."""
    where = " and ".join(f"{column} = :{column}" for column in columns[:keys])
    for gone in sorted(row[:keys] for row in before.difference(rows)):
        database.run(f"delete from {table} where {where}", **dict(zip(columns, gone, strict=False)))
    database.insert(table, columns, [row for row in rows if row not in before])


def _list(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else "[]"


def _relation_rows(ties: Iterable[DossierRelation]) -> list[Row]:
    """The ties, numbered within their article."""
    numbers: Counter[str] = Counter()
    out: list[Row] = []
    for one in ties:
        tie = one.relation
        number = numbers[one.article]
        numbers[one.article] += 1
        out.append((
            one.article, number, one.subject, tie.relation, one.object, tie.subject, tie.object, storable(tie.span.text), tie.span.start, tie.span.end, _list(tie.why),
        ))  # fmt: skip
    return out


def _changed(database: Database, table: str, nouns: Iterable[Noun], stand: Collection[str], held: Container[str] = ()) -> list[tuple[Noun, bytes]]:
    """The nouns that the table does not hold as they are; of the rows that `stand` there those that are gone are deleted with all they own."""
    every = [(one, one.id in held) for one in nouns]
    few = 2 * sum(not stays for _, stays in every) < len(every)
    bodies: dict[str, Any] = {} if few else dict(database.each(f"select id, body from {table}"))
    out: list[tuple[Noun, bytes]] = []
    for one, stays in every:
        if not stays and one.id in stand:
            row = database.row(f"select body from {table} where id = :id", id=one.id) if few else (bodies[one.id],)
            noun = whole(one)
            body = pack_changed(noun, bytes(row[0]) if row else None)
        elif not stays:
            noun = whole(one)
            body = pack(noun)
        else:
            body = None
        if body is not None:
            out.append((noun, body))
    _delete(database, table, set(stand).difference(one.id for one, _ in every))
    return out


def _delete(database: Database, table: str, names: Iterable[str]) -> None:
    for name in sorted(names):
        database.run(f"delete from {table} where id = :id", id=name)


def _entities(database: Database, entities: Iterable[DossierEntity], fold: Callable[[str], str], prints: Mapping[str, str], held: Container[str]) -> None:
    before: dict[str, Any] = dict(database.rows("select id, print from dossier_entity"))
    fresh = _changed(database, "dossier_entity", entities, before.keys(), held)
    rows: list[Row] = [
        (
            one.id, one.type, storable(one.name), one.name_latin, one.ref, len({article for article, _ in one.members}), sum(alias.count for alias in one.aliases), body,
            prints.get(one.id),
        )
        for one, body in fresh
    ]  # fmt: skip
    stood = [one.id for one, _ in fresh if one.id in before]
    assignments = ", ".join(f"{column} = :{column}" for column in _ENTITY[1:])
    for row in rows:
        if row[0] in before:
            database.run(f"update dossier_entity set {assignments} where id = :id", **dict(zip(_ENTITY, row, strict=True)))
    database.insert("dossier_entity", _ENTITY, [row for row in rows if row[0] not in before])
    _printed(database, "dossier_entity", [one.id for one in entities], {one.id for one, _ in fresh}, before, prints)
    aliases: list[Row] = [
        (one.id, text, fold(text), count) for one, _ in fresh for text, count in sorted({storable(alias.text): alias.count for alias in one.aliases}.items())
    ]
    members: list[Row] = [(one.id, *member) for one, _ in fresh for member in sorted(set(one.members))]
    for table, columns, own in (("dossier_alias", ("entity", "text", "folded", "mentions"), aliases), ("dossier_member", ("entity", "article", "local"), members)):
        held_rows = {row for name in stood for row in database.rows(f"select {', '.join(columns)} from {table} where entity = :name", name=name)}
        _differing(database, table, columns, len(columns), own, held_rows)


def _printed(database: Database, table: str, names: Iterable[str], written: Container[str], before: Mapping[str, Any], prints: Mapping[str, str]) -> None:
    """Note the prints of nouns that stand there as they are under another print."""
    for name in names:
        if name not in written and before.get(name) != prints.get(name):
            database.run(f"update {table} set print = :print where id = :id", print=prints.get(name), id=name)


def _events(database: Database, events: Iterable[DossierEvent], prints: Mapping[str, str]) -> None:
    before: dict[str, Any] = dict(database.rows("select id, print from dossier_event"))
    fresh = _changed(database, "dossier_event", events, before.keys(), {name for name, found in before.items() if found is not None and prints.get(name) == found})
    _delete(database, "dossier_event", before.keys() & {one.id for one, _ in fresh})
    _printed(database, "dossier_event", [one.id for one in events], {one.id for one, _ in fresh}, before, prints)
    database.insert("dossier_event", _EVENT, [
        (
            one.id, one.type, one.mode, storable(one.title), one.date, day_of(one.date), one.place, len(one.accounts), len({a.article for a in one.accounts}),
            len({a.outlet for a in one.accounts if a.outlet}), sum(c.kind == "conflict" for c in one.conflicts), body, prints.get(one.id),
        )
        for one, body in fresh
    ])  # fmt: skip
    database.insert("dossier_actor", ("event", "role", "position", "entity"), [
        (one.id, role, number, entity) for one, _ in fresh for role, names in (("actor", one.actors), ("recipient", one.recipients)) for number, entity in enumerate(names)
    ])  # fmt: skip
    database.insert("dossier_account", _ACCOUNT, [
        (one.id, number, a.article, a.outlet, a.event, a.stance, a.factuality, a.whose, a.statement, a.origin) for one, _ in fresh for number, a in enumerate(one.accounts)
    ])  # fmt: skip
    database.insert("dossier_conflict", ("event", "position", "attribute", "kind", "why"), [
        (one.id, number, c.attribute, c.kind, _list(c.why)) for one, _ in fresh for number, c in enumerate(one.conflicts)
    ])  # fmt: skip
    database.insert("dossier_side", ("event", "conflict", "position", "article", "value", "start", "stop", "whose"), [
        (one.id, number, place, s.article, storable(s.value), s.start, s.end, s.whose)
        for one, _ in fresh for number, c in enumerate(one.conflicts) for place, s in enumerate(c.accounts)
    ])  # fmt: skip
    database.insert("dossier_silence", ("event", "outlet"), [(one.id, outlet) for one, _ in fresh for outlet in sorted(set(one.silent))])


def read(database: Database, accounts: tuple[Account, ...]) -> Dossier:
    """The dossier as merge made it, over the accounts of the case."""
    said = {(account.article.id, one.id): one for account in accounts for one in account.statements}
    same: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for article, statement, other, its in database.each("select article, statement, other_article, other_statement from dossier_same order by 1, 2, 3, 4"):
        same.setdefault((article, statement), []).append((other, its))
    order = {key: number for number, key in enumerate(said)}
    for found in same.values():
        found.sort(key=lambda one: order.get(one, -1))
    statements = tuple(
        DossierStatement(article, said[article, one], entity, tuple(json.loads(via)), tuple(same.get((article, one), ())))
        for article, one, entity, via in database.each("select article, id, entity, via from dossier_statement")
        if (article, one) in said
    )
    return Dossier(
        accounts=accounts,
        origins=origins(database),
        entities=tuple(unpack(DossierEntity, body) for (body,) in database.each("select body from dossier_entity order by id")),
        events=tuple(unpack(DossierEvent, body) for (body,) in database.each("select body from dossier_event order by coalesce(day, '9999'), id")),
        statements=tuple(sorted(statements, key=lambda one: order[one.article, one.statement.id])),
        relations=relations(database),
        refusals=tuple(sorted((one for account in accounts for one in account.refusals), key=lambda one: (one.article, one.room, one.reason))),
        orphans=tuple(unpack(Judgement, bytes(body)) for (body,) in database.each("select body from judgement where orphan = 1 order by id")),
    )


def origins(database: Database) -> tuple[Origin, ...]:
    """Where the texts come from."""
    members: dict[str, list[str]] = {}
    for origin, article in database.each("select origin, article from origin_article order by origin, article"):
        members.setdefault(origin, []).append(article)
    return tuple(
        Origin(id, kind, name, tuple(members.get(id, ())), earliest) for id, kind, name, earliest in database.each("select id, kind, name, earliest from origin order by id")
    )


def origin_of(database: Database, row: Row) -> Origin:
    """An origin (id, kind, name, earliest) with its articles."""
    id, kind, name, earliest = row
    articles = tuple(str(one) for (one,) in database.rows("select article from origin_article where origin = :id order by article", id=id))
    return Origin(id, kind, name, articles, earliest)


def relations(database: Database, entity: str | None = None) -> tuple[DossierRelation, ...]:
    """The ties that articles state, of all entities or of one."""
    where = "" if entity is None else " where subject = :entity or object = :entity"
    sql = f"select subject, relation, object, article, local_subject, local_object, text, start, stop, why from dossier_relation{where} order by article, position"
    found = database.rows(sql) if entity is None else database.rows(sql, entity=entity)
    return tuple(
        DossierRelation(article, subject, object, Relation(mine, relation, other, Span(start, stop, text), tuple(json.loads(why))))
        for subject, relation, object, article, mine, other, text, start, stop, why in found
    )
