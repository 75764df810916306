"""Who takes part in talks and journeys that tell it by another event: the guest of an invitation, the host of a journey, who met others before.

It looks among the tellings before it in its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import HOSTING, Stand
from riwaya.events.picked import pick

if TYPE_CHECKING:
    from riwaya.events.around import Around
    from riwaya.events.scene import Scene

_FAR: Final = 10
_CALL: Final = "trigger.a_call"
_WERE: Final = frozenset({"كان", "كانت"})
_HOLDING_TALKS: Final = frozenset({"تشمل", "شملت", "ستشمل", "تتضمن", "تضمنت", "ستتضمن", "تتخللها", "تخللتها", "ستتخللها", "تشهد", "شهدت", "ستشهد"})


def invited(around: Around) -> list[Stand]:
    """Whom an invitation right before a journey's noun is for: «وجه … دعوة للوزير لزيارة …»."""
    main = next((one for one in reversed(around.told) if one.trigger.mode == "meet" or one.trigger.record.id == _CALL), None)
    if main is None or around.head - main.trigger.first > _FAR or around.scene.parted(main.trigger.first, around.head + 1):
        return []
    journeys = [one for one in around.told if one.trigger.frame == "visit" and one.actors]  # «وصل … تلبية لدعوة … للقيام بزيارة»
    return main.recipients or (journeys[-1].actors if journeys and main.trigger.first > journeys[-1].trigger.last else [])


def traveller(around: Around) -> list[Stand]:
    """Who travels while a meeting goes on: its subject, the guest where it receives him."""
    main = around.told[-1]
    if main.trigger.frame != "both" or not main.trigger.verbal:
        return main.actors
    return main.actors[1:] if main.trigger.record.id in HOSTING else main.actors[:1]


def together(around: Around, skip: list[Stand]) -> list[Stand]:
    """Who travels in somebody's delegation or beside him: «زيارة قام بها إلى جانب الوزير …»."""
    if delegates := around.delegation(skip):
        return delegates
    found = pick(around.after, ("with",), skip)
    return found if found and found[0].type == "PER" and around.scene.reading.words[found[0].tie.at] == "الي" else []


def met_before(around: Around, sides: list[Stand]) -> list[Stand]:
    """Who holds known talks of which only the other side is told: he who met others before in the sentence, «رغم اتصالات … مع سامي، تمحورت النقاشات مع الروس حول …»."""
    if not around.trigger.definite or around.trigger.type != "CONSULT":
        return []
    mine = {around.scene.who(one) for one in sides}
    for main in reversed(around.told):
        named = [one for one in main.actors if one.entity]
        if main.trigger.type == "CONSULT" and main.trigger.frame == "both" and named and all(around.scene.who(one) not in mine for one in named):
            return named if len(named) == 1 else [one for one in named if around.scene.topic is not None and one.entity == around.scene.topic.entity]
    return []


def welcomed(around: Around, guest: list[Stand]) -> list[Stand]:
    """Who meets a traveller where he arrives: «كان في استقبال الرئيس … وزير الخارجية … والسفير …»."""
    scene, trigger = around.scene, around.trigger
    first = trigger.first
    if trigger.record.id not in HOSTING or not guest or first < 2 or scene.role(first - 1) != "in" or scene.reading.words[first - 2].lstrip("و") not in _WERE:
        return []
    sentence = scene.reading.sentences[scene.reading.sentence_of(trigger.first)]
    people = [one for one in scene.between(trigger.last, sentence.last) if one.type == "PER" and one.left in ("", "و") and one.tie.inner < 0 and one not in guest]
    hosts = [one for one in people if all(hit.record.kind != "place_head" or "ال" in hit.left for hit in scene.reading.known(one.first - 1))]  # «بمطار الملك خالد»
    return [*guest, *hosts] if hosts else []


def held_on(scene: Scene, word: int) -> bool:
    """Whether a word before talks says what they belong to: «زيارة … تشمل مباحثات»."""
    return word > 0 and not scene.gaps[word + 1] and scene.reading.words[word] in _HOLDING_TALKS


def of_journey(around: Around) -> list[Stand]:
    """The two sides of talks that belong to a journey told before them: «زيارة الوزير إلى القاهرة تشمل مباحثات»."""
    scene, at = around.scene, around.head - 1
    if not around.told or not held_on(scene, at):
        return []
    main = around.told[-1]
    if main.trigger.frame != "visit" or main.trigger.verbal or any(gap == 2 for gap in scene.gaps[main.trigger.last : at]):
        return []
    hosts = [one for one in main.recipients if scene.is_country(one) or scene.who(one) != one.entity]
    return [*main.actors, *(Stand(one.first, one.last, one.name, scene.who(one), "LOC") for one in hosts)] if main.actors and hosts else []


def present(around: Around) -> list[Stand]:
    """Who acts while a known meeting goes on, and towards whom: «سلم الوفد الوزير رسالة خلال اللقاء»."""
    scene, at = around.scene, around.head
    if all(link is None or link.record.id != "argument.during" or link.last != at for link in scene.link[max(0, at - 2) : at]):
        return []
    found = [(one, link) for one, link in reversed(around.before) if one.type in ("PER", "ORG")]
    acting = next((one for one, link in found if link == "direct"), None)
    return [acting, *[one for one, link in found if link in ("to", "with") and one is not acting]] if acting is not None else []
