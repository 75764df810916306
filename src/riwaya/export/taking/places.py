"""Where a place lies, by the lexicon's gazetteer, and how exactly. A country is not a point; an unknown place is nowhere."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from riwaya.export.taking.taken import Taken

_POINTS = frozenset({"airport", "base", "border", "camp", "city", "capital", "crossing", "dam", "port", "site", "town", "village", "quarter"})


@dataclass(frozen=True, slots=True)
class Spot:
    """`precision` is place (a town or a site), region (somewhere in it), country or wide (a sea, a continent). Coordinates are the middle's, where they are known."""

    name: str
    latin: str | None
    kind: str
    precision: str
    lat: float | None
    lon: float | None
    country: str | None
    wikidata: str | None


def spot(taken: Taken, entity: str | None) -> Spot | None:
    """Where a place of the dossier lies; None where the lexicon does not know."""
    who, record = taken.who(entity), taken.record(entity)
    if who is None or record is None or record.kind not in ("place", "country"):
        return None
    lat: float | None = None
    lon: float | None = None
    with contextlib.suppress(KeyError, ValueError):
        lat, lon = float(str(record["lat"])), float(str(record["lon"]))
    kind = "country" if record.kind == "country" else str(record.get("type") or "place")
    precision = "place" if kind in _POINTS else "region" if kind in ("region", "district", "island") else "country" if kind == "country" else "wide"
    country = record.get("iso2") if record.kind == "country" else record.get("country")
    return Spot(who.name, who.latin, kind, precision, lat, lon, str(country).upper() if country else None, str(record["wikidata"]) if record.get("wikidata") else None)
