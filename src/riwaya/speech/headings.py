"""«الوزير: …», «خبير للصحيفة: …»: who stands before a colon at the head of a line: headline, caption, interview."""

from __future__ import annotations

from typing import Final

from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, phrase

_LONGEST: Final = 6
_ADDRESSED: Final = 5


def speaker(page: Page, start: int, colon: int) -> Phrase | None:
    """Who says what stands behind the colon before a word; None where nobody does."""
    headline = page.headline(colon - 1)
    if headline and page.words[start] in page.grammar.urgent and start + 1 < colon:
        start += 1
    if colon >= page.count or not page.colon(colon) or colon - 1 < start or page.dateline(colon - 1):
        return None
    quoted = page.quote_at.get(start) if headline else None
    if quoted is not None and quoted.last == colon:
        return Phrase(start, colon, colon) if colon - start <= _LONGEST else None
    found = phrase(page, start, colon)
    if start in page.named and page.named[start].type == "LOC" and page.named[start].last == colon and page.words[colon] in page.grammar.domestic:
        return None  # «العراق: نواب يستقيلون»
    if found is None or found.last - start > _LONGEST or not page.speaks(found.first, found.first + 1) or page.aside[start]:
        return None
    if page.document(start) and not (headline and page.words[start] in page.grammar.heading):
        return None
    return found if found.last == colon or (headline and _addressed(page, found.last, colon)) else None


def _addressed(page: Page, at: int, colon: int) -> bool:
    """«خبير للصحيفة:», «السيسي لعباس:», «وزارة الصحة بغزة:»: whether whom one speaks to, or the place, fills what is left before the colon."""
    text = page.words[at]
    if colon - at > _ADDRESSED or any(page.cues[w] or page.breaks(w) for w in range(at, colon)):
        return False
    if at in page.named and page.named[at].type == "LOC":
        return page.is_preposition(at) and page.named[at].last == colon
    if text[:1] != "ل" or not (text == "ل" or page.is_preposition(at)):
        return False
    named = page.named.get(at if text != "ل" else at + 1)
    if named is not None:
        return named.last == colon
    rest = phrase(page, at + 1, colon)
    return at + 1 == colon or (rest is not None and rest.last == colon)
