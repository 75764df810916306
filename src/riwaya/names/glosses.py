"""Names in Latin letters: «واشنطن بوست (The Washington Post)» names one body twice.

A gloss is a mention of its own; so is a byname in quotation marks or brackets right after the name, or behind «المعروف بـ». Latin words elsewhere are no names (addresses,
models of weapons, leftovers of a page) but for outlets that a list has: «CNN».
"""

from __future__ import annotations

from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.vocabulary import Sort, word_set
from riwaya.text import Reading

GLOSS: Final = "name.gloss"
_LONG: Final = 2
_SITED: Final = frozenset(("org_head.university", "org_head.hospital", "org_head.municipality"))
_OPENING: Final = frozenset(("«", "“", "\"", "("))
_CLOSING: Final = frozenset(("»", "”", "\"", ")"))


def glossed(reading: Reading, sorts: list[Sort], names: list[Candidate]) -> list[Candidate]:
    """The names without Latin strays, and the glosses that stand in brackets right after a name."""
    names = _with_short_names(reading, sorts, names)
    out: list[Candidate] = []
    for one in names:
        if one.record is None and any(sorts[at].latin for at in range(one.first, one.last)):
            continue
        if out and one.type == out[-1].type != "LOC" and (one.type == "PER" or _short(reading, out[-1], one)) and _other_name(reading, out[-1], one):
            one = one.but(why=(*one.why, GLOSS))
        out.append(one)
        gap = reading.gaps[one.last]
        if gap == " " or not gap.endswith("(") or any(other.first == one.last and other.record is not None for other in names):
            continue
        last = _gloss_end(reading, one.last)
        if last > one.last:
            out.append(Candidate(one.last, last, reading.starts[one.last], reading.ends[last - 1], one.type, 6, one.record, (*one.why[:1], GLOSS)))
    return out


def _with_short_names(reading: Reading, sorts: list[Sort], names: list[Candidate]) -> list[Candidate]:
    """«هيئة الاتصالات العربية (أرسات)»: the short name right behind a body's, and wherever it stands alone in marks after that."""
    found: dict[str, Candidate] = {}
    bodies = [one for one in names if one.type == "ORG" and one.last >= one.first + _LONG and one.last < len(sorts) and _alone_in_marks(reading, one.last)]
    starts = {one.first: one for one in names} if bodies else {}
    for one in bodies:
        at = one.last
        taken, full = starts.get(at), reading.words[one.first : at]
        stranger = taken is None and not sorts[at].grade and not (sorts[at].verb or sorts[at].nisba or sorts[at].known_name or sorts[at].stop or sorts[at].latin)
        initials = (taken is None or (taken.type == "PER" and taken.last == at + 1)) and _initials(reading.words[at], full)
        if sorts[at].letters and ((stranger and one.why[0] not in _SITED) or initials):
            found[reading.words[at]] = one
    if not found:
        return names
    out = []
    for at, word in enumerate(reading.words):
        full_name = found.get(word)
        if full_name is not None and (starts.get(at) is None or starts[at].type == "PER") and _alone_in_marks(reading, at):
            out.append(Candidate(at, at + 1, reading.starts[at], reading.ends[at], "ORG", 6, full_name.record, (*full_name.why[:1], GLOSS)))
    again = {one.first for one in out}
    return sorted([*(one for one in names if one.first not in again), *out], key=lambda one: one.first)


def _alone_in_marks(reading: Reading, at: int) -> bool:
    """One word that a mark opens and another closes, the first behind a space."""
    before, after = reading.gaps[at], reading.gaps[at + 1]
    return len(before) > 1 and before[0] in " ،" and before[-1] in _OPENING and after[:1] in _CLOSING


def _initials(word: str, full: list[str]) -> bool:
    """Whether a word is made of first letters: «حماس» of «حركة المقاومة الإسلامية»."""
    letters = [one[_lead(one)] for one in full if len(one) > _lead(one)]
    return len(word) > 2 and list(word) == letters[: len(word)]


def _lead(word: str) -> int:
    """Where a word begins behind «و» and the article."""
    start = 1 if word.startswith("وال") else 0
    return start + 2 if word.startswith("ال", start) else start


def _short(reading: Reading, before: Candidate, one: Candidate) -> bool:
    """«وكالة الأنباء القطرية "قنا"»: one word between marks right behind the full name of an agency."""
    if not (before.why[0] == "org_head.agency" or (before.record is not None and before.record.kind == "outlet")):
        return False
    alone = one.first == before.last and one.last == one.first + 1 and before.last - before.first > 1
    return alone and (one.record is None or before.record is None or one.record is before.record) and reading.gaps[one.last][:1] in _CLOSING


def _other_name(reading: Reading, before: Candidate, one: Candidate) -> bool:
    """Whether a name is the byname of the one before it: «… "أبو سالم"», «… (أبو سالم)», «… المعروف باسم أبو سالم»."""
    if one.first == before.last:
        return reading.gaps[one.first].strip() in _OPENING
    between = reading.words[before.last : one.first]
    if len(between) > 3 or between[0] not in word_set(reading.lexicon, "name_word.byname"):
        return False
    by = word_set(reading.lexicon, "name_word.by_the_name")
    attached = reading.words[one.first][: one.start - reading.starts[one.first]]
    return (len(between) > 1 or attached in by) and all(word in by for word in between[1:])


def _gloss_end(reading: Reading, first: int) -> int:
    """Where the Latin words that a bracket opens before `first` end; `first` where there are none."""
    if first >= len(reading.words) or not reading.raw(first)[:1].isupper():
        return first
    last = first
    while last < len(reading.words) and reading.words[last].isascii() and (last == first or reading.gaps[last] in (" ", "-", "'", ".", " & ")):
        last += 1
    return last if ")" in reading.gaps[last] else first
