"""From gathered tellings to the events of the account: entities, date, factuality, voices, values.

Unnamed groups that take part become new entities here, one for each wording in the article. Where the article itself
tells an event, its own word decides; else the first voice, and the others stand in `accounts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from riwaya.events import across, when, where
from riwaya.events.nouns import INHERITED, LOCAL, MORTAL, Events, Stand, Telling, Trigger
from riwaya.events.same import Cluster, key
from riwaya.events.scene import Scene
from riwaya.events.understood import own_army
from riwaya.model import Entity, Event, EventDate, Time, Voice
from riwaya.names.alone import called

_SUICIDE: Final = "suicide-attack"  # says more than the blast that it is told by
_FAINT: Final = frozenset({
    "factuality.charged", "factuality.accused_of", "factuality.meant_for", "factuality.any", "factuality.effort", "factuality.attempted", "factuality.warned_of",
    "factuality.laid_out", "rule.aim",
})  # fmt: skip
_A_CASE: Final = 2
_ABROAD: Final = frozenset({"ASSAULT", "MOBILIZE"})
_NATIONAL: Final = frozenset({"ELECT"})
_ON_DEEDS: Final = frozenset({"SUPPORT", "ACCUSE"})
_DONE: Final = frozenset({"AGREE", "ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONCEDE"})
_PAST: Final = frozenset({"rule.verb_past", "rule.carried_past"})
_ANCHORED: Final = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_NEAR: Final = 10
_CLOSE: Final = 4
# what is said and not done has no place of its own; only one that stands beside its word counts
_NO_SCENE: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "LEGAL", "CONCEDE", "CONSULT", "COOPERATE", "DEATH", "PROTEST", "SANCTION"})

_OPPOSITION: Final = "المعارضة"
_TWO_SIDED: Final = frozenset({"both", "between", "war"})


class _Entities:
    """All entities so far, and new ones for unnamed groups."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.all = list(scene.entities.values())
        self._groups: dict[str, str] = {}
        self._called = {one.name: one.id for one in reversed(self.all) if one.type in ("UNNAMED", "ORG")}
        self._last = len(self.all)

    def of(self, stand: Stand) -> str:
        known = self.scene.who(stand)
        if known:
            return known
        found = self._groups.get(stand.group)
        if found is None:
            reading, left = self.scene.reading, stand.left if stand.name == stand.first else ""
            skip = len(left.removesuffix("ال"))
            last = max(stand.last, stand.reach)
            name, text = called(reading, stand.name, last, skip), reading.word_span(stand.name, last, skip).text
            name = stand.group if stand.group.endswith(f" {name}") else name  # «القوات … والروسية»
            spoke = self._called.get(name)  # «المتظاهرون» who spoke elsewhere in the article
            if spoke is not None:
                self._groups[stand.group] = spoke
                return spoke
            self._last += 1
            found = self._groups[stand.group] = f"e{self._last}"
            self.all.append(Entity(found, "UNNAMED", name, () if name == text else (text,)))
        return found


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the article as a whole tells of places and days: its scene, the day of its deed, where travellers go, where somebody met, where deeds were done."""

    main: dict[float, Stand | None]
    day: Time | None
    hosts: dict[str, list[tuple[int, Stand]]]
    talks: set[int]
    struck: set[int]


def _country(trigger: Trigger) -> float:
    """How many times a country weighs against a town where the article's scene is asked for: an election is held, a war waged all over a state."""
    return 4.0 if trigger.type in _NATIONAL or trigger.frame == "war" else 1.0


def build(scene: Scene, clusters: list[Cluster]) -> Events:
    """Events in order of their first trigger."""
    entities = _Entities(scene)
    asked = {_country(one.tellings[0].trigger) for one in clusters if one.tellings[0].trigger.type not in _NO_SCENE}
    home = where.home_country(scene) if asked else ""
    main = {country: where.main_place(scene, country, home) for country in asked}
    hosts = _hosts(scene, clusters)
    told = [telling for one in clusters for telling in one.tellings]
    talks, struck = where.of_talks(told), where.of_deeds(told)
    _one_case(scene, clusters)
    _of_deeds(scene, clusters)
    across.fill(scene, clusters)
    clusters = [one for one in clusters if _happened(scene, main, one)]
    _on_journeys(scene, clusters)
    whole = _Whole(main, when.main_day(clusters), hosts, talks, struck)
    events = tuple([_event(scene, whole, entities, cluster, number) for number, cluster in enumerate(clusters, 1)])
    return Events(events, tuple(entities.all))


def _happened(scene: Scene, main: dict[float, Stand | None], cluster: Cluster) -> bool:
    """Whether a deed is more than a word: behind the first sentence a bare noun that tells nobody, no place, no time and no number names none («مخاطر الاعتداءات»)."""
    telling = cluster.tellings[0]
    trigger = telling.trigger
    if len(cluster.tellings) > 1 or telling.sentence == 0 or trigger.type not in _ANCHORED or trigger.verbal or trigger.governor is not None or "rule.given" in telling.why:
        return True
    if telling.actors or telling.recipients or telling.values or telling.time is not None or telling.factuality == "PR+":
        return True
    return _place(scene, cluster.tellings) is not None or (trigger.type not in _NO_SCENE and main.get(_country(trigger)) is not None)


def _one_case(scene: Scene, clusters: list[Cluster]) -> None:
    """Stages of a trial that name nobody are about him whom most of the article's legal words are about."""
    legal = [one for one in clusters if one.tellings[0].trigger.type == "LEGAL"]
    told = [stand for one in legal for telling in one.tellings for stand in telling.recipients if stand.entity]
    keys = [key(scene, stand) for stand in told]
    if not keys or max(keys.count(one) for one in keys) < _A_CASE:
        return
    most = told[max(range(len(keys)), key=lambda at: (keys.count(keys[at]), -at))]
    for one in legal:
        if not any(telling.recipients for telling in one.tellings) and all(key(scene, stand) != key(scene, most) for telling in one.tellings for stand in telling.actors):
            one.tellings[0].recipients = [most]
            one.tellings[0].why.append("rule.case")


def _of_deeds(scene: Scene, clusters: list[Cluster]) -> None:
    """Who welcomes or condemns a known event means those who brought it about: «رحبت … بالاتفاق»."""
    heads = {telling.trigger.first: one for one in clusters for telling in one.tellings}
    for cluster in clusters:
        if cluster.tellings[0].trigger.type not in _ON_DEEDS or any(telling.recipients for telling in cluster.tellings):
            continue
        for telling in cluster.tellings:
            deed = _object(scene, telling, heads) if telling.trigger.verbal else None
            if deed is not None:
                mine = {key(scene, one) for one in telling.actors}
                telling.recipients = [one for other in deed.tellings for one in other.actors if one.entity and key(scene, one) not in mine]
                telling.why.append("rule.deed_of")


def _on_journeys(scene: Scene, clusters: list[Cluster]) -> None:
    """Whom somebody meets «خلال الزيارة» he meets when that journey was."""
    meetings = [one for one in clusters if one.tellings[0].trigger.type == "CONSULT"]
    journeys = {telling.trigger.first: one for one in meetings for telling in one.tellings if telling.trigger.mode == "visit"}
    for telling in [telling for one in meetings for telling in one.tellings if telling.time is None and telling.trigger.mode != "visit"] if journeys else ():
        for at in range(telling.trigger.last, min(telling.trigger.last + _CLOSE, len(scene.gaps))):
            link = scene.link[at]
            if link is not None and link.record.id == "argument.during" and (journey := journeys.get(link.last)) is not None:
                telling.time, telling.time_at = when.stated(journey.tellings), INHERITED


def _object(scene: Scene, telling: Telling, heads: dict[int, Cluster]) -> Cluster | None:
    """The known event that a verb is about: a definite noun behind it, before another verb."""
    for at in range(telling.trigger.last, min(telling.trigger.last + _NEAR, len(scene.gaps))):
        if scene.gaps[at] == 2 or scene.is_verb[at] or scene.role(at) in ("break", "relative"):
            return None
        found = heads.get(at)
        if found is not None:
            mine = next(one for one in found.tellings if one.trigger.first == at)
            return found if mine.trigger.definite and not mine.trigger.verbal and found.tellings[0].trigger.type in _DONE else None
    return None


def _hosts(scene: Scene, clusters: list[Cluster]) -> dict[str, list[tuple[int, Stand]]]:
    """Where each traveller of the article goes, by the words that tell of his journeys."""
    out: dict[str, list[tuple[int, Stand]]] = {}
    for cluster in clusters:
        journeys = [telling for telling in cluster.tellings if telling.trigger.mode == "visit" and not telling.mark]
        goal: Stand | None = None
        for telling in journeys:
            own = where.its_own(scene, telling)
            place = next((one for one in [*([own] if own else []), *telling.recipients] if one.type == "LOC"), None)
            if place is not None and (goal is None or (scene.is_capital(place) and scene.who(place) == scene.who(goal))):
                goal = place
        if goal is None:
            continue
        for telling in journeys:
            for one in telling.actors:
                out.setdefault(key(scene, one), []).append((telling.trigger.first, goal))
    for rows in out.values():
        rows.sort(key=_word)
    return out


def _word(row: tuple[int, Stand]) -> int:
    return row[0]


def _host(scene: Scene, hosts: dict[str, list[tuple[int, Stand]]], tellings: list[Telling]) -> Stand | None:
    """Whom a traveller meets he meets where the journey leads that was told last before, or his only one."""
    for telling in tellings:
        for one in telling.actors:
            rows = hosts.get(key(scene, one), [])
            before = [goal for word, goal in rows if word < telling.trigger.first]
            if before or len({scene.who(goal) for _, goal in rows}) == 1:
                return before[-1] if before else rows[0][1]
    return None


def _event(scene: Scene, whole: _Whole, entities: _Entities, cluster: Cluster, number: int) -> Event:
    tellings = cluster.tellings
    head = _head(tellings)
    mutual = any(t.mutual for t in tellings)
    acting, undergoing = [one for t in tellings for one in t.actors], [one for t in tellings for one in t.recipients]
    if head.trigger.type in LOCAL:
        acting = own_army(scene, acting)
    victims = _victims(tellings)
    hurt = [one.group for one in victims]
    actors = _who(entities, acting if mutual else _rather(scene, [one for one in acting if one.entity or one.group not in hurt], undergoing), _opposed(tellings))
    recipients = tuple([one for one in _who(entities, undergoing, victims) if mutual or one not in actors])
    host = _host(scene, whole.hosts, tellings) if head.trigger.type == "CONSULT" and head.factuality != "U" else None
    place = _place(scene, tellings) or host
    if place is None and head.trigger.type not in _NO_SCENE:
        place = _told_before(scene, whole, head, tellings) or _scene_of(scene, whole, head, acting, undergoing)
    told = [one.trigger for one in [head, *tellings] if one.trigger.mode]
    modes = [one.mode for one in told if not one.asked.beside] + [one.mode for one in told if one.asked.beside]
    mode = _SUICIDE if _SUICIDE in modes else next(iter(modes), None)
    triggers = tuple([scene.reading.span(t.trigger.start, t.trigger.end) for t in tellings])
    date, why = when.of_event(scene, tellings, number == 1, whole.day, head.factuality == "U"), _reasons(head, tellings)
    accounts, values = _accounts(head, tellings), tuple([value for t in tellings for value in t.values])
    at = place.entity if place else None  # by position: fourteen names would cost more than the object
    kind = head.trigger.type
    factuality = "PR+" if head.factuality == "CT+" and _still_to_come(scene, date, tellings) else head.factuality
    if _announced(scene, head):
        kind, mode, why = "AGREE", None, (*why, "rule.announced")
    if kind == "ASSAULT" and any(t.trigger.asked.counts == "killed" and any(one.type == "PER" for one in t.recipients) for t in tellings):
        why = (*why, "rule.slain")
    return Event(f"v{number}", kind, mode, triggers, actors, recipients, at, date, factuality, head.statement, accounts, values, number == 1, why)


def _told_before(scene: Scene, whole: _Whole, head: Telling, tellings: list[Telling]) -> Stand | None:
    """The place of the deed told before it in its sentence; none for what a state as a whole is the scene of."""
    return where.told_before(scene, tellings, whole.talks, whole.struck) if _country(head.trigger) == 1 else None


def _scene_of(scene: Scene, whole: _Whole, head: Telling, acting: list[Stand], undergoing: list[Stand]) -> Stand | None:
    """The article's scene; no state attacks itself, it wages a war in the one that suffers it."""
    place = whole.main.get(_country(head.trigger))
    if place is None or head.trigger.type not in _ABROAD or all(not scene.same(place, one) for one in acting):
        return place
    return next((one for one in undergoing if scene.is_country(one)), None) if head.trigger.frame == "war" else None


def _still_to_come(scene: Scene, date: EventDate | None, tellings: list[Telling]) -> bool:
    """Whether a protest is dated after publication and no past verb tells it."""
    today = scene.reading.article.published
    if tellings[0].trigger.type != "PROTEST" or date is None or not today or any(why in _PAST for one in tellings for why in one.why):
        return False
    start, today = date.value.split("/")[0], today.split("T")[0].rstrip("~")
    return start[:4].isdigit() and not start.endswith("~") and len(start) == len(today) and start > today


def _announced(scene: Scene, head: Telling) -> bool:
    """Whether a meeting or journey is only announced: it has been agreed on, not held."""
    trigger = head.trigger
    if trigger.type != "CONSULT" or trigger.frame not in ("visit", "both"):
        return False
    if head.factuality == "PR+":
        return "factuality.expected" not in head.why and "stance.expects" not in head.why
    at = trigger.last
    return not trigger.verbal and at < len(scene.gaps) and not scene.gaps[at] and any(one.record.value == "after" for one in scene.factuality[at])


def _reasons(head: Telling, tellings: list[Telling]) -> tuple[str, ...]:
    """Why, each reason once, those of the head first."""
    out: list[str] = []
    for telling in [head, *tellings]:
        for reason in telling.why:
            if reason not in out:
                out.append(reason)
    return tuple(out)


def _place(scene: Scene, tellings: list[Telling]) -> Stand | None:
    """The place beside its words; where they name several the one that most of them stand close to."""
    near = [(place, t.place_at) for t in tellings if (place := where.its_own(scene, t)) is not None]
    near = [row for row in near if not any(where.is_in(scene, other, row[0]) for other, _ in near)]
    near = [row for row in near if not scene.is_wide(row[0])] or near
    if len(near) < 2:
        return where.whole(scene, near[0][0]) if near else None
    weights: dict[str | None, float] = {}
    for place, distance in near:
        weights[place.entity] = weights.get(place.entity, 0.0) + 1 / (_CLOSE + distance)
    return where.whole(scene, max(near, key=lambda row: (weights[row[0].entity], -row[1]))[0])


def _head(tellings: list[Telling]) -> Telling:
    """The telling that stands for the event: the article's own word before another's, and among these the value that weighs most.

    A past verb tells a fact and a word of doubt decides; a bare noun only takes its event for granted.
    """
    own = [one for one in tellings if one.statement is None] or tellings
    if len(own) == 1:
        return own[0]
    weights: dict[str, int] = {}
    for one in own:
        weights[one.factuality] = weights.get(one.factuality, 0) + _weight(one)
    best = max(weights, key=lambda value: (weights[value], value == "CT+", value))
    if best in ("PS+", "PR+") and weights.get("CT-") == weights[best]:
        best = "CT-"  # «اجتماع مزعوم، لم ينعقد»
    return next(one for one in own if one.factuality == best)


def _weight(telling: Telling) -> int:
    """Quarters: a fact told by a verb 12, a value that words decided 8, a noun that is known 3, a bare one, what somebody is only charged with or meant for, any such 2."""
    if any(why in _FAINT for why in telling.why) or (telling.factuality == "CT-" and _no_outcome(telling.trigger)):
        return 2
    if telling.factuality != "CT+" or any(why.startswith(("factuality.", "stance.")) for why in telling.why):
        return 8
    if any(why in ("rule.verb_past", "rule.carried_past", "rule.deed") for why in telling.why):
        return 12
    return 3 if "rule.known_noun" in telling.why else 2


def _no_outcome(trigger: Trigger) -> bool:
    """«لم يقتل أحد في الهجوم», «الانتخابات … دون أن يحصل على الأغلبية»: whether a word tells what comes of a deed or a ballot, which was all the same."""
    return trigger.frame in MORTAL or (trigger.type == "ELECT" and trigger.verbal)


def _victims(tellings: list[Telling]) -> list[Stand]:
    """Groups of killed or wounded people beside whom nobody is named as killed or wounded but in the same words."""
    mortal = [one for one in tellings if one.trigger.frame in MORTAL]
    person = any(one.type == "PER" and one.entity for telling in mortal for one in telling.recipients)
    return [one for telling in mortal for one in telling.recipients if not one.entity and not (person and all(other.type != "PER" for other in telling.recipients))]


def _opposed(tellings: list[Telling]) -> list[Stand]:
    """The known side without a name beside one that has a name, where two fight or agree: «اشتباكات بين الجيش وحركة …»."""
    two = [telling.actors for telling in tellings if len(telling.actors) == 2 and (telling.trigger.frame in _TWO_SIDED or _swapped(telling))]
    known = [one for sides in two if any(side.entity for side in sides) for one in sides if not one.entity and one.group.startswith("ال")]
    return [one for one in known if one.armed or one.group == _OPPOSITION]


def _swapped(telling: Telling) -> bool:
    """Whether a verb of exchange carries the deed, which both do: «تبادلت القوات … والقوات … القصف»."""
    return telling.trigger.governor is not None and telling.trigger.governor.record["subject"] == "both"


def _who(entities: _Entities, stands: list[Stand], too: list[Stand]) -> tuple[str, ...]:
    """Names, and before groups alone unless they are these; those that an eighth as many tellings name as the one named most."""
    named = [one for one in stands if one.entity]
    counts: dict[str, int] = {}
    most = 0
    for one in [one for one in stands if one.entity or one in too] if named or too else stands:
        entity = entities.of(one)
        counts[entity] = counts.get(entity, 0) + 1
        most = max(most, counts[entity])
    return tuple([one for one in counts if counts[one] * 8 >= most])


def _rather(scene: Scene, mine: list[Stand], others: list[Stand]) -> list[Stand]:
    """Those of one side who do not stand on the other in more tellings: «زيارات بين … وروسيا», and then «زار روسيا» twice."""
    if not others:
        return mine
    here, there = [key(scene, one) for one in mine], [key(scene, one) for one in others]
    return [one for at, one in enumerate(mine) if here.count(here[at]) >= there.count(here[at])]


def _accounts(head: Telling, tellings: list[Telling]) -> tuple[Voice, ...]:
    out: dict[str, str] = {}
    for telling in tellings:
        if telling.statement and telling.statement != head.statement:
            out.setdefault(telling.statement, telling.factuality)
        for statement, factuality in telling.voices:
            if statement != head.statement:
                out.setdefault(statement, factuality)
    return tuple([Voice(statement, factuality) for statement, factuality in out.items()])
