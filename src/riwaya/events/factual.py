"""Whether an event is told as fact, and which words decided it.

FactBank's values from the words before the trigger inside its clause, the verb's own tense, what follows soon after, and
the stance of the statement it lies in. It knows no irony, and a negation that stands after its event is seen only as
the stance of a denial.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Trigger
from riwaya.events.scene import Scene
from riwaya.model import Statement
from riwaya.text import Hit

_STANCE: Final = {"denies": "CT-", "demands": "U", "expects": "PR+", "hedges": "PS+"}
_BACK: Final = 9
_AHEAD: Final = 14
_TOLD: Final = 6
_DENIED: Final = 11
_VERB: Final = 2  # the words of «لم يحدث»
_OCCASIONS: Final = frozenset({"CONSULT", "PROTEST", "ELECT", "AWARD"})  # what can be called off before it has been


def _hits(scene: Scene, first: int, last: int) -> list[Hit]:
    """Factuality words in `[first, last)`, the nearest to `last` first, longest form of each place."""
    kept: list[Hit] = []
    at = first
    while at < last:
        longest: Hit | None = None
        for hit in scene.factuality[at]:
            if hit.last <= last and (longest is None or hit.last > longest.last):
                longest = hit
        if longest is not None:
            kept.append(longest)
        at = longest.last if longest is not None else at + 1
    kept.reverse()
    return kept


def _window(scene: Scene, at: int) -> int:
    low = max(scene.reading.sentences[scene.reading.sentence_of(at)].first, at - _BACK)
    while at > low and scene.gaps[at] == 0 and scene.role(at - 1) != "relative":
        at -= 1
    return at


def judge(scene: Scene, trigger: Trigger, statement: Statement | None, heads: bool) -> tuple[str, list[str]]:
    """The value and its reasons; `heads` says that the trigger is the first of its statement's content."""
    if _tied(scene, trigger):
        return "CT+", ["factuality.tie"]
    carrier = trigger.governor if trigger.governor is not None and not trigger.governor.record.get("granted") else None
    verb = trigger.hit if trigger.verbal else carrier
    value, negated, why = _before(scene, trigger, trigger.first, verb)
    if carrier is not None and not value and not negated:
        value, negated, why = _before(scene, trigger, carrier.first, verb)
        if negated and trigger.definite and not trigger.hit.right and carrier.record["subject"] not in ("none", "scene"):
            value, negated = "", False
    if negated:
        return ("U" if value == "U" else "CT-"), why
    if not value and verb is not None and "س" in verb.left:
        value, why = "PR+", ["rule.future_sin"]
    if not value and verb is not None and verb.left.endswith("ل") and verb.shape.tense == "present":
        value, why = "U", ["rule.purpose_lam"]
    if not value:
        value, why = _after(scene, trigger)
    stance = statement.stance if statement is not None else ""
    if stance == "denies" and statement is not None and _beside(scene, trigger, statement):
        return value or "CT+", why
    known = trigger.definite and not trigger.verbal and not trigger.hit.right
    if stance in _STANCE and ((heads and (not known or stance == "demands")) or trigger.verbal or stance == "denies") and not (value and stance in ("expects", "demands")):
        value, why = _STANCE[stance], [f"stance.{stance}", *why]
    return value or "CT+", why


def _beside(scene: Scene, trigger: Trigger, statement: Statement) -> bool:
    """«نفى احتجازه في البلد، الذي استقال فيه»: what a clause behind a comma only adds is not denied."""
    begins = [first for first, last in (scene.words(part) for part in statement.content) if first < trigger.first < last]
    return any(scene.gaps[at] > 0 and scene.role(at) == "relative" for first in begins for at in range(first + 1, trigger.first))


def _tied(scene: Scene, trigger: Trigger) -> bool:
    """«نفى صلته بالهجوم», «أي تورط لها في التفجير»: a noun that is told as what somebody has or has not to do with."""
    if trigger.verbal:
        return False
    hits = _hits(scene, _window(scene, trigger.first), trigger.first)
    if not hits or hits[0].record["value"] != "tie" or trigger.first - hits[0].last >= int(hits[0].record["reach"]):
        return False
    return trigger.hit.left.startswith("ب") or any(scene.role(word) for word in range(hits[0].last, trigger.first))


def _before(scene: Scene, trigger: Trigger, at: int, verb: Hit | None) -> tuple[str, bool, list[str]]:
    """The value of the words before `at`, whether they negate, and which they were."""
    value, negated, why = "", False, list[str]()
    for one in _hits(scene, _window(scene, at), at):
        record = one.record
        reach = int(record.get("reach", 1))
        if verb is not trigger.hit and record["value"] in ("wish", "plan"):
            reach = min(reach, 4)
        if at - one.last >= reach or (one.shape.pos == "participle" and record["value"] != "wish"):
            continue
        if record["value"] == "history":
            why.append(record.id)
        elif record["value"] == "until":
            if _lies_ahead(scene, one.first):
                value = value or "U"
                why.append(record.id)
        elif _another(scene, trigger, one):
            continue
        elif record["value"] == "called_off":
            if trigger.type in _OCCASIONS and not trigger.verbal:
                negated = True
                why.append(record.id)
        elif record["value"] in ("negation", "failure") or (record["value"] == "refusal" and not trigger.definite and not trigger.verbal and at - one.last < 3):
            negated = True
            why.append(record.id)
        elif not value:
            value = _value(record["value"], trigger, verb, at - one.last, trigger.definite or _placed(scene, trigger))
            if value:
                why.append(record.id)
    return value, negated, why


def _another(scene: Scene, trigger: Trigger, word: Hit) -> bool:
    """Whether a verb of denial or failure does not reach a verb of its own clause: «أحبطت هجوما وأسرت …»; it governs nouns and what follows «أن»."""
    if word.shape.pos != "verb" or word.record["value"] not in ("negation", "failure"):
        return False
    return trigger.verbal and scene.role(trigger.first - 1) != "break"


def _lies_ahead(scene: Scene, word: int) -> bool:
    """Whether the clause before «قبل أن» is denied, wanted or to come."""
    low = max(scene.reading.sentences[scene.reading.sentence_of(word)].first, word - _AHEAD)
    return any(one.record["value"] in ("negation", "future", "plan", "wish", "condition") for i in range(low, word) for one in scene.factuality[i])


def _placed(scene: Scene, trigger: Trigger) -> bool:
    """«اجتماع الرياض»: a place as genitive makes a noun as definite as an article does; that of a journey is where it goes."""
    after = scene.between(trigger.last, trigger.last + 1) if trigger.frame != "visit" else []
    return any(one.first == trigger.last and one.type == "LOC" and not (one.left or scene.gaps[one.first]) for one in after)


def _value(kind: str, trigger: Trigger, verb: Hit | None, distance: int, definite: bool) -> str:
    if kind == "qad":
        return "PS+" if verb is not None and verb.shape.tense == "present" else ""
    if definite and not trigger.verbal and ((kind == "plan" and distance > 1) or (kind == "wish" and not trigger.hit.right)):
        return ""
    return {"future": "PR+", "plan": "PR+", "possible": "PS+", "condition": "U", "wish": "U", "attempt": "U"}.get(kind, "")


def _after(scene: Scene, trigger: Trigger) -> tuple[str, list[str]]:
    """Words of the future behind the trigger, as long as no comma stands between and no past verb tells it."""
    end = min(trigger.last + _DENIED, len(scene.reading.words))
    for i in range(trigger.last, end):
        if scene.gaps[i] > 0:
            break
        for one in scene.factuality[i]:
            if one.record["value"] == "untrue":
                return "CT-", [one.record.id]
            if one.record["value"] == "negation" and not trigger.verbal and _closes(scene, one):
                return "CT-", [one.record.id]
            if one.record["value"] == "called_off" and trigger.type in _OCCASIONS and _befalls(scene, trigger, one):
                return "CT-", [one.record.id]
            if i - trigger.last < int(one.record["reach"]) and one.record["value"] == "uncertain" and not trigger.verbal:
                return "PS+", [one.record.id]
            if i - trigger.last < _TOLD and one.record["value"] == "after" and not (trigger.verbal and trigger.hit.shape.tense == "past"):
                return "PR+", [one.record.id]
    return "", []


def _closes(scene: Scene, denied: Hit) -> bool:
    """«إن اللقاء لم يحدث»: words that say that something was not, right before a comma or the end."""
    return denied.record.id == "factuality.no_such" and denied.last - denied.first == _VERB and (denied.last >= len(scene.gaps) or scene.gaps[denied.last] > 0)


def _befalls(scene: Scene, trigger: Trigger, verb: Hit) -> bool:
    """«القمة التي تأجلت», «الزيارة أُلغيت»: whether a verb behind an occasion tells that it came to nothing; not «أجل», «ألغى» with a subject of their own."""
    if trigger.verbal or verb.shape.pos != "verb" or verb.shape.tense != "past":
        return False
    return scene.reading.words[verb.first].startswith("تاجل") or scene.reading.text[verb.start : verb.end].endswith("يت")
