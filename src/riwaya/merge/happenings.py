"""Which events of different articles are one happening.

Compared are pairs of one family of types that share a participant. They are one if nothing parts them (journey against meeting, dates
that do not meet, other counterparts, other victims) and enough binds them: participants, date, place, the words of the trigger,
numbers. Two events of one article are taken as two unless everything agrees. It cannot tell apart two meetings of the same
people in the same days in the same place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from riwaya.merge import deeds, engine
from riwaya.merge.clusters import Clusters
from riwaya.merge.codes import Longs, Marks, code
from riwaya.merge.deciding import Asked, Kept, pairs
from riwaya.merge.naming import People
from riwaya.merge.rows import Pack, Packing, Rows
from riwaya.merge.sheet import Sheet
from riwaya.merge.shelf import Shelf
from riwaya.merge.sketches import HELD, Sketch, family
from riwaya.model import Event
from riwaya.text.fold import fold

_NEAR_DAYS = 45
_YEAR = 366
_MOST = 300
_AIRED = ("CONSULT",)
_SAME_WORDS = 10
_VERBAL = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT", "AGREE", "THREATEN", "CONCEDE", "LEGAL", "X-LEGAL"})
_LEAST = 3.4
_HELD_DAYS = 30
_WHOM = frozenset({"victim", "held"})
_BODILY = frozenset({"HARM", HELD, "COERCE", "PROTEST"})
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Happening:
    """A sketch with its participants as entities of the dossier. `sides` adds the states that persons and capitals stand for, and nameless groups of one description,
    `toward` such groups to the recipients; `named` are those of `people` who have a name of their own; `broad` where the place is a whole country, else `spot` are the words of
    its name."""

    sketch: Sketch
    actors: frozenset[int]
    recipients: frozenset[int]
    place: int | None
    broad: bool
    sides: frozenset[int]
    persons: frozenset[int]
    toward: frozenset[int]
    named: frozenset[int]
    spot: frozenset[str]

    @property
    def people(self) -> frozenset[int]:
        return self.actors | self.recipients


class Scenes(Sequence[Happening]):
    """The happenings of all articles by number, article by article, made when they are asked for."""

    def __init__(self, sheets: Sequence[Sheet], people: People) -> None:
        self.people = people
        self.sheets = sheets
        sizes = np.array([sheet.deeds for sheet in sheets], dtype=np.int64)
        self.owners: Longs = np.repeat(np.arange(len(sheets)), sizes)
        self.places: Longs = np.arange(self.owners.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        self._made: dict[int, Happening] = {}

    def __len__(self) -> int:
        return self.owners.size

    def __getitem__(self, number: Any) -> Any:
        found = self._made.get(number)
        if found is None:
            sheet = self.sheets[int(self.owners[number])]
            found = self._made[number] = self._happening(sheet.events[int(self.places[number])])
        return found

    def _happening(self, sketch: Sketch) -> Happening:
        article, event, people = sketch.handle[0], sketch.event, self.people
        actors, recipients = people.group(article, event.actors), people.group(article, event.recipients)
        sides = frozenset(side for one in actors | recipients for side in people.sides(one))
        persons = people.persons(article, frozenset((*event.actors, *event.recipients)))
        toward = recipients.union(*(people.sides(one) for one in recipients if people.entities[one].type == "UNNAMED"))
        named = frozenset(one for one in actors | recipients if people.entities[one].type != "UNNAMED")
        place, broad = people.number(article, event.place), people.is_country(article, event.place)
        spot = frozenset[str]() if place is None or broad else frozenset(fold(people.entities[place].name).text.split())
        return Happening(sketch, actors, recipients, place, broad, sides, persons, toward, named, spot)


@dataclass(frozen=True, slots=True)
class Link:
    sure: float | None
    why: tuple[str, ...] = ()


_NO = Link(None)


def one_victim(one: Happening, other: Happening) -> bool:
    """Whether both tell of the killing of one person: nobody is killed twice, whatever else the articles say of it."""
    if not (_kills(one.sketch.event) and _kills(other.sketch.event)):
        return False
    return bool((one.recipients & other.people | other.recipients & one.people) & one.persons & other.persons)


def _kills(event: Event) -> bool:
    return family(event) == "HARM" and (event.type != "ASSAULT" or event.mode == "targeted" or "rule.slain" in event.why)


def one_held(one: Happening, other: Happening) -> bool:
    """Whether both tell of the taking or holding of one person: however each calls it and whoever is said to do it."""
    if family(one.sketch.event) != HELD or family(other.sketch.event) != HELD:
        return False
    return bool(one.recipients & other.recipients & one.persons & other.persons)


def parted(one: Happening, other: Happening) -> bool:
    """Whether something keeps the two apart, whatever else they share."""
    a, b = one.sketch, other.sketch
    if one_victim(one, other):
        return bool(a.days and b.days and not a.days.meets(b.days, _YEAR))
    if one_held(one, other):
        return _too_far(a, b) if not (a.days and b.days) else not a.days.meets(b.days, _HELD_DAYS if a.days.about or b.days.about else 1)
    if family(a.event) != family(b.event):
        return True
    if (a.event.mode == "visit") != (b.event.mode == "visit"):
        return True
    if a.event.mode and b.event.mode and a.event.mode != b.event.mode and family(a.event) not in ("HARM", HELD):
        return True
    if a.days and b.days and not a.days.meets(b.days, 1):
        return True
    if _too_far(a, b):
        return True
    if one.recipients and other.recipients and not (one.toward & other.toward or one.sides & other.sides & (one.recipients | other.recipients)) and _other_victims(one, other):
        return True
    return a.event.type in _AIRED and _other_partner(one, other)


def _other_victims(one: Happening, other: Happening) -> bool:
    """Whether recipients of other names are other people: nameless groups not in one deed of one day, unless they are counted otherwise."""
    if family(one.sketch.event) not in _BODILY or (one.recipients | other.recipients) & (one.named | other.named):
        return True
    return not (deeds.same_day(one.sketch, other.sketch) and deeds.same_deed(one.sketch, other.sketch)) or deeds.other_count(one.sketch, other.sketch)


def _too_far(a: Sketch, b: Sketch) -> bool:
    """An undated event belongs near the publication of its article, unless it is told as a dated past."""
    if a.days and b.days:
        return False
    spans = [one.days or one.published for one in (a, b)]
    if spans[0] is None or spans[1] is None:
        return False
    return not spans[0].meets(spans[1], _NEAR_DAYS)


def _other_partner(one: Happening, other: Happening) -> bool:
    """Two encounters whose participants, states left aside, are at least two each and differ in both directions."""
    a, b = one.people - one.sides, other.people - other.sides
    if len(a) >= 2 and len(b) >= 2:
        return len(a & b) < 2
    if len(one.people) >= 2 and len(other.people) >= 2:
        return len((one.people | one.sides) & (other.people | other.sides)) < 2
    return False


def decide(one: Happening, other: Happening) -> Link:
    """Whether two events are one happening: how sure, with reasons."""
    if parted(one, other):
        return _NO
    if one_victim(one, other):
        return Link(9.0, ("victim",))
    a, b = one.sketch, other.sketch
    if one_held(one, other) and (a.handle[0] != b.handle[0] or a.event.type != b.event.type):
        return Link(8.0, ("held",))
    if _same_spot(one, other):
        return Link(_LEAST, ("place", "date", "trigger"))
    if _same_toll(one, other):
        return Link(_LEAST, ("date", "number", "wording"))
    if _same_paragraph(one, other):
        return Link(_LEAST, ("place", "same words", "trigger"))
    shared = one.people & other.people
    named = shared - one.sides - other.sides
    wide = (one.people | one.sides) & (other.people | other.sides)
    smaller = min(len(one.people), len(other.people))
    if not shared or not smaller:
        return _NO
    why = []
    score = 0.0
    for points, holds, reason in (
        (1.0, bool(named), "participant"),
        (1.0, len(wide) >= 2, "participants"),
        (0.5, len(shared) == smaller or len(wide) >= 2, "all participants"),
        (1.5, _same_time(a, b), "date"),
        (0.5, a.days is None or b.days is None, "date open"),
        (1.0, one.place is not None and one.place == other.place, "place"),
        (-0.7, one.place is not None and other.place is not None and one.place != other.place and one.place not in other.sides and other.place not in one.sides, ""),
        (1.0, bool(a.stems & b.stems), "trigger"),
        (0.5, a.event.type == b.event.type and a.event.mode == b.event.mode, "type"),
        (0.7, _numbers(a.event) & _numbers(b.event) != frozenset(), "number"),
        (0.8, len(a.around & b.around) >= 6, "wording"),
        (0.8, len(a.around & b.around) >= _SAME_WORDS, "same words"),
    ):
        if holds:
            score += points
            if reason:
                why.append(reason)
    if not _pinned(one, other, frozenset(why)) or (a.handle[0] == b.handle[0] and not _again(one, other)):
        return _NO
    return Link(score, tuple(why)) if score >= _LEAST else _NO


def _same_spot(one: Happening, other: Happening) -> bool:
    """Whether one of the two names nobody, and both tell of one deed of the same day at the same place that is no whole country."""
    a, b = one.sketch, other.sketch
    if a.handle[0] == b.handle[0] or (one.named and other.named) or not (one.spot and other.spot) or not _nested(one, other):
        return False
    if family(a.event) in _BODILY:
        return deeds.same_day(a, b) and deeds.same_deed(a, b) and not deeds.other_count(a, b)
    if one.place != other.place or (one.people and other.people) or a.event.type != b.event.type or not a.stems & b.stems or a.days is None or b.days is None:
        return False
    return a.days.meets(b.days) and max(a.days.width, b.days.width) < deeds.NARROW


def _nested(one: Happening, other: Happening) -> bool:
    """Whether one place may lie within the other: «سوق تدمر» in «تدمر», anything where none is told."""
    return one.spot <= other.spot or other.spot <= one.spot


def _same_toll(one: Happening, other: Happening) -> bool:
    """Whether both count the same and speak of the same things on one day, and no spot, name or people part them."""
    a, b = one.sketch, other.sketch
    if a.handle[0] == b.handle[0] or family(a.event) not in _BODILY or (one.named and other.named and not one.named & other.named):
        return False
    return _nested(one, other) and deeds.same_day(a, b) and deeds.same_site(a, b) and deeds.same_count(a, b)


def _denied(one: Happening, other: Happening) -> bool:
    """Whether one denies, within a week, what the other tells of the same two with names."""
    a, b = one.sketch, other.sketch
    if (a.event.factuality == "CT-") == (b.event.factuality == "CT-") or a.published is None or b.published is None:
        return False
    return len(one.named & other.named) >= 2 and a.published.meets(b.published, _WEEK)


def _same_paragraph(one: Happening, other: Happening) -> bool:
    """Whether two that share nobody, and of which one has no names, stand at one place in the same words: a paragraph of background that articles of one affair repeat."""
    a, b = one.sketch, other.sketch
    if one.people & other.people or (one.named and other.named) or one.place is None or one.place != other.place or a.handle[0] == b.handle[0]:
        return False
    return a.event.type == b.event.type and bool(a.stems & b.stems) and len(a.around & b.around) >= _SAME_WORDS


def _linked(_: engine.Row, one: Happening, other: Happening) -> tuple[float, tuple[str, ...]] | None:
    """How sure two events are one happening, and why; None where they are not one."""
    link = decide(one, other)
    return None if link.sure is None else (link.sure, link.why)


def _pinned(one: Happening, other: Happening, why: frozenset[str]) -> bool:
    """Whether something pins the two to one point: a day, a number, the very words; for deeds also a place with the trigger, or both sides with it."""
    if why & {"date", "number", "same words"} or _denied(one, other):
        return True
    if one.sketch.event.type in _VERBAL or "trigger" not in why:
        return False
    return ("place" in why and not one.broad) or bool(one.actors & other.actors and one.recipients & other.recipients)


def _again(one: Happening, other: Happening) -> bool:
    """Whether two events of one article are told alike in everything: the article's own room took them for two."""
    a, b = one.sketch, other.sketch
    return one.people == other.people and bool(a.stems & b.stems) and a.event.type == b.event.type and a.event.date == b.event.date


def _same_time(a: Sketch, b: Sketch) -> bool:
    if not (a.days and b.days):
        return False
    return a.days.meets(b.days) and min(a.days.width, b.days.width) <= 45 and max(a.days.width, b.days.width) <= 400


def _numbers(event: Event) -> frozenset[str]:
    return frozenset(value.value for value in event.values if value.attribute == "number")


_STEP = "event keys"


def _keys(scenes: Scenes, owners: Sequence[int], marks: Marks | None, kept: Kept | None) -> list[Pack]:
    """The keys of the events of each article that has any; those of an article whose mark is the same are as they were."""
    names = [int(one.id[1:], 16) for one in scenes.people.entities]
    articles = [scenes.sheets[owner].account.article.id for owner in owners]
    firsts = np.searchsorted(scenes.owners, np.arange(len(scenes.sheets) + 1)).tolist()
    shelf = None if kept is None else Shelf(kept, _STEP)
    known: dict[tuple[str, int], Pack] = {} if shelf is None else shelf.known
    own = zip(articles, [0] * len(owners) if marks is None else marks[np.array(owners, dtype=np.int64)].tolist(), strict=True)
    found = {key: known.get(key) or _pack([scenes[number] for number in range(firsts[owner], firsts[owner + 1])], names) for key, owner in zip(own, owners, strict=True)}
    if shelf is not None and marks is not None:
        shelf.keep(found)
    return list(found.values())


def _pack(found: Sequence[Happening], names: Sequence[int]) -> Pack:
    """The keys of the events of one article; `names` are the numbers of the dossier's entities, the same in every run."""
    held = Packing()
    for one in found:
        sketch = one.sketch
        name = code(family(sketch.event))
        period = sketch.days or sketch.published
        years = {0} if period is None else {date.fromordinal(day).year for day in (period.first, period.last)}
        keys = {_key(name, names[who], year) for who in one.people for year in years}
        if one.place is not None:
            keys |= {_key(name, code(stem), names[one.place]) for stem in sketch.stems}
        if sketch.days is not None and sketch.days.width < deeds.NARROW:
            keys |= {_key(name, code(word), day) for word in one.spot for day in range(sketch.days.first, sketch.days.last + 1)}
            keys |= {_key(name, count, day) for count in deeds.counts(sketch.event) for day in range(sketch.days.first, sketch.days.last + 1)}
        held.add(sorted(keys))
    return held.packed()


def _key(*parts: int) -> int:
    """One number for several."""
    key = 0
    for part in parts:
        key = ((key ^ part) * 0x9E3779B97F4A7C15 ^ part >> 31) & 0x7FFFFFFFFFFFFFFF
    return key


def match(
    found: Scenes, must: Sequence[tuple[int, int]], cannot: Sequence[tuple[int, int]], marks: Marks | None = None, kept: Kept | None = None,
) -> tuple[list[list[int]], Mapping[int, tuple[str, ...]]]:
    """Groups of events that are one happening, and the reasons for each that was joined."""
    clusters = Clusters(len(found), cannot)
    why: dict[int, set[str]] = {}
    for one, other in must:
        clusters.join(one, other)
        why.setdefault(one, set()).add("judgement.same")
    some = np.unique(found.owners).tolist()
    rows = Rows.of(_keys(found, some, marks, kept))
    owners = [found.sheets[number].account.article.id for number in some]
    asked = Asked(
        "events", "shared_keys", "keys", rows, {"part": np.zeros_like(rows.key), "key": rows.key}, np.ones_like(rows.key), owners, {"most": _MOST, "apart": 0, "least": 1},
    )  # fmt: skip
    links = []
    for (one, other), (sure, reasons) in pairs(asked, found, _linked, None if marks is None else marks[some], kept):
        links.append((-sure, one, other, reasons))
    direct = {(one, other) for _, one, other, _ in links}
    for _, one, other, reasons in sorted(links):
        if clusters.find(one) == clusters.find(other):
            continue
        across = [(a, b) for a in clusters.members(clusters.find(one)) for b in clusters.members(clusters.find(other))]
        if any((min(a, b), max(a, b)) not in direct and parted(found[a], found[b]) for a, b in across):
            continue
        if _WHOM.isdisjoint(reasons) and 2 * sum((min(pair), max(pair)) in direct for pair in across) < len(across):
            continue
        if clusters.join(one, other):
            why.setdefault(one, set()).update(reasons)
    groups = clusters.groups()
    return groups, {group[0]: tuple(sorted({reason for index in group for reason in why.get(index, ())})) for group in groups}
