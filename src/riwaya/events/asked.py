"""What the record of a trigger asks of its word and of the words around it, and what it says of the event: read once in a process."""

from __future__ import annotations

from typing import Final, cast

from riwaya.lexicon import Record
from riwaya.lexicon.entries import TAILS, tail
from riwaya.lexicon.letters import fold_word

_LEFTS: Final = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال", "كال", "وب", "ول", "ولل", "وبال")


class Near:
    """Single words and phrases, folded, with every particle before them; `opens` are the first words of the phrases, `tails` has 1 at the tail of each word."""

    __slots__ = ("opens", "phrases", "tails", "words")

    def __init__(self, forms: list[str]) -> None:
        words: set[str] = set()
        phrases: list[tuple[str, ...]] = []
        for one in forms:
            parts = tuple(fold_word(one).split(" "))
            if len(parts) > 1:
                phrases.append(parts)
            else:
                bare = parts[0].removeprefix("ال") if len(parts[0]) > 4 else parts[0]
                words.update(left + bare + right for left in _LEFTS for right in ("", "ا"))
                words.update(left + parts[0] for left in ("", "و", "ب", "ل"))
        self.words, self.phrases, self.opens = frozenset(words), tuple(phrases), frozenset(one[0] for one in phrases)
        tails = bytearray(TAILS)
        for one in words:
            tails[tail(one)] = 1
        self.tails = bytes(tails)


class Asked:
    """The keys of a trigger's record, each by its name; `place` must, `may_place` and `person` may be found beside it; words of one `stage` count as one;
    what is told `beside` a deed only says why, what `resumes` goes on with the deed named before it; a noun that `aims` says behind «ل» what for;
    one of `many` has a plural that tells of several, a `general` one leaves open how it is done; what is `given_to` nobody is no aid."""

    __slots__ = (
        "actor", "adverb", "aims", "beside", "counts", "crowd", "deed", "frame", "general", "given_to", "many", "may_place", "mode", "needs", "not_in", "not_next", "not_written",
        "of", "person", "place", "press", "pronoun", "resumes", "shape", "stage", "type", "unless",
    )  # fmt: skip

    def __init__(self, record: Record) -> None:
        self.type: str = record["type"]
        self.frame: str = record["frame"]
        self.mode: str | None = record.get("mode")
        self.of: str = record.get("of", "actor")
        self.actor: str = record.get("actor", "")
        self.counts: str = record.get("counts", "")
        self.shape: str = record.get("shape", "")
        self.stage: str = record.get("stage", "")
        self.not_in: list[str] = record.get("not_in", [])
        self.not_written: list[str] = record.get("not_written", [])
        self.adverb, self.press, self.pronoun = bool(record.get("adverb")), bool(record.get("press")), bool(record.get("pronoun"))
        self.person, self.beside, self.resumes = bool(record.get("person")), bool(record.get("beside")), bool(record.get("resumes"))
        self.aims = bool(record.get("aims"))
        self.deed, self.crowd, self.many = bool(record.get("deed")), bool(record.get("crowd")), bool(record.get("many"))
        self.general, self.given_to = bool(record.get("general")), bool(record.get("given_to"))
        self.place, self.may_place = record.get("place") is True, record.get("place") == "or"
        self.needs = Near(record["needs"]) if record.get("needs") else None
        self.unless = Near(record["unless"]) if record.get("unless") else None
        self.not_next = Near(record["not_next"]).words if record.get("not_next") else None


def asked(record: Record) -> Asked:
    """What a trigger's record asks and says."""
    known = record.read
    if known is None:
        known = record.read = Asked(record)
    return cast(Asked, known)
