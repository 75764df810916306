"""Descriptions that stand for somebody without a name: «الوزير», «اللواء المتقاعد», «الحركة», «البلاد», «قواته».

A role phrase goes to the person who bore such a role, a definite head noun to the nearest body or place before it of that
head, a nation to its country, forces to the body that their commander heads. «بلاده» of one whose land is never named is that land all the same,
an entity without a mention; what else was never named is left to later rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riwaya.lexicon import Record
from riwaya.model import Reference, Relation
from riwaya.names.clusters import Cluster
from riwaya.names.nouns import Title
from riwaya.names.particles import ARTICLE, DEFINITE, PRONOUNS, SWALLOWED
from riwaya.names.recognise import Found
from riwaya.names.vocabulary import Sort, article_cut
from riwaya.text import Reading

_FAR: Final = 5000
_KINGDOM: Final = "المملكه"
_KINGDOMS: Final = frozenset("sa ma jo bh gb be nl es se no dk th kh bt ls sz to".split())
_MOST: Final = 2


class Referrer:
    """The descriptions of one reading."""

    def __init__(self, reading: Reading, found: Found, clusters: Sequence[Cluster], ids: list[str], ties: Sequence[Relation]) -> None:
        self.reading, self.found, self.clusters, self.ids = reading, found, clusters, ids
        self.sorts = found.sorts
        self.gaps = reading.gaps
        self.stems: dict[int, list[str]] = {}
        self.countries = [n for n, cluster in enumerate(clusters) if cluster.record is not None and cluster.record.kind == "country"]
        self.states = {
            found.names[m].first: cluster.record.id.removeprefix("country.")
            for cluster in clusters
            if cluster.record is not None and cluster.record.kind == "country"
            for m in cluster.members
        }
        self.covered = [False] * len(self.sorts)
        for one in found.names:
            for at in range(one.first, one.last):
                self.covered[at] = True
        self.heads = {tie.subject: tie.object for tie in ties if tie.relation == "heads"}
        self._by_head: dict[str, list[int]] | None = None
        self.unnamed: list[Record] = []
        self.places = {name: [found.names[m].first for m in cluster.members] for name, cluster in enumerate(clusters)}

    def find(self) -> tuple[Reference, ...]:
        """Descriptions in order, each with the entity it stands for."""
        out: list[Reference] = []
        for one in [*self._titles(), *self._forces(), *self._words()]:
            start, end = one.span.start, one.span.end
            if not any(start < other.span.end and other.span.start < end for other in out):
                out.append(one)
        return tuple(sorted(out, key=lambda r: (r.span.start, r.span.end)))

    def _reference(self, start: int, end: int, cluster: int, *why: str) -> Reference:
        return Reference(self.reading.span(start, end), self.ids[cluster], (*why, "description"))

    def _distance(self, cluster: int, at: int) -> int:
        """Words back to the last mention before `at`; far where there is none."""
        before = [first for first in self.places[cluster] if first < at]
        return at - before[-1] if before else _FAR + self.places[cluster][0]

    def _nearest(self, at: int, clusters: list[int], back_only: bool = True) -> int | None:
        ranked = sorted((self._distance(one, at), one) for one in clusters)
        return ranked[0][1] if ranked and (ranked[0][0] < _FAR or not back_only) else None

    # persons by their roles

    def _titles(self) -> list[Reference]:
        out: list[Reference] = []
        used = {title.first for title in self.found.roles.values()}
        alone = [title for title in self.found.titles if title.first not in used and title.number not in ("p", "d") and not title.right]
        alone = [title for title in alone if title.record.class_ not in ("plural", "kin") and self._closed(title)]
        roles: dict[str, list[tuple[Title, int]]] = {self._stems(title)[0]: [] for title in alone}
        for number, cluster in enumerate(self.clusters if alone else ()):
            for other in cluster.titles:
                for word in set(self._stems(other)):
                    if word in roles:
                        roles[word].append((other, number))
        for title in alone:
            same = roles[self._stems(title)[0]]
            nation = self._nation(title)
            abroad = nation is not None and any(self._nation(other) not in (None, nation) and self._alike_but_nation(title, other) for other, _ in same)
            graded = [((self._alike(title, other), self._common(title, other)), n) for other, n in same if not abroad or self._nation(other) is not None]
            graded = [row for row in graded if row[0][0] > _MOST or row[1] not in {n for other, n in same if self._elsewhere(title, other)}]
            top = max((grade for grade, _ in graded), default=(0, 0))
            if top[0]:
                best = self._nearest(title.first, [n for grade, n in graded if grade == top], False)
                if best is not None:
                    out.append(self._reference(title.start, self._end(title), best, title.record.id))
        return out

    def _end(self, title: Title) -> int:
        """«شكر محافظ نينوى العمال»: the end of a role phrase, without the object behind the name inside it."""
        last = max((one.last for one in self.found.within(title) if one.type != "PER"), default=title.last)
        if last >= title.last:
            return title.end
        sort = self.sorts[last]
        return title.end if sort.status or sort.nisba or sort.titles or sort.preposition or sort.word.endswith(("ي", "يه")) else self.reading.ends[last - 1]

    def _closed(self, title: Title) -> bool:
        """A definite phrase, and no adjective of the noun before it («الجانب السياسي»)."""
        first, last = self.sorts[title.first], self.sorts[title.last - 1]
        if title.first and self.gaps[title.first] == " " and title.record.class_ == "profession":
            before = self.sorts[title.first - 1]
            if (before.definite or before.bound) and before.ordinary and not before.titles and not before.stop:
                return False
        if not first.definite and not first.bound and title.last > title.first + 1 and self.sorts[title.first + 1].preposition:
            return False  # «متحدث باسم الوزارة»: any of them
        return first.definite or first.bound or (title.last > title.first + 1 and (last.definite or last.bound or self.covered[title.last - 1]))

    def _stems(self, title: Title) -> list[str]:
        known = self.stems.get(title.first)
        if known is not None:
            return known
        words = self.reading.words[title.first : title.last]
        start = title.start + int(title.start > 0 and self.reading.text.startswith(SWALLOWED, title.start - 1))  # «للرئيس»
        out = [self.reading.text[start : self.reading.ends[title.first]].removeprefix(ARTICLE), *(word.removeprefix(SWALLOWED).removeprefix(ARTICLE) for word in words[1:])]
        for at, word in enumerate(out):
            owned = word.endswith(PRONOUNS) and not (at == 0 and self.reading.raw(title.first).endswith("ة"))  # «محافظة» is no «محافظه»
            pronoun = next((p for p in PRONOUNS if word.endswith(p) and len(word) - len(p) >= 3), "") if owned else ""
            out[at] = word[: len(word) - len(pronoun)] if pronoun else word
        self.stems[title.first] = out
        return out

    def _alike(self, title: Title, other: Title) -> int:
        """How well a role phrase without a name fits one that stood beside a name."""
        mine, theirs = self._stems(title), self._stems(other)
        if mine == theirs:
            return 4
        if self._elsewhere(title, other):
            return 0
        common = sum(1 for word in mine if word in theirs)
        if common == len(mine):
            return 3 if mine[0] == theirs[0] else 2
        nations = [self._nation(title), self._nation(other)]
        general = len(mine) == 2 and common == 1 and mine[1] not in theirs and self.sorts[title.first + 1].status == "adj"  # «النائب العام» is no «نائب منسق»
        if general or mine[0] != theirs[0] or (nations[0] and nations[1] and nations[0] != nations[1]):
            return 0
        if nations[0] and nations[0] == nations[1] and len(mine) <= 2:
            return 2  # «رئيس الصومال», «الرئيس الصومالي»
        return 2 if common > 1 else 1 if len(mine) <= 2 and not nations[0] else 0

    def _elsewhere(self, title: Title, other: Title) -> bool:
        """«رئيس حزب الوفد», «رئيس حزب الأمل», «محافظ نينوى», «محافظ البصرة»: one office of two bodies or two towns."""
        mine, theirs = self._holders(title), self._holders(other)
        return bool(mine and theirs) and not any(a <= b or b <= a for a in mine for b in theirs)

    def _holders(self, title: Title) -> list[frozenset[str]]:
        """The words of the bodies and of the places that are no states inside a role phrase."""
        inside = [one for one in self.found.within(title) if one.type != "PER" and one.first not in self.states]
        return [frozenset(word.removeprefix(ARTICLE) for word in self.reading.words[one.first : one.last]) for one in inside if one.type == "ORG" or one.last == title.last]

    def _common(self, title: Title, other: Title) -> int:
        """How many words two role phrases share, a last one in either gender."""
        theirs = {word.removesuffix("ه") for word in self._stems(other)}
        return sum(1 for word in self._stems(title) if word.removesuffix("ه") in theirs)

    def _alike_but_nation(self, title: Title, other: Title) -> bool:
        """«وزير الخارجية الكندي», «وزير الخارجية الإيطالي»: one office of two states."""
        mine, theirs = self._stems(title), self._stems(other)
        return len(mine) > 2 and mine[:-1] == theirs[: len(mine) - 1]

    def _nation(self, title: Title) -> str | None:
        named = next((sort.country for sort in self.sorts[title.first : title.last] if sort.nisba and sort.country), None)
        return named or next((self.states[at] for at in range(title.first, title.last) if at in self.states), None)

    # bodies by their commander or their name

    def _forces(self) -> list[Reference]:
        out: list[Reference] = []
        for at in self.found.noted:
            head = self.sorts[at].force
            if head is None or self.covered[at]:
                continue
            number = next((number for number, one in enumerate(self.found.names) if one.first == at + 1), None)
            start = self.reading.starts[at] + article_cut(head.left)
            if head.right in ("ه", "ها"):
                body = self._headed_by(self._nearest(at, [n for n, c in enumerate(self.clusters) if c.type == "PER"]))
                if body is not None:
                    out.append(self._reference(start, self.reading.ends[at], body, head.record.id, "of its head"))
            elif number is not None and not head.left.endswith(ARTICLE):
                one = self.found.names[number]
                home = next(n for n, cluster in enumerate(self.clusters) if number in cluster.members)
                target = self._headed_by(home) if one.type == "PER" else home if one.type == "ORG" else None
                if target is not None:
                    out.append(self._reference(start, one.end, target, head.record.id, "of its head"))
        return out

    def _headed_by(self, person: int | None) -> int | None:
        body = self.heads.get(self.ids[person]) if person is not None else None
        return next((n for n, one in enumerate(self.ids) if one == body), None) if body else None

    # bodies, places and countries by a word

    def _words(self) -> list[Reference]:
        out: list[Reference] = []
        for at in self.found.noted:
            sort = self.sorts[at]
            if not sort.refers or self.covered[at]:
                continue
            target = self._capital(at, sort) or self._land(at, sort) or (self._nation_of(at, sort) if sort.nisba else None)
            target = target or (self._head(at, sort) if sort.orgs or sort.places else None)
            if target is not None:
                cluster, first, last, why = target
                out.append(self._reference(first, last, cluster, why))
        return out

    def _capital(self, at: int, sort: Sort) -> tuple[int, int, int, str] | None:
        """«العاصمة الروسية»: the capital of the nation behind it, where its name stands in the article."""
        nation = self._of_nation(at) if sort.capital else None
        city = self._standing_for(nation) if nation else None
        return None if city is None else (city, self.reading.starts[at], self.reading.ends[at + 1], "name_word.capital")

    def _of_nation(self, at: int) -> str | None:
        """The nation of the adjective right behind a word: «العاصمة الروسية», «المملكة المغربية»."""
        after = at + 1
        if after == len(self.sorts) or not self.sorts[after].nisba or self.gaps[after] != " " or self.covered[after]:
            return None
        return self.sorts[after].country

    def _land(self, at: int, sort: Sort) -> tuple[int, int, int, str] | None:
        """«البلاد»: the country named most so far; «بلاده», «المملكة»: that of the last role that names a nation, else as «البلاد»."""
        word, countries = sort.land, self.countries
        if not word or (word != _KINGDOM and word.endswith("ه") and self.reading.raw(at).endswith("ة")):
            return None  # a town, «بلدة», is folded like «بلده»
        nation = None if word.startswith(ARTICLE) and word != _KINGDOM else self._last_nation(at)
        if word == _KINGDOM:
            nation = self._of_nation(at) or nation
            countries = [n for n in countries if self._country(n) in _KINGDOMS]
            nation = nation if nation in _KINGDOMS else None
        countries = [n for n in countries if self._country(n) == nation] if nation else countries
        if countries:
            target = max(countries, key=lambda n: (len(self.places[n]), -self._distance(n, at)))
        elif nation:
            target = self._state(nation)
        else:
            return None
        return target, self.reading.ends[at] - len(word), self.reading.ends[at], "name_word.land"

    def _last_nation(self, at: int) -> str | None:
        """The nation that the last role before a word names: «وزير الخارجية الكندي»."""
        return next((nation for title in reversed(self.found.titles) if title.first < at and (nation := self._nation(title))), None)

    def _country(self, number: int) -> str:
        """The country whose name a cluster of names is."""
        record = self.clusters[number].record
        return record.id.removeprefix("country.") if record is not None else ""

    def _standing_for(self, nation: str) -> int | None:
        """The named capital of a nation."""
        return next((n for n, cluster in enumerate(self.clusters) if cluster.record is not None and cluster.record.get("stands_for") == nation), None)

    def _state(self, nation: str) -> int:
        """The land of a nation whose name the article does not tell: its capital, if that is named, else an entity of its own."""
        capital = self._standing_for(nation)
        if capital is not None:
            return capital
        record = self.reading.lexicon.get(f"country.{nation}")
        if record not in self.unnamed:
            self.unnamed.append(record)
            self.ids.append(f"e{len(self.ids) + 1}")
        return len(self.clusters) + self.unnamed.index(record)

    def _nation_of(self, at: int, sort: Sort) -> tuple[int, int, int, str] | None:
        """«الروس»: a nation as a noun, for its country."""
        if not sort.nisba or sort.country is None or sort.word.endswith(("ي", "يه", "ات")) or not (sort.definite or sort.bound):
            return None
        before = self.sorts[at - 1] if at else None
        if before is not None and self.gaps[at] == " " and (before.definite or before.bound) and before.ordinary and not before.stop and not before.verb:
            return None
        best = next((n for n in self.countries if self._country(n) == sort.country), None)
        cut = sort.word.find(ARTICLE) if ARTICLE in sort.word[:3] else 1
        return None if best is None else (best, self.reading.starts[at] + max(cut, 0), self.reading.ends[at], "nisba")

    def _called(self, cluster: int, at: int) -> bool:
        """«القوات المسلحة»: whether the definite word behind a head noun belongs to a name of that body."""
        if at >= len(self.sorts) or self.gaps[at] != " " or not self.sorts[at].definite or self.covered[at]:
            return False
        names = (self.found.names[member] for member in self.clusters[cluster].members)
        return any(self.reading.words[at] in self.reading.words[one.first + 1 : one.last] for one in names)

    def _head(self, at: int, sort: Sort) -> tuple[int, int, int, str] | None:
        """«الحركة», «الصحيفة الأميركية», «القاعدة»: a definite head noun, for the nearest name before it that has this head."""
        for head in (*sort.orgs, *sort.places):
            if head.record.class_ == "vague" or not head.left.endswith(DEFINITE) or (head.shape.number == "p" and head.record.class_ != "army"):
                continue
            type_ = "ORG" if head.record.kind == "org_head" else "LOC"
            near = [n for n in self._headed().get(sort.word[len(head.left) :], ()) if self.clusters[n].type == type_]
            told = [n for n in near if self._called(n, at + 1)]
            best = self._nearest(at, told or near)
            if best is not None:
                last = at + 1 + bool(told)
                while last < len(self.sorts) and self.sorts[last].nisba and self.sorts[last].definite and self.gaps[last] == " " and not self.covered[last]:
                    last += 1
                return best, self.reading.starts[at] + article_cut(head.left), self.reading.ends[last - 1], head.record.id
        return None

    def _headed(self) -> dict[str, list[int]]:
        """The clusters by the head nouns that open one of their names, or stand right before one."""
        if self._by_head is not None:
            return self._by_head
        out = self._by_head = dict[str, list[int]]()
        words = self.reading.words
        asked = {sort.word[len(head.left) :] for sort in [self.sorts[at] for at in self.found.noted] for head in (*sort.orgs, *sort.places)}
        for number, cluster in enumerate(self.clusters):
            for name in cluster.names:
                _note(out, asked, name[0].removeprefix(ARTICLE), number)
            for first in self.places[number]:
                if first:
                    _note(out, asked, words[first - 1], number)
                    _note(out, asked, words[first - 1][1:], number)
        return out


def _note(out: dict[str, list[int]], asked: set[str], head: str, number: int) -> None:
    """Keep a cluster under a head noun, once and if that is asked for."""
    if head in asked:
        known = out.setdefault(head, [])
        if not known or known[-1] != number:
            known.append(number)
