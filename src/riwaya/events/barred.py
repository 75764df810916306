"""Who is shut out, and by whom: diplomats declared unwelcome, and the state whose goods are barred or taxed."""

from __future__ import annotations

from typing import Final

from riwaya.events.around import Around
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.picked import pick
from riwaya.events.scene import Scene

Sides = tuple[list[Stand], list[Stand]]
_TWO: Final = 2
_GOODS: Final = frozenset({"واردات", "الواردات", "وارداتها", "استيراد", "بضايع", "البضايع", "سلع", "السلع", "منتجات", "المنتجات"})


def unwelcome(scene: Scene, around: Around, actors: list[Stand], recipients: list[Stand]) -> Sides:
    """«أعلنت مصر السفير الإثيوبي سامر شخصا غير مرغوب فيه»: who declares is told first, who is unwelcome last."""
    told = [one for one, link in around.before if link in ("direct", "at") and not scene.reading.words[one.name].startswith("شخص")]
    if len(told) < _TWO or told[0].type not in ("PER", "UNNAMED"):
        return actors, recipients
    return [one for one in told[1:] if one.type in ("ORG", "LOC", "UNNAMED")][-1:] or actors, [told[0]]


def whose_goods(scene: Scene, trigger: Trigger, around: Around) -> list[Stand]:
    """«رسوما على واردات الصلب من الصين»: from which state the goods come that are barred or taxed."""
    found = [one for one in pick(around.after, ("in",), []) if scene.is_country(one) and scene.is_link(one.tie.at, "argument.from")]
    return [one for one in found if not _GOODS.isdisjoint(scene.reading.words[trigger.last : one.first])]
