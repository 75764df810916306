"""Do two names name one person, body or place? Rules over the parts of the names, each verdict with its reasons.

Titles fall away; given names must agree before family names count, so a son is never his father and two brothers are two.
Bodies agree only with the same country. A family name alone, or a body without its country, is `unsure`: the reader of the
article must decide. It cannot tell namesakes apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from rapidfuzz import fuzz

from riwaya import lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.names.sounds import skeleton, variant

Same = Literal["same", "different", "unsure"]
_APART: Final = re.compile(r"[^\w]+")
_LISTED: Final = ("organisation", "outlet", "place", "country")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`same`, `different` or `unsure`, and why."""

    verdict: Same
    why: tuple[str, ...]


NO_COUNTRY: Final = "one of them names no country"


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: dict[str, frozenset[str]]
    site: dict[str, str]
    listed: dict[str, frozenset[str]]
    country: dict[str, str]
    given: frozenset[str]


@cache
def _words() -> _Words:
    loaded = lexicon.load()
    kinds: dict[str, set[str]] = defaultdict(set)
    site: dict[str, str] = {}
    for record in loaded.records("naming"):
        forms = [fold_word(form).lower() for form in record["forms"]]
        kinds[record["type"]].update(forms)
        if record["type"] == "site":
            site.update(dict.fromkeys(forms, record.id))
    listed: dict[str, set[str]] = defaultdict(set)
    for kind in _LISTED:
        for record in loaded.records(kind):
            for form in [*record["forms"], *record.get("latin", "").split("|")]:
                listed[_plain(form)].add(record.id)
    country: dict[str, str] = {}
    for record in loaded.records("nisba"):
        for form in record["forms"]:
            country.setdefault(_bare(fold_word(form)), record.get("country") or record.id)
    for record in loaded.records("country"):
        for form in record["forms"]:
            country.setdefault(_bare(fold_word(form)), record["id"].lower())
    given = frozenset(_plain(form) for record in loaded.records("given") for form in record["forms"])
    return _Words({k: frozenset(v) for k, v in kinds.items()}, site, {k: frozenset(v) for k, v in listed.items()}, country, given)


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return " ".join(_APART.sub(" ", fold_word(name).lower()).split())


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def same_name(a: str, b: str) -> Verdict:
    """Compare two names. Titles may stand in them; either may be in Latin letters."""
    left, right = _plain(a), _plain(b)
    if not left or not right:
        return Verdict("unsure", ("an empty name",))
    if left == right:
        return Verdict("same", ("same spelling",))
    words = _words()
    left, right = _place_name(left, words), _place_name(right, words)
    one, two = words.listed.get(left), words.listed.get(right)
    if one and two:
        common = sorted(one & two)
        return Verdict("same", (f"both are forms of {common[0]}",)) if common else Verdict("different", (f"{min(one)} is not {min(two)}",))
    heads = words.kinds["body"] | words.kinds["place"]
    if left.split()[0] in heads or right.split()[0] in heads:
        return _bodies(left, right, words)
    return _persons(_parts(left, words), _parts(right, words))


def _place_name(name: str, words: _Words) -> str:
    """«مدينة بنغازي» is «بنغازي», where that is a listed name."""
    first, _, rest = name.partition(" ")
    return rest if first in words.kinds["settlement"] and rest in words.listed and name not in words.listed else name


def country_of(name: str) -> str | None:
    """The country that a name says itself, as «وزارة الداخلية الأردنية» does."""
    words = _words()
    return next((found for word in _plain(name).split() if (found := words.country.get(_bare(word)))), None)


def headed(name: str) -> bool:
    """Whether a name begins with what kind of place it is: «معبر رفح», not «رفح»."""
    return _plain(name).partition(" ")[0] in _words().kinds["place"]


def _core(name: str, words: _Words) -> tuple[str, list[str]]:
    """What kind of place a name is of, and the words that tell it from others of the kind: «معبر رأس جدير الحدودي» is the crossing «رأس جدير»."""
    parts = name.split()
    placed = parts[0] in words.kinds["place"]
    core = [word for word in parts if word not in words.kinds["class"] and word not in words.kinds["place"] and not (placed and word in words.kinds["trait"])]
    return words.site.get(parts[0], parts[0]) if placed else "", core or parts


def _bodies(left: str, right: str, words: _Words) -> Verdict:
    (site, one), (other, two) = _core(left, words), _core(right, words)
    if site and other and site != other:
        return Verdict("different", ("of two kinds",))
    first, second = ({words.country[_bare(w)] for w in side if _bare(w) in words.country} for side in (one, two))
    rest = [sorted(_bare(w) for w in side if _bare(w) not in words.country) for side in (one, two)]
    if first and second and first != second:
        return Verdict("different", ("of two countries",))
    if rest[0] == rest[1]:
        return Verdict("same", ("same words",)) if first == second else Verdict("unsure", (NO_COUNTRY,))
    if rest[0] and rest[1] and len(rest[0]) == len(rest[1]) and all(_alike(x, y) for x, y in zip(rest[0], rest[1], strict=True)):
        return Verdict("same", ("same words, spelled otherwise",)) if first == second else Verdict("unsure", (NO_COUNTRY,))
    if first == second and rest[0] and rest[1] and (set(rest[0]) < set(rest[1]) or set(rest[1]) < set(rest[0])):
        return Verdict("unsure", ("one name is part of the other",))
    return Verdict("different", ("other words",))


def _parts(name: str, words: _Words) -> list[str]:
    """The parts of a personal name without titles; «عبد الله», «بن زايد», «أبو بكر» are one part."""
    tokens = [t for t in name.split() if t not in words.kinds["particle"]] or name.split()
    while len(tokens) > 1 and tokens[0] in words.kinds["title"]:
        tokens.pop(0)
    out: list[str] = []
    held = ""
    for token in tokens:
        if token in words.kinds["join"]:
            held += token
            continue
        out.append(held + token)
        held = ""
    return out + ([held] if held else [])


def _alike(a: str, b: str) -> bool:
    """One part in two spellings or two scripts."""
    a, b = _bare(a), _bare(b)
    if a == b:
        return True
    if a.replace("ع", "ا") == b.replace("ع", "ا"):
        return True
    if a.isascii() != b.isascii():
        one, two = skeleton(a), skeleton(b)
        return one == two or (min(len(one), len(two)) >= 3 and fuzz.ratio(one, two) >= 75)
    if a.isascii():
        return skeleton(a) == skeleton(b) and fuzz.ratio(a, b) >= 55
    if variant(a) == variant(b):
        return fuzz.ratio(a, b) >= 55
    return min(len(a), len(b)) >= 6 and variant(a.replace("ش", "س")) == variant(b.replace("ش", "س")) and fuzz.ratio(a, b) >= 70


def _persons(one: list[str], two: list[str]) -> Verdict:
    short, long = sorted((one, two), key=len)
    if not short:
        return Verdict("unsure", ("nothing but particles",))
    if len(short) == 1:
        if len(long) == 1:
            return Verdict("same", ("same part, spelled otherwise",)) if _alike(short[0], long[0]) else Verdict("different", ("other names",))
        if _alike("".join(long), short[0]):
            return Verdict("same", ("same name, written together",))
        if any(_alike(short[0], part) for part in long):
            return Verdict("unsure", ("one part of the name alone",))
        return Verdict("different", ("other names",))
    if not _alike(short[0], long[0]):
        if len(one) != len(two) and _alike("".join(one), "".join(two)):
            return Verdict("same", ("same letters, cut otherwise",))
        return Verdict("different", ("given names differ",))
    place = 0
    for part in short:
        while place < len(long) and not _alike(part, long[place]):
            place += 1
        if place == len(long):
            return Verdict("same", ("same letters, cut otherwise",)) if _alike("".join(one), "".join(two)) else Verdict("different", ("family names differ",))
        place += 1
    if len(short) == len(long):
        return Verdict("same", ("all parts agree",))
    if _alike(short[-1], long[-1]):
        if len(short) == 2 and {*short} <= _words().given:
            return Verdict("unsure", ("two everyday given names, one more between them",))
        return Verdict("same", ("given and family name agree",))
    return Verdict("same", ("one name goes on",)) if len(short) >= 2 else Verdict("unsure", ("one name goes on",))
