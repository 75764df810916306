"""How a verb goes on with the verb before it: «and» joins them, and who acts in the first acts in both."""

from __future__ import annotations

from typing import Final

from riwaya.events.around import Around
from riwaya.events.nouns import HOSTING, Stand, Trigger
from riwaya.events.scene import Scene
from riwaya.text import Hit

_TOO: Final = "كما"
_THEN: Final = "ثم"
_ACCUSE: Final = "trigger.accuse"
_THAT: Final = ("بان", "بال")
_NEXT: Final = 2
_WITH_BY: Final = ("ندد", "رحب")  # verbs whose object stands behind «ب» only
_WERE: Final = frozenset({"كان", "كانت", "كانوا"})
_ON_IT: Final = frozenset({"فيها", "خلالها", "اثناءها"})


def of_object(around: Around) -> tuple[list[Stand], list[Stand]] | None:
    """The sides of «أطلقوا سراح عمال … كانوا يحتجزونهم»: a clause without a relative word about whom the verb before was done to, by who did that."""
    scene, trigger = around.scene, around.trigger
    at, last = trigger.first - 1, around.told[-1] if around.told else None
    if at < 1 or scene.reading.words[at] not in _WERE or scene.gaps[at] or scene.gaps[at + 1] or not trigger.hit.right.startswith("ه"):
        return None
    if last is None or not last.trigger.verbal or not last.actors or not last.recipients or scene.breaks(last.trigger.last, at):
        return None
    return (last.actors, last.recipients) if all(scene.agrees(one, trigger.hit) for one in last.actors) else None


def to_guest(around: Around, free: list[list[Stand]]) -> tuple[list[Stand], list[Stand]] | None:
    """«استقبل الملك سامر، حيث كلفه بـ…», «التقى الوزير السفير وأبلغه …»: what whoever met another does to him by a verb without a subject of its own."""
    met, trigger = around.told[-1] if around.told else None, around.trigger
    if met is None or free or not met.trigger.verbal or met.trigger.frame != "both" or trigger.frame == "both" or trigger.hit.shape.number != "s":
        return None
    if len(met.actors) == 1 and met.trigger.record.id in HOSTING and met.actors[0].first > met.trigger.last:
        return [], met.actors  # «استقبل الملك زعيم المعارضة …، حيث كلفه بـ…»
    if len(met.actors) != _NEXT:
        return None
    host, guest = met.actors
    if trigger.hit.right not in ("ه", "ها") or around.subject() or any(gap == 2 for gap in around.scene.gaps[met.trigger.last : trigger.first + 1]):
        return None
    return ([host], [guest]) if around.scene.agrees(host, trigger.hit) else None


def charged(around: Around, one: Stand) -> bool:
    """«بعد أن اتهمت الحركة بقتله»: whether the charge stands right behind the only one whom a verb of blame names, who is then the accused."""
    scene, at = around.scene, one.last
    if around.trigger.record.id != _ACCUSE or around.trigger.passive or at >= len(scene.gaps) or scene.gaps[at]:
        return False
    return scene.reading.words[at].startswith(_THAT) or any(hit.left == "ب" for hit in scene.reading.known(at))


def main(around: Around) -> list[Stand]:
    """Who acts in the last verb told before one that «and» or «كما» joins to it, over nouns that nobody acts in: «رفض … العرض …، وأصر على الإفراج …»."""
    too = _too(around)
    if not around.trigger.hit.left.startswith("و") and not too:
        return []
    here = around.trigger.first - int(too)
    found = next((one.actors for one in reversed(around.told) if one.trigger.verbal and one.actors and not around.scene.breaks(one.trigger.last, here)), [])
    return found if not too or all(around.scene.agrees(one, around.trigger.hit) for one in found) else []


def with_him(around: Around, one: Stand) -> list[Stand]:
    """Somebody and those whom «and» joins to him as the subject of the telling before: «انسحبت مالي والنيجر …، متهمة …», not whom he met."""
    main = around.told[-1] if around.told else None
    alone = main is None or one not in main.actors or main.trigger.frame in ("both", "between", "war")
    return [one] if alone or main is None else main.actors


def who_met(around: Around) -> list[Stand]:
    """Who acted last: of two who met by a verb, only its subject goes on in a verb of one: «التقى الوزير السفير، ثم زار …»."""
    main, at = around.told[-1] if around.told else None, around.trigger.first
    if main is None or main.trigger.frame != "both" or not main.trigger.verbal or around.last is not main.actors or around.trigger.hit.shape.number != "s":
        return around.last
    return around.last[:1] if around.trigger.hit.left == "و" or (at and around.scene.reading.words[at - 1] == _THEN) else around.last


def _too(around: Around) -> bool:
    """Whether «كما» goes on with the verb told before."""
    return around.trigger.first > 0 and around.scene.reading.words[around.trigger.first - 1] == _TOO


def too(around: Around) -> list[Stand]:
    """Whom the sentence before is about, where «كما» opens the next with a verb that has no subject: «انتقد الوزير الحكومة. كما دعا الأحزاب إلى …»."""
    scene, number = around.scene, around.scene.reading.sentence_of(around.trigger.first)
    if not _too(around) or number == 0 or around.trigger.first - scene.reading.sentences[number].first != 1:
        return []
    before = scene.reading.sentences[number - 1]
    return _about(around, before.first, before.last, around.trigger.hit)


def before_too(around: Around, verb: Hit) -> list[Stand]:
    """Who opens the clause before «كما» that a carrying verb without a subject goes on with: «لم تكشف موسكو …، كما لم تعلن عن زيارة …»."""
    scene, at = around.scene, around.clause - 1
    if at < 1 or scene.reading.words[at] != _TOO or verb.first - at > _NEXT:
        return []
    low = at
    while low > around.low and scene.gaps[low] != 2 and not (scene.role(low - 1) == "break" and low < at):
        low -= 1
    return _about(around, low, at, verb)


def _about(around: Around, low: int, high: int, verb: Hit) -> list[Stand]:
    """Whom the words `[low, high)` are about: their first free stand, if he may be the verb's subject and is no outlet."""
    scene = around.scene
    free = [one for one in scene.between(low, high) if one.tie.role == "direct" and one.tie.inner < 0]
    return [one for one in free[:1] if one.entity and scene.agrees(one, verb) and not scene.is_outlet(one)]


def there(around: Around) -> list[Stand]:
    """Who went where a verb behind «حيث» tells of a meeting: «عاد الوزير من عمّان، حيث التقى الملك …»."""
    scene, at = around.scene, around.trigger.first - 1
    if at < 1 or not scene.is_link(at, "argument.where"):
        return []
    low = scene.reading.sentences[scene.reading.sentence_of(at)].first
    return [one for one in scene.between(low, at) if one.tie.role == "direct" and one.type == "PER" and scene.agrees(one, around.trigger.hit)][:1]


def during(around: Around) -> list[Stand]:
    """Who makes the journey during which a verb tells of a meeting: «زيارة قام بها … التقى فيها مع …»."""
    at, words = around.trigger.last, around.scene.reading.words
    journey = around.told[-1] if around.told else None
    if journey is None or journey.trigger.mode != "visit" or around.trigger.hit.left or at >= len(words) or words[at] not in _ON_IT:
        return []
    return [] if any(gap == 2 for gap in around.scene.gaps[journey.trigger.last : at]) else journey.actors


def goes_with(around: Around, actors: list[Stand]) -> bool:
    """Whether «and» joins the verb to the verb before it without a break, and these are its actors: «أدانت … الهجوم ودعت …»."""
    main = next((one for one in reversed(around.told) if one.trigger.verbal), None)
    if main is None or main.actors != actors or not around.trigger.hit.left.startswith("و"):
        return False
    return not any(around.scene.gaps[main.trigger.last : around.trigger.first + 1])


def led(around: Around) -> list[Stand]:
    """Who acts in the first verb of the sentence and in this one too, where «and» and an unknown noun stand around it: «رحبت … بالاتفاق، وثمنت الجهود …»."""
    at, main = around.trigger.last, next((one for one in around.told if one.trigger.verbal), None)
    if main is None or around.trigger.hit.left != "و" or at >= len(around.scene.gaps) or not around.unknown(at) or around.scene.reading.words[at].endswith("ون"):
        return []
    if any(gap == 2 for gap in around.scene.gaps[main.trigger.last : around.trigger.first + 1]):
        return []
    same = main.trigger.hit.shape.gender == around.trigger.hit.shape.gender and main.trigger.hit.shape.tense == around.trigger.hit.shape.tense
    return main.actors if same and all(around.scene.agrees(one, around.trigger.hit) for one in main.actors) else []


def carried(around: Around) -> list[Stand]:
    """The subject before a verb that «and» joins to its clause where only an insertion follows it: «رحب الوزير …، ودعا في رسالة … المبعوث إلى …»."""
    if around.trigger.hit.left != "و" or around.scene.gaps[around.trigger.first] == 2:
        return []
    before = around.subject()
    return before if all(around.scene.agrees(one, around.trigger.hit) for one in before) else []


def over_object(around: Around, before: list[Stand], last: list[Stand]) -> tuple[list[Stand], list[Stand]]:
    """Whom a verb that «and» joins may go on with, before it and in the telling before it: no one whom that was done to, and whoever met another, not that other."""
    main = around.told[-1]
    if any(before[0] in one.recipients for one in around.told):
        return [], last
    if main.trigger.frame == "both" and main.trigger.verbal and before[0] in main.actors[1:] and around.trigger.hit.shape.number == "s" and main.actors[0] in last:
        return [], main.actors[:1]
    return before, last


def of_deed(around: Around) -> list[Stand] | None:
    """Who does the deed whose noun right before a verb is its subject: «هجوما استهدف حافلة للجيش»; none where no such noun stands there."""
    main = around.told[-1] if around.told else None
    trigger = around.trigger
    if main is None or main.trigger.verbal or main.trigger.type != "ASSAULT" or trigger.type != "ASSAULT" or main.trigger.last != trigger.first:
        return None
    if trigger.hit.left or trigger.hit.right or trigger.passive or around.scene.gaps[trigger.first] or trigger.hit.shape.tense != "past":
        return None
    return main.actors


def state_before_object(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """«وأدانت سيول وطوكيو التجربة», «ونددت طهران بالقصف»: a state right behind a verb whose object stands behind it."""
    if one.first != trigger.last or not (scene.is_country(one) or scene.is_capital(one)):
        return False
    end = one.last
    while (joined := scene.stand_at[end] if end < len(scene.gaps) else None) is not None and joined.tie.more and not scene.gaps[end]:
        end = joined.last
    if end >= len(scene.gaps) or scene.gaps[end] or scene.stand_at[end] is not None:
        return False
    word = scene.reading.words[end]
    return word.startswith("ال") or (word.startswith("ب") and scene.reading.words[trigger.first].removeprefix("و").startswith(_WITH_BY))


def own_kill(around: Around, speaker: Stand | None) -> list[Stand]:
    """«أعلن الجيش أنه قتل ثلاثين من …»: troops who say so of themselves; who only counts the dead says it of nobody («قال المرصد إنه قتل ثلاثون …»)."""
    scene, trigger = around.scene, around.trigger
    found = around.pronoun_subject(speaker) if trigger.first == around.clause and not trigger.hit.left else []
    return [one for one in found if scene.agrees(one, trigger.hit) and _under_arms(scene, one)]


def _under_arms(scene: Scene, one: Stand) -> bool:
    """Whether a stand is an army, troops or an armed movement by one of its words."""
    kinds = [(hit.record.kind, hit.record.class_ or hit.record.get("type")) for hit in scene.reading.known(one.name)]
    return one.armed or ("org_head", "army") in kinds or ("organisation", "armed") in kinds
