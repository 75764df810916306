"""The rows of an article, made where it is understood and handed over as bytes, so that the one writer only has to insert them.

Plain JSON where they are staged: the rows of the fact tables, the folded words and their stems. Whoever gets no such bytes makes the rows anew.
"""

from __future__ import annotations

import json

from riwaya.model import Account
from riwaya.store import facts
from riwaya.store.database import Row
from riwaya.store.shadows import Shadow, Stemming, shadow

Prepared = tuple[dict[str, list[Row]], Shadow]


def made(account: Account, stems: Stemming) -> Prepared:
    """The rows of an account by table, and the shadow of its article."""
    return {table: rows for table, rows in facts.rows(account).items() if rows}, shadow(account.article, stems)


def pack(account: Account, stems: Stemming) -> bytes:
    """What is made of an account, as bytes that can be staged."""
    return json.dumps(made(account, stems), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(body: bytes) -> Prepared:
    """The rows by table, and the article's shadow."""
    tables, own = json.loads(bytes(body).decode("utf-8", "surrogatepass"))
    return tables, tuple(own)
