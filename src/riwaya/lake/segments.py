"""The input cut into segments, the unit of work: a stretch of a large file of lines, another large file, or a run of small files.

The cuts depend on the input alone, so that every process of a run makes the same ones and takes its share of them, and so
that a file that grows, or a folder that gains files, changes few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from riwaya import lexicon, read
from riwaya.lake.remote import Remote, listed
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Refusal
from riwaya.read import folders, jsonl
from riwaya.read.nouns import Given, Holding, Source

BYTES = 16 << 20
_ABOUT_FILES = 256
_MANY = ("jsonl", "csv", "rss", "warc")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Segment:
    """What is read together. `order` sorts segments as they are read; of a file of lines, those that begin in `[start, end)`; `about` how many articles."""

    name: str
    root: str
    order: tuple[str, str, int]
    things: tuple[Holding | Remote | Refusal, ...]
    start: int = 0
    end: int | None = None
    before: int = 0
    about: int = 1

    def items(self, words: Lexicon | None = None) -> Iterator[Article | Source | Refusal]:
        """The articles, sources and refusals, in order."""

        @cache
        def own() -> Lexicon:
            return words or lexicon.load()

        for one in self.things:
            if isinstance(one, Refusal):
                yield one
            elif isinstance(one, Remote):
                yield from one.items(own)
            elif self.end is not None:
                yield from jsonl.read(one.path, one.name, one.given, self.start, self.end, self.before)
            else:
                yield from folders.held(one, own)

    def mark(self) -> str:
        """Sixteen hexadecimal digits over all that is read: bytes, names, what is given."""
        digest = hashlib.blake2b(digest_size=8)
        for one in self.things:
            digest.update(repr(one if not isinstance(one, Holding) else (one.name, one.given, one.url, one.title, self.start, self.before)).encode("utf-8", "surrogateescape"))
            if isinstance(one, Holding):
                for path in [one.path / "inbox.jsonl"] if one.path.is_dir() else [one.path]:
                    _bytes(path, self.start, self.end, digest)
        return digest.hexdigest()


def _bytes(path: Path, start: int, end: int | None, digest: hashlib.blake2b) -> None:
    try:
        with path.open("rb") as file:
            file.seek(start)
            while block := file.read(_BLOCK if end is None else min(_BLOCK, end - file.tell())):
                digest.update(block)
    except OSError as wrong:
        digest.update(str(wrong.strerror).encode())


def plan(paths: Iterable[Path], given: read.Given | None = None, size: int = BYTES, addresses: Iterable[str] = ()) -> Iterator[Segment]:
    """All segments of the paths, in the order in which `build` reads them, then of the addresses. Raises ReadError for an address that does not answer."""
    for path in sorted({one.absolute() for one in paths}, key=lambda one: one.as_posix()):
        root = path.as_posix()
        group: list[Holding | Refusal] = []
        for one in folders.holdings(path, given or Given()):
            form = None if isinstance(one, Refusal) else "inbox" if one.path.is_dir() else folders.format_of(one)
            if group and (form in (*_MANY, "inbox") or _begins(one)):
                yield _few(root, group)
                group = []
            if isinstance(one, Holding) and form == "jsonl":
                yield from _stretches(root, one, size)
            elif isinstance(one, Holding) and form in (*_MANY, "inbox"):
                yield _few(root, [one])
            else:
                group.append(one)
        if group:
            yield _few(root, group)
    for address in sorted(set(addresses)):
        for far in listed(address, given or Given()):
            yield Segment(_name(address, far.address, 0), address, (address, far.address, 0), (far,))


def _key(one: Holding | Refusal) -> str:
    return one.article if isinstance(one, Refusal) else one.path.as_posix()


def _begins(one: Holding | Refusal) -> bool:
    """Whether a run of small files begins here: told by the name alone, so that a new file moves no other cut."""
    return int.from_bytes(hashlib.blake2b(_key(one).encode("utf-8", "surrogateescape"), digest_size=4).digest(), "big") % _ABOUT_FILES == 0


def _name(root: str, key: str, start: int) -> str:
    return hashlib.blake2b(f"{root}\n{key}".encode("utf-8", "surrogateescape"), digest_size=6).hexdigest() + f"-{start:012d}"


def _few(root: str, group: list[Holding | Refusal]) -> Segment:
    key = _key(group[0])
    return Segment(_name(root, key, 0), root, (root, key, 0), tuple(group), about=len(group))


def _stretches(root: str, one: Holding, size: int) -> Iterator[Segment]:
    """A file of lines cut after the first line end past every so many bytes."""
    key = one.path.as_posix()
    start, before, at, lines = 0, 0, 0, 0
    with one.path.open("rb") as file:
        while block := file.read(_BLOCK):
            while at + len(block) - start >= size:
                cut = block.find(b"\n", max(0, start + size - at))
                if cut < 0:
                    break
                lines += block.count(b"\n", 0, cut + 1)
                at, block = at + cut + 1, block[cut + 1 :]
                yield Segment(_name(root, key, start), root, (root, key, start), (one,), start, at, before, lines - before)
                start, before = at, lines
            lines += block.count(b"\n")
            at += len(block)
    if at > start or not at:
        yield Segment(_name(root, key, start), root, (root, key, start), (one,), start, at, before, lines - before)
