"""The words of time at a word of the article: months with their twins, weekdays, numbers, numeric dates, clocks, the classes of date_words.

A token says what a word can be; whether it is one is for the patterns.
"""

from __future__ import annotations

from typing import Final

from riwaya.dates import numbers
from riwaya.lexicon import Analysis
from riwaya.model.compiling import built
from riwaya.text import Hit, Reading

_TWIN: Final = frozenset(("", "/", "(", "-", "–", "\\", "|", "،", "[", "ـ"))
_DATE_SIGNS: Final = frozenset("/-.\\–")
_YEARS: Final = range(1000, 2101)
_FEMININE: Final = ("ه", "ولي")  # «الأولى», «الثانية» count hours, not days
_HIJRI: Final = range(1, 1501)


@built(acyclic=True)
class Token:
    """One reading of words `[first, last)`: `start` and `end` are folded offsets without particles, `left` the particles before it. Never changed."""

    __slots__ = ("end", "first", "last", "left", "name", "start", "value", "why")

    def __init__(self, name: str, value: int | str | tuple[int, ...] | None, first: int, last: int, start: int, end: int, left: str, why: str) -> None:
        self.name, self.value = name, value
        self.first, self.last, self.start, self.end = first, last, start, end
        self.left, self.why = left, why


_UNDATED: Final[list[Token]] = []
_NO_TOKENS: Final[dict[str, list[Token]]] = {}


class Tokens:
    """The tokens of one article, made word by word as the patterns ask for them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._at: list[dict[str, list[Token]] | None] = [None] * len(reading.words)

    def at(self, word: int) -> dict[str, list[Token]]:
        """Tokens that begin at a word, by class; not to be changed."""
        if not 0 <= word < len(self._at):
            return _NO_TOKENS
        found = self._at[word]
        if found is None:
            made = self._make(word) if self.reading.entries[word].dated else _UNDATED
            found = {} if made else _NO_TOKENS
            for token in made:
                found.setdefault(token.name, []).append(token)
            self._at[word] = found
        return found

    def _make(self, word: int) -> list[Token]:
        reading = self.reading
        out: list[Token] = []
        counted = reading.words[word][-1].isdigit()
        for row, one in enumerate(reading.known(word)):
            kind = one.record.kind
            if kind == "number":
                counted = True
                continue
            if kind not in ("month", "weekday", "date_word"):
                continue
            if kind == "month":
                hit = reading.hit(word, row)
                if not (hit.left and hit.record.get("ambiguous") == "madda" and not _spelled(reading, hit)):
                    out.append(self._month(hit))
            elif kind == "weekday":
                out.append(_token("weekday", one.record["number"], reading, word, one))
            else:
                out.append(_token(one.record.class_, one.record.value, reading, word, one))
        if counted:
            for number in numbers.at(reading, word):
                out += self._number(word, number)
            if (first := numbers.digits(reading, word)) is not None:
                out += self._numeric(word, first)
        return out

    def _month(self, hit: Hit) -> Token:
        """A month, together with its twin of another set in brackets or after a slash."""
        reading = self.reading
        name = "hmonth" if hit.record.get("calendar") == "hijri" else "month"
        last, end = hit.last, hit.end
        while last < len(reading.words) and (sign := reading.gap(last).strip(" ")) in _TWIN and "\n" not in reading.gap(last):
            twin = [h for h in reading.at(last) if h.record.kind == "month" and not h.left and _same_month(h, hit)]
            if not twin:
                break
            last, end = twin[0].last, twin[0].end
            if sign in "([" and reading.text[end : end + 1] in (")", "]"):
                end += 1
        return Token(name, hit.record["number"], hit.first, last, hit.start, end, hit.left, hit.record.id)

    def _number(self, word: int, number: numbers.Number) -> list[Token]:
        reading = self.reading
        left = number.left[:-2] if number.left.endswith("ال") else number.left
        start, end = reading.starts[word] + len(left), reading.ends[number.last - 1]

        def make(name: str, value: int) -> Token:
            return Token(name, value, word, number.last, start, end, left, f"number.{number.kind}")

        out = [make(number.kind, number.value)]
        if number.kind not in ("rank", "ordinal"):
            out.append(make("count", number.value))
            if number.left.endswith("ال") and number.kind != "ordinal":
                out.append(make("thecount", number.value))
        feminine = number.kind == "ordinal" and reading.words[word].endswith(_FEMININE)
        if 1 <= number.value <= 31 and number.kind in ("digits", "ordinal") and not feminine:
            out.append(make("day", number.value))
        if number.value in _YEARS and (number.kind == "digits" or number.last > word + 1):
            out.append(make("year", number.value))
        if number.value in _HIJRI and number.kind == "digits":
            out.append(make("hyear", number.value))
        return out

    def _numeric(self, word: int, first: numbers.Number) -> list[Token]:
        """Dates, clocks and ranges written in digits with signs between them."""
        reading = self.reading
        parts, gaps, last = [reading.words[word][len(first.left) :]], [], word + 1
        while last < len(reading.words) and len(parts) < 3 and reading.words[last].isdecimal():
            gap = reading.gap(last)
            if len(gap.strip(" ")) != 1 or len(gap) > 3 or "\n" in gap:
                break
            parts.append(reading.words[last])
            gaps.append(gap.strip(" "))
            last += 1
        before = reading.gap(word)[-1:]
        if not first.left and before in _DATE_SIGNS and before != "-" and word and reading.words[word - 1].isdecimal():
            return []
        out: list[Token] = []
        for size in range(2, len(parts) + 1):
            signs = set(gaps[: size - 1])
            values = tuple(map(int, parts[:size]))
            name = _signed(signs, values, parts[:size], exact=size == len(parts) or gaps[size - 1] not in _DATE_SIGNS | {":"})
            if name:
                out.append(Token(name, values, word, word + size, reading.starts[word] + len(first.left), reading.ends[word + size - 1], first.left, "number.digits"))
        return out


def _signed(signs: set[str], values: tuple[int, ...], parts: list[str], exact: bool) -> str | None:
    """What a row of numbers with these signs can be."""
    if len(signs) != 1 or any(len(part) > 4 for part in parts):
        return None
    if signs == {":"}:
        return "clock" if exact and values[0] < 25 and values[1] < 60 and len(parts[1]) == 2 else None
    if not signs <= _DATE_SIGNS:
        return None
    if len(values) == 3:
        lengths = [len(part) for part in parts]
        return "numdate" if lengths[0] == 4 or lengths[2] == 4 or (lengths[2] == 2 and signs <= set("/.-")) else None
    if not exact or signs == {"."}:
        return None
    if all(value in _YEARS for value in values):
        return "years"
    if signs == {"/"} and 1 <= values[0] <= 12 and values[1] in _YEARS:
        return "nummonth"
    if signs == {"/"} and 1 <= values[0] <= 31 and 1 <= values[1] <= 12:
        return "daymonth"
    if signs <= set("-–") and 1 <= values[0] < values[1] <= 31:
        return "days"
    return None


def _same_month(one: Hit, other: Hit) -> bool:
    return bool(one.record["number"] == other.record["number"] and one.record.get("calendar") == other.record.get("calendar"))


def _spelled(reading: Reading, hit: Hit) -> bool:
    """Whether the stored spelling of an ambiguous month is the month's own (آب with its madda)."""
    return any(form in reading.raw(hit.first) for form in hit.record["forms"] if form[0] == "آ")


def _token(name: str, value: int | str | None, reading: Reading, word: int, one: Analysis) -> Token:
    """What is known of a word as a token: a form of several words is the hit that it is."""
    if isinstance(one, Hit):
        return Token(name, value, word, one.last, one.start, one.end, one.left, one.record.id)
    return Token(name, value, word, word + 1, reading.starts[word] + len(one.left), reading.ends[word] - len(one.right), one.left, one.record.id)
