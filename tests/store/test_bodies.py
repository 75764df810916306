"""Nouns go into bodies and come back as they were, odd characters included; the model's fields are all carried."""

import dataclasses
import json
import zlib

from tests.store.affair import rich_account

from riwaya.model import Account, Article, Mention, Role, Span
from riwaya.store.bodies import pack, unpack


def test_every_noun_comes_back() -> None:
    account = rich_account()
    assert unpack(Account, pack(account)) == account


def test_the_account_of_the_test_fills_every_field() -> None:
    empty = [
        f"{kind}.{one.name}"
        for kind, value in (("account", rich_account()), *((type(noun).__name__, noun) for name in ("mentions", "statements", "events") for noun in getattr(rich_account(), name)))
        for one in dataclasses.fields(value)
        if getattr(value, one.name) in ((), None) and one.name not in ("parent", "refusals")
    ]
    assert empty == []


def test_lone_surrogates_and_nul_come_back() -> None:
    article = Article("a", "نص\0 و\ud83d ثم", "0", title="\udc00")
    assert unpack(Article, pack(article)) == article


def test_equal_nouns_give_equal_bytes() -> None:
    assert pack(rich_account()) == pack(rich_account())


def test_a_field_of_a_later_program_is_passed_over() -> None:
    body = json.loads(zlib.decompress(pack(Mention("m1", Span(0, 4, "حفتر"), "PER", "e1"))))
    body["later"] = 1
    assert unpack(Mention, zlib.compress(json.dumps(body).encode())) == Mention("m1", Span(0, 4, "حفتر"), "PER", "e1")


def test_a_field_that_an_older_program_did_not_write_has_its_default() -> None:
    body = zlib.compress(json.dumps({"span": {"start": 0, "end": 1, "text": "و"}}).encode())
    assert unpack(Role, body) == Role(Span(0, 1, "و"))
