"""The straight line: bytes -> Article -> Account -> Dossier. Read this first.

    read        bytes to articles              riwaya.read
    understand  one article to what it tells   text, dates, names, speech, events
    merge       many accounts to one dossier   riwaya.merge
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya import dates, events, names, read, speech, text
from riwaya.lexicon import Lexicon
from riwaya.model import Account, Article, Dossier, Judgements, Refusal

if TYPE_CHECKING:
    from riwaya.merge import Memory


def understand(article: Article, lexicon: Lexicon) -> Account:
    """What one article tells: a pure function of the article and the lexicon."""
    article = _dated(article, lexicon)
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


def _dated(article: Article, lexicon: Lexicon) -> Article:
    """The publication date out of what the source shows. None is later than the fetching; a last change is only about the date."""
    if article.published or not article.dated:
        return article
    fetched = max((one.text for one in article.dated if one.origin == "fetched"), default="9999")[:10]
    shown = [(one.origin, one.text) for one in article.dated if one.origin not in ("fetched", "changed")]
    found = dates.publication([one for one in shown if (dates.publication([one], lexicon).value or "")[:10] <= fetched], lexicon)
    notes = [f"published: {one.origin} says {one.value}" for one in found.conflicts]
    value, origin = found.value, found.origin
    if value is None:
        changed = dates.publication([(one.origin, one.text) for one in article.dated if one.origin == "changed"], lexicon)
        value, origin = f"{changed.value}~" if changed.value else None, changed.origin
    return replace(article, published=value, published_from=origin, notes=(*article.notes, *notes))


def tell(accounts: Iterable[Account], judgements: Judgements | None = None, memory: Memory | None = None) -> Dossier:
    """What many articles tell together; with the memory of an earlier call only new articles are read again."""
    from riwaya import merge  # not needed where one article is understood

    return merge.merge(accounts, judgements, memory)


def take_in(item: Article | read.Source | Refusal, lexicon: Lexicon) -> Account | Refusal:
    """Read what is still to be read and understand it. Whatever is raised becomes a Refusal: here, and nowhere else in the program."""
    try:
        article = item if isinstance(item, Refusal) else read.article(item, lexicon)
        return article if isinstance(article, Refusal) else understand(article, lexicon)
    except Exception as wrong:
        return Refusal(read.name_of(item), *_blame(wrong))


def _blame(wrong: Exception) -> tuple[str, str]:
    """The room in which an exception was raised, and what it was."""
    house = Path(__file__).parent
    inside = [Path(frame.filename).relative_to(house) for frame in traceback.extract_tb(wrong.__traceback__) if Path(frame.filename).is_relative_to(house)]
    room = inside[-1].parts[0].removesuffix(".py")
    return room, f"a fault of the program: {type(wrong).__name__}: {str(wrong)[:200]} ({inside[-1].as_posix()})"
