"""Offices and descriptions beside a person's name: which are his, and which somebody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand
from riwaya.lexicon.record import Analysis

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_TO: Final = "الي"
_ENVOYS: Final = frozenset({"مبعوث", "سفير", "مندوب", "ممثل", "موفد", "مفوض"})
_OF_OFFICE: Final = frozenset({"against", "in", "to"})
_UPON: Final = "علي"  # «حكمت محكمة تونسية على الصحفي …» is no office


def described_behind(scene: Scene, person: Stand) -> bool:
    """Whether an office behind a comma closes somebody's words, which what follows at once completes: «سامر العلي، رئيس مجلس إدارة …»."""
    return scene.parted(person.name + 1, person.last) and not scene.gaps[person.last]


def follows(scene: Scene, described: Stand, one: Stand) -> bool:
    """Whether a description of one person is followed by the name: «قائد الانقلاب العقيد …», «وكيلة المتهم، المحامية …»."""
    if described.type != "UNNAMED" or described.kin or described.host or described.last != one.first or one.left or described.vague or scene.gaps[one.first] > 1:
        return False
    if not scene.gaps[one.first] and one.first < one.name and _of_office(scene, described.first) and _of_office(scene, one.first):
        return False  # «استقبل الرئيس التونسي وزير الخارجية سامر»
    return any(_one_man(hit) for hit in scene.reading.known(described.name)) and (not scene.gaps[one.first] or one.first < one.name)


def _of_office(scene: Scene, word: int) -> bool:
    """Whether a word is the title of an office, no rank and no honorific."""
    found = [hit.record for hit in scene.reading.known(word) if hit.record.kind == "title"]
    return bool(found) and all(one["class"] == "office" for one in found)


def office(scene: Scene, kept: list[Stand], one: Stand) -> int:
    """How many stands before a name are its office with what that is of: «النائب عن محافظة … سامر», «الخبير في جامعة … سلمى»."""
    count = 2 if len(kept) > 1 and kept[-1].type in ("LOC", "ORG") and kept[-1].last == one.first and not kept[-1].left.startswith("و") else 1
    described = kept[-count]
    word, until = described.last, one.first if count == 1 else kept[-1].first
    word += int(scene.role(word) == "other")  # «الرئيس المقرب من … سامر»
    if described.entity is not None or described.vague or scene.role(word) not in _OF_OFFICE or scene.reading.words[word] == _UPON:
        return 0
    if not 1 <= until - word <= 2 or scene.parted(word, one.name + 1):
        return 0
    if scene.reading.words[word] == _TO and scene.reading.words[described.name].removeprefix("ال").removesuffix("ه") not in _ENVOYS:
        return 0  # «وجه قاضي التحقيق إلى الوزير سامر تهمة …»
    if count == 1 and one.first == one.name:
        return 0
    return count if any(_one_man(hit) for hit in scene.reading.known(described.name)) else 0


def _one_man(hit: Analysis) -> bool:
    """Whether a word is of one man with nothing attached, and of no body: «النيابة إلى الوزير …», «عزل البرلمان الرئيس …»."""
    return hit.record.kind in ("title", "group") and hit.record.id != "group.bodies" and hit.shape.number == "s" and not hit.right
