"""Which sources a path holds: a file's format by its name and first bytes, a folder's files in order of their names.

A `meta.csv` in a folder tells of its files: file, outlet, published, url, title. Hidden files are passed over; a file that
is none of our formats is refused, not dropped.
"""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from riwaya.errors import ReadError
from riwaya.model import Article, Refusal
from riwaya.read import jsonl
from riwaya.read.encodings import binary, decode
from riwaya.read.nouns import Given, Source

META = "meta.csv"
_SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "plain", ".text": "plain", ".md": "plain", ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "html",
}
_MOST_BYTES = 64 << 20
Item = Article | Source | Refusal


def items(path: Path, given: Given) -> Iterator[Item]:
    """The articles, sources and refusals of a file or folder, in order of their names."""
    if not os.path.lexists(path):
        yield Refusal(str(path), "read", "there is no such file or folder")
    elif path.is_dir():
        yield from _folder(path, given)
    else:
        yield from _file(path, path.stem if path.suffix.lower() in _SUFFIXES else path.name, given, {})


def _folder(root: Path, given: Given) -> Iterator[Item]:
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
        name = inside.with_suffix("").as_posix() if path.suffix.lower() in _SUFFIXES else inside.as_posix()
        rows = told[path.parent]
        yield from _file(path, name, given, rows.get(path.name) or rows.get(path.stem) or {})
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
        rows = csv.DictReader(text.splitlines(), delimiter=";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ",", strict=True)
        out = {(row.get("file") or "").strip(): {key: value.strip() for key, value in row.items() if key and isinstance(value, str) and value.strip()} for row in rows}
    except csv.Error as wrong:
        raise ReadError(f"is not valid CSV: {wrong}") from wrong
    if not rows.fieldnames or "file" not in rows.fieldnames:
        raise ReadError("has no column «file»; its columns are file, outlet, published, url, title")
    return out


def _file(path: Path, name: str, given: Given, row: dict[str, str]) -> Iterator[Item]:
    given = replace(given, outlet=row.get("outlet") or given.outlet, published=row.get("published") or given.published)
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
        if form == "jsonl":
            yield from jsonl.read(path, name, given)
        elif state.st_size > _MOST_BYTES:
            yield Refusal(name, "read", f"the file has {state.st_size >> 20:,} MB; no article is larger than {_MOST_BYTES >> 20} MB")
        else:
            yield Source(name, form, path, None, path.name, row.get("url"), given.outlet, row.get("title"), given.published)
    except OSError as wrong:
        yield Refusal(name, "read", f"cannot be read: {wrong.strerror or wrong}")
    except ReadError as wrong:
        yield Refusal(name, "read", str(wrong))


def _format(path: Path, head: bytes) -> str:
    """By the name, then by the first bytes; raises ReadError for what is no text."""
    known = _SUFFIXES.get(path.suffix.lower())
    what = binary(head)
    if what:
        raise ReadError(f"this is {what}, not text")
    if known:
        return known
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if start.startswith(b'{"') and b"\n" not in start.split(b"}")[0]:
        return "jsonl"
    return "plain"
