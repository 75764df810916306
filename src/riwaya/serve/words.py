"""The page's words in two languages: catalogue, plurals, dates.

Arabic has six plural forms (CLDR). Dates are EDTF and are written with month names, never as digits with hyphens, which
stand reversed after Arabic.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("ar", "en")
_DAY = re.compile(r"^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)$")


@cache
def catalogue(language: str) -> dict[str, Any]:
    """Every word of one language; raises KeyError for a language that we do not speak."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return tomllib.loads((Path(__file__).parent / "catalogue" / f"{language}.toml").read_text(encoding="utf-8"))


def plural_form(language: str, number: int) -> str:
    """CLDR's cardinal category of a whole number in Arabic or English."""
    if language == "en":
        return "one" if number == 1 else "other"
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def isolated(name: str) -> str:
    """A name whose direction leaves what stands beside it alone: two Arabic names around an arrow would change places in an English line."""
    return f"\u2068{name}\u2069"


class Words:
    """What a template asks: `w.affair`, `w.count("events", 3)`, `w.date("2016-11~")`, `w.of("stance", "denies")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = "rtl" if language == "ar" else "ltr"
        self.other = "en" if language == "ar" else "ar"
        self._words = catalogue(language)

    def __getattr__(self, key: str) -> str:
        try:
            return str(self._words[key])
        except KeyError as wrong:
            raise AttributeError(key) from wrong

    def __getitem__(self, key: str) -> str:
        return str(self._words[key])

    def of_stance(self, stance: str) -> str:
        """asserts … declines, silent."""
        return self[stance]

    def of_kind(self, kind: str) -> str:
        """What a difference is: conflict, update or naming."""
        return self["naming_kind" if kind == "naming" else kind]

    def of(self, table: str, key: str | None) -> str:
        """A word of a table (`event_type`, `attribute` …); an unknown key is shown as it is."""
        if key is None:
            return self.unknown
        found = self._words.get(table, {}).get(key)
        return str(found) if found is not None else key

    def value(self, field: str, value: str) -> str:
        """A value that a field of a fact can take."""
        if field == "stance" or field == "form":
            return self[value]
        return self.of({"factuality": "factuality", "type": "entity_type", "kind": "source_kind"}.get(field, ""), value)

    def has(self, table: str, key: str) -> bool:
        """Whether a table has a word for a key."""
        return key in self._words.get(table, {})

    def count(self, what: str, number: int) -> str:
        """«ثلاث وقائع»: a counted noun in the right plural form."""
        forms = self._words["count"][what]
        return str(forms.get(plural_form(self.language, number), forms["other"])).format(n=number)

    def date(self, edtf: str | None) -> str:
        """An EDTF value in words; what is not a date (a length, say) is shown as it is."""
        if not edtf:
            return self.undated
        if "/" in edtf:
            first, last = edtf.split("/", 1)
            if first in ("", ".."):
                return self.until.format(self.date(last))
            return self.since.format(self.date(first)) if last in ("", "..") else self.from_to.format(self.date(first), self.date(last))
        found = _DAY.match(edtf.split("T")[0])
        if found is None:
            return edtf
        year, month, day, open_mark = found.groups()
        parts = [str(int(day))] if day else []
        if month and 1 <= int(month) <= 12:
            parts.append(self._words["months"]["names"][int(month) - 1])
        words = " ".join([*parts, year])
        return f"{self.about} {words}" if open_mark else words
