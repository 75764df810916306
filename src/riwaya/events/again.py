"""Whether a telling takes up the one before it by its words alone: a name for it, the state it led to, a verb that goes on with it."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Telling
from riwaya.events.scene import Scene

_RIGHT_BEHIND: Final = 3
_SO_CALLED: Final = frozenset({"عمل", "عملا"})
_STATES: Final = frozenset({"قيد", "رهن"})


def so_called(scene: Scene, last: Telling, telling: Telling) -> bool:
    """«انفجار … ناجم عن عمل إرهابي»: whether a noun only gives a name to the deed told right before."""
    trigger = telling.trigger
    return not trigger.verbal and trigger.type == "ASSAULT" and telling.sentence - last.sentence <= 1 and scene.reading.words[trigger.first] in _SO_CALLED


def held(scene: Scene, last: Telling, telling: Telling) -> bool:
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
