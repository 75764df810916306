"""What two lexicons differ in, as far as the words of a text tell: the surfaces of records that came, went or changed.

A lexicon is noted as its records. Only records of kinds that are asked for by the words that stand in a text can be told apart so (`_BY_WORDS`); where one of
another kind, the schema or the particles changed, anything may depend on it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from riwaya.lexicon import Record
from riwaya.lexicon.compiler import surfaces
from riwaya.lexicon.lexicon import Lexicon

_BY_WORDS = frozenset(("cue", "trigger", "setting", "title", "org_head", "place_head", "place", "organisation", "sense", "turning", "open", "counted", "tally"))
_CALLED = frozenset(("country", "organisation", "outlet", "place"))  # what may be called by another form of its record than stands in the text
_UNREAD = frozenset(("says", "silent", "reads", "note", "source"))
_MOST_WORDS = 400_000
_ENDING = 4
Parts = tuple[str, ...]


def noted(lexicon: Lexicon) -> bytes:
    """A lexicon as it is compared with later ones."""
    rows = {one.id: _data(one) for kind in sorted(lexicon.kinds) for one in lexicon.records(kind)}
    return gzip.compress(json.dumps({"frame": _frame(lexicon), "rows": rows}, ensure_ascii=False, sort_keys=True).encode(), 1, mtime=0)


def differing(note: bytes, lexicon: Lexicon) -> frozenset[Parts] | None:
    """The surfaces, word by word, by which a text can depend on what differs from the lexicon of a note; None where any text may."""
    then = json.loads(gzip.decompress(note))
    if then["frame"] != _frame(lexicon):
        return None
    now = {one.id: _data(one) for kind in sorted(lexicon.kinds) for one in lexicon.records(kind)}
    rows: dict[str, dict[str, Any]] = then["rows"]
    changed = sorted(name for name in {*rows, *now} if rows.get(name) != now.get(name))
    if any(name.partition(".")[0] not in _BY_WORDS for name in changed):
        return None
    found = {one for name in changed for row in (rows.get(name), now.get(name)) if row is not None for one in _surfaces(name, row, lexicon)}
    beside = {form.record.id: form.record for one in found for form in lexicon.forms(one) if form.record.kind in _CALLED}
    found.update(one for name, record in beside.items() for one in _surfaces(name, dict(record.data), lexicon))
    return frozenset(tuple(one.split(" ")) for one in found)


def _data(record: Record) -> dict[str, Any]:
    """What a record says to the rooms: its examples aside."""
    return {key: value for key, value in record.data.items() if key not in _UNREAD}


def _surfaces(name: str, data: dict[str, Any], lexicon: Lexicon) -> set[str]:
    kind = name.partition(".")[0]
    return set(surfaces(Record(name, kind, "", data), lexicon.kinds[kind]))


def _frame(lexicon: Lexicon) -> str:
    return hashlib.blake2b(lexicon.frame().encode(), digest_size=8).hexdigest()


class Touch:
    """Tells whether words hold one of the surfaces, whatever letters of particles stand before it and whatever ending or pronoun after it."""

    def __init__(self, surfaces: frozenset[Parts], lexicon: Lexicon) -> None:
        self._letters = lexicon.letters
        self._parts = frozenset(part for one in surfaces for part in one)
        self._by_first: dict[str, list[Parts]] = {}
        for one in sorted(surfaces):
            self._by_first.setdefault(one[0], []).append(one)
        self._within = lru_cache(maxsize=_MOST_WORDS)(self._look)

    def __call__(self, words: Iterable[str]) -> bool:
        found = frozenset().union(*map(self._within, set(words)))
        return any(found.issuperset(one) for part in found for one in self._by_first.get(part, ()))

    def _look(self, word: str) -> frozenset[str]:
        before = next((at for at, letter in enumerate(word) if letter not in self._letters), len(word) - 1)
        return frozenset(word[start:end] for start in range(before + 1) for end in range(max(start + 1, len(word) - _ENDING), len(word) + 1)) & self._parts
