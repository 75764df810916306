"""FollowTheMoney for Aleph, OpenAleph and yente: a folder with `entities.ftm.json` and `statements.csv`.

One dataset an outlet, so that two outlets that say the same stay two statements; what the program adds itself lies in dataset `riwaya`.
A stance is the `role` of a Documentation (asserts, denies …), the place in the article its `recordId` (`char=start,end`). A value is
laid on an outlet only if it asserts the event. Dates stand only where FollowTheMoney can hold them; approximate ones stay in `description`.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from riwaya.export.taking.days import edtf_prefix
from riwaya.export.taking.places import spot
from riwaya.export.taking.taken import Taken, Told
from riwaya.export.taking.writing import clean, compact, text_file
from riwaya.model import Article, DossierEntity, DossierEvent, DossierRelation, DossierStatement, EventAccount

SUFFIX = ""
MEDIA = "application/x-ndjson"
OWN = "riwaya"
_SCHEMA = {"PER": "Person", "ORG": "Organization", "LOC": "Address", "UNNAMED": "LegalEntity"}
_PUBLIC = frozenset({"seat", "palace", "armed"})
_PLAIN = {
    "date": "date", "startDate": "date", "endDate": "date", "publishedAt": "date", "sourceUrl": "url", "language": "language", "country": "country",
    "document": "entity", "entity": "entity", "involved": "entity", "holder": "entity", "post": "entity", "endLocation": "entity", "proof": "entity",
    "member": "entity", "organization": "entity", "director": "entity", "employee": "entity", "employer": "entity", "wikidataId": "identifier",
    "latitude": "number", "longitude": "number",
}  # fmt: skip
_WORDS = {"name": "name", "alias": "name", "description": "text", "summary": "text", "bodyText": "text", "notes": "text", "full": "address", "location": "address"}
_COLUMNS = ("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external", "first_seen", "last_seen", "id")
_TIES = {"member_of": ("Membership", "member", "organization"), "heads": ("Directorship", "director", "organization"), "works_for": ("Employment", "employee", "employer")}


def name_of(kind: str, *parts: str) -> str:
    """An id that FollowTheMoney takes: letters and digits only."""
    return f"rw-{kind}-" + hashlib.sha1("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def datasets(outlets: Iterable[str]) -> dict[str, str]:
    """A dataset's name for every outlet."""
    out: dict[str, str] = {}
    for one in sorted(outlets):
        plain = re.sub(r"[^a-z0-9]+", "_", one.lower()).strip("_")
        if not plain or plain == OWN or plain in out.values() or not re.fullmatch(r"[a-z0-9._-]+", one.lower()):
            plain = f"{plain or 'outlet'}_{hashlib.sha1(one.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        out[one] = plain
    return out


@dataclass(slots=True)
class Thing:
    """An entity that is being put together: values with the dataset that says them."""

    id: str
    schema: str
    values: set[tuple[str, str, str]] = field(default_factory=set)

    def say(self, prop: str, value: str | None, *sets: str) -> None:
        if value:
            self.values |= {(prop, value, one) for one in sets}


class Writing:
    """The two files, and the outlets' datasets."""

    def __init__(self, taken: Taken, entities: IO[str], statements: IO[str]) -> None:
        self.taken, self._entities = taken, entities
        self._rows = csv.writer(statements)
        self._rows.writerow(_COLUMNS)
        self._sets = datasets({one.outlet for one in taken.heads.values() if one.outlet})

    def of(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The datasets of articles' outlets."""
        found = {self._sets.get(head.outlet or "", "unknown_outlet") for one in articles if self.taken.has(one) and (head := self.taken.heads.get(one))}
        return tuple(sorted(found)) or (OWN,)

    def put(self, thing: Thing) -> None:
        """Write an entity and its statements."""
        properties: dict[str, list[str]] = {}
        for prop, value, _ in sorted(thing.values):
            if value not in properties.setdefault(prop, []):
                properties[prop].append(value)
        sets = sorted({one for _, _, one in thing.values})
        self._entities.write(compact({"id": thing.id, "schema": thing.schema, "properties": properties, "datasets": sets}) + "\n")
        for prop, value, dataset in sorted(thing.values):
            value = clean(value)
            kind = _PLAIN.get(prop) or _WORDS.get(prop) or "string"
            lang = None if prop in _PLAIN else "ara" if _is_arabic(value) else None
            key = f"{dataset}.{thing.id}.{prop}.{value}" + (f"@{lang}" if lang else "")
            mark = hashlib.sha1(key.encode()).hexdigest()
            self._rows.writerow((thing.id, thing.id, prop, kind, thing.schema, value, dataset, "", lang or "", "", "f", "", "", mark))
        self.taken.lost.keep(thing.schema)
        self.taken.lost.keep("statements", len(thing.values))


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in text)


def _article(writing: Writing, article: Article) -> Thing:
    thing, sets, lost = Thing(name_of("article", article.id), "Article"), writing.of([article.id]), writing.taken.lost
    date = edtf_prefix(article.published)
    exact = date if date == article.published else None
    for prop, value in (
        ("fileName", article.id), ("title", article.title), ("author", article.author), ("publisher", article.outlet), ("language", "ara"), ("bodyText", article.text),
        ("publishedAt", exact), ("sourceUrl", article.url if (article.url or "").startswith(("http://", "https://")) else None),
    ):  # fmt: skip
        thing.say(prop, value, *sets)
    thing.say("description", f"sha256 {article.sha256}" + (f"; published {article.published} (EDTF)" if article.published and not exact else ""), OWN)
    lost.note("approximate and open dates are put in description (EDTF)", bool(article.published and not exact))
    return thing


def _statement(writing: Writing, article: Article, one: DossierStatement) -> Thing | None:
    taken, own, who = writing.taken, one.statement, writing.taken.who(one.entity)
    if who is None or who.type not in _SCHEMA:
        taken.lost.note("statements whose source is a document or nobody known are left out", 1)
        return None
    spans = own.content or (own.cue.span,)
    thing, sets = Thing(name_of("said", article.id, own.id), "Documentation"), writing.of([article.id])
    thing.say("document", name_of("article", article.id), *sets)
    thing.say("entity", name_of("entity", who.id), *sets)
    thing.say("role", own.stance, *sets)
    for span in spans:
        thing.say("recordId", f"char={span.start},{span.end}", *sets)
        thing.say("summary", article.text[span.start : span.end], *sets)
    taken.lost.note("FollowTheMoney has no place for stance: put in role", 1)
    taken.lost.note("chains of sources (via) are left out; statements", bool(one.via))
    return thing


def _entity(writing: Writing, one: DossierEntity) -> Iterator[Thing]:
    taken = writing.taken
    if one.type not in _SCHEMA:
        taken.lost.note("documents that are named as sources are left out", 1)
        return
    record, at = taken.record(one.id), spot(taken, one.id)
    public = one.type == "ORG" and record is not None and record.kind == "organisation" and record.get("type") in _PUBLIC
    thing = Thing(name_of("entity", one.id), "PublicBody" if public else _SCHEMA[one.type])
    everywhere = writing.of(article for article, _ in one.members)
    thing.say("name", one.name, *everywhere)
    thing.say("alias", one.name_latin, OWN)
    for alias in one.aliases:
        thing.say("alias" if alias.text != one.name else "name", alias.text, *writing.of(alias.articles))
    if one.type == "LOC":
        thing.say("full", one.name, *everywhere)
    if at is not None:
        thing.say("wikidataId", at.wikidata, OWN)
        thing.say("country", (at.country or "").lower() or None, OWN)
        if at.precision == "place" and at.lat is not None and at.lon is not None:
            thing.say("latitude", f"{at.lat:g}", OWN)
            thing.say("longitude", f"{at.lon:g}", OWN)
    yield thing
    for role in one.roles if one.type == "PER" else ():
        sets = writing.of(role.articles)
        post, holds = Thing(name_of("post", role.role), "Position"), Thing(name_of("holds", one.id, role.role), "Occupancy")
        post.say("name", role.role, *sets)
        holds.say("holder", thing.id, *sets)
        holds.say("post", post.id, *sets)
        holds.say("description", f"in articles of {role.first or '?'}–{role.last or '?'}", OWN)
        taken.lost.note("when a rank was held is not known, only when it was told: put in description; ranks", 1)
        yield from (post, holds)


def _event(writing: Writing, event: DossierEvent) -> Iterator[Thing]:
    taken = writing.taken
    place = taken.who(event.place)
    trip = event.type == "CONSULT" and event.mode == "visit" and place is not None and place.type == "LOC"
    thing = Thing(name_of("event", event.id), "Trip" if trip else "Event")
    telling = [one.article for one in event.accounts if one.stance == "asserts"]
    sets = writing.of(telling) if telling else (OWN,)
    thing.say("name", event.title, OWN)
    thing.say("keywords", f"{event.type}/{event.mode}" if event.mode else event.type, OWN)
    date = edtf_prefix(event.date)
    thing.say("date", date if date == event.date else None, *sets)
    thing.say("description", f"date {event.date} (EDTF)" if event.date and date != event.date else None, OWN)
    taken.lost.note("approximate and open dates are put in description (EDTF)", bool(event.date and date != event.date))
    thing.say("location", place.name if place else None, *sets)
    if trip and event.place:
        thing.say("endLocation", name_of("entity", event.place), *sets)
    for one in dict.fromkeys((*event.actors, *event.recipients)):
        who = taken.who(one)
        if who is not None and who.type in ("PER", "ORG", "UNNAMED"):
            thing.say("involved", name_of("entity", one), *sets)
        else:
            taken.lost.note("places that act are no one who can be involved: left out", 1)
    if not telling:
        thing.say("notes", "no outlet asserts it: see the roles of its documentation", OWN)
    yield thing
    for number, account in enumerate(event.accounts, 1):
        yield _account(writing, event, number, account)
    taken.lost.note("conflicts, silences and the values of accounts are left out; events", bool(event.conflicts or event.silent or any(a.values for a in event.accounts)))


def _account(writing: Writing, event: DossierEvent, number: int, one: EventAccount) -> Thing:
    thing, sets = Thing(name_of("account", event.id, str(number)), "Documentation"), writing.of([one.article])
    thing.say("document", name_of("article", one.article), *sets)
    thing.say("entity", name_of("event", event.id), *sets)
    thing.say("role", one.stance, *sets)
    thing.say("status", one.factuality, *sets)
    thing.say("recordId", f"char={one.start},{one.end}" if one.start is not None else None, *sets)
    thing.say("summary", writing.taken.exact(one.article, one.start, one.end), *sets)
    who = writing.taken.name(one.whose)
    thing.say("description", f"by the word of {who}" if who else None, OWN)
    writing.taken.lost.note("FollowTheMoney has no place for stance: put in role", 1)
    return thing


def _relation(writing: Writing, one: DossierRelation) -> Thing | None:
    ends = [writing.taken.who(end) for end in (one.subject, one.object)]
    tie = _TIES.get(one.relation.relation)
    if tie is None or ends[0] is None or ends[1] is None or ends[0].type not in ("PER", "ORG") or ends[1].type != "ORG":
        writing.taken.lost.note("ties without a schema are left out (ranks stand as Occupancy)", 1)
        return None
    schema, subject, object = tie
    thing, sets = Thing(name_of("tie", one.article, one.subject, one.relation.relation, one.object), schema), writing.of([one.article])
    thing.say(subject, name_of("entity", one.subject), *sets)
    thing.say(object, name_of("entity", one.object), *sets)
    thing.say("proof", name_of("article", one.article), *sets)
    thing.say("recordId", f"char={one.relation.span.start},{one.relation.span.end}", *sets)
    return thing


def _all(writing: Writing) -> Iterator[Thing | None]:
    taken = writing.taken
    told: Told
    for told in taken.told():
        yield _article(writing, told.account.article)
        for one in told.statements:
            yield _statement(writing, told.account.article, one)
    posts: dict[str, Thing] = {}
    for entity in taken.entities():
        for thing in _entity(writing, entity):
            if thing.schema == "Position":
                posts.setdefault(thing.id, thing).values.update(thing.values)
            else:
                yield thing
    yield from (posts[key] for key in sorted(posts))
    for event in taken.events():
        yield from _event(writing, event)
    seen: set[str] = set()
    for relation in taken.relations():
        tie = _relation(writing, relation)
        if tie is not None and tie.id not in seen:
            seen.add(tie.id)
            yield tie


def write_ftm(taken: Taken, out: Path) -> None:
    """Entities, and the same as statements with their datasets."""
    out.mkdir()
    with text_file(out / "entities.ftm.json") as entities, text_file(out / "statements.csv") as statements:
        writing = Writing(taken, entities, statements)
        for thing in _all(writing):
            if thing is not None:
                writing.put(thing)


