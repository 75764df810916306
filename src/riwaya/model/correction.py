"""What a user says of one fact of one article. Anchored in words, so that it outlives re-runs, new programs and re-fetched texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """`verdict` is accept, reject, edit or withdraw (`changes` then names the id taken back); `kind` is mention, time, statement or event.

    The fact is known by its anchor: the words `quote` at `start` between `before` and `after`; `hint` tells two facts on the same words apart.
    """

    id: str
    verdict: str
    kind: str
    article: str
    sha256: str
    url: str | None
    quote: str
    before: str
    after: str
    start: int
    hint: str
    changes: tuple[tuple[str, str], ...]
    author: str
    made: str
    reason: str
