"""What the learned scorer sees of a word, of what stands before it, and of what the rules say of it.

Features of a word depend on the word alone; its neighbours are seen through theirs. Training and tagging use this file
alike: a change here asks for a new model.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon import Lexicon
from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, Vocabulary
from riwaya.text import Reading

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
OFFSETS = (-2, -1, 0, 1, 2)
BREAKS = frozenset(".!?؟\n؛")
_LISTS = ("country", "place", "organisation", "outlet")
_MOST_GAPS = 20_000


def of_word(word: str, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """Features of a word for itself and its neighbours, and those for the words two away."""
    sort = vocabulary.sort(word)
    flags = list(_flags(sort, vocabulary.lexicon))
    near = [f"w={word}", *flags, f"p2={word[:2]}", f"s2={word[-2:]}", f"s3={word[-3:]}"]
    bare = _bare(sort)
    if bare != word:
        near.append(f"b={bare}")
    near += [f"p1={word[:1]}", f"p3={word[:3]}", f"s1={word[-1:]}", f"n={min(len(word), 9)}"]
    return near, [f"w={word}", *flags]


def _bare(sort: Sort) -> str:
    word = sort.word
    if len(word) > 4 and word[0] in "وف":
        word = word[1:]
    for left in ("بال", "كال", "لل", "ال"):
        if word.startswith(left) and len(word) - len(left) >= 3:
            return word[len(left) :]
    return word


def _flags(sort: Sort, lexicon: Lexicon) -> Iterator[str]:
    yield f"g={sort.grade}"
    if not sort.letters:
        yield "x=digits" if sort.word.isdigit() else "x=mixed"
    elif sort.word.isascii():
        yield "x=latin"
    if sort.definite or sort.bound:
        yield "def"
    for name in ("given", "family", "front", "link", "back", "foreign"):
        cut = getattr(sort, name)
        if cut >= 0:
            yield f"{name}={min(cut, 1)}"
    if sort.given >= 0 and sort.common_given:
        yield "given=everyday"
    if sort.known_name and sort.grade < 2 and min(c for c in (sort.given, sort.family) if c >= 0) == 0:
        yield "name=only"
    if sort.nisba:
        yield "nisba"
    if sort.stop:
        yield "stop"
    if sort.preposition:
        yield "prep"
    if sort.status:
        yield f"status={sort.status}"
    if sort.verb:
        yield "verb"
    for title in {t.record["class"] for t in sort.titles}:
        yield f"title={title}"
    for head in {t.record["class"] for t in sort.orgs}:
        yield f"org={head}"
    if sort.places:
        yield "placehead"
    for kind, weak, cut in sorted({(a.record.kind, bool(a.record.get("ambiguous")), bool(a.left)) for a in lexicon.forms_of(sort.word) if a.record.kind in _LISTS and not a.right}):
        yield f"{kind}={int(weak)}{int(cut)}"


class Gaps(dict[str, tuple[str, bool]]):
    """What stands between two words: its kind, and whether it ends a segment. Its size is bounded."""

    def __missing__(self, gap: str) -> tuple[str, bool]:
        if len(self) > _MOST_GAPS:
            self.clear()
        bare = gap.strip()
        kind = bare[:2] if bare else "line" if "\n" in gap else "blank"
        made = self[gap] = (kind, bool(BREAKS.intersection(gap)))
        return made


def rule_labels(reading: Reading, names: tuple[Candidate, ...]) -> list[str]:
    """What the rules say of each word: a label with the first reason, or O."""
    out = ["O"] * len(reading.words)
    for one in names:
        reason = one.why[0].split(".")[0] if one.record is not None else ".".join(one.why[-1:])
        for at in range(one.first, one.last):
            out[at] = f"{'B' if at == one.first else 'I'}-{one.type}:{reason}"
    return out


def place_keys(kinds: list[str], rules: list[str]) -> Iterator[tuple[str, ...]]:
    """For each word: the kinds of the gaps around it, what the rules say of it and of its neighbours."""
    return zip(kinds, kinds[1:], rules, ["O", *rules[:-1]], [*rules[1:], "O"], strict=False)


def of_place(before: str, after: str, label: str, left: str, right: str) -> list[str]:
    """Features of a word at its place, from its key."""
    bare, left, right = (one.split(":")[0] for one in (label, left, right))
    return [f"gap<{before}", f"gap>{after}", f"r={label}", f"r={bare}", f"r-1={left}", f"r+1={right}"]
