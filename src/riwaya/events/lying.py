"""What a place lies in: the state of a town, the wider place that the article names right behind it."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand
from riwaya.events.scene import Scene

_WITHIN: Final = 4
_WORDS: Final = frozenset(
    "في من ب ولايه بولايه محافظه بمحافظه مدينه بمدينه معتمديه بمعتمديه بلده ببلده التابعه لولايه لمدينه وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي العاصمه بالعاصمه".split()
)


def in_states(scene: Scene, place: Stand) -> tuple[str, ...]:
    """The state that a place lies in; any that the article names where that is not known."""
    if not scene.is_town(place) or not place.entity:
        return ()
    country = scene.country_of.get(place.entity)
    if country:
        return (scene.states[country],) if country in scene.states else ()
    return scene.lands


def in_places(scene: Scene, place: Stand) -> tuple[str, ...]:
    """The places that the article says it lies in: «منطقة … من ولاية …», «حي … وسط …»."""
    out: list[str] = []
    for number, one in enumerate(scene.stands[:-1]):
        if one.entity != place.entity:
            continue
        after = scene.stands[number + 1]
        if after.type == "LOC" and after.entity and after.entity != one.entity and after.entity not in out and _inside(scene, one, after):
            out.append(after.entity)
    return tuple(out)


def _inside(scene: Scene, one: Stand, after: Stand) -> bool:
    """Whether the second place follows the first by words of lying in it alone."""
    between = scene.reading.words[one.last : after.first]
    if len(between) > _WITHIN or any(scene.gaps[at] for at in range(one.last, after.first + 1)):
        return False
    return all(word in _WORDS for word in between) and bool(between or after.left.endswith("ب"))
