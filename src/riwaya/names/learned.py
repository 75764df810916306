"""What the learned scorer sees, made to fit the definitions: cut at punctuation, trimmed, of one type over the whole article.

The scorer was taught by another guideline; nationality adjectives, everyday words and words of the language alone are not
names here.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.cuts import JOINED, cut_of
from riwaya.names.features import BREAKS
from riwaya.names.nouns import Candidate
from riwaya.names.particles import BY_THE, ENDED, FUTURE, OBJECTS, SWALLOWED
from riwaya.names.scorer import propose
from riwaya.names.vocabulary import Sort, Vocabulary, word_set
from riwaya.text import Reading

_INSIDE: Final = frozenset((" ", "-", " - ", ". ", "."))
_MARKS: Final = " «»“”\"‹›„"
_NUNATED: Final = ("\u064b", "\u064c", "\u064d")
_SCORE: Final = 5
_TRUSTED: Final = ("name.after_verb", "name.before_colon", "name.after_title", "name after class noun")


def learned_names(reading: Reading, ruled: tuple[Candidate, ...], sorts: list[Sort], vocabulary: Vocabulary) -> list[Candidate]:
    """Candidates of middling weight, in order; none where there is no scorer."""
    begun = Begun(reading, ruled)
    spans: list[tuple[int, int, str, str, int]] = []
    things: set[str] = set()
    for begin, end, seen in propose(reading, ruled, vocabulary):
        for first, last, type_ in _pieces(reading, sorts, begun, begin, end, seen):
            cut = cut_of(reading, first, type_, vocabulary)
            core = _core(reading, first, last, cut)
            spans.append((first, last, type_, core, cut))
            if _thing(reading, sorts, first):
                things.add(core)
    votes: dict[str, dict[str, int]] = {}
    for _, _, type_, core, _ in spans:
        if core not in things:
            count = votes.setdefault(core, {})
            count[type_] = count.get(type_, 0) + 1
    for one in ruled:
        if one.why[-1] in _TRUSTED:
            core = _core(reading, one.first, one.last, cut_of(reading, one.first, one.type, vocabulary))
            if core in votes:
                votes[core][one.type] = votes[core].get(one.type, 0) + 2
    out = []
    for first, last, type_, core, cut in spans:
        if core in things:
            continue
        best = _most(votes[core])
        shift = _classed(sorts, first, last, best)
        first += shift
        cut = cut if best == type_ and not shift else cut_of(reading, first, best, vocabulary)
        out.append(Candidate(first, last, reading.starts[first] + cut, reading.ends[last - 1], best, _SCORE, None, ("scorer",)))
    return out


def _classed(sorts: list[Sort], first: int, last: int, type_: str) -> int:
    """«مدينة سهيلان», «صحيفة نوردكس»: how many words of a span are the class noun of a name that stands without it."""
    sort = sorts[first]
    if last < first + 2 or sort.definite:
        return 0
    if type_ == "LOC":
        return int(any(one.record.get("inside") is False and one.shape.number == "s" for one in sort.places))
    second = sorts[first + 1]
    press = type_ == "ORG" and any(one.record.class_ in ("outlet", "company") for one in sort.orgs)
    return int(press and second.grade == 0 and not (second.definite or second.bound or second.nisba))


def _most(count: dict[str, int]) -> str:
    """What was said most, the first in the alphabet of equals."""
    return next(iter(count)) if len(count) == 1 else max(sorted(count), key=count.__getitem__)


class Begun:
    """Where the rules found names: which other name they are sure of at a word, where persons begin, and whether anything in the article is nunated."""

    def __init__(self, reading: Reading, ruled: tuple[Candidate, ...]) -> None:
        self.sure: list[Candidate | None] = [None] * (len(reading.words) + 1)
        self.titled: set[int] = set()
        self.known: set[int] = set()
        for one in ruled:
            if one.type == "PER":
                self.known.add(one.first)
                if one.why[-1] == "name.after_title":
                    self.titled.add(one.first)
            elif one.record is not None or one.type == "ORG":
                for at in range(one.first, one.last):
                    self.sure[at] = one
        self.nunated = any(mark in reading.article.text for mark in _NUNATED)


def _core(reading: Reading, first: int, last: int, cut: int) -> str:
    """The words of a name without what is attached before it."""
    return reading.words[first][cut:] + " " + " ".join(reading.words[first + 1 : last])


def _pieces(reading: Reading, sorts: list[Sort], begun: Begun, first: int, last: int, type_: str) -> list[tuple[int, int, str]]:
    """A span cut at punctuation and where the rules are sure of another name; each piece trimmed, or left out. No name begins inside a title."""
    begin, sure, person = first, begun.sure, type_ == "PER"
    out: list[tuple[int, int, str]] = []
    for at in range(first + 1, last + 1):
        parted = person and at < last and (at > begin + 1 or _joined(reading, sorts[at], at)) and _next_person(reading, sorts, at)
        parted = parted or (person and begin < at < last and any(one.record.class_ == "kin" for one in sorts[at].titles))  # «سليم الحداد نجل كمال الحداد»
        if at < last and reading.gaps[at] in _INSIDE and sure[at] is sure[begin] and not parted:
            continue
        if person:
            begin = _opening(reading, sorts, _after_title(sorts, begun, begin, at), at, begun.known)
        end = _trimmed(reading, sorts, begin, at, type_)
        if person and end == begin + 1 and sure[end] is None and _surnamed(reading, sorts, end):
            end += 1
        if end == begin + 1 and (_agrees(reading, sorts, begin) or _indefinite(reading, sorts, begin) if person else _opens_clause(reading, begin)):
            end = begin
        if end > begin and sure[begin] is None and not (begun.nunated and _nunated(reading, begin, end)) and _may_stand(reading, sorts, begin, end, type_):
            out.append((begin, end, type_))
        begin = at
    return out


def _after_title(sorts: list[Sort], begun: Begun, begin: int, end: int) -> int:
    """Where the last name that follows a title begins, if only everyday words stand before it."""
    named = begin
    for at in range(begin + 1, end):
        if at in begun.titled:
            named = at
    return named if all(_plain(sort) for sort in sorts[begin:named]) else begin


def _nunated(reading: Reading, first: int, last: int) -> bool:
    """Whether a word has the ending of what is indefinite."""
    return any(mark in reading.raw(at) for at in range(first, last) for mark in _NUNATED)


def _opening(reading: Reading, sorts: list[Sort], begin: int, end: int, known: set[int]) -> int:
    """Where a person's name begins: after everyday words before a name that the rules found, after a title, after «باسم»."""
    while begin not in known and not known.isdisjoint(range(begin + 1, end)):
        sort = sorts[begin]
        if not (_everyday(sort) or reading.raw(begin) in sort.stop):
            break
        begin += 1
    while begin + 1 < end and _leads(sorts[begin], sorts[begin + 1]):
        begin += 1
    spoken_for = begin > 0 and sorts[begin - 1].titles and reading.words[begin] in word_set(reading.lexicon, "name_word.role_preposition")
    return begin + 1 if spoken_for else begin


def _joined(reading: Reading, sort: Sort, at: int) -> bool:
    """«رودان وأوستن», «سعيد وبن سالم»: the «و» of a second word is no letter of its name."""
    return sort.link > 0 or sort.given == 1 or sort.family == 1 or reading.raw(at).startswith(JOINED)


def _next_person(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """«… بن سالم وسناء …», «… بن سالم - غازي …»: another name of a list, unless «و» is the word's own letter."""
    if reading.gaps[at] == " - ":
        return True
    sort = sorts[at]
    if sort.link > 0:
        return True
    return sort.word[0] == "و" and sort.given != 0 and sort.family != 0 and len(sort.word) > 3


def _thing(reading: Reading, sorts: list[Sort], first: int) -> bool:
    """Whether a name is that of a thing: «برنامج …», «قضية …»."""
    return first > 0 and sorts[first - 1].thing and not reading.gaps[first].strip(_MARKS)


def _surnamed(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """«هاجر النوالي»: a given name that the scorer found alone, and a definite word in -i that is no plain adjective."""
    if at >= len(reading.words) or reading.gaps[at] != " " or sorts[at - 1].given < 0:
        return False
    sort = sorts[at]
    return sort.definite and sort.grade < 2 and sort.word.endswith("ي") and not (sort.nisba or sort.titles or sort.status or sort.time)


def _agrees(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """«حالات مرضية»: a feminine adjective of the everyday noun before it."""
    sort = sorts[at]
    if not at or reading.gaps[at] != " " or sort.grade == 0 or not reading.raw(at).endswith("ة"):
        return False
    before = sorts[at - 1]
    return before.grade == 2 and not (before.verb or before.titles or before.stop or before.known_name) and reading.raw(at - 1).endswith(("ة", "ات"))


def _indefinite(reading: Reading, sorts: list[Sort], at: int) -> bool:
    """«"نيتشيفو" روسية»: a word that no list of names knows, with an adjective of a nation that has no article; a name is definite."""
    if at + 1 >= len(reading.words) or sorts[at].known_name:
        return False
    after = sorts[at + 1]
    return bool(after.nisba) and not after.definite and not reading.gaps[at + 1].strip(_MARKS)


def _opens_clause(reading: Reading, at: int) -> bool:
    """«سرت شائعات»: a town whose name is an everyday word too, where a verb stands."""
    opens = not at or (reading.gaps[at] != " " and not BREAKS.isdisjoint(reading.gaps[at]))
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


def _trimmed(reading: Reading, sorts: list[Sort], first: int, last: int, type_: str) -> int:
    while last > first:
        sort = sorts[last - 1]
        small = bool(sort.stop) and reading.raw(last - 1) in sort.stop
        inner = last - first > 1 and not sort.bound and not sort.known_name
        if type_ == "LOC" and inner and sort.nisba and sort.definite and sort.country and not (sorts[first].grade or sorts[first].definite or sorts[first].places):
            last -= 1  # «سهيلان الإثيوبية»
            continue
        plain = inner and sort.grade == 2 and not sort.definite and type_ == "PER"
        plain = plain or (last - first > 1 and sort.grade == 2 and sort.word.startswith(BY_THE) and sorts[last - 2].given != 0 and type_ == "PER")
        joined = plain or (inner and ((sort.word.startswith("و") and sort.grade > 0) or (sort.grade > 0 and reading.raw(last - 1).endswith("ة"))))
        if not (small or joined or (inner and sort.status == "described") or (inner and sort.word.endswith(OBJECTS)) or (sort.verb and not sort.known_name)):
            break
        last -= 1
    return last


def _may_stand(reading: Reading, sorts: list[Sort], first: int, last: int, type_: str) -> bool:
    """One everyday word is no name by the scorer's word alone, nor is a nationality, nor what may be a verb and its subject («شهد الحارس»)."""
    sort = sorts[first]
    cued = first > 0 and (sorts[first - 1].says or bool(sorts[first - 1].titles))
    if sort.status == "purpose":
        return False
    if last == first + 1:
        if sort.nisba or sort.titles or sort.orgs or sort.places or any(one.left[-1:] == FUTURE and one.shape.pos == "verb" for one in reading.entries[first].alone):
            return False
        if sort.definite and not sort.known_name and (sort.word.endswith("يه") or (sort.grade and sort.word.endswith(ENDED))):
            return False
        if sort.given >= 0 and (sort.common_given or sort.grade == 2):
            return cued
        return sort.grade < 2 and not sort.accusative
    if type_ == "PER" and not cued and sort.grade == 2 and sort.word[0] == "و" and not sort.known_name and sort.link < 0:
        return False
    if type_ == "PER" and not cued and (_everyday(sort) or sort.verb) and all(_everyday(other) or (sort.verb and other.grade == 1) for other in sorts[first + 1 : last]):
        return False
    if type_ == "ORG" and sort.word.startswith(SWALLOWED) and sort.grade == 2 and not sort.orgs:
        return False
    if type_ == "ORG" and sort.orgs and not sort.definite and not sort.bound:
        second = sorts[first + 1]
        if second.stop or (second.nisba and not second.definite):
            return False  # «تجمع على», «محكمة تركية»
        return second.definite or (second.grade == 0 and not second.bound and not second.word.startswith(SWALLOWED))
    return not (sorts[last - 1].nisba and type_ == "LOC" and sort.grade == 2 and (sort.capital or not sort.places))
