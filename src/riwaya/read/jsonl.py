"""JSON lines: one article a line, with `text` and optionally id, url, outlet, title, published, author.

Ids and texts are kept exactly as they are given. Lines may be read `through` what knows those that need not be taken apart. A line of
more than some megabytes is no article: it is passed over without being held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from riwaya.errors import ReadError
from riwaya.model import Article, Refusal
from riwaya.read.encodings import decode
from riwaya.read.nouns import Given, Through
from riwaya.read.plain import parts_of
from riwaya.read.storing import store

_LONGEST = 16 << 20
_OPTIONAL = ("url", "outlet", "title", "published", "author")


def _lines(file: IO[bytes], number: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines that begin before `end`; None for one that is too long."""
    while end is None or file.tell() < end:
        line = file.readline(_LONGEST + 1)
        if not line:
            return
        number += 1
        if len(line) > _LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(_LONGEST)
            yield number, None
        else:
            yield number, line


def read(
    path: Path, name: str, given: Given, start: int = 0, end: int | None = None, before: int = 0, through: Through | None = None,
) -> Iterator[Article | Refusal]:  # fmt: skip
    """Every line as an Article or a Refusal; of a large file only the lines that begin in `[start, end)`, where `before` lines stand before `start`."""
    with path.open("rb") as file:
        head = file.read(4)
        file.seek(start)
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield Refusal(name, "read", "JSON lines must be UTF-8; this file is marked as UTF-16")
            return
        some = False
        for number, line in _lines(file, before, end):
            if line is None:
                some = True
                yield Refusal(f"{path.name}:{number}", "read", f"line {number} is longer than {_LONGEST >> 20} MB")
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                some = True
                place = f"{path.name}:{number}"
                make = partial(_article, line, place, number, given)
                yield through(line, place, given, make) if through else make()
        if not some and not start:
            yield Refusal(name, "read", "the file is empty")


def _decoded(line: bytes) -> str:
    """UTF-8 as it stands; another encoding only where it cannot be UTF-8."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(line)[0]


def _row(line: bytes, number: int) -> dict[str, Any]:
    try:
        row = json.loads(_decoded(line))
    except json.JSONDecodeError as wrong:
        raise ReadError(f"line {number} is not valid JSON: {wrong.msg} at character {wrong.pos + 1}") from wrong
    except (RecursionError, ValueError) as wrong:
        raise ReadError(f"line {number} is not usable JSON: {wrong}") from wrong
    except ReadError as wrong:
        raise ReadError(f"line {number}: {wrong}") from wrong
    if not isinstance(row, dict):
        raise ReadError(f"line {number} is not an object with a text")
    return row


def _article(line: bytes, place: str, number: int, given: Given) -> Article | Refusal:
    try:
        row = _row(line, number)
    except ReadError as wrong:
        return Refusal(place, "read", str(wrong))
    key = row.get("id")
    name = str(key) if isinstance(key, str | int) and not isinstance(key, bool) and str(key).strip() else place
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return Refusal(name, "read", f"line {number} has no text")
    values: dict[str, str | None] = {}
    for field in _OPTIONAL:
        value = row.get(field)
        if value is not None and not isinstance(value, str | int | float):
            return Refusal(name, "read", f"line {number}: {field} is neither a text nor a number")
        values[field] = str(value) if value not in (None, "") else None
    return store(
        name, text, url=values["url"], outlet=values["outlet"] or given.outlet, title=values["title"], published=values["published"] or given.published,
        author=values["author"], parts=parts_of(text, values["title"]),
    )
