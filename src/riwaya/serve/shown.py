"""What the templates show: small frozen rows, made from the case by `views`."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from riwaya.model import Conflict, DossierEntity, DossierEvent


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the page it leads to."""

    name: str
    href: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A value that an account gives: the attribute, the words, where they stand."""

    attribute: str
    value: str
    href: str
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Told:
    """One account of an event: who tells it, in whose voice, how surely, in which words."""

    article: str
    outlet: str
    published: str | None
    stance: str
    factuality: str
    whose: Named | None
    via: tuple[Named, ...]
    sentence: Markup
    href: str
    details: tuple[Detail, ...]
    reprint: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict."""

    outlet: str
    value: str
    whose: Named | None
    sentence: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A conflict, an update or a naming, with its sides."""

    event: Named
    date: str | None
    attribute: str
    kind: str
    sides: tuple[Side, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in a list, with the first of its accounts."""

    id: str
    href: str
    title: str
    type: str
    date: str | None
    actors: tuple[Named, ...]
    place: Named | None
    told: tuple[Told, ...]
    accounts: int
    outlets: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet says in one row of the accounts table."""

    stance: str
    text: str
    whose: Named | None
    sentence: Markup
    href: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the accounts table: an attribute, its conflicts, and for each outlet its cells."""

    attribute: str
    kinds: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    event: DossierEvent
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: Named | None
    part_of: Named | None
    follows: Named | None
    outlets: tuple[str, ...]
    rows: tuple[TableRow, ...]
    told: tuple[Told, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement in a list: who, how, what, through whom."""

    id: str
    source: Named | None
    source_text: str
    stance: str
    form: str
    sentence: Markup
    href: str
    outlet: str
    published: str | None
    article: str = ""
    via: tuple[Named, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityPage:
    entity: DossierEntity
    sayings: tuple[Saying, ...]
    about: tuple[Saying, ...]
    happenings: tuple[Happening, ...]
    ties: tuple[tuple[str, Named, str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ArticlePage:
    id: str
    anchor: str
    title: str
    outlet: str
    published: str | None
    url: str | None
    author: str | None
    origin: str | None
    text: Markup
    sayings: tuple[Saying, ...]
    happenings: tuple[tuple[str, str, str, str], ...]
    persons: tuple[Named, ...]
    notes: tuple[str, ...]


__all__ = ["ArticlePage", "Cell", "Conflict", "Detail", "Difference", "EntityPage", "EventPage", "Happening", "Named", "Saying", "Side", "TableRow", "Told"]
