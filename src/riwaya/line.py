"""The straight line: bytes -> Article -> Account -> Dossier. Read this first.

    read        bytes to articles              riwaya.read
    understand  one article to what it tells   text, dates, names, speech, events
    merge       many accounts to one dossier   riwaya.merge
"""

from __future__ import annotations

from collections.abc import Iterable

from riwaya import dates, events, names, speech, text
from riwaya import merge as across
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Article, Dossier, Judgements


def understand(article: Article, lexicon: Lexicon) -> Account:
    """What one article tells: a pure function of the article and the lexicon."""
    reading = text.lay_out(article, lexicon)
    times = dates.find(reading)
    named = names.find(reading, times)
    said = speech.find(reading, named, times)
    happened = events.find(reading, named, times, said)
    return Account(
        article=article,
        mentions=named.mentions,
        references=named.references,
        entities=happened.entities,
        relations=named.relations,
        times=times,
        statements=said.statements,
        events=happened.events,
    )


def tell(accounts: Iterable[Account], judgements: Judgements | None = None, memory: across.Memory | None = None) -> Dossier:
    """What many articles tell together; with the memory of an earlier call only new articles are read again."""
    return across.merge(accounts, judgements, memory)
