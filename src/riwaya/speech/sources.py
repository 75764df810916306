"""Who says it: the subject after or before the cue, the antecedent of a relative clause, or the one understood.

A subject that is not written is the last source whose gender and number agree with the cue, in this sentence first.
"""

from __future__ import annotations

from riwaya.speech.page import Page
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import Phrase, participle, phrase
from riwaya.text.reading import Hit


def before(page: Page, hit: Hit) -> Phrase | None:
    """The subject that stands before its verb in the same clause: «مراقبون رأوا», «التحالف يتهم»."""
    word = hit.first
    if hit.left in ("و", "ف") or word == 0:
        return None
    start = page.sentence_start(word)
    clause = word
    while clause > start and not _clause_begins(page, clause, word):
        clause -= 1
    for at in _starts(page, clause, word):
        found = phrase(page, at, word)
        if found is not None and page.speaks(found.first, found.last) and _reaches(page, found, word):
            return found
    return None


def _clause_begins(page: Page, at: int, cue: int) -> bool:
    if at < cue and page.is_that(at - 1):
        return True
    return any(c in "؛;:.!؟?\n" for c in page.gaps[at]) or (at < cue and page.words[at - 1] in ("حين", "فيما", "بينما", "لكن", "وقد", "كما", "اذ"))


def _starts(page: Page, clause: int, word: int) -> list[int]:
    """Words of the clause where its subject may begin: its first, and after each comma."""
    out = [clause]
    for at in range(clause, word):
        if at == clause and page.words[at] in ("ان", "وان", "لكن", "الا", "غير", "بيد"):
            out.append(at + 1)
        if at > clause and page.breaks(at):
            out.append(at)
    return out


def _reaches(page: Page, found: Phrase, word: int) -> bool:
    """Whether only adjuncts of the subject stand between it and the verb."""
    at = found.resume
    relative = False
    while at < word:
        text = page.words[at]
        if page.is_that(at):
            return False
        if text in page.grammar.relative:
            relative = True
        elif not relative and not page.is_preposition(at) and not page.is_idle(at):
            inner = phrase(page, at, word)
            if inner is None or page.breaks(at):
                return word - at <= 5 and page.breaks(word)
            at = inner.last
            continue
        elif page.is_preposition(at):
            inner = phrase(page, at + 1, word)
            at = inner.last if inner is not None else at + 1
            continue
        at += 1
    return True


def antecedent(page: Page, relative: int) -> Phrase | None:
    """The noun phrase that a relative pronoun at `relative` takes up, if it can speak."""
    for at in range(relative - 1, max(-1, relative - 9), -1):
        if page.breaks(at + 1) and at + 1 < relative:
            return None
        if page.named.get(at) is not None and page.named[at].first == at and page.named[at].type != "LOC":
            return Phrase(at, page.named[at].last, relative)
        if page.grammar.among(page.words[at], page.grammar.speakers) and not page.words[at].startswith(("ب",)):
            found = phrase(page, at, relative)
            if found is not None:
                return found
    return None


def understood(page: Page, hit: Hit, heard: list[Source], people: People) -> Source | None:
    """The source that is not written: the subject of this sentence for a participle, else the last one that agrees."""
    start = page.sentence_start(hit.first)
    in_sentence = [s for s in heard if s.word >= start]
    for source in reversed(in_sentence):
        if _agree(source, hit):
            return _silent(source)
    if participle(page, hit.first) or hit.shape.pos == "participle":
        subject = _sentence_subject(page, hit, start, people)
        if subject is not None:
            return subject
    for source in reversed(heard[-6:]):
        if _agree(source, hit):
            return _silent(source)
    subject = _sentence_subject(page, hit, start, people)
    return subject


def _silent(source: Source) -> Source:
    return Source(None, source.entity, source.named, source.gender, source.number, source.word)


def _agree(source: Source, hit: Hit) -> bool:
    if source.gender and hit.shape.gender and source.gender != hit.shape.gender:
        return False
    return not (hit.shape.number == "p" and source.number == "s1")


def _sentence_subject(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """The first person or body named in the sentence before the cue."""
    for at in range(start, hit.first):
        named = page.named.get(at)
        if named is not None and named.type in ("PER", "ORG"):
            found = people.of(Phrase(named.first, named.last, named.last))
            if _agree(found, hit):
                return _silent(found)
        elif named is None and page.grammar.among(page.words[at], page.grammar.persons | page.grammar.bodies) and not page.is_preposition(at):
            described = phrase(page, at, hit.first)
            if described is not None:
                return _silent(people.of(described))
    return None
