"""One record of the lexicon, and what a form of it is: a module of its own, because it is compiled with the rooms, which ask records all the time."""

from __future__ import annotations

from typing import Any

from riwaya.model.compiling import built


class Record:
    """One record: its full id is `kind.id`; further keys by `record["key"]` or `record.get("key")`. Never changed.

    `class_` and `value`: the two keys that are asked all the time, None where the record has none. `read`: what a room made of
    other such keys, once it was asked.
    """

    __slots__ = ("class_", "data", "file", "id", "kind", "read", "value")

    def __init__(self, id_: str, kind: str, file: str, data: dict[str, Any]) -> None:
        self.id, self.kind, self.file, self.data = id_, kind, file, data
        self.class_: Any = data.get("class")
        self.value: Any = data.get("value")
        self.read: object | None = None

    def __repr__(self) -> str:
        return f"Record({self.id!r})"

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or `default` where the record does not have it."""
        return self.data.get(key, default)


@built(acyclic=True)
class Shape:
    """What a form is: part of speech, tense, voice, person, gender, number; empty where it does not apply or is open. Never changed."""

    __slots__ = ("gender", "number", "person", "pos", "tense", "voice")

    def __init__(self, pos: str, tense: str = "", voice: str = "", person: str = "", gender: str = "", number: str = "") -> None:
        self.pos, self.tense, self.voice = pos, tense, voice
        self.person, self.gender, self.number = person, gender, number

    def parts(self) -> tuple[str, str, str, str, str, str]:
        """All of it, in order."""
        return self.pos, self.tense, self.voice, self.person, self.gender, self.number

    def but(self, *, tense: str | None = None, gender: str | None = None, number: str | None = None) -> Shape:
        """A shape like this one but for what is given."""
        return Shape(
            self.pos,
            self.tense if tense is None else tense,
            self.voice,
            self.person,
            self.gender if gender is None else gender,
            self.number if number is None else number,
        )


@built(acyclic=True)
class Analysis:
    """What a word can be: particles at its left, pronoun at its right, the record and the shape between them. Never changed."""

    __slots__ = ("left", "record", "right", "shape")

    def __init__(self, left: str, right: str, record: Record, shape: Shape) -> None:
        self.left, self.right, self.record, self.shape = left, right, record, shape
