"""What a pronoun or a bare definite noun looks back at: the nearest stand that fits in gender, or whom the article is about."""

from __future__ import annotations

from typing import Final

from riwaya.events.nouns import Stand
from riwaya.events.scene import Scene

HIM: Final = frozenset({"اياه", "اياها", "اياهم", "اياهما"})
_PLURAL: Final = ("ون", "ين", "ات")
_REACH: Final = 60
_SHORT_LINE: Final = 8


def fits(scene: Scene, one: Stand, right: str) -> bool:
    """Whether an attached pronoun can stand for somebody: gender, and what kind of name it is."""
    mine = scene.gender(one)
    if right == "ها":
        return mine != "m" and (one.type in ("LOC", "ORG") or mine == "f")
    if right == "ه":
        return mine != "f" and (one.type == "PER" or mine == "m")
    return one.type == "UNNAMED" or (one.type == "ORG" and many(scene, one))


def many(scene: Scene, one: Stand) -> bool:
    """Whether the word that opens a body's name is a plural: «القوات», «الحوثيون»."""
    word = scene.reading.words[one.first]
    return word.endswith(_PLURAL) or any(hit.shape.number == "p" for hit in scene.reading.known(one.first) if hit.record.kind in ("org_head", "group"))


def pronoun(scene: Scene, word: int, right: str, doers: list[Stand] | None = None, mortal: bool = False) -> Stand | None:
    """The stand that an attached pronoun at `word` stands for: the nearest one of its sentence, who is free before who is governed; none of the `doers`.

    `mortal`: it must be somebody who can die, «مقتلها».
    """
    not_he = {one.entity for one in doers or [] if one.entity}
    here = scene.reading.sentence_of(word)
    around = (one for one in scene.between(max(0, word - _REACH), word) if scene.reading.sentence_of(one.first) >= here - 1)
    near = [one for one in around if fits(scene, one, right) and one.entity not in not_he and one not in (doers or []) and not _byline(scene, one, word)]
    near = [one for one in near if not (one.first and scene.is_link(one.first - 1, "argument.belonging"))] or near  # «… الأركان، التابعة للحكومة، وقواتها»
    if mortal:
        near = [one for one in near if not _some(scene, one)] or near
        near = [one for one in near if one.type in ("PER", "UNNAMED")]
        near = ([one for one in near if one.type == "PER"] if right != "هم" else []) or near
    if near:
        mine = [one for one in near if scene.reading.sentence_of(one.first) == here]
        free = [one for one in mine if one.tie.role in ("direct", "kin")]
        outer = [one for one in free if one.tie.inner < 0]
        return (mine or near)[-1] if right == "هم" else (outer or free or mine or near)[-1]
    found = scene.topic if right == "ه" or mortal else None
    return found if found is not None and fits(scene, found, right) else None


def him(scene: Scene, word: int, doers: list[Stand]) -> list[Stand]:
    """Whom «إياه», «إياها» at a word stand for: somebody told before it who is none of the doers."""
    if word >= len(scene.gaps) or scene.reading.words[word] not in HIM:
        return []
    found = pronoun(scene, word, scene.reading.words[word].removeprefix("ايا"), doers)
    return [found] if found is not None else []


def _some(scene: Scene, one: Stand) -> bool:
    """«أشخاص بينهم طفلان»: whether people without a name are only some of those told before."""
    at = one.first - 1
    while at > 0 and scene.counted(at) and not scene.gaps[at]:
        at -= 1
    return one.type == "UNNAMED" and at >= 0 and scene.is_link(at, "argument.also")


def _byline(scene: Scene, one: Stand, word: int) -> bool:
    """A short line of its own: a caption, a reporter's name."""
    sentence = scene.reading.sentences[scene.reading.sentence_of(one.first)]
    if sentence.last - sentence.first > _SHORT_LINE:
        return False
    return scene.reading.paragraph_of(one.first) != scene.reading.paragraph_of(word)
