"""Who acts and who suffers in an event that a noun tells: «زيارة … إلى …», «مقتل … على يد …», «اتفاق بين …».

Its genitive, adjective of a state, pronoun and prepositions come first; then the verb that carries it; then the event it hangs on:
«اتهم الجيش الجماعة بقصف …» lets the accused act, «بهدف تحرير …» him who acts in the main event.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import accused, adjectives, agents, belonging, both_sides, carried, controlled, foes, meetings, relative, unasked
from riwaya.events.around import Around
from riwaya.events.looking_back import fits, pronoun
from riwaya.events.nouns import FOUNDING, HOSTING, MORTAL, Stand, Trigger
from riwaya.events.picked import pick
from riwaya.events.scene import Scene
from riwaya.events.written import attached, behind, taken_up, unbound
from riwaya.lexicon.letters import fold_word

Sides = tuple[list[Stand], list[Stand]]
_SHARED: Final = frozenset({"both", "between", "war"})
# «الاتفاق السياسي الليبي» is about a state, not by it
_OF_STATES: Final = frozenset({"AGREE", "ELECT", "LEGAL"})
_OF_MEN: Final = frozenset({"arrest", "charge", "release"})
_DONE_TO: Final = frozenset({"COERCE", "LEGAL", "ASSAULT", "SANCTION"})
_SENT: Final = frozenset({"ASSAULT", "ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "AID", "REJECT"})  # what comes from somebody
_WORDS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})  # whose genitive says them: «رفض موسكو», «دعم باريس»
_OWN: Final = frozenset({"SUPPORT", "AID", "AWARD", "SANCTION", "CONCEDE"})  # whose genitive may do it as well as receive it: «دعمه لطلب الحزب»
_HITTING: Final = frozenset({"ASSAULT", "COERCE"})  # «اقتحام مقر الحزب», «مصادرة أموال الحزب»
_BOMBING: Final = frozenset({"trigger.shell", "trigger.conquer"})
_UPON: Final = frozenset({"علي", "ضد", "عليها", "عليه"})
_LEAVING: Final = "trigger.go_out"
_AGAINST: Final = frozenset(fold_word(one) for one in ("مناهضة", "معارضة", "مناوئة", "رافضة", "معادية"))
_FOR: Final = frozenset(fold_word(one) for one in ("مؤيدة", "داعمة", "موالية", "مساندة", "مناصرة"))
_WOMANLY: Final = ("ه", "ات")
_BEING_THERE: Final = frozenset({"trigger.presence"})  # what troops do themselves
_BREAKING: Final = frozenset({"trigger.close_mission", "trigger.expel"})
_NEAR: Final = 7
_AIMED: Final = frozenset({"للتنديد", "تنديدا", "احتجاجا", "للاحتجاج", "رفضا", "استنكارا", "تضامنا", "للتضامن"})
_ON_THEM: Final = (["له"], ["لها"], ["لهم"])
_BLOWS: Final = frozenset({"trigger.strikes"})  # as often figures: «ضربة للحزب»
_OWNED: Final = frozenset({"both", "visit"})


def _own_announced(scene: Scene, trigger: Trigger, speaker: Stand, right: str) -> bool:
    """«وأعلنت قطع علاقاتها مع …»: whether what follows a verb of saying at once is the speaker's own."""
    before = trigger.first - 1
    if trigger.asked.of == "recipient" or trigger.frame in MORTAL or before < 0 or scene.gaps[trigger.first]:
        return False
    if scene.holder[before] is not speaker and not any(one.record.kind == "cue" and one.shape.pos == "verb" for one in scene.reading.known(before)):
        return False
    return right in ("ه", "ها") and scene.gender(speaker) in ("", "f" if right == "ها" else "m")


def of_noun(scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None) -> Sides:
    """The sides of a noun by what stands beside it, and by what it hangs on."""
    frame, right = trigger.frame, trigger.hit.right or attached(scene.reading, trigger.hit)
    if trigger.asked.of == "recipient":
        right = right or taken_up(scene.reading, trigger.hit) or behind(scene.reading, trigger.hit)
    if trigger.hit.left.endswith("ب") and not right and (trigger.mode == "charge" or (trigger.mode == "allege" and around.told and around.told[-1].trigger.mode == "arrest")):
        return _charged(around)  # «بتهمة …», «اعتقلته باتهامات من بينها …»
    if suspects := accused.questioned(around):
        return carried.carrier(around)[0], suspects
    if not right and accused.of_arrested(around):
        return [], around.told[-1].recipients  # «اعتقلته لاتهامات …», «محاكمته في اتهامات …»
    if trigger.definite and not right and (suffered := carried.suffered(around)):
        return pick(around.after, ("by",), []), suffered
    if (held := _in_custody(scene, trigger)) is not None:
        return pick(around.after, ("by",), []) or _keeping(scene, trigger, around.after), [held]
    pair = around.pair() if (frame in _SHARED or frame == "visit") or "between" in (scene.role(trigger.last), scene.role(trigger.last + 1)) else []
    states = adjectives.behind(scene, trigger.last, frame not in _SHARED and trigger.type not in _OF_STATES)
    pair = pair or (around.both() if trigger.type == "ASSAULT" and frame not in MORTAL else [])
    if len(pair) == 1 and not pair[0].pair and trigger.type == "CONSULT" and frame == "both":
        pair = [*(one for one in carried.carrier(around)[0] if one not in pair), *pair]  # «ترأس الوزير اجتماعا ضم المحافظ»
    if pair and trigger.mode == "arrest":
        return carried.carrier(around)[0], pair  # «حملة اعتقالات بين أنصار الحزب»
    if pair:
        return (states or carried.carrier(around)[0], pair) if frame == "between" else (pair, [])
    if trigger.type == "ASSAULT" and _by_its_town(scene, trigger, around.after):
        del around.after[0]
    close = [(one, link) for one, link in around.after if one.first - trigger.last <= 7]
    if frame == "ask" and trigger.last < len(scene.gaps) and not scene.gaps[trigger.last] and (around.next == trigger.last or accused.of_what(scene, trigger.last)):
        close = []  # «للمطالبة بالإفراج عن سامر», «هتافات مطالبة برحيل الحكومة»
    if whom := accused.aimed_at(scene, trigger, close):
        return carried.performed(around) or agents.agent(scene, trigger, around, speaker), whom
    of_man = frame in MORTAL or trigger.mode in _OF_MEN or accused.of_it(scene, trigger) or (trigger.type == "ELECT" and trigger.asked.of == "recipient")
    found = pronoun(scene, trigger.first, right, controlled.helper(around) or controlled.accused(around), of_man) if right else None
    if right and speaker is not None and _own_announced(scene, trigger, speaker, right):
        found = speaker
    if right and frame in _OWNED and (later := controlled.meant(around, right)):
        found = later[0]
    if found is not None and trigger.asked.of == "recipient":
        found = _patient(around, found)
    if found is not None and accused.of_it(scene, trigger):
        return pick(close, ("by",), []), [_patient(around, found)]
    if found is not None and frame == "visit":
        found = _traveller(around, found, right)
    if found is not None and trigger.type in _WORDS:
        found = _own_words(around, found, right)
    if frame == "war" and len(states) == 1 and (land := _invaded(scene, trigger, states[0])) is not None:
        return states, [land]
    if states and not found and not (frame == "war" and len(states) < 2 and not pick(close, ("against",), states)):
        oblique = pick(close, ("with",) if frame == "both" else ("against", "to", "with", "at"), states)
        if frame == "war" and oblique and scene.role(oblique[0].tie.at) == "against":
            return states, oblique
        return (states + oblique, []) if frame in ("both", "war") else (states, oblique or pick([row for row in close if row[0].first < around.next], ("direct",), states))
    if trigger.definite and not right and frame == "act" and (described := around.named_by()):
        return (pick(close, ("by",), []) or _keeping(scene, trigger, close), described) if trigger.asked.of == "recipient" else (described, [])
    again = around.taken_up() if not found or frame == "visit" else []
    if again and frame in _OWNED and any(word.startswith("ل") for word in scene.reading.words[trigger.last + 1 : trigger.last + 2]):
        found, again = again[0], []  # «زيارة أخيرة له»
    bare = (trigger.definite and not scene.role(trigger.last - 1)) or unbound(scene.reading, trigger.hit)
    two = list(scene.joined_before(trigger.first)) if right == "هما" and trigger.type in _WORDS else []  # «قررتا … في تأكيد على دعمهما»
    genitive = two or ([found] if found is not None else [] if bare else _genitive(scene, trigger, around, close))
    if trigger.type == "AID" or (trigger.type == "ASSAULT" and trigger.asked.of == "recipient"):
        genitive = [one for one in genitive if not scene.is_machine(one)]  # «إرسال دبابات إلى …», «إسقاط طائرة للجيش»
    if not genitive and frame in _OWNED:
        genitive = both_sides.owner(scene, trigger, close, [])
    if not genitive and trigger.type == "ASSAULT" and frame == "act" and not trigger.definite and not right and trigger.asked.of != "recipient" and not _laid(trigger):
        mine = [one for one in both_sides.owner(scene, trigger, close, []) if one.armed or (one.type == "ORG" and trigger.record.id not in _BLOWS)]
        genitive = [one for one in mine if _beside(scene, trigger, one)]  # «إطلاق نار كثيف لمسلحين», «هجوم لحركة …»
    if trigger.type == "PROTEST" and not right and (stance := _taking_sides(scene, trigger)):
        return carried.performed(around), [one for one in both_sides.owner(scene, trigger, close, [])[:1] if stance == "against"]
    if not genitive and trigger.type == "PROTEST" and not right:
        genitive = [one for one in both_sides.owner(scene, trigger, close, []) if one.type != "DOC" and _beside(scene, trigger, one)]  # «مسيرة لأنصار الحزب»
    if frame == "both":
        return both_sides.meeting(scene, trigger, around, close, genitive, speaker), []
    second = [one for one in _next_to(scene, close, genitive) if one.first < around.next and not one.left.startswith("و")] if genitive else []
    if found and trigger.asked.of == "recipient" and not trigger.hit.right:
        second = []  # «تم القبض عليه في …»
    part = around.taking_part([])
    oblique = again or _governed(around, close, genitive + second + part) or carried.fronted(around, ("to", "against"))
    subject, undergone = carried.carrier(around)
    if charged := accused.charged(around) or (carried.fronted(around, ("to", "against")) if trigger.mode == "charge" else []):
        return subject, charged  # «وجهت المحكمة إلى سامر تهم قتل متظاهرين»
    if accused.within(around):
        subject, undergone = around.told[-1].recipients, []
    if unasked.asked_of_others(around) or unasked.dispersed(around):
        subject = []
    if frame == "ask" and trigger.hit.left.endswith("ب") and around.told and around.told[-1].trigger.frame == "visit":
        return genitive or pick(close, ("in",), []), around.last
    if undergone and not (genitive and not subject and trigger.asked.of == "recipient"):
        return subject or carried.performed(around) or [one for one in genitive or _from(scene, trigger, close) if one not in undergone], undergone
    invited = meetings.invited(around) if frame == "visit" else []
    near = controlled.willed(around) or invited or carried.performed(around) or subject or agents.agent(scene, trigger, around, speaker)
    near = [one for one in near if not any(scene.same(one, other) for other in genitive + oblique)]
    if frame in MORTAL and speaker is not None and (trigger.type == "DEATH" or (speaker.type == "UNNAMED" and not speaker.armed)):
        near = [one for one in near if not scene.same(one, speaker)]  # «تشير الأرقام الأولية إلى سقوط قتلى»
    near = near or _from(scene, trigger, close) or [one for one in part if one.tie.at == part[0].tie.at]
    if found and trigger.type == "SUPPORT" and not second and any(scene.same(found, one) for one in subject):
        return [found], oblique  # «أكدت الحكومة دعمها استئناف …»
    if trigger.asked.of == "recipient":
        return _done_to(around, close, genitive, second, oblique, near)
    if genitive and around.told and around.told[-1].trigger.mode == "charge" and around.told[-1].trigger.last == trigger.first and trigger.type in _WORDS:
        return around.told[-1].recipients, genitive  # «بتهمة تهديد الرئيس»
    if genitive:
        return _done_by(scene, trigger, genitive, second, oblique, [] if found else near)
    after = pick(around.after, ("direct",), []) if relative.follows(around) and not (carried.of_another(around) or carried.acted_on(around)) else []
    if after and relative.does(around):
        return near, oblique or after
    return near or after, oblique


def _laid(trigger: Trigger) -> bool:
    """«نصب مسلحون كمينا للجيش»: whether an ambush is laid for those behind «لـ», who do not lay it."""
    return trigger.record.id == "trigger.ambush" and trigger.governor is not None


def _invaded(scene: Scene, trigger: Trigger, state: Stand) -> Stand | None:
    """The other state in which one state's war is: «الحرب الروسية في أوكرانيا»."""
    at = trigger.last + 1
    one = scene.stand_at[at + 1] if scene.role(at) in ("in", "at") and not scene.parted(at, at + 2) else None
    return one if one is not None and scene.is_country(one) and not scene.same(one, state) else None


def _by_its_town(scene: Scene, trigger: Trigger, after: list[tuple[Stand, str]]) -> bool:
    """Whether violence is called by the capital where it was: «هجمات باريس», not «هجوم موسكو على …»."""
    if not after or after[0][0].first != trigger.last or not scene.is_capital(after[0][0]) or trigger.definite or trigger.frame in MORTAL:
        return False
    return after[0][0].left == "" and not _upon(scene, after[0][0].last)


def _upon(scene: Scene, word: int) -> bool:
    """Whether at a word begins whom a deed is done to: «… على الميناء», «… للمدينة»."""
    if word >= len(scene.gaps) or scene.gaps[word]:
        return False
    return scene.reading.words[word] in _UPON or scene.reading.entries[word].lead in ("ل", "لل")


def _patient(around: Around, found: Stand) -> Stand:
    """«أمر القاضي بتوقيف الوزير بعد استجوابه»: who has just done something to a person does not undergo what follows; that person does."""
    for one in reversed(around.told):
        if one.trigger.type in _DONE_TO and any(around.scene.same(found, who) for who in one.actors):
            return next((who for who in one.recipients if who.type == "PER"), found)
    return found


def _own_words(around: Around, found: Stand, right: str) -> Stand:
    """«التقى الوزير السفير وأكد دعمه له»: words that a verb carries are its subject's."""
    verb, met = around.trigger.governor, around.told[-1] if around.told else None
    if verb is None or met is None or met.trigger.frame != "both" or not met.trigger.verbal or found not in met.actors[1:]:
        return found
    return met.actors[0] if met.trigger.last < verb.first and fits(around.scene, met.actors[0], right) else found


def _traveller(around: Around, found: Stand, right: str) -> Stand:
    """Whose journey it is during which two meet: «التقى الوزير نظيره خلال زيارته» is the subject's, «استقبل الملك الوزير خلال زيارته» the guest's."""
    main = around.told[-1] if around.told else None
    if main is None or not main.trigger.verbal or main.trigger.frame != "both" or main.trigger.record.id in HOSTING or found not in main.actors[1:]:
        return found
    return main.actors[0] if fits(around.scene, main.actors[0], right) else found


def _in_custody(scene: Scene, trigger: Trigger) -> Stand | None:
    """«الوزير قيد الإقامة الجبرية», «الناشط محتجز لدى …»: the person named right before words for being held."""
    if trigger.mode != "arrest" or trigger.hit.shape.pos != "word" or trigger.asked.of != "recipient" or not trigger.first or scene.gaps[trigger.first]:
        return None
    one = scene.ending(trigger.first)
    return one if one is not None and one.type == "PER" else None


def _governed(around: Around, close: list[tuple[Stand, str]], taken: list[Stand]) -> list[Stand]:
    """Whom a preposition near a noun governs: no town, nobody that the next event's preposition governs, and in a war no one of whom it is told."""
    frame, words = around.trigger.frame, around.scene.reading.words
    aimless = around.trigger.type == "PROTEST" and _AIMED.isdisjoint(words[around.trigger.last : around.trigger.last + _NEAR])  # «إضراب يشكل اختبارا للرئيس»
    links: tuple[str, ...] = ("against", "to", "at") if around.trigger.type == "ASSAULT" and frame == "act" else ("against", "to", "with", "at")
    links = ("to",) if frame == "visit" else ("against", "at") if aimless else links
    found = pick(close, links, [*taken, *around.places(), *around.beyond()])
    return [one for one in found if frame != "war" or one.tie.at < 0 or words[one.tie.at] != "عن"]


def _from(scene: Scene, trigger: Trigger, close: list[tuple[Stand, str]]) -> list[Stand]:
    """Who does what a noun tells by «من» right behind it: «هجوم من مسلحين», «انتقادات من الحزب»; a place or what is left does not. Who leads an attack too."""
    led = pick(close, ("other",), []) if trigger.type == "ASSAULT" and trigger.frame not in MORTAL else []
    if led and led[0].tie.at - trigger.last <= 1 and scene.is_link(led[0].tie.at, "argument.led"):
        return [one for one in led if one.tie.at == led[0].tie.at]
    at = trigger.last + int(trigger.last < len(scene.gaps) and not scene.role(trigger.last) and scene.holder[trigger.last] is None)
    asked = trigger.type == "REQUEST" and not (trigger.hit.left.endswith(("ب", "ل")) or scene.role(trigger.first - 1) == "against")
    if trigger.type not in _SENT or trigger.frame in MORTAL or asked:
        return []
    return [one for one in pick(close, ("in",), []) if one.type != "LOC" and one.tie.at in (trigger.last, at) and scene.is_link(one.tie.at, "argument.from")]


def _charged(around: Around) -> Sides:
    """The sides of «بتهمة …»: those of the deed that it hangs on, else the nearest person before it."""
    if around.told:
        return around.told[-1].actors, around.told[-1].recipients
    return [], [one for one, link in around.before if link != "inner" and one.type in ("PER", "UNNAMED")][:1]


def _genitive(scene: Scene, trigger: Trigger, around: Around, close: list[tuple[Stand, str]]) -> list[Stand]:
    """Who stands as the genitive of a noun: behind no preposition and no verb; a land is no side of a war told by it."""
    found = [one for one in pick(close, ("direct",), []) if not around.linked(one) and not any(scene.is_verb[trigger.last : one.first])]
    found = [one for one in found if one.first == trigger.last or not foes.holding(scene, one)]
    if trigger.frame == "war" and len(found) == 1 and found[0].type == "LOC":
        return []
    if trigger.record.id == _LEAVING and found and found[0].type == "LOC" and not scene.is_link(found[0].last, "argument.from"):
        return []  # «مغادرة لبنان», not «خروج بريطانيا من …»
    verb = around.told[-1].trigger if around.told else None
    if verb is not None and verb.verbal and verb.type == "ASSAULT" and verb.last == trigger.first and trigger.hit.left in ("", "ال"):
        found = [one for one in found if one not in around.told[-1].recipients]  # «استهدفت غارة للتحالف منزل سامر»
    return found if trigger.frame in MORTAL else [one for one in found if not around.victim(one)]


def _done_by(scene: Scene, trigger: Trigger, genitive: list[Stand], second: list[Stand], oblique: list[Stand], near: list[Stand]) -> Sides:
    """The sides of a noun whose genitive acts, unless somebody near does it to that place or with those groups; what is founded founds nothing."""
    needs = trigger.asked.needs
    if trigger.record.id in FOUNDING and needs is not None and any(scene.reading.words[at] in needs.words for at in range(genitive[0].first, genitive[0].last)):
        return near, []
    state = trigger.type == "ASSAULT" and (scene.is_country(genitive[0]) or scene.is_capital(genitive[0])) and _upon(scene, genitive[-1].last)
    if near and genitive[0].type == "LOC" and not state and genitive != near and genitive[0].first not in scene.referring and trigger.type not in _WORDS:
        return near, oblique or genitive
    if trigger.type == "MOBILIZE" and near and genitive[0].entity is None and trigger.record.id not in _BEING_THERE:
        return near, []
    if trigger.record.id in _BOMBING and all(one.type == "UNNAMED" and not one.armed for one in genitive):
        return near, genitive  # «قصف المدنيين»
    if trigger.type in _HITTING and trigger.frame == "act" and _thing_between(scene, _last_joined(scene, trigger.last), genitive[0]):
        return near, genitive
    return genitive, second + oblique


def _last_joined(scene: Scene, at: int) -> int:
    """Behind a noun that «and» joins to one of force, both of which govern what follows: «اقتحام وإحراق مقر الحزب»."""
    joined = at < len(scene.gaps) and not scene.gaps[at] and any(hit.left == "و" and hit.shape.pos == "noun" and hit.record.kind == "trigger" for hit in scene.reading.known(at))
    return at + 1 if joined else at


def _thing_between(scene: Scene, at: int, one: Stand) -> bool:
    """Whether a bare noun stands between a noun of force and somebody, so that what is hit is his: «قصف مواقع الجيش»; what he fires is too, but he fires it."""
    reading = scene.reading
    if one.first != at + 1 or one.left or reading.gap(at) != " " or reading.gap(at + 1) != " ":
        return False
    if scene.link[at] or scene.holder[at] or scene.is_timed[at] or scene.is_verb[at] or scene.counted(at) or scene.nisba[at]:
        return False
    if reading.raw(at).endswith(("ه", "ها")):
        return False  # «انقلاب قاده الجيش»
    return not reading.words[at].startswith(("ال", "و")) and not any(hit.record.id == "bearing.firing" for hit in scene.bearings[at])


def _next_to(scene: Scene, close: list[tuple[Stand, str]], genitive: list[Stand]) -> list[Stand]:
    """The object behind the genitive of a noun: the next stand, not one that another stand holds."""
    rest = [row for row in close if row[0] not in genitive]
    beside = bool(rest) and rest[0][1] == "direct" and not scene.parted(genitive[-1].last, rest[0][0].first + 1)
    return pick(rest, ("direct",), []) if beside else []


def _taking_sides(scene: Scene, trigger: Trigger) -> str:
    """Whether what stands behind a protest says whom it is against or for: «احتجاجات مناهضة للحكومة», «مسيرة مؤيدة للرئيس»."""
    at = trigger.last
    if at + 1 >= len(scene.gaps) or scene.gaps[at] or scene.gaps[at + 1] or not scene.reading.words[at + 1].startswith("ل"):
        return ""
    word = scene.reading.words[at].removeprefix("ال")
    return "against" if word in _AGAINST else "for" if word in _FOR else ""


def _beside(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """Whether nothing but an adjective stands between a noun and somebody: «هجوم آخر لمسلحين», not «هجوم حافلة للجيش»."""
    words, at = scene.reading.words, trigger.last
    at += int(words[at : at + 1] == ["نار"])  # «إطلاق نار كثيف لمسلحين»
    if one.first == at:
        return True
    other = words[at].endswith("ه") and not words[at - 1].endswith(_WOMANLY)
    return one.first == at + 1 and not (scene.role(at) or scene.gaps[at] or scene.is_verb[at] or other)


def _done_to(around: Around, close: list[tuple[Stand, str]], genitive: list[Stand], second: list[Stand], oblique: list[Stand], near: list[Stand]) -> Sides:
    """The sides of a noun whose genitive suffers: «مقتل», «اعتقال»."""
    scene, trigger = around.scene, around.trigger
    given = [one for one in pick(close, ("to",), genitive) if trigger.type in _OWN or one.tie.at < 0 or scene.link[one.tie.at] is None]  # not «توقيفه ونقله إلى …»
    if trigger.record.id == "trigger.appoint":
        given = [one for one in given if one.type == "PER"]  # «ترشيح سامر لرئاسة الجمهورية»
    if not genitive and not near and trigger.record.id == "trigger.explode" and oblique and oblique[0].type == "ORG" and oblique[0].left.endswith("ل"):
        return oblique, []  # «تفجير لتنظيم القاعدة»
    if genitive and genitive[0].armed and trigger.record.id == "trigger.target" and scene.reading.words[genitive[-1].last : genitive[-1].last + 1] in _ON_THEM:
        return genitive, []  # «استهداف القوات لها»
    if keeping := _keeping(scene, trigger, close):
        return keeping, genitive or (near if near != keeping else [])
    if genitive and near and _sought(around):
        return genitive, near
    if genitive and trigger.record.id in _BREAKING and genitive[0].type == "LOC" and not scene.is_link(genitive[-1].last, "argument.from"):
        return genitive, second or given  # «إغلاق تركيا سفارتها», «طرد فرنسا السفير», not «طرد روسيا من …»
    if trigger.frame == "kill":
        return (genitive, given) if given and genitive and genitive[0].armed and given[0].first - genitive[-1].last <= 1 else (near if not trigger.definite else [], genitive)
    if not genitive and not trigger.definite and oblique and oblique[0].first > trigger.first and around.unknown(trigger.last) and not scene.gaps[trigger.last]:
        oblique = []  # its genitive is nobody known: «إيواء المطلوبين …»
    if trigger.frame in MORTAL and second and genitive[0].type == "PER" and second[0].type == "UNNAMED":
        second = []  # «استشهاد سلمى الحداد مراسلة القناة»
    if second and second[0].type == "LOC" and genitive[0].entity is None and near:
        second = []  # «اتهم الجيش بتهجير سكان بلدة …»
    if second and second[0].type == "ORG" and belonging.of_body(scene, genitive[-1], second[0]):
        second = []  # «اعتقال العديد من نشطاء الحراك»
    return (genitive, second or given) if second or (genitive and given) else (near, genitive or oblique)


def _keeping(scene: Scene, trigger: Trigger, close: list[tuple[Stand, str]]) -> list[Stand]:
    """With whom somebody is held: «محتجز لدى …»."""
    found = pick(close, ("to",), []) if trigger.type == "COERCE" else []
    return found if found and scene.is_link(found[0].tie.at, "argument.keeping") else []


def _sought(around: Around) -> bool:
    """Whether somebody seeks the help that a noun tells: «يبحث عن دعم …» is help of him who is named, for the one who seeks it."""
    main = around.told[-1].trigger if around.told else None
    return main is not None and main.type == "REQUEST" and main.mode == "assist" and main.last == around.head - 1 and around.trigger.type in ("SUPPORT", "AID")
