"""The learned scorer: a linear chain over words, trained on ANERcorp, read from a table of weights.

Weights of a word's own features are summed once for each word and kept; a whole article is then a few numpy sums and a
Viterbi pass over the words that are not plainly outside of names. Without the table there is no scorer and the rules stand
alone. It knows the newspapers of 2000-2006 best.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from riwaya.names.features import BREAKS, LABELS, OFFSETS, kind_of, of_beside, of_place, of_word, part, rule_labels
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.text import Reading

MODEL: Final = Path(__file__).parent / "model" / "anercorp.tsv.gz"
Row = npt.NDArray[np.float32]
Codings = npt.NDArray[np.int64]
_MOST_ROWS: Final = 200_000
_MOST_KINDS: Final = 30_000
_WIDE: Final = 16  # bits of the code of a gap's kind
_NARROW: Final = 10  # bits of the code of what the rules say of a word, and of its kind
_PLAIN: Final = 6.0
_PERSONS: Final = 0.5  # added to the labels of persons: more of those never seen are found at the same F1 (docs/how-it-works/names.md)
_WAYS: Final = tuple(tuple(at for at, before in enumerate(LABELS) if label[0] != "I" or before[2:] == label[2:]) for label in LABELS)


class Table(dict[Any, int]):
    """Rows of weights in one growing array, made when they are first asked for."""

    def __init__(self, shape: tuple[int, ...], make: Callable[[Any], Row]) -> None:
        super().__init__()
        self.rows = np.zeros((1024, *shape), dtype=np.float32)
        self._make = make

    def __missing__(self, key: Any) -> int:
        number = len(self)
        if number == len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
        self.rows[number] = self._make(key)
        self[key] = number
        return number

    def of(self, keys: Codings) -> Row:
        """The rows of keys."""
        numbers = np.fromiter(map(self.__getitem__, keys.tolist()), np.int64, len(keys))
        return self.rows[numbers]


class Codes(dict[str, int]):
    """A small number for each string, in the order in which they come; 0 is that of the first."""

    def __init__(self, first: str) -> None:
        super().__init__({first: 0})
        self.strings = [first]

    def __missing__(self, string: str) -> int:
        self[string] = number = len(self.strings)
        self.strings.append(string)
        return number


class Coded(dict[str, int]):
    """What a function of a string gives, asked once for each string."""

    def __init__(self, make: Callable[[str], int]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, string: str) -> int:
        self[string] = made = self._make(string)
        return made


class Scorer:
    """Weights of features by label, and of label pairs, from the lines of the table. It remembers words, never articles."""

    def __init__(self, lines: dict[str, str], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._weights: dict[str, Row] = {}
        self._steps_to: list[list[float]] = np.stack([_row(lines[f"step {label}"]) for label in LABELS], axis=1).tolist()  # to each label from each
        self._gains, self._price = self._bounds()
        self.vocabulary = vocabulary
        self._lean = np.array([_PERSONS * label.endswith("PER") for label in LABELS], dtype=np.float32)
        self._words = Table((len(OFFSETS), len(LABELS)), self._word)
        self._places = Table((len(LABELS),), self._place)
        self._beside = Table((len(LABELS),), self._neighbours)
        self._begin()

    def _begin(self) -> None:
        """Empty tables. Codes of gaps hold their kind and, as the last bit, whether they end a segment."""
        for table in (self._words, self._places, self._beside):
            table.clear()
        kinds, parts = self._kinds, self._sorts = Codes(""), Codes("")
        self._rules = Codes("O")
        self._gaps = Coded(lambda gap: kinds[kind_of(gap)] << 1 | (not BREAKS.isdisjoint(gap)))
        self._parts = Coded(lambda word: parts[part(word, self.vocabulary)])

    def _bounds(self) -> tuple[Row, float]:
        """The most that a pair with each label at its end can add to what two words outside of names have, and the least that leaving a name costs."""
        steps = np.array(self._steps_to, dtype=np.float32) - self._steps_to[0][0]
        return steps[1:].max(axis=1), -float(steps[0, 1:].max())

    def _sum(self, features: list[str]) -> Row:
        out = np.zeros(len(LABELS), dtype=np.float32)
        for feature in features:
            found = self._weights.get(feature)
            if found is None and feature in self._lines:
                found = self._weights[feature] = _row(self._lines[feature])
            if found is not None:
                out += found
        return out

    def _word(self, word: str) -> Row:
        """The weights that a word gives to the labels of the words around it; the empty word is the edge of a segment."""
        near, far = of_word(word, self.vocabulary) if word else (["edge"], ["edge"])
        return np.stack([self._sum([f"{offset}|{feature}" for feature in (near if abs(offset) < 2 else far)]) for offset in OFFSETS])

    def _place(self, key: int) -> Row:
        """The weights that a word's place gives it: the gaps around it, what the rules say of it and of its neighbours."""
        kinds, rules = self._kinds.strings, self._rules.strings
        before, after, own, left, right = _parted(key)
        return self._sum(of_place(kinds[before], kinds[after], rules[own], rules[left], rules[right])) + self._lean

    def _neighbours(self, key: int) -> Row:
        """The weights that a word has among its neighbours."""
        kinds, parts = self._kinds.strings, self._sorts.strings
        before, after, own, left, right = _parted(key)
        return self._sum(of_beside(kinds[before], parts[left], parts[own], kinds[after], parts[right]))

    def emissions(self, reading: Reading, rules: list[str]) -> tuple[Row, Codings]:
        """The weight of each label for the words, two rows of edge between segments, and the row of every word."""
        if max(len(self._words), len(self._places), len(self._beside), len(self._gaps), len(self._parts)) > _MOST_ROWS or len(self._kinds) > _MOST_KINDS:
            self._begin()  # between articles, so that no row moves under a caller
        count = len(rules)
        gaps = np.fromiter(map(self._gaps.__getitem__, reading.gaps), np.int64, count + 1)
        gaps[0] &= -2
        gaps[-1] &= -2
        where = (2 * (gaps[:-1] & 1) + 1).cumsum() + 1
        numbers = np.full(int(where[-1]) + 3, self._words[""])
        numbers[where] = np.fromiter(map(self._words.__getitem__, reading.words), np.int64, count)
        rows = self._words.rows[numbers]
        out = rows[:, OFFSETS.index(0)].copy()
        for column, offset in enumerate(OFFSETS):
            if offset > 0:
                out[offset:] += rows[:-offset, column]
            elif offset < 0:
                out[:offset] += rows[-offset:, column]
        kinds, ends = gaps >> 1, gaps & 1
        places = self._places.of(_keys(kinds, np.fromiter(map(self._rules.__getitem__, rules), np.int64, count)))
        ends[0] = ends[-1] = 1
        beside = self._beside.of(_keys(kinds * (1 - ends), np.fromiter(map(self._parts.__getitem__, reading.words), np.int64, count)))
        out[where] += places + beside
        return out, where

    def labels(self, reading: Reading, rules: list[str]) -> list[str]:
        """The best label of every word; a stretch between words that are plainly O is searched where a name in it could outweigh that it is none."""
        out = ["O"] * len(rules)
        if not rules:
            return out
        scores, where = self.emissions(reading, rules)
        inside = np.zeros(len(scores), dtype=np.bool_)
        inside[where] = True
        columns = np.ascontiguousarray(scores.T)  # a row for each label: numpy finds the best of a few long rows much faster
        above = columns[1:] - columns[0]
        open_ = inside & (above.max(axis=0) >= -_PLAIN)
        turns = (open_[1:] != open_[:-1]).nonzero()[0] + 1  # an edge stands first and last, and no edge is open
        firsts, ends = turns[::2], turns[1::2]
        if not len(firsts):
            return out
        gains = np.where(inside[:-1], self._gains[:, None], np.maximum(self._gains, 0)[:, None])
        most = np.maximum((above[:, 1:] + gains).max(axis=0), 0) * open_[1:]
        hopeful = np.add.reduceat(most, firsts - 1) > np.where(inside[ends], self._price, min(self._price, 0.0))
        firsts, ends = firsts[hopeful], ends[hopeful]
        rows, done = scores[_within(firsts, ends)].tolist(), 0
        opens, closes, sizes = (~inside[firsts - 1]).tolist(), (~inside[ends]).tolist(), (ends - firsts).tolist()
        for number, at in enumerate(where.searchsorted(firsts).tolist()):
            size: int = sizes[number]
            found = self._search(rows[done : done + size], opens[number], closes[number])
            out[at : at + size] = [LABELS[one] for one in found]
            done += size
        return out

    def _search(self, rows: list[list[float]], opens: bool, closes: bool) -> list[int]:
        """Viterbi over one stretch; plain words stand around it, but for the edges of its segment that it opens or closes."""
        count, steps = len(LABELS), self._steps_to
        sums = rows[0] if opens else [rows[0][label] + steps[label][0] for label in range(count)]
        back: list[list[int]] = []
        for row in rows[1:]:
            before: list[int] = []
            sums = [_best(sums, steps[label], _WAYS[label], before) + row[label] for label in range(count)]
            back.append(before)
        label: list[int] = []
        _best(sums, [0.0] * count if closes else steps[0], _WAYS[0], label)
        for before in reversed(back):
            label.append(before[label[-1]])
        return label[::-1]


def _within(firsts: Codings, ends: Codings) -> Codings:
    """All numbers of the ranges `[first, end)`."""
    sizes = ends - firsts
    begun: Codings = (firsts - sizes.cumsum() + sizes).repeat(sizes)
    return begun + np.arange(len(begun))


def _keys(gaps: Codings, words: Codings) -> Codings:
    """One number for each word: the codes of the gaps around it, its own code, those of its neighbours (0 where there is none)."""
    beside = np.zeros(len(words) + 2, dtype=np.int64)
    beside[1:-1] = words
    return (((gaps[:-1] << _WIDE | gaps[1:]) << _NARROW | words) << _NARROW | beside[:-2]) << _NARROW | beside[2:]


def _parted(key: int) -> tuple[int, int, int, int, int]:
    """The codes that a key was made of."""
    one = (1 << _NARROW) - 1
    rest = key >> 3 * _NARROW
    return rest >> _WIDE, rest & (1 << _WIDE) - 1, key >> 2 * _NARROW & one, key >> _NARROW & one, key & one


def _best(sums: list[float], steps: list[float], ways: tuple[int, ...], before: list[int]) -> float:
    """The best sum that a label can be reached with, and from which label, which is put at the end of `before`."""
    at, best = -1, -inf
    for label in ways:
        value = sums[label] + steps[label]
        if value > best:
            best, at = value, label
    before.append(at)
    return best


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Word ranges of labelled names with their type."""
    at = 0
    while at < len(labels):
        if labels[at] == "O":
            at += 1
            continue
        type_, first = labels[at][2:], at
        at += 1
        while at < len(labels) and labels[at] == f"I-{type_}":
            at += 1
        yield first, at, type_


def _row(cells: str) -> Row:
    """The weights of a feature, as its line in the table has them: a label's number and its thousandths."""
    out = np.zeros(len(LABELS), dtype=np.float32)
    for cell in cells.split("\t"):
        out[int(cell[0])] = int(cell[1:]) / 1000
    return out


def read(path: Path, vocabulary: Vocabulary) -> Scorer | None:
    """The scorer of a table, or None where there is no table. A line is taken apart when a word first asks for it."""
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = dict(line.split("\t", 1) for line in file.read().splitlines())
    return Scorer(lines, vocabulary)


@lru_cache(maxsize=2)
def scorer(vocabulary: Vocabulary) -> Scorer | None:
    """The scorer of the package, read once; None if its table was taken out."""
    return read(MODEL, vocabulary)


def propose(reading: Reading, names: tuple[Candidate, ...], vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """The names that the scorer sees, given what the rules found."""
    model = scorer(vocabulary)
    if model is None:
        return []
    return list(spans(model.labels(reading, rule_labels(reading, names))))
