"""The learned scorer: a linear chain over words, trained on ANERcorp, read from a table of weights.

Weights of a word's own features are summed once for each word and kept; a whole article is then a few numpy sums and a
Viterbi pass over the words that are not plainly outside of names. Without the table there is no scorer and the rules stand
alone. It knows the newspapers of 2000-2006 best.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from riwaya.names.features import LABELS, OFFSETS, of_place, of_word, place_keys, rule_labels, segments
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.text import Reading

MODEL = Path(__file__).parent / "model" / "anercorp.tsv.gz"
Row = npt.NDArray[np.float32]
_MOST_WORDS = 200_000
_PLAIN = 6.0


class Scorer:
    """Weights of features by label, and of label pairs. It remembers words, never articles."""

    def __init__(self, weights: dict[str, Row], steps: Row, vocabulary: Vocabulary) -> None:
        self.weights = weights
        self.steps: list[list[float]] = steps.tolist()
        self.into: list[list[float]] = steps.T.tolist()
        self.vocabulary = vocabulary
        self._numbers: dict[str, int] = {}
        self._table = np.zeros((4096, len(OFFSETS), len(LABELS)), dtype=np.float32)
        self._places: dict[tuple[str, ...], int] = {}
        self._around = np.zeros((1024, len(LABELS)), dtype=np.float32)
        self._forget()

    def _forget(self) -> None:
        self._numbers = {"": 0}
        for number, offset in enumerate(OFFSETS):
            self._table[0, number] = self._sum([f"{offset}|edge"])

    def _sum(self, features: list[str]) -> Row:
        out = np.zeros(len(LABELS), dtype=np.float32)
        for feature in features:
            found = self.weights.get(feature)
            if found is not None:
                out += found
        return out

    def _number(self, word: str) -> int:
        """Where the table holds the weights that a word gives to the labels of the words around it."""
        number = self._numbers.get(word)
        if number is None:
            if len(self._numbers) > _MOST_WORDS:
                self._forget()
            number = self._numbers[word] = len(self._numbers)
            if number == len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            near, far = of_word(word, self.vocabulary)
            for column, offset in enumerate(OFFSETS):
                self._table[number, column] = self._sum([f"{offset}|{feature}" for feature in (near if abs(offset) < 2 else far)])
        return number

    def _place(self, key: tuple[str, ...]) -> int:
        """Where the table holds the weights of what stands around a word and of what the rules say."""
        number = self._places.get(key)
        if number is None:
            number = self._places[key] = len(self._places)
            if number == len(self._around):
                self._around = np.concatenate([self._around, np.zeros_like(self._around)])
            self._around[number] = self._sum(of_place(*key))
        return number

    def emissions(self, reading: Reading, rules: list[str]) -> tuple[Row, list[int]]:
        """The weight of each label for the words, two empty rows between segments, and the row of every word."""
        numbers: list[int] = [0, 0]
        where: list[int] = []
        for first, last in segments(reading):
            where += range(len(numbers), len(numbers) + last - first)
            numbers += [self._number(word) for word in reading.words[first:last]]
            numbers += (0, 0)
        rows = self._table[numbers]
        out = rows[:, OFFSETS.index(0)].copy()
        for column, offset in enumerate(OFFSETS):
            if offset > 0:
                out[offset:] += rows[:-offset, column]
            elif offset < 0:
                out[:offset] += rows[-offset:, column]
        if where:
            numbers = [self._place(key) for key in place_keys(reading, rules)]
            out[where] += self._around[numbers]
        return out, where

    def labels(self, reading: Reading, rules: list[str]) -> list[str]:
        """The best label of every word; the stretches between words that are plainly O are searched one by one."""
        scores, where = self.emissions(reading, rules)
        margin = scores[:, 0] - scores[:, 1:].max(axis=1)
        plain = margin > _PLAIN
        best = self._best(scores.tolist(), plain.tolist(), where)
        return [LABELS[best[at]] for at in where]

    def _best(self, rows: list[list[float]], plain: list[bool], where: list[int]) -> list[int]:
        out = [0] * len(rows)
        inside = [False] * len(rows)
        for at in where:
            inside[at] = True
        at = 0
        while at < len(rows):
            if plain[at] or not inside[at]:
                at += 1
                continue
            end = at
            while inside[end] and not plain[end]:
                end += 1
            out[at:end] = self._viterbi(rows[at:end], inside[at - 1], inside[end])
            at = end
        return out

    def _viterbi(self, rows: list[list[float]], after_plain: bool, before_plain: bool) -> list[int]:
        steps, into, every = self.steps, self.into, range(len(LABELS))
        best = [score + (steps[0][k] if after_plain else 0.0) for k, score in enumerate(rows[0])]
        back: list[list[int]] = []
        for row in rows[1:]:
            from_, here = [], []
            for k in every:
                column = into[k]
                sums = [best[0] + column[0], best[1] + column[1], best[2] + column[2], best[3] + column[3], best[4] + column[4], best[5] + column[5], best[6] + column[6]]
                top = max(sums)
                from_.append(sums.index(top))
                here.append(top + row[k])
            best = here
            back.append(from_)
        if before_plain:
            best = [score + steps[k][0] for k, score in enumerate(best)]
        last = max(every, key=lambda k: (best[k], -k))
        out = [last]
        for from_ in reversed(back):
            out.append(from_[out[-1]])
        return out[::-1]


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


def read(path: Path, vocabulary: Vocabulary) -> Scorer | None:
    """The scorer of a table, or None where there is no table."""
    if not path.is_file():
        return None
    weights: dict[str, Row] = {}
    steps = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            feature, *cells = line.rstrip("\n").split("\t")
            values = np.zeros(len(LABELS), dtype=np.float32)
            for cell in cells:
                values[int(cell[0])] = int(cell[1:]) / 1000
            if feature.startswith("step "):
                steps[LABELS.index(feature[5:])] = values
            else:
                weights[feature] = values
    return Scorer(weights, steps, vocabulary)


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
