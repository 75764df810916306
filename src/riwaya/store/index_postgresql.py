"""Full text in PostgreSQL: vectors under GIN, made by the program, ranked by how often the stems stand there.

Ranking opens a vector for each article that answers, and a frequent word has thousands. So a third vector, `best`, holds the stems of an article that rank high in it, each with
its level: where enough articles hold the word at a level, all others rank lower, and only these are ranked.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from riwaya.store.asking import Question, Term
from riwaya.store.database import Database
from riwaya.store.shadows import Shadow

_MOST_WORDS = 60_000
_MOST_POSITION = 16_383
_MOST_LETTERS = 300
_MOST_PLACES = 255
_FEW = 1000
_Level = tuple[str, dict[str, str]]
_EVERY: _Level = ("", {})
_LEVELS = (0.0115, 0.013, 0.0145)
_SHARES = tuple(accumulate((0.1 / (number * number) for number in range(1, _MOST_PLACES + 1)), initial=0.0))


def put(database: Database, shadows: Iterable[Shadow]) -> None:
    """Index articles: id, folded words, the stems of each word. Of a book only the first 60,000 words are found."""
    rows = []
    for article, words, stems in shadows:
        places = _places(stems[:_MOST_WORDS])
        rows.append((article, _vector(_places((word,) for word in words[:_MOST_WORDS])), _vector(places), _best(places)))
    database.insert("search_article", ("article", "words", "stems", "best"), rows)


def _places(words: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, group in enumerate(words, 1):
        for word in group:
            held, place = places.setdefault(word[:_MOST_LETTERS], []), min(number, _MOST_POSITION)
            if len(held) < _MOST_PLACES and (not held or held[-1] != place):
                held.append(place)
    return places


def _vector(places: dict[str, list[int]]) -> str:
    return " ".join(f"'{word}':{','.join(map(str, held))}" for word, held in places.items())


def _best(places: dict[str, list[int]]) -> str:
    """The stems that rank high, each with its level: the rank is the one that `ts_rank` gives a single word."""
    size = 1.64493406685 * (1 + math.log(max(1, sum(map(len, places.values())))))
    ranks = ((word, _SHARES[len(held)] / size) for word, held in places.items())
    return " ".join(f"'{word}~{sum(rank >= level for level in _LEVELS)}'" for word, rank in ranks if rank >= _LEVELS[0])


def clear(database: Database) -> None:
    """Empty the index."""
    database.run("delete from search_article")
    database.run("delete from search_stem")


def stale(database: Database) -> bool:
    """Never: rows are replaced in place."""
    return False


def find(database: Database, question: Question, where: str, values: dict[str, Any], most: int) -> tuple[list[tuple[str, float]], int | None]:
    """The best articles, `most` of them, and their rank, the best first, and how many answer where all are ranked; `where` filters on article `a`."""
    match, more = condition(question)
    terms = [one for one in question.terms if not one.refused]
    rank = " | ".join(_quoted(one.words[-1]) for one in terms)
    single = len(terms) == 1 and len(terms[0].words) == 1 and most < _FEW
    found: list[tuple[Any, ...]] = []
    total: int | None = None
    for level, levels in _at_levels(database, terms[0].words[0], most) if single else (_EVERY,):
        sql = (
            f"select s.article, ts_rank(s.stems, cast(:rank as tsquery), 1) as score{'' if level else ', count(*) over ()'} from search_article s {_beside(where)} "
            f"where {level} ({match}) {where} order by score desc, s.article limit :most"
        )
        found = database.rows(sql, rank=rank, most=most, **levels, **more, **values)
        if not level:
            total = int(found[0][2]) if found else 0
        if len(found) == most:
            break
    return [(str(row[0]), float(row[1])) for row in found], total


def _at_levels(database: Database, word: str, most: int) -> Iterator[_Level]:
    """Conditions that hold for all articles in which a word ranks high enough, the narrowest first, where they can be enough; the last one holds for everything."""
    names = [_quoted(f"{word[:_MOST_LETTERS]}~{level}") for level in range(len(_LEVELS), 0, -1)]
    columns = (f"(select count(*) from search_article s where s.best @@ cast(:level{number} as tsquery))" for number in range(len(names)))
    counts = database.row(f"select {', '.join(columns)}", **{f"level{number}": name for number, name in enumerate(names)}) or ()
    for number, some in enumerate(accumulate(counts), 1):
        if some >= most:
            yield "s.best @@ cast(:level as tsquery) and", {"level": " | ".join(names[:number])}
    yield _EVERY


def count(database: Database, question: Question, where: str, values: dict[str, Any]) -> int:
    """How many articles answer."""
    match, more = condition(question)
    row = database.row(f"select count(*) from search_article s {_beside(where)} where {match} {where}", **more, **values)
    return int(row[0]) if row else 0


def _beside(where: str) -> str:
    """The articles, where a filter asks for them: joining all of them costs more than the search."""
    return "join article a on a.id = s.article" if where else ""


def condition(question: Question) -> tuple[str, dict[str, str]]:
    """The question as an SQL condition on `s` and its values.

    What is one of several, and what is refused, is asked for by itself: side by side each would have the vectors of all that the others find opened.
    """
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

    wanted = [" and ".join(term(one) for one in question.terms if not one.refused)]
    wanted += [matches("words", " <-> ".join(_quoted(word) for word in words)) for words in question.variants if not _held(question, words)]
    refused = [f"and s.article not in ({_asked(term(one))})" for one in question.terms if one.refused]
    return f"({wanted[0] if len(wanted) == 1 else f's.article in ({_asked(*wanted)})'}) {' '.join(refused)}", values


def _held(question: Question, name: Sequence[str]) -> bool:
    """Whether another name holds the one word that is asked for, so that it stands nowhere else: its phrase need not be looked for."""
    word = question.terms[0]
    return not question.exact and len(question.terms) == 1 and len(word.words) == 1 and not {word.words[0], *word.surfaces}.isdisjoint(name)


def _asked(*conditions: str) -> str:
    """The articles that answer one of some conditions."""
    return " union ".join(f"select s.article from search_article s where {one}" for one in conditions)


def _quoted(word: str) -> str:
    return f"'{word[:_MOST_LETTERS]}'"
