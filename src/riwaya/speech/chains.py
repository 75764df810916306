"""The chain between the article and the source, and the medium: agencies, newspapers, channels; statements, speeches, interviews.

Looks only between a cue and its content, and at the words right after a phrase; a chain told in another sentence is not seen.
"""

from __future__ import annotations

from riwaya.model import Span
from riwaya.speech.page import Page
from riwaya.speech.people import People
from riwaya.speech.phrases import Phrase, phrase


def medium(page: Page, first: int, last: int) -> Span | None:
    """«في بيان», «خلال مؤتمر صحفي», «عبر صفحتها»: the noun with its adjective."""
    for word in range(max(first, 1), last):
        if page.words[word] not in page.grammar.media or page.words[word - 1] not in page.grammar.prepositions:
            continue
        end = word + 1
        if end < last and not page.breaks(end) and not page.words[end].startswith("ال") and not page.is_preposition(end):
            end += page.words[end].endswith(("ي", "يه", "فزه", "ور"))
        return page.reading.word_span(word, end)
    return None


def carriers(page: Page, first: int, last: int, people: People, source: str | None) -> tuple[str, ...]:
    """Outlets that the saying went through: «لصحيفة …», «نقله التلفزيون», «في تصريح ل…»."""
    out: list[str] = []
    for word in range(first, last):
        text = page.words[word]
        start = word
        if text == "ل" and word + 1 < last:
            start = word + 1
        elif not (text[:1] == "ل" and (page.grammar.among(text, page.grammar.outlets) or (word in page.named and page.is_preposition(word)))) and not carries(page, word):
            continue
        if carries(page, word):
            start = word + 1
        found = phrase(page, start, last) or _attached(page, start, last)
        if found is None or not _outlet(page, found):
            continue
        one = people.of(found)
        if one.entity != source and one.entity not in out:
            out.append(one.entity)
    return tuple(out)


def carries(page: Page, word: int) -> bool:
    """«نقله», «بثته», «أوردته», «نشرته»: a verb of passing on with its object."""
    return any(h.shape.pos == "verb" and h.right and "carries" in h.record.get("class", ()) for h in page.cues.get(word, ()))


def _attached(page: Page, at: int, limit: int) -> Phrase | None:
    """A noun phrase whose first word has «ل» attached."""
    named = page.named.get(at)
    if named is not None:
        return Phrase(named.first, named.last, named.last)
    if at + 1 >= limit:
        return None
    rest = phrase(page, at + 1, limit)
    return Phrase(at, rest.last, rest.resume) if rest is not None else Phrase(at, at + 1, at + 1)


def _outlet(page: Page, found: Phrase) -> bool:
    if page.grammar.among(page.words[found.first], page.grammar.outlets):
        return True
    named = page.named.get(found.first)
    return named is not None and named.type == "ORG"
