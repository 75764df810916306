"""One record of the lexicon: a module of its own, because it is compiled with the rooms, which ask records all the time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One record: its full id is `kind.id`; further keys by `record["key"]` or `record.get("key")`."""

    id: str
    kind: str
    file: str
    data: dict[str, Any] = field(repr=False)

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or `default` where the record does not have it."""
        return self.data.get(key, default)
