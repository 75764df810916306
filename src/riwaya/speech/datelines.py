"""«المدينة - الوكالة - أعلنت …»: the places, outlets and dashes that a sentence opens with, which say nothing and to which nothing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from riwaya.speech.page import Page

_DASHES: Final = frozenset("-–—/")
_FARTHEST: Final = 8


def datelines(page: Page) -> dict[int, int]:
    """First words of sentences that open with a place and a dash («المدينة - قالت …»), with the word after the dash."""
    out: dict[int, int] = {}
    for sentence in page.reading.sentences:
        place = page.named.get(sentence.first)
        if place is None or place.type not in ("LOC", "ORG"):
            continue
        outlet = place.type == "ORG" and "/" not in page.gaps[min(place.last, page.count - 1)]
        at = place.last
        while at < sentence.last and not _dashed(page, at) and at - sentence.first < _FARTHEST and _goes_on(page, at):
            at += 1
        if at < sentence.last and _dashed(page, at):
            at = _past_agency(page, at, sentence.last)
            if not any(_dashed(page, w) for w in range(at + 1, min(at + 12, sentence.last))) and (not outlet or _past(page, at)):
                out[sentence.first] = at
        elif at < sentence.last and place.type == "LOC" and page.colon(at) and _tells(page, at, sentence.last):
            out[sentence.first] = at
    return out


def _goes_on(page: Page, word: int) -> bool:
    """Whether a name, a time, a bracket or «متابعات» stands at a word before the dash."""
    return word in page.named or page.timed[word] or page.gaps[word].endswith("(") or page.words[word] in page.grammar.signed


def _past_agency(page: Page, word: int, end: int) -> int:
    """«المدينة - الوكالة - أعلنت», «بيروت - دمشق - (د ب أ): قتل»: the word after the last dash or bracket."""
    named = page.named.get(word)
    if page.gaps[word].endswith("("):
        closed = next((w for w in range(word + 1, min(word + 5, end)) if ")" in page.gaps[w]), word)
        return closed if ":" in page.gaps[closed] or _dashed(page, closed) else word
    if named is not None and named.last < end and _dashed(page, named.last):
        return _past_agency(page, named.last, end)
    if page.words[word] in page.grammar.signed and word + 1 < end and _dashed(page, word + 1):
        return word + 1  # «القدس - وكالات - قال»
    return word


def _past(page: Page, word: int) -> bool:
    """Whether a verb in the past stands at a word."""
    return any(h.shape.pos == "verb" and h.shape.tense == "past" and not h.left for h in page.reading.known(word))


def _tells(page: Page, word: int, end: int) -> bool:
    """«دمشق: أعلنت وزارة النقل»: a saying with its speaker behind it, or any past at the head of a long full sentence."""
    told = [h for h in page.reading.known(word) if h.shape.pos == "verb" and h.shape.tense == "past" and not h.left]
    if end - word > 12 and any(c in ".؟!" for c in page.gaps[end]) and word not in page.quote_at and any(h.shape.person not in ("1", "2") for h in told):
        return True
    said = any(h.record.kind == "cue" and not h.right for h in told)
    return said and word + 1 < page.count and not page.breaks(word + 1) and page.speaks(word + 1, word + 2)


def _dashed(page: Page, word: int) -> bool:
    """Whether a dash or a slash stands free before a word."""
    gap = page.gaps[word]
    return len(gap) > 1 and not _DASHES.isdisjoint(gap)
