"""«منذ», «حتى» before a point of time: an open interval, the particle inside the span.

A length takes «خلال», «في غضون» into its span and keeps its value; «بين … و…» and «من … إلى …» are patterns of their own.
"""

from __future__ import annotations

from typing import Final

from riwaya.dates import context
from riwaya.dates.parts import Parts, Resolved
from riwaya.dates.tokens import Token

_POINTS: Final = ("date", "relative", "weekday")


def bound(parts: Parts, resolved: Resolved, free: int) -> tuple[int, str | None, str, str | None, tuple[str, ...]]:
    """Start of the span, value, kind, relative form and reasons, with the particle before the match taken in."""
    first = parts.taken[0]
    plain = (first.start, resolved.value, resolved.kind, resolved.relative, ())
    if not first.left and (resolved.kind == "duration" or (resolved.kind == "vague" and first.name == "units")):
        within = _within(parts, free)
        return (within.start, resolved.value, resolved.kind, resolved.relative, (within.why,)) if within is not None else plain
    if resolved.kind not in _POINTS or first.left or first.name in ("since", "before", "after", "between", "from"):
        return plain
    tokens = parts.tokens
    put_off = context.put_off(tokens, first.first)
    for back in (1, 2, 3):
        at = first.first - back
        if at < free or at < 0:
            break
        for name in ("since",) if put_off else ("since", "until"):  # «تأجيلها إلى غاية يوليو» is a point
            for token in tokens.at(at).get(name, ()):
                if token.last == first.first and token.value != "from" and tokens.reading.gap(first.first) == " " and "/" not in (resolved.value or ""):
                    return token.start, _open(resolved.value, name), resolved.kind, _open(resolved.relative, name), (token.why,)
    return plain


def _within(parts: Parts, free: int) -> Token | None:
    """«في غضون أسابيع», «خلال ثلاثة أيام»: the particle that says the length bounds something."""
    tokens, first = parts.tokens, parts.taken[0]
    for at in range(max(free, first.first - 2), first.first):
        for token in tokens.at(at).get("within", ()):
            if token.last == first.first and tokens.reading.gap(first.first) == " " and token.why != "date_word.for_length":
                return token
    return None


def _open(value: str | None, name: str) -> str | None:
    if value is None:
        return None
    return f"{value}/.." if name == "since" else f"../{value}"
