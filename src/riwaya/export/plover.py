"""PLOVER records: one JSON line an event, for programs that read political event data.

The required fields are the standard's (id, date, event, actor); types outside it bear the prefix `X-`. What it has no field
for (whose word, factuality, other voices, values, spans) stands under `ext`. Negated, future, hypothetical and historical
events get the standard's auxiliary modes; an announced withdrawal is a concession there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.model import Account, Entity, Event, Value

if TYPE_CHECKING:
    from riwaya.export.taking.taken import Taken

SUFFIX = ".jsonl"
MEDIA = "application/x-ndjson"

OWN = frozenset({"DEATH", "ELECT", "AWARD", "LEGAL"})
_QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}
_SCALE = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 10.0, "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0,
    "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -6.5, "COERCE": -7.0, "ASSAULT": -9.0,
}
_AUXILIARY = {"CT-": "negation", "PR+": "future", "PS+": "hypothetical", "U": "hypothetical"}
_COUNTS = {"killed": "dead", "dead": "dead", "wounded": "injured", "arrested": "arrested"}


def records(account: Account) -> Iterator[dict[str, Any]]:
    """One record an event of an article, in order."""
    entities = {one.id: one for one in account.entities}
    for number, event in enumerate(account.events):
        yield _record(account, event, entities, number)


def lines(account: Account) -> Iterator[str]:
    """The records as JSON lines."""
    for record in records(account):
        yield json.dumps(record, ensure_ascii=False)


def _record(account: Account, event: Event, entities: dict[str, Entity], number: int) -> dict[str, Any]:
    article, first = account.article, event.triggers[0]
    kind, modes = _type(account, event)
    return {
        "id": f"{article.sha256[:16]}-{event.id}",
        "has_event": True,
        "date": (event.date.value if event.date else None) or article.published,
        "actor": [_entity(entities[one]) for one in event.actors],
        "recipient": [_entity(entities[one]) for one in event.recipients],
        "event": kind,
        "mode": modes,
        "event_text": [one.text for one in event.triggers],
        "event_loc": _place(entities[event.place]) if event.place else None,
        "quad_code": _QUAD.get(kind),
        "event_scale": _SCALE.get(kind),
        "size": _size(event),
        "text_info": {"sequence": number, "start": first.start, "end": first.end},
        "cite_info": {"url": article.url, "title": article.title, "publication": article.outlet, "language": "ar", "coder": "riwaya"},
        "ext": {
            "factuality": event.factuality,
            "statement": event.statement,
            "accounts": [{"statement": one.statement, "factuality": one.factuality} for one in event.accounts],
            "values": [_value(one) for one in event.values],
            "date_stated": event.date is not None and event.date.span is not None,
            "lead": event.lead,
            "why": list(event.why),
        },
    }


def _value(value: Value) -> dict[str, Any]:
    span = {"start": value.span.start, "end": value.span.end}
    return {"attribute": value.attribute, "value": value.value, "what": value.what, "unit": value.unit, "bound": value.bound, **span}


def _type(account: Account, event: Event) -> tuple[str, list[str]]:
    """The standard's type and modes: a withdrawal that is only announced concedes, our own types bear a prefix."""
    if event.type in OWN:
        kind = f"X-{event.type}"
    elif event.type == "RETREAT" and event.factuality == "PR+":
        kind = "CONCEDE"
    else:
        kind = event.type
    modes = [event.mode] if event.mode and kind == event.type else []
    auxiliary = _AUXILIARY.get(event.factuality)
    if auxiliary and not (kind == "CONCEDE" and auxiliary == "future"):
        modes.append(auxiliary)
    if event.factuality == "CT+" and _past(account, event):
        modes.append("historical")
    return kind, modes


def _past(account: Account, event: Event) -> bool:
    """An event dated in a year before the article's."""
    published = account.article.published
    return bool(published and event.date and event.date.value[:4].isdigit() and event.date.value[:4] < published[:4])


def _entity(entity: Entity) -> dict[str, Any]:
    return {"code": None, "sector": None, "entity_text": entity.name, "identifier_id": entity.ref, "identifier_text": entity.latin}


def _place(entity: Entity) -> dict[str, Any]:
    return {"extracted_place": entity.name, "resolved_place": entity.latin, "identifier_id": entity.ref}


def _size(event: Event) -> dict[str, str]:
    return {_COUNTS[one.what]: one.value for one in reversed(event.values) if one.attribute == "number" and one.what in _COUNTS}


def write_plover(taken: Taken, out: Path) -> None:
    """One record an event of an article, article by article."""
    from riwaya.export.taking.writing import clean, text_file

    with text_file(out) as file:
        for told in taken.told():
            for event, record in zip(told.account.events, records(told.account), strict=True):
                if taken.chosen.event_type in (None, event.type):
                    file.write(clean(json.dumps(record, ensure_ascii=False)) + "\n")
                    taken.lost.keep("records")
                    taken.lost.note("PLOVER has no type for these: named X-…; events", event.type in OWN)
                    taken.lost.note("PLOVER has no actor or date that is not known: left empty; events", not event.actors or not record["date"])
                    taken.lost.note("PLOVER has no field for whose word it is: put under ext; events", bool(event.statement or event.accounts))
    taken.lost.note("statements are left out, conflicts across articles too; articles", sum(1 for _ in taken.articles()))
