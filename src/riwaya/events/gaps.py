"""How strong a break between two words is."""

from __future__ import annotations

from typing import Final

_HARD: Final = frozenset(".؟!?\n؛…:")
_SOFT: Final = frozenset("،,()[]-–—")
_STRENGTHS: Final[dict[str, int]] = {}
_MOST_GAPS: Final = 1 << 12


def strength(gap: str) -> int:
    """How strong a break between two words is: 0 a blank, 1 a comma or bracket, 2 a full stop; found once for each gap that is written."""
    found = _STRENGTHS.get(gap, -1)
    if found < 0:
        found = 0 if _SOFT.isdisjoint(gap) else 1
        found = found if _HARD.isdisjoint(gap) else 2
        if len(_STRENGTHS) < _MOST_GAPS:
            _STRENGTHS[gap] = found
    return found
