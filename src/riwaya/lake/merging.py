"""The whole lake to one dossier, on one machine, with little memory: sheets stay on the disk, pairs are found by DuckDB.

The steps are those of `merge`; only what they read lies elsewhere. The dossier is written as tables beside the segments, whole or not at all.
A lake whose segments, judgements and program are those of the last merge is not merged again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya import lexicon, merge
from riwaya.errors import LakeError
from riwaya.lake import kept, markers, reading
from riwaya.lake.markers import Marker
from riwaya.lake.shelf import Shelf, Shelved
from riwaya.lexicon import Lexicon
from riwaya.merge import judgements
from riwaya.model import Judgements, Refusal
from riwaya.program import program

Told = Callable[[str, int], None]
_MARK = "dossier.json"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: whether it stood already, and what the dossier holds."""

    stood: bool
    counts: dict[str, int]


def merge_lake(
    lake: Path, decided: Path | None = None, overlay: Path | None = None, told: Told = lambda stage, count: None, around: AbstractContextManager[None] | None = None,
) -> Merged:
    """Bring the dossier of a lake up to date; `around` may put another engine under the steps. Raises LakeError, LexiconError, JudgementError."""
    words = lexicon.load(overlay)
    found = segments_of(lake, words)
    judged = judgements.read(decided or lake / "judgements.toml")
    name = _name(found, judged)
    known = marker(lake)
    if known and known["name"] == name and (lake / name).is_dir():
        return Merged(True, known["counts"])
    told("merging", 0)
    counts = _write(lake, found, judged, words, name, around or nullcontext())
    markers.safely(lake / _MARK, json.dumps({"name": name, "counts": counts}, indent=1).encode())
    for old in lake.glob(f"{reading.DOSSIER}-*"):
        if old.name != name:
            shutil.rmtree(old, ignore_errors=True)
    return Merged(False, counts)


def segments_of(lake: Path, words: Lexicon) -> list[Marker]:
    """The segments of a lake that was understood with these words; raises LakeError for other words."""
    found = reading.segments(lake)
    if found[0].version.lexicon != words.hash:
        raise LakeError(f"{lake}: its articles were understood with lexicon {found[0].version.lexicon}, this is {words.hash}; give its --lexicon, or run extract again")
    return found


def marker(lake: Path) -> dict[str, Any] | None:
    """What the last complete merge left; None where there was none."""
    try:
        found: dict[str, Any] = json.loads((lake / _MARK).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as wrong:
        raise LakeError(f"{lake / _MARK}: this is no mark of a dossier ({wrong}); delete it and merge again") from wrong
    return found


def fresh(lake: Path, found: list[Marker]) -> str | None:
    """The folder of the dossier if it is that of these segments, whatever was judged; None where it is not."""
    known = marker(lake)
    name = str(known["name"]) if known else ""
    return name if name.startswith(_name(found, None)) and (lake / name).is_dir() else None


def _name(found: list[Marker], judged: Judgements | None) -> str:
    """The folder of a dossier: named after all that it depends on."""
    digest = hashlib.blake2b(digest_size=6)
    for one in found:
        digest.update(f"{one.name} {one.token}\n".encode())
    digest.update(program().encode() + merging_code().encode())
    head = f"{reading.DOSSIER}-{digest.hexdigest()}-"
    return head if judged is None else head + hashlib.blake2b(repr(judged.rows).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def merging_code() -> str:
    """Eight hexadecimal digits over the code and the steps that merge."""
    digest = hashlib.blake2b(digest_size=4)
    for path in sorted((*Path(merge.__file__).parent.rglob("*.py"), *Path(merge.__file__).parent.rglob("*.sql"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _write(lake: Path, found: list[Marker], judged: Judgements, words: Lexicon, name: str, around: AbstractContextManager[None]) -> dict[str, int]:
    doubled = reading.doubles(lake, found)
    shelf = Shelf(lake)
    try:
        for one in found:
            for row in reading.rows(lake, [one], "articles", shelf.columns):
                if (one.name, row["position"]) not in doubled:
                    shelf.put(row)
        shelf.settle()
        with around:
            dossier = merge.merge(shelf.accounts(), judged, Shelved(words))
        return kept.write(lake, name, dossier, judged, (*_refused(lake, found), *doubled.values()))
    finally:
        shelf.close()


def _refused(lake: Path, found: list[Marker]) -> Iterator[Refusal]:
    for row in reading.rows(lake, found, "refusals", ("article", "room", "reason")):
        yield Refusal(row["article"], row["room"], row["reason"])
