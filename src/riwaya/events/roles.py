"""Who acts in an event and whom it is done to.

Read from the clause around the trigger: the verb's subject and objects in their order and agreement, the genitive of a noun, the verb
or the event that a noun hangs on, prepositions, and pronouns that look back. It has no syntax tree: a subject or an object that is
no stand (an unknown noun) is seen only where it stands right beside its verb.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import adjectives, alone, answered, barred, before_verb, belonging, fallen, fitness, freed, gender, going_on, governed, meetings, noun_roles, relative
from riwaya.events.around import Around
from riwaya.events.looking_back import him, pronoun
from riwaya.events.nouns import FIRING, MORTAL, Stand, Telling, Trigger
from riwaya.events.picked import joined, pick
from riwaya.events.scene import Scene
from riwaya.events.voices import Voices
from riwaya.events.written import charged_with

Sides = tuple[list[Stand], list[Stand]]
_BY: Final = 9
_CLOSE: Final = 3
_OF_STATE: Final = frozenset({"جيش", "قوات", "شرطه", "برلمان", "حكومه", "سلطات", "طيران"})  # which act for it
_MISSIONS: Final = frozenset({"trigger.recall", "trigger.close_mission"})  # «أغلقت … سفارتها في …», «سحبت … سفيرها من …»
_OF_PLACE: Final = frozenset({"سكان", "اهالي"})
_OBJECTLESS: Final = frozenset({"PROTEST", "DEATH"})
_SPOKEN: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT"})
_OF_DEEDS: Final = frozenset({"ACCUSE", "REJECT", "SUPPORT"})  # what they are about is what somebody did
_HITTING: Final = frozenset({"ASSAULT", "SANCTION", "COERCE"})  # what they hit may be told by an adjective: «قصف مواقع إيرانية», «مقاطعة البضائع التركية»
_UNDONE: Final = frozenset({"RETREAT", "COERCE", "LEGAL", "ASSAULT"})
_OBLIQUE: Final = ("against", "to", "at")
_TAKING: Final = frozenset({"arrest", "abduct"})  # «فلان اعتقل في المطار»: without an object it was done to him
_OURS: Final = ("نا", "ني")
_IN_IT: Final = frozenset({"فيه", "فيها"})


def assign(scene: Scene, trigger: Trigger, stops: list[bool], every: list[int], voices: Voices, told: list[Telling]) -> Telling:
    """Actors and recipients of one trigger by its record's frame; `told` are the tellings before it in its sentence."""
    speaker, said = voices.speaker(trigger), voices.said(trigger)
    telling = Telling(trigger, scene.reading.sentence_of(trigger.first))
    around = Around(scene, trigger, stops, every, told)
    frame = trigger.frame
    if frame == "happen":
        actors, recipients = list[Stand](), pick(around.after, ("against", "at"), [])
    elif trigger.asked.deed:
        described = [one for one in scene.between(trigger.hit.first - 8, trigger.hit.last) if one.last > trigger.hit.first or _describes(scene, trigger, one)]
        actors, recipients = described[:1], pick(around.after, ("against",), [])
    elif trigger.hit.shape.pos == "participle":
        actors, recipients = _of_participle(scene, trigger, around, said)
    elif trigger.verbal:
        actors, recipients = freed.sides(around, *_of_verb(scene, trigger, around, speaker))
        if said is not None and not trigger.passive and trigger.type in _SPOKEN and scene.agrees(said, trigger.hit) and not before_verb.issues(around):
            actors, recipients = _by_source(scene, around, said, actors, recipients)
        if _goes_on(scene, trigger, actors):
            subject = voices.before(trigger)
            if subject is not None and scene.agrees(subject, trigger.hit) and subject not in recipients:
                actors, recipients = [subject], actors or recipients
        if not actors and not trigger.passive:
            actors = [one for one in going_on.too(around) if one not in recipients]
    else:
        actors, recipients = noun_roles.of_noun(scene, trigger, around, speaker)
        recipients = recipients or answered.by(around, actors)
    if frame == "receive":
        actors, recipients = _given_by(scene, around), actors
    if trigger.type == "LEGAL" and not actors and trigger.asked.of == "recipient":
        actors = fitness.court(scene, trigger, recipients)
    if trigger.verbal and not recipients and trigger.type in _OF_DEEDS and not trigger.passive:
        recipients = relative.doer(around) or governed.concerned(around, actors) or adjectives.whose(scene, trigger, actors, True)
    if not recipients and (trigger.type in _HITTING or trigger.mode == "boycott") and frame == "act" and trigger.asked.of == "actor" and not trigger.passive:
        recipients = adjectives.whose(scene, trigger, actors, trigger.verbal or trigger.mode == "boycott" or trigger.record.id == "trigger.target")
    if hurt := fallen.ranks(scene, trigger):
        actors, recipients = [one for one in actors if one not in hurt], hurt
    actors, recipients = _by_what_it_is(scene, trigger, around, actors, recipients)
    by = [one for one in pick(around.after, ("by",), []) if one.tie.at - trigger.last <= min(_BY, around.next - trigger.last) and not _denied(scene, trigger.last, one.tie.at)]
    beside: tuple[str, ...] = ("company", "calling") if trigger.type == "PROTEST" or frame == "both" else ("company",)
    beside = (*beside, "chair") if frame == "visit" or (frame == "both" and trigger.verbal) else beside
    actors = actors + ([one for link in beside for one in pick(around.after, (link,), actors)] or (meetings.together(around, actors) if frame == "visit" else []))
    if by and frame not in ("both", "between"):
        actors, recipients = by, [one for one in (recipients or actors) if one not in by]
    if frame == "both" or (frame == "war" and not by and not any(scene.role(one.tie.at) in ("against", "in") for one in recipients if one.tie.at >= 0)):
        actors, recipients = actors + [one for one in recipients if one not in actors], []
    if trigger.type != "CONSULT":
        actors = fitness.without_witnesses(scene, actors)
    telling.actors = _once(scene, [one for one in _each(scene, actors, True) if fitness.may_act(scene, trigger, one)], [])
    telling.why.append(_told(trigger))
    telling.mutual = trigger.governor is not None and trigger.governor.record["subject"] == "both" and trigger.type in _SPOKEN
    recipients = _undergoing(trigger, actors, recipients)
    telling.recipients = _once(scene, [one for one in _each(scene, recipients, False) if fitness.may_suffer(scene, trigger, one)], [] if telling.mutual else telling.actors)
    return telling


def _by_what_it_is(scene: Scene, trigger: Trigger, around: Around, actors: list[Stand], recipients: list[Stand]) -> Sides:
    """Sides that only some words tell: whose activities a base hosts, on whose land one is built, whose plan somebody consents to."""
    if trigger.record.id == "trigger.use_base" and trigger.verbal and not actors:
        return adjectives.whose(scene, trigger, [], True), recipients
    if trigger.record.id == "trigger.build_base" and actors:
        lands = [one for one in pick(around.after[::-1], ("in",), actors) if scene.is_country(one)]
        return [*actors, *lands], recipients
    if trigger.type == "LEGAL":
        return fitness.of_court(scene, trigger, actors, recipients or fitness.sentenced(scene, trigger, actors))
    if trigger.record.id in _MISSIONS and not recipients:
        return actors, [one for one in pick(around.after, ("in", "at"), actors) if scene.is_country(one) or scene.is_capital(one)]
    if trigger.record.id == "trigger.unwelcome":
        return barred.unwelcome(scene, around, actors, recipients)
    if trigger.type == "SANCTION" and not recipients:
        return actors, barred.whose_goods(scene, trigger, around)
    if trigger.type == "AGREE" and trigger.frame == "act" and not recipients and not trigger.passive:
        return actors, adjectives.whose(scene, trigger, actors, False)
    return actors, recipients


def _undergoing(trigger: Trigger, actors: list[Stand], recipients: list[Stand]) -> list[Stand]:
    """Whom something is done to: who dies or takes an office does nothing to anybody, forces that are sent are whose they are."""
    if actors and (trigger.type == "DEATH" or (trigger.type == "ELECT" and trigger.verbal and trigger.asked.stage == "office")):
        return []
    sent = trigger.type == "MOBILIZE" or trigger.mode == "withdraw"
    return [one for one in recipients if not sent or ((one.entity is not None or not one.armed) and (one.type != "PER" or trigger.type != "MOBILIZE"))]


def _given_by(scene: Scene, around: Around) -> list[Stand]:
    """Who gives what somebody receives: «تلقى الجيش أسلحة من …»."""
    return pick([row for row in around.after if scene.is_link(row[0].tie.at, "argument.from")], ("in",), [])


def _denied(scene: Scene, first: int, last: int) -> bool:
    """Whether a negation stands between: «القصف غير مقبول من قبل …»."""
    return any(hit.record.value == "negation" for at in range(first, last) for hit in scene.factuality[at])


def _describes(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """Whether a definite word for one who protests describes the person named right before it: «الأسير … المضرب عن الطعام»."""
    return one.type == "PER" and one.last == trigger.hit.first and not scene.gaps[one.last] and trigger.definite and trigger.hit.shape.number == "s"


def _each(scene: Scene, stands: list[Stand], acting: bool) -> list[Stand]:
    """Stands with those that stand for two («الجانبان») taken apart, and those for whose forces «طائراته» act."""
    out: list[Stand] = []
    for one in stands:
        whose = pronoun(scene, one.first, one.right) if acting and one.right and one.entity is None else None
        land = scene.stand_at[one.last] if acting and one.type == "UNNAMED" and one.last < len(scene.gaps) else None
        if one.pair:
            out.extend(one.pair)
        elif land is not None and _owns(scene, one, land) and scene.reading.words[one.first].lstrip("و") in _OF_STATE:
            out.append(land)
        else:
            out.append(whose if whose is not None and whose.type in ("ORG", "LOC") else one)
    return out


def _once(scene: Scene, stands: list[Stand], taken: list[Stand]) -> list[Stand]:
    out: list[Stand] = []
    for one in stands:
        if not any(scene.same(one, other) for other in taken) and not any(scene.same(one, other) for other in out):
            out.append(one)
    return out


def _where(around: Around) -> bool:
    """Whether a clause says what happened in what it describes: «الموقع الذي قتلت فيه سلمى»."""
    words, at = around.scene.reading.words, around.trigger.last
    return at < len(words) and words[at] in _IN_IT


def _impersonal(trigger: Trigger) -> bool:
    """Whether a passive may be done to whom its preposition governs: «حُكم على سامر»."""
    undone = trigger.type in _UNDONE or trigger.record.id == "trigger.topple"  # «أطيح بالرئيس»
    return trigger.asked.of == "recipient" and undone and trigger.hit.shape.gender != "f" and trigger.hit.shape.number == "s"


def _of_verb(scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None) -> Sides:
    """The sides of a verb: a subject before it, else the first free stand behind it that agrees; the next one is its object."""
    frame, shape, right = trigger.frame, trigger.hit.shape, trigger.hit.right
    free = _free(around)
    if free and frame in MORTAL and alone.others_hit(around, free[0][0]):
        free = []
    if trigger.type in _OBJECTLESS:
        free = [*free[:1], *(row for row in free[1:] if _faced(scene, row[0]))]
    protest = trigger.type == "PROTEST"
    plain = ("against", "at") if protest else _OBLIQUE
    links = ("with", "at") if frame == "both" else (*_OBLIQUE, "with") if len(free) < 2 and trigger.type not in _SPOKEN and not protest else plain
    oblique = pick(around.after, links, [*(one for row in free[:2] for one in row), *around.places(), *around.beyond()])
    if frame == "ask" and not oblique and len(free) < 2 and trigger.type == "REQUEST":
        oblique = [one for one in pick(around.after, ("in",), around.places()) if scene.is_link(one.tie.at, "argument.from")]  # «طلب من …»
    if protest:
        oblique = [one for one in oblique if one.type != "LOC" or not one.left.endswith("ب")]  # «احتشدوا بالرباط»
    if trigger.type in _SPOKEN and (alone.object_taken(around) or (oblique and (around.victim(oblique[0]) or alone.left(scene, oblique[0])))):
        oblique = []
    oblique = [one for one in oblique if frame != "both" or not (one.type == "LOC" or one.entity in scene.palaces)] or around.taken_up() or alone.shot_at(around)
    if (behind := alone.struck_by(scene, trigger)):
        hit = [row for row in free if row[0].first > behind or scene.reading.words[behind - 1].startswith("ال")]
        return [], hit[0] if hit else []
    last = [one for one in going_on.who_met(around) if scene.agrees(one, trigger.hit) and not (shape.number == "p" and scene.is_one(one))]
    before = around.subject()
    if last and before and trigger.hit.left and before[0].type == "LOC" and not (scene.is_country(before[0]) or scene.is_capital(before[0])):
        before = []  # «اقتحمت القوات مخيم … واعتقلت …»
    if last and before and trigger.hit.left.startswith(("و", "ف")):
        before, last = going_on.over_object(around, before, last)
    if shape.person == "1":
        return ([speaker] if speaker is not None else []), (free[0] if free else oblique)
    if right in _OURS and speaker is not None and alone.we(scene, trigger):
        return [speaker], free[0] if free else oblique
    if right in _OURS:
        others = free[0] if free else (relative.described(around) if around.opener >= 0 else before) or last
        return others, [speaker] if speaker is not None and speaker not in others else []
    if around.opener >= 0 and relative.resumed(around) and not before:
        if frame in MORTAL and (trigger.passive or frame == "undergo" or _where(around)):
            return pick(around.after, ("by",), []), free[0] if free else []
        described = relative.described(around)
        return (free[0] if free else last), [one for one in described if right or frame not in ("both", "visit")]
    if right:
        if (held := going_on.of_object(around) or going_on.to_guest(around, free)) is not None:
            return held
        doers = free[0] if free else before or around.pronoun_subject(speaker) or ([] if around.taken() else last)
        found = None if before_verb.describes(around) or trigger.record.id in FIRING else pronoun(scene, trigger.first, right, doers)
        return doers, [found] if found else []
    first = free[0] if free else []
    if len(free) == 1 and not before and going_on.charged(around, first[-1]):
        return going_on.main(around) or [one for one in last or _going_on(scene, trigger) if one not in first], first
    if (deed := going_on.of_deed(around)) is not None:
        return deed, first or oblique
    if shape.number == "d" and shape.tense == "past" and not before and (two := list(scene.joined_before(trigger.first))) and not (first and first[0].first == trigger.last):
        return two, first or oblique
    if trigger.type in _UNDONE and (undone := relative.impersonal(around, speaker)):
        return pick(around.after, ("by",), []), undone
    if trigger.type in _SPOKEN and not trigger.passive and (led := going_on.led(around)):
        return led, first or oblique
    if frame == "both" and (guests := going_on.during(around)) and all(one in guests for one in before):
        return [*guests, *(one for one in first or oblique if one not in guests)], []
    if before_verb.describes(around) and not relative.resumed(around) and not trigger.passive and frame in ("act", "kill"):
        return (last if not first else []), first or oblique
    if frame == "undergo" or trigger.passive:
        return pick(around.after, ("by",), []), (first if not (before and around.opens()) else before) or before or (oblique if shape.pos == "word" or _impersonal(trigger) else [])
    if frame == "kill" and trigger.hit.left == "ف" and last and trigger.last < len(scene.gaps) and scene.counted(trigger.last):
        return last, first  # «أطلق الجيش الرصاص على المحتجين فقتل اثنين»
    if frame == "kill" and shape.voice == "either" and not _kills(around, free, before):
        return ([] if before else going_on.own_kill(around, speaker)), first or before
    if (tried := alone.tried(scene, trigger, around, free, before)):
        return pick(around.after, ("by",), []), tried
    if first and not before and len(free) == 1 and alone.object_alone(scene, trigger, first):
        return [one for one in pick(around.after, ("by",), []) or last if one not in first], first
    if first and not before and alone.kept_from(scene, trigger, first):
        return pick(around.after, ("by",), []), first
    done_to = not (first and last) or scene.agrees(first[0], trigger.hit)  # not «… واعتقلت الأسير سامر»
    if trigger.mode in _TAKING and shape.voice == "either" and done_to and _taken(first, before, last) and not _kills(around, free, before):
        return [], first or before
    if trigger.mode in _TAKING and shape.number == "p" and shape.voice == "either" and before and not (free or oblique) and before[0].type == "UNNAMED" and not before[0].armed:
        return [], before  # «نواب الحزب اعتقلوا»
    if relative.subject_described(around) or (before and before_verb.issues(around)):
        return before, first or oblique
    return _by_order(scene, trigger, around, speaker, free, before, oblique, last)


def _by_order(
    scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None, free: list[list[Stand]], before: list[Stand], oblique: list[Stand], last: list[Stand]
) -> Sides:
    """The sides of a verb by their order and agreement: a subject that opens the clause, the first free stand behind the verb, or who acted last."""
    frame, shape, first = trigger.frame, trigger.hit.shape, free[0] if free else []
    if before and (around.opens() or shape.number in ("p", "d")):
        return before, oblique if trigger.type in _OBJECTLESS and not (first and _faced(scene, first[0])) else first or oblique
    if first and len(free) == 1 and not before and trigger.first - around.clause <= 1 and (named := around.pronoun_subject(speaker)) and first[0] not in named:
        return named, first
    if not before and all(around.helps(i) for i in range(around.clause, trigger.first)) and (named := around.pronoun_subject(speaker)):
        return named, first or oblique
    if first and len(free) == 1 and first[0].first > trigger.last and trigger.type in _SPOKEN and (carried := going_on.carried(around)):
        return carried, first
    of_either = bool(first) and first[0].type == "LOC" and trigger.type in _SPOKEN and not (last or trigger.hit.left) and going_on.state_before_object(scene, trigger, first[0])
    agreeing = bool(first) and shape.number not in ("p", "d") and (of_either or scene.may_follow(first[0], trigger.hit)) and not around.taken()
    if not agreeing or (len(free) < 2 and (not oblique or frame == "both") and (last or speaker) and _is_object(scene, trigger, first[0], last)):
        outer = [one for one in relative.outer(around) if shape.number != "p" or not scene.is_one(one)]  # «… وزارة المالية قبل أن يسلموا أنفسهم»
        carried = [] if around.taken() else (outer or before or around.pronoun_subject(speaker) or last or going_on.main(around) or _going_on(scene, trigger))
        return carried, oblique if trigger.type in _OBJECTLESS and not (first and _faced(scene, first[0])) else first or oblique
    if frame == "both" and len(free) < 2 and not (before or oblique) and (host := going_on.there(around)) and host[0] not in first:
        return [*host, *first], []
    if first[0].first > around.next and len(free) < 2 and (last or scene.opening(trigger.first)):
        return last or scene.opening(trigger.first), first
    return first, (free[1] if len(free) > 1 else oblique)


def _kills(around: Around, free: list[list[Stand]], before: list[Stand]) -> bool:
    """Whether a verb that may be «killed» or «was killed» has both who does it and whom it is done to."""
    if not free or before:
        return bool(free) or (around.trigger.hit.shape.number == "p" and around.scene.reading.words[around.trigger.last : around.trigger.last + 2] == ["ما", "لا"])
    scene, behind = around.scene, free[0][-1].last
    if behind < len(scene.gaps) and not scene.gaps[behind] and scene.counted(behind) and not scene.reading.words[behind].startswith("و"):
        return True
    second = free[1] if len(free) > 1 else []
    if not second or second[0].first >= around.next:
        return False
    return sum(not scene.is_timed[at] and not _in_place(scene, at) for at in range(free[0][0].last, second[0].first)) <= _CLOSE


def _in_place(scene: Scene, word: int) -> bool:
    """Whether a word is of a place: «خطف مسلحون في العاصمة الليبية طرابلس الوزير …»."""
    one = scene.holder[word]
    return one is not None and one.type == "LOC"


def _taken(first: list[Stand], before: list[Stand], last: list[Stand]) -> bool:
    """Whether the one whom a verb of taking names is rather held than holds: a man, or people behind it where nobody acted before."""
    kinds = [one.type for one in first or before]
    return kinds == ["PER"] or (kinds == ["UNNAMED"] and bool(first) and not before and not last)


def _goes_on(scene: Scene, trigger: Trigger, actors: list[Stand]) -> bool:
    """Whether a verb that opens its sentence has no subject of its own: none was found, or what follows it at once does not agree with it."""
    opens = trigger.first - scene.reading.sentences[scene.reading.sentence_of(trigger.first)].first <= 1
    if not opens or trigger.type not in _SPOKEN or trigger.passive or trigger.hit.shape.number == "p":
        return False
    return not actors or (len(actors) == 1 and actors[0].first == trigger.last and not scene.agrees(actors[0], trigger.hit))


def _of_participle(scene: Scene, trigger: Trigger, around: Around, said: Stand | None) -> Sides:
    """The sides of a participle of circumstance: whose saying it is, else the subject of its sentence; the first free stand behind it is its object."""
    free = _free(around)
    if trigger.record.id == "trigger.accuse" and charged_with(scene.reading, trigger.hit):
        return [], around.circumstance()  # «متهمين بالتحريض»
    if said is not None and trigger.hit.shape.number == "p" and said.type == "PER":
        said = None  # «… عن القاضي سامر، مطالبين الوزير بـ…»
    doers = around.circumstance() if said is None else going_on.with_him(around, said)
    found = him(scene, trigger.last, doers) or around.taken_up() or (free[0] if free else []) or pick(around.after, _OBLIQUE, [])
    return doers, [one for one in found if one is not said]


def _by_source(scene: Scene, around: Around, said: Stand, actors: list[Stand], recipients: list[Stand]) -> Sides:
    """The source of a demand or an accusation makes it; another who was taken for its subject is whom it goes to."""
    if any(scene.who(one) == scene.who(said) for one in actors):
        return actors, recipients
    joined_on = going_on.goes_with(around, actors) or (said.first < actors[0].first and going_on.main(around) == actors) if actors else False
    if actors and (joined_on or (said in recipients and going_on.carried(around) == actors)):
        return actors, recipients
    if actors and recipients and actors[0].first == around.trigger.last and recipients[0].tie.role == "direct" and recipients[0].first > actors[-1].last - 1:
        return actors, recipients
    others = [one for one in actors if one in [stand for stand, link in around.after if link == "direct"]]
    return [said], others or recipients


def _free(around: Around) -> list[list[Stand]]:
    """The stands behind a verb that no preposition governs, those joined by «and» together, in order."""
    out: list[list[Stand]] = []
    for index, (one, link) in enumerate(around.after):
        owner = (bool(out) and _owns(around.scene, out[-1][-1], one)) or (index > 0 and one.type == "ORG" and belonging.of_body(around.scene, around.after[index - 1][0], one))
        if link == "direct" and not owner and not any(one in row for row in out) and not around.victim(one) and not _in_phrase(around.scene, one):
            out.append(joined(around.after, index))
    return out


def _owns(scene: Scene, body: Stand, one: Stand) -> bool:
    """«جيش ميانمار», «سكان غزة»: whether a place right behind a body or people without a name is only whose they are."""
    if body.type != "UNNAMED" or one.type != "LOC" or one.left or one.first != body.last or scene.gaps[one.first] or body.last != body.first + 1:
        return False
    word = scene.reading.words[body.first].lstrip("و")
    return word in _OF_PLACE or (word in _OF_STATE and scene.is_country(one))


def _in_phrase(scene: Scene, one: Stand) -> bool:
    """Whether a body stands inside the words of an event: «كلفه بتشكيل حكومة»."""
    return one.entity is None and one.first > 0 and any(hit.record.kind == "trigger" and hit.last > one.first for hit in scene.reading.at(one.first - 1))


def _faced(scene: Scene, one: Stand) -> bool:
    """Whether a participle of circumstance governs a stand: «مطالبين الحكومة»."""
    before = scene.reading.words[one.first - 1] if one.first else ""
    return before.startswith("م") and before.endswith(("ين", "ا"))


def _going_on(scene: Scene, trigger: Trigger) -> list[Stand]:
    """The subject of the sentence, where «and» joins a verb without one of its own to the verbs before it."""
    if not trigger.hit.left.startswith("و"):
        return []
    return [one for one in scene.opening(trigger.first) if scene.agrees(one, trigger.hit)]


def _is_object(scene: Scene, trigger: Trigger, one: Stand, last: list[Stand]) -> bool:
    """A verb joined to the one before it keeps that one's subject: what follows it is its object."""
    opens = trigger.first == scene.reading.sentences[scene.reading.sentence_of(trigger.first)].first
    if opens or not last or one in last or going_on.state_before_object(scene, trigger, one):
        return False
    return gender.case(scene, one) != "subject" and trigger.hit.left.startswith("و") and scene.gaps[trigger.first] < 2


def _told(trigger: Trigger) -> str:
    """How the event is told: by a verb, by a noun that a verb carries, by a noun already known, by a bare noun."""
    if trigger.asked.deed:
        return "rule.deed"
    if trigger.hit.shape.pos == "participle":
        return "rule.participle"
    verb = trigger.hit if trigger.verbal else trigger.governor
    if verb is not None:
        return f"rule.{'verb' if trigger.verbal else 'carried'}_{verb.shape.tense or 'participle'}"
    return "rule.known_noun" if trigger.definite else "rule.noun"
