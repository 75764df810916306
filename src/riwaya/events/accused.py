"""Whom a charge or a demand that a noun tells goes to: «بعد اتهامه بـ…», «وجهت إليه تهمة …», «لمطالبة الحكومة بـ…».

It reads the words right beside the noun, and the charge told before it.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.around import Around
from riwaya.events.looking_back import pronoun
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.picked import pick
from riwaya.events.scene import Scene

_NOUNS_IN_BA: Final = ("بعض", "بلاد", "بلد", "باقي", "بقيه", "بنك", "برلمان", "بعث", "بطل", "بنات", "بنت", "باحث", "بحار", "بايع")  # no word behind «ب»
_WHY: Final = frozenset({"في", "خلفيه", "بسبب", "وسط", "اثر", "ضمن"})
_WITH_HIM: Final = ("معه", "معها", "معهم")
_TO_THEM: Final = ("اليهم", "اليهما", "لهما")
_TO: Final = frozenset({"الي", "والي"})


def of_what(scene: Scene, at: int) -> bool:
    """Whether «ب» opens what is asked for or what somebody is accused of, and nobody's name."""
    if at >= len(scene.gaps) or scene.gaps[at] or scene.holder[at] is not None:
        return False
    word = scene.reading.words[at]
    return word.startswith("ب") and not word.startswith(_NOUNS_IN_BA)


def aimed_at(scene: Scene, trigger: Trigger, close: list[tuple[Stand, str]]) -> list[Stand]:
    """«لمطالبة الحكومة بـ…», «دعا إلى مطالبة فرنسا بـ…»: whom a demand that is the aim of something else asks."""
    if trigger.record.id != "trigger.demanding" or trigger.verbal or trigger.hit.left.endswith("ال") or trigger.hit.left == "لل" or trigger.hit.shape.number == "p":
        return []
    if not trigger.hit.left.endswith("ل") and (trigger.first == 0 or scene.reading.words[trigger.first - 1] not in _TO):
        return []
    if trigger.hit.right:
        found = pronoun(scene, trigger.first, trigger.hit.right)
        return [found] if found is not None else []
    return pick(close, ("direct",), [])


def of_arrested(around: Around) -> bool:
    """Whether accusations only say why somebody was arrested or tried: «لاتهامات …», «في اتهامات …»."""
    scene, trigger = around.scene, around.trigger
    main = around.told[-1] if around.told else None
    if trigger.record.id != "trigger.accuse" or trigger.verbal or trigger.definite or trigger.hit.shape.number != "p" or main is None or not main.recipients:
        return False
    held = main.trigger.type == "LEGAL" or main.trigger.mode == "arrest"
    why = trigger.hit.left in ("ل", "ب") or (trigger.first > 0 and scene.reading.words[trigger.first - 1] in _WHY)
    return held and why and scene.stand_at[trigger.last] is None


def within(around: Around) -> bool:
    """«وجهت النيابة … تهمة قتل …»: whether the verb that carries a charge does not carry what that is about."""
    main = around.told[-1].trigger if around.told else None
    return main is not None and main.mode == "charge" and main.governor is not None and main.governor is around.trigger.governor


def charged(around: Around) -> list[Stand]:
    """«وجهت إليه تهمة …»: whom a pronoun behind the verb that carries a charge takes up."""
    scene, verb = around.scene, around.trigger.governor
    if around.trigger.mode != "charge" or verb is None or verb.last >= around.trigger.first or verb.last >= len(scene.reading.words):
        return []
    word = scene.reading.words[verb.last]
    if scene.role(verb.last) != "back" and word not in _TO_THEM:
        return []
    found = pronoun(scene, verb.last, "هم" if word.endswith("هم") else "ها" if word.endswith("ها") else "ه", around.last, True)
    return [found] if found is not None else []


def questioned(around: Around) -> list[Stand]:
    """«للتحقيق معه»: whom a pronoun behind an inquiry takes up."""
    scene, trigger = around.scene, around.trigger
    word = scene.reading.words[trigger.last] if trigger.last < len(scene.gaps) and not scene.gaps[trigger.last] else ""
    if trigger.mode != "investigation" or word not in _WITH_HIM or not scene.reading.words[trigger.first].startswith("لل"):
        return []
    found = pronoun(scene, trigger.last, word.removeprefix("مع"), around.last, True)
    return [found] if found is not None else []


def of_it(scene: Scene, trigger: Trigger) -> bool:
    """«بعد اتهامه بالفساد»: whether the pronoun of one charge is the accused, what he is charged with standing right behind."""
    return trigger.record.id == "trigger.accuse" and trigger.hit.shape.number != "p" and bool(trigger.hit.right) and of_what(scene, trigger.last)
