"""The learned scorer: a linear chain over words, trained on ANERcorp, read from a table of weights.

Weights of a word's own features are summed once for each word and kept; an article then takes a sum of seven for every word and
a Viterbi pass over the stretches that may hold a name. Without the table there is no scorer and the rules stand alone. It
knows the newspapers of 2000-2006 best.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Final, cast

from riwaya.lexicon.entries import Entry
from riwaya.names.features import BREAKS, LABELS, OFFSETS, kind_of, of_beside, of_place, of_word, part, rule_labels
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Vocabulary
from riwaya.names.weights import EDGES, Codes, Known, Line, Row, Ways, Weights, nothing, plus, read, seven
from riwaya.text import Reading

MODEL: Final = Path(__file__).parent / "model" / "anercorp.tsv.gz"
_MOST_ROWS: Final = 200_000
_MOST_KINDS: Final = 30_000
_WIDE: Final = 16  # bits of the code of a gap's kind
_NARROW: Final = 10  # bits of the code of what the rules say of a word, and of its kind
_FEW: Final = 64  # what a word is beside its neighbours is one of some forty
_GAPS: Final = 8  # the kinds of gaps that come first are those between most words
_INSIDE: Final = {label[2:]: label for label in LABELS if label[0] == "I"}
_PLAIN: Final = 6.0
_PERSONS: Final = 0.5  # added to the labels of persons: more of those never seen are found at the same F1 (docs/how-it-works/names.md)
_WAYS: Final = tuple(tuple(at for at, before in enumerate(LABELS) if label[0] != "I" or before[2:] == label[2:]) for label in LABELS)


class Scorer:
    """Weights of features by label, and of label pairs, from the lines of the table. It remembers words, never articles."""

    def __init__(self, lines: dict[str, str], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._weights: dict[str, Row] = {}
        self.vocabulary = vocabulary
        self.lean = seven([_PERSONS * label.endswith("PER") for label in LABELS])
        steps = [read(lines[f"step {label}"]) for label in LABELS]  # from each label to each
        self._into = [Ways(seven([row[label] if at in ways else -inf for at, row in enumerate(steps)])) for label, ways in enumerate(_WAYS)]
        self._begun = steps[0]
        gains = seven([max(row[label] - steps[0][0] for row in steps) for label in range(len(LABELS))])
        self._gain = Ways(seven([0.0, *gains[1:]]))  # the most that a name can add to what two words outside of names have
        self._first_gain = Ways(seven([0.0, *(max(0.0, gain) for gain in gains[1:])]))
        self._price = -max(row[0] - steps[0][0] for row in steps[1:])  # the least that leaving a name costs
        self._any, self._named = Ways(nothing()), Ways((-inf, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
        self._begin()

    def _begin(self) -> None:
        """Empty tables. The code of a gap holds its kind and, as the last bit, whether it ends a segment."""
        self._kinds, self._parts, self._rules = Codes(""), Codes(""), Codes("O")
        self._far: dict[str, tuple[Row, Row]] = {}
        self._gaps: dict[str, int] = {}
        self._places: dict[int, Row] = {}
        self._beside: dict[int, Row] = {}
        self._trios: list[Row | None] = [None] * _FEW**3  # the same between blanks: most words stand so
        self._ruled: list[list[Row | None] | None] = [None] * _FEW**3  # places by what the rules say, then by the gaps if these are among the first that came
        self._edge = self._knowing(["edge"], ["edge"], 0)
        self._blank = self._gap(" ")
        self._plain = self._place(_key(self._blank >> 1, self._blank >> 1, 0, 0, 0))

    def _weight(self, feature: str) -> Row | None:
        """The weights of a feature, None where the table has none; its line is taken apart when a word first asks for it."""
        found = self._weights.get(feature)
        if found is None and feature in self._lines:
            found = self._weights[feature] = Row(read(self._lines[feature]))
        return found

    def sum(self, features: list[str]) -> Weights:
        """The weights of features together."""
        out = nothing()
        for feature in features:
            found = self._weight(feature)
            if found is not None:
                out = plus(out, found.weights)
        return out

    def _away(self, offset: int, features: list[str]) -> Weights:
        """What a word of these features gives the word so far before or after it."""
        return self.sum([f"{offset}|{feature}" for feature in features])

    def _knowing(self, near: list[str], far: list[str], part_: int) -> Known:
        """A word of these features: for the words two away most words are alike, and share what they give them."""
        key = " ".join(far[1:] if all(f"{offset}|{far[0]}" not in self._lines for offset in (OFFSETS[0], OFFSETS[-1])) else far)
        rows = self._far.get(key)
        if rows is None:
            rows = self._far[key] = Row(self._away(OFFSETS[0], far)), Row(self._away(OFFSETS[-1], far))
        return Known(rows[0], self._away(-1, near), self._away(0, near), self._away(1, near), rows[1], self._parts, part_)

    def _know(self, entries: list[Entry]) -> list[Known]:
        """What is known of words, worked out once for each and kept with its entry, as long as its codes are those in use."""
        return [self._known(entry) for entry in entries]

    def _known(self, entry: Entry) -> Known:
        kept, parts = entry.known, self._parts
        known = None if kept is None else cast(Known, kept)
        if known is None or known.parts is not parts:
            near, far = of_word(entry.word, self.vocabulary)
            known = entry.known = self._knowing(near, far, parts.of(part(entry.word, self.vocabulary)))
        return known

    def _gap(self, gap: str) -> int:
        """The code of a gap."""
        found = self._gaps.get(gap)
        if found is None:
            found = self._gaps[gap] = self._kinds.of(kind_of(gap)) << 1 | (not BREAKS.isdisjoint(gap))
        return found

    def _place(self, key: int) -> Row:
        """The weights that a word's place gives it: the gaps around it, what the rules say of it and of its neighbours."""
        found = self._places.get(key)
        if found is None:
            kinds, rules = self._kinds.strings, self._rules.strings
            before, after, own, left, right = _parted(key)
            found = self._places[key] = Row(plus(self.sum(of_place(kinds[before], kinds[after], rules[own], rules[left], rules[right])), self.lean))
        return found

    def _neighbours(self, key: int) -> Row:
        """The weights that a word has among its neighbours."""
        found = self._beside.get(key)
        if found is None:
            kinds, parts = self._kinds.strings, self._parts.strings
            before, after, own, left, right = _parted(key)
            found = self._beside[key] = Row(self.sum(of_beside(kinds[before], parts[left], parts[own], kinds[after], parts[right])))
        return found

    def _full(self) -> bool:
        """Whether the tables have grown so far that they begin anew."""
        return max(len(self._places), len(self._beside), len(self._gaps)) > _MOST_ROWS or len(self._kinds.strings) > _MOST_KINDS

    def _codes(self, reading: Reading) -> list[int]:
        """The codes of an article's gaps; nothing ends a segment before the first word or after the last."""
        count, gaps = len(reading.words), reading.gaps
        out = [self._blank] * (count + 1)
        for at in reading.odd:
            out[at] = self._gap(gaps[at])
        out[count] = self._gap(gaps[count]) & -2
        out[0] &= -2
        return out

    def line(self, reading: Reading, rules: list[str]) -> Line:
        """The words of an article with what bears on them."""
        if self._full():
            self._begin()
        gaps = self._codes(reading)
        known = self._know(reading.entries)
        return Line(gaps, known, self._standing(gaps, rules), self._company(gaps, known), self._edge)

    def _standing(self, gaps: list[int], rules: list[str]) -> list[Row]:
        """The row of every word's place; most stand between blanks, where the rules say nothing."""
        count, blank = len(rules), self._blank
        out = [self._plain] * count
        codes = [0 if one == "O" else self._rules.of(one) for one in rules]
        codes.append(0)
        left = 0
        for at in range(count):
            own, right = codes[at], codes[at + 1]
            if left or own or right or gaps[at] != blank or gaps[at + 1] != blank:
                out[at] = self._placed(gaps[at] >> 1, gaps[at + 1] >> 1, own, left, right)
            left = own
        return out

    def _placed(self, before: int, after: int, own: int, left: int, right: int) -> Row:
        """The row of a place; that of a common one stands in a list by its codes."""
        if before >= _GAPS or after >= _GAPS or own >= _FEW or left >= _FEW or right >= _FEW:
            return self._place(_key(before, after, own, left, right))
        trio = (left * _FEW + own) * _FEW + right
        rows = self._ruled[trio]
        if rows is None:
            rows = self._ruled[trio] = [None] * _GAPS**2
        row = rows[before * _GAPS + after]
        if row is None:
            row = rows[before * _GAPS + after] = self._place(_key(before, after, own, left, right))
        return row

    def _company(self, gaps: list[int], known: list[Known]) -> list[Row]:
        """The row of every word among its neighbours. Nothing crosses the end of a segment."""
        count, blank = len(known), self._blank >> 1
        out = [self._plain] * count
        left = before = right = 0
        for at in range(count):
            own = right if before else known[at].part
            gap = gaps[at + 1] if at + 1 < count else 1
            after, right = (0, 0) if gap & 1 else (gap >> 1, known[at + 1].part)
            if before == after == blank and left < _FEW and own < _FEW and right < _FEW:
                trio = (left * _FEW + own) * _FEW + right
                row = self._trios[trio]
                if row is None:
                    row = self._trios[trio] = self._neighbours(_key(before, after, own, left, right))
            else:
                row = self._neighbours(_key(before, after, own, left, right))
            out[at] = row
            left, before = own if after else 0, after
        return out

    def labels(self, reading: Reading, rules: list[str]) -> list[str]:
        """The best label of every word; a stretch between words that are plainly O is searched where a name in it could outweigh that it is none."""
        out = ["O"] * len(rules)
        line = self.line(reading, rules)
        first, opens, hope, edges = -1, True, 0.0, EDGES  # where the stretch begins, -1 outside of one
        for at in range(len(rules)):
            begins = at == 0 or bool(line.gaps[at] & 1)
            if begins and first >= 0:
                self._name(out, line, first, at, edges, opens, True, hope)
                first = -1
            edges += EDGES if begins and at else 0
            weights = line.at(at, edges)
            if self._named.best(weights)[1] - weights[0] < -_PLAIN:
                if first >= 0:
                    self._name(out, line, first, at, edges, opens, False, hope)
                    first = -1
                continue
            if first < 0:
                first, opens, hope = at, begins, 0.0
            hope += (self._first_gain if begins else self._gain).best(weights)[1] - weights[0]
        if first >= 0:
            self._name(out, line, first, len(rules), edges, opens, True, hope)
        return out

    def _name(self, out: list[str], line: Line, first: int, end: int, edges: int, opens: bool, closes: bool, hope: float) -> None:
        """Search the stretch of these words if there is hope of a name in it: in most there is none, so its weights are not kept but added anew."""
        if hope > (min(self._price, 0.0) if closes else self._price):
            for number, label in enumerate(self.search(line, first, end, edges, opens, closes)):
                out[first + number] = LABELS[label]

    def search(self, line: Line, first: int, end: int, edges: int, opens: bool, closes: bool) -> list[int]:
        """Viterbi over one stretch; plain words stand around it, but for the edges of its segment that it opens or closes.

        The best way into each label at a word is told by the label before, three bits each in one whole number.
        """
        sums = line.at(first, edges) if opens else plus(line.at(first, edges), self._begun)
        back: list[int] = []
        none, person, in_person, place, in_place, body, in_body = self._into
        for at in range(first + 1, end):
            a, o = none.best(sums)
            b, p = person.best(sums)
            c, q = in_person.best(sums)
            d, r = place.best(sums)
            e, s = in_place.best(sums)
            f, t = body.best(sums)
            g, u = in_body.best(sums)
            sums = plus((o, p, q, r, s, t, u), line.at(at, edges))
            back.append(a | b << 3 | c << 6 | d << 9 | e << 12 | f << 15 | g << 18)
        last, _ = (self._any if closes else self._into[0]).best(sums)
        out = [last] * (end - first)
        for number in range(len(back) - 1, -1, -1):
            last = out[number] = back[number] >> 3 * last & 7
        return out


def _key(before: int, after: int, own: int, left: int, right: int) -> int:
    """One number for the codes of the gaps around a word, its own code, those of its neighbours (0 where there is none)."""
    return (((before << _WIDE | after) << _NARROW | own) << _NARROW | left) << _NARROW | right


def _parted(key: int) -> tuple[int, int, int, int, int]:
    """The codes that a key was made of."""
    one = (1 << _NARROW) - 1
    rest = key >> 3 * _NARROW
    return rest >> _WIDE, rest & (1 << _WIDE) - 1, key >> 2 * _NARROW & one, key >> _NARROW & one, key & one


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Word ranges of labelled names with their type."""
    out: list[tuple[int, int, str]] = []
    at, count = 0, len(labels)
    while at < count:
        label = labels[at]
        at += 1
        if label != "O":
            type_, first = label[2:], at - 1
            inside = _INSIDE[type_]
            while at < count and labels[at] == inside:
                at += 1
            out.append((first, at, type_))
    return out


def opened(path: Path, vocabulary: Vocabulary) -> Scorer | None:
    """The scorer of a table, or None where there is no table."""
    if not path.is_file():
        return None
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = dict(line.split("\t", 1) for line in file.read().splitlines())
    return Scorer(lines, vocabulary)


@lru_cache(maxsize=2)
def scorer(vocabulary: Vocabulary) -> Scorer | None:
    """The scorer of the package, read once; None if its table was taken out."""
    return opened(MODEL, vocabulary)


def propose(reading: Reading, names: tuple[Candidate, ...], vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    """The names that the scorer sees, given what the rules found."""
    model = scorer(vocabulary)
    if model is None:
        return []
    return spans(model.labels(reading, rule_labels(reading, names)))
