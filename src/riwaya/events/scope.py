"""Where and when: the place and the time nearest to an event in its scope.

First the trigger's own clause, then its sentence; a time belongs to the event that it stands beside, not to a farther
one. The lead's event falls on the publication date where nothing else is said; other events stay undated.
"""

from __future__ import annotations

from collections import Counter

from riwaya.events.nouns import Stand, Telling
from riwaya.events.scene import Scene
from riwaya.model import EventDate, Time

_NEAR = 14
_LASTING = frozenset({"MOBILIZE", "SANCTION", "COERCE", "COOPERATE", "ASSAULT"})


def place(scene: Scene, telling: Telling) -> tuple[Stand | None, bool]:
    """The nearest place of the sentence, and whether it stands in the trigger's clause behind a word of place."""
    trigger = telling.trigger
    sentence = scene.reading.sentences[telling.sentence]
    best: tuple[float, Stand] | None = None
    near = False
    for one in scene.between(sentence.first, sentence.last):
        if one.type != "LOC":
            continue
        linked = _placed(scene, one) or 0 <= one.first - trigger.last <= (4 if trigger.record["frame"] == "visit" else 0)
        distance: float = one.first - trigger.last + 1 if one.first >= trigger.last else (trigger.first - one.last + 1) * 1.5
        if scene.breaks(min(one.first, trigger.first), max(one.first, trigger.first)):
            distance += 12
        if not linked:
            distance += 15
        if best is None or distance < best[0]:
            best, near = (distance, one), linked and distance <= _NEAR
    return (best[1], near) if best else (None, False)


def main_place(scene: Scene, country: float) -> Stand | None:
    """Where the article's scene is: the place that stands most often behind a word of place; a country counts `country` of a town."""
    placed = [one for one in scene.stands if one.type == "LOC" and _placed(scene, one)]
    counts: Counter[str | None] = Counter(one.entity for one in placed)
    return max(placed, key=lambda one: (counts[one.entity] * (country if scene.is_country(one) else 1.0), -one.first), default=None)


def _placed(scene: Scene, one: Stand) -> bool:
    if one.left.startswith(("ب", "وب")):
        return True
    for i in range(one.first - 1, max(-1, one.first - 4), -1):
        role = scene.role(i)
        if role:
            return role in ("in", "to")
        if scene.reading.words[i].startswith(("بال", "لل")) or scene.gaps[i + 1]:
            return scene.reading.words[i].startswith("بال")
    return False


def time(scene: Scene, telling: Telling, triggers: list[int]) -> Time | None:
    """The dated expression of the sentence that stands nearest, with no other event's word between."""
    trigger = telling.trigger
    sentence = scene.reading.sentences[telling.sentence]
    best: tuple[float, Time] | None = None
    for (first, last), one in scene.times:
        if one.value is None or one.value.startswith("P") or (one.value.endswith("/..") and trigger.type not in _LASTING) or not sentence.first <= first < sentence.last:
            continue
        low, high = (trigger.last, first) if first >= trigger.last else (last, trigger.first)
        distance = float(high - low)
        distance += 5 * sum(1 for at in triggers if low <= at < high)
        if scene.breaks(low - 1, high):
            distance += 8
        if first < trigger.first:
            distance += 3
        if distance <= 18 and (best is None or distance < best[0]):
            best = (distance, one)
    return best[1] if best else None


def published(scene: Scene) -> EventDate | None:
    """The publication date as an approximate day, or month where the date itself is approximate."""
    value = scene.reading.article.published
    if not value:
        return None
    if value.endswith("~"):
        return EventDate(value[:7].rstrip("~") + "~", None)
    return EventDate(value.split("T")[0] + "~", None)
