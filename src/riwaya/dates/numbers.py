"""Numbers of news at a word: digits of any script, words for cardinals and ordinals, composed.

«48», «ال48», «ثلاثة عشر», «خمس وأربعين», «ألفين وتسعة عشر», «الحادي والعشرين». It does not know fractions, nor «مليون».
"""

from __future__ import annotations

from typing import Final

from riwaya.model.compiling import built
from riwaya.text import Hit, Reading

_DIGITS: Final = frozenset("0123456789")


@built(acyclic=True)
class Number:
    """A number of words `[first, last)`; `kind` is digits, cardinal, ordinal or rank; `left` the particles before it. Never changed."""

    __slots__ = ("kind", "last", "left", "value")

    def __init__(self, value: int, last: int, kind: str, left: str) -> None:
        self.value, self.last, self.kind, self.left = value, last, kind, left


def _words(reading: Reading, word: int) -> list[Hit]:
    if not any(one.record.kind == "number" for one in reading.known(word)):
        return []
    return [hit for hit in reading.at(word) if hit.record.kind == "number" and not hit.right]


def _glued(reading: Reading, word: int) -> bool:
    return word < len(reading.words) and reading.gap(word) in (" ", "")


def digits(reading: Reading, word: int) -> Number | None:
    """The number that a word writes in digits, with the particles that may be glued to it."""
    text = reading.words[word]
    if text.isdecimal():
        return Number(int(text), word + 1, "digits", "") if len(text) < 10 else None
    start = next((n for n, char in enumerate(text) if char in _DIGITS), len(text))
    head, tail = text[:start], text[start:]
    if not 0 < start <= 3 or not tail.isdecimal() or len(tail) > 9:
        return None
    if any(form.record.class_ == "prefix" for form in reading.lexicon.forms(head)):
        return Number(int(tail), word + 1, "digits", head)
    return None


def _and(reading: Reading, word: int, classes: tuple[str, ...], below: int) -> tuple[int, int] | None:
    """A further part joined by «و»: its value and the word after it."""
    if not _glued(reading, word):
        return None
    for hit in _words(reading, word):
        if hit.left in ("و", "وال") and hit.record.class_ in classes and hit.record.value < below:
            return int(hit.record.value), hit.last
    return None


def _teen(reading: Reading, word: int) -> bool:
    return _glued(reading, word) and any(hit.record.value == 10 and hit.record.class_ == "unit" and not hit.left for hit in _words(reading, word))


def _small(reading: Reading, hit: Hit) -> tuple[int, int]:
    """Units with their ten: 3, 13, 43."""
    value, last = int(hit.record.value), hit.last
    if hit.record.class_ in ("unit", "unit_compound") and value < 10:
        if _teen(reading, last):
            return value + 10, last + 1
        tens = _and(reading, last, ("ten",), 100)
        if tens:
            return value + tens[0], tens[1]
    return value, last


def _cardinal(reading: Reading, hit: Hit) -> tuple[int, int]:
    value, last = _small(reading, hit)
    if hit.record.class_ in ("unit", "ten") and _glued(reading, last):
        many = [h for h in _words(reading, last) if h.record.class_ in ("thousand_many", "thousand") and h.record.value == 1000 and not h.left]
        if many:
            value, last = value * 1000, last + 1
    while value >= 100 and _glued(reading, last):
        more = [h for h in _words(reading, last) if h.left == "و" and h.record.class_ in ("unit", "ten", "hundred") and h.record.value < value]
        if not more or value % 100:
            break
        extra, last = _small(reading, more[0])
        value += extra
    return value, last


def _ordinal(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    value, last = int(hit.record.value), hit.last
    if value < 10 and _teen(reading, last):
        return value + 10, last + 1
    tens = _and(reading, last, ("ten",), 100) if value < 10 else None
    if tens and "وال" in reading.words[last]:
        return value + tens[0], tens[1]
    return None if hit.record.class_ == "ordinal_compound" else (value, last)


def at(reading: Reading, word: int) -> list[Number]:
    """Every number that begins at a word; an ambiguous word gives several."""
    text = reading.words[word]
    if text[-1] in _DIGITS:
        number = digits(reading, word)
        return [number] if number else []
    out: list[Number] = []
    for hit in _words(reading, word):
        kind = hit.record.class_
        if kind in ("ordinal", "ordinal_compound"):
            found = _ordinal(reading, hit)
            if found:
                out.append(Number(*found, "ordinal", hit.left))
        elif kind == "rank":
            out.append(Number(int(hit.record.value), hit.last, "rank", hit.left))
        elif kind == "ten" and hit.left.endswith("ال"):
            out.append(Number(int(hit.record.value), hit.last, "ordinal", hit.left))
        elif kind != "unit_compound" or _teen(reading, hit.last) or _and(reading, hit.last, ("ten",), 100):
            out.append(Number(*_cardinal(reading, hit), "cardinal", hit.left))
    return out
