"""STIX 2.1 for OpenCTI and MISP: a bundle of Report (article), Identity, Location, Note (a statement or an event) and Opinion (a denial).

An Opinion is by the outlet that prints the denial, on the Note of what is denied; its authors name who denies. Ids are UUIDv5 in our own
namespace; `created` is when the case was last built. No ObservedData: nothing here was observed by us.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.export.taking.days import days
from riwaya.export.taking.places import Spot, spot
from riwaya.export.taking.taken import Taken, Told, Who
from riwaya.export.taking.writing import listed, text_file
from riwaya.model import Article, DossierEvent

SUFFIX = ".json"
MEDIA = "application/stix+json"
NAMESPACE = uuid.UUID("6f3ad6b3-2a57-5e0c-9c8b-1d3f7c1f0a52")
_CLASSES = {"PER": "individual", "ORG": "organization", "UNNAMED": "class"}


def id_of(kind: str, *parts: str) -> str:
    """A STIX id that is the same in every export."""
    return f"{kind}--{uuid.uuid5(NAMESPACE, chr(10).join((kind, *parts)).encode('utf-8', 'surrogatepass').decode('utf-8', 'replace'))}"


class Bundle:
    """Objects of one export with what they share."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        run = next(iter(taken.case.runs(1)), None)
        self.built = (run.finished or run.started).replace("Z", ".000Z") if run else "1970-01-01T00:00:00.000Z"

    def make(self, kind: str, parts: tuple[str, ...], **values: Any) -> dict[str, Any]:
        self.taken.lost.keep(kind)
        head = {"type": kind, "spec_version": "2.1", "id": id_of(kind, *parts), "created": self.built, "modified": self.built}
        return {**head, **{key: value for key, value in values.items() if value not in (None, "", [])}}

    def outlet(self, name: str | None) -> str:
        return id_of("identity", "outlet", name or "")

    def thing(self, entity: str | None) -> str | None:
        """The id of an entity's object; None for what has none."""
        who = self.taken.who(entity)
        if who is None:
            return None
        if who.type in _CLASSES:
            return id_of("identity", who.id)
        return id_of("location", who.id) if who.type == "LOC" and located(self.taken, who.id) is not None else None

    def source(self, article: Article, start: int | None, end: int | None) -> list[dict[str, Any]]:
        where = f"char={start},{end} of the text with " if start is not None else ""
        reference = {"source_name": article.outlet or "unknown outlet", "description": f"{where}sha256 {article.sha256}", "external_id": article.id}
        return [{**reference, "url": article.url}] if article.url else [reference]


def located(taken: Taken, entity: str) -> Spot | None:
    """Where a place lies, if the standard takes it: by coordinates or in a country."""
    at = spot(taken, entity)
    return at if at is not None and (at.lat is not None or at.country) else None


def _outlets(bundle: Bundle) -> Iterator[dict[str, Any]]:
    for name in sorted({one.outlet or "" for one in bundle.taken.heads.values()}):
        yield bundle.make("identity", ("outlet", name), name=name or "unknown outlet", identity_class="organization", roles=["outlet"])


def _entities(bundle: Bundle) -> Iterator[dict[str, Any]]:
    for one in bundle.taken.entities():
        aliases = sorted({alias.text for alias in one.aliases} - {one.name} | ({one.name_latin} if one.name_latin else set()))
        if one.type in _CLASSES:
            description = "also: " + "، ".join(aliases) if aliases else None
            yield bundle.make("identity", (one.id,), name=one.name, identity_class=_CLASSES[one.type], description=description, roles=sorted({role.role for role in one.roles}))
        elif one.type == "LOC" and (at := located(bundle.taken, one.id)) is not None:
            pin = {"latitude": at.lat, "longitude": at.lon} if at.lat is not None and (at.precision == "place" or at.country is None) else {}
            yield bundle.make("location", (one.id,), name=one.name, description="also: " + "، ".join(aliases) if aliases else None, country=at.country, **pin)
        else:
            bundle.taken.lost.note("STIX wants coordinates or a country: unknown places, and documents, are left out", 1)


def _opinion(bundle: Bundle, parts: tuple[str, ...], outlet: str | None, note: str, who: str | None, words: str | None, source: list[dict[str, Any]]) -> dict[str, Any]:
    return bundle.make(
        "opinion", parts, created_by_ref=bundle.outlet(outlet), opinion="strongly-disagree", explanation=words, authors=[who] if who else None, object_refs=[note],
        labels=["stance:denies"], external_references=source,
    )  # fmt: skip


def _article(bundle: Bundle, told: Told) -> Iterator[dict[str, Any]]:
    taken, article = bundle.taken, told.account.article
    refs = [bundle.outlet(article.outlet), *sorted({ref for one in told.members.values() if (ref := bundle.thing(one))})]
    for one in told.statements:
        own = one.statement
        spans = own.content or (own.cue.span,)
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        quote = " … ".join(article.text[span.start : span.end] for span in spans)
        who: Who | None = taken.who(one.entity)
        name = who.name if who else own.source.text if own.source else None
        note = bundle.make(
            "note", (article.id, own.id), created_by_ref=bundle.outlet(article.outlet), abstract=f"{own.stance}: {name or 'unknown source'}", content=quote or own.cue.span.text,
            authors=[name] if name else None, object_refs=[bundle.thing(one.entity) or bundle.outlet(article.outlet)], labels=[f"stance:{own.stance}"],
            external_references=bundle.source(article, start, end),
        )  # fmt: skip
        taken.lost.note("STIX has no stance: put in a Note's labels, a denial also in an Opinion", 1)
        taken.lost.note("chains of sources (via) are left out; statements", bool(one.via))
        refs.append(note["id"])
        yield note
        if own.stance == "denies":
            refs.append(id_of("opinion", article.id, own.id))
            yield _opinion(bundle, (article.id, own.id), article.outlet, note["id"], name, quote, bundle.source(article, start, end))
    when = days(article.published)
    taken.lost.note("a Report needs a day of publication: unknown ones bear the day of the build, partial ones their first day", when is None or when.precision != "day")
    published = f"{when.first}T00:00:00.000Z" if when else None
    report = bundle.make("report", (article.id,), created_by_ref=bundle.outlet(article.outlet), name=article.title or article.id, published=published, object_refs=refs, lang="ar",
                         description=f"published {article.published or 'unknown'} (EDTF)", external_references=bundle.source(article, None, None))  # fmt: skip
    report.setdefault("published", report["created"])
    yield report


def _event(bundle: Bundle, event: DossierEvent) -> Iterator[dict[str, Any]]:
    taken = bundle.taken
    refs = list(dict.fromkeys(ref for one in (*event.actors, *event.recipients, *([event.place] if event.place else [])) if (ref := bundle.thing(one))))
    refs += [one for one in dict.fromkeys(id_of("report", account.article) for account in event.accounts) if one not in refs]
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    stances = sorted({account.stance for account in event.accounts})
    labels = [f"event:{kind}", *(f"stance:{one}" for one in stances)]
    note = bundle.make("note", ("event", event.id), abstract=f"{kind} {event.date or ''}".strip(), content=event.title, object_refs=refs, labels=labels)
    yield note
    for number, one in enumerate(event.accounts, 1):
        head = taken.heads.get(one.article)
        if one.stance == "denies" and head is not None:
            words = taken.exact(one.article, one.start, one.end)
            yield _opinion(bundle, ("event", event.id, str(number)), one.outlet, note["id"], taken.name(one.whose), words, bundle.source(head, one.start, one.end))
    taken.lost.note("values, conflicts and silences of events are left out; events", bool(event.conflicts or event.silent or any(one.values for one in event.accounts)))


def _objects(bundle: Bundle) -> Iterator[dict[str, Any]]:
    yield from _outlets(bundle)
    yield from _entities(bundle)
    for told in bundle.taken.told():
        yield from _article(bundle, told)
    for event in bundle.taken.events():
        yield from _event(bundle, event)


def write_stix(taken: Taken, out: Path) -> None:
    """One bundle."""
    bundle = Bundle(taken)
    with text_file(out) as file:
        file.write(f'{{"type":"bundle","id":"{id_of("bundle", bundle.built, repr(taken.chosen))}","objects":[')
        listed(file, _objects(bundle))
        file.write("\n]}\n")
