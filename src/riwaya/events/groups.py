"""How far the words of a nameless group reach: the body that it is of («عناصر الشرطة») and the adjectives that agree with it.

And by which words one is described who only tells, by which an event is set in time. It judges by endings alone; an adjective of another pattern than its noun stays outside.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from riwaya.lexicon import Lexicon, Record
from riwaya.lexicon.letters import fold_word
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_BOUNDING: Final = frozenset({"before", "after", "since"})
_SOUND: Final = ("ون", "ين", "ان", "ا")


class Group:
    """The keys of the record of a nameless group, each by its name: whose people they are, whether they stand for a state, are armed, many, counted or only a vague number."""

    __slots__ = ("armed", "counted", "crowd", "forces", "kin", "named", "number", "of_person", "own", "owned", "state", "two", "vague", "whose")

    def __init__(self, record: Record) -> None:
        self.armed, self.crowd, self.kin = bool(record.get("armed")), bool(record.get("crowd")), bool(record.get("kin"))
        self.counted, self.number, self.vague = bool(record.get("counted")), bool(record.get("number")), bool(record.get("vague"))
        self.forces, self.state, self.named = bool(record.get("forces")), bool(record.get("state")), bool(record.get("named"))
        self.of_person, self.owned, self.whose = bool(record.get("of_person")), bool(record.get("owned")), bool(record.get("whose"))
        self.own: str = record.get("own", "")
        self.two: str = record.get("two", "")


def group(record: Record) -> Group:
    """What the record of a nameless group says."""
    known = record.read
    if known is None:
        known = record.read = Group(record)
    return cast(Group, known)


def end_of_group(scene: Scene, hit: Hit, covered: list[bool]) -> int:
    """The word after a group: the body it is of («عناصر الشرطة») and adjectives that agree in their ending belong to it."""
    words, last = scene.reading.words, hit.last
    head = words[last - 1]
    definite = hit.left.endswith(("ال", "لل")) or head.startswith("ال")
    if not definite and not head.endswith(_SOUND) and hit.shape.number != "d":
        while last < len(words) and last - hit.last < 3 and _joins(scene, last, covered) and words[last].startswith("ال") and len(words[last]) > 4:
            last += 1
        if last > hit.last:
            return last
    for _ in range(2):
        if last < len(words) and _joins(scene, last, covered) and _agreeing(head, words[last], definite) and not _people(scene, last, head):
            last += 1
        else:
            break
    return last


def _people(scene: Scene, word: int, head: str) -> bool:
    """Whether a plural behind a group is people of its own: «فرقت الشرطة المتظاهرين»."""
    return not head.endswith(_SOUND) and any(
        hit.record.kind == "group" and hit.shape.number in ("p", "d") and not hit.record.get("of_person") for hit in scene.reading.known(word)
    )


def _joins(scene: Scene, word: int, covered: list[bool]) -> bool:
    if scene.reading.gap(word) != " " or scene.link[word] or scene.is_timed[word] or covered[word]:
        return False
    return not scene.reading.entries[word].verb


def _agreeing(head: str, word: str, definite: bool) -> bool:
    """Whether a word is an adjective of a group: as definite as it, and with its ending."""
    if len(word) <= 4 or word.startswith("ال") != definite:
        return False
    ending = head[-2:]
    if ending in ("ون", "ين"):
        return word.endswith(ending)
    return word.endswith(("ين", "ون", "يه", "ان")) or (word.endswith("يا") and head.endswith("ا"))


@lru_cache(maxsize=2)
def source_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that open a description of one who only tells: «مصدر», «المصادر»."""
    words = [fold_word(one) for one in lexicon.get("speechword.anybody")["words"]]
    return frozenset([left + word for word in words for left in ("", "ال", "و", "وال")])


@lru_cache(maxsize=2)
def bounding_words(lexicon: Lexicon) -> frozenset[str]:
    """The ids of the words of time that set an event before or after something, or in a time told before."""
    return frozenset(one.id for one in lexicon.records("date_word") if one["class"] in _BOUNDING or one.get("value") in ("then", "past"))
