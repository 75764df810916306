"""What one article says of each event, before its entities are known across articles, and which kinds of events one happening may be told under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.merge import when
from riwaya.merge.words import Stemmer, split
from riwaya.model import Account, Event
from riwaya.text.fold import fold

FAMILY = {"DEATH": "HARM", "ASSAULT": "HARM", "X-DEATH": "HARM", "X-LEGAL": "LEGAL"}
HELD, _TAKING = "HELD", ("arrest", "abduct")
Handle = tuple[str, str]
Triggers = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one article says of one event, before its entities are known across articles; `beside` are the words around that tell neither deed nor place nor day."""

    handle: Handle
    event: Event
    stems: frozenset[str]
    around: frozenset[str]
    beside: frozenset[str]
    days: when.Days | None
    published: when.Days | None
    at: int


def sketches(account: Account, stemmer: Stemmer) -> tuple[Sketch, ...]:
    """One sketch for every event of an article."""
    text = account.article.text
    published = when.days(account.article.published)
    names = {entity.id: entity.name for entity in account.entities}
    out = []
    for event in account.events:
        stems = _stems(" ".join(span.text for span in event.triggers), stemmer)
        first = event.triggers[0] if event.triggers else None
        at = first.start if first else 0
        around = _stems(text[max(0, at - 90) : at + 130], stemmer)
        day = event.date.span.text if event.date and event.date.span else ""
        beside = around - stems - _stems(f"{names.get(event.place or '', '')} {day}", stemmer)
        out.append(Sketch(
            (account.article.id, event.id), event, stems, around, beside, when.days(event.date.value if event.date else None), published, at,
        ))
    return tuple(out)


def _stems(text: str, stemmer: Stemmer) -> frozenset[str]:
    return frozenset(stem for word, _, _ in split(fold(text).text) if (stem := stemmer.stem(word)))


def triggers(found: Sequence[Sketch]) -> Triggers:
    """Where the triggers of each event of an article begin, by the event's id."""
    return tuple((one.event.id, tuple(span.start for span in one.event.triggers)) for one in found)


def family(event: Event) -> str:
    """Types that one happening may be told under; a meeting that one article announces is told of by another, an arrest is a kidnapping to somebody else."""
    return "CONSULT" if event.type == "AGREE" and "rule.announced" in event.why else family_of(event.type, event.mode)


def family_of(type_: str, mode: str | None) -> str:
    """The family of a type and mode alone."""
    return HELD if mode in _TAKING else FAMILY.get(type_, type_)
