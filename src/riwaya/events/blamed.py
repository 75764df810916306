"""Who is charged with the deed that a noun tells, or takes it upon himself.

Times and clauses between commas may part him from it; another sentence may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand
from riwaya.lexicon.letters import fold_word

if TYPE_CHECKING:
    from riwaya.events.around import Around

_ITS_BURDEN: Final = (fold_word("مسؤوليته"), fold_word("مسؤوليتها"), fold_word("مسؤوليتهم"))
_ARTICLE: Final = frozenset({"ال", "وال", "فال"})


def by(around: Around) -> list[Stand]:
    """Who is accused over times and clauses between commas, «اتهم …، أمس، بقصف …», bears a burden, «حمل … مسؤولية قصف …», or takes it, «أعلن … مسؤوليته عن الهجوم»."""
    scene, at = around.scene, around.head
    if at > 1 and scene.reading.words[at - 1] == "عن" and scene.role(at - 2) == "burden" and scene.reading.words[at - 2].startswith(_ITS_BURDEN):
        return _claiming(around, at - 2)
    main = next((one for one in reversed(around.told) if one.trigger.type == "ACCUSE" and one.recipients), None)
    if main is None or not (scene.role(at - 1) == "burden" or (around.left.endswith("ب") and around.left not in _ARTICLE)):
        return []
    low, high = main.recipients[-1].last, at - int(scene.role(at - 1) == "burden")
    if not main.trigger.last <= low <= high or main.recipients[0].first < main.trigger.last or any(gap == 2 for gap in scene.gaps[low : at + 1]):
        return []
    inserted = scene.gaps[low] == 1 == scene.gaps[high] and scene.role(low) == "relative"
    return main.recipients if inserted or all(scene.is_timed[low:high]) else []


def _claiming(around: Around, burden: int) -> list[Stand]:
    """The subject of the clause that takes a deed upon itself, unless that is denied."""
    scene = around.scene
    if scene.gaps[burden] or any(one.record.value in ("negation", "refusal") for i in range(around.clause, burden) for one in scene.factuality[i]):
        return []
    own = [one for one, link in around.before if link == "direct" and one.last <= burden and one.entity is not None]
    announced = any(hit.record.kind == "cue" and hit.record.get("stance") == "asserts" for i in range(around.clause, burden) for hit in scene.reading.known(i))
    return own[-1:] if announced else []
