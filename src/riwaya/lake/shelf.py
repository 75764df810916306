"""Accounts and sheets that lie on the disk and are opened when they are asked for, so that merging holds little more than what it is at.

They answer as the nouns that they stand for do, but are not equal to them: only merge reads them, and only what it reads is
kept here. The file has no name and ends with the process.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from riwaya import merge
from riwaya.lake import tables
from riwaya.lexicon import Lexicon
from riwaya.merge import keeping
from riwaya.model import Account

_OPEN = 2048
_HELD = frozenset(("entities", "claims", "events"))  # parts whose nouns the merge goes on holding: equal words of theirs are one object


class Shelf:
    """Blobs in one file, by article and part, with the few that were opened last."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=1 << 20)  # noqa: SIM115
        self._ends = array("q", [0])
        self._parts = tuple(f"sheet_{one}" for one in tables.parts())
        self._place = {name: number for number, name in enumerate(self._parts)}
        self.columns = ("article", "position", "sha256", "outlet", "published", *self._parts)
        self._opened: OrderedDict[tuple[int, str], Any] = OrderedDict()
        self.heads: list[Head] = []

    def put(self, row: dict[str, Any]) -> None:
        """Add an article's row of the table `articles`."""
        number = len(self.heads)
        for name in self._parts:
            self._file.write(row[name])
            self._ends.append(self._ends[-1] + len(row[name]))
        self.heads.append(Head(self, number, row))

    def settle(self) -> None:
        """Nothing more is put."""
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    def _blob(self, number: int, name: str) -> bytes:
        at = number * len(self._parts) + self._place[name]
        return os.pread(self._file.fileno(), self._ends[at + 1] - self._ends[at], self._ends[at])

    def part(self, number: int, name: str) -> Any:
        """A part of a sheet."""
        key = (number, name)
        found = self._opened.pop(key, None)
        if found is None:
            found = keeping.unpack_part(self._blob(number, f"sheet_{name}"), shared=name in _HELD)
        self._opened[key] = found
        if len(self._opened) > _OPEN:
            self._opened.popitem(last=False)
        return found

    def accounts(self) -> Iterator[Account]:
        """An account for every article, opened when it is asked."""
        for head in self.heads:
            yield cast(Account, Closed(head))


class Head:
    """An article without its text, which is read when it is asked for."""

    __slots__ = ("id", "number", "outlet", "published", "sha256", "shelf")

    def __init__(self, shelf: Shelf, number: int, row: dict[str, Any]) -> None:
        self.shelf, self.number = shelf, number
        self.id, self.sha256, self.outlet, self.published = row["article"], row["sha256"], row["outlet"], row["published"]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.shelf.part(self.number, "account").article, name)


class Closed:
    """An account that is opened when more than its article's head is asked of it."""

    __slots__ = ("article",)

    def __init__(self, article: Head) -> None:
        self.article = article

    def __getattr__(self, name: str) -> Any:
        return getattr(self.article.shelf.part(self.article.number, "account"), name)


class ClosedSheet:
    """A sheet whose parts are opened one by one; what a sheet tells of its parts is told of them."""

    __slots__ = ("account",)

    def __init__(self, account: Account) -> None:
        self.account = account

    def __getattr__(self, name: str) -> Any:
        own = getattr(merge.Sheet, name)
        if isinstance(own, property):
            return own.__get__(self)
        head = cast(Closed, self.account).article
        return head.shelf.part(head.number, name)


class Shelved(merge.Memory):
    """The memory of a merge whose sheets lie on a shelf."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)

    def sheet(self, account: Account) -> merge.Sheet:
        """The sheet of an account of the shelf."""
        return cast(merge.Sheet, ClosedSheet(account))
