"""The gender that a verb or a pronoun takes for a stand: of a person's name, of the head word of a body, of a state; and the case that an ending shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.lexicon.record import Analysis
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.nouns import Stand
    from riwaya.events.scene import Scene

_SHORT: Final = 4
_EACH: Final = 2  # words of «كل من»
_MEN: Final = ("و", "ون", "ين", "ي")  # «مقاتلو الحركة», but «طائرات سلاح الجو»
_BROKEN: Final = ("ايا", "اا")  # «سرايا», «ضحايا»
_KINDS: Final = frozenset({"title", "group", "org_head"})
_EITHER: Final = ("قراصنه", "مرتزقه", "طلبه", "اساتذه", "قضاه", "غزاه", "مشاه", "رماه", "دعاه", "ولاه", "قاده", "ساسه", "ساده", "صيادله")  # their verb is of either gender
_BODIES: Final = ("كتايب", "سرايا", "الويه", "فصايل", "احزاب", "لجان", "اجهزه", "افواج")


def of(scene: Scene, stand: Stand) -> str:
    """`m`, `f`, or empty where the words do not tell."""
    if stand.first > 1 and scene.is_link(stand.first - _EACH, "argument.each"):
        return ""  # «اعترفت كل من مصر والأردن»
    if stand.type == "PER":
        return stand.gender
    if stand.type == "LOC":
        return "m" if any(hit.record.kind == "manly_place" for hit in scene.reading.known(stand.name)) else "f" if scene.is_country(stand) or scene.is_capital(stand) else ""
    if stand.type not in ("ORG", "UNNAMED"):
        return ""
    people = _people(scene, stand)
    if people is not None:
        men = people.shape.number == "p" and scene.reading.words[stand.first].endswith(_MEN)
        return "m" if men else _of_head(people)
    head = scene.reading.raw(stand.name)
    if stand.type == "UNNAMED":
        if stand.vague:
            return ""
        if scene.reading.words[stand.name].endswith(_EITHER):
            return ""
        return "f" if head.endswith(("ة", "ات")) else "m" if _one_man(scene, stand) else ""
    if head.endswith(("ة", "ات")) or scene.reading.words[stand.name].endswith(_BODIES):
        return "f"
    heads = [hit for hit in scene.reading.known(stand.name) if hit.record.kind == "org_head"]
    return _of_head(heads[0]) if heads else ""


def _people(scene: Scene, stand: Stand) -> Hit | None:
    """The word for people before the name of their body: «طائرات سلاح الجو», «مقاتلو الحركة»."""
    if stand.type != "ORG" or stand.first == stand.name:
        return None
    return next((hit for hit in scene.reading.at(stand.first) if hit.record.kind == "group" and hit.last <= stand.name), None)


def _one_man(scene: Scene, stand: Stand) -> bool:
    """Whether a description begins with the office of one man or with a body: «وزير الداخلية», «البرلمان»."""
    found = [one for one in scene.reading.entries[stand.name].alone if one.record.kind in _KINDS]
    return any(one.shape.gender == "m" and one.shape.number == "s" for one in found)


def case(scene: Scene, stand: Stand) -> str:
    """`subject` for a plural in «ون», `object` for one in «ين» that no particle governs and for «وفدا»; empty where the ending does not tell."""
    opening = scene.reading.words[stand.first]
    if opening.endswith("ا") and not opening.endswith(_BROKEN) and any(hit.record.kind in _KINDS for hit in scene.reading.known(stand.first)):
        return "object"
    if stand.first < stand.name or stand.type not in ("ORG", "UNNAMED"):
        return ""
    head = scene.reading.words[stand.name]
    plural = len(head) > _SHORT and any(one.shape.number == "p" or one.record.kind == "nisba" for one in scene.reading.entries[stand.name].alone)
    return "" if not plural else "subject" if head.endswith("ون") else "object" if head.endswith("ين") else ""


def _of_head(hit: Analysis) -> str:
    return "f" if hit.shape.number == "p" or hit.shape.gender == "f" else "m" if hit.shape.number == "s" else ""
