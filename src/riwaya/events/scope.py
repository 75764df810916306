"""Where and when: the place and the time nearest to an event in its scope.

First the trigger's own clause, then its sentence; a time belongs to the event that it stands beside, not to a farther
one. The lead's event falls on the publication date where nothing else is said; other events stay undated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from datetime import date, timedelta

from riwaya.events.nouns import Stand, Telling, Trigger
from riwaya.events.scene import Scene
from riwaya.model import EventDate, Time

_NEAR, _FAR = 14, 18
LEAD, _DAY, _BESIDE = 3, 10, 8
INHERITED = 40.0
_OFTEN = 3
_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_LASTING = frozenset({"MOBILIZE", "SANCTION", "COERCE", "COOPERATE", "ASSAULT"})


def place(scene: Scene, telling: Telling) -> tuple[Stand | None, bool, float]:
    """The nearest place of the sentence, whether it stands in the trigger's clause behind a word of place, and how far it stands."""
    trigger = telling.trigger
    sentence = scene.reading.sentences[telling.sentence]
    best: tuple[float, Stand] | None = None
    near = False
    for one in scene.between(sentence.first, sentence.last):
        if one.type != "LOC" and not (one.entity in scene.palaces and _placed(scene, one)):
            continue
        linked = _placed(scene, one) or 0 <= one.first - trigger.last <= (4 if trigger.frame == "visit" else 0)
        distance: float = one.first - trigger.last + 1 if one.first >= trigger.last else (trigger.first - one.last + 1) * 1.5
        if scene.breaks(min(one.first, trigger.first), max(one.first, trigger.first)):
            distance += 12
        if not linked:
            distance += 15
        if best is None or distance < best[0]:
            best, near = (distance, one), linked and distance <= _NEAR
    return (best[1], near, best[0]) if best else (None, False, 99.0)


def main_place(scene: Scene, country: float, home: str) -> Stand | None:
    """Where the article's scene is: the place that stands most often behind a word of place or an event's word.

    A country counts `country` times a town; it, or a capital, is of the country that the article speaks of most: `home`. Where a town
    counts more, a place of the lead counts twice.
    """
    counts: dict[str | None, float] = defaultdict(float)
    placed: list[Stand] = []
    for one in scene.stands:
        if one.type != "LOC" or scene.is_wide(one):
            continue
        if country >= 1 and (scene.is_country(one) or scene.is_capital(one)) and scene.country_of.get(one.entity or "", home) not in (home, ""):
            continue
        if _placed(scene, one) or (one.first in scene.deeds and not scene.is_country(one)):
            placed.append(one)
            lead = country < 1 and scene.reading.sentence_of(one.first) < LEAD
            counts[one.entity] += 0.25 if one.first in scene.referring else 2 if lead else 1
        elif scene.is_country(one) and one.first not in scene.referring and scene.ties[one.first].role != "direct":
            counts[one.entity] += 0.5
    if not placed and country >= 1:
        spoken_of = [one for one in scene.stands if scene.is_country(one) and scene.country_of.get(one.entity or "") == home]
        return spoken_of[0] if len(spoken_of) >= _OFTEN else None
    return max(placed, key=lambda one: (counts[one.entity] * (country if scene.is_country(one) else 1.0), -one.first), default=None)


def home_country(scene: Scene) -> str:
    """The country that the article speaks of most, by its name and its towns, a capital where something is in it; empty where none leads."""
    meant = (one for one in scene.stands if one.type == "LOC" and (_placed(scene, one) or not scene.is_capital(one)))
    ranked = Counter(country for one in meant if (country := scene.country_of.get(one.entity or "", ""))).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else ""


def _placed(scene: Scene, one: Stand) -> bool:
    """Whether a stand says where; found once for each."""
    known = scene.placed.get(one.first)
    if known is None:
        known = scene.placed[one.first] = _says_where(scene, one)
    return known


def _says_where(scene: Scene, one: Stand) -> bool:
    """A place behind a preposition of place or an attached «ب»; what an attached «ل» governs is no place, nor what is only spoken of."""
    tie = scene.ties[one.first]
    if tie.at > 0 and any(hit.record.kind == "topic" for hit in scene.reading.at(tie.at - 1)):
        return False
    if tie.role == "at":
        return tie.at == one.first or scene.reading.words[tie.at].startswith(("بال", "وبال"))
    return tie.role == "in" or (tie.role == "to" and tie.at in scene.links)


def time(scene: Scene, telling: Telling, triggers: list[int]) -> tuple[Time | None, float]:
    """The dated expression of the sentence that stands nearest, with no other event's word between, and how far it stands."""
    trigger = telling.trigger
    best: tuple[float, Time | None] = (99.0, None)
    for (first, last), one in scene.timed_in(telling.sentence):
        if not _dates(scene, trigger, first, one):
            continue
        low, high = (trigger.last, first) if first >= trigger.last else (last, trigger.first)
        distance = float(high - low)
        distance += 5 * max(0, bisect_left(triggers, high) - bisect_left(triggers, low))
        if scene.breaks(low - 1, high):
            distance += 8
        if first < trigger.first:
            distance += 3
        if distance <= _FAR and distance < best[0]:
            best = (distance, one)
    return best[1], best[0]


def follow(telling: Telling, before: Telling | None) -> None:
    """A fact without a time falls on the day of the deed told before it in its sentence."""
    if telling.time is not None or before is None or before.sentence != telling.sentence or before.time is None or telling.trigger.type in _WORDS:
        return
    day = before.time.value
    if telling.factuality == "CT+" == before.factuality and day and len(day.rstrip("~")) == _DAY and "/" not in day and telling.statement == before.statement:
        telling.time, telling.time_at = before.time, INHERITED


def lies_ahead(scene: Scene, telling: Telling) -> bool:
    """Whether the time right beside a word that is no past verb lies after publication."""
    value, today = telling.time.value if telling.time is not None else None, scene.reading.article.published
    if not value or not today or telling.trigger.type in _WORDS or telling.time_at > _BESIDE or (telling.trigger.verbal and telling.trigger.hit.shape.tense == "past"):
        return False
    start = value.split("/")[0].rstrip("~")
    length = min(len(start), len(today.rstrip("~").split("T")[0]))
    return start[:4].isdigit() and start[:length] > today[:length]


def _dates(scene: Scene, trigger: Trigger, first: int, one: Time) -> bool:
    """Whether a time can date an event: no length, no feast that something else is named after, no date of a statement («في بيان أمس»)."""
    if one.value is None:
        return one.kind == "vague" and any(hit.record.kind == "date_word" and hit.record.get("value") == "past" for hit in scene.reading.at(first))
    if one.value.startswith("P") or (one.value.endswith("/..") and trigger.type not in _LASTING):
        return False
    if "date_form.feast" in one.why and (first == 0 or scene.role(first - 1) != "in"):
        return False
    return first == 0 or scene.gaps[first] > 0 or not any(hit.record.kind == "cue" and hit.shape.pos == "noun" for hit in scene.reading.at(first - 1))


def day_of_news(scene: Scene) -> str | None:
    """The day whose news the article tells: the one that its lead names if it names one of the two days before publication, else publication."""
    value = scene.reading.article.published
    if not value or len(value) < _DAY or value.endswith("~"):
        return value
    today = date.fromisoformat(value[:_DAY])
    for sentence in range(LEAD):
        named = {one.value for _, one in scene.timed_in(sentence) if one.value and len(one.value) == _DAY and one.value[4] == one.value[7] == "-"}
        near = {one for one in named if timedelta(0) <= today - date.fromisoformat(one) <= timedelta(2)}
        if near:
            return near.pop() if len(near) == 1 else value
    return value


def published(scene: Scene, vaguely: bool = False) -> EventDate | None:
    """The day of the news as an approximate day, or month where the date itself is approximate or the text says no more than «recently»."""
    value = day_of_news(scene)
    if not value:
        return None
    if value.endswith("~") or vaguely:
        return EventDate(value[:7].rstrip("~") + "~", None)
    return EventDate(value.split("T")[0] + "~", None)
