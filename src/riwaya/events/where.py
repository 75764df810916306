"""Where: the place that stands beside an event, or the scene of the article.

A place counts where a word of place governs it, where a journey goes, or as the genitive of a noun of a deed. What is said or agreed has no
place but its own. Other deeds without one are where the article's scene is: a town that clearly leads, else the country it speaks of.
It is silent rather than guessing between two towns.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from riwaya.events import pointing, saying
from riwaya.events.nouns import LOCAL, Stand, Telling
from riwaya.events.scene import Scene

_NEAR: Final = 14
_GOAL: Final = 20
_SIDES: Final = 30
_OPENS: Final = 4
_NEAR_WORD: Final = 5
_OFTEN: Final = 3
_LEADS: Final = 1.4
_LIST: Final = 20
_ALONE: Final = 3
_MANY: Final = 3
_AIM: Final = 6
_POINTED: Final = 2
_NO_TOPIC: Final = frozenset({"topic.of_state", "topic.site"})
_BEFORE: Final = 6  # how much farther a place before a verb counts where another stands behind it: «في سرت، وأوقف ثلاثة في طبرق»
_BACK: Final = 7
_FROM: Final = 3
_NATIVE: Final = frozenset({"اصيل", "اصيله", "اصيلي", "اصيلو", "اصيلا", "ينحدر", "تنحدر", "ينحدرون", "المنحدر", "المنحدره", "منحدر", "مواليد"})
_APART: Final = frozenset({"CONSULT", "AGREE", "ELECT", "LEGAL", "SANCTION", "COOPERATE", "AID", "DEATH"})
_WHEN: Final = frozenset({"بعد", "قبل", "منذ", "عقب", "بعيد", "قبيل", "غداه", "اثر"})
_WAS: Final = frozenset({"كان", "كانت", "كانوا"})
_COMING: Final = frozenset({"قادم", "قادما", "قادمه", "القادمه", "قادمين", "اتيه", "اطلق", "اطلقت", "اطلقتها", "انطلق", "انطلقت"})
_RETURN: Final = frozenset({"عاد", "عادت", "عودته", "عودتها", "عودتهم", "عايد", "عايدا", "العايد", "رجع", "رجعت", "رجوعه", "قفل"})
_OUTSIDE: Final = "خارج"
_MOVING: Final = frozenset({"CONSULT", "AGREE", "MOBILIZE", "AID", "RETREAT", "COERCE", "SANCTION", "COOPERATE", "PROTEST"})
_AIMED: Final = frozenset({"act", "war", "kill", "undergo"})
_ON_PLACES: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_OF_PLACE: Final = LOCAL | {"CONSULT", "AGREE"}
_TALKS: Final = frozenset({"CONSULT", "AGREE"})
_ABOUT: Final = _TALKS | {"ELECT"}  # what people speak of or vote on is elsewhere: «مباحثات بشأن الحرب في …»


def place(scene: Scene, telling: Telling) -> tuple[Stand | None, bool, float]:
    """The nearest place of the sentence, whether it stands in the trigger's clause behind a word of place, and how far it stands."""
    trigger = telling.trigger
    sentence = scene.reading.sentences[telling.sentence]
    best: Stand | None = None
    near, least, lowest = False, 99.0, 99.0
    for one in scene.between(sentence.first, sentence.last):
        distance: float = one.first - trigger.last + 1 if one.first >= trigger.last else (trigger.first - one.last + 1) * 1.5
        if best is not None and distance >= lowest:
            continue  # whatever else it is: nothing lets a place count as nearer than it stands
        if (one.type != "LOC" and not (one.entity in scene.palaces and _placed(scene, one))) or _outer(scene, one):
            continue
        if _parted(scene, min(one.first, trigger.first), max(one.first, trigger.first)):
            distance += 12
            if best is not None and distance >= lowest:
                continue
        linked = _linked(scene, telling, one) and not (one.last <= trigger.first and saying.protested(scene, trigger))
        if not linked:
            distance += 15
            if best is not None and distance >= lowest:
                continue
        reach = _within_reach(scene, telling, one) if linked else 0
        within = linked and (distance <= reach or (one.first >= trigger.last and distance <= 2 * reach and _over_names(scene, trigger.last, one.first, reach)))
        rank = distance + (15 if within and saying.spoken_at(scene, telling, one) else 0) + (_BEFORE if trigger.verbal and one.first < trigger.first else 0)
        if best is None or rank < lowest:
            best, least, near, lowest = one, distance, within, rank
    if not near or (best is not None and best.first < trigger.first):
        there = pointing.to(scene, trigger)
        if there is not None:
            return _inmost(scene, there), True, float(_POINTED)
    return _foremost(scene, best), near, least


def _parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a clause ends between two words; «was» right behind a noun goes on with it: «استهدفوا سيارة كان يستقلها أفراد الشرطة في …»."""
    if not scene.breaks(first, last):
        return False
    return any(scene.gaps[at] == 2 or (at < last and _opens_clause(scene, at)) for at in range(first + 1, last + 1))


def _opens_clause(scene: Scene, at: int) -> bool:
    """Whether a word opens a clause of its own, and not only what a noun did or was."""
    return scene.role(at) == "break" and (bool(scene.gaps[at]) or scene.reading.words[at] not in _WAS)


def _within_reach(scene: Scene, telling: Telling, one: Stand) -> int:
    """How far a place of this event may stand from its word; a journey's goal farther: «الزيارة التي أجراها … مع … في فبراير إلى …»."""
    if telling.trigger.frame == "visit" and one.tie.role == "to":
        return _GOAL
    between = range(telling.trigger.last, one.first)
    if telling.trigger.type in LOCAL and any(scene.role(at) == "between" for at in between[:_OPENS]) and not any(scene.is_verb[at] for at in between):
        return _SIDES  # «اشتباكات بين … من طرف و… من طرف آخر في منطقة …»
    first = telling.trigger.first
    if telling.trigger.type in saying.SPOKEN and any(cue == first < one.first < said for cue, said in scene.preludes()):
        return _NEAR  # «دعا الأمين العام للأمم المتحدة من نيروبي إلى …»
    built = telling.trigger.type == "COOPERATE" and telling.trigger.frame == "act"  # «إقامة قاعدة … في …»
    expelled = telling.trigger.mode == "expel" and one.first > first  # «طردت … السفير الفرنسي من باماكو»
    return _NEAR_WORD if telling.trigger.type in saying.WORDS and not built and not expelled else _NEAR


def _foremost(scene: Scene, one: Stand | None) -> Stand | None:
    """The first of places that are told one after the other: «في … و…»."""
    while one is not None and one.tie.more:
        before = scene.ending(one.first) or (scene.ending(one.first - 1) if one.first else None)
        if before is None or before.type != "LOC":
            break
        one = before
    return one


def its_own(scene: Scene, telling: Telling) -> Stand | None:
    """The place beside a telling, unless it only says where somebody spoke of it: «أكد من الرياض أن»."""
    one = telling.place
    if one is None or not telling.near:
        return None
    return None if saying.spoken_at(scene, telling, one) else one


def is_in(scene: Scene, one: Stand, other: Stand) -> bool:
    """Whether a place lies in a country, as far as is known: of both the inner one is where something was."""
    if not (scene.is_country(other) and scene.is_town(one)):
        return False
    mine = scene.country_of.get(one.entity or "", "")
    return not mine or mine == scene.country_of.get(other.entity or "")


def whole(scene: Scene, one: Stand) -> Stand:
    """Where places are told one after the other, the country that they are in, if the article names it."""
    last, told = one, 1
    for other in scene.between(one.last, one.last + _LIST):
        if other.type != "LOC" or not other.tie.more:
            break
        last, told = other, told + 1
    if told < _MANY:
        return one
    after = [other for other in scene.between(last.last, last.last + 3) if scene.is_country(other)]
    codes = {scene.country_of.get(place.entity or "", "") for place in scene.between(one.first, last.last) if place.type == "LOC"} - {""}
    return next((other for other in (*after, *scene.stands) if scene.is_country(other) and (other in after or scene.country_of.get(other.entity or "") in codes)), one)


def _linked(scene: Scene, telling: Telling, one: Stand) -> bool:
    """Whether a place is one of this event: behind a word of place, where a journey or a delivery goes, or the genitive of its noun."""
    trigger, tie = telling.trigger, one.tie
    visits = trigger.frame == "visit"
    if trigger.type == "SANCTION":
        if trigger.mode == "expel" and one.first >= trigger.last and scene.is_link(tie.at, "argument.from") and _placed(scene, one):
            return True
        return not trigger.verbal and tie.role == "to" and scene.link[tie.at] is not None
    if tie.role == "to" and scene.link[tie.at] and (trigger.type in saying.WORDS or trigger.type == "AGREE" or (trigger.type not in _MOVING and not visits)):
        return False
    if trigger.type in saying.WORDS and tie.role == "in" and saying.is_seat(scene, one):
        return False
    placed = _placed(scene, one)
    if trigger.type == "ASSAULT" and _came_from(scene, telling, one):
        return False
    if (not placed and _is_home(scene, one)) or (visits and _left_behind(scene, one)) or (trigger.type in _APART and _of_what_was_before(scene, trigger.last, one.first)):
        return False
    if trigger.type in _ABOUT and not visits and saying.of_topic(scene, trigger, one):
        return False
    if trigger.type == "AID" and scene.is_link(tie.at, "argument.from") and any(one is who for who in telling.actors):
        return False  # «تسلمت كييف صواريخ من ألمانيا»
    if placed or (trigger.type in _ON_PLACES and _struck(scene, telling, one)):
        return True
    behind = one.first - trigger.last
    if behind == 1 and any(hit.record.kind == "place_head" and hit.last == one.first for hit in scene.reading.at(trigger.last)):
        behind = 0  # «إغلاق معبر "…"»
    if visits or behind:
        return visits and 0 <= behind <= 4
    if trigger.verbal or trigger.type not in _OF_PLACE or tie.role in ("to", "against"):
        return False
    return trigger.frame == "war" or not (scene.is_country(one) or scene.is_capital(one)) or all(one is not who for who in _those_who_act(scene, telling, one))


def _of_what_was_before(scene: Scene, first: int, last: int) -> bool:
    """Whether a place behind an event's word is that of another event that only says when it was: «الزيارة بعد أسبوع من هجوم في …»."""
    told = [at for at in range(first, last) if scene.role(at) == "other" and scene.reading.words[at] in _WHEN]
    return bool(told) and any(hit.record.kind == "trigger" and hit.shape.pos == "noun" for at in range(told[0] + 1, last) for hit in scene.reading.known(at))


def _came_from(scene: Scene, telling: Telling, one: Stand) -> bool:
    """«أسقط طائرة قادمة من كسلا», «سقط صاروخ أطلق من كسلا»: whether a place is only where from a missile or a machine came that another word hits."""
    at = one.tie.at
    return at > telling.trigger.last and scene.is_link(at, "argument.from") and scene.reading.words[at - 1] in _COMING


def _left_behind(scene: Scene, one: Stand) -> bool:
    """Whether a traveller only comes from a place, and does not come home from it: «وصل … قادما من طهران»."""
    at = one.tie.at
    return scene.is_link(at, "argument.from") and _RETURN.isdisjoint([word.removeprefix("و").removeprefix("ل") for word in scene.reading.words[max(0, at - _BACK) : at]])


def _those_who_act(scene: Scene, telling: Telling, one: Stand) -> list[Stand]:
    """Whom a country or a capital behind a noun may stand for: who does it; a land also who suffers it, a capital is then where it was."""
    return telling.actors if scene.is_capital(one) and not scene.is_country(one) else [*telling.actors, *telling.recipients]


def _apart(scene: Scene, low: int, high: int) -> int:
    """How many words stand between two, a name with its titles counting as one: «قصف مدفعي نفذته قوات النظام السوري على …»."""
    out = high - low
    for one in scene.between(low, high):
        out -= one.last - one.first - 1 if one.entity is not None else 0
    return out


def _over_names(scene: Scene, low: int, high: int, reach: int) -> bool:
    """Whether a place stands near behind a word but for the length of names, and no verb between: «بحث … مع أمير قطر تميم بن حمد آل ثاني في الدوحة …»."""
    return _apart(scene, low, high) < reach and not any(scene.is_verb[low:high])


def _struck(scene: Scene, telling: Telling, one: Stand) -> bool:
    """Whether a deed is done to a place: «هجوم على …», «قصفت …», «تهجير سكان …»."""
    trigger, tie = telling.trigger, one.tie
    if trigger.frame not in _AIMED or tie.inner >= trigger.last or one.first < trigger.last or scene.breaks(trigger.last, one.first):
        return False
    if one.first - trigger.last > 2 * _AIM or _apart(scene, trigger.last, one.first) > _AIM:
        return False
    if tie.role == "against" and tie.at >= trigger.last:
        return True
    if trigger.verbal and tie.role == "direct":
        if trigger.mode == "restrict" and all(one is not who for who in telling.actors) and not (scene.is_country(one) or scene.is_capital(one)):
            return True
        if any(one is who for who in telling.recipients) or (_is_object(scene, telling, one) and all(one is not who for who in telling.actors)):
            return True
    whose = scene.ending(one.first) or scene.ending(one.first - 1)
    return whose is not None and whose.type == "UNNAMED" and any(whose is who for who in telling.recipients)


def _is_object(scene: Scene, telling: Telling, one: Stand) -> bool:
    """Whether a place stands right behind the verb or its subject, or behind the word for what it is: «اقتحمت القوات بلدة …», «قصفت خان يونس»."""
    if any(hit.record.kind == "place_head" and hit.last == one.first for hit in scene.reading.at(one.first - 1)):
        return True
    return scene.is_town(one) and not one.left and (one.first == telling.trigger.last or any(who.last == one.first for who in telling.actors))


def told_before(scene: Scene, tellings: list[Telling], talks: set[int], struck: set[int]) -> Stand | None:
    """The place that was told last before a deed in its sentence or struck there, if nobody spoke or met there: «غارات شمالي …، مما أحدث انفجارات»."""
    for telling in tellings:
        sentence = scene.reading.sentences[telling.sentence]
        for one in reversed(scene.between(sentence.first, telling.trigger.first)):
            if one.type != "LOC" or scene.is_country(one) or scene.is_wide(one) or one.first in talks or not (one.first in struck or _placed(scene, one)) or _outer(scene, one):
                continue
            if not saying.of_saying(scene, one):
                return _foremost(scene, one)
    return None


def of_talks(tellings: list[Telling]) -> set[int]:
    """First words of places where somebody met or agreed."""
    return _of(tellings, _TALKS)


def of_deeds(tellings: list[Telling]) -> set[int]:
    """First words of places where a deed was done."""
    return _of(tellings, LOCAL)


def _of(tellings: list[Telling], types: frozenset[str]) -> set[int]:
    return {one.place.first for one in tellings if one.place is not None and one.near and one.trigger.type in types}


def main_place(scene: Scene, country: float, home: str) -> Stand | None:
    """Where the article's scene is: the place that stands most often behind a word of place or an event's word.

    A country counts `country` times a town, at least once, and where it counts more no town is the scene. It, or a capital, is of `home`:
    the country that the article speaks of most.
    """
    counts: dict[str | None, float] = defaultdict(float)
    placed: list[Stand] = []
    behind = [False] * scene.size
    for hit in scene.reading.of("trigger"):
        if scene.stand_at[hit.last] is not None and hit.record["type"] in LOCAL:
            behind[hit.last] = True
    for one in scene.stands:
        if one.type != "LOC" or scene.is_wide(one):
            continue
        if (scene.is_country(one) or scene.is_capital(one)) and scene.country_of.get(one.entity or "", home) not in (home, ""):
            continue
        if _outer(scene, one):
            continue
        if (_placed(scene, one) and not saying.of_saying(scene, one)) or (behind[one.first] and not scene.is_country(one)):
            placed.append(one)
            counts[one.entity] += 0.25 if one.first in scene.referring else 1
        elif scene.is_country(one) and one.first not in scene.referring and one.tie.role != "direct" and not _is_beside(scene, one):
            counts[one.entity] += 0.5
    if not placed:
        spoken_of = [one for one in scene.stands if scene.is_country(one) and scene.country_of.get(one.entity or "") == home]
        return spoken_of[0] if len(spoken_of) >= _OFTEN else None
    best, most = placed[0], -1.0
    for one in placed:
        weight = counts[one.entity] * (country if scene.is_country(one) else 1.0)
        if weight > most:
            best, most = one, weight
    if scene.is_country(best):
        return best
    others = max((counts[one.entity] for one in placed if one.entity != best.entity and not scene.is_country(one)), default=0.0)
    if country == 1 and counts[best.entity] >= 2 and counts[best.entity] >= _LEADS * others:
        return best
    told = _countries(scene)
    alone = country > 1 or told.get(home, 0) >= _ALONE * max((count for code, count in told.items() if code != home), default=0)
    state = Stand(0, 0, 0, scene.states[home], "LOC") if alone and home in scene.states else None
    return state if state is not None and scene.is_country(state) else None


def home_country(scene: Scene) -> str:
    """The country that the article speaks of most, by its name and its towns, a capital where something is in it; empty where none leads."""
    counts = _countries(scene)
    most = max(counts.values(), default=0)
    leading = [country for country, count in counts.items() if count == most]
    return leading[0] if len(leading) == 1 else ""


def _countries(scene: Scene) -> dict[str, int]:
    """How often the article speaks of each country."""
    counts: dict[str, int] = {}
    for one in scene.stands:
        if one.type == "LOC" and (_placed(scene, one) or not scene.is_capital(one)) and not _is_beside(scene, one):
            country = scene.country_of.get(one.entity or "", "")
            counts[country] = counts.get(country, 0) + 1
    counts.pop("", None)
    return counts


def _outer(scene: Scene, one: Stand) -> bool:
    """Whether a place only says where the place right before it lies: «المصنع … بماريوبول»."""
    tie = one.tie
    if tie.more or tie.role not in ("at", "in"):
        return False
    at = one.first if tie.at == one.first else one.first - 1
    if scene.gaps[at]:
        return False
    opens = tie.at
    while opens > 0 and scene.role(opens - 1) == "in" and not scene.gaps[opens]:
        opens -= 1  # «الحسكة شمال شرقي البلاد»
    for inner in [scene.ending(opens), scene.ending(at)]:
        if inner is not None and inner.entity != one.entity and (inner.type == "LOC" or inner.entity in scene.palaces):
            return _placed(scene, inner) or not (scene.is_country(inner) or scene.is_capital(inner))
    return False


def _inmost(scene: Scene, one: Stand) -> Stand:
    """The place that lies in one that is told right behind it."""
    before = [other for other in scene.between(one.first - _AIM, one.first) if other.type == "LOC"] if _outer(scene, one) else []
    return before[-1] if before else one


def _placed(scene: Scene, one: Stand) -> bool:
    """Whether a stand says where; found once for each."""
    if one.placed is None:
        one.placed = _says_where(scene, one)
    return one.placed


def _spoken_of(scene: Scene, one: Stand) -> bool:
    """Whether a place is only what something is about: «الأوضاع في …»."""
    at = one.tie.at - 1
    body = scene.holder[at] if at >= 0 else None
    if body is not None and body.first < at:
        return False  # «قوات الأمن في …»
    return at >= 0 and any(hit.record.kind == "topic" and hit.record.id not in _NO_TOPIC for hit in scene.reading.known(at))


def _is_home(scene: Scene, one: Stand) -> bool:
    """Whether somebody only comes from a place: «شاب أصيل ولاية الكاف», «ينحدر من سوسة»."""
    return any(scene.reading.words[at] in _NATIVE for at in range(max(0, one.first - _FROM), one.first))


def _whose(scene: Scene, one: Stand) -> bool:
    """Whether a preposition of place governs something of a state, not the state: «تغير في موقف الرباط»."""
    return one.tie.role in ("in", "at", "to") and 0 <= one.tie.at < one.first and any(hit.record.id == "topic.of_state" for hit in scene.reading.known(one.first - 1))


def _is_beside(scene: Scene, one: Stand) -> bool:
    """Whether a place is only one beside which something lies: «البلدة الحدودية مع …»."""
    return one.tie.at > 0 and any(hit.record.id == "topic.beside" for hit in scene.reading.known(one.tie.at - 1))


def _says_where(scene: Scene, one: Stand) -> bool:
    """A place behind a preposition of place or an attached «ب»; what an attached «ل» governs is no place, nor what is only spoken of."""
    tie = one.tie
    if _spoken_of(scene, one) or _whose(scene, one) or _is_home(scene, one) or (scene.is_country(one) and tie.at >= 0 and scene.reading.words[tie.at] == _OUTSIDE):
        return False
    if tie.role == "at":
        return tie.at == one.first or scene.reading.words[tie.at].startswith(("بال", "وبال")) or any(hit.record.id == "topic.site" for hit in scene.reading.known(tie.at))
    return tie.role == "in" or (tie.role == "to" and scene.link[tie.at] is not None)
