"""Measuring against the public event gold standard: one prediction a sentence and event type.

Reads the standard's own files (`<type>_gsr.csv`, `<type>_spans.json`) and writes what `understand` finds, the trigger and
the words of who acts and whom it is done to, as JSON lines. A sentence is positive where it tells such an event as its own
news: not denied, not only planned, wished or feared.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya import line
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Article, Event

TYPES = ("ASSAULT", "PROTEST")
_TOLD = frozenset({"CT+", "PR+", "PS+", "U"})


def predictions(folder: Path, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """One object a sentence and type, in the order of the files."""
    for kind in TYPES:
        told: dict[str, dict[str, Any]] = {}
        for id_, text in _sentences(folder, kind):
            if text not in told:
                told[text] = predict(text, kind, lexicon)
            yield {"id": id_, "event_type": kind, **told[text]}


def _sentences(folder: Path, kind: str) -> Iterator[tuple[str, str]]:
    with (folder / f"{kind.lower()}_gsr.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], row["text"]
    for record in json.loads((folder / f"{kind.lower()}_spans.json").read_text(encoding="utf-8")):
        yield record["_id"], record["text"]


def predict(text: str, kind: str, lexicon: Lexicon) -> dict[str, Any]:
    """What one sentence tells of one type of event."""
    account = line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest()), lexicon)
    found = [one for one in account.events if one.type == kind and one.factuality in _TOLD]
    if not found:
        return {"detected": False, "verb": None, "source": None, "target": None}
    best = max(found, key=lambda one: (_rank(one), -one.triggers[0].start))
    return {
        "detected": True,
        "verb": " ".join(span.text for span in best.triggers[:1]),
        "source": _words(account, best.actors, best),
        "target": _words(account, best.recipients, best),
    }


def _rank(event: Event) -> tuple[bool, int]:
    return event.factuality == "CT+", bool(event.actors) + bool(event.recipients)


def _words(account: Account, ids: tuple[str, ...], event: Event) -> str | None:
    """The words of an entity nearest to the event's trigger; an unnamed group's are its name."""
    words = []
    at = event.triggers[0].start
    for id_ in ids:
        spans = [one.span for one in account.mentions if one.entity == id_] + [one.span for one in account.references if one.entity == id_]
        near = min(spans, key=lambda span: abs(span.start - at), default=None)
        words.append(near.text if near else next(one.name for one in account.entities if one.id == id_))
    return " ".join(words) or None


def write(folder: Path, out: Path, lexicon: Lexicon) -> int:
    """The predictions as JSON lines in `out`; how many sentences were positive."""
    count = 0
    with out.open("w", encoding="utf-8") as file:
        for one in predictions(folder, lexicon):
            count += one["detected"]
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return count
