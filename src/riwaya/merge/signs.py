"""Words with two ends that accounts are held against each other by, and who is said to have done harm.

A negation turns the sign that follows it and no further one; a wish, a condition or a question before a sign leaves it open. The one who
does harm is looked for after «by», «with the bullets of» and before the verb; grammar beyond word order is not known.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.merge.page import Page
from riwaya.text import Hit

_BACK = 15
_FLAGS = ("same_actor", "same_object", "same_side", "same_anchor", "same_person", "close", "rare", "strict")
_AGENT = 4
_DIRECT = 2
_HARM = 7
UNKNOWN = frozenset({"?"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A word with two ends: on which `axis`, at which end after negations (+1, -1), left `open` by a wish or condition."""

    axis: str
    side: int
    attribute: str
    open: bool
    flags: frozenset[str]
    why: tuple[str, ...]
    start: int
    end: int
    near: frozenset[str]
    object: frozenset[str]
    next: str


@dataclass(frozen=True, slots=True)
class Culprit:
    """Who is said to have done harm: states or sorts of people, `?` where it is said that nobody knows."""

    who: frozenset[str]
    why: tuple[str, ...]
    start: int
    end: int
    near: frozenset[str]


def _longest(page: Page, first: int, last: int) -> list[Hit]:
    """Sense hits in `[first, last)`; inside a longer phrase no shorter one counts."""
    out: list[Hit] = []
    covered = first
    for word in range(first, last):
        hits = [hit for hit in page.senses[word] if hit.last <= last]
        if word < covered or not hits:
            continue
        longest = max(hit.last for hit in hits)
        covered = longest if longest > word + 1 else covered
        axes: set[str] = set()
        for hit in hits:
            if hit.last == longest and hit.record["axis"] not in axes:
                axes.add(hit.record["axis"])
                out.append(hit)
    return out


def read(page: Page, first: int, last: int) -> tuple[Sign, ...]:
    """The signs of the words `[first, last)`."""
    out = []
    for hit in _longest(page, first, last):
        record = hit.record
        if not record.get("side") or _inside_turning(page, first, hit):
            continue
        negations, opened = before(page, first, hit)
        if negations and record.get("turns") is False:
            continue
        span = page.reading.word_span(hit.first, hit.last)
        out.append(Sign(
            record["axis"], (1 if record["side"] == "+" else -1) * (-1) ** len(negations), str(record.get("attribute", "factuality")), opened,
            frozenset(flag for flag in _FLAGS if record.get(flag)), (record.id, *negations), span.start, span.end,
            page.near(first, last, hit.first, hit.last), page.tokens(hit.last, min(last, hit.last + 2)), _anchor(page, hit.last, last),
        ))
    return tuple(out)


def _anchor(page: Page, word: int, last: int) -> str:
    """The stem right behind a sign, which it is told from; none where a length of time stands there: «بعد أسبوع من القرار» tells a day, no order."""
    return page.stems[word] if word < last and not page.hit("span", word) and not page.counts[word] else ""


def _inside_turning(page: Page, first: int, hit: Hit) -> bool:
    """Whether the word is itself a part of a negation: «there is no …»."""
    return any(other.first < hit.first < other.last for other in page.hits("turning", max(first, hit.first - 3), hit.first))


def before(page: Page, first: int, hit: Hit) -> tuple[tuple[str, ...], bool]:
    """Negations that reach the hit and no other sign before it, and whether a wish or a condition stands before it."""
    negations: list[str] = []
    opened = shielded = False
    covered = hit.first
    for word in range(hit.first - 1, max(first, hit.first - _BACK) - 1, -1):
        for other in page.reading.at(word):
            distance = hit.first - other.last
            if other.record.kind == "turning" and other.record.get("stops"):
                return tuple(negations), opened
            if other.record.kind == "open" and 0 <= distance < 6:
                opened = True
            if other.record.kind != "turning" or other.last > covered:
                continue
            if distance < (_DIRECT if other.record.get("direct") else max(int(other.record["reach"]), 3)) and (not shielded or other.record.get("over")):
                covered = word
                if other.record["reach"]:
                    negations.append(other.record.id)
            break
        shielded = shielded or any(other.record.get("side") and other.last <= hit.first for other in page.senses[word])
    return tuple(negations), opened


def culprits(page: Page, first: int, last: int) -> tuple[Culprit, ...]:
    """Who is said to have done harm in the words `[first, last)`."""
    hits = [hit for hit in _longest(page, first, last) if hit.record["axis"] in ("harm", "culprit", "source")]
    harmed = [hit.first for hit in hits if hit.record["axis"] == "harm"]
    out = []
    for hit in hits:
        axis = hit.record["axis"]
        if axis != "harm" and not any(abs(hit.first - word) <= _HARM for word in harmed):
            continue
        negations, opened = before(page, first, hit)
        who = _who(page, first, last, hit, axis)
        if negations or opened or not who:
            continue
        span = page.reading.word_span(hit.first, hit.last)
        out.append(Culprit(who, (hit.record.id,), span.start, span.end, page.near(first, last, hit.first, hit.last, 12)))
    return tuple(out)


def _who(page: Page, first: int, last: int, hit: Hit, axis: str) -> frozenset[str]:
    """The states after «by»; the one state before a striking verb or, with none there, right after it."""
    if axis == "source":
        return UNKNOWN
    if axis == "culprit":
        return page.states(hit.last, min(last, hit.last + _AGENT))
    if not hit.record.get("agent"):
        return frozenset()
    states = page.states(max(first, hit.first - 6), hit.first) or page.states(hit.last, min(last, hit.last + 3))
    return states if len(states) == 1 else frozenset()
