"""A readable Arabic title for an event: its trigger, who takes part, where and when. Words between them are lexicon data.

The trigger is a noun of the articles where one of them gives a noun; a title made from a verb keeps the verb. It does not inflect.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riwaya.lexicon import Lexicon
from riwaya.model import Event


def _joining(lexicon: Lexicon, name: str) -> str:
    return str(lexicon.get(f"joining.{name}")["text"])


def _trigger(events: Sequence[Event], lexicon: Lexicon) -> str:
    counts = Counter(span.text.strip() for event in events for span in event.triggers[:3])
    definite = _joining(lexicon, "definite")

    def rank(item: tuple[str, int]) -> tuple[int, int, int, str]:
        text, count = item
        return (int(text.startswith(definite)), -count, len(text), text)

    return min(counts.items(), key=rank)[0] if counts else ""


def title(events: Sequence[Event], actors: Sequence[str], recipients: Sequence[str], place: str | None, date: str | None, lexicon: Lexicon) -> str:
    """For example «زيارة حفتر، موسكو، 2016-11»."""
    comma, both = _joining(lexicon, "comma"), _joining(lexicon, "and")
    head = _trigger(events, lexicon)
    who = f" {both}".join(actors[:3])
    if who:
        head = f"{head}: {who}" if head else who
    if recipients:
        head += f" {_joining(lexicon, 'towards')} " + f" {both}".join(recipients[:2])
    tail = [part for part in (place if place not in (*actors, *recipients) else None, date) if part]
    return comma.join([head, *tail])
