"""Conflicts of the dossier: clashes gathered by matter and put under the event that they are about.

The strongest clash and what clashes with one of its sides are one conflict; every article stands in it once for each version. A conflict goes to the event whose trigger
stands nearest to its words. Denials and assertions of one event by different voices are a conflict of factuality by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from riwaya.lexicon import Lexicon
from riwaya.merge import titles
from riwaya.merge.book import Book
from riwaya.merge.clashes import COUNTED, LENGTHS, Clash, Point
from riwaya.merge.deciding import Kept
from riwaya.merge.ids import stable
from riwaya.merge.naming import People
from riwaya.merge.sketches import Triggers
from riwaya.merge.tales import altered, places
from riwaya.merge.words import split
from riwaya.model import Account, Conflict, ConflictSide, DossierEvent, EventAccount, Span
from riwaya.text.fold import fold

_FAR = 400
_MOST_SIDES = 4
_LONGEST = 240
_WINDOW, _SHARED = 110, 4
_SAID = ("CT+", "PR+", "PS+")
_VERBAL = ("REJECT", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "X-AWARD", "AWARD", "LEGAL", "X-LEGAL")
_WORDED = ("ASSAULT", "DEATH", "X-DEATH", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "SANCTION")
_BESIDE = 12
_SURE = {f"number.{one}" for one in (*COUNTED, *LENGTHS)}  # other figures («10 %», «three projects») must stand beside one event in all articles


_Places = dict[tuple[str, int, int], str]
_STEP = "quoted"


class Words:
    """The words of conflicts by the hash of their text and their place: for those of the last merge no article is opened."""

    def __init__(self, accounts: Mapping[str, Account], kept: Kept | None) -> None:
        self._accounts, self._kept = accounts, kept
        held = None if kept is None else kept.before(_STEP)
        self._known: _Places = dict(held) if isinstance(held, tuple) else {}
        self._asked: _Places = {}

    def of(self, article: str, start: int, end: int) -> str:
        """The characters of an article."""
        own = self._accounts[article].article
        key = (own.sha256, start, end)
        if key not in self._asked:
            known = self._known.get(key)
            self._asked[key] = own.text[start:end] if known is None else known
        return self._asked[key]

    def keep(self) -> None:
        """Keep what was asked for until the next merge."""
        if self._kept is not None:
            self._kept.after(_STEP, tuple(sorted(self._asked.items())))


def gather(clashes: Sequence[Clash], book: Book, people: People, accounts: Mapping[str, Account]) -> list[Conflict]:
    """One conflict for every matter: the strongest clash and what clashes with either of its points, then the next that is left."""
    words = Words(accounts, book.kept)
    matters: dict[tuple[str, str], list[Clash]] = {}
    for clash in clashes:
        matters.setdefault((clash.attribute, clash.topic), []).append(clash)
    out = []
    for (attribute, _), found in sorted(matters.items()):
        left = sorted(found, key=lambda clash: (-clash.strength, _place(clash.one), _place(clash.other)))
        while left:
            own = _star(left)
            points = {point.clause for clash in own for point in (clash.one, clash.other)}
            out.append(_conflict(attribute, own, book, people, words))
            left = [clash for clash in left if clash.one.clause not in points and clash.other.clause not in points]
    words.keep()
    return out


def _star(left: Sequence[Clash]) -> list[Clash]:
    """The first clash and those that share a point with it."""
    seed = (left[0].one, left[0].other)
    return [clash for clash in left if clash.one in seed or clash.other in seed]


def _place(point: Point) -> tuple[int, int, int, str]:
    return point.clause, point.start, point.end, point.value


def _conflict(attribute: str, clashes: Sequence[Clash], book: Book, people: People, words: Words) -> Conflict:
    strongest: dict[Point, int] = {}
    for clash in clashes:
        for point in (clash.one, clash.other):
            strongest[point] = max(strongest.get(point, 0), clash.strength)
    ranked = sorted(strongest, key=lambda point: (-strongest[point], _place(point)))
    kept: list[Point] = []
    lone = int(attribute == "number" or len({book.article(point.clause) for point in ranked}) == 1)
    for point in ranked:
        pole = [other for other in kept if other.pole == point.pole]
        again = [other for other in pole if book.article(other.clause) == book.article(point.clause)]
        if len(pole) < _MOST_SIDES and len(again) <= lone:
            kept.append(point)
    kinds = {clash.kind for clash in clashes}
    why = tuple(sorted({reason for clash in clashes[:3] for reason in clash.why}))
    sides = tuple(_side(point, book, people, words) for point in sorted(kept, key=_place))
    return Conflict(attribute, "conflict" if "conflict" in kinds else "update", sides, why)


def _side(point: Point, book: Book, people: People, words: Words) -> ConflictSide:
    article = book.article(point.clause)
    end = min(point.end, point.start + _LONGEST)
    return ConflictSide(article, words.of(article, point.start, end), point.start, end, people.name(article, point.whose))


def of_voices(event: DossierEvent, accounts: Mapping[str, Account]) -> list[Conflict]:
    """A conflict of factuality where one voice says that the event happened and another that it did not, in words that speak of one thing."""
    if event.type in _VERBAL:
        return []
    told = [one for one in event.accounts if one.start is not None]
    denied = [one for one in told if one.factuality == "CT-"]
    if not any(_denies(one, accounts) for one in denied):
        return []
    pairs = [(one, other) for one in denied for other in told if other.factuality in _SAID and (one.article, one.whose) != (other.article, other.whose)]
    pairs = [(one, other) for one, other in pairs if one.article == other.article or len(_words(one, accounts) & _words(other, accounts)) >= _SHARED]
    if not pairs:
        return []
    kept = dict.fromkeys([one for one, _ in pairs[:_MOST_SIDES]] + [other for _, other in pairs[:_MOST_SIDES]])
    return [Conflict("factuality", "conflict", tuple(_voice(one) for one in kept), ("voices",))]


def _denies(account: EventAccount, accounts: Mapping[str, Account]) -> bool:
    """Whether the account lies in a denial whose words hold a trigger of the event, or stand beside one."""
    own = accounts[account.article]
    said = next((one for one in own.statements if one.id == account.statement), None)
    if said is None or said.stance != "denies":
        return False
    triggers = [span.start for event in own.events if event.id == account.event for span in event.triggers]
    return any(part.start - _BESIDE <= at < part.end for part in said.content for at in triggers)


def _words(account: EventAccount, accounts: Mapping[str, Account]) -> frozenset[str]:
    """The words of some length around the trigger of an account."""
    text = accounts[account.article].article.text
    at = account.start or 0
    return frozenset(word for word, _, _ in split(fold(text[max(0, at - _WINDOW) : at + _WINDOW]).text) if len(word) > 3)


def _voice(account: EventAccount) -> ConflictSide:
    assert account.start is not None and account.end is not None
    return ConflictSide(account.article, account.factuality, account.start, account.end, account.whose)


def of_names(event: DossierEvent, accounts: Mapping[str, Account], lexicon: Lexicon) -> list[Conflict]:
    """The different words that articles or voices have for a happening where the choice of the word matters: killing, assassination, martyrdom; no two forms of one word."""
    if event.type not in _WORDED or len({account.article for account in event.accounts}) < 2:
        return []
    first: dict[str, tuple[str, Span, str | None]] = {}
    again: dict[tuple[str, str], tuple[str, Span, str | None]] = {}
    for account in event.accounts:
        own = next((one for one in accounts[account.article].events if one.id == account.event), None)
        for span in own.triggers if own else ():
            name = titles.telling_word(span.text, own.type if own else event.type, lexicon)
            if name is not None:
                first.setdefault(name, (account.article, span, account.whose))
                again.setdefault((name, account.article), (account.article, span, account.whose))
    if len(first) < 2 or len({article for article, _, _ in first.values()}) < 2:
        return []
    chosen = dict.fromkeys([*first.values(), *again.values()])
    sides = [ConflictSide(article, span.text, span.start, span.end, whose) for article, span, whose in list(chosen)[: 5 * _MOST_SIDES]]
    return [Conflict("naming", "naming", tuple(sorted(sides, key=lambda side: (side.article, side.start))), ("trigger",))]


def own(event: DossierEvent, accounts: Mapping[str, Account], lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts that the accounts of one event make by themselves."""
    return (*of_voices(event, accounts), *of_names(event, accounts, lexicon))


def place(
    conflicts: Sequence[Conflict], events: Sequence[DossierEvent], mine: Sequence[Sequence[Conflict]], accounts: Mapping[str, Account],
    triggers: Mapping[str, Callable[[], Triggers]],
) -> tuple[DossierEvent, ...]:  # fmt: skip
    """The events with their conflicts, to those that are theirs already; a conflict that no event stands near becomes a matter of its own."""
    sought = {side.article for conflict in conflicts for side in conflict.accounts}
    stood: dict[str, list[tuple[int, str]]] = {}
    for event in events:
        for article, local in sorted({one[:2] for one in places(event) if one[0] in sought}):
            stood.setdefault(article, []).extend((start, event.id) for name, starts in triggers[article]() if name == local for start in starts)
    found: dict[str, list[Conflict]] = {event.id: list(some) for event, some in zip(events, mine, strict=True)}
    alone = []
    for conflict in conflicts:
        home, near = _home(conflict, stood)
        if conflict.attribute == "number" and (home is None or _SURE.isdisjoint(conflict.why)):
            conflict = replace(conflict, accounts=tuple(side for side in conflict.accounts if (side.article, side.start) in near))
            if not 2 <= len({side.value for side in conflict.accounts}) <= _MOST_SIDES:
                continue
        if home is None:
            alone.append(_matter(conflict, accounts))
        elif not any(_covers(other, conflict) for other in found[home]):
            found[home] = _with(found[home], conflict)
    return (*(altered(event, conflicts=tuple(found[event.id])) if found[event.id] else event for event in events), *sorted(alone, key=lambda event: event.id))


def _with(found: list[Conflict], conflict: Conflict) -> list[Conflict]:
    """The conflicts of an event with one more; two on who did it are one."""
    for number, other in enumerate(found):
        if "culprit" in other.why and "culprit" in conflict.why and other.kind == conflict.kind:
            sides = tuple(sorted({*other.accounts, *conflict.accounts}, key=lambda side: (side.article, side.start, side.end)))
            return [*found[:number], replace(other, accounts=sides, why=tuple(sorted({*other.why, *conflict.why}))), *found[number + 1 :]]
    return [*found, conflict]


def _covers(one: Conflict, conflict: Conflict) -> bool:
    """Whether a conflict says nothing that the one does not: the same words, or counts of the same people by the same articles."""
    if one.attribute == conflict.attribute == "number" and one.kind == conflict.kind and _SURE & {*one.why} & {*conflict.why}:
        return {side.article for side in conflict.accounts} <= {side.article for side in one.accounts}
    return one.attribute == conflict.attribute and {(side.article, side.start) for side in conflict.accounts} <= {(side.article, side.start) for side in one.accounts}


def _home(conflict: Conflict, triggers: Mapping[str, list[tuple[int, str]]]) -> tuple[str | None, frozenset[tuple[str, int]]]:
    """The event with the most sides near its triggers, the nearest among equals, and those sides by article and start."""
    votes: dict[str, dict[tuple[str, int], int]] = {}
    for side in conflict.accounts:
        for at, name in triggers.get(side.article, ()):
            distance = 0 if side.start <= at < side.end else min(abs(at - side.start), abs(at - side.end))
            if distance <= _FAR:
                near = votes.setdefault(name, {})
                near[side.article, side.start] = min(near.get((side.article, side.start), _FAR), distance)
    if not votes:
        return None, frozenset()
    home = min(votes, key=lambda name: (-len(votes[name]), sum(votes[name].values()), name))
    return home, frozenset(votes[home])


def _matter(conflict: Conflict, accounts: Mapping[str, Account]) -> DossierEvent:
    first = conflict.accounts[0]
    article = accounts[first.article].article
    told = tuple(
        EventAccount(side.article, accounts[side.article].article.outlet, "", "asserts", "U", side.whose, (), (), start=side.start, end=side.end) for side in conflict.accounts
    )
    return DossierEvent(stable("v", article.sha256, "MATTER", first.start, conflict.attribute), "MATTER", None, first.value, None, (), (), None, told, (conflict,), ())
