"""GeoJSON: events where they happened, with the precision of the pin. What is known only to a country has no pin (geometry null)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.export.taking.places import Spot, spot
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import listed, text_file
from riwaya.model import DossierEvent

SUFFIX = ".geojson"
MEDIA = "application/geo+json"


def _account(taken: Taken, event: DossierEvent) -> list[dict[str, Any]]:
    return [
        {
            "article": one.article, "outlet": one.outlet, "stance": one.stance, "factuality": one.factuality, "whose": taken.name(one.whose),
            "start": one.start, "end": one.end, "exact": taken.exact(one.article, one.start, one.end),
        }
        for one in event.accounts
    ]  # fmt: skip


def _feature(taken: Taken, event: DossierEvent, at: Spot | None) -> dict[str, Any]:
    pinned = at is not None and at.lat is not None and at.precision in ("place", "region")
    return {
        "type": "Feature", "id": event.id,
        "geometry": {"type": "Point", "coordinates": [at.lon, at.lat]} if at is not None and pinned else None,
        "properties": {
            "title": event.title, "type": event.type, "mode": event.mode, "date": event.date, "place": taken.name(event.place), "place_latin": at.latin if at else None,
            "place_kind": at.kind if at else None, "precision": at.precision if at else "unknown", "country": at.country if at else None, "wikidata": at.wikidata if at else None,
            "actors": taken.names(event.actors), "recipients": taken.names(event.recipients), "conflicts": sorted({c.attribute for c in event.conflicts if c.kind == "conflict"}),
            "accounts": _account(taken, event),
        },
    }  # fmt: skip


def _features(taken: Taken) -> Iterator[dict[str, Any]]:
    for event in taken.events():
        if event.place is None:
            taken.lost.note("events without a place are left out", 1)
            continue
        at = spot(taken, event.place)
        if at is None or at.lat is None:
            taken.lost.note("places whose coordinates the gazetteer does not know have no pin; events", 1)
        elif at.precision in ("country", "wide"):
            taken.lost.note("a country or a sea is not a point: no pin; events", 1)
        taken.lost.keep("features")
        yield _feature(taken, event, at)


def write_geojson(taken: Taken, out: Path) -> None:
    """One collection, one feature an event."""
    with text_file(out) as file:
        file.write('{"type":"FeatureCollection","features":[')
        listed(file, _features(taken))
        file.write("\n]}\n")
