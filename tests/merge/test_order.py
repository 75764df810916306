"""The dossier is the same, byte for byte, whatever the order of the articles, the number of increments and of workers."""

import json
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import lexicon, line, merge, read, running
from riwaya.export.json import account_line, dossier_object
from riwaya.model import Account, Article
from riwaya.read import Given

EXAMPLE = Path(__file__).parents[2] / "examples" / "moscow" / "articles"
COUNT = 5


@cache
def told() -> tuple[Account, ...]:
    words = lexicon.load()
    articles = [one if isinstance(one, Article) else read.article(one, words) for one in read.items([EXAMPLE], Given(None, None))]
    return tuple(line.understand(one, words) for one in articles if isinstance(one, Article))


def written(dossier: object) -> str:
    return json.dumps(dossier_object(dossier), ensure_ascii=False)  # type: ignore[arg-type]


@cache
def plain() -> str:
    return written(merge.merge(told()))


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(COUNT)), st.sets(st.integers(1, COUNT - 1), max_size=2))
def test_order_and_increments(order: list[int], cuts: set[int]) -> None:
    accounts = [told()[at] for at in order]
    memory = merge.Memory(lexicon.load())
    for size in [*sorted(cuts), COUNT]:
        last = merge.merge(accounts[:size], memory=memory)
    assert written(last) == plain()


def test_workers_tell_the_same() -> None:
    lines = [list(running.run(running.telling(None, account_line), read.items([EXAMPLE], Given(None, None)), workers)) for workers in (1, 2)]
    assert lines[0] == lines[1] and len(lines[0]) == COUNT
