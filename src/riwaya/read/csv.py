"""A table: one article a row, in CSV with commas, semicolons or tabs. Which column is what, the lexicon's `column` records say.

A table needs a header and a column of texts. Rows that break the rules of CSV end the table: what follows cannot be trusted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from riwaya.errors import ReadError
from riwaya.lexicon import Lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.model import Article, Refusal
from riwaya.read.encodings import OLD, decode
from riwaya.read.nouns import Given
from riwaya.read.plain import parts_of
from riwaya.read.storing import MOST_CHARACTERS, store

_SAMPLE = 1 << 20


def read(path: Path, name: str, given: Given, lexicon: Lexicon) -> Iterator[Article | Refusal]:
    """Every row as an Article or a Refusal."""
    csv.field_size_limit(MOST_CHARACTERS)
    with path.open("rb") as file:
        encoding = _encoding(file.read(_SAMPLE))
        file.seek(0)
        with TextIOWrapper(file, encoding, errors="replace", newline="") as text:
            first = text.readline(100_000)
            text.seek(0)
            rows = csv.reader(text, delimiter=max(",;\t", key=first.count))
            fields = _fields(next(rows, []), lexicon)
            if "text" not in fields:
                raise ReadError("the table has no column of texts in its first line")
            yield from _rows(rows, fields, path.name, name, given)


def _encoding(sample: bytes) -> str:
    """UTF-8 unless the first part of the file is in another encoding."""
    cut = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        cut.decode("utf-8")
    except UnicodeDecodeError:
        notes = decode(cut)[1]
        return next((name for note in notes if (name := note.rsplit(" ", 1)[-1]) in OLD), "utf-8")
    return "utf-16" if sample.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"


def _fields(header: list[str], lexicon: Lexicon) -> dict[str, int]:
    """The number of the column that holds each field; the first one of a name counts."""
    known = {fold_word(form).casefold(): str(record["field"]) for record in lexicon.records("column") for form in record["labels"]}
    out: dict[str, int] = {}
    for number, cell in enumerate(header):
        field = known.get(fold_word(cell).casefold().replace("_", " "))
        if field:
            out.setdefault(field, number)
    return out


def _rows(rows: Iterator[list[str]], fields: dict[str, int], file: str, name: str, given: Given) -> Iterator[Article | Refusal]:
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield Refusal(f"{file}:{number}", "read", f"the table breaks off at row {number}: {wrong}")
            return
        if not any(cell.strip() for cell in row):
            continue
        cells = {field: row[column].strip() if field != "text" else row[column] for field, column in fields.items() if column < len(row)}
        key = cells.get("id") or f"{file}:{number}"
        text = cells.get("text", "")
        if not text.strip():
            yield Refusal(key, "read", f"row {number} has no text")
            continue
        if text.count("\ufffd") * 200 > len(text):
            yield Refusal(key, "read", f"row {number} holds {text.count(chr(0xFFFD))} broken characters")
            continue
        title = cells.get("title") or None
        yield store(
            key, text, url=cells.get("url") or None, outlet=cells.get("outlet") or given.outlet, title=title,
            published=cells.get("published") or given.published, author=cells.get("author") or None, parts=parts_of(text, title),
        )
