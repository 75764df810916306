"""The subject that stands before its verb, and the antecedent of a relative clause: who speaks where the name comes first.

Looks back inside the clause only; a subject that a long relative clause parts from its verb may be lost.
"""

from __future__ import annotations

from typing import Final

from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, phrase, several, stops
from riwaya.text.reading import Hit

_HARD: Final = frozenset("؛;:.!؟?\n")


def before(page: Page, hit: Hit) -> Phrase | None:
    """The subject that stands before its verb in the same clause: «مراقبون رأوا», «التحالف يتهم»."""
    word = hit.first
    set_before = _topic(page, hit) or _beforehand(page, hit)
    if set_before is not None:
        return set_before
    if page.headline(word) and hit.shape.tense == "present" and not hit.left:
        joined = _joined_head(page, word)
        if joined is not None:
            return joined
    tied = hit.left in ("و", "ف") or (word > 0 and page.words[word - 1][:1] in "وف" and page.words[word - 1] in page.grammar.negation)  # «، ولم تستبعد»
    if tied or word == 0 or page.words[word - 1] in page.grammar.verb_first or page.words[word - 1] in page.grammar.but:
        return None
    start = page.sentence_start(word)
    near = _bare_head(page, word, start, hit.shape.pos == "noun") if not hit.right or hit.shape.pos != "verb" else None  # «أشخاص وصفتهم»: whom she called so
    if near is not None:
        return near
    clause = word
    while clause > start and not _clause_begins(page, clause, word):
        clause -= 1
    for at in _starts(page, clause, word):
        name = page.described.get(at)  # «… سامر العلي، رئيس الشركة، خلال جلسة اتهم فيها …»
        found = phrase(page, name.first if name is not None else at, word) if page.words[at] not in page.grammar.auxiliaries else None
        if found is not None and page.speaks(found.first, found.last) and _reaches(page, found, word):
            return found
    return None


def _joined_head(page: Page, word: int) -> Phrase | None:
    """«… والحزب يهدد»: in a headline the subject joined to the piece of news before."""
    start = page.sentence_start(word)
    whole = phrase(page, start, word) if page.grammar.among(page.words[start], page.grammar.persons) else None
    if whole is not None and whole.last == word:
        return None  # «وزير المياه والري يزعم»
    for at in range(word - 1, max(start, word - 6), -1):
        if page.words[at][:1] == "و" and not page.is_preposition(at):
            found = phrase(page, at, word)
            speaking = found is not None and (page.words[at].startswith("وال") or page.speaks(at, word) or page.words[at][1:] in page.grammar.speakers)
            return Phrase(at, word, word) if found is not None and found.last == word and speaking else None
        if page.breaks(at) or page.is_preposition(at):
            return None
    return None


def _topic(page: Page, hit: Hit) -> Phrase | None:
    """«أما الجمعية فقد دعت»: the subject set before its clause."""
    word, start = hit.first, page.sentence_start(hit.first)
    start = next((w for w in range(word - 1, max(start, word - 7), -1) if page.words[w] in page.grammar.topics), start)
    then = word > start + 1 and (page.words[word - 1] in page.grammar.then or page.words[word - 1][:1] == "ف")
    if page.words[start] not in page.grammar.topics or not (hit.left == "ف" or then):
        return None
    found = phrase(page, start + 1, word)
    return found if found is not None and page.speaks(found.first, found.last) and not any(page.is_that(w) for w in range(found.last, word)) else None


def _beforehand(page: Page, hit: Hit) -> Phrase | None:
    """«سبق للحزب أن دعا»: the subject stands with «ل» before «أن»."""
    word = hit.first
    if word < 3 or not page.is_that(word - 1):
        return None
    for at in range(word - 2, max(page.sentence_start(word), word - 14), -1):
        if page.words[at - 1] in page.grammar.beforehand and page.words[at][:1] == "ل":
            titled = page.roles.get(at) or page.named.get(at)
            return Phrase(at, titled.last, word - 1) if titled is not None else Phrase(at, word - 1, word - 1)
        if page.breaks(at):
            return None
    return None


def _bare_head(page: Page, word: int, start: int, noun: bool) -> Phrase | None:
    """«تقارير داخلية أظهرت»: an indefinite noun that can speak, right before the verb that describes it."""
    while word > start + 1 and page.words[word - 1] in page.grammar.already:
        word -= 1
    for at in range(word - 1, max(start - 1, word - 4), -1):
        text = page.words[at]
        if at == word - 1 and text.startswith("وال") and page.speaks(at, word):
            return Phrase(at, word, word)
        if at and page.grammar.governs(page.words[at - 1]):
            continue
        if text in page.grammar.documents or text in page.grammar.persons or text in page.grammar.bodies:
            head = at
            while head - 1 >= start and not page.breaks(head) and constructs(page, head - 1):
                head -= 1
                if page.words[head] in page.grammar.speakers:
                    at = head
            if noun and head < at:
                continue  # «رد على كلام رئيس الحزب بالقول»
            found = phrase(page, at, word)
            if found is not None and found.last == word:
                return found
        if page.breaks(at) or page.is_that(at):
            return None
    return None


def constructs(page: Page, word: int) -> bool:
    """A bare noun that another noun may follow as its genitive: «رئيس», «شؤون»."""
    text, grammar = page.words[word], page.grammar
    if page.is_definite(word) or page.is_preposition(word) or text in grammar.auxiliaries or text in grammar.negation or text in grammar.verb_first or page.cues[word]:
        return False
    return text in grammar.speakers or not stops(page, word)


def _clause_begins(page: Page, at: int, cue: int) -> bool:
    if at < cue and page.is_that(at - 1):
        return True
    return (page.breaks(at) and not _HARD.isdisjoint(page.gaps[at])) or (at < cue and page.words[at - 1] in page.grammar.clause_openers)


def _starts(page: Page, clause: int, word: int) -> list[int]:
    """Words of the clause where its subject may begin: its first, after «الذي كان», and after each comma."""
    out = [clause]
    for at in range(clause, word):
        if at == out[-1] and (page.words[at] in page.grammar.auxiliaries or page.is_that(at)):
            out.append(at + 1)
        if page.words[at] in page.grammar.relative and page.words[at + 1] in page.grammar.auxiliaries:
            out.append(at + 2)
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
        elif text in page.grammar.negation or text in page.grammar.auxiliaries:
            pass
        elif not relative and not page.is_preposition(at) and not page.is_idle(at) and text not in page.grammar.auxiliaries:
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
        if at < relative - 1 and page.words[at].startswith("ال") and page.mute(at, relative) and _he(page.words[relative]) != _not_he(page, at):
            return None  # «أعلنت الوزارة التطورات في البلاد، التي تنذر بـ»
        if page.named.get(at) is not None and page.named[at].first == at and page.named[at].type != "LOC":
            return Phrase(at, page.named[at].last, relative)
        if page.grammar.among(page.words[at], page.grammar.speakers) and not page.words[at].startswith(("ب",)):
            found = phrase(page, at, relative)
            if found is not None and not (_he(page.words[relative]) and _not_he(page, at)):
                return found
    return None


def _he(pronoun: str) -> bool:
    """«الذي»: a relative of one man or masculine thing."""
    return pronoun.endswith("الذي")


def _not_he(page: Page, noun: int) -> bool:
    """Whether a noun is feminine or a plural."""
    text = page.words[noun]
    feminine = page.reading.raw(noun).endswith("ة") and text.removeprefix("ال") not in page.grammar.masculine
    return feminine or page.grammar.among(text, page.grammar.loose_plurals) or several(page, text)


def relational(page: Page, subject: Phrase) -> bool:
    """«تصريح صحفي», «بيان إعلامي»: one bare word in -ي right after the noun is its adjective."""
    return subject.last == subject.first + 1 and page.words[subject.first].endswith(("ي", "يه")) and subject.first not in page.named and not page.is_definite(subject.first)
