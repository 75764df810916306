"""Whether an event is told as fact, and which words decided it.

FactBank's values from the words before the trigger inside its clause, the verb's own tense, what follows soon after, and
the stance of the statement it lies in. It knows no irony, and a negation that stands after its event is seen only as
the stance of a denial.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from riwaya.events.afterwards import OCCASIONS, after
from riwaya.events.deciding import before, definite, goes_on_with, going_into, only_may_be, placed, pointed, put_off, unless_it
from riwaya.events.nouns import Trigger
from riwaya.events.reaching import RESULT, ahead, another_verb, bound, by_court, convicted, cut_off, dates, denied, distance, is_aim, obliged, threatened
from riwaya.events.scene import Scene
from riwaya.events.written import charged_with
from riwaya.lexicon.letters import fold_word
from riwaya.model import Statement
from riwaya.text import Hit

Says = tuple[str, bool] | None  # the value that a word gives the event, and whether it negates it; nothing where it says nothing
_STANCE: Final = {"denies": "CT-", "demands": "U", "expects": "PR+", "hedges": "PS+"}
_AHEAD: Final = 14
_PURPOSE: Final = 8
_JOINED: Final = 3
_AT_ONCE: Final = {"wondered": "PS+", "unproved": "U"}  # whatever is denied before
_NEVER: Final = "لن"  # «لن تعيد الحرب»
_COUPS: Final = frozenset({"trigger.coup", "trigger.coup_attempt"})
_OPPOSING: Final = ("رفضا", "ورفضا")
_OR: Final = "او"  # «يخططون للاحتفال أو الاحتجاج»
_CARRIED: Final = 4
_NOT: Final = frozenset({"factuality.not", "factuality.without", "factuality.other_than"})
_OF_NOUNS: Final = frozenset({"factuality.without", "factuality.other_than"})
_WHOEVER: Final = frozenset({"factuality.whoever", "factuality.with_whoever"})
_BEFALLS: Final = frozenset({"undergo", "happen"})
_TO_COME: Final = frozenset({"future", "plan", "condition"})
_INTENT: Final = frozenset({"wish", "plan", "must"})
_NOT_DONE: Final = _INTENT | {"feared"}
_AHEAD_OF: Final = _TO_COME | {"negation", "wish", "must"}
_BROUGHT: Final = 1  # a known thing that is feared is there, but not where it only comes about: «مخاوف من تجدد القتال»
_GIVING_WAY: Final = frozenset({"RETREAT", "CONCEDE"})
_OWN_DEEDS: Final = frozenset({"trigger.resign", "trigger.sign", "trigger.dialogue", "trigger.negotiate"})  # who refuses these refuses to do them
_NEGATING: Final = frozenset({"negation", "failure"})
_OVER_NOUNS: Final = frozenset({"negation", "failure", "plan", "tried"})
_DEEDS: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION"})


def judge(scene: Scene, trigger: Trigger, statement: Statement | None, heads: bool) -> tuple[str, list[str]]:
    """The value and its reasons; `heads` says that the trigger is the first of its statement's content."""
    if _tied(scene, trigger):
        return "CT+", ["factuality.tie"]
    if trigger.record.id == "trigger.invite" and trigger.hit.left == "ب":
        return "CT+", ["rule.given"]  # «سيزور … بدعوة من …»
    if by_court(scene, trigger):
        return "CT+", ["rule.by_court"]
    if trigger.definite and _has_been(scene, trigger.last) and (statement is None or statement.stance != "denies"):
        return "CT+", []  # «لن تعترف بالانتخابات التي جرت»
    given = not trigger.verbal and _given(scene, trigger)
    carrier = trigger.governor if trigger.governor is not None and not given and not trigger.governor.record.get("granted") else None
    if carrier is None and trigger.governor is not None and "س" in trigger.governor.left and not given:
        return "PR+", ["rule.future_sin"]  # «ستعلن عن حزمة مساعدات», «سيحضر الاجتماع»
    verb = trigger.hit if trigger.verbal else carrier
    value, negated, why = _before(scene, trigger, trigger.first, verb)
    if carrier is not None and not value and not negated:
        value, negated, why = _before(scene, trigger, carrier.first, verb)
        if negated and trigger.definite and not trigger.hit.right and _outlasts(trigger, carrier):
            value, negated = "", False
    if unless_it(scene, trigger.first):
        return "CT-", ["rule.counterfactual"]
    if negated:
        return ("U" if value == "U" else "CT-"), why
    if not value and verb is not None and "س" in verb.left and not (verb is carrier and goes_on_with(scene, trigger, verb)):
        value, why = "PR+", ["rule.future_sin"]
    if not value and verb is not None and verb.left.endswith("ل") and verb.shape.tense == "present" and not _follows(trigger, verb):
        value, why = "U", ["rule.purpose_lam"]
    if not value and trigger.verbal and trigger.hit.shape.tense == "present" and obliged(scene, trigger.first):
        value, why = "U", ["rule.obliged"]
    if not value and not trigger.verbal and not trigger.hit.left.rstrip("ال") and bound(scene, trigger.first) is not None:
        return "U", ["rule.obliged"]
    if not value and trigger.asked.aims and not given and is_aim(scene, trigger):
        value, why = "U", ["rule.aim"]
    if value in ("", "PS+") and not _charge(trigger):
        later, reasons = after(scene, trigger)
        if not value or later == "CT-":
            value, why = later, reasons
    stance = statement.stance if statement is not None else ""
    recalled = stance == "demands" and verb is trigger.hit and verb.shape.tense == "past" and not any(one.startswith("factuality.") for one in why)
    if stance in _STANCE and (recalled or _told_of(scene, trigger, verb)):
        return value or "CT+", [*why, "rule.told_of"]
    heads = heads or trigger.asked.beside
    if stance == "denies" and statement is not None and (_charge(trigger) or _beside(scene, trigger, statement)):
        return value or "CT+", why
    known = definite(scene, trigger) and not trigger.verbal and not trigger.hit.right
    if given or (stance == "demands" and statement is not None and _described(scene, trigger, statement)):
        return value or "CT+", [*why, "rule.given"]
    if value == "PR+" and "factuality.to_come" in why and stance == "demands" and heads:
        value = ""  # «دعا إلى إضراب يوم الأحد المقبل» is asked for, not arranged
    if stance in _STANCE and ((heads and (not known or stance == "demands")) or trigger.verbal or stance == "denies") and not (value and stance in ("expects", "demands")):
        value, why = _STANCE[stance], [f"stance.{stance}", *why]
    if not value and ahead(scene, trigger):
        value, why = "PR+", ["rule.ahead"]
    return value or "CT+", why


def _outlasts(trigger: Trigger, carrier: Hit) -> bool:
    """«لم يحضر الاجتماع», «لم تسفر المفاوضات عن …»: whether a known event is there, though the verb that carries it is denied."""
    return carrier.record["subject"] not in ("none", "scene") or (carrier.record.id == RESULT and carrier.last == trigger.first)


def _follows(trigger: Trigger, verb: Hit) -> bool:
    """«لتندلع مواجهات», «ليسقط قتلى»: what nobody does behind «ل» came of what was told before it."""
    return trigger.frame in _BEFALLS if verb is trigger.hit else verb.record["subject"] == "none"


def _told_of(scene: Scene, trigger: Trigger, verb: Hit | None) -> bool:
    """«نفت أن تكون الطائرة التي قصفت القرية لها»: what a past verb behind «الذي» tells is known, whatever is denied, wanted or supposed of it."""
    if verb is None or verb.shape.tense != "past" or verb.first == 0 or trigger.first - verb.last > _CARRIED or scene.role(verb.first - 1) != "relative":
        return False
    return scene.reading.words[verb.first - 1].startswith("ال")


def _beside(scene: Scene, trigger: Trigger, statement: Statement) -> bool:
    """«نفى احتجازه في البلد، الذي استقال فيه»: what a clause behind a comma only adds is not denied."""
    begins = [first for first, last in (scene.words(part) for part in statement.content) if first < trigger.first < last]
    return any(scene.gaps[at] > 0 and scene.role(at) == "relative" for first in begins for at in range(first + 1, trigger.first))


def _described(scene: Scene, trigger: Trigger, statement: Statement) -> bool:
    """«انطلقت المسيرة التي دعت إليها النقابة»: a protest or a meeting stands before the demand that only describes it."""
    if trigger.type not in OCCASIONS or trigger.verbal or not trigger.definite or statement.cue is None:
        return False
    return trigger.last <= scene.words(statement.cue.span)[0]


def _given(scene: Scene, trigger: Trigger) -> bool:
    """«دعا إلى الهدوء بعد هجوم …»: a noun behind a word of time or cause is taken for granted by what is wanted, denied or supposed before it."""
    return any(one.record.value == "given" and trigger.first - one.last < int(one.record["reach"]) and not dates(scene, one) for one in before(scene, trigger.first))


def _has_been(scene: Scene, word: int) -> bool:
    """Whether «التي» at a word opens what a past verb tells of the noun before it, which is not itself to come."""
    if word + 1 >= len(scene.gaps) or scene.role(word) != "relative" or not scene.reading.words[word].startswith("ال") or scene.gaps[word] == 2:
        return False
    verbs = [one.shape for one in scene.reading.known(word + 1) if one.shape.pos == "verb"]
    return bool(verbs) and all(one.tense == "past" for one in verbs)


def _tied(scene: Scene, trigger: Trigger) -> bool:
    """«نفى صلته بالهجوم», «أي تورط لها في التفجير»: a noun that is told as what somebody has or has not to do with."""
    if trigger.verbal:
        return False
    found = before(scene, trigger.first)
    if not found or found[0].record.value != "tie" or trigger.first - found[0].last >= int(found[0].record["reach"]):
        return False
    return trigger.hit.left.startswith("ب") or any(scene.role(word) for word in range(found[0].last - 1, trigger.first))


def _before(scene: Scene, trigger: Trigger, at: int, verb: Hit | None) -> tuple[str, bool, list[str]]:
    """The value of the words before `at`, whether they negate, and which they were."""
    value, negated, why = "", False, list[str]()
    over, meanwhile = -1, False
    if trigger.hit.shape.pos == "participle" and scene.gaps[at]:
        return value, negated, why  # «أكد أن العملية "لا يمكن أن تنجح"، منددا بـ…»
    says: Says
    for one in before(scene, at):
        record = one.record
        kind = str(record.value)
        if distance(scene, one, at) >= _reach(trigger, verb, one) or (one.shape.pos == "participle" and kind != "wish") or another_verb(scene, one):
            continue
        if cut_off(scene, one, at):
            break
        if over >= 0 and one.shape.pos != "word" and not any(scene.role(i) == "break" for i in range(one.last, over)):
            break  # «ينفي الخبر وحليفه يهدد بمقاطعة …»: the verb beside the event is of another clause
        if (kind == "given" and not trigger.verbal and not dates(scene, one)) or (kind == "once" and verb is not None and verb.shape.tense == "past"):
            break
        if kind == "meanwhile":
            meanwhile = not trigger.verbal
            continue
        if meanwhile and kind not in _TO_COME:
            continue
        if kind in _AT_ONCE:
            return _AT_ONCE[kind], False, [record.id]
        if kind in _OWN:
            says = _OWN[kind](scene, trigger, one)
        elif _passes(scene, trigger, verb, one):
            continue
        elif _negates(scene, trigger, one, at):
            says = ("", True)
        elif value or (one.record.id == "factuality.agreed_on" and trigger.asked.stage == "resignation"):
            continue  # whose resignation is accepted has resigned
        else:
            known = (definite(scene, trigger) or placed(scene, trigger)) and scene.reading.words[trigger.first - 1] != _OR
            found = "PS+" if going_into(scene, one) else _value(kind, trigger, verb, distance(scene, one, at), known)
            says = (found, False) if found else None
            over = one.first if found and one.shape.pos == "verb" else over
        if says is not None:
            value, negated = value or says[0], negated or says[1]
            why.append(record.id)
    return value, negated, why


def _once_told(scene: Scene, trigger: Trigger, one: Hit) -> Says:
    """What is told of the past is so."""
    return "", False


def _of_any(scene: Scene, trigger: Trigger, one: Hit) -> Says:
    """«لم تشارك في أي هجوم» was none, «أي هجوم سيقابل بالرد» may be; «لم تتبن أي جهة الهجوم» is about any body."""
    if trigger.definite and trigger.first > one.last:
        return None
    if not trigger.verbal and any(no.record.value == "negation" for no in before(scene, one.first)):
        return "", True
    return "U" if not trigger.verbal and trigger.type in _DEEDS else "", False


def _rumoured(scene: Scene, trigger: Trigger, one: Hit) -> Says:
    """What is only said may be, and is not where it is denied."""
    return "PS+", _denied_before(scene, one.first)


def _until(scene: Scene, trigger: Trigger, one: Hit) -> Says:
    """What is waited for is open."""
    return ("U", False) if _lies_ahead(scene, one.first) else None


_OWN: Final[dict[str, Callable[[Scene, Trigger, Hit], Says]]] = {"history": _once_told, "any": _of_any, "rumoured": _rumoured, "until": _until}


def _negates(scene: Scene, trigger: Trigger, one: Hit, at: int) -> bool:
    """Whether a word says that the event is not; a refusal, right before it; a plan, where that is denied: «لا تنوي أوروبا رفع العقوبات»."""
    kind = str(one.record.value)
    if kind == "refusal":
        if (scene.reading.words[one.first] in _OPPOSING or trigger.record.id in _COUPS) and trigger.first >= one.last:
            return False  # «خرجوا رفضا لقرار إقالة …»
        objects = trigger.type in _DEEDS and one.shape.pos == "noun" and trigger.hit.left.endswith("ل")  # «رفضها لحجب …» is no refusal to do it
        return _refused(trigger) and not objects and at - one.last < 3
    if kind == "called_off":
        return not (only_may_be(scene, one) or put_off(scene, one, trigger.last))
    if kind == "plan":
        return one.shape.pos == "verb" and denied(scene, one)
    if kind in ("achieved", "possible"):
        return denied(scene, one)
    return kind in _NEGATING and not (kind == "failure" and one.shape.pos == "noun" and threatened(scene, one))


def _reach(trigger: Trigger, verb: Hit | None, one: Hit) -> int:
    """How many words a word reaches forward; what is wanted and planned only a few over a noun, but for its purpose: «ناشد … التدخل لوقف …»."""
    reach, kind = int(one.record.get("reach", 1)), one.record.value
    if verb is trigger.hit or kind not in _INTENT:
        return reach
    return _PURPOSE if kind == "wish" and trigger.hit.left.endswith("ل") and not trigger.verbal else min(reach, 4)


def _passes(scene: Scene, trigger: Trigger, verb: Hit | None, one: Hit) -> bool:
    """Whether a word of doubt or denial has nothing to say of this event: «أمر بضربات أسفرت عن مقتل …», what a past verb tells is not what was wanted."""
    record, value = one.record, one.record.value
    if record.id in _NOT and one.last < trigger.first and _known_object(scene, trigger, one):
        return True
    if (record.id in _OF_NOUNS and verb is trigger.hit) or (record.id == "factuality.stood_accused" and not charged_with(scene.reading, one)):
        return True
    if record.id == "factuality.must" and pointed(scene, trigger):
        return True  # «يجب أن تكون هذه الاحتجاجات سلمية»
    if value == "tried" and trigger.hit.left.endswith("ب") and not trigger.verbal:
        return True  # «يحاول بمساعدة …»
    if value == "failure" and trigger.record.id == "trigger.coup_attempt":
        return True  # «إفشال محاولة الانقلاب»
    if value in ("failure", "refusal") and one.shape.pos == "verb" and denied(scene, one):
        return True  # «لم تمنع الهدنة الجيش من القصف»
    if value == "failure" and trigger.type == "CONSULT" and trigger.definite and one.last == trigger.first and trigger.hit.left in ("", "ال"):
        return True  # «فشل المفاوضات»: they were held
    if record.id in _WHOEVER and (verb is not trigger.hit or verb.shape.tense != "present"):
        return True  # «كل من روسيا …»
    if value in _NOT_DONE and verb is not None and verb.shape.tense == "past" and one.last <= verb.first and scene.role(verb.first - 1) != "break":
        return True
    if _another(scene, trigger, one) or _at_a_talk(scene, trigger, one) or (record.get("by") and not (_by(scene, trigger, record["by"], one.last) or _barred(trigger, one))):
        return True
    if record.id in ("factuality.denial", "factuality.untrue") and _charge(trigger):
        return True
    if value == "called_off":
        return trigger.type not in OCCASIONS or trigger.verbal
    if value == "decided":
        held = trigger.type == "CONSULT" and trigger.frame == "both" and any(by.record.id == "bearing.doing" and not by.right for by in scene.bearings[trigger.first - 1])
        return not (held or trigger.type == "PROTEST") or trigger.verbal or (trigger.asked.beside and one.shape.pos == "word")  # «قررت الجامعة عقد قمة»
    if record.id == "factuality.spoken_for" and trigger.hit.right and not trigger.verbal and "برر" in scene.reading.words[one.first]:
        return True  # «لتبرر قصفها»
    if value == "wish" and trigger.asked.beside and "و" in trigger.hit.left:
        return True  # «للمطالبة بالتنمية واحتجاجا على …»
    return value == "charged" and convicted(scene, one.first)


def _charge(trigger: Trigger) -> bool:
    """«نفت اتهامات …»: who denies a charge does not deny that it was made, but for «نفت توجيه اتهامات …»."""
    return trigger.type == "ACCUSE" and not trigger.verbal and trigger.governor is None


def _denied_before(scene: Scene, word: int) -> bool:
    """«نفت الوزارة … ما تم تداوله»: whether a verb of denial opens the sentence of what is going round."""
    first = scene.reading.sentences[scene.reading.sentence_of(word)].first
    return any(one.record.id == "factuality.denial" for i in range(first, word) for one in scene.factuality[i])


def _known_object(scene: Scene, trigger: Trigger, denial: Hit) -> bool:
    """«عدم تقويض المحادثات», «لم يناقش العقوبات»: a known noun whose own word is not denied, only what stands before it."""
    before = trigger.first - 1
    governor = trigger.governor
    if trigger.verbal or not trigger.definite or (governor is not None and governor.record.id != RESULT) or trigger.hit.right:
        return False
    if scene.bearings[before] or scene.role(before):
        return False
    managed = any(one.record.value in ("achieved", "failure") for one in scene.factuality[before])
    return (trigger.type in _DEEDS and scene.reading.words[denial.first] != _NEVER) or managed or governor is not None or not scene.is_verb[before]


def _refused(trigger: Trigger) -> bool:
    """Whether who refuses a thing keeps it from being: «رفض الانسحاب»; «رفض الحصار», «رفض دعوة …» refuse what is."""
    return not trigger.verbal and trigger.type != "REQUEST" and (not trigger.definite or trigger.type in _GIVING_WAY or trigger.record.id in _OWN_DEEDS)


def _by(scene: Scene, trigger: Trigger, preposition: str, low: int) -> bool:
    """«هدد بهجمات», «منع … من شن هجمات»: whether a noun, or the one that only carries it, is what the preposition brings."""
    at, preposition = trigger.first, fold_word(preposition)
    while at > 1 and scene.bearings[at - 1] and not scene.reading.words[at - 1].startswith(preposition):
        at -= 1
    if trigger.hit.left.startswith("و") and any(scene.reading.words[i] == preposition for i in range(max(low, at - _JOINED), at)):
        return not trigger.verbal  # «منعهم من اقتحام المقر وتخريبه»
    carried = at > 0 and bool(scene.bearings[at - 1]) and scene.reading.words[at - 1].startswith(preposition)
    return not trigger.verbal and (carried or trigger.hit.left.startswith(preposition) or (at > 0 and scene.reading.words[at - 1] == preposition))


def _barred(trigger: Trigger, one: Hit) -> bool:
    """«منعت قوات الأمن تنظيم مظاهرة»: whether a gathering is itself what is forbidden."""
    return one.record.id == "factuality.kept_from" and trigger.type in OCCASIONS and not (trigger.verbal or trigger.definite) and trigger.first - one.last <= _CARRIED


def _another(scene: Scene, trigger: Trigger, word: Hit) -> bool:
    """Whether a verb of denial, failure or intent does not reach a verb of its own clause: «أحبطت هجوما وأسرت …»; it governs nouns and what follows «أن»."""
    if word.shape.pos != "verb" or word.record.value not in _OVER_NOUNS:
        return False
    return trigger.verbal and scene.role(trigger.first - 1) != "break"


def _at_a_talk(scene: Scene, trigger: Trigger, word: Hit) -> bool:
    """«نفى الوزير في اتصال هاتفي أن …»: a talk is where a verb of denial or demand is said, not what it reaches."""
    at = trigger.first
    if trigger.type != "CONSULT" or trigger.verbal or word.shape.pos == "word" or scene.role(at - 1) != "in" or word.record.get("within"):
        return False
    return word.last == at - 1 or scene.ending(at - 1) is not None


def _lies_ahead(scene: Scene, word: int) -> bool:
    """Whether the clause before «قبل أن» is denied, wanted or to come."""
    low = max(scene.reading.sentences[scene.reading.sentence_of(word)].first, word - _AHEAD)
    return any(one.record.value in _AHEAD_OF for i in range(low, word) for one in scene.factuality[i])


def _value(kind: str, trigger: Trigger, verb: Hit | None, distance: int, definite: bool) -> str:
    if kind == "qad":
        return "PS+" if verb is not None and verb.shape.tense == "present" else ""
    if kind == "must":
        return "U"
    if kind == "question":
        return "U" if trigger.verbal else ""
    if kind == "feared":
        return "" if definite and not trigger.verbal and distance < _BROUGHT else "PS+"
    if kind == "wish" and definite and trigger.hit.left.endswith("بال") and not distance and not trigger.verbal:
        return "U"  # «للمطالبة بالإفراج عن …»
    if kind == "wish" and trigger.type in _DEEDS and trigger.hit.left.endswith("لل") and not distance:
        return "U"  # «دعوات للتظاهر»
    if definite and not trigger.verbal and ((kind == "plan" and distance > 1) or (kind == "wish" and not trigger.hit.right)):
        return ""
    if kind in ("meant", "draft"):
        return "" if definite and (distance or kind == "meant") else "U"  # «رفض مقترح الهدنة»
    if kind == "decided" and definite and not distance:
        return ""  # «قرار الإضراب» tells of a known one
    return {"future": "PR+", "plan": "PR+", "decided": "PR+", "called_off": "PR+", "possible": "PS+", "charged": "PS+", "condition": "U", "wish": "U", "tried": "U"}.get(kind, "")
