"""Quotation marks paired into quotations, also where the writer or the typesetter got them wrong.

Knows «» “” „“ ‹› ‘’ and the straight mark; a ” that opens; a mark closed by another family's; a quotation that runs over a
line end. One that nobody closes ends with its line and is marked repaired; a closer without an opener is left alone. It
cannot tell scare quotes from speech: that is for the rooms.
"""

from __future__ import annotations

from typing import Final

from riwaya.model.compiling import built

_MARKS: Final = ("«", "»", "“", "”", "„", "‹", "›", "‘", "’", '"')
_CLOSES: Final = {"«": "»", "“": "”", "„": "“”", "‹": "›", "‘": "’", '"': '"', "”": "“”"}
_OPENERS: Final = frozenset("«“„‹‘")
_DEEPEST: Final = 16
_ATTACHED: Final = frozenset("وفبلكس")


@built(acyclic=True)
class Pair:
    """Folded offsets of what stands between the marks, the marks excluded. Never changed."""

    __slots__ = ("depth", "end", "repaired", "start")

    def __init__(self, start: int, end: int, depth: int, repaired: bool) -> None:
        self.start, self.end, self.depth, self.repaired = start, end, depth, repaired


class _Open:
    __slots__ = ("mark", "start")

    def __init__(self, mark: str, start: int) -> None:
        self.mark, self.start = mark, start


def _looks_open(text: str, at: int) -> bool:
    """A word follows at once; before stands nothing, a blank, a bracket or a lone attached particle."""
    if at + 1 >= len(text) or text[at + 1].isspace() or text[at + 1] in ".،,؛;:!؟?)":
        return False
    before = text[at - 1] if at else " "
    return before.isspace() or before in "([{:-–—/«“" or (before in _ATTACHED and (at < 2 or not text[at - 2].isalnum()))


def _looks_closed(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return at > 0 and not text[at - 1].isspace() and not after.isalnum()


class _Pairer:
    """Walks over the marks of a text, line by line, with the stack of what is open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.out: list[Pair] = []

    def close(self, level: int, at: int, repaired: bool) -> None:
        """Close the quotation at `level`; what is open inside it ends there too."""
        for depth in range(len(self.stack) - 1, level - 1, -1):
            self.out.append(Pair(self.stack[depth].start, at, depth, repaired or depth > level))
        del self.stack[level:]

    def _level(self, mark: str) -> int | None:
        return next((n for n in range(len(self.stack) - 1, -1, -1) if mark in _CLOSES[self.stack[n].mark]), None)

    def mark(self, mark: str, at: int, end: int) -> None:
        """Take one mark at `at`, in a line that ends at `end`."""
        if mark == "’" and at and at + 1 < end and self.text[at - 1].isalnum() and self.text[at + 1].isalnum():
            return
        level = self._level(mark)
        if mark == "“" and self.stack and self.stack[-1].mark == mark and _looks_closed(self.text, at) and not _looks_open(self.text, at):
            level = len(self.stack) - 1
        if level is not None and not self._nests(mark, at, end):
            self.close(level, at, False)
        elif mark in _OPENERS or self._nests(mark, at, end) or (mark in '"”' and not self._left_over(mark, at, end) and self._closes_later(mark, at, end)):
            if len(self.stack) < _DEEPEST:
                self.stack.append(_Open(mark, at + 1))
        elif mark in '"”' and self.stack and self.stack[-1].mark in '"“„«':
            self.close(len(self.stack) - 1, at, True)

    def _nests(self, mark: str, at: int, end: int) -> bool:
        """A straight mark inside a straight quotation that opens another one."""
        open_already = any(one.mark == mark for one in self.stack)
        return mark == '"' and open_already and _looks_open(self.text, at) and not _looks_closed(self.text, at) and self.text.count('"', at + 1, end) % 2 == 0

    def _left_over(self, mark: str, at: int, end: int) -> bool:
        """«"بلدات "أم خير"، … "المدينة"»: a straight mark that closes what is closed already, the marks behind it in pairs."""
        if mark != '"' or self.stack or not _looks_closed(self.text, at) or not (self.text[at - 1].isalnum() or self.text[at - 1] in ".!؟)"):
            return False
        return self.text.count('"', at + 1, end) % 2 == 0 and not _looks_open(self.text, at)

    def _closes_later(self, mark: str, at: int, end: int) -> bool:
        if mark == '"' and self.text.find('"', at + 1, end) >= 0:
            return True
        return _looks_open(self.text, at) and any(self.text.find(one, at + 1, end) >= 0 for one in "”“")

    def line_end(self, at: int) -> None:
        """End what is open, unless the next line's first mark of its family closes it."""
        outer = self.stack[0].mark
        following = self.text.find("\n", at + 1)
        end = len(self.text) if following < 0 else following
        family = [found for mark in _MARKS if (mark == outer or mark in _CLOSES[outer]) and (found := self.text.find(mark, at, end)) >= 0]
        ahead = self.text[min(family)] if family else None
        if outer == '"' or ahead is None or ahead == outer:
            self.close(0, at, True)


def _marks(text: str) -> list[int]:
    """Where quotation marks stand, in order; each is searched by itself, for most texts have one family of them."""
    out: list[int] = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            out.append(at)
            at = text.find(mark, at + 1)
    out.sort()
    return out


def pair(text: str) -> list[Pair]:
    """All quotations of a folded text, by start; an outer quotation comes before the inner ones."""
    pairer = _Pairer(text)
    end = -1
    for start in _marks(text):
        while end < start:
            if pairer.stack and end >= 0:
                pairer.line_end(end)
            end = text.find("\n", end + 1 if pairer.stack else start)
            end = len(text) if end < 0 else end
        pairer.mark(text[start], start, end)
    while pairer.stack:
        pairer.line_end(end)
        end = text.find("\n", end + 1)
        if end < 0 and pairer.stack:
            pairer.close(0, len(text), True)
    return sorted((one for one in pairer.out if one.end > one.start), key=lambda one: (one.start, -one.end))
