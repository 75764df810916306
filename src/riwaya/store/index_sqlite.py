"""Full text in SQLite: an FTS5 index that keeps no text, ranked by bm25 over the stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from riwaya.store.asking import Question, Term
from riwaya.store.database import Database
from riwaya.store.shadows import Shadow


def put(database: Database, shadows: Iterable[Shadow]) -> None:
    """Index articles: id, folded words, the stems of each word."""
    row = database.row("select seq from sqlite_sequence where name = 'search_article'")
    numbered = list(enumerate(shadows, (int(row[0]) if row else 0) + 1))
    database.insert("search_article", ("row", "article"), [(number, article) for number, (article, _, _) in numbered])
    database.insert(
        "search_index", ("rowid", "words", "stems"), [(number, " ".join(words), " ".join(stem for one in stems for stem in one)) for number, (_, words, stems) in numbered]
    )


def clear(database: Database) -> None:
    """Empty the index."""
    database.run("delete from search_article")
    database.run("insert into search_index (search_index) values ('delete-all')")
    database.run("delete from search_stem")


def stale(database: Database) -> bool:
    """Whether so many rows are passed over that the index should be made anew."""
    live, ever = database.row("select (select count(*) from search_article), (select coalesce(max(seq), 0) from sqlite_sequence where name = 'search_article')") or (0, 0)
    return bool(ever > 2 * live + 1000)


def find(database: Database, question: Question, where: str, values: dict[str, Any], most: int) -> tuple[list[tuple[str, float]], int | None]:
    """The best articles, `most` of them, and their rank, the best first, and how many answer where that is known; `where` filters on article `a`."""
    sql = f"select s.article, -bm25(search_index) as score {_matching(where)} order by score desc, s.article limit :most"
    return [(str(article), float(score)) for article, score in database.rows(sql, match=expression(question), most=most, **values)], None


def count(database: Database, question: Question, where: str, values: dict[str, Any]) -> int:
    """How many articles answer."""
    row = database.row(f"select count(*) {_matching(where)}", match=expression(question), **values)
    return int(row[0]) if row else 0


def _matching(where: str) -> str:
    article = "join article a on a.id = s.article" if where else ""
    return f"from search_index join search_article s on s.row = search_index.rowid {article} where search_index match :match {where}"


def expression(question: Question) -> str:
    """The question in FTS5's own language."""
    wanted = " AND ".join(_term(one, question.exact) for one in question.terms if not one.refused)
    if question.variants:
        names = " OR ".join(_quoted(words) for words in question.variants)
        wanted = f"({wanted}) OR words : ({names})"
    refused = " OR ".join(_term(one, question.exact) for one in question.terms if one.refused)
    return f"({wanted}) NOT ({refused})" if refused else wanted


def _term(one: Term, exact: bool) -> str:
    if len(one.words) == 1:
        return f"{'words' if exact else 'stems'} : {_quoted(one.words)}"
    heads = one.surfaces if one.surfaces and not exact else one.words[:1]
    return f"words : ({' OR '.join(_quoted((head, *one.words[1:])) for head in heads)})"


def _quoted(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'
