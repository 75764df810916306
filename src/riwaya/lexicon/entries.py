"""What one word is by itself, found once in a process: what it can begin or be to the lexicon, whether it is sure to be a verb, what is attached before it."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.lexicon.record import Analysis, Record, Shape

_MOST_WORDS = 400_000
_LIGHT = "bearing"  # its nouns do not make a verb of the same letters doubtful
_AT, _TO = ("بال", "وبال"), ("لل", "ولل")
_DEFINITE, _SHORT = ("ال", "وال", "فال"), 4
TAILS = 2048
_TIMELY = frozenset(("date_word", "month", "number", "weekday"))


Phrase = tuple[str, tuple[str, ...], Record, Shape]


class Answer:
    """One thing that a word can be alone, and the number of the kind or set of records under which it was asked for."""

    __slots__ = ("analysis", "number")

    def __init__(self, number: int, analysis: Analysis) -> None:
        self.number, self.analysis = number, analysis


class Entry:
    """What a word can begin, by the word after it, and what it can be alone. Never changed.

    `begins`: whether it can begin any form of several words; `follows`: whether some such form has it right after its first. `answers`: what
    it can be alone of the kinds and sets of records that were asked for. `dated`: whether it can begin a word of time or a number. `verb`: 1 if
    it is a verb and no noun, 2 if that needs its last letter to be a pronoun. `lead`: the article, a preposition of one letter, or both (`ال`,
    `بال`, `لل`, `ب`, `ل` …), whatever conjunction stands before it. `numeral`: it ends in a digit. `tail`: the number of its last three letters.
    `sort`, `known`, `spoken`: what the names room, its learned scorer and the speech room make of the word, once they were asked.
    """

    __slots__ = ("alone", "answers", "begins", "dated", "following", "follows", "known", "lead", "numeral", "sort", "spoken", "tail", "verb", "word")

    def __init__(self, word: str, following: dict[str, list[Phrase]], alone: tuple[Analysis, ...], follows: bool) -> None:
        self.word, self.following, self.alone = word, following, list(alone)
        self.begins, self.follows = bool(following), follows
        self.sort: object | None = None
        self.known: object | None = None
        self.spoken: object | None = None
        self.numeral, self.tail = word[-1:].isdigit(), tail(word)
        self.answers: list[Answer] = []
        self.verb, self.lead = _verb(alone), _lead(word, alone)
        self.dated = self.numeral or any(one.record.kind in _TIMELY for one in alone) or any(row[2].kind in _TIMELY for rows in following.values() for row in rows)

    def mark(self, asked: str | frozenset[str], number: int) -> None:
        """Note what it can be of a kind, or of some records."""
        self.answers += [Answer(number, one) for one in self.alone if _answers(one.record, asked)]


class Entries:
    """The entries of all words that were met; their number is bounded.

    `seconds` are the words that stand second in some form of several words; `asked` are the kinds and sets of records that somebody asked for, with
    their numbers. `sets` are the forms of records of small words, by the record and its key.
    """

    def __init__(self, forms_of: Callable[[str], tuple[Analysis, ...]], phrases_from: Callable[[str], tuple[Phrase, ...]], seconds: frozenset[str]) -> None:
        self._forms_of, self._phrases_from, self._seconds = forms_of, phrases_from, seconds
        self._met: dict[str, Entry] = {}
        self.asked: dict[str | frozenset[str], int] = {}
        self._numbers: dict[str, list[int]] = {}
        self.sets: dict[str, frozenset[str]] = {}

    def of(self, word: str) -> Entry:
        """The entry of a word."""
        found = self._met.get(word)
        return self._meet(word) if found is None else found

    def all(self, words: list[str]) -> list[Entry]:
        """The entries of words, in order."""
        met = self._met
        return [self._meet(word) if (found := met.get(word)) is None else found for word in words]

    def number(self, asked: str | frozenset[str]) -> int:
        """The number of a kind, or of a set of records by their ids."""
        found = self.asked.get(asked)
        if found is None:
            found = self.asked[asked] = len(self.asked)
            self._numbers.clear()
            for entry in self._met.values():
                entry.mark(asked, found)
        return found

    def numbers(self, record: Record) -> list[int]:
        """The numbers under which a record was asked for."""
        found = self._numbers.get(record.id)
        if found is None:
            found = self._numbers[record.id] = [number for asked, number in self.asked.items() if _answers(record, asked)]
        return found

    def _meet(self, word: str) -> Entry:
        if len(self._met) > _MOST_WORDS:
            self._met.clear()
        following: dict[str, list[Phrase]] = {}
        for phrase in self._phrases_from(word):
            following.setdefault(phrase[1][0], []).append(phrase)
        found = self._met[word] = Entry(word, following, self._forms_of(word), word in self._seconds)
        for asked, number in self.asked.items():
            found.mark(asked, number)
        return found


def tail(word: str) -> int:
    """A number below `TAILS` for the last three letters of a word: most words are told from those of a set by it, which compares no letters."""
    return (961 * ord(word[-1]) + 31 * ord(word[-2:][0]) + ord(word[-3:][0])) % TAILS if word else 0


def _answers(record: Record, asked: str | frozenset[str]) -> bool:
    """Whether a record is of a kind, or in a set of records by their ids."""
    return record.kind == asked if isinstance(asked, str) else record.id in asked


def _verb(alone: tuple[Analysis, ...]) -> int:
    if any(one.shape.pos in ("noun", "word") and one.record.kind != _LIGHT for one in alone):
        return 0
    rights = [one.right for one in alone if one.shape.pos == "verb"]
    return 0 if not rights else 1 if any(right != "ه" for right in rights) else 2


def _lead(word: str, alone: tuple[Analysis, ...]) -> str:
    if word.startswith(_AT):
        return "بال"
    if word.startswith(_TO):
        return "لل"
    if word.startswith(_DEFINITE) and len(word) > _SHORT:
        return "ال"
    if any(not one.left.lstrip("وف") for one in alone):
        return ""  # «ولاية» is no «و», «ل» and «آية»
    left = next((one.left.lstrip("وف") for one in alone if one.left), "")
    whole = any(one.shape.pos == "verb" and one.shape.tense == "past" and not one.left.lstrip("وف") for one in alone)  # «بحث», not «ب» and «حث»
    return left if len(left) == 1 and not whole else ""
