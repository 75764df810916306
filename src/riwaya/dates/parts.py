"""What arithmetic works on: the tokens of a match, the date of writing, the date last told of; and what it gives."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.dates.calendar import Base
from riwaya.dates.tokens import Token, Tokens


class Resolved(NamedTuple):
    """EDTF value or None, the kind of time, the relative form."""

    value: str | None
    kind: str
    relative: str | None = None


class Parts:
    """The tokens of a match by class, the date of writing, and the article around."""

    def __init__(self, taken: tuple[Token, ...], base: Base | None, tokens: Tokens, anchor: str | None = None) -> None:
        self.taken = taken
        self.base = base
        self.tokens = tokens
        self.anchor = anchor
        self.first, self.last = taken[0].first, taken[-1].last

    def has(self, name: str) -> bool:
        return any(token.name == name for token in self.taken)

    def number(self, name: str, nth: int = 0) -> int | None:
        found = [token.value for token in self.taken if token.name == name]
        return int(found[nth]) if len(found) > nth and isinstance(found[nth], int) else None  # type: ignore[arg-type]

    def month(self) -> int:
        """The month by its name, or by its number after the word for month («شهر 3», «الشهر التاسع»); 0 if there is none."""
        named = self.number("month")
        if named is not None:
            return named
        after = [at for at, token in enumerate(self.taken) if token.name in ("monthword", "literal", "unit")]
        numbers = [int(str(token.value)) for token in self.taken[after[-1] if after else 0 :] if token.name in ("count", "ordinal", "day")]
        return numbers[0] if numbers and numbers[0] <= 12 else 0

    def text(self, name: str) -> str | None:
        found = [token.value for token in self.taken if token.name == name]
        return str(found[0]) if found and found[0] is not None else None

    def row(self, name: str) -> tuple[int, ...]:
        found = [token.value for token in self.taken if token.name == name]
        return found[0] if found and isinstance(found[0], tuple) else ()
