"""Reads the lexicon: TOML records and TSV tables into `Record`s, with lints whose errors name file, record and value.

It knows no Arabic word. A user's overlay folder holds files of the same layout; a record with a known id replaces ours,
`off = true` silences it. The hash covers every file that was read.
"""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.errors import LexiconError
from riwaya.lexicon.letters import fold_word
from riwaya.lexicon.record import Record

HERE = Path(__file__).parent / "data"
COMMON = frozenset({"id", "verb", "nouns", "forms", "says", "silent", "off", "clitics", "note", "source"})
_REFUSED = {
    "\u0640": "tatweel", "\u06cc": "a Farsi yeh", "\u06a9": "a Farsi kaf", "\u200e": "a direction mark", "\u200f": "a direction mark", "\u061c": "a direction mark",
    "\u00a0": "a no-break space", "\u200b": "a zero-width space", "\ufeff": "a byte order mark",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What the schema says of a kind of record."""

    name: str
    keys: frozenset[str]
    required: frozenset[str]
    clitics: str
    examples: bool
    yields: bool = False


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def lint(file: str, record: str, data: Mapping[str, Any], kind: Kind) -> None:
    """Raise LexiconError for what a record must not hold. Examples may hold any character: they show real text."""
    unknown = sorted(set(data) - COMMON - kind.keys - ({"reads"} if kind.examples else set()))
    if unknown:
        raise LexiconError(file, record, f"unknown key {unknown[0]!r}; a {kind.name} may hold {', '.join(sorted(kind.keys | COMMON))}")
    missing = sorted(kind.required - set(data))
    if missing:
        raise LexiconError(file, record, f"the key {missing[0]!r} is missing")
    if kind.examples and not data.get("off") and not (data.get("says") or data.get("reads") or data.get("silent")):
        raise LexiconError(file, record, "no examples: give `says` (must fire) or `silent` (must not)")
    forms = [fold_word(one) for one in data.get("forms", ())]
    if len(set(forms)) < len(forms):
        twice = next(one for at, one in enumerate(data["forms"]) if forms[at] in forms[:at])
        raise LexiconError(file, record, f"forms «{twice}» stands twice after folding")
    for key in ("verb", "nouns", "forms"):
        for value in _strings(data.get(key, "")):
            if value != value.strip() or "  " in value or (not value and key in data):
                raise LexiconError(file, record, f"{key} «{value}»: stray spaces or empty")
            if unicodedata.normalize("NFC", value) != value:
                raise LexiconError(file, record, f"{key} «{value}» is not in NFC")
            for char, name in _REFUSED.items():
                if char in value:
                    raise LexiconError(file, record, f"{key} «{value}» holds {name}")


def read_schema(root: Path) -> dict[str, Kind]:
    """The kinds of records, from schema.toml."""
    table = tomllib.loads((root / "schema.toml").read_text(encoding="utf-8"))["kind"]
    return {
        name: Kind(name, frozenset(one.get("keys", ())), frozenset(one.get("required", ())), one.get("clitics", "noun"), bool(one.get("examples")), bool(one.get("yields")))
        for name, one in table.items()
    }


def _toml_records(path: Path, label: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise LexiconError(label, "-", f"not valid TOML: {wrong}") from wrong
    for kind, rows in document.items():
        if isinstance(rows, list):
            for row in rows:
                yield kind, row


def _tsv_records(path: Path, label: str) -> Iterator[tuple[str, dict[str, Any]]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(label, f"line {number}", f"{len(cells)} cells, the header has {len(header)}")
        row: dict[str, Any] = {key: cell for key, cell in zip(header, cells, strict=True) if cell}
        if "forms" in row:
            row["forms"] = row["forms"].split("|")
        yield path.stem, row


def _files(root: Path) -> list[Path]:
    return sorted((p for p in root.rglob("*") if p.suffix in (".toml", ".tsv") and p.name not in ("schema.toml", "clitics.toml")), key=lambda p: p.as_posix())


def content_hash(roots: list[Path]) -> str:
    """Sixteen hexadecimal digits over names and bytes of every data file."""
    digest = hashlib.blake2b(digest_size=8)
    for root in roots:
        for path in sorted((p for p in root.rglob("*") if p.suffix in (".toml", ".tsv")), key=lambda p: p.as_posix()):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def read_records(roots: list[Path], kinds: dict[str, Kind]) -> dict[str, Record]:
    """All records by full id, later roots over earlier ones; silenced ones left out."""
    out: dict[str, Record] = {}
    for depth, root in enumerate(roots):
        own: set[str] = set()
        for path in _files(root):
            label = path.relative_to(root).as_posix()
            rows = _toml_records(path, label) if path.suffix == ".toml" else _tsv_records(path, label)
            for kind_name, data in rows:
                name = str(data.get("id", ""))
                if kind_name not in kinds:
                    raise LexiconError(label, name or "-", f"unknown kind of record {kind_name!r}; schema.toml has {', '.join(sorted(kinds))}")
                if not name or not name.isascii():
                    raise LexiconError(label, name or "-", "the id must be ASCII and not empty")
                full = f"{kind_name}.{name}"
                if full in own:
                    raise LexiconError(label, full, "this id stands twice")
                if depth and data.get("off") and full in out:
                    data = {**out[full].data, **data}
                lint(label, full, data, kinds[kind_name])
                own.add(full)
                out[full] = Record(full, kind_name, label, data)
    return {full: record for full, record in out.items() if not record.get("off")}
