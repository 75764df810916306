"""Whom a promise, a consent or a threat is for: whom the deed is done to that somebody promises or threatens, where nobody else is named.

«هددت الحكومة بفرض عقوبات على …», «تعهد الوزير بتقديم مساعدات لـ…».
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand, Telling

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_PROMISING: Final = frozenset({"AGREE", "THREATEN"})
_FAR: Final = 8
_NOT_DONE_TO: Final = frozenset({"AGREE", "CONSULT", "ELECT", "LEGAL", "DEATH", "REQUEST"})


def fill(scene: Scene, tellings: list[Telling]) -> None:
    """Give promises and threats without a recipient those of the deed that they hold."""
    for one, deed in pairwise(tellings):
        if one.trigger.type in _PROMISING and one.trigger.frame == "act" and not one.recipients and _holds(scene, one, deed):
            one.recipients = [other for other in deed.recipients if other.entity and not _of(scene, other, one.actors)]


def _holds(scene: Scene, promise: Telling, deed: Telling) -> bool:
    """Whether a noun or a clause right behind a promise tells what is promised, which nobody else does."""
    first, last = deed.trigger.first, promise.trigger.last
    if deed.trigger.type in _NOT_DONE_TO or promise.sentence != deed.sentence or not last <= first <= last + _FAR or scene.parted(last, first + 1):
        return False
    if any(one.entity and not _of(scene, one, promise.actors) for one in deed.actors):
        return False
    return not deed.trigger.hit.left.startswith(("و", "ف")) and all(scene.role(at) in ("", "against", "break", "each") for at in range(last, first))


def _of(scene: Scene, one: Stand, stands: list[Stand]) -> bool:
    return any(scene.same(one, other) for other in stands)
