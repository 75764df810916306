"""Which sources a path holds: a file's format by its name and first bytes, a folder's files in order of their names.

A `meta.csv` in a folder tells of its files: file, outlet, published, url, title. Hidden files are passed over; a file that
is none of our formats is refused, not dropped.
"""

from __future__ import annotations

import csv as tables
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from riwaya.errors import ReadError
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Refusal
from riwaya.read import inbox, jsonl
from riwaya.read.encodings import binary, decode
from riwaya.read.nouns import Given, Holding, Source, Through

META = "meta.csv"
_SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".txt": "plain", ".text": "plain", ".md": "plain", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".rss": "rss", ".atom": "rss", ".rdf": "rss", ".xml": "rss", ".pdf": "pdf", ".docx": "docx", ".eml": "eml", ".mht": "eml", ".mhtml": "eml", ".warc": "warc",
}
_ARCHIVES = (".warc.gz", ".warc.zst")
_BINARY = frozenset(("pdf", "docx", "warc"))
_MOST_BYTES = 64 << 20
Item = Article | Source | Refusal


def items(path: Path, given: Given, lexicon: Callable[[], Lexicon], through: Through | None = None) -> Iterator[Item]:
    """The articles, sources and refusals of a file or folder, in order of their names."""
    for one in holdings(path, given):
        if isinstance(one, Refusal):
            yield one
        else:
            yield from held(one, lexicon, through)


def holdings(path: Path, given: Given) -> Iterator[Holding | Refusal]:
    """The files of a path in order of their names, not opened yet; a folder that `riwaya pull` filled is one holding."""
    if not os.path.lexists(path):
        yield Refusal(str(path), "read", "there is no such file or folder")
    elif (path / inbox.INDEX).is_file():
        yield Holding(path, path.name, given)
    elif path.is_dir():
        yield from _folder(path, given)
    else:
        yield Holding(path, _name(Path(path.name)), given)


def held(one: Holding, lexicon: Callable[[], Lexicon], through: Through | None = None) -> Iterator[Item]:
    """The articles, sources and refusals of a holding."""
    if one.path.is_dir():
        yield from inbox.read(one.path, one.given)
    else:
        yield from _file(one, lexicon, through)


def format_of(one: Holding) -> str | None:
    """The format of a file; None for what cannot be read or is none of ours."""
    try:
        if not stat.S_ISREG(one.path.stat().st_mode):
            return None
        with one.path.open("rb") as file:
            return _format(one.path, file.read(65_536))
    except (OSError, ReadError):
        return None


def _name(path: Path) -> str:
    """An id of a file: its name without the suffix of its format."""
    for suffix in _ARCHIVES:
        if path.name.lower().endswith(suffix):
            return path.as_posix()[: -len(suffix)]
    return path.with_suffix("").as_posix() if path.suffix.lower() in _SUFFIXES else path.as_posix()


def _folder(root: Path, given: Given) -> Iterator[Holding | Refusal]:
    found = False
    unreadable: list[OSError] = []
    files: list[Path] = []
    for folder, inner, names in os.walk(root, onerror=unreadable.append):
        inner[:] = sorted(one for one in inner if not one.startswith("."))
        files += [Path(folder) / one for one in names if not one.startswith(".") and one != META]
    told: dict[Path, dict[str, dict[str, str]]] = {}
    for wrong in unreadable:
        found = True
        yield Refusal(str(wrong.filename), "read", f"the folder cannot be read: {wrong.strerror}")
    for path in sorted(files, key=lambda one: one.relative_to(root).as_posix()):
        found = True
        if path.parent not in told:
            try:
                told[path.parent] = _meta(path.parent / META)
            except ReadError as wrong:
                told[path.parent] = {}
                yield Refusal((path.parent / META).relative_to(root).as_posix(), "read", str(wrong))
        inside = path.relative_to(root)
        rows = told[path.parent]
        row = rows.get(path.name) or rows.get(path.stem) or {}
        own = replace(given, outlet=row.get("outlet") or given.outlet, published=row.get("published") or given.published)
        yield Holding(path, _name(inside), own, row.get("url"), row.get("title"))
    if not found:
        yield Refusal(str(root), "read", "the folder holds no articles")


def _meta(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        text, _ = decode(path.read_bytes())
    except OSError as wrong:
        raise ReadError(f"cannot be read: {wrong.strerror}") from wrong
    try:
        rows = tables.DictReader(text.splitlines(), delimiter=";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ",", strict=True)
        out = {(row.get("file") or "").strip(): {key: value.strip() for key, value in row.items() if key and isinstance(value, str) and value.strip()} for row in rows}
    except tables.Error as wrong:
        raise ReadError(f"is not valid CSV: {wrong}") from wrong
    if not rows.fieldnames or "file" not in rows.fieldnames:
        raise ReadError("has no column «file»; its columns are file, outlet, published, url, title")
    return out


def _file(one: Holding, lexicon: Callable[[], Lexicon], through: Through | None) -> Iterator[Item]:
    path, name, given = one.path, one.name, one.given
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            yield Refusal(name, "read", "not a regular file")
            return
        if state.st_size == 0:
            yield Refusal(name, "read", "the file is empty")
            return
        with path.open("rb") as file:
            form = _format(path, file.read(65_536))
        if form in ("jsonl", "csv", "rss", "warc"):
            yield from _many(form, path, name, given, lexicon, through)
        elif state.st_size > _MOST_BYTES:
            yield Refusal(name, "read", f"the file has {state.st_size >> 20:,} MB; no article is larger than {_MOST_BYTES >> 20} MB")
        else:
            yield Source(name, form, path, None, path.name, one.url, given.outlet, one.title, given.published)
    except OSError as wrong:
        yield Refusal(name, "read", f"cannot be read: {wrong.strerror or wrong}")
    except ReadError as wrong:
        yield Refusal(name, "read", str(wrong))


def _many(form: str, path: Path, name: str, given: Given, lexicon: Callable[[], Lexicon], through: Through | None) -> Iterator[Item]:
    """Formats that hold many articles."""
    from riwaya.read import csv, rss, warc

    if form == "jsonl":
        yield from jsonl.read(path, name, given, through=through)
    elif form == "csv":
        yield from csv.read(path, name, given, lexicon())
    elif form == "rss":
        yield from rss.read(path, name, given)
    else:
        yield from warc.read(path, name, given)


def _format(path: Path, head: bytes) -> str:
    """By the name, then by the first bytes; raises ReadError for what is none of our formats."""
    lower = path.name.lower()
    known = "warc" if lower.endswith(_ARCHIVES) else _SUFFIXES.get(path.suffix.lower())
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PK\x03\x04") and known in ("docx", None) and b"word/" in head:
        return "docx"
    if known in _BINARY:
        return str(known)
    what = binary(head)
    if what:
        raise ReadError(f"this is {what}, not text")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if known == "rss" and (start.startswith(b"<!doctype html") or b"<html" in start):
        return "html"
    if known:
        return known
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")) and (b"<rss" in start or b"<feed" in start or b"<rdf" in start):
        return "rss"
    if start.startswith(b'{"') and b"\n" not in start.split(b"}")[0]:
        return "jsonl"
    return "plain"
