"""The relative clause around a trigger: which word opens it, what it describes, and whether that is the subject or is taken up by a pronoun.

It reads the nearest stand before «الذي» that agrees; an unknown noun that is described leaves the clause without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand
from riwaya.events.written import ends_in_pronoun

if TYPE_CHECKING:
    from riwaya.events.around import Around

_PRONOUNS: Final = ("ه", "ها", "هم")
_NEAR: Final = 5
_SUPPOSED: Final = frozenset({"يعتقد", "يشتبه", "يرجح", "يظن", "يزعم", "يقال", "اشتبه"})


def word_before(around: Around) -> int:
    """The relative word of the clause that the trigger stands in, or -1; «الذي سبق أن …» goes on over its «that»."""
    at, scene = around.trigger.first, around.scene
    while at > around.low and not scene.gaps[at]:
        role = scene.role(at - 1)
        if role == "relative":
            carrier = around.trigger.governor
            return at - 1 if (carrier is None or carrier.first >= at) and not _over(around, at - 1) else -1
        if role == "break" and not (scene.is_link(at - 1, "argument.that") and "relative" in (scene.role(at - 3), scene.role(at - 4))):
            return -1
        at -= 1
    return -1


def holding(around: Around) -> int:
    """The relative word of the clause that holds the trigger, over «that» and «was» too, or -1."""
    at, scene = around.trigger.first, around.scene
    while at > around.low and not scene.gaps[at]:
        if scene.role(at - 1) == "relative":
            return at - 1 if not _over(around, at - 1) else -1
        if scene.role(at - 1) == "break" and not scene.is_link(at - 1, "argument.that") and scene.role(at - 2) != "relative":
            return -1
        at -= 1
    return -1


def _over(around: Around, opener: int) -> bool:
    """Whether a relative clause is over before the trigger, which is the verb of the clause around it: «البعثة التي غادرت بيروت التقت …»."""
    scene, trigger = around.scene, around.trigger
    if not trigger.verbal or trigger.hit.left or trigger.hit.right:
        return False
    at = next((i for i in range(opener + 1, trigger.first) if scene.is_verb[i]), trigger.first)
    held = scene.ending(trigger.first)
    return at < trigger.first and held is not None and held.first > at and not any(scene.role(i) == "break" for i in range(at, trigger.first))


def subject_described(around: Around) -> bool:
    """Whether the trigger is the verb of a relative clause whose subject is what the clause describes."""
    at, scene = around.trigger.first, around.scene
    if around.opener < 0 or at - around.opener > 3 + int(scene.is_link(at - 1, "argument.that")) or resumed(around) or scene.gaps[around.opener + 1]:
        return False
    return not any(link == "direct" for _, link in around.before)


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


def taken_up(around: Around) -> list[Stand] | None:
    """Whom the pronoun that opens the clause takes up, if a clause describes him: «… التي يعتقد أنها …», «مسلحين يشتبه في أنهم …»; else None."""
    if takes_up(around):
        return described(around)
    scene, at = around.scene, around.clause - 2
    at -= int(at > 0 and scene.role(at) == "in" and scene.reading.words[at - 1] in _SUPPOSED)
    if at < 1 or scene.gaps[at] or scene.gaps[at + 1] or scene.reading.words[at] not in _SUPPOSED:
        return None
    one = scene.ending(at)
    return [one] if one is not None and one.entity is None and not scene.reading.words[one.first].startswith("ال") else None


def impersonal(around: Around, speaker: Stand | None) -> list[Stand]:
    """Whom a passive without a subject is done to, where its preposition takes up who opens the clause: «سامر العلي قبض عليه», «إنه أفرج عنه»."""
    scene, trigger = around.scene, around.trigger
    shape, at = trigger.hit.shape, trigger.last - 1 if trigger.hit.shape.pos == "word" else trigger.last
    if at >= len(scene.gaps) or scene.gaps[at] or scene.role(at) != "back" or (shape.pos == "verb" and (shape.gender != "m" or shape.number != "s" or trigger.hit.right)):
        return []
    if any(link == "direct" and one.first <= at + 2 for one, link in around.after):
        return []
    if around.opener >= 0:
        return described(around)
    found = [one for one, link in around.before if link == "direct"][:1] or around.pronoun_subject(speaker)
    female = scene.reading.words[at].endswith("ها")
    return [one for one in found if one.type == "PER" and scene.gender(one) in ("", "f" if female else "m")]


def doer(around: Around) -> list[Stand]:
    """Who did what a verb is about, in the clause that describes its object: «ثمنت الجهود التي بذلتها …»."""
    scene, trigger = around.scene, around.trigger
    behind = trigger.last
    for one, link in around.after:
        at = one.first - 1
        if any(hit.record.kind == "light" and hit.record["subject"] == "recipient" for hit in scene.reading.known(at - 1)):
            return []  # «القصف الذي تعرض له …»
        if link == "inner" and one.tie.role == "direct" and one.tie.inner in (at - 1, at - 2) and one.tie.inner - behind <= _NEAR - 1 and not scene.parted(behind, one.first + 1):
            return [one] if scene.reading.words[at].endswith("ها") or ends_in_pronoun(scene.reading, at) else []
        behind = one.last
    return []


def does(around: Around) -> bool:
    """Whether what a noun tells is itself the subject of the relative clause behind it: «الهجوم الذي استهدف السفارة»; a pronoun would take it up."""
    scene, at = around.scene, around.trigger.last
    opener = next((i for i in range(at, at + 3) if scene.role(i) == "relative"), -1)
    verb = opener + 1
    if opener < 0 or verb >= len(scene.gaps) or scene.parted(at, opener) or scene.gaps[opener] == 2 or scene.gaps[verb] or scene.role(verb + 1) == "back":
        return False
    verbs = [hit for hit in scene.reading.known(verb) if hit.shape.pos == "verb"]
    return bool(verbs) and all(not hit.right for hit in verbs)
