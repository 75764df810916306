"""«ما وصفه بالإرهاب», «ما سماه», «لما قالت إنها مجموعة»: a label laid on the one who uses it.

The content is the noun phrase of the label, or what stands in its quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, is_finite, phrase, stops, verbal_noun
from riwaya.text.reading import Hit


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its cue, its subject where one is written, folded offsets of the content."""

    hit: Hit
    subject: Phrase | None
    start: int
    end: int


def label(page: Page, word: int) -> Label | None:
    """The label whose cue stands at a word, right after «ما»."""
    if not word or page.breaks(word) or not (page.words[word - 1] in page.grammar.what or _whom(page, word)):
        return None
    for hit in page.cues[word]:
        kinds = hit.record.get("class", ())
        if hit.shape.pos != "verb" or hit.shape.voice == "passive":
            continue
        if "label" in kinds and hit.right:
            return _content(page, hit, None, hit.last)
        if "held" in kinds and hit.right and hit.last < page.count and not page.is_that(hit.last):
            return _held(page, hit)
        if "calls" in kinds and hit.last < page.count and page.is_that(hit.last):
            return _predicate(page, hit, hit.last + 1)
    return None


def _whom(page: Page, word: int) -> bool:
    """«هاجم من وصفهم بـ"الخونة"»: people that are called something, not «من وصفه» (from what he tells of it)."""
    return page.words[word - 1] == "من" and any(h.shape.pos == "verb" and h.right == "هم" for h in page.cues[word])


def _held(page: Page, hit: Hit) -> Label | None:
    """«ما اعتبره "إهانة"», «ما عدته الحركة محاولة للهيمنة»: what it is held to be, maybe behind who holds it so."""
    end = page.sentence_end(hit.first)
    who = phrase(page, hit.last, end) if hit.last not in page.quote_at else None
    if who is not None and who.last < end and not page.breaks(who.last) and page.speaks(who.first, who.last) and not page.is_preposition(who.last):
        return _content(page, hit, who, who.last)
    return _content(page, hit, None, hit.last)


def _predicate(page: Page, hit: Hit, at: int) -> Label | None:
    """«ما قال إنه قرار بنقل عشرين عاملا»: all of what it is said to be, up to a stop or to what is told of it."""
    end = min(page.sentence_end(hit.first), at + 14)
    if at >= end or at in page.quote_at:
        return _content(page, hit, None, at)
    last = at + 1
    while last < end and not page.breaks(last) and not page.is_that(last) and page.words[last] not in page.grammar.relative and not page.is_idle(last) and not _acts(page, last):
        last += 1
    return Label(hit, None, page.reading.starts[at], page.reading.ends[last - 1])


def _acts(page: Page, word: int) -> bool:
    """Whether a verb stands at a word: what the thing called so did."""
    text, hits = page.words[word], page.reading.known(word)
    if len(text) > 4 and text.endswith("ت") and not verbal_noun(text) and word not in page.named:
        return True  # «حاولت»: hardly a noun ends so
    return is_finite(page, word) or (bool(hits) and all(h.shape.pos == "verb" for h in hits))


def reference(page: Page, word: int) -> Hit | None:
    """«وهو ما نفاه», «الأمر الذي أكده»: a cue whose pronoun stands for the saying before."""
    if word < 2 or page.words[word - 2] not in page.grammar.resumes or page.words[word - 1] not in ("ما", "الذي"):
        return None
    return next((h for h in page.cues[word] if h.shape.pos == "verb" and h.right in ("ه", "ها") and "label" not in h.record.get("class", ())), None)


class CalledFor(NamedTuple):
    """A deed that somebody asks for in a relative clause: its words `[first, last)`, the cue, who asks."""

    first: int
    last: int
    hit: Hit
    subject: Phrase


def called_for(page: Page, word: int) -> CalledFor | None:
    """«المظاهرة التي دعا إليها الحزب», «الهجوم الذي تبناه التنظيم»: the cue at a word, with the deed before it and the subject behind it."""
    hit = next((h for h in page.cues[word] if h.shape.pos == "verb" and not h.left and (_claims(h) or (h.record["stance"] == "demands" and not h.right))), None)
    if hit is None or hit.last + 1 >= page.count or not (_claims(hit) or page.words[hit.last] in page.grammar.called_to):
        return None
    end = page.sentence_end(word)
    subject = next((f for f in (phrase(page, at, end) for at in range(hit.last + (not hit.right), min(hit.last + 6, end))) if f is not None and page.speaks(f.first, f.last)), None)
    deed = _deed_before(page, word)
    return CalledFor(deed[0], deed[1], hit, subject) if subject is not None and deed is not None else None


def _claims(hit: Hit) -> bool:
    """«تبناه», «تبنتها»: a verb of claiming an attack, whose pronoun is the attack."""
    return bool(hit.right) and "attacks" in hit.record.get("class", ())


def _deed_before(page: Page, word: int) -> tuple[int, int] | None:
    """The deed that a relative clause describes, with its adjectives: the nearest noun before it that can tell of an event."""
    start, last = page.sentence_start(word), word
    if page.words[word - 1] in page.grammar.relative:
        last -= 1
    if last and page.breaks(word):
        return None
    for at in range(last - 1, max(start - 1, last - 5), -1):
        text = page.words[at].removeprefix("ال")
        if any(h.record.kind == "trigger" and h.shape.pos == "noun" for h in page.reading.known(at)) or (verbal_noun(text) and text.endswith("ات")):
            return at, last
        if page.breaks(at) or page.is_preposition(at):
            return None
    return None


def _content(page: Page, hit: Hit, subject: Phrase | None, at: int) -> Label | None:
    end = page.sentence_end(hit.first)
    if at < end and not _begins(page, at) and subject is None:
        found = phrase(page, at, end)
        if found is not None and page.speaks(found.first, found.last) and found.last < end and _begins(page, found.last):
            subject, at = found, found.last
    if at >= end:
        return None
    quote = page.quote_at.get(at)
    if page.words[at] == "ب" and at + 1 < end:
        at += 1
        quote = page.quote_at.get(at)
    if quote is not None:
        return Label(hit, subject, quote.start + _with(page, at, quote.start), quote.end)
    skip = 1 if _begins(page, at) and page.words[at] != "ب" and len(page.words[at]) > 3 else 0
    last = at + 1
    rest = phrase(page, last, end) if not page.is_definite(at) else None
    if rest is not None and not page.breaks(last):
        last = rest.last
    while last < end and last - at < 14 and not page.breaks(last):
        if page.words[last].startswith("ال") and not stops(page, last):
            last += 1
        elif page.words[last - 1].startswith("ال") and page.words[last].endswith(("ها", "هم", "ه")) and page.is_definite(last) and not stops(page, last):
            last += 1  # «المنتهية ولايتها»
        elif _belongs(page, last):
            inner = phrase(page, last + (page.words[last] in page.grammar.prepositions), end)
            last = inner.last if inner is not None else last + 1
        else:
            break
    if last < end and not page.breaks(last) and page.words[last] in page.grammar.relative and page.words[last] not in page.grammar.verb_first:
        close = next((w for w in range(last + 1, end) if page.breaks(w)), end)
        told = any(h.shape.pos == "verb" for w in range(last + 1, close) for h in page.cues[w])
        last = close if close - last < 9 and not told else last
    start = page.reading.starts[at] + skip
    if start >= page.reading.ends[last - 1]:
        return None
    return Label(hit, subject, start, page.reading.ends[last - 1])


def _belongs(page: Page, word: int) -> bool:
    """A preposition that ties what follows to the label: «خارجة عن القانون», «العملية الوحشية للحوثيين»."""
    text = page.words[word]
    return text in page.grammar.tying or text.startswith("لل") or (text[:1] == "ل" and (word in page.named or page.is_preposition(word)))


def _with(page: Page, at: int, start: int) -> int:
    return 1 if page.words[at][:1] == "ب" and page.words[at][1:3] == "ال" and page.reading.starts[at] == start else 0


def _begins(page: Page, at: int) -> bool:
    return page.words[at] == "ب" or (page.words[at].startswith("ب") and page.is_preposition(at)) or (page.words[at].startswith("ب") and page.words[at] not in page.grammar.speakers)
