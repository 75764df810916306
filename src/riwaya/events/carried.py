"""Who takes part in the event of a noun by the verb that carries it: «شن … هجوما», «تعرض … لهجوم», «اشتباكات شنها …»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events import going_on, relative
from riwaya.events.nouns import Stand
from riwaya.events.picked import joined
from riwaya.lexicon.letters import fold_word
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.around import Around
    from riwaya.events.scene import Scene

_DESCRIBING: Final = 9
_SUFFERED: Final = frozenset({"ASSAULT", "DEATH", "PROTEST", "COERCE"})
_EXCHANGED: Final = frozenset({"ACCUSE", "THREATEN"})
_FORCE: Final = frozenset({"ASSAULT", "COERCE"})
_PLACED: Final = frozenset({"فيه", "فيها", "معه", "معها", "معهم"})
_THEIRS: Final = ("ها", "هم")
_FIRED: Final = frozenset(fold_word(one) for one in ("صاروخ", "صاروخا", "صواريخ", "صاروخين", "قذيفة", "قذائف", "طائرة", "طائرات", "طائرتين", "مسيرة", "مسيرات"))
_NOBODY: Final = frozenset({"none", "scene"})
_END: Final = "light.end"
_THEN: Final = frozenset({"بعدما", "حيث", "عندما", "حينما", "قبلما"})
_LEAVING: Final = frozenset({"REJECT", "RETREAT", "SANCTION", "PROTEST", "AGREE"})


def performed(around: Around) -> list[Stand]:
    """Who carries out the event of a noun in the clause that describes it: «اشتباكات شنها …», «الزيارة التي قام بها …»."""
    scene, at = around.scene, around.trigger.last
    if of_another(around):
        return []
    for i in range(at, min(min(at + _DESCRIBING, max(around.next + 1, at + 4)), len(scene.gaps))):
        if scene.gaps[i] and not (scene.gaps[i] == 1 and (scene.role(i) == "relative" or (scene.is_verb[i] and scene.role(i + 1) == "back"))):
            return []
        if i > at and scene.reading.words[i].startswith("وال") and scene.role(i) != "relative":
            return []  # «تناول اللقاء الأزمة والمبادرة التي تقودها …»
        for row, one in enumerate(scene.reading.known(i)):
            if one.shape.pos != "verb":
                continue
            hit = scene.reading.hit(i, row)
            if around.trigger.asked.of == "recipient" and any(word in _FIRED for word in scene.reading.words[at:i]):
                return []  # «تدمير صاروخ أطلقه المسلحون»
            if (hit.right or scene.role(hit.last) == "back") and _performing(around, hit) and not _of_its_means(around, hit):
                found = [stand for stand in scene.between(hit.last, hit.last + 5) if stand.tie.role == "direct"]
                found = [stand for n, stand in enumerate(found) if (n == 0 and not scene.parted(hit.last, stand.first + 1)) or (n and stand.tie.more)]
                if not found and not (hit.record.kind == "light" and hit.record["subject"] == "none"):  # «التفجير الذي أودى بحياة …» is nobody's
                    found = [stand for stand, link in reversed(around.before) if link == "direct" and scene.agrees(stand, hit)][:1]
                return found + _alongside(around, hit)
    return []


def _of_its_means(around: Around, verb: Hit) -> bool:
    """«هجوم بسيارة يقودها انتحاري»: whether the pronoun of a verb behind what the deed is done with is of another gender than its noun."""
    noun, reading = around.trigger.hit, around.scene.reading
    if verb.right != "ها" or noun.shape.number != "s" or noun.right or reading.raw(noun.first).endswith("ة"):
        return False
    return any(word.startswith("ب") for word in reading.words[around.trigger.last : verb.first])


def suffered(around: Around) -> list[Stand]:
    """Whom an event befalls in the clause that describes it: «الهجوم الذي تعرضت له القافلة»."""
    scene, at = around.scene, around.trigger.last
    if of_another(around) or scene.role(at) != "relative":
        return []
    for row, one in enumerate(scene.reading.known(at + 1) if at + 1 < len(scene.gaps) else ()):
        if one.record.kind == "light" and one.record["subject"] == "recipient":
            hit = scene.reading.hit(at + 1, row)
            behind = [stand for stand in scene.between(hit.last, hit.last + 3) if stand.tie.role == "direct"] if scene.role(hit.last) == "back" else []
            return joined([(stand, "direct") for stand in behind], 0) if behind else []
    return []


def _alongside(around: Around, verb: Hit) -> list[Stand]:
    """With whom a journey is made, behind the verb that carries it: «زيارة قام بها إلى جانب …»."""
    scene = around.scene
    if around.trigger.frame != "visit":
        return []
    near = [one for one in scene.between(verb.last, verb.last + _DESCRIBING) if one.type == "PER" and one.tie.role == "with" and one.tie.at >= verb.last]
    return [one for one in near if scene.reading.words[one.tie.at] != "مع" and not any(scene.is_verb[verb.last : one.first])]


def of_another(around: Around) -> bool:
    """Whether another event is the genitive of this one, so that a clause behind describes that: «خرق الهدنة التي …»."""
    at, gaps = around.next, around.scene.gaps
    return at == around.trigger.last and at < len(gaps) and not gaps[at] and not around.trigger.definite


def _performing(around: Around, hit: Hit) -> bool:
    """Whether who does this to an event takes part in it: carries it out, calls for a protest, leaves or shuns what two agreed on."""
    kind, event = hit.record.kind, around.trigger
    if kind == "light":
        return hit.record["subject"] in ("actor", "none")
    if kind != "trigger":
        return False
    if event.type == hit.record["type"] == "MOBILIZE":
        return True  # «تكوين قاعدة تمركزت فيها …»
    return (event.type == "PROTEST" and hit.record["frame"] == "ask") or (event.type in ("AGREE", "CONSULT") and hit.record["type"] in _LEAVING)


def acted_on(around: Around) -> bool:
    """«الاحتجاجات التي فرقتها الشرطة»: whether another deed is only done to what a noun tells, in the clause that describes it."""
    scene, at = around.scene, around.trigger.last
    verb = next((i + 1 for i in range(at, at + 3) if scene.role(i) == "relative"), 0)
    if not 0 < verb < len(scene.gaps):
        return False
    found = [scene.reading.hit(verb, row) for row, one in enumerate(scene.reading.known(verb)) if one.shape.pos == "verb"]
    found = [hit for hit in found if hit.right or scene.role(verb + 1) == "back"]
    return any(hit.record.kind == "trigger" and hit.record["type"] in _FORCE for hit in found) and not any(_performing(around, hit) for hit in found)


def _befallen(around: Around, verb: Hit) -> list[Stand]:
    """Whom the pronoun of a verb takes up whose subject is the event: the first free stand of the clause before it, with those joined to it."""
    free = [(one, link) for one, link in reversed(around.before) if link == "direct" and one.last <= verb.first]
    if not verb.right:
        return []
    return joined(free, 0) if free else relative.described(around) if around.opener >= 0 else []


def fronted(around: Around, links: tuple[str, ...]) -> list[Stand]:
    """Towards whom something is done that stands between the verb that carries it and its noun: «فرضت … على … عقوبات»."""
    verb = around.trigger.governor
    if verb is None or verb.record["subject"] != "actor" or around.head != around.trigger.first or around.left:
        return []
    rows = [(one, link) for one, link in reversed(around.before) if one.first >= verb.last]
    return next((joined(rows, at) for at, (one, link) in enumerate(rows) if link in links and one.tie.at >= verb.last and around.trigger.first - rows[-1][0].last <= 1), [])


def _done(around: Around) -> bool:
    """Whether a noun of doing stands over the event's noun: «أعلنت النقابة خوض إضراب»."""
    return any(one.record.id == "bearing.doing" for one in around.scene.bearings[around.head])


def _all_of(found: list[tuple[Stand, str]]) -> list[Stand]:
    """The nearest of some stands before a verb, the nearest first, with those it is joined to."""
    count = 1
    while count < len(found) and found[count - 1][0].tie.more:
        count += 1
    return [one for one, _ in reversed(found[:count])]


def _may_go_on(around: Around, one: Stand, verb: Hit) -> bool:
    """Whether who stands right before a verb can be its subject; behind «and» only if it agrees: «سافر إلى أبها السعودية، وعقد …»."""
    return not verb.left.startswith("و") or around.scene.agrees(one, verb)


def _taken_up(around: Around, verb: Hit) -> bool:
    """Whether a preposition behind the verb takes up what its clause describes, whose subject is somebody else: «تونس، التي يرعى فيها اجتماعا»."""
    scene, at = around.scene, verb.last
    if at + 1 < len(scene.gaps) and scene.is_link(at, "argument.with") and not _named(scene, at + 1) and scene.reading.words[at + 1].endswith(_THEIRS):
        return True  # «باريس التي أجرى مع ممثليها اتصالات»
    return at < len(scene.gaps) and scene.role(at) == "back" and scene.reading.words[at] in _PLACED


def _named(scene: Scene, word: int) -> bool:
    one = scene.holder[word]
    return one is not None and one.entity is not None


def _outer(around: Around, verb: Hit) -> list[Stand]:
    """The person whom the clause around is about, who acts in one that describes only where or with whom."""
    scene, low = around.scene, around.scene.reading.sentences[around.scene.reading.sentence_of(verb.first)].first
    return [one for one in scene.between(low, around.opener) if one.tie.role == "direct" and one.type == "PER" and scene.agrees(one, verb)][-1:]


def _then(around: Around, verb: Hit) -> list[Stand]:
    """Who opens the sentence, where a verb without a subject goes on behind «بعدما», «حيث»: «غادر المبعوث … بعدما أجرى … مباحثات»."""
    scene, at = around.scene, verb.first - 1
    if at < 1 or verb.left or scene.reading.words[at] not in _THEN:
        return []
    low = scene.reading.sentences[scene.reading.sentence_of(verb.first)].first
    return [one for one in scene.between(low, at) if one.tie.role == "direct" and one.type in ("PER", "ORG") and one.entity and scene.agrees(one, verb)][:1]


def carrier(around: Around) -> tuple[list[Stand], list[Stand]]:
    """The subject of the verb that carries a noun, as its actors or as its recipients."""
    verb = around.trigger.governor
    if verb is not None and verb.record["subject"] == "object":
        return [], _befallen(around, verb)
    role, kind = verb.record["subject"] if verb is not None else "none", around.trigger.type
    if verb is not None and verb.record.id == _END and kind == "ASSAULT":
        return [], []
    spoken = role == "speaker" and ((kind in _SUFFERED and not _done(around)) or around.trigger.frame == "visit")
    if verb is None or role in _NOBODY or (role == "both" and kind not in _EXCHANGED and kind != "ASSAULT") or spoken:
        return [], []
    found = [(one, link) for one, link in around.before if link == "direct" and (one.first >= verb.last or (verb.first - one.last <= 4 and _may_go_on(around, one, verb)))]
    if around.opener >= 0 and not found and 0 <= verb.first - around.opener <= 2:
        found = [(one, "direct") for one in (_outer(around, verb) if _taken_up(around, verb) else relative.described(around))]
    if not found:
        found = [(one, link) for one, link in around.before if link == "direct" and one.first - around.clause <= 1 and around.scene.agrees(one, verb)]
    if not found:
        found = [(one, "direct") for one in going_on.before_too(around, verb) or _then(around, verb)]
    if not found:
        return [], []
    inside = [row for row in reversed(found) if row[0].first >= verb.last]
    subject = joined(inside, 0) if inside else _all_of(found)
    if role == "speaker" and around.trigger.asked.of == "recipient":
        subject = [one for one in subject if not one.kin]  # «أكدت أسرته إطلاق سراحه»
    if verb.record["subject"] == "both":
        each = [one for one, _ in inside] or subject
        return each, each if kind in _EXCHANGED else []  # «تبادلت القوات … القصف»: both fire
    return ([], subject) if verb.record["subject"] == "recipient" else (subject, [])
