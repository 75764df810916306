"""Quotation marks around names, and that no name crosses one: «تاس” الروسية» ends before the mark, «وكالة "النبأ» begins after it.

A name may hold a whole pair of marks («إذاعة المدينة "ف م"»); then it ends behind the second. Marks that point nowhere are
told by the blanks around them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, JOINED_ARTICLE
from riwaya.names.vocabulary import Sort
from riwaya.text import Reading

QUOTES: Final = frozenset("«»“”\"‹›„")
_PAIR: Final = 2
_LEFT: Final = 4
_SCORE: Final = 9


def quoted(gap: str) -> bool:
    """Whether a quotation mark stands between two words."""
    return gap != " " and any(char in QUOTES for char in gap)


def opened(gap: str) -> bool:
    """Whether a quotation mark touches the word behind a gap."""
    return gap[-1:] in QUOTES


def closing(gaps: list[str], first: int, most: int, plain: bool = False) -> int:
    """The word before which the next mark behind a word stands, `most` words on at most; 0 for none, if `plain` also where anything but blanks stands before it."""
    for at in range(first + 1, min(first + most + 1, len(gaps))):
        if quoted(gaps[at]):
            return at
        if plain and gaps[at] != " ":
            return 0
    return 0


def marks(reading: Reading) -> set[int]:
    """The words before which a quotation mark stands."""
    return {at for at in (*reading.odd, len(reading.words)) if quoted(reading.gaps[at])}


def within_quotes(reading: Reading, sorts: list[Sort], marked: set[int], found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, each cut where a quotation mark would stand inside it alone."""
    out = list(found)
    for number, one in enumerate(out if marked else ()):
        inside = next((at for at in range(one.first + 1, one.last) if at in marked), -1)
        if inside >= 0:
            out[number] = _cut(reading, sorts, marked, one, inside)
    return out


def filled(reading: Reading, sorts: list[Sort], marked: set[int], found: list[Candidate]) -> list[Candidate]:
    """«التحالف الوطني لدعم الشرعية» in marks: a body that begins behind a mark and of which a few words are left goes on to the next."""
    out = []
    for one in found if marked else []:
        if one.type != "ORG" or one.first not in marked or one.last in marked or one.last < one.first + _PAIR or ":" in reading.gaps[one.first]:
            continue
        last = closing(reading.gaps, one.last - 1, _LEFT, True) if opened(reading.gaps[one.first]) and one.start == reading.starts[one.first] else 0
        if last and not _opens(reading.gaps[last]) and _names_on(sorts[one.last].word) and not any(sort.verb or sort.stop or not sort.letters for sort in sorts[one.last : last]):
            out.append(one.but(last=last, end=reading.ends[last - 1], score=_SCORE))
    return out


def _names_on(word: str) -> bool:
    """«الديمقراطي», «لدعم», «والعمال»: whether a word may go on with the name of a body."""
    return word.startswith((ARTICLE, JOINED_ARTICLE)) or (word[0] == "ل" and len(word) > _PAIR + 1)


def _cut(reading: Reading, sorts: list[Sort], marked: set[int], one: Candidate, at: int) -> Candidate:
    """The candidate up to or from the mark before word `at`, or as a whole where the pair closes with it."""
    if not _opens(reading.gaps[at]):
        return _until(reading, one, at)
    closed = next((end for end in range(at + 1, one.last + 1) if end in marked), None)
    if closed is not None and closed < one.last:
        return one
    sort = sorts[one.first]
    if one.type == "ORG" and closed == one.last == at + 1 and sort.definite and sorts[at].nisba and sorts[at].definite:
        return one.but(end=one.end + 1)  # «الجيش "الإسرائيلي"»
    if one.type == "ORG" and (sort.orgs or sort.places):
        return one.but(first=at, start=reading.starts[at])
    if closed is None:
        return _until(reading, one, at)
    gap = reading.gaps[one.last]
    return one.but(end=one.end + 1) if gap[0] in QUOTES else one


def _until(reading: Reading, one: Candidate, last: int) -> Candidate:
    return one.but(last=last, end=reading.ends[last - 1])


def _opens(gap: str) -> bool:
    """Whether the mark belongs to the word after it: it touches that word, or a blank stands before it."""
    if "»" in gap or "›" in gap:
        return False
    return "«" in gap or "‹" in gap or (gap[-1] in QUOTES and gap[0] not in QUOTES)
