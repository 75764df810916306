"""Sentences and paragraphs as folded offsets.

`sentencex` proposes the ends; here stand the guards it lacks for Arabic news: abbreviations with points (title letters
such as the doctor's dal, agency initials), decimal points, a full stop glued to the next sentence, the ends of lines. It
does not split at commas, however long the sentence.
"""

from __future__ import annotations

import re
import string
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
from sentencex import segment

from riwaya.lexicon.letters import LETTER
from riwaya.text.fold import Folded

_INSIDE: Final = string.ascii_letters + string.digits + " ,،«»\"“”:-" + "".join(map(chr, range(ord("ء"), ord("ي") + 1)))
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
    first, at = start, start
    for piece in _pieces(text[start:end]):
        at += len(piece)
        if at < end and _abbreviated(text, at):
            continue
        out.append((first, at))
        first = at
    if first < end:
        out.append((first, end))


@cache
def _ending() -> npt.NDArray[np.bool_]:
    """By code point, what may end a sentence: most lines have no such sign but their last, they are one sentence, and `segment` is not asked."""
    out = np.ones(0x110000, dtype=np.bool_)
    out[list(map(ord, _INSIDE))] = False
    return out


def sentences(folded: Folded) -> list[tuple[int, int]]:
    """`[start, end)` of every sentence, blanks at their ends included; a line end always ends one."""
    text, out = folded.text, list[tuple[int, int]]()
    signs: list[int] = _ending().take(folded.points & (LETTER - 1)).nonzero()[0].tolist()
    at = number = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        while number < len(signs) and signs[number] < at:
            number += 1
        if not line.isspace():
            if number < len(signs) and signs[number] < end - (2 if line[-1] == "\n" else 1):
                _split_line(text, at, end, out)
            else:
                out.append((at, end))
        at = end
    return out
