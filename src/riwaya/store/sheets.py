"""What merge read and made, kept in the case so that a later run reads and writes only what is new: sheets of accounts, prints of entities.

A sheet of an account under corrections is kept apart by its version: it serves merge as long as the same corrections hold, and never stands for the account as it was
found. Neither ever changes a result (`tests/store/test_sheets.py`).
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from itertools import chain

from riwaya.errors import CaseError
from riwaya.merge import Sheet, keeping, standing
from riwaya.model import Account
from riwaya.store.database import Database

_CORRECTED = "+corrected"


class Steps:
    """What was decided about pairs, by step of merge; read when a step asks for it."""

    def __init__(self, database: Database, version: str, opened: Mapping[str, object] | None = None) -> None:
        self._database, self._version, self._opened = database, version, dict(opened or {})
        self._found: dict[str, object] = {}
        self._stays: set[str] = set()

    def before(self, step: str) -> object:
        """What the last merge decided in a step; None where it is not known."""
        if step in self._opened:
            return self._opened.pop(step)
        row = self._database.row("select body from decided where step = :step and version = :version", step=step, version=self._version)
        return keeping.unpack_part(bytes(row[0])) if row else None

    def after(self, step: str, found: object) -> None:
        """Take in what this merge decided."""
        self._found[step] = found

    def stays(self, step: str) -> None:
        """Leave what stands there."""
        self._stays.add(step)

    def keep(self) -> None:
        """Write what was decided, and forget what nothing was said of."""
        for (step,) in self._database.rows("select step from decided"):
            if step not in self._stays:
                self._database.run("delete from decided where step = :step", step=step)
        self._database.insert("decided", ("step", "version", "body"), [(step, self._version, keeping.pack(found)) for step, found in self._found.items()])


_Kept = tuple[str, str, Sheet]


class Ahead:
    """Sheets and decisions opened in a thread of their own while something else is waited for; what has changed since is not taken from here."""

    def __init__(self, database: Database, lexicon: str) -> None:
        self._database, self._version = database, keeping.version() + lexicon
        self._sheets: dict[str, _Kept] = {}
        self._steps: dict[str, object] = {}
        self._thread = threading.Thread(target=self._read, name="riwaya: sheets")
        self._thread.start()

    def _read(self) -> None:
        with suppress(CaseError):
            self._sheets.update((one[2].account.article.id, one) for one in _standing(self._database, self._version))
            for step, body in self._database.rows("select step, body from decided where version = :version", version=self._version):
                self._steps[str(step)] = keeping.unpack_part(bytes(body))

    def read(self) -> tuple[Mapping[str, _Kept], Mapping[str, object]]:
        """The sheets by article, each with its version and its digest, and what was decided."""
        self._thread.join()
        return self._sheets, self._steps


def _standing(database: Database, version: str, names: Iterable[str] | None = None) -> Iterator[_Kept]:
    """The sheets of a case with version and digest: all, or those of these articles."""
    where, values = "(version = :plain or version = :corrected)", {"plain": version, "corrected": version + _CORRECTED}
    sql = f"select article, version, digest, lean from sheet where {where}"
    every = [database.each(sql, **values)] if names is None else [database.rows(f"{sql} and article = :name", name=name, **values) for name in names]
    for name, found, digest, lean in chain.from_iterable(every):
        sheet = standing.standing(bytes(lean), partial(_rest, database, str(name)))
        if sheet is not None and sheet.account.article.id == name:
            yield str(found), str(digest), sheet


def _rest(database: Database, article: str) -> bytes:
    row = database.row("select body from sheet where article = :article", article=article)
    return bytes(row[0]) if row else b""


class Sheets:
    """The sheets of a case that this program, with these words, can use, and the prints of the entities that it holds."""

    def __init__(self, database: Database, lexicon: str, ahead: Ahead | None = None, changed: Collection[str] = ()) -> None:
        """`changed` are the articles that were written since `ahead` began."""
        self._database = database
        self._version = keeping.version() + lexicon
        known, decided = ahead.read() if ahead is not None else ({}, {})
        self.kept = Steps(database, self._version, decided)
        self._found: dict[str, Sheet] = {}
        self._corrected: dict[str, Sheet] = {}
        self._digests: dict[str, str] = {}
        self._fresh: dict[str, bytes] = {}
        self.prints: Mapping[str, str] = {str(name): str(found) for name, found in database.rows("select id, print from dossier_entity where print is not null")}
        self.written: tuple[Mapping[str, str], frozenset[str]] = {}, frozenset()
        self.events: Mapping[str, str] = {}
        self.said: frozenset[str] = frozenset()
        every = _standing(database, self._version) if ahead is None else _standing(database, self._version, sorted(changed))
        for name, (version, digest, sheet) in chain(((name, one) for name, one in known.items() if name not in changed), ((one[2].account.article.id, one) for one in every)):
            (self._found if version == self._version else self._corrected)[name] = sheet
            self._digests[name] = digest

    def __iter__(self) -> Iterator[Sheet]:
        yield from self._found.values()
        yield from self._corrected.values()

    def accounts(self) -> dict[str, Account]:
        """Accounts as they were found, by article: those that need not be read."""
        return {name: one.account for name, one in self._found.items()}

    def made(self, sheet: Sheet) -> None:
        """Take in a sheet that merge had to make."""
        name = sheet.account.article.id
        self._fresh[name] = standing.pack(sheet)
        self._digests[name] = _digest(self._version, self._fresh[name])

    def digest(self, article: str) -> str:
        """What changes whenever anything that an article tells does, or the program that reads it."""
        return self._digests[article]

    def merged(self, prints: Mapping[str, str], held: frozenset[str]) -> None:
        """Take in the prints of what was merged, and which entities are as the case holds them."""
        self.written = prints, held

    def told(self, prints: Mapping[str, str]) -> None:
        """Take in the prints of the events."""
        self.events = prints

    def stated(self, held: frozenset[str]) -> None:
        """Take in the articles whose statements and relations are as the case holds them."""
        self.said = held

    def keep(self, corrected: frozenset[str]) -> None:
        """Write what was made; `corrected` are the articles that corrections lie on."""
        for name in self._fresh:
            self._database.run("delete from sheet where article = :name", name=name)
        for under in (False, True):
            write_sheets(self._database, self._version + _CORRECTED * under, [row for row in self._fresh.items() if (row[0] in corrected) is under])
        self.kept.keep()


def write_sheets(database: Database, version: str, sheets: Iterable[tuple[str, bytes]]) -> None:
    """Keep sheets, packed, by article."""
    rows = [(name, version, _digest(version.removesuffix(_CORRECTED), packed), *standing.parted(packed)) for name, packed in sheets]
    database.insert("sheet", ("article", "version", "digest", "lean", "body"), rows)


def _digest(version: str, packed: bytes) -> str:
    return blake2b(packed, digest_size=8, key=version.encode()[:64]).hexdigest()
