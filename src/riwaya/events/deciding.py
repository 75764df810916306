"""The words of factuality before a word, and what they leave open."""

from __future__ import annotations

from typing import Final

from riwaya.events.scene import Scene
from riwaya.text import Hit

_BACK: Final = 9
_CLOSE: Final = 3
_NOT_YET: Final = frozenset({"future", "plan", "condition", "possible", "wish", "must"})


def hits(scene: Scene, first: int, last: int) -> list[Hit]:
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
    low = max(scene.reading.sentences[scene.reading.sentence_of(at)].first, at - _BACK)
    while at > low and scene.role(at - 1) != "relative":
        if scene.gaps[at]:
            before = _inserted(scene, at)
            if before <= low:
                break
            at = before
        at -= 1
    return at


def _inserted(scene: Scene, word: int) -> int:
    """The first word of a time between two commas that ends before a word: «قرر العمال، أمس السبت، تنفيذ إضراب»; -1 where none does."""
    first = word - 1
    while first > 0 and scene.is_timed[first] and not scene.gaps[first]:
        first -= 1
    return first if scene.gaps[word] == 1 == scene.gaps[first] and scene.is_timed[first] else -1


def only_may_be(scene: Scene, off: Hit) -> bool:
    """«سيتم إلغاء الإضراب إذا …», «طالب بتأجيل …»: whether an occasion is only going to be called off, or asked to."""
    if "س" in off.left:
        return True
    before = [one for one in hits(scene, window(scene, off.first), off.first) if off.first - one.last < _CLOSE]
    return any(one.record["value"] in _NOT_YET and one.record.id != "factuality.agreed_on" for one in before)
