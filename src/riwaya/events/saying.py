"""Places of a saying: where somebody spoke, sits or lives, and not where that was of which is spoken."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import LOCAL, Stand, Telling, Trigger
from riwaya.events.scene import Scene

WORDS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "SANCTION", "COOPERATE", "LEGAL", "CONCEDE"})  # what is said and not done
SPOKEN: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_SPEAKER: Final = 8
_TOLD_OF: Final = LOCAL | {"ELECT"}
_PHRASE: Final = 3
_ADJECTIVE: Final = ("ي", "يه")
_NAMED: Final = 4
_AGAINST: Final = frozenset(lead + one for one in ("احتجاجا", "تنديدا", "استنكارا", "اعتراضا", "رفضا") for lead in ("", "و"))
_PRESS: Final = frozenset({"صحفي", "صحافي", "صحفيه", "صحافيه", "بيان", "تصريح", "تصريحات", "خطاب", "كلمه"})

_SAID: Final = frozenset({"بيان", "بيانات", "بلاغ", "تصريح", "تصريحات", "تغريده", "تدوينه", "منشور"})
_ISSUING: Final = 4


def spoken_at(scene: Scene, telling: Telling, one: Stand) -> bool:
    """Whether a place before an event's word is that of a saying or of a relative clause: «قال … في الرياض إن الهجوم …», «ندد … في جنيف بالهجوم …»."""
    first = telling.trigger.first
    if scene.is_led(one.first) and any(cue < one.first < said and not cue <= first < said for cue, said in scene.preludes()):
        return not (one.tie.role == "at" and telling.trigger.type in LOCAL and is_seat(scene, one))  # «أعلن الاتحاد الجهوي بأريانة عن إضراب»
    if first < one.first or scene.breaks(one.first, first):
        return False
    if telling.trigger.type != "CONSULT" and _at_the_press(scene, one):
        return True
    if one.tie.inner >= 0 and telling.trigger.type in WORDS and scene.parted(one.last, first + 1) and scene.role(one.tie.inner) == "relative":
        return True  # «رفع الراكب الذي أوقف في سوسة، دعوى …»
    for at in range(one.tie.at - 1, max(-1, one.tie.at - _SPEAKER), -1):
        if scene.gaps[at + 1]:
            break
        if any(hit.record.kind == "trigger" and hit.shape.pos == "verb" and hit.record["type"] in SPOKEN for hit in scene.reading.known(at)):
            return True
    return False


def issued(scene: Scene, one: Stand) -> bool:
    """Whether a stand only says who put out what is said: «في بيان صادر اليوم عن الرئاسة», «في بيان لوزارة الخارجية»."""
    words, at = scene.reading.words, one.first - 1 if one.left.endswith("ل") else one.tie.at - 1
    if at < 0 or one.type != "ORG":
        return False
    if one.left.endswith("ل"):
        return words[at] in _SAID
    if words[at + 1] != "عن" and not scene.is_link(at + 1, "argument.issuing"):
        return False
    for i in range(at, max(at - _ISSUING, 0) - 1, -1):
        if scene.gaps[i + 1] or words[i] in _SAID:
            return not scene.gaps[i + 1]
    return False


def of_saying(scene: Scene, one: Stand) -> bool:
    """Whether a place only says where somebody spoke: «قالت الوزارة في بيان في … إن»; not where the people live who speak."""
    who = scene.ending(one.tie.at)
    at_home = who is not None and (who.type == "UNNAMED" or (who.type == "ORG" and not scene.is_link(one.tie.at, "argument.from")))
    return _at_the_press(scene, one) or (not at_home and scene.is_led(one.first))


def _at_the_press(scene: Scene, one: Stand) -> bool:
    """Whether a place stands right behind words for a saying: «في مؤتمر صحفي بالرباط», «في بيان من صنعاء»."""
    at = one.tie.at
    return 0 < at < len(scene.gaps) and not scene.gaps[at] and scene.reading.words[at - 1] in _PRESS


def of_topic(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """Whether a place behind talks is that of the deed or the state of things that they are about: «اجتماع لبحث الانقلاب في النيجر», «بشأن الوضع الأمني في بغداد»."""
    at = (one.first if one.tie.role == "at" else one.tie.at) - 1
    if at >= trigger.last and scene.reading.words[at].startswith("ال") and scene.reading.words[at].endswith(_ADJECTIVE):
        at -= 1
    if at < trigger.last:
        return False
    if any(hit.record.id == "topic.state_of_things" for hit in scene.reading.known(at)):
        return True
    told = [hit for i in range(max(trigger.last, at - _PHRASE), at + 1) for hit in scene.reading.at(i) if hit.record.kind == "trigger" and hit.last == at + 1]
    signed = trigger.verbal and trigger.type == "AGREE"  # «وقعا اتفاق وقف إطلاق النار في …»
    return any(hit.shape.pos != "verb" and hit.record["type"] in _TOLD_OF and not (signed and hit.record["type"] == "RETREAT") for hit in told)


def is_seat(scene: Scene, one: Stand) -> bool:
    """Whether a place only says where a body sits or serves: «قوة الاتحاد الأفريقي في الصومال»."""
    body = scene.ending(one.tie.at)
    return body is not None and body.type == "ORG" and not scene.gaps[one.tie.at] and not scene.is_link(one.tie.at, "argument.from")


def protested(scene: Scene, trigger: Trigger) -> bool:
    """«احتجاجا على اتفاق …»: whether a noun tells what others protest against, which was before and elsewhere."""
    if trigger.type == "PROTEST" or trigger.verbal:
        return False
    return any(scene.reading.words[at] in _AGAINST for at in range(max(0, trigger.first - _NAMED), trigger.first))
