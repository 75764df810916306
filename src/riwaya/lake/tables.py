"""The tables of the lake and an article's rows in them.

`articles` holds everything without loss: the article as it was read, its account, and what merge reads from it (`sheet_…`). The
others are computed from the account, for whoever asks the lake with an engine of their own. Lists stay lists.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from riwaya.merge import Sheet, keeping
from riwaya.model import Account, Refusal
from riwaya.store import facts
from riwaya.store.accounts import pack_account
from riwaya.store.bodies import pack
from riwaya.store.database import storable
from riwaya.store.dossiers import day_of

Rows = dict[str, list[tuple[Any, ...]]]
LAYOUT = 3
_FACTS = {"entities": "entity", "mentions": "mention", "times": "time", "statements": "statement", "events": "event"}
_NUMBERS = frozenset(("position", "start", "stop", "lead"))
_LISTS = frozenset(("via", "actors", "recipients"))
_BYTES = frozenset(("read", "body"))
_ARTICLE = ("article", "position", "mark", "sha256", "url", "outlet", "title", "published", "published_from", "day", "author", "text", "read", "body")


@cache
def parts() -> tuple[str, ...]:
    """The parts of a sheet that are kept each in a column."""
    return tuple(one.name for one in dataclasses.fields(Sheet))


@cache
def columns() -> dict[str, tuple[str, ...]]:
    """The columns of every table."""
    out = {"articles": (*_ARTICLE, *(f"sheet_{one}" for one in parts())), "refusals": ("article", "position", "room", "reason")}
    for name, table in _FACTS.items():
        out[name] = tuple(one for one in facts.COLUMNS[table] if one != "review") + {"statements": ("via",), "events": ("actors", "recipients")}.get(name, ())
    return out


def kind(column: str) -> str:
    """What a column holds: number, list, bytes or text."""
    if column in _NUMBERS:
        return "number"
    return "list" if column in _LISTS else "bytes" if column in _BYTES or column.startswith("sheet_") else "text"


def rows(account: Account, sheet: Sheet, position: int, mark: str) -> Rows:
    """An article's row and those of its facts."""
    article = account.article
    head = [None if one is None else storable(one) for one in (article.url, article.outlet, article.title, article.published, article.published_from)]
    author = None if article.author is None else storable(article.author)
    kept = [keeping.pack(getattr(sheet, one)) for one in parts()]
    own = (article.id, position, mark, article.sha256, *head, day_of(head[3]), author, storable(article.text), pack(article), pack_account(account), *kept)
    return {"articles": [own], **_facts(account)}


def refusal(one: Refusal, position: int) -> tuple[Any, ...]:
    """The row of an article that could not be taken."""
    return storable(one.article), position, one.room, storable(one.reason)


def _facts(account: Account) -> Rows:
    found = facts.rows(account)
    lists: dict[str, dict[str, tuple[list[str], ...]]] = {
        "statements": {one.id: (list(one.via),) for one in account.statements},
        "events": {one.id: (list(one.actors), list(one.recipients)) for one in account.events},
    }
    out: Rows = {}
    for name, table in _FACTS.items():
        review = facts.COLUMNS[table].index("review") if "review" in facts.COLUMNS[table] else None
        own = lists.get(name, {})
        out[name] = [(row if review is None else row[:review] + row[review + 1 :]) + own.get(row[1], ()) for row in found[table]]
    return out
