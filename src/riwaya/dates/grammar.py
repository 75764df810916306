"""Patterns of date_forms.toml compiled to one tree and walked from every word that can begin a time.

A pattern is a row of items: a class of token (`month`), a quoted word (`'من'`), a named piece (`<YEAR>`); `?` after an item makes
it optional, `a|b` chooses, `~` before it allows a comma, dash or bracket in front, and `بل+` asks for one of these particles on it
(`بل?+`: or none). The longest match wins, then the earlier record. Nothing is matched over the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from riwaya.dates.tokens import Token, Tokens
from riwaya.errors import LexiconError
from riwaya.lexicon import Lexicon, Record
from riwaya.lexicon.letters import fold_word
from riwaya.model.compiling import built

_ITEM: Final = re.compile(r"(~?)(?:(\w+)(\??)\+)?((?:<\w+>|'\w+'|\w+)(?:\|(?:'\w+'|\w+))*)(\??)")
_LOOSE: Final = frozenset(("", "،", ",", "-", "–", "(", ")", "/", "),", ")،", "[", "]", "«", "»", '"', "ـ"))


Item = tuple[str, bool, frozenset[str]]
Row = tuple[tuple[Item, ...], Record]


class Node:
    """A place in the tree of patterns: where each item leads, and the form that ends here. Opened when a text first comes to it."""

    def __init__(self, rows: list[Row], depth: int) -> None:
        self._rows, self._depth = rows, depth
        self._edges: dict[str, list[tuple[bool, frozenset[str], Node]]] | None = None
        self._literal = False
        self.form = next((record for items, record in rows if len(items) == depth), None)

    @property
    def edges(self) -> dict[str, list[tuple[bool, frozenset[str], Node]]]:
        """The items that may come next."""
        found = self._edges
        if found is None:
            found = self._edges = {}
            depth, onward = self._depth, dict[Item, list[Row]]()
            for row in self._rows:
                if len(row[0]) > depth:
                    onward.setdefault(row[0][depth], []).append(row)
            for (label, loose, lefts), rows in onward.items():
                found.setdefault(label, []).append((loose, lefts, Node(rows, depth + 1)))
                self._literal = self._literal or label[0] == "'"
        return found

    @property
    def literal(self) -> bool:
        """Whether a word itself may come next."""
        return bool(self.edges) and self._literal


@built(acyclic=True)
class Match:
    """A form over tokens in order. Never changed."""

    __slots__ = ("form", "tokens")

    def __init__(self, form: Record, tokens: tuple[Token, ...]) -> None:
        self.form, self.tokens = form, tokens


def _expand(pattern: str, parts: dict[str, list[str]], record: Record) -> Iterator[tuple[Item, ...]]:
    """Every row of items that a pattern stands for."""
    rows: list[tuple[Item, ...]] = [()]
    for word in pattern.split():
        match = _ITEM.fullmatch(word)
        if not match:
            raise LexiconError(record.file, record.id, f"pattern item {word!r} is not understood")
        loose, clitics, lax, body, optional = match.groups()
        lefts = frozenset((clitics or "") if clitics else ("",)) | (frozenset(("",)) if lax else frozenset())
        options: list[tuple[Item, ...]] = []
        if body.startswith("<"):
            for inner in parts[body[1:-1]]:
                for row in _expand(inner, parts, record):
                    head, *tail = row
                    options.append(((head[0], bool(loose) or head[1], lefts | head[2] if clitics else head[2]), *tail))
        else:
            options = [((fold_word(one), bool(loose), lefts),) for one in body.split("|")]
        if optional:
            options.append(())
        rows = [row + option for row in rows for option in options]
    yield from (row for row in rows if row)


@lru_cache(maxsize=4)
def compiled(lexicon: Lexicon) -> Node:
    """The tree of all patterns of a lexicon."""
    parts = {record.id.split(".")[1]: record["any"] for record in lexicon.records("date_part")}
    return Node([(row, record) for record in lexicon.records("date_form") for pattern in record["pattern"] for row in _expand(pattern, parts, record)], 0)


def _joined(tokens: Tokens, word: int, end: int, loose: bool) -> bool:
    reading = tokens.reading
    gap = reading.text[end : reading.starts[word]]
    if gap in (" ", ""):
        return True
    return loose and "\n" not in gap and gap.replace(" ", "") in _LOOSE


def _matches(node: Node, tokens: Tokens, word: int, end: int, taken: tuple[Token, ...], out: list[Match]) -> None:
    """Put every form that ends at a node or beyond it into `out`."""
    if node.form is not None:
        out.append(Match(node.form, taken))
    reading = tokens.reading
    if not node.edges or word >= len(reading.words):
        return
    if taken and node.literal:
        for loose, lefts, child in node.edges.get(f"'{reading.words[word]}'", ()):
            if "" in lefts and _joined(tokens, word, end, loose):
                token = Token("literal", None, word, word + 1, reading.starts[word], reading.ends[word], "", "")
                _matches(child, tokens, word + 1, token.end, (*taken, token), out)
    for label, options in tokens.at(word).items():
        following = node.edges.get(label)
        if not following:
            continue
        for token in options:
            for loose, lefts, child in following:
                if not taken or (token.left in lefts and _joined(tokens, word, end, loose)):
                    _matches(child, tokens, token.last, token.end, (*taken, token), out)


def longest(root: Node, tokens: Tokens, word: int) -> list[Match]:
    """Matches that begin at a word, the longest first; among equals the more tokens, then the earlier form."""
    if not any(label in root.edges for label in tokens.at(word)):
        return []
    found: list[Match] = []
    _matches(root, tokens, word, 0, (), found)
    return sorted(found, key=lambda m: (-m.tokens[-1].end, -len(m.tokens), m.form.id)) if len(found) > 1 else found
