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
_UNITS: Final = 4
_CHAIN: Final = 6
_LISTS: Final = frozenset(("given", "family"))
_HERE: Final = "arab"
_HEADS: Final = frozenset(("president", "ruler"))
_BEARERS: Final = frozenset(("office", "profession", "honorific", "rank"))


def part(reading: Reading, sorts: list[Sort], taken: Taken) -> None:
    """«طالب الدوري الحداد بالتنحي», «مستشار الحداد ماجد سالم»: two surnames of the article side by side, a surname and a full name are two persons."""
    words, names = reading.words, taken.in_order()
    _in_two(reading, sorts, taken, names)
    _side_by_side(reading, sorts, taken)
    pairs = [one for one in names if one.type == "PER" and one.last == one.first + 2 and sorts[one.first].given < 0 and one.start == reading.starts[one.first]]
    if not pairs:
        return
    alone = {words[one.first] for one in names if one.type == "PER" and one.last == one.first + 1 and one.start == reading.starts[one.first]}
    fulls = {(words[one.last - 2], words[one.last - 1]) for one in names if one.type == "PER" and one.last > one.first + 1}
    for one in pairs:
        if _surnames(reading, sorts, one):
            _cut(reading, taken, one, one.first + 1)
            continue
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


def _side_by_side(reading: Reading, sorts: list[Sort], taken: Taken) -> None:
    """«عين سليم الحداد كمال الصافي», «كلف الرئيس سليم كمال ماجد الصافي»: a first name behind a surname with the article, or behind the two names of a ruler who does something."""
    for one in taken.in_order():
        while one.type == "PER" and one.last > one.first + _PAIR and one.start == reading.starts[one.first]:
            at = _behind_surname(sorts, one) or _behind_ruler(reading, sorts, one)
            if not at:
                break
            one = _cut(reading, taken, one, at)
            if _goes_on(reading, sorts, taken, one):
                one = one.but(last=one.last + 1, end=reading.ends[one.last])
                taken.put(one)


def _goes_on(reading: Reading, sorts: list[Sort], taken: Taken, one: Candidate) -> bool:
    """«… ماجد كمال السوداني»: a surname behind two names that nobody has taken."""
    at = one.last
    return at == one.first + _PAIR and at < len(sorts) and reading.gaps[at] == " " and sorts[at].definite and sorts[at].family == 0 and not taken.holds(at)


def _cut(reading: Reading, taken: Taken, one: Candidate, at: int) -> Candidate:
    """Two names of one, and the second of them."""
    taken.put(one.but(last=at, end=reading.ends[at - 1]))
    second = one.but(first=at, start=reading.starts[at])
    taken.put(second)
    return second


def _surnames(reading: Reading, sorts: list[Sort], one: Candidate) -> bool:
    """«التقى السيسي أردوغان»: behind a verb that is none of saying, a surname with the article, no everyday word, and a foreign one."""
    first, second = sorts[one.first], sorts[one.first + 1]
    if one.last != one.first + _PAIR or not one.first or reading.gaps[one.first] != " " or one.start != reading.starts[one.first]:
        return False
    acts = sorts[one.first - 1].verb and not sorts[one.first - 1].says
    named = first.definite and first.family == 0 and first.given < 0 and not first.grade
    abroad = any(hit.record.kind in _LISTS and hit.record.get("origin") != _HERE and not hit.left for hit in reading.known(one.first + 1))
    return acts and named and abroad and not (second.common_given or second.definite or second.grade > 1) and second.back < 0


def _behind_surname(sorts: list[Sort], one: Candidate) -> int:
    """Where a first name and more stand behind a surname with the article; 0 if nowhere."""
    for at in range(one.first + _PAIR, one.last - 1):
        name, before, father = sorts[at], sorts[at - 1], sorts[at - 2]
        surname = before.definite and before.family == 0 and before.given < 0 and before.back < 0 and not before.common_given and father.front != 0 and father.link < 0
        if surname and name.given == 0 and name.link < 0 and not name.definite and sorts[at + 1].back < 0:
            return at
    return 0


def _behind_ruler(reading: Reading, sorts: list[Sort], one: Candidate) -> int:
    """Where the object of a ruler's deed begins: the third of four names, the third or the fourth of five, whichever alone is a first name."""
    if not _ruler_acts(reading, sorts, one.first):
        return 0
    units = [at for at in range(one.first, one.last) if sorts[at].back < 0 and not (at > one.first and sorts[at - 1].front == 0)]
    if len(units) not in (_UNITS, _UNITS + 1) or any(sorts[at].link == 0 for at in range(one.first, one.last)):
        return 0
    firsts = [at for at in units[2 : len(units) - 1] if sorts[at].given == 0]
    return firsts[0] if len(firsts) == 1 else 0


def _ruler_acts(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """Whether a definite title of a head of state and a verb that is none of saying stand before a name: «كلف الرئيس العراقي …»."""
    for one in range(at - 1, max(-1, at - _CHAIN), -1):
        if reading.gaps[one + 1] != " ":
            return False
        sort = sorts[one]
        if sort.verb and not sort.titles:
            return not sort.says and one < at - 1
        if not sort.definite or not (sort.nisba or any(title.record.get("office") in _HEADS for title in sort.titles)):
            return False
    return False


def _opens(sort: Sort) -> bool:
    """Whether a surname may begin with this word: «بن غفير», no first name."""
    return sort.given < 0 or sort.link == 0


def named_behind_title(reading: Reading, sorts: list[Sort], titles: tuple[Title, ...], found: list[Candidate]) -> list[Candidate]:
    """«النائب عن الكتلة سميعة الحداد»: two words that the scorer takes for a body, right behind a title of more than one word that is closed by a definite one."""
    long = [one.last for one in titles if one.record.class_ in _BEARERS and one.number == "s" and one.last > one.first + 1]
    closed = {last for last in long if sorts[last - 1].definite and last < len(sorts) and reading.gaps[last] == " "}
    out = []
    for one in found:
        begins = one.first in closed and one.type == "ORG" and one.record is None and one.why[-1] == "scorer" and one.start == reading.starts[one.first]
        if begins and one.last <= one.first + _PAIR and not any(sorts[at].orgs or sorts[at].nisba for at in range(one.first, one.last)) and not sorts[one.first].definite:
            one = Candidate(one.first, one.last, one.start, one.end, "PER", one.score, None, one.why)
        out.append(one)
    return out
