"""The values that an article gives of an event: numbers with unit and bound, order, cause, purpose, each with its span.

Numbers of one sentence go to the event whose word stands nearest, before it rather than after; times keep theirs. What a
number counts is read from its unit, else from the event's own word. Fractions and percentages are left out.
"""

from __future__ import annotations

from typing import Final

from riwaya.dates import numbers
from riwaya.events.nouns import FOUNDING, Telling, Trigger
from riwaya.events.scene import Scene
from riwaya.lexicon import Record
from riwaya.model import Value

_REACH_AFTER: Final = 14
_REACH_BEFORE: Final = 6
_LONGEST: Final = 14
_FOUNDED: Final = 5
_PHRASES: Final = frozenset({"order", "cause", "purpose"})


def fill(scene: Scene, tellings: list[Telling]) -> None:
    """Add their values to the tellings."""
    if not tellings:
        return
    timed = {i for (first, last), _ in scene.times for i in range(first, last)}
    reached = 0
    for at in _candidates(scene):
        held = scene.holder[at]
        if at < reached or at in timed or (held is not None and held.type == "ORG" and held.first < at):  # «اللواء 444»
            continue
        found = _number(scene, at, timed)
        if found:
            reached, value, bound = found
            _give_number(scene, tellings, at, reached, value, bound)
    firsts = 0
    for hit in scene.reading.of("attribute"):
        order = hit.record["attribute"] == "order"
        if hit.record["attribute"] in _PHRASES and hit.first not in timed and not (order and hit.first < firsts):
            _give_phrase(scene, tellings, hit.first, hit.last, hit.record)
            firsts = hit.last if order else firsts


def mark(scene: Scene, word: int) -> str:
    """What the adjective at a word says of an event: an earlier one, a later one, or nothing."""
    found = _records(scene, word, "another") if word < len(scene.gaps) and scene.gaps[word] == 0 else []
    return str(found[0][0]["value"]) if found else ""


def founded(scene: Scene, trigger: Trigger) -> str:
    """What is founded, by its word: a base is not a corps."""
    needs = trigger.asked.needs
    if trigger.record.id not in FOUNDING or needs is None:
        return ""
    return next((one.removeprefix("ال") for one in scene.reading.words[trigger.last : trigger.last + _FOUNDED] if one in needs.words), "")


def _candidates(scene: Scene) -> list[int]:
    """Words that may begin a number."""
    words = {hit.first for hit in scene.reading.of("number")} | {hit.first for hit in scene.reading.of("attribute") if hit.record["attribute"] == "vague"}
    words.update(scene.reading.numerals)
    return sorted(words)


def _records(scene: Scene, word: int, attribute: str) -> list[tuple[Record, int]]:
    reading = scene.reading
    known = reading.known(word)
    return [(one.record, reading.hit(word, row).last) for row, one in enumerate(known) if one.record.kind == "attribute" and one.record["attribute"] == attribute]


def _number(scene: Scene, word: int, timed: set[int]) -> tuple[int, str, str | None] | None:
    """A counted number at a word: the word after it, its value, its bound."""
    vague = _records(scene, word, "vague")
    if vague:
        last = vague[0][1]
        while _records(scene, last, "vague"):
            last = _records(scene, last, "vague")[0][1]
        return last, " ".join(scene.reading.words[word:last]), None
    found = [one for one in numbers.at(scene.reading, word) if one.kind in ("digits", "cardinal") and one.left in ("", "و", "ب", "ل")]
    if not found or found[0].value == 1 or found[0].last - 1 in timed:
        return None
    value, last = found[0].value, found[0].last
    text = scene.reading.text
    if text[scene.reading.ends[last - 1] : scene.reading.ends[last - 1] + 1] in ("%", "٪"):
        return None
    for record, end in _records(scene, last, "scale"):
        value, last = value * int(record.value), end
        break
    return last, str(value), _bound(scene, word, last)


def _bound(scene: Scene, first: int, last: int) -> str | None:
    for start in (first - 1, first - 2, first - 3, first - 4):
        if start >= 0:
            for record, end in _records(scene, start, "bound"):
                if end == first:
                    return str(record.value)
    for start in range(last, min(last + 4, len(scene.reading.words))):
        for record, _ in _records(scene, start, "bound_after"):
            return str(record.value)
    return None


def _nearest(scene: Scene, tellings: list[Telling], first: int, last: int, before: int) -> Telling | None:
    """The telling of the same sentence whose word stands nearest, those before it first."""
    sentence = scene.reading.sentence_of(first)
    best: tuple[float, Telling] | None = None
    for one in tellings:
        if one.sentence != sentence:
            continue
        after = one.trigger.first - last
        distance: float = first - one.trigger.last if one.trigger.first < first else after * 1.5 + 1
        if (one.trigger.first < first and distance > before) or (one.trigger.first >= first and after > _REACH_BEFORE):
            continue
        if best is None or distance < best[0]:
            best = (distance, one)
    return best[1] if best else None


def _give_number(scene: Scene, tellings: list[Telling], first: int, last: int, value: str, bound: str | None) -> None:
    units = _records(scene, last, "unit")
    what = str(units[0][0]["what"]) if units else ""
    telling = _of_harm(scene, tellings, first, last) if what == "distance" else _nearest(scene, tellings, first, last, _REACH_AFTER)
    if telling is None:
        return
    named = last + 1 if scene.role(last) in ("in", "against") else last
    persons = any(hit.record.kind == "group" for hit in scene.reading.known(named)) if named < len(scene.reading.words) else False
    if not what and not persons and telling.trigger.last < first - 1:
        return
    counts = telling.trigger.asked.counts
    what = what or counts or "persons" if persons else what or (counts if counts and telling.trigger.last == first else "items")
    unit = str(units[0][0].get("unit") or scene.reading.words[last]) if units else scene.reading.words[named] if named < len(scene.reading.words) else None
    telling.values.append(Value("number", value, scene.reading.word_span(first, last), unit, what, bound))


def _of_harm(scene: Scene, tellings: list[Telling], first: int, last: int) -> Telling | None:
    """A distance belongs to the deed of its sentence, or to the last one told in the two sentences before."""
    deeds = [one for one in tellings if one.trigger.type == "ASSAULT"]
    sentence = scene.reading.sentence_of(first)
    here = [one for one in deeds if one.sentence == sentence]
    if here:
        return min(here, key=lambda one: abs(one.trigger.first - first))
    return next((one for one in reversed(deeds) if sentence - 3 < one.sentence < sentence), None) or _nearest(scene, tellings, first, last, _REACH_AFTER)


def _give_phrase(scene: Scene, tellings: list[Telling], first: int, last: int, record: Record) -> None:
    telling = _nearest(scene, tellings, first, last, 16)
    if telling is None:
        return
    value, end = record.value, last
    if record.get("after"):
        end = _clause_end(scene, last)
        if end == last:
            return
    elif value is not None and (limit := _limit(scene, last)) is not None:
        value, end = None, limit  # «الأولى منذ عام 2019»: the first within these bounds, not the first of all
    span = scene.reading.word_span(first, end)
    telling.values.append(Value(str(record["attribute"]), str(value or span.text), span))


def _clause_end(scene: Scene, last: int) -> int:
    """The word behind the clause that goes on at a word."""
    end, limit = last, min(len(scene.reading.words), last + _LONGEST)
    while end < limit and (end == last or scene.gaps[end] == 0):
        end += 1
    return end


def _limit(scene: Scene, last: int) -> int | None:
    """Where the clause ends in which a first is bounded: «منذ», «من نوعها»; None where it is not."""
    end = _clause_end(scene, last)
    return end if any(_records(scene, word, "limit") for word in range(last, end) if scene.gaps[word] == 0) else None
