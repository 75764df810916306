"""From paths to a case: what is read is understood where it is new, staged as it comes, merged at the end.

Reading and understanding are one task for one article, so that they run on any core; this module only hands out and takes
in. It prints nothing: `told` is called with what happens.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from riwaya import lexicon, line, merge, read, running
from riwaya.lexicon import Lexicon
from riwaya.merge import standing
from riwaya.model import Article, Refusal
from riwaya.program import program
from riwaya.store import judging, preparing, write_case
from riwaya.store.accounts import pack_account
from riwaya.store.bodies import text_of
from riwaya.store.merging import merging
from riwaya.store.writer import Counts, Writer, no_collecting
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

    `told` hears «expected» with about how many articles there are, «done» for each and «merging» at the end. Raises CaseError, LexiconError.
    """
    words = lexicon.load(wish.lexicon)
    database = write_case(wish.case)
    try:
        writer = Writer(database, program(), words.hash)
        writer.begin([str(path.absolute()) for path in wish.paths], wish.workers)
        told("expected", sum(map(about, wish.paths)))
        stems = Stems(words)
        with ExitStack() as rest:

            def handed_out() -> None:
                rest.enter_context(no_collecting())
                rest.callback(writer.look_ahead().read)

            for one in running.run(_job(wish, words), _wanted(writer, wish, told, handed_out), wish.workers):
                if isinstance(one, Refusal):
                    writer.refuse(one)
                else:
                    writer.take(*one)
                told("done", 1)
            told("merging", 0)
            rest.enter_context(no_collecting())
            counts = writer.complete(merging(words), stems.of, judging.read(database, wish.case))
        return counts, writer.refusals
    finally:
        database.close()


def _wanted(writer: Writer, wish: Wish, told: Told, handed_out: Callable[[], None]) -> Iterator[Article | read.Source]:
    """What must be understood; refusals are noted on the way. `handed_out` is called where workers are at the last of it, so that this process has time."""
    some = False
    for path in wish.paths:
        for one in read.items([path], read.Given(wish.outlet, wish.published), through=writer.lines.read):
            if isinstance(one, Refusal):
                writer.refuse(one)
                told("done", 1)
                continue
            writer.lines.note(one)
            if isinstance(one, Article) and not one.text:
                writer.stands(one.id, str(path.absolute()))
                told("done", 1)
            elif writer.wants(one.id if isinstance(one, Article) else one.name, mark_of(one), str(path.absolute())):
                some = True
                yield one
            else:
                told("done", 1)
    if some and wish.workers > 1:
        handed_out()


def about(path: Path) -> int:
    """About how many articles a path holds, for a progress bar: lines of files of lines, else files."""
    if path.is_dir():
        return sum(about(Path(folder) / name) for folder, _, names in os.walk(path) for name in names)
    if path.suffix not in (".jsonl", ".ndjson"):
        return 1
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(partial(file.read, 1 << 20), b""))
    except OSError:
        return 0


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
    digest.update(text_of(item))
    return digest.hexdigest()


State = tuple[merge.Memory, Stems]
Taken = tuple[Article, bytes, bytes, bytes]


def _job(wish: Wish, words: Lexicon) -> running.Job[State, Article | read.Source | Refusal, Taken]:
    """What a worker does: read, understand, note what merge will want to know, and make the rows."""
    return running.Job(partial(_state, words) if wish.workers <= 1 else partial(_loaded, wish.lexicon), _told, read.name_of)


def _state(words: Lexicon) -> State:
    return merge.Memory(words), Stems(words)


def _loaded(overlay: Path | None) -> State:
    return _state(lexicon.load(overlay))


def _told(state: State, item: Article | read.Source | Refusal) -> Taken | Refusal:
    memory, stems = state
    account = line.take_in(item, memory.lexicon)
    if isinstance(account, Refusal):
        return account
    return account.article, pack_account(account), standing.pack(memory.fresh(account)), preparing.pack(account, stems.of)
