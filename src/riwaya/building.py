"""From paths to a case: what is read is understood where it is new, staged as it comes, merged at the end.

Reading and understanding are one task for one article, so that they run on any core; this module only hands out and takes
in. It prints nothing: `told` is called with what happens.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya import __version__, lexicon, merge, read, running
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Article, Refusal
from riwaya.store import judging, write_case
from riwaya.store.accounts import pack_account
from riwaya.store.bodies import pack
from riwaya.store.database import Database
from riwaya.store.writer import Counts, Merge, Writer, rebuild
from riwaya.text.stems import Stems


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for."""

    paths: tuple[Path, ...]
    case: str
    workers: int = 1
    lexicon: Path | None = None
    outlet: str | None = None
    published: str | None = None


Told = Callable[[str, int], None]


def build(wish: Wish, told: Told = lambda stage, count: None) -> tuple[Counts, list[Refusal]]:
    """Build a case or bring it up to date; what was done and what was refused.

    `told` hears «expected» and «understood» for each article and «merging» at the end. Raises CaseError, LexiconError.
    """
    words = lexicon.load(wish.lexicon)
    database = write_case(wish.case)
    try:
        writer = Writer(database, __version__, words.hash)
        writer.begin([str(path.absolute()) for path in wish.paths], wish.workers)
        for one in running.run(running.telling(wish.lexicon, _packed), _wanted(writer, wish, told), wish.workers):
            if isinstance(one, Refusal):
                writer.refuse(one)
            else:
                writer.take(*one)
            told("understood", 1)
        told("merging", 0)
        counts = writer.complete(merging(words), Stems(words).of, judging.read(database, wish.case))
        return counts, writer.refusals
    finally:
        database.close()


def merging(words: Lexicon) -> Merge:
    """The merge of this program, with its words."""
    return lambda accounts, decided: merge.merge(accounts, decided, lexicon=words)


def merge_again(database: Database, case: str, words: Lexicon) -> None:
    """Rebuild the dossier of a case: after corrections and judgements."""
    with database.transaction():
        rebuild(database, merging(words), judging.read(database, case))


def _wanted(writer: Writer, wish: Wish, told: Told) -> Iterator[Article | read.Source]:
    """What must be understood; refusals are noted on the way."""
    for path in wish.paths:
        for one in read.items([path], read.Given(wish.outlet, wish.published)):
            if isinstance(one, Refusal):
                writer.refuse(one)
            elif writer.wants(one.id if isinstance(one, Article) else one.name, mark_of(one), str(path.absolute())):
                told("expected", 1)
                yield one


def mark_of(item: Article | read.Source) -> str:
    """Sixteen hexadecimal digits over everything that is read of an article; of a source, over its bytes, without reading it as text."""
    digest = hashlib.blake2b(digest_size=8)
    if isinstance(item, read.Source):
        data = item.data
        if data is None and item.path is not None:
            try:
                data = item.path.read_bytes()
            except OSError:
                data = b""
        digest.update(data or b"")
        item = dataclasses.replace(item, data=None, path=None)
    digest.update(pack(item))
    return digest.hexdigest()


def _packed(account: Account) -> tuple[Article, bytes]:
    return account.article, pack_account(account)
