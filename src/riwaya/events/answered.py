"""Whom words of somebody go to who are told only by the answer: «رفضت إيران دعوة واشنطن», «نفى الحزب اتهامات الحكومة له», «العقوبات المفروضة عليها»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.looking_back import pronoun
from riwaya.events.nouns import Stand

if TYPE_CHECKING:
    from riwaya.events.around import Around

_ADDRESSED: Final = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SANCTION"})
_ANSWERED: Final = frozenset({"REQUEST", "THREATEN"})
_TO: Final = ("ل", "ال", "عل", "ض")
_FAR: Final = 3


def by(around: Around, actors: list[Stand]) -> list[Stand]:
    """Whom a pronoun behind the words and who says them looks back at, or who refuses them."""
    trigger = around.trigger
    if trigger.type not in _ADDRESSED or not actors:
        return []
    return _taken_up(around, actors) or (_refusing(around, actors) if trigger.type in _ANSWERED else [])


def _taken_up(around: Around, actors: list[Stand]) -> list[Stand]:
    scene, at = around.scene, max([around.trigger.last, *(one.last for one in actors if one.first <= around.trigger.last + 1)])
    for i in range(at, min(at + _FAR, len(scene.gaps))):
        word = scene.reading.words[i]
        if scene.gaps[i] or scene.holder[i] is not None or scene.is_verb[i]:
            return []
        if scene.role(i) == "back":
            right = "ها" if word.endswith("ها") else "هم" if word.endswith("هم") else "ه"
            found = pronoun(scene, around.trigger.first, right, actors) if word.startswith(_TO) else None
            return [found] if found is not None else []
        if scene.role(i):
            return []
    return []


def _refusing(around: Around, actors: list[Stand]) -> list[Stand]:
    main = around.told[-1] if around.told else None
    if main is None or main.trigger.type != "REJECT" or not main.trigger.verbal or around.scene.parted(main.trigger.last, around.trigger.first + 1):
        return []
    behind = main.actors[-1].last if main.actors else -1
    if around.trigger.first not in (main.trigger.last, behind):
        return []
    return [one for one in main.actors if one.entity and not any(around.scene.same(one, other) for other in actors)]
