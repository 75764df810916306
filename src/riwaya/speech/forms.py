"""Direct, indirect or mixed: how much of a content stands in quotation marks.

A quotation that only holds a name («فيلق القدس») is no quotation of what was said.
"""

from __future__ import annotations

from riwaya.speech.page import Page
from riwaya.text.reading import Quote


def form(page: Page, content: tuple[tuple[int, int], ...], cue: int) -> str:
    """`direct`, `indirect` or `mixed`; quotation marks around the cue itself are another's."""
    quotes = [q for q in page.reading.quotes if not q.first <= cue < q.last]
    if all(any(q.start <= start and end <= q.end for q in quotes) for start, end in content):
        return "direct"
    for start, end in content:
        for quote in quotes:
            if quote.start < end and start < quote.end and not quote.repaired and not only_names(page, quote):
                return "mixed"
    return "indirect"


def only_names(page: Page, quote: Quote) -> bool:
    """Whether the marks hold a name and nothing that was said."""
    if quote.last - quote.first > 5:
        return False
    named = page.named.get(quote.first)
    if named is not None and (named.last >= quote.last or named.type == "ORG"):
        return True
    before = quote.first - 1
    if before > 0 and page.words[before] in ("ب", "ل", "ك"):
        return page.words[before - 1] in page.grammar.things
    if quote.last - quote.first > 3 or before < 0 or page.words[before].startswith("ال"):
        return False
    return not page.breaks(quote.first) and page.grammar.among(page.words[before], page.grammar.bodies_and_things)
