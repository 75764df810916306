"""How a verb goes on with the verb before it: «and» joins them, and who acts in the first acts in both."""

from __future__ import annotations

from riwaya.events.around import Around
from riwaya.events.nouns import Stand


def main(around: Around) -> list[Stand]:
    """Who acts in the last verb told before one that «and» joins to it, over nouns that nobody acts in: «رفض … العرض …، وأصر على الإفراج …»."""
    if not around.trigger.hit.left.startswith("و"):
        return []
    return next((one.actors for one in reversed(around.told) if one.trigger.verbal and one.actors and not around.scene.breaks(one.trigger.last, around.trigger.first)), [])


def there(around: Around) -> list[Stand]:
    """Who went where a verb behind «حيث» tells of a meeting: «عاد الوزير من عمّان، حيث التقى الملك …»."""
    scene, at = around.scene, around.trigger.first - 1
    if at < 1 or not scene.is_link(at, "argument.where"):
        return []
    low = scene.reading.sentences[scene.reading.sentence_of(at)].first
    return [one for one in scene.between(low, at) if one.tie.role == "direct" and one.type == "PER" and scene.agrees(one, around.trigger.hit)][:1]


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
