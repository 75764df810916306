"""Who says it: the subject after or before the cue, the antecedent of a relative clause, or the one understood.

A subject that is not written is the last source whose gender and number agree with the cue, in this sentence first.
"""

from __future__ import annotations

from riwaya.speech.openings import Opening
from riwaya.speech.page import Page
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import Phrase, agrees, phrase, several, verbal_noun
from riwaya.speech.stances import negated
from riwaya.speech.subjects import antecedent, before, constructs, relational
from riwaya.text.reading import Hit


def understood(page: Page, hit: Hit, candidates: list[Source], people: People) -> Source | None:
    """The source that is not written: the subject of this sentence for a participle, else the last one that agrees."""
    start = page.sentence_start(hit.first)
    subject = _clause_subject(page, hit, start, people) if hit.shape.pos == "verb" and _goes_on(page, hit) else None
    if subject is None and hit.shape.pos == "verb" and hit.first > start + 2 and page.words[hit.first - 1] in page.grammar.verb_first:
        subject = _subject_of_main(page, hit, start, people)
    for source in reversed([s for s in candidates if s.word >= start]):
        if _agree(source, hit, people):
            return _silent(source) if subject is None or subject.word < source.word else subject
    if hit.shape.pos in ("participle", "noun"):
        subject = _sentence_subject(page, hit, start, people)
    if subject is not None:
        return subject
    nearest = candidates[-1] if candidates else None
    if hit.shape.pos == "verb" and nearest is not None and page.reading.paragraph_of(nearest.word) != page.reading.paragraph_of(hit.first):
        subject = _subject_before(page, hit, start, people)  # nobody has spoken in this paragraph
        if subject is not None and people.type_of(subject.entity) == "PER":
            return subject
    for source in reversed(candidates[-6:]):
        if _agree(source, hit, people):
            return _silent(source)
    return _sentence_subject(page, hit, start, people) or _subject_before(page, hit, start, people)


def _silent(source: Source) -> Source:
    return source if source.span is None else source.silent()


def _agree(source: Source, hit: Hit, people: People) -> bool:
    if hit.shape.pos == "noun":
        return True
    if source.gender and hit.shape.gender and source.gender != hit.shape.gender:
        return False
    if hit.shape.number == "s":
        return not source.many
    return hit.shape.number not in ("p", "d") or source.many or not (source.one or people.type_of(source.entity) in ("ORG", "DOC"))


def _clause_subject(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """«استنكرت أحزاب القرار ودعت …»: the subject at the head of the sentence, before or right after its first verb."""
    turning = page.grammar.adversatives | page.grammar.meanwhile
    heads = [start, *(w for w in range(start + 1, hit.first - 1) if page.breaks(w) and (page.words[w][:1] == "و" or page.words[w] in turning))]
    if hit.shape.number != "s":
        heads += [w + 1 for w in range(start, hit.first - 1) if page.is_that(w)]
        heads.sort()
    for head in reversed(heads):
        at = head
        if at + 2 < hit.first and f"{page.words[at].removeprefix('و')} {page.words[at + 1]}" in page.grammar.turns:
            at += 2
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
                if not _unlike(page, found, hit) and _agree(source, hit, people):
                    return _silent(source)
                break
    return None


def _subject_of_main(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """«حسم المبعوث الأمر، حين أكد أنه …»: the last that can speak and stands free in the clause before the conjunction."""
    for at in range(hit.first - 2, start - 1, -1):
        if page.is_preposition(at) or (at > start and not page.breaks(at) and (page.is_preposition(at - 1) or constructs(page, at - 1) or _free_name(page, at - 1))):
            continue
        found = phrase(page, at, hit.first)
        if found is None or found.first != at or not page.speaks(at, found.last) or (at in page.named and page.named[at].type == "LOC"):
            continue
        source = people.of(found)
        if (at in page.named or not _unlike(page, found, hit)) and _agree(source, hit, people):
            return _silent(source)
    return None


def _free_name(page: Page, word: int) -> bool:
    """Whether a name that no preposition governs ends here: a subject whose object follows."""
    return word in page.named and not page.is_preposition(page.named[word].first) and not page.is_preposition(page.named[word].first - 1)


def _subject_before(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """«أجرت الشركة أبحاثا. وقالت إن»: nobody has spoken yet, and the sentence before has a subject at its head."""
    opening = hit.left == "و" or (hit.left == "" and hit.first == start)
    if hit.shape.pos != "verb" or start == 0 or not opening or page.reading.paragraph_of(start - 1) != page.reading.paragraph_of(hit.first):
        return None
    return _clause_subject(page, hit.but(first=start), page.sentence_start(start - 1), people)


def _goes_on(page: Page, hit: Hit) -> bool:
    """A verb that carries a clause on: joined by «و», in the present after a comma, or of a label («ما سماها»)."""
    before = page.words[hit.first - 1] if hit.first else ""
    return bool(hit.left) or (page.breaks(hit.first) and hit.shape.tense == "present") or before in page.grammar.what


def _sentence_subject(page: Page, hit: Hit, start: int, people: People) -> Source | None:
    """The first person or body named in the sentence before the cue."""
    at = start - 1
    while at + 1 < hit.first:
        at += 1
        if page.is_preposition(at) and at not in page.roles and page.words[at] in page.grammar.prepositions:
            inner = phrase(page, at + 1, hit.first)
            at = inner.last - 1 if inner is not None else at
            continue
        if at - 1 > start and not page.breaks(at) and at not in page.roles and _deed(page, at - 1):
            continue
        named = page.named.get(at) or page.roles.get(at)
        state = named is not None and named.type == "LOC" and not page.ground(at) and at - start < 3
        if named is not None and (state or named.type in ("PER", "ORG")) and named.first < hit.first and not page.is_preposition(at):
            found = people.of(Phrase(named.first, named.last, named.last))
            if _agree(found, hit, people):
                return _silent(found)
        elif named is None and page.grammar.among(page.words[at], page.grammar.persons_and_bodies) and not page.is_preposition(at) and not page.is_idle(at):
            described = phrase(page, at, hit.first)
            if described is not None and not (hit.shape.pos == "verb" and _unlike(page, described, hit)):
                return _silent(people.of(described))
    return None


def _deed(page: Page, word: int) -> bool:
    """A bare verbal noun: what stands after it in the genitive is no subject of the sentence."""
    text, start = page.words[word], page.sentence_start(word)
    if any(h.shape.pos == "verb" and h.shape.tense == "past" and not h.left for h in page.reading.at(word)) and (word == start or page.is_definite(word - 1)):
        return False  # «من جانبه رفض الوزير»
    return not text.startswith("ال") and (verbal_noun(text) or any(h.record.kind == "trigger" and h.shape.pos == "noun" and not h.right for h in page.reading.at(word)))


def _unlike(page: Page, described: Phrase, hit: Hit) -> bool:
    """Whether a description cannot be the subject of a verb that follows it: «الشرطة» of «وأضاف», «الأطباء» of «وأكدت»."""
    head = page.words[described.first]
    if hit.shape.number in ("p", "d"):
        return not page.grammar.among(head, page.grammar.many) and not several(page, head)
    if several(page, head):
        return hit.shape.number == "s"
    feminine = (page.reading.raw(described.first).endswith("ة") and head.removeprefix("ال") not in page.grammar.masculine) or page.grammar.among(head, page.grammar.loose_plurals)
    return bool(hit.shape.gender) and hit.shape.number == "s" and feminine != (hit.shape.gender == "f")


def of_cue(page: Page, people: People, hit: Hit, found: Opening, candidates: list[Source]) -> Source | None:
    """The source of a cue with its opening, or None where nobody can be meant."""
    shape = hit.shape
    if found.how == "object" and _how_done(page, hit):
        return None
    relayed = _relayed(page, people, hit, found, candidates)
    if relayed is not None:
        return relayed
    if shape.pos == "noun":
        return _owner(page, people, hit, found, candidates)
    if shape.pos == "verb":
        subject = found.subject
        if subject is not None and page.words[subject.first] in page.grammar.latter:
            return _latter(page, people, subject)
        speaks = subject is not None and page.speaks(subject.first, subject.last)
        if subject is not None and speaks and hit.right:
            return _subject(page, people, hit, subject, found)
        relative = _relative(page, hit)
        if relative is not None:
            above = antecedent(page, relative)
            if above is not None:
                return people.of(above, shape.gender, shape.number)
            return _subject(page, people, hit, subject, found) if subject is not None and speaks else None
        if shape.number == "d" and found.ahead is None and not hit.left:
            return None
        if found.ahead is not None and _believed(page, hit, found, found.ahead):
            return None
        if found.ahead is not None:
            return people.of(found.ahead, shape.gender, shape.number)
        if subject is not None and not speaks and page.mute(subject.first, subject.last):
            if subject.first == hit.last and (page.is_definite(subject.first) or page.words[subject.first] in page.grammar.pointing):
                return None
        elif subject is not None and not _addressed(page, hit, subject, found) and (speaks or _plausible(page, hit, subject, found)):
            return _subject(page, people, hit, subject, found)
        if hit.last < page.count and page.words[hit.last] in page.grammar.therein:
            return _clause_subject(page, hit, page.sentence_start(hit.first), people) or understood(page, hit, candidates, people)
        if _describes(page, hit):
            return None
        if shape.voice == "passive" or (found.how != "that" and "needssubject" in hit.record.get("class", ())):
            return None
    return understood(page, hit, candidates, people)


def _latter(page: Page, people: People, subject: Phrase) -> Source | None:
    """«ونفت الأخيرة»: whoever was named last before the verb and is not of the other gender."""
    feminine = page.words[subject.first].endswith("ه")
    for word in range(subject.first - 2, max(-1, page.sentence_start(subject.first) - 30), -1):
        named = page.named.get(word)
        if named is not None and named.first == word and not page.ground(word):
            one = people.of(Phrase(named.first, named.last, named.last))
            if not one.gender or (one.gender == "f") == feminine:
                return Source(page.reading.word_span(subject.first, subject.last), one.entity, one.named, "f" if feminine else "m", "s", subject.first, one.one)
    return None


def _how_done(page: Page, hit: Hit) -> bool:
    """«استقبالا معلنا»: a participle that says how a deed is done, right after the deed's noun in the accusative."""
    if hit.shape.pos != "participle" or hit.left or not hit.first or page.gaps[hit.first].strip():
        return False
    deed = page.words[hit.first - 1]
    return deed.endswith("ا") and page.words[hit.first].endswith("ا") and verbal_noun(deed.removesuffix("ا"))


def _describes(page: Page, hit: Hit) -> bool:
    """«نهجا يحث على الكراهية»: a verb right after a noun that cannot speak describes that noun."""
    grammar = page.grammar
    at = hit.first
    if hit.left or not at or at == page.sentence_start(at) or page.words[at - 1] in grammar.verb_first:
        return False
    while at and (page.words[at - 1] in grammar.negation or page.words[at - 1] in grammar.auxiliaries) and not page.breaks(at):
        at -= 1
    if at == page.sentence_start(at) or page.breaks(at) or page.words[at - 1] in grammar.auxiliaries or page.aside[at - 1]:
        return False
    before = page.words[at - 1]
    known = page.is_that(at - 1) or before in grammar.relative or before in grammar.what or before in grammar.verb_first or page.is_idle(at - 1) or page.is_preposition(at - 1)
    return not known and before not in grammar.without and before not in grammar.adversatives


def _believed(page: Page, hit: Hit, found: Opening, ahead: Phrase) -> bool:
    """«مسلحين يشتبه أنهم متشددون»: what is suspected of somebody, not what he suspects."""
    if hit.record["stance"] != "hedges" or hit.shape.tense != "present" or hit.shape.number != "s" or found.how != "that":
        return False
    return not page.is_definite(ahead.last - 1) and page.words[found.start - 1].endswith(("انه", "انها", "انهم", "انهما"))


def _relative(page: Page, hit: Hit) -> int | None:
    """The relative pronoun before a verb, auxiliaries between them («الذي كان قد أكد»)."""
    if hit.left in ("و", "ف"):
        return None
    at = hit.first - 1
    while at > 0 and page.words[at] in page.grammar.auxiliaries and hit.first - at < 4:
        at -= 1
    return at if at >= 0 and page.words[at] in page.grammar.relative and page.words[at] not in page.grammar.verb_first else None


def _plausible(page: Page, hit: Hit, subject: Phrase, found: Opening) -> bool:
    """A subject that no list knows: taken where the frame leaves no other reading."""
    if page.ground(subject.first) and subject.first != hit.last:
        return False
    if found.how in ("that", "quote", "colon"):
        return found.second is None
    return found.how == "with" and page.acts(subject.first)


def _subject(page: Page, people: People, hit: Hit, subject: Phrase, found: Opening) -> Source:
    """The subject's source: the name that follows a title at a distance, the body that a document comes from, or the phrase itself."""
    gender, number = hit.shape.gender, hit.shape.number
    head = page.words[subject.first]
    if page.grammar.among(head, page.grammar.documents) and not page.grammar.among(head, page.grammar.persons):
        issuer = _issuer(page, subject.last, found.start)
        if issuer is not None:
            return people.of(issuer, "", number)
    alone = page.grammar.among(head, page.grammar.persons) and not several(page, head)
    if alone and not any(w in page.named and page.named[w].type == "PER" for w in range(subject.first, subject.resume)):
        name = _name_later(page, subject, found.start)
        if name is not None:
            return people.of(name, gender, number)
    return people.of(subject, gender, number, until=found.start)


def _issuer(page: Page, at: int, end: int) -> Phrase | None:
    """«بيان صادر عن وقفة», «بيان لديوان الرئاسة»: whose document it is."""
    for word in range(at - 1, min(at + 3, end)):
        if page.words[word] == "عن" and word > at - 1:
            return phrase(page, word + 1, end)
        if word >= at and page.words[word][:1] == "ل" and page.is_preposition(word):
            named = page.named.get(word)
            rest = phrase(page, word + 1, end) if named is None and not page.is_definite(word) else None
            last = named.last if named is not None else rest.last if rest is not None else word + 1
            while named is None and last < end and page.words[last].startswith("ال") and not page.breaks(last) and agrees(page, last, range(word, last)):
                last += 1  # «لمكتبه الإعلامي»
            return Phrase(word, last, last)
    return None


def _name_later(page: Page, subject: Phrase, end: int) -> Phrase | None:
    """«المتحدث باسم الجيش فلان»: a person named between the title and the content, not behind a preposition of its own."""
    for word in range(subject.last, end):
        if page.words[word] in page.grammar.relative or page.aside[word] or page.is_that(word):
            return None
        named = page.named.get(word)
        if named is not None and named.first == word and named.type == "PER":
            if not page.breaks(word) and (page.is_preposition(word - 1) or page.owned(word)):
                return None
            return Phrase(named.first, named.last, named.last)
        if page.breaks(word) and word > subject.last and word not in page.named:
            return None
    return None


def _addressed(page: Page, hit: Hit, subject: Phrase, found: Opening) -> bool:
    """Whether the only noun phrase is not who speaks but who is spoken to."""
    text = page.words[subject.first]
    quantified = text in page.grammar.quantifiers
    if hit.left == "و" and found.second is None and found.how == "object" and "مسؤولية" in hit.record["frame"]:
        return True
    if "blames" in hit.record.get("class", ()) and hit.left == "و" and hit.shape.pos == "verb" and found.second is None and subject.last <= found.start:
        return not any(page.words[w] in page.grammar.what for w in range(subject.last, found.start))
    if hit.record["stance"] != "demands" or (found.second is not None and not quantified) or subject.first in page.named or subject.first in page.roles:
        return False
    feminine = hit.shape.gender == "m" and page.reading.raw(subject.first).endswith("ة") and text.removeprefix("ال") not in page.grammar.masculine
    joined = hit.left == "و" or (hit.first > 0 and page.words[hit.first - 1] in page.grammar.parallels)
    return joined and (quantified or page.grammar.among(text, page.grammar.addressees) or feminine)


def _owner(page: Page, people: People, hit: Hit, found: Opening, candidates: list[Source]) -> Source | None:
    """The source of a nominal cue: its genitive, its pronoun, or for a noun without either whoever the sentence is about."""
    subject = found.subject
    definite = hit.left.endswith(("ال", "لل"))
    if subject is not None and subject.first == hit.last and page.speaks(subject.first, subject.last) and not definite and not relational(page, subject):
        return people.of(subject)
    kinds = hit.record.get("class", ())
    if "bare" in kinds or "rumoured" in kinds:
        return _silent(people.of(Phrase(hit.first, hit.last, hit.last)))
    if "stated" in kinds:
        return _stating(page, people, hit, found)
    if "pretext" in kinds and hit.left.endswith("ب") and found.start == hit.last + 1:
        return understood(page, hit, candidates, people)
    promised = found.how == "that" and page.words[found.start - 1].startswith("ب")
    if hit.right or definite or negated(page, hit) or promised:
        ahead = before(page, hit.but(left="")) if not negated(page, hit) else None
        return people.of(ahead) if ahead is not None else understood(page, hit, candidates, people)
    return None


def _stating(page: Page, people: People, hit: Hit, found: Opening) -> Source | None:
    """«جاء في بيان لديوان الرئاسة أن»: the one whose document it is, or the document."""
    if hit.first < 2 or page.words[hit.first - 1] != "في" or page.words[hit.first - 2] not in page.grammar.stated:
        return None
    issuer = _issuer(page, hit.last, found.start)
    if issuer is None and found.subject is not None:
        issuer = found.subject
    return people.of(issuer if issuer is not None else Phrase(hit.first, hit.last, hit.last))


def relayer(page: Page, people: People, hit: Hit, found: Opening, candidates: list[Source], source: Source) -> tuple[str, ...]:
    """Who passes the words of a source on: «نقلت الوكالة عن مصدر», «ذكرت الصحيفة نقلا عن مصدر»."""
    relays = "relays" in hit.record.get("class", ())
    words = page.words[hit.last : found.start]
    if hit.shape.pos != "verb" or not ("نقلا" in words or (relays and any(w.startswith("عن") for w in words))):
        return ()
    subject = found.ahead or found.subject
    if subject is None:
        one = understood(page, hit, [c for c in candidates if c.entity != source.entity], people)
    else:
        one = people.of(_called(page, subject)) if page.speaks(subject.first, subject.last) else None
    return (one.entity,) if one is not None and one.entity != source.entity else ()


def _called(page: Page, outlet: Phrase) -> Phrase:
    """«وكالة الأنباء "فلانة"»: the name in quotation marks after the noun of an outlet."""
    named = page.named.get(outlet.last)
    if outlet.first in page.named or named is None or named.first != outlet.last or outlet.last not in page.quote_at:
        return outlet
    return Phrase(named.first, named.last, named.last)


def _relayed(page: Page, people: People, hit: Hit, found: Opening, candidates: list[Source]) -> Source | None:
    """«نقلت الوكالة عن مصدر», «ذكرت نقلا عن مصادر»: the source stands after «عن»."""
    if hit.shape.pos != "verb":
        return None
    relays = "relays" in hit.record.get("class", ())
    for word in range(hit.last, found.start):
        if page.words[word] == "عن" and (relays or page.words[word - 1] == "نقلا"):
            inner = phrase(page, word + 1, found.start)
            if inner is not None:
                return _subject(page, people, hit.but(shape=hit.shape.but(gender="", number="")), inner, found)
        if relays and page.words[word] in page.grammar.from_him and found.subject is not None:
            teller = people.of(found.subject).entity
            return next((_silent(c) for c in reversed(candidates[-6:]) if c.entity != teller and _fits(page.words[word], c)), None)
    return None


def _fits(pronoun: str, source: Source) -> bool:
    """Whether «عنه», «عنها» can mean a source."""
    return not source.gender or (source.gender == "f") == pronoun.endswith("ها")


def spoken_by(page: Page, people: People, subject: Phrase, hit: Hit) -> Source | None:
    """The source of a subject, if it can speak."""
    return people.of(subject, hit.shape.gender, hit.shape.number) if page.speaks(subject.first, subject.last) else None
