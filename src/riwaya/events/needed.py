"""What has to stand near a word so that it tells of an event: words, a person, people who are counted, somebody to whom it is given."""

from __future__ import annotations

from typing import Final

from riwaya.events.asked import Asked, Near
from riwaya.events.nouns import Stand
from riwaya.events.scene import Scene
from riwaya.events.written import vowelled_passive
from riwaya.text import Hit

_REACH_AFTER: Final = 6
_REACH_OBJECT: Final = 9
_REACH_GIVEN: Final = 12
_PEOPLE: Final = frozenset({"group.people", "group.crowd", "group.armed", "group.many", "group.kin", "group.soldiers", "group.forces"})


def stands_near(scene: Scene, hit: Hit, near: Near, before: int, after: int) -> bool:
    """Whether one of these words or phrases stands so near, and no full stop before it."""
    words, gaps, wanted = scene.reading.words, scene.gaps, near.words
    entries, tails = scene.reading.entries, near.tails
    low, high = hit.first, hit.last
    while low > 0 and hit.first - low < before and gaps[low] != 2:
        low -= 1
        if tails[entries[low].tail] and words[low] in wanted and not _ranked(scene, low):
            return True
    while high < len(words) and high - hit.last < after and gaps[high] != 2:
        if tails[entries[high].tail] and words[high] in wanted and not _ranked(scene, high):
            return True
        high += 1
    if not near.phrases:
        return False
    opened = [at for at in range(low, high - 1) if words[at] in near.opens]
    return any(words[at + 1] == one[1] and _phrase(words, at, one, high) and not _of_other(scene, hit, at, at + len(one)) for at in opened for one in near.phrases)


def _phrase(words: list[str], at: int, phrase: tuple[str, ...], high: int) -> bool:
    """Whether a phrase stands at a word, and ends before another."""
    return at + len(phrase) <= high and tuple(words[at : at + len(phrase)]) == phrase


def _of_other(scene: Scene, hit: Hit, first: int, last: int) -> bool:
    """«نقلتهم إلى مراكز الاحتجاز بعد اعتقالهم»: whether a phrase holds another word of the same record, of which it speaks."""
    if first < hit.last and hit.first < last:
        return False
    return any(one.record is hit.record for at in range(first, last) for one in scene.reading.known(at))


def _ranked(scene: Scene, word: int) -> bool:
    """Whether a word is somebody's military rank: «الفريق خليفة حفتر» plays in no match."""
    holder = scene.holder[word]
    titled = holder is not None and word < holder.name and holder.type == "PER"
    return titled and any(one.record.class_ == "rank" for one in scene.reading.known(word))


def has_needed(scene: Scene, hit: Hit, asks: Asked, needs: Near) -> bool:
    """A needed word near by; a pronoun or a place where the record takes one for it."""
    if (hit.right and hit.right[0] == "ه" and asks.pronoun) or stands_near(scene, hit, needs, 3, _REACH_AFTER):
        return True
    if hit.shape.pos == "verb":
        at = hit.last
        while at < len(scene.gaps) and scene.is_timed[at]:
            at += 1  # «ومثل أمس الوزير السابق سامر أمام المحكمة»
        follower = scene.stand_at[at] or (scene.stand_at[hit.last + 1] if scene.role(hit.last) == "against" else None)  # «حكم على الوزير سامر بالسجن»
        subject = follower.last if follower is not None else hit.last
        behind = scene.stand_at[subject] if follower is not None else None
        subject = behind.last if behind is not None and behind.type == "PER" else subject  # «منعت السلطات الناشط سامر العلي من السفر»
        if subject > hit.last + 1 and stands_near(scene, hit, needs, 3, _REACH_AFTER + subject - hit.last - 1):
            return True
    if asks.person and _done_to_a_person(scene, hit):
        return True
    return asks.may_place and any(one.type == "LOC" for one in scene.between(hit.last, hit.last + 5))


def given(scene: Scene, hit: Hit) -> bool:
    """«سترسل … دبابات إلى أوكرانيا»: whether a state, a body or armed people stand behind «إلى» or «ل» in the clause."""
    for one in scene.between(hit.last, hit.last + _REACH_GIVEN):
        if scene.breaks(hit.last, one.first):
            return False
        if one.tie.role == "to" and (one.type == "ORG" or one.armed or scene.is_country(one) or scene.is_capital(one)):
            return True
    return False


def _done_to_a_person(scene: Scene, hit: Hit) -> bool:
    """«أوقف القضاء الوزير فلانا», «أُوقف فلان», «أوقفت الشرطة أكثر من مئة شخص»: whether a person or people stand last behind a verb without a preposition."""
    named = [one for one in scene.between(hit.last, hit.last + _REACH_OBJECT) if one.tie.role == "direct" and not scene.breaks(hit.last, one.first)]
    if hit.shape.pos != "verb" or not named:
        return False
    done = len(named) > 1 or vowelled_passive(scene.reading, hit.first)
    return done and ((named[-1].type == "PER" and named[-1].first < hit.last + _REACH_AFTER) or (len(named) > 1 and _counted_people(scene, named[-2], named[-1])))


def _counted_people(scene: Scene, subject: Stand, people: Stand) -> bool:
    """Whether people stand right behind a subject that is a body or armed, but for their number, a time and what bounds it."""
    known = scene.reading.known
    body = subject.type in ("ORG", "LOC") or subject.armed or any(one.record.id == "group.bodies" for one in known(subject.name))
    if not body or not any(one.record.id in _PEOPLE for one in known(people.name)):
        return False
    return all(scene.counted(at) or scene.is_timed[at] or scene.roles[at] == "in" for at in range(subject.last, people.first))
