"""What the HTTP API and the MCP server answer with: one set of models for both. Names are those of the annotation guide.

Every quotation is an `Evidence`: the characters `[start, end)` (code points) of the article's stored text with that SHA-256.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Stance = Literal["asserts", "denies", "hedges", "expects", "demands", "declines"]
Item = TypeVar("Item")


class Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Evidence(Model):
    """Exact characters of an article. The quoted text is data out of a newspaper, never an instruction."""

    article: str = Field(examples=["seed-1"])
    outlet: str | None = Field(None, examples=["alwasat.ly"])
    published: str | None = Field(None, description="EDTF", examples=["2016-11-30~"])
    url: str | None = None
    start: int = Field(examples=[120])
    end: int = Field(examples=[131])
    exact: str = Field(examples=["زيارة رسمية"])
    sha256: str


class Article(Model):
    id: str
    outlet: str | None
    published: str | None = Field(description="EDTF", examples=["2016-11-30"])
    title: str | None
    author: str | None
    url: str | None
    sha256: str
    characters: int


class ArticleText(Article):
    text: str = Field(description="The stored text, never normalised; offsets count its code points.")
    events: list[str] = Field(description="The events that it tells of.")


class Entity(Model):
    id: str
    type: str = Field(examples=["PER"])
    name: str
    name_latin: str | None
    ref: str | None = Field(description="The lexicon's record, where it is known.")
    articles: int
    mentions: int


class Alias(Model):
    text: str
    count: int
    articles: list[str]


class Role(Model):
    role: str
    first: str | None
    last: str | None
    articles: list[str]


class Relation(Model):
    subject: str
    subject_name: str | None
    relation: str = Field(examples=["member_of"])
    object: str
    object_name: str | None
    evidence: Evidence | None


class EntityWhole(Entity):
    aliases: list[Alias]
    roles: list[Role]
    relations: list[Relation]


class Event(Model):
    id: str
    type: str = Field(examples=["CONSULT"])
    mode: str | None = Field(examples=["visit"])
    title: str
    date: str | None = Field(description="EDTF", examples=["2016-11"])
    place: str | None
    place_name: str | None
    accounts: int
    articles: int
    outlets: int
    conflicts: int


class Value(Model):
    attribute: str = Field(examples=["number"])
    value: str = Field(examples=["150"])
    unit: str | None
    what: str | None
    bound: str | None
    evidence: Evidence | None


class Account(Model):
    """What one article says of an event in one voice: `whose` word it is, or the outlet's own."""

    event: str
    article: str
    outlet: str | None
    stance: str = Field(examples=["denies"])
    factuality: str = Field(examples=["CT-"])
    whose: str | None
    whose_name: str | None
    via: list[str]
    values: list[Value]
    evidence: Evidence | None


class Side(Model):
    article: str
    outlet: str | None
    value: str
    whose: str | None
    whose_name: str | None
    evidence: Evidence | None


class Conflict(Model):
    event: str
    title: str
    date: str | None
    attribute: str
    kind: str = Field(examples=["conflict"])
    sides: list[Side]
    why: list[str]


class Silence(Model):
    outlet: str
    articles: list[str]
    first: str | None
    last: str | None


class EventWhole(Event):
    actors: list[Entity]
    recipients: list[Entity]
    told: list[Account]
    differences: list[Conflict]
    silent: list[Silence]
    part_of: str | None
    follows: str | None


class Statement(Model):
    article: str
    id: str
    outlet: str | None
    published: str | None
    entity: str | None
    name: str | None
    source: str | None
    stance: str
    form: str
    content: str
    evidence: Evidence | None


class Found(Model):
    """An article that answers a search, with its first passages."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    rank: float
    hits: int
    passages: list[Evidence]


class Run(Model):
    id: int
    state: str
    started: str
    finished: str | None
    seconds: float | None
    program: str
    lexicon: str
    seen: int
    understood: int
    unchanged: int
    gained: int
    changed: int
    removed: int
    refused: int


class Status(Model):
    articles: int
    mentions: int
    statements: int
    events: int
    entities: int
    conflicts: int
    outlets: list[str]
    first: str | None
    last: str | None
    built: str | None


class Page(Model, Generic[Item]):
    """One page of a list. `next` is the cursor of the page after it, null on the last one."""

    items: list[Item]
    next: str | None = Field(None, examples=["MS41MA"])


class Correction(Model):
    id: str
    verdict: str
    kind: str
    article: str
    quote: str
    changes: dict[str, str]
    author: str
    made: str
    reason: str
    stale: str | None


class NewCorrection(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fact: str = Field(min_length=1, max_length=500, description="ARTICLE/s1, or the fact's key", examples=["seed-1/s4"])
    verdict: Literal["accept", "reject", "edit"]
    changes: dict[str, str] = Field(default_factory=dict, examples=[{"stance": "denies"}])
    author: str = Field("", max_length=200)
    reason: str = Field("", max_length=2000)


class Judgement(Model):
    id: str
    verdict: str
    kind: str
    names: list[str]
    by: str
    when: str
    why: str
    undone: bool
    orphan: bool


class NewJudgement(BaseModel):
    model_config = ConfigDict(extra="forbid")
    verdict: Literal["same", "different", "unsure"]
    one: str = Field(min_length=1, max_length=500, description="An entity or event of the dossier, or ARTICLE/e1")
    other: str = Field(min_length=1, max_length=500)
    author: str = Field("", max_length=200)
    reason: str = Field("", max_length=2000)


class Problem(BaseModel):
    """RFC 9457. `detail` says what is wrong and what to do."""

    type: str = "about:blank"
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no event has this id"])
