"""Which preposition governs each stand, and which relative clause holds it: one walk over the article from left to right.

A preposition governs the noun phrase after it and no more: once that phrase is closed (by a stand, a pronoun, a comma, a verb), what
follows stands free again, «اتهم سكان في المدينة المبعوث الدولي». It knows phrases by their edges only; a long genitive without a
known name in it is taken as one phrase.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from riwaya.lexicon import Lexicon

if TYPE_CHECKING:
    from riwaya.events.nouns import Stand
    from riwaya.events.scene import Scene
    from riwaya.text import Hit

_DEFINITE, _SHORT = ("ال", "وال", "فال"), 4
_PARTICLES, _OPENING = frozenset("وفبلك"), frozenset("اوفبلك")
_PRESENT, _MANY = "يتس", ("ان", "ون")
_MOST_WORDS = 300_000
_LEFTS = {"ب": "at", "ل": "to", "ك": "other"}
_CLOSING = frozenset({"relative", "break", "back", "burden"})
_AT, _TO = ("بال", "وبال"), ("لل", "ولل")


class Tie:
    """How a stand is tied into its clause: the role of what governs it and that word, the relative word of the clause it stands in.

    `more`: it goes on with the stand before it, by «and», in a list, by «among them». `opens`: it opens a clause of its own, «… والجيش ينفي …».
    """

    __slots__ = ("at", "inner", "more", "opens", "role")

    def __init__(self, role: str, at: int, inner: int, more: bool = False, opens: bool = False) -> None:
        self.role, self.at, self.inner, self.more, self.opens = role, at, inner, more, opens


def ties(scene: Scene) -> dict[int, Tie]:
    """The tie of every stand, by its first word. Only words that open or close something are looked at."""
    walk = _Walk(scene)
    out: dict[int, Tie] = {}
    stands = {one.first: one for one in scene.stands}
    gaps, links, end = scene.gaps, scene.links, 0
    for at in _telling_words(scene, stands):
        if at < end:
            continue
        if gaps[at] and at >= end:
            walk.gap(at)
        stand = stands.get(at)
        if stand is not None:
            out[at] = walk.stand(stand)
            end = stand.last
        elif at in links:
            end = next((i for i in range(at + 1, links[at].last) if i in stands), walk.link(at, links[at]))
        else:
            walk.word(at)
    return out


def _telling_words(scene: Scene, stands: dict[int, Stand]) -> list[int]:
    """The words where a phrase may open or close, in order: stands, links, verbs, times, breaks, definite words and those with a particle."""
    broken = {at for at, gap in enumerate(scene.gaps) if gap}
    opening = {at for at, word in enumerate(scene.reading.words) if word[0] in _OPENING}
    return sorted(broken.union(opening, stands, scene.links, scene.verbs, scene.timed))


class _Walk:
    """What is open at a word: the governing role, whether its phrase is closed, the relative clause, the stand just passed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.attached = attached(scene.reading.lexicon)
        self.role, self.at, self.inner = "direct", -1, -1
        self.closed = self.more = False
        self.last: tuple[Stand, Tie] | None = None

    def _open(self, role: str, at: int) -> None:
        self.role, self.at, self.closed, self.more = role, at, False, False

    def gap(self, at: int) -> None:
        """Commas end relative clauses and phrases; a list goes on over them, and a time set between two of them breaks nothing."""
        strength = self.scene.gaps[at]
        timed = at in self.scene.timed or at - 1 in self.scene.timed
        if strength == 2 or (strength and not self.more and not timed):
            self._open("direct", -1)
            self.inner = -1
        if strength == 2:
            self.last = None

    def stand(self, stand: Stand) -> Tie:
        own = stand.left.lstrip("وف")
        last = self.last
        if stand.left == "و" and _opens(self.scene, stand, last):
            self.inner = -1
            tie = Tie("direct", -1, -1, opens=True)
        elif "(" in self.scene.reading.gap(stand.first):
            tie = Tie("aside", stand.first, self.inner)
        elif last is not None and 0 <= stand.first - last[0].last <= 1 and not own and (stand.left.startswith("و") or self.scene.gaps[stand.first] == 1):
            tie = Tie(last[1].role, last[1].at, last[1].inner, True)
        elif own.startswith(("ل", "ب", "ك")):
            tie = Tie(_LEFTS[own[0]], stand.first, self.inner)
        elif last is not None and stand.first == last[0].last and not self.scene.gaps[stand.first] and last[0].type == "UNNAMED" and not stand.left:
            tie = Tie(last[1].role, last[1].at, last[1].inner)
        elif self.closed and stand.type in ("ORG", "UNNAMED"):
            tie = Tie("direct", -1, self.inner)
        else:
            tie = Tie(self.role, self.at, self.inner, self.more)
        self.last = (stand, tie)
        self._open("direct", -1)
        return tie

    def link(self, at: int, hit: Hit) -> int:
        """A link word opens its role, a relative word its clause; the word behind it."""
        role = self.scene.role(at)
        if role == "each" or (role == "in" and self.scene.counted(at - 1)):
            return hit.last
        if role == "also" and self.last is not None:
            self._open(self.last[1].role, self.last[1].at)
            self.more = True
            return hit.last
        if role == "relative":
            self.inner = at
        elif role == "break":
            self.inner = -1
        closing = role in _CLOSING
        self._open("direct" if closing else role, -1 if closing else at)
        return hit.last

    def word(self, at: int) -> None:
        """A verb or a time behind its preposition closes what is open; a definite noun fills it; a particle opens anew."""
        scene, word = self.scene, self.scene.reading.words[at]
        if at in scene.verbs:
            self._open("direct", -1)
        elif at in scene.timed:
            if self.at == at - 1:
                self._open("direct", -1)
        elif word[0] in _PARTICLES:
            self._particle(at, word)
        elif word.startswith(_DEFINITE) and len(word) > _SHORT:
            self.closed = self.role != "direct"

    def _particle(self, at: int, word: str) -> None:
        """A word that begins with a letter that may be a particle: «بالقوة», «للبلاد», «والوزير», «بزيارة»."""
        if word.startswith(_AT):
            self._open("at", at)
            self.closed = True
        elif word.startswith(_TO):
            self._open("to", at)
            self.closed = True
        elif word.startswith(_DEFINITE) and len(word) > _SHORT:
            self.closed = self.role != "direct"
        else:
            role = self.attached[word]
            if role:
                self._open(role, at)


def _opens(scene: Scene, stand: Stand, last: tuple[Stand, Tie] | None) -> bool:
    """Whether «and» joins a clause to the one before it, not a name to a name: a present verb of one follows at once, «والجيش ينفي …»."""
    at = stand.last
    if at >= len(scene.gaps) or scene.gaps[at] or (last is not None and last[1].role == "between"):
        return False
    word = scene.reading.words[at]
    if word[0] not in _PRESENT or word.endswith(_MANY):
        return False
    found = [hit for hit in scene.reading.at(at) if hit.shape.pos in ("verb", "noun", "name")]
    return at in scene.verbs or (bool(found) and all(hit.shape.pos == "verb" and hit.shape.tense != "past" for hit in found))


class Attached(dict[str, str]):
    """The role of the preposition that the lexicon sees at the beginning of a word, if it is the first particle it sees there; else empty.

    Looked up once in a process; its size is bounded.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_WORDS:
            self.clear()
        left = next((one.left.lstrip("وف") for one in self._lexicon.forms_of(word) if one.left), "")
        found = self[word] = _LEFTS.get(left, "")
        return found


@lru_cache(maxsize=4)
def attached(lexicon: Lexicon) -> Attached:
    """The attached prepositions of a lexicon, made once."""
    return Attached(lexicon)
