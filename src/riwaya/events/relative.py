"""The relative clause around a trigger: which word opens it, what it describes, and whether that is the subject or is taken up by a pronoun.

It reads the nearest stand before «الذي» that agrees; an unknown noun that is described leaves the clause without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand

if TYPE_CHECKING:
    from riwaya.events.around import Around

_PRONOUNS: Final = ("ه", "ها", "هم")
_NEAR: Final = 5


def word_before(around: Around) -> int:
    """The relative word of the clause that the trigger stands in, or -1."""
    at = around.trigger.first
    while at > around.low and not around.scene.gaps[at]:
        role = around.scene.role(at - 1)
        if role == "relative":
            carrier = around.trigger.governor
            return at - 1 if carrier is None or carrier.first >= at else -1
        if role == "break":
            return -1
        at -= 1
    return -1


def subject_described(around: Around) -> bool:
    """Whether the trigger is the verb of a relative clause whose subject is what the clause describes."""
    at, scene = around.trigger.first, around.scene
    return around.opener >= 0 and at - around.opener <= 3 and not resumed(around) and not any(link == "direct" for _, link in around.before) and scene.gaps[around.opener + 1] == 0


def resumed(around: Around) -> bool:
    """Whether a pronoun behind the verb of a relative clause takes up what it describes: «التي سيطر عليها …», not «التي أطاحت به»."""
    scene, at = around.scene, around.trigger.last
    back = next((i for i in range(at, min(at + 2, len(scene.gaps))) if scene.role(i) == "back"), -1)
    if back < 0:
        return bool(around.trigger.hit.right)
    opener, back_word = scene.reading.words[around.opener], scene.reading.words[back]
    return not (opener.endswith("التي") and back_word.endswith("ه")) and not (opener.endswith("الذي") and back_word.endswith("ها"))


def described(around: Around) -> list[Stand]:
    """What the relative clause of the trigger describes: the nearest stand before its relative word that it agrees with."""
    scene, word = around.scene, around.scene.reading.words[around.opener]
    want = "f" if word.endswith("التي") else "m" if word.endswith("الذي") else ""
    if _antecedent(around):
        return []
    for one in reversed(scene.between(around.low, around.opener)):
        if one.last < around.opener - _NEAR or scene.breaks(one.last - 1, around.opener):
            return []
        mine, tie = scene.gender(one), one.tie
        if (want and mine and mine != want) or (word.endswith("الذين") and one.type in ("PER", "LOC")):
            continue
        if tie.role == "other" or (tie.role == "in" and one.type == "LOC" and word.startswith("و")):
            continue
        return [one]
    return []


def _antecedent(around: Around) -> bool:
    """Whether an unknown noun behind a preposition is what the relative clause describes: «… في المناطق التي …»."""
    scene, at = around.scene, around.opener - 1
    if at < 1 or scene.gaps[around.opener] or not around.unknown(at):
        return False
    if around.unknown(at - 1) and not scene.gaps[at]:
        at -= 1  # its adjective
    return scene.role(at - 1) in ("in", "to", "against", "with", "other")


def follows(around: Around) -> bool:
    """Whether a relative word stands within three words behind the trigger."""
    roles, at = around.scene.roles, around.trigger.last
    return "relative" in (roles[at], roles[at + 1], roles[at + 2])


def outer(around: Around) -> list[Stand]:
    """Whose verb opens a clause behind «أن»: the subject of the clause before, «الذي سبق أن استقبل»."""
    scene, at = around.scene, around.clause - 1
    if at < 1 or not scene.is_link(at, "argument.that") or any(not around.helps(i) for i in range(around.clause, around.trigger.first)):
        return []
    low = at
    while low > around.low and not scene.gaps[low] and scene.role(low - 1) not in ("relative", "break"):
        low -= 1
    found = [one for one in scene.between(low, at) if one.tie.role == "direct"]
    if found:
        return found[-1:]
    if scene.role(low - 1) != "relative":
        return []
    around.opener = low - 1
    return described(around)


def takes_up(around: Around) -> bool:
    """Whether the pronoun that opens the clause takes up what a relative clause describes: «الأموال التي يعتقد أنها …»; that clause is the trigger's then."""
    at = around.clause - 1
    if at < 2 or around.scene.role(at) != "break" or not around.scene.reading.words[at].endswith(_PRONOUNS):
        return False
    around.opener = next((i for i in (at - 2, at - 1) if i > around.low and around.scene.role(i) == "relative"), around.opener)
    return around.opener in (at - 2, at - 1)
