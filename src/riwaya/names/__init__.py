"""Persons with ranks and roles, organisations, places; who is who inside one article."""

from riwaya.model import Time
from riwaya.names.nouns import Names
from riwaya.names.recognise import recognise
from riwaya.names.who import resolve
from riwaya.text import Reading

__all__ = ["Names", "find"]


def find(reading: Reading, times: tuple[Time, ...]) -> Names:
    """Names of an article, with the entities they stand for. `times` are never part of a name."""
    return resolve(reading, recognise(reading, times))
