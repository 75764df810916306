"""Whom an adjective names: «القصف الإسرائيلي», «هجوم حوثي», «مقاطعة البضائع التركية».

States, and the bodies that an adjective of their own stands for, where the article names them. What it stands beside is read from endings alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand, Trigger

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_DEED: Final = 9
_BODY: Final = "organisation."
_ONTO: Final = frozenset({"against", "in", "to"})
_OTHER: Final = frozenset({"break", "relative", "other", "with", "by", "aim", "burden", "between"})


def behind(scene: Scene, word: int, over: bool) -> list[Stand]:
    """Those named by adjectives right after a noun: «محادثات روسية أميركية»; if `over`, behind one other adjective: «الوجود العسكري الروسي»."""
    out: list[Stand] = []
    if over and _other(scene, word):
        word += 1
    for i in range(word, min(word + 2, len(scene.gaps))):
        code = _code(scene, i)
        entity = scene.states.get(code)
        if scene.gaps[i] > 0 or not entity:
            break
        out.append(Stand(i, i + 1, i, entity, "ORG" if code.startswith(_BODY) else "LOC"))
    return out


def _code(scene: Scene, at: int) -> str:
    """The state or body of the adjective at a word that is no name."""
    return scene.nisba[at] or (code_at(scene, at) if scene.holder[at] is None else "")


def code_at(scene: Scene, at: int) -> str:
    """The state or body of the adjective at a word; behind a noun in «ا» it may be written with that ending too, «هجوما إسرائيليا»."""
    words = scene.reading.words
    if scene.nisba[at] or at < 1 or at >= len(words) or not words[at].endswith("يا") or not words[at - 1].endswith("ا"):
        return scene.nisba[at]
    found = [one.record for one in scene.reading.lexicon.forms_of(words[at][:-1]) if one.record.kind == "nisba" and not one.left]
    return scene.code_of(found[0]) if found else ""


def _other(scene: Scene, word: int) -> bool:
    """Whether a word is an adjective that goes before one of a state: as definite as it, and with its ending."""
    words, after = scene.reading.words, word + 1
    if not scene.nisba[after] or scene.nisba[word] or scene.link[word] or scene.holder[word] or scene.gaps[word] or scene.gaps[after] or words[after].startswith("و"):
        return False
    return words[word].startswith("ال") == words[after].startswith("ال") and words[word][-1] == words[after][-1] and words[word][-1] in "يه"


def whose(scene: Scene, trigger: Trigger, actors: list[Stand], bare: bool) -> list[Stand]:
    """Whose what a deed is done to is, by the adjective of its object: «رفضت … العرض الروسي»; not the state of who acts.

    Unless `bare` a preposition stands before it: «حظر على واردات النفط الروسي», not «تعليق المساعدة الأميركية».
    """
    own = {scene.nisba[i] for one in actors for i in range(one.first, one.last)}
    bare = bare or scene.role(trigger.last - 1) in _ONTO
    for i in range(trigger.last, min(trigger.last + _DEED, len(scene.gaps))):
        if scene.gaps[i] == 2 or scene.role(i) in _OTHER or scene.is_verb[i]:
            break
        bare = bare or scene.role(i) in _ONTO
        code = _code(scene, i) if bare and (trigger.verbal or i > trigger.last) else ""
        land = scene.states.get(code)
        if land and scene.holder[i] is None and code not in own and all(scene.who(one) != land for one in actors):
            return [] if _somebody(scene, i - 1) else behind(scene, i, False)
    return []


def _somebody(scene: Scene, at: int) -> bool:
    """Whether a word is one for a body or a man: «الشركة الإماراتية» is herself, not her state; in «الوجود العسكري الروسي» it is an adjective."""
    words = scene.reading.words
    if at > 0 and words[at].startswith("ال") and words[at].endswith("ي") and words[at - 1].startswith("ال") and not scene.gaps[at]:
        return False
    return any(hit.record.kind in ("org_head", "title", "group") and not hit.record.get("state") for hit in scene.reading.known(at))
