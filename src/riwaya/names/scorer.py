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

from riwaya.names.features import LABELS, OFFSETS, of_place, of_word, rule_labels, segments
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.text import Reading

MODEL = Path(__file__).parent / "model" / "anercorp.tsv.gz"
_MOST_WORDS = 200_000
_FIXED = 8.0


class Scorer:
    """Weights of features by label, and of label pairs."""

    def __init__(self, weights: dict[str, npt.NDArray[np.float32]], steps: npt.NDArray[np.float32], vocabulary: Vocabulary) -> None:
        self.weights = weights
        self.steps: list[list[float]] = steps.tolist()
        self.vocabulary = vocabulary
        self._rows: dict[str, npt.NDArray[np.float32]] = {}
        self._places: dict[str, npt.NDArray[np.float32]] = {}
        self._nothing = np.zeros(len(LABELS), dtype=np.float32)
        self._edge = np.stack([self._of(f"{offset}|edge") for offset in OFFSETS])

    def _of(self, feature: str) -> npt.NDArray[np.float32]:
        return self.weights.get(feature, self._nothing)

    def _row(self, word: str) -> npt.NDArray[np.float32]:
        """The weights that a word gives to the labels of the word at each offset from it."""
        row = self._rows.get(word)
        if row is None:
            if len(self._rows) > _MOST_WORDS:
                self._rows.clear()
            near, far = of_word(word, self.vocabulary)
            row = np.zeros((len(OFFSETS), len(LABELS)), dtype=np.float32)
            for number, offset in enumerate(OFFSETS):
                for feature in near if abs(offset) < 2 else far:
                    row[number] += self._of(f"{offset}|{feature}")
            self._rows[word] = row
        return row

    def emissions(self, reading: Reading, rules: list[str], first: int, last: int) -> npt.NDArray[np.float32]:
        """The weight of each label for the words `[first, last)`."""
        rows = np.stack([self._row(word) for word in reading.words[first:last]])
        count = last - first
        out = rows[:, OFFSETS.index(0)].copy()
        for number, offset in enumerate(OFFSETS):
            if offset == 0:
                continue
            if count > abs(offset) and offset > 0:
                out[offset:] += rows[:-offset, number]
            elif count > abs(offset):
                out[:offset] += rows[-offset:, number]
            if offset > 0:
                out[: min(offset, count)] += self._edge[number]
            else:
                out[max(0, count + offset) :] += self._edge[number]
        for at in range(first, last):
            for feature in of_place(reading, rules, at):
                found = self.weights.get(feature)
                if found is not None:
                    out[at - first] += found
        return out

    def labels(self, reading: Reading, rules: list[str]) -> list[str]:
        """The best label of every word."""
        out: list[str] = []
        for first, last in segments(reading):
            scores = self.emissions(reading, rules, first, last)
            out += [LABELS[k] for k in self._best(scores)]
        return out

    def _best(self, scores: npt.NDArray[np.float32]) -> list[int]:
        """Viterbi over the stretches between words that are plainly O."""
        margin = scores[:, 0] - scores[:, 1:].max(axis=1)
        plain = (margin > _FIXED).tolist()
        rows = scores.tolist()
        out = [0] * len(rows)
        at = 0
        while at < len(rows):
            if plain[at]:
                at += 1
                continue
            end = at
            while end < len(rows) and not plain[end]:
                end += 1
            out[at:end] = self._viterbi(rows[at:end], at > 0, end < len(rows))
            at = end
        return out

    def _viterbi(self, rows: list[list[float]], after_plain: bool, before_plain: bool) -> list[int]:
        steps, every = self.steps, range(len(LABELS))
        best = [score + (steps[0][k] if after_plain else 0.0) for k, score in enumerate(rows[0])]
        back: list[list[int]] = []
        for row in rows[1:]:
            from_, here = [], []
            for k in every:
                top, arg = max((best[j] + steps[j][k], -j) for j in every)
                from_.append(-arg)
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
    weights: dict[str, npt.NDArray[np.float32]] = {}
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
