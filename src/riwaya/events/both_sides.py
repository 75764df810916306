"""Both sides of a meeting or an agreement that a noun tells: its genitive, those with it, whom somebody calls, who holds it."""

from __future__ import annotations

from typing import Final

from riwaya.events import agents, carried, controlled, meetings, relative
from riwaya.events.around import Around
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.picked import pick
from riwaya.events.scene import Scene

_NEXT: Final = 3


def meeting(scene: Scene, trigger: Trigger, around: Around, close: list[tuple[Stand, str]], genitive: list[Stand], speaker: Stand | None) -> list[Stand]:
    """Both sides of a meeting: the genitive and those with it; where one is missing, who holds it."""
    genitive = [one for one in genitive if (one.type != "LOC" or trigger.hit.right) and (trigger.type != "RETREAT" or one.entity)]  # «مبادلة الجنود الأسرى مع …»
    if greeted := meetings.welcomed(around, genitive):
        return greeted
    second = (pick(close, ("direct",), genitive) or owner(scene, trigger, close, genitive)) if genitive else []
    sides = genitive + second + (pick(close, ("with",), genitive + second) or _met(scene, trigger, close, genitive + second))
    chair = pick(around.after, ("chair",), sides) + around.taking_part(sides)
    if len(sides) >= 2 and (genitive or trigger.definite):
        return sides + chair
    topic = trigger.type == "COOPERATE" and scene.role(trigger.first - 1) == "other"  # «مباحثات حول التعاون»
    if not sides and trigger.definite and not topic and (told := [one for one in around.told if len(one.actors) > 1 and one.trigger.frame == "both"]):
        return told[-1].actors
    if trigger.mode == "phone" and not genitive and (callers := _callers(scene, trigger, close)):
        called = carried.carrier(around)
        return [*(called[0] or called[1] or agents.agent(scene, trigger, around, speaker)), *callers]
    if not sides and trigger.definite and trigger.type == "CONSULT" and (present := meetings.present(around)):
        return present
    if not sides and trigger.type == "AGREE" and scene.reading.words[trigger.last : trigger.last + 1] == ["ذلك"]:
        agreed = next((one for one in reversed(around.told) if one.trigger.type == "AGREE" and one.actors and one.recipients), None)
        return [*agreed.actors, *agreed.recipients] if agreed is not None else []
    if not sides and (journey := meetings.of_journey(around)):
        return journey
    sides = sides + [one for one in carried.fronted(around, ("with",)) if one not in sides]  # «وقع سامر مع سلمى اتفاقا»
    carrier = carried.carrier(around)[0]
    near = carried.performed(around) or carrier or agents.agent(scene, trigger, around, speaker)
    if not near and len(sides) <= 1 and trigger.type == "CONSULT":
        near = controlled.fronted(around)
    if not near and sides and sides == pick(close, ("with",), []):
        near = controlled.fighting(around) or meetings.met_before(around, sides)
    held = [] if _wished(scene, trigger) or (trigger.definite and (not relative.follows(around) or relative.does(around))) else pick(around.after, ("direct",), [])
    return near + [one for one in sides if one not in near] + chair or [one for one in held if one.type != "LOC"]


def owner(scene: Scene, trigger: Trigger, close: list[tuple[Stand, str]], skip: list[Stand]) -> list[Stand]:
    """Whose an event is by «لـ»: «اجتماع للجنة», «استقباله للوزير»."""
    found = [one for one in pick(close, ("to",), skip) if one.left.endswith("ل") and one.type != "LOC"]
    return found if found and not any(hit.left == "و" for at in range(trigger.last, found[0].first) for hit in scene.reading.known(at)) else []


def _wished(scene: Scene, trigger: Trigger) -> bool:
    """«الهدنة التي دعا إليها المجلس»: who calls for a truce or proposes it is no side of it."""
    behind = range(trigger.last, min(trigger.last + _NEXT, len(scene.gaps)))
    return trigger.type == "RETREAT" and any(one.record.value == "wish" and one.shape.pos == "verb" for at in behind for one in scene.factuality[at])


def _met(scene: Scene, trigger: Trigger, close: list[tuple[Stand, str]], skip: list[Stand]) -> list[Stand]:
    """Whom somebody meets by «بـ» right behind the noun: «اتصاله بالملك», «اتصالا هاتفيا بالوزير»; no town, nor who hears of it for an outlet."""
    found = pick(close, ("at",), skip)
    near = bool(found) and found[0].left.startswith("ب") and found[0].first - trigger.last <= 1 and found[0].type in ("PER", "ORG")
    return found if near and not scene.is_outlet(found[0]) else []


def _callers(scene: Scene, trigger: Trigger, close: list[tuple[Stand, str]]) -> list[Stand]:
    """Who calls somebody by «من» behind the call: «تلقى … اتصالا هاتفيا من …»."""
    found = pick(close, ("in",), [])
    return found if found and found[0].type != "LOC" and scene.is_link(found[0].tie.at, "argument.from") and found[0].tie.at - trigger.last <= 1 else []
