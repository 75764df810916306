"""Who is who inside one article: mentions gathered into entities, descriptions that stand for them, the ties the text states.

A listed name is its record. A person's short form goes to the full name that ends or begins with it; a body's short form
to the longer name that holds its words in order. Two persons who share only a family name stay two.
"""

from __future__ import annotations

from typing import Final

from riwaya.lexicon import Record
from riwaya.model import Entity, Mention, Reference, Role
from riwaya.names.alone import opening
from riwaya.names.clusters import Cluster, words_of
from riwaya.names.gender import gender_of
from riwaya.names.glosses import GLOSS
from riwaya.names.nouns import Candidate, Named, Names, Office, Title
from riwaya.names.particles import ARTICLE
from riwaya.names.recognise import Found
from riwaya.names.refer import Referrer
from riwaya.names.same import alike, near, same_body, same_person
from riwaya.names.ties import Ties
from riwaya.names.vocabulary import Vocabulary, article_cut, word_set
from riwaya.text import Reading

_LABEL: Final = "name_word.label"
_LONGEST: Final = 1023  # words; no name has as many
_NUMBER: Final = (1 << 40) - 1


def resolve(reading: Reading, found: Found) -> Names:
    """Mentions with their entities, references, relations."""
    clusters, of = _gather(reading, found)
    order = sorted(range(len(clusters)), key=lambda n: clusters[n].members[0])
    ids = [""] * len(clusters)
    for rank, cluster in enumerate(order, 1):
        ids[cluster] = f"e{rank}"
    mentions: list[Mention] = []
    named: list[Named] = []
    spelled: list[str] = []
    labels, labelling = list[Reference](), word_set(reading.lexicon, _LABEL)
    for number, one in enumerate(found.names):
        title = found.roles.get(one.first)
        role = _role(reading, found, title) if title else None
        span, entity = reading.span(one.start, one.end), ids[of[number]]
        spelled.append(opening(reading, one.start, one.end, one.first) + span.text)
        if one.type == "ORG" and reading.text[one.start : one.end] in labelling:
            labels.append(Reference(span, entity, (_LABEL,)))  # «قوات الاحتلال», «سلطات الاحتلال»: by it a body is meant, and it is no name
        else:
            mentions.append(Mention(f"m{number + 1}", span, one.type, entity, role, one.why))
        named.append(Named(one.first, one.last, span, entity, one.type, role, reading.text[title.start : title.end] if title else ""))
    entities = tuple(_entity(ids[n], clusters[n], [spelled[m] for m in clusters[n].members]) for n in order)
    ties = Ties(reading, found, {one.first: ids[of[number]] for number, one in enumerate(found.names)}).find()
    referrer = Referrer(reading, found, clusters, ids, ties)
    refs = tuple(sorted((*referrer.find(), *labels), key=lambda one: one.span.start)) if labels else referrer.find()
    entities += tuple(_land(id_, record) for id_, record in zip(ids[len(clusters) :], referrer.unnamed, strict=True))
    return Names(tuple(mentions), tuple(named), refs, entities, ties, _offices(reading, found, refs))


def _offices(reading: Reading, found: Found, refs: tuple[Reference, ...]) -> tuple[Office, ...]:
    """Definite role phrases of more than one word beside no name, of a kind of office that nobody who is named has; no post and no predicate («رئيسا …»)."""
    told = {title.first for title in found.roles.values()} | {reading.touched(one.span)[0] for one in refs}
    posts, words = word_set(reading.lexicon, "name_word.post"), reading.words
    alone = [title for title in found.titles if title.first not in told and not (title.first and words[title.first - 1] in posts)]
    if not alone:
        return ()
    persons = {at for one in found.names if one.type == "PER" for at in range(one.first, one.last)}
    held = {title.record.id for title in found.roles.values()}
    names = {one.first: one for one in found.names}
    out = []
    for title in alone:
        first = title.first
        while first < title.last and found.sorts[first].titles:
            one = found.sorts[first].titles[0]
            last, closed = _office_end(reading, found, names, first, title.last)
            known = one.record.class_ == "office" and one.shape.number not in ("p", "d") and not one.right and one.record.id not in held
            if known and closed and last > first + 1 and not words[first].endswith("ا") and persons.isdisjoint(range(first, last)):
                out.append(Office(first, last, words[first][: article_cut(one.left)]))
            first = last
    return tuple(out)


def _office_end(reading: Reading, found: Found, names: dict[int, Candidate], first: int, limit: int) -> tuple[int, bool]:
    """Where an office ends, and whether it is a definite one: before a second office («وزير الخارجية | السفير الفرنسي») and any particle."""
    closed = found.sorts[first].definite
    at = first + 1
    while at < limit:
        sort, name, word = found.sorts[at], names.get(at), reading.words[at]
        if reading.gaps[at] != " " or sort.preposition or word[0] == "و" or (name is not None and name.start > reading.starts[at]) or (sort.bound and not sort.definite):
            break
        if closed and (sort.titles or not word.startswith(ARTICLE) or not (sort.nisba or sort.status is not None)):
            break
        closed = closed or sort.definite or name is not None
        at = name.last if name is not None else at + 1
    return min(at, limit), closed


def _role(reading: Reading, found: Found, title: Title) -> Role:
    """The role phrase with the office at its head, the body and the country that it names, and its status."""
    body = country = status = None
    for one in found.within(title):
        if one.type == "ORG" and body is None:
            body = reading.stored(one.start, one.end)
        elif one.type == "LOC" and country is None:
            country = reading.stored(one.start, one.end)
    for sort in found.sorts[title.first : title.last]:
        if sort.nisba and country is None:
            country = sort.country
        if sort.status in ("former", "late", "acting", "retired", "elected"):
            status = sort.status
    office = title.record.get("office") or title.record.class_
    return Role(reading.span(title.start, title.end), office, body, country, status)


def _gather(reading: Reading, found: Found) -> tuple[list[Cluster], list[int]]:
    """Clusters, and the cluster of each name. Long names first, so that a short form before its full name finds it."""
    clusters: list[Cluster] = []
    of = [0] * len(found.names)
    homes = Homes(clusters, found.vocabulary)
    words = [words_of(reading, one) for one in found.names]
    bynames = {words[n] for n, one in enumerate(found.names) if one.why[-1] == GLOSS}
    for key in sorted([_rank(one, words, n, bynames) << 51 | (one.record is None) << 50 | (_LONGEST - len(words[n])) << 40 | n for n, one in enumerate(found.names)]):
        number = key & _NUMBER  # one number for all that orders them: whole numbers are sorted in a tenth of the time of tuples
        one = found.names[number]
        home = of[number - 1] if one.why[-1] == GLOSS else homes.of(one, words[number], number)
        if home is None:
            home = len(clusters)
            clusters.append(Cluster(one.type, one.record))
        cluster = clusters[home]
        of[number] = home
        cluster.members.append(number)
        homes.moved_in(home, one, words[number])
        title = found.roles.get(one.first)
        if title:
            cluster.titles.append(title)
    for cluster in clusters:
        cluster.members.sort()
        if cluster.type == "PER":
            cluster.gender = gender_of(reading, found, cluster, words)
    return clusters, of


def _rank(one: Candidate, words: list[tuple[str, ...]], number: int, bynames: set[tuple[str, ...]]) -> int:
    """Where a name stands in the gathering: a byname («محمد سالم "أبو الليل"») after the name before it, and before itself where it stands alone."""
    if one.why[-1] == GLOSS:
        return 3 if words[number - 1] in bynames else 1
    return 2 if words[number] in bynames else 0


class Homes:
    """Which cluster a name belongs to: by record, by the same words, by a short form; the nearest mention decides ties."""

    def __init__(self, clusters: list[Cluster], vocabulary: Vocabulary) -> None:
        self.clusters, self.vocabulary = clusters, vocabulary
        self.records: dict[tuple[str, str], int] = {}
        self.spelled: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self.alike: dict[str, list[int]] = {}

    def moved_in(self, home: int, one: Candidate, words: tuple[str, ...]) -> None:
        """Keep what a cluster is now known by."""
        if one.record is not None:
            self.records.setdefault((one.type, one.record.id), home)
        called = one.type, words
        known = self.spelled.get(called)
        if known is None or home not in known:
            if known is None:
                self.spelled[called] = [home]
            else:
                known.append(home)
            for word in words:
                for key in alike(word):
                    homes = self.alike.get(key)
                    if homes is None:
                        self.alike[key] = [home]
                    elif homes[-1] != home:
                        homes.append(home)
            self.clusters[home].names.append(words)

    def of(self, one: Candidate, words: tuple[str, ...], number: int) -> int | None:
        """The cluster of a name, None where it is the first of a new one. Names of the lists come first."""
        if one.record is not None:
            return self.records.get((one.type, one.record.id))
        same = self.spelled.get((one.type, words))
        if same is not None and len(same) == 1:
            return same[0]
        graded = [(9, index) for index in same or ()]
        if not graded:
            close = {index for word in words for key in alike(word) for index in self.alike.get(key, ())}
            graded = [(self._grade(one.type, words, self.clusters[index]), index) for index in close if self.clusters[index].type == one.type]
        ranked = [(-grade, self._distance(index, number), index) for grade, index in graded if grade]
        return min(ranked)[2] if ranked else None

    def _distance(self, index: int, number: int) -> int:
        """How many names lie between a name and the nearest of a cluster, those before it counting less."""
        return min(abs(number - member) + (1000 if member > number else 0) for member in self.clusters[index].members)

    def _grade(self, type_: str, words: tuple[str, ...], cluster: Cluster) -> int:
        """Higher for the same words, lower for short forms, 0 for another."""
        if type_ == "PER":
            return max(same_person(words, other, self.vocabulary) for other in cluster.names)
        if type_ == "ORG":
            return max(same_body(words, other, self.vocabulary) for other in cluster.names)
        return max(2 if len(words) == len(other) == 1 and near(words[0], other[0]) else 0 for other in cluster.names)


def _land(id_: str, record: Record) -> Entity:
    """A state that only its people name."""
    return Entity(id_, "LOC", str(record["forms"][0]), (), record.id, str(record["latin"]))


def _entity(id_: str, cluster: Cluster, spelled: list[str]) -> Entity:
    """The longest spelling is the name, of a listed body the first, of a listed place the most frequent; the others are aliases, each once, in order."""
    texts = spelled if len(spelled) == 1 else list(dict.fromkeys(spelled))
    record, name = cluster.record, texts[0]
    if len(texts) > 1 and cluster.type == "LOC" and record is not None:
        name = max(texts, key=spelled.count)
    elif len(texts) > 1 and (cluster.type == "PER" or record is None):
        name = max(texts, key=lambda t: (len(t.split()), len(t), t))
    stands_for = str(record["stands_for"]) if record is not None and record.get("stands_for") else None
    latin = str(record.get("latin")) if record is not None and record.get("latin") else None
    return Entity(id_, cluster.type, name, tuple(t for t in texts if t != name), record.id if record is not None else None, latin, cluster.gender, stands_for)
