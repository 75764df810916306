"""Merging what a case holds: with the program's words, the user's judgements and what earlier runs read from the articles."""

from __future__ import annotations

from riwaya import merge
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Dossier, Judgements
from riwaya.store import judging
from riwaya.store.database import Database
from riwaya.store.sheets import Sheets
from riwaya.store.writer import Merge, no_collecting, rebuild


def merging(words: Lexicon) -> Merge:
    """The merge of this program, with its words."""

    def merged(accounts: tuple[Account, ...], decided: Judgements, sheets: Sheets) -> Dossier:
        return merge.merge(accounts, decided, merge.Memory(words, sheets))

    return merged


def merge_again(database: Database, place: str, words: Lexicon) -> None:
    """Rebuild the dossier of a case: after corrections and judgements."""
    with database.transaction(), no_collecting():
        rebuild(database, merging(words), judging.read(database, place), words.hash)
