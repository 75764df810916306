"""Full text in PostgreSQL: two vectors a row under GIN, made by the program, ranked by how often the stems stand there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from riwaya.store.asking import Question, Term
from riwaya.store.database import Database
from riwaya.store.shadows import Shadow

_MOST_WORDS = 60_000
_MOST_POSITION = 16_383
_MOST_LETTERS = 300


def put(database: Database, shadows: Iterable[Shadow]) -> None:
    """Index articles: id, folded words, the stems of each word. Of a book only the first 60,000 words are found."""
    rows = [(article, _vector((word,) for word in words[:_MOST_WORDS]), _vector(stems[:_MOST_WORDS])) for article, words, stems in shadows]
    database.insert("search_article", ("article", "words", "stems"), rows)


def _vector(words: Iterable[Sequence[str]]) -> str:
    places: dict[str, list[int]] = {}
    for number, group in enumerate(words, 1):
        for word in group:
            held = places.setdefault(word[:_MOST_LETTERS], [])
            if len(held) < 255:
                held.append(min(number, _MOST_POSITION))
    return " ".join(f"'{word}':{','.join(map(str, held))}" for word, held in places.items())


def clear(database: Database) -> None:
    """Empty the index."""
    database.run("delete from search_article")
    database.run("delete from search_stem")


def stale(database: Database) -> bool:
    """Never: rows are replaced in place."""
    return False


def find(database: Database, question: Question, where: str, values: dict[str, Any], most: int) -> list[tuple[str, float]]:
    """The best articles, `most` of them, and their rank, the best first; `where` filters on article `a`."""
    match, more = condition(question)
    rank = " | ".join(_quoted(one.words[-1]) for one in question.terms if not one.refused)
    sql = (
        f"select s.article, ts_rank(s.stems, cast(:rank as tsquery), 1) as score from search_article s {_beside(where)} "
        f"where {match} {where} order by score desc, s.article limit :most"
    )
    return [(str(article), float(score)) for article, score in database.rows(sql, rank=rank, most=most, **more, **values)]


def count(database: Database, question: Question, where: str, values: dict[str, Any]) -> int:
    """How many articles answer."""
    match, more = condition(question)
    row = database.row(f"select count(*) from search_article s {_beside(where)} where {match} {where}", **more, **values)
    return int(row[0]) if row else 0


def _beside(where: str) -> str:
    """The articles, where a filter asks for them: joining all of them costs more than the search."""
    return "join article a on a.id = s.article" if where else ""


def condition(question: Question) -> tuple[str, dict[str, str]]:
    """The question as an SQL condition on `s` and its values."""
    values: dict[str, str] = {}

    def matches(column: str, query: str) -> str:
        name = f"match{len(values)}"
        values[name] = query
        return f"s.{column} @@ cast(:{name} as tsquery)"

    def term(one: Term) -> str:
        if len(one.words) == 1:
            return matches("words" if question.exact else "stems", _quoted(one.words[0]))
        heads = one.surfaces if one.surfaces and not question.exact else one.words[:1]
        return matches("words", " <-> ".join(["(" + " | ".join(_quoted(head) for head in heads) + ")", *(_quoted(word) for word in one.words[1:])]))

    wanted = " and ".join(term(one) for one in question.terms if not one.refused)
    for words in question.variants:
        wanted += " or " + matches("words", " <-> ".join(_quoted(word) for word in words))
    refused = [f"and not {term(one)}" for one in question.terms if one.refused]
    return f"({wanted}) {' '.join(refused)}", values


def _quoted(word: str) -> str:
    return f"'{word[:_MOST_LETTERS]}'"
