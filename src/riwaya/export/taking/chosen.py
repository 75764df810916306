"""What a user wants to take along, in the same words as search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """Conditions that must all hold; None does not filter.

    `words`, `outlet`, `since`, `until`, `person` choose articles; `source` and `stance` statements and accounts; `event_type` events.
    """

    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    person: str | None = None
    source: str | None = None
    stance: str | None = None
    event_type: str | None = None

    def articles_only(self) -> bool:
        """Whether a condition falls on articles."""
        return any((self.words, self.outlet, self.since, self.until, self.person))
