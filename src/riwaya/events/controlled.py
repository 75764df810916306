"""Who acts in a noun that names nobody: the one of the event it hangs on, the asked or accused one, the subject of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events import governed, relative
from riwaya.events.looking_back import fits, pronoun
from riwaya.events.nouns import MORTAL, Stand, Telling
from riwaya.events.reaching import bound
from riwaya.events.written import ends_in_pronoun, unbound
from riwaya.lexicon.letters import fold_word
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.around import Around
    from riwaya.events.scene import Scene

_FAR: Final = 10
_STEERED: Final = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "AID", "LEGAL", "COERCE", "SANCTION"})
_ASKING: Final = frozenset({"REQUEST", "ACCUSE"})
_NO_ATTACK: Final = frozenset({"kill", "undergo", "both", "war"})
_BIDDING: Final = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE"})
_FOUGHT: Final = frozenset({"ASSAULT", "RETREAT"})
_LEFT_TO_OTHERS: Final = _FOUGHT | {"ELECT"}
_ASIDE: Final = frozenset({"in", "at", "other", "by", "inner", "with"})
_TRIED: Final = frozenset({"must", "wish", "plan", "failure", "possible", "tried"})
_FRONT: Final = 3
_ARTICLE: Final = frozenset({"ال", "وال", "فال"})
_ANSWERING: Final = frozenset({"ردا", "الرد", "انتقاما"})
_OF_OTHERS: Final = frozenset({"PROTEST", "ASSAULT", "ELECT", "SANCTION", "COERCE", "ACCUSE", "THREATEN"})  # who refuses these does not do them: «يعارض الاحتجاجات»
ASKED_OF_OTHERS: Final = frozenset({"ELECT", "CONCEDE", "LEGAL", "SANCTION", "COERCE", "RETREAT", "AID", "ASSAULT"})
_GOVERNED: Final = frozenset({"against", "to", "in"})
_STEERING: Final = frozenset({"ب", "من", "علي", "الي"})
_STEERED_FROM: Final = 14


def controller(around: Around) -> list[Stand]:
    """Who acts in a noun that hangs on another event of its clause: the accused, asked or backed one, else the one who acts there."""
    scene, at = around.scene, around.head
    if not around.told:
        return []
    low = _inserted(around)
    main = next((one for one in reversed(around.told) if low < 0 or one.trigger.last <= low), around.told[-1])
    until = at if low < 0 else low - 1
    if low > 0 and main.trigger.type not in _ASKING:
        return []
    if main.trigger.last == at and (main.trigger.mode == "charge" or (main.trigger.mode == "allege" and main.trigger.passive)):
        return main.recipients  # «بتهمة قتل …», «اتهموا بقتل …»
    if not 0 < until - main.trigger.last <= _FAR or scene.parted(main.trigger.last, until + 1) or scene.breaks(main.trigger.last - 1, until):
        return []
    if main.trigger.mode == "charge" and hangs(around):
        return main.recipients
    if not hangs(around):
        return []
    if around.trigger.type == "PROTEST" and main.trigger.frame == "ask":
        return main.actors  # who calls for a protest
    if main.trigger.type == "REJECT" and around.trigger.type == "ELECT" and around.trigger.asked.of == "recipient":
        return []  # who refuses somebody's election elects nobody
    if main.trigger.type in _ASKING and around.trigger.asked.of == "recipient":
        return main.recipients  # who asks for it or blames somebody for it does not do it
    if _wanted(around, main):
        return main.recipients
    return (main.recipients if main.trigger.type in _STEERED else []) or main.actors


def _wanted(around: Around, main: Telling) -> bool:
    """Whether somebody asks for violence or its end or for an election, which others do: «دعت المنظمة إلى وقف إطلاق النار»."""
    return main.trigger.type == "REQUEST" and main.trigger.frame == "ask" and around.trigger.type in _LEFT_TO_OTHERS and not around.trigger.hit.right


def _inserted(around: Around) -> int:
    """Where a relative clause between two commas opens right before a noun: «اتهم …، التي …، بدعم …»; or -1."""
    scene, at = around.scene, around.head
    if scene.gaps[at] != 1 or not around.left.endswith("ب"):
        return -1
    low = next((i for i in range(at - 1, around.low, -1) if scene.gaps[i]), -1)
    return low if low > 0 and scene.gaps[low] == 1 and scene.role(low) == "relative" else -1


def accused(around: Around) -> list[Stand]:
    """Who is accused of what a noun behind «ب» tells: the pronoun at its end is somebody else, «اتهمت … بتعذيبه»."""
    return controller(around) if around.left.endswith("ب") and around.told and around.told[-1].trigger.type in _STEERED else []


def bidden(around: Around) -> list[Stand]:
    """Who acts in a definite noun: nobody, unless a demand, a threat or a refusal asks for it: «طالبه بالاعتذار», «رفض الاعتذار»."""
    if around.trigger.type == "REQUEST" and around.trigger.hit.left.endswith("لل"):
        return around.last  # «تظاهروا للمطالبة بإقالة الوزير»
    if not around.told or around.told[-1].trigger.type not in _BIDDING:
        return []
    main, at = around.told[-1], around.trigger.first
    if main.trigger.type == "ACCUSE":
        return main.recipients if around.trigger.hit.left.endswith("بال") and 0 < at - main.trigger.last <= _FAR and not around.scene.parted(main.trigger.last, at + 1) else []
    if around.trigger.type == "PROTEST" and hangs(around):
        return main.actors  # «دعت أنصارها إلى التظاهر»
    if main.recipients and (0 <= at - main.recipients[-1].last <= 1 or (main.trigger.hit.right and main.trigger.last == at)):
        return main.recipients
    own = main.trigger.type != "REJECT" or around.trigger.type not in _OF_OTHERS
    return main.actors if own and main.trigger.verbal and main.trigger.last == at and main.trigger.type != "REQUEST" else []


def answered(around: Around) -> bool:
    """«ردا على طرد …», «بعد أسبوع على توقيف …»: whether the clause only answers what a noun tells, or comes after it; who answers it does not do it."""
    words, at = around.scene.reading.words, around.head
    return at > 1 and words[at - 1] == "علي" and (words[at - 2] in _ANSWERING or around.scene.is_timed[at - 2])


def steered(around: Around) -> list[Stand]:
    """Whom another makes do what a noun behind its preposition tells, or keeps from it: «منعت أميركا إسرائيل من شن غارات», «سمح للجيش بقصف …»."""
    scene, at = around.scene, around.head
    by = "ب" if around.left.endswith("ب") else scene.reading.words[at - 1] if at else ""
    if by not in _STEERING:
        return []
    for i in range(at - 1, max(around.clause, at - _STEERED_FROM) - 1, -1):
        for row, one in enumerate(scene.reading.known(i)):
            if one.record.kind == "steering" and one.shape.pos == "verb" and fold_word(one.record["by"]) == by:
                return _made_to(around, scene.reading.hit(i, row))
    return []


def willed(around: Around) -> list[Stand]:
    """Whose duty, decision, wish, attempt or ability a noun behind it is: «على السلطات الإفراج عن …», «قرار ألمانيا إرسال …», «قدرة الجيش على استعادة …», «عزمه شن …»."""
    scene, at = around.scene, around.head
    if (duty := bound(scene, at)) is not None:
        return [duty]
    at -= int(at > 0 and (scene.role(at - 1) in _GOVERNED or scene.reading.words[at - 1] in _STEERING) and not around.left)
    if at < 2 or scene.gaps[at] or scene.gaps[around.head]:
        return []
    owner = scene.ending(at)
    noun = owner.first - 1 if owner is not None else at - 1
    for one in scene.reading.known(noun) if noun >= 0 and not scene.gaps[noun + 1] else ():
        if one.record.id == "steering.will" and not one.left.endswith("ال"):
            found = owner if owner is not None else pronoun(scene, noun, one.right) if one.right else None
            return [found] if found is not None else []
    return []


def _made_to(around: Around, verb: Hit) -> list[Stand]:
    """The object of a verb that makes somebody do something: the last free stand behind it, or whom «لـ» governs, if somebody else is its subject."""
    scene = around.scene
    behind = [one for one in scene.between(verb.last, around.head) if one.tie.inner < 0 and (one.tie.role == "direct" or one.left.endswith("ل"))]
    subject = any(link == "direct" and one.last <= verb.first for one, link in around.before)
    if verb.right:
        found = pronoun(scene, verb.first, verb.right, behind[:1])
        return [found] if found is not None else []
    if not behind or not (subject or len(behind) > 1 or behind[-1].left.endswith("ل")):
        return []
    low = len(behind) - 1
    while low > 0 and behind[low].tie.more:
        low -= 1
    return behind[low:] if low or subject else []


def hangs(around: Around) -> bool:
    """Whether a preposition hangs the trigger on what stands before it: «… بقصف», «إلى الانسحاب»; news of a killing hangs on nobody, the blame for it does."""
    scene, at, left = around.scene, around.head, around.left
    if at > 1 and scene.is_link(at - 2, "argument.report"):
        return False
    if around.trigger.frame in MORTAL and (left.endswith("ل") or scene.role(at - 1) in _GOVERNED):
        return at > 1 and (scene.role(at - 2) == "burden" or _involved(around, at))
    return (left.endswith(("ب", "ل")) and left not in _ARTICLE) or scene.role(at - 1) in ("to", "against", "in", "aim", "between")


def tied(around: Around) -> bool:
    """Whether a noun hangs on who is meant to do it, does it or tries to; what somebody only speaks of, asks about or inquires into does not."""
    return hangs(around) or _tried(around, around.head - 1) or intended(around)


def _involved(around: Around, at: int) -> bool:
    """Whether the words before a preposition tie somebody to a killing, «المتورط في اغتيال …», «شاركا في قتل …»; who inquires into it has no part in it."""
    scene = around.scene
    if any(hit.record.value == "tie" and hit.last in (at - 1, at) for word in range(max(0, at - 3), at) for hit in scene.factuality[word]):
        return True
    return scene.role(at - 1) == "in" and scene.is_verb[at - 2] and not (around.told and around.told[-1].trigger.last == at - 1)


def helper(around: Around) -> list[Stand]:
    """Who does something in order to do what a noun behind «ل» tells, «تدخلت الشرطة لتفريقهم»; who carries it out, «تمكنت الشرطة من اعتقالهم»."""
    trigger, own = around.trigger, [one for one, link in around.before if link == "direct"]
    if trigger.hit.left.endswith("ل") and (not trigger.definite or trigger.hit.right):
        return own[:1]
    verb = trigger.governor
    if verb is None or verb.record["subject"] != "actor" or trigger.asked.of != "recipient" or around.scene.parted(verb.last, around.head):
        return []
    behind = [one for one in own if one.first >= verb.last]
    preposed = trigger.hit.left.endswith("ب") or around.head - verb.last == 1
    return behind[-1:] or [one for one in own if preposed and one.last == verb.first]


def fighting(around: Around) -> list[Stand]:
    """Who fights those whom the noun names, behind a word of time: the one who acts in the deed before, «سيطر الجيش على … بعد معارك مع …»."""
    scene = around.scene
    if around.trigger.type != "ASSAULT" or not around.told or not around.told[-1].trigger.verbal or scene.role(around.head - 1) != "other":
        return []
    return [] if any(gap == 2 for gap in scene.gaps[around.told[-1].trigger.last : around.head + 1]) else around.last


def fronted(around: Around) -> list[Stand]:
    """The subject of the main clause behind a fronted noun: «وفي محادثات مع …، قال …»."""
    scene, at = around.scene, around.trigger.last
    end = scene.reading.sentences[scene.reading.sentence_of(at - 1)].last
    if around.trigger.first - scene.reading.sentences[scene.reading.sentence_of(at - 1)].first > _FRONT:
        return []
    while at < end and not (scene.gaps[at] == 1 and (scene.is_verb[at] or _says(scene, at))):
        at += 1
    return next(([one] for one in scene.between(at, min(end, at + 6)) if one.tie.role == "direct"), [])


def _says(scene: Scene, at: int) -> bool:
    """Whether a word is a past verb of saying."""
    return any(one.record.kind == "cue" and one.shape.tense == "past" and not one.left for one in scene.reading.known(at))


def meant(around: Around, right: str) -> list[Stand]:
    """Whom the pronoun of a fronted noun means before he is named: «خلال لقائه السفير، أكد الرئيس …»."""
    found = fronted(around)
    return found if found and found[0].entity and fits(around.scene, found[0], right) else []


def agent(around: Around) -> list[Stand]:
    """Whom a noun without a genitive belongs to: the nearest stand before it in its clause that is no place and no time's."""
    scene, at = around.scene, around.head
    if around.scene.is_verb[at - 2] and around.unknown(at - 1) and not scene.gaps[at]:
        return []
    bound_to = hangs(around)
    if bound_to and around.told and _wanted(around, around.told[-1]):
        return []
    bound_to = bound_to or (around.trigger.frame in ("visit", "both") and around.trigger.type not in _FOUGHT and scene.role(at - 1) == "other")
    mortal = around.trigger.frame in MORTAL
    if not mortal and (subject := _subject_beside(around) or _predicated(around) or _deciding(around)):
        return subject
    if not ((around.scene.is_verb[at - 1] and not mortal) or _tried(around, at - 1) or (bound_to and not around.known)):
        return []
    if around.opener >= 0 and not any(link == "direct" for _, link in around.before):
        back = any(scene.role(i) == "back" for i in range(around.opener + 1, min(around.opener + 4, at)))
        return [] if back else relative.described(around)
    if _befallen(around, at):
        return []
    if described := _of_own_clause(around, at):
        return described
    undone = [one for told in around.told for one in told.recipients]
    near: list[Stand] = []
    owned = bool(around.trigger.hit.right) or ends_in_pronoun(scene.reading, around.trigger.first)
    for one, link in around.before:
        own = one.tie.at == one.first
        if own or link in _ASIDE or at - one.last > _FAR or one in undone or _reports(around, one):
            continue
        if one.type != "LOC" or scene.is_country(one) or scene.is_capital(one):
            if link == "direct" or (owned and not near):
                return _with_joined(around, _leading(around, one)) if link == "direct" else [one]
            near = near or [one]
    return near


def hurt(around: Around) -> Telling | None:
    """The killing or wounding told before an attack's noun in its clause: «مقتل جندي وإصابة آخر في هجوم»; nobody it names attacks but who killed."""
    trigger, scene = around.trigger, around.scene
    if trigger.type != "ASSAULT" or trigger.frame in _NO_ATTACK or not around.told:
        return None
    main = around.told[-1]
    if main.trigger.frame not in MORTAL or main.trigger.type not in ("ASSAULT", "DEATH") or any(gap == 2 for gap in scene.gaps[main.trigger.last : trigger.first + 1]):
        return None
    bound = trigger.hit.left.endswith("ب") or scene.role(around.head - 1) in ("in", "other")
    return main if bound and not any(scene.role(i) in ("break", "relative") for i in range(main.trigger.last, around.head - 1)) else None


def _befallen(around: Around, at: int) -> bool:
    """Whether the verb of the clause before a noun says what befell its subject: «لقي … حتفهم في هجمات» makes nobody attack."""
    scene = around.scene
    verb = next((i for i in range(at - 1, around.clause - 1, -1) if scene.is_verb[i]), -1)
    return verb >= 0 and any(hit.record.kind == "light" and hit.record["subject"] == "recipient" for hit in scene.reading.known(verb))


def _of_own_clause(around: Around, at: int) -> list[Stand]:
    """The people without a name whom the verb before a noun describes: «أوقفت خمسة أشخاص خططوا لتنفيذ …»."""
    scene = around.scene
    verb = next((i for i in range(at - 1, around.clause, -1) if scene.is_verb[i]), -1)
    if verb < 0 or scene.gaps[verb] or scene.parted(verb, at) or scene.reading.words[verb].startswith("و"):
        return []
    undone = [one for told in around.told for one in told.recipients]
    return [one for one, _ in around.before if one.last == verb and one.entity is None and one.tie.at != one.first and one not in undone]


def _subject_beside(around: Around) -> list[Stand]:
    """The subject that stands between a verb and its object, where the noun is written as one, «حقق الحزب فوزا», or a body announces it, «أعلن المجلس في … إغلاق …»."""
    scene, at, verb = around.scene, around.trigger.first, around.trigger.governor
    one = _right_before(around, at)
    if one is None or scene.gaps[at]:
        return []
    announced = one.type != "PER" and verb is not None and verb.record["subject"] == "speaker" and verb.last == one.first and not around.trigger.hit.left
    written = unbound(scene.reading, around.trigger.hit) and one.first > 0 and scene.is_verb[one.first - 1] and not scene.gaps[one.first]
    return [one] if announced or written else []


def _right_before(around: Around, at: int) -> Stand | None:
    """The free stand that ends right before a word, or before where it is: «أعلن المجلس العسكري في النيجر إغلاق …»."""
    found = list(around.before[:2])
    if len(found) == 2 and found[0][1] == "in" and found[0][0].type == "LOC" and found[0][0].last == at and found[1][0].last == found[0][0].first - 1:
        at = found.pop(0)[0].first - 1
    one, link = found[0] if found else (None, "")
    return one if one is not None and link == "direct" and one.last == at else None


def _deciding(around: Around) -> list[Stand]:
    """Who decides, tries or plans what the noun behind him tells: «قرر المجلس منع …»."""
    scene, at = around.scene, around.trigger.first
    if around.trigger.hit.left or around.head != at or scene.gaps[at]:
        return []
    one = _right_before(around, at)
    return [one] if one is not None and not scene.gaps[one.first] and _tried(around, one.first - 1) else []


def attempting(around: Around) -> list[Stand]:
    """Who tries, wants or plans what a known noun tells, before times and the preposition of the verb: «يحاول الجيش منذ شهر السيطرة على …», «يسعى الجيش إلى …»."""
    scene, at = around.scene, around.head
    if not scene.gaps[at] and scene.role(at - 1) in _GOVERNED:
        at -= 1
    while at > around.clause and (scene.is_timed[at - 1] or scene.role(at - 1) == "since"):
        at -= 1
    if _tried(around, at - 1):
        own = [(one, link) for one, link in around.before if one.last < at and not (link == "in" and one.type == "LOC")][:1]
        return [one for one, link in own if link == "direct" and not scene.parted(one.last, at)]
    one = scene.ending(at)
    if one is None or one.tie.role != "direct" or any(scene.gaps[one.first : around.head + 1]):
        return []
    return _with_joined(around, one) if _tried(around, one.first - 1) else []


def _predicated(around: Around) -> list[Stand]:
    """Of whom a bare word is said that opens no noun phrase: «إن بلاده مستعدة …»."""
    at, trigger = around.trigger.first, around.trigger
    if trigger.definite or trigger.hit.left or around.head != at or around.scene.gaps[at]:
        return []
    return [one for one, link in around.before[:1] if link == "direct" and one.last == at and one.first - around.clause <= 1 and one.entity]


def _with_joined(around: Around, one: Stand) -> list[Stand]:
    """A stand and those that «and» joins to it on either side."""
    row = [other for other, link in reversed(around.before) if link == "direct"]
    at = next((i for i, other in enumerate(row) if other is one), -1)
    if at < 0:
        return [one]
    low = high = at
    while low > 0 and row[low].tie.more:
        low -= 1
    while high + 1 < len(row) and row[high + 1].tie.more:
        high += 1
    return row[low : high + 1]


def _leading(around: Around, nearest: Stand) -> Stand:
    """Of the free stands of the clause before a noun the first one is the subject, the later ones are objects."""
    verb, told = around.scene.is_verb, {one.trigger.first for one in around.told}
    free = [one for one, link in reversed(around.before) if link == "direct" and not _reports(around, one)]
    return next((one for one in free if any(verb[at] or at in told for at in range(one.last, nearest.first))), nearest)


def _reports(around: Around, one: Stand) -> bool:
    """Whether it is an outlet or a source without a name: whose news it is takes no part in it."""
    found = around.scene.reading.known(one.name)
    if one.type == "ORG":
        return any(hit.record.kind == "outlet" for hit in found)
    return one.type == "UNNAMED" and around.scene.reading.words[one.name] in around.scene.sources


def intended(around: Around) -> bool:
    """Whether a word of attempt, wish or plan ends right before the trigger: «على وشك القضاء على …»."""
    at = around.trigger.first
    return any(one.last == at and one.record.value in _TRIED for word in (at - 1, at - 2) for one in around.scene.factuality[word])


def _tried(around: Around, word: int) -> bool:
    """Whether a word is the verb of an attempt, a wish or a plan: «حاولت التسلل»."""
    return word >= 0 and any(hit.record.value in _TRIED for hit in around.scene.factuality[word])


def joined_to(around: Around) -> list[Stand]:
    """Who acts in a noun that «and» joins to the event before it, or to the nouns of a relative clause: him whom that clause describes."""
    scene, at = around.scene, around.trigger.first
    low = around.told[-1].trigger.last if around.told else around.low
    opener = next((i for i in range(at - 1, max(low, around.low) - 1, -1) if scene.role(i) == "relative"), -1)
    if opener < 0:
        if not around.told or apart(around):
            return governed.able(scene, around.clause, at)
        if around.told[-1].trigger.type == "REQUEST" and around.trigger.type in ASKED_OF_OTHERS:
            return around.told[-1].recipients
        return around.told[-1].recipients if around.told[-1].trigger.mode == "charge" else around.last
    around.opener = opener
    free = any(one.tie.role == "direct" for one in scene.between(opener, at))
    return [] if free else relative.described(around)


def apart(around: Around) -> bool:
    """Whether the known event told before stands behind a preposition, so that «and» joins a bare noun to something else: «الالتفاف على القيود وتزويد …»."""
    main = around.told[-1].trigger
    known = around.scene.reading.words[main.first].startswith(("ال", "لل"))
    return known and not main.verbal and not around.trigger.definite and around.scene.role(main.first - 1) in _GOVERNED
