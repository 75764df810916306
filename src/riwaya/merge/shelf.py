"""What merges made, by a key that changes whenever it does, kept from merge to merge: a few new ones are kept beside those that stand there, so that little is packed anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.merge.deciding import Kept

_FEW = 8
_ADDED = ", added"


@dataclass(frozen=True, slots=True)
class Rows:
    """Keys and what stands under them, both plain values or nouns."""

    keys: tuple[Any, ...]
    values: tuple[Any, ...]


_NONE = Rows((), ())


class Shelf:
    """What was made in one step of merge; `known` is all of it."""

    def __init__(self, kept: Kept, step: str) -> None:
        self._kept, self._step = kept, step
        base, added = (one if isinstance(one := kept.before(name), Rows) else _NONE for name in (step, step + _ADDED))
        self._base = frozenset(base.keys)
        self.known: dict[Any, Any] = dict(zip(base.keys, base.values, strict=True))
        self.known.update(zip(added.keys, added.values, strict=True))

    def keep(self, made: Mapping[Any, Any]) -> None:
        """Keep what is made now, and forget what is not, sooner or later."""
        added = {key: value for key, value in made.items() if key not in self._base}
        few = _FEW * len(added) < len(self._base)
        if few:
            self._kept.stays(self._step)
        chosen = added if few else made
        self._kept.after(self._step + _ADDED * few, Rows(tuple(chosen), tuple(chosen.values())))
