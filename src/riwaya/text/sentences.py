"""Sentences and paragraphs as folded offsets.

`sentencex` proposes the ends; here stand the guards it lacks for Arabic news: abbreviations with points (title letters
such as the doctor's dal, agency initials), decimal points, a full stop glued to the next sentence, the ends of lines. It
does not split at commas, however long the sentence.
"""

from __future__ import annotations

import re
from typing import Final

from sentencex import segment

_SIGN: Final = re.compile("[^ء-ي0-9A-Za-z ,،«»\"“”:-]")  # most lines have none but their last: they are one sentence, and `segment` is not asked
_QUOTED_STOP: Final = re.compile('[»”"] ?\\.\\s+(?=\\w)')


def _abbreviated(text: str, at: int) -> bool:
    """Whether the point before `at` closes a lone letter or a chain of them, or stands inside a number."""
    stop = at - 1
    while stop > 0 and text[stop].isspace():
        stop -= 1
    if stop < 1 or text[stop] != ".":
        return False
    before = stop - 1
    if text[before].isdigit():
        return at < len(text) and text[at].isdigit() and stop == at - 1
    return text[before].isalpha() and (before == 0 or not text[before - 1].isalnum()) and at < len(text)


def _pieces(line: str) -> list[str]:
    """The proposed sentences, each parted behind a full stop that follows a closing mark («… ". وأضاف»)."""
    out: list[str] = []
    for piece in segment("ar", line):
        at = 0
        for found in _QUOTED_STOP.finditer(piece):
            if found.end() < len(piece):
                out.append(piece[at : found.end()])
                at = found.end()
        out.append(piece[at:])
    return out


def _split_line(text: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    if not _SIGN.search(text, start, end - (2 if text[end - 1] == "\n" else 1)):
        out.append((start, end))
        return
    first, at = start, start
    for piece in _pieces(text[start:end]):
        at += len(piece)
        if at < end and _abbreviated(text, at):
            continue
        out.append((first, at))
        first = at
    if first < end:
        out.append((first, end))


def sentences(text: str) -> list[tuple[int, int]]:
    """`[start, end)` of every sentence, blanks at their ends included; a line end always ends one."""
    out: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            _split_line(text, at, at + len(line), out)
        at += len(line)
    return out
