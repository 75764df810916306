"""What the learned scorer sees of a word, of what stands before it, and of what the rules say of it.

Features of a word depend on the word alone; its neighbours are seen through theirs. Training and tagging use this file
alike: a change here asks for a new model.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.lexicon import Lexicon
from riwaya.names.letters import likeness
from riwaya.names.nouns import Candidate
from riwaya.names.particles import JOINING
from riwaya.names.vocabulary import Sort, Vocabulary
from riwaya.text import Reading

LABELS: Final = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
OFFSETS: Final = (-2, -1, 0, 1, 2)
BREAKS: Final = frozenset(".!?؟\n؛")
_LISTS: Final = ("country", "place", "organisation", "outlet")
_LISTED: Final = {type_: dict[str, tuple[str, str]]() for type_ in ("PER", "LOC", "ORG")}
_RULED: Final = {type_: dict[str, tuple[str, str]]() for type_ in ("PER", "LOC", "ORG")}


def of_word(word: str, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """Features of a word for itself and its neighbours, and those for the words two away."""
    sort = vocabulary.sort(word)
    flags = list(_flags(sort, vocabulary.lexicon))
    near = [f"w={word}", *flags, f"p2={word[:2]}", f"s2={word[-2:]}", f"s3={word[-3:]}"]
    bare = _bare(sort)
    if bare != word:
        near.append(f"b={bare}")
    if sort.letters and sort.grade < 2 and not sort.latin:
        like = likeness(bare)
        near += [f"l={like}", f"l{sort.grade}={like}" if bare == word else f"l{sort.grade}+={like}"]
    near += [f"p1={word[:1]}", f"p3={word[:3]}", f"s1={word[-1:]}", f"n={min(len(word), 9)}"]
    return near, [f"w={word}", *flags]


def part(word: str, vocabulary: Vocabulary) -> str:
    """What a word is beside its neighbours: two or three of these make a feature, so that names are known by what stands around them."""
    sort = vocabulary.sort(word)
    if not sort.letters or sort.latin:
        return "latin" if sort.latin else "digits" if word.isdigit() else "mixed"
    cuts = [cut for cut in (sort.given, sort.family, sort.front) if cut >= 0]
    joined = "+" if word[0] in JOINING and sort.grade < 2 and len(word) > 3 and min(cuts, default=1) == 1 else ""
    for name in ("nisba", "titles", "orgs", "places"):
        if getattr(sort, name):
            return name
    if sort.link == 0 or sort.front >= 0:
        return "link" if sort.link == 0 else f"{joined}front"
    if sort.given >= 0:
        return f"{joined}given{int(sort.common_given or sort.grade == 2)}"
    for name in ("says", "verb", "preposition", "stop"):
        if getattr(sort, name):
            return name
    listed = {one.record.kind for one in vocabulary.lexicon.forms_of(word) if one.record.kind in _LISTS and not one.right}
    if sort.family >= 0:
        return f"{joined}family{int(sort.grade == 2)}{int(bool(listed))}"
    if listed:
        return "country" if "country" in listed else "listed"
    return f"{joined}{sort.grade}{int(sort.definite or sort.bound)}"


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
    for title in {t.record.class_ for t in sort.titles}:
        yield f"title={title}"
    for head in {t.record.class_ for t in sort.orgs}:
        yield f"org={head}"
    if sort.places:
        yield "placehead"
    for kind, weak, cut in sorted({(a.record.kind, bool(a.record.get("ambiguous")), bool(a.left)) for a in lexicon.forms_of(sort.word) if a.record.kind in _LISTS and not a.right}):
        yield f"{kind}={int(weak)}{int(cut)}"


def kind_of(gap: str) -> str:
    """What stands between two words: its first signs, or what kind of blank it is."""
    bare = gap.strip()
    return bare[:2] if bare else "line" if "\n" in gap else "blank"


def rule_labels(reading: Reading, names: tuple[Candidate, ...]) -> list[str]:
    """What the rules say of each word: a label with the first reason, or O."""
    out = ["O"] * len(reading.words)
    for one in names:
        begun, inner = _told(one.type, one.why[0] if one.record is not None else one.why[-1], one.record is not None)
        out[one.first] = begun
        for at in range(one.first + 1, one.last):
            out[at] = inner
    return out


def _told(type_: str, why: str, listed: bool) -> tuple[str, str]:
    """The labels of a name's first and further words; of a listed name only the list is told. Reasons are those of the rules and the lexicon: all are kept."""
    known = (_LISTED if listed else _RULED)[type_]
    found = known.get(why)
    if found is None:
        reason = why.split(".")[0] if listed else why
        found = known[why] = (f"B-{type_}:{reason}", f"I-{type_}:{reason}")
    return found


def place_keys(kinds: list[str], rules: list[str]) -> Iterator[tuple[str, ...]]:
    """For each word: the kinds of the gaps around it, what the rules say of it and of its neighbours."""
    return zip(kinds, kinds[1:], rules, ["O", *rules[:-1]], [*rules[1:], "O"], strict=False)


def of_place(before: str, after: str, label: str, left: str, right: str) -> list[str]:
    """Features of a word at its place, from its key."""
    bare, left, right = (one.split(":")[0] for one in (label, left, right))
    return [f"gap<{before}", f"gap>{after}", f"r={label}", f"r={bare}", f"r-1={left}", f"r+1={right}"]


def beside_keys(gaps: list[tuple[str, bool]], parts: list[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """For each word: the gap before it, what the word before it is, what it is, the gap after it, what the word after it is. The end of a segment is no gap."""
    kinds = ["" if ends else kind for kind, ends in gaps]
    kinds[0] = kinds[-1] = ""
    return zip(kinds, ["", *parts], parts, kinds[1:], [*parts[1:], ""], strict=False)


def of_beside(left: str, one: str, own: str, right: str, other: str) -> list[str]:
    """Features of a word among its neighbours, from its key. Nothing crosses the end of a segment."""
    before, after = f"{left} {one if left else ''}", f"{right} {other if right else ''}"
    return [f"k<{before} {own}", f"k>{own} {after}", f"k={before} {own} {after}"]
