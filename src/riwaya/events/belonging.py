"""Whose somebody is who has no name: forces of a state, «قواتهم», «ائتلافه», «قوة من …», «الأمانة العامة لاتحاد …».

It looks among the names that stand before; of two bodies of one kind it takes the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events import adjectives
from riwaya.events.nouns import Stand
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_ORGANS: Final = frozenset({"org_head.council", "org_head.committee", "org_head.panel", "org_head.department"})
_GOVERNMENT: Final = frozenset({"حكومت", "حكومه"})


def organ(scene: Scene, stand: Stand) -> bool:
    """Whether a stand is only an organ of a body named behind it: «الأمانة العامة لاتحاد …», «المكتب السياسي للحزب»."""
    if stand.last - stand.name != 2 or not scene.reading.words[stand.last - 1].startswith("ال") or scene.nisba[stand.last - 1]:
        return False
    return any(hit.last == stand.name + 1 and hit.record.id in _ORGANS for hit in scene.reading.at(stand.name))


def out_of(scene: Scene, group: Stand, body: Stand) -> bool:
    """«قوة من …», «مندوبون عن …»: who comes out of a body acts for it, delegates for a state too."""
    word = group.last
    if scene.gaps[word] or scene.gaps[word + 1]:
        return False
    if scene.role(word) == "in" and body.type == "ORG":
        return scene.reading.words[word].startswith("م")
    sent = any(hit.record.kind == "group" and bool(hit.record.get("delegate")) for hit in scene.reading.known(group.name))
    return sent and scene.role(word) == "against" and scene.reading.words[word].startswith("ع") and scene.reading.words[word].endswith("ن")


def of_state(scene: Scene, stand: Stand, known: list[Stand], armed: bool) -> None:
    """«طائرات روسية», «جنود أميركيين»: the army of that state where the article names it, else the state, for which no town stands; «الجيش والحوثيين» are two."""
    words = scene.reading.words
    end = min(stand.last + 2, len(words))
    end = next((i for i in range(stand.last, end) if words[i].startswith("و")), end)
    at = next((i for i in range(stand.first + 1, end) if adjectives.code_at(scene, i) and not scene.gaps[i] and not scene.link[i]), -1)
    if at < 0:
        return
    state = adjectives.code_at(scene, at)
    heads = (one for one in known if one.type == "ORG" and any(scene.nisba[i] == state for i in range(one.name + 1, one.last)))
    army = next((one for one in heads if armed and any(hit.record.id == "group.forces" for hit in scene.reading.known(one.name))), None)
    if army is not None:
        stand.entity, stand.type = army.entity, "ORG"
    elif (whose := scene.states.get(state)) is not None and (whose in scene.lands or whose not in scene.country_of):
        stand.entity, stand.type = whose, "ORG"


def own_forces(scene: Scene, stand: Stand, head: str, known: list[Stand]) -> tuple[str | None, str]:
    """«قواتهم»: the body named last before whose first word is the same."""
    body = _last(scene, stand, (head,), known)
    return (body.entity, "ORG") if body is not None else (None, "UNNAMED")


def of_person(scene: Scene, hit: Hit, known: list[Stand]) -> str | None:
    """«ائتلافه», «نقابتها»: the body named in the office of the person named last before it in its sentence."""
    if not hit.right.startswith("ه"):
        return None
    low = scene.reading.sentences[scene.reading.sentence_of(hit.first)].first
    fitting = ("", "f" if hit.right == "ها" else "m")
    person = next((one for one in reversed(known) if one.type == "PER" and low <= one.first and one.last <= hit.first and one.gender in fitting), None)
    if person is None:
        return None
    office = [scene.bodies[at] for at in range(person.first, person.last) if at in scene.bodies]
    office += [one.entity for one in known if one.type == "ORG" and one.entity and one.last == person.first and not scene.gaps[person.first]]
    return office[-1] if office else None


def spoken_for(scene: Scene, speaker: Stand) -> Stand | None:
    """«قال متحدث باسم الجبهة إنهم سيطروا …»: the body that a man speaks for, whose people he tells of as «they»."""
    behind = next(iter(scene.between(speaker.last, speaker.last + 3)), None)
    if behind is not None and behind.type == "ORG" and behind.tie.role == "other" and behind.tie.at in (speaker.last, speaker.last - 1) and behind.first == behind.tie.at + 1:
        return behind
    inside = [at for at in range(speaker.first, speaker.last) if at in scene.bodies] if speaker.type in ("PER", "UNNAMED") else []
    return Stand(inside[0], speaker.last, inside[0], scene.bodies[inside[0]], "ORG", True) if inside else None


def own_body(scene: Scene, stand: Stand, right: str, known: list[Stand]) -> str | None:
    """«حكومته», «نقابتها»: the body named last before whose first word is the same."""
    head = scene.reading.words[stand.name].removeprefix(stand.left).removesuffix(right)
    body = _last(scene, stand, (head, head.removesuffix("ت") + "ه"), known)
    return body.entity if body is not None else None


def is_government(word: str) -> bool:
    """«حكومة», which acts for the person whose it is: «نالت حكومة سامر الثقة»."""
    return word in _GOVERNMENT


def own_government(scene: Scene, stand: Stand, right: str, known: list[Stand]) -> str | None:
    """«استقالة حكومته»: whose government it is, the person named last before it in its sentence, if no state stands nearer; it acts for him as «حكومة سامر» does."""
    if scene.reading.words[stand.name].removeprefix(stand.left).removesuffix(right) not in _GOVERNMENT or right not in ("ه", "ها"):
        return None
    low = scene.reading.sentences[scene.reading.sentence_of(stand.first)].first
    fitting = ("", "f" if right == "ها" else "m")
    before = [one for one in known if low <= one.first and one.last <= stand.first and ((one.type == "PER" and one.gender in fitting) or one.entity in scene.lands)]
    last = max(before, key=lambda one: one.first, default=None)
    return last.entity if last is not None and last.type == "PER" else None


def _last(scene: Scene, stand: Stand, heads: tuple[str, ...], known: list[Stand]) -> Stand | None:
    """The body named last before a stand whose first word is one of these."""
    words = scene.reading.words
    return next((one for one in reversed(known) if one.type == "ORG" and one.last <= stand.first and words[one.name].removeprefix("ال") in heads), None)


def belongs(scene: Scene, last: int, first: int) -> bool:
    """«قوات تابعة لـ…»: what belongs to a body acts for it."""
    return first == last + 1 and scene.is_link(last, "argument.belonging")


def of_body(scene: Scene, people: Stand, body: Stand) -> bool:
    """Whether people without a name are those of the body right behind them, their word having no ending of its own."""
    word = scene.reading.words[people.last - 1]
    return people.type == "UNNAMED" and body.first == people.last and not body.left and not word.startswith("ال") and not word.endswith(("ون", "ين", "يه"))
