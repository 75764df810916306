"""The statements of one article, cue by cue in the order of the text.

Each cue is tried in the shapes that its word can have; one that finds its opening makes a draft with source, stance and
content. Then the drafts are put in each other, and those that repeat one saying under two cues are made one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.model import Cue, Span, Statement, Time
from riwaya.names import Names
from riwaya.speech import chains, labels, sources
from riwaya.speech.extents import extent, stop, trim
from riwaya.speech.forms import form
from riwaya.speech.nouns import Speech
from riwaya.speech.openings import Opening, opening
from riwaya.speech.page import Page
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import Phrase, participle, phrase
from riwaya.speech.stances import negated, stance_of
from riwaya.text import Reading
from riwaya.text.reading import Hit

_SHAPES = {"verb": 0, "participle": 1, "noun": 2, "word": 0, "name": 3}


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has an id and a parent; offsets are folded."""

    word: int
    cue: Span
    lemma: str
    source: Source
    stance: str
    content: tuple[tuple[int, int], ...]
    via: tuple[str, ...] = ()
    medium: Span | None = None
    distance: bool = False
    why: tuple[str, ...] = ()
    outer: bool = False  # lays a whole sentence, other statements in it included, on its source


class Hearing:
    """One article being listened to."""

    def __init__(self, reading: Reading, names: Names, times: tuple[Time, ...]) -> None:
        self.page = Page(reading, names, times)
        self.people = People(self.page, names)
        self.drafts: list[Draft] = []
        self.heard: list[Source] = []
        self._said: set[int] = set()
        self._open: dict[int, tuple[Hit, Opening] | None] = {}

    def speech(self) -> Speech:
        """All statements, and all entities with the sources that were added."""
        page = self.page
        for word in range(page.count):
            if ":" in page.gaps[word]:
                self._colon(word)
            if word in page.cues:
                self._cue(word)
        return Speech(self._finished(), tuple(self.people.entities))

    def opens(self, word: int) -> bool:
        """Whether a cue at this word begins a saying."""
        return self._opening(word) is not None

    def _opening(self, word: int) -> tuple[Hit, Opening] | None:
        if word not in self._open:
            self._open[word] = None
            for hit in sorted(self.page.cues.get(word, ()), key=lambda h: (-h.last, _SHAPES[h.shape.pos])):
                if "according" in hit.record["frame"] or not self._may(hit):
                    continue
                found = opening(self.page, hit)
                if found is not None and self._allowed(hit, found):
                    self._open[word] = hit, found
                    break
        return self._open[word]

    def _may(self, hit: Hit) -> bool:
        """Whether a hit can be a cue here at all: a participle only as adverb, a verb not as a noun with the article."""
        if hit.shape.pos == "participle":
            return participle(self.page, hit.first)
        return "pronoun" not in hit.record.get("class", ()) or bool(hit.right)

    def _allowed(self, hit: Hit, found: Opening) -> bool:
        kinds = hit.record.get("class", ())
        if "needsquote" in kinds and found.how not in ("quote", "colon"):
            return False
        if "needsthat" in kinds and found.how not in ("that", "quote", "colon"):
            return False
        if "quoted" in kinds and found.quote is None:
            return False
        if "refuses" in kinds:
            return self.page.grammar.among(self.page.words[found.start], self.page.grammar.comment)
        return True

    def _cue(self, word: int) -> None:
        page = self.page
        for hit in page.cues[word]:
            if "according" in hit.record["frame"]:
                self._phrase(hit)
                return
        label = labels.label(page, word)
        if label is not None:
            self._label(word, label)
            return
        opened = self._opening(word)
        if opened is None:
            return
        hit, found = opened
        source = self._source(hit, found)
        if source is None or word in self._said:
            return
        hit = self._governing(hit, found)
        content = extent(page, found, self.opens)
        if not content:
            return
        end = page.reading.word_at(content[0][0])
        via, medium = chains.carriers(page, hit.last, end, self.people, source.entity), chains.medium(page, hit.last, end)
        distance = "distance" in hit.record.get("class", ())
        self._add(Draft(word, self._span(hit), _lemma(hit), source, stance_of(page, hit, found), content, via, medium, distance, (hit.record.id, found.how)))

    def _governing(self, hit: Hit, found: Opening) -> Hit:
        """«نقلت عنه قوله إن»: the noun of saying that governs the content is the cue."""
        if "relays" not in hit.record.get("class", ()):
            return hit
        for word in range(hit.last, found.start):
            for noun in self.page.cues.get(word, ()):
                if noun.shape.pos == "noun" and noun.right:
                    self._said.add(word)
                    return noun
        return hit

    def _span(self, hit: Hit) -> Span:
        return self.page.reading.span(hit.start, self.page.reading.ends[hit.first])

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        if not draft.outer:
            self.heard.append(replace(draft.source, word=max(draft.source.word, draft.word)))

    def _source(self, hit: Hit, found: Opening) -> Source | None:
        """The source of a cue with its opening, or None where nobody can be meant."""
        page, shape = self.page, hit.shape
        gender = shape.gender if shape.pos != "noun" else ""
        relayed = self._relayed(hit, found)
        if relayed is not None:
            return relayed
        if shape.pos == "verb" and hit.right and found.subject is not None and page.speaks(found.subject.first, found.subject.last):
            return self.people.of(found.subject, gender, shape.number)
        if shape.pos == "verb" and hit.left not in ("و", "ف") and hit.first and page.words[hit.first - 1] in page.grammar.relative:
            above = sources.antecedent(page, hit.first - 1)
            if above is not None:
                return self.people.of(above, gender, shape.number)
            if found.subject is None:
                return None
        subject = found.subject
        if shape.pos == "noun":
            return self._owner(hit, found)
        if shape.pos == "verb":
            ahead = sources.before(page, hit)
            if ahead is not None and (subject is None or not page.speaks(subject.first, subject.last) or found.how in ("object", "with")):
                return self.people.of(ahead, gender, shape.number)
            if subject is not None and page.speaks(subject.first, subject.last) and not self._addressed(hit, subject, found):
                return self.people.of(subject, gender, shape.number)
            if subject is not None and found.how in ("that", "quote", "colon") and found.second is None and not self._addressed(hit, subject, found):
                return self.people.of(subject, gender, shape.number)
        if shape.pos == "verb" and shape.voice == "passive":
            return None
        return sources.understood(page, hit, self.heard, self.people)

    def _addressed(self, hit: Hit, subject: Phrase, found: Opening) -> bool:
        """Whether the only noun phrase is not who speaks but who is spoken to."""
        page = self.page
        if hit.record["stance"] != "demands" or found.second is not None or subject.first in page.named:
            return False
        text = page.words[subject.first]
        feminine = hit.shape.gender == "m" and page.reading.raw(subject.first).endswith("ة")
        return hit.left == "و" and (text.endswith("ين") or feminine or not page.grammar.among(text, page.grammar.persons))

    def _owner(self, hit: Hit, found: Opening) -> Source | None:
        """The source of a nominal cue: its genitive, its pronoun, or for a noun without either whoever the sentence is about."""
        page = self.page
        if found.subject is not None and found.subject.first == hit.last and page.speaks(found.subject.first, found.subject.last) and not hit.left.endswith(("ال", "لل")):
            return self.people.of(found.subject)
        if "bare" in hit.record.get("class", ()):
            return self.people.of(Phrase(hit.first, hit.last, hit.last))
        if hit.right or hit.left.endswith(("ال", "لل")) or negated(page, hit):
            ahead = sources.before(page, hit._replace(left=""))
            if ahead is not None:
                return self.people.of(ahead)
            return sources.understood(page, hit, self.heard, self.people)
        return None

    def _relayed(self, hit: Hit, found: Opening) -> Source | None:
        """«نقلت الوكالة عن مصدر», «ذكرت نقلا عن مصادر»: the source stands after «عن»."""
        page = self.page
        if hit.shape.pos != "verb":
            return None
        relays = "relays" in hit.record.get("class", ())
        for word in range(hit.last, found.start):
            if page.words[word] == "عن" and (relays or page.words[word - 1] == "نقلا"):
                inner = phrase(page, word + 1, found.start)
                if inner is not None:
                    return self.people.of(inner)
        return None

    def _label(self, word: int, found: labels.Label) -> None:
        page = self.page
        if found.subject is not None:
            source: Source | None = self.people.of(found.subject)
        else:
            source = sources.understood(page, found.hit, self.heard, self.people)
        content = trim(page, found.start, found.end)
        if source is None or content is None:
            return
        why = (found.hit.record.id, "label")
        self.drafts.append(Draft(word, self._span(found.hit), _lemma(found.hit), source, "asserts", (content,), distance=True, why=why))

    def _colon(self, word: int) -> None:
        """A name and a colon at the head of a line: headline, caption, interview."""
        page = self.page
        start = page.sentence_start(word - 1) if word else 0
        if word - start > 6 or word >= page.count or not page.colon(word) or word - 1 < start:
            return
        found = phrase(page, start, word)
        if found is None or found.last != word or not page.speaks(found.first, found.last) or any(w in page.cues and self.opens(w) for w in range(start, word)):
            return
        if page.grammar.among(page.words[start], page.grammar.documents) and start not in page.named:
            return
        source = self.people.of(found)
        end = stop(page, word, self.opens) if word < page.sentence_end(word) else word
        content = trim(page, page.reading.starts[word], page.reading.ends[end - 1])
        at = page.reading.ends[word - 1] + page.gaps[word].index(":")
        if content is not None and end - word >= 2:
            self._add(Draft(word - 1, page.reading.span(at, at + 1), ":", source, "asserts", (content,), why=("colon",)))

    def _phrase(self, hit: Hit) -> None:
        """«بحسب», «وفق», «على حد تعبيره»: the content lies after the comma, or before the phrase."""
        page = self.page
        own = "own" in hit.record["frame"]
        end = page.sentence_end(hit.first)
        start = page.sentence_start(hit.first)
        source, after = self._named_by_phrase(hit, end)
        if source is None and not own:
            return
        if hit.first - start <= 1:
            content = self._after_phrase(after, end)
        else:
            content = self._before_phrase(hit, start)
            owner = self._same_saying(hit, source, start)
            if own or owner:
                return
        if source is None or not content:
            return
        outer = hit.first - start > 1
        self._add(Draft(hit.first, self._span(hit), _lemma(hit), source, "asserts", content, medium=chains.medium(page, hit.last, after), why=(hit.record.id,), outer=outer))

    def _named_by_phrase(self, hit: Hit, end: int) -> tuple[Source | None, int]:
        page = self.page
        at = hit.last
        if at >= end or not page.speaks_after(at):
            return None, at
        if page.words[at] in page.grammar.what:
            at = next((w + 1 for w in range(at + 1, min(at + 4, end)) if any(h.shape.pos == "verb" for h in page.cues.get(w, ()))), at + 1)
            while at < end and (page.is_idle(at) or page.words[at] in ("عنه", "به", "عن", "ب")):
                at += 1
        found = phrase(page, at, end)
        text = page.words[at] if at < end else ""
        if found is None and text[:1] in "لب" and at < end:
            named = page.named.get(at)
            rest = phrase(page, at + 1, end) if named is None and not page.is_definite(at) else None
            last = named.last if named is not None else rest.last if rest is not None else at + 1
            found = Phrase(at, last, last)
        if found is None:
            return None, at
        if page.grammar.among(page.words[found.first], page.grammar.media) and found.last < end and page.words[found.last][:1] == "ل":
            named = page.named.get(found.last)
            inner = Phrase(found.last, named.last, named.last) if named is not None else phrase(page, found.last + 1, end)
            if inner is not None:
                whole = Phrase(found.last, inner.last, inner.resume)
                return self.people.of(whole), inner.resume
        return self.people.of(found), found.resume

    def _after_phrase(self, after: int, end: int) -> tuple[tuple[int, int], ...]:
        page = self.page
        at = after
        while at < end and not page.breaks(at):
            at += 1
        if at >= end:
            return ()
        if page.is_that(at) and at + 1 < end:
            at += 1
        one = trim(page, page.reading.starts[at], page.reading.ends[stop(page, at, lambda w: False) - 1])
        return (one,) if one else ()

    def _before_phrase(self, hit: Hit, start: int) -> tuple[tuple[int, int], ...]:
        page = self.page
        skip = 1 if page.words[start][:1] == "و" and any(h.left == "و" for h in page.reading.at(start)) else 0
        one = trim(page, page.reading.starts[start] + skip, page.reading.starts[hit.first])
        return (one,) if one else ()

    def _same_saying(self, hit: Hit, source: Source | None, start: int) -> bool:
        """Whether the stretch before is already laid on the same source by a cue of its own."""
        first = self.page.reading.starts[start]
        return source is not None and any(d.content[0][0] >= first and d.source.entity == source.entity for d in self.drafts)

    def _finished(self) -> tuple[Statement, ...]:
        page = self.page
        drafts = sorted(self.drafts, key=lambda d: (d.cue.start, d.content[0][0]))
        ids = {id(d): f"s{n}" for n, d in enumerate(drafts, 1)}
        out: list[Statement] = []
        for draft in drafts:
            at = page.reading.starts[draft.word]
            around = [d for d in drafts if d is not draft and any(a <= at < b for a, b in d.content)]
            parent = min(around, key=lambda d: sum(b - a for a, b in d.content), default=None)
            source = draft.source
            out.append(
                Statement(
                    id=ids[id(draft)],
                    source=source.span,
                    entity=source.entity,
                    kind="named" if source.named else "unnamed",
                    cue=Cue(draft.cue, draft.lemma),
                    content=tuple(page.reading.span(a, b) for a, b in draft.content),
                    form=form(page, draft.content),
                    stance=draft.stance,
                    via=draft.via,
                    medium=draft.medium,
                    parent=ids[id(parent)] if parent is not None else None,
                    distance=draft.distance,
                    why=draft.why,
                )
            )
        return tuple(out)


def _lemma(hit: Hit) -> str:
    verb = hit.record.get("verb")
    if verb:
        return str((verb[0] if isinstance(verb, list) else verb)["past"])
    return str((hit.record.get("nouns") or hit.record.get("forms"))[0])
