"""Turns records into tables: every surface that a record can take, folded, with the record's number and the surface's shape.

Tables hold only strings, numbers, tuples and dicts, so that they are kept and read back as they are. Records are kept as
bytes: of sixty thousand an article opens some hundreds.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from sys import intern
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicon import paradigm
from riwaya.lexicon.letters import fold_word
from riwaya.lexicon.loader import Kind
from riwaya.lexicon.record import Record, Shape

SHAPES = 4096  # the code of a surface is the number of its record times this, and the number of its shape
Tables = dict[str, Any]
Inflection = tuple[tuple[str, ...], str, str]


def compiled(records: dict[str, Record], kinds: dict[str, Kind]) -> Tables:
    """`rows` records as bytes by number, `numbers` by id, `ranges` of each kind, `shapes`, `words` and `phrases` by folded surface."""
    ordered = sorted(records.values(), key=lambda r: (r.kind, r.id))
    shapes: dict[Inflection, int] = {}
    words: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, record in enumerate(ordered):
        for surface, form in dict.fromkeys((fold_word(surface), form) for surface, form in _surfaces(record, kinds[record.kind])):
            code = number * SHAPES + shapes.setdefault(form, len(shapes))
            first, *rest = surface.split(" ")
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), code))
            else:
                words.setdefault(surface, []).append(code)
    for rows in phrases.values():
        rows.sort(key=lambda row: (-len(row[0]), row))
    firsts = {kind: [number for number, record in enumerate(ordered) if record.kind == kind] for kind in kinds}
    return {
        "rows": [marshal.dumps((one.id, intern(one.kind), one.file, {intern(key): _shared(value) for key, value in one.data.items()})) for one in ordered],
        "numbers": {one.id: number for number, one in enumerate(ordered)},
        "ranges": {kind: (numbers[0], numbers[-1] + 1) if numbers else (0, 0) for kind, numbers in firsts.items()},
        "shapes": list(shapes),
        "words": {surface: tuple(codes) for surface, codes in words.items()},
        "phrases": phrases,
    }


def _shared(value: Any) -> Any:
    """A value as records share it: what names a class is one object with the constants that the rooms compare it with."""
    return intern(value) if isinstance(value, str) and value.isascii() else value


def surfaces(record: Record, kind: Kind) -> set[str]:
    """Every folded surface of a record, without particles and pronouns."""
    return {fold_word(surface) for surface, _ in _surfaces(record, kind)}


def _surfaces(record: Record, kind: Kind) -> Iterator[tuple[str, Inflection]]:
    """Spelled surfaces with their shape, the class of their particles, and whether a pronoun may, must or cannot follow."""
    own = record.get("clitics", kind.clitics)
    verb = record.get("verb")
    if verb:
        for one in [verb] if isinstance(verb, dict) else verb:
            try:
                inflected = paradigm.verb(one["past"], one["present"], one.get("participle"))
            except (KeyError, ValueError, IndexError) as wrong:
                raise LexiconError(record.file, record.id, f"verb {one}: {wrong}") from wrong
            for form in inflected:
                clitics = "noun" if form.shape.pos == "participle" else "present" if form.shape.tense in ("present", "jussive") else "verb"
                yield form.surface, (form.shape.parts(), clitics, form.pronoun)
    for base in record.get("nouns", ()):
        for form in paradigm.noun(base):
            yield form.surface, (form.shape.parts(), "noun", form.pronoun)
    word = Shape("name" if own == "name" else "word").parts()
    for surface in record.get("forms", ()):
        yield surface, (word, own, "")
        if surface.startswith("ال") and own in ("name", "noun"):
            yield surface[1:], (word, "swallowed", "")
