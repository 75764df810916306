"""Sheets as bytes, so that a later run need not read an article again to merge it.

They are pickles, because they are many and small; they are read with an unpickler that makes nothing but the nouns of this
program, plain collections and number arrays, so that a file from somebody else can hold no code. Bytes of another version of
the program are not read at all: `version` says which they are.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import pickle
import sys
import zlib
from functools import cache, partial
from pathlib import Path
from typing import Any

_PLAIN = {"builtins": {"frozenset", "set", "tuple"}, "numpy": {"ndarray", "dtype"}, "numpy._core.multiarray": {"_reconstruct"}, "numpy._core.numeric": {"_frombuffer"}}
_ROOMS = ("riwaya.model.", "riwaya.merge.")
_PLAINLY = b"\x80"  # how a pickle begins that is not pressed


_known: dict[tuple[str, str], Any] = {}


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        known = _known.get((module, name))
        return known if known is not None else _known.setdefault((module, name), self._allowed(module, name))

    def _allowed(self, module: str, name: str) -> Any:
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_ROOMS) and "." not in name else None
        if isinstance(found, type) and found.__module__.startswith(_ROOMS):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a sheet is made of")


class _Sharer(_Reader):
    """Reads nouns whose words are held once, however many nouns hold them."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        return partial(_shared, found) if dataclasses.is_dataclass(found) else found


def _shared(kind: Any, *fields: Any) -> Any:
    return kind(*[_once(one) for one in fields])


def _once(value: Any) -> Any:
    if type(value) is str:
        return sys.intern(value)
    if type(value) in (tuple, frozenset) and value and all(type(one) is str for one in value):
        return type(value)(map(sys.intern, value))
    return value


class _Writer(pickle.Pickler):
    def reducer_override(self, noun: Any) -> Any:
        """A frozen noun as a call of its class with its fields: read back twice as fast as by its state."""
        kind: Any = type(noun)
        names = fields(kind)
        return NotImplemented if names is None else (kind, tuple([getattr(noun, name) for name in names]))


@cache
def fields(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a class of nouns; None for a class that is none."""
    return tuple(one.name for one in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


@cache
def version() -> str:
    """Eight hexadecimal digits over the code and the steps that make sheets and decide about pairs."""
    digest = hashlib.blake2b(digest_size=4)
    for folder in ("merge", "model", "text", "names", "dates"):
        for path in sorted((Path(__file__).parents[1] / folder).glob("*.py")):
            digest.update(path.read_bytes())
    for path in sorted((Path(__file__).parent / "sql").glob("*.sql")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pack(noun: object, level: int = 1) -> bytes:
    """The bytes of a sheet, or of a part of one; not pressed at level 0."""
    held = io.BytesIO()
    _Writer(held, protocol=5).dump(noun)
    return zlib.compress(held.getvalue(), level) if level else held.getvalue()


def unpack_part(body: bytes, *, shared: bool = False) -> Any:
    """The part of a sheet; None for what is nothing of this program. With `shared` equal words are one object over all parts."""
    try:
        return (_Sharer if shared else _Reader)(io.BytesIO(body if body[:1] == _PLAINLY else zlib.decompress(body))).load()
    except (pickle.UnpicklingError, zlib.error, AttributeError, ImportError, TypeError, ValueError, EOFError, IndexError):
        return None
