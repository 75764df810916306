"""Search: articles by words, names and filters, the best first, with highlights on the original letters.

A question that is a name of somebody in the case is also answered by his other names, exactly where an article means him.
With a stance, a source or an event type the words must stand inside such a statement or beside such an event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from riwaya.errors import UsageError
from riwaya.lexicon.letters import fold_word
from riwaya.model import Article, Span
from riwaya.store import accounts, index_postgresql, index_sqlite
from riwaya.store.asking import Question, Term, parse, words_of
from riwaya.store.database import Database, steps
from riwaya.store.shadows import Looking, snippet

_ALL = 1 << 31
_MOST_NAMES = 3
_MOST_SURFACES = 200
_MOST_VERIFIED = 100
_CHUNK = 50
_SNIPPETS = 3
_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Filters:
    """What the articles and passages must be; `person` is one who is named, `source` one whose word it is: an id or a name of the dossier."""

    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    person: str | None = None
    source: str | None = None
    stance: str | None = None
    event_type: str | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of the stored text, and the spans in it that were searched for (offsets of the article's text)."""

    span: Span
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One article that answers: all its hits in order, and its first passages."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    rank: float
    hits: tuple[Span, ...]
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of what was found. `total` counts articles that hold the words; it is None where counting would mean reading too many."""

    total: int | None
    names: tuple[str, ...]
    found: tuple[Found, ...]


def index_of(database: Database) -> ModuleType:
    """The full text of a database."""
    return index_sqlite if database.kind == "sqlite" else index_postgresql


def search(database: Database, text: str, filters: Filters, *, exact: bool = False, variants: bool = True, counted: bool = True, limit: int = 10, offset: int = 0) -> Answer:
    """Articles that answer; raises UsageError for an empty question or a person that the case does not know."""
    question, surfaces = _with_surfaces(database, parse(text, exact=exact))
    names = _names(database, question) if variants and not exact else {}
    question = replace(question, variants=tuple(sorted({words_of(alias) for aliases in names.values() for alias in aliases} - {()})))
    where, values, inside = _filters(database, filters)
    looking = Looking(question, surfaces)
    verified = bool(exact or inside)
    for most in (_ALL,) if verified else (offset + limit + _CHUNK, _ALL):
        candidates, answering = index_of(database).find(database, question, where, values, most)
        found, passed, number = _passed(database, candidates, looking, names, inside, values, limit, offset)
        if len(found) == limit or len(candidates) < most:
            break
    if verified:
        total = passed if number >= len(candidates) else None
    else:
        total = len(candidates) if len(candidates) < most or not counted else answering
        if total is None:
            total = index_of(database).count(database, question, where, values)
    return Answer(total, tuple(sorted(names)), tuple(found))


def _passed(
    database: Database, candidates: list[tuple[str, float]], looking: Looking, names: dict[str, list[str]], inside: list[str], values: dict[str, Any], limit: int, offset: int,
) -> tuple[list[Found], int, int]:  # fmt: skip
    """A page of the candidates that really answer, how many did, and how many were looked at; only where passages must be checked are those before the page looked at."""
    verified = bool(looking.exact or inside)
    found: list[Found] = []
    passed, number = 0, 0 if verified else offset
    while number < len(candidates) and (len(found) < limit or (verified and number < _MOST_VERIFIED)):
        chunk = candidates[number : number + max(limit, _CHUNK if verified else 0)]
        articles = accounts.read_articles(database, [name for name, _ in chunk])
        meant = _meant(database, [name for name, _ in chunk], sorted(names))
        for name, rank in chunk:
            spans = _hits(database, articles[name], looking, meant.get(name, ()), inside, values)
            if not spans and (verified or names):
                continue
            passed += 1
            if len(found) < limit and (not verified or passed > offset):
                found.append(_found(articles[name], rank, spans))
        number += len(chunk)
    return found, passed, number


def _with_surfaces(database: Database, question: Question) -> tuple[Question, dict[str, frozenset[str]]]:
    """The terms with what their first word is written as in this case."""
    surfaces: dict[str, frozenset[str]] = {}
    terms: list[Term] = []
    for term in question.terms:
        first = term.words[0]
        sql = "select word from search_stem where stem = :stem order by word limit :most"
        written = [] if question.exact else [str(row[0]) for row in database.rows(sql, stem=first, most=_MOST_SURFACES)]
        surfaces[first] = frozenset((first, *written))
        terms.append(replace(term, surfaces=(first, *written)))
    return replace(question, terms=tuple(terms)), surfaces


def _names(database: Database, question: Question) -> dict[str, list[str]]:
    """The entities that the whole question names, with their other names; none where it names too many."""
    if any(one.refused for one in question.terms):
        return {}
    folded = " ".join(word for one in question.terms for word in one.words)
    named = [str(row[0]) for row in database.rows("select distinct entity from dossier_alias where lower(folded) = :folded", folded=folded)]
    if not 0 < len(named) <= _MOST_NAMES:
        return {}
    return {one: [str(row[0]) for row in database.rows("select text from dossier_alias where entity = :one order by mentions desc, text limit 20", one=one)] for one in named}


def resolve(database: Database, name: str) -> list[str]:
    """The ids of the persons, bodies or places that an id or a name stands for; raises UsageError where there are none."""
    found = [str(row[0]) for row in database.rows("select distinct entity from dossier_alias where entity = :name or folded = :folded", name=name, folded=fold_word(name))]
    if not found:
        raise UsageError(f"«{name}»: nobody and nothing in this case has this name or id")
    return found


def _any(column: str, label: str, ids: list[str], values: dict[str, Any]) -> str:
    names = []
    for number, one in enumerate(ids):
        values[f"{label}{number}"] = one
        names.append(f":{label}{number}")
    return f"{column} in ({', '.join(names)})"


def _filters(database: Database, filters: Filters) -> tuple[str, dict[str, Any], list[str]]:
    """SQL conditions on article `a`, their values, and queries for the passages that hits must lie in."""
    sql = steps("searching")
    values: dict[str, Any] = {}
    where = ""
    for column, operator, value in (("outlet", "=", filters.outlet), ("day", ">=", filters.since), ("day", "<=", filters.until)):
        if value is not None:
            name = f"{column}{len(values)}"
            values[name] = value + ("\uffff" if operator == "<=" else "")
            where += f" and a.{column} {operator} :{name}"
    if filters.person is not None:
        members = _any("m.entity", "person", resolve(database, filters.person), values)
        where += f" and exists (select 1 from dossier_member m where m.article = a.id and {members})"
    inside = []
    if filters.stance is not None or filters.source is not None:
        clause = "" if filters.source is None else " and " + _any("d.entity", "source", resolve(database, filters.source), values)
        if filters.stance is not None:
            values["stance"] = filters.stance
            clause += " and s.stance = :stance"
        where += f" and exists ({sql['statements']} a.id {clause})"
        inside.append(f"{sql['statements']} :article {clause}")
    if filters.event_type is not None:
        values["type"] = filters.event_type
        where += f" and exists ({sql['events']} a.id)"
        inside.append(f"{sql['events']} :article")
    return where, values, inside


def articles(database: Database, filters: Filters) -> list[str]:
    """The ids of the articles that filters leave, without searching for words."""
    where, values, _ = _filters(database, filters)
    return [str(row[0]) for row in database.rows(f"select a.id from article a where a.removed is null{where} order by a.id", **values)]


def _meant(database: Database, names: list[str], entities: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Where some articles mean some entities, in order: one question for all, because each costs a way to the server."""
    out: dict[str, list[tuple[int, int]]] = {}
    if names and entities:
        values: dict[str, Any] = {}
        where = f"and {_any('d.article', 'article', names, values)} and {_any('d.entity', 'entity', entities, values)}"
        for article, start, stop in database.rows(f"{steps('searching')['mentions']} {where} order by m.article, d.entity, m.start", **values):
            out.setdefault(str(article), []).append((int(start), int(stop)))
    return out


def _hits(database: Database, article: Article, looking: Looking, meant: Sequence[tuple[int, int]], inside: list[str], values: dict[str, Any]) -> list[Span]:
    """The characters of an article that answer."""
    spans = {(one.start, one.end): one for one in looking.spans(article)}
    for start, stop in meant:
        if not any(a < stop and start < b for a, b in spans):
            spans[start, stop] = Span(start, stop, article.text[start:stop])
    for query in inside:
        needed = {key: value for key, value in values.items() if f":{key}" in query}
        places = [(int(a), int(b)) for a, b in database.rows(query, article=article.id, **needed)]
        spans = {key: one for key, one in spans.items() if any(a <= key[0] and key[1] <= b for a, b in places)}
    return [spans[key] for key in sorted(spans)]


def _found(article: Article, rank: float, spans: list[Span]) -> Found:
    return Found(article.id, article.outlet, article.title, article.published, rank, tuple(spans), tuple(_snippets(article.text, spans)))


def _snippets(text: str, spans: list[Span]) -> Iterator[Snippet]:
    rest = spans
    for _ in range(_SNIPPETS):
        if not rest:
            return
        window, marks = snippet(text, rest, _WIDTH)
        yield Snippet(window, marks)
        rest = [one for one in rest if one.start >= window.end]
