"""«منذ», «حتى» before a point of time: an open interval, the particle inside the span.

Lengths are not bounded here; «بين … و…» and «من … إلى …» are patterns of their own.
"""

from __future__ import annotations

from typing import Final

from riwaya.dates.parts import Parts, Resolved

_POINTS: Final = ("date", "relative", "weekday")


def bound(parts: Parts, resolved: Resolved, free: int) -> tuple[int, str | None, str, str | None, tuple[str, ...]]:
    """Start of the span, value, kind, relative form and reasons, with the particle before the match taken in."""
    first = parts.taken[0]
    plain = (first.start, resolved.value, resolved.kind, resolved.relative, ())
    if resolved.kind not in _POINTS or first.left or first.name in ("since", "before", "after", "between", "from"):
        return plain
    tokens = parts.tokens
    for back in (1, 2, 3):
        at = first.first - back
        if at < free or at < 0:
            break
        for name in ("since", "until"):
            for token in tokens.at(at).get(name, ()):
                if token.last == first.first and token.value != "from" and tokens.reading.gap(first.first) == " " and "/" not in (resolved.value or ""):
                    return token.start, _open(resolved.value, name), resolved.kind, _open(resolved.relative, name), (token.why,)
    return plain


def _open(value: str | None, name: str) -> str | None:
    if value is None:
        return None
    return f"{value}/.." if name == "since" else f"../{value}"
