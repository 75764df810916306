"""An entity while it is gathered from the names of an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.lexicon import Record
from riwaya.names.nouns import Candidate, Title
from riwaya.text import Reading


@dataclass(slots=True)
class Cluster:
    """Its names as folded words, the record behind it, the numbers of its names, its role phrases in order of mention."""

    type: str
    names: list[tuple[str, ...]] = field(default_factory=list)
    record: Record | None = None
    members: list[int] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    gender: str | None = None


def words_of(reading: Reading, one: Candidate) -> tuple[str, ...]:
    """The folded words of a name without what is attached before it; «للقاهرة» gives back its article."""
    words = list(reading.words[one.first : one.last])
    cut = one.start - reading.starts[one.first]
    whole = words[0]
    words[0] = whole[cut:]
    if cut and whole[cut - 1] == "ل" and words[0].startswith("ل") and len(words[0]) > 3:
        words[0] = "ا" + words[0]
    return tuple(words)
