"""The marks of segments that are done: a small JSON file each, written when everything of the segment lies on the disk.

A segment without one is not there, whatever lies in the tables. The mark says from which bytes, program and words it was
made, so that a later run knows what it need not make again.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya.errors import LakeError
from riwaya.lake import tables

_FOLDER = "done"


@dataclass(frozen=True, slots=True)
class Version:
    """What understands: the program, its words, and the code of the sheets."""

    program: str
    lexicon: str
    sheets: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A segment that is done. `counts` by table."""

    name: str
    root: str
    order: tuple[str, str, int]
    mark: str
    version: Version
    counts: dict[str, int]

    @property
    def token(self) -> str:
        """Twelve hexadecimal digits over all that the segment depends on."""
        return token(self.mark, self.version)

    def folder(self, lake: Path, table: str) -> Path:
        """Where the rows of a table lie."""
        return folder(lake, table, self.name, self.token)


def token(mark: str, version: Version) -> str:
    """Twelve hexadecimal digits over input, program, words and layout."""
    return hashlib.blake2b(f"{tables.LAYOUT} {mark} {version.program} {version.lexicon} {version.sheets}".encode(), digest_size=6).hexdigest()


def folder(lake: Path, table: str, name: str, own: str) -> Path:
    """Where the rows of a table of a segment lie; the layout that engines read as two columns."""
    return lake / f"table={table}" / f"segment={name}-{own}"


def read(lake: Path) -> dict[str, Marker]:
    """The marks of a lake, by segment, in reading order; raises LakeError for a file that is none."""
    out = []
    for path in (lake / _FOLDER).glob("*.json"):
        with contextlib.suppress(FileNotFoundError):
            out.append(_read(path))
    return {one.name: one for one in sorted(out, key=lambda one: one.order)}


def _read(path: Path) -> Marker:
    try:
        row = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
        return Marker(row["name"], row["root"], tuple(row["order"]), row["mark"], Version(**row["version"]), dict(row["counts"]))
    except (ValueError, KeyError, TypeError) as wrong:
        raise LakeError(f"{path}: this is no mark of a segment ({wrong}); delete the file and run extract again") from wrong


def write(lake: Path, one: Marker) -> None:
    """Mark a segment as done and remove what an earlier run made of it."""
    (lake / _FOLDER).mkdir(parents=True, exist_ok=True)
    safely(lake / _FOLDER / f"{one.name}.json", json.dumps(dataclasses.asdict(one), indent=1).encode())
    for old in _folders(lake, one.name):
        if not old.name.endswith(f"-{one.token}"):
            shutil.rmtree(old, ignore_errors=True)


def remove(lake: Path, name: str) -> None:
    """Forget a segment whose input is gone."""
    (lake / _FOLDER / f"{name}.json").unlink(missing_ok=True)
    for old in _folders(lake, name):
        shutil.rmtree(old, ignore_errors=True)


def _folders(lake: Path, name: str) -> Iterator[Path]:
    yield from lake.glob(f"table=*/segment={name}-*")


def safely(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    held = path.with_name(f".{path.name}.{os.getpid()}")
    with held.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    held.replace(path)
    settle(path.parent)


def settle(path: Path) -> None:
    """Have a folder's names on the disk."""
    with contextlib.suppress(OSError):
        held = os.open(path, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
