"""Weights of the learned scorer: one for each of the seven labels, added and compared without loops.

A sum is wanted for every word of every article. Compiled, seven floats are kept as they are and no object is made for them;
written out, adding them takes a few steps of the machine.
"""

from __future__ import annotations

from typing import Final

from riwaya.model.compiling import built

EDGES: Final = 2
Weights = tuple[float, float, float, float, float, float, float]


@built(acyclic=True)
class Row:
    """Weights as an object. Never changed."""

    __slots__ = ("weights",)

    def __init__(self, weights: Weights) -> None:
        self.weights = weights


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
    """What the scorer knows of a word: the weights that it gives itself, the words beside it and those two away, and the code of what it is among codes. Never changed."""

    __slots__ = ("after", "before", "further", "own", "part", "parts", "sooner")

    def __init__(self, sooner: Row, before: Weights, own: Weights, after: Weights, further: Row, parts: Codes, part: int) -> None:
        self.sooner, self.before, self.own, self.after, self.further = sooner, before, own, after, further
        self.parts, self.part = parts, part


class Line:
    """The words of an article with all that bears on them; `EDGES` stand before the first segment, behind the last and between two."""

    def __init__(self, gaps: list[int], known: list[Known], places: list[Row], beside: list[Row], edge: Known) -> None:
        self.gaps, self._places, self._beside = gaps, places, beside
        self._known, first = [edge] * EDGES, 0
        for end in [at for at in range(len(known)) if gaps[at] & 1]:
            self._known += known[first:end]
            self._known += (edge, edge)
            first = end
        self._known += known[first:]
        self._known += (edge, edge)

    def at(self, at: int, edges: int) -> Weights:
        """The weights of each label for a word with so many edges before it."""
        known, here = self._known, at + edges
        sooner, before, after, further = known[here - 2], known[here - 1], known[here + 1], known[here + 2]
        return total(known[here].own, further.sooner.weights, after.before, before.after, sooner.further.weights, self._places[at].weights, self._beside[at].weights)


class Ways:
    """What is added to each label before the best is chosen; -inf for one that cannot be."""

    __slots__ = ("steps",)

    def __init__(self, steps: Weights) -> None:
        self.steps = steps

    def best(self, sums: Weights) -> tuple[int, float]:
        """The label with the highest sum, the first of equals, and that sum."""
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


def nothing() -> Weights:
    """No weight for any label; a constant of seven floats the compiled modules cannot share."""
    return 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0


def seven(values: list[float]) -> Weights:
    """The weights of a list."""
    a, b, c, d, e, f, g = values
    return a, b, c, d, e, f, g


def read(cells: str) -> Weights:
    """The weights of a feature, as its line in the table has them: a label's number and its thousandths."""
    out = [0.0] * 7
    for cell in cells.split("\t"):
        out[int(cell[0])] = int(cell[1:]) / 1000
    return seven(out)


def plus(a: Weights, b: Weights) -> Weights:
    """The sum of two."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5], a[6] + b[6]


def total(a: Weights, b: Weights, c: Weights, d: Weights, e: Weights, f: Weights, g: Weights) -> Weights:
    """The sum of all that bears on a word."""
    return (
        a[0] + b[0] + c[0] + d[0] + e[0] + f[0] + g[0],
        a[1] + b[1] + c[1] + d[1] + e[1] + f[1] + g[1],
        a[2] + b[2] + c[2] + d[2] + e[2] + f[2] + g[2],
        a[3] + b[3] + c[3] + d[3] + e[3] + f[3] + g[3],
        a[4] + b[4] + c[4] + d[4] + e[4] + f[4] + g[4],
        a[5] + b[5] + c[5] + d[5] + e[5] + f[5] + g[5],
        a[6] + b[6] + c[6] + d[6] + e[6] + f[6] + g[6],
    )
