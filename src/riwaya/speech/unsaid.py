"""«لم يصدر أي تعليق من الوزارة على الغارة»: a silence told by the word that nobody said.

A negated verb of coming out, the word that is missing, whose it would have been and what it would have been about, the
last two in either order. Without a topic («لم يصدر أي بيان») or somebody who is silent nothing is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from riwaya.speech.extents import stop, trim
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, phrase
from riwaya.text.reading import Hit


class Unsaid(NamedTuple):
    """The cue, whose word is missing, and folded offsets of the topic."""

    hit: Hit
    subject: Phrase
    content: tuple[int, int]


def unsaid(page: Page, word: int, opens: Callable[[int], bool]) -> Unsaid | None:
    """The silence whose cue stands at a word; None where none does."""
    hit = next((h for h in page.cues[word] if "unsaid" in h.record["frame"]), None)
    if hit is None:
        return None
    end = page.sentence_end(word)
    at, subject, missing = hit.last, None, False
    while at < end and not page.breaks(at):
        text = page.words[at]
        if not missing and page.grammar.among(text, page.grammar.missing):
            missing = True
        elif missing and text in page.grammar.confirming:
            at = _past_confirming(page, at, end)
            return _told(page, hit, subject, at, opens) if at < end else None
        elif subject is None and (found := _whose(page, at, end)) is not None:
            subject, at = found, found.last
            continue
        elif missing and text in page.grammar.concerning:
            return _told(page, hit, subject or _behind(page, at, end), at + 1, opens) if at + 1 < end else None
        at += 1
    return None


def _whose(page: Page, at: int, end: int) -> Phrase | None:
    """«من الوزارة», «عن الحركة», «من جانب الجيش»: somebody who can speak behind a preposition."""
    if page.words[at] not in page.grammar.coming_from or at + 1 >= end:
        return None
    after = at + 2 if page.words[at + 1] in page.grammar.on_behalf and at + 2 < end else at + 1
    found = phrase(page, after, end)
    return found if found is not None and page.speaks(found.first, found.last) and not page.document(found.first) else None


def _behind(page: Page, at: int, end: int) -> Phrase | None:
    """Whose it would have been, named behind the topic: «أي تعليق على الغارة من الوزارة»."""
    return next((found for w in range(at + 2, end) if page.words[w] in page.grammar.on_part and (found := _whose(page, w, end)) is not None), None)


def _past_confirming(page: Page, at: int, end: int) -> int:
    """Over «يؤكد أو ينفي»: the word behind the last of these verbs."""
    while at < end and (page.words[at] in page.grammar.confirming or page.words[at] in ("او", "ولا")):
        at += 1
    return at


def _told(page: Page, hit: Hit, subject: Phrase | None, start: int, opens: Callable[[int], bool]) -> Unsaid | None:
    if subject is None:
        return None
    last = stop(page, start, opens, nominal=True)
    if subject.first > start:
        last = min(last, next(w for w in range(subject.first - 1, start, -1) if page.words[w] in page.grammar.on_part))
    one = trim(page, page.reading.starts[start], page.reading.ends[last - 1])
    return Unsaid(hit, subject, one) if one is not None else None
