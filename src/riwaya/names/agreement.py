"""Whether the adjectives behind a body's head noun are its own: by gender and number."""

from __future__ import annotations

from typing import Final

from riwaya.lexicon import Analysis
from riwaya.names.called import HIGH
from riwaya.names.particles import ARTICLE
from riwaya.names.vocabulary import Sort

HERS: Final = ("ه", HIGH)


def agrees(sorts: list[Sort], head: Analysis, at: int) -> bool:
    """Whether the adjective agrees with its head: «الخارجية الروسي» is no name."""
    if head.shape.number == "p":
        return not sorts[at].nisba or not sorts[at].word.endswith("ي")
    return (head.shape.gender == "f") == sorts[at].word.endswith(HERS)


def agreeing(sorts: list[Sort], head: Analysis, first: int, last: int) -> int:
    """«المخابرات العامة السوداني»: where the adjectives `[first, last)` end before one that is another word's."""
    at = first + 1
    while at < last and not (sorts[at].nisba and not agrees(sorts, head, at) and not sorts[at].word.endswith(("ين", "ون"))):
        at += 1
    return min(at, last)


def hers(sorts: list[Sort], gaps: list[str], index: int, head: Analysis) -> bool:
    """«وزيرة الخارجية الإسبانية السابقة»: the adjectives are the minister's, not the ministry's."""
    before = sorts[index - 1].titles if index and gaps[index] == " " else ()
    return head.record.class_ == "government" and head.left == ARTICLE and any(one.record.get("office") == "minister" and one.shape.gender == "f" for one in before)
