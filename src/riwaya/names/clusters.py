"""An entity while it is gathered from the names of an article."""

from __future__ import annotations

from riwaya.lexicon import Record
from riwaya.names.alone import opening
from riwaya.names.nouns import Candidate, Title
from riwaya.text import Reading


class Cluster:
    """Its names as folded words, the record behind it, the numbers of its names, its role phrases in order of mention."""

    __slots__ = ("gender", "members", "names", "record", "titles", "type")

    def __init__(self, type_: str, record: Record | None) -> None:
        self.type, self.record = type_, record
        self.names: list[tuple[str, ...]] = []
        self.members: list[int] = []
        self.titles: list[Title] = []
        self.gender: str | None = None


def words_of(reading: Reading, one: Candidate) -> tuple[str, ...]:
    """The folded words of a name without what is attached before it; «للقاهرة» gives back its article."""
    words, cut = reading.words[one.first : one.last], one.start - reading.starts[one.first]
    if cut:
        words[0] = opening(reading, one.start, one.end, one.first) + words[0][cut:]
    return tuple(words)
