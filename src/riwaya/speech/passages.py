"""Stretches that reading passes over on its way from a cue to its content: who received a statement, what others told.

Each gives the word at which reading goes on, or the word it was asked at where no such stretch begins.
"""

from __future__ import annotations

from typing import Final

from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, is_finite, participle, phrase, several, verbal_noun
from riwaya.text.reading import Hit, Quote

_THAT: Final = 9
_GOING_ON: Final = ("و", "ف", "كما", "ثم")


def past_receipt(page: Page, at: int, limit: int, frames: frozenset[str]) -> int:
    """«في بيان تلقت الوكالة نسخة منه», «في بيان اطلع عليه الموقع»: where reading goes on after who got it; `at` where nobody did."""
    if page.words[at] not in page.grammar.received or not any(w in page.grammar.media or w in page.grammar.documents for w in page.words[max(0, at - 2) : at]):
        return at
    word = at + 1
    while word < limit and not page.breaks(word) and not page.is_that(word):
        text = page.words[word]
        if text in frames and word > at + 2:
            break  # «نشر على صفحته عن استغرابه»
        where = text in page.grammar.media and page.words[word - 1] in page.grammar.prepositions
        if where or text in page.grammar.own_prepositions or page.is_idle(word) or page.grammar.among(text, page.grammar.copies) or text in page.grammar.prepositions:
            word += 1
            continue
        found = phrase(page, word, limit)
        if found is None or not (page.outlet(found.first, found.last) or found.first in page.named or page.copied(found.last)):
            break
        word = found.last
        while word < limit and page.quoted[word] is not None and page.quoted[word] is page.quoted[found.last - 1]:
            word += 1
    return word


def past_retelling(page: Page, hit: Hit, frames: frozenset[str], at: int, limit: int) -> int:
    """«في بيان أصدره مساء أمس، رفضه …»: past what describes the bare noun of where it was said, if a comma closes it; `at` where nothing does."""
    if at < 2 or page.breaks(at) or page.words[at - 1] not in page.grammar.media or page.is_definite(at - 1) or page.words[at - 2] not in page.grammar.prepositions:
        return at
    text, raw = page.words[at], page.reading.raw(at)
    own = len(text) > 4 and raw.endswith(("ه", "ها")) and not any(h.shape.pos == "noun" for h in page.reading.known(at))
    if text not in page.grammar.witnessed and text not in page.grammar.performed and not own:
        return at
    closed = past_relative(page, hit, frames, at + 1, limit)
    return closed if closed < limit else at


def signature(page: Page, start: int, colon: int) -> bool:
    """«المصدر: وكالات»: whose report it is, in a line of its own."""
    if colon != start + 1 or page.words[start] not in page.grammar.signed:
        return False
    return page.sentence_end(colon) - colon <= 3 or page.outlet(colon, colon + 1) or "\n" in page.gaps[colon]


def past_telling(page: Page, at: int, limit: int) -> int:
    """«ما أوردته صحف عن مقتل القائد», «ما تردد بشأن استقالته»: where begins what was told; `at` where nothing tells it."""
    if page.words[at] not in page.grammar.what or at + 2 >= limit or page.breaks(at + 1):
        return at
    told = at + 1 + (page.words[at + 1] in page.grammar.carried_out)
    if not _tells(page, at + 1) and page.words[told] not in page.grammar.spread:
        return at
    for word in range(at + 2, min(at + 14, limit)):
        if page.is_idle(word):
            continue  # «، مساء الجمعة،»
        if (page.breaks(word) and not page.is_idle(word - 1)) or page.is_that(word):
            return at
        if page.words[word] in page.grammar.about and word + 1 < limit and not page.outlet(word + 1, word + 2):
            return word + 1
    return at


def reported(page: Page, at: int, limit: int) -> bool:
    """«نفى الجيش ما أوردته الصحيفة.»: whether what was told, by somebody named, is all that the clause says of it."""
    if at + 2 >= limit or not any(h.shape.pos == "verb" and h.right for h in page.cues[at + 1]):
        return False
    teller = phrase(page, at + 2, limit)
    if teller is None or not page.speaks(teller.first, teller.last):
        return False
    for word in range(teller.last, min(teller.last + 14, limit)):
        if page.is_that(word) or page.colon(word):
            return False
        if page.breaks(word) and participle(page, word):
            return True  # «نفت الحركة ما أوردته الصحيفة، مشددة على أن»
    return True


def what_was_told(page: Page, at: int, limit: int) -> int:
    """«نفى كل ما تردد عن بيع المصنع», «نفى ما تم تداوله بشأن استقالته»: where begins what is denied; -1 where nothing was told."""
    what = at + (at + 1 < limit and page.words[at] in page.grammar.all_of)
    if page.words[what] not in page.grammar.what or (page.breaks(what) and what > at):
        return -1
    topic = past_telling(page, what, limit)
    return topic if topic > what else what if reported(page, what, limit) else -1


def past_contrast(page: Page, at: int) -> int:
    """«خلافا لما ذكرته الصحيفة», «على العكس تماما مما أوردته»: the verb of the other saying; `at` where no contrast begins."""
    words, grammar = page.words, page.grammar
    for length in (1, 2):
        if " ".join(words[at : at + length]) in grammar.contrasts:
            word = at + length
            if word < page.count and words[word] in grammar.wholly:
                word += 1
            if word + 1 < page.count and words[word] in grammar.what and (_tells(page, word + 1) or words[word + 1] in grammar.spread):
                return word + 1
    return at


def question(page: Page, hit: Hit, limit: int) -> int:
    """«لم يوضح متى بدأ», «دون أن يحدد ما إذا كان»: the question that opens what is not told; -1 where there is none."""
    before = hit.first - 1
    if before >= 0 and page.words[before] == "ان":
        before -= 1
    if hit.shape.pos != "verb" or before < 0 or "calls" in hit.record.get("class", ()):
        return -1
    if page.words[before] not in page.grammar.negation and page.words[before] not in page.grammar.without:
        return -1
    for word in range(hit.last, min(limit, hit.last + 8)):
        if page.breaks(word) or page.is_that(word):
            return -1
        if page.words[word] in page.grammar.asked or (page.words[word] == "ما" and word + 1 < limit and page.words[word + 1] == "اذا"):
            return word
    return -1


def told_elsewhere(page: Page, at: int, limit: int) -> bool:
    """«، فيما أكد مسؤول أن»: after a comma somebody else's saying."""
    if page.words[at] not in page.grammar.meanwhile or at + 1 >= limit:
        return False
    return any(h.shape.pos == "verb" and not h.right and (page.breaks(at) or (h.shape.tense == "past" and not h.left)) for h in page.cues[at + 1])


def _tells(page: Page, word: int) -> bool:
    return any(h.shape.pos == "verb" for h in page.cues[word])


def past_total(page: Page, found: Phrase, limit: int) -> int:
    """«أعلن سبعون نائبا من أصل مئة تأييدهم»: past of how many they are."""
    at = found.resume
    if at + 2 >= limit or page.words[at] != "من" or page.words[at + 1] not in page.grammar.out_of or not page.numbered(found.first):
        return at
    at += 2
    while at < limit and page.numbered(at):
        at += 1
    return at


def past_other(page: Page, at: int, limit: int) -> int:
    """«لم تعلن الوزارة أو الرئاسة عن»: past a second subject beside the first."""
    if at + 1 >= limit or page.words[at] not in page.grammar.beside:
        return at
    other = phrase(page, at + 1, limit)
    return other.resume if other is not None and page.speaks(other.first, other.last) else at


def past_relative(page: Page, hit: Hit, frames: frozenset[str], at: int, limit: int) -> int:
    """Past a relative clause: to the comma that closes it, or over the complementiser of a verb of saying in it."""
    while at < limit:
        if page.breaks(at) and not page.aside[at]:
            return at
        near = (h for w in range(max(at - 6, 0), at) for h in page.cues[w] if w != hit.first)
        if page.is_that(at) and not any(h.shape.pos == "verb" and "talks" not in h.record.get("class", ()) for h in near):
            return at
        if page.is_that(at):
            return at + 1 if any(page.is_that(w) for w in range(at + 1, limit)) else at
        if "quote" in frames and (page.colon(at) or (at in page.quote_at and at not in page.named)):
            return at
        at += 1
    return at


def past_adjective(page: Page, at: int, limit: int) -> int:
    """«الحكومة المعترف بها», «لوكالة "سبوتنيك" الروسية»: past what describes a noun that is already behind; `at` where nothing does."""
    if not page.words[at].startswith("ال") or page.breaks(at):
        return at
    if at + 1 < limit and page.words[at + 1] in page.grammar.own_prepositions:
        return at + 2
    marked = page.quoted[at - 1] is not None and at - 1 in page.named and page.quoted[at] is not page.quoted[at - 1]
    return at + 1 if marked and any(h.record.kind == "nisba" for h in page.reading.known(at)) else at


def past_state(page: Page, at: int, limit: int) -> int:
    """«، وهي هيئة محلية، …», «ويضيف وهو ينظر إلى بيته: …»: past what somebody is or does meanwhile; `at` where nothing tells it."""
    if page.words[at] not in page.grammar.stands_for:
        return at
    if page.breaks(at):
        return next((w for w in range(at + 1, limit) if page.breaks(w)), at + 1)
    if page.words[at][:1] != "و":
        return at
    opened = (w for w in range(at + 1, limit) if page.colon(w) or w in page.quote_at or (page.is_that(w) and page.words[w - 1] not in page.grammar.not_that_after))
    return next(opened, limit)


def whom(page: Page, hit: Hit, frames: frozenset[str], quote: Quote, limit: int) -> bool:
    """«يتهم "مندسين"», «دعا "كافة الأطراف" إلى وقف القتال»: whether words in quotation marks name who is accused or asked."""
    inside, after = quote.last < limit, page.words[quote.last] if quote.last < page.count else ""
    if "blames" in hit.record.get("class", ()):
        return quote.last - quote.first < 3 or (inside and after[:1] == "ب")
    return hit.record["stance"] == "demands" and inside and quote.last - quote.first < 5 and after in frames


def describes(page: Page, subject: Phrase, found: Phrase, limit: int) -> bool:
    """«أكدت فلانة المولودة في الريف أن»: a participle with the article behind the subject, and «أن» to come before any other cue."""
    bare = page.words[found.first].removeprefix("ال")
    if found.first != subject.resume or bare == page.words[found.first] or bare[:1] != "م":
        return False
    that = page.next_that(found.last)
    return that < limit and page.words[that][:1] not in "فلو" and not any(page.cues[w] or page.words[w] in page.grammar.what for w in range(found.first, that))


def past_apposition(page: Page, subject: Phrase | None, at: int, limit: int, asked: bool) -> int:
    """«نفت السرايا، الجناح العسكري للحركة، الأنباء», «توقعت المنظمة «أوبك» في تقريرها ارتفاع»: past what a body is called besides; `at` where nothing is."""
    if subject is None or at != subject.resume:
        return at
    called = page.quote_at.get(at)
    if called is not None and called.last - at < 3 and at in page.named and called.last < limit and not page.breaks(called.last):
        return called.last
    text = page.words[at]
    named = page.named.get(subject.first)
    office = _past_office(page, named.type if named is not None and named.last == at else "", at, limit)
    if office > at:
        return office
    body = not asked and named is not None and named.type == "ORG" and page.breaks(at) and text.startswith("ال") and page.grammar.among(text, page.grammar.bodies)
    if text not in page.grammar.wings and not body:
        return at
    for word in range(at + 1, min(limit, at + 14)):
        if page.breaks(word):
            return word
        if page.is_that(word) or any(h.shape.pos == "verb" for h in page.cues[word]):
            return at
    return at


def _past_office(page: Page, kind: str, at: int, limit: int) -> int:
    """«نفى فلان المتحدث باسم الجيش هذه الأنباء»: past the office right behind a person's name and whom he speaks for; `at` where none stands."""
    if kind == "PER" and not page.breaks(at) and page.words[at] in page.grammar.persons and not page.is_definite(at):
        office = phrase(page, at, limit)  # «أعلن فلان مدير المستشفى وفاة المصاب»
        return office.last if office is not None and office.last > at + 1 else at
    if kind != "PER" or page.breaks(at) or not page.words[at].startswith("ال") or not page.grammar.among(page.words[at], page.grammar.persons):
        return at
    if at + 2 >= limit or page.words[at + 1] != "باسم":
        office = phrase(page, at, limit)  # «أكد فلان الأمين العام للاتحاد أن»
        return office.last if office is not None else at
    body = phrase(page, at + 2, limit)
    if body is None:
        return at
    named = page.named.get(body.first)
    last = named.last if named is not None else body.last
    if page.words[last - 1] in page.grammar.pointing:
        last -= 1
    while last < limit and page.aside[last]:
        last += 1
    return last


def in_manner(page: Page, hit: Hit, found: Phrase, limit: int) -> bool:
    """«وزادت مفسرة: "…"»: one bare feminine participle right behind a feminine verb and before what is said, which no list has as a speaker."""
    at = found.first
    if at != hit.last or found.last != at + 1 or at + 1 >= limit or page.breaks(at) or hit.shape.pos != "verb" or hit.shape.gender != "f":
        return False
    opens = page.is_that(at + 1) or page.colon(at + 1) or at + 1 in page.quote_at
    text = page.words[at]
    shaped = (text[:1] == "م" and len(text) > 4) or (len(text) == 5 and text[1] == "ا")  # «مفسرة», «باكية»
    return opens and shaped and page.reading.raw(at).endswith("ة") and at not in page.named and not page.speaks(at, at + 1)


def renewed(page: Page, hit: Hit) -> int:
    """«جدد الوزير التأكيد على», «أعادت المطالبة بـ»: the verb that says a noun of saying again; -1 where none does."""
    for word in range(hit.first - 1, max(page.sentence_start(hit.first) - 1, hit.first - 9), -1):
        if page.words[word] in page.grammar.renewing:
            return word
        if page.breaks(word + 1) and not page.aside[word]:
            return -1
    return -1


def plain(page: Page, word: int) -> bool:
    """«وقال نؤكد أن», «وأضاف لن نقبل»: whether words of a first person begin here, whose marks are lost."""
    text = page.words[word]
    if text in page.grammar.plainly:
        return True
    if text in page.grammar.negation and word + 1 < page.count:
        return _we(page, word + 1)
    return text[0] == "ن" and _we(page, word)


def _we(page: Page, word: int) -> bool:
    """Whether a word is a verb of «نحن» and nothing else."""
    known = page.reading.known(word)
    return page.words[word][0] == "ن" and bool(known) and word not in page.named and all(h.shape.pos == "verb" and h.shape.person == "1" for h in known)


def going_on(page: Page, hit: Hit, found: Phrase) -> bool:
    """«وأضاف الجيش لن يتراجع»: who was heard last adds a sentence about somebody, whose marks are lost."""
    after, head = found.resume, page.words[found.first]
    if "adds" not in hit.record.get("class", ()) or hit.left != "و" or found.first != hit.last or after + 1 >= page.count or page.words[after] not in page.grammar.negation:
        return False
    verb = page.words[after + 1]
    if several(page, head):
        return verb.endswith(("وا", "ون"))
    if page.grammar.among(head, page.grammar.persons) or (found.first in page.named and page.named[found.first].type == "PER"):
        return False
    return verb[0] in "يت"


def unmarked(page: Page, hit: Hit, limit: int) -> bool:
    """«قالت الصحيفة، تأتي …», «لم يوضح متى …»: no «أن» and no mark opens what is said."""
    kinds = hit.record.get("class", ())
    if "adds" in kinds or any(plain(page, w) for w in range(hit.last, min(limit, hit.last + 5))):
        return True
    return "calls" in kinds or question(page, hit, limit) >= 0 or ("regards" in kinds and any(page.words[w] in page.grammar.regarded for w in range(hit.last, limit)))


def only_a_name(page: Page, quote: Quote, at: int, limit: int) -> bool:
    """A short quotation before another opening is a name or a label, not the saying."""
    if quote.last - quote.first > 4:
        return False
    if all(page.is_idle(w) for w in range(quote.first, quote.last)):
        return True  # «أفاد مصدر، اليوم "الثلاثاء"، بـ»
    if at in page.named or (page.words[at - 1] in page.grammar.titled and not page.colon(at)):
        return True
    for word in range(quote.last, min(limit + 1, page.count)):
        if page.colon(word) or (word in page.quote_at and page.quote_at[word].last - word > 3):
            return True
        if word < limit and page.is_that(word):
            return True
        told = page.words[word - 1] in page.grammar.media  # «في بيان نشرته اليوم»
        if word < limit and not told and (participle(page, word) or any(h.shape.pos == "verb" for h in page.cues[word])):
            return False
    return False


def before_that(page: Page, hit: Hit, found: Phrase, limit: int) -> bool:
    """«أكد المبعوث خلال لقائه السفير أن …»: whether «أن» comes behind a phrase, with no verb or pause before it, and the phrase is no verbal noun."""
    first = page.words[found.first].removeprefix("ال")
    own = first.endswith(("ه", "ها", "هم")) and not page.reading.raw(found.first).endswith("ة")
    if hit.shape.pos != "verb" or own or verbal_noun(first) or hit.right or hit.record["stance"] == "denies":
        return False
    for word in range(found.last, min(limit, found.last + _THAT)):
        if page.breaks(word) or is_finite(page, word):
            return False
        if page.is_that(word):
            return page.words[word].startswith("ا") and page.words[word - 1] not in page.grammar.not_that_after and not page.is_preposition(word - 1)
    return False


def begins_object(page: Page, frames: frozenset[str], quote: Quote, limit: int) -> bool:
    """«تنفي "وساطة" مع الجار»: for a cue with an object the quotation is only its beginning."""
    return "object" in frames and quote.last < limit and not page.breaks(quote.last) and quote.last - quote.first < 8


def goes_on_to(page: Page, hit: Hit, found: Phrase) -> bool:
    """«وأدانت المنظمة الهجوم ودعت البرلمان إلى …»: whether a verb of a woman or body that goes on has a man or a body of the other gender right behind it, who is addressed."""
    if hit.record["stance"] != "demands" or hit.shape.pos != "verb" or hit.shape.gender != "f" or hit.shape.number != "s":
        return False
    if found.first != hit.last or page.reading.raw(found.first).endswith(("ة", "ات")):
        return False
    if hit.left not in _GOING_ON and not (hit.first and page.words[hit.first - 1] in _GOING_ON):
        return False
    heads = [h.shape for h in page.reading.known(found.first) if h.record.kind in ("org_head", "title")]
    return bool(heads) and all(one.gender == "m" and one.number == "s" for one in heads)
