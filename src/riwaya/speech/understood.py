"""A source that is not written: whoever spoke last and agrees, the subject of the sentence, or that of the sentence before.
"""

from __future__ import annotations

from riwaya.speech.page import Page
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import Phrase, phrase, several, verbal_noun
from riwaya.speech.subjects import constructs
from riwaya.text.reading import Hit


def understood(page: Page, hit: Hit, candidates: list[Source], people: People) -> Source | None:
    """The source that is not written: the subject of this sentence for a participle, else the last one that agrees."""
    start = page.sentence_start(hit.first)
    subject = clause_subject(page, hit, start, people) if hit.shape.pos == "verb" and _goes_on(page, hit) else None
    if subject is None and hit.shape.pos == "verb" and hit.first > start + 2 and page.words[hit.first - 1] in page.grammar.verb_first:
        subject = _subject_of_main(page, hit, start, people)
    within = page.quoted[hit.first] if hit.shape.pos == "participle" else None
    if within is not None and not within.repaired and hit.first - within.first > 3:
        own = _sentence_subject(page, hit, within.first, people) if within.first >= start else None
        if own is not None and own.word < within.first + 3 and people.type_of(own.entity) in ("PER", "UNNAMED") and not any(s.word > own.word for s in candidates):
            return own  # «وأضاف البيان أن "الوزير بحث …، متمنيا …"»
    for source in reversed([s for s in candidates if s.word >= start]):
        if _agree(source, hit, people):
            return silent(source) if subject is None or subject.word < source.word else subject
    if hit.shape.pos in ("participle", "noun"):
        subject = _sentence_subject(page, hit, start, people)
    elif subject is None and hit.left == "و":
        subject = clause_subject(page, hit, start, people, inner=True)
    if subject is not None:
        return subject
    nearest = candidates[-1] if candidates else None
    if hit.shape.pos == "verb" and nearest is not None and page.reading.paragraph_of(nearest.word) != page.reading.paragraph_of(hit.first):
        subject = _subject_before(page, hit, start, people, nearest.word)  # nobody has spoken in this paragraph
        if subject is not None and people.type_of(subject.entity) == "PER":
            return subject
    for source in reversed(candidates[-6:]):
        if _agree(source, hit, people):
            return silent(source)
    return _sentence_subject(page, hit, start, people) or _subject_before(page, hit, start, people)


def silent(source: Source) -> Source:
    return source if source.span is None else source.silent()


def _agree(source: Source, hit: Hit, people: People) -> bool:
    if hit.shape.pos == "noun":
        return True
    if source.gender and hit.shape.gender and source.gender != hit.shape.gender:
        return False
    if hit.shape.number == "s":
        return not source.many
    return hit.shape.number not in ("p", "d") or source.many or not (source.one or people.type_of(source.entity) in ("ORG", "DOC"))


def clause_subject(page: Page, hit: Hit, start: int, people: People, inner: bool = False) -> Source | None:
    """«استنكرت أحزاب القرار ودعت …»: the subject at the head of the sentence, or `inner` of the clause behind «أن», before or right after its first verb."""
    turning = page.grammar.adversatives | page.grammar.meanwhile
    heads = [start, *(w for w in range(start + 1, hit.first - 1) if page.breaks(w) and (page.words[w][:1] == "و" or page.words[w] in turning or page.colon(w)))]
    if inner or hit.shape.number != "s":
        heads += [w + 1 for w in range(start, hit.first - 1) if page.is_that(w)]
        heads.sort()
    for head in reversed(heads):
        at = head
        if at + 2 < hit.first and f"{page.words[at].removeprefix('و')} {page.words[at + 1]}" in page.grammar.turns:
            at = next((w for w in range(at + 2, min(at + 5, hit.first)) if page.breaks(w)), at + 2)  # «في غضون ذلك، أثار الوزير»
        if head == start and at == start and page.is_preposition(at):  # «وإلى ذلك، استنكر فلان القرار»
            at = next((w for w in range(at + 1, min(at + 4, hit.first)) if page.breaks(w)), at)
        while at + 1 < hit.first and (page.is_idle(at) or page.words[at] in page.grammar.auxiliaries or (page.is_preposition(at) and page.timed[at + 1])):
            at += 1
        for first in (at, at + 1) if at > head or head == start or (head and page.is_that(head - 1)) else (at + 1,):
            if first + 1 >= hit.first or page.is_preposition(first) or (page.breaks(first) and first > at):
                break
            if first == at and head == start and not (first in page.named or first in page.roles or page.grammar.among(page.words[first], page.grammar.speakers)):
                continue
            found = phrase(page, first, hit.first)
            if found is not None and page.speaks(found.first, found.last) and not (first in page.named and page.named[first].type == "LOC"):
                source = people.of(found)
                if not unlike(page, found, hit) and _agree(source, hit, people):
                    return silent(source)
                break
    return None


def _subject_of_main(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """«حسم المبعوث الأمر، حين أكد أنه …»: the last that can speak and stands free in the clause before the conjunction."""
    for at in range(hit.first - 2, start - 1, -1):
        if at in page.named and page.named[at].first < at:
            continue
        if page.is_preposition(at) or (at > start and not page.breaks(at) and (page.is_preposition(at - 1) or constructs(page, at - 1) or _free_name(page, at - 1))):
            continue
        found = phrase(page, at, hit.first)
        if found is None or found.first != at or not page.speaks(at, found.last) or (at in page.named and page.named[at].type == "LOC"):
            continue
        source = people.of(found)
        if (at in page.named or not unlike(page, found, hit)) and _agree(source, hit, people):
            return silent(source)
    return None


def _free_name(page: Page, word: int) -> bool:
    """Whether a name that no preposition governs ends here: a subject whose object follows."""
    return word in page.named and not page.is_preposition(page.named[word].first) and not page.is_preposition(page.named[word].first - 1)


def _subject_before(page: Page, hit: Hit, start: int, people: People, spoken: int = -1) -> Source | None:
    """«أجرت الشركة أبحاثا. وقالت إن»: nobody has spoken since the word `spoken`, and the sentence before has a subject at its head."""
    opening = hit.left == "و" or (hit.left == "" and (hit.first == start or (hit.first == start + 1 and page.words[start] in page.grammar.parallels)))
    if hit.shape.pos != "verb" or start == 0 or not opening:
        return None
    head = page.sentence_start(start - 1)
    if page.reading.paragraph_of(start - 1) != page.reading.paragraph_of(hit.first) and (hit.first > start + 1 or spoken >= head):
        return None
    subject = clause_subject(page, hit.but(first=start), head, people)
    near = page.reading.paragraph_of(start - 1) == page.reading.paragraph_of(hit.first)
    return subject if near or subject is None or people.type_of(subject.entity) == "PER" else None


def _goes_on(page: Page, hit: Hit) -> bool:
    """A verb that carries a clause on: joined by «و», in the present after a comma, or of a label («ما سماها»), or behind «لكنه»."""
    before = page.words[hit.first - 1] if hit.first else ""
    if bool(hit.left) or (page.breaks(hit.first) and (hit.shape.tense == "present" or hit.shape.number == "p")):
        return True
    if before in page.grammar.what or (before == "من" and hit.right == "هم"):
        return True
    return hit.first > 1 and (before in page.grammar.adversatives or page.words[hit.first - 2] in page.grammar.adversatives) and before.endswith(("نه", "نها", "نهم"))


def _sentence_subject(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """The first person or body named in the sentence before the cue."""
    at = start - 1
    while at + 1 < hit.first:
        at += 1
        if page.words[at] in page.grammar.own_prepositions:
            continue  # «ورد عليها الوزير قائلا»
        if page.is_preposition(at) and at not in page.roles and page.words[at] in page.grammar.prepositions:
            inner = phrase(page, at + 1, hit.first)
            at = inner.last - 1 if inner is not None else at
            continue
        if at - 1 > start and not page.breaks(at) and at not in page.roles and _deed(page, at - 1):
            continue
        if at == start + 1 and _thing(page, at):
            owned = phrase(page, at, hit.first)
            at = owned.last - 1 if owned is not None else at
            continue
        named = page.named.get(at) or page.roles.get(at)
        state = named is not None and named.type == "LOC" and not page.ground(at) and at - start < 3
        if named is not None and (state or named.type in ("PER", "ORG")) and named.first < hit.first and not page.is_preposition(at) and not page.is_preposition(named.first):
            found = people.of(Phrase(named.first, named.last, named.last))
            if _agree(found, hit, people):
                return silent(found)
        elif named is None and page.grammar.among(page.words[at], page.grammar.persons_and_bodies) and not page.is_preposition(at) and not page.is_idle(at):
            described = phrase(page, at, hit.first)
            if at > start and page.words[at].endswith("ين") and page.grammar.among(page.words[at][:-2] + "ون", page.grammar.persons):
                continue  # «طالب المواطنين …، مشيرا»
            if described is not None and not ((hit.shape.pos == "verb" or (hit.shape.pos == "participle" and hit.shape.number == "s")) and unlike(page, described, hit)):
                return silent(people.of(described))
    return None


def _thing(page: Page, word: int) -> bool:
    """«وانتقد سياسة الحكومة، قائلا»: whether a bare noun that cannot speak stands behind the joined first word, so that its genitive is no subject."""
    if page.words[word - 1][:1] != "و" or page.breaks(word) or word in page.named or word in page.roles or page.is_idle(word) or not constructs(page, word):
        return False
    return not page.grammar.among(page.words[word], page.grammar.speakers) and not page.numbered(word)


def _deed(page: Page, word: int) -> bool:
    """A bare verbal noun: what stands after it in the genitive is no subject of the sentence."""
    text, start = page.words[word], page.sentence_start(word)
    if any(h.shape.pos == "verb" and h.shape.tense == "past" and not h.left for h in page.reading.known(word)) and (word == start or page.is_definite(word - 1)):
        return False  # «من جانبه رفض الوزير»
    return not text.startswith("ال") and (verbal_noun(text) or any(h.record.kind == "trigger" and h.shape.pos == "noun" and not h.right for h in page.reading.known(word)))


def unlike(page: Page, described: Phrase, hit: Hit) -> bool:
    """Whether a description cannot be the subject of a verb that follows it: «الشرطة» of «وأضاف», «الأطباء» of «وأكدت»."""
    head = page.words[described.first]
    if hit.shape.number in ("p", "d"):
        return not page.grammar.among(head, page.grammar.many) and not several(page, head)
    if several(page, head):
        return hit.shape.number == "s"
    feminine = (page.reading.raw(described.first).endswith("ة") and head.removeprefix("ال") not in page.grammar.masculine) or page.grammar.among(head, page.grammar.loose_plurals)
    return bool(hit.shape.gender) and hit.shape.number == "s" and feminine != (hit.shape.gender == "f")
