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
    """Outlets that the saying went through: «لصحيفة …», «نقله التلفزيون», «في مقابلة مع قناة …»."""
    out: list[str] = []
    for word in range(first, last):
        found = _carrier(page, word, first, last)
        if found is None:
            continue
        one = people.of(found)
        if one.entity != source and one.entity not in out:
            out.append(one.entity)
    return tuple(out)


def _carrier(page: Page, word: int, first: int, last: int) -> Phrase | None:
    """The outlet that a word leads to: after a verb of passing on, a free «ل», «مع» of an interview; or with «ل» attached."""
    text = page.words[word]
    if page.roles.get(word) is not None or (word > 2 and page.breaks(word - 2) and page.grammar.among(page.words[word - 2], page.grammar.persons)):
        return None  # «مسؤول المنظمة للشرق الأوسط فلان», «فلان، المفوض العام لوكالة الغوث، »
    if page.cues[word] and page.carries(word):
        found = phrase(page, word + 1, last)
        return found if found is not None and (page.outlet(found.first, found.last) or _body(page, found)) else None
    if text[0] != "ل" and text != "مع":
        return None
    told = any(w in page.grammar.media for w in page.words[max(first, word - 3) : word])
    if text == "ل" or (text == "مع" and told):
        found = phrase(page, word + 1, last) or _attached(page, word + 1, last)
    elif text[:1] == "ل" and word + 1 < page.count and page.grammar.among(text, page.grammar.reporters):
        found = phrase(page, word + 1, page.sentence_end(word)) if not page.breaks(word + 1) else None
        return found if found is not None and (_body(page, found) or found.first in page.quote_at) else None
    elif text[:1] == "ل" and (page.grammar.among(text, page.grammar.outlets) or (word in page.named and page.is_preposition(word))):
        found = (_last_named(page, word) if text.startswith("لل") and word not in page.named else None) or _attached(page, word, last)
    else:
        return None
    if found is None or not (page.outlet(found.first, found.last) or (told and _body(page, found))):
        return None
    return found


def _last_named(page: Page, word: int) -> Phrase | None:
    """«للصحيفة», «للقناة» with no name after it: the outlet that was named last with the same noun."""
    if word + 1 < page.count and page.is_definite(word + 1) and not page.breaks(word + 1) and not page.is_that(word + 1):
        return None
    for at in range(word - 1, max(-1, word - 200), -1):
        named = page.named.get(at)
        if named is not None and named.type == "ORG" and page.words[word][2:] in (page.words[named.first], page.words[max(0, named.first - 1)]):
            return Phrase(named.first, named.last, named.last)
    return None


def _body(page: Page, found: Phrase) -> bool:
    named = page.named.get(found.first)
    return named is not None and named.type == "ORG"


def _attached(page: Page, at: int, limit: int) -> Phrase | None:
    """A noun phrase whose first word has «ل» attached."""
    named = page.named.get(at)
    if named is not None:
        return Phrase(named.first, named.last, named.last)
    if at + 1 >= limit:
        return None
    rest = phrase(page, at + 1, limit)
    return Phrase(at, rest.last, rest.resume) if rest is not None else Phrase(at, at + 1, at + 1)
