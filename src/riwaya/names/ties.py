"""Ties that a role phrase states between a person and a body, a place, an office or another person."""

from __future__ import annotations

from riwaya.model import Relation
from riwaya.names.recognise import Found
from riwaya.text import Reading

_BY_OFFICE = {"spokesman": "spokesman_of", "member": "member_of", "deputy": "deputy_of", "president": "heads", "commander": "heads", "leader": "heads", "director": "heads"}


def relations(reading: Reading, found: Found, entity: dict[int, str]) -> tuple[Relation, ...]:
    """Relations in order of the role phrases; the object is an entity id, or the office's own words."""
    out = []
    for one in found.names:
        title = found.roles.get(one.first)
        if title is None:
            continue
        span = reading.span(min(title.start, one.start), max(title.end, one.end))
        why = (title.record.id, *one.why)
        office = reading.span(title.start, title.end).text
        kind = title.record["class"]
        if kind in ("rank", "office"):
            out.append(Relation(entity[one.first], "has_rank" if kind == "rank" else "holds_office", office, span, why))
        bodies = [other for other in found.names if title.first < other.first < title.last and other.type == "ORG"]
        if bodies and kind in ("office", "profession"):
            tie = _BY_OFFICE.get(str(title.record.get("office")), "member_of" if kind == "profession" else "works_for")
            out.append(Relation(entity[one.first], tie, entity[bodies[0].first], span, why))
    return tuple(out)
