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
from riwaya.events.nouns import MORTAL
from riwaya.lexicon import Analysis, Lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.model import Account, Article, Event, Span

TYPES = ("ASSAULT", "PROTEST")
_LONG = 250


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
    weights = {str(one["sign"]): int(one["weight"]) for one in lexicon.records("news") if one["type"] == kind}
    if sum(weights.get(sign, 0) for sign in signs(account, kind, lexicon)) <= weights.get("threshold", 0):
        return {"detected": False, "verb": None, "source": None, "target": None}
    found = sorted((one for one in account.events if one.type == kind), key=lambda one: (_rank(one), one.triggers[0].start))
    best = found[0]
    word = best.triggers[0]
    if all(one.shape.pos != "verb" or one.record["frame"] == "happen" for one in _known(word, lexicon)):  # «هجوم أسفر عن مقتل …»: the standard's word is what befell somebody
        word = next((one for event in (best, *found) for one in event.triggers if _mortal(one, lexicon)), word)
    source = next((one for one in found if one.actors), best)
    target = next((one for one in found if one.recipients), best)
    return {
        "detected": True,
        "verb": _whole(text, word.start, word.end),
        "source": _words(account, source.actors, source),
        "target": _words(account, target.recipients, target),
    }


def signs(account: Account, kind: str, lexicon: Lexicon) -> set[str]:
    """What speaks for and against the sentence having this event as its news; empty where it tells none as a fact."""
    found = [one for one in account.events if one.type == kind and one.factuality == "CT+"]
    out: set[str] = set()
    for event in found:
        out.update(why for why in event.why if why.startswith(("trigger.", "rule.")))
        out.update(f"what.{value.what or value.attribute}" for value in event.values)
        unnamed = {one.id for one in account.entities if one.type == "UNNAMED"}
        for role in ("actors", "recipients"):
            ids = getattr(event, role)
            if ids:
                out.add(f"has.{role}_{'unnamed' if unnamed & set(ids) else 'named'}")
        if event.date:
            out.add("has.date")
    if found:
        if any(one.type == "LOC" for one in account.entities):
            out.add("has.place")
        two = [event for event in found if any(len({of(word, lexicon) for word in event.triggers}) > 1 for of in (_mortal, _crowd))]
        more = sum(min(len(event.triggers), 3) - 1 for event in two)  # a deed and whom it hit, a crowd and what it does count each
        out.add(f"count.{min(len(found) + more, 3)}")
        if len(account.article.text) > _LONG:
            out.add("rule.long_sentence")
        if any(one.type == kind and one.factuality != "CT+" for one in account.events):
            out.add("rule.unsure_too")
        if any(one.type != kind for one in account.events):
            out.add("rule.other_news")
    return out


def _known(word: Span, lexicon: Lexicon) -> list[Analysis]:
    """What a word of an event may be as its trigger."""
    return [one for one in lexicon.forms_of(fold_word(word.text)) if one.record.kind == "trigger"]


def _mortal(word: Span, lexicon: Lexicon) -> bool:
    """Whether a word of an event tells of killed or wounded."""
    return any(one.record["frame"] in MORTAL for one in _known(word, lexicon))


def _crowd(word: Span, lexicon: Lexicon) -> bool:
    """Whether a word of an event tells of those who protest."""
    return any(one.record.get("deed") for one in _known(word, lexicon))


def _rank(event: Event) -> tuple[bool, int, int]:
    """Facts first; among them those with a verb or a carried noun, and those whose victims or actors are told."""
    told = any(why.startswith(("rule.verb", "rule.carried", "rule.deed")) for why in event.why)
    return event.factuality != "CT+", -told, -(2 * bool(event.recipients) + bool(event.actors))


def _words(account: Account, ids: tuple[str, ...], event: Event) -> str | None:
    """The words of each entity nearest to the event's trigger; an unnamed group's are those that the text calls it by."""
    text, at = account.article.text, event.triggers[0].start
    words = []
    for id_ in ids:
        spans = [one.span for one in account.mentions if one.entity == id_] + [one.span for one in account.references if one.entity == id_]
        near = min(spans, key=lambda span: abs(span.start - at), default=None)
        if near is not None:
            words.append(_whole(text, near.start, near.end))
        else:
            group = next(one for one in account.entities if one.id == id_)
            name = (*group.aliases, group.name)[0]
            found = text.find(name)
            words.append(_whole(text, found, found + len(name)) if found >= 0 else name)
    return " ".join(word for word in words if len(word) > 2) or None


def _whole(text: str, start: int, end: int) -> str:
    """A stretch widened to whole words, with the particles written to them."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def write(folder: Path, out: Path, lexicon: Lexicon) -> int:
    """The predictions as JSON lines in `out`; how many sentences were positive."""
    count = 0
    with out.open("w", encoding="utf-8") as file:
        for one in predictions(folder, lexicon):
            count += one["detected"]
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return count
