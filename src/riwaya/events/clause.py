"""Which preposition governs each stand, and which relative clause holds it: one walk over the article from left to right.

A preposition governs the noun phrase after it and no more: once that phrase is closed (by a stand, a pronoun, a comma, a verb), what
follows stands free again, «اتهم سكان في المدينة المبعوث الدولي». It knows phrases by their edges only; a long genitive without a
known name in it is taken as one phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.events.nouns import Stand, Tie

if TYPE_CHECKING:
    from riwaya.events.scene import Scene
    from riwaya.text import Hit

_LESS: Final = frozenset({"يقل", "تقل", "يزيد", "تزيد"})
_AT_LEAST: Final = frozenset({"الاقل", "الاكثر"})
_ABOUT: Final = frozenset({"نحو", "ونحو"})
_WAS: Final = frozenset({"كان", "كانت"})
_PRESENT: Final = "يتس"
_MANY: Final = ("ان", "ون")
_LEFTS: Final = {"ب": "at", "ل": "to", "ك": "other"}
_HOLDING: Final = ("argument.allegiance", "argument.belonging")
_DASHES: Final = ("-", "–", "—")
_DATELINE: Final = 5  # words before the body in a dateline
_INSERTING: Final = frozenset({"relative", "namely"})  # between two commas: «الوزير، وهو عضو في …، …»
_CLOSING: Final = frozenset({"relative", "break", "back", "burden", "impersonal", "namely"})


def tie(scene: Scene) -> None:
    """Tie every stand into its clause."""
    _go_on_over_was(scene)
    walk = _Walk(scene)
    gaps, entries, end = scene.gaps, scene.reading.entries, 0
    for at in range(len(gaps)):
        if at < end:
            continue
        if gaps[at]:
            walk.gap(at)
        stand, link = scene.stand_at[at], scene.link[at]
        if stand is not None:
            walk.stand(stand)
            end = stand.last
        elif link is not None:
            walk.link(at, link)
            end = next((i for i in range(at + 1, link.last) if scene.stand_at[i]), link.last)
        elif scene.is_verb[at]:
            walk.open("direct", -1)
        elif scene.is_timed[at]:
            walk.time(at)
        elif entries[at].lead:
            walk.word(at, entries[at].lead)


def _go_on_over_was(scene: Scene) -> None:
    """«إن الجيش كان قصف …»: «was» right behind its subject opens no clause."""
    for hit in scene.reading.of("argument"):
        at = hit.first
        if scene.reading.words[at] not in _WAS or scene.gaps[at] or not scene.breaking[at]:
            continue
        one = scene.ending(at)
        if one is not None and (one.type != "LOC" or scene.is_country(one)):
            scene.roles[at], scene.link[at], scene.breaking[at] = "", None, False


class _Walk:
    """What is open at a word: the governing role, whether its phrase is closed (by a `deed` even to a name: «خلال الزيارة | سامي»), the relative clause, the stand just passed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.role, self.at, self.inner = "direct", -1, -1
        self.closed = self.deed = self.more = self.inserted = self.closing = False
        self.last: Stand | None = None

    def open(self, role: str, at: int) -> None:
        """Let a role govern what follows."""
        self.role, self.at, self.closed, self.deed, self.more = role, at, False, False, False

    def gap(self, at: int) -> None:
        """Commas end relative clauses and phrases; a list goes on over them, and a time set between two of them breaks nothing."""
        strength = self.scene.gaps[at]
        self.closing, self.inserted = self.inserted, False
        timed = self.scene.is_timed[at] or self.scene.is_timed[at - 1]
        if strength == 2 or (strength and not self.more and not timed):
            self.open("direct", -1)
            self.inner = -1
        if strength == 2:
            self.last = None

    def stand(self, stand: Stand) -> None:
        """Tie a stand to what is open, or to the stand before it."""
        own = stand.left.lstrip("وف") if stand.left and not self._held(stand.first) else ""
        last = self.last
        if (stand.left == "و" or (stand.first and not stand.left and self.scene.reading.words[stand.first - 1] == "و")) and _opens(self.scene, stand, last):
            self.inner = -1
            stand.tie = Tie("direct", -1, -1, opens=True)
        elif (stand.type == "UNNAMED" and not own and _said_of(self.scene, stand)) or _bracketed(self.scene, stand) or _datelined(self.scene, stand):
            stand.tie = Tie("aside", stand.first, self.inner)
        elif last is not None and last.kin and stand.first == last.last and not own:
            stand.tie = Tie("kin", last.first, self.inner)
        elif last is not None and 0 <= stand.first - last.last <= 1 and not own and self._goes_on(stand, last.last):
            stand.tie = Tie(last.tie.role, last.tie.at, last.tie.inner, True)
        elif own and own[0] in _LEFTS:
            stand.tie = Tie(_LEFTS[own[0]], stand.first, self.inner)
        elif last is not None and stand.first == last.last and not self.scene.gaps[stand.first] and not stand.left and (last.type == "UNNAMED" or _named_twice(last, stand)):
            stand.tie = Tie(last.tie.role, last.tie.at, last.tie.inner)
        elif self.closed and (self.deed or stand.type in ("ORG", "UNNAMED") or (self.role == "in" and stand.first < stand.name)):
            stand.tie = Tie("direct", -1, self.inner)
        else:
            stand.tie = Tie(self.role, self.at, self.inner, self.more)
        self.last = stand
        self.open("direct", -1)

    def _held(self, at: int) -> bool:
        """Whether a word follows an adjective that needs it: «التابعة للوزارة», «الخاضعة لسيطرة …»."""
        return self.at >= 0 and at == self.at + 1 and any(self.scene.is_link(self.at, one) for one in _HOLDING)

    def _goes_on(self, stand: Stand, end: int) -> bool:
        """Whether «and» or a comma joins a stand to what ends before it; «and» is a word by itself before a quotation mark, and after it no comma goes on."""
        if stand.left.startswith("و") or (stand.first > end and (self.scene.reading.words[end] == "و" or self._more_of_them(stand, end))):
            return True
        return self.scene.gaps[stand.first] == 1 and not self.closing and not (self.last is not None and self.last.left.startswith("و"))

    def _more_of_them(self, stand: Stand, end: int) -> bool:
        """«جندي وسبعة مسلحين»: whether «and» with a number joins people without a name to others."""
        last, words = self.last, self.scene.reading.words
        counted = words[end].startswith("و") and any(hit.record.kind == "number" and hit.left == "و" for hit in self.scene.reading.known(end))
        return counted and last is not None and last.entity is None and stand.entity is None and not self.scene.gaps[end] and not self.scene.gaps[stand.first]

    def link(self, at: int, hit: Hit) -> None:
        """A link word opens its role, a relative word its clause."""
        role = self.scene.role(at)
        if role == "each" and self.scene.gaps[at] and self.inner >= 0:
            self.inner = -1
        words = self.scene.reading.words
        if role == "against" and (words[at] in _ABOUT or (at and words[at - 1] in _LESS)) and self.scene.counted(at + 1):
            return  # «تظاهر نحو 500 شخص», «ما لا يقل عن عشرة من رجال الشرطة»
        if role == "each" or (self.scene.is_link(at, "argument.from") and self._counted_before(at)):
            return
        if role == "also" and self.last is not None:
            self.open(self.last.tie.role, self.last.tie.at)
            self.more = True
            return
        self.inserted = self.inserted or ((role in _INSERTING or hit.record.id == "argument.jointly") and self.scene.gaps[at] == 1)
        if role == "relative":
            self.inner = at
        elif role == "break" and not (self.inner >= 0 and (self.inner == at - 1 or self.scene.is_link(at, "argument.that"))):
            self.inner = -1
        closing = role in _CLOSING
        self.open("direct" if closing else role, -1 if closing else at)

    def _counted_before(self, at: int) -> bool:
        """«خمسة من رجال الشرطة», «خمسة على الأقل من …»: whether a number stands before a word."""
        words = self.scene.reading.words
        least = at > 2 and words[at - 2] == "علي" and words[at - 1] in _AT_LEAST
        return self.scene.counted(at - 3 if least else at - 1)

    def time(self, at: int) -> None:
        """A time behind its preposition closes what is open."""
        if self.at == at - 1 and self.role != "between":
            self.open("direct", -1)

    def word(self, at: int, lead: str) -> None:
        """A definite noun fills what is open; a particle opens anew: «بالقوة», «للبلاد», «بزيارة»."""
        if lead != "ال" and self._held(at):
            self.closed = lead in ("بال", "لل")
            return
        if lead == "ال":
            self.closed = self.role != "direct"
            self.deed = any(hit.record.kind == "trigger" and hit.shape.pos == "noun" for hit in self.scene.reading.known(at))
        elif lead in ("بال", "لل"):
            self.open(_LEFTS[lead[0]], at)
            self.closed = True
        elif lead in _LEFTS:
            self.open(_LEFTS[lead], at)


def _named_twice(last: Stand, stand: Stand) -> bool:
    """«في العاصمة العراقية بغداد»: a place and its name."""
    return stand.type == "LOC" and stand.entity is not None and stand.entity == last.entity


def _opens(scene: Scene, stand: Stand, last: Stand | None) -> bool:
    """Whether «and» joins a clause to the one before it, not a name to a name: a present verb of one follows at once, «والجيش ينفي …»."""
    at = max(stand.last, stand.reach)
    if at >= len(scene.gaps) or scene.gaps[at] or (last is not None and last.tie.role == "between"):
        return False
    word = scene.reading.words[at]
    if word[0] not in _PRESENT or (word.endswith(_MANY) and last is not None and stand.first - last.last < 1):
        return False
    found = [hit for hit in scene.reading.known(at) if hit.shape.pos in ("verb", "noun", "name")]
    return scene.is_verb[at] or (bool(found) and all(hit.shape.pos == "verb" and hit.shape.tense != "past" for hit in found))


def _bracketed(scene: Scene, stand: Stand) -> bool:
    """Whether a bracket opens right before somebody."""
    return bool(scene.gaps[stand.first]) and "(" in scene.reading.gap(stand.first)


def _datelined(scene: Scene, stand: Stand) -> bool:
    """«القاهرة - وكالة … - قتل»: whether a place opens a line before a dash, or a body stands between the dashes of a dateline."""
    lines, at = scene.reading.lines, stand.first
    if stand.last >= len(scene.gaps) or not scene.gaps[stand.last] or stand.left or stand.type not in ("ORG", "LOC"):
        return False
    behind = scene.reading.gap(stand.last)
    if ":" not in behind and all(one not in behind for one in _DASHES):
        return False
    start = max((one for one in lines if one <= at), default=0)
    if at == start:
        return stand.type == "LOC" and any(one in behind for one in _DASHES)
    dashed = stand.type == "ORG" and scene.gaps[at] > 0 and any(one in scene.reading.gap(at) for one in _DASHES)
    return dashed and at - start <= _DATELINE and any(one in behind for one in (*_DASHES, ":"))


def _said_of(scene: Scene, stand: Stand) -> bool:
    """Whether a bare noun right behind «that he» is what is said of him, nobody else: «يوصف بأنه زعيم معتدل»."""
    word = scene.reading.words[stand.first - 1] if stand.first else ""
    return word.endswith(("نه", "نها")) and scene.role(stand.first - 1) == "break" and not scene.reading.words[stand.name].startswith("ال")
