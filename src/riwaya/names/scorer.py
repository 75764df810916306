"""The learned scorer: a linear chain over words, trained on ANERcorp, read from a table of weights.

Weights of a word's own features are summed once for each word and kept; a whole article is then a few numpy sums and a
Viterbi pass over the words that are not plainly outside of names. Without the table there is no scorer and the rules stand
alone. It knows the newspapers of 2000-2006 best.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from riwaya.names.features import BREAKS, LABELS, OFFSETS, kind_of, of_beside, of_place, of_word, part, rule_labels
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.text import Reading

MODEL: Final = Path(__file__).parent / "model" / "anercorp.tsv.gz"
Row = npt.NDArray[np.float32]
Codings = npt.NDArray[np.int64]
Sums = tuple[float, float, float, float, float, float, float]  # one for each label
_MOST_ROWS: Final = 200_000
_MOST_KINDS: Final = 30_000
_WIDE: Final = 16  # bits of the code of a gap's kind
_NARROW: Final = 10  # bits of the code of what the rules say of a word, and of its kind
_PLAIN: Final = 6.0
_PERSONS: Final = 0.5  # added to the labels of persons: more of those never seen are found at the same F1 (docs/how-it-works/names.md)
_WAYS: Final = tuple(tuple(at for at, before in enumerate(LABELS) if label[0] != "I" or before[2:] == label[2:]) for label in LABELS)


class Table:
    """Rows of weights in a growing array of as many layers as a row has parts; row 0 is empty."""

    def __init__(self, layers: int) -> None:
        self.rows = np.zeros((layers, 1024, len(LABELS)), dtype=np.float32)
        self.count = 1

    def put(self, parts: list[Row]) -> int:
        """The number of a new row."""
        number = self.count
        if number == self.rows.shape[1]:
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)], axis=1)
        for layer, part_ in enumerate(parts):
            self.rows[layer, number] = part_
        self.count = number + 1
        return number


class Codes:
    """A small number for each string, in the order in which they come; 0 is that of the first."""

    def __init__(self, first: str) -> None:
        self.strings = [first]
        self._codes = {first: 0}

    def of(self, string: str) -> int:
        """The number of a string."""
        found = self._codes.get(string)
        if found is None:
            found = self._codes[string] = len(self.strings)
            self.strings.append(string)
        return found


class Known:
    """What the scorer knows of a word: its row, and the code of what it is beside its neighbours. Never changed."""

    __slots__ = ("part", "row")

    def __init__(self, row: int, part: int) -> None:
        self.row, self.part = row, part


class Into:
    """What each label before adds to a label: -inf where it cannot stand there."""

    __slots__ = ("steps",)

    def __init__(self, steps: list[float]) -> None:
        self.steps = _seven(steps)

    def best(self, sums: Sums) -> tuple[int, float]:
        """The label before with which the label is reached best, the first of equals, and the sum; written out, because it is asked for every word seven times."""
        steps = self.steps
        at, best = 0, sums[0] + steps[0]
        if (value := sums[1] + steps[1]) > best:
            at, best = 1, value
        if (value := sums[2] + steps[2]) > best:
            at, best = 2, value
        if (value := sums[3] + steps[3]) > best:
            at, best = 3, value
        if (value := sums[4] + steps[4]) > best:
            at, best = 4, value
        if (value := sums[5] + steps[5]) > best:
            at, best = 5, value
        if (value := sums[6] + steps[6]) > best:
            at, best = 6, value
        return at, best


class Scorer:
    """Weights of features by label, and of label pairs, from the lines of the table. It remembers words, never articles."""

    def __init__(self, lines: dict[str, str], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._weights: dict[str, Row] = {}
        self._steps_to: list[list[float]] = np.stack([_row(lines[f"step {label}"]) for label in LABELS], axis=1).tolist()  # to each label from each
        self._into = [Into([step if at in ways else -inf for at, step in enumerate(steps)]) for steps, ways in zip(self._steps_to, _WAYS, strict=True)]
        self._end = Into([0.0] * len(LABELS))
        self._gains, self._price = self._bounds()
        self.vocabulary = vocabulary
        self._lean = np.array([_PERSONS * label.endswith("PER") for label in LABELS], dtype=np.float32)
        self._begin()

    def _begin(self) -> None:
        """Empty tables. The code of a gap holds its kind and, as the last bit, whether it ends a segment."""
        self._words, self._places, self._beside = Table(len(OFFSETS)), Table(1), Table(1)
        self._kinds, self._parts, self._rules = Codes(""), Codes(""), Codes("O")
        self._known: dict[str, Known] = {}
        self._gaps: dict[str, int] = {}
        self._at_place: dict[int, int] = {}
        self._among: dict[int, int] = {}
        self._edge = self._words.put(self._layers(["edge"], ["edge"]))
        self._blank = self._gap(" ")
        self._plain = self._place(_key(self._blank >> 1, self._blank >> 1, 0, 0, 0))

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

    def _layers(self, near: list[str], far: list[str]) -> list[Row]:
        """The weights that features of a word give to the labels of the words around it."""
        return [self._sum([f"{offset}|{feature}" for feature in (near if abs(offset) < 2 else far)]) for offset in OFFSETS]

    def _know(self, word: str) -> Known:
        """What is known of a word, asked once for each."""
        found = self._known.get(word)
        if found is None:
            near, far = of_word(word, self.vocabulary)
            found = self._known[word] = Known(self._words.put(self._layers(near, far)), self._parts.of(part(word, self.vocabulary)))
        return found

    def _gap(self, gap: str) -> int:
        """The code of a gap."""
        found = self._gaps.get(gap)
        if found is None:
            found = self._gaps[gap] = self._kinds.of(kind_of(gap)) << 1 | (not BREAKS.isdisjoint(gap))
        return found

    def _place(self, key: int) -> int:
        """The row of the weights that a word's place gives it: the gaps around it, what the rules say of it and of its neighbours."""
        found = self._at_place.get(key)
        if found is None:
            kinds, rules = self._kinds.strings, self._rules.strings
            before, after, own, left, right = _parted(key)
            found = self._at_place[key] = self._places.put([self._sum(of_place(kinds[before], kinds[after], rules[own], rules[left], rules[right])) + self._lean])
        return found

    def _neighbours(self, key: int) -> int:
        """The row of the weights that a word has among its neighbours."""
        found = self._among.get(key)
        if found is None:
            kinds, parts = self._kinds.strings, self._parts.strings
            before, after, own, left, right = _parted(key)
            found = self._among[key] = self._beside.put([self._sum(of_beside(kinds[before], parts[left], parts[own], kinds[after], parts[right]))])
        return found

    def _full(self) -> bool:
        """Whether the tables have grown so far that they begin anew: between articles, so that no row moves under a caller."""
        return max(len(self._known), len(self._at_place), len(self._among), len(self._gaps)) > _MOST_ROWS or len(self._kinds.strings) > _MOST_KINDS

    def emissions(self, reading: Reading, rules: list[str]) -> tuple[Row, Codings]:
        """The weight of each label for the words, two rows of edge between segments, and the row of every word."""
        if self._full():
            self._begin()
        gaps = self._codes(reading)
        broken = np.array(gaps[:-1], dtype=np.int64) & 1
        where = (2 * broken + 1).cumsum() + 1
        known = [self._know(word) for word in reading.words]
        numbers = np.full(int(where[-1]) + 3, self._edge)
        numbers[where] = np.array([one.row for one in known])
        rows = self._words.rows
        out = rows[OFFSETS.index(0)].take(numbers, axis=0)
        for layer, offset in enumerate(OFFSETS):
            if offset > 0:
                out[offset:] += rows[layer].take(numbers[:-offset], axis=0)
            elif offset < 0:
                out[:offset] += rows[layer].take(numbers[-offset:], axis=0)
        places, beside = self._standing(gaps, rules), self._company(gaps, [one.part for one in known])
        out[where] += self._places.rows[0].take(places, axis=0) + self._beside.rows[0].take(beside, axis=0)
        return out, where

    def _codes(self, reading: Reading) -> list[int]:
        """The codes of an article's gaps; nothing ends a segment before the first word or after the last."""
        count, gaps = len(reading.words), reading.gaps
        out = [self._blank] * (count + 1)
        for at in reading.odd:
            out[at] = self._gap(gaps[at])
        out[count] = self._gap(gaps[count]) & -2
        out[0] &= -2
        return out

    def _standing(self, gaps: list[int], rules: list[str]) -> list[int]:
        """The row of every word's place; most stand between blanks, where the rules say nothing."""
        count, blank = len(rules), self._blank
        out = [self._plain] * count
        codes = [0 if one == "O" else self._rules.of(one) for one in rules]
        codes.append(0)
        left = 0
        for at in range(count):
            own, right = codes[at], codes[at + 1]
            if left or own or right or gaps[at] != blank or gaps[at + 1] != blank:
                out[at] = self._place(_key(gaps[at] >> 1, gaps[at + 1] >> 1, own, left, right))
            left = own
        return out

    def _company(self, gaps: list[int], parts: list[int]) -> list[int]:
        """The row of every word among its neighbours. Nothing crosses the end of a segment."""
        count = len(parts)
        out: list[int] = []
        left = before = 0
        for at in range(count):
            own, gap = parts[at], gaps[at + 1]
            closed = at + 1 == count or gap & 1
            after, right = (0, 0) if closed else (gap >> 1, parts[at + 1])
            out.append(self._neighbours(_key(before, after, own, left, right)))
            left, before = (0, 0) if closed else (own, after)
        return out

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
        sums = _seven(rows[0] if opens else [weight + self._steps_to[label][0] for label, weight in enumerate(rows[0])])
        back: list[int] = []
        for row in rows[1:]:
            reached: list[float] = []
            for label, into in enumerate(self._into):
                at, best = into.best(sums)
                back.append(at)
                reached.append(best + row[label])
            sums = _seven(reached)
        last, _ = (self._end if closes else self._into[0]).best(sums)
        out = [last]
        for begun in range(len(back) - len(LABELS), -1, -len(LABELS)):
            out.append(back[begun + out[-1]])
        return out[::-1]


def _within(firsts: Codings, ends: Codings) -> Codings:
    """All numbers of the ranges `[first, end)`."""
    sizes = ends - firsts
    begun: Codings = (firsts - sizes.cumsum() + sizes).repeat(sizes)
    return begun + np.arange(len(begun))


def _key(before: int, after: int, own: int, left: int, right: int) -> int:
    """One number for the codes of the gaps around a word, its own code, those of its neighbours (0 where there is none)."""
    return (((before << _WIDE | after) << _NARROW | own) << _NARROW | left) << _NARROW | right


def _parted(key: int) -> tuple[int, int, int, int, int]:
    """The codes that a key was made of."""
    one = (1 << _NARROW) - 1
    rest = key >> 3 * _NARROW
    return rest >> _WIDE, rest & (1 << _WIDE) - 1, key >> 2 * _NARROW & one, key >> _NARROW & one, key & one


def _seven(sums: list[float]) -> Sums:
    a, b, c, d, e, f, g = sums
    return a, b, c, d, e, f, g


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
