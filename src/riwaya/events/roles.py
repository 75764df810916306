"""Who acts in an event and whom it is done to.

Read from the words around the trigger: the verb's subject and objects in their order, the genitive of a noun, the
prepositions, and pronouns that look back. Windows end where another clause opens. It has no syntax tree: long
embedded subjects and far objects are missed.
"""

from __future__ import annotations

from riwaya.events.nouns import Stand, Telling, Trigger
from riwaya.events.scene import Scene

_AFTER, _BEFORE = 16, 12
_MASCULINE, _FEMININE, _PLURAL = "ه", "ها", "هم"


class Around:
    """Stands around one trigger, each with the link that joins it: direct, with, against, to, in, by, between, other."""

    def __init__(self, scene: Scene, trigger: Trigger, stops: set[int]) -> None:
        self.scene, self.trigger = scene, trigger
        sentence = scene.reading.sentences[scene.reading.sentence_of(trigger.first)]
        self.after = self._after(min(sentence.last, trigger.last + _AFTER), stops)
        self.before = self._before(max(sentence.first, trigger.first - _BEFORE), stops)

    def _after(self, end: int, stops: set[int]) -> list[tuple[Stand, str]]:
        scene, at = self.scene, self.trigger.last
        out: list[tuple[Stand, str]] = []
        while at < end and not (scene.gaps[at] == 2 or (scene.role(at) == "break" and at > self.trigger.last) or (at in stops and out)):
            at += 1
        for stand in scene.between(self.trigger.last, at):
            out.append((stand, self.link(stand, out)))
        return out

    def link(self, stand: Stand, earlier: list[tuple[Stand, str]]) -> str:
        """The role word that governs a stand: its own particle, or the first link found going left."""
        scene = self.scene
        word = scene.reading.words[stand.first]
        if earlier:
            last, link = earlier[-1]
            joined = stand.first == last.last and (word.startswith("و") or stand.left.startswith("و"))
            if joined or (stand.first - last.last <= 3 and any(scene.reading.words[i].startswith("و") for i in range(last.last, stand.first + 1)) and stand.left.startswith("و")):
                return link
        own = stand.left.lstrip("وف") if len(stand.left) <= 3 else ("ل" if stand.left.startswith("لل") else "ب" if stand.left.startswith("بال") else "")
        if own.startswith("ل"):
            return "to"
        if own.startswith("ب"):
            return "at"
        floor = max(self.trigger.last if stand.first >= self.trigger.last else 0, stand.first - 5)
        for i in range(stand.first - 1, floor - 1, -1):
            if scene.gaps[i + 1] == 2:
                break
            role = scene.role(i)
            if role:
                return "direct" if role in ("relative", "break") else role
            if scene.reading.words[i].startswith(("لل", "ولل")):
                return "to"
        return "direct"

    def _before(self, start: int, stops: set[int]) -> list[tuple[Stand, str]]:
        """Nearest first; the clause's opening word may stand between, another full stop may not."""
        scene, at = self.scene, self.trigger.first
        while at > start and scene.gaps[at] != 2 and scene.role(at - 1) not in ("break",):
            at -= 1
        found = [(stand, self.link(stand, [])) for stand in scene.between(at, self.trigger.first)]
        return found[::-1]


def _pronoun(scene: Scene, trigger: Trigger, right: str) -> Stand | None:
    """The nearest name before a pronoun that it can stand for: persons and bodies first, gender and sentence as guides."""
    low = max(0, trigger.first - 60)
    near = [one for one in scene.between(low, trigger.first) if one.entity or one.armed or one.victim]
    here = scene.reading.sentence_of(trigger.first)
    for one in reversed(near):
        if scene.reading.sentence_of(one.first) < here - 1:
            break
        if right == _FEMININE and (one.type in ("LOC", "ORG") or one.gender == "f"):
            return one
        if right == _MASCULINE and ((one.type == "PER" and one.gender != "f") or (one.type == "UNNAMED" and one.entity)):
            return one
        if right in (_PLURAL, "هما") and one.type in ("ORG", "UNNAMED"):
            return one
    return None


def _with_joined(found: list[tuple[Stand, str]], index: int) -> list[Stand]:
    """A stand and those joined to it by «and»."""
    out = [found[index][0]]
    for (one, link), (last, _) in zip(found[index + 1 :], found[index:], strict=False):
        near = one.first - last.last <= 1
        if link == found[index][1] and near and one.left.startswith("و"):
            out.append(one)
        else:
            break
    return out


def _first(found: list[tuple[Stand, str]], links: tuple[str, ...], skip: list[Stand], places: bool = True) -> list[Stand]:
    for index, (one, link) in enumerate(found):
        if link in links and one not in skip and (places or one.type != "LOC"):
            return _with_joined(found, index)
    return []


def _subject_before(around: Around) -> list[Stand]:
    """A subject before its verb: the nearest stand that no preposition governs, close by or after the clause's opening word."""
    for index, (one, link) in enumerate(around.before):
        if link in ("direct", "relative") and around.trigger.first - one.last <= 5:
            back = around.before[index:][::-1]
            joined = _with_joined(back, 0) if len(back) > 1 and back[0][0].first - one.first == 0 else [one]
            return joined if one in joined else [one]
    return []


def _subject_far(around: Around) -> list[Stand]:
    """The nearest stand before, or where the clause has none the last one of the sentence's opening."""
    for one, link in around.before:
        if link in ("direct", "by", "relative"):
            return [one]
    return []


def assign(scene: Scene, trigger: Trigger, stops: set[int]) -> Telling:
    """Actors and recipients of one trigger by its record's frame."""
    telling = Telling(trigger, scene.reading.sentence_of(trigger.first), why=[trigger.record.id])
    around = Around(scene, trigger, stops)
    frame = trigger.record["frame"]
    if trigger.verbal:
        actors, recipients = _of_verb(scene, trigger, around, frame)
    else:
        actors, recipients = _of_noun(scene, trigger, around, frame)
    by = _first(around.after, ("by",), [])
    if by and frame not in ("both", "between"):
        actors, recipients = by, [one for one in (recipients or actors) if one not in by]
    if trigger.governor is not None and frame != "between":
        actors, recipients = _carried(scene, trigger, around, actors, recipients)
    if frame in ("both", "war") and (actors or recipients):
        actors, recipients = actors + [one for one in recipients if one not in actors], []
    telling.actors = _single(actors)
    telling.recipients = [one for one in _single(recipients) if all(one is not other and (one.entity is None or one.entity != other.entity) for other in telling.actors)]
    return telling


def _carried(scene: Scene, trigger: Trigger, around: Around, actors: list[Stand], recipients: list[Stand]) -> tuple[list[Stand], list[Stand]]:
    """The subject of the carrying verb: between it and the noun, or just before it."""
    verb = trigger.governor
    if verb is None or verb.record["subject"] == "none":
        return actors, recipients
    found = [(one, link) for one, link in around.before if link in ("direct", "relative") and (one.first >= verb.last or verb.first - one.last <= 4)]
    inside = [row for row in found if row[0].first >= verb.last]
    row = inside[-1:] or found[:1]
    if not row:
        return actors, recipients
    subject = [row[0][0]]
    rest = [one for one in actors if one is not subject[0]]
    if verb.record["subject"] == "recipient":
        return [one for one in rest if one.first >= trigger.last], subject
    genitive = rest if trigger.record.get("of") == "recipient" else []
    return subject, [one for one in (recipients or genitive) if one is not subject[0]]


def _single(stands: list[Stand]) -> list[Stand]:
    out: list[Stand] = []
    for one in stands:
        if all(one is not other and (one.entity is None or one.entity != other.entity) for other in out):
            out.append(one)
    return out


def _of_verb(scene: Scene, trigger: Trigger, around: Around, frame: str) -> tuple[list[Stand], list[Stand]]:
    shape = trigger.hit.shape
    pronoun = _pronoun(scene, trigger, trigger.hit.right) if trigger.hit.right else None
    direct = _first(around.after, ("direct",), [])
    second = _first(around.after, ("direct",), direct) if direct else []
    before = _subject_before(around)
    oblique = _first(around.after, ("against", "to", "at", "with"), direct + second, places=frame in ("visit", "ask") or True)
    if frame == "undergo" or shape.voice == "passive":
        return [], (direct or before)
    if frame == "kill" and shape.voice == "either" and direct and not (second or pronoun or before):
        return [], direct
    if trigger.hit.right and pronoun:
        return (direct or before), [pronoun]
    opens = bool(before) and around.trigger.first - before[-1].last <= 1 and (not direct or not second)
    if before and (opens or not direct):
        return before, direct or oblique
    if frame == "both":
        return (direct or before), second + [one for one in oblique if one.type != "LOC" or not second]
    return (direct or before or _subject_far(around)), (second or oblique)


def _of_noun(scene: Scene, trigger: Trigger, around: Around, frame: str) -> tuple[list[Stand], list[Stand]]:
    of = trigger.record.get("of", "actor")
    pair = _first(around.after, ("between",), [])
    if pair and frame in ("both", "war", "between", "act"):
        index = next(i for i, (one, _) in enumerate(around.after) if one is pair[0])
        nxt = [one for one, _ in around.after[index + 1 : index + 2]] if len(pair) == 1 else []
        if frame == "between":
            return _subject_far(around), pair + nxt
        return pair + nxt, []
    pronoun = _pronoun(scene, trigger, trigger.hit.right) if trigger.hit.right else None
    close = [(one, link) for one, link in around.after if one.first - trigger.last <= 6]
    genitive = [pronoun] if pronoun else _first(close, ("direct",), []) if not trigger.definite or trigger.hit.right else []
    second = _first(close, ("direct",), [one for one in genitive if one]) if genitive else []
    oblique = _first(around.after, ("with",) if frame == "both" else ("against", "to", "with", "at") if frame != "visit" else ("to", "with"), genitive + second)
    by = _first(around.after, ("by",), [])
    if frame == "both":
        return (genitive or _subject_far(around)), second + oblique
    if of == "recipient":
        if second:
            return genitive, second
        return by or (_subject_far(around) if not genitive or pronoun is None else []), genitive or oblique
    if second and not oblique:
        return genitive, second
    if genitive:
        return genitive, oblique
    after = _relative_subject(scene, around)
    return after or _subject_far(around), oblique


def _relative_subject(scene: Scene, around: Around) -> list[Stand]:
    """«الهجوم الذي شنه الجيش»: the subject of the relative clause after a noun."""
    for i in range(around.trigger.last, min(around.trigger.last + 3, len(scene.reading.words))):
        if scene.role(i) == "relative":
            return _first(around.after, ("direct",), [])
    return []
