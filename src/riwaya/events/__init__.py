"""What happened, did not, may, or is wanted; and on whose word."""

from typing import Final

from riwaya.events import afterwards, factual, foes, matters, promised, roles, same, triggers, understood, values, when, where
from riwaya.events.account import build
from riwaya.events.nouns import Events, Stand, Telling, Trigger
from riwaya.events.reaching import goes_on
from riwaya.events.scene import Scene
from riwaya.events.voices import Voices, opposes
from riwaya.model import Time
from riwaya.names import Names
from riwaya.speech import Speech
from riwaya.text import Reading

__all__ = ["Events", "find"]

_OPPOSITE: Final = {"CT-": "CT+", "PR-": "PR+", "PS-": "PS+"}
_SUPPOSED: Final = "factuality.supposition"
_GESTURES: Final = frozenset({"ELECT", "RETREAT", "SANCTION"})
_REFUSING: Final = "رفضا"
_WHY: Final = 14
_DELEGATION: Final = "group.owned"
_SENT: Final = frozenset({"وفد", "ووفد", "الوفد", "والوفد", "وفود"})


def find(reading: Reading, names: Names, times: tuple[Time, ...], speech: Speech) -> Events:
    """The events of an article with actors, place, date, factuality and the statement they lie in."""
    if not reading.of("trigger"):
        return Events((), speech.entities)
    scene = Scene(reading, names, times, speech)
    voices = Voices(scene, speech.statements)
    tellings = _tellings(scene, voices, triggers.find(scene))
    clusters = same.gather(scene, tellings)
    understood.fill(scene, voices, clusters)
    matters.fill(scene, clusters)
    return build(scene, clusters)


def _tellings(scene: Scene, voices: Voices, found: list[Trigger]) -> list[Telling]:
    """One telling a word: the first of its readings whose record finds beside it what it asks for."""
    stops = scene.marked([(one.first, one.first + 1) for one in found if one.verbal or one.hit.shape.pos == "participle"])
    words = _by_word(found)
    firsts = [rows[0].first for rows in words]
    out: list[Telling] = []
    told: list[Telling] = []
    for rows in words:
        types: list[str] = []
        if told and told[-1].sentence != scene.reading.sentence_of(rows[0].first):
            told = []
        for trigger in rows:
            if types and (not trigger.asked.deed or trigger.type in types):
                continue
            telling = roles.assign(scene, trigger, stops, firsts, voices, told)
            telling.place, telling.near, telling.place_at = where.place(scene, telling)
            _host(scene, telling)
            if _asked(scene, telling):
                if trigger.type == "RETREAT" and trigger.mode == "withdraw":
                    telling.recipients = [one for one in telling.recipients if one.type != "LOC"]  # a land that is left suffers nothing
                if not _only_why(scene, telling, told):
                    out.append(telling)
                told.append(telling)
                types.append(trigger.type)
    foes.find(scene, out)
    promised.fill(scene, out)
    _judge(scene, voices, out)
    values.fill(scene, out)
    return out


def _by_word(found: list[Trigger]) -> list[list[Trigger]]:
    """Triggers of one word together, in the order of the words."""
    out: list[list[Trigger]] = []
    for one in sorted(found, key=Trigger.place):
        if out and out[-1][0].first == one.first:
            out[-1].append(one)
        else:
            out.append([one])
    return out


def _judge(scene: Scene, voices: Voices, tellings: list[Telling]) -> None:
    """Whose word each telling is, whether it is told as fact, and when it was."""
    words = [one.trigger.first for one in tellings]
    opened: set[str] = set()
    before: Telling | None = None
    wanted: Telling | None = None  # the last noun that is open
    for telling in tellings:
        inner, others = voices.of(telling.trigger)
        telling.statement = inner.id if inner else None
        heads = inner is not None and inner.id not in opened
        if inner is not None:
            opened.add(inner.id)
        telling.factuality, why = factual.judge(scene, telling.trigger, inner, heads)
        telling.why.extend(why)
        if before is not None and before.sentence == telling.sentence and _SUPPOSED in before.why and telling.factuality == "CT+":
            telling.factuality = before.factuality  # «الاحتمال الأول أن تكون أصيبت خلال إطلاق نار»
            telling.why.append(_SUPPOSED)
        elif wanted is not None and goes_on(scene, wanted, telling):
            telling.factuality = wanted.factuality
            telling.why.append("rule.goes_on")
        if inner is not None and inner.stance == "denies" and "factuality.tie" in why:
            telling.actors = [one for one in telling.actors if one.entity != inner.entity]  # who denies the tie did not act in his own words
        telling.voices = [(one.id, factual.judge(scene, telling.trigger, one, True)[0]) for one in others if not opposes(one)]
        telling.voices += [(one.id, _OPPOSITE.get(telling.factuality, telling.factuality)) for one in others if opposes(one)]
        telling.time, telling.time_at = when.time(scene, telling, words)
        when.follow(scene, telling, before)
        before = telling
        if telling.factuality != "CT+" and not telling.trigger.verbal:
            wanted = telling
        if telling.factuality == "CT+" and when.lies_ahead(scene, telling):
            telling.factuality = "PR+"
            telling.why.append("rule.later_date")
        when.settle(scene, telling)
        telling.mark = values.mark(scene, telling.trigger.last) or afterwards.earlier(scene, telling.trigger) or values.founded(scene, telling.trigger)


def _only_why(scene: Scene, telling: Telling, told: list[Telling]) -> bool:
    """«استقال النواب احتجاجا على …», «تظاهروا رفضا لـ…»: whether words for a protest or a refusal only say why somebody left, resigned or marched."""
    if telling.trigger.type == "REJECT":
        return any(one.trigger.type == "PROTEST" for one in told) and scene.reading.words[telling.trigger.first] == _REFUSING
    if not telling.trigger.asked.beside or not told or any(one.trigger.type == "PROTEST" for one in told):
        return False
    last = told[-1].trigger
    return last.type in _GESTURES and (last.verbal or last.governor is not None or not last.definite) and telling.trigger.first - last.last <= _WHY


def _host(scene: Scene, telling: Telling) -> None:
    """A journey without a host goes to the state of the place told behind it."""
    place = telling.place
    if telling.trigger.frame not in ("visit", "ask") or telling.recipients or place is None or not telling.near or place.first < telling.trigger.first:
        return
    if (scene.is_country(place) or scene.is_capital(place)) and not _at_home(scene, place, telling.actors):
        telling.recipients = [place]


def _at_home(scene: Scene, place: Stand, travellers: list[Stand]) -> bool:
    """Whether a state is a traveller's own, by himself or by his office: «وصل الرئيس الصومالي مقديشو»."""
    land = scene.who(place)
    return any(scene.who(one) == land or any(scene.states.get(scene.nisba[at]) == land for at in range(one.first, one.last)) for one in travellers)


def _represents(scene: Scene, stand: Stand) -> bool:
    """Whether an office without a name, two of one or a delegation stand for persons: «الرئيس الفرنسي», «الوزيران», «وفد من الحركة»."""
    if stand.two:
        return True
    known = scene.reading.known(stand.first)
    return not scene.counted(stand.first - 1) and any((one.record.kind == "title" and one.shape.number == "s") or one.record.id == _DELEGATION for one in known)


def _delegated(scene: Scene, stand: Stand) -> bool:
    """«وفد الجيش»: whether who is under arms only sends a delegation."""
    return scene.reading.words[stand.first] in _SENT


def _asked(scene: Scene, telling: Telling) -> bool:
    """Whether the record's `actor` and `place` stand beside the trigger; what an outlet itself inquires into is no event."""
    asked = telling.trigger.asked
    if telling.trigger.mode == "investigation" and telling.actors and all(scene.is_outlet(one) for one in telling.actors):
        return False
    who = telling.actors + telling.recipients
    if asked.actor == "any" and not any(one.entity or one.armed or one.crowd or one.group for one in who):
        return False
    if asked.actor == "PER" and not any(one.type == "PER" or _represents(scene, one) for one in telling.actors):
        return False
    if asked.actor == "force" and telling.actors and all(one.type == "PER" and not one.armed for one in telling.actors):
        return False
    if asked.actor == "armed" and not any(one.armed and one.type != "PER" and not _delegated(scene, one) for one in telling.actors):
        return False
    if asked.crowd and not any(one.crowd for one in who):
        return False
    return not (asked.place and not any(one.type == "LOC" for one in [*who, *([telling.place] if telling.place and telling.near else [])]))
