"""Quotation marks paired into quotations, also where the writer or the typesetter got them wrong.

Knows «» “” ‹› "" and a lone ” that opens; a quotation that nobody closes ends with its paragraph and is marked repaired.
Apostrophes inside words are not marks. It cannot tell scare quotes from speech: that is for the rooms.
"""

from __future__ import annotations

from dataclasses import dataclass

_OPEN = {"«": "»", "“": "”", "‹": "›", "„": "“", "‘": "’"}
_CLOSE = {"»": "«", "”": "“", "›": "‹", "’": "‘"}
_BOTH = '"'
MARKS = frozenset("«»“”‹›„‘’\"")


@dataclass(frozen=True, slots=True)
class Pair:
    """Folded offsets of what stands between the marks, the marks excluded."""

    start: int
    end: int
    depth: int
    repaired: bool


def _opens(text: str, at: int) -> bool:
    """Whether a mark that can do both opens here: a blank or bracket before it, a word after it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (not after.isspace() and (before.isspace() or before in "([{:،؛-–—/")) or (not before.isalnum() and not after.isspace() and before not in ".!؟?،")


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def pair(text: str) -> list[Pair]:
    """All quotations of a folded text, by start; an outer quotation comes before the inner ones."""
    stack: list[tuple[str, int]] = []
    out: list[Pair] = []

    def close(at: int, opener: int, repaired: bool) -> None:
        for _, start in reversed(stack[opener + 1 :]):
            out.append(Pair(start, at, opener + 1, True))
        out.append(Pair(stack[opener][1], at, opener, repaired))
        del stack[opener:]

    for at, char in enumerate(text):
        if char == "\n" and stack:
            # a quotation may run over a paragraph break only if its closing mark comes within the next paragraph
            following = _paragraph_end(text, at + 1)
            closers = {_OPEN.get(mark, mark) for mark, _ in stack}
            ahead = text[at + 1 : following]
            if stack[0][0] in _OPEN and stack[0][0] != _BOTH and any(c in ahead for c in closers) and not any(mark in ahead.split(_OPEN[stack[0][0]])[0] for mark in _OPEN):
                continue
            close(at, 0, True)
            continue
        if char not in MARKS:
            continue
        if char in "‘’" and at and text[at - 1].isalnum() and at + 1 < len(text) and text[at + 1].isalnum():
            continue
        if char in _OPEN:
            stack.append((char, at + 1))
        elif char in _CLOSE:
            openers = [n for n, (mark, _) in enumerate(stack) if _OPEN.get(mark) == char or (mark == char)]
            if openers:
                close(at, openers[-1], False)
            elif char != "’" and _opens(text, at) and char in text[at + 1 : _paragraph_end(text, at)]:
                stack.append((char, at + 1))
            elif stack and stack[-1][0] == _BOTH:
                close(at, len(stack) - 1, True)
        elif stack and stack[-1][0] == _BOTH and not (_opens(text, at) and text[at - 1 : at].isspace() and text.count(_BOTH, at, _paragraph_end(text, at)) % 2 == 0):
            close(at, len(stack) - 1, False)
        elif any(mark == _BOTH for mark, _ in stack):
            close(at, max(n for n, (mark, _) in enumerate(stack) if mark == _BOTH), False)
        elif _BOTH in text[at + 1 : _paragraph_end(text, at)]:
            stack.append((char, at + 1))
        elif stack and stack[-1][0] in "“„«":
            close(at, len(stack) - 1, True)
    if stack:
        close(len(text), 0, True)
    return sorted((p for p in out if p.end > p.start), key=lambda p: (p.start, -p.end))
