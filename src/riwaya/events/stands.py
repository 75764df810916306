"""Who may take part in an article's events: names with their roles, descriptions, sources of statements and unnamed groups, as `Stand`s in order.

A number of people, a group and the body it belongs to become one; what «قواتهم» and «القوات … والروسية» mean is looked up among the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events import apposed, belonging, hosts
from riwaya.events.groups import end_of_group, group
from riwaya.events.nouns import MORTAL, Stand
from riwaya.events.written import written
from riwaya.model import Span
from riwaya.names import Names
from riwaya.names.nouns import Named, Office
from riwaya.speech import Speech
from riwaya.text import Hit

if TYPE_CHECKING:
    from riwaya.events.scene import Scene

_FALLEN: Final = frozenset({"قتيل", "جريح", "وجريح", "وقتيل", "مصاب", "ومصاب", "شهيد", "وشهيد", "مفقود", "ومفقود"})
_BETWEEN: Final = frozenset({"بين", "وبين"})
_OF_FORCES: Final = frozenset({"من", "مسلحه", "كبيره", "مشتركه", "ضخمه", "خاصه"})
_COUNTERPARTS: Final = frozenset({"نظيره", "نظيرها", "نظيرته", "نظيرتها", "نظيريه", "نظيريها"})
_DEFINITE: Final = ("ال", "وال", "بال", "لل")
_NAMED: Final = 9  # how many words before his name a description may stand
_ARMIES: Final = {"الجيشان": "الجيش", "الجيشين": "الجيش"}


def standing(scene: Scene, names: Names, speech: Speech) -> list[Stand]:
    """Names with a role or a title before those without, then descriptions and sources: the first to come keeps its words."""
    inside = scene.marked([(one.first, one.last) for one in names.named if one.type != "PER"])
    titled, bare = list[Stand](), list[Stand]()
    begun = {one.first for one in names.named} | {one.first for one in names.offices}
    for name in names.named:
        title = _title(scene, name.first, inside) if name.role is None and inside[name.first - 1] and name.type == "PER" else -1
        (bare if name.role is None and title < 0 else titled).append(_named(scene, name, title))
        if name.role is not None and (host := hosts.host(scene, titled[-1], begun)) is not None:
            titled.append(host)
    described = [_described(scene, one.span, one.entity) for one in names.references]
    spans = [(one.source, one.entity) for one in speech.statements if one.source is not None and one.entity is not None]
    sources = [_described(scene, span, entity) for span, entity in spans if not _each_of(scene, span, inside)]
    offices = [_office_alone(scene, one) for one in names.offices]
    out = [*titled, *bare, *described, *sources, *offices]
    bodies = {one.first for one in out if one.type == "ORG"}
    wide = [one for one in (*described, *sources, *offices) if one.type in ("UNNAMED", "PER") and _holds(scene, one, bodies)]  # «رئيس المجلس» is he, not the council
    return _with_groups(scene, _apart(scene, [*wide, *out, *_second_states(scene, out)]))


def _named(scene: Scene, one: Named, title: int) -> Stand:
    """A name with the title that begins at a word before it, or with its role on either side."""
    first, last, role, span, words = one.first, one.last, one.role, one.span, scene.reading.words
    name, alone = first, role is None and title < 0 and one.type == "PER"
    if title >= 0:
        first = title
    if role is not None:
        role_first, role_last = scene.words(role.span)
        if not _tells(scene, role_first, role_last):
            role_first += int(_accuses(scene, role_first))
            if role_first < first and role_last >= first - 2:
                first, span = role_first, role.span
            elif role_first >= last and role_first <= last + 1:
                last = role_last
    entity = scene.entities.get(one.entity)
    gender = (entity.gender or "") if entity else ""
    if alone and first and scene.nisba[first - 1] and not scene.gaps[first] and words[first - 1].startswith("وال"):
        return Stand(first - 1, last, name, one.entity, one.type, left="و", gender=gender)  # «… واليوناني نيكوس …»
    if alone and (at := _counterpart(scene, first)) >= 0:
        return Stand(at, last, name, one.entity, one.type, left=words[at][: words[at].index("ن")], gender=gender)
    return Stand(first, last, name, one.entity, one.type, left=_left(scene, span, first), gender=gender)


def _counterpart(scene: Scene, name: int) -> int:
    """Where the words for somebody's counterpart begin right before a name: «ونظيره التركي سامر»; or -1."""
    words, at = scene.reading.words, name - 1 - int(name > 0 and bool(scene.nisba[name - 1]))
    if at < 0 or any(scene.gaps[at + 1 : name + 1]):
        return -1
    return at if words[at].lstrip("ولب") in _COUNTERPARTS else -1


def _described(scene: Scene, span: Span, entity: str) -> Stand:
    """A description of somebody, or the source of a statement."""
    first, last = scene.words(span)
    known = scene.entities.get(entity)
    return Stand(first, _cut(scene, first, last), first, entity, known.type if known is not None else "UNNAMED", left=_left(scene, span, first))


def _each_of(scene: Scene, span: Span, inside: list[bool]) -> bool:
    """Whether a source is only those it counts up, who are names: «كل من مصر والأردن»."""
    first, last = scene.words(span)
    link = scene.link[first]
    return link is not None and link.record.id == "argument.each" and link.last < last and inside[link.last]


def _office_alone(scene: Scene, office: Office) -> Stand:
    """An office whose holder the article does not name: «وزير الخارجية», «السفير الفرنسي»."""
    stand = Stand(office.first, office.last, office.first, None, "UNNAMED", left=office.left)
    words = scene.reading.words
    stand.group = " ".join((words[office.first][len(office.left) :], *words[office.first + 1 : office.last]))
    return stand


def _holds(scene: Scene, one: Stand, bodies: set[int]) -> bool:
    """Whether a description holds the name of a body and no link word."""
    return any(at in bodies for at in range(one.first + 1, one.last)) and not any(scene.link[at] for at in range(one.first, one.last))


def _title(scene: Scene, name: int, inside: list[bool]) -> int:
    """Where the title of a person begins that holds other names: «سفيرة … لدى … سلمى», or -1. Nothing but names, adjectives and prepositions stands between."""
    for at in range(name - 1, max(-1, name - 8), -1):
        if scene.gaps[at + 1]:
            return -1
        if not inside[at] and any(hit.record.kind == "title" and hit.shape.number == "s" and not hit.right for hit in scene.reading.known(at)):
            return at
        if not inside[at] and not scene.nisba[at] and scene.role(at) not in ("in", "to") and not scene.reading.words[at].startswith("ال"):
            return -1
    return -1


def _cut(scene: Scene, first: int, last: int) -> int:
    """Where a description ends: before a clause of its own, or «قد»."""
    for i in range(first + 1, last):
        if scene.role(i) in ("relative", "to", "break") or any(hit.record.kind == "factuality" and hit.record.value == "qad" for hit in scene.reading.known(i)):
            return i
    return last


def _second_states(scene: Scene, found: list[Stand]) -> list[Stand]:
    """The second body of «القوات الأوكرانية والروسية»: an adjective of a state behind a name that ends in one, for that body, for the state of forces, or without a name."""
    known = {" ".join(scene.reading.words[one.name : one.last]): one.entity for one in found if one.type == "ORG"}
    out: list[Stand] = []
    for one in found:
        at = one.last
        if one.type != "ORG" or at >= len(scene.reading.words) or not scene.nisba[at] or not scene.nisba[at - 1] or not scene.reading.words[at].startswith("و"):
            continue
        head = scene.reading.words[one.name]
        other = " ".join([_ARMIES.get(head, head), *scene.reading.words[one.name + 1 : at - 1], scene.reading.words[at][1:]])
        entity, forces = known.get(other), any(hit.record.id == "group.forces" for hit in scene.reading.known(one.name))
        state = scene.states.get(scene.nisba[at]) if forces else None
        if (entity or state or forces) and entity != one.entity:
            out.append(Stand(at, at + 1, at, entity or state, "ORG" if entity or state else "UNNAMED", forces, left="و"))
            out[-1].group = "" if entity or state else " ".join([_ARMIES.get(head, scene.reading.raw(one.name)), scene.reading.raw(at).removeprefix("و")])
    return out


def _accuses(scene: Scene, word: int) -> bool:
    """Whether a role begins with a participle of circumstance that tells an event: «متهمين الأمين العام …»."""
    return any(hit.record.kind == "trigger" and hit.shape.pos == "participle" and bool(hit.record.get("adverb")) for hit in scene.reading.known(word))


def _tells(scene: Scene, first: int, last: int) -> bool:
    """Whether a word of an event stands inside: then it is no role."""
    return any(hit.record.kind == "trigger" and hit.record["frame"] == "visit" for i in range(first, last) for hit in scene.reading.known(i))


def _left(scene: Scene, span: Span, word: int) -> str:
    """What stands inside the word before the span begins: an attached particle."""
    inside = span.start - scene.stored_starts[word]
    return scene.reading.words[word][:inside] if inside > 0 else ""


def _with_groups(scene: Scene, known: list[Stand]) -> list[Stand]:
    """Stands and unnamed groups; what a group's word inside a name or before it says of arms and crowds holds for the name too."""
    covered = scene.marked([(one.first, one.last) for one in known])
    named = {one.last for one in known if one.type in ("PER", "ORG") and one.name < one.last}
    bodies = {one.first for one in known if one.type == "ORG"}
    armed, crowd, lone, two = [False] * scene.size, [False] * scene.size, [False] * scene.size, [""] * scene.size
    out = list(known)
    for hit in scene.reading.of("group"):
        kind = group(hit.record)
        lone[hit.first] = lone[hit.first] or (hit.last == hit.first + 1 and kind.armed)
        if not written(scene.reading, hit) or hit.right == "ي" or _no_group(scene, hit, named) or (kind.named and hit.last not in bodies):
            continue
        if any(covered[at] for at in range(hit.first, hit.last)):
            armed[hit.first], crowd[hit.first] = kind.armed, kind.crowd
            two[hit.first] = kind.two
            continue
        if kind.state and not scene.nisba[hit.last]:
            continue
        body = belonging.of_person(scene, hit, known) if kind.of_person or (hit.right and hit.record.id == "group.bodies") else None
        if body is None and kind.of_person:
            continue
        reach = end_of_group(scene, hit, covered)
        last = hit.last if body or kind.kin else reach  # whose people they are stands for himself
        for at in range(hit.first, last):
            covered[at] = True
        out.append(_group(scene, hit, last, known))
        out[-1].reach = reach if kind.kin else 0
        if body:
            out[-1].entity, out[-1].type = body, "ORG"
    for hit in scene.reading.of("nisba"):
        if not covered[hit.first] and _citizens(scene, hit):
            covered[hit.first] = True
            out.append(_group(scene, hit, hit.last, known))
    for one in out:
        one.two = one.two or (two[one.first] if one.type == "UNNAMED" else "")
        for at in range(one.first - 1, one.last):
            if armed[at]:
                one.armed = True
            if crowd[at]:
                one.crowd = True
        if one.entity and lone[one.first - 1]:
            one.armed = True
    return _named_later(scene, _made_one(scene, _in_order(scene, out)))


def _citizens(scene: Scene, hit: Hit) -> bool:
    """«ثلاثة سوريين», «أطلقها سوريون»: the people of a state behind their number, or as a subject right behind its verb."""
    if scene.nisba[hit.first] and hit.first and not scene.gaps[hit.first] and scene.reading.words[hit.first].endswith("ون") and scene.reading.entries[hit.first - 1].verb == 1:
        return True
    if hit.left or not scene.nisba[hit.first] or scene.reading.gap(hit.first) != " " or not scene.counted(hit.first - 1):
        return False
    return scene.reading.words[hit.first].endswith(("ين", "ون"))


def _named_later(scene: Scene, stands: list[Stand]) -> list[Stand]:
    """Let one man or woman without a name be whom «وهو …», «وهي …» names right behind, here and where the same words come again."""
    known: dict[str, str] = {}
    for at in range(1, len(stands)):
        one, word = stands[at], stands[at].first - 1
        if one.type != "PER" or one.left or word < 0 or scene.role(word) != "namely" or scene.gaps[one.first]:
            continue
        before = next((other for other in reversed(stands[:at]) if other.group or word - other.last > _NAMED), None)
        if before is not None and word - before.last <= _NAMED and one.entity and _one_of(scene, before, word):
            known[before.group] = one.entity
    for other in stands:
        if other.group in known and other.entity is None:
            other.entity, other.type = known[other.group], "PER"
    return stands


def _one_of(scene: Scene, stand: Stand, word: int) -> bool:
    """Whether a description is of one person of the gender that a word names, in its sentence."""
    found = [hit.shape for hit in scene.reading.known(stand.name) if hit.record.kind == "group" and hit.shape.number == "s"]
    link = scene.link[word]
    if not found or link is None or any(gap == 2 for gap in scene.gaps[stand.last : word + 1]):
        return False
    return (scene.reading.words[stand.name].endswith("ه") or found[0].gender == "f") == (link.record.id == "argument.namely_she")


def _group(scene: Scene, hit: Hit, last: int, known: list[Stand]) -> Stand:
    """An unnamed group, for the body or the state that it is known to be of."""
    kind = group(hit.record)
    stand = Stand(hit.first, last, hit.first, None, "UNNAMED", kind.armed, kind.crowd, hit.left)
    stand.kin = kind.kin
    stand.owned = kind.owned or kind.armed or belonging.is_government(scene.reading.words[hit.first].removeprefix(hit.left))
    stand.vague, stand.two = kind.vague, kind.two
    words = scene.reading.text[hit.start : hit.end]
    counted = scene.reading.words[hit.last] if stand.vague and hit.last < len(scene.gaps) and not scene.gaps[hit.last] else ""
    if counted.startswith("ال"):
        words = counted.removeprefix("ال")  # «عشرات المهاجرين» are migrants
    stand.group = words[:-2] + "ين" if words.endswith("ون") else words  # one group in any case
    if kind.whose:
        stand.right = "ها" if scene.reading.words[last - 1].endswith("ها") else "ه"
    if kind.forces or kind.state:
        belonging.of_state(scene, stand, known, kind.forces)
    if hit.right and not kind.own and not kind.whose and hit.last == hit.first + 1:
        if body := belonging.own_body(scene, stand, hit.right, known):
            stand.entity, stand.type = body, "ORG"
        elif head := belonging.own_government(scene, stand, hit.right, known):
            stand.entity, stand.type = head, "PER"
    if kind.own:
        stand.entity, stand.type = belonging.own_forces(scene, stand, kind.own, known)
    return stand


def _in_order(scene: Scene, stands: list[Stand]) -> list[Stand]:
    """Stands that do not overlap, by their words."""
    at: list[Stand | None] = [None] * scene.size
    for one in stands:
        at[one.first] = one
    return [one for one in at if one is not None]


def _manner(scene: Scene, word: int) -> bool:
    """«طالب بقوة بمحاسبة …»: whether no adjective and no «of» stands behind a force, so that it only says how."""
    if word >= len(scene.gaps) or scene.gaps[word]:
        return True
    return scene.reading.words[word] not in _OF_FORCES and not scene.reading.words[word].endswith("يه")


def _no_group(scene: Scene, hit: Hit, named: set[int]) -> bool:
    """Whether a word for people is none where it stands: an adjective of the noun or name before it, a verb, a number of things."""
    kind = group(hit.record)
    if scene.is_link(hit.first - 2, "argument.company") or (kind.kin and hit.left.endswith(("ال", "لل"))):
        return True  # «على رأس وفد ضم …», «الأسرة الدولية»
    if hit.shape.number == "s" and not kind.number and (_adjective(scene, hit, kind.armed) or _verb_there(scene, hit)):
        return True
    if kind.number and not scene.counted(hit.first - 1):
        return True
    if scene.reading.words[hit.first] in _FALLEN and any(word in _BETWEEN for word in scene.reading.words[max(0, hit.first - 2) : hit.first]):
        return True  # «سقط عشرات العراقيين بين قتيل وجريح»
    if kind.counted and ((hit.left.endswith(("ال", "لل")) and not scene.nisba[hit.last]) or (hit.left.endswith("ب") and _manner(scene, hit.last))):
        return True
    if kind.vague and not hit.left.endswith("ال") and not scene.reading.text.startswith("ال", hit.start) and not _of_people(scene, hit.last):
        return True
    return hit.left == "ال" and hit.shape.number == "s" and hit.first in named and not scene.gaps[hit.first]


def _closed(scene: Scene, word: int) -> bool:
    """«خطف مسلحون النائب …», «اعتقلت قوات الأمن الأردنية المخرج …», «عزل البرلمان الرئيس …»: whether a group's last word lets nobody own it."""
    return bool(scene.nisba[word]) or scene.reading.words[word].endswith(("ون", "ين")) or scene.reading.raw(word).startswith(("ال", "وال", "بال", "لل"))


def _made_one(scene: Scene, stands: list[Stand]) -> list[Stand]:
    """A number and its people, a group and whom it belongs to as one; what overlaps an earlier one is left out."""
    kept: list[Stand] = []
    for one in stands:
        if kept and kept[-1].vague and one.type in ("UNNAMED", "PER") and not one.left.startswith("و") and _counts(scene, kept[-1].last, one.first):
            vague = kept.pop()
            one.first, one.left = vague.first, vague.left
        if kept and kept[-1].vague and one.type == "LOC" and one.first in scene.referring and _counts(scene, kept[-1].last, one.first):
            kept[-1].last = one.last
            continue
        owner = one.entity and not (kept and kept[-1].kin) and one.type in ("PER", "ORG") and not one.left.startswith("و")
        if owner and kept and kept[-1].owned and kept[-1].last == one.first and (one.type == "ORG" or not _closed(scene, one.first - 1)):
            group = kept.pop()
            one.armed, one.left, one.first, one.agreement = one.armed or group.armed, group.left or one.left, group.first, "" if one.type == "PER" else None
        if kept and kept[-1].entity is None and kept[-1].owned and one.entity and one.left.endswith("ل") and belonging.belongs(scene, kept[-1].last, one.first):
            group = kept.pop()
            one.armed, one.left, one.first, one.name = one.armed or group.armed, group.left, group.first, group.first
        if kept and kept[-1].kin and not one.left and one.first == kept[-1].last and not scene.gaps[one.first]:
            kept[-1].reach = max(kept[-1].reach, one.last)
            kept[-1].group = scene.reading.text[scene.reading.starts[kept[-1].first] + len(kept[-1].left) : scene.reading.ends[kept[-1].reach - 1]]
        if kept and one.type == "ORG" and not one.left and one.first == kept[-1].last and kept[-1].type == "PER" and apposed.described_behind(scene, kept[-1]):
            kept[-1].last = one.last
            continue
        if kept and one.type == "ORG" and one.first == kept[-1].last and one.left in ("ل", "لل") and belonging.organ(scene, kept[-1]):
            kept[-1].last = one.last
            continue
        if kept and kept[-1].entity is None and one.type in ("ORG", "LOC") and not one.left and one.first == kept[-1].last + 1 and belonging.out_of(scene, kept[-1], one):
            group = kept.pop()
            one.armed, one.left, one.first, one.name = one.armed or group.armed, group.left, group.first, group.first
        while kept and one.type == "PER" and apposed.follows(scene, kept[-1], one):
            one.left, one.first = kept[-1].left, kept.pop().first
        if kept and one.type == "PER" and not one.left and (office := apposed.office(scene, kept, one)):
            one.left, one.first, one.gender = kept[-office].left, kept[-office].first, ""
            del kept[-office:]
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    return [one for one in kept if not one.vague or scene.reading.words[one.last - 1] != "من"]  # «عدد من» those who are no stand


def _counts(scene: Scene, last: int, first: int) -> bool:
    """Whether a number of people is of the stand after it: «عشرات المحتجين», «عشرات من المحتجين»."""
    return (first == last or (first == last + 1 and scene.role(last) == "in")) and not scene.parted(last, first + 1)


def _adjective(scene: Scene, hit: Hit, armed: bool) -> bool:
    """Whether a word for one man describes the noun before it: as definite as it, and no link, number or verb of the lexicon stands there."""
    word, before = scene.reading.words[hit.first], scene.reading.words[hit.first - 1] if hit.first else ""
    relative = word.endswith("يا") and scene.reading.raw(hit.first).endswith("يا")  # no «لاجئا»
    if hit.first and not scene.gaps[hit.first] and not hit.left and relative and before.endswith("ا") and all(last != hit.first for _, last in scene.named_words):
        return True  # «مؤتمرا صحفيا», «تحركا دبلوماسيا», not «طردت فرنسا دبلوماسيا»
    if hit.first == 0 or scene.gaps[hit.first] or scene.link[hit.first - 1] or before.isdigit() or any(one.shape.pos == "verb" for one in scene.reading.known(hit.first - 1)):
        return False
    if any(one.record.kind == "trigger" and one.shape.pos == "noun" and one.record["frame"] in MORTAL for one in scene.reading.known(hit.first - 1)):
        return False  # «مقتل جندي»
    if armed and hit.left == "ال" and before.startswith(_DEFINITE):
        return True
    if word.endswith("ي") and word.startswith("ال") and before.endswith("ها"):
        return True  # «تمثيلها الدبلوماسي»
    return (armed and not hit.left) or (word.endswith("ي") and word.startswith("ال") == before.startswith(_DEFINITE))


def _verb_there(scene: Scene, hit: Hit) -> bool:
    """Whether a bare word for one man is the verb that opens its clause: «طالب الأعضاء …»."""
    at = hit.first
    if hit.left not in ("", "و") or hit.right or (at and not scene.gaps[at] and scene.role(at - 1) != "break"):
        return False
    return any(one.record.kind == "trigger" and one.shape.pos == "verb" and one.shape.tense == "past" for one in scene.reading.known(at))


def _of_people(scene: Scene, word: int) -> bool:
    """Whether a number of people is one: a group or a name follows at once, or behind «من»."""
    at = word + 1 if scene.role(word) == "in" else word
    return at < len(scene.gaps) and any(hit.record.kind in ("group", "nisba", "org_head", "mention") for hit in scene.reading.known(at))


def _apart(scene: Scene, stands: list[Stand]) -> list[Stand]:
    """Overlapping stretches: names before descriptions, earlier and longer ones first; in the order of their words."""
    out: list[Stand] = []
    covered = [False] * scene.size
    for one in stands:
        taken = next((at for at in range(one.first, one.last) if covered[at]), -1)
        if taken > one.first and one.type == "UNNAMED":
            one.last = next((at for at in range(one.first + 1, taken) if scene.link[at]), one.first)
            if one.last == one.first:
                continue
        elif taken >= 0:
            if any(covered[at] for at in range(one.name, one.last)):
                continue
            one.first = one.name
        for at in range(one.first, one.last):
            covered[at] = True
        out.append(one)
    return _in_order(scene, out)
