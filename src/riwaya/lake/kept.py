"""The dossier of a lake as Parquet: every noun whole in `body`, beside it the columns that one asks by."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from riwaya.lake import arrow, markers
from riwaya.lexicon.letters import fold_word
from riwaya.model import Account, Dossier, DossierEntity, DossierEvent, DossierRelation, DossierStatement, Judgement, Judgements, Origin, Refusal
from riwaya.store.bodies import pack, unpack
from riwaya.store.database import storable
from riwaya.store.dossiers import day_of

_BATCH = 5000
_COLUMNS: dict[str, dict[str, str]] = {
    "entities": {"id": "text", "type": "text", "name": "text", "latin": "text", "ref": "text", "articles": "number", "body": "bytes"},
    "aliases": {"entity": "text", "text": "text", "folded": "text", "mentions": "number"},
    "members": {"entity": "text", "article": "text", "local": "text"},
    "events": {
        "id": "text", "type": "text", "mode": "text", "title": "text", "date": "text", "day": "text", "place": "text", "articles": "number", "conflicts": "number", "body": "bytes",
    },
    "participants": {"event": "text", "role": "text", "entity": "text"},
    "accounts": {"event": "text", "article": "text", "outlet": "text", "local": "text", "stance": "text", "factuality": "text", "whose": "text", "statement": "text"},
    "conflicts": {
        "event": "text", "conflict": "number", "attribute": "text", "kind": "text", "article": "text", "value": "text", "start": "number", "stop": "number", "whose": "text",
    },
    "statements": {"article": "text", "id": "text", "entity": "text", "stance": "text", "body": "bytes"},
    "relations": {"subject": "text", "relation": "text", "object": "text", "article": "text", "body": "bytes"},
    "origins": {"id": "text", "kind": "text", "name": "text", "earliest": "text", "articles": "number", "body": "bytes"},
    "refusals": {"article": "text", "room": "text", "reason": "text"},
    "orphans": {"id": "text", "body": "bytes"},
}  # fmt: skip
_NOUNS: dict[str, Any] = {
    "entities": DossierEntity, "events": DossierEvent, "statements": DossierStatement, "relations": DossierRelation, "origins": Origin, "orphans": Judgement,
}


def write(lake: Path, name: str, dossier: Dossier, decided: Judgements, refused: Iterable[Refusal]) -> dict[str, int]:
    """Write a dossier into the folder `name` of a lake, whole or not at all; how many rows each table has."""
    for left in lake.glob(".merging-*"):
        shutil.rmtree(left, ignore_errors=True)
    aside = lake / f".merging-{os.getpid()}"
    aside.mkdir()
    counts = {table: _table(aside / f"{table}.parquet", columns, rows) for (table, columns), rows in zip(_COLUMNS.items(), _rows(dossier, refused), strict=True)}
    markers.settle(aside)
    shutil.rmtree(lake / name, ignore_errors=True)
    aside.replace(lake / name)
    markers.settle(lake)
    return counts


def _rows(dossier: Dossier, refused: Iterable[Refusal]) -> Iterator[Iterator[Sequence[Any]]]:
    """The rows of every table, in the order of the tables."""
    yield ((one.id, one.type, storable(one.name), one.name_latin, one.ref, len({article for article, _ in one.members}), pack(one)) for one in dossier.entities)
    yield ((one.id, storable(alias.text), fold_word(storable(alias.text)), alias.count) for one in dossier.entities for alias in one.aliases)
    yield ((one.id, *member) for one in dossier.entities for member in one.members)
    yield (
        (
            one.id, one.type, one.mode, storable(one.title), one.date, day_of(one.date), one.place, len({a.article for a in one.accounts}),
            sum(c.kind == "conflict" for c in one.conflicts), pack(one),
        )
        for one in dossier.events
    )  # fmt: skip
    yield ((one.id, role, name) for one in dossier.events for role, names in (("actor", one.actors), ("recipient", one.recipients)) for name in names)
    yield ((one.id, a.article, a.outlet and storable(a.outlet), a.event, a.stance, a.factuality, a.whose, a.statement) for one in dossier.events for a in one.accounts)
    yield (
        (one.id, number, c.attribute, c.kind, side.article, storable(side.value), side.start, side.end, side.whose)
        for one in dossier.events for number, c in enumerate(one.conflicts) for side in c.accounts
    )  # fmt: skip
    yield ((one.article, one.statement.id, one.entity, one.statement.stance, pack(one)) for one in dossier.statements)
    yield ((one.subject, one.relation.relation, one.object, one.article, pack(one)) for one in dossier.relations)
    yield ((one.id, one.kind, None if one.name is None else storable(one.name), one.earliest, len(one.articles), pack(one)) for one in dossier.origins)
    yield ((storable(one.article), one.room, storable(one.reason)) for one in (*dossier.refusals, *refused))
    yield ((one.id, pack(one)) for one in dossier.orphans)


def _table(path: Path, columns: dict[str, str], rows: Iterator[Sequence[Any]]) -> int:
    library = arrow.library()
    schema = library.schema([(name, {"number": library.int64(), "bytes": library.binary(), "text": library.string()}[kind]) for name, kind in columns.items()])
    count = 0
    with path.open("wb") as file:
        with library.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            while held := list(islice(rows, _BATCH)):
                arrays = [library.array(column, one.type) for column, one in zip(zip(*held, strict=True), schema, strict=True)]
                writer.write_batch(library.RecordBatch.from_arrays(arrays, schema=schema))
                count += len(held)
        file.flush()
        os.fsync(file.fileno())
    return count


def read(folder: Path, accounts: tuple[Account, ...]) -> Dossier:
    """The dossier of a folder, over the accounts of all its articles."""
    nouns = {name: tuple(unpack(kind, row["body"]) for row in _each(folder, name, ("body",))) for name, kind in _NOUNS.items()}
    return Dossier(accounts, nouns["origins"], nouns["entities"], nouns["events"], nouns["statements"], nouns["relations"], (), nouns["orphans"])


def refusals(folder: Path) -> list[Refusal]:
    """What the lake could not take, doubles included."""
    return [Refusal(row["article"], row["room"], row["reason"]) for row in _each(folder, "refusals", ("article", "room", "reason"))]


def _each(folder: Path, table: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for batch in arrow.library().parquet.ParquetFile(folder / f"{table}.parquet").iter_batches(_BATCH, columns=list(columns)):
        yield from batch.to_pylist()
