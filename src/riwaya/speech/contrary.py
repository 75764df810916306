"""«لم يسافر الوزير، خلافا لما ذكرته الصحيفة»: what somebody said, told by its opposite.

Only a clause with a negation of its own tells what the other side said: the clause without it. Behind an affirmed clause
(«قتل عشرة، خلافا لما ذكرته الصحيفة») nobody can know what the other words were, and nothing is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from riwaya.speech.extents import stop, trim
from riwaya.speech.page import Page
from riwaya.speech.passages import past_contrast
from riwaya.speech.phrases import Phrase, phrase
from riwaya.text.reading import Hit

_NEAR: Final = 9


class Contrary(NamedTuple):
    """The verb of the other saying, who said it, and folded offsets of the clause without its negation."""

    hit: Hit
    subject: Phrase
    content: tuple[int, int]


def contrary(page: Page, word: int, opens: Callable[[int], bool]) -> Contrary | None:
    """The contrast whose verb of saying stands at a word, right after its «ما»; None where no negated clause stands beside it."""
    if not word or page.words[word - 1] not in page.grammar.what:
        return None
    start, end = page.sentence_start(word), page.sentence_end(word)
    first = next((at for at in range(max(start, word - 4), word - 1) if past_contrast(page, at) == word), None)
    hit = next((h for h in page.cues[word] if h.shape.pos == "verb" and not h.left and h.record["stance"] == "asserts"), None)
    if first is None or hit is None or page.quoted[word] is not None:
        return None
    subject = phrase(page, hit.last, end)
    if subject is None or not page.speaks(subject.first, subject.last):
        return None
    content = _before(page, first, start) or _after(page, subject.resume, end, opens)
    return Contrary(hit, subject, content) if content is not None else None


def _before(page: Page, first: int, start: int) -> tuple[int, int] | None:
    """The clause that ends at a contrast, without its negation."""
    for word in range(first - 1, start, -1):
        if page.words[word - 1] in page.grammar.negation:
            return trim(page, page.reading.starts[word], page.reading.ends[first - 1]) if first - word > 1 else None
        if page.breaks(word):
            return None
    return None


def _after(page: Page, after: int, end: int, opens: Callable[[int], bool]) -> tuple[int, int] | None:
    """The clause that follows a contrast behind a comma, without its negation near the head."""
    comma = next((w for w in range(after, end) if page.breaks(w)), end)
    for word in range(comma, min(comma + _NEAR, end - 1)):
        if page.words[word] in page.grammar.negation:
            return trim(page, page.reading.starts[word + 1], page.reading.ends[stop(page, word + 1, opens) - 1])
        if word > comma and page.breaks(word):
            return None
    return None
