"""Archives and files of lines in an object store (s3a://, gs://, hdfs://): fetched by the worker that reads them, one at a time.

They are known by size and time of change, not by their bytes, so that planning reads none of them. Single pages are not
taken from there: they are too small to be fetched one by one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from riwaya.errors import ReadError
from riwaya.lake import arrow
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Refusal
from riwaya.read import folders
from riwaya.read.nouns import Given, Holding, Source

SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Remote:
    """A file in an object store; `version` changes with it."""

    address: str
    given: Given
    version: str

    def items(self, words: Callable[[], Lexicon]) -> Iterator[Article | Source | Refusal]:
        """What the file holds, from a copy that is removed at the end."""
        name = PurePosixPath(self.address).name
        with tempfile.TemporaryDirectory(prefix="riwaya-") as folder:
            path = Path(folder) / name
            try:
                system, place = _system(self.address)
                with system.open_input_stream(place, compression=None) as source, path.open("wb") as file:
                    shutil.copyfileobj(source, file, 1 << 20)
            except OSError as wrong:
                yield Refusal(self.address, "read", f"cannot be fetched: {str(wrong)[:200]}")
                return
            yield from folders.held(Holding(path, _without_suffix(name), self.given), words)


def is_remote(place: str) -> bool:
    """Whether a place is an address in an object store."""
    return "://" in place


def listed(address: str, given: Given) -> list[Remote]:
    """The files of an address, or under it, in order of their names. Raises ReadError for one that cannot be asked."""
    library = arrow.library()
    try:
        system, place = _system(address)
        found = system.get_file_info(place)
        if found.type == library.fs.FileType.Directory:
            several = system.get_file_info(library.fs.FileSelector(place, recursive=True))
        else:
            several = [found]
    except (OSError, ValueError) as wrong:
        raise ReadError(f"{address}: {str(wrong)[:300]}") from wrong
    stem = address.removesuffix("/").removesuffix(place.strip("/"))
    files = sorted((one for one in several if one.type == library.fs.FileType.File and one.path.endswith(SUFFIXES)), key=lambda one: str(one.path))
    return [Remote(stem + one.path.lstrip("/"), given, f"{one.size} {one.mtime_ns}") for one in files]


def _system(address: str) -> tuple[Any, str]:
    import pyarrow.fs

    scheme, _, rest = address.partition("://")
    system, place = pyarrow.fs.FileSystem.from_uri(f"{'s3' if scheme in ('s3a', 's3n') else scheme}://{rest}")
    return system, str(place)


def _without_suffix(name: str) -> str:
    return next((name[: -len(one)] for one in sorted(SUFFIXES, key=len, reverse=True) if name.endswith(one)), name)
