"""An article as the speech room sees it: its words with what stands around them, names by word, asides and quotations.

A thin layer over the reading: nothing is decided here about who says what.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from riwaya.model import Time
from riwaya.names import Names
from riwaya.names.nouns import Named
from riwaya.speech import grammar
from riwaya.speech.datelines import datelines
from riwaya.speech.spots import Spots
from riwaya.speech.vowels import charged_with, vowelled_passive
from riwaya.text import Reading
from riwaya.text.reading import Hit, Quote

_STOPS: Final = frozenset("،,؛;:.!؟?\n")
_LONGEST_HEADLINE: Final = 40
_NOWHERE: Final = 1 << 30
_PADDING: Final = 16  # of what is kept by word: behind the last is nothing
_NONE: Final[list[Hit]] = []  # never changed
_OPENERS: Final = frozenset("(-–—")
_DASHES: Final = frozenset(("-", "–", "—"))
_STOPPING: Final = frozenset(".؟!\n-–—")


class Page:
    """Words, gaps, names, times, asides and quotations of one article."""

    def __init__(self, reading: Reading, names: Names, times: tuple[Time, ...]) -> None:
        self.reading = reading
        self.grammar = grammar.of(reading.lexicon)
        self.words, self.count = reading.words, len(reading.words)
        self.gaps, self.odd = reading.gaps, reading.odd
        self._stored = reading.stored_starts
        self.alone = self.grammar.alone(reading.entries)
        self.named = Spots[Named](self.count)
        self.refers = Spots[Named](self.count)
        self.roles = Spots[Named](self.count)  # the person whose title a word belongs to, the title before the name
        self.described = Spots[Named](self.count)  # the person whom a description right behind the name is of
        states = {e.id for e in names.entities if e.stands_for is not None or (e.ref or "").startswith("country.")}
        self.grounds: set[str] = {e.id for e in names.entities if e.type == "LOC" and e.id not in states}  # places that are neither state nor capital
        for one in names.named:
            self.named.put(one.first, one.last, one)
            if one.role is not None and one.type == "PER" and ":" not in reading.whole[one.role.span.end : one.span.start]:
                told = self.roles if one.role.span.end <= one.span.start else self.described
                told.put(*reading.touched(one.role.span), self.named[one.first])
        for reference in names.references:
            first, last = reading.touched(reference.span)
            self.refers.put(first, last, Named(first, last, reference.span, reference.entity, ""))
        self.timed = [False] * self.count
        for time in times:
            for word in range(*reading.touched(time.span)):
                self.timed[word] = True
        self.quotes: list[Quote] = [q for q in reading.quotes if q.depth == 0]
        self.quote_at = Spots[Quote](self.count)
        self.quoted: list[Quote | None] = [None] * self.count
        for quote in self.quotes:
            self.quote_at.put(quote.first, quote.first + 1, quote)
            self.quoted[quote.first : quote.last] = [quote] * (quote.last - quote.first)
        self._broken = [False] * (self.count + 1)
        for word in (*self.odd, self.count):
            self._broken[word] = any(char in _STOPS for char in self.gaps[word])
        self.colons = [word for word in self.odd if ":" in self.gaps[word]]  # words with a colon before them
        self._that = self._complementisers()
        self._thats = [word for word, yes in enumerate(self._that) if yes]
        self._directs = sorted({*self.colons, *(quote.first for quote in self.quotes)})
        line = next((w for w in reading.lines if 0 < w < _LONGEST_HEADLINE), 0)
        self._headline = line if line and not any(c in ".؟!" for c in self.gaps[line]) else 0
        self._dated = datelines(self)
        self.aside = self._asides()
        self.cues = [_NONE] * (self.count + _PADDING)
        for hit in reading.of("cue"):
            if self._readable(hit):
                self.cues[hit.first] = [*self.cues[hit.first], hit]
        self.stopping: list[bool | None] = [None] * self.count  # whether a word ends a noun phrase, kept by `phrases.stops`
        self.loud = [self._broken[word] or word < self._headline or bool(self.cues[word]) or alone.watched for word, alone in enumerate(self.alone)]

    def _readable(self, hit: Hit) -> bool:
        """Whether news can mean this: third persons, no question particle, a jussive only after «لم», no verb after a preposition."""
        shape = hit.shape
        if (hit.left[:1] == "ا" and hit.left[:2] != "ال") or shape.person in ("1", "2") or hit.right in ("ك", "كم", "ي", "ني"):
            return False
        if hit.right == "ه" and self.reading.raw(hit.last - 1).endswith("ة"):
            return False
        if shape.pos != "verb":
            return True
        before = self.words[hit.first - 1] if hit.first else ""
        if before == "ان" and shape.tense == "present" and self.reading.raw(hit.first - 1) == "أن" and not (hit.first > 1 and self.words[hit.first - 2] in self.grammar.lead_that):
            return False
        if shape.tense == "jussive" and not before.endswith("لم"):
            return False
        if shape.tense == "past" and shape.voice != "passive" and "\u064f" in self.reading.raw(hit.first)[:4]:
            return False  # «اتُّهم الوزير»
        if shape.tense == "past" and charged_with(self.reading, hit):
            return False  # «ناشطون اتهموا بالتحريض»
        if shape.voice == "passive" and shape.tense == "present" and not hit.right and self.reading.raw(hit.first).endswith("ي"):
            return False  # «يدعي أن» is not «يُدعى»
        if shape.tense == "present" and vowelled_passive(hit, self.reading.raw(hit.first)):
            return False
        if shape.tense == "past" and not hit.left and not hit.right and shape.gender == "m" and shape.number == "s" and grammar.deed_with_preposition(before):
            return False  # «بتقديم طلب»
        kinds = hit.record.get("class", ())
        if kinds and not self._fits(hit, kinds):
            return False
        if before == "من" and hit.right == "هم" and "label" in kinds:
            return True  # «هاجم من وصفهم بـ"الخونة"»
        return bool(hit.left) or not self.grammar.governs(before) or self._broken[hit.first] or bool(self.gaps[hit.first].strip())

    def _fits(self, hit: Hit, kinds: Collection[str]) -> bool:
        """Whether a verb has the form that the classes of its record ask for."""
        shape = hit.shape
        if hit.right and "nopronoun" in kinds:
            return False
        if shape.tense == "present" and "ya" in kinds and self.reading.raw(hit.first).endswith("ى"):
            return False
        if (shape.tense != "past" and "pastonly" in kinds) or (shape.tense != "present" and "presentonly" in kinds) or (hit.left and "unjoined" in kinds):
            return False
        return bool(hit.left) or shape.gender == "f" or shape.tense != "past" or shape.number != "s" or "homograph" not in kinds

    def _asides(self) -> list[bool]:
        """Words between dashes or in round brackets."""
        out = [False] * (self.count + 1)
        gaps = self.gaps
        begins = [w for w in self.odd if gaps[w][-1:] in _OPENERS]
        past = 0
        for word in begins:
            if word < past:
                continue
            gap = gaps[word]
            closer = ")" if gap.endswith("(") else "-" if len(gap) > 1 and gap[-1] in "-–—" and gap[-2].isspace() else ""
            if closer:
                end = word + 1
                while end < min(word + 40, self.count) and not self._closes(gaps[end], closer):
                    end += 1
                if end < self.count and self._closes(gaps[end], closer) and "\n" not in "".join(gaps[word + 1 : end]):
                    out[word:end] = [True] * (end - word)
                    past = end
        for word in self.odd:
            if word >= past and gaps[word].strip() in _DASHES and self._inserted(word):
                end = next((w for w in range(word + 1, min(word + 16, self.count)) if not _STOPPING.isdisjoint(gaps[w])), word)
                if end > word and gaps[end].strip()[:1] in _DASHES:
                    out[word:end] = [True] * (end - word)
                    past = end
        return out

    def _inserted(self, word: int) -> bool:
        """«وأضافت – في اتصال هاتفي – أن», «وأكد – حفظه الله –»: whether words that are put in between begin at a word behind a free dash."""
        text = self.words[word]
        return self.alone[word].preposition or text in self.grammar.stands_for or text in self.grammar.wishes

    def dateline(self, word: int) -> bool:
        """Whether a word stands in a sentence that opens with a place and a dash."""
        return self.reading.sentences[self.reading.sentence_of(word)].first in self._dated

    @staticmethod
    def _closes(gap: str, closer: str) -> bool:
        return closer in gap if closer == ")" else gap[:1] in tuple("-–—") and len(gap) > 1

    def sentence_end(self, word: int) -> int:
        """The word after the sentence that holds `word`."""
        return self.reading.sentences[self.reading.sentence_of(word)].last

    def sentence_start(self, word: int) -> int:
        """The first word of the sentence that holds `word`, past a place and a dash at its head."""
        first = self.reading.sentences[self.reading.sentence_of(word)].first
        if not self._dated:
            return first
        after = self._dated.get(first, first)
        return after if word >= after else first

    def acts(self, word: int) -> bool:
        """A definite noun in the shape of an agent (فاعل, مفعل): it may speak even if no list has it."""
        bare = self.words[word].removeprefix("ال")
        return bare != self.words[word] and len(bare) > 3 and (bare[0] == "م" or (bare[1] == "ا" and len(bare) == 4))

    def headline(self, word: int) -> bool:
        """Whether a word stands in a first line that no full stop ends."""
        return word < self._headline

    def breaks(self, word: int) -> bool:
        """Whether a comma, stop or the like stands before a word."""
        return self._broken[word]

    def colon(self, word: int) -> bool:
        """Whether a colon that introduces stands before a word (not one inside a time of day)."""
        gap = self.gaps[word]
        return ":" in gap and (gap != ":" or not self.words[word - 1 : word + 1][0][-1:].isdigit())

    def is_that(self, word: int) -> bool:
        """A complementiser: «أن», «إن», «بأنه», «ألا»."""
        return self._that[word]

    def _complementisers(self) -> list[bool]:
        """Which words introduce what is said: «ألا» by its spelling, «إن شاء» not."""
        out = [one.that for one in self.alone]
        for word in [w for w, one in enumerate(self.alone) if one.doubtful]:
            if self.words[word] != "شاء":
                out[word] = self.reading.raw(word).startswith(("أل", "بأل"))
            elif word and self.words[word - 1] == "ان":
                out[word - 1] = False
        for word in [w for w, yes in enumerate(out) if yes]:
            if self.words[word] in ("ان", "وان") and word + 1 < self.count and self.words[word + 1] == "لم" and not self.reading.raw(word).endswith("أن"):
                out[word] = False  # «إن لم ينسحب»
            named = self.named.get(word)
            if named is not None and named.type == "PER" and named.first == word and named.last > word + 1 and not any(c in "أإ" for c in self.reading.raw(word)):
                out[word] = False  # «بان غي مون»
        return out

    def next_that(self, word: int) -> int:
        """The nearest complementiser at or after a word; far beyond the end where there is none."""
        return next((at for at in self._thats if at >= word), _NOWHERE)

    def next_direct(self, word: int) -> int:
        """The nearest colon or quotation at or after a word; far beyond the end where there is none."""
        return next((at for at in self._directs if at >= word), _NOWHERE)

    def is_preposition(self, word: int) -> bool:
        """A preposition, or a word that begins with an attached one."""
        if self.alone[word].preposition:
            return True
        if word in self.named:
            return self.reading.starts[word] < self.folded_start(self.named[word]) and self.words[word][:1] in "بلك"
        return self.alone[word].attached

    def folded_start(self, named: Named) -> int:
        """Where a name begins in the folded text."""
        word = named.first
        return self.reading.starts[word] + max(0, named.span.start - self._stored[word])

    def joined(self, word: int) -> bool:
        """Whether «and» stands before a word; the «و» of «واشنطن» is the name's own."""
        if self.words[word][:1] != "و":
            return False
        named = self.named.get(word)
        return named is None or named.first != word or self.folded_start(named) > self.reading.starts[word]

    def conjunct(self, word: int) -> bool:
        """Whether «and» and a noun stand at a word that no comma parts from what is before it."""
        text = self.words[word]
        if text[:1] != "و" or self._broken[word] or word in self.named or text in self.grammar.speakers:
            return False
        return text[1:3] == "ال" or not any(a.left == "" for a in self.reading.lexicon.forms_of(text))

    def is_definite(self, word: int) -> bool:
        """Closed by the article, a name or a pronoun."""
        return self.alone[word].definite or word in self.named or (self.alone[word].his and self.reading.raw(word)[-1:] == "ه")

    def is_idle(self, word: int) -> bool:
        """Adverbs, times and asides: they may stand between a cue, its source and its content."""
        return self.aside[word] or self.timed[word] or self.alone[word].adverb

    def ground(self, word: int) -> bool:
        """Whether a place that is neither a state nor a capital is named at a word: it cannot speak."""
        named = self.named.get(word)
        return named is not None and named.type == "LOC" and named.entity in self.grounds

    def counts(self, word: int) -> bool:
        """Whether a bare number stands at a word: digits, «ثلاثة»."""
        if self.words[word].isdigit():
            return True
        return any(h.record.kind == "number" and not h.left and not h.right and h.record.class_ == "unit" and h.record.value > 2 for h in self.reading.known(word))

    def feminine_place(self, word: int) -> bool:
        """Whether a place without the article is named at a word: states and towns are feminine, but for a few."""
        named = self.named.get(word)
        return named is not None and named.type == "LOC" and not self.words[word].startswith("ال") and self.words[word] not in self.grammar.masculine

    def numbered(self, word: int) -> bool:
        """Whether a number of any size stands at a word: digits, «عشرون»."""
        return self.words[word].isdigit() or any(h.record.kind == "number" and h.left in ("", "و") for h in self.reading.known(word))

    def speaks(self, first: int, last: int) -> bool:
        """Whether a noun phrase names somebody or something that can say."""
        if self.ground(first):
            return False
        if first in self.named or first in self.roles or any(w in self.named and self.named[w].type == "PER" for w in range(first, last)):
            return True
        text = self.words[first]
        if text in self.grammar.pointing and first + 1 < last:
            return self.grammar.among(self.words[first + 1], self.grammar.persons_and_bodies)
        if text in self.grammar.tanwin and not (first and (self.is_that(first - 1) or self.words[first - 1] in self.grammar.adversatives)):
            return False
        if (text in self.grammar.quantifiers or text in self.grammar.some) and first + 1 < last:
            return self.speaks(first + 1 + (self.words[first + 1] == "من"), last)
        if first + 1 < last and (self.words[first + 1] in self.grammar.tanwin or self.words[first + 1] in self.grammar.persons) and self.numbered(first):
            return True  # «سبعون نائبا»
        bare = text.removeprefix("ال")
        if len(bare) > 4 and (bare.endswith("يون") or (bare[0] == "م" and bare.endswith(("ون", "ين")))):
            return True
        if text[-2:] in ("ان", "ين") and len(text) > 5 and self.grammar.among(text[:-3] + "ه" if text[-3:-2] == "ت" else text[:-2], self.grammar.speakers):
            return True
        return self.grammar.among(text, self.grammar.speakers)

    def to_me(self, word: int) -> bool:
        """«قالت لي جارتي», «طُلب مني أن»: to whom, never who."""
        return self.words[word] in self.grammar.to_me and word not in self.named and not self.reading.raw(word).endswith("ى")

    def carries(self, word: int) -> bool:
        """«تصريح نقله», «بيان بثته»: a verb of passing on whose object is the saying named before it."""
        if not any(h.shape.pos == "verb" and h.right and "carries" in h.record.get("class", ()) for h in self.cues[word]):
            return False
        return any(w in self.grammar.media or w in self.grammar.documents for w in self.words[max(0, word - 2) : word])

    def hides(self, word: int) -> bool:
        """«طلب عدم نشر اسمه», «مفضلا عدم ذكر هويته»: whether a source's wish not to be named begins at a word or lies behind it."""
        return self.past_hiding(word) > 0

    def past_hiding(self, word: int) -> int:
        """The word after the wish not to be named that begins at a word or right behind it; 0 where there is none."""
        for at in range(word, word + 2):
            if at + 1 < self.count and self.alone[at].hides:
                for end in range(at + 1, min(at + 6, self.count)):
                    if self.words[end] in self.grammar.anonymity and not any(self._broken[at + 1 : end + 1]):
                        return end + 1
        return 0

    def owned(self, word: int) -> bool:
        """«إدارة فلان», «مكتب فلان»: whether a bare noun of a body stands right before a name, which says whose it is."""
        return word > 0 and not self.is_definite(word - 1) and any(h.record.kind == "org_head" and not h.right for h in self.reading.known(word - 1))

    def copied(self, word: int) -> bool:
        """Whether «نسخة منه» follows within a few words."""
        return any(self.grammar.among(w, self.grammar.copies) for w in self.words[word : word + 5])

    def outlet(self, first: int, last: int) -> bool:
        """Whether words name an outlet: its noun at their head, or a name that the lexicon has among the outlets."""
        if self.grammar.among(self.words[first], self.grammar.outlets):
            return True
        return first in self.named and any(h.record.kind == "outlet" for h in self.reading.known(first))

    def mute(self, first: int, last: int) -> bool:
        """Whether a noun phrase is about a thing, a need or an event that cannot say anything: «هذه التفاصيل», «الوفاة»."""
        noun = first + 1 if self.words[first] in self.grammar.pointing and first + 1 < last else first
        return not any(w in self.named or w in self.roles for w in (first, noun)) and self.grammar.among(self.words[noun], self.grammar.mute)

    def document(self, first: int) -> bool:
        """Whether a phrase is headed by a decision, a report or the like, which tells but does not promise."""
        head, grammar_ = self.words[first], self.grammar
        return first not in self.named and grammar_.among(head, grammar_.documents) and not grammar_.among(head, grammar_.persons_and_bodies)

    def lays(self, hit: Hit) -> bool:
        """Whether a phrase of attribution stands here in earnest: it names a speaker, and «كما أعلن» closes its clause."""
        if "own" in hit.record["frame"]:
            return True
        if not self.speaks_after(hit.last):
            return False
        if "closing" in hit.record.get("class", ()):
            end = self.sentence_end(hit.first)
            if hit.record["stance"] == "demands" and hit.first == self.sentence_start(hit.first):
                return False  # «كما طالب المحتجون بالشغل»
            return not any(self.is_that(w) or self.colon(w) for w in range(hit.last, min(end, hit.last + 8)))
        return True

    def speaks_after(self, word: int) -> bool:
        """Whether the words after «بحسب» name a speaker: «ما أعلنت …», «لوزارة …», a name, a noun that can say."""
        end = self.sentence_end(word - 1)
        if word >= end:
            return False
        text = self.words[word]
        if text == "ل" and word + 1 < end:
            return self.speaks_after(word + 1)
        if self.grammar.among(text, self.grammar.measures):
            return False
        title = self.quote_at.get(word)
        if title is not None and title.last - word < 4 and not self.cues[word]:
            return True  # «بحسب "الغد"»
        if word + 1 < end and not self._broken[word + 1] and self.grammar.among(text, self.grammar.sayings):
            return True  # «حسب أقوال الشهود»
        if text in self.grammar.what:
            if word + 1 < end and self.words[word + 1] in self.grammar.witnessed:
                return True
            return any(h.shape.pos == "verb" for w in range(word + 1, min(word + 3, end)) for h in self.cues[w])
        if any(h.shape.pos == "verb" for h in self.cues[word]) and text not in self.grammar.speakers:
            return True
        return self.speaks(word, word + 1)
