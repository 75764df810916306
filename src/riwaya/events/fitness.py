"""Who may act in an event or undergo it, by what he is; and the courts, which try and are not tried."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene

_SPOKEN: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
_COURTS: Final = frozenset({"org_head.court", "org_head.judiciary", "org_head.bench"})
_TAKING: Final = frozenset({"arrest", "abduct"})  # «فلان اعتقل في المطار»: without an object it was done to him
_SOURCES: Final = frozenset({"مصدر", "مصادر", "المصدر", "المصادر", "وسايل", "صحف", "صحيفه", "تقارير", "تقرير", "شهود", "شاهد", "قناه", "اذاعه", "وكاله", "وكالات", "مواقع"})
_UPON: Final = frozenset({"علي", "بحق", "ضد"})
_DESCRIBED: Final = 16
_STOP: Final = 2
_FORCEFUL: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "DEATH"})


def of_court(scene: Scene, trigger: Trigger, actors: list[Stand], recipients: list[Stand]) -> tuple[list[Stand], list[Stand]]:
    """A court undergoes no ruling and lodges no appeal; «قرار المحكمة بإسقاط …» is its own."""
    courts = [one for one in recipients if one.type in ("ORG", "UNNAMED") and _tries(scene, one)]
    rest = [one for one in recipients if one not in courts]
    if trigger.record.id == "trigger.appeal":
        return [one for one in actors if one.type != "ORG" or not _tries(scene, one)], rest
    return actors or [one for one in courts if one.tie.role != "to"], rest


def court(scene: Scene, trigger: Trigger, recipients: list[Stand]) -> list[Stand]:
    """The court or prosecution that a trial's sentence names, where nobody else tries."""
    sentence = scene.reading.sentences[scene.reading.sentence_of(trigger.first)]
    named = [one for one in scene.between(sentence.first, sentence.last) if one.type == "ORG" and one not in recipients]
    found = [one for one in named if (one.tie.role not in ("to", "against", "other") or _issued_by(scene, one)) and _tries(scene, one)]
    return [min(found, key=lambda one: abs(one.first - trigger.first))] if found else []


def sentenced(scene: Scene, trigger: Trigger, actors: list[Stand]) -> list[Stand]:
    """«حكم بالسجن … أصدرته محكمة … على سامر»: whom the clause that describes a verdict names behind «على» or «بحق»."""
    if trigger.verbal or trigger.asked.stage != "verdict":
        return []
    for one in scene.between(trigger.last, trigger.last + _DESCRIBED):
        at = one.tie.at
        if at < trigger.last or one in actors or one.type not in ("PER", "UNNAMED") or scene.reading.words[at] not in _UPON:
            continue
        return [] if any(scene.gaps[i] == _STOP for i in range(trigger.last, at)) else [one]
    return []


def _issued_by(scene: Scene, one: Stand) -> bool:
    """«صدر حكم … عن محكمة …»: whether a court stands behind «عن»."""
    return one.tie.at >= 0 and scene.reading.words[one.tie.at] == "عن"


def _tries(scene: Scene, one: Stand) -> bool:
    return any(hit.record.id in _COURTS for hit in scene.reading.known(one.name))


def may_act(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """A place acts only as a state: a country, or a capital that is not where a meeting is held; who reports a fight does not fight, a document only demands and blames."""
    if one.type == "DOC":
        return trigger.verbal and trigger.type in _SPOKEN
    if trigger.type == "AID" and _is_given(scene, trigger, one):
        return False
    if one.type == "UNNAMED" and trigger.mode == "release" and any(hit.record.id == "group.people" for hit in scene.reading.known(one.name)):
        return False  # «تبادل 50 أسيرا»
    if one.type == "UNNAMED" and trigger.type not in _SPOKEN and scene.reading.words[one.first] in _SOURCES:
        return False
    if one.type == "ORG" and trigger.type in _FORCEFUL and any(hit.record.kind == "outlet" for hit in scene.reading.known(one.name)):
        return False
    if one.type != "LOC":
        return trigger.type != "ELECT" or one.entity is not None or not trigger.first < one.first < trigger.hit.last  # «تشكيل حكومة»
    met = (one.tie.role == "with" and one.tie.at >= trigger.last) or _led_by(scene, trigger, one)  # «محادثات مع موسكو»
    return scene.is_country(one) or (scene.is_capital(one) and (met or trigger.verbal or trigger.frame != "both"))


def without_witnesses(scene: Scene, actors: list[Stand]) -> list[Stand]:
    """Those who act without those in whose presence it is done: «وقعت مصر والسودان اتفاقا بحضور … و…»."""
    out: list[Stand] = []
    witness = -2
    for one in actors:
        if scene.is_link(one.tie.at, "argument.presence") or (one.tie.more and 0 <= one.first - witness <= 1):
            witness = one.last
        else:
            out.append(one)
    return out


def _led_by(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """«مفاوضات تقودها واشنطن»: whether a capital stands right behind a verb that takes up the noun and whose subject carries it out."""
    light = scene.light[one.first - 1] if one.first > trigger.last else None
    return light is not None and bool(light.right) and light.record.id == "light.do"


def _is_given(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """«إرسال دبابات "رعد"», «14 من دباباتها»: whether a stand is what aid consists of."""
    needs = trigger.asked.needs
    return scene.is_machine(one) or bool(one.right) or (needs is not None and one.type == "ORG" and scene.reading.words[one.first - 1] in needs.words)


def may_suffer(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """A place suffers only as a state; no state is killed, hurt or held («إصابة بعض الليبيين»), no document suffers anything."""
    if one.type == "DOC" or scene.is_machine(one) or (trigger.type == "AID" and _is_given(scene, trigger, one)):
        return False
    if one.type == "LOC" and (trigger.frame in ("kill", "undergo") or trigger.mode in _TAKING):
        return False
    if trigger.type == "ELECT" and trigger.verbal and one.type == "LOC" and one.tie.role != "direct":
        return False  # «عينه مبعوثا إلى السودان»
    return one.type != "LOC" or scene.is_country(one) or (scene.is_capital(one) and trigger.frame in ("visit", "ask", "act"))
