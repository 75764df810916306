"""Which of the overlapping candidates stand, and where a name found once is met again in a shorter form.

Longer and surer candidates win. A short form is looked for only after the full name was found somewhere in the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.lexicon.entries import TAILS, tail
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ARTICLE, JOINING, LETTERS, SWALLOWED
from riwaya.names.vocabulary import Sort, Vocabulary, word_set
from riwaya.text import Reading

SHORT_FORM: Final[tuple[str, ...]] = ("name.short_form",)
_WORD: Final = 3
_HEAVY: Final = 1 << 12
_EVERYDAY: Final = 2
_NOUNS: Final = frozenset(("group", "trigger", "cue", "sense"))


def _rank(one: Candidate, number: int) -> tuple[int, int, int, str, tuple[str, ...], int]:
    """The heaviest first: a candidate counts by its score and its words against those that it overlaps."""
    return _WORD * (one.first - one.last) - one.score, one.first, -one.last, one.type, one.why, number


def _ordered(rivals: list[Candidate]) -> list[int]:
    """The numbers of candidates, the heaviest first. One whole number orders each, unless two are alike in all that it holds: sorting tuples takes ten times as long."""
    keys: list[int] = []
    for number, one in enumerate(rivals):
        words = one.last - one.first
        rank = (_HEAVY - _WORD * words - one.score) << 18 | one.first
        if not (words < 1 << 10 and rank >= 0 and one.first < 1 << 18 and number < 1 << 16):
            return [row[5] for row in sorted([_rank(one, number) for number, one in enumerate(rivals)])]
        keys.append(((rank << 10 | ((1 << 10) - words)) << 2 | (0 if one.type == "LOC" else 1 if one.type == "ORG" else 2)) << 16 | number)
    keys.sort()
    before = -1
    for key in keys:
        if key >> 16 == before:
            return [row[5] for row in sorted([_rank(one, number) for number, one in enumerate(rivals)])]
        before = key >> 16
    return [key & 0xFFFF for key in keys]


class Taken:
    """The candidates that stand, by each of their words; their order is kept until it changes."""

    __slots__ = ("_by_word", "_order")

    def __init__(self, count: int) -> None:
        self._by_word: list[Candidate | None] = [None] * count
        self._order: list[Candidate] | None = None

    def copy(self) -> Taken:
        """The same, to be changed."""
        other = Taken(0)
        other._by_word = self._by_word.copy()
        return other

    def get(self, at: int) -> Candidate | None:
        """The candidate that a word belongs to; None for a word that is not there."""
        return self._by_word[at] if 0 <= at < len(self._by_word) else None

    def holds(self, at: int) -> bool:
        """Whether a word belongs to a candidate."""
        return 0 <= at < len(self._by_word) and self._by_word[at] is not None

    def that(self, at: int) -> Candidate:
        """The candidate that a word is known to belong to."""
        one = self._by_word[at]
        assert one is not None
        return one

    def meets(self, one: Candidate) -> bool:
        """Whether another candidate has a word of this one."""
        by_word = self._by_word
        return any(by_word[at] is not None for at in range(one.first, one.last))

    def put(self, one: Candidate) -> None:
        """Let a candidate stand."""
        self._order = None
        for at in range(one.first, one.last):
            self._by_word[at] = one

    def clear(self, one: Candidate) -> None:
        """Take whatever stands from the words of a candidate."""
        self._order = None
        for at in range(one.first, one.last):
            self._by_word[at] = None

    def in_order(self) -> list[Candidate]:
        """The candidates that stand, each once, as the text has them; not to be changed."""
        found = self._order
        if found is None:
            found = self._order = []
            for at, one in enumerate(self._by_word):
                if one is not None and one.first == at:
                    found.append(one)
        return found


def settle(found: list[Candidate], count: int) -> Taken:
    """The candidates that stand in an article of so many words: those that share no word with another, and of the others the heaviest."""
    taken, shared, clash = Taken(count), [False] * count, False
    for one in found:
        for at in range(one.first, one.last):
            if taken.holds(at):
                shared[at] = clash = True
        taken.put(one)
    rivals = [one for one in found if any(shared[at] for at in range(one.first, one.last))] if clash else []
    for one in rivals:
        taken.clear(one)
    for number in _ordered(rivals):
        one = rivals[number]
        if not taken.meets(one):
            taken.put(one)
    return taken


class Standing:
    """The candidates of a growing list that stand. Those found since are settled alone if they meet none found before; most do not."""

    def __init__(self, found: list[Candidate], count: int) -> None:
        self._found, self._words = found, count
        self._count = 0
        self._met = [False] * count
        self._taken = Taken(count)

    def now(self) -> Taken:
        """The candidates that stand; not to be changed."""
        if len(self._found) != self._count:
            taken, apart, met = self._taken.copy(), True, self._met
            for one in self._found[self._count :]:
                for at in range(one.first, one.last):
                    if met[at]:
                        apart = False
                    met[at] = True
                taken.put(one)
            self._taken, self._count = taken if apart else settle(self._found, self._words), len(self._found)
        return self._taken


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

    def __init__(self, reading: Reading, sorts: list[Sort], vocabulary: Vocabulary, taken: Taken) -> None:
        self.reading = reading
        self.sorts = sorts
        self.vocabulary = vocabulary
        self.taken = taken
        self.relative = word_set(reading.lexicon, "name_word.relative")
        self.denying = word_set(reading.lexicon, "name_word.denies")
        self.known: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        seen: set[tuple[tuple[str, ...], str]] = set()
        standing = taken.in_order()
        for one in standing:
            if one.type != "PER" and one.record is not None:
                continue  # a name of the lists is met by its list
            whole = self._words(one)
            key = (whole, one.type)
            if key in seen:
                continue
            seen.add(key)
            for words in self._short(one, whole):
                rows = self.known.setdefault(words[0], [])
                if (words, one.type) not in rows:
                    rows.append((words, one.type))
        self.that = word_set(reading.lexicon, "name_word.opens_that")
        told = self._told(standing)
        self.full, self.once = self._often(told), frozenset(word for word in told if len(word) > _WORD)
        self.tails = [False] * TAILS
        self.ends = frozenset((*self.known, *(core[1:] for core in self.known if core.startswith(ARTICLE))))
        for end in self.ends:
            for lead in ("", *LETTERS) if len(end) < _WORD else ("",):
                self.tails[tail(lead + end)] = True
        for rows in self.known.values():
            if len(rows) > 1:
                rows.sort(key=lambda row: (-len(row[0]), row))

    def _told(self, standing: list[Candidate]) -> dict[str, int]:
        """First names and surnames that are indefinite everyday nouns, and how often they are told in full."""
        count: dict[str, int] = {}
        for one in standing:
            if one.type == "PER" and one.last > one.first + 1:
                for at in (one.first, one.last - 1):
                    if self.sorts[at].grade == _EVERYDAY and not (at == one.first and self.sorts[at].known_name):
                        count[self.reading.words[at]] = count.get(self.reading.words[at], 0) + 1
        return {word: times for word, times in count.items() if not word.startswith(ARTICLE) and not self.reading.has(ARTICLE + word)}

    def _often(self, count: dict[str, int]) -> frozenset[str]:
        """Those told twice at least, in full or behind a title or a verb of saying; words of three letters, three times."""
        words, count = self.reading.words, count.copy()
        for at in [at for at, word in enumerate(words) if word in count and not self.taken.holds(at)] if count else ():
            before = self.sorts[at - 1] if at and self.reading.gaps[at] == " " else None
            if before is not None and (before.says or before.titles):
                count[words[at]] += 1
        short = [word for word, times in count.items() if times > _EVERYDAY and len(word) == _WORD and self.vocabulary.sort(word).family == 0]
        return frozenset([*short, *[word for word, times in count.items() if times > 1 and len(word) > _WORD]])

    def _words(self, one: Candidate) -> tuple[str, ...]:
        words = self.reading.words[one.first : one.last]
        cut = one.start - self.reading.starts[one.first]
        if not cut:
            return tuple(words)
        words[0] = words[0][cut:]
        if words[0].startswith(SWALLOWED[0]) and self.reading.words[one.first][cut - 1 : cut + 1] == SWALLOWED:
            words[0] = ARTICLE[0] + words[0]
        return tuple(words)

    def _short(self, one: Candidate, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if one.type != "PER":
            if len(words) > 1 or one.why[0] == "org_head.party" or not self.vocabulary.sort(words[0]).ordinary:
                yield words
            return
        yield words
        if len(words) == 1:
            return
        front = self.vocabulary.sort(words[-2]).front == 0 or self.vocabulary.sort(words[-2]).foreign == 0 or self.vocabulary.sort(words[-1]).back == 0
        yield words[-2:] if front else words[-1:]
        if front and len(words) == 2 and not words[-1].startswith(ARTICLE) and self.vocabulary.sort(words[-1]).family == 0:
            yield words[-1:]  # «عمران خان»
        if len(words) > 2:
            yield words[:2]
            yield words[-2:]
        first = self.vocabulary.sort(words[0])
        if first.front != 0 and first.foreign != 0 and first.link != 0:
            yield words[:1]

    def find(self) -> list[Candidate]:
        """Where short forms stand that no name holds yet."""
        out: list[Candidate] = []
        tails, ends, taken = self.tails, self.ends, self.taken
        for at, entry in enumerate(self.reading.entries):
            if tails[entry.tail] and not taken.holds(at):
                word = entry.word
                if word in ends or (word[0] in LETTERS and (word[1:] in ends or word[2:] in ends)):
                    found = self._at(at, word)
                    if found:
                        out.append(found)
        return out

    def _at(self, at: int, word: str) -> Candidate | None:
        reading = self.reading
        for cut, core in cores(word):
            for words, type_ in self.known.get(core, ()):
                last = at + len(words)
                if last > len(reading.words) or tuple(reading.words[at + 1 : last]) != words[1:]:
                    continue
                if any(self.taken.holds(i) or reading.gaps[i] != " " for i in range(at + 1, last)) or not self._stands(at, cut, words, type_):
                    continue
                return Candidate(at, last, reading.starts[at] + cut, reading.ends[last - 1], type_, 4, None, SHORT_FORM)
        return None

    def _personal(self, at: int) -> bool:
        """A surname that is an everyday word too, where only a name can stand: after «من», after a verb of the present, before «الذي»."""
        words, gaps = self.reading.words, self.reading.gaps
        after = words[at + 1] if at + 1 < len(words) and gaps[at + 1] in (" ", "، ") else ""
        if after in self.relative or (after in self.denying and "." in gaps[at]):
            return True
        if self.sorts[at].family == 0 and after and gaps[at + 1] == " " and self._acts(after):
            return True
        if gaps[at] != " " or any(one.record.kind in _NOUNS and one.shape.pos == "noun" for one in self.reading.entries[at].alone):
            return False
        before = self.vocabulary.sort(words[at - 1])
        present = before.word.lstrip("وفس")
        return before.preposition or (before.grade == 2 and present[:1] in ("ي", "ت") and "-" + present[1:] in self.vocabulary.everyday)

    def _acts(self, word: str) -> bool:
        """«حداد يتراجع», «حداد ليقول»: whether a verb of the present stands here."""
        for stem in (word, word[1:]) if word[0] == "ل" else (word,):
            if stem[:1] == "ي" and len(stem) > 3 and ("-" + stem[1:] in self.vocabulary.everyday or self.vocabulary.sort(stem).verb):
                return True
        return False

    def _closed(self, at: int) -> bool:
        """«أطيح بعادل في اقتراع», not «بعادل الأحكام»: behind «ب» or «ل» a word that nothing hangs on."""
        return self.reading.words[at][0] in "بل" and self._ends(at)

    def _ends(self, at: int) -> bool:
        """Whether nothing hangs on the word at `at`."""
        after = self.sorts[at + 1] if at + 1 < len(self.sorts) and self.reading.gaps[at + 1] == " " else None
        return after is None or after.preposition or bool(after.stop) or after.verb or after.bound or after.word[0] == "و" or after.word.startswith(SWALLOWED)

    def _lone(self, at: int) -> bool:
        """«عاقبت عادل وآخرين», «بأن عادل مال»: a surname told in full once, an everyday word that nothing hangs on and that describes nothing."""
        before = self.sorts[at - 1] if at and self.reading.gaps[at] == " " else None
        if before is None:
            return False
        word = self.sorts[at].word
        if before.word in self.that:
            return True
        describes = (word[-1] == "ي" or (len(word) == 4 and word[2] == "ي")) and before.grade == _EVERYDAY and not (before.definite or before.verb or before.preposition)
        return self._ends(at) and not describes and not before.time

    def _stands(self, at: int, cut: int, words: tuple[str, ...], type_: str) -> bool:
        if len(words) > 1:
            return True
        if type_ == "ORG" and self.vocabulary.sort(words[0]).orgs:
            return not cut or words[0].startswith(ARTICLE)
        sort = self.vocabulary.sort(words[0])
        if type_ == "PER" and words[0] in self.full and not (sort.verb or sort.stop or sort.preposition) and (not cut or self._closed(at)):
            return True
        if sort.stop or sort.orgs or ((sort.titles or sort.nisba) and not sort.definite):
            return False
        if type_ == "PER" and not cut and words[0] in self.once and sort.family == 0 and not (sort.verb or sort.preposition or sort.places or sort.time) and self._lone(at):
            return True
        if type_ == "PER" and sort.nisba and sort.country and at and self.reading.gaps[at] == " " and (self.sorts[at - 1].definite or self.sorts[at - 1].titles):
            return False  # «رئيس الوزراء الليبي» beside one called «… الليبي»
        if sort.grade < 2 and not sort.common_given:
            return len(words[0]) > 2
        if at == 0 or (type_ == "PER" and not cut and self._personal(at)):
            return True
        before = self.vocabulary.sort(self.reading.words[at - 1])
        return before.verb or bool(before.titles) or (not cut and sort.definite and (not before.orgs or (type_ == "PER" and sort.family == 0)))
