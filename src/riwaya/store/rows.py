"""What a case answers with where a noun of the model would be too much: small rows of lists, runs and states."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model import Conflict


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the list of events; `accounts`, `articles`, `outlets`, `conflicts` are counts."""

    id: str
    type: str
    mode: str | None
    title: str
    date: str | None
    place: str | None
    accounts: int
    articles: int
    outlets: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One line of the list of persons, bodies and places."""

    id: str
    type: str
    name: str
    latin: str | None
    ref: str | None
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement with its source over all articles; `start` and `stop` span source, cue and content."""

    article: str
    id: str
    entity: str | None
    name: str | None
    source: str | None
    stance: str
    form: str
    content: str
    start: int
    stop: int
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict and the event that it is about."""

    event: str
    title: str
    date: str | None
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Run:
    """One run of `build`: its state (reading, complete, interrupted, failed), its counts, its time."""

    id: int
    state: str
    started: str
    finished: str | None
    seconds: float | None
    program: str
    lexicon: str
    workers: int
    roots: tuple[str, ...]
    seen: int
    understood: int
    unchanged: int
    gained: int
    changed: int
    removed: int
    refused: int


@dataclass(frozen=True, slots=True)
class Status:
    """What a case holds now. `staged` articles were understood by a run that is not complete."""

    place: str
    schema: int
    size: int
    run: Run | None
    articles: int
    removed: int
    mentions: int
    statements: int
    events: int
    times: int
    entities: int
    happenings: int
    conflicts: int
    corrections: int
    stale: int
    judgements: int
    staged: int
