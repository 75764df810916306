"""What merge read from the accounts, kept in the case so that a later run reads only what is new.

A sheet of an account under corrections is kept apart by its version: it serves merge as long as the same corrections hold, and never stands for the account as it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.merge import Sheet, keeping
from riwaya.model import Account
from riwaya.store.database import Database

_CORRECTED = "+corrected"


class Sheets:
    """The sheets of a case that this program, with these words, can use."""

    def __init__(self, database: Database, lexicon: str) -> None:
        self._database = database
        self._version = keeping.version() + lexicon
        self._found: dict[str, Sheet] = {}
        self._corrected: dict[str, Sheet] = {}
        sql = "select article, version, body from sheet where version = :plain or version = :corrected"
        for name, version, body in database.each(sql, plain=self._version, corrected=self._version + _CORRECTED):
            sheet = keeping.unpack(bytes(body))
            if sheet is not None and sheet.account.article.id == name:
                (self._found if version == self._version else self._corrected)[name] = sheet

    def __iter__(self) -> Iterator[Sheet]:
        yield from self._found.values()
        yield from self._corrected.values()

    def accounts(self) -> dict[str, Account]:
        """Accounts as they were found, by article: those that need not be read."""
        return {name: one.account for name, one in self._found.items()}

    def keep(self, fresh: Iterable[Sheet], corrected: frozenset[str]) -> None:
        """Take in the sheets that a merge had to make; `corrected` are the articles that corrections lie on."""
        rows = [(one.account.article.id, self._version + _CORRECTED * (one.account.article.id in corrected), keeping.pack(one)) for one in fresh]
        for name, _, _ in rows:
            self._database.run("delete from sheet where article = :name", name=name)
        self._database.insert("sheet", ("article", "version", "body"), rows)
