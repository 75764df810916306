"""Verbal nouns on the way from a cue to its content: those that only strengthen it, those that are asked for, those with an object of their own."""

from __future__ import annotations

from riwaya.lexicon.letters import fold_word
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, act_for, bare_deed, verbal_noun
from riwaya.text.reading import Hit


def past_emphasis(page: Page, hit: Hit, at: int, limit: int) -> int:
    """«نفى نفيا قاطعا», «نفت جملة وتفصيلا»: past what only makes the saying stronger; `at` where nothing does."""
    if at + 1 < limit and page.words[at] in page.grammar.wholesale_heads and f"{page.words[at]} {page.words[at + 1]}" in page.grammar.wholesale:
        return at + 2
    if at == hit.first or hit.shape.pos != "verb" or not _cognate(page, at, hit):
        return at
    at += 1
    while at < limit and len(page.words[at]) > 3 and page.words[at].endswith("ا") and not page.breaks(at) and not page.words[at].startswith("ال"):
        at += 1
    return at


def emphatic(page: Page, hit: Hit) -> bool:
    """«نفى أمس نفيا قاطعا»: whether a word is the verbal noun of the saying's own verb a few words before."""
    if not page.words[hit.first].endswith("ا"):
        return False
    first = max(page.sentence_start(hit.first), hit.first - 8)
    return any(_cognate(page, hit.first, one) for w in range(first, hit.first) for one in page.cues[w] if one.shape.pos == "verb")


def _cognate(page: Page, word: int, hit: Hit) -> bool:
    """Whether a word is the bare noun of a record in the accusative."""
    text = page.words[word]
    return text.endswith("ا") and any(fold_word(noun) == text[:-1] for noun in hit.record.get("nouns", ()))


def asked_deed(page: Page, at: int, limit: int) -> bool:
    """«ناشدت العائلة المنظمات التدخل»: a deed with the article, where nobody is asked by that name and no deed with «ب» follows."""
    text = page.words[at]
    if not text.startswith("ال") or page.breaks(at) or at in page.named or page.grammar.among(text, page.grammar.speakers):
        return False
    if not verbal_noun(text[2:]) and not bare_deed(page, text[2:]):
        return False
    return not any(page.words[w][:1] == "ب" and verbal_noun(page.words[w][1:].removeprefix("ال")) for w in range(at + 1, min(limit, at + 8)))


def denied_for(page: Page, hit: Hit, frames: frozenset[str], subject: Phrase | None, at: int) -> bool:
    """«نفي الوزير لوجود أزمة»: the object of a noun of saying with «ل», right behind who says it."""
    noun = hit.shape.pos == "noun" or hit.record["stance"] == "denies"  # «نفي» may be written for «نفى»
    if not noun or "object" not in frames or subject is None or at != subject.resume or page.breaks(at):
        return False
    text = page.words[at]
    return text[:1] == "ل" and len(text) > 4 and not text.startswith("لل") and at not in page.named and act_for(page, at)


def past_his_deed(page: Page, at: int, resume: int) -> int:
    """«بعد دخولها العاصمة كابول»: past the object of a deed with a pronoun right before it, which is no subject; `at` where it is none."""
    if not _of_his_deed(page, at):
        return at
    place = page.named.get(resume)
    return place.last if place is not None and not page.breaks(resume) else resume


def _of_his_deed(page: Page, at: int) -> bool:
    text = page.words[at - 1]
    stem = next((text[: -len(own)] for own in ("هما", "ها", "هم", "ه") if text.endswith(own)), "")
    if page.breaks(at) or page.cues[at - 1] or not stem:
        return False
    governed = page.is_preposition(at - 1) or (at > 1 and page.words[at - 2] in page.grammar.prepositions)
    return governed and (verbal_noun(stem.removeprefix("ل").removeprefix("ب")) or stem in page.grammar.happenings or stem in page.grammar.deeds)
