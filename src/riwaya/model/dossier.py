"""What many articles tell together: one affair, its entities, events with their accounts, conflicts and silences.

Ids here are stable: made from the content of what they name, never from its place in a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.model.account import Account, Relation, Statement, Value
from riwaya.model.article import Refusal
from riwaya.model.judgement import Judgement
from riwaya.model.swift import swift


@swift
@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from: articles that copy one another or one agency share an origin and count once."""

    id: str
    kind: str
    name: str | None
    articles: tuple[str, ...]
    earliest: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class Alias:
    text: str
    count: int
    articles: tuple[str, ...]


@swift
@dataclass(frozen=True, slots=True)
class RoleOverTime:
    """A rank or office that articles give an entity; `first` and `last` are years of publication, or None."""

    role: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]


@swift
@dataclass(frozen=True, slots=True)
class Label:
    """Words that an article names an entity with, rank and title included, at their first place."""

    text: str
    start: int
    end: int
    count: int


@swift
@dataclass(frozen=True, slots=True)
class Naming:
    """How one article names an entity."""

    article: str
    outlet: str | None
    labels: tuple[Label, ...]


@swift
@dataclass(frozen=True, slots=True)
class DossierEntity:
    """One person, body or place over all articles. `members` are (article, entity) pairs; `why` the reasons for joining them.

    `name_latin` is the spelling of press and registers; `romanised` says that letters of a person's name had to be guessed from the Arabic.
    """

    id: str
    type: str
    name: str
    name_latin: str | None
    aliases: tuple[Alias, ...]
    roles: tuple[RoleOverTime, ...]
    members: tuple[tuple[str, str], ...]
    ref: str | None = None
    why: tuple[str, ...] = ()
    naming: tuple[Naming, ...] = ()
    romanised: bool = False


@swift
@dataclass(frozen=True, slots=True)
class EventAccount:
    """What one article, in one voice, says of an event. `whose` is a dossier entity, or None for the outlet's own voice."""

    article: str
    outlet: str | None
    event: str
    stance: str
    factuality: str
    whose: str | None
    via: tuple[str, ...]
    values: tuple[Value, ...]
    statement: str | None = None
    origin: str | None = None
    start: int | None = None
    end: int | None = None


@swift
@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet whose articles between `first` and `last` on the same affair do not mention the event; `articles` are those."""

    outlet: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None


@swift
@dataclass(frozen=True, slots=True)
class ConflictSide:
    article: str
    value: str
    start: int
    end: int
    whose: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that cannot both be true in one attribute (`conflict`), a later figure (`update`), or other names (`naming`)."""

    attribute: str
    kind: str
    accounts: tuple[ConflictSide, ...]
    why: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class DossierEvent:
    """One happening over all articles. `part_of` and `follows` name other events; `silent` lists outlets, under the stated condition."""

    id: str
    type: str
    mode: str | None
    title: str
    date: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    accounts: tuple[EventAccount, ...]
    conflicts: tuple[Conflict, ...]
    silent: tuple[str, ...]
    part_of: str | None = None
    follows: str | None = None
    why: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class DossierStatement:
    """A statement of an article with its source as a dossier entity; `same_as` are (article, statement) pairs of the same claim."""

    article: str
    statement: Statement
    entity: str | None
    via: tuple[str, ...]
    same_as: tuple[tuple[str, str], ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class DossierRelation:
    article: str
    subject: str
    object: str
    relation: Relation


@swift
@dataclass(frozen=True, slots=True)
class Dossier:
    """Computed from accounts and the user's judgements; it can always be rebuilt. `orphans` are judgements whose words are in no article."""

    accounts: tuple[Account, ...]
    origins: tuple[Origin, ...]
    entities: tuple[DossierEntity, ...]
    events: tuple[DossierEvent, ...]
    statements: tuple[DossierStatement, ...]
    relations: tuple[DossierRelation, ...]
    refusals: tuple[Refusal, ...] = ()
    orphans: tuple[Judgement, ...] = ()
