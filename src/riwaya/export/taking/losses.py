"""What an export kept, and what its format had no place for: printed after every export, so that nobody finds out later."""

from __future__ import annotations

from collections import Counter


class Losses:
    """Counts of what was written and notes of what was changed or left out, in the order of their first sight."""

    def __init__(self) -> None:
        self.kept: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()

    def keep(self, kind: str, count: int = 1) -> None:
        """So many things of a kind were written."""
        self.kept[kind] += count

    def note(self, what: str, count: int = 1) -> None:
        """Something was changed or left out; `what` is a sentence that reads well before a number."""
        if count:
            self.notes[what] += count

    def lines(self) -> list[str]:
        """The report, one line a fact."""
        kept = ", ".join(f"{count:,} {kind}" for kind, count in self.kept.items()) or "nothing"
        return [f"written: {kept}", *(f"{what}: {count:,}" for what, count in self.notes.items())]
