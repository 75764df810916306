"""Nouns that an announcing verb carries from afar: over an insertion between commas, or joined to the noun told before them.

Each skeleton here may be a past verb or its noun; it is a noun where the announcement would else lack its object.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.asked import asked
from riwaya.events.scene import Scene
from riwaya.text import Hit

_REACH: Final = 25


def lacking(scene: Scene, hit: Hit) -> bool:
    """«أعلن الجيش، في بيان، عزل الرئيس»: whether a word behind a comma is what an announcing verb before the insertion still lacks."""
    if scene.gaps[hit.first] != 1 or hit.left or hit.right:
        return False
    verb = _announcing(scene, hit)
    return verb is not None and verb.shape.tense == "past" and not _nouns_between(scene, verb.first + 1, hit.first)


def listed(scene: Scene, hit: Hit) -> bool:
    """«أعلنت … إغلاق السفارة وطرد عشرة دبلوماسيين»: whether "and" joins a word to a noun that an announcing verb carries, and whom it is done to stands right behind it."""
    needs, after = asked(hit.record).needs, hit.last
    if needs is None or hit.right or after >= len(scene.gaps) or scene.gaps[after]:
        return False
    while after < len(scene.gaps) - 1 and scene.counted(after) and not scene.gaps[after + 1]:
        after += 1
    if scene.reading.words[after] not in needs.words:
        return False
    verb = _announcing(scene, hit)
    return verb is not None and _nouns_between(scene, verb.first + 1, hit.first)


def _announcing(scene: Scene, hit: Hit) -> Hit | None:
    """The announcing verb that stands last before a word in its clause."""
    for at in range(hit.first - 1, max(-1, hit.first - _REACH), -1):
        if scene.gaps[at + 1] == 2 or scene.role(at) == "break":
            return None
        light = scene.light[at]
        if light is not None and light.record.id == "light.announce":
            return light
    return None


def _nouns_between(scene: Scene, low: int, high: int) -> bool:
    """Whether a noun of an event stands among the words `[low, high)`."""
    return any(one.record.kind == "trigger" and one.shape.pos == "noun" for at in range(low, high) for one in scene.reading.known(at))
