"""Whether a telling takes up the one before it by its words alone: a name for it, the state it led to, a verb that goes on with it."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import FIRING, MORTAL, Telling, Trigger
from riwaya.events.scene import Scene

_RIGHT_BEHIND: Final = 3
_DOWNING: Final = frozenset({"trigger.shoot_down", "trigger.intercept", "trigger.destroy"})
_SO_CALLED: Final = frozenset({"عمل", "عملا", "كعمل"})
_PLURAL: Final = "ات"
_MANY: Final = ("ين", "ون", "ات")
_STATES: Final = frozenset({"قيد", "رهن"})
_NEAR: Final = 2
_HEARD_BEFORE: Final = 3
_AMID: Final = frozenset({"في", "خلال", "اثر", "جراء", "اثناء"})
_THIS: Final = frozenset({"هذا", "هذه", "لهذا", "لهذه", "بهذا", "بهذه", "وهذا", "وهذه", "نفس", "ذات"})
_DEED: Final = frozenset({"العمليه", "الهجوم", "الحادث", "الحادثه", "الاعتداء", "المواجهات", "الاشتباكات", "الانفجار", "القصف", "التفجير", "الواقعه"})
_DOERS: Final = frozenset({"المهاجم", "المهاجمان", "المهاجمون", "المهاجمين", "المهاجمه", "الانتحاري", "المعتدي", "المعتدون", "الجناه", "الجاني"})
_HEARD: Final = frozenset({"سمع", "سمعت", "سمعوا", "سمعنا", "وسمع", "وسمعت", "سماع", "وسماع", "دوي", "يسمع"})
_DEEDS: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "SANCTION"})
_RALLIES: Final = frozenset({"trigger.picket", "trigger.march", "trigger.sit_in", "trigger.strike", "trigger.demonstrate"})
_LONG: Final = 12
_REPRESSION: Final = frozenset({"COERCE", "SANCTION"})
_THOSE: Final = frozenset({"تلك", "هذه", "هؤلاء", "هذا"})
_VEHICLES: Final = frozenset({"السياره", "القنبله", "العبوه", "الشاحنه", "اللغم", "الحزام", "الدراجه", "المفخخه", "القذيفه"})
_SOMEBODY: Final = frozenset({"شخص", "شخصا", "رجل", "رجلا", "شاب", "شابا", "مسلح", "مسلحا", "مجهول", "مجهولا", "سائق", "سائقا", "الرجل", "الشاب", "المسلح", "السائق"})
_ACTS: Final = frozenset({"trigger.burn_tyres", "trigger.block_road", "trigger.block_traffic"})
_RALLY: Final = "rally"
_BLAST: Final = "blast"
_TARGET: Final = "trigger.target"
_FAR: Final = 4
_WAS: Final = frozenset({"كان", "وكان", "كانت", "وكانت", "كانوا", "وكانوا"})
_DECIDED: Final = frozenset({"factuality.decided", "factuality.announced", "factuality.going_into"})
FASTS: Final = frozenset({"hunger", "strike"})
_COUPS: Final = frozenset({"trigger.coup", "trigger.coup_attempt"})


def so_called(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«انفجار … ناجم عن عمل إرهابي»: whether a noun only gives a name to the deed told right before."""
    trigger = telling.trigger
    return not trigger.verbal and trigger.type == "ASSAULT" and telling.sentence - last.sentence <= 1 and scene.reading.words[trigger.first] in _SO_CALLED


def retold(scene: Scene, last: Telling, telling: Telling, latest: bool, named: bool) -> bool:
    """Whether a telling only takes up the event told `last`, if that is the `latest` deed; somebody `named` is held apart from others."""
    if latest and (_downed(last, telling) or _breach(scene, last, telling)):
        return True
    if (not named and _held(scene, last, telling)) or _coup(last, telling) or _those(scene, last, telling) or _act_of_protest(scene, last, telling):
        return True
    if _which_did(scene, last, telling) or _that_rally(scene, last, telling) or _had_decided(scene, last, telling):
        return True
    return latest and (_had_done(scene, last, telling) or _told_of_it(scene, last, telling) or _its_arms(scene, last, telling) or (not named and _somebody(scene, last, telling)))


def _apart(scene: Scene, last: Telling, telling: Telling) -> bool:
    """Whether two tellings differ in what is said of them, in their day or in the place beside them."""
    if telling.factuality != last.factuality or telling.mark != last.mark or _on_other_days(last, telling):
        return True
    return telling.near and last.near and telling.place is not None and last.place is not None and not scene.same(telling.place, last.place)


def _on_other_days(last: Telling, telling: Telling) -> bool:
    """Whether each of two tellings has a time of its own."""
    return telling.time is not None and last.time is not None and telling.time.value != last.time.value


def _act_of_protest(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«احتج الأهالي … وأشعلوا العجلات», «قطعوا الطريق وأحرقوا الإطارات»: whether those who rally also block a road, or the other way round."""
    one, other = last.trigger, telling.trigger
    if one.asked.deed and other.verbal and other.asked.stage == _RALLY and last.sentence == telling.sentence and any(it in last.actors for it in telling.actors):
        return last.factuality == telling.factuality  # «الآلاف من المتظاهرين … تدفقوا في الشوارع»
    if telling.sentence - last.sentence > 1 or not (one.record.id in _ACTS or other.record.id in _ACTS):
        return False
    rallies = all(it.record.id in _ACTS or it.asked.stage == _RALLY or it.asked.deed or it.asked.general for it in (one, other))
    return rallies and not _apart(scene, last, telling)


def _which_did(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«أطلقت مجموعة النار … المجموعة التي أطلقت النار», «الهجوم الذي استهدف …»: whether a clause describes somebody or something known by the deed told before."""
    trigger, at = telling.trigger, telling.trigger.first - 1
    if trigger.type not in _DEEDS or not trigger.verbal or trigger.hit.shape.tense != "past" or telling.sentence - last.sentence > _FAR or at < 1:
        return False
    words = scene.reading.words
    if scene.role(at) != "relative" or not words[at].startswith("ال") or _apart(scene, last, telling):
        return False
    if trigger.record.id == _TARGET and any(words[i] in _DEED for i in range(max(0, at - _NEAR), at)):
        return last.trigger.frame != "war" and telling.sentence - last.sentence <= _NEAR
    same = trigger.type == "ASSAULT" or words[trigger.first] == words[last.trigger.first]
    return same and trigger.record is last.trigger.record and telling.sentence != last.sentence


def _that_rally(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«نفذ المعلمون وقفة … يشار إلى أن الوقفة …»: whether a known protest is the one told by the same word, whoever speaks of it."""
    trigger = telling.trigger
    if trigger.record.id not in _RALLIES or trigger.record is not last.trigger.record or trigger.verbal or telling.sentence - last.sentence > _LONG:
        return False
    return trigger.definite and not trigger.hit.right and scene.reading.words[trigger.first][-2:] != _PLURAL and not _apart(scene, last, telling)


def _had(scene: Scene, telling: Telling) -> bool:
    """«وكانت النقابة قد قررت …»: whether «had» stands before a telling in its sentence."""
    at = telling.trigger.first
    low = max(scene.reading.sentences[telling.sentence].first, at - _LONG)
    return any(word in _WAS for word in scene.reading.words[low:at])


def _had_decided(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«يتواصل الإضراب … وكانت النقابة قد قررت تنفيذ إضراب»: whether a protest that had been decided on is the one that goes on by the same word, and so as much a fact."""
    trigger = telling.trigger
    if trigger.record.id not in _RALLIES or trigger.record is not last.trigger.record or last.factuality != "CT+" or telling.factuality != "PR+":
        return False
    if not any(why in _DECIDED for why in telling.why) or not _had(scene, telling) or _on_other_days(last, telling):
        return False
    telling.factuality, telling.why = last.factuality, [trigger.record.id]
    return True


def _had_done(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«منفذ الهجوم … وكان شاب قد هاجم أمس …»: whether what somebody had done is the deed that was only known so far."""
    trigger, before = telling.trigger, last.trigger
    if trigger.type != "ASSAULT" or not trigger.verbal or trigger.hit.shape.tense != "past" or before.verbal or not before.definite or before.frame == "war":
        return False
    known = last.time is None and last.factuality == telling.factuality == "CT+" and last.mark == telling.mark
    return known and 0 < telling.sentence - last.sentence <= _FAR and scene.reading.words[trigger.first - 1] == "قد" and _had(scene, telling)


def _its_arms(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«انفجار سيارة مفخخة … وقالت الشرطة إن السيارة انفجرت …»: whether the known thing that blows up is that of the blast before."""
    trigger, words = telling.trigger, scene.reading.words
    blasts = trigger.asked.stage == _BLAST == last.trigger.asked.stage
    if not (blasts and trigger.verbal) or telling.sentence - last.sentence > _NEAR or telling.factuality != last.factuality or _on_other_days(last, telling):
        return False
    return words[trigger.first - 1] in _VEHICLES or (trigger.last < len(words) and words[trigger.last] in _VEHICLES)


def _somebody(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«هجوم نفذه شاب … وقالت الشرطة إن رجلا هاجم …»: whether one man without a name does in the next sentence what one did before."""
    if telling.trigger.type != "ASSAULT" or telling.sentence - last.sentence != 1 or last.trigger.frame == "war" or _apart(scene, last, telling):
        return False
    return all(len(one.actors) == 1 and not one.actors[0].entity and scene.reading.words[one.actors[0].first] in _SOMEBODY for one in (last, telling))


def _downed(last: Telling, telling: Telling) -> bool:
    """«اعترضت الدفاعات الجوية ودمرت طائرة», «سقط صاروخ أطلقه المسلحون»: whether one deed at machines and missiles is told by two words."""
    before, trigger = last.trigger, telling.trigger
    if before.record.id == "trigger.shell_falls":
        return trigger.record.id in FIRING and bool(trigger.hit.right) and 0 < trigger.first - before.last <= _RIGHT_BEHIND
    pair = before.record.id in _DOWNING and trigger.record.id in _DOWNING and before.record is not trigger.record
    subject = max([before.last, *(one.last for one in last.actors if one.first >= before.last)])
    return pair and trigger.hit.left == "و" and trigger.first == (subject if trigger.verbal else before.last)


def _breach(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«قصفت … البلدة، في خرق جديد للهدنة»: whether a noun only calls the deed of its sentence a breach."""
    trigger = telling.trigger
    called = trigger.record.id == "trigger.breach_truce" and not trigger.verbal and last.sentence == telling.sentence
    return called and any(scene.role(at) == "in" for at in range(max(last.trigger.last, trigger.first - 3), trigger.first))


def _held(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«اعتقل رجلان … ولا يزالان قيد الاحتجاز»: whether only the state is told that the arrest right before led to."""
    trigger = telling.trigger
    if trigger.mode != "arrest" or last.trigger.mode != "arrest" or trigger.verbal or telling.sentence - last.sentence > 1:
        return False
    return scene.reading.words[trigger.first] in _STATES


def resumed(last: Telling, telling: Telling) -> bool:
    """«الهجوم الذي استهدف …», «إطلاق نار لمسلحين استهدفوا …»: whether a verb goes on with the deed whose noun, or whose doer, stands right before it."""
    at = telling.trigger.first
    if not telling.trigger.verbal or last.trigger.verbal or last.sentence != telling.sentence:
        return False
    return 0 <= at - last.trigger.last <= _RIGHT_BEHIND or any(one.last == at and one in telling.actors for one in last.actors)


def only_threatened(last: Telling, telling: Telling) -> bool:
    """«علق … عضوية … وهدد بفرض عقوبات»: whether what is threatened is another deed than the one done."""
    return not telling.trigger.definite and ("factuality.threatened" in telling.why) != ("factuality.threatened" in last.why)


def several(trigger: Trigger) -> bool:
    """«زيارات»: whether a noun tells of several meetings or journeys."""
    return not trigger.verbal and trigger.hit.shape.number == "p"


def said_why(last: Telling, trigger: Trigger) -> bool:
    """«احتجاجا على ظروف السجن.. معتقلون يبدؤون إضرابا»: whether words that only say why stand before the protest that somebody stages."""
    return last.trigger.asked.beside and last.trigger.first < trigger.first and (trigger.verbal or trigger.governor is not None)


def _told_of_it(scene: Scene, last: Telling, telling: Telling) -> bool:
    """Whether violence behind a deed is only that deed: who died «في العملية», what «المهاجم» did, the shots that were heard, «هذا الاعتداء»."""
    trigger, apart = telling.trigger, telling.sentence - last.sentence
    if trigger.type != "ASSAULT" or last.trigger.frame == "war" or apart < 1 or apart > _NEAR or telling.factuality != last.factuality:
        return False
    words, at = scene.reading.words, trigger.last
    if trigger.frame in MORTAL:
        return any(words[i] in _AMID and _deed_behind(words, i + 1) for i in range(at, min(at + _NEAR, len(words) - 1)))
    if trigger.verbal:
        return at < len(words) and words[at] in _DOERS
    if any(word in _HEARD for word in words[max(0, trigger.first - _HEARD_BEFORE) : trigger.first]):
        return True
    return trigger.definite and trigger.record is last.trigger.record and words[trigger.first - 1] in _THIS


def _deed_behind(words: list[str], at: int) -> bool:
    """Whether a known deed stands there, «this» before it or not."""
    return words[at] in _DEED or (words[at] in _THIS and at + 1 < len(words) and words[at + 1] in _DEED)


def _those(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«صادرت نسخا … مصادرة تلك النسخ»: whether a noun of repression is done to «those» of the same word before."""
    trigger, words = telling.trigger, scene.reading.words
    known = not trigger.verbal and trigger.type in _REPRESSION and trigger.record is last.trigger.record
    return known and trigger.last < len(words) and words[trigger.last] in _THOSE


def _coup(last: Telling, telling: Telling) -> bool:
    """«محاولة الانقلاب … منذ الانقلاب»: whether a known coup is the one told before."""
    return telling.trigger.definite and telling.trigger.record.id in _COUPS and last.trigger.record.id in _COUPS


def known_one(scene: Scene, telling: Telling) -> bool:
    """«الجندي أصيب في ساقه»: whether the only one who suffers has been told of."""
    one = scene.reading.words[telling.recipients[0].first] if len(telling.recipients) == 1 else ""
    return one.startswith("ال") and not one.endswith(_MANY)


def any_protest(head: Trigger, telling: Telling, distance: int) -> bool:
    """«اعتصام … المحتجون …», «إضراب جوع … إضرابهم»: whether a definite word for any protest takes up one of a kind, or a definite one of a kind those who protest."""
    trigger = telling.trigger
    if trigger.type != "PROTEST" or distance > _FAR or not (trigger.asked.deed or (trigger.definite and distance)):
        return False
    return trigger.asked.general or head.asked.deed or FASTS.issuperset((trigger.mode, head.mode))
