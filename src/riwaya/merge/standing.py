"""Sheets of which only what every merge goes through is opened; the account, the clauses and the wording when a pair needs them.

They answer as the nouns that they stand for do, and are not equal to them: `whole` gives the nouns. A sheet is kept as two packs for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from riwaya.merge import keeping
from riwaya.merge.claims import Claim
from riwaya.merge.origins import Wording
from riwaya.model import Account, Statement

if TYPE_CHECKING:
    from riwaya.merge.dossier import Sheet

Open = Callable[[], "Sheet"]


def pack(sheet: Sheet) -> bytes:
    """The two packs of a sheet as one."""
    lean, rest = packs(sheet)
    return len(lean).to_bytes(4, "big") + lean + rest


def parted(packed: bytes) -> tuple[bytes, bytes]:
    """The two packs of one."""
    end = 4 + int.from_bytes(packed[:4], "big")
    return packed[4:end], packed[end:]


def packs(sheet: Sheet) -> tuple[bytes, bytes]:
    """What every merge reads of a sheet, and the rest."""
    account, article = sheet.account, sheet.account.article
    said = tuple((one.id, one.entity, one.stance, one.via) for one in account.statements)
    head = (article.id, article.sha256, article.outlet, article.published)
    wording = sheet.wording
    words = (wording.told, wording.bands, wording.agency, wording.named)
    lean = (head, account.refusals, account.relations, words, sheet.entities, sheet.said, said, sheet.events, sheet.gist, sheet.looks)
    return keeping.pack(lean, 0), keeping.pack((account, wording, sheet.claims, sheet.clauses))


def standing(lean: bytes, rest: Callable[[], bytes]) -> Sheet | None:
    """The sheet of two packs, the second opened when it must be; None for what is no sheet of this program."""
    found = keeping.unpack_part(lean)
    return cast("Sheet", StandingSheet(found, rest)) if isinstance(found, tuple) and len(found) == 10 else None


class StandingSheet:
    """A sheet whose heavy parts are opened once, together, when one is asked for."""

    def __init__(self, lean: tuple[Any, ...], rest: Callable[[], bytes]) -> None:
        head, refusals, relations, words, self.entities, self.said, said, self.events, self.gist, self.looks = lean
        self._rest = rest
        self._whole: Sheet | None = None
        self.account = cast(Account, StandingAccount(StandingArticle(head, self.whole), refusals, relations, self.whole))
        self.wording = cast(Wording, StandingWording(words, self.whole))
        self.claims = tuple(cast(Claim, StandingClaim((head[0], row[0]), number, row, self.whole)) for number, row in enumerate(said))

    def whole(self) -> Sheet:
        """The sheet itself."""
        from riwaya.merge.dossier import Sheet

        if self._whole is None:
            account, wording, claims, clauses = keeping.unpack_part(self._rest())
            self._whole = Sheet(account, wording, self.entities, claims, self.said, self.events, clauses, self.gist, self.looks)
        return self._whole

    @property
    def clauses(self) -> Any:
        return self.whole().clauses


class StandingArticle:
    """An article by its head."""

    __slots__ = ("_open", "id", "outlet", "published", "sha256")

    def __init__(self, head: tuple[Any, ...], opened: Open) -> None:
        self.id, self.sha256, self.outlet, self.published = head
        self._open = opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._open().account.article, name)


class StandingAccount:
    """An account by its article's head, its refusals and its relations."""

    __slots__ = ("_open", "article", "refusals", "relations")

    def __init__(self, article: StandingArticle, refusals: Any, relations: Any, opened: Open) -> None:
        self.article, self.refusals, self.relations = article, refusals, relations
        self._open = opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._open().account, name)


class StandingWording:
    """A wording without its runs."""

    __slots__ = ("_open", "agency", "bands", "named", "told")

    def __init__(self, words: tuple[Any, ...], opened: Open) -> None:
        self.told, self.bands, self.agency, self.named = words
        self._open = opened

    @property
    def runs(self) -> Any:
        return self._open().wording.runs


class StandingClaim:
    """A claim by who says it and how."""

    __slots__ = ("_number", "_open", "_row", "handle")

    def __init__(self, handle: tuple[str, str], number: int, row: tuple[Any, ...], opened: Open) -> None:
        self.handle, self._number, self._row, self._open = handle, number, row, opened

    @property
    def statement(self) -> Statement:
        return cast(Statement, StandingStatement(self._row, lambda: self._open().claims[self._number].statement))

    @property
    def stems(self) -> frozenset[str]:
        return self._open().claims[self._number].stems


class StandingStatement:
    """A statement by its id, source, stance and way."""

    __slots__ = ("_open", "entity", "id", "stance", "via")

    def __init__(self, row: tuple[Any, ...], opened: Callable[[], Statement]) -> None:
        self.id, self.entity, self.stance, self.via = row
        self._open = opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._open(), name)


def whole(account: Account) -> Account:
    """The account itself, of one that may only stand for it."""
    return cast(StandingAccount, account)._open().account if isinstance(account, StandingAccount) else account
