"""What one article tells (رواية): names, times, statements, events. The definitions are those of the annotation guide.

Ids are local to the article: m1, e1, s1, v1. Spans are `[start, end)` in code points of the article's stored text.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.article import Article, Refusal
from riwaya.model.span import Span
from riwaya.model.swift import swift


@swift
@dataclass(frozen=True, slots=True)
class Role:
    """The title beside a name. `office`, `body` and `country` are read from it; `status` is former, late, acting, retired … or None."""

    span: Span
    office: str | None = None
    body: str | None = None
    country: str | None = None
    status: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a person (PER), an organisation (ORG) or a place (LOC), without particles and titles."""

    id: str
    span: Span
    type: str
    entity: str
    role: Role | None = None
    why: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Reference:
    """A description that stands for an entity without naming it: «اللواء المتقاعد», «الوزير», «جيشه»."""

    span: Span
    entity: str
    why: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what is spoken of. `type` is PER, ORG, LOC, DOC or UNNAMED; `ref` is the lexicon record, where one is known.

    `stands_for` names the country of which this entity is the capital or the government seat.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    ref: str | None = None
    latin: str | None = None
    gender: str | None = None
    stands_for: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class Relation:
    """A tie that the text states between two entities, or an entity and an office."""

    subject: str
    relation: str
    object: str
    span: Span
    why: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is EDTF, a length (`P3D`) or None; `relative` keeps the form where the value needs a date that is unknown."""

    span: Span
    value: str | None
    kind: str
    relative: str | None = None
    why: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Cue:
    """The word that shows the attribution, with the record's lemma."""

    span: Span
    lemma: str


@swift
@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation: source, cue, content. `via` is the chain of entities between the article and the source, outermost first."""

    id: str
    source: Span | None
    entity: str | None
    kind: str
    cue: Cue
    content: tuple[Span, ...]
    form: str
    stance: str
    via: tuple[str, ...] = ()
    medium: Span | None = None
    parent: str | None = None
    distance: bool = False
    why: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Value:
    """One attribute of an event as the text gives it: number, order, cause, purpose … with unit, bound and what is counted."""

    attribute: str
    value: str
    span: Span
    unit: str | None = None
    what: str | None = None
    bound: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class EventDate:
    """The date of an event and the characters that it came from (None: taken from the publication date's own anchor)."""

    value: str
    span: Span | None


@swift
@dataclass(frozen=True, slots=True)
class Voice:
    """Another voice on the same event inside the article: the statement it lies in and its factuality."""

    statement: str | None
    factuality: str


@swift
@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, or is said not to have, to plan or to be wanted. `type` and `mode` are PLOVER's; `factuality` is FactBank's."""

    id: str
    type: str
    mode: str | None
    triggers: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: EventDate | None
    factuality: str
    statement: str | None
    accounts: tuple[Voice, ...] = ()
    values: tuple[Value, ...] = ()
    lead: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells. A pure function of the article and the lexicon."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    refusals: tuple[Refusal, ...] = ()
