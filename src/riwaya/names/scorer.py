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

from riwaya.names.features import LABELS, OFFSETS, Gaps, of_place, of_word, place_keys, rule_labels
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.text import Reading

MODEL = Path(__file__).parent / "model" / "anercorp.tsv.gz"
Row = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
_MOST_ROWS = 200_000
_PLAIN = 6.0


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
        self.vocabulary = vocabulary
        self._words = Table((len(OFFSETS), len(LABELS)), self._word)
        self._places = Table((len(LABELS),), lambda key: self._sum(of_place(*key)))
        self._gaps = Gaps()

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
        out[where] += self._places.rows[places]
        return out, where

    def labels(self, reading: Reading, rules: list[str]) -> list[str]:
        """The best label of every word; the stretches between words that are plainly O are searched, all at once."""
        if not rules:
            return []
        scores, where = self.emissions(reading, rules)
        inside = np.zeros(len(scores), dtype=np.bool_)
        inside[where] = True
        open_ = inside & ~(scores[:, 0] - scores[:, 1:].max(axis=1) > _PLAIN)
        turns = np.diff(open_.astype(np.int8))
        firsts, ends = (np.flatnonzero(turns == 1) + 1).tolist(), (np.flatnonzero(turns == -1) + 1).tolist()
        rows, edges = scores.tolist(), (~inside).tolist()
        best = [0] * len(rows)
        for first, end in zip(firsts, ends, strict=True):
            best[first:end] = self._search(rows[first:end], edges[first - 1], edges[end])
        return [LABELS[best[at]] for at in where.tolist()]

    def _search(self, rows: list[list[float]], opens: bool, closes: bool) -> list[int]:
        """Viterbi over one stretch; plain words stand around it, but for the edges of its segment that it opens or closes."""
        sums = rows[0] if opens else [score + step[0] for score, step in zip(rows[0], self._steps_to, strict=True)]
        back: list[list[int]] = []
        for row in rows[1:]:
            before: list[int] = []
            sums = [_best(sums, step, before) + score for score, step in zip(row, self._steps_to, strict=True)]
            back.append(before)
        label: list[int] = []
        _best(sums, [0.0] * len(LABELS) if closes else self._steps_to[0], label)
        for before in reversed(back):
            label.append(before[label[-1]])
        return label[::-1]


def _best(sums: list[float], steps: list[float], before: list[int]) -> float:
    """The best sum that a label can be reached with, and from which label, which is put at the end of `before`."""
    best, at = sums[0] + steps[0], 0
    for label in range(1, len(sums)):
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
