"""Noun phrases: who may be a source. A chain of nouns closed by the article, a name or a pronoun, its adjectives, a name beside it.

It works on surface signs only (article, agreement in ta marbuta, names, punctuation) and knows no syntax beyond that: a
verb that the lexicon does not know may slip into a phrase.
"""

from __future__ import annotations

from typing import Final

from riwaya.model.compiling import built
from riwaya.speech.page import Page

_MOST: Final = 16


@built(acyclic=True)
class Phrase:
    """Words `[first, last)` of a noun phrase; `resume` is where reading goes on after its appositions."""

    __slots__ = ("first", "last", "resume")

    def __init__(self, first: int, last: int, resume: int) -> None:
        self.first, self.last, self.resume = first, last, resume


def is_finite(page: Page, word: int) -> bool:
    """Whether a word is surely a verb: a cue in a verb's form that no noun shares, or the shape of a present tense."""
    for hit in page.cues[word] if word not in page.named and page.words[word] not in page.grammar.persons else ():
        if hit.shape.pos == "verb" and (hit.shape.tense == "present" or hit.left in ("و", "ف") or hit.shape.gender == "f" or hit.shape.number != "s"):
            return True
    if word + 1 < page.count and page.words[word + 1] in page.grammar.that_he and any(h.shape.pos == "verb" and "calls" in h.record.get("class", ()) for h in page.cues[word]):
        return True  # «موقعين قال إنهما»
    alone = page.alone[word]
    return (alone.and_present or (alone.present and not page.is_definite(word))) and word not in page.named


def stops(page: Page, word: int) -> bool:
    """Whether a word cannot belong to a noun phrase that began before it."""
    known = page.stopping[word]
    if known is None:
        known = page.stopping[word] = _stops(page, word)
    return known


def _stops(page: Page, word: int) -> bool:
    if page.is_that(word) or page.alone[word].no_noun or (page.alone[word].they_did and word not in page.named):
        return True
    if any(h.shape.pos == "noun" and h.right for h in page.cues[word]):
        return True
    return page.is_preposition(word) or is_finite(page, word) or participle(page, word)


def participle(page: Page, word: int) -> bool:
    """An adverbial participle of a cue: «مؤكدا», «مشيرة», «داعين»."""
    if not page.cues[word]:
        return False
    hits = [h for h in page.cues[word] if h.shape.pos == "participle" and h.left in ("", "و") and "noparticiple" not in h.record.get("class", ())]
    if not hits or (word and page.words[word - 1] in page.grammar.being):
        return False
    if word and (page.words[word - 1] == "غير" or _counted(page, word) or (page.grammar.governs(page.words[word - 1]) and not page.breaks(word))):
        return False
    if word > 1 and page.words[word - 1] in page.grammar.own_prepositions and page.words[word - 2] == "بما":
        return False  # «بما فيها مطالبة السلطات»
    if page.words[word].endswith("ه") and not page.breaks(word):
        bare = word > 0 and page.reading.raw(word - 1).endswith("ة") and not page.is_definite(word - 1) and not page.is_preposition(word - 1)
        if bare and page.words[word][:1] != "و" and not (word + 1 < page.count and page.is_that(word + 1)):
            return False  # «رغبة معلنة»: an adjective
        if word and page.words[word][:1] != "و" and things(page, word - 1) and not (word + 1 < page.count and page.is_that(word + 1)):
            return False  # «وقائع مؤكدة»
        hits = [h for h in hits if "parted" not in h.record.get("class", ())]
    if word and not page.breaks(word) and page.words[word][:1] != "و" and not (word + 1 < page.count and page.is_that(word + 1)):
        hits = [h for h in hits if "apart" not in h.record.get("class", ())]  # «قدموا مقترحا جديدا»
    if word and _charged(page, word) and any("blames" in h.record.get("class", ()) for h in hits):
        return False
    text, raw = page.words[word], page.reading.raw(word)
    hits = [h for h in hits if not h.record.class_ or "madda" not in h.record.class_ or "آ" in raw]
    singular = "m" if text.endswith("ا") else "f" if "ة" in raw[-2:] else ""
    return any((h.shape.gender == singular and h.shape.number == "s") or (h.shape.number == "p" and text.endswith("ين")) for h in hits)


def _counted(page: Page, word: int) -> bool:
    """«56 متهما»: a noun right behind its number, no year."""
    before = page.words[word - 1]
    return before.isdigit() and len(before) < 4 and not page.breaks(word)


def agrees(page: Page, adjective: int, nouns: range) -> bool:
    """Whether a word with the article can be an adjective of one of the nouns: ta marbuta with ta marbuta, plural with plural."""
    text, grammar = page.words[adjective], page.grammar
    nation = not text.endswith(("ي", "يه")) and any(h.record.kind == "nisba" for h in page.reading.known(adjective))  # «المسؤولون الروس»
    if nation:
        return any(_several(page, page.words[word]) for word in nouns)
    if any(h.record.kind == "trigger" and h.shape.pos == "noun" for h in page.reading.known(adjective)):
        return False
    if verbal_noun(text[2:]) or bare_deed(page, text[2:]) or (len(text) < 6 and text[2:] not in grammar.short_adjectives):
        return False
    if grammar.among(text, grammar.persons) and not text.endswith(("ي", "يه", "ين", "ون")):
        return False
    if text[2:] in grammar.documents and not text.endswith(("ي", "يه")):
        return False  # «نفى الكرملين التقارير»
    if grammar.among(text, grammar.bodies) and not text.startswith("الم") and not text.endswith("يه"):
        return False  # «طالبت المعارضة الحكومة»
    feminine = text.endswith("ه") or page.reading.raw(adjective)[-1:] == "ى"
    plural = text.endswith(("ين", "ون")) and len(text) > 6
    for word in nouns:
        noun = page.words[word]
        if word in page.named and page.named[word].type == "PER":
            continue
        several = _several(page, noun)
        if plural or several:
            if several and (plural or grammar.among(noun, grammar.loose_plurals)):
                return True
        elif feminine == _feminine(page, word):
            return True
    return False


def bare_deed(page: Page, bare: str) -> bool:
    """«نفى الوزير التورط», «أكد المدير الشروع في»: behind the article the shapes تفعّل and فعول are verbal nouns, no adjectives."""
    if bare in page.grammar.deeds:
        return True
    return len(bare) == 4 and ((bare[0] == "ت" and bare[1] != "ا" and bare[3] not in "يه") or (bare[2] == "و" and bare[3] not in "يه"))


def several(page: Page, noun: str) -> bool:
    """A noun whose verb after it stands in the plural: «الأطباء», «المحامون», not «المصادر»."""
    if noun.endswith("ان") and len(noun) > 5 and page.grammar.among(noun[:-2], page.grammar.speakers):
        return True
    return _several(page, noun) and not page.grammar.among(noun, page.grammar.loose_plurals)


def _several(page: Page, noun: str) -> bool:
    """A plural of people: listed, or a sound plural of a relational adjective or participle."""
    grammar = page.grammar
    if grammar.among(noun, grammar.many):
        return True
    bare = noun.removeprefix("ال")
    return not grammar.among(noun, grammar.bodies) and noun.endswith(("ون", "ين")) and len(bare) > 4 and (bare[0] == "م" or bare[-3] == "ي")


def _feminine(page: Page, word: int) -> bool:
    noun = page.words[word]
    if page.reading.raw(word)[-1:] == "ى" and noun.startswith("ال"):
        return True
    if page.reading.raw(word)[-1:] == "ه" and len(noun) > 4:  # «مكتبه الإعلامي», «وزارته المعنية»
        return noun.endswith("ته")
    return noun.endswith(("ه", "اء", "ات")) or page.grammar.among(noun, page.grammar.loose_plurals)


def _charged(page: Page, word: int) -> bool:
    """«سجينا متهمين بالقتل»: who is accused, right behind an indefinite noun of people and before «ب»."""
    before, after = page.words[word - 1], page.words[word + 1] if word + 1 < page.count else ""
    people = before in page.grammar.persons or before.removesuffix("ا") in page.grammar.persons
    return people and not page.gaps[word].strip() and after[:1] == "ب" and not before.startswith("ال") and word - 1 not in page.named


def things(page: Page, word: int) -> bool:
    """A bare broken plural of the pattern فعالل («وقائع», «نتائج») or a sound feminine plural: its adjective is feminine."""
    text = page.words[word]
    if page.is_definite(word) or page.is_preposition(word) or page.breaks(word + 1):
        return False
    return (len(text) == 5 and text[2] == "ا" and text[0] not in "تم" and not text.endswith("ا")) or (text.endswith("ات") and len(text) > 4)


def verbal_noun(text: str) -> bool:
    """The shape of a verbal noun that is never an adjective: تفعيل, افتعال, انفعال, استفعال, إفعال, تفاعل; a sound feminine plural."""
    if text.endswith("ات"):
        return True
    if len(text) == 5 and text[0] == "ت" and (text[3] == "ي" or text[2] == "ا"):
        return True
    return 5 <= len(text) <= 7 and text[0] == "ا" and text[-2] == "ا"


def _bare_deed(text: str) -> bool:
    """A verbal noun without the article, which closes no construct: «وسائل الإعلام» goes on."""
    return verbal_noun(text) and not text.startswith("ال")


def _denied(page: Page, word: int) -> bool:
    """«نفى مصدر مسؤول | صحة الأنباء», «… | إعلان»: a bare deed, or what is doubted of a thing, that is no name."""
    text = page.words[word]
    return (word not in page.named and (_bare_deed(text) or text in page.grammar.happenings)) or text in page.grammar.disputed


def phrase(page: Page, at: int, limit: int, loose: bool = False) -> Phrase | None:
    """The noun phrase that begins at a word, or None where none can; `loose` takes unknown words beside a title for a name."""
    if at >= limit or stops(page, at):
        return None
    if (page.words[at] in page.grammar.quantifiers or page.words[at] in page.grammar.some) and at + 2 < limit and page.words[at + 1] == "من" and not page.breaks(at + 1):
        inner = phrase(page, at + 2, limit)
        return Phrase(at, inner.last, inner.resume) if inner is not None else None
    titled = page.roles.get(at)
    if titled is not None and at < titled.first and titled.last <= limit and titled.first - at < 24 and not _several(page, page.words[at]):
        return Phrase(at, titled.last, _apposition(page, titled.last, limit))
    end, closed, person = at, False, False
    while end < limit and end - at < _MOST:
        if end > at and not _joined(page, end, at):
            break
        text = page.words[end]
        named = page.named.get(end)
        if end > at and (stops(page, end) or page.hides(end) or page.is_idle(end) or page.counts(end) or page.alone[end].ending):
            break
        if closed:
            if end in page.quote_at and named is None:
                break
            if named is not None and not person and named.type == "PER" and not page.joined(end) and not _bodily(page, at) and not _closed_plural(page, end - 1):
                person = True
            elif text.startswith("ال") and not person and agrees(page, end, range(at, end)):
                pass
            elif text.startswith("وال") or (named is not None and page.joined(end)):
                person = False
            elif loose and not person and _unknown(page, end) and page.grammar.among(page.words[at], page.grammar.persons) and page.words[at].startswith("ال"):
                pass
            elif page.grammar.among(text, page.grammar.persons) and end + 1 < limit and not page.is_definite(end) and _names_soon(page, end, limit):
                if several(page, page.words[at]) and not several(page, text):
                    break  # «طالب المحتجون | وزير النقل فلان»
                closed = False
            else:
                break
        elif end - at == 1 and page.words[end] in page.grammar.happenings and _several(page, page.words[at]):
            break  # «ويتوقع خبراء | ارتفاع الأسعار»
        elif (end - at > 1 and (_denied(page, end) or _complete(page, end))) or (end > at and not text.endswith("ون") and _closed_plural(page, end - 1)):
            break
        elif page.is_definite(end):
            closed = True
            person = named is not None and named.type == "PER"
        end = max(end + 1, min(named.last, limit) if named is not None else 0)
    if end == at:
        return None
    called = page.quote_at.get(end)
    if called is not None and end in page.named and called.last - end <= 4 and page.grammar.among(page.words[at], page.grammar.outlets) and not page.breaks(end):
        return Phrase(at, called.last, called.last)  # «صحيفة الجيش "الراية"»
    if end + 1 < limit and page.words[end] == "باسم" and not page.breaks(end) and page.grammar.among(page.words[at], page.grammar.persons):
        body = phrase(page, end + 1, limit)  # «ناطق باسم الوزارة»
        end = body.last if body is not None else end
    elif end < limit and page.words[end] in page.grammar.in_his_name and not page.breaks(end) and page.grammar.among(page.words[at], page.grammar.persons):
        end += 1
    return Phrase(at, end, _apposition(page, end, limit))


def _complete(page: Page, word: int) -> bool:
    """«مصدر عسكري | إسرائيل», «شخصيات سياسية | الحكومة»: a definite word behind a bare adjective in -ي or -ية, not the construct «مستشاري»."""
    text, speakers = page.words[word - 1], page.grammar.speakers
    if not page.is_definite(word) or (word in page.named and page.named[word].type == "PER") or word - 1 in page.named or page.is_definite(word - 1):
        return False
    if text in speakers or text in page.grammar.nouns_in_i:
        return False
    if text.endswith("ي"):
        return len(text) > 3 and not any(text[:-1] + plural in speakers for plural in ("ين", "ون"))
    return text.endswith("يه") and (text[:-1] in speakers or text[:-1] + "ون" in speakers or any(h.record.kind == "nisba" for h in page.reading.known(word - 1)))


def _bodily(page: Page, head: int) -> bool:
    """Whether a phrase is headed by a body or a place, which no person's name goes on with: «تعتبر الحكومة | سامر الحداد …»."""
    if head in page.named and page.named[head].type in ("ORG", "LOC"):
        return True
    return page.words[head].startswith("ال") and page.grammar.among(page.words[head], page.grammar.bodies) and not page.grammar.among(page.words[head], page.grammar.persons)


def _closed_plural(page: Page, word: int) -> bool:
    """A sound plural in its free form: «محتجون»; no genitive can follow it."""
    return page.words[word].endswith("ون") and _several(page, page.words[word])


def _unknown_or_named(page: Page, word: int) -> bool:
    text = page.words[word]
    if word in page.named:
        return page.named[word].type == "PER"
    return not page.reading.lexicon.forms_of(text) and text.isalpha() and not text.startswith("ال") and not stops(page, word)


def _unknown(page: Page, word: int) -> bool:
    """A bare word that no table knows: beside a title it is a name that nobody listed."""
    text = page.words[word]
    if len(text) < 3 or not text.isalpha() or text.startswith("ال") or page.breaks(word) or page.is_definite(word):
        return False
    return not page.reading.lexicon.forms_of(text) and not verbal_noun(text)


def _joined(page: Page, word: int, first: int) -> bool:
    """Whether nothing but blanks, quotation marks of a short name or brackets stands before a word."""
    gap = page.gaps[word]
    if gap == " " or not gap.strip():
        return True
    if any(c in "،,؛;:.!؟?\n-–(" for c in gap):
        return False
    quote = page.quote_at.get(word)
    return quote is None or quote.last - quote.first <= 4


def _names_soon(page: Page, word: int, limit: int) -> bool:
    return any(w in page.named for w in range(word + 1, min(word + 8, limit)))


def _apposition(page: Page, end: int, limit: int) -> int:
    """After a comma: «طارق الجروشي،» or «، وزير الخارجية،» belongs to the phrase; where reading goes on."""
    if end >= limit or not page.breaks(end) or not page.gaps[end].strip().startswith(("،", ",")) or page.is_idle(end):
        return end
    named = page.named.get(end)
    if named is not None and named.first == end and named.type == "PER" and not stops(page, end):
        return named.last
    name = end
    while name < limit and name - end < 4 and _unknown_or_named(page, name) and (name == end or not page.breaks(name)):
        name += 1
    if end < name < limit and (page.breaks(name) or page.is_that(name)):
        return name
    if not page.grammar.among(page.words[end], page.grammar.persons) or stops(page, end):
        return end
    word = end
    while word < min(limit, end + 14):
        if word > end and page.breaks(word):
            return word
        if page.is_that(word) or is_finite(page, word):
            return word
        word += 1
    return end


def act_for(page: Page, word: int) -> bool:
    """«لوجود», «لإفلاسها»: «ل» before the verbal noun of something that can be or be done."""
    text = page.words[word][1:]
    stem = next((text[: -len(own)] for own in ("ها", "هم", "ه") if text.endswith(own) and len(text) > len(own) + 3), text)
    known = verbal_noun(stem) or stem in page.grammar.happenings or stem in page.grammar.deeds
    return known or any(h.record.kind == "trigger" and h.shape.pos == "noun" and h.left[:1] == "ل" for h in page.reading.known(word))


def act(page: Page, word: int) -> bool:
    """Whether a word is the verbal noun of something that can be done: by its shape, or because it can trigger an event."""
    text = page.words[word].removeprefix("ال")
    return verbal_noun(text) or text in page.grammar.absence or any(h.record.kind == "trigger" and h.shape.pos == "noun" for h in page.reading.known(word))
