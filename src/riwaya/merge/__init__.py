"""Across articles: the same person, event and claim; origins; conflicts; silence; the user's judgements."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.lexicon import Lexicon
from riwaya.lexicon import load as load_lexicon
from riwaya.merge import dossier as order
from riwaya.merge.dossier import Memory
from riwaya.merge.sheet import Sheet
from riwaya.model import Account, Dossier, Judgements

__all__ = ["Memory", "Sheet", "merge"]


def merge(accounts: Iterable[Account], judgements: Judgements | None = None, memory: Memory | None = None, lexicon: Lexicon | None = None) -> Dossier:
    """One dossier from many accounts. With the `memory` of an earlier call only new articles are read; the result is the same byte for byte."""
    if memory is None:
        memory = Memory(lexicon or load_lexicon())
    return order.merge(accounts, judgements or Judgements(), memory)
