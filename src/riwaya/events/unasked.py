"""Who only speaks for, speaks against, asks for or ends what a noun tells: he does not do it, and the noun takes nobody from the clause around it.

It knows the events told before the noun in its sentence, and nothing of what an unknown verb says.
"""

from __future__ import annotations

from typing import Final

from riwaya.events.around import Around
from riwaya.events.controlled import ASKED_OF_OTHERS, hangs

_NOT_BY_CROWDS: Final = frozenset({"ELECT", "CONCEDE", "LEGAL", "SANCTION"})  # nor do those who march: «مسيرة للمطالبة بإقالة الوزير»
_WELCOMED: Final = frozenset({"ELECT", "RETREAT", "CONCEDE", "LEGAL", "SANCTION", "COERCE", "AGREE"})
_FAR: Final = 10
_FRONT: Final = 3


def opposed(around: Around) -> bool:
    """Whether somebody condemns or protests against what a noun tells, and nobody is blamed for it: «ندد الحزب بقصف …», «احتجاجا على حظر …»; he does not do it."""
    scene, at = around.scene, around.head
    if not around.told or at - around.told[-1].trigger.last > _FRONT or scene.parted(around.told[-1].trigger.last, at + 1):
        return False
    main = around.told[-1]
    if main.trigger.type == "PROTEST":
        return around.trigger.type != "PROTEST" and scene.role(at - 1) == "against"
    if main.trigger.mode != "disapprove" or main.recipients:
        return False
    return around.left.endswith("ب") or scene.role(at - 1) == "against" or (main.trigger.verbal and not around.left and not scene.role(at - 1))


def welcomed(around: Around) -> bool:
    """Whether somebody only welcomes what a noun behind «ب» tells: «رحبت … بتعيين …»; he does not do it."""
    main = around.told[-1] if around.told else None
    if main is None or main.trigger.type != "SUPPORT" or not main.trigger.verbal or main.recipients or around.trigger.type not in _WELCOMED:
        return False
    return around.left.endswith("ب") and around.head - main.trigger.last <= _FAR and not around.scene.parted(main.trigger.last, around.head + 1)


def asked_of_others(around: Around) -> bool:
    """Whether a demand that names nobody is for what only others do: «طالب الحزب بإقالة الوزير»."""
    main = next((one for one in reversed(around.told) if not one.trigger.asked.deed), None)
    if main is None or main.trigger.type not in ("REQUEST", "PROTEST") or around.trigger.type not in ASKED_OF_OTHERS:
        return False
    if main.recipients if main.trigger.type == "REQUEST" else around.trigger.type not in _NOT_BY_CROWDS:
        return False
    near = around.head - main.trigger.last <= _FAR and not around.scene.parted(main.trigger.last, around.head + 1)
    return near and hangs(around) and not around.scene.breaks(main.trigger.last - 1, around.head)


def dispersed(around: Around) -> bool:
    """Whether who broke up a gathering stands before it: «تدخلت الشرطة لفض مظاهرة»."""
    main = around.told[-1].trigger if around.told else None
    return main is not None and main.mode == "crowd-control" and around.trigger.type == "PROTEST" and main.last == around.head
