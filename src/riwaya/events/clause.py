"""Which preposition governs each stand, and which relative clause holds it: one walk over the article from left to right.

A preposition governs the noun phrase after it and no more: once that phrase is closed (by a stand, a pronoun, a comma, a verb), what
follows stands free again, «اتهم سكان في المدينة المبعوث الدولي». It knows phrases by their edges only; a long genitive without a
known name in it is taken as one phrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riwaya.events.nouns import Stand
    from riwaya.events.scene import Scene

_DEFINITE, _SHORT = ("ال", "وال", "فال"), 4
_AT, _TO = ("بال", "وبال"), ("لل", "ولل")


@dataclass(frozen=True, slots=True)
class Tie:
    """How a stand is tied into its clause: the role of what governs it and that word, the relative word of the clause it stands in.

    `more`: it goes on with the stand before it, by «and», in a list, by «among them».
    """

    role: str
    at: int
    inner: int
    more: bool = False


def ties(scene: Scene) -> dict[int, Tie]:
    """The tie of every stand, by its first word."""
    walk = _Walk(scene)
    out: dict[int, Tie] = {}
    stands = {one.first: one for one in scene.stands}
    at, end = 0, len(scene.reading.words)
    while at < end:
        walk.gap(at)
        stand = stands.get(at)
        if stand is not None:
            out[at] = walk.stand(stand)
            at = stand.last
        else:
            end_of_word = walk.word(at)
            at = next((i for i in range(at + 1, end_of_word) if i in stands), end_of_word)
    return out


class _Walk:
    """What is open at a word: the governing role, whether its phrase is closed, the relative clause, the stand just passed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
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
        if last is not None and 0 <= stand.first - last[0].last <= 1 and not own and (stand.left.startswith("و") or self.scene.gaps[stand.first] == 1):
            tie = Tie(last[1].role, last[1].at, last[1].inner, True)
        elif own.startswith(("ل", "ب", "ك")):
            tie = Tie({"ل": "to", "ب": "at"}.get(own[0], "other"), stand.first, self.inner)
        elif last is not None and stand.first == last[0].last and not self.scene.gaps[stand.first] and last[0].type == "UNNAMED" and not stand.left:
            tie = Tie(last[1].role, last[1].at, last[1].inner)
        elif "(" in self.scene.reading.gap(stand.first):
            tie = Tie("aside", stand.first, self.inner)
        elif self.closed and stand.type in ("ORG", "UNNAMED"):
            tie = Tie("direct", -1, self.inner)
        else:
            tie = Tie(self.role, self.at, self.inner, self.more)
        self.last = (stand, tie)
        self._open("direct", -1)
        return tie

    def word(self, at: int) -> int:
        scene = self.scene
        link = scene.links.get(at)
        if link is not None:
            role = str(link.record["role"])
            if role == "each" or (role == "in" and scene.counted(at - 1)):
                return link.last
            if role == "also" and self.last is not None:
                self._open(self.last[1].role, self.last[1].at)
                self.more = True
                return link.last
            if role == "relative":
                self.inner = at
            elif role == "break":
                self.inner = -1
            self._open("direct" if role in ("relative", "break", "back") else role, -1 if role in ("relative", "break", "back") else at)
            return link.last
        if at in scene.verbs:
            self._open("direct", -1)
        elif at in scene.timed:
            if self.at == at - 1:
                self._open("direct", -1)
        else:
            self._noun(at)
        return at + 1

    def _noun(self, at: int) -> None:
        word = self.scene.reading.words[at]
        if word.startswith(_AT):
            self._open("at", at)
            self.closed = True
        elif word.startswith(_TO):
            self._open("to", at)
            self.closed = True
        elif word.startswith(_DEFINITE) and len(word) > _SHORT:
            self.closed = self.role != "direct"
        else:
            left = next((hit.left.lstrip("وف") for hit in self.scene.reading.at(at) if hit.left), "")
            if left in ("ب", "ل", "ك"):
                self._open({"ب": "at", "ل": "to"}.get(left, "other"), at)
