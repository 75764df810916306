"""Bodies of troops by their number: «الكتيبة 55 مشاة», «لواء 12 مدرع», «الفرقة الرابعة».

A number after the noun is enough; an ordinal only where the noun has its article. A division of a league has the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.particles import DEFINITE
from riwaya.names.vocabulary import Sort, article_cut, word_set
from riwaya.text import Reading

_SERVICE: Final = frozenset(("name_word.guard", "name_word.military_region"))
_UNIT: Final = frozenset(("name_word.unit",))
_BESIDE: Final = frozenset((" ", " «", ' "', " “", " ("))


def units(reading: Reading, sorts: list[Sort]) -> Iterator[Candidate]:
    """The numbered units of a reading."""
    branches = word_set(reading.lexicon, "name_word.branch")
    teens = word_set(reading.lexicon, "name_word.teens")
    gaps = reading.gaps
    for hit in reading.of_records(_UNIT):
        nxt = hit.last
        if hit.right or nxt >= len(sorts):
            continue
        definite = hit.left.endswith(DEFINITE)
        number = sorts[nxt].word.isdigit() and gaps[nxt] in _BESIDE
        if not number and not (definite and sorts[nxt].status == "ordinal" and gaps[nxt] == " "):
            continue
        last = nxt + 1
        if last < len(sorts):
            last += gaps[last] == "-" and sorts[last].word.isdigit() if number else gaps[last] == " " and sorts[last].word in teens
        if last < len(sorts) and gaps[last] == " ":
            pair = f"{sorts[last].word} {sorts[last + 1].word}" if last + 1 < len(sorts) and gaps[last + 1] == " " else ""
            last += 2 if pair in branches else 1 if sorts[last].word in branches else 0
        closed = 1 if gaps[nxt] != " " and gaps[last][:1] in "»\"”)" and gaps[last] else 0
        if gaps[nxt] != " " and not closed:
            continue
        yield Candidate(hit.first, last, reading.starts[hit.first] + article_cut(hit.left), reading.ends[last - 1] + closed, "ORG", 8, None, ("name_word.unit",))


def services(reading: Reading, sorts: list[Sort]) -> Iterator[Candidate]:
    """«الدفاعات الجوية الكندية», «أعلن الدفاع المدني», «قيادة المنطقة العسكرية الثالثة»: services and commands by what they guard."""
    gaps = reading.gaps
    for hit in reading.of_records(_SERVICE):
        first, last, start = hit.first, hit.last, hit.start
        if hit.right:
            continue
        before = sorts[first - 1] if first and gaps[first] == " " else None
        after = sorts[last] if last < len(sorts) and gaps[last] == " " else None
        if hit.record.id == "name_word.military_region":
            if after is None or after.status not in ("ordinal", "part"):
                continue
            if before is not None and not hit.left and any(one.record.class_ == "command" and not one.left.endswith(DEFINITE) for one in before.orgs):
                first, start = first - 1, reading.starts[first - 1] + article_cut(before.orgs[0].left)
            last += 1
        elif after is not None and after.nisba and after.definite and not (before is not None and before.orgs):
            last += 1
        elif before is None or not before.says or hit.left:
            continue
        yield Candidate(first, last, start, reading.ends[last - 1], "ORG", 8, None, (hit.record.id,))
