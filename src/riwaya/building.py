"""From paths to a case: what is read is understood where it is new, staged as it comes, merged at the end.

Reading and understanding are one task for one article, so that they run on any core; this module only hands out and takes
in. It prints nothing: `told` is called with what happens.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from riwaya import __version__, lexicon, line, merge, read, running
from riwaya.lexicon import Lexicon
from riwaya.merge import keeping
from riwaya.model import Account, Article, Dossier, Judgements, Refusal
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
        writer = Writer(database, program(), words.hash)
        writer.begin([str(path.absolute()) for path in wish.paths], wish.workers)
        for one in running.run(_job(wish, words), _wanted(writer, wish, told), wish.workers):
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


@cache
def program() -> str:
    """The program's version and a hash over its code: an account that other code made is made anew."""
    digest = hashlib.blake2b(digest_size=4)
    for room in ("model", "lexicon", "text", "read", "names", "dates", "speech", "events"):
        for path in sorted((Path(__file__).parent / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"


def merging(words: Lexicon) -> Merge:
    """The merge of this program, with its words."""


    def merged(accounts: tuple[Account, ...], decided: Judgements, sheets: Iterable[merge.Sheet]) -> Dossier:
        memory = merge.Memory(words)
        for one in sheets:
            memory.keep(one)
        return merge.merge(accounts, decided, memory)

    return merged


def merge_again(database: Database, case: str, words: Lexicon) -> None:
    """Rebuild the dossier of a case: after corrections and judgements."""
    with database.transaction():
        rebuild(database, merging(words), judging.read(database, case), words.hash)


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


def _job(wish: Wish, words: Lexicon) -> running.Job[merge.Memory, Article | read.Source | Refusal, tuple[Article, bytes, bytes]]:
    """What a worker does: read, understand, and note what merge will want to know."""
    return running.Job(partial(merge.Memory, words) if wish.workers <= 1 else partial(_memory, wish.lexicon), _told, _name)


def _memory(overlay: Path | None) -> merge.Memory:
    return merge.Memory(lexicon.load(overlay))


def _told(memory: merge.Memory, item: Article | read.Source | Refusal) -> tuple[Article, bytes, bytes] | Refusal:
    account = line.take_in(item, memory.lexicon)
    return account if isinstance(account, Refusal) else (account.article, pack_account(account), keeping.pack(memory.fresh(account)))


def _name(item: Article | read.Source | Refusal) -> str:
    return item.article if isinstance(item, Refusal) else item.name if isinstance(item, read.Source) else item.id
