"""What the templates show: small frozen rows, made from the case by `views`."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from riwaya.model import DossierEntity, DossierEvent, RoleOverTime


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
    """One account of an event: who tells it, in whose voice, how surely, in which words; `via` is the chain between the outlet and the source."""

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
    column: str = ""


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
    via: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the accounts table: an attribute, its conflicts, and for each outlet its cells."""

    attribute: str
    kinds: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the accounts table: an outlet, or an origin with the outlets that carry it."""

    key: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventPage:
    """`outlets` are the columns shown, `columns` how many there are; `origins` counts accounts with reprints counted once."""

    event: DossierEvent
    title: str
    kind: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    place: Named | None
    part_of: Named | None
    follows: Named | None
    outlets: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    told: tuple[Told, ...]
    differences: tuple[Difference, ...]
    columns: int = 0
    origins: int = 0


@dataclass(frozen=True, slots=True)
class FactForm:
    """What a correction's form needs of a fact: its name and key, what can be set, what was decided on it."""

    name: str
    key: str
    fields: tuple[tuple[str, str, tuple[str, ...]], ...]
    review: str = ""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list, with the passages that a search found in it."""

    href: str
    title: str
    outlet: str
    published: str | None
    passages: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """A correction or a judgement in the list of the user's decisions."""

    id: str
    verdict: str
    what: str
    href: str
    by: str
    when: str
    why: str
    state: str = ""


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
    fact: FactForm | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class NamingTable:
    """How outlets name one entity by year: rows are outlets, cells the labels (text, count, address)."""

    entity: str
    years: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[tuple[tuple[str, int, str], ...], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityPage:
    entity: DossierEntity
    title: str
    sayings: tuple[Saying, ...]
    about: tuple[Saying, ...]
    happenings: tuple[Happening, ...]
    articles: int = 0
    mentions: int = 0
    roles: tuple[RoleOverTime, ...] = ()
    ties: tuple[tuple[str, Named, str], ...] = field(default=())
    naming: NamingTable | None = None
    members: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """An event, a name or a time of an article in the side list; `every` leads to all accounts of the event."""

    id: str
    kind: str
    text: str
    href: str
    why: tuple[str, ...] = ()
    fact: FactForm | None = None
    every: Named | None = None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """`headed`: the text's own first line is the title."""

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
    happenings: tuple[Marked, ...]
    persons: tuple[Named, ...]
    notes: tuple[str, ...]
    names: tuple[Marked, ...] = ()
    times: tuple[Marked, ...] = ()
    headed: bool = False
