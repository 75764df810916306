"""ACLED's columns as CSV, for who works with its data. Nothing is filled that is not known, and nothing is coded that ACLED does not code.

Only asserted events of its kinds with a date of at most a month and a place below a country are written. `time_precision` is 1 for a day, 2 for
some days, 3 for a month, of which the middle stands as the date; `geo_precision` 1 for a town, 2 for a region. `notes` tell the accounts. The event
types are read from PLOVER's. An empty event type is one that the words do not decide (an attack in which nothing says who fought whom).
"""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from pathlib import Path

from riwaya.export.taking.days import Days, days
from riwaya.export.taking.places import Spot, spot
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import clean, text_file
from riwaya.model import DossierEvent

SUFFIX = ".csv"
MEDIA = "text/csv"
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2",
    "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_VIOLENCE, _DEMONSTRATIONS, _STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
_REMOTE = "Explosions/Remote violence"
_KINDS: dict[tuple[str, str | None], tuple[str, str, str]] = {
    ("ASSAULT", "abduct"): (_VIOLENCE, "Violence against civilians", "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (_VIOLENCE, "Violence against civilians", "Sexual violence"),
    ("ASSAULT", "aerial"): (_VIOLENCE, _REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): (_VIOLENCE, _REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): (_VIOLENCE, _REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): (_VIOLENCE, _REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (_VIOLENCE, _REMOTE, "Suicide bomb"),
    ("ASSAULT", "unconventional"): (_VIOLENCE, _REMOTE, "Chemical weapon"),
    ("ASSAULT", None): (_VIOLENCE, "", ""),
    ("PROTEST", "riot"): (_DEMONSTRATIONS, "Riots", "Violent demonstration"),
    ("PROTEST", None): (_DEMONSTRATIONS, "Protests", ""),
    ("COERCE", "arrest"): (_STRATEGIC, _STRATEGIC, "Arrests"),
    ("MOBILIZE", None): (_STRATEGIC, _STRATEGIC, "Change to group/activity"),
    ("RETREAT", "withdraw"): (_STRATEGIC, _STRATEGIC, "Change to group/activity"),
    ("RETREAT", "ceasefire"): (_STRATEGIC, _STRATEGIC, "Agreement"),
    ("RETREAT", "disarm"): (_STRATEGIC, _STRATEGIC, "Agreement"),
}  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LONGEST = 31


def kind_of(event: DossierEvent) -> tuple[str, str, str] | None:
    """Disorder type, event type and sub-event type; None for what ACLED does not code, empty where the choice is not ours."""
    return _KINDS.get((event.type, event.mode)) or _KINDS.get((event.type, None))


def _when(event: DossierEvent) -> tuple[Days, int] | None:
    found = days(event.date)
    if found is None or found.precision == "year":
        return None
    length = (date.fromisoformat(found.last) - date.fromisoformat(found.first)).days + 1
    if length > _LONGEST:
        return None
    return found, 1 if length == 1 and not found.about else 2 if length <= 7 else 3


def _notes(taken: Taken, event: DossierEvent) -> str:
    told = []
    for one in event.accounts:
        who, words = taken.name(one.whose), taken.exact(one.article, one.start, one.end)
        told.append(f"{one.outlet or 'unknown outlet'} ({one.article}) {one.stance}" + (f", by {who}" if who else "") + (f": «{words}»" if words else ""))
    differ = sorted({one.attribute for one in event.conflicts if one.kind == "conflict"})
    return "; ".join((event.title, *told, *([f"accounts differ in {', '.join(differ)}"] if differ else [])))


def _fatalities(event: DossierEvent) -> str:
    """The number of dead, only where all who give one agree."""
    found = {one.value for account in event.accounts for one in account.values if one.attribute == "number" and one.what in ("killed", "dead") and one.bound is None}
    return found.pop() if len(found) == 1 and next(iter(found)).isdigit() else ""


def _row(taken: Taken, event: DossierEvent, when: tuple[Days, int], at: Spot, kind: tuple[str, str, str]) -> dict[str, object]:
    first, precision = when
    begins, ends = date.fromisoformat(first.first), date.fromisoformat(first.last)
    middle = begins + (ends - begins) / 2
    country = taken.lexicon.get(f"country.{at.country.lower()}") if at.country else None
    people = [taken.names(event.actors), taken.names(event.recipients)]
    return {
        "event_id_cnty": (str(country["iso3"]) if country else "XXX") + str(int(hashlib.sha256(event.id.encode()).hexdigest()[:12], 16)),
        "event_date": f"{middle.day:02} {_MONTHS[middle.month - 1]} {middle.year}", "year": middle.year,
        "time_precision": precision, "disorder_type": kind[0], "event_type": kind[1],
        "sub_event_type": kind[2], "actor1": (people[0] or [""])[0], "assoc_actor_1": "; ".join(people[0][1:]), "actor2": (people[1] or [""])[0],
        "assoc_actor_2": "; ".join(people[1][1:]), "country": str(country["latin"]) if country else "", "location": at.latin or at.name,
        "latitude": "" if at.lat is None else at.lat, "longitude": "" if at.lon is None else at.lon, "geo_precision": 1 if at.precision == "place" else 2,
        "source": "; ".join(sorted({one.outlet for one in event.accounts if one.outlet})), "notes": _notes(taken, event),
        "fatalities": _fatalities(event), "tags": f"plover:{event.type}/{event.mode}" if event.mode else f"plover:{event.type}",
    }  # fmt: skip


def write_acled(taken: Taken, out: Path) -> None:
    """One row an event."""
    lost = taken.lost
    with text_file(out) as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for event in taken.events():
            kind, when, at = kind_of(event), _when(event), spot(taken, event.place)
            if kind is None:
                lost.note("events of kinds that ACLED does not code are left out", 1)
            elif not any(one.stance == "asserts" and one.factuality == "CT+" for one in event.accounts):
                lost.note("events that nobody asserts (denied, planned, asked for) are left out", 1)
            elif when is None:
                lost.note("events without a date, or dated to more than a month, are left out", 1)
            elif at is None or at.precision not in ("place", "region"):
                lost.note("events without a place below a country are left out", 1)
            else:
                row = _row(taken, event, when, at, kind)
                writer.writerow({name: _safe(value) for name, value in row.items()})
                lost.keep("events")
                lost.note("ACLED has no place for a denial or a doubt: told in notes; events", any(one.stance != "asserts" for one in event.accounts))


def _safe(value: object) -> object:
    if not isinstance(value, str):
        return value
    return clean("'" + value if value.lstrip().startswith(("=", "+", "-", "@")) else value)
