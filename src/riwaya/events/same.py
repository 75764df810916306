"""Which tellings inside one article tell of one event.

Same type; a journey is not a meeting, one stage of a trial not the next; who takes part, where and when must not contradict
each other. A definite noun looks back at the latest event of its kind. Greedy in the order of the text: an early wrong join is never undone.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import again, apart, lying, others, outcome, where
from riwaya.events.nouns import INHERITED, LOCAL, MORTAL, OF_BALLOT, Stand, Telling, Trigger
from riwaya.events.scene import Scene
from riwaya.model.compiling import built

_JOURNEY: Final = frozenset({"visit"})
_SPEECH_ACTS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_MANIFOLD: Final = frozenset({"LEGAL", "COOPERATE"})  # another word of one who does much is another deed: contracts, a base
_BLAST: Final = "blast"
_POLLS: Final = {"trigger.poll": ("ballot", "campaign")}  # no resignation and no appointment
_FIGHTS: Final = frozenset({"war", "both"})
_NEEDED: Final = 1.0
_SAME_DEED: Final = 9.0
_FAR: Final = 4
_LEAD: Final = 2
_PAIR: Final = 2
_TOLLS: Final = ("killed", "wounded")
_OWNER: Final = 20
_TOLL: Final = 1.25
_SLIGHT: Final = 0.01
_BARE: Final = 0.35
_BEFALLS: Final = frozenset({"undergo", "happen"})
_BEHIND_LEAD: Final = 0.25
_HALF: Final = 0.5
_FALLEN: Final = frozenset({"trigger.fall_dead", "trigger.casualties"})
_TO_IT: Final = frozenset({"له", "لها"})
Words = tuple[str, ...]  # of a few, each once: a set costs more
_NOTHING: Final[Words] = ()


@built(acyclic=True)
class Side:
    """Who stands on one side: by name or wording, the names alone, the states whose bodies they are."""

    __slots__ = ("keys", "named", "states")

    def __init__(self, scene: Scene, stands: list[Stand]) -> None:
        self.keys = self.named = self.states = _NOTHING
        for one in stands:
            name = (key(scene, one),)
            self.keys = _with(self.keys, name)
            if not name[0].startswith("group:"):
                self.named = _with(self.named, name)
            self.states = _with(self.states, _states(scene, one))

    def add(self, other: Side) -> None:
        """Take in who stands on it in one more telling."""
        self.keys, self.named, self.states = _with(self.keys, other.keys), _with(self.named, other.named), _with(self.states, other.states)


class Sides:
    """Who acts and whom it is done to, and what else tells one event from another."""

    __slots__ = ("actors", "apart", "around", "lands", "other", "places", "recipients", "slain", "stages", "times", "tolls", "words")

    def __init__(self, scene: Scene, telling: Telling) -> None:
        self.actors, self.recipients = Side(scene, telling.actors), Side(scene, telling.recipients)
        self.apart = len(telling.actors) < _PAIR and others.with_others(scene, telling)
        self.other = others.another(scene, telling.trigger) or others.over_years(telling)
        self.lands = self.times = self.places = self.around = self.slain = _NOTHING
        for one in telling.actors:
            self.lands = _with(self.lands, _states(scene, one, True))
        if telling.trigger.frame in MORTAL:  # nobody is killed twice, whoever is said to have done it
            self.slain = tuple([key(scene, one) for one in telling.recipients if one.type == "PER"])
        stage = telling.trigger.asked.stage
        self.words: Words = (telling.trigger.record.id, stage) if stage else (telling.trigger.record.id,)
        if telling.trigger.type == "ASSAULT":
            self.words = _with(self.words, _inner(scene, telling.trigger))
        self.stages: Words = (stage,) if stage else _POLLS.get(telling.trigger.record.id, _NOTHING)
        if telling.time is not None and telling.time.value and telling.time_at < INHERITED:
            self.times = (telling.time.value,)
        place = where.its_own(scene, telling)
        if place is not None and place.entity and place.type == "LOC":
            self.places = (key(scene, place),)  # «موسكو» does not contradict «روسيا»
            if telling.trigger.type in LOCAL:
                self.around = _with(lying.in_states(scene, place) if telling.trigger.type == "ASSAULT" else _NOTHING, lying.in_places(scene, place))
        self.tolls = tuple([f"{one.what} {one.value}" for one in telling.values if one.what in _TOLLS and one.bound is None and one.value.isdigit()])

    def named(self) -> bool:
        """Whether somebody is named."""
        return bool(self.actors.named or self.recipients.named)

    def bare(self) -> bool:
        """Whether nobody is told, no place and no time."""
        return not (self.actors.keys or self.recipients.keys or self.places or self.times)

    def add(self, other: Sides) -> None:
        """Take in one more telling."""
        self.other = self.other or other.other
        self.actors.add(other.actors)
        self.recipients.add(other.recipients)
        self.lands, self.words, self.stages = _with(self.lands, other.lands), _with(self.words, other.words), _with(self.stages, other.stages)
        self.times, self.places = _with(self.times, other.times), _with(self.places, other.places)
        self.slain, self.around, self.tolls = _with(self.slain, other.slain), _with(self.around, other.around), _with(self.tolls, other.tolls)


def _inner(scene: Scene, trigger: Trigger) -> Words:
    """What the words of a phrase tell of by themselves: «عملية دهس», «حادث إطلاق نار»."""
    if trigger.verbal or trigger.last - trigger.first < _PAIR or trigger.hit.shape.number == "p":
        return _NOTHING
    found = [hit.record.id for at in range(trigger.first + 1, trigger.last) for hit in scene.reading.known(at) if hit.record.kind == "trigger"]
    return _with(_NOTHING, tuple(found))


class Cluster:
    """Tellings of one event."""

    def __init__(self, telling: Telling, sides: Sides) -> None:
        self.tellings, self.sides = [telling], sides

    def add(self, telling: Telling, sides: Sides) -> None:
        """Take in one more telling."""
        self.tellings.append(telling)
        self.sides.add(sides)


def key(scene: Scene, one: Stand) -> str:
    """By what somebody is known from one telling to the next: who it is, or the words of a group."""
    return scene.who(one) or f"group:{one.group}"


def gather(scene: Scene, tellings: list[Telling]) -> list[Cluster]:
    """Clusters in order of their first telling."""
    out: list[Cluster] = []
    kinds: dict[str, list[Cluster]] = {}
    deeds = outcome.deeds(scene, tellings)
    definite = {one.trigger.first for one in tellings if one.trigger.definite and one.trigger.frame not in MORTAL}
    sides = [Sides(scene, one) for one in tellings]
    whole = _whole(scene, tellings, sides, deeds)
    taken_up = {deed.trigger.first for first, deed in deeds.items() if first in definite}
    before: Telling | None = None
    for number, telling in enumerate(tellings):
        mine = sides[number]
        kin = kinds.setdefault(telling.trigger.type, [])
        best, most = None, _NEEDED
        deed = deeds.get(telling.trigger.first) if telling.trigger.type == "ASSAULT" else None
        for cluster in reversed(kin):
            last = cluster.tellings[-1]
            known = deed is not None and deed in cluster.tellings and not _others(cluster.sides, mine)
            if known or again.retold(scene, last, telling, before is last and not _others(cluster.sides, mine), mine.named()):
                score = _SAME_DEED
            else:
                known = telling.trigger.first in taken_up or _they(scene, cluster, telling) or _by_name(scene, cluster, telling, mine)
                known = known or (mine.bare() and again.so_called(scene, last, telling))
                score = _likeness(cluster, telling, whole.get(number, mine), known)
                if before is last and number not in whole and _bare(telling, mine, cluster):
                    score += _TOLL
            if score > most or (best is None and (score == most or _retells(scene, cluster, telling, mine, score))):
                best, most = cluster, score
        if best is not None:
            if telling.trigger.asked.beside:
                telling.actors = []  # whoever stands there, it is done by those who do the deed
                if any(one.trigger.asked.stage == telling.trigger.asked.stage and not one.trigger.verbal for one in best.tellings):
                    telling.why = []
            best.add(telling, mine)
        else:
            kin.append(Cluster(telling, mine))
            out.append(kin[-1])
        if telling.trigger.type == "ASSAULT":
            before = telling
    return out


def _retells(scene: Scene, cluster: Cluster, telling: Telling, mine: Sides, score: float) -> bool:
    """Whether violence that names nobody tells nothing at all of its own, or sides without a name at a place or time that does not contradict the deed told before it."""
    trigger, theirs, last = telling.trigger, cluster.sides, cluster.tellings[-1]
    if trigger.type != "ASSAULT" or telling.sentence == last.sentence or (telling.factuality == "CT+") != (last.factuality == "CT+"):
        return False
    if telling.mark or mine.other or mine.actors.named or mine.recipients.named:
        return False
    if trigger.governor is not None and not trigger.definite and trigger.governor.record["subject"] == "scene":
        return False  # «وشهدت المدينة مواجهات» tells of something new
    who = bool(mine.actors.keys or mine.recipients.keys)
    hurt = trigger.frame in MORTAL and who and not mine.actors.keys and telling.sentence - last.sentence == 1 and again.known_one(scene, telling)
    floor = _BEHIND_LEAD if hurt or _in_lead(cluster, telling) else _SLIGHT
    if mine.bare() and not (trigger.verbal and trigger.frame not in _BEFALLS):
        floor = _BARE
    if score <= -floor:
        return False
    if (who != bool(mine.places or mine.times) and not hurt) or (mine.tolls and not who) or (telling.sentence - last.sentence > _FAR and (who or score < _HALF)):
        return False
    return min(_scene(theirs, mine, trigger.frame)) >= 0


def _in_lead(cluster: Cluster, telling: Telling) -> bool:
    """«مقتل جنديين في هجوم. وقالت الشرطة إن مسلحين استهدفوا …»: whether the sentence behind the lead names a kind of people for a deed that has nobody yet."""
    return cluster.tellings[-1].sentence == 0 and telling.sentence == 1 and not cluster.sides.actors.keys and cluster.tellings[0].trigger.frame in MORTAL


def _they(scene: Scene, cluster: Cluster, telling: Telling) -> bool:
    """Whether those who protest in the sentence before do something more: «وقفة احتجاجية … ورفع المحتجون …»."""
    trigger = telling.trigger
    if cluster.tellings[0].trigger.mode in again.FASTS:
        return False
    return trigger.asked.deed and telling.sentence - cluster.tellings[-1].sentence == 1 and scene.reading.words[trigger.hit.first].startswith("ال")


def _by_name(scene: Scene, cluster: Cluster, telling: Telling, mine: Sides) -> bool:
    """«هجوم سوسة», «هجمات الثلاثاء»: whether a noun of violence is known by the place or day of the deed told before."""
    trigger, at = telling.trigger, telling.trigger.last
    if trigger.type != "ASSAULT" or trigger.verbal or trigger.frame in MORTAL or telling.factuality != "CT+" or telling.sentence == cluster.tellings[-1].sentence:
        return False
    if at >= len(scene.reading.words) or scene.gaps[at]:
        return False
    if scene.is_timed[at]:
        return _meet(cluster.sides.times, mine.times)
    one = scene.stand_at[at]
    return one is not None and one.type == "LOC" and not one.left and key(scene, one) in cluster.sides.places


def _bare(telling: Telling, mine: Sides, cluster: Cluster) -> bool:
    """Whether only a toll is told, of the deed told right before: «… وأعلنت الوزارة مقتل خمسة»."""
    trigger, last = telling.trigger, cluster.tellings[-1]
    if trigger.frame not in MORTAL or not (mine.tolls or trigger.record.id in _FALLEN) or telling.sentence - last.sentence > 1:
        return False
    if telling.mark or mine.actors.named or mine.recipients.named or cluster.sides.slain:
        return False
    if any(one.trigger.mode in outcome.NO_DEATHS for one in cluster.tellings) or all(one.trigger.frame in MORTAL for one in cluster.tellings):
        return False
    return _meet(cluster.sides.places, mine.places) or not mine.places


def _whole(scene: Scene, tellings: list[Telling], sides: list[Sides], deeds: dict[int, Telling]) -> dict[int, Sides]:
    """By number, what is told of a deed by its first telling in a sentence and by those that go on with it."""
    out: dict[int, Sides] = {}
    if not deeds:
        return out
    numbers = {one.trigger.first: number for number, one in enumerate(tellings) if one.trigger.type == "ASSAULT"}
    for first, deed in deeds.items():
        number = numbers[deed.trigger.first]
        if number not in out:
            out[number] = Sides(scene, deed)
        found = out[number]
        words, stages = found.words, found.stages
        found.add(sides[numbers[first]])
        found.words, found.stages = words, stages
    return out


def _with(theirs: Words, mine: Words) -> Words:
    """All of both, each once."""
    if not theirs or not mine:
        return theirs or mine
    return theirs + tuple([one for one in mine if one not in theirs])


def _within(some: Words, all_: Words) -> bool:
    return all(one in all_ for one in some)


def _meet(theirs: Words, mine: Words) -> bool:
    """Whether they share one."""
    return any(one in theirs for one in mine)


def _others(theirs: Sides, mine: Sides) -> bool:
    """Whether both name who acts and share nobody."""
    return bool(theirs.actors.named and mine.actors.named) and not _meet(theirs.actors.named, mine.actors.named)


def _states(scene: Scene, one: Stand, persons: bool = False) -> Words:
    """The states whose body takes part: «وزارة الخزانة الأميركية» is of the state that its adjective names; if `persons`, «الرئيس الفرنسي …» too, and the body of an office."""
    if one.type == "LOC":
        return (key(scene, one),)
    if one.type != "ORG" and not (persons and one.type == "PER"):
        return _NOTHING
    out = _NOTHING
    for at in range(one.first, one.last):
        if scene.nisba[at] and scene.nisba[at] in scene.states:
            out = _with(out, (scene.states[scene.nisba[at]],))
        if one.type == "PER" and at in scene.bodies:
            out = _with(out, (scene.bodies[at],))
    return out or _owner_states(scene, one)


def _owner_states(scene: Scene, one: Stand) -> Words:
    """The states of the ministry named last before «المكتب … التابع لها»."""
    if one.last + 1 >= len(scene.gaps) or not scene.is_link(one.last, "argument.belonging") or scene.reading.words[one.last + 1] not in _TO_IT:
        return _NOTHING
    near = [other for other in scene.between(max(0, one.first - _OWNER), one.first) if other.type == "ORG" and other.entity != one.entity]
    for other in scene.stands if near else []:
        for at in range(other.first, other.last) if other.entity == near[-1].entity else ():
            if scene.nisba[at] in scene.states:
                return (scene.states[scene.nisba[at]],)
    return _NOTHING


def _side(theirs: Side, mine: Side) -> float:
    """How well one side goes together in both; bodies of one state are kin."""
    if not mine.named or not theirs.named:
        return 0.0
    if _meet(theirs.named, mine.named):
        return 1.5
    return 0.4 if _meet(theirs.states, mine.states) else -1.5


def _likeness(cluster: Cluster, telling: Telling, mine: Sides, takes_up: bool) -> float:
    head, last, trigger, theirs = cluster.tellings[0], cluster.tellings[-1], telling.trigger, cluster.sides
    if (head.trigger.mode in _JOURNEY) != (trigger.mode in _JOURNEY) or (trigger.type == "ELECT" and not _meet(theirs.stages or OF_BALLOT, mine.stages or OF_BALLOT)):
        return -9.0
    if (mine.other and trigger.type in LOCAL) or again.only_threatened(last, telling):
        return -9.0
    if trigger.asked.many and head.trigger.asked.many and again.several(trigger) != again.several(head.trigger):
        return -9.0
    same_word = _meet(theirs.words, mine.words)
    definite = trigger.definite or takes_up
    actors, recipients = mine.actors, mine.recipients
    if not same_word and "war" in (trigger.frame, head.trigger.frame) and not (_FIGHTS.issuperset((trigger.frame, head.trigger.frame)) and trigger.definite and not actors.keys):
        return -9.0  # a war is what is fought in it only where it is told by a name of its own: «وتوقفت الحرب»
    if trigger.frame in ("both", "war"):
        if (mine.apart and theirs.actors.keys) or (theirs.apart and len(actors.keys) > 1):
            return -9.0
        score = _mutual(theirs.actors.keys, actors.keys, telling.sentence - last.sentence > _FAR)
        if score < 0 and trigger.definite and len(actors.states) > 1 and _within(actors.states, theirs.lands):
            score = 0.4
        if score < 0 and trigger.frame == "war" and not (actors.named and theirs.actors.named):
            score = 0.0
    else:
        sides = (_side(theirs.actors, actors), _side(theirs.recipients, recipients))
        score = sides[0] + sides[1]
        hurt = last.trigger.frame in MORTAL and not theirs.actors.keys and telling.sentence == last.sentence
        if trigger.type == "ASSAULT" and hurt and _meet(theirs.recipients.keys, recipients.keys):
            score += 0.8  # «أصيب ثلاثة بعد أن أطلق جنود النار عليهم»
        if sides == (0.0, 0.0) and _meet(theirs.actors.named + theirs.recipients.named, actors.named + recipients.named):
            score += 0.7
    if trigger.asked.resumes and again.resumed(last, telling):
        score += 3.0
    if (trigger.asked.beside or again.said_why(last, trigger)) and telling.sentence - last.sentence <= 1:
        return 9.0  # «إضراب عام احتجاجا على …» says only why
    spoken = trigger.type in _SPEECH_ACTS or (trigger.type == "SUPPORT" and trigger.verbal)
    kin = same_word and (_meet(theirs.actors.keys, actors.keys) or _retold(cluster, telling, mine))
    if spoken and (head.mutual or (not trigger.definite and not kin)):
        return -9.0
    if not same_word and not definite and (trigger.verbal or trigger.type != "CONSULT") and not _meet(theirs.recipients.keys, recipients.keys):
        score -= 0.8 if trigger.verbal else 0.6
    if trigger.type == "ASSAULT" and (_meet(theirs.slain, recipients.named) or _meet(mine.slain, theirs.recipients.named)):
        score += 2.0
    distance = telling.sentence - last.sentence
    if not (same_word or trigger.definite) and ((trigger.type in _MANIFOLD and not trigger.verbal) or (trigger.type == "MOBILIZE" and distance)):
        score -= 0.8
    score += (0.8 if same_word else 0.0) + (0.8 if definite else 0.0) + (0.6 if distance <= 1 else 0.3 if distance <= _FAR else 0.0)
    if telling.mark != last.mark and (telling.mark or last.mark):
        score -= 2.0
    if trigger.type == "AGREE" and trigger.frame != head.trigger.frame:
        score -= 1.0  # who consents to a visit is no party of an agreement
    if trigger.mode == "ceasefire" == head.trigger.mode:
        score += 0.8
    blasts = trigger.asked.stage == _BLAST == head.trigger.asked.stage
    if trigger.mode and head.trigger.mode and trigger.mode != head.trigger.mode and not blasts:
        score -= 0.4 if trigger.type == "ASSAULT" else 0.3 if again.any_protest(head.trigger, telling, distance) else 2.0
    times, places, tolls = _scene(theirs, mine, trigger.frame)
    return score + times + places + tolls


def _scene(theirs: Sides, mine: Sides, frame: str) -> tuple[float, float, float]:
    """How well the times, the places and the tolls go together."""
    places = apart.where((theirs.places, theirs.around), (mine.places, mine.around), frame == "both")
    return apart.when(theirs.times, mine.times), places, apart.counted(theirs.tolls, mine.tolls)


def _retold(cluster: Cluster, telling: Telling, mine: Sides) -> bool:
    """Whether a telling retells the headline: by a body or an official of the state or the party that acts there, towards the same."""
    if cluster.tellings[0].sentence or telling.sentence > _LEAD or not _meet(_behind(cluster.sides), _behind(mine)):
        return False
    return _meet(cluster.sides.recipients.keys, mine.recipients.keys) or not (cluster.sides.recipients.keys and mine.recipients.keys)


def _behind(sides: Sides) -> Words:
    """Who stands behind those who act: themselves, their states, the bodies that their offices name."""
    return sides.actors.named + sides.actors.states + sides.lands


def _mutual(theirs: Words, mine: Words, far: bool) -> float:
    """How well those who meet go together; one of two says little from afar: he meets others too."""
    if not mine or not theirs:
        return 0.0
    if not _meet(theirs, mine):
        return -1.5
    if far and len(mine) == 1 < len(theirs):
        return 0.5
    return 1.5 if _within(mine, theirs) or _within(theirs, mine) else -0.8
