"""What stands at the words of an article, found by the number of the word; nothing before the first word and behind the last."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Spots(Generic[T]):
    """At most one thing at each word: the first that was put there."""

    __slots__ = ("_at",)

    def __init__(self, count: int) -> None:
        self._at: list[T | None] = [None] * count

    def put(self, first: int, last: int, one: T) -> None:
        """Let it stand at the words `[first, last)` where nothing stands yet."""
        for word in range(first, last):
            if self._at[word] is None:
                self._at[word] = one

    def get(self, word: int) -> T | None:
        """What stands at a word, or None."""
        return self._at[word] if 0 <= word < len(self._at) else None

    def __getitem__(self, word: int) -> T:
        found = self._at[word]
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: int) -> bool:
        return 0 <= word < len(self._at) and self._at[word] is not None
