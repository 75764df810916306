"""What a pronoun or a bare definite noun looks back at: the nearest stand that fits in gender, or whom the article is about."""

from __future__ import annotations

from collections import Counter

from riwaya.events.nouns import Stand
from riwaya.events.scene import Scene

_REACH = 60
_SHORT_LINE = 8


def fits(one: Stand, right: str) -> bool:
    """Whether an attached pronoun can stand for somebody: gender, and what kind of name it is."""
    if right == "ها":
        return one.type in ("LOC", "ORG") or one.gender == "f"
    if right == "ه":
        return one.type == "PER" and one.gender != "f"
    return one.type in ("ORG", "UNNAMED")


def pronoun(scene: Scene, word: int, right: str) -> Stand | None:
    """The stand that an attached pronoun at `word` stands for."""
    here = scene.reading.sentence_of(word)
    near = [one for one in scene.between(max(0, word - _REACH), word) if fits(one, right) and scene.reading.sentence_of(one.first) >= here - 1 and not _byline(scene, one, word)]
    if near:
        return near[-1]
    return topic(scene, word) if right == "ه" else None


def _byline(scene: Scene, one: Stand, word: int) -> bool:
    """A short line of its own: a caption, a reporter's name."""
    paragraph = scene.reading.paragraph_of(one.first)
    if paragraph == scene.reading.paragraph_of(word):
        return False
    sentence = scene.reading.sentences[scene.reading.sentence_of(one.first)]
    return sentence.last - sentence.first <= _SHORT_LINE


def topic(scene: Scene, word: int) -> Stand | None:
    """The person named most often in the article; the one named first where two are even."""
    counts = Counter(one.entity for one in scene.stands if one.type == "PER")
    best = max((one for one in scene.stands if one.type == "PER"), key=lambda one: (counts[one.entity], -one.first), default=None)
    return best if best is not None and counts[best.entity] > 1 else None
