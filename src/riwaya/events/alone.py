"""Verbs that are as often passive and go with an object: «يحاكم سامر», «اتهم سامر باختلاس …», «منع الوزير من السفر». The man behind one of them alone is whom it is done to.

It reads what stands beside the verb, and knows no subject that is no stand.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.around import Around
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene

_REMOVING: Final = frozenset({"COERCE", "ELECT", "LEGAL"})
_ON_TRIAL: Final = frozenset({"امام", "بتهمه", "بتهم", "غيابيا"})
_ALSO: Final = frozenset({"كذلك", "ايضا"})
_WITH_OBJECT: Final = frozenset({"trigger.accuse", "trigger.appoint"})
_TO_OFFICE: Final = frozenset({"trigger.appoint", "trigger.elect", "trigger.choose"})


def tried(scene: Scene, trigger: Trigger, around: Around, free: list[list[Stand]], before: list[Stand]) -> list[Stand]:
    """Who is tried: «يحاكم سامر العلي بتهمة …»; a court or authorities try, and who has somebody behind him that they try."""
    found = free[0] if free else before
    if trigger.record.id != "trigger.try" or not found or (len(free) > 1 and free[1][0].first < around.next):
        return []
    bodies = any(one.type not in ("PER", "UNNAMED") or one.armed or any(hit.record.id == "group.bodies" for hit in scene.reading.known(one.name)) for one in found)
    return [] if bodies or trigger.hit.right else found


def object_alone(scene: Scene, trigger: Trigger, first: list[Stand]) -> bool:
    """Whether the only man behind a verb that goes with an object is it, its subject being none or an unknown word: «كلف الملك سامر بتشكيل …», «اتهم سامر باختلاس …»."""
    one, at = first[-1], first[-1].last
    if trigger.record.id in _TO_OFFICE and one.type == "PER" and not trigger.hit.right and any(_as_office(scene, i) for i in range(one.name + 1, at + 1)):
        return True
    if trigger.record.id not in _WITH_OBJECT or one.type != "PER" or trigger.hit.right or at >= len(scene.gaps) or scene.gaps[at]:
        return False
    word = scene.reading.words[at]
    if word in _ALSO and at + 1 < len(scene.gaps):
        at, word = at + 1, scene.reading.words[at + 1]
    return (word.startswith("با") and not scene.is_named[at]) or any(hit.left == "ب" for hit in scene.reading.known(at))


def _as_office(scene: Scene, at: int) -> bool:
    """Whether an office in the accusative stands at a word, which somebody is given: «رئيسا», «سفيرة»."""
    if at >= len(scene.gaps) or scene.gaps[at] or not scene.reading.words[at].endswith(("ا", "ه")):
        return False
    return any(hit.record.kind == "title" and not hit.left and not hit.right for hit in scene.reading.known(at))


def kept_from(scene: Scene, trigger: Trigger, first: list[Stand]) -> bool:
    """Whether the one man behind a verb is kept or removed from what follows at once: «منع الوزير سامر من السفر», «عزل القاضي من منصبه»."""
    one, at = first[-1], first[-1].last
    bare = trigger.hit.shape.voice == "either" and trigger.hit.shape.gender != "f" and trigger.hit.shape.number == "s"
    if not bare or trigger.type not in _REMOVING or trigger.asked.of != "recipient" or one.type != "PER" or len(first) > 1:
        return False
    if at >= len(scene.gaps) or scene.gaps[at]:
        return False
    return scene.reading.words[at] in _ON_TRIAL if trigger.type == "LEGAL" else scene.is_link(at, "argument.from")
