"""How files are written: UTF-8, one kind of line end, nothing that depends on the machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONE = re.compile("[\ud800-\udfff]")


@contextmanager
def text_file(path: Path, *, bom: bool = False) -> Iterator[IO[str]]:
    """A new text file; lone surrogates, which no UTF-8 file can hold, become U+FFFD."""
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        yield file


def clean(text: str) -> str:
    """Text that UTF-8 can hold, code point for code point."""
    return _LONE.sub("\ufffd", text)


def compact(value: Any) -> str:
    """JSON on one line, letters as they are."""
    return clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def listed(file: IO[str], values: Iterable[Any]) -> None:
    """The inside of a JSON array, one value a line."""
    for number, one in enumerate(values):
        file.write((",\n" if number else "\n") + compact(one))


def xml(text: str) -> str:
    """Text as XML may hold it, inside an element or an attribute; characters that XML forbids become U+FFFD."""
    out = _NOT_XML.sub("\ufffd", text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;")):
        out = out.replace(char, entity)
    return out
