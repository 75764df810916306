"""Where one stretch holds two persons, and where what stands behind a title is somebody, whatever the scorer takes it for.

A surname is known by the names of the article alone: it ends another full name, or stands by itself.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.choose import Taken
from riwaya.names.nouns import Candidate, Title
from riwaya.names.vocabulary import Sort
from riwaya.text import Reading

_PAIR: Final = 2
_BEARERS: Final = frozenset(("office", "profession", "honorific", "rank"))


def part(reading: Reading, sorts: list[Sort], taken: Taken) -> None:
    """«طالب الدوري الحداد بالتنحي», «مستشار الحداد ماجد سالم»: two surnames of the article side by side, a surname and a full name are two persons."""
    words, names = reading.words, taken.in_order()
    _in_two(reading, sorts, taken, names)
    pairs = [one for one in names if one.type == "PER" and one.last == one.first + 2 and sorts[one.first].given < 0 and one.start == reading.starts[one.first]]
    if not pairs:
        return
    alone = {words[one.first] for one in names if one.type == "PER" and one.last == one.first + 1 and one.start == reading.starts[one.first]}
    fulls = {(words[one.last - 2], words[one.last - 1]) for one in names if one.type == "PER" and one.last > one.first + 1}
    for one in pairs:
        first, second = words[one.first], words[one.first + 1]
        joined = second[:1] == "و" and not sorts[one.first + 1].known_name
        second = second[1:] if joined else second
        known = any(last == second and before != first for before, last in fulls)
        if known and not joined and _plain(sorts[one.first]) and not (sorts[one.first + 1].back == 0 and sorts[one.first + 1].definite):
            taken.clear(one)
            taken.put(one.but(first=one.first + 1, start=reading.starts[one.first + 1]))
        elif known and (joined or (first in alone and sorts[one.first].family == 0) or any(last == first and before != second for before, last in fulls)):
            taken.put(one.but(last=one.first + 1, end=reading.ends[one.first]))
            taken.put(one.but(first=one.first + 1, start=reading.starts[one.first + 1] + joined))


def _plain(sort: Sort) -> bool:
    """«مصير الحداد»: an everyday noun that is no part of a name."""
    return sort.grade == 2 and sort.given < 0 and not sort.definite and sort.front < 0 and sort.link < 0 and sort.foreign < 0


def _in_two(reading: Reading, sorts: list[Sort], taken: Taken, names: list[Candidate]) -> None:
    """«إدارة الحداد ماجد سالم», «هاجم بن سالم الحداد»: two whole names of the article, the first no first name, are two persons."""
    long = [one for one in names if one.type == "PER" and one.last > one.first + _PAIR and _opens(sorts[one.first]) and one.start == reading.starts[one.first]]
    if not long:
        return
    words = reading.words
    known = {tuple(words[one.first : one.last]) for one in names if one.type == "PER" and one.record is None and one.start == reading.starts[one.first]}
    known |= {one[-1:] for one in known}
    for one in long:
        for at in range(one.first + 1, one.last):
            named = tuple(words[at : one.last]) in known or (sorts[at].given == 0 and one.last > at + 1)
            if named and tuple(words[one.first : at]) in known and reading.gaps[at] == " " and sorts[at].link < 0 and sorts[at].back < 0:
                taken.put(one.but(last=at, end=reading.ends[at - 1]))
                taken.put(one.but(first=at, start=reading.starts[at]))
                break


def _opens(sort: Sort) -> bool:
    """Whether a surname may begin with this word: «بن غفير», no first name."""
    return sort.given < 0 or sort.link == 0


def named_behind_title(reading: Reading, sorts: list[Sort], titles: tuple[Title, ...], found: list[Candidate]) -> list[Candidate]:
    """«النائب عن الكتلة سميعة الحداد»: two words that the scorer takes for a body, right behind a title of more than one word that is closed by a definite one."""
    long = [one.last for one in titles if one.record["class"] in _BEARERS and one.number == "s" and one.last > one.first + 1]
    closed = {last for last in long if sorts[last - 1].definite and last < len(sorts) and reading.gaps[last] == " "}
    out = []
    for one in found:
        begins = one.first in closed and one.type == "ORG" and one.record is None and one.why[-1] == "scorer" and one.start == reading.starts[one.first]
        if begins and one.last <= one.first + _PAIR and not any(sorts[at].orgs or sorts[at].nisba for at in range(one.first, one.last)) and not sorts[one.first].definite:
            one = Candidate(one.first, one.last, one.start, one.end, "PER", one.score, None, one.why)
        out.append(one)
    return out
