"""Verbs that are as often passive and go with an object: «يحاكم سامر», «اتهم سامر باختلاس …», «منع الوزير من السفر». The man behind one of them alone is whom it is done to.

It reads what stands beside the verb, and knows no subject that is no stand.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import gender
from riwaya.events.around import Around
from riwaya.events.looking_back import pronoun
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene

_OTHERS: Final = frozenset({"اخر", "اخرون", "اخرين", "اخران", "اثنان", "اثنين"})
_CLOSE: Final = 3
_SHOOT: Final = "trigger.shoot"
_FIRE: Final = 8
_AT_HIM: Final = frozenset({"عليه", "عليها", "عليهم", "عليهما"})
_BULLETS: Final = ("نار", "نيران", "رصاص")
_REMOVING: Final = frozenset({"COERCE", "ELECT", "LEGAL"})
_ON_TRIAL: Final = frozenset({"امام", "بتهمه", "بتهم", "غيابيا"})
_ALSO: Final = frozenset({"كذلك", "ايضا"})
_MANY: Final = ("ين", "ات")
_WITH_OBJECT: Final = frozenset({"trigger.accuse", "trigger.appoint"})
_TO_OFFICE: Final = frozenset({"trigger.appoint", "trigger.elect", "trigger.choose"})


def tried(scene: Scene, trigger: Trigger, around: Around, free: list[list[Stand]], before: list[Stand]) -> list[Stand]:
    """Who is tried: «يحاكم سامر العلي بتهمة …»; a court or authorities try, and who has somebody behind him that they try."""
    found = free[0] if free else before
    if trigger.record.id != "trigger.try" or not found or (len(free) > 1 and free[1][0].first < around.next):
        return []
    bodies = any(one.type not in ("PER", "UNNAMED") or one.armed or any(hit.record.id == "group.bodies" for hit in scene.reading.known(one.name)) for one in found)
    return [] if bodies or trigger.hit.right else found


def object_taken(around: Around) -> bool:
    """Whether an unknown plural stands as the object, right behind the subject: «حثت السفارة الأطراف …», «دعا الوزير اللبنانيين …»."""
    scene, at = around.scene, around.trigger.last
    behind = next((one.last for one, link in around.after if link == "direct" and one.first == at), at)
    if behind >= len(scene.gaps) or scene.gaps[behind] or not around.unknown(behind) or (behind == at and not around.before):
        return False
    word, before = scene.reading.words[behind], scene.reading.words[behind - 1]
    return any(word.endswith(one) and not before.endswith(one) for one in _MANY)


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


def we(scene: Scene, trigger: Trigger) -> bool:
    """Whether a past verb in «نا» tells what the speaker's own did: «سيطرنا على المدينة», «دمرنا ثلاث دبابات», not «هاجمنا المسلحون»."""
    at, words = trigger.last, scene.reading.words
    if trigger.hit.right != "نا" or trigger.hit.shape.tense != "past" or at >= len(words) or scene.gaps[at]:
        return False
    one = scene.stand_at[at]
    if one is not None:
        return one.type == "LOC" or gender.case(scene, one) == "object"
    return bool(scene.role(at)) or scene.counted(at) or not words[at].startswith("ال")


def struck_by(scene: Scene, trigger: Trigger) -> int:
    """Behind the noun of a deed that is the subject of a verb of violence, «استهدف قصف …», «استهدفت الغارات …»; or 0."""
    at = trigger.last
    if trigger.type != "ASSAULT" or trigger.frame != "act" or trigger.hit.right or at >= len(scene.gaps) or scene.gaps[at] or scene.reading.words[at].endswith("ا"):
        return 0
    for hit in scene.reading.at(at):
        deed = hit.record.kind == "trigger" and hit.record["type"] == "ASSAULT" and hit.record["frame"] == "act" and hit.shape.pos == "noun"
        if deed and hit.left in ("", "ال") and not hit.right:
            return hit.last
    return 0


def shot_at(around: Around) -> list[Stand]:
    """Whom a pronoun behind «the fire» stands for: «أطلق جنود النار عليهم»."""
    scene, trigger = around.scene, around.trigger
    if trigger.record.id != _SHOOT:
        return []
    for at in range(trigger.last, min(trigger.last + _FIRE, around.next, len(scene.gaps))):
        if scene.gaps[at]:
            return []
        if scene.reading.words[at] in _AT_HIM and at and scene.reading.words[at - 1].endswith(_BULLETS):
            found = pronoun(scene, trigger.first, scene.reading.words[at].removeprefix("علي"))
            return [found] if found is not None else []
    return []


def left(scene: Scene, one: Stand) -> bool:
    """«دعت رعاياها إلى مغادرة لبنان»: whether a place is only what somebody is to leave."""
    return one.type == "LOC" and one.first > 0 and any(hit.record.id == "trigger.go_out" for hit in scene.reading.known(one.first - 1))


def others_hit(around: Around, one: Stand) -> bool:
    """«وأصيب 12 آخرون جراء هجوم شنه مسلحون»: whether it is told before somebody who they were that were hit, by a word without a name."""
    words, at = around.scene.reading.words, around.trigger.last
    return one.first > at and any(word in _OTHERS for word in words[at : min(at + _CLOSE, one.first)])
