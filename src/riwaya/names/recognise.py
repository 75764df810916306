"""The order in which names are recognised: lists, bodies, places, titles, persons, and then every short form.

Each step sees what the steps before it found; overlaps are settled by length and sureness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from riwaya.model import Time
from riwaya.names.bodies import Bodies
from riwaya.names.choose import SHORT_FORM, Repeats, Standing, Taken, settle
from riwaya.names.company import Company
from riwaya.names.compounds import compounds
from riwaya.names.enclosed import filled, marks, within_quotes
from riwaya.names.glosses import glossed
from riwaya.names.learned import learned_names
from riwaya.names.nouns import Candidate, Title
from riwaya.names.opened import Opened
from riwaya.names.parting import named_behind_title, part
from riwaya.names.persons import Persons
from riwaya.names.press import Press
from riwaya.names.recurring import Recurring
from riwaya.names.reigns import reigns
from riwaya.names.sides import directions, polities
from riwaya.names.sites import Sites
from riwaya.names.titles import Titles
from riwaya.names.units import services, units
from riwaya.names.unlikely import Unlikely
from riwaya.names.vocabulary import Sort, Vocabulary, is_far, noted, vocabulary, word_set
from riwaya.text import Reading

_WEAK: Final = 4  # the score of a find that stands only where the scorer sees a name too


@dataclass(frozen=True, slots=True)
class Found:
    """Names in order, role phrases in order, which phrase stands beside which name (by the name's first word), the `noted` words."""

    names: tuple[Candidate, ...]
    titles: tuple[Title, ...]
    roles: dict[int, Title]
    sorts: list[Sort]
    vocabulary: Vocabulary
    noted: list[int]
    firsts: list[int]

    def within(self, title: Title) -> tuple[Candidate, ...]:
        """The names inside a role phrase, after its first word."""
        firsts, low, high = self.firsts, 0, len(self.firsts)
        while low < high:
            middle = (low + high) >> 1
            if title.first < firsts[middle]:
                high = middle
            else:
                low = middle + 1
        while high < len(firsts) and firsts[high] < title.last:
            high += 1
        return self.names[low:high]


class Ruled(NamedTuple):
    """What the rules hand the learned scorer."""

    names: tuple[Candidate, ...]
    titles: tuple[Title, ...]
    sorts: list[Sort]
    vocabulary: Vocabulary
    noted: list[int]


def recognise(reading: Reading, times: tuple[Time, ...]) -> Found:
    """All names and role phrases of a reading."""
    ruled = by_rules(reading, times)
    learned = learned_names(reading, ruled.names, ruled.sorts, ruled.vocabulary)
    names = ruled.names
    if learned:
        unlikely = Unlikely(reading, ruled.sorts, ruled.vocabulary)
        found = _outside(reading, times, [*_kept(names, learned), *unlikely.without(learned, unlikely.surnames([*names, *learned]))])
        found = named_behind_title(reading, ruled.sorts, ruled.titles, _without_namesakes(reading, found))
        taken = settle(found, len(ruled.sorts))
        again = _put_back(reading, taken.in_order(), names)
        names = _with_short_forms(reading, ruled.sorts, ruled.vocabulary, taken) if again is None else tuple(glossed(reading, ruled.sorts, again))
    return Found(names, ruled.titles, _roles(reading, names, ruled.titles, ruled.sorts), ruled.sorts, ruled.vocabulary, ruled.noted, [one.first for one in names])


def _put_back(reading: Reading, found: list[Candidate], names: tuple[Candidate, ...]) -> list[Candidate] | None:
    """What was found, with the short forms that only the rules see; None if there may be more in it: then short forms are looked for anew."""
    out: list[Candidate] = []
    lost: list[Candidate] = []
    number = 0
    for one in names:
        other = found[number] if number < len(found) else None
        if other is not None and (one is other or _alike(one, other)):
            out.append(other)
            number += 1
        elif one.why == SHORT_FORM:
            out.append(one)
        elif one.score > _WEAK:
            return None
        else:
            lost.append(one)
    if number < len(found) or any(_bears_on(reading, gone, one) for gone in lost for one in out):
        return None
    return out


def _bears_on(reading: Reading, gone: Candidate, one: Candidate) -> bool:
    """Whether a find that went may be a part of a name that stands, come again as its short form, or have had short forms of its own."""
    if one.first <= gone.last + 1 and gone.first <= one.last + 1:
        return True
    words = reading.words[gone.first : gone.last]
    return any(word.endswith(other) or other.endswith(word) for word in reading.words[one.first : one.last] for other in words)


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two are the same name, for whatever reason."""
    return one.first == other.first and one.last == other.last and one.start == other.start and one.end == other.end and one.type == other.type


def _with_short_forms(reading: Reading, sorts: list[Sort], words: Vocabulary, taken: Taken) -> tuple[Candidate, ...]:
    """The names that stand, made whole, and wherever they stand again in a shorter form."""
    recurring = Recurring(reading, sorts, taken)
    recurring.complete()
    _repeat(reading, sorts, words, taken)
    changed = Company(reading, sorts, taken).complete()
    if recurring.complete() or changed:
        _repeat(reading, sorts, words, taken)
    part(reading, sorts, taken)
    return tuple(glossed(reading, sorts, _in_full(reading, taken)))


def _repeat(reading: Reading, sorts: list[Sort], words: Vocabulary, taken: Taken) -> None:
    """Let the short forms stand beside the names."""
    for one in settle(Repeats(reading, sorts, words, taken).find(), len(sorts)).in_order():
        taken.put(one)


def _in_full(reading: Reading, taken: Taken) -> list[Candidate]:
    """The names that stand; a person's that goes on as the full name does elsewhere in the article is that full name."""
    names = taken.in_order()
    words = reading.words
    fulls = {tuple(words[one.first : one.last]) for one in names if one.type == "PER" and one.last - one.first > 2 and one.start == reading.starts[one.first]}
    if not fulls:
        return names
    out = []
    for one in names:
        short = tuple(words[one.first : one.last])
        if one.type == "PER" and len(short) > 1:
            for full in sorted(fulls):
                last = one.first + len(full)
                free = len(full) > len(short) and tuple(words[one.first : last]) == full and not any(taken.holds(at) or reading.gaps[at] != " " for at in range(one.last, last))
                one = one.but(last=last, end=reading.ends[last - 1]) if free else one
        out.append(one)
    return out


def _kept(names: tuple[Candidate, ...], learned: list[Candidate]) -> Iterator[Candidate]:
    """What the rules found, without the weak finds that the scorer does not see."""
    seen = {at for one in learned for at in range(one.first, one.last)}
    for one in names:
        if one.score > _WEAK or one.first in seen:
            yield one


def by_rules(reading: Reading, times: tuple[Time, ...]) -> Ruled:
    """What the rules find without the learned scorer."""
    words = vocabulary(reading.lexicon)
    sorts = words.sorts(reading)
    notable = noted(sorts)
    sites = Sites(reading, sorts, words)
    marked = marks(reading)
    found = within_quotes(reading, sorts, marked, sites.listed())
    standing = Standing(found, len(sorts))
    found += within_quotes(reading, sorts, marked, Press(reading, sorts, words, standing.now()).find(notable))
    found += units(reading, sorts)
    found += services(reading, sorts)
    found += within_quotes(reading, sorts, marked, Bodies(reading, sorts, standing.now()).find(notable))
    found += filled(reading, sorts, marked, found)
    found += Opened(reading, sorts, standing.now()).find(notable)
    found += directions(reading, sorts, notable)
    found += polities(reading, sorts, notable)
    listed = standing.now()
    persons = Persons(reading, sorts, listed)
    found += persons.find()
    found += compounds(reading, sorts, persons)
    found += reigns(reading, sorts, notable)
    titles = Titles(reading, sorts, listed).find()
    found += _beside(reading, persons, titles)
    found = Unlikely(reading, sorts, words).without(_without_owners(reading, words, found))
    names = _with_short_forms(reading, sorts, words, settle(_outside(reading, times, found), len(sorts)))
    return Ruled(names, tuple(titles), sorts, words, notable)


def _without_owners(reading: Reading, words: Vocabulary, found: list[Candidate]) -> list[Candidate]:
    """«حكومة السراج»: where the word after the head is the surname of a person of the article, the head stays outside."""
    surnames = {reading.words[one.last - 1] for one in found if one.type == "PER" and one.last > one.first + 1 and one.score >= 6}
    bodies = {reading.words[one.first] for one in found if one.type == "ORG" and one.why[-1] == "name after class noun"}
    near = word_set(reading.lexicon, "name_word.of_place")
    out = []
    for one in found:
        if one.type == "PER" and one.last == one.first + 1 and reading.words[one.first] in bodies:
            continue
        if _far_namesake(one) and reading.words[one.first] in surnames and one.start == reading.starts[one.first] and reading.words[one.first - 1] not in near:
            continue  # «ماركو روبيو … روبيو»
        owned = one.type == "ORG" and one.record is None and one.last == one.first + 2 and reading.words[one.last - 1] in surnames
        if not (owned and any(h.record.class_ in ("government", "army", "party") for h in words.sort(reading.words[one.first]).orgs)):
            out.append(one)
    return out


def _without_namesakes(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """«سليم قنديل … إعفاء قنديل», «سجن قنديل»: where the article has somebody of this name, a far town and a prison give way."""
    words, near = reading.words, word_set(reading.lexicon, "name_word.of_place")
    persons = {words[one.last - 1] for one in found if one.type == "PER" and (one.last > one.first + 1 or one.why[-1] == "name.after_title")}
    if not persons:
        return found
    out = []
    for one in found:
        far = _far_namesake(one) and one.start == reading.starts[one.first] and words[one.first - 1] not in near
        prison = one.type == "LOC" and one.record is None and one.why[0] == "place_head.prison"
        if not ((far or prison) and words[one.last - 1] in persons):
            out.append(one)
    return out


def _far_namesake(one: Candidate) -> bool:
    """Whether a candidate is one word of the public list of towns."""
    return one.type == "LOC" and one.last == one.first + 1 and one.record is not None and is_far(one.record)


def _outside(reading: Reading, times: tuple[Time, ...], found: list[Candidate]) -> list[Candidate]:
    """Candidates that share no character with a time expression; most share no word with one, and where none does no offset is folded."""
    timed = [False] * len(reading.words)
    for time in times:
        first, last = reading.touched(time.span)
        for at in range(first, last):
            timed[at] = True
    near = [any(timed[at] for at in range(one.first, one.last)) for one in found]
    if not any(near):
        return found
    spans = [reading.folded.forth(time.span.start, time.span.end) for time in times]
    return [one for one, touches in zip(found, near, strict=True) if not (touches and any(start < one.end and one.start < end for start, end in spans))]


def _beside(reading: Reading, persons: Persons, titles: list[Title]) -> list[Candidate]:
    """The names that begin where a role phrase ends."""
    out = []
    for title in titles:
        gap = reading.gaps[title.last]
        if gap.strip("«»“”\") ") not in ("", "،", ":") or "\n" in gap:
            continue
        strong = any(t.record.get("strong") for t in persons.sorts[title.last - 1].titles)
        name = persons.after_title(title.last, gap == " " and (strong or title.last == title.first + 1))
        if name is None:
            continue
        if not _close(reading, title, name, gap, persons.sorts[name.first]):
            continue
        if title.last == title.first + 1 and not title.record.get("strong") and not title.right and name.score < 8:
            name = name.but(score=3)
        out.append(name.but(why=(title.record.id, *name.why)))
    return out


def _close(reading: Reading, title: Title, name: Candidate, gap: str, sort: Sort) -> bool:
    """Whether a name may belong to the title before it: a comma or a plural asks for more than an unknown word."""
    if title.number in ("p", "d") or title.record.class_ == "plural":
        return title.record.class_ == "kin" or (name.score >= 8 and name.last > name.first + 1)
    if "،" in gap:
        long = name.last > name.first + 1 and reading.gaps[name.last].startswith("،") and title.record.class_ == "office"
        plain = name.last == name.first + 1 and sort.grade == 2
        return (name.score >= 8 and not plain) or long
    return True


def _roles(reading: Reading, names: tuple[Candidate, ...], titles: tuple[Title, ...], sorts: list[Sort]) -> dict[int, Title]:
    """Which role phrase stands beside which person: the one before it, else the one after it; «مسؤول في إدارة | فلان» is not his."""
    before = {t.last: t for t in titles}
    after = {t.first: t for t in titles}
    out: dict[int, Title] = {}
    for one in names:
        if one.type != "PER" or one.start != reading.starts[one.first]:
            continue
        title = before.get(one.first)
        body = sorts[title.last - 1] if title and title.last > title.first + 1 else None
        if body is not None and body.orgs and not body.definite and not body.bound and reading.gaps[one.first] == " ":
            continue
        if title and reading.gaps[one.first].strip("«»“”\") ") in ("", "،", ":"):
            out[one.first] = title
            continue
        title = after.get(one.last)
        joined = title is not None and reading.gaps[one.last] in (" ", "، ", " (") and not sorts[title.first].titles[0].left.startswith("و")
        if title and joined and title.record.class_ in ("office", "profession") and title.last > title.first + 1:
            out[one.first] = title
    return out
