"""What a single word can be, asked by the rules of this room: part of a person's name, a title, a head noun, a nationality, an everyday word.

An answer depends on the word alone and is kept with its entry in the lexicon. The list of everyday words is open-ended at best:
a word it lacks is unknown, which is not yet a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from riwaya.lexicon import Analysis, Lexicon, Record
from riwaya.lexicon.entries import Entry
from riwaya.lexicon.letters import fold_word
from riwaya.names.particles import ARTICLE, BOUND, DEFINITE, ENDINGS, FRONTS, FUTURE, GOVERNORS, IMPERFECT, JOINING, PREFIXES, SOUND, SURE, SWALLOWED, THIRD
from riwaya.text import Reading

_ORDINARY: Final = Path(__file__).parent.parent / "lexicon" / "data" / "names" / "ordinary.txt"
_NOUNS: Final = frozenset(("group", "trigger", "cue", "sense"))
_SHORTEST: Final = 3
_DOING: Final = re.compile("م(?:[^اويه]{3,4}|[^اوي]ا[^اويه]{2}|[^اوي]{2}ا[^اويه]{1,2})ا")
_TIME: Final = frozenset(("month", "weekday", "date_word", "date_part", "date_form"))
_AIMS: Final = ("upholding", "warding", "charge", "guard", "military_region", "compound_town", "sport", "label", "town_opening")
_IN_BODIES: Final = ("field", "ideal", "plain", "negation", "sake", "unit", "branch", "teens", "portfolio", "operations", "interview", *_AIMS)
_AROUND: Final = ("blessing", "adjective", "past_auxiliary", "entire")
_SPOKEN: Final = ("town", "upon", "receipt", "copy", "denies", "opens_that", "in_name_of", "spoken_for", "byname", "by_the_name", "bare_honour", "standing", *_AROUND)
_BETWEEN: Final = frozenset(("inside", "between", "under", "based", "land", "capital", "relative", "polity", "wave", "wires", "plural", "urban", *_SPOKEN, *_IN_BODIES))


def article_cut(left: str) -> int:
    """How many characters of a proclitic string stand outside a name: the article, or the lam that it left behind, stays inside."""
    if left.endswith(ARTICLE):
        return len(left) - 2
    return len(left) - 1 if left.endswith(SWALLOWED) else len(left)


class Sort:
    """What one folded word can be. A cut is the number of characters before the name, -1 where the word is no such thing.

    `cued`: a person's name may begin at it, whatever stands before.
    `future`: the verb of the present behind the letter of what is to come, if it may be one; `doing`: it has the shape of a participle in the accusative.
    """

    __slots__ = (
        "accusative",
        "back",
        "bound",
        "capital",
        "common_given",
        "country",
        "cued",
        "definite",
        "doing",
        "family",
        "field",
        "force",
        "foreign",
        "front",
        "future",
        "gender",
        "given",
        "governed",
        "grade",
        "inner",
        "land",
        "latin",
        "letters",
        "link",
        "nisba",
        "noted",
        "ordinary",
        "orgs",
        "places",
        "preposition",
        "press",
        "ranked",
        "received",
        "refers",
        "says",
        "seated",
        "status",
        "stop",
        "thing",
        "time",
        "titles",
        "verb",
        "wave",
        "word",
    )

    def __init__(self, word: str) -> None:
        self.word = word
        self.given = self.family = self.front = self.link = self.back = self.foreign = -1
        self.common_given = self.cued = False
        self.grade = 0
        self.time = False
        self.inner = self.thing = self.press = self.wave = self.received = self.field = self.says = False
        self.ranked: Analysis | None = None
        self.seated = False
        self.force: Analysis | None = None
        self.land = ""
        self.capital = self.refers = False
        self.governed = False
        self.stop: frozenset[str] = frozenset()
        self.gender: str | None = None
        self.nisba = self.noted = False
        self.country: str | None = None
        self.status: str | None = None
        self.accusative = self.preposition = self.verb = self.ordinary = False
        self.titles: tuple[Analysis, ...] = ()
        self.orgs: tuple[Analysis, ...] = ()
        self.places: tuple[Analysis, ...] = ()
        self.definite = word.startswith(DEFINITE) and len(word) > 3
        self.bound = word.startswith(BOUND) and len(word) > 4
        self.letters = word.isalpha()
        self.latin = self.letters and word.isascii()
        self.future = _future(word)
        self.doing = _DOING.fullmatch(word) is not None

    @property
    def known_name(self) -> bool:
        return self.given >= 0 or self.family >= 0


def _future(word: str) -> str:
    """What stands behind «س» in «سيتحملون», empty where a word can be no such verb."""
    bare = word.lstrip("وف")
    return bare[1:] if bare[:1] == FUTURE and bare[1:2] in IMPERFECT and len(bare) > _SHORTEST else ""


class Vocabulary:
    """The sorts of words under one lexicon."""

    def __init__(self, lexicon: Lexicon, ordinary: frozenset[str]) -> None:
        self.lexicon = lexicon
        self._entries = lexicon.entries
        self.everyday = ordinary
        self.rarer = frozenset(word[1:] for word in ordinary if word[0] == "+")
        self.lands = word_set(lexicon, "name_word.land")
        self.capital = word_set(lexicon, "name_word.capital")
        self.fields = word_set(lexicon, "name_word.field")
        self.waves = frozenset(one.split()[0] for one in word_set(lexicon, "name_word.wave"))
        self.receipts = frozenset(one.split()[0] for one in word_set(lexicon, "name_word.receipt"))
        stops = [form for record in lexicon.records("name_word") if record.class_ == "stop" for form in (*record["forms"], *record.get("also", ()))]
        self.stops = frozenset(stops) | {left + form for left in sorted(JOINING) for form in stops}

    def sort(self, word: str) -> Sort:
        """What a word can be."""
        return self._of(self._entries.of(word))

    def sorts(self, reading: Reading) -> list[Sort]:
        """What each word of an article can be."""
        return [self._of(entry) for entry in reading.entries]

    def _of(self, entry: Entry) -> Sort:
        found = entry.sort
        if found is None:
            found = entry.sort = self.judge(entry.word)
        return cast(Sort, found)

    def judge(self, word: str) -> Sort:
        """What a word can be, worked out anew."""
        out = Sort(word)
        analyses = self.lexicon.forms_of(word)
        out.titles = tuple(a for a in analyses if a.record.kind == "title" and a.right in THIRD and not (a.right and a.shape.number == "d" and a.record.class_ != "kin"))
        out.ranked = next((a for a in out.titles if a.record.class_ in ("rank", "honorific")), None)
        out.seated = "اي" in word and any("ئ" in base for a in out.titles[:1] for base in a.record.get("nouns", ()))
        out.orgs = tuple(a for a in analyses if a.record.kind == "org_head" and not a.right)
        out.force = next((a for a in analyses if a.record.kind == "org_head" and a.record.class_ in ("army", "government")), None)
        out.places = tuple(a for a in analyses if a.record.kind == "place_head" and not a.right)
        for one in analyses:
            kind = one.record.kind
            if kind in ("given", "family"):
                if not one.right and (not one.left or len(word) - len(one.left) > 2):
                    _shorter(out, kind, len(one.left))
                    if kind == "given":
                        out.gender = out.gender or one.record.get("gender")
                        out.common_given = out.common_given or bool(one.record.get("common"))
            elif kind == "nisba":
                out.nisba = True
                out.country = out.country or one.record.get("country")
            elif kind == "name_word":
                self._name_word(out, one)
            elif kind in _TIME:
                out.time = True
            elif kind in ("cue", "trigger") and one.shape.pos == "verb" and one.shape.person != "1":
                out.verb = True
        if out.given > 0 and word[-1] == "ا" and (word[:-1] in self.everyday or word[:-1] in self.rarer):
            out.given = -1  # «بيانا» is no «ب» of somebody
        out.grade = self._grade(word)
        if not out.grade and any(one.record.kind in _NOUNS and one.shape.pos in ("noun", "word") for one in analyses):
            out.grade = 2
        out.ordinary = out.grade > 0
        named = out.given == 0 or out.family == 0
        out.accusative = out.grade == 1 and word[-1] == "ا" and len(word) > 4 and (word[:-1] in self.everyday or word[:-1] in self.rarer) and not named
        out.governed = out.grade == 1 and any(word.startswith(p) and len(word) - len(p) >= n and self._inflected(word[len(p) :]) for p, n in GOVERNORS)
        out.land = next((one for one in (word, word[1:]) if one in self.lands), "")
        out.capital = word in self.capital
        out.field = word in self.fields
        out.wave, out.received = word in self.waves, word in self.receipts
        out.says = any(one.record.kind == "cue" and one.shape.pos == "verb" for one in analyses)
        out.refers = bool(out.land or out.capital or out.nisba or out.orgs or out.places)
        out.noted = out.refers or out.force is not None or out.press or out.wave or out.received or out.status is not None or (out.definite and word[2:].isdecimal())
        if not named and out.grade < 2 and any(word.startswith(front) and len(word) > len(front) + 2 for front in FRONTS):
            out.family = 0
        if out.titles or out.orgs or out.nisba:
            out.given = 0 if out.given == 0 and not out.definite and not out.orgs else -1
            out.family = 0 if out.family == 0 and out.definite else -1
        out.cued = out.given >= 0 or out.front in (0, 1) or (out.family == 0 and word.startswith(FRONTS)) or out.link > 0
        return out

    def _name_word(self, out: Sort, one: Analysis) -> None:
        name = one.record.class_
        if name in ("front", "link", "back", "foreign"):
            _shorter(out, name, len(one.left))
            out.inner = out.inner or bool(one.record.get("inner"))
        elif name == "preposition":
            out.preposition = True
        elif name == "verb":
            out.verb = out.verb or (one.shape.pos == "verb" and one.shape.person != "1" and not one.right)
        elif name == "stop":
            out.stop = self.stops
        elif name == "thing":
            out.thing = True
        elif name == "press":
            out.press = True
        elif name not in _BETWEEN:
            out.status = name

    def _grade(self, word: str) -> int:
        """2 an everyday word, bare or behind particles; 1 one that only its endings or a lone letter before it explain; 0 unknown."""
        if not word.isalpha() or len(word) < 3:
            return 2
        rests = [word[len(p) :] for p in PREFIXES if word.startswith(p) and len(word) - len(p) >= 2]
        if self._listed(word) or any(self._listed(word[len(p) :]) for p in SURE if word.startswith(p) and len(word) - len(p) >= 3):
            return 2
        return 1 if any(self._inflected(rest) for rest in (word, *rests)) else 0

    def _listed(self, word: str) -> bool:
        everyday = self.everyday
        if word in everyday:
            return True
        if word[0] == "س" and len(word) > 4:
            word = word[1:]
        return word[0] in IMPERFECT and len(word) > 3 and "-" + word[1:] in everyday

    def _inflected(self, word: str) -> bool:
        everyday = self.everyday
        if word in everyday or word in self.rarer or any(word.endswith(s) and word[: -len(s)] in self.rarer for s in SOUND):
            return True
        if any(word.endswith(s) and len(word) - len(s) >= 3 and (word[: -len(s)] in everyday or word[: -len(s)] + "ه" in everyday) for s in ENDINGS):
            return True
        if any(word.endswith(s) and word[: -len(s)].endswith(("اي", "او")) and word[: -len(s) - 1] + "ء" in everyday for s in ("ه", "ها", "هم", "نا")):
            return True
        if word[0] in IMPERFECT and len(word) > 4:
            stem = "-" + word[1:]
            return any(stem.endswith(s) and len(stem) - len(s) >= 4 and stem[: -len(s)] in everyday for s in ENDINGS)
        return False


def _shorter(out: Sort, field: str, cut: int) -> None:
    known = getattr(out, field)
    if known < 0 or cut < known:
        setattr(out, field, cut)


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(_ORDINARY.read_text(encoding="utf-8").split())


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    return Vocabulary(lexicon, _everyday())


def word_set(lexicon: Lexicon, record: str, key: str = "forms") -> frozenset[str]:
    """The folded forms of a record of small words, made once."""
    known, name = lexicon.entries.sets, record if key == "forms" else f"{record}.{key}"
    found = known.get(name)
    if found is None:
        found = known[name] = frozenset(fold_word(form) for form in lexicon.get(record)[key])
    return found


def noted(sorts: list[Sort]) -> list[int]:
    """The words that some step looks for: of a body, a place, a nation, a side, the press, a number. Most are none, and are walked past once."""
    return [at for at, sort in enumerate(sorts) if sort.noted]


def is_far(record: Record) -> bool:
    """Whether a record is a town of the public list that stands for no state."""
    return record.kind == "place" and record.get("source") == "dr5hn" and not record.get("stands_for")


def is_state(reading: Reading, at: int) -> bool:
    """Whether a word is a state's name and no adjective in the accusative, as behind another one it might be: «غزت روسيا أوكرانيا»."""
    if at and reading.words[at - 1].endswith("ا") and reading.gap(at) == " ":
        return False
    return any(hit.record.kind == "country" for hit in reading.known(at))
