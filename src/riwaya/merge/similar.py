"""Whether two names can be one person's: equal, one the other's family name, or different. A stand-in: spelling variants are not told yet."""

from __future__ import annotations

from collections.abc import Sequence


def same_name(one: Sequence[str], other: Sequence[str]) -> str:
    """`same`, `maybe` (one is a part of the other, the rest must decide) or `different`."""
    if tuple(one) == tuple(other):
        return "same" if len(one) > 1 else "maybe"
    short, long = sorted((tuple(one), tuple(other)), key=len)
    if len(short) == 1:
        return "maybe" if short[0] == long[-1] else "different"
    return "same" if short[0] == long[0] and short[-1] == long[-1] else "different"


def name_key(tokens: Sequence[str], kind: str) -> list[str]:
    """Keys that two names of one entity share."""
    if kind == "PER":
        return [tokens[-1]] if tokens else []
    return [" ".join(tokens[:2])] if len(tokens) > 1 else list(tokens)
