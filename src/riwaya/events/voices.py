"""On whose word an event is told: the statements around a trigger, the innermost first.

A statement whose content holds the trigger speaks of it. Where a content holds another, the inner one is the voice; a
statement of another place in the text whose content points back at these words is one voice more.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene
from riwaya.model import Statement

_NEWS: Final = 3  # words of news before what it is about: «الأنباء التي تحدثت عن», «ما تردد عن»


def opposes(statement: Statement) -> bool:
    """Whether a statement says the opposite of the negated clause it is told by: «لم يسافر، خلافا لما ذكرته الصحيفة»."""
    return "contrary" in statement.why


class _Content:
    """A part of what a statement says, by its words."""

    __slots__ = ("first", "last", "length", "statement")

    def __init__(self, words: tuple[int, int], length: int, statement: Statement) -> None:
        self.first, self.last = words
        self.length, self.statement = length, statement

    def order(self) -> tuple[int, int, str]:
        """The inner before the outer."""
        return self.length, self.first, self.statement.id


class Voices:
    """The statements of an article by the words of their contents."""

    def __init__(self, scene: Scene, statements: tuple[Statement, ...]) -> None:
        self._scene = scene
        self._sources: dict[str, Stand | None] = {}
        self._stands: dict[str, list[Stand]] = {}  # those of each entity, once somebody asks
        self._known: dict[int, tuple[Statement | None, list[Statement]]] = {}
        self._cues = {scene.words(one.cue.span)[0]: one for one in reversed(statements)}
        self._order = sorted(self._cues)
        self.by_id = {one.id: one for one in statements}
        contents = [_Content(scene.words(part), part.end - part.start, one) for one in statements for part in one.content]
        self._contents = sorted(contents, key=_Content.order)

    def of(self, trigger: Trigger) -> tuple[Statement | None, list[Statement]]:
        """The innermost statement that holds a trigger, and others that hold it without enclosing that one."""
        known = self._known.get(trigger.first)
        if known is None:
            known = self._known[trigger.first] = self._of(trigger)
        return known

    def _of(self, trigger: Trigger) -> tuple[Statement | None, list[Statement]]:
        at = trigger.first
        holding, against = list[Statement](), list[Statement]()
        for one in self._contents:
            if one.first <= at < one.last:
                (against if opposes(one.statement) else holding).append(one.statement)
        if not holding:
            return None, against
        inner = self._denier(holding[0])
        above = {inner.id}
        outer: Statement | None = inner
        while outer is not None and outer.parent and outer.parent not in above:
            above.add(outer.parent)
            outer = self.by_id.get(outer.parent)
        return inner, against + [other for other in holding[1:] if other.id not in above and not self._encloses(other, inner)]

    def _denier(self, inner: Statement) -> Statement:
        """Who denies the news that tells of an event («نفى الوزير تقارير عن لقاء»): nobody else speaks in what he denies; else the innermost."""
        outer = self.by_id.get(inner.parent) if inner.parent else None
        if outer is None or outer.stance != "denies" or inner.stance != "asserts" or inner.kind != "unnamed":
            return inner
        opens = any(part.start <= inner.cue.span.start < part.end and self._scene.words(part)[0] + _NEWS >= self._scene.words(inner.cue.span)[0] for part in outer.content)
        return outer if opens else inner

    def _encloses(self, outer: Statement, inner: Statement) -> bool:
        cue = inner.cue.span
        return any(part.start <= cue.start < part.end for part in outer.content)

    def speaker(self, trigger: Trigger) -> Stand | None:
        """Who says the statement that a trigger lies in, as a stand of its own words or of its cue's."""
        return self._source(self.of(trigger)[0])

    def said(self, trigger: Trigger) -> Stand | None:
        """Whose statement a trigger opens by being its cue."""
        return self._source(self._cues.get(trigger.first))

    def before(self, trigger: Trigger) -> Stand | None:
        """Who spoke last before the sentence of a trigger: whom a verb without a subject goes on with."""
        reading = self._scene.reading
        sentence = reading.sentence_of(trigger.first)
        at = bisect_left(self._order, reading.sentences[sentence].first) - 1
        if at < 0 or reading.sentence_of(self._order[at]) < sentence - 2:
            return None
        return self._source(self._cues[self._order[at]])

    def _source(self, statement: Statement | None) -> Stand | None:
        if statement is None or statement.entity is None:
            return None
        if statement.id not in self._sources:
            cue = self._scene.words(statement.cue.span)[0]
            self._sources[statement.id] = self._nearest(statement.entity, cue)
        return self._sources[statement.id]

    def _nearest(self, entity: str, word: int) -> Stand | None:
        """The stand of an entity that is nearest to a word."""
        if not self._stands:
            for one in self._scene.stands:
                if one.entity is not None:
                    known = self._stands.get(one.entity)
                    if known is None:
                        self._stands[one.entity] = [one]
                    else:
                        known.append(one)
        out: Stand | None = None
        for one in self._stands.get(entity, []):
            if out is None or abs(one.first - word) < abs(out.first - word):
                out = one
        return out
