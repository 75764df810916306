"""Statements as they are found, before they are put in each other: drafts, and what is made of them in the end.

Two cues before one content make one statement; the narrowest content that holds a cue is its parent's.
"""

from __future__ import annotations

from riwaya.model import Cue, Span, Statement
from riwaya.model.compiling import built
from riwaya.speech.forms import form
from riwaya.speech.page import Page
from riwaya.speech.people import People, Source
from riwaya.text.reading import Hit


@built(acyclic=True)
class Draft:
    """A statement before it has an id and a parent; offsets are folded."""

    __slots__ = ("content", "cue", "distance", "lemma", "medium", "outer", "source", "stance", "via", "why", "word")

    def __init__(
        self,
        word: int,
        cue: Span,
        lemma: str,
        source: Source,
        stance: str,
        content: tuple[tuple[int, int], ...],
        via: tuple[str, ...] = (),
        medium: Span | None = None,
        distance: bool = False,
        why: tuple[str, ...] = (),
        outer: bool = False,  # lays a whole sentence, other statements in it included, on its source
    ) -> None:
        self.word, self.cue, self.lemma, self.source = word, cue, lemma, source
        self.stance, self.content, self.via, self.medium = stance, content, via, medium
        self.distance, self.why, self.outer = distance, why, outer

    def of(self, source: Source) -> Draft:
        """The same by another source."""
        return Draft(self.word, self.cue, self.lemma, source, self.stance, self.content, self.via, self.medium, self.distance, self.why, self.outer)


def finished(page: Page, people: People, found: list[Draft]) -> tuple[Statement, ...]:
    drafts = sorted(_single(found), key=lambda d: (d.cue.start, d.content[0][0]))
    ids = {id(d): f"s{n}" for n, d in enumerate(drafts, 1)}
    out: list[Statement] = []
    for draft in drafts:
        parent = narrowest(drafts, page.reading.starts[draft.word], but=draft)
        source = draft.source
        kind, cue, content = "named" if source.named else "unnamed", Cue(draft.cue, draft.lemma), tuple([page.reading.span(a, b) for a, b in draft.content])
        how, via, above = form(page, draft.content, draft.word), _chain(people, draft, parent), ids[id(parent)] if parent is not None else None
        # by position: thirteen names would cost more than the object
        out.append(Statement(ids[id(draft)], source.span, source.entity, kind, cue, content, how, draft.stance, via, draft.medium, above, draft.distance, draft.why))
    return tuple(out)


def _chain(people: People, draft: Draft, around: Draft | None) -> tuple[str, ...]:
    """The chain of a saying: if a body tells it, whoever passed that on and the body stand before its own."""
    if around is None or around.source.entity == draft.source.entity or people.type_of(around.source.entity) != "ORG":
        return draft.via
    ahead = (*around.via, around.source.entity)
    return (*ahead, *(one for one in draft.via if one not in ahead))


def narrowest(drafts: list[Draft], at: int, but: Draft | None = None) -> Draft | None:
    """The first of the drafts with the narrowest content that holds an offset, one draft left out."""
    best, width = None, 0
    for draft in drafts:
        for start, end in draft.content:
            if start <= at < end and draft is not but:
                own = sum(b - a for a, b in draft.content)
                if best is None or own < width:
                    best, width = draft, own
                break
    return best


def _single(drafts: list[Draft]) -> list[Draft]:
    """One statement for one saying: of several cues before the same content the first stays («صرح قائلا»)."""
    out: list[Draft] = []
    for draft in drafts:
        if not any(d.content[0][0] == draft.content[0][0] and not d.outer and not draft.outer and d.word < draft.word and d.stance == draft.stance for d in out):
            out.append(draft)
    return out


def passed_on(page: Page, people: People, drafts: list[Draft], hit: Hit, outlet: Source) -> bool:
    """«قال الوزير إن …، وفق الوكالة»: whether an outlet named behind a sentence that somebody says only passed the saying on; then it is in its chain."""
    start = page.sentence_start(hit.first)
    relays = any("carries" in h.record.get("class", ()) for w in range(hit.last, outlet.word) for h in page.cues[w])
    if people.type_of(outlet.entity) != "ORG" or not (relays or page.outlet(outlet.word, outlet.word + 1)):
        return False
    said = [d for d in drafts if start <= d.word < hit.first and not d.outer]
    if not said or said[0].source.entity == outlet.entity or people.type_of(said[0].source.entity) == "DOC":
        return False
    verb = any(h.shape.pos == "verb" or "stated" in h.record.get("class", ()) for h in page.cues[said[0].word])
    if not verb or min(said[0].word, said[0].source.word) > start + 2 or page.reading.ends[hit.first - 1] - said[-1].content[-1][1] > 3:
        return False
    for draft in said:
        if draft.source.entity == said[0].source.entity and outlet.entity not in draft.via:
            draft.via = (outlet.entity, *draft.via)
    return True


def lemma(hit: Hit) -> str:
    """The dictionary form of a cue: the past of its verb, else its first noun or form."""
    verb = hit.record.get("verb")
    if verb:
        return str((verb[0] if isinstance(verb, list) else verb)["past"])
    return str((hit.record.get("nouns") or hit.record.get("forms"))[0])
