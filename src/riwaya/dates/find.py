"""Every time expression of an article: windows at words of time, the longest pattern, its value, its bounds.

It finds what the patterns of date_forms.toml say, inside one line. Values that need a date of writing that is not known stay
None and keep their relative form.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from riwaya.dates import bounds, calendar, grammar
from riwaya.dates.guards import GUARDS
from riwaya.dates.parts import Parts
from riwaya.dates.resolve import ARITHMETIC
from riwaya.dates.tokens import Tokens
from riwaya.lexicon import Lexicon
from riwaya.model import Time
from riwaya.text import Reading

_KINDS: Final = ("month", "weekday", "number")
_ANCHORS: Final = ("date", "weekday", "relative", "anchored")
_NEAR: Final = 600


@lru_cache(maxsize=4)
def _openers(lexicon: Lexicon) -> frozenset[str]:
    """The words of time with which a pattern can begin."""
    return frozenset(record.id for record in lexicon.records("date_word") if record.class_ in grammar.compiled(lexicon).edges)


def _openings(reading: Reading) -> list[int]:
    """Words at which a time can begin."""
    found = {hit.first for kind in _KINDS for hit in reading.of(kind)}
    found.update(hit.first for hit in reading.of_records(_openers(reading.lexicon)))
    found.update(reading.numerals)
    return sorted(found)


def _same_day_twice(tokens: Tokens, last: int, first: int) -> bool:
    """«4 رجب 1447 هـ الموافق 24 ديسمبر 2025»: one day by two calendars, one expression."""
    return 0 < last < first <= last + 2 and "corresponding" in tokens.at(last) and "\n" not in tokens.reading.gap(first) + tokens.reading.gap(last)


def find(reading: Reading) -> tuple[Time, ...]:
    """Every time expression of an article, in order. Values need `reading.article.published` (EDTF) or stay None."""
    base = calendar.read_base(reading.article.published)
    tokens = Tokens(reading)
    root = grammar.compiled(reading.lexicon)
    out: list[Time] = []
    free = 0
    opened = 0  # where the last time begins
    anchor: tuple[int, str] | None = None
    for word in _openings(reading):
        if word < free:
            continue
        for match in grammar.longest(root, tokens, word):
            parts = Parts(match.tokens, base, tokens, anchor[1] if anchor and match.tokens[0].start - anchor[0] < _NEAR else None)
            guard = match.form.get("guard")
            if guard and not GUARDS[guard](parts):
                continue
            resolved = ARITHMETIC[match.form["arithmetic"]](parts)
            if resolved is None:
                continue
            start, value, kind, relative, why = bounds.bound(parts, resolved, free)
            end = match.tokens[-1].end
            if reading.text.count("(", start, end) > reading.text.count(")", start, end) and reading.text[end : end + 1] == ")":
                end += 1
            if out and kind == "date" and _same_day_twice(tokens, free, match.tokens[0].first):
                start, why = opened, (*why, "corresponding")
                out.pop()
            opened = start
            span = reading.span(start, end)
            out.append(Time(span, value, kind, relative, (match.form.id, *why)))
            free = parts.last
            if resolved.value and resolved.kind in _ANCHORS and ".." not in resolved.value:
                anchor = match.tokens[-1].end, resolved.value.rpartition("/")[2]
            break
    return tuple(out)
