"""Sheets come back as they were; bytes that would make anything else are not read."""

import os
import pickle
import zlib
from functools import partial

from riwaya import lexicon, line, merge
from riwaya.export.json import dossier_object
from riwaya.merge import standing
from riwaya.model import Article

TEXT = "قال الوزير سالم العطار إن الوفد زار مدينة بنغازي يوم الخميس، ونفى مراقبون أن يكون قد التقى القائد العام."


def test_a_sheet_comes_back_and_merges_to_the_same() -> None:
    words = lexicon.load()
    accounts = [line.understand(Article(name, TEXT + name, name, published="2021-03-05"), words) for name in ("a", "b")]
    memory, kept = merge.Memory(words), merge.Memory(words)
    for one in accounts:
        lean, rest = standing.parted(standing.pack(memory.fresh(one)))
        sheet = standing.standing(lean, partial(bytes, rest))
        assert sheet is not None and sheet.whole().account == one and standing.whole(sheet.account) == one
        kept.keep(sheet)
    assert dossier_object(merge.merge(accounts, memory=kept)) == dossier_object(merge.merge(accounts, memory=memory))


class Evil:
    def __reduce__(self) -> object:
        return os.system, ("true",)


def test_nothing_else_is_made() -> None:
    for body in (pickle.dumps(Evil()), pickle.dumps(eval), pickle.dumps(lexicon.load), b"no pickle", pickle.dumps([1])):
        assert standing.standing(zlib.compress(body), bytes) is None
    assert standing.standing(b"not compressed", bytes) is None
