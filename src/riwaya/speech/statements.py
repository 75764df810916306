"""The statements of one article, cue by cue in the order of the text.

Each cue is tried in the shapes that its word can have; one that finds its opening makes a draft with source, stance and
content. Then the drafts are put in each other, and those that repeat one saying under two cues are made one.
"""

from __future__ import annotations

from bisect import insort
from operator import itemgetter
from typing import Final

from riwaya.model import Span, Time
from riwaya.names import Names
from riwaya.speech import according, chains, labels, sources
from riwaya.speech.behind import behind, inserted
from riwaya.speech.conditions import allowed, may
from riwaya.speech.contrary import contrary
from riwaya.speech.drafts import Draft, finished, lemma, narrowest, passed_on
from riwaya.speech.extents import caption, extent, stop, trim
from riwaya.speech.headings import speaker
from riwaya.speech.nouns import Speech
from riwaya.speech.openings import Opening, opening
from riwaya.speech.page import Page
from riwaya.speech.passages import past_telling, signature
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import phrase
from riwaya.speech.stances import asks, negated, stance_of
from riwaya.speech.understood import understood
from riwaya.speech.unsaid import unsaid
from riwaya.text import Reading
from riwaya.text.reading import Hit

_SHAPES: Final = {"verb": 0, "participle": 1, "noun": 2, "word": 0, "name": 3}


class Hearing:
    """One article being listened to."""

    def __init__(self, reading: Reading, names: Names, times: tuple[Time, ...]) -> None:
        self.page = Page(reading, names, times)
        self.people = People(self.page, names)
        self.drafts: list[Draft] = []
        self._said: set[int] = set()
        self._outermost: list[tuple[tuple[int, bool], Source]] = []  # who spoke outside every other saying, by sentence, those that a phrase names first
        self._within: dict[int, list[Source]] = {}  # who spoke inside a draft, by the identity of the draft
        self._back: Draft | None = None  # the last saying that only refers to one before it
        self._carried: dict[int, str] = {}  # the outlet named before a cue's clause, by the cue's word
        self._open: dict[int, tuple[Hit, Opening] | None] = {}

    def speech(self) -> Speech:
        """All statements, and all entities with the sources that were added."""
        page = self.page
        for word in sorted({*page.colons, *(hit.first for hit in page.reading.of("cue"))}):
            if word in page.colons:
                self._colon(word)
            if page.cues[word]:
                self._cue(word)
        return Speech(finished(page, self.people, self.drafts), tuple(self.people.entities))

    def opens(self, word: int) -> bool:
        """Whether a cue at this word begins a saying."""
        return self._opening(word) is not None

    def _opening(self, word: int) -> tuple[Hit, Opening] | None:
        if word not in self._open:
            self._open[word] = None
            hits = self.page.cues[word]
            for hit in sorted(hits, key=lambda h: (-h.last, _SHAPES[h.shape.pos], h.shape.number == "d")) if len(hits) > 1 else hits:
                frames = hit.record["frame"]
                if "according" in frames or "unsaid" in frames or not may(self.page, hit):
                    continue
                best = self._open[word]
                if best is not None and (hit.record.id == best[0].record.id or hit.shape.pos != best[0].shape.pos or lemma(hit) != lemma(best[0])):
                    continue  # only two records of one verb: the one that opens first
                found = opening(self.page, hit)
                if found is not None and (best is None or found.start < best[1].start) and allowed(self.page, hit, found, self._above(hit)):
                    self._open[word] = hit, found
        return self._open[word]

    def _above(self, hit: Hit) -> Opening | None:
        """«برر طلبه بأن»: the opening of the verb right before a noun with a pronoun, whose object the noun is."""
        if hit.shape.pos != "noun" or not hit.right or not hit.first:
            return None
        before = self._opening(hit.first - 1)
        return before[1] if before is not None and before[0].shape.pos == "verb" else None

    def _cue(self, word: int) -> None:
        page = self.page
        for hit in page.cues[word]:
            if "according" in hit.record["frame"]:
                self._phrase(hit)
                return
        back = labels.reference(page, word)
        if back is not None and self._refers(word, back):
            return
        if self._called_for(word) or self._contrary(word) or self._unsaid(word):
            return
        if word not in self._said and self._told(word):
            return
        label = labels.label(page, word)
        if label is not None:
            self._label(word, label)
            return
        opened = self._opening(word)
        if opened is None:
            self._behind(word)
            return
        hit, found = opened
        if word in self._said:
            return
        candidates = self._candidates(word)
        source = sources.of_cue(page, self.people, hit, found, candidates)
        if source is None or self._runs_on(hit, found):
            return
        hit = self._governing(hit, found)
        if asks(page, found):
            self._said.add(found.start)
        content = self._widened(hit, found, extent(page, found, self.opens))
        content = self._meant(hit, found, content, source) if content else content
        if not content:
            return
        end = page.reading.word_at(content[0][0])
        via, medium = self._via(opened, source, candidates, end), chains.medium(page, hit.last, end)
        distance = "distance" in hit.record.get("class", ())
        self._add(Draft(word, self._span(hit), lemma(hit), source, stance_of(page, hit, found), content, via, medium, distance, (hit.record.id, found.how)))

    def _via(self, opened: tuple[Hit, Opening], source: Source, candidates: list[Source], end: int) -> tuple[str, ...]:
        """Who passed a saying on; a source that speaks on without a word of its own came the same way as before."""
        hit, found = opened
        passed = sources.relayer(self.page, self.people, hit, found, candidates, source)
        told = chains.carriers(self.page, hit.last, end, self.people, source.entity)
        carrier = self._carried.get(hit.first)
        via = (*((carrier,) if carrier is not None and carrier != source.entity else ()), *passed, *(one for one in told if one not in passed))
        if via or (source.span is not None and source.named):
            return via
        before = next((d for d in reversed(self.drafts) if d.source.entity == source.entity), None)
        if before is None or (source.named and self.page.reading.paragraph_of(before.word) != self.page.reading.paragraph_of(hit.first)):
            return ()
        return before.via

    def _runs_on(self, hit: Hit, found: Opening) -> bool:
        """«… ويشير إلى أن» inside a saying: a thing of the content shows it, nobody says it."""
        shape = hit.shape
        if found.subject is not None or found.ahead is not None or shape.pos != "verb" or shape.tense != "present":
            return False
        if "impersonal" in hit.record.get("class", ()) and shape.number == "s":
            return True
        return "shows" in hit.record.get("class", ()) and not negated(self.page, hit) and self._around(hit.start) is not None

    def _widened(self, hit: Hit, found: Opening, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """«وصف النتائج بـ"المدوية"»: a quoted label without «أن» is understood only with what it is laid on."""
        quote, second = found.quote, found.second
        if not content or "blames" not in hit.record.get("class", ()) or found.how != "with" or quote is None or second is None or quote.last - quote.first > 2:
            return content
        return ((self.page.reading.starts[second.first], content[0][1]), *content[1:])

    def _meant(self, hit: Hit, found: Opening, content: tuple[tuple[int, int], ...], source: Source) -> tuple[tuple[int, int], ...]:
        """«نفى ذلك»: what somebody else has just said, in this sentence or the one before; else the word itself."""
        page = self.page
        if hit.record["stance"] != "denies" or negated(page, hit) or page.words[found.start] not in page.grammar.pointing or content[-1][1] > page.reading.ends[found.start]:
            return content
        before = self.drafts[-1] if self.drafts else None
        if before is None or before.outer or before.source.entity == source.entity or before.word < page.sentence_start(max(0, page.sentence_start(hit.first) - 1)):
            return content
        return before.content

    def _governing(self, hit: Hit, found: Opening) -> Hit:
        """«نقلت عنه قوله إن»: the noun of saying that governs the content is the cue."""
        if "relays" not in hit.record.get("class", ()):
            return hit
        for word in range(hit.last, found.start):
            for noun in self.page.cues[word]:
                if noun.shape.pos == "noun" and noun.right:
                    self._said.add(word)
                    return noun
        return hit

    def _span(self, hit: Hit) -> Span:
        article = 2 if hit.left.endswith("ال") else 1 if hit.left.endswith("لل") else 0
        return self.page.reading.span(hit.start - article, self.page.reading.ends[hit.first])

    def _add(self, draft: Draft) -> None:
        if draft.word > draft.source.word:
            draft = draft.of(draft.source.at(draft.word))
        if not draft.outer and any(d.content[0][0] == draft.content[0][0] and not d.outer and d.word < draft.word and d.stance == draft.stance for d in self.drafts):
            return  # «أضاف الوزير في تصريح للصحافة أن»: one saying, the first cue's
        around = self._around(self.page.reading.starts[draft.word])
        if around is not None:
            self._within.setdefault(id(around), []).append(draft.source)
        if (around is None and not draft.outer) or (draft.outer and draft.why[-1] not in ("back", "before", "contrary", "told", "unsaid") and self._spoke(draft.source)):
            insort(self._outermost, ((self.page.reading.sentence_of(draft.word), not draft.outer), draft.source), key=itemgetter(0))
        self.drafts.append(draft)
        if not draft.outer and around is None:
            self.people.last = draft.source.entity

    def _refers(self, word: int, hit: Hit) -> bool:
        """«وهو ما نفاه الجانب الآخر»: the content is the saying before, or the sentence before the comma."""
        page = self.page
        subject = phrase(page, hit.last, page.sentence_end(word))
        source = sources.spoken_by(page, self.people, subject, hit) if subject is not None else understood(page, hit, self._candidates(word), self.people)
        if source is None:
            return False
        turn = next((w for w in range(word - 1, max(0, word - 4), -1) if page.breaks(w)), word - 1)
        start, end = page.reading.starts[page.sentence_start(turn)], page.reading.ends[turn - 1] if turn else 0
        inside = [d.content for d in self.drafts if d.content[0][0] >= start and abs(d.content[-1][1] - end) < 3]
        one = trim(page, start, end) if turn and start < end else None
        if subject is not None and "seen" in hit.record.get("class", ()):  # «وهو ما اعتبره الوزير تدخلا»: what he takes it for
            rest = subject.resume
            one = trim(page, page.reading.starts[rest], page.reading.ends[stop(page, rest, self.opens, nominal=True) - 1]) if rest < page.sentence_end(word) else None
            inside = []
        content = min(inside, key=lambda c: c[-1][1] - c[0][0]) if inside else (one,) if one else ()
        if not content:
            return False
        stance = str(hit.record["stance"])
        self._back = Draft(word, self._span(hit), lemma(hit), source, stance, content, why=(hit.record.id, "back"), outer=True)
        self._add(self._back)
        return True

    def _told(self, word: int) -> bool:
        """«ما أوردته صحف محلية عن مقتل القائد»: what the one named behind the verb told."""
        page = self.page
        hit = next((h for h in page.cues[word] if h.shape.pos == "verb" and h.right and "carries" in h.record.get("class", ())), None)
        topic = past_telling(page, word - 1, page.sentence_end(word)) if hit is not None and word else word - 1
        subject = phrase(page, hit.last, topic - 1) if hit is not None and topic > word else None
        if hit is None or subject is None or not page.speaks(subject.first, subject.last):
            return False
        one = trim(page, page.reading.starts[topic], page.reading.ends[stop(page, topic, self.opens, nominal=True) - 1])
        if one is None:
            return False
        source = self.people.of(subject, until=topic - 1)
        self._add(Draft(word, self._span(hit), lemma(hit), source, "asserts", (one,), why=(hit.record.id, "told"), outer=True))
        return True

    def _called_for(self, word: int) -> bool:
        """«المظاهرة التي دعا إليها الحزب»: the content is the deed named before."""
        page = self.page
        asked = labels.called_for(page, word)
        if asked is None:
            return False
        one = trim(page, page.reading.starts[asked.first], page.reading.ends[asked.last - 1])
        if one is None:
            return False
        source = self.people.of(asked.subject, asked.hit.shape.gender, asked.hit.shape.number)
        self._add(Draft(word, self._span(asked.hit), lemma(asked.hit), source, stance_of(page, asked.hit, None), (one,), why=(asked.hit.record.id, "before"), outer=True))
        return True

    def _contrary(self, word: int) -> bool:
        """«لم يسافر، خلافا لما ذكرته الصحيفة»: the other side's saying is the clause without its negation."""
        page = self.page
        other = contrary(page, word, self.opens)
        if other is None:
            return False
        source = self.people.of(other.subject, other.hit.shape.gender, other.hit.shape.number)
        self._add(Draft(word, self._span(other.hit), lemma(other.hit), source, "asserts", (other.content,), why=(other.hit.record.id, "contrary"), outer=True))
        return True

    def _behind(self, word: int) -> None:
        """«"لن نتراجع"، يقول سائق الشاحنة»: the quotation before the verb, unless it has been laid on somebody."""
        page = self.page
        found = behind(page, word) or inserted(page, word)
        one = trim(page, found.start, found.end) if found is not None else None
        if found is None or one is None or any(d.content[0][0] < one[1] and one[0] < d.content[-1][1] for d in self.drafts):
            return
        source = self.people.of(found.subject, found.hit.shape.gender, found.hit.shape.number)
        rest = trim(page, *found.after) if found.after is not None else None
        content = (one, rest) if rest is not None else (one,)
        self._add(Draft(word, self._span(found.hit), lemma(found.hit), source, stance_of(page, found.hit, None), content, why=(found.hit.record.id, "behind")))

    def _unsaid(self, word: int) -> bool:
        """«لم يصدر أي تعليق من الوزارة على الغارة»: she says nothing of it."""
        found = unsaid(self.page, word, self.opens)
        if found is None:
            return False
        self._said.update(range(word, self.page.reading.word_at(found.content[0])))
        cue = self.page.reading.span(found.hit.start, found.hit.end)
        why = (found.hit.record.id, "unsaid")
        self._add(Draft(word, cue, lemma(found.hit), self.people.of(found.subject), "declines", (found.content,), why=why, outer=True))
        return True

    def _label(self, word: int, found: labels.Label) -> None:
        page = self.page
        if found.subject is not None:
            source: Source | None = self.people.of(found.subject)
        else:
            source = understood(page, found.hit, self._candidates(word), self.people)
        content = trim(page, found.start, found.end)
        if source is None or content is None:
            return
        why = (found.hit.record.id, "label")
        self._add(Draft(word, self._span(found.hit), lemma(found.hit), source, "asserts", (content,), distance=True, why=why))

    def _colon(self, word: int) -> None:
        """A name and a colon at the head of a line: headline, caption, interview."""
        page = self.page
        start = page.sentence_start(word - 1) if word else 0
        if self._added_words(word) or signature(page, start, word):
            return
        found = speaker(page, start, word)
        if found is None or any(page.cues[w] and self.opens(w) for w in range(start + page.document(start), word)):
            return
        source = self.people.of(found)
        via = chains.carriers(page, found.last, word, self.people, source.entity)
        end = stop(page, word, self.opens) if word < page.sentence_end(word) else word
        content = trim(page, page.reading.starts[word], page.reading.ends[end - 1])
        at = page.reading.ends[word - 1] + page.gaps[word].index(":")
        content = caption(page, content)
        if content is not None and end - word >= 2:
            self._add(Draft(word - 1, page.reading.span(at, at + 1), ":", source, "asserts", (content,), via, why=("colon",)))

    def _added_words(self, word: int) -> bool:
        """«النقابة تلوح بالإضراب: "لن نصبر"»: in a headline the words of whoever has just spoken."""
        page = self.page
        quote = page.quote_at.get(word)
        if quote is None or word == 0 or not page.headline(word - 1) or not self.drafts or self.drafts[-1].why[-1] not in ("with", "object"):
            return False
        last = self.drafts[-1]
        at = page.reading.ends[word - 1] + page.gaps[word].index(":")
        content = trim(page, quote.start, quote.end)
        if last.word < page.sentence_start(word - 1) or content is None or last.content[-1][1] > at:
            return False
        self._add(Draft(word - 1, page.reading.span(at, at + 1), ":", last.source.silent(), "asserts", (content,), why=("colon",)))
        return True

    def _phrase(self, hit: Hit) -> None:
        """«بحسب», «وفق», «على حد تعبيره»: the content lies after the comma, or before the phrase."""
        page = self.page
        if hit.last < page.count and page.words[hit.last] in page.grammar.what:
            self._said.update(range(hit.last + 1, min(hit.last + 4, page.sentence_end(hit.first))))
        elif "own" not in hit.record["frame"] and hit.last < page.count and not page.breaks(hit.last) and any(h.shape.pos == "verb" for h in page.cues[hit.last]):
            self._said.add(hit.last)
        found = according.read(page, self.people, hit, self.opens)
        if found is not None:
            self._said.update(range(hit.first, hit.last))
        if found is None or any(d.word < hit.first and d.content[0][0] > hit.start for d in self.drafts):
            return
        source, stance = found.source, str(hit.record["stance"])
        if source is not None and not found.before and self._fronted(hit, source, found.content[0][0]):
            return
        if found.before and (self._same_saying(hit, source) or self._after_another(hit)):
            return
        recited = source is not None and page.document(source.word) and self._same_saying(hit, None)  # «دعا الحزب إلى الحوار، حسب نص البيان»
        if found.before and source is not None and (recited or passed_on(page, self.people, self.drafts, hit, source)):
            return
        if source is None:
            source = understood(page, hit, self._candidates(hit.first), self.people)
        if source is not None:
            self._add(Draft(hit.first, self._span(hit), lemma(hit), source, stance, found.content, found.via, found.medium, why=(hit.record.id,), outer=found.before))

    def _fronted(self, hit: Hit, source: Source, start: int) -> bool:
        """«وبحسب وسائل إعلام، قال الوزير إن»: whether an outlet named before somebody's saying only passed it on; then it is in its chain."""
        page, word = self.page, self.page.reading.word_at(start)
        opened = self._opening(word)
        said = opened is not None and opened[0].shape.pos == "verb" and not opened[0].left and not opened[0].right and opened[1].how in ("that", "quote", "colon")
        if not said or not (page.outlet(source.word, source.word + 1) or page.words[source.word] in page.grammar.channels):
            return False
        self._carried[word] = source.entity
        return True

    def _same_saying(self, hit: Hit, source: Source | None) -> bool:
        """Whether the stretch before is already laid on the same source by a cue of its own."""
        page = self.page
        first, end = page.reading.starts[page.sentence_start(hit.first)], page.reading.starts[hit.first]
        for draft in self.drafts:
            if draft.content[-1][1] > first and draft.content[0][0] < end and page.reading.starts[draft.word] >= first - 400:
                if source is None and end - 4 <= max(b for _, b in draft.content) + 2:
                    return True
                if source is not None and draft.source.entity == source.entity and draft.content[-1][1] >= first:
                    return True
        return False

    def _after_another(self, hit: Hit) -> bool:
        """«وفق ما أوردته القناة نقلا عن موقع»: the second phrase only lengthens the chain."""
        start = self.page.sentence_start(hit.first)
        return any(d.outer and start <= d.word < hit.first and hit.first - d.word < 10 for d in self.drafts)

    def _candidates(self, word: int) -> list[Source]:
        """Who may be meant by a subject that is not written: those on the same level, for a nested cue the outer source first."""
        at = self.page.reading.starts[word]
        around = self._around(at)
        if around is None:
            told = [source for _, source in self._outermost]
            back = self._back
            if back is not None and back.word >= self.page.sentence_start(word) and any(h.shape.pos == "participle" for h in self.page.cues[word]):
                told.append(back.source)
            return told
        return [around.source, *self._within.get(id(around), ())]

    def _spoke(self, source: Source) -> bool:
        """Whether a source named by a phrase may speak on: somebody, not a document."""
        return source.span is not None and self.people.type_of(source.entity) != "DOC"

    def _around(self, at: int) -> Draft | None:
        """The narrowest draft whose content holds an offset."""
        return narrowest(self.drafts[-40:], at)
