"""Which words of an article tell of an event.

A lexicon hit becomes a trigger unless it lies inside a name, lacks a word that its record needs, or stands beside one
that rules it out. Where several records claim a word, the longest phrase wins, then the record with a needed word, then
the one that asks most. Whether a skeleton is a verb or its noun is told by what stands before it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from riwaya.events import announced, needed
from riwaya.events.asked import Asked, Near, asked
from riwaya.events.carrying import verb_over
from riwaya.events.looking_back import HIM
from riwaya.events.nouns import Trigger
from riwaya.events.scene import Scene
from riwaya.events.written import charged_with, ends_passive, vowelled_passive, written, written_otherwise
from riwaya.text import Hit

_UNDER: Final = "قيد"
_REACH_AFTER: Final = 6
_REACH_BEFORE: Final = 4
_HEADING: Final = 3
_ADJECTIVE: Final = ("يه", "ي", "يا")
_DUAL: Final = ("ان", "ين")
_DEEDS: Final = frozenset({"ASSAULT", "COERCE"})
_ROUTINE: Final = ["crime_report", "fiction", "mishap", "police_report"]
_POLICE: Final = ["police_work"]
_ARRESTS: Final = frozenset({"arrest", "seize"})
_NEVER_ROUTINE: Final = frozenset({"assassinate", "execute", "hack", "cyber_attack"})
_OVER_NOUN: Final = frozenset({"plan", "wish", "negation", "failure"})
_SPOKEN: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_SHARED: Final = frozenset({"both", "between", "war"})
_PART: Final = 3
_BY: Final = "ب"
_REACH_SAYING: Final = 40
_OURS: Final = "نا"  # «معركتنا مع الوزارة» is one of words


def verbal(scene: Scene, hit: Hit) -> bool:
    """Whether a hit stands as a verb. A skeleton that may be a verb or its noun is a verb where a clause or a subject stands before it."""
    if hit.shape.pos != "verb":
        return False
    if hit.shape.tense in ("present", "jussive") or hit.shape.gender == "f" or hit.shape.number in ("p", "d"):
        return not (hit.shape.number == "p" and hit.shape.tense == "past" and _has_noun(scene, hit))  # «أصدر عفوا»
    at = hit.first
    if at == 0 or scene.gaps[at] > 0 or scene.role(at - 1) in ("break", "relative"):
        return not (_has_noun(scene, hit) and (_heads(scene, at) or announced.lacking(scene, hit)))
    if hit.left == "و" and _has_noun(scene, hit) and announced.listed(scene, hit):
        return False
    if (subject := scene.ending(at)) is not None:
        return not (_alike(scene, hit) and (_behind_verb(scene, subject.first) or _wants_noun(scene, subject.first - 1)))  # «أكد الوزير رفض …»
    known = scene.reading.known(at - 1)
    if any(one.record.kind == "factuality" and one.record.value in ("qad", "negation") for one in known):
        return True
    if scene.role(at - 1) in ("in", "to", "against", "other", "with", "by", "between") and not scene.is_link(at - 1, "argument.fire"):
        return False
    return not _has_noun(scene, hit)


def _heads(scene: Scene, word: int) -> bool:
    """Whether a word opens a line of two or three words, a heading: «دعم سياسي»."""
    lines = scene.reading.lines
    at = bisect_left(lines, word)
    if word and (at == len(lines) or lines[at] != word):
        return False
    end = next((one for one in lines[at : at + 2] if one > word), len(scene.gaps))
    return 1 < end - word <= _HEADING


def _behind_verb(scene: Scene, word: int) -> bool:
    """Whether a past verb stands right before a word."""
    return word > 0 and not scene.gaps[word] and any(one.shape.pos == "verb" and one.shape.tense == "past" and not one.right for one in scene.reading.known(word - 1))


def _wants_noun(scene: Scene, word: int) -> bool:
    """«لا تنوي أوروبا رفع العقوبات»: whether a verb of intent or denial stands before its subject, so that what follows is its object."""
    return word >= 0 and any(one.shape.pos == "verb" and one.record.value in _OVER_NOUN for one in scene.factuality[word])


def _has_noun(scene: Scene, hit: Hit) -> bool:
    return any(one.record is hit.record and one.shape.pos == "noun" for one in scene.reading.known(hit.first))


def _alike(scene: Scene, hit: Hit) -> bool:
    """Whether a word may be a noun of the same type of event, by any record: «رفض الوزير طلب …»."""
    kind = hit.record["type"]
    return any(one.record.kind == "trigger" and one.shape.pos == "noun" and one.record["type"] == kind for one in scene.reading.known(hit.first))


def _fits(scene: Scene, hit: Hit, asks: Asked) -> bool:
    record, shape = hit.record, hit.shape
    if shape.pos == "verb" and (hit.right in ("ك", "كم") or (hit.right == "ي" and scene.reading.text[hit.end - 1] != "ن")):
        return False  # «وزاري», «جندي»
    if shape.pos == "noun" and hit.right == "ي" and scene.reading.text[hit.end - 1] != "ت":
        return False  # «هجومي» is an adjective rather than my attack
    if (asks.not_in and scene.is_set(hit.first, asks.not_in)) or (shape.pos == "verb" and shape.number != "p" and asks.type in _DEEDS and _by_nature(scene, hit.last)):
        return False
    if asks.type in _DEEDS and _is_routine(scene, hit, asks):
        return False
    if shape.tense == "jussive" and not _negated(scene, hit):
        return False
    if shape.voice == "passive" and asks.frame == "both":
        return False
    if shape.pos == "participle" and not (asks.adverb and _adverbial(scene, hit)):
        return False
    if shape.pos == "verb" and shape.gender == "f" and shape.number == "p" and any(one.record.kind == "number" for one in scene.reading.known(hit.first)):
        return False  # «مقتل اثنين»
    if asks.shape and shape.pos != "word" and shape.pos not in asks.shape and (not shape.tense or shape.tense not in asks.shape):
        return False
    if shape.pos == "verb" and not verbal(scene, hit):
        return False
    if shape.pos == "noun" and (not hit.left or not hit.left.endswith(("ال", "لل", "ب", "ل"))) and any(
        one.record is record and one.shape.pos == "verb" and one.shape.tense == "past" and one.shape.number != "d" and (not one.right or _tells_that(scene, hit.first))
        and verbal(scene, scene.reading.hit(hit.first, row)) for row, one in enumerate(scene.reading.known(hit.first))
    ):
        return False
    if shape.voice == "passive" and _according(scene, hit):
        return False
    skeletal = (shape.voice == "passive" and hit.end - hit.start <= 3) or "أ" in hit.left or hit.left == "ا"
    if shape.pos == "verb" and (skeletal or (shape.person in ("1", "2") and not _own_demand(scene, hit, asks))):
        return False
    if shape.number == "d" and shape.tense == "past" and not _dual(scene, hit):
        return False
    if _aside(scene, hit, asks) or (asks.needs is not None and not needed.has_needed(scene, hit, asks, asks.needs)):
        return False
    if asks.given_to and not needed.given(scene, hit):
        return False
    if (asks.not_written and written_otherwise(scene.reading, hit.first, asks.not_written)) or (asks.frame in _SHARED and hit.right == _OURS):
        return False
    if asks.not_next is not None and hit.last < len(scene.reading.words) and scene.reading.words[hit.last] in asks.not_next:
        return False
    return asks.unless is None or not (needed.stands_near(scene, hit, asks.unless, 4, 4) or _behind_subject(scene, hit, asks.unless))


def _tells_that(scene: Scene, word: int) -> bool:
    """Whether the subject right before a word opens a clause behind «that»: «إن الجيش قتله»."""
    subject = scene.ending(word)
    return subject is not None and not scene.gaps[word] and scene.role(subject.first - 1) == "break"


def _is_routine(scene: Scene, hit: Hit, asks: Asked) -> bool:
    """Whether a deed is one of police, accidents, fiction or private people, of which nothing public is told."""
    arrests = asks.mode in _ARRESTS
    if arrests and scene.is_set(hit.first, _POLICE):
        return True
    if hit.record.id.removeprefix("trigger.") in _NEVER_ROUTINE:
        return False
    return scene.is_set(hit.first, _ROUTINE) or (scene.is_private and (arrests or asks.type == "ASSAULT"))


def _behind_subject(scene: Scene, hit: Hit, unless: Near) -> bool:
    """«رفض متحدث باسم الوزارة التعليق»: whether one of these words stands right behind the subject of a verb."""
    subject = scene.stand_at[hit.last] if hit.shape.pos == "verb" and hit.last < len(scene.gaps) else None
    return subject is not None and subject.last > hit.last + 2 and needed.stands_near(scene, hit, unless, 0, subject.last - hit.last + 2)


def _by_nature(scene: Scene, word: int) -> bool:
    """«حاصرت الثلوج المسافرين», «دمر حريق البيوت»: whether the subject of a verb is no one's will."""
    return any(one.record.id == "setting.force" for one in scene.reading.known(word))


def _according(scene: Scene, hit: Hit) -> bool:
    """«ووفق الوزارة» is «و» and «وفق», no passive of «وافق»."""
    return any(one.record.kind == "cue" and "according" in one.record["frame"] for one in scene.reading.known(hit.first))


def _own_demand(scene: Scene, hit: Hit, asks: Asked) -> bool:
    """Whether somebody who is quoted says what he asks, refuses or blames: «"نطالب …"», «وقال …: نناشد …»."""
    if hit.shape.person != "1" or hit.shape.tense != "present" or asks.type not in _SPOKEN:
        return False
    return any(one.first <= hit.first < one.last for one in scene.reading.quotes) or (hit.shape.number == "p" and _behind_saying(scene, hit.first))


def _behind_saying(scene: Scene, word: int) -> bool:
    """Whether a verb of saying stands before a word in its sentence."""
    for at in range(word - 1, max(-1, word - _REACH_SAYING), -1):
        if scene.gaps[at + 1] == 2:
            return False
        if any(one.record.kind == "cue" and one.shape.pos == "verb" for one in scene.reading.known(at)):
            return True
    return False


def _aside(scene: Scene, hit: Hit, asks: Asked) -> bool:
    """Whether a word only leads to something else: an interview, what «دعا إليه» somebody."""
    shape, after = hit.shape, hit.last
    if asks.frame == "ask" and shape.pos == "verb" and scene.role(after) == "back" and scene.reading.words[after].startswith(("الي", "ل")):
        return True
    if asks.press and any(one.record.kind == "outlet" and one.left == "ل" for at in range(max(0, hit.first - 3), hit.first) for one in scene.reading.known(at)):
        return True
    if asks.press and shape.pos == "noun":
        end = min(after + _REACH_AFTER, len(scene.reading.words))
        end = next((i for i in range(after, end) if scene.gaps[i] == 2), end)
        return any(one.record.kind == "outlet" for i in range(after, end) for one in scene.reading.known(i))
    return False


def _adverbial(scene: Scene, hit: Hit) -> bool:
    """Whether a participle tells what somebody does beside another deed: «متهما …»; behind a comma or «and» also «متهمة …», «متهمين …»."""
    if hit.end != scene.reading.ends[hit.last - 1]:
        return False
    if scene.reading.text[hit.end - 1] == "ا":
        return True
    if any(one.record.kind == "place_head" for one in scene.reading.known(hit.first)) or "".join(scene.reading.words[hit.last : hit.last + 1]).endswith("يين"):
        return False  # «معارضين سياسيين»
    joined = hit.left == "و" or (not hit.left and hit.first > 0 and scene.gaps[hit.first] == 1)
    goes_on = hit.last < len(scene.reading.words) and not scene.gaps[hit.last]
    joined = joined or (goes_on and scene.reading.words[hit.last] in HIM)  # «متهمة إياها»
    return joined and goes_on and (hit.shape.number == "p" or hit.shape.gender == "f") and scene.reading.text[hit.end - 1] in "نه"


def _dual(scene: Scene, hit: Hit) -> bool:
    """Whether a word that ends like a verb of two stands where one may: at the head of its clause, or behind two who act; «هنأ» is of one."""
    at = hit.first
    if scene.reading.raw(at).endswith("أ"):
        return False
    return bool(at == 0 or scene.gaps[at] or scene.role(at - 1) or hit.left or _two(scene, at) or scene.reading.words[at - 1].endswith(_DUAL))


def _two(scene: Scene, word: int) -> bool:
    """Whether a stand that «and» joins to another ends before a word: a dual verb may follow."""
    one = scene.ending(word)
    return one is not None and one.tie.more


def _negated(scene: Scene, hit: Hit) -> bool:
    """A jussive stands behind its negation only."""
    return hit.first > 0 and any(one.record.kind == "factuality" and one.record.value == "negation" for one in scene.reading.known(hit.first - 1))


def _rank(hit: Hit) -> tuple[int, int, int, int, str]:
    asks = asked(hit.record)
    asked_for = 0 if asks.given_to and not asks.person else 1 if asks.needs is not None else 2
    return (hit.first - hit.last, asked_for, 0 if asks.actor else 1, 0 if hit.shape.pos != "verb" else 1, hit.record.id)


def find(scene: Scene) -> list[Trigger]:
    """Triggers in order, one a word; those whose `actor` or `place` must still be found are kept."""
    out: list[Trigger] = []
    reach: dict[str, int] = {}
    for hits in _chosen(scene):
        if len(hits) == 1:
            hit, kind = hits[0], asked(hits[0].record).type
            known = reach.get(kind, 0)
            if hit.first >= known:
                out.append(_trigger(scene, hit))
            if hit.last > known:
                reach[kind] = hit.last
            continue
        for hit in sorted(hits, key=_rank):
            if hit.first >= reach.get(asked(hit.record).type, 0):
                out.append(_trigger(scene, hit))
        for hit in hits:
            kind = asked(hit.record).type
            reach[kind] = max(hit.last, reach.get(kind, 0))
    return [one for one in out if not (one.asked.deed and _followed(scene, one, out))]


def _chosen(scene: Scene) -> list[list[Hit]]:
    """The hits that fit where they stand, those of one word together."""
    closed = scene.marked([*scene.named_words, *((one.name, one.last) for one in scene.stands if one.entity and one.type in ("PER", "LOC", "ORG"))])
    for kind in ("month", "weekday"):
        for hit in scene.reading.of(kind):
            closed[hit.first] = True
    out: list[list[Hit]] = []
    for hit in scene.reading.of("trigger"):
        if not closed[hit.first] and scene.roles[hit.first] != "namely" and written(scene.reading, hit) and _fits(scene, hit, asked(hit.record)):
            if out and out[-1][0].first == hit.first:
                out[-1].append(hit)
            else:
                out.append([hit])
    return out


def _followed(scene: Scene, crowd: Trigger, found: list[Trigger]) -> bool:
    """Whether people named by their protest do what another word behind them tells: «متظاهرون قد خرجوا», «قام محتجون بقطع الطريق»; or are only arrested."""
    if crowd.first != crowd.hit.first and any(one.first == crowd.first and one.mode == "arrest" for one in found):
        return True
    spoken = any(one.first == crowd.first and one.type in _SPOKEN for one in found) or _said(scene, crowd)
    return spoken or any((one.verbal or one.hit.left == _BY) and one.type == crowd.type and not one.asked.deed and 0 <= one.first - crowd.hit.last <= 3 for one in found)


def _said(scene: Scene, crowd: Trigger) -> bool:
    """Whether what a known crowd does is to say something: «قال المحتجون إن …»."""
    known = scene.reading.text[crowd.hit.start : crowd.hit.start + 2] == "ال"
    return known and any(one.record.kind == "cue" and one.shape.pos == "verb" for one in scene.reading.at(crowd.first))


def _trigger(scene: Scene, hit: Hit) -> Trigger:
    text = scene.reading.text
    end = scene.reading.ends[hit.first]
    asks = asked(hit.record)
    first = _deed(scene, hit) if asks.deed else hit.first
    stands_as_verb = hit.shape.pos == "verb" or _verb_phrase(scene, hit, asks)
    attached = hit.left[-2:]
    definite = not stands_as_verb and (attached in ("ال", "لل") or bool(hit.right) or text[hit.start : hit.start + 2] == "ال") and not _part(scene, hit.first)
    start = hit.start - 2 if attached == "ال" else hit.start - 1 if attached == "لل" else hit.start
    governor = None if stands_as_verb or hit.shape.pos == "participle" else verb_over(scene, hit.first)
    last = first + 1 if first != hit.first else hit.last
    if first != hit.first:
        stands_as_verb, definite = True, False
        start, end = scene.reading.starts[first] + (1 if scene.reading.words[first].startswith("و") else 0), scene.reading.ends[first]
    elif hit.shape.pos == "word" and _only_bears(scene, hit):
        start, end = scene.reading.starts[first + 1], scene.reading.ends[first + 1]
    out = Trigger(first, last, start, end, hit, asks, stands_as_verb, definite, governor)
    if stands_as_verb and hit.shape.tense == "past":
        out.passive = out.passive or vowelled_passive(scene.reading, first) or (hit.record.id == "trigger.accuse" and charged_with(scene.reading, hit))
    elif stands_as_verb and hit.shape.pos == "word" and first == hit.first:
        out.passive = ends_passive(scene.reading, first)
    return out


def _part(scene: Scene, word: int) -> bool:
    """«جولة جديدة من المحادثات», «مزيد من العقوبات»: whether a definite noun is what something unknown consists of."""
    if word < 2 or scene.reading.words[word - 1] != "من" or scene.gaps[word - 1] or scene.gaps[word]:
        return False
    return any(one.record.id == "bearing.part" and not one.left.endswith("ال") for at in range(max(0, word - _PART), word - 1) for one in scene.bearings[at])


def _only_bears(scene: Scene, hit: Hit) -> bool:
    """Whether the first word of a phrase only carries the second, which is the event's word: «عملية اغتيال», not «عملية عسكرية»; or denies it. An attempt is its own word."""
    second = hit.first + 1
    if second >= hit.last:
        return False
    if scene.role(hit.first) == "in" or any(one.record.value == "negation" for one in scene.factuality[hit.first]):
        return True
    if all(one.record["sense"] != "through" for one in scene.bearings[hit.first]) or scene.reading.words[second].endswith(_ADJECTIVE):
        return False
    return any(one.record.kind == "trigger" for one in scene.reading.known(second))


def _verb_phrase(scene: Scene, hit: Hit, asks: Asked) -> bool:
    """Whether a phrase opens with its verb: «ألقت القبض»; one in «ت» that may be a verbal noun does not, «تبادل الأسرى», nor does «قيد الاعتقال»."""
    if scene.reading.words[hit.first] == _UNDER:
        return False
    if hit.shape.pos != "word" or hit.last == hit.first + 1 or not scene.is_verb[hit.first] or asks.deed or asks.frame in _SHARED:
        return False
    known = [one.shape for one in scene.reading.entries[hit.first].alone if one.shape.pos == "verb"]
    return scene.reading.text[hit.start] != "ت" or any(one.tense == "present" for one in known)


def _deed(scene: Scene, hit: Hit) -> int:
    """Where people named by their protest act, the word before them is what they do."""
    at = hit.first - 1
    while at > 0 and scene.is_timed[at] and not scene.gaps[at]:
        at -= 1
    if at < 0 or scene.gaps[hit.first] or scene.is_timed[at] or scene.is_named[at] or scene.link[at] or hit.left:
        return hit.first
    word = scene.reading.words[at]
    return at if len(word) >= 3 and not word.startswith(("ال", "وال", "بال", "لل")) else hit.first
