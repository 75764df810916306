"""«"لن نتراجع"، يقول سائق الشاحنة»: a quotation whose verb of saying and speaker stand behind it.

Only a verb without «و» right behind the closing mark counts, with somebody who can speak right behind the verb.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from riwaya.speech.forms import only_names
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, phrase
from riwaya.text.reading import Hit

_FEWEST: Final = 3


class Behind(NamedTuple):
    """The cue, who speaks, and folded offsets of the quotation before them."""

    hit: Hit
    subject: Phrase
    start: int
    end: int


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
