"""Pages that hold no article though they answer with success: «not found» in a friendly page, a login wall, a robot check.

Told by their titles, and by what they say instead of an article when their text is short (the lexicon's `page_fault`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from riwaya.lexicon import Lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.text import fold

_SHORT = 700
_BREAK = re.compile(r"\s[|\-–—:]\s|[|»«]")
_EDGE = " .!…:،؛\n"


@lru_cache(maxsize=4)
def _faults(lexicon: Lexicon) -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    return tuple(
        (str(record["reason"]), frozenset(fold_word(one).casefold() for one in record.get("titles", ())), tuple(fold_word(one) for one in record.get("texts", ())))
        for record in lexicon.records("page_fault")
    )


def fault_of(titles: tuple[str | None, ...], text: str, lexicon: Lexicon) -> str | None:
    """Why a page with these titles and this text is no article, or None."""
    first = {_BREAK.split(fold(one).text, maxsplit=1)[0].strip(_EDGE).casefold() for one in titles if one}
    folded = fold(text).text if len(text) < _SHORT else ""
    for reason, known, texts in _faults(lexicon):
        if not known.isdisjoint(first) or any(one in folded for one in texts):
            return reason
    return None
