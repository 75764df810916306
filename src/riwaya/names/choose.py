"""Which of the overlapping candidates stand, and where a name found once is met again in a shorter form.

Longer and surer candidates win. A short form is looked for only after the full name was found somewhere in the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, JOINING, LETTERS, SWALLOWED
from riwaya.names.vocabulary import Sort, Vocabulary, word_set
from riwaya.text import Reading

_WORD: Final = 3
_NOUNS: Final = frozenset(("group", "trigger", "cue", "sense"))


def _rank(one: Candidate) -> tuple[int, int, int, str, tuple[str, ...]]:
    """The heaviest first: a candidate counts by its score and its words against those that it overlaps."""
    return _WORD * (one.first - one.last) - one.score, one.first, -one.last, one.type, one.why


def settle(candidates: Iterable[Candidate]) -> dict[int, Candidate]:
    """The candidates that stand, by each of their words: those that share no word with another, and of the others the heaviest."""
    found = list(candidates)
    taken: dict[int, Candidate] = {}
    shared: set[int] = set()
    for one in found:
        for at in range(one.first, one.last):
            if at in taken:
                shared.add(at)
            taken[at] = one
    rivals = [one for one in found if any(at in shared for at in range(one.first, one.last))] if shared else []
    for one in rivals:
        for at in range(one.first, one.last):
            taken.pop(at, None)
    for one in sorted(rivals, key=_rank):
        if not any(at in taken for at in range(one.first, one.last)):
            for at in range(one.first, one.last):
                taken[at] = one
    return taken


class Standing:
    """The candidates of a growing list that stand, settled anew only after others were found."""

    def __init__(self, found: list[Candidate]) -> None:
        self._found = found
        self._count = -1
        self._taken: dict[int, Candidate] = {}

    def now(self) -> dict[int, Candidate]:
        """The candidates that stand, by each of their words; not to be changed."""
        if len(self._found) != self._count:
            self._taken, self._count = settle(self._found), len(self._found)
        return self._taken


def in_order(taken: dict[int, Candidate]) -> list[Candidate]:
    """The candidates that stand, each once, as the text has them."""
    return [taken[at] for at in sorted(taken) if taken[at].first == at]


def cores(word: str) -> Iterator[tuple[int, str]]:
    """The word, and the word without each particle that it may begin with, with the number of characters cut."""
    yield 0, word
    if len(word) < 3 or word[0] not in LETTERS:
        return
    cuts = (1, 2) if word[0] in JOINING and word[1] in LETTERS else (1,)
    for cut in cuts:
        if len(word) - cut >= 2:
            yield cut, word[cut:]
            if word[cut - 1 : cut + 1] == SWALLOWED and len(word) - cut >= 3:
                yield cut, ARTICLE[0] + word[cut:]


class Repeats:
    """Short forms of the names of one reading."""

    def __init__(self, reading: Reading, sorts: list[Sort], vocabulary: Vocabulary, taken: dict[int, Candidate]) -> None:
        self.reading = reading
        self.sorts = sorts
        self.vocabulary = vocabulary
        self.taken = taken
        self.relative = word_set(reading.lexicon, "name_word.relative")
        self.known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        seen: set[tuple[tuple[str, ...], str, bool]] = set()
        for one in in_order(taken):
            whole = self._words(one)
            key = (whole, one.type, one.record is None)
            if key in seen:
                continue
            seen.add(key)
            for words in self._short(one, whole):
                rows = self.known.setdefault(words[0], [])
                if (words, one.type) not in rows:
                    rows.append((words, one.type))
        self.tails = frozenset(core[-2:] for core in self.known)
        self.ends = frozenset((*self.known, *(core[1:] for core in self.known if core.startswith(ARTICLE))))
        for rows in self.known.values():
            rows.sort(key=lambda row: (-len(row[0]), row))

    def _words(self, one: Candidate) -> tuple[str, ...]:
        words = list(self.reading.words[one.first : one.last])
        cut = one.start - self.reading.starts[one.first]
        words[0] = words[0][cut:]
        if cut and words[0].startswith(SWALLOWED[0]) and self.reading.words[one.first][cut - 1 : cut + 1] == SWALLOWED:
            words[0] = ARTICLE[0] + words[0]
        return tuple(words)

    def _short(self, one: Candidate, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if one.type != "PER":
            if one.record is None and (len(words) > 1 or one.why[0] == "org_head.party" or not self.vocabulary.sort(words[0]).ordinary):
                yield words
            return
        yield words
        if len(words) == 1:
            return
        front = self.vocabulary.sort(words[-2]).front == 0 or self.vocabulary.sort(words[-2]).foreign == 0 or self.vocabulary.sort(words[-1]).back == 0
        yield words[-2:] if front else words[-1:]
        if len(words) > 2:
            yield words[:2]
            yield words[-2:]
        if self.vocabulary.sort(words[0]).front != 0:
            yield words[:1]

    def find(self) -> Iterator[Candidate]:
        reading = self.reading
        tails, ends, taken = self.tails, self.ends, self.taken
        for at in [at for at, sort in enumerate(self.sorts) if sort.tail in tails and at not in taken]:
            word = reading.words[at]
            if word in ends or word[1:] in ends or word[2:] in ends:
                found = self._at(at, word)
                if found:
                    yield found

    def _at(self, at: int, word: str) -> Candidate | None:
        reading = self.reading
        for cut, core in cores(word):
            for words, type_ in self.known.get(core, ()):
                last = at + len(words)
                if last > len(reading.words) or tuple(reading.words[at + 1 : last]) != words[1:]:
                    continue
                if any(i in self.taken or reading.gaps[i] != " " for i in range(at + 1, last)) or not self._stands(at, cut, words, type_):
                    continue
                return Candidate(at, last, reading.starts[at] + cut, reading.ends[last - 1], type_, 4, None, ("name.short_form",))
        return None

    def _personal(self, at: int) -> bool:
        """A surname that is an everyday word too, where only a name can stand: after «من», after a verb of the present, before «الذي»."""
        words, gaps = self.reading.words, self.reading.gaps
        after = words[at + 1] if at + 1 < len(words) and gaps[at + 1] in (" ", "، ") else ""
        if after in self.relative:
            return True
        if gaps[at] != " " or any(one.record.kind in _NOUNS and one.shape.pos == "noun" for one in self.vocabulary.lexicon.forms_of(words[at])):
            return False
        before = self.vocabulary.sort(words[at - 1])
        present = before.word.lstrip("وفس")
        return before.preposition or (before.grade == 2 and present[:1] in ("ي", "ت") and "-" + present[1:] in self.vocabulary.everyday)

    def _stands(self, at: int, cut: int, words: tuple[str, ...], type_: str) -> bool:
        if len(words) > 1:
            return True
        if type_ == "ORG" and self.vocabulary.sort(words[0]).orgs:
            return not cut or words[0].startswith(ARTICLE)
        sort = self.vocabulary.sort(words[0])
        if sort.stop or sort.orgs or ((sort.titles or sort.nisba) and not sort.definite):
            return False
        if sort.grade < 2 and not sort.common_given:
            return len(words[0]) > 2
        if at == 0 or (type_ == "PER" and not cut and self._personal(at)):
            return True
        before = self.vocabulary.sort(self.reading.words[at - 1])
        return before.verb or bool(before.titles) or (not cut and sort.definite and not before.orgs)
