"""Whether two names inside one article are one person or one body, judged by their words.

Inside an article a surname alone is the person whose full name stands there; across articles other rules hold.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.particles import ARTICLE, FRONTS, KUNYA
from riwaya.names.vocabulary import Vocabulary

_SON: Final = frozenset(("بن", "ابن", "بنت"))
_BRIEF: Final = 4
_DROPPED: Final = str.maketrans("", "", "اويه")


def skeleton(word: str) -> str:
    """A word without its article, its long vowels and doubled letters: what spellings of one foreign name share."""
    if word.startswith(ARTICLE) and len(word) > 4:
        word = word[2:]
    last = out = word[:1]
    for char in word[1:].translate(_DROPPED):
        if char != last:
            out += char
            last = char
    return out.translate(_ALIKE)


_ALIKE: Final = str.maketrans({"غ": "ج", "ق": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ث": "ت", "ذ": "د", "ظ": "ض"})


_KEPT: Final[dict[str, tuple[str, ...]]] = {}
_MOST_KEPT: Final = 1 << 16


def alike(word: str) -> tuple[str, ...]:
    """Keys of which two words that are `near` share at least one; kept in a table of one's own, which costs a quarter of `lru_cache`."""
    found = _KEPT.get(word)
    if found is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        found = _KEPT[word] = _keys(word)
    return found


def _keys(word: str) -> tuple[str, ...]:
    parts = _parted((word,))
    if len(parts) > 1:
        return alike(parts[-1])  # «عبدالغفار» beside «عبد الغفار»
    bare = word.removeprefix(ARTICLE)
    return (bare, f"={skeleton(word)}", f"<{word[:3]}", f">{word[-3:]}") if len(word) >= 7 else (bare, f"={skeleton(word)}") if len(word) >= 4 else (bare,)


def near(one: str, other: str) -> bool:
    """Two spellings of one word: equal, or of one skeleton with nearly the same letters, or one letter apart where the word is long."""
    if one == other or (one in KUNYA and other in KUNYA):
        return True
    if abs(len(one) - len(other)) > 2:
        return False
    if one.removeprefix(ARTICLE) == other.removeprefix(ARTICLE):
        return True
    if min(len(one), len(other)) >= 5 and skeleton(one) == skeleton(other):
        return True
    if len(one) == len(other) == _BRIEF and one.translate(_ALIKE) == other.translate(_ALIKE):
        return True  # «بينغ», «بينج»
    return min(len(one), len(other)) >= 7 and _one_apart(one, other)


def _one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def _abroad(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """«ترمب», «ترامب»: a long vowel more in one spelling of a surname that is no given name and no everyday word."""
    if abs(len(one) - len(other)) != 1 or min(len(one), len(other)) != 4 or skeleton(one) != skeleton(other):
        return False
    return not any(sort.given >= 0 or sort.grade or sort.definite for sort in (vocabulary.sort(one), vocabulary.sort(other)))


def _slip(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """«شرين», «شيرين»: a listed first name, and what is left of it without a long vowel, which no list has."""
    if abs(len(one) - len(other)) != 1 or min(len(one), len(other)) < 4 or skeleton(one) != skeleton(other):
        return False
    brief, full = sorted((vocabulary.sort(one), vocabulary.sort(other)), key=lambda sort: len(sort.word))
    return full.given == 0 and not brief.known_name and brief.grade < 2


def _parted(words: tuple[str, ...]) -> tuple[str, ...]:
    """«عبدالغفار» as «عبد الغفار»: what opens a name of two words stands alone."""
    out: list[str] = []
    for word in words:
        front = next((one for one in FRONTS if word.startswith(one) and len(word) > len(one) + 2), "")
        cut = len(front) - len(ARTICLE) if front.endswith(ARTICLE) else len(front)
        out += [word[:cut], word[cut:]] if cut else [word]
    return tuple(out)


def same_person(one: tuple[str, ...], other: tuple[str, ...], vocabulary: Vocabulary) -> int:
    """5 the same parts in another spelling, 4 parts left out in the middle or at the end, 3 the surname of a name of two parts,
    2 that of a longer name, 1 a given name alone, 0 two persons. A name that is the end of a longer one is the father's."""
    short, long = sorted((_parted(one), _parted(other)), key=len)
    if len(short) == len(long):
        return 5 if all(near(a, b) or _abroad(a, b, vocabulary) or (short[1:] == long[1:] != () and _slip(a, b, vocabulary)) for a, b in zip(short, long, strict=True)) else 0
    if len(short) > 1:
        opens = vocabulary.sort(short[0])
        ends = short == long[-len(short) :] and (opens.front == 0 or opens.foreign == 0 or opens.link == 0 or vocabulary.sort(short[-1]).back == 0)
        begins = all(near(a, b) for a, b in zip(short, long, strict=False))
        return 4 if ends or begins or (near(short[0], long[0]) and near(short[-1], long[-1])) else 0
    if len(long) > 2 and long[-2] in _SON and vocabulary.sort(short[0]).given == 0 and near(short[0], long[-1]):
        return 0  # «الملك سلمان» is not «محمد بن سلمان»
    if near(short[0], long[-1]) or _abroad(short[0], long[-1], vocabulary):
        return 3 if len(long) == 2 else 2
    return 1 if any(near(short[0], part) for part in long[:-1]) else 0


def same_body(one: tuple[str, ...], other: tuple[str, ...], vocabulary: Vocabulary) -> int:
    """3 the same words in another spelling, 2 the shorter one is the longer one with words left out after the first, 0 two bodies."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return 3 if all(a.removeprefix(ARTICLE) == b.removeprefix(ARTICLE) for a, b in zip(short, long, strict=True)) else 0
    if vocabulary.sort(long[0]).orgs and long[1 : len(short) + 1] == short and all(vocabulary.sort(word).nisba for word in long[len(short) + 1 :]):
        return 3
    if len(short) == 1:
        return 2 if near(short[0], long[0]) and not vocabulary.sort(short[0]).orgs else 0
    if short[0].removeprefix(ARTICLE) != long[0].removeprefix(ARTICLE):
        return 0
    at = 1
    for word in short[1:]:
        while at < len(long) and long[at] != word:
            at += 1
        if at == len(long):
            return 0
        at += 1
    return 2
