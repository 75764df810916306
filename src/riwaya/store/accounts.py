"""Articles and their accounts as rows, and back exactly as they were."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from riwaya.model import Account, Article
from riwaya.store.bodies import pack, unpack
from riwaya.store.database import Database, Row, storable
from riwaya.store.dossiers import day_of

ARTICLE = ("id", "sha256", "url", "outlet", "title", "published", "published_from", "day", "author", "text", "record", "root", "run")
_NO_ARTICLE = Article("", "", "")


def article_row(article: Article, root: str, run: int) -> Row:
    """The row of table `article`; the record holds the text only where the column cannot."""
    text = storable(article.text)
    record = pack(dataclasses.replace(article, text="") if text == article.text else article)
    url, outlet, title, published, origin, author = (
        None if one is None else storable(one) for one in (article.url, article.outlet, article.title, article.published, article.published_from, article.author)
    )
    return (article.id, article.sha256, url, outlet, title, published, origin, day_of(published), author, text, record, root, run)


def article_of(text: str, record: bytes) -> Article:
    """The article, exactly as it was read."""
    article = unpack(Article, bytes(record))
    return article if article.text else dataclasses.replace(article, text=text)


def read_article(database: Database, name: str) -> Article | None:
    """One article by its id, also one that was removed; None where there is none."""
    row = database.row("select text, record from article where id = :name", name=name)
    return None if row is None else article_of(*row)


def read_articles(database: Database, names: Sequence[str]) -> dict[str, Article]:
    """Several articles at once, by id."""
    places = ", ".join(f":n{number}" for number in range(len(names)))
    rows = database.rows(f"select id, text, record from article where id in ({places})", **{f"n{number}": name for number, name in enumerate(names)}) if names else []
    return {str(name): article_of(text, record) for name, text, record in rows}


def pack_account(account: Account) -> bytes:
    """What an article tells, without the article."""
    return pack(dataclasses.replace(account, article=_NO_ARTICLE))


def unpack_account(body: bytes, article: Article) -> Account:
    """What an article tells, with the article."""
    return dataclasses.replace(unpack(Account, bytes(body)), article=article)


def read_account(database: Database, name: str) -> Account | None:
    """What an article tells, as it was found; None where it is not in the case."""
    row = database.row("select text, record, body from article join account on article = id where id = :name", name=name)
    return None if row is None else unpack_account(row[2], article_of(row[0], row[1]))


def each_account(database: Database, known: Mapping[str, Account] | None = None) -> Iterator[Account]:
    """Every account as it was found, by article id; those that are `known` already are not read."""
    if known:
        names = [str(name) for (name,) in database.rows("select article from account order by article")]
        for name in names:
            found = known.get(name) or read_account(database, name)
            if found is not None:
                yield found
        return
    for text, record, body in database.each("select a.text, a.record, c.body from article a join account c on c.article = a.id order by a.id"):
        yield unpack_account(body, article_of(text, record))
