"""Which deed somebody was killed or wounded in, by the words between the two: «مقتل … في قصف», «هجوم أسفر عن مقتل …», «قتل … عندما أطلق …».

It sees one sentence, and of its deeds the nearest alone; who is wounded beside those killed is hit by the same deed.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import governed
from riwaya.events.nouns import MORTAL, Telling
from riwaya.events.scene import Scene
from riwaya.lexicon.letters import fold_word

_AMID: Final = ("argument.in", "argument.through")  # what went on meanwhile need not be it: «قتل خلال …»
_LONG: Final = 30
_COUNTED: Final = 4  # «أسفر عن عشرات القتلى»
_AROUND: Final = 4  # «أدت مواجهات … إلى …»
_BESIDE: Final = 14
_CLOSE: Final = 8
_MEANS: Final = 4
_TOLL: Final = ("حصيل", "الحصيل")
_FALLS: Final = "trigger.fall_dead"
_AND: Final = ("و", "ف")
_BY_HAND: Final = frozenset({"primitive", "beat"})
_TAKEN_UP: Final = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها", "اثره", "اثرها", "جراءه", "جراءها", "بسببه", "بسببها"})
_KILLS: Final = frozenset({"trigger.kill", "trigger.fall_dead", "trigger.liquidate", "trigger.wound"})
NO_DEATHS: Final = frozenset({"abduct", "torture", "destroy", "crowd-control", "sexual"})  # whoever is killed then is not killed by that


def deeds(scene: Scene, tellings: list[Telling]) -> dict[int, Telling]:
    """By the first word of a telling of violence, the first one that tells of the same deed in its sentence."""
    out: dict[int, Telling] = {}
    last: Telling | None = None  # the deed told last in the sentence, and who suffered last
    killed: Telling | None = None
    for number, one in enumerate(tellings):
        if one.trigger.type != "ASSAULT":
            continue
        if last is not None and last.sentence != one.sentence:
            last = None
        if killed is not None and killed.sentence != one.sentence:
            killed = None
        if number and _goes_on(scene, tellings[number - 1], one):
            out[one.trigger.first] = _root(out, tellings[number - 1])
        elif one.trigger.frame in MORTAL:
            if last is not None and (
                _opened(scene, last, one) or _brought_about(scene, last, one) or _in_it(scene, one) or _him_too(last, one) or _hurt_too(scene, out, tellings, number)
            ):
                out[one.trigger.first] = _root(out, last)
            elif killed is not None and _beside(scene, killed, one):
                out[one.trigger.first] = _root(out, killed)
            killed = one
        else:
            if last is not None and (_by(last, one) or _him_too(last, one) or _opened(scene, last, one)):
                out[one.trigger.first] = _root(out, last)
            elif killed is not None and (_while(scene, killed, one) if one.trigger.verbal else _amid(scene, killed, one)):
                out[one.trigger.first] = _root(out, killed)
            last = one
            if not (one.trigger.verbal and one.trigger.hit.shape.tense == "present"):
                killed = None  # «قتل شابان يقاتلان في صفوفه خلال اشتباكات»
    return out


def _goes_on(scene: Scene, before: Telling, one: Telling) -> bool:
    """«اعتدوا عليه بالضرب», «مجازر وجرائم», «خربوا وحرقوا», «سقوط قتلى»: whether a word right behind a deed tells how it was done, or names it again."""
    told, trigger = before.trigger, one.trigger
    near = trigger.first - told.last
    if told.type != "ASSAULT" or before.sentence != one.sentence or near < 0 or near > _MEANS:
        return False
    if trigger.verbal:
        return told.verbal and not near and trigger.hit.left == "و" and trigger.mode == told.mode == "destroy"
    if told.record.id == _FALLS and trigger.frame in MORTAL:
        return True  # «سقوط ستة قتلى»
    if not near and trigger.hit.left == "و" and trigger.record is told.record:
        return True
    if trigger.frame in MORTAL or told.frame in MORTAL or not trigger.hit.left.startswith("ب"):
        return False
    return not any(scene.gaps[at] or scene.is_verb[at] or scene.role(at) in ("relative", "break") for at in range(told.last, trigger.first))


def _in_it(scene: Scene, killed: Telling) -> bool:
    """«العملية التي … قتل فيها ثلاثة», «… واستشهد إثرها …»: whether the words behind a killing take the deed up."""
    at = killed.trigger.last
    return any(word in _TAKEN_UP for word in scene.reading.words[at : at + 2])


def _root(found: dict[int, Telling], one: Telling) -> Telling:
    """The first telling of a deed that is told in several."""
    return found.get(one.trigger.first, one)


def _him_too(deed: Telling, killed: Telling) -> bool:
    """«أطلق جندي النار عليه فأرداه قتيلا», «طعنه … وقتله»."""
    hit, before = killed.trigger.hit, deed.trigger
    if not killed.trigger.verbal or hit.left not in _AND or not (hit.right or hit.shape.pos == "word") or before.mode in NO_DEATHS:
        return False
    return killed.trigger.record.id in _KILLS and killed.trigger.first - before.last <= _CLOSE


def _hurt_too(scene: Scene, found: dict[int, Telling], tellings: list[Telling], number: int) -> bool:
    """«قتل ثلاثة في هجوم … وأصيب خمسة», unless they are hit in another deed."""
    before, hurt = tellings[number - 1], tellings[number]
    if before.trigger.first not in found or before.trigger.frame in MORTAL or not _beside(scene, before, hurt) or scene.role(hurt.trigger.first - 1) == "break":
        return False
    later = [one for one in tellings[number + 1 :] if one.trigger.type == "ASSAULT" and one.trigger.frame not in MORTAL]
    return not later or later[0].sentence != hurt.sentence or later[0].trigger.definite


def _by(told: Telling, deed: Telling) -> bool:
    """«استهدف الهجومان …»: whether a deed is what does the deed of the verb right before it."""
    return told.trigger.verbal and not deed.trigger.verbal and told.trigger.last == deed.trigger.first


def _beside(scene: Scene, killed: Telling, hurt: Telling) -> bool:
    """«مقتل ثلاثة … وإصابة …», «قتل … فيما أصيب …»."""
    at = hurt.trigger.first
    apart = killed.near and hurt.near and killed.place is not None and hurt.place is not None and not scene.same(killed.place, hurt.place)
    if apart or at - killed.trigger.last > _BESIDE:
        return False
    return hurt.trigger.hit.left.startswith("و") or scene.reading.words[at - 1] == "و" or scene.role(at - 1) == "break"


def _while(scene: Scene, killed: Telling, deed: Telling) -> bool:
    """«قتل ستة … عندما فتح … النار», unless he did it who was killed."""
    at = deed.trigger.first
    if not scene.is_link(at - 1, "argument.when") or at - killed.trigger.last > _LONG:
        return False
    return bool(deed.actors) and not any(scene.same(one, other) for one in deed.actors for other in killed.recipients)


def _amid(scene: Scene, killed: Telling, deed: Telling) -> bool:
    """«مقتل ثلاثة … في هجوم», «أصيبوا بقصف …»."""
    at, low = governed.counted_head(scene, deed.trigger.first), killed.trigger.last
    if at - low > _LONG:
        return False
    if at - low <= _CLOSE and _manner(scene, deed):
        return True
    if deed.trigger.hit.left.endswith("ب") or any(scene.reading.words[i].startswith(_TOLL) for i in range(max(low, at - 3), at)):
        return True  # «مقتل ثلاثة في حصيلة أولية لهجوم»
    if deed.trigger.hit.left == "و" and at - low <= _AROUND and any(one.left == "ب" for one in scene.reading.known(low)):
        return True  # «قتلوا بعملية تهجير واشتباكات …»
    return any((link := scene.link[i]) is not None and link.last == at and link.record.id in _AMID for i in range(max(low, at - 3), at))


def _manner(scene: Scene, deed: Telling) -> bool:
    """«قتل … طعنا بالسكاكين», «ضربا»: whether a noun tells how somebody was killed."""
    hit = deed.trigger.hit
    return not hit.left and not hit.right and deed.trigger.mode in _BY_HAND and scene.reading.words[hit.first].endswith("ا")


def _opened(scene: Scene, deed: Telling, told: Telling) -> bool:
    """«وفي هجوم منفصل، قتل …»: whether the sentence opens with the deed and a comma, and what is told right behind it is that deed."""
    at, low = deed.trigger.first, told.trigger.first
    start = scene.reading.sentences[told.sentence].first
    if deed.trigger.verbal or at - start > 1 or not told.trigger.verbal or not (deed.trigger.hit.left.endswith("ب") or scene.role(at - 1) == "in"):
        return False
    return low - deed.trigger.last <= _AROUND + _CLOSE and any(scene.gaps[deed.trigger.last : low + 1])


def _brought_about(scene: Scene, deed: Telling, killed: Telling) -> bool:
    """«أسفر الهجوم عن مقتل …»: the verb stands behind the deed or right before it."""
    at, left = killed.trigger.first, killed.trigger.hit.left
    low = max(deed.trigger.first - (_LONG if deed.trigger.hit.left == "و" else _AROUND), at - _LONG, scene.reading.sentences[killed.sentence].first)
    for i in range(at - 1, low - 1, -1):
        for hit in scene.reading.known(i):
            if hit.record.kind != "outcome" or hit.shape.pos != "verb":
                continue
            by = fold_word(hit.record["by"])
            near = scene.reading.words[max(i + 1, at - _COUNTED) : at]
            if by == "ب":
                joined = left.endswith(by)
            else:
                joined = by in near if by else at - i <= _COUNTED
            if joined:
                return True
    return False
