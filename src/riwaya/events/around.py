"""The words around one trigger: which stands follow and precede it in its clause, and what joins them to it."""

from __future__ import annotations

from riwaya.events.looking_back import fits, pronoun
from riwaya.events.nouns import Stand, Trigger
from riwaya.events.scene import Scene

_AFTER, _BEFORE = 16, 14
_SUFFERED = frozenset({"ASSAULT", "DEATH", "PROTEST", "COERCE"})
Found = list[tuple[Stand, str]]


class Around:
    """Stands around one trigger, each with its link: direct, with, against, to, in, at, by, between, other."""

    def __init__(self, scene: Scene, trigger: Trigger, stops: set[int], every: list[int]) -> None:
        self.scene, self.trigger = scene, trigger
        self.follows_telling = False
        sentence = scene.reading.sentences[scene.reading.sentence_of(trigger.first)]
        self.low = max(sentence.first, trigger.first - _BEFORE)
        self.after = self._after(min(sentence.last, trigger.last + _AFTER), stops)
        self.next = min((one for one in every if one >= trigger.last), default=sentence.last)
        self.before, self.clause = self._before()

    def _after(self, end: int, stops: set[int]) -> Found:
        scene, at = self.scene, self.trigger.last
        passed = False
        while at < end and scene.gaps[at] != 2 and not (scene.role(at) == "break" and at > self.trigger.last) and not (at in stops and passed):
            passed = passed or any(one.first <= at < one.last for one in scene.between(max(0, at - 8), at + 1))
            at += 1
        out: Found = []
        for stand in scene.between(self.trigger.last, at):
            out.append((stand, self.link(stand, out)))
        return out

    def _before(self) -> tuple[Found, int]:
        """Stands before the trigger in its clause, nearest first, and the word where the clause opens."""
        scene, at = self.scene, self.trigger.first
        while at > self.low and scene.gaps[at] != 2 and scene.role(at - 1) != "break":
            at -= 1
        return [(stand, self.link(stand, [])) for stand in scene.between(at, self.trigger.first)][::-1], at

    def link(self, stand: Stand, earlier: Found) -> str:
        """The role word that governs a stand: that of the stand it is joined to, its own particle, or the first one going left."""
        scene = self.scene
        if earlier and stand.left.startswith("و") and stand.first - earlier[-1][0].last <= 2:
            return earlier[-1][1]
        own = stand.left.lstrip("وف")
        if own.startswith("ل"):
            return "to"
        if own.startswith("ب"):
            return "at"
        floor = max(self.trigger.last if stand.first >= self.trigger.last else 0, stand.first - 5)
        for i in range(stand.first - 1, floor - 1, -1):
            if scene.gaps[i + 1] or i in scene.verbs:
                break
            if i in scene.timed:
                continue
            role = scene.role(i)
            if role == "in" and scene.counted(i - 1):
                continue
            if role:
                return "direct" if role in ("relative", "break") else role
            if scene.reading.words[i].startswith(("لل", "ولل")):
                return "to"
        return "direct"

    def relative(self) -> bool:
        """Whether the trigger is the verb of a relative clause: the relative word stands before it, or one word farther."""
        at = self.trigger.first
        return any(self.scene.role(i) == "relative" for i in (at - 1, at - 2) if i >= 0) and self.scene.role(self.trigger.last) != "back"

    def relative_after(self) -> bool:
        return any(self.scene.role(i) == "relative" for i in range(self.trigger.last, min(self.trigger.last + 3, len(self.scene.reading.words))))

    def subject(self) -> list[Stand]:
        """The nearest stand before the verb that no preposition governs, with those joined to it."""
        relative, plural = self.relative(), self.trigger.verbal and self.trigger.hit.shape.number == "p"
        for index, (one, link) in enumerate(self.before):
            if plural and one.type == "PER" and not one.left.startswith("و"):
                continue
            beside = one.last == self.trigger.first and one.entity is None
            if (link == "direct" or relative or beside) and self.trigger.first - one.last <= 6:
                first = index
                while first + 1 < len(self.before) and self.before[first][0].left.startswith("و") and self.before[first][0].first - self.before[first + 1][0].last <= 1:
                    first += 1
                return [stand for stand, _ in self.before[index : first + 1]]
        return []

    def opens(self) -> bool:
        """Whether the subject before the verb opens its clause: nothing but its own words stands before it there."""
        found = self.subject()
        if not found or self.trigger.hit.left.startswith(("و", "ف")):
            return False
        first = found[0].first
        return first - self.clause <= 2 or self.scene.gaps[first] > 0 or (len(found) == 1 and found[0].left.startswith("و"))

    def pronoun_subject(self, speaker: Stand | None) -> list[Stand]:
        """«إنه …»: the clause's opening word carries a pronoun, which is the speaker or the nearest before."""
        at = self.clause - 1
        if at < 0 or self.scene.role(at) != "break" or not self.scene.reading.words[at].endswith(("ه", "ها", "هم")):
            return []
        word = self.scene.reading.words[at]
        right = "ها" if word.endswith("ها") else "هم" if word.endswith("هم") else "ه"
        found = speaker if speaker is not None and fits(speaker, right) else pronoun(self.scene, at, right)
        return [found] if found else []

    def pair(self) -> list[Stand]:
        """«بين … و…» after a noun."""
        found = pick(self.after, ("between",), [])
        if not found:
            return []
        index = next(i for i, (one, _) in enumerate(self.after) if one is found[-1])
        rest = [one for one, link in self.after[index + 1 : index + 2] if one.left.startswith("و") or link == "between"]
        return found + rest

    def agent(self) -> list[Stand]:
        """Whom a noun without a genitive belongs to: the nearest stand before it in its clause that is no place and no time's."""
        at = self.trigger.first
        if self.trigger.definite or not (self.trigger.hit.left.endswith(("ب", "ل")) or self.scene.role(at - 1) in ("to", "against", "in") or at - 1 in self.scene.verbs):
            return []
        for one, link in self.before:
            if link in ("in", "at", "other", "by") or self.trigger.first - one.last > 6:
                continue
            if one.type != "LOC" or self.scene.is_country(one) or self.scene.is_capital(one):
                return [one]
        return []

    def carrier(self) -> tuple[list[Stand], list[Stand]]:
        """The subject of the verb that carries a noun, as its actors or as its recipients."""
        verb = self.trigger.governor
        if verb is None or verb.record["subject"] == "none" or (verb.record["subject"] == "speaker" and self.trigger.type in _SUFFERED):
            return [], []
        found = [(one, link) for one, link in self.before if link == "direct" and (one.first >= verb.last or verb.first - one.last <= 4)]
        inside = [row for row in found if row[0].first >= verb.last]
        row = inside[-1:] or found[:1]
        if not row:
            return [], []
        subject = [row[0][0]]
        return ([], subject) if verb.record["subject"] == "recipient" else (subject, [])


def joined(found: Found, index: int) -> list[Stand]:
    """A stand and those joined to it by «and»."""
    out = [found[index][0]]
    for (one, link), (last, _) in zip(found[index + 1 :], found[index:], strict=False):
        if link == found[index][1] and one.first - last.last <= 2 and one.left.startswith("و"):
            out.append(one)
        else:
            break
    return out


def pick(found: Found, links: tuple[str, ...], skip: list[Stand]) -> list[Stand]:
    """The first stand with one of these links, and those joined to it."""
    for index, (one, link) in enumerate(found):
        if link in links and one not in skip:
            return joined(found, index)
    return []
