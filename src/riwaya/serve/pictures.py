"""What the drawings show: dots, actors, pins, from the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from riwaya.lexicon import Lexicon
from riwaya.model import DossierEvent
from riwaya.serve.drawing.map import ATLAS, Pin, framed, map_of
from riwaya.serve.drawing.network import Actor, Tie, network
from riwaya.serve.drawing.strip import Dot, strip
from riwaya.serve.shown import Named
from riwaya.serve.views import Views

_SOLID = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID"})
Ties = list[tuple[Named, str, Named]]


def overview(views: Views, accounts: Sequence[tuple[str, str, str | None, str]]) -> Markup:
    """The strip of dated events (event, date, outlet, stance): one dot an outlet that tells it, a denial before anything else."""
    told: dict[tuple[str, str, str], str] = {}
    for name, date, outlet, stance in accounts:
        key = name, date, outlet or views.words.unknown_outlet
        if key not in told or stance == "denies":
            told[key] = stance
    dots = []
    for (name, date, where), stance in told.items():
        event = views.happened(name)
        if event is not None:
            dots.append(Dot(where, date, views.links.event(name), f"{views.title(event)}، {views.words.date(date)}", stance))
    return strip(dots, views.words.direction, views.words.overview)


def ties_of(views: Views, events: Sequence[DossierEvent], most: int = 120) -> tuple[list[Actor], list[Tie], Ties]:
    """Who is tied to whom, by events and by stated relations: nodes, edges, and the same as rows of a table."""
    weight: Counter[str] = Counter()
    edges: dict[tuple[str, str, bool], str] = {}
    for event in events:
        together = [one for one in dict.fromkeys((*event.actors, *event.recipients)) if (who := views.named(one)) is not None and who.type in ("PER", "ORG", "LOC")][:6]
        weight.update(together)
        for at, first in enumerate(together):
            for second in together[at + 1 :]:
                edges.setdefault((min(first, second), max(first, second), True), views.words.of("event_type", event.type))
    for tie in views.case.relations():
        if views.named(tie.subject) is not None and views.named(tie.object) is not None:
            weight.update((tie.subject, tie.object))
            edges.setdefault((tie.subject, tie.object, False), views.words.of("relation_name", tie.relation.relation))
    ordered = sorted(edges, key=lambda one: (-weight[one[0]] - weight[one[1]], one))[:most]
    rows = [(left, edges[one], right) for one in ordered if (left := views.named(one[0])) is not None and (right := views.named(one[1])) is not None]
    ids = sorted({end for edge in ordered for end in edge[:2]})
    actors = [Actor(one, who.name, who.type, weight[one], who.href) for one in ids if (who := views.named(one)) is not None]
    return actors, [Tie(first, second, event, edges[first, second, event]) for first, second, event in ordered], rows


def network_of(views: Views, events: Sequence[DossierEvent]) -> tuple[Markup, Ties]:
    """The drawing and its table."""
    actors, ties, rows = ties_of(views, events)
    return network(actors, ties, views.words.direction, views.words.network), rows


def places_of(views: Views, lexicon: Lexicon, borders: bool) -> tuple[Markup, list[tuple[Named, int, str]], list[Named]]:
    """The map, its table, and the places that are too far for the map; coordinates are the lexicon's, and countries are drawn as rough places."""
    pins, rows = [], []
    for row in views.case.entities(type="LOC", limit=200):
        named = views.named(row.id)
        if named is None:
            continue
        lat, lon, exact = _where(lexicon, row.ref)
        rows.append((named, row.mentions, f"{lat:.2f}, {lon:.2f}" if lat is not None and lon is not None else ""))
        if lat is not None and lon is not None:
            pins.append(Pin(named.name, lat, lon, row.mentions, named.href, exact))
    drawn, far = framed(pins[:60]) if pins else ([], [])
    return map_of(drawn, views.words.direction, views.words.map, borders), rows, [Named(one.name, one.href, "LOC") for one in far]


def _where(lexicon: Lexicon, ref: str | None) -> tuple[float | None, float | None, bool]:
    """Latitude, longitude, and whether it is a point rather than a country or region."""
    if ref is None:
        return None, None, False
    try:
        record = lexicon.get(ref)
        lat, lon = float(record["lat"]), float(record["lon"])
    except (KeyError, ValueError):
        return None, None, False
    return lat, lon, record.kind == "place" and record.get("type") in ("city", "capital", "town", "base", "camp", "port", "crossing", "airport", "village", "quarter")


def has_coast() -> bool:
    """Whether the base map was put into the package when it was built."""
    return ATLAS.exists()
