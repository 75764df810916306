"""What the words behind an event say of it: that it was not, lies ahead or may be, or that it goes back before the one that the article tells."""

from __future__ import annotations

from typing import Final

from riwaya.events.deciding import before, begun
from riwaya.events.nouns import Trigger
from riwaya.events.reaching import closes, of_another
from riwaya.events.scene import Scene
from riwaya.text import Hit

_TOLD: Final = 6
_DENIED: Final = 11
OCCASIONS: Final = frozenset({"CONSULT", "PROTEST", "ELECT", "AWARD"})  # what can be called off before it has been


def after(scene: Scene, trigger: Trigger) -> tuple[str, list[str]]:
    """Words of the future behind the trigger, as long as no comma stands between and no past verb tells it."""
    end = min(trigger.last + _DENIED, len(scene.reading.words))
    for i in range(trigger.last, end):
        if scene.gaps[i] > 0:
            break
        for one in scene.factuality[i]:
            if one.record.value == "untrue" and scene.role(trigger.first - 1) != "in":
                return "CT-", [one.record.id]
            if one.record.value == "negation" and not trigger.verbal and closes(scene, one):
                return "CT-", [one.record.id]
            if one.record.value == "called_off" and trigger.type in OCCASIONS and _befalls(scene, trigger, one):
                return "CT-", [one.record.id]
            if i - trigger.last < int(one.record["reach"]) and one.record.value == "uncertain" and not trigger.verbal:
                return "PS+", [one.record.id]
            if one.record.value != "after" or i - trigger.last >= _TOLD or (trigger.verbal and trigger.hit.shape.tense == "past"):
                continue
            if not (begun(scene, i) or of_another(scene, trigger, i)):
                return "PR+", [one.record.id]
    return "", []


def earlier(scene: Scene, trigger: Trigger) -> str:
    """«سبق أن اختطف»: the mark of a deed before the one that the article tells."""
    return "earlier" if any(one.record.id == "factuality.once_before" for one in before(scene, trigger.first)) else ""


def _befalls(scene: Scene, trigger: Trigger, verb: Hit) -> bool:
    """«القمة التي تأجلت», «الزيارة أُلغيت»: whether a verb behind an occasion tells that it came to nothing; not «أجل», «ألغى» with a subject of their own."""
    if trigger.verbal or verb.shape.pos != "verb" or verb.shape.tense != "past":
        return False
    return scene.reading.words[verb.first].startswith("تاجل") or scene.reading.text[verb.start : verb.end].endswith("يت")
