"""The date of publication out of what a page says of it: meta data, feeds, bylines, visible dates, the address.

Reads ISO 8601, RFC 822 with English or Arabic names, Arabic dates of every month set, dates in addresses. It chooses the most
trusted source and says which; sources that disagree are kept. Days are taken as written, without moving time zones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

from riwaya import text
from riwaya.dates import calendar
from riwaya.dates.find import find
from riwaya.lexicon import Lexicon
from riwaya.model import Article

ORIGINS: Final = ("given", "layout", "json-ld", "meta", "feed", "rss", "mail", "byline", "visible", "url", "file")
_ISO: Final = re.compile(r"\s*(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ].*)?\s*", re.DOTALL)
_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_PATH: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})(?:[/_-](\d{1,2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one source says: its origin, its words, the EDTF value read from them or None."""

    origin: str
    raw: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Publication:
    """The chosen EDTF value and its origin; `conflicts` are readable sources that say another day."""

    value: str | None
    origin: str | None
    conflicts: tuple[Candidate, ...] = ()


def _checked(year: str, month: str, day: str | None) -> str | None:
    if not 1 <= int(month) <= 12 or (day and not calendar.is_day(int(year), int(month), int(day))):
        return None
    return calendar.iso(int(year), int(month), int(day) if day else None)


def _from_address(raw: str) -> str | None:
    for pattern in (_PATH, _COMPACT):
        for match in pattern.finditer(raw):
            value = _checked(*match.groups())
            if value:
                return value
    return None


def _from_words(raw: str, lexicon: Lexicon) -> str | None:
    """The most exact full date of a short Arabic text; a day that can be read two ways gives the year alone."""
    times = find(text.lay_out(Article("-", raw, ""), lexicon))
    values = [time.value.replace("-XX", "") for time in times if time.kind == "date" and time.value and "/" not in time.value]
    return max(values, key=len, default=None)


def read_date(origin: str, raw: str, lexicon: Lexicon) -> str | None:
    """One source's words as EDTF, or None."""
    if "T" not in raw and calendar.read_base(raw.strip()):
        return raw.strip()
    match = _ISO.fullmatch(raw)
    if match:
        return _checked(match[1], match[2], match[3])
    if origin == "url":
        return _from_address(raw)
    try:
        return parsedate_to_datetime(raw).date().isoformat()
    except (ValueError, TypeError, IndexError):
        pass
    return _from_words(raw, lexicon) or _from_address(raw)


def _agree(one: str, other: str) -> bool:
    one, other = one.rstrip("~?%"), other.rstrip("~?%")
    return one.startswith(other) or other.startswith(one)


def publication(candidates: Sequence[tuple[str, str]], lexicon: Lexicon) -> Publication:
    """The date of publication from (origin, raw text) pairs: the most trusted origin, made more exact by a later one that agrees."""
    read = [Candidate(origin, raw, read_date(origin, raw, lexicon)) for origin, raw in candidates]
    found = [one for one in read if one.value]
    if not found:
        return Publication(None, None)
    order = {name: rank for rank, name in enumerate(ORIGINS)}
    found.sort(key=lambda one: order.get(one.origin, len(ORIGINS)))
    first = found[0]
    agreeing = [one for one in found if _agree(one.value or "", first.value or "")]
    best = max(agreeing, key=lambda one: len((one.value or "").rstrip("~?%")))
    return Publication(best.value, best.origin, tuple(one for one in found if not _agree(one.value or "", best.value or "")))
