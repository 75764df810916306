"""What an article tells, as rows of the fact tables, and the keys by which facts are known from run to run.

A key is made of the article's text, the kind and the anchor's characters: a mention's name, a time's expression, a
statement's cue, an event's first trigger. It does not change when the program numbers its facts differently.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from riwaya.model import Account, Event, Mention, Span, Statement, Time
from riwaya.store.database import Database, Row, storable

Fact = Mention | Time | Statement | Event

COLUMNS: dict[str, tuple[str, ...]] = {
    "entity": ("article", "id", "type", "name", "ref", "latin"),
    "mention": ("article", "id", "key", "type", "entity", "text", "start", "stop", "role", "review", "why"),
    "reference": ("article", "position", "entity", "text", "start", "stop", "why"),
    "relation": ("article", "position", "subject", "relation", "object", "text", "start", "stop", "why"),
    "time": ("article", "id", "key", "text", "start", "stop", "value", "kind", "relative", "review", "why"),
    "statement": (
        "article", "id", "key", "entity", "source", "kind", "cue", "lemma", "stance", "form", "content", "start", "stop", "medium", "parent", "review", "why",
    ),
    "statement_via": ("article", "statement", "position", "entity"),
    "event": ("article", "id", "key", "type", "mode", "word", "start", "stop", "place", "date", "factuality", "statement", "lead", "review", "why"),
    "event_actor": ("article", "event", "role", "position", "entity"),
    "event_value": ("article", "event", "position", "attribute", "value", "unit", "what", "bound", "text", "start", "stop"),
}


def anchor(fact: Fact) -> Span:
    """The characters that a fact is known by."""
    if isinstance(fact, Statement):
        return fact.cue.span
    if isinstance(fact, Event):
        return fact.triggers[0]
    return fact.span


def kind_of(fact: Fact) -> str:
    return type(fact).__name__.lower()


def key_of(sha256: str, kind: str, span: Span, hint: str = "") -> str:
    """Twelve hexadecimal digits over text, kind and anchor."""
    text = f"{sha256}\n{kind}\n{span.start}\n{span.end}\n{hint}"
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def hint_of(fact: Fact) -> str:
    """What tells two facts on the same characters apart."""
    return fact.type if isinstance(fact, Event) else ""


def keyed(account: Account) -> Iterator[tuple[str, str, str, Fact]]:
    """Every fact that can be corrected, as (key, kind, local id, fact); times are numbered t1, t2 …"""
    sha = account.article.sha256
    facts: tuple[Mention | Statement | Event, ...] = (*account.mentions, *account.statements, *account.events)
    for one in facts:
        yield key_of(sha, kind_of(one), anchor(one), hint_of(one)), kind_of(one), one.id, one
    for number, time in enumerate(account.times, 1):
        yield key_of(sha, "time", time.span), "time", f"t{number}", time


def _text(value: str | None) -> str | None:
    return None if value is None else storable(value)


def _list(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def rows(found: Account, shown: Account | None = None, review: Mapping[tuple[str, str], str] | None = None) -> dict[str, list[Row]]:
    """The rows of every fact table: as found, or as `shown` under the user's verdicts, by (kind, local id); keys are those of what was found."""
    out: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    account, verdicts = shown or found, review or {}
    every = list(keyed(found))
    keys = {(kind, local): key for key, kind, local, _ in every}
    name = account.article.id
    for entity in account.entities:
        out["entity"].append((name, entity.id, entity.type, storable(entity.name), entity.ref, _text(entity.latin)))
    for number, ref in enumerate(account.references):
        out["reference"].append((name, number, ref.entity, storable(ref.span.text), ref.span.start, ref.span.end, _list(ref.why)))
    for number, tie in enumerate(account.relations):
        out["relation"].append((name, number, tie.subject, tie.relation, tie.object, storable(tie.span.text), tie.span.start, tie.span.end, _list(tie.why)))
    for _, kind, local, fact in every if shown is None else keyed(account):
        key, verdict = keys[kind, local], verdicts.get((kind, local))
        if isinstance(fact, Mention):
            role = _text(fact.role.span.text) if fact.role else None
            out["mention"].append(
                (name, local, key, fact.type, fact.entity, storable(fact.span.text), fact.span.start, fact.span.end, role, verdict, _list(fact.why))
            )
        elif isinstance(fact, Time):
            out["time"].append(
                (name, local, key, storable(fact.span.text), fact.span.start, fact.span.end, fact.value, fact.kind, fact.relative, verdict, _list(fact.why))
            )
        elif isinstance(fact, Statement):
            _statement(out, name, key, fact, verdict)
        else:
            _event(out, name, key, fact, verdict)
    return out


def _statement(out: dict[str, list[Row]], article: str, key: str, one: Statement, verdict: str | None) -> None:
    spans = [span for span in (one.source, one.cue.span, *one.content) if span is not None]
    content = " … ".join(span.text for span in one.content)
    out["statement"].append((
        article, one.id, key, one.entity, _text(one.source.text) if one.source else None, one.kind, storable(one.cue.span.text), one.cue.lemma, one.stance, one.form,
        storable(content), min(span.start for span in spans), max(span.end for span in spans), _text(one.medium.text) if one.medium else None, one.parent, verdict, _list(one.why),
    ))  # fmt: skip
    out["statement_via"] += [(article, one.id, number, entity) for number, entity in enumerate(one.via)]


def _event(out: dict[str, list[Row]], article: str, key: str, one: Event, verdict: str | None) -> None:
    first = one.triggers[0]
    out["event"].append((
        article, one.id, key, one.type, one.mode, storable(first.text), first.start, first.end, one.place, one.date.value if one.date else None, one.factuality,
        one.statement, int(one.lead), verdict, _list(one.why),
    ))  # fmt: skip
    for role, entities in (("actor", one.actors), ("recipient", one.recipients)):
        out["event_actor"] += [(article, one.id, role, number, entity) for number, entity in enumerate(entities)]
    for number, value in enumerate(one.values):
        out["event_value"].append((
            article, one.id, number, value.attribute, storable(value.value), value.unit, _text(value.what), value.bound, storable(value.span.text),
            value.span.start, value.span.end,
        ))  # fmt: skip


def write(database: Database, tables: dict[str, list[Row]]) -> None:
    """Insert the rows, owners before what they own."""
    for table, columns in COLUMNS.items():
        if tables[table]:
            database.insert(table, columns, tables[table])
