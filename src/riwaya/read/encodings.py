"""Bytes to text: which encoding it really is, whatever was declared, and texts that were encoded twice.

UTF-8 that is valid is UTF-8, whatever the page says. Otherwise the declared encoding and the old Arabic ones are tried and
the one that yields Arabic letters wins. It cannot restore characters that an earlier program replaced by «?» or U+FFFD.
"""

from __future__ import annotations

import codecs
import re

from riwaya.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
OLD = ("cp1256", "iso-8859-6", "mac-arabic", "cp864")
_SINGLE = ("cp1252", "cp1256")
_MAGIC = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a zip archive", b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image",
    b"\x7fELF": "a program", b"MZ\x90": "a program", b"\x1f\x8b": "a gzip file", b"\x28\xb5\x2f\xfd": "a zstd file", b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old Office document", b"ID3": "a sound file", b"\x00\x00\x00\x18ftyp": "a video", b"\x00\x00\x00\x20ftyp": "a video",
}
_CONTROL = bytes(range(0, 9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_TWICE = re.compile("[\u00d8\u00d9\u0637\u0638][^\x00-\x7f]")
_HIGH = re.compile("[^\x00-\x7f]")


def binary(data: bytes) -> str | None:
    """What binary thing these bytes are, or None if they may be text."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return name
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None
    head = data[:65_536]
    controls = len(head) - len(head.translate(None, _CONTROL))
    return "a binary file" if controls * 50 > len(head) else None


def _arabic_share(text: str) -> float:
    """Of the characters beyond ASCII, how many are Arabic letters or marks of Arabic text."""
    beyond = _HIGH.findall(text[:20_000])
    good = sum(1 for char in beyond if "\u0600" <= char <= "\u0652" or char in "«»“”‘’–—…\u00a0\u200c\u200d\u200e\u200f")
    letters = sum(1 for char in beyond if "\u0621" <= char <= "\u064a")
    return good / len(beyond) if letters * 2 >= len(beyond) > 0 else 0.0


def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name.strip().lower()).name if name else None
    except LookupError:
        return None


def _codec(name: str) -> str:
    """Python's codec for a label as pages use it: what is declared as Latin-1 is Windows-1252."""
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}.get(name, name)


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text and notes on what was repaired; raises ReadError where no encoding fits."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(name).removeprefix("\ufeff")
            except UnicodeDecodeError as wrong:
                raise ReadError(f"marked as {name.upper()} but broken at byte {wrong.start}") from wrong
            return text, () if name == "utf-8" else (f"encoding: {name}, by its mark",)
    label = _known(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return _other(data, label, wrong)
    repaired = undo_double(text)
    if repaired is not None:
        return repaired, ("encoding: UTF-8 had been encoded twice; undone",)
    if label not in (None, "utf-8", "ascii") and not data.isascii():
        return text, (f"encoding: declared as {declared}, is UTF-8",)
    return text, ()


def _other(data: bytes, label: str | None, wrong: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    best, share, chosen = "", 0.0, ""
    for name in dict.fromkeys([*([_codec(label)] if label and label != "utf-8" else []), *OLD]):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        got = _arabic_share(text)
        if got > share:
            best, share, chosen = text, got, name
    if share >= 0.9:
        note = f"encoding: {chosen}" if label in (None, chosen) else f"encoding: declared as {label}, is {chosen}"
        return best, (note,)
    if wrong.reason == "unexpected end of data":
        raise ReadError(f"the file breaks off inside a character (truncated UTF-8 at byte {wrong.start:,})")
    if label and label != "utf-8":
        try:
            return data.decode(_codec(label)), (f"encoding: {label}, as declared",)
        except (UnicodeDecodeError, LookupError):
            pass
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if lost * 200 <= len(damaged):
        return damaged, (f"encoding: {lost} broken bytes of UTF-8 replaced",)
    raise ReadError(f"neither UTF-8 nor an Arabic encoding (byte {wrong.start:,}: {wrong.reason})")


def _bytes_of(text: str, name: str) -> bytes | None:
    """The bytes that a single-byte encoding had read as this text; C1 controls stand for themselves."""
    try:
        return text.encode(name)
    except UnicodeEncodeError:
        out = bytearray()
        for char in text:
            try:
                out += char.encode(name)
            except UnicodeEncodeError:
                if not 0x80 <= ord(char) <= 0x9F:
                    return None
                out.append(ord(char))
        return bytes(out)


def undo_double(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252 or -1256 and encoded again, undone; None where that did not happen."""
    leads = sum(text.count(char) for char in "\u00d8\u00d9\u0637\u0638")
    if leads * 4 < len(text.encode("utf-8", "surrogatepass")) - len(text):
        return None
    beyond = len(_HIGH.findall(text[:20_000]))
    if beyond < 12 or len(_TWICE.findall(text[:20_000])) * 3 < beyond:
        return None
    for name in _SINGLE:
        once = _bytes_of(text, name)
        if once is None:
            continue
        try:
            repaired = once.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _arabic_share(repaired) >= 0.8:
            return repaired
    return None
