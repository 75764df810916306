"""Who is tied to whom: entities as nodes; stated relations and shared events as edges, with how often and by which articles.

Everything is held in memory: one small row a node and an edge, no texts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.export.taking.taken import Taken


@dataclass(slots=True)
class Edge:
    """From one entity to another; `kind` is relation or event, `label` the relation or the event's type. A meeting has no direction."""

    source: str
    target: str
    kind: str
    label: str
    directed: bool
    weight: int = 0
    first: str | None = None
    last: str | None = None
    articles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    label: str
    type: str
    latin: str
    articles: int


def network(taken: Taken) -> tuple[list[Node], list[Edge]]:
    """Nodes that have an edge, and the edges, both in a fixed order."""
    edges: dict[tuple[str, ...], Edge] = {}
    for tie in taken.relations():
        if taken.who(tie.subject) is None or taken.who(tie.object) is None:
            taken.lost.note("ranks and offices are words, not nodes: left out", 1)
            continue
        _count(edges, Edge(tie.subject, tie.object, "relation", tie.relation.relation, True), {tie.article}, None)
    for event in taken.events():
        stances = {one.stance for one in event.accounts}
        if not stances - {"denies", "declines"}:
            taken.lost.note("events that every account denies are no tie: left out", 1)
            continue
        there = {one.article for one in event.accounts}
        pairs = [(a, b, True) for a in event.actors for b in event.recipients if a != b]
        pairs += [(min(a, b), max(a, b), False) for at, a in enumerate(event.actors) for b in event.actors[at + 1 :] if a != b]
        for source, target, directed in pairs:
            if taken.who(source) is not None and taken.who(target) is not None:
                _count(edges, Edge(source, target, "event", event.type, directed), there, event.date)
        if pairs:
            taken.lost.note("accounts, stances and values of events are left out; events", 1)
        else:
            taken.lost.note("events with one actor alone are no tie: left out", 1)
    ends = {end for one in edges.values() for end in (one.source, one.target)}
    nodes = [
        Node(one.id, one.name, one.type, one.name_latin or "", len({article for article, _ in one.members}))
        for one in taken.entities() if one.id in ends
    ]  # fmt: skip
    known = {one.id for one in nodes}
    kept = [edges[key] for key in sorted(edges) if edges[key].source in known and edges[key].target in known]
    taken.lost.keep("nodes", len(nodes))
    taken.lost.keep("edges", len(kept))
    return nodes, kept


def _count(edges: dict[tuple[str, ...], Edge], one: Edge, articles: set[str], date: str | None) -> None:
    held = edges.setdefault((one.source, one.target, one.kind, one.label, str(one.directed)), one)
    held.weight += 1
    held.articles |= articles
    if date:
        held.first = min(held.first or date, date)
        held.last = max(held.last or date, date)
