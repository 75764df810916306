"""From a cue forward: its subject, whom it addresses, and where what is said begins.

Reads the frame of the cue's record (`that`, `quote`, `object`, `label`, or a preposition) against the words that follow,
up to the end of the sentence. It stops at the next cue that stands on its own.
"""

from __future__ import annotations

from typing import Final

from riwaya.model.compiling import built
from riwaya.speech import deeds, passages, prepositions
from riwaya.speech.page import Page
from riwaya.speech.passages import goes_on_to, going_on, in_manner, past_adjective, past_other, past_receipt, past_relative, past_total, plain, question, told_elsewhere, unmarked
from riwaya.speech.phrases import Phrase, act, is_finite, participle, phrase, stops, verbal_noun
from riwaya.speech.subjects import before
from riwaya.text.reading import Hit, Quote

_FAR: Final = 60
_SAID: Final = frozenset({"that", "quote"})


@built(acyclic=True)
class Opening:
    """Content begins at word `start`, folded offset `offset`; `how` is the frame that opened it, `lead` the word of hope or conviction before the content."""

    __slots__ = ("ahead", "how", "lead", "offset", "quote", "second", "start", "subject")

    def __init__(
        self, start: int, offset: int, how: str, subject: Phrase | None = None, second: Phrase | None = None, quote: Quote | None = None, ahead: Phrase | None = None,
        lead: int = -1,
    ) -> None:  # fmt: skip
        self.start, self.offset, self.how, self.subject = start, offset, how, subject
        self.second, self.quote, self.ahead, self.lead = second, quote, ahead, lead


def opening(page: Page, hit: Hit) -> Opening | None:
    """Where the content of a cue begins, or None where the cue has none."""
    frames = page.grammar.frames(hit.record, hit.shape.pos == "noun", bool(hit.right))
    limit = _limit(page, hit)
    reach = limit if hit.shape.pos != "noun" else min(limit, hit.last + 13)
    if frames <= _SAID and min(page.next_that(hit.last), page.next_direct(hit.last)) > reach and not unmarked(page, hit, limit):
        return None
    return _Walk(page, hit, frames, limit).run()


def _limit(page: Page, hit: Hit) -> int:
    quote = page.quoted[hit.first]
    end = page.sentence_end(hit.first)
    if quote is not None and quote.last < end:
        return quote.last
    if end < page.count and end in page.quote_at and page.colon(end):
        return end + 1
    return min(end, hit.last + _FAR)


class _Walk:
    """One reading forward from a cue."""

    def __init__(self, page: Page, hit: Hit, frames: frozenset[str], limit: int) -> None:
        self.page, self.hit, self.frames, self.limit = page, hit, frames, limit
        self.subject: Phrase | None = None
        self.second: Phrase | None = None
        self.ahead = self.fronted()
        self.lead = -1
        self.question = question(page, hit, limit) if "that" in frames else -1
        at = hit.first - 1
        while at > 0 and page.words[at] in page.grammar.negation:
            at -= 1
        self.pronoun = hit.shape.pos == "verb" and at >= 0 and (page.words[at] in page.grammar.stands_for or page.words[at] in page.grammar.that_he)

    def fronted(self) -> Phrase | None:
        """The subject before the verb, unless a comma parts them and another stands right after it."""
        page, hit = self.page, self.hit
        ahead = before(page, hit) if hit.shape.pos == "verb" else None
        if ahead is not None and (page.breaks(hit.first) or hit.right):
            after = phrase(page, hit.last, self.limit)
            if ahead.first and page.is_that(ahead.first - 1):
                return ahead
            if after is not None and page.speaks(after.first, after.last):
                return None
        return ahead

    def made(self, start: int, how: str, skip: int = 0, quote: Quote | None = None) -> Opening | None:
        if start >= self.page.count or start > self.limit:
            return None
        offset = quote.start if quote is not None else self.page.reading.starts[start] + skip
        return Opening(start, offset, how, self.subject, self.second, quote, self.ahead, self.lead)

    def run(self) -> Opening | None:
        page, at = self.page, self.hit.last
        named_before = at < self.limit and page.words[at] in page.grammar.own_prepositions and page.words[at] not in page.grammar.therein
        if named_before and at > 1 and (page.words[at - 2] in page.grammar.relative or page.words[at - 2] in page.grammar.what):
            return None  # «ما صرح به الوزير بالأمس»
        if at < self.limit and page.words[at] == "بعد" and self.hit.first and page.words[self.hit.first - 1] in page.grammar.negation:
            at += 1  # «لم يؤكد بعد»
        if at < self.limit and page.words[at] in page.grammar.latter:
            self.subject = Phrase(at, at + 1, at + 1)
            at += 1
        while at < self.limit:
            found = self.opens(at)
            if found is not None:
                return found
            if page.aside[at]:
                at += 1
                continue
            received = page.words[at] in page.grammar.received
            got = past_receipt(page, at, self.limit, self.frames) if received else passages.past_retelling(page, self.hit, self.frames, at, self.limit)
            if got > at:
                at = got
                continue
            if page.words[at] in page.grammar.besides:
                at = next((w for w in range(at + 1, self.limit) if page.breaks(w)), min(at + 2, self.limit))
                continue  # «، إضافة إلى وثائق، إلى أن»
            if page.carries(at):
                carrier = phrase(page, at + 1, self.limit)
                at = carrier.last if carrier is not None else at + 1
                continue
            state = passages.past_state(page, at, self.limit)
            if state > at:
                at = state
                continue
            if page.hides(at):
                at = page.past_hiding(at)
                continue
            emphasis = deeds.past_emphasis(page, self.hit, at, self.limit)
            if emphasis > at:
                at = emphasis
                continue
            if page.is_that(at) and page.words[at][:1] == "و" and page.breaks(at) and at > self.hit.last:
                return None  # «في جلسة لم تبلغ بها، وإنه»: the saying around goes on
            if self.foreign(at) or told_elsewhere(page, at, self.limit) or (page.breaks(at) and page.words[at] in page.grammar.adversatives and not page.aside[at]):
                return None
            text = page.words[at]
            if "object" in self.frames and self.hit.record["stance"] == "denies":
                topic = passages.what_was_told(page, at, self.limit)
                if topic >= at:
                    return self.made(topic, "object", quote=page.quote_at.get(topic))
            if text in page.grammar.relative or (text in page.grammar.what and at > self.hit.last):
                at = past_relative(page, self.hit, self.frames, at + 1, self.limit)
                continue
            if page.is_idle(at):
                at += 1
                continue
            if deeds.denied_for(page, self.hit, self.frames, self.subject, at):
                return self.made(at, "object", skip=1)
            if page.is_preposition(at):
                at = prepositions.past(page, at, self.limit)
                continue
            if stops(page, at):
                if self.own_saying(at):
                    return self.made(at, "object")
                at += 1
                continue
            nexts = self.noun(at)
            if isinstance(nexts, Opening):
                return nexts
            at = nexts
        if "calls" in self.hit.record.get("class", ()) and self.subject is not None and page.next_that(self.hit.last) > self.limit < page.next_direct(self.subject.resume):
            start = self.subject.resume  # «قالت الصحيفة، تأتي الخطوة بعد …»
            return self.made(start, "that") if start + 2 < self.limit and page.breaks(start) and is_finite(page, start) else None
        if self.frames == {"object"} and self.subject is not None and page.words[self.hit.first - 1] == "ان":
            start, self.subject = self.subject.first, None
            return self.made(start, "object")
        return None

    def opens(self, at: int) -> Opening | None:
        """An opening at this word by colon, quotation mark, complementiser or preposition of the frame."""
        page, frames = self.page, self.frames
        quote = page.quote_at.get(at)
        direct = "quote" in frames
        inside = page.quoted[at]
        if inside is not None and quote is None and inside is not page.quoted[self.hit.first] and inside.last - inside.first < 6 and inside.last < self.limit:
            return None  # «كتب محللو "آي إن جي" أن»
        if quote is not None and direct and page.is_that(at) and page.words[at][0] in "اب" and quote.last - at > 2:
            at, quote = at + 1, Quote(at + 1, quote.last, page.reading.starts[at + 1], quote.end, quote.depth, quote.repaired)
            return self.made(at, "quote", quote=quote)  # «قال "إن …"»
        if direct and page.colon(at):
            if page.is_that(at) and page.words[at][:1] == "ا" and at + 1 < self.limit:
                at, quote = at + 1, page.quote_at.get(at + 1)  # «قال الوزير: إن …»
            return self.made(at, "colon", quote=quote)
        if quote is not None and direct and passages.whom(page, self.hit, frames, quote, self.limit):
            return None
        if quote is not None and direct and not passages.only_a_name(page, quote, at, self.limit) and not passages.begins_object(page, frames, quote, self.limit):
            return self.made(at, "quote", quote=quote)
        if at == self.question or (direct and self.hit.shape.pos != "noun" and at == (self.subject.resume if self.subject else self.hit.last) and plain(page, at)):
            return self.made(at, "that")
        if page.is_that(at) and page.words[at][:1] in "ول":
            return None
        if page.is_that(at) and ("that" in frames or (page.words[at].startswith(("ب", "ال")) and "مسووليه" not in frames)):
            before = at - 2 if page.words[at - 1] == "من" and at - 2 > self.hit.last else at - 1
            if page.words[before] in page.grammar.not_that_after and at > self.hit.last:
                return None
            if page.words[at] in ("الا", "بالا"):
                return self.made(at, "that")
            return self.made(at + 1, "that", quote=page.quote_at.get(at + 1))
        if page.words[at] in page.grammar.regarded and "regards" in self.hit.record.get("class", ()):
            return self.made(at + 1, "that", quote=page.quote_at.get(at + 1))
        if "مسووليه" in frames:
            return self.made(at, "object") if page.words[at].endswith("مسووليه") and at >= self.hit.last + (not self.hit.right) else None
        return self.begun(prepositions.opened(page, at, frames, self.limit))

    def begun(self, start: prepositions.Start | None) -> Opening | None:
        """The opening of what a preposition begins."""
        if start is None:
            return None
        self.lead = start.lead
        return self.made(start.start, start.how, skip=start.skip, quote=None if start.skip else self.page.quote_at.get(start.start))

    def foreign(self, at: int) -> bool:
        """Whether another cue begins here that stands on its own."""
        page = self.page
        if at == self.hit.first or page.words[at] in page.grammar.quoting or prepositions.by_way(page, at, self.limit):
            return False
        if participle(page, at) and (page.words[at] not in page.grammar.adverbs or (self.hit.shape.pos == "noun" and page.breaks(at))):
            return True
        if at + 1 < self.limit and page.words[at + 1] in page.grammar.therein and any(h.shape.pos == "verb" for h in page.cues[at]):
            return True
        stands = any(h.shape.pos == "verb" and (h.left in ("و", "ف") or page.breaks(at)) for h in page.cues[at])
        return stands and not page.named.get(at) and page.words[at] not in page.grammar.persons and not self.own_saying(at)

    def noun(self, at: int) -> Opening | int:
        """A noun phrase: the subject, the one addressed, or the object that is the content."""
        page = self.page
        named = page.named.get(at) if self.subject is not None and page.breaks(at) else None
        if named is not None and named.type == "PER" and self.subject is not None and page.grammar.among(page.words[self.subject.first], page.grammar.persons):
            return named.last  # «نفى النائب في المجلس، فلان، …»: his name
        beyond = past_adjective(page, at, self.limit) if at > self.hit.last else at
        beyond = passages.past_apposition(page, self.subject, at, self.limit, self.hit.record["stance"] == "demands") if beyond == at else beyond
        if beyond > at:
            return beyond
        unlisted = self.somebody(at)
        if unlisted is not None:
            self.subject = unlisted
            return unlisted.resume
        found = phrase(page, at, self.limit, loose=self.frames <= _SAID)
        if found is None or page.to_me(at):
            return at + 1
        if "deed" in self.frames and self.subject is not None and deeds.asked_deed(page, at, self.limit):
            return self.made(at, "object") or found.resume
        if going_on(page, self.hit, found):
            return self.made(at, "that") or found.resume
        if in_manner(page, self.hit, found, self.limit):
            return found.last
        praised = self.praised(found)
        if praised is not None:
            return praised
        if "مسووليه" in self.frames:
            held = next((w for w in range(found.first + 1, found.resume) if page.words[w].endswith("مسووليه")), found.resume)
            found = Phrase(found.first, min(found.last, held), held)
        plural = self.hit.shape.pos == "verb" and self.hit.shape.number in ("d", "p")
        if self.ahead is not None or self.pronoun or plural or self.hit.shape.pos == "participle" or (found.first not in page.named and self.addressed(at)):
            if "object" in self.frames:
                return self.object_at(found) or found.resume
            self.second = self.second or found
            return found.resume
        past = deeds.past_his_deed(page, at, found.resume) if self.subject is None and at > self.hit.last else at
        if past > at:
            return past
        joined = at > self.hit.last and page.conjunct(at)
        if joined and (self.subject is None or verbal_noun(page.words[at][1:])):
            return found.resume  # «ليقول بعد رفع الجلسة ومغادرة القضاة», «الشركة لاستغلال وتوزيع المياه»
        if self.subject is None and self.second is None:
            if goes_on_to(page, self.hit, found):
                self.second = found
                return found.resume
            if "object" in self.frames and not self.could_speak(found) and not self.only_reading(found):
                begun = self.object_at(found)
                if begun is None and found.last == found.first + 1 and self.names_somebody(found) and self.nameless(found.first):
                    self.subject = found  # «وأكد فلان على أن», whom no table knows
                return begun or found.resume
            self.subject = found
            return past_other(page, past_total(page, found, self.limit), self.limit)
        if "object" in self.frames:
            return self.object_at(found) or found.resume
        if self.second is None:
            self.second = found
        return found.resume

    def praised(self, found: Phrase) -> Opening | None:
        """«نفي الحكومة المتكرر لوجود سجون»: an adjective of the noun of saying, and its object with «ل»."""
        page, at = self.page, found.last
        if self.hit.shape.pos != "noun" or "object" not in self.frames or self.subject is None or found.first != self.subject.resume or at >= self.limit:
            return None
        text = page.words[at]
        adjective = page.words[found.first].startswith("ال") and not verbal_noun(page.words[found.first][2:])
        return self.made(at, "object", skip=1) if adjective and text[:1] == "ل" and len(text) > 4 and page.is_preposition(at) and not text.startswith("لل") else None

    def somebody(self, at: int) -> Phrase | None:
        """«وتعتبر فلانة فلان أن»: two or three bare words that no table knows, right between a verb and «أن», name somebody."""
        page = self.page
        if self.told(at):
            return Phrase(at, at + 1, at + 1)
        if at != self.hit.last or "that" not in self.frames or self.hit.shape.pos != "verb" or self.hit.right or self.ahead is not None:
            return None
        end = at
        while end < self.limit and end - at < 4 and not page.is_that(end):
            if end in page.named or page.breaks(end) or page.is_preposition(end) or page.is_idle(end) or not page.words[end].isalpha() or self.known(end):
                return None
            if page.words[end].startswith("ال") and (end == at or page.grammar.among(page.words[end], page.grammar.speakers)):
                return None
            end += 1
        unknown = end - at > 1 and end < self.limit and page.is_that(end) and page.words[at] not in page.grammar.speakers
        return Phrase(at, end, end) if unknown else None

    def told(self, at: int) -> bool:
        """«وتوقع فلان في تصريح أن»: one bare word that no table knows between a verb and where it was said."""
        page = self.page
        if at != self.hit.last or self.hit.shape.pos != "verb" or self.hit.right or at + 2 >= self.limit or at in page.named or at in page.roles:
            return False
        if page.words[at + 1] not in page.grammar.prepositions or page.words[at + 2] not in page.grammar.media or page.next_that(at + 2) >= self.limit:
            return False
        text = page.words[at]
        return len(text) > 2 and text.isalpha() and not text.startswith("ال") and not page.reading.lexicon.forms_of(text) and not self.known(at)

    def known(self, at: int) -> bool:
        """Whether a word is a verbal noun or can trigger an event: no name."""
        return verbal_noun(self.page.words[at]) or any(h.record.kind in ("trigger", "cue") for h in self.page.reading.known(at))

    def addressed(self, at: int) -> bool:
        """A sound plural in the oblique case is never a subject."""
        text = self.page.words[at].removeprefix("ال")
        if self.hit.shape.pos == "noun":
            return False
        return text.endswith("يين") or (text.endswith("ين") and ((text.startswith("م") and len(text) > 5) or text[:-2] + "ون" in self.page.grammar.persons))

    def could_speak(self, found: Phrase) -> bool:
        page, shape = self.page, self.hit.shape
        if not page.speaks(found.first, found.last):
            return False
        if self.hit.shape.pos != "verb":
            return True
        first = page.words[found.first]
        feminine = first.removeprefix("ال") not in page.grammar.masculine and first.endswith("ه") and page.reading.raw(found.first).endswith("ة") and found.first not in page.named
        return not (feminine and shape.tense and shape.gender == "m" and shape.number == "s")

    def only_reading(self, found: Phrase) -> bool:
        """A definite noun right after the verb, with «أن» to come: the subject, though no list knows it."""
        page = self.page
        last = page.words[found.last - 1]
        if "that" not in self.frames or found.first != self.hit.last or not last.startswith("ال") or verbal_noun(page.words[found.first].removeprefix("ال")):
            return False
        if any(h.record.kind == "trigger" for h in page.reading.known(found.first)) or page.words[found.first].startswith("ال"):
            return False
        return any(page.is_that(w) and not page.words[w].startswith("و") for w in range(found.last, min(self.limit, found.last + 12)))

    def names_somebody(self, found: Phrase) -> bool:
        """«أكدت المبعوثة فلانة فلان أن»: words between the cue and «أن» that no noun with «أن» can be."""
        page = self.page
        after = found.last + (found.last + 1 < self.limit and page.words[found.last] in self.frames and found.last == found.first + 1)
        if "that" not in self.frames or after >= self.limit or not page.is_that(after) or page.words[after][:1] in "فلو":
            return False
        if found.first in page.named:
            return True
        if any(h.record.kind == "cue" for h in page.reading.known(found.first)):
            return False
        return found.last - found.first > 1 or (found.first == self.hit.last and self.nameless(found.first))

    def nameless(self, word: int) -> bool:
        """«أعلنت فلانة أن»: one bare word that is neither an adverb nor a noun that takes «أن»."""
        page, text = self.page, self.page.words[word]
        if self.subject is not None or self.ahead is not None or self.hit.shape.pos != "verb" or text.endswith("ا") or page.is_definite(word):
            return False
        return text.isalpha() and not self.known(word) and not page.grammar.among(text, page.grammar.mute) and text not in page.grammar.necessity

    def own_saying(self, at: int) -> bool:
        """«أكد المدير رفضه للعرض»: a noun of saying with a pronoun, and no «أن» right behind it, is what the cue has for its object."""
        page = self.page
        if "object" not in self.frames or at + 1 >= self.limit or page.is_that(at + 1) or page.is_preposition(at) or page.grammar.governs(page.words[at - 1]):
            return False
        if page.breaks(at) and self.subject is None:
            return False
        if "claims" in self.hit.record.get("class", ()) and not act(page, at):
            return False
        near = at == self.hit.last or self.subject is not None or self.ahead is not None
        return near and any(h.shape.pos == "noun" and h.right and h.left == "" for h in page.cues[at])

    def object_at(self, found: Phrase) -> Opening | None:
        page = self.page
        if is_finite(page, found.first) or page.words[found.first] in page.grammar.stands_for or page.conjunct(found.first):
            return None
        for word in range(found.last, self.limit):
            if "that" in self.frames and page.is_that(word) and page.breaks(word) and page.words[word][:1] != "ل":
                return None
            if page.cues[word] and self.foreign(word):
                break
        if self.names_somebody(found) or ("claims" in self.hit.record.get("class", ()) and not act(page, found.first)):
            return None  # «زاعما في روايته الأولى أنه»
        inner = prepositions.lead(page, found.first, self.limit)
        if inner is not None:
            return self.begun(inner)
        quote = page.quoted[found.first]
        if quote is not None and quote.last - quote.first < 4 and any(page.is_that(w) for w in range(quote.last, self.limit)):
            return None
        described = self.subject is not None and passages.describes(page, self.subject, found, self.limit)
        if "that" in self.frames and (described or passages.before_that(page, self.hit, found, self.limit)):
            return None
        return self.made(found.first, "object", quote=self.page.quote_at.get(found.first))
