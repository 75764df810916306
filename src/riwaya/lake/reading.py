"""Reading the lake: which segments count, their rows in the order in which `build` reads.

Only segments that are marked as done are read. All of them must be of one version: a lake that is half made anew is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from riwaya.errors import LakeError
from riwaya.lake import arrow, markers
from riwaya.lake.markers import Marker, Version
from riwaya.merge import keeping
from riwaya.model import Refusal

BATCH = 256
DOSSIER = "dossier"


def segments(lake: Path) -> list[Marker]:
    """The segments of a lake in reading order. Raises LakeError where there are none, or of several versions, or not of this program."""
    found = list(markers.read(lake).values())
    if not found:
        raise LakeError(f"{lake}: no segment of this lake is done; run: riwaya extract --shard 1/1 INPUT -o {lake}")
    versions = {one.version for one in found}
    if len(versions) > 1:
        names = ", ".join(f"{count} of lexicon {one.lexicon} and program {one.program}" for one, count in _counted(found))
        raise LakeError(f"{lake}: its segments are of several versions ({names}); run extract over all of its input, it makes anew only what must be")
    if found[0].version.sheets != keeping.version():
        raise LakeError(f"{lake}: its segments were made by another program ({found[0].version.program}); run extract again")
    return found


def _counted(found: Sequence[Marker]) -> list[tuple[Version, int]]:
    versions = sorted({one.version for one in found}, key=lambda one: (one.lexicon, one.program, one.sheets))
    return [(version, sum(one.version == version for one in found)) for version in versions]


def files(lake: Path, found: Sequence[Marker], table: str) -> list[str]:
    """The Parquet files of a table, segment by segment."""
    return [path.as_posix() for one in found for path in sorted(one.folder(lake, table).glob("*.parquet"))]


def paths(lake: Path, one: Marker, table: str) -> list[Path]:
    """The Parquet files of a table of a segment; raises LakeError where they are gone."""
    out = sorted(one.folder(lake, table).glob("*.parquet"))
    if one.counts.get(table) and not out:
        raise LakeError(f"{one.folder(lake, table)}: the files of this segment are gone; delete {lake}/done/{one.name}.json and run extract again")
    return out


def rows(lake: Path, found: Sequence[Marker], table: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table in reading order."""
    parquet = arrow.library().parquet
    for one in found:
        for path in paths(lake, one, table):
            for batch in parquet.ParquetFile(path).iter_batches(BATCH, columns=list(columns)):
                yield from batch.to_pylist()


def doubles(lake: Path, found: Sequence[Marker]) -> dict[tuple[str, int], Refusal]:
    """The articles, by segment and position, whose id another article has that is read before; with the refusal that `build` gives."""
    parquet = arrow.library().parquet
    names = [parquet.ParquetFile(path).read(columns=["article"]).column("article") for one in found for path in paths(lake, one, "articles")]
    if len(arrow.library().chunked_array([chunk for one in names for chunk in one.chunks], arrow.library().string()).unique()) == sum(map(len, names)):
        return {}
    seen: dict[str, str] = {}
    out: dict[tuple[str, int], Refusal] = {}
    for one in found:
        heads = [(row["position"], row["article"], row["sha256"]) for row in rows(lake, [one], "articles", ("position", "article", "sha256"))]
        for position, name, sha in sorted(heads):
            if name in seen:
                how = "with the same text" if seen[name] == sha else "with another text; the first is kept"
                out[one.name, position] = Refusal(name, "read", f"this id was read before, {how}")
            else:
                seen[name] = sha
    return out
