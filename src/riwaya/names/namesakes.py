"""Whom a hospital, a street or a school is named after: «شارع محمد الخامس», «مستشفى الشهيد سليم العطار».

The person's name belongs to the place's. It is told by the tables of names; a single everyday word is left alone.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.vocabulary import Sort

_LONGEST: Final = 4
_HONOURED: Final = frozenset(("honorific", "rank"))
_VENERATED: Final = frozenset(("القاضي", "القديس", "القديسه", "العلامه", "الفقيه", "مار"))


def namesake_end(sorts: list[Sort], gaps: list[str], first: int, titled: bool = False) -> int | None:
    """Where the person's name that begins at a word, maybe with an honour, ends; None where none begins.

    `titled`: a title leads to the class noun, so that its bearer's name may follow: «مدير مستشفى سليم العطار كمال حسن».
    """
    at = begin = after_honours(sorts, gaps, first)
    honoured = begin > first
    fathered = begin + 2 < len(sorts) and sorts[begin + 1].link == 0 and gaps[begin + 1] == " " and (honoured or not sorts[begin].definite) and not sorts[begin].stop
    if begin >= len(sorts) or not (sorts[begin].given == 0 or sorts[begin].front == 0 or fathered or (honoured and _surname(sorts[begin]))):
        return None
    parts = int(fathered)
    at += parts or (honoured and sorts[begin].given != 0 and sorts[begin].front != 0)  # «شارع حسيبة بن بوعلي»
    while at < len(sorts) and gaps[at] == " " and parts < _LONGEST and _part(sorts[at], parts):
        opens = sorts[at].link == 0 or sorts[at].front == 0
        parts += sorts[at].back != 0
        at += 2 if opens and at + 1 < len(sorts) and gaps[at + 1] == " " else 1
    if titled and at - begin > 2 and sorts[begin + 2].given == 0 and sorts[begin + 1].link != 0 and sorts[begin].front != 0:
        at = begin + 2
    alone = at == begin + 1 and begin == first and (sorts[begin].grade > 0 or sorts[begin].common_given)
    return None if alone or at == begin else at


def after_honours(sorts: list[Sort], gaps: list[str], at: int) -> int:
    """Where the honours that begin at a word end: «الملك», «الشهيد القائد», «مار»."""
    while at < len(sorts) and gaps[at] == " " and _honour(sorts[at]):
        at += 1
    return at


def _honour(sort: Sort) -> bool:
    titled = sort.definite and any(one.record.class_ in _HONOURED or one.record.get("office") == "ruler" for one in sort.titles)
    return titled or sort.word in _VENERATED


def _surname(sort: Sort) -> bool:
    """«حي الأمير فواز»: a surname behind an honour."""
    return sort.family == 0 and sort.grade < 2


def _part(sort: Sort, count: int) -> bool:
    """Whether a word goes on with a person's name."""
    if count and sort.stop and len(sort.word) < 3:
        return False  # «سجن عوفر إن»
    if sort.given == 0 or sort.link == 0 or sort.front == 0 or (count and (sort.back == 0 or sort.status == "ordinal")):
        return True
    if not count or sort.verb or sort.stop or sort.preposition or sort.bound or not sort.letters:
        return False
    if count == 1 and sort.definite and sort.common_given:
        return True  # «مسجد محمد الأمين»
    return (sort.family == 0 and (count == 1 or sort.grade < 2)) or (count == 1 and sort.grade < 1 + sort.definite and not sort.orgs and not sort.places and not sort.nisba)
