"""JSON lines: everything, one object a line with its `kind`: article (with all it tells), origin, entity, event, statement, relation. Nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.export import json
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import text_file

SUFFIX = ".jsonl"
MEDIA = "application/x-ndjson"


def _objects(taken: Taken) -> Iterator[tuple[str, dict[str, Any]]]:
    for told in taken.told():
        yield "article", json.account_object(told.account)
        for one in told.statements:
            yield "statement", json.statement_object(one)
    for origin in taken.origins():
        yield "origin", json.plain(origin)
    for entity in taken.entities():
        yield "entity", json.entity_object(entity)
    for event in taken.events():
        yield "event", json.event_object(event)
    for relation in taken.relations():
        yield "relation", json.relation_object(relation)


def write_jsonl(taken: Taken, out: Path) -> None:
    """One object a line."""
    with text_file(out) as file:
        for kind, one in _objects(taken):
            file.write(json.line({"kind": kind, **({"subtype": one.pop("kind")} if "kind" in one else {}), **one}) + "\n")
            taken.lost.keep(f"{kind}s" if kind != "entity" else "entities")
