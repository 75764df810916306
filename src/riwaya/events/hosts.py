"""Two offices in a row before one name: «أقال رئيس الجمهورية وزير الدفاع سامر», «استدعى قاضي التحقيق رئيس الحكومة سامر» are two men where the verb before them needs both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.asked import asked
from riwaya.events.nouns import Stand

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_PAIRING: Final = frozenset({"trigger.receive", "trigger.accuse"})
_DEFINITE: Final = "ال"
_SHORT: Final = 1
_WITH: Final = "مع"


def host(scene: Scene, guest: Stand, begun: set[int]) -> Stand | None:
    """The first of two offices, if the verb right before it is done by one man to another and nobody else follows; the name keeps the second one."""
    words, first = scene.reading.words, guest.first
    if guest.type != "PER" or guest.left or first < 1 or scene.gaps[first] or not _pairs(scene, first - 1):
        return None
    if any(at in begun for at in range(guest.last, guest.last + _SHORT + 1)) or words[guest.last : guest.last + 1] == [_WITH]:
        return None
    second = next((at for at in range(first + 1, guest.name) if _office(scene, at) and _is_over(scene, first, at)), -1)
    if second < 0:
        return None
    guest.first = second
    one = Stand(first, second, first, None, "UNNAMED")
    one.host = True
    one.group = " ".join(words[first:second])
    return one


def _pairs(scene: Scene, at: int) -> bool:
    """Whether a verb stands there that one man does to another: he dismisses, appoints, summons, arrests, receives or accuses him."""
    verbs = [hit for hit in scene.reading.known(at) if hit.record.kind == "trigger" and hit.shape.pos == "verb" and not hit.right]
    return any((hit.record["frame"] == "act" and asked(hit.record).of == "recipient") or hit.record.id in _PAIRING for hit in verbs)


def _office(scene: Scene, at: int) -> bool:
    """Whether an office begins there, with nothing attached."""
    return any(hit.record.kind == "title" and hit.record.class_ == "office" and hit.left in ("", _DEFINITE) and hit.shape.number == "s" for hit in scene.reading.known(at))


def _is_over(scene: Scene, first: int, at: int) -> bool:
    """Whether the office that begins at `first` is said in full before `at`: it ends in a definite word, so that no second one is its genitive."""
    return scene.reading.words[at - 1].startswith(_DEFINITE) and _office(scene, first)
