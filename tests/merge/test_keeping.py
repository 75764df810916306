"""Sheets come back as they were; bytes that would make anything else are not read."""

import os
import pickle
import zlib

from riwaya import lexicon, line, merge
from riwaya.merge import keeping
from riwaya.model import Article

TEXT = "قال الوزير سالم العطار إن الوفد زار مدينة بنغازي يوم الخميس، ونفى مراقبون أن يكون قد التقى القائد العام."


def test_a_sheet_comes_back_and_merges_to_the_same() -> None:
    words = lexicon.load()
    accounts = [line.understand(Article(name, TEXT + name, name, published="2021-03-05"), words) for name in ("a", "b")]
    memory, kept = merge.Memory(words), merge.Memory(words)
    for one in accounts:
        sheet = keeping.unpack(keeping.pack(memory.fresh(one)))
        assert sheet is not None and sheet.account == one
        kept.keep(sheet)
    assert merge.merge(accounts, memory=kept) == merge.merge(accounts, memory=memory)


class Evil:
    def __reduce__(self) -> object:
        return os.system, ("true",)


def test_nothing_else_is_made() -> None:
    for body in (pickle.dumps(Evil()), pickle.dumps(eval), pickle.dumps(lexicon.load), b"no pickle", pickle.dumps([1])):
        assert keeping.unpack(zlib.compress(body)) is None
    assert keeping.unpack(b"not compressed") is None
