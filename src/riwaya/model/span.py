"""Exact characters of a stored text: what every fact of an account stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from riwaya.model.compiling import built


@built(acyclic=True)
@dataclass(init=False, slots=True, unsafe_hash=True)
class Span:
    """Exact characters of the stored text: `article.text[start:end] == text`.

    Compiled with the rooms, so its constructor is written out: an article is told in some hundreds of spans, and what `dataclass` writes stays in the interpreter.
    """

    start: Final[int]
    end: Final[int]
    text: Final[str]

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end, self.text = start, end, text

    def __reduce__(self) -> tuple[type[Span], tuple[int, int, str]]:
        return Span, (self.start, self.end, self.text)
