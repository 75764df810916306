"""Who says what: statements with their cue, source, chain, stance and exact content."""

from riwaya.model import Time
from riwaya.names import Names
from riwaya.speech.nouns import Speech
from riwaya.speech.statements import Hearing
from riwaya.text import Reading

__all__ = ["Speech", "find"]


def find(reading: Reading, names: Names, times: tuple[Time, ...]) -> Speech:
    """The statements of an article; the entities are those of `names` and the unnamed sources."""
    return Hearing(reading, names, times).speech()
