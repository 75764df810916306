"""From paths to a case: what is read is understood where it is new, staged as it comes, merged at the end.

Reading and understanding are one task for one article, so that they run on any core; this module only hands out and takes
in. It prints nothing: `told` is called with what happens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from riwaya import __version__, lexicon, merge, read, running
from riwaya.lexicon import Lexicon
from riwaya.merge import judgements
from riwaya.model import Account, Article, Refusal
from riwaya.store import write_case
from riwaya.store.accounts import pack_account
from riwaya.store.bodies import pack
from riwaya.store.writer import Counts, Writer
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

    `told` hears «understood» for each article and «merge» before merging. Raises CaseError, LexiconError.
    """
    words = lexicon.load(wish.lexicon)
    database = write_case(wish.case)
    try:
        writer = Writer(database, __version__, words.hash)
        writer.begin([str(path.absolute()) for path in wish.paths], wish.workers)
        for one in running.run(running.telling(wish.lexicon, _packed), _wanted(writer, wish, words), wish.workers):
            if isinstance(one, Refusal):
                writer.refuse(one)
            else:
                writer.take(*one)
            told("understood", 1)
        told("merge", 0)
        decided = judgements.read(judgements_beside(wish.case))
        counts = writer.complete(lambda accounts: merge.merge(accounts, decided, lexicon=words), Stems(words).of)
        return counts, writer.refusals
    finally:
        database.close()


def judgements_beside(case: str) -> Path:
    """The plain-text file that holds the user's judgements on a case."""
    return Path(case).with_suffix(".judgements.toml")


def _wanted(writer: Writer, wish: Wish, words: Lexicon) -> Iterator[Article]:
    """The articles that must be understood; refusals are noted on the way."""
    for path in wish.paths:
        for one in read.read(path, words, read.Given(wish.outlet, wish.published)):
            if isinstance(one, Refusal):
                writer.refuse(one)
            elif writer.wants(one.id, mark_of(one), str(path.absolute())):
                yield one


def mark_of(article: Article) -> str:
    """Sixteen hexadecimal digits over everything that was read of an article."""
    return hashlib.blake2b(pack(article), digest_size=8).hexdigest()


def _packed(account: Account) -> tuple[Article, bytes]:
    return account.article, pack_account(account)
