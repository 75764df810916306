"""What a word of factuality reaches over, and what an event shares with the one beside it: «دعا إلى وقف القصف وإطلاق الأسرى».

It sees the words of one sentence, and knows no finite verb that the lexicon does not.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.deciding import inserted, window
from riwaya.events.nouns import MORTAL, Stand, Telling, Trigger
from riwaya.events.scene import Scene
from riwaya.events.written import written
from riwaya.lexicon.record import Analysis
from riwaya.text import Hit

RESULT: Final = "light.result"
_BOUND: Final = frozenset({"negation", "failure", "refusal", "wish", "plan", "must", "tried", "charged", "achieved", "feared"})
_SHARED: Final = frozenset({"U", "PR+", "PS+"})
_GIVING_WAY: Final = frozenset({"RETREAT", "CONCEDE"})
_GATHERINGS: Final = frozenset({"CONSULT", "PROTEST", "ELECT"})
_JOINED: Final = 18
_JOURNEY: Final = 14
_DUTY: Final = 8
_VERB: Final = 2  # the words of «لم يحدث»
_TOGETHER: Final = frozenset({"مشفوعا", "مشفوعه", "متبوعا", "متبوعه", "مرفوقا", "مرفوقه", "مصحوبا", "مصحوبه", "يليه", "تليها", "يعقبه", "يتبعه"})
_SUBJECT_TO: Final = ("خاضع", "الخاضع", "والخاضع", "تخضع", "يخضع", "خضوع", "عرضه")
_DONE: Final = ("وتم", "وجري")
_QUALIFIED: Final = 2
_PUT: Final = ("بايداع", "بوضع")
_NAMED: Final = 6
_ORDER: Final = 12
_ORDERED: Final = frozenset({"امر", "امرت", "وامر", "وامرت", "فامرت", "فامر"})
_COURTS: Final = frozenset({"النيابه", "نيابه", "المحكمه", "محكمه", "القاضي", "قاضي", "القاضيه", "قاضيه", "القضاء", "المدعي", "المستشار", "وكيل", "النائب"})
_BY_COURTS: Final = frozenset({"COERCE", "RETREAT", "LEGAL"})
_ON: Final = frozenset({"علي", "وعلي"})


def distance(scene: Scene, one: Hit, at: int) -> int:
    """How many words stand between a word and what it may reach; of a verb those of its subject, of times and between two commas do not count: «تعهدت حكومة … أمس تفكيك …»."""
    subject = one.shape.pos == "verb"
    if one.record.value not in ("wish", "plan", "decided", "tried") or not (subject or one.record.value == "decided"):
        return at - one.last
    between, word = 0, at
    while word > one.last:
        before = inserted(scene, word) if scene.gaps[word] else -1
        if before >= one.last:
            word = before
            continue
        word -= 1
        between += not subject or (scene.holder[word] is None and not scene.is_timed[word])
    return between


def dates(scene: Scene, one: Hit) -> bool:
    """«يحاول الجيش منذ شهر السيطرة على …»: whether a word of time has a time of its own behind it, so that it does not govern the noun."""
    return scene.reading.words[one.first] == "منذ" and scene.is_timed[one.last]


def is_aim(scene: Scene, trigger: Trigger) -> bool:
    """«خطة لترحيل …», «إجراءات للقبض على …»: a noun behind «ل» that no verb stands right before says what for."""
    first, left = trigger.first, trigger.hit.left
    if left == "ال" and not scene.gaps[first]:
        first -= 1  # «لاستعادة السيطرة على …»
        left = next((one.left for one in scene.reading.known(first) if one.record.kind == "trigger" and one.shape.pos in ("noun", "word")), "") if first >= 0 else ""
    before = first - 1
    subject = scene.reading.words[before].startswith(_SUBJECT_TO)  # «الخاضعة لسيطرة …»
    return not trigger.verbal and left.endswith("ل") and not left.endswith("ال") and before >= 0 and not (scene.gaps[first] or scene.is_verb[before] or subject)


def denied(scene: Scene, one: Hit) -> bool:
    """«لم تنجح», «لا يمكن», «غير قادر على»: whether a negation stands right before a word."""
    at = one.first
    if at < 1 or scene.gaps[at]:
        return False
    return any(no.record.value == "negation" and no.last == at and not (no.shape.pos == "verb" and denied(scene, no)) for no in scene.factuality[at - 1])


def cut_off(scene: Scene, one: Hit, at: int) -> bool:
    """«نفت موسكو … وأكدت دعمها»: whether «and» with a past verb opens another clause between a word and the event."""
    if one.record.value not in _BOUND:
        return False
    return any(scene.reading.words[i].startswith("و") and (_past(scene, i) or scene.reading.words[i] in _DONE) for i in range(one.last, at))


def by_court(scene: Scene, trigger: Trigger) -> bool:
    """«أمرت النيابة بحبس …»: whether a court or a prosecutor ordered what a noun tells, so that it is done."""
    words = scene.reading.words
    if trigger.verbal or trigger.type not in _BY_COURTS:
        return False
    if not trigger.hit.left.endswith("ب") and not any(word.startswith(_PUT) for word in words[max(0, trigger.first - _ORDER) : trigger.first]):
        return False
    for at in range(trigger.first - 1, max(-1, trigger.first - _ORDER), -1):
        if scene.gaps[at + 1] == 2:
            return False
        if words[at] in _ORDERED:
            return any(word.removeprefix("ب") in _COURTS for word in words[max(0, at - _NAMED) : trigger.first])
    return False


def of_another(scene: Scene, trigger: Trigger, at: int) -> bool:
    """«استقالته قبيل الانتخابات البرلمانية المقبلة»: whether a word for what is to come belongs to another kind of event behind this one."""
    for word in range(at - 1, max(trigger.last, at - _QUALIFIED) - 1, -1):
        if scene.is_timed[word]:
            return False
        others = [one.record for one in scene.reading.known(word) if one.record.kind == "trigger" and one.shape.pos == "noun" and one.left.endswith("ال")]
        if any(one is not trigger.record and not one["type"] == "CONSULT" == trigger.type for one in others):
            return True
    return False


def convicted(scene: Scene, charge: int) -> bool:
    """Whether a verdict stands before a charge in its sentence: «حكم عليه … بتهمة …»."""
    low = scene.reading.sentences[scene.reading.sentence_of(charge)].first
    return any(hit.record.get("stage") == "verdict" and _rules(scene, hit) for i in range(low, charge) if not scene.is_named[i] for hit in scene.reading.at(i))


def _rules(scene: Scene, hit: Hit) -> bool:
    """Whether a word of verdicts is one: no «سيأمر» in «سامر», no «قضى» in «قضية», no «مدينة» that is found guilty."""
    if hit.record.kind != "trigger" or hit.record.id == "trigger.acquit" or hit.shape.pos == "participle" or hit.shape.tense == "present":
        return False
    return written(scene.reading, hit)


def obliged(scene: Scene, verb: int) -> bool:
    """«على الحكومة أن تحتج»: a clause that opens with «على» and whose duty it is."""
    if not scene.is_link(verb - 1, "argument.that"):
        return False
    for at in range(verb - 2, max(-1, verb - _DUTY), -1):
        if scene.is_verb[at] or scene.gaps[at + 1]:
            return False
        if scene.role(at) == "against" and scene.reading.raw(at).endswith("لى"):
            first = scene.reading.sentences[scene.reading.sentence_of(at)].first
            return at < verb - 2 and (at == first or scene.gaps[at] > 0 or scene.is_link(at - 1, "argument.that"))
    return False


def bound(scene: Scene, noun: int) -> Stand | None:
    """«إن على السلطات الإفراج عن …»: who stands between «على», which opens a clause, and what he has to do."""
    one = scene.ending(noun) if noun else None
    if one is None or scene.gaps[noun] or one.first < 1 or one.left:
        return None
    at = one.first - 1
    if scene.role(at) != "against" or scene.reading.words[at] not in _ON or scene.gaps[one.first]:
        return None
    first = scene.reading.sentences[scene.reading.sentence_of(at)].first
    opens = at == first or scene.gaps[at] > 0 or scene.is_link(at - 1, "argument.that") or any(hit.record.value == "must" for hit in scene.factuality[at - 1])
    return one if opens and one.type != "DOC" else None


def _past(scene: Scene, word: int) -> bool:
    known = scene.reading.known(word)
    return any(hit.shape.tense == "past" and hit.left == "و" for hit in known) and not any(hit.shape.pos == "noun" for hit in known)


def goes_on(scene: Scene, before: Telling, telling: Telling) -> bool:
    """«يتضمن المقترح انسحاب … ورفع العقوبات»: whether a noun that «and» joins to the one before it is as open as that."""
    first, then = before.trigger, telling.trigger
    if before.factuality not in _SHARED or telling.factuality != "CT+" or before.sentence != telling.sentence or before.statement != telling.statement:
        return False
    if not (then.hit.left.startswith("و") or scene.reading.words[then.first - 1] in _TOGETHER):
        return False
    if first.verbal or then.verbal or then.frame in MORTAL or then.hit.right or (then.definite and then.type not in _GIVING_WAY):
        return False
    if then.first - first.last > _JOINED or any(one.startswith(("factuality.", "rule.given", "rule.told_of")) for one in telling.why):
        return False
    return not any(scene.is_verb[i] or scene.gaps[i] == 2 or scene.role(i) in ("relative", "break") for i in range(first.last, then.first))


def ahead(scene: Scene, trigger: Trigger) -> bool:
    """«سيشارك في مؤتمر», «وصل إلى … لإجراء مباحثات»: whether a meeting that is not known lies ahead with the verb before it."""
    if trigger.verbal or trigger.definite or trigger.hit.right or trigger.type not in _GATHERINGS:
        return False
    first = trigger.first
    if _past_next(scene, trigger.last):
        return False
    if any("س" in hit.left and hit.shape.tense == "present" and not scene.is_named[i] for i in range(window(scene, first), first) for hit in scene.reading.known(i)):
        return True
    brought = bool(first) and any(hit.left == "ل" for hit in scene.bearings[first - 1])
    low = max(scene.reading.sentences[scene.reading.sentence_of(first)].first, first - _JOURNEY)
    return brought and any(_travels(hit) for i in range(low, first - 1) for hit in scene.reading.known(i))


def _travels(hit: Analysis) -> bool:
    """Whether a word tells of a journey: «وصل», «غادر», «زيارة»."""
    record = hit.record
    return record.kind == "trigger" and str(record["type"]) == "CONSULT" and str(record["frame"]) != "both"


def _past_next(scene: Scene, word: int) -> bool:
    """«في هجوم وقع أمس»: whether a past verb tells of a noun right behind it."""
    return word < len(scene.gaps) and not scene.gaps[word] and any(hit.shape.tense == "past" for hit in scene.reading.known(word))


def closes(scene: Scene, denied: Hit) -> bool:
    """«إن اللقاء لم يحدث»: words that say that something was not, right before a comma or the end."""
    return denied.record.id == "factuality.no_such" and denied.last - denied.first == _VERB and (denied.last >= len(scene.gaps) or scene.gaps[denied.last] > 0)


def threatened(scene: Scene, one: Hit) -> bool:
    """«يهدد بإفشال المفاوضات», «حذر من إفشال الاتفاق»: a failure that may come denies nothing yet."""
    return any(other.record.value in ("threatened", "feared", "possible") for at in range(max(0, one.first - 4), one.first) for other in scene.factuality[at])


def another_verb(scene: Scene, one: Hit) -> bool:
    """«ترد كييف بشن …»: a jussive stands behind its negation only, elsewhere the same letters are another verb («لم ترد»)."""
    return one.shape.tense == "jussive" and (one.first == 0 or all(no.record.value != "negation" for no in scene.factuality[one.first - 1]))
