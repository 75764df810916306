"""The learned scorer: a linear chain over words, trained on ANERcorp, read from a table of weights.

Weights of a word's own features are summed once for each word and kept; a whole article is then a few numpy sums and a
Viterbi pass over the words that are not plainly outside of names. Without the table there is no scorer and the rules stand
alone. It knows the newspapers of 2000-2006 best.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from riwaya.names.features import LABELS, OFFSETS, Gaps, Parts, beside_keys, of_beside, of_place, of_word, place_keys, rule_labels
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.text import Reading

MODEL = Path(__file__).parent / "model" / "anercorp.tsv.gz"
Row = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
_MOST_ROWS = 200_000
_PLAIN = 6.0
_PERSONS = 0.5  # added to the labels of persons: more of those never seen are found at the same F1 (docs/how-it-works/names.md)
_WAYS = tuple(tuple(at for at, before in enumerate(LABELS) if label[0] != "I" or before[2:] == label[2:]) for label in LABELS)


class Table(dict[Any, int]):
    """Rows of weights in one growing array, made when they are first asked for; cleared when they are too many."""

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

    def bound(self) -> None:
        """Forget everything where too much was remembered; asked between articles, so that no row moves under a caller."""
        if len(self) > _MOST_ROWS:
            self.clear()


class Scorer:
    """Weights of features by label, and of label pairs, from the lines of the table. It remembers words, never articles."""

    def __init__(self, lines: dict[str, str], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._weights: dict[str, Row] = {}
        self._steps_to: list[list[float]] = np.stack([_row(lines[f"step {label}"]) for label in LABELS], axis=1).tolist()  # to each label from each
        self._gains, self._price = self._bounds()
        self.vocabulary = vocabulary
        self._words = Table((len(OFFSETS), len(LABELS)), self._word)
        lean = np.array([_PERSONS * label.endswith("PER") for label in LABELS], dtype=np.float32)
        self._places = Table((len(LABELS),), lambda key: self._sum(of_place(*key)) + lean)
        self._beside = Table((len(LABELS),), lambda key: self._sum(of_beside(*key)))
        self._gaps = Gaps()
        self._parts = Parts(vocabulary)

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

    def emissions(self, reading: Reading, rules: list[str]) -> tuple[Row, Places]:
        """The weight of each label for the words, two rows of edge between segments, and the row of every word."""
        gaps = list(map(self._gaps.__getitem__, reading.gaps))
        segment = np.cumsum([False, *(ends for _, ends in gaps[1:-1])])
        where = 2 * segment + np.arange(2, len(rules) + 2)
        self._words.bound()
        numbers = np.full(int(where[-1]) + 3, self._words[""])
        numbers[where] = list(map(self._words.__getitem__, reading.words))
        rows = self._words.rows[numbers]
        out = rows[:, OFFSETS.index(0)].copy()
        for column, offset in enumerate(OFFSETS):
            if offset > 0:
                out[offset:] += rows[:-offset, column]
            elif offset < 0:
                out[:offset] += rows[-offset:, column]
        self._places.bound()
        places = list(map(self._places.__getitem__, place_keys([kind for kind, _ in gaps], rules)))
        self._beside.bound()
        beside = list(map(self._beside.__getitem__, beside_keys(gaps, list(map(self._parts.__getitem__, reading.words)))))
        out[where] += self._places.rows[places] + self._beside.rows[beside]
        return out, where

    def labels(self, reading: Reading, rules: list[str]) -> list[str]:
        """The best label of every word; a stretch between words that are plainly O is searched where a name in it could outweigh that it is none."""
        out = ["O"] * len(rules)
        if not rules:
            return out
        scores, where = self.emissions(reading, rules)
        inside = np.zeros(len(scores), dtype=np.bool_)
        inside[where] = True
        above = scores[:, 1:] - scores[:, :1]
        open_ = inside & (above.max(axis=1) >= -_PLAIN)
        turns = np.diff(open_.astype(np.int8))
        firsts, ends = np.flatnonzero(turns == 1) + 1, np.flatnonzero(turns == -1) + 1
        if not len(firsts):
            return out
        gains = np.where(inside[np.arange(-1, len(inside) - 1), None], self._gains, np.maximum(self._gains, 0))
        most = np.where(open_, np.maximum((above + gains).max(axis=1), 0), 0)
        hopeful = np.flatnonzero(np.add.reduceat(most, firsts) > np.where(inside[ends], self._price, min(self._price, 0.0)))
        firsts, ends = firsts[hopeful], ends[hopeful]
        for at, first, end in zip(np.searchsorted(where, firsts).tolist(), firsts.tolist(), ends.tolist(), strict=True):
            found = self._search(scores[first:end].tolist(), not inside[first - 1], not inside[end])
            out[at : at + len(found)] = [LABELS[one] for one in found]
        return out

    def _search(self, rows: list[list[float]], opens: bool, closes: bool) -> list[int]:
        """Viterbi over one stretch; plain words stand around it, but for the edges of its segment that it opens or closes."""
        sums = rows[0] if opens else [score + steps[0] for score, steps in zip(rows[0], self._steps_to, strict=True)]
        back: list[list[int]] = []
        for row in rows[1:]:
            before: list[int] = []
            sums = [_best(sums, steps, ways, before) + score for score, steps, ways in zip(row, self._steps_to, _WAYS, strict=True)]
            back.append(before)
        label: list[int] = []
        _best(sums, [0.0] * len(LABELS) if closes else self._steps_to[0], _WAYS[0], label)
        for before in reversed(back):
            label.append(before[label[-1]])
        return label[::-1]


def _best(sums: list[float], steps: list[float], ways: tuple[int, ...], before: list[int]) -> float:
    """The best sum that a label can be reached with, and from which label, which is put at the end of `before`."""
    at = ways[0]
    best = sums[at] + steps[at]
    for label in ways[1:]:
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
