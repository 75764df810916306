"""Words of persons that a list also has as places: a surname after a given name, «أبو …», «عبد …»."""

from __future__ import annotations

from typing import Final

from riwaya.names.vocabulary import Sort
from riwaya.text import Hit, Reading

_SHORT: Final = 3
_ACCORDING: Final = frozenset(("وفقا", "ووفقا", "طبقا", "وطبقا"))

def personal(reading: Reading, sorts: list[Sort], hit: Hit) -> bool:
    """«باولو» is no «بأولو», nor is a surname after a given name a town."""
    sort = sorts[hit.first]
    if hit.record.kind == "organisation" and hit.last == hit.first + 1 and hit.first and sort.family == 0 and not hit.left:
        given = sorts[hit.first - 1]
        return given.given == 0 and reading.gaps[hit.first] == " " and reading.raw(hit.first - 1) not in given.stop
    if hit.record.kind != "place" or hit.record.get("stands_for"):
        return False
    if hit.last == hit.first + 2 and sort.front == 0 and not hit.left and hit.first:
        given = sorts[hit.first - 1]
        return given.given == 0 and reading.gaps[hit.first] == " " and reading.raw(hit.first - 1) not in given.stop  # «هادي أبو الحسن»
    if hit.last > hit.first + 1:
        return _turkish(reading, sorts, hit)
    if hit.left.startswith("ف") and hit.record.get("source") == "dr5hn":
        return True  # «فكوا»
    if hit.left:
        short = hit.end - hit.start < 5 and sort.grade > 0 and hit.record.get("source") == "dr5hn"
        return sort.given == 0 or sort.family == 0 or short
    before = sorts[hit.first - 1] if hit.first else None
    if before is not None and hit.record.get("source") == "dr5hn" and sort.grade == 0 and before.definite and any(one.record.class_ == "honorific" for one in before.titles):
        return True  # «البابا ليو»
    if before is not None and before.given >= 0 and reading.raw(hit.first - 1) in before.stop:
        return False  # «على» is no «علي»
    if before is not None and before.link == 0 and reading.gaps[hit.first] == " ":
        return True
    return before is not None and before.given >= 0 and reading.gaps[hit.first] == " " and (sort.family == 0 or sort.given == 0 or (not before.common_given and sort.grade == 0))


def whose(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """«خلفا لماهر الحداد», «زوجة لسامر الحداد»: behind an indefinite noun in the accusative or a word of kin or office, «ل» is a small word."""
    if not at or sorts[at].word[0] != "ل" or reading.gaps[at] != " ":
        return False
    before = sorts[at - 1]
    if not before.letters or before.definite or before.bound or before.known_name or (before.stop and before.word not in _ACCORDING):
        return False
    kin = any(one.record.class_ in ("kin", "office") and not one.right for one in before.titles)
    return kin or (len(before.word) > _SHORT and before.word[-1] == "ا" and not before.word.endswith(("ها", "وا", "نا")))


def _turkish(reading: Reading, sorts: list[Sort], hit: Hit) -> bool:
    """«إمام أوغلو»: a far town of two words that is a surname too, behind no word of place."""
    last, before = sorts[hit.last - 1], sorts[hit.first - 1] if hit.first and reading.gaps[hit.first] == " " else None
    surname = hit.record.get("source") == "dr5hn" and last.back == 0 and last.family == 0
    return surname and not hit.left and not (before is not None and before.places)


def before_servant(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """«النائبة سروة عبد الواحد»: a word between a title and «عبد …», «أبو …»."""
    sort, nxt = sorts[at], at + 1
    if nxt >= len(sorts) or reading.gaps[nxt] != " " or sorts[nxt].front != 0 or sort.definite or sort.bound:
        return False
    small = reading.raw(at) in sort.stop
    return not (small or sort.orgs or sort.places or sort.status) and (not sort.ordinary or reading.raw(at).endswith("ة"))


def unvowelled(word: str) -> str:
    """A word as it is spelled without the signs of its vowels: «أنّ» is «أن»."""
    return word if word.isalpha() else "".join(filter(str.isalpha, word))
