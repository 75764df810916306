"""Lines that stand in an article but are no part of it: pointers to other articles, calls to share, comment forms.

Told by how they begin (the lexicon's `page_sign` records), and only when they are short. A pointer that is written as a
sentence of its own words is not recognised.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from riwaya import text as texts
from riwaya.lexicon import Lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.model import Article, Part

_LONGEST = 140
_BREAK = re.compile("[\n\x85\u2028\u2029]")
_EDGE = " \t:：-–—|•·.»«…>*#[]()\u200f\u200e"


@lru_cache(maxsize=4)
def _signs(lexicon: Lexicon) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Whole lines, and openings by their first word."""
    lines: set[str] = set()
    starts: dict[str, list[str]] = {}
    for record in lexicon.records("page_sign"):
        lines.update(fold_word(one).casefold() for one in record.get("lines", ()))
        for one in record.get("starts", ()):
            folded = fold_word(one)
            starts.setdefault(folded.split(" ")[0], []).append(folded)
    return frozenset(lines), {first: tuple(sorted(set(all_of))) for first, all_of in sorted(starts.items())}


def is_sign(folded: str, lexicon: Lexicon) -> bool:
    """Whether a folded line is boilerplate."""
    line = folded.strip(_EDGE)
    if not line or len(line) > _LONGEST:
        return False
    lines, starts = _signs(lexicon)
    if line.casefold() in lines:
        return True
    return any(line.startswith(one) and not line[len(one) : len(one) + 1].isalnum() for one in starts.get(line.split(" ", 1)[0].strip(_EDGE), ()))


def marked(article: Article, lexicon: Lexicon) -> Article:
    """The article with its boilerplate lines marked, but for those in a headline; done twice it changes nothing."""
    settled = [part for part in article.parts if part.kind in ("boilerplate", "headline")]
    found = []
    at = 0
    for line, stored in zip(texts.fold(article.text).text.split("\n"), _BREAK.split(article.text), strict=True):
        if line and len(line) <= _LONGEST and is_sign(line, lexicon) and not any(part.start <= at < part.end for part in settled):
            found.append((at, at + len(stored)))
        at += len(stored) + 1
    if not found or sum(end - start for start, end in found) * 2 > len(article.text):
        return article
    return replace(article, parts=_cut(article, found))


def _cut(article: Article, found: list[tuple[int, int]]) -> tuple[Part, ...]:
    """Parts with the boilerplate taken out of them, in the order of the text."""
    out: list[Part] = [Part("boilerplate", start, end) for start, end in found]
    for part in article.parts:
        start = part.start
        if part.kind != "page":
            for first, last in found:
                if start <= first and last <= part.end:
                    out += _stripped(article.text, Part(part.kind, start, first))
                    start = last
        out += [part] if start == part.start else _stripped(article.text, Part(part.kind, start, part.end))
    return tuple(sorted(out, key=lambda part: (part.start, part.end, part.kind)))


def _stripped(text: str, part: Part) -> list[Part]:
    """The part without blanks at its ends; nothing where only blanks are left."""
    inside = text[part.start : part.end]
    start, end = part.end - len(inside.lstrip()), part.start + len(inside.rstrip())
    return [Part(part.kind, start, end)] if start < end else []
