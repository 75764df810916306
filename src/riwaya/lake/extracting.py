"""A share of the articles into the lake: the segments that are not there yet, or that were made of other bytes, by another program or with other words.

A process that is killed loses the segment it was at; the next run makes it again. Shares may overlap: the last one to finish a
segment leaves the same facts (the bytes of a sheet's sets may differ in order).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from riwaya import building, lexicon, line, merge, read, running
from riwaya.errors import UsageError
from riwaya.lake import arrow, markers, pen, tables
from riwaya.lake.markers import Marker, Version
from riwaya.lake.segments import BYTES, Segment, plan
from riwaya.lake.touched import Part, Touched
from riwaya.lexicon import Lexicon
from riwaya.merge import keeping
from riwaya.model import Article, Refusal
from riwaya.program import program
from riwaya.store.database import storable

Told = Callable[[str, int], None]
_BAD_ID = "the id holds characters that no database can keep"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for: the share `shard` of `of`; segments of about `size` bytes; `addresses` in an object store."""

    paths: tuple[Path, ...]
    lake: Path
    shard: int = 1
    of: int = 1
    workers: int = 1
    lexicon: Path | None = None
    outlet: str | None = None
    published: str | None = None
    size: int = BYTES
    addresses: tuple[str, ...] = ()


@dataclass(slots=True)
class Done:
    """What a run did: segments that stood, why others were made and how many articles were kept in them, what they hold together, segments whose input is gone."""

    stood: int = 0
    made: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    gone: int = 0
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its place in its segment, and its mark where it is known; without an item, the end of a segment."""

    item: Article | read.Source | Refusal | None
    position: int
    mark: str | None = None


def extract(wish: Wish, told: Told = lambda stage, count: None) -> Done:
    """Bring this share of the lake up to date. Raises LakeError, LexiconError."""
    if not 1 <= wish.shard <= wish.of:
        raise UsageError(f"--shard {wish.shard}/{wish.of}: the first number goes from 1 to the second")
    arrow.library()
    words = lexicon.load(wish.lexicon)
    version = version_of(words)
    done, todo = wanted(wish, version)
    told("expected", sum(segment.about for segment, _ in todo))
    job = running.Job(partial(merge.Memory, words) if wish.workers <= 1 else partial(_memory, wish.lexicon), understand, name_of)
    before, earlier = Touched(wish.lake, words, version), markers.read(wish.lake)
    parts = [before.part(earlier.get(segment.name), mark) for segment, mark in todo]
    results = running.run(job, (one for (segment, _), part in zip(todo, parts, strict=True) for one in placed(segment, words, part)), wish.workers)
    for (segment, mark), part in zip(todo, parts, strict=True):
        writing = pen.Pen(wish.lake, segment, mark, version)
        for one in results:
            if one is None:
                break
            if isinstance(one, Refusal):
                writing.refuse(one)
            else:
                writing.take(one)
            told("done", 1)
        if part is not None:
            kept = part.keep(writing)
            done.kept += kept
            told("done", kept)
        done.counts.update(writing.finish().counts)
    return done


def version_of(words: Lexicon) -> Version:
    """What understands now."""
    return Version(program(), words.hash, keeping.version())


Marks = Callable[[Sequence[Segment]], list[str]]


def _marks(segments: Sequence[Segment]) -> list[str]:
    return [one.mark() for one in segments]


def wanted(wish: Wish, version: Version, marks: Marks = _marks) -> tuple[Done, list[tuple[Segment, str]]]:
    """The segments of this share that must be made, with their marks; those of the roots that are not there any more are forgotten."""
    done = Done()
    known = markers.read(wish.lake)
    segments = list(plan(wish.paths, read.Given(wish.outlet, wish.published), wish.size, wish.addresses))
    names = {one.name for one in segments}
    for marker in known.values():
        if marker.name not in names and marker.root in {one.root for one in segments}:
            markers.remove(wish.lake, marker.name)
            done.gone += 1
    todo = []
    own = [segment for number, segment in enumerate(segments) if number % wish.of == wish.shard - 1]
    for segment, mark in zip(own, marks(own), strict=True):
        why = _why(known.get(segment.name), mark, version)
        if why:
            done.made[why] += 1
            todo.append((segment, mark))
        else:
            done.stood += 1
            done.counts.update(known[segment.name].counts)
    return done, todo


def _why(known: Marker | None, mark: str, version: Version) -> str | None:
    """Why a segment must be made; None where it stands."""
    if known is None:
        return "new"
    if known.token == markers.token(mark, version):
        return None
    return "of other input" if known.mark != mark else "of another lexicon" if known.version.lexicon != version.lexicon else "of another program"


def placed(segment: Segment, words: Lexicon, part: Part | None = None) -> Iterator[Placed]:
    """The items of a segment, or of the part of it that must be understood again, and its end."""
    if part is None:
        yield from (Placed(item, position) for position, item in enumerate(segment.items(words)))
    else:
        yield from (Placed(*one) for one in part.items())
    yield Placed(None, 0)


def _memory(overlay: Path | None) -> merge.Memory:
    return merge.Memory(lexicon.load(overlay))


def understand(memory: merge.Memory, placed: Placed) -> tables.Rows | Refusal | None:
    """What a worker does: read, understand, and lay out in rows."""
    item = placed.item
    if item is None:
        return None
    name = name_of(placed)
    if storable(name) != name:
        return Refusal(storable(name), "store", _BAD_ID)
    account = line.take_in(item, memory.lexicon)
    if isinstance(account, Refusal):
        return account
    assert not isinstance(item, Refusal)
    return tables.rows(account, memory.fresh(account), placed.position, placed.mark or building.mark_of(item))


def name_of(placed: Placed) -> str:
    """The id of an item, for messages."""
    return "" if placed.item is None else read.name_of(placed.item)
