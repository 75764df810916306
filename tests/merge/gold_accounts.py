"""Accounts made from hand annotations, so that merge is measured apart from the errors of the rooms before it.

Reads the annotated articles beside the checkout, if they are there; tests that need them are skipped otherwise. Persons and
bodies get the longest name their own article gives them and no reference; places keep theirs, as a gazetteer would give it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from riwaya.lexicon import Lexicon
from riwaya.lexicon import load as load_lexicon
from riwaya.model import Account, Article, Cue, Entity, Event, EventDate, Mention, Reference, Role, Span, Statement, Time, Value, Voice

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "gold"


def _span(one: dict[str, Any]) -> Span:
    return Span(one["start"], one["end"], one["q"])


def _texts() -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for path in (SHARED / "articles" / "seeds.jsonl", GOLD / "dev" / "articles.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["id"]] = row
    return rows


def article(row: dict[str, Any]) -> Article:
    digest = hashlib.sha256(row["text"].encode()).hexdigest()
    return Article(row["id"], row["text"], digest, row.get("url"), row.get("outlet"), row.get("title"), row.get("published"))


def _entities(gold: dict[str, Any]) -> tuple[Entity, ...]:
    surfaces: dict[str, list[str]] = {}
    stands: dict[str, str] = {}
    for one in gold["mentions"]:
        surfaces.setdefault(one["entity"], []).append(one["q"])
        if one.get("stands_for"):
            stands[one["entity"]] = one["stands_for"]
    out = []
    for key, one in gold["entities"].items():
        names = sorted(set(surfaces.get(key, [])), key=lambda text: (-len(text), text))
        place = one["type"] == "LOC"
        name = one["name_ar"] if place or not names else names[0]
        stand = stands.get(key)
        out.append(Entity(key, one["type"], name, tuple(names), f"place.{key}" if place else None, None, None, f"place.{stand}" if stand else None))
    return tuple(sorted(out, key=lambda entity: entity.id))


def _events(gold: dict[str, Any], values: dict[tuple[str, str], dict[str, Any]]) -> tuple[Event, ...]:
    out = []
    for one in gold["events"]:
        date = None
        if one["date"]:
            span = _span(one["date_span"]) if one.get("date_span") else None
            date = EventDate(one["date"], span)
        voices = [Voice(voice["statement"], voice["factuality"]) for voice in [*one.get("accounts", ()), *one.get("other_accounts", ())]]
        found = values.get((gold["id"], one["id"]), {})
        told = tuple(
            Value(attribute, quote["quote"], Span(quote["start"], quote["end"], quote["quote"]))
            for attribute, quotes in sorted(found.items()) for quote in quotes
        )
        out.append(Event(
            one["id"], one["type"], one["mode"], tuple(_span(t) for t in one["triggers"]), tuple(one["actors"]), tuple(one["recipients"]),
            one["place"], date, one["factuality"], one["statement"], tuple(voices), told,
        ))
    return tuple(out)


def _statements(gold: dict[str, Any]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            one["id"], _span(one["source"]) if one["source"] else None, one["entity"], one["kind"], Cue(_span(one["cue"]), one["cue"]["q"]),
            tuple(_span(part) for part in one["content"]), one["form"], one["stance"], tuple(one["via"]),
            _span(one["medium"]) if one.get("medium") else None, one["parent"],
        )
        for one in gold["statements"]
    )


def account(gold: dict[str, Any], row: dict[str, Any], values: dict[tuple[str, str], dict[str, Any]]) -> Account:
    mentions = tuple(
        Mention(f"m{number}", _span(one), one["type"], one["entity"], Role(_span(one["role"])) if one["role"] else None)
        for number, one in enumerate(gold["mentions"], 1)
    )
    return Account(
        article({**row, "published": gold["published"]}), mentions, tuple(Reference(_span(one), one["entity"]) for one in gold.get("corefs", ())),
        _entities(gold), (), tuple(Time(_span(one), one["value"], "point") for one in gold["times"]), _statements(gold), _events(gold, values),
    )


def _values() -> dict[tuple[str, str], dict[str, Any]]:
    dossier = json.loads((GOLD / "seeds" / "dossier.json").read_text(encoding="utf-8"))
    return {
        (member["doc"], member["event"]): member["values"]
        for event in dossier["events"] for member in event["members"] if member.get("values")
    }


def load(*folders: str) -> list[Account]:
    """The annotated articles of `seeds`, `dev` or both as accounts."""
    texts, values = _texts(), _values()
    paths = [path for folder in folders or ("seeds", "dev") for path in sorted((GOLD / folder).glob("*-*.json"))]
    return [account(gold, texts[gold["id"]], values) for gold in (json.loads(path.read_text(encoding="utf-8")) for path in paths)]


def bare(folder: str = "dev") -> list[Account]:
    """Every article of the folder, annotated or not, with nothing but its text."""
    return [Account(article(row)) for row in _texts().values() if row["id"].startswith("seed") == (folder == "seeds")]


def lexicon() -> Lexicon:
    return load_lexicon()
