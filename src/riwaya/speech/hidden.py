"""Speakers that stand elsewhere than a subject does: behind a title that no list knows, in a document before the verb, before «قوله»."""

from __future__ import annotations

from riwaya.speech.openings import Opening
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, phrase
from riwaya.text.reading import Hit


def named_behind(page: Page, found: Opening) -> Phrase | None:
    """«قال المعتمد الأول لولاية سوسة فلان فلان إن»: the man whose title no list knows, named behind it."""
    second = found.second
    if second is None or second.first not in page.named or page.named[second.first].type != "PER":
        return None
    return None if page.is_preposition(second.first) or page.words[second.first - 1] in page.grammar.prepositions else second


def paper(page: Page, hit: Hit) -> Phrase | None:
    """«تلقى بلاغا ضد سلفه، يتهمه بـ», «أصدر بيانا يطالب بـ»: an indefinite document that a verb in the present tells of."""
    shape, documents = hit.shape, page.grammar.documents
    if shape.tense != "present" or shape.number != "s" or hit.left:
        return None
    for word in range(hit.first - 1, max(page.sentence_start(hit.first), hit.first - 8), -1):
        text = page.words[word]
        masculine = text.endswith("ا") and text[:-1] in documents
        if (masculine and shape.gender == "m") or (shape.gender == "f" and text in documents and page.reading.raw(word).endswith("ة")):
            return Phrase(word, word + 1, word + 1)
        if page.is_that(word) or text in page.grammar.relative or page.cues[word] or page.breaks(word):
            return None
    return None


def teller(page: Page, hit: Hit) -> Phrase | None:
    """«وفي شهادة روتها إحدى النازحات للقناة، قالت», «في رسالة بعث بها السجين، قال»: whose the document before the verb is."""
    start, grammar = page.sentence_start(hit.first), page.grammar
    if hit.left or hit.first < start + 5 or not page.breaks(hit.first) or not page.is_preposition(start):
        return None
    for at in range(start + 2, min(start + 6, hit.first - 1)):
        if page.breaks(at):
            return None
        told = page.words[at] in grammar.own_prepositions or page.words[at] in grammar.witnessed or any(h.shape.pos == "verb" and h.right for h in page.cues[at])
        if told and any(w in grammar.media or w in grammar.documents for w in page.words[start + 1 : at]):
            subject = phrase(page, at + 1, hit.first)
            return subject if subject is not None and page.speaks(subject.first, subject.last) and not page.outlet(subject.first, subject.last) else None
    return None


def author(page: Page, hit: Hit) -> Phrase | None:
    """«قرأ الضابط بيانا أعلن فيه», «تلقى رسالة من الملك أكد فيها»: who gave the statement or letter before «فيه», or from whom it came."""
    start, grammar = page.sentence_start(hit.first), page.grammar
    for paper in range(hit.first - 1, max(start, hit.first - 9), -1):
        text = page.words[paper]
        if not (text in grammar.media or text.removesuffix("ا") in grammar.media or text.removesuffix("ا") in grammar.documents) or page.is_preposition(paper - 1):
            continue
        sender = next((w for w in range(paper + 1, hit.first) if page.words[w] == "من"), 0)
        if sender and any(page.words[w] in grammar.getting for w in range(start, paper)):
            found = phrase(page, sender + 1, hit.first)
            return found if found is not None and page.speaks(found.first, found.last) else None
        for at in range(max(start, paper - 9), paper):
            if page.is_preposition(at) or (at > start and page.is_preposition(at - 1) and page.words[at - 1] in grammar.prepositions):
                continue
            found = phrase(page, at, paper)
            if found is not None and found.first == at and found.resume >= paper and page.speaks(found.first, found.last):
                return found
        return None
    return None


def tidings(page: Page, hit: Hit) -> Phrase | None:
    """«معلومات استخبارية مفادها أن»: the news itself, where a letter or a statement would be its sender's."""
    if "gist" not in hit.record.get("class", ()):
        return None
    first = next((w for w in range(hit.first - 1, max(page.sentence_start(hit.first) - 1, hit.first - 4), -1) if page.words[w] in page.grammar.tidings), -1)
    return Phrase(first, hit.first, hit.first) if first >= 0 else None


def told_in(page: Page, at: int) -> bool:
    """«وفي تغريدة أخرى قال», «وفي كلمة متلفزة أكد»: where it was said, set before the verb."""
    return any(page.words[w] in page.grammar.media and page.words[w - 1].removeprefix("و") in page.grammar.prepositions for w in range(max(at - 4, 1), at))


def passed_words(page: Page, hit: Hit) -> Phrase | None:
    """«نسبت الوكالة إلى مسؤول قوله», «نُقل عن الوزير قوله»: whose words they are stands right before the noun."""
    for word in range(hit.first - 2, max(page.sentence_start(hit.first), hit.first - 12), -1):
        if page.words[word] in ("عن", "الي"):
            found = phrase(page, word + 1, hit.first)
            return found if found is not None and found.resume >= hit.first and page.speaks(found.first, found.last) else None
        if page.breaks(word + 1) and not page.aside[word]:
            return None
    return None
