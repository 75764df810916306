"""An article's text as HTML with its facts highlighted, never changed.

Facts overlap; the text is cut at every boundary into flat pieces, each wrapped once, so that no element nests in another.
Boundaries snap outwards to whole words: an element edge inside a joined Arabic word breaks its letters in some browsers.
The exact offsets stay in `data-` attributes.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from riwaya.store.searching import Snippet

_PARAGRAPH = re.compile(r"[^\n\r]+")
_MOST_FACTS = 4_000
_LONGEST_BLOCK = 6_000
_LEAD = 110


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that stands on `[start, end)` of the text. `kind` names the colour, `id` the fragment, `href` where a name leads."""

    start: int
    end: int
    kind: str
    id: str
    href: str | None = None
    label: str = ""


def _joined(text: str, at: int) -> bool:
    """Whether the characters around `at` belong to one word."""
    return 0 < at < len(text) and _inside(text[at - 1]) and _inside(text[at])


def _inside(char: str) -> bool:
    return char.isalnum() or char == "ـ" or unicodedata.combining(char) > 0 or char in "\u200c\u200d"


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest range of whole words around `[start, end)`."""
    while _joined(text, start):
        start -= 1
    while _joined(text, end):
        end += 1
    return start, end


def _pieces(first: int, last: int, facts: list[tuple[int, int, Fact]]) -> Iterator[tuple[int, int, list[Fact]]]:
    """Flat pieces of `[first, last)` with the facts that lie over each; `facts` in order of their start."""
    here = [one for one in facts if one[0] < last and one[1] > first]
    cuts = sorted({first, last} | {edge for start, end, _ in here for edge in (start, end) if first < edge < last})
    over: list[tuple[int, int, Fact]] = []
    coming = iter([*here, (last, last, None)])
    following = next(coming)
    for start, end in itertools.pairwise(cuts):
        over = [one for one in over if one[1] > start]
        while following[2] is not None and following[0] <= start:
            over.append((following[0], following[1], following[2]))
            following = next(coming)
        yield start, end, [fact for _, stop, fact in over if stop >= end]


def _piece(text: str, facts: list[Fact], opened: set[str]) -> Markup:
    """One piece: a name is a link, what a statement or event covers is a highlighted span; the first piece of a fact has its anchor before it.

    Anchors of facts that begin together lie in one another, so that the piece is the sibling of each.
    """
    inner = escape(text)
    if not facts:
        return inner
    for fact in facts:
        if fact.href:
            inner = Markup('<a class="name {}" href="{}">{}</a>').format(fact.kind, fact.href, inner)
            break
    anchors = Markup("")
    for fact in facts:
        if fact.id not in opened:
            anchors = Markup('<span class="anchor" id="{}" tabindex="-1">{}</span>').format(fact.id, anchors)
            opened.add(fact.id)
    covering = [fact for fact in facts if not fact.href]
    if not covering:
        return anchors + inner
    classes = " ".join(sorted({fact.kind for fact in covering}))
    ids = " ".join(fact.id for fact in covering)
    return anchors + Markup('<span class="fact {}" data-facts="{}">{}</span>').format(classes, ids, inner)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs; one too long for a browser to lay out is shown in several, cut at blanks."""
    for found in _PARAGRAPH.finditer(text):
        start, last = found.span()
        while last - start > _LONGEST_BLOCK:
            cut = text.find(" ", start + _LONGEST_BLOCK, last)
            if cut < 0:
                break
            yield start, cut + 1
            start = cut + 1
        if text[start:last].strip():
            yield start, last


def marked(text: str, facts: Iterable[Fact], headline_end: int = 0) -> Markup:
    """The text in paragraphs; those before `headline_end` (a code point offset) are headings."""
    sorted_facts = sorted(facts, key=lambda one: (one.start, -one.end, one.id))[:_MOST_FACTS]
    spans = sorted(((*snapped(text, one.start, one.end), one) for one in sorted_facts), key=lambda one: one[0])
    opened: set[str] = set()
    out: list[Markup] = []
    for start, end in _blocks(text):
        inner = Markup("").join(_piece(text[a:b], over, opened) for a, b, over in _pieces(start, end, spans))
        tag = "h2" if end <= headline_end else "p"
        out.append(Markup('<{} lang="ar" dir="rtl">{}</{}>').format(Markup(tag), inner, Markup(tag)))
    return Markup("\n").join(out)


def shortened(text: str, most: int) -> str:
    """The text, or its first whole words and an ellipsis."""
    if len(text) <= most:
        return text
    return (text[: most - 1].rpartition(" ")[0] or text[: most - 1]) + "…"


def sentence(text: str, start: int, end: int, most: int = 320) -> Markup:
    """The sentence around a span, the span marked; cut at words to about `most` characters, so that the marked words are always among the first."""
    before = max((text.rfind(mark, 0, start) for mark in ".!?؟\n"), default=-1) + 1
    ends = [at for at in (text.find(mark, max(end - 1, 0)) for mark in ".!?؟\n") if at >= 0]
    after = max(end, min(ends) + 1 if ends else len(text))
    start, end = snapped(text, start, end)
    before, after = min(before, start), max(after, end)
    words, lead, tail = text[start:end], text[before:start].lstrip(), text[end:after].rstrip()
    if len(words) > most:
        words, tail = words[:most].rpartition(" ")[0] or words[:most], " …"
    room = max(40, most - len(words))
    if len(lead) > min(room // 2, _LEAD):
        lead = "… " + lead[-min(room // 2, _LEAD) :].partition(" ")[2]
    if len(tail) > room - min(len(lead), room // 2):
        tail = tail[: room - min(len(lead), room // 2)].rpartition(" ")[0] + " …"
    return Markup('<bdi lang="ar" dir="rtl">{}<mark>{}</mark>{}</bdi>').format(lead, words, tail)


def passage(one: Snippet) -> Markup:
    """A passage that a search found, with what was searched for marked in whole words."""
    text, base, at, out = one.span.text, one.span.start, 0, Markup("")
    for mark in one.marks:
        start, end = snapped(text, max(0, mark.start - base), min(len(text), mark.end - base))
        if start >= at:
            out += Markup("{}<mark>{}</mark>").format(text[at:start], text[start:end])
            at = end
    return Markup('<bdi lang="ar" dir="rtl">{}{}</bdi>').format(out, text[at:])
