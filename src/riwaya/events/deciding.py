"""The words of factuality before a word, and what they leave open."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Trigger
from riwaya.events.scene import Scene
from riwaya.text import Hit

_BACK: Final = 9
_INSERTION: Final = 16
_CIRCUMSTANCE: Final = frozenset({"خلال", "اثر", "عقب", "اثناء", "بعد", "بحضور", "باشراف", "بمناسبه", "في", "امس", "اليوم", "مساء", "صباح", "ظهر", "عشيه"})
_POINTING: Final = frozenset({"هذه", "هذا", "تلك", "ذلك"})
_GOING_ON: Final = ("واصل", "ستمر")
_TO: Final = frozenset({"الي", "لموعد", "ليوم"})
_WERE_IT: Final = frozenset({"لولا", "ولولا", "لو", "ولو", "فلولا"})
_WOULD: Final = frozenset(f"ل{one}" for one in "قام قامت قاموا كان كانت حصل حصلت وقع وقعت تمكن تمكنت تمكنوا اقدم حدث حدثت ادي تسبب".split())
_WOULD_BE: Final = 5
_BEGUN: Final = frozenset({"انطلق", "انطلقت", "بدا", "بدات", "شرع", "شرعوا", "اندلع", "اندلعت"})
_PUT_OFF: Final = ("جل", "جيل", "رجا", "رجي")
_LATER: Final = 14
_CLOSE: Final = 3
_NOT_YET: Final = frozenset({"future", "plan", "condition", "possible", "wish", "must"})


def before(scene: Scene, word: int) -> list[Hit]:
    """Factuality words of the clause before a word, the nearest first; found once for each word."""
    found = scene.decided[word]
    if found is None:
        found = scene.decided[word] = _hits(scene, window(scene, word), word)
    return found


def _hits(scene: Scene, first: int, last: int) -> list[Hit]:
    """Factuality words in `[first, last)`, the nearest to `last` first, the longest form of each place, a word before a verb written like it."""
    kept: list[Hit] = []
    at = first
    while at < last:
        longest: Hit | None = None
        for hit in scene.factuality[at]:
            if hit.last <= last and (longest is None or hit.last > longest.last or (hit.last == longest.last and _rather(hit, longest))):
                longest = hit
        if longest is not None:
            kept.append(longest)
        at = longest.last if longest is not None else at + 1
    kept.reverse()
    return kept


def decides(scene: Scene, word: int) -> bool:
    """Whether a word of factuality stands there, other than a plan or talks, which may be anybody's subject."""
    return any(one.record.id != "factuality.effort" for one in scene.factuality[word])


def _rather(word: Hit, other: Hit) -> bool:
    """Whether a word written out in a record is meant rather than a participle, or another record's verb, written like it: «مستعد», «ادعى»."""
    return word.shape.pos == "word" and (other.shape.pos == "participle" or (other.shape.pos == "verb" and other.record is not word.record))


def window(scene: Scene, at: int) -> int:
    """Where the clause before a word begins, a few words back at most."""
    begins = scene.reading.sentences[scene.reading.sentence_of(at)].first
    low = max(begins, at - _BACK)
    while at > low and scene.role(at - 1) != "relative":
        if scene.gaps[at]:
            opens = inserted(scene, at)
            if opens <= begins:
                break
            while (further := inserted(scene, opens)) > begins:
                opens = further
            low = max(begins, min(low, opens - _BACK))
            at = opens
        at -= 1
    return at


def inserted(scene: Scene, word: int) -> int:
    """The first word of a time or a circumstance between two commas that ends before a word: «قرر العمال، أمس السبت، تنفيذ إضراب»; -1 where none does."""
    if scene.gaps[word] != 1 or scene.is_verb[word]:
        return -1
    first = word - 1
    while first > 0 and not scene.gaps[first] and word - first < _INSERTION:
        first -= 1
    if scene.gaps[first] != 1:
        return -1
    return first if scene.reading.words[first] in _CIRCUMSTANCE or all(scene.is_timed[first:word]) else -1


def only_may_be(scene: Scene, off: Hit) -> bool:
    """«سيتم إلغاء الإضراب إذا …», «طالب بتأجيل …»: whether an occasion is only going to be called off, or asked to."""
    if "س" in off.left:
        return True
    close = [one for one in before(scene, off.first) if off.first - one.last < _CLOSE]
    return any(one.record.value in _NOT_YET and one.record.id != "factuality.agreed_on" for one in close)


def definite(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun is a known one: «القبض على …», «سعى إلى السيطرة على …» govern by their preposition and are none."""
    if trigger.hit.shape.pos == "word":
        return trigger.definite and scene.role(trigger.hit.last - 1) != "against"
    at = trigger.last
    return trigger.definite and not (at < len(scene.gaps) and scene.role(trigger.first - 1) == "to" and not scene.gaps[at] and scene.role(at) == "against")


def placed(scene: Scene, trigger: Trigger) -> bool:
    """«اجتماع الرياض»: a place as genitive makes a noun as definite as an article does; that of a journey is where it goes."""
    after = scene.between(trigger.last, trigger.last + 1) if trigger.frame != "visit" else []
    return any(one.first == trigger.last and one.type == "LOC" and not (one.left or scene.gaps[one.first]) for one in after)


def pointed(scene: Scene, trigger: Trigger) -> bool:
    """«يجب أن تكون هذه الاحتجاجات سلمية»: whether a noun is pointed at as one that is there."""
    return not trigger.verbal and trigger.first > 0 and scene.reading.words[trigger.first - 1] in _POINTING


def going_into(scene: Scene, word: Hit) -> bool:
    """«هدد العمال بالدخول في إضراب»: whether to go on strike is but threatened."""
    if word.record.id != "factuality.going_into" or not scene.reading.words[word.first].startswith("بال"):
        return False
    return any(one.record.id == "factuality.threatened" for one in before(scene, word.first))


def goes_on_with(scene: Scene, trigger: Trigger, verb: Hit) -> bool:
    """«سيواصلون إضرابهم»: whether a protest that goes on is there already."""
    return trigger.type == "PROTEST" and trigger.definite and any(one in scene.reading.words[verb.first] for one in _GOING_ON)


def put_off(scene: Scene, word: Hit, at: int) -> bool:
    """«تأجيل الإضراب إلى الأسبوع القادم»: whether an occasion is only moved to another day, told behind it."""
    words, end = scene.reading.words, min(at + _LATER, len(scene.reading.words) - 1)
    for i in range(at, end):
        if scene.gaps[i] > 1:
            return False
        if words[i] in _TO and (scene.is_timed[i + 1] or words[i + 1].startswith(("موعد", "لاحق"))):
            return any(part in words[word.first] for part in _PUT_OFF)
    return False


def unless_it(scene: Scene, at: int) -> bool:
    """«لولا تدخل الجيران لقام بإطلاق النار»: whether a past verb behind «ل» tells what would have been."""
    words = scene.reading.words
    first = scene.reading.sentences[scene.reading.sentence_of(at)].first
    would = [i for i in range(max(first, at - _WOULD_BE), at) if words[i] in _WOULD]
    return bool(would) and any(word in _WERE_IT for word in words[first : would[0]])


def begun(scene: Scene, at: int) -> bool:
    """«الإضراب المقرر … والذي انطلق اليوم»: whether what was to come is told to have begun."""
    words = scene.reading.words
    return any(words[i] in _BEGUN and scene.role(i - 1) == "relative" for i in range(at + 1, min(at + _INSERTION, len(words))))
