"""The order of the work: accounts to one dossier.

    origins      which texts copy which                      origins
    entities     one for each person, body, place            entities, naming
    claims       statements that say the same                claims
    events       one for each happening, with its accounts   happenings, accounts, titles
    conflicts    accounts that cannot both be true           conflicts
    silence      who had the affair and left this out        silence

A pure function of the accounts and the judgements: sorted first, so their order does not matter. What is read from one article alone
is remembered in `previous.memory` and not read again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import combinations
from typing import Protocol

import numpy as np

from riwaya.lexicon import Lexicon
from riwaya.merge import affair, clashes, conflicts, deciding, engine, entities, happenings, judgements, naming, origins, seals, sheet, silence, telling, when
from riwaya.merge.book import Book
from riwaya.merge.codes import Marks
from riwaya.merge.firsts import of_firsts
from riwaya.merge.ids import stable
from riwaya.merge.profiles import Face
from riwaya.merge.sayings import Sayings
from riwaya.merge.sheet import Sheet
from riwaya.merge.sketches import Triggers
from riwaya.merge.tales import Tales, Told, altered, places
from riwaya.merge.tolls import of_tolls
from riwaya.merge.vocabulary import Vocabulary
from riwaya.merge.words import Stemmer
from riwaya.model import Account, Dossier, DossierEvent, Judgements, Origin, Refusal

_COMMON = 0.3
_CENTRAL = 2


class Recall(Protocol):
    """What was kept of earlier merges: sheets, `prints` of the entities, by id, that the keeper still holds as they were merged, and what was decided about pairs."""

    prints: Mapping[str, str]

    @property
    def kept(self) -> deciding.Kept:
        """What was decided about pairs."""

    def __iter__(self) -> Iterator[Sheet]:
        """The sheets."""

    def made(self, sheet: Sheet) -> None:
        """Take in a sheet that had to be made."""

    def digest(self, article: str) -> str:
        """What changes whenever anything that an article tells does."""

    def merged(self, prints: Mapping[str, str], held: frozenset[str]) -> None:
        """The prints of all entities; those that are `held` as they are come back with no more than type, name and reference."""

    def told(self, prints: Mapping[str, str]) -> None:
        """The prints of the events that articles tell, by id."""

    def stated(self, held: frozenset[str]) -> None:
        """The articles whose statements and relations are as they were: these are left out of the dossier."""


class Memory:
    """The sheets of a run by article, for the next run; they never change a result."""

    def __init__(self, lexicon: Lexicon, recall: Recall | None = None) -> None:
        self.lexicon = lexicon
        self.recall = recall
        self.stemmer = Stemmer(lexicon)
        self._sheets: dict[tuple[str, str], Sheet] = {}
        for one in recall or ():
            self.keep(one)

    def keep(self, sheet: Sheet) -> None:
        """Take in a sheet that an earlier run made."""
        self._sheets[sheet.account.article.id, sheet.account.article.sha256] = sheet

    def fresh(self, account: Account, like: Sheet | None = None) -> Sheet:
        """What merge reads from an account, made now and not remembered; what cannot differ from `like`, a sheet of the same article, is taken from there."""
        return sheet.read(account, self.lexicon, self.stemmer, like)

    def sheet(self, account: Account) -> Sheet:
        """What merge reads from an account, made now if it is not remembered."""
        key = (account.article.id, account.article.sha256)
        found = self._sheets.get(key)
        if found is None or not (found.account is account or found.whole().account == account):
            found = self._sheets[key] = self.fresh(account, found)
            if self.recall is not None:
                self.recall.made(found)
        return found


def _one_each(accounts: Iterable[Account]) -> tuple[list[Account], list[Refusal]]:
    """Accounts by article id; of two with one id the text with the smaller hash stays and the other is refused."""
    kept: dict[str, Account] = {}
    refusals = []
    for account in sorted(accounts, key=lambda one: (one.article.id, one.article.sha256)):
        first = kept.setdefault(account.article.id, account)
        if first.article.sha256 != account.article.sha256:
            refusals.append(Refusal(account.article.id, "merge", "another article has the same id and another text"))
    return [kept[name] for name in sorted(kept)], refusals


def merge(accounts: Iterable[Account], decided: Judgements, memory: Memory) -> Dossier:
    """Rebuild the dossier."""
    with engine.one_database():
        return _merged(accounts, decided, memory)


def _merged(accounts: Iterable[Account], decided: Judgements, memory: Memory) -> Dossier:
    ordered, refusals = _one_each(accounts)
    sheets = [memory.sheet(account) for account in ordered]
    with ThreadPoolExecutor(1, "riwaya: words") as beside:
        return _told(ordered, refusals, sheets, judgements.apply(decided, ordered), memory, beside.submit(Vocabulary, sheets))


def _told(
    ordered: Sequence[Account], refusals: Sequence[Refusal], sheets: Sequence[Sheet], applied: judgements.Applied, memory: Memory, vocabulary: Future[Vocabulary],
) -> Dossier:  # fmt: skip
    recall = memory.recall
    marks = None if recall is None else seals.of_articles(sheets, recall)
    kept = None if recall is None else recall.kept
    sources = origins.find([account.article for account in ordered], [sheet.wording for sheet in sheets], marks, kept)
    cast = entities.Cast(sheets, held=recall is None)
    people = _people(cast, applied, recall)
    cast.let_go()
    if recall is not None and marks is not None:
        recall.merged(people.prints, people.held)
        marks = seals.with_people(cast, marks, people)
    tales = None if kept is None else Tales(kept)
    told = _events(sheets, people, applied, sources, memory, marks, tales)
    events = _distinct(_conflicts(sheets, cast, people, told, memory, vocabulary.result(), marks, tales))
    if recall is not None:
        recall.told({event.id: _print(event, one.mark) for event, one in zip(events, told, strict=False)})
    sayings = Sayings(sheets, people, marks, kept)
    if recall is not None:
        recall.stated(sayings.held)
    return Dossier(
        tuple(ordered), sources, people.entities, events, sayings.statements(), sayings.relations(ordered),
        tuple(sorted([*refusals, *(one for account in ordered for one in account.refusals)], key=lambda one: (one.article, one.room, one.reason))), applied.orphans,
    )


def _print(event: DossierEvent, told: str) -> str:
    """What changes whenever an event of this id does: what is told of it, and what it was put beside."""
    if not (event.part_of or event.follows or event.conflicts or event.silence):
        return told
    return stable("p", told, event.part_of, event.follows, *(repr(some) if some else None for some in (event.conflicts, event.silence)))


def _distinct(events: Sequence[DossierEvent]) -> tuple[DossierEvent, ...]:
    """Events of one text that stands in the corpus under several article ids have one id: the later ones take their article's into theirs."""
    seen: set[str] = set()
    out = list(events)
    counts = Counter([event.id for event in events])
    stood = {index: places(one) for index, one in enumerate(events) if counts[one.id] > 1}
    for index in sorted(stood, key=lambda index: (out[index].id, stood[index])):
        one = out[index]
        if one.id in seen:
            out[index] = altered(one, id=stable("v", one.id, *(part for place in stood[index][:1] for part in place)))
        seen.add(out[index].id)
    return tuple(out)


def _people(cast: entities.Cast, applied: judgements.Applied, recall: Recall | None) -> naming.People:
    index = {handle: number for number, handle in enumerate(cast.handles)} if applied.must["entity"] or applied.cannot["entity"] else {}
    most = max(3.0, _COMMON * len(cast.sizes))
    often = {name for name, count in Counter([face.known for face in cast.faces]).items() if count > most}
    counts = Counter(name for _, name in {(owner, face.known) for owner, face in zip(cast.owners.tolist(), cast.faces, strict=True) if face.known in often})
    common = frozenset(name for name, count in counts.items() if count > most)
    must = [(index[a], index[b]) for a, b in applied.must["entity"] if a in index and b in index]
    cannot = [(index[a], index[b]) for a, b in applied.cannot["entity"] if a in index and b in index]
    matched = entities.match(cast, must, cannot, common, cast.compared, None if recall is None else recall.kept)
    return naming.people(cast, matched, cast.shown, recall)


def _events(
    sheets: Sequence[Sheet], people: naming.People, applied: judgements.Applied, sources: Sequence[Origin], memory: Memory, marks: Marks | None,
    tales: Tales | None,
) -> tuple[Told, ...]:  # fmt: skip
    """The events with their accounts; what they were found by is let go of."""
    scenes = happenings.Scenes(sheets, people)
    judged = any(some["event"] for some in (applied.must, applied.cannot))
    index = {one.sketch.handle: number for number, one in enumerate(scenes)} if judged else {}
    must = [(index[a], index[b]) for a, b in applied.must["event"] if a in index and b in index]
    cannot = [(index[a], index[b]) for a, b in applied.cannot["event"] if a in index and b in index]
    groups, why = happenings.match(scenes, must, cannot, marks, None if memory.recall is None else memory.recall.kept)
    return telling.events(scenes, groups, why, origins.by_article(sources), memory.lexicon, _coverage(sheets, people), marks, tales)


def _conflicts(
    sheets: Sequence[Sheet], cast: entities.Cast, people: naming.People, told: Sequence[Told], memory: Memory, vocabulary: Vocabulary,
    marks: Marks | None, tales: Tales | None,
) -> tuple[DossierEvent, ...]:  # fmt: skip
    accounts = {sheet.account.article.id: sheet.account for sheet in sheets}
    events = [one.event for one in told]
    groups = [sorted({article for article, *_ in places(event)}) for event in events]
    if marks is not None:
        marks = seals.with_groups(list(accounts), marks, groups)
    published = {name: when.days(account.article.published) for name, account in accounts.items()}
    about = _affair(list(accounts), cast, people, vocabulary, groups)
    book = Book(sheets, published, people, about, vocabulary, marks, None if memory.recall is None else memory.recall.kept)
    found = [*clashes.signs(book), *clashes.figures(book), *clashes.culprits(book), *clashes.weekdays(book)]
    by_article = {sheet.account.article.id: sheet for sheet in sheets}
    mine = [(*conflicts.own(one.event, accounts, memory.lexicon), *of_tolls(one.event, by_article)) if one.own is None else one.own for one in told]
    if tales is not None:
        tales.keep(told, mine)
    for number, conflict in of_firsts(events, people.entities).items():
        mine[number] = (*mine[number], conflict)
    triggers = {sheet.account.article.id: partial(_triggers, sheet) for sheet in sheets}
    return conflicts.place(conflicts.gather(found, book, people, accounts), events, mine, accounts, triggers)


def _affair(articles: Sequence[str], cast: entities.Cast, people: naming.People, vocabulary: Vocabulary, groups: Iterable[Sequence[str]]) -> affair.Affair:
    firsts, places = np.cumsum(cast.sizes) - cast.sizes, {article: number for number, article in enumerate(articles)}

    def central(article: str) -> frozenset[int]:
        first = int(firsts[places[article]])
        own = enumerate(cast.faces[first : first + int(cast.sizes[places[article]])], first)
        return frozenset(int(people.order[number]) for number, face in own if face.mentions >= _CENTRAL and _singular(face))

    linked = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    return affair.Affair(articles, vocabulary, central, linked)


def _triggers(sheet: Sheet) -> Triggers:
    return sheet.triggers


def _singular(face: Face) -> bool:
    """Whether an entity at the centre of two articles tells that they are of one affair: not a country, not an outlet, not a nameless group."""
    return face.type in ("PER", "ORG", "LOC") and not (face.ref or "").startswith(("country.", "outlet."))


def _coverage(sheets: Sequence[Sheet], people: naming.People) -> silence.Coverage:
    def about() -> dict[str, set[int]]:
        out: dict[str, set[int]] = {}
        for (article, _), number in people.numbers.items():
            out.setdefault(article, set()).add(number)
        return out

    return silence.Coverage([sheet.account.article for sheet in sheets], about)
