"""What the learned scorer sees, made to fit the definitions: cut at punctuation, trimmed, of one type over the whole article.

The scorer was taught by another guideline; nationality adjectives, everyday words and words of the language alone are not
names here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riwaya.names.cuts import cut_of
from riwaya.names.features import BREAKS
from riwaya.names.nouns import Candidate
from riwaya.names.particles import ENDED, FUTURE, SWALLOWED
from riwaya.names.scorer import propose
from riwaya.names.vocabulary import Sort, Vocabulary, word_set
from riwaya.text import Reading

_INSIDE: Final = frozenset((" ", "-", " - ", ". ", "."))
_MARKS: Final = " «»“”\"‹›„"
_NUNATED: Final = frozenset("\u064b\u064c\u064d")
_SCORE: Final = 5
_TRUSTED: Final = ("name.after_verb", "name.before_colon", "name.after_title", "name after class noun")


def learned_names(reading: Reading, ruled: tuple[Candidate, ...], vocabulary: Vocabulary) -> list[Candidate]:
    """Candidates of middling weight, in order; none where there is no scorer."""
    sure = {at: one for one in ruled if one.type != "PER" and (one.record is not None or one.type == "ORG") for at in range(one.first, one.last)}
    titled = frozenset(one.first for one in ruled if one.type == "PER" and one.why[-1] == "name.after_title")
    known = frozenset(one.first for one in ruled if one.type == "PER")
    spans = [(piece, _core(reading, vocabulary, *piece)) for span in propose(reading, ruled, vocabulary) for piece in _pieces(reading, vocabulary, sure, (titled, known), *span)]
    things = {core for (first, _, _), core in spans if _thing(reading, vocabulary, first)}
    spans = [(piece, core) for piece, core in spans if core not in things]
    votes: dict[str, dict[str, int]] = {}
    for (_, _, type_), core in spans:
        count = votes.setdefault(core, {})
        count[type_] = count.get(type_, 0) + 1
    for one in ruled:
        if one.why[-1] in _TRUSTED:
            core = _core(reading, vocabulary, one.first, one.last, one.type)
            if core in votes:
                votes[core][one.type] = votes[core].get(one.type, 0) + 2
    out = []
    for (first, last, _), core in spans:
        count = votes[core]
        best = max(sorted(count), key=count.__getitem__)
        cut = cut_of(reading, first, best, vocabulary)
        out.append(Candidate(first, last, reading.starts[first] + cut, reading.ends[last - 1], best, _SCORE, None, ("scorer",)))
    return out


def _core(reading: Reading, vocabulary: Vocabulary, first: int, last: int, type_: str) -> str:
    """The words of a name without what is attached before it."""
    return reading.text[reading.starts[first] + cut_of(reading, first, type_, vocabulary) : reading.ends[first]] + " " + " ".join(reading.words[first + 1 : last])


def _pieces(
    reading: Reading, vocabulary: Vocabulary, sure: dict[int, Candidate], begun: tuple[frozenset[int], frozenset[int]], first: int, last: int, type_: str
) -> Iterator[tuple[int, int, str]]:
    """A span cut at punctuation and where the rules are sure of another name; each piece trimmed, or left out. No name begins inside a title."""
    begin, (titled, known) = first, begun
    for at in range(first + 1, last + 1):
        parted = type_ == "PER" and at < last and at > begin + 1 and _next_person(reading, vocabulary, at)
        if at == last or reading.gaps[at] not in _INSIDE or sure.get(at) is not sure.get(begin) or parted:
            named = max(titled.intersection(range(begin + 1, at)), default=begin) if type_ == "PER" else begin
            begin = named if all(_plain(vocabulary.sort(word)) for word in reading.words[begin:named]) else begin
            begin = _opening(reading, vocabulary, begin, at, known) if type_ == "PER" else begin
            end = _trimmed(reading, vocabulary, begin, at, type_)
            end += type_ == "PER" and end == begin + 1 and end not in sure and _surnamed(reading, vocabulary, end)
            cued = begin > 0 and bool(vocabulary.sort(reading.words[begin - 1]).says or vocabulary.sort(reading.words[begin - 1]).titles)
            if end == begin + 1 and (_agrees(reading, vocabulary, begin) or _indefinite(reading, vocabulary, begin) if type_ == "PER" else _opens_clause(reading, begin)):
                end = begin
            vowelled = _NUNATED.intersection("".join(map(reading.raw, range(begin, end))))
            if end > begin and begin not in sure and not vowelled and _may_stand(vocabulary, reading.words[begin:end], type_, cued):
                yield begin, end, type_
            begin = at


def _opening(reading: Reading, vocabulary: Vocabulary, begin: int, end: int, known: frozenset[int]) -> int:
    """Where a person's name begins: after everyday words before a name that the rules found, after a title, after «باسم»."""
    while begin not in known and not known.isdisjoint(range(begin + 1, end)):
        sort = vocabulary.sort(reading.words[begin])
        if not (_everyday(sort) or reading.raw(begin) in sort.stop):
            break
        begin += 1
    while begin + 1 < end and _leads(vocabulary.sort(reading.words[begin]), vocabulary.sort(reading.words[begin + 1])):
        begin += 1
    spoken_for = begin > 0 and reading.words[begin] in word_set(reading.lexicon, "name_word.role_preposition") and vocabulary.sort(reading.words[begin - 1]).titles
    return begin + 1 if spoken_for else begin


def _next_person(reading: Reading, vocabulary: Vocabulary, at: int) -> bool:
    """«… بن سالم وسناء …», «… بن سالم - غازي …»: another name of a list, unless «و» is the word's own letter."""
    if reading.gaps[at] == " - ":
        return True
    sort = vocabulary.sort(reading.words[at])
    return sort.word[0] == "و" and sort.given != 0 and sort.family != 0 and len(sort.word) > 3


def _thing(reading: Reading, vocabulary: Vocabulary, first: int) -> bool:
    """Whether a name is that of a thing: «برنامج …», «قضية …»."""
    return first > 0 and vocabulary.sort(reading.words[first - 1]).thing and not reading.gaps[first].strip(_MARKS)


def _surnamed(reading: Reading, vocabulary: Vocabulary, at: int) -> bool:
    """«هاجر النوالي»: a given name that the scorer found alone, and a definite word in -i that is no plain adjective."""
    if at >= len(reading.words) or reading.gaps[at] != " " or vocabulary.sort(reading.words[at - 1]).given < 0:
        return False
    sort = vocabulary.sort(reading.words[at])
    return sort.definite and sort.grade < 2 and sort.word.endswith("ي") and not (sort.nisba or sort.titles or sort.status or sort.time)


def _agrees(reading: Reading, vocabulary: Vocabulary, at: int) -> bool:
    """«حالات مرضية»: a feminine adjective of the everyday noun before it."""
    sort = vocabulary.sort(reading.words[at])
    if not at or reading.gaps[at] != " " or sort.grade == 0 or not reading.raw(at).endswith("ة"):
        return False
    before = vocabulary.sort(reading.words[at - 1])
    return before.grade == 2 and not (before.verb or before.titles or before.stop or before.known_name) and reading.raw(at - 1).endswith(("ة", "ات"))


def _indefinite(reading: Reading, vocabulary: Vocabulary, at: int) -> bool:
    """«"نيتشيفو" روسية»: a word that no list of names knows, with an adjective of a nation that has no article; a name is definite."""
    if at + 1 >= len(reading.words) or vocabulary.sort(reading.words[at]).known_name:
        return False
    after = vocabulary.sort(reading.words[at + 1])
    return bool(after.nisba) and not after.definite and not reading.gaps[at + 1].strip(_MARKS)


def _opens_clause(reading: Reading, at: int) -> bool:
    """«سرت شائعات»: a town whose name is an everyday word too, where a verb stands."""
    opens = not at or bool(BREAKS.intersection(reading.gaps[at]))
    return opens and reading.gaps[at + 1] == " " and reading.words[at] in word_set(reading.lexicon, "name_word.doubtful_place")


def _plain(sort: Sort) -> bool:
    """An everyday word without the article."""
    return sort.grade == 2 and not sort.definite


def _everyday(sort: Sort) -> bool:
    """A word that no table of names holds in any function."""
    return sort.grade == 2 and not sort.known_name and sort.front < 0 and sort.link < 0 and sort.foreign < 0


def _leads(sort: Sort, after: Sort) -> bool:
    """A title, or an everyday noun before a known name («قرار ولد عباس»): it stands before the name."""
    if sort.titles:
        return sort.given != 0
    small = sort.foreign == 0 or sort.front == 0 or sort.link == 0 or sort.definite
    return sort.grade == 2 and not sort.known_name and not small and (after.given == 0 or after.front == 0)


def _trimmed(reading: Reading, vocabulary: Vocabulary, first: int, last: int, type_: str) -> int:
    while last > first:
        sort = vocabulary.sort(reading.words[last - 1])
        small = bool(sort.stop) and reading.raw(last - 1) in sort.stop
        inner = last - first > 1 and not sort.bound and not sort.known_name
        plain = inner and sort.grade == 2 and not sort.definite and type_ == "PER"
        joined = plain or (inner and ((sort.word.startswith("و") and sort.grade > 0) or (sort.grade > 0 and reading.raw(last - 1).endswith("ة"))))
        if not (small or joined or (sort.verb and not sort.known_name)):
            break
        last -= 1
    return last


def _may_stand(vocabulary: Vocabulary, words: list[str], type_: str, cued: bool) -> bool:
    """One everyday word is no name by the scorer's word alone, nor is a nationality, nor what may be a verb and its subject («شهد الحارس»)."""
    sort = vocabulary.sort(words[0])
    if sort.status == "purpose":
        return False
    if len(words) == 1:
        if sort.nisba or sort.titles or sort.orgs or sort.places or any(one.left[-1:] == FUTURE and one.shape.pos == "verb" for one in vocabulary.lexicon.forms_of(words[0])):
            return False
        if sort.definite and not sort.known_name and (sort.word.endswith("يه") or (sort.grade and sort.word.endswith(ENDED))):
            return False
        if sort.given >= 0 and (sort.common_given or sort.grade == 2):
            return cued
        return sort.grade < 2 and not sort.accusative
    if type_ == "PER" and not cued and (_everyday(sort) or sort.verb) and all(_everyday(vocabulary.sort(word)) for word in words[1:]):
        return False
    if type_ == "ORG" and sort.word.startswith(SWALLOWED) and sort.grade == 2 and not sort.orgs:
        return False
    if type_ == "ORG" and sort.orgs and not sort.definite and not sort.bound:
        second = vocabulary.sort(words[1])
        return second.definite or (second.grade == 0 and not second.bound and not second.word.startswith(SWALLOWED))
    last = vocabulary.sort(words[-1])
    return not (last.nisba and type_ == "LOC" and sort.grade == 2 and not sort.places)
