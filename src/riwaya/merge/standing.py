"""Sheets of which only what every merge goes through is opened; the account, the clauses and the wording when a pair needs them.

They answer as the nouns that they stand for do, and are not equal to them: `whole` gives the nouns. A sheet is kept as two packs for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any, cast

from riwaya.merge import keeping
from riwaya.merge.claims import Claim
from riwaya.merge.clauses import Counted
from riwaya.merge.gist import Gist, Things
from riwaya.merge.origins import Wording
from riwaya.merge.profiles import Face, Look, Trait
from riwaya.merge.rows import Pack
from riwaya.merge.sheet import Sheet
from riwaya.model import Account, Statement

Open = Callable[[str], Any]
_REST = ("account", "wording", "claims", "clauses")
_face, _trait, _counted, _rows, _of_things = (cast(Any, partial(tuple.__new__, kind)) for kind in (Face, Trait, Counted, Pack, Things))  # `_make`, four times as fast


def pack(sheet: Sheet, parts: Mapping[str, bytes] | None = None) -> bytes:
    """The two packs of a sheet as one; `parts` are those of the rest that are packed already, each by itself."""
    lean, rest = packs(sheet, parts)
    return len(lean).to_bytes(4, "big") + lean + rest


def parted(packed: bytes) -> tuple[bytes, bytes]:
    """The two packs of one."""
    end = 4 + int.from_bytes(packed[:4], "big")
    return packed[4:end], packed[end:]


def packs(sheet: Sheet, parts: Mapping[str, bytes] | None = None) -> tuple[bytes, bytes]:
    """What every merge reads of a sheet, and the rest, whose parts may be packed already."""
    account, article = sheet.account, sheet.account.article
    said = tuple((one.id, one.entity, one.stance, one.via) for one in account.statements)
    head = (article.id, article.sha256, article.outlet, article.published)
    wording = sheet.wording
    words = (wording.told, wording.bands, wording.agency, wording.named)
    inner = keeping.pack(sheet.entities, 0), keeping.pack(sheet.events, 0)
    looks = keeping.pack(tuple(_plain(one) for one in sheet.looks), 0)
    own, company = sheet.traits
    traits = keeping.pack((tuple(map(tuple, own)), company), 0)
    some = tuple(keeping.pack(one, 0) if one else b"" for one in (account.refusals, account.relations))
    lean = (head, some, len(sheet.events), words, tuple(map(tuple, sheet.faces)), _plain(sheet.said), said, _plain(sheet.gist), traits, looks, inner, sheet.seals, sheet.triggers)
    rest = [keeping.pack(getattr(sheet, name)) for name in _REST] if parts is None else [parts[name] for name in _REST]
    return keeping.pack(lean, 0), b"".join((*(len(one).to_bytes(4, "big") for one in rest), *rest))


def _plain(noun: Any) -> Any:
    """A noun as plain tuples of its fields."""
    kind: Any = type(noun)
    names = getattr(noun, "_fields", None) or keeping.fields(kind)
    return noun if names is None else tuple([_plain(getattr(noun, name)) for name in names])


def standing(lean: bytes, rest: Callable[[], bytes]) -> Sheet | None:
    """The sheet of two packs, the second opened when it must be; None for what is no sheet of this program."""
    found = keeping.unpack_part(lean)
    return cast("Sheet", StandingSheet(found, rest)) if isinstance(found, tuple) and len(found) == 13 else None


class StandingSheet:
    """A sheet of which only plain values are there at once; its nouns and its heavy parts are made one by one when they are asked for."""

    def __init__(self, lean: tuple[Any, ...], rest: Callable[[], bytes]) -> None:
        head, some, self.deeds, words, self._faces, self._said, self._claims, self._gist, self._traits, self._looks, self._inner, self.seals, self.triggers = lean
        self._rest = rest
        self._parts: dict[str, Any] = {}
        self._closed: dict[str, bytes] | None = None
        self.account = cast(Account, StandingAccount(StandingArticle(head, self.part), some, self.part))
        self.wording = cast(Wording, StandingWording(words, self.part))

    def part(self, name: str) -> Any:
        """A heavy part, opened when it is asked for."""
        if name not in self._parts:
            if self._closed is None:
                self._closed = _apart(self._rest())
            self._parts[name] = keeping.unpack_part(self._closed.pop(name))
        return self._parts[name]

    def whole(self) -> Sheet:
        """The sheet itself."""
        account, wording, claims, clauses = map(self.part, _REST)
        return Sheet(account, wording, self.entities, claims, self.said, self.events, clauses, self.gist, self.looks)

    @property
    def faces(self) -> Any:
        return tuple(map(_face, self._faces))

    @cached_property
    def entities(self) -> Any:
        return keeping.unpack_part(self._inner[0])

    @cached_property
    def traits(self) -> tuple[tuple[Trait, ...], frozenset[str]]:
        own, company = keeping.unpack_part(self._traits)
        return tuple(map(_trait, own)), company

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        return tuple(Look(*row) for row in keeping.unpack_part(self._looks))

    @cached_property
    def events(self) -> Any:
        return keeping.unpack_part(self._inner[1])

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        name = self.account.article.id
        return tuple(cast(Claim, StandingClaim((name, row[0]), number, row, self.part)) for number, row in enumerate(self._claims))

    @property
    def said(self) -> Pack:
        return Pack(*self._said)

    @cached_property
    def gist(self) -> Gist:
        counted, telling, words, signs, close, *others = self._gist
        return Gist(_counted(counted), telling, words, _things(signs), close, *map(_things, others))

    @property
    def clauses(self) -> Any:
        return self.part("clauses")


def _apart(rest: bytes) -> dict[str, bytes]:
    """The parts of the rest, packed."""
    at, out = 4 * len(_REST), {}
    for number, name in enumerate(_REST):
        size = int.from_bytes(rest[4 * number : 4 * number + 4], "big")
        out[name] = rest[at : at + size]
        at += size
    return out


def _things(row: tuple[Any, ...]) -> Things:
    return cast(Things, _of_things((_rows(row[0]), row[1])))


class StandingArticle:
    """An article by its head."""

    __slots__ = ("_open", "id", "outlet", "published", "sha256")

    def __init__(self, head: tuple[Any, ...], opened: Open) -> None:
        self.id, self.sha256, self.outlet, self.published = head
        self._open = opened

    def __getattr__(self, name: str) -> Any:
        return getattr(self._open("account").article, name)


class StandingAccount:
    """An account by its article's head, its refusals and its relations."""

    __slots__ = ("_open", "_some", "article")

    def __init__(self, article: StandingArticle, some: tuple[bytes, bytes], opened: Open) -> None:
        self.article, self._some, self._open = article, some, opened

    @property
    def refusals(self) -> Any:
        return keeping.unpack_part(self._some[0]) if self._some[0] else ()

    @property
    def relations(self) -> Any:
        return keeping.unpack_part(self._some[1]) if self._some[1] else ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)

    def whole(self) -> Account:
        """The account itself."""
        found: Account = self._open("account")
        return found


class StandingWording:
    """A wording without its runs."""

    __slots__ = ("_open", "agency", "bands", "named", "told")

    def __init__(self, words: tuple[Any, ...], opened: Open) -> None:
        self.told, self.bands, self.agency, self.named = words
        self._open = opened

    @property
    def runs(self) -> Any:
        return self._open("wording").runs


class StandingClaim:
    """A claim by who says it and how."""

    __slots__ = ("_number", "_open", "_row", "handle")

    def __init__(self, handle: tuple[str, str], number: int, row: tuple[Any, ...], opened: Open) -> None:
        self.handle, self._number, self._row, self._open = handle, number, row, opened

    @property
    def statement(self) -> Statement:
        return cast(Statement, StandingStatement(self._row, lambda: self._open("claims")[self._number].statement))

    @property
    def stems(self) -> frozenset[str]:
        found: frozenset[str] = self._open("claims")[self._number].stems
        return found


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
    return account.whole() if isinstance(account, StandingAccount) else account
