"""The noun right before a verb that nobody knows: whether the verb describes it, or says what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.deciding import decides
from riwaya.events.written import ends_in_pronoun

if TYPE_CHECKING:
    from riwaya.events.around import Around

_DEFINITE: Final = ("ال", "وال", "بال", "لل")
_WAS: Final = frozenset({"كان", "كانت"})  # «إن مصر كانت تقصف …»
_WITHIN: Final = ("في", "خلال")


def describes(around: Around) -> bool:
    """Whether the verb describes the noun right before it, which nobody knows: «جسور سيطرت عليها …»."""
    scene, at = around.scene, around.trigger.first
    if not around.trigger.verbal or around.trigger.hit.left or at < 1 or scene.gaps[at] or issues(around) or scene.reading.words[at - 1].startswith(_DEFINITE):
        return False
    many = around.trigger.hit.shape.number == "p" and scene.reading.raw(at - 1).endswith("ة")  # «مسلحين كانوا في سيارة أطلقوا …»
    if many or scene.reading.words[at - 1] in _WAS or ends_in_pronoun(scene.reading, at - 1) or scene.reading.words[at - 1].endswith(("ها", "هم", "ا")):
        return False
    if not any(scene.is_verb[around.clause : at]) and (scene.role(around.clause) or scene.reading.words[around.clause].startswith(("وفي", "ومن"))):
        return False
    if any(one.last == at - 1 and not scene.gaps[one.last] for one, _ in around.before):
        return False
    return not (scene.role(at - 1) or scene.holder[at - 1] is not None or scene.is_verb[at - 1] or scene.is_timed[at - 1] or decides(scene, at - 1))


def issues(around: Around) -> bool:
    """Whether the verb says what stands in the noun right before it, whose writer says it: «أصدر … بيانا نفى فيه …»."""
    scene, at = around.scene, around.trigger.first
    if not around.trigger.verbal or around.trigger.hit.left or around.opener >= 0 or at < 1 or scene.holder[at - 1] or scene.role(at - 1):
        return False
    return around.trigger.last < len(scene.gaps) and scene.is_link(around.trigger.last, "argument.back") and scene.reading.words[around.trigger.last].startswith(_WITHIN)
