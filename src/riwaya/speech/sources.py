"""Who says it: the subject after or before the cue, the antecedent of a relative clause, or the one understood.

A subject that is not written is the last source whose gender and number agree with the cue, in this sentence first.
"""

from __future__ import annotations

from typing import Final

from riwaya.speech import hidden
from riwaya.speech.openings import Opening
from riwaya.speech.page import Page
from riwaya.speech.passages import renewed
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import Phrase, agrees, phrase, several, verbal_noun
from riwaya.speech.stances import negated
from riwaya.speech.subjects import antecedent, before, relational
from riwaya.speech.understood import clause_subject, silent, understood, unlike
from riwaya.text.reading import Hit

_FEMININE: Final = ("ة", "ات")


def of_cue(page: Page, people: People, hit: Hit, found: Opening, candidates: list[Source]) -> Source | None:
    """The source of a cue with its opening, or None where nobody can be meant."""
    shape = hit.shape
    if found.how == "object" and _how_done(page, hit):
        return None
    relayed = _relayed(page, people, hit, found, candidates) or _topical(page, people, hit) or _mouth(page, people, hit, found)
    gist = hidden.tidings(page, hit) if relayed is None else None
    if relayed is not None or gist is not None:
        return relayed if gist is None else people.of(gist)
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
            above = antecedent(page, relative) if not _taken_up(page, relative, hit) else None
            another = _anothers_verb(page, relative, hit)
            told_of = another and hit.last < page.count and page.is_that(hit.last) and found.subject is None
            if above is not None and not told_of and (not another or page.named.get(above.first) is not None):
                return people.of(above, shape.gender, shape.number)
            if (subject is None or not speaks) and (page.words[hit.last] in page.grammar.therein or _taken_up(page, relative, hit) or (another and page.is_that(hit.last))):
                return understood(page, hit, candidates, people)  # «في الوقت الذي ينفي فيه»
            return _subject(page, people, hit, subject, found) if subject is not None and speaks else None
        if shape.number == "d" and found.ahead is None and not hit.left:
            return None
        paper = hidden.paper(page, hit) if subject is None or not speaks else None
        if paper is not None:
            return people.of(paper, shape.gender, "s")
        told = hidden.teller(page, hit) if subject is None and found.ahead is None and shape.number == "s" else None
        if told is not None and not unlike(page, told, hit):
            return people.of(told, shape.gender, "s")
        if hit.last < page.count and page.words[hit.last] in page.grammar.therein and (subject is None or not speaks):
            author = hidden.author(page, hit)
            if author is not None and not unlike(page, author, hit):
                return people.of(author)
        if found.ahead is not None and (_believed(page, hit, found, found.ahead) or page.mute(found.ahead.first, found.ahead.last) or _he_of_she(page, people, hit, found.ahead)):
            return None  # «زيارة الرئيس تؤكد»
        if found.ahead is not None:
            return people.of(found.ahead, shape.gender, shape.number)
        if subject is not None and not speaks and page.mute(subject.first, subject.last):
            if subject.first == hit.last and not unlike(page, subject, hit) and (page.is_definite(subject.first) or page.words[subject.first] in page.grammar.pointing):
                return None
        elif subject is not None and not _addressed(page, hit, subject, found) and not _he_of_she(page, people, hit, subject) and (speaks or _plausible(page, hit, subject, found)):
            return _subject(page, people, hit, subject, found)
        if hit.last < page.count and page.words[hit.last] in page.grammar.therein:
            return clause_subject(page, hit, page.sentence_start(hit.first), people) or understood(page, hit, candidates, people)
        if subject is not None and not speaks and found.how in ("that", "quote", "colon") and (named := hidden.named_behind(page, found)) is not None:
            return people.of(named, shape.gender, shape.number)
        if _describes(page, hit):
            return None
        if shape.voice == "passive" or ("needssubject" in hit.record.get("class", ()) and found.how != "that" and not _quoting_on(found, hit)):
            return None
    return understood(page, hit, candidates, people)


def _mouth(page: Page, people: People, hit: Hit, found: Opening) -> Source | None:
    """«أعلنت الحركة، على لسان الناطق باسمها، فلان، أن»: the one by whose mouth a body speaks."""
    for word in range(hit.last, found.start - 2):
        if page.words[word] == "علي" and page.words[word + 1] in page.grammar.tongue:
            subject = phrase(page, word + 2, found.start)
            if subject is None or not page.speaks(subject.first, subject.last):
                return None
            gender = "f" if page.reading.raw(subject.first).endswith("ة") else "m"
            named = _name_later(page, subject, found.start)
            return people.of(named, gender) if named is not None else people.of(subject, gender, until=found.start)
        if page.is_that(word):
            return None
    return None


def _topical(page: Page, people: People, hit: Hit) -> Source | None:
    """«أما الأخير فاكتفى بالقول»: whoever was named last, set before the clause."""
    start = page.sentence_start(hit.first)
    if page.words[start] not in page.grammar.topics or not start + 1 < hit.first < start + 6 or page.words[start + 1] not in page.grammar.latter:
        return None
    return _latter(page, people, Phrase(start + 1, start + 2, start + 2))


def _quoting_on(found: Opening, hit: Hit) -> bool:
    """«، واعتبر "فرض العقوبات عملا عدائيا"», «وكتب على صفحته: "…"»: whoever spoke goes on in words between quotation marks."""
    if hit.left != "و" or hit.shape.pos != "verb" or found.quote is None:
        return False
    return found.how == "colon" or (found.how == "quote" and found.quote.last - found.quote.first > 3)


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
    if "calls" in hit.record.get("class", ()) and hit.last < page.count and page.words[hit.last] in grammar.that_he:
        return False  # «موقعين قال إنهما»: whoever speaks says it of them
    if hit.left or not at or at == page.sentence_start(at) or page.words[at - 1] in grammar.verb_first:
        return False
    while at and (page.words[at - 1] in grammar.negation or page.words[at - 1] in grammar.auxiliaries) and not page.breaks(at):
        at -= 1
    if at == page.sentence_start(at) or page.breaks(at) or page.words[at - 1] in grammar.auxiliaries or page.aside[at - 1]:
        return False
    before = page.words[at - 1]
    if hidden.told_in(page, at):
        return False
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


def _taken_up(page: Page, relative: int, hit: Hit) -> bool:
    """«الحزب الذي تصنفه»: a pronoun that agrees with the relative is its antecedent, who is not the subject then."""
    return any(page.words[relative].endswith(end) and hit.right == own for end, own in (("الذي", "ه"), ("التي", "ها"), ("الذين", "هم")))


def _he_of_she(page: Page, people: People, hit: Hit, subject: Phrase) -> bool:
    """«حملت فلانا المسؤولية», «زيارة الرئيس فلان تؤكد»: a man named beside a feminine verb is not its subject."""
    named = page.named.get(subject.first) or page.roles.get(subject.first)
    return named is not None and named.type == "PER" and hit.shape.gender == "f" and hit.shape.number == "s" and people.gender_of(named.entity) == "m"


def _anothers_verb(page: Page, relative: int, hit: Hit) -> bool:
    """«المواقع التي أعلن الجيش»: a verb of the other gender than the relative before it has a subject of its own."""
    feminine = page.words[relative].endswith("التي")
    masculine = page.words[relative].endswith("الذي")
    return hit.shape.number == "s" and ((feminine and hit.shape.gender == "m") or (masculine and hit.shape.gender == "f"))


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
            issuer = phrase(page, word + 1, end)
            return issuer if issuer is not None and (word > at or page.speaks(issuer.first, issuer.last)) else None
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
            governed = page.is_preposition(word - 1) and page.words[word - 1] not in page.grammar.in_his_name
            if not page.breaks(word) and (governed or page.owned(word) or _governed(page, subject.last, word)):
                return None
            return Phrase(named.first, named.last, named.last)
        if page.breaks(word) and word > subject.last and word not in page.named:
            return None
    return None


def _governed(page: Page, start: int, name: int) -> bool:
    """«إلى تصريحات فلان», «لرئيس البلاد السابق فلان»: whether a preposition between a word and a name governs the name."""
    for word in range(start, name):
        if page.is_preposition(word) and page.words[word] != "باسم":
            role = page.roles.get(word)
            inner = phrase(page, word + 1, name + 1)
            if role is not None or (inner is not None and inner.last > name and not page.is_definite(name - 1)):
                return True
    return False


def _addressed(page: Page, hit: Hit, subject: Phrase, found: Opening) -> bool:
    """Whether the only noun phrase is not who speaks but who is spoken to."""
    text = page.words[subject.first]
    quantified = text in page.grammar.quantifiers
    if hit.left == "و" and found.second is None and found.how == "object" and "مسؤولية" in hit.record["frame"]:
        return True
    if "blames" in hit.record.get("class", ()) and hit.left == "و" and hit.shape.pos == "verb" and found.second is None and subject.last <= found.start:
        return not any(page.words[w] in page.grammar.what for w in range(subject.last, found.start))
    if "accuses" in hit.record.get("class", ()) and hit.shape.pos == "verb" and found.second is None and found.how == "with" and subject.last == found.start:
        return subject.last - subject.first == 1 or all(w in page.named for w in range(subject.first, subject.last))  # «بعد أن اتهمت الحركة بقتله»
    his = hit.left == "و" and hit.shape.gender == "m" and hit.shape.number == "s"
    if hit.record["stance"] == "demands" and his and found.second is None and page.feminine_place(subject.first):
        return True  # «وطالب فرنسا بتوضيحات»
    name = page.named.get(subject.first)
    alone = hit.record["stance"] == "demands" and hit.shape.gender == "m" and hit.shape.number == "s" and found.second is None and subject.first == hit.last
    if alone and name is not None and name.type == "ORG" and page.reading.raw(subject.first).endswith(_FEMININE):
        return True  # «، حيث طالب حركة … بالانسحاب»
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
        return people.of(subject, until=found.start - (found.how == "with"))
    kinds = hit.record.get("class", ())
    if "bare" in kinds or "rumoured" in kinds:
        return silent(people.of(Phrase(hit.first, hit.last, hit.last)))
    if "stated" in kinds:
        return _stating(page, people, hit, found)
    if "pretext" in kinds and hit.left.endswith("ب") and found.start <= hit.last + 1:
        return understood(page, hit, candidates, people)
    if "brought" in kinds or ("blames" in kinds and not hit.right and not definite and hit.shape.number == "p"):
        return _bringing(page, people, hit, candidates)
    again = renewed(page, hit) if definite else -1
    if again >= 0:
        return _renewing(page, people, hit, again, candidates)
    passed = hidden.passed_words(page, hit) if hit.right else None
    if passed is not None:
        return people.of(passed)
    promised = found.how == "that" and page.words[found.start - 1].startswith("ب")
    if hit.right or definite or negated(page, hit) or promised:
        ahead = before(page, hit.but(left="")) if not negated(page, hit) else None
        return people.of(ahead) if ahead is not None else understood(page, hit, candidates, people)
    return None


def _renewing(page: Page, people: People, hit: Hit, verb: int, candidates: list[Source]) -> Source | None:
    """«جدد الوزير التأكيد على»: the subject of the verb, behind it, before it or understood."""
    at = verb + 1
    while at < hit.first and page.is_idle(at):
        at += 1
    subject = phrase(page, at, hit.first) if at < hit.first else None
    if subject is not None:
        return people.of(subject) if page.speaks(subject.first, subject.last) or subject.last == hit.first else None
    joined = hit.but(first=verb, left="و" if page.words[verb][:1] == "و" else "")
    moved = next((h for h in page.cues[verb] if h.shape.pos == "verb"), joined)
    ahead = before(page, moved)
    return people.of(ahead) if ahead is not None else understood(page, moved, candidates, people)


def _bringing(page: Page, people: People, hit: Hit, candidates: list[Source]) -> Source | None:
    """«وجهت النيابة اتهامات إلى الوزير بالاختلاس»: the subject of the verb that brings the charges, behind it or before it."""
    for word in range(hit.first - 1, max(page.sentence_start(hit.first) - 1, hit.first - 8), -1):
        if page.words[word] in page.grammar.directs:
            subject = phrase(page, word + 1, hit.first) if word + 1 < hit.first else None
            if subject is not None and page.speaks(subject.first, subject.last):
                return people.of(subject)
            joined = "و" if page.words[word][:1] == "و" and page.words[word][1:] in page.grammar.directs else ""
            ahead = before(page, hit.but(first=word, left=joined)) if subject is None else None
            return people.of(ahead) if ahead is not None else None
        if page.breaks(word):
            return None
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
    learned = "learns" in hit.record.get("class", ()) and "من" in words
    if hit.shape.pos != "verb" or not ("نقلا" in words or learned or (relays and any(w.startswith("عن") for w in words))):
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
    relays, learns = "relays" in hit.record.get("class", ()), "learns" in hit.record.get("class", ())
    for word in range(hit.last, found.start):
        if (page.words[word] == "عن" and (relays or page.words[word - 1] == "نقلا")) or (learns and page.words[word] == "من"):
            inner = phrase(page, word + 1, found.start)
            if inner is not None:
                return _subject(page, people, hit.but(shape=hit.shape.but(gender="", number="")), inner, found)
        if relays and page.words[word] in page.grammar.from_him and found.subject is not None:
            teller = people.of(found.subject).entity
            return next((silent(c) for c in reversed(candidates[-6:]) if c.entity != teller and _fits(page.words[word], c)), None)
    return None


def _fits(pronoun: str, source: Source) -> bool:
    """Whether «عنه», «عنها» can mean a source."""
    return not source.gender or (source.gender == "f") == pronoun.endswith("ها")


def spoken_by(page: Page, people: People, subject: Phrase, hit: Hit) -> Source | None:
    """The source of a subject, if it can speak."""
    return people.of(subject, hit.shape.gender, hit.shape.number) if page.speaks(subject.first, subject.last) else None
