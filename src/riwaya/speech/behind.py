"""«"لن نتراجع"، يقول سائق الشاحنة»: a quotation whose verb of saying and speaker stand behind it, or put into a sentence between commas.

Only a verb without «و» right behind the closing mark or the comma counts, with somebody who can speak right behind the verb.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from riwaya.speech.forms import only_names
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, phrase
from riwaya.text.reading import Hit

_FEWEST: Final = 3
_COMMAS: Final = frozenset(("،", ","))
_SAID: Final = frozenset(("that", "quote"))


class Behind(NamedTuple):
    """The cue, who speaks, and folded offsets of the quotation before them; `after` where the saying goes on behind them."""

    hit: Hit
    subject: Phrase
    start: int
    end: int
    after: tuple[int, int] | None = None


def behind(page: Page, word: int) -> Behind | None:
    """The quotation that ends right before the cue at a word, with the cue's subject."""
    quote = page.quoted[word - 1] if word else None
    if quote is None or quote.last != word or quote.last - quote.first < _FEWEST or only_names(page, quote) or any(c in ".؟!:\n" for c in page.gaps[word]):
        return None
    hit = next((h for h in page.cues[word] if h.shape.pos == "verb" and not h.left and not h.right and "quote" in h.record["frame"]), None)
    if hit is None or "blames" in hit.record.get("class", ()) or hit.last >= page.sentence_end(word):
        return None
    subject = phrase(page, hit.last, page.sentence_end(word))
    if subject is None or not page.speaks(subject.first, subject.last):
        return None
    return Behind(hit, subject, quote.start, quote.end)


def inserted(page: Page, word: int) -> Behind | None:
    """«هذه الخطة قديمة، يقول الوزير، ولن تتغير»: a sentence into which its verb of saying and the speaker are put between commas."""
    start, end = page.sentence_start(word), page.sentence_end(word)
    if word - start < _FEWEST or page.gaps[word].strip() not in _COMMAS or page.is_preposition(start) or page.quoted[word] is not None or page.headline(word):
        return None
    hit = next((h for h in page.cues[word] if h.shape.pos == "verb" and not h.left and not h.right and set(h.record["frame"]) >= _SAID), None)
    subject = phrase(page, hit.last, end) if hit is not None and hit.last < end else None
    if hit is None or subject is None or subject.first != hit.last or not page.speaks(subject.first, subject.last) or page.ground(subject.first):
        return None
    if page.cues[start] or page.words[start] in page.grammar.subordinates or any(page.is_that(w) for w in range(subject.last, end)) or any(page.colon(w) for w in range(word, end)):
        return None
    closed = subject.last >= end or page.gaps[subject.last].strip() in _COMMAS
    if not closed or any(page.breaks(w) for w in range(start + 1, word)):
        return None
    after = (page.reading.starts[subject.last], page.reading.ends[end - 1]) if end - subject.last > 1 else None
    return Behind(hit, subject, page.reading.starts[start], page.reading.ends[word - 1], after)
