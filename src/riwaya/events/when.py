"""When: the time that dates an event, and the day it falls on where none is told.

A time belongs to the event that it stands beside, not to a farther one; «آنذاك» to the date told before it. What the article tells as its
own news without a time falls about the day of the news; other words for the deed that most of the article tells fall on its day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from riwaya.events import saying
from riwaya.events.nouns import INHERITED, LOCAL, MORTAL, Telling, Trigger
from riwaya.events.same import Cluster
from riwaya.events.scene import Scene
from riwaya.lexicon.letters import fold_word
from riwaya.model import EventDate, Span, Time

_FAR: Final = 18
_COUNTED: Final = 7
_LEAD: Final = 3
_DAY: Final = 10
_WEEK: Final = 7
_YEAR: Final = 4
_BESIDE: Final = 8
_HAD: Final = 9
_WAS: Final = frozenset({"كان", "وكان", "كانت", "وكانت", "كانا", "كانوا", "وكانوا", "فكان"})
_ACCORDING: Final = frozenset({"وفق", "وفقا", "حسب", "بحسب", "حسبما", "وفقما"})
_STATEMENTS: Final = frozenset({"تصريح", "تصريحات", "بيان", "بلاغ", "حوار", "مداخله"})
_OFTEN: Final = 4
_SHORT: Final = 3
_REACTIONS: Final = frozenset({"PROTEST", "ACCUSE", "REJECT", "SUPPORT"})
_COMPARED: Final = 10
_FIRSTS: Final = frozenset(
    fold_word(one)
    for one in ("أول", "لأول", "أولى", "الأول", "الأولى", "أكبر", "الأكبر", "كأكبر", "أضخم", "أعنف", "أوسع", "أسوأ", "أخطر", "أعلى", "أدنى", "أشد", "أطول", "أهم", "أقوى", "أكثر")
)
_CLOSE: Final = 4
_WORDS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_LASTING: Final = frozenset({"MOBILIZE", "SANCTION", "COERCE", "COOPERATE", "ASSAULT", "PROTEST"})
_DEEDS: Final = LOCAL - {"RETREAT"}
_MET: Final = frozenset({"CONSULT"})
_OPEN: Final = frozenset({"U", "PR+"})
_BOUNDS: Final = frozenset({"since", "before", "after"})
_TOLD: Final = frozenset({"rule.verb_past", "rule.participle", "rule.carried_past"})


def time(scene: Scene, telling: Telling, triggers: list[int]) -> tuple[Time | None, float]:
    """The dated expression of the sentence that stands nearest, with no other event's word between, and how far it stands."""
    trigger = telling.trigger
    best: tuple[float, Time | None] = (99.0, None)
    told = ""
    rows = scene.timed_in(telling.sentence)
    known = bool(rows) and _remembered(scene, trigger)
    for (first, last), one in rows:
        told, one = _then(scene, told, first, one)
        if not _dates(scene, trigger, first, one) or _of_another(scene, trigger, triggers, first) or _of_saying(scene, trigger, first):
            continue
        if trigger.type in _REACTIONS and first >= trigger.last and _of_clause(scene, trigger, first):
            continue
        if (known and first < trigger.first) or _is_past_of_open(scene, telling, first, one):
            continue
        low, high = (trigger.last, first) if first >= trigger.last else (last, trigger.first)
        distance = float(high - low)
        for word in triggers:
            if low <= word < high:
                distance += 5
        if scene.breaks(low - 1, high):
            distance += 8
        if first < trigger.first:
            distance += 8 if not trigger.verbal and trigger.definite and trigger.governor is None else 3
        if one.value and len(one.value) == _YEAR and not any(map(str.isdigit, one.span.text)):
            distance += 6
        if distance <= _FAR and distance < best[0]:
            best = (distance, one)
    return best[1], best[0]


def _is_past_of_open(scene: Scene, telling: Telling, first: int, one: Time) -> bool:
    """Whether a time that is past cannot be that of something asked for, or stands before something that is planned: «اتفقا أمس على وقف القتال»."""
    trigger = telling.trigger
    if telling.factuality not in _OPEN or (trigger.verbal and trigger.hit.shape.tense == "past"):
        return False
    return (telling.factuality == "U" or first < trigger.first) and _ahead(scene, one) < 0


def _of_another(scene: Scene, trigger: Trigger, triggers: list[int], first: int) -> bool:
    """Whether a time behind a word is that of another event that only bounds it or is described: «قتل … منذ انتخاب … في مايو», «رفض الاتفاق الذي وقع في يونيو»."""
    if first < trigger.last or trigger.frame in MORTAL:
        return False
    between = [word for word in triggers if trigger.last <= word < first]
    if any(_describes(scene, trigger, word) or _in_its_wake(scene, trigger.last, word) for word in between):
        return True
    if any(_resumes(scene, trigger, word) for word in range(trigger.last + 1, first)):
        return True
    return any(_bounds(scene, trigger.last, word) or any(scene.role(at) == "relative" for at in range(word + 1, first)) for word in between)


def _in_its_wake(scene: Scene, low: int, word: int) -> bool:
    """«انتشرت الشرطة خلال المظاهرة في أعقاب مواجهات نهاية الأسبوع»: whether a word of cause or sequence stands right before another event's word."""
    return any(one.record.id == "factuality.trace" and one.last == word for at in range(max(low, word - 3), word) for one in scene.factuality[at])


def _of_saying(scene: Scene, trigger: Trigger, first: int) -> bool:
    """«أحداث عنف جدت بالمصنع، وفق ما أفاد به المدير في تصريح اليوم»: whether a time behind a word is when its source spoke."""
    words = scene.reading.words
    if not any(words[at] in _STATEMENTS for at in range(max(trigger.last, first - _CLOSE), first)):
        return False
    return any(words[at] in _ACCORDING for at in range(trigger.last, first))


def _describes(scene: Scene, trigger: Trigger, word: int) -> bool:
    """Whether a verb right behind a noun tells what else was done to that: «أفرجت عن سفينة احتجزتها في يناير»; not one that «and» joins."""
    if not scene.is_verb[word] or scene.gaps[word]:
        return False
    own = [hit for hit in scene.reading.known(word) if hit.record.kind == "trigger" and hit.shape.tense == "past" and hit.right and not hit.left]
    return any(hit.record["type"] != trigger.type for hit in own)


def _resumes(scene: Scene, trigger: Trigger, word: int) -> bool:
    """Whether a verb whose object is the noun right before it tells when that was done: «ردا على إجراء اتخذته موسكو الشهر الماضي»; not «غارة جوية شنتها …»."""
    if not scene.is_verb[word] or scene.gaps[word] or scene.role(word - 1) or scene.reading.words[word - 1].startswith("ال"):
        return False
    known = scene.reading.known
    verbs = [hit for hit in known(word) if hit.shape.pos == "verb"]
    if not verbs or not all(hit.shape.tense == "past" and hit.right in ("ه", "ها") and not hit.left for hit in verbs):
        return False
    if any(hit.record.kind == "trigger" and hit.record["type"] == trigger.type for at in range(trigger.last, word) for hit in known(at)):
        return False
    ruled = any(scene.role(at) for at in range(trigger.last, word))
    return (ruled and trigger.verbal) or ((ruled or trigger.verbal) and not any(hit.record.kind == "light" for hit in known(word)))


def _of_clause(scene: Scene, trigger: Trigger, first: int) -> bool:
    """«تظاهروا رفضا لإجراءات الجيش التي أعلنها في أكتوبر»: whether a time stands in the clause that describes what a protest or a reaction is about."""
    words = scene.reading.words
    opener = next((at for at in range(trigger.last + 2, first) if scene.role(at) == "relative"), -1)
    if opener < 0 or any(scene.gaps[opener + 1 : first + 1]) or not words[opener].endswith(("الذي", "التي")):
        return False
    female = words[opener].endswith("التي")
    nouns = [words[at] for at in range(trigger.last, opener) if not scene.role(at) and len(words[at]) > _SHORT]
    return any(word.endswith(("ه", "ات")) == female for word in nouns)


def long_before(scene: Scene, trigger: Trigger) -> bool:
    """Whether a past verb tells what had been before the news: «وكان الوزير قد زار …», «وكان الجيش اتهم …»."""
    if not trigger.verbal or trigger.hit.shape.tense != "past":
        return False
    words = scene.reading.words
    for at in range(trigger.first - 1, max(-1, trigger.first - _HAD), -1):
        if words[at] in _WAS:
            return True
        if scene.gaps[at + 1] == 2 or scene.is_verb[at] or scene.role(at) in ("relative", "break"):
            return False
    return False


def _remembered(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun is only told of from the outside: «بعد أسبوع على اختتام …», «قبل أيام من بدء …», «الذكرى الأولى لسيطرتهم …»."""
    if trigger.verbal:
        return False
    if _bounds(scene, 0, trigger.first) or saying.protested(scene, trigger):
        return True
    for at in range(max(0, trigger.first - _COUNTED), trigger.first):
        if scene.is_timed[at + 1] and any(hit.record.class_ in ("before", "after") for hit in scene.date_words[at]):
            return any(scene.reading.words[after] in ("من", "علي") for after in range(at + 2, trigger.first))
        if scene.recalls[at]:
            return True
    return False


def _ahead(scene: Scene, one: Time) -> int:
    """1 for a time after publication, -1 for one before it or on its day, 0 where that is not known."""
    today = scene.reading.article.published
    start = str(one.value or "").split("/")[0].rstrip("~")
    if not today or not start[:_YEAR].isdigit():
        return 0
    length = min(len(start), len(today.rstrip("~").split("T")[0]))
    return 1 if start[:length] > today[:length] else -1


def _bounds(scene: Scene, low: int, word: int) -> bool:
    """Whether a word of before, after or since stands right before an event's word."""
    return any(hit.record.class_ in _BOUNDS for at in range(max(low, word - 2), word) for hit in scene.date_words[at])


def _then(scene: Scene, told: str, first: int, one: Time) -> tuple[str, Time]:
    """The date told last in the sentence, and the time itself: «آنذاك» is the date told before it."""
    if one.value is not None:
        known = one.value.removesuffix("/..")
        return (told if known.startswith(("P", "..")) else known), one
    if told and any(hit.record.value == "then" for hit in scene.date_words[first]):
        return told, replace(one, value=told)
    return told, one


def follow(scene: Scene, telling: Telling, before: Telling | None) -> None:
    """A fact without a time falls on the day of the deed told before it in its sentence, unless it went before that."""
    if telling.time is not None or before is None or before.sentence != telling.sentence or before.time is None or telling.trigger.type in _WORDS:
        return
    day = before.time.value
    if _remembered(scene, telling.trigger) or long_before(scene, telling.trigger):
        return
    if telling.factuality == "CT+" == before.factuality and day and len(day.rstrip("~")) == _DAY and "/" not in day and telling.statement == before.statement:
        telling.time, telling.time_at = before.time, INHERITED


def settle(scene: Scene, telling: Telling) -> None:
    """No fact has a date after publication, but a protest that may lie ahead: «الاتفاق على جولة في يناير»."""
    one = telling.time
    if one is None or telling.factuality != "CT+" or telling.trigger.type == "PROTEST":
        return
    last = str(one.value).split("/")[-1]
    if _ahead(scene, one) > 0 or (telling.trigger.verbal and last[:1].isdigit() and _ahead(scene, replace(one, value=last)) > 0):
        telling.time, telling.time_at = None, 99.0


def lies_ahead(scene: Scene, telling: Telling) -> bool:
    """Whether the time right beside a word that is no past verb lies after publication."""
    if telling.time is None or telling.trigger.type in _WORDS or (telling.time_at > _BESIDE and telling.trigger.type != "PROTEST"):
        return False
    if telling.trigger.type == "ASSAULT" and (telling.trigger.definite or (telling.trigger.frame in MORTAL and telling.recipients)):
        return False  # «الهجمات في نهاية الأسبوع»: a known attack has been, and so has whose killing is told
    if telling.trigger.verbal and (telling.trigger.hit.shape.tense == "past" or telling.trigger.type == "AGREE"):
        return False  # «يتعهد بانتخابات في يوليو»: what is pledged lies ahead, not the pledge
    if len(str(telling.time.value)) == _YEAR and telling.time_at > _BESIDE:
        return False  # «الاحتجاجات على … قانون المالية لسنة 2017»
    return _ahead(scene, telling.time) > 0


def _dates(scene: Scene, trigger: Trigger, first: int, one: Time) -> bool:
    """Whether a time can date an event: no length, no feast that something else is named after, no date of a statement («في بيان أمس», «نفى أمس لقاء»)."""
    if one.value is None:
        return one.kind == "vague" and any(hit.record.value == "past" for hit in scene.date_words[first])
    if one.value.endswith("/..") and not (trigger.verbal and trigger.hit.shape.tense == "present") and _of_its_kind(scene, first):
        return False
    if one.value.startswith(("P", "..")) or (one.value.endswith("/..") and trigger.type not in _LASTING):
        return False
    if "date_form.feast" in one.why and (first == 0 or scene.role(first - 1) != "in"):
        return False
    if any(cue < first < said <= trigger.first for cue, said in scene.refusals()):
        return False
    if scene.is_led(first) and any(cue < first < said <= trigger.first and scene.roles[said - 1] == "break" for cue, said in scene.preludes()):
        return False
    return first == 0 or scene.gaps[first] > 0 or not any(hit.record.kind == "cue" and hit.shape.pos == "noun" for hit in scene.reading.known(first - 1))


def _of_its_kind(scene: Scene, first: int) -> bool:
    """«أول إضراب منذ عام …», «أكبر مظاهرة تشهدها البلاد منذ …»: whether a time only says since when there was nothing like it."""
    words, low = scene.reading.words, max(-1, first - _COMPARED)
    for at in range(first - 1, low, -1):
        if (words[at].removeprefix("ال") in _FIRSTS or words[at] in _FIRSTS) and words[at + 1] != "من":
            return True  # not «أكثر من مئة»
        if scene.gaps[at] == 2:
            return False
    return False


def of_event(scene: Scene, tellings: list[Telling], lead: bool, day: Time | None, wanted: bool) -> EventDate | None:
    """The stated time that stands nearest, else the `day` of the deed that the article is about, else about publication what is told as news and not only `wanted`.

    A word for the time before or the time after («السابقة») dates nothing but itself.
    """
    own = [one for one in tellings if not one.mark] or tellings
    timed = stated(own) or stated(tellings)
    if timed is not None:
        return _stated(timed)
    head = tellings[0].trigger
    real = any(one.factuality in ("CT+", "PS+") for one in tellings)
    if day is not None and head.type == "ASSAULT" and head.frame != "war" and real and not any(one.mark for one in tellings):
        return _stated(day)
    if wanted:
        return None
    if any(_is_news(scene, one, lead) for one in own):
        return _published(scene)
    recent = any(one.time is not None and one.factuality == "CT+" for one in own)
    return _published(scene, True) if recent else None


def stated(tellings: list[Telling]) -> Time | None:
    """The dated time that stands nearest to its event's word; where several are told the one that most of its words stand close to.

    Since when comes first for a war, last for any other deed.
    """
    timed = [(one.time, one.time_at) for one in tellings if one.time is not None and one.time.value]
    war = any(one.trigger.frame == "war" for one in tellings)
    timed = [row for row in timed if str(row[0].value).endswith("/..") == war] or timed
    if len(timed) < 2:
        return timed[0][0] if timed else None
    weights: dict[str | None, float] = {}
    for found, distance in timed:
        weights[found.value] = weights.get(found.value, 0.0) + 1 / (_CLOSE + distance)
    return max(timed, key=lambda row: (weights[row[0].value], -row[1]))[0]


def _stated(one: Time) -> EventDate:
    return EventDate(str(one.value), Span(one.span.start, one.span.end, one.span.text))


def main_day(clusters: list[Cluster]) -> Time | None:
    """The day of the deed that is told far more often than any other dated deed of the article."""
    rows: list[tuple[int, Time]] = []
    for cluster in clusters:
        if cluster.tellings[0].trigger.type in _DEEDS:
            best = stated([one for one in cluster.tellings if one.time_at < INHERITED])
            if best is not None and len(str(best.value).rstrip("~")) == _DAY:
                rows.append((len(cluster.tellings), best))
    rows.sort(key=lambda row: -row[0])
    if not rows or rows[0][0] < _OFTEN or (len(rows) > 1 and rows[0][0] < 2 * rows[1][0]):
        return None
    return rows[0][1]


def _is_news(scene: Scene, telling: Telling, lead: bool) -> bool:
    """Told as a fact by the article itself, in the past or in the lead, or a meeting; and not as something that went before."""
    if telling.factuality != "CT+" or telling.mark or any(why == "factuality.before_now" for why in telling.why):
        return False
    if long_before(scene, telling.trigger) or _remembered(scene, telling.trigger) or (not lead and _is_past(scene, telling.sentence)):
        return False
    if lead or telling.sentence < _LEAD:
        return True
    return any(why in _TOLD for why in telling.why) or (telling.statement is None and telling.trigger.type in _MET)


def _is_past(scene: Scene, sentence: int) -> bool:
    """Whether a sentence names a time well before publication and none near it."""
    today = scene.reading.article.published
    if not today or len(today) < _DAY:
        return False
    ends = [one.value.split("/")[-1].rstrip("~") for _, one in scene.timed_in(sentence) if one.value]
    if not any(one[0].isdigit() for one in ends):
        return False
    week = (date.fromisoformat(today[:_DAY]) - timedelta(_WEEK)).isoformat()
    return all(one[0] != "." and one < week[: len(one)] for one in ends)


def day_of_news(scene: Scene) -> str | None:
    """The day whose news the article tells: the one that its lead names if it names one of the two days before publication, else publication."""
    value = scene.reading.article.published
    if not value or len(value) < _DAY:
        return value
    today = date.fromisoformat(value[:_DAY])
    for sentence in range(_LEAD):
        named = {one.value.rstrip("~") for _, one in scene.timed_in(sentence) if one.value and len(one.value.rstrip("~")) == _DAY and one.value[4] == one.value[7] == "-"}
        near = {one for one in named if timedelta(0) <= today - date.fromisoformat(one) <= timedelta(2)}
        if near:
            return near.pop() if len(near) == 1 else value
    return value


def _published(scene: Scene, vaguely: bool = False) -> EventDate | None:
    """The day of the news as an approximate day; or month where publication is approximate and no day named, or the text says no more than «recently»."""
    value = day_of_news(scene)
    if not value:
        return None
    if value.endswith("~") or vaguely:
        return EventDate(value[:7].rstrip("~") + "~", None)
    return EventDate(value.split("T")[0] + "~", None)
