"""The source's attitude to the content: the cue's own stance, turned by negation and by the first word of the content.

Follows the cue, never the content's modality or tense. Negation is looked for in the two words before the cue.
"""

from __future__ import annotations

from typing import Final

from riwaya.speech.openings import Opening
from riwaya.speech.page import Page
from riwaya.speech.phrases import act
from riwaya.text.reading import Hit

_TURNED: Final = {"asserts": "declines", "denies": "hedges", "hedges": "denies", "expects": "denies", "demands": "declines", "declines": "asserts"}


def negated(page: Page, hit: Hit) -> bool:
    """«لم يؤكد», «لا يستبعد», «دون أن يكشف», «دون الإعلان عن»."""
    word = hit.first
    if word and page.words[word - 1] in page.grammar.negation and not page.breaks(word):
        return True
    if hit.shape.pos == "noun":
        return word > 0 and page.words[word - 1] in page.grammar.without
    if hit.shape.pos == "verb" and word > 1 and page.words[word - 1] == "ان":
        return page.words[word - 2] in page.grammar.without
    return False


def asks(page: Page, found: Opening) -> bool:
    """«قالت إنها تأمر»: the source asks in the very words of the content."""
    if found.how != "that" or not page.words[found.start - 1].endswith(("انه", "انها", "انهم", "اننا")):
        return False
    return any(h.shape.pos == "verb" and h.shape.tense == "present" and not h.left and not h.right and h.record["stance"] == "demands" for h in page.cues[found.start])


def stance_of(page: Page, hit: Hit, found: Opening | None) -> str:
    """The stance of a statement."""
    own = str(hit.record["stance"])
    if negated(page, hit):
        return str(hit.record.get("negated") or _TURNED[own])
    if own != "asserts" or found is None:
        return own
    first = page.words[found.lead if found.lead >= 0 else found.start]
    grammar = page.grammar
    if first in grammar.necessity or asks(page, found):
        return "demands"
    if first in grammar.importance and found.start + 1 < page.count and act(page, found.start + 1):
        return "demands"
    if "urges" in hit.record.get("class", ()) and found.how == "with" and first == "عدم":
        return "demands"
    if "insists" in hit.record.get("class", ()) and found.how == "with" and hit.shape.pos != "noun" and (first == "عدم" or act(page, found.start)):
        return "demands"
    if first in grammar.hope:
        return "demands"
    if first in grammar.intention:
        return "expects"
    return own
