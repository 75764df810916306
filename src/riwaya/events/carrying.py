"""The verb that carries the noun of an event: «شن … هجوما», nearest first, inside its clause.

It counts words: behind a long insertion without names or times the verb is too far to be seen.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.scene import BEFORE_NOUNS, Scene
from riwaya.text import Hit

_REACH: Final = 8  # how far before a noun the verb stands that carries it
_FARTHEST: Final = 18  # and where somebody or a time stands right before the noun
_USE: Final = "light.use"


def verb_over(scene: Scene, word: int) -> Hit | None:
    """The carrying verb before the noun at a word; one farther off only where somebody or a time stands between, «عقد الوزير … ونظيره … اجتماعا»."""
    if scene.role(word - 1) == "other" or (scene.role(word - 2) == "other" and not scene.holder[word - 1] and not scene.gaps[word]):
        return None
    farthest = word - (_FARTHEST if _beside(scene, word) else _REACH)
    for i in range(word - 1, max(-1, farthest - 1), -1):
        light = scene.light[i]
        if scene.gaps[i + 1] == 2 or scene.role(i) == "break" or (scene.is_verb[i] and light is None and (i < word - _REACH or scene.role(i + 1) == "back")):
            return None
        if light is not None and not scene.is_named[i] and not _is_noun(scene, light):
            if (light.record.id == _USE or _is_known_fight(scene, word)) and _carries_another(scene, i + 1, word):
                return None  # «عقد مجلس الأمن اجتماعا لبحث الحرب»
            near = i >= word - _REACH or light.record["subject"] != "speaker"
            return light if near and not (scene.role(word - 1) == "in" and _carries_another(scene, i + 1, word - 1)) else None
    return None


def _carries_another(scene: Scene, low: int, high: int) -> bool:
    """Whether the verb has its noun already, so that it does not carry one behind «في» as well: «فتح تحقيقا في مقتل …»."""
    return any(hit.record.kind == "trigger" and hit.shape.pos == "noun" for at in range(low, high) for hit in scene.reading.known(at))


def _is_known_fight(scene: Scene, word: int) -> bool:
    """«الحرب», «القتال»: whether a word is a definite noun of violence."""
    return scene.reading.words[word].startswith("ال") and any(hit.record.kind == "trigger" and hit.record["type"] == "ASSAULT" for hit in scene.reading.known(word))


def _beside(scene: Scene, word: int) -> bool:
    """Whether a noun stands right behind somebody or a time, one preposition apart."""
    at = word - 1 - int(scene.role(word - 1) == "in")
    return at > 0 and (scene.holder[at] is not None or scene.is_timed[at])


def _is_noun(scene: Scene, light: Hit) -> bool:
    """Whether a word that may be a verb is a noun: right behind a preposition, «عن عقد …», or a verb and its subject, «بدأ الرئيس فرض …»."""
    word = light.first
    if scene.gaps[word] or light.shape.tense != "past" or light.right or light.shape.gender == "f" or light.shape.number != "s":
        return False
    if scene.role(word - 1) in BEFORE_NOUNS and light.record["subject"] == "actor":
        return True
    one = scene.ending(word)
    return one is not None and not scene.gaps[one.first] and one.first > 0 and scene.is_verb[one.first - 1]
