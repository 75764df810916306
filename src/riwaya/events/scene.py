"""The scene of an article: who stands at which words, which word joins them, where a clause breaks.

Names, descriptions, sources of statements and unnamed groups of the lexicon become `Stand`s in the order of the words.
It parses nothing: the word before a stretch, its clitics and the gaps between words are all it reads.
"""

from __future__ import annotations

from typing import Final

from riwaya.events import clause, gender, stands
from riwaya.events.gaps import strength
from riwaya.events.groups import bounding_words, source_words
from riwaya.events.nouns import Stand
from riwaya.events.written import ends_in_pronoun, written, written_out
from riwaya.lexicon import Record
from riwaya.model import Entity, Span, Time
from riwaya.names import Names
from riwaya.speech import Speech
from riwaya.text import Hit, Reading

_PADDING: Final = 64
_FRESH: Final = 4
_TWO: Final = 2
_PUBLIC: Final = frozenset({"public", "office", "of_note"})
_ROUTINE_WORDS: Final = 4  # how many words of daily police work outweigh one of an office
_ENOUGH: Final = 25  # words that an article has at least in which something public would be told
BEFORE_NOUNS: Final = frozenset({"in", "to", "against", "other", "aim"})  # roles behind which a word is a noun
_NONE: Final[list[Hit]] = []  # never changed
_MEMORY: Final = frozenset({"topic.memory"})


class Scene:
    """Stands, links and breaks of one article."""

    def __init__(self, reading: Reading, names: Names, times: tuple[Time, ...], speech: Speech) -> None:
        self.reading = reading
        self.stored_starts = reading.stored_starts
        self._know_states(speech.entities)
        self.times = [(self.words(one.span), one) for one in times]
        self.size = len(reading.words) + _PADDING  # of what is kept by word: a little before the first and behind the last is nothing
        self.is_timed = self.marked([row for row, _ in self.times] + [(hit.first, hit.last) for hit in reading.of("attribute") if hit.record.get("adverb")])
        self._read_words()
        self.sources = source_words(reading.lexicon)
        self.named_words = [(one.first, one.last) for one in names.named]
        self.bodies = {one.first: one.entity for one in names.named if one.type == "ORG"}
        self.referring = {self.words(one.span)[0] for one in names.references}
        self.stands = stands.standing(self, names, speech)
        self._place()
        self.factuality = self._deciding()
        self.decided: list[list[Hit] | None] = [None] * self.size  # those before each word, kept by `deciding.before`
        self._speech = speech
        self._preludes: list[tuple[int, int]] | None = None
        self._refusals: list[tuple[int, int]] | None = None
        self.is_verb = self._verbs()
        self._find_settings()
        self._times_in: dict[int, list[tuple[tuple[int, int], Time]]] = {}
        for row in self.times:
            self._times_in.setdefault(reading.sentence_of(row[0][0]), []).append(row)
        clause.tie(self)
        self.opens = self.marked([(one.first, one.first + 1) for one in self.stands if one.tie.opens])
        self._joined: list[tuple[Stand, Stand]] = []
        self._pairs()
        self.topic = self._topic()

    def marked(self, ranges: list[tuple[int, int]]) -> list[bool]:
        """By word, whether one of these ranges holds it."""
        out = [False] * self.size
        for first, last in ranges:
            for at in range(first, last):
                out[at] = True
        return out

    def _place(self) -> None:
        """Where the stands are: which one begins at a word, which one holds it, how many begin before it; and what is a name."""
        self.stand_at: list[Stand | None] = [None] * self.size
        self.holder: list[Stand | None] = [None] * self.size
        self.is_named = self.marked(self.named_words)  # «المتحدث باسم حركة طالبان سامر»: the body in an office too
        self._before = [len(self.stands)] * self.size
        begun = 0
        for number, one in enumerate(self.stands):
            self.stand_at[one.first] = one
            for at in range(begun, one.first + 1):
                self._before[at] = number
            begun = one.first + 1
            for at in range(one.first, one.last):
                self.holder[at] = one
                self.is_named[at] = self.is_named[at] or (one.entity is not None and at >= one.name)

    def _know_states(self, entities: tuple[Entity, ...]) -> None:
        """Which entities are countries and capitals, and whom a capital stands for."""
        self.entities: dict[str, Entity] = {}
        self.states: dict[str, str] = {}
        self.country_of: dict[str, str] = {}
        wide, palaces, capitals = list[str](), list[str](), list[tuple[str, str]]()
        for one in entities:
            entity, ref, state = one.id, one.ref, one.stands_for
            self.entities[entity] = one
            if state:
                capitals.append((entity, state))
            if ref is None:
                continue
            if ref.startswith("country."):
                self.states[ref.removeprefix("country.")] = entity
            elif ref.startswith("place."):
                record = self.reading.lexicon.get(ref)
                country = record.get("country")
                self.country_of[entity] = str(country or "")
                if not country and record["type"] in ("region", "continent", "sea"):
                    wide.append(entity)
            elif ref.startswith("organisation.") and self.reading.lexicon.get(ref)["type"] == "palace":
                palaces.append(entity)
        for code, entity in self.states.items():
            self.country_of[entity] = code
        self.lands, self._wide, self.palaces = tuple(self.states.values()), frozenset(wide), frozenset(palaces)
        self._lands: frozenset[str | None] = frozenset(self.lands)
        self._capitals = frozenset([entity for entity, _ in capitals])
        self._states_of = {entity: self.states.get(state, entity) for entity, state in capitals}
        for entity, state in capitals:
            self.states.setdefault(state, entity)
        named = {one.ref: one.id for one in entities if one.ref is not None}
        known = [(one.id.split(".")[1], f"organisation.{one['body']}") for one in self.reading.lexicon.records("body_adjective")]
        self._adjective_of = {region: body for region, body in known if body in named}  # «هجوم حوثي»
        self.states.update({body: named[body] for body in self._adjective_of.values()})

    def _read_words(self) -> None:
        """Link words and their roles, adjectives of states, carrying verbs, breaks: each by its word."""
        reading = self.reading
        self.nisba = [""] * self.size
        for hit in reading.of("nisba"):
            self.nisba[hit.first] = self.code_of(hit.record) or self.nisba[hit.first]
        self.link: list[Hit | None] = [None] * self.size
        self.roles = [""] * self.size
        self.linking: set[str] = set()  # the records of its link words
        for hit in reading.of("argument"):
            self.linking.add(hit.record.id)
            known = self.link[hit.first]
            if hit.record.id == "argument.towards" and hit.last < self.size and self.counted(hit.last):
                continue  # «نحو أربعين مدنيا»
            if (known is None or hit.last > known.last) and (hit.record.id != "argument.gathering" or self.roles[hit.first - 1] not in BEFORE_NOUNS):
                role: str = hit.record["role"]
                self.link[hit.first], self.roles[hit.first] = hit, role
        self.light: list[Hit | None] = [None] * self.size
        for hit in reading.of("light"):
            if hit.shape.pos == "verb" and hit.shape.person == "3" and hit.right in ("", "ه", "ها", "هم") and self.light[hit.first] is None:
                self.light[hit.first] = hit
        self.bearings = self._by_word(reading.of("bearing"))
        self.date_words = self._by_word(reading.of_records(bounding_words(reading.lexicon)))
        self.recalls = self.marked([(hit.first, hit.first + 1) for hit in reading.of_records(_MEMORY)])
        self._find_breaks()

    def _by_word(self, hits: list[Hit]) -> list[list[Hit]]:
        """Hits by their first word."""
        out = [_NONE] * self.size
        for hit in hits:
            out[hit.first] = [*out[hit.first], hit]
        return out

    def code_of(self, adjective: Record) -> str:
        """The state of an adjective, or the body that the article names."""
        return str(adjective.get("country") or "") or self._adjective_of.get(str(adjective.get("region") or ""), "")

    def _find_breaks(self) -> None:
        """How strong the break before each word is, 0 for a blank; and which words open or close a clause."""
        self.gaps = [0] * len(self.reading.words)
        self.breaking = [False] * self.size
        for at in self.reading.odd:
            self.gaps[at] = strength(self.reading.gap(at))
            self.breaking[at] = self.gaps[at] == 2
        for hit in self.reading.of("argument"):
            if self.roles[hit.first] == "break":
                self.breaking[hit.first] = True

    def preludes(self) -> list[tuple[int, int]]:
        """Words from a cue to its content, the last statement first: who says it, to whom, and from where. Few events ask."""
        found = self._preludes
        if found is None:
            found = self._preludes = [(self.words(one.cue.span)[0], self.words(one.content[0])[0]) for one in reversed(self._speech.statements)]
            self._led = self.marked([(cue + 1, said) for cue, said in found])
        return found

    def is_led(self, word: int) -> bool:
        """Whether a word stands between a cue and its content."""
        return bool(self.preludes()) and self._led[word]

    def refusals(self) -> list[tuple[int, int]]:
        """Words from a cue of denial or silence to what it is about: a time between is that of the saying."""
        found = self._refusals
        if found is None:
            refusing = [one for one in self._speech.statements if one.stance in ("denies", "declines")]
            found = self._refusals = [(self.words(one.cue.span)[0], self.words(one.content[0])[0]) for one in refusing]
        return found

    def _deciding(self) -> list[list[Hit]]:
        """Words of factuality by their first word, without those in a name: «سامر», not «I shall order», «بان كي مون»; «الأمر» is no «آمر», «واسع» no «أسع», «طلبة» no «طلبه»."""
        out = [_NONE] * self.size
        for hit in self.reading.of("factuality"):
            if not self.is_named[hit.first] and written_out(self.reading, hit) and written(self.reading, hit):
                out[hit.first] = [*out[hit.first], hit]
        return out

    def _find_settings(self) -> None:
        """What each sentence is about by the words of `setting`, and what the whole article."""
        self._settings: dict[int, set[str]] = {}
        self._everywhere: set[str] = set()
        counts: dict[str, int] = {}
        opposed: list[tuple[str, str]] = []
        hits = self.reading.of("setting")
        names = [(hit.first, hit.last) for hit in hits if hit.record.id == "setting.by_name"]
        for hit in hits:
            name = hit.record.id.split(".")[1]
            if name in _PUBLIC and any(first <= hit.first and hit.last <= last for first, last in names):
                continue
            if not hit.record.get("whole"):
                self._settings.setdefault(self.reading.sentence_of(hit.first), set()).add(name)
            counts[name] = counts.get(name, 0) + 1
            if counts[name] >= int(hit.record.get("article") or 1000):
                self._everywhere.add(name)
            if hit.record.get("against"):
                opposed.append((name, str(hit.record["against"])))
        self._everywhere -= {name for name, other in opposed if other in counts or counts.get("office", 0) * _ROUTINE_WORDS > counts[name]}
        self.is_private = len(self.reading.words) >= _ENOUGH and _PUBLIC.isdisjoint(counts)  # no public life in a whole article

    def role(self, word: int) -> str:
        """What the link word at a word says of what follows; empty where there is none."""
        return self.roles[word]

    def is_link(self, word: int, record: str) -> bool:
        """Whether the link word at a word is this record's."""
        hit = self.link[word]
        return hit is not None and hit.record.id == record

    def is_set(self, word: int, settings: list[str]) -> bool:
        """Whether one of these settings is that of a word's sentence or of the article."""
        here = self._settings.get(self.reading.sentence_of(word), self._everywhere)
        return any(one in here or one in self._everywhere for one in settings)

    def _pairs(self) -> None:
        """Let «الطرفان», «البلدين» stand for the two who were last joined before them, states for states; persons only a few sentences before."""
        for at, one in enumerate(self.stands):
            if one.two:
                here = self.reading.sentence_of(one.first)
                fresh = [row for row in self._joined if here - self.reading.sentence_of(row[1].first) <= _FRESH or all(side.type != "PER" for side in row)]
                wanted = [row for row in fresh if one.two == "any" or all(self.is_country(side) or self.is_capital(side) for side in row)]
                one.pair = self._told_most(wanted, here) if wanted else self._two_states(at) if one.two == "land" else ()
            elif at and one.tie.more and not one.pair:
                other = self._joined_to(at)
                if other.tie.more:
                    self._joined = [row for row in self._joined if row[1] is not other]  # three are no two
                elif self.who(one) != self.who(other) and not other.two and not (self.is_town(one) or self.is_town(other)):
                    self._joined.append((other, one))

    def _told_most(self, rows: list[tuple[Stand, Stand]], here: int) -> tuple[Stand, Stand]:
        """The two of a sentence or of the one before it, else those who are joined most often, the last of them."""
        if here - self.reading.sentence_of(rows[-1][1].first) <= 1:
            return rows[-1]
        kinds = [{self.who(side) for side in row} for row in rows]
        return max(enumerate(rows), key=lambda row: (kinds.count(kinds[row[0]]), row[0]))[1]

    def joined_before(self, word: int) -> tuple[Stand, ...]:
        """The two who were joined last before a word, in its sentence or one of the few before it."""
        here = self.reading.sentence_of(word)
        found = [(row[1].first, row) for row in self._joined if row[1].first < word and here - self.reading.sentence_of(row[1].first) <= _FRESH]
        two = [(one.first, one.pair) for one in self.stands if one.pair and one.first < word and self.reading.sentence_of(one.first) >= here - 1]
        return max([*found[-1:], *two[-1:]], key=lambda row: row[0])[1] if found or two else ()

    def _two_states(self, before: int) -> tuple[Stand, ...]:
        """The two states named before a stand, where only two are: «البلدان» in news of one with the other."""
        found: dict[str | None, Stand] = {}
        for one in self.stands[:before]:
            if self.is_country(one) or self.is_capital(one):
                found.setdefault(self.who(one), one)
        return tuple(found.values()) if len(found) == _TWO else ()

    def _joined_to(self, at: int) -> Stand:
        """Whom «and» joins a stand to: the one before it, or over «بقيادة …» whom that one leads."""
        before = self.stands[at - 1]
        tie = before.tie
        if at > 1 and tie.role in ("other", "chair") and tie.at >= 0 and self.stands[at - 2].last == tie.at and self.stands[at - 2].type == self.stands[at].type != before.type:
            return self.stands[at - 2]
        return before

    def words(self, span: Span) -> tuple[int, int]:
        """Word range of a span of the stored text."""
        return self.reading.touched(span)

    def between(self, first: int, last: int) -> list[Stand]:
        """Stands that begin at words `[first, last)`."""
        return self.stands[self._before[max(0, first)] : self._before[max(0, last)]]

    def ending(self, word: int) -> Stand | None:
        """The stand that ends right before a word."""
        one = self.holder[word - 1]
        return one if one is not None and one.last == word else None

    def timed_in(self, sentence: int) -> list[tuple[tuple[int, int], Time]]:
        """The times of a sentence with their words."""
        return self._times_in.get(sentence, [])

    def breaks(self, first: int, last: int) -> bool:
        """Whether a full stop or a word that opens another clause stands between words `first` and `last`."""
        low, high = max(0, first + 1), min(last + 1, len(self.gaps))
        return any(self.breaking[at] and (at < last or self.gaps[at] == 2) for at in range(low, high))

    def parted(self, first: int, last: int) -> bool:
        """Whether anything but a blank stands before one of the words `[first, last)`."""
        return any(self.gaps[at] for at in range(first, min(last, len(self.gaps))))

    def who(self, stand: Stand) -> str | None:
        """The entity of a stand; a capital's is its country's where the article names both."""
        return self._states_of.get(stand.entity, stand.entity) if stand.entity else None

    def same(self, one: Stand, other: Stand) -> bool:
        """Whether two stands are of one entity; people without a name only where they stand."""
        return one is other or (one.entity is not None and self.who(one) == self.who(other))

    def gender(self, stand: Stand) -> str:
        """`m` or `f` where the name or its head word tells it; found once for each stand."""
        if stand.agreement is None:
            stand.agreement = gender.of(self, stand)
        return stand.agreement

    def agrees(self, stand: Stand, verb: Hit) -> bool:
        """Whether a stand may be the subject of a verb by its gender."""
        mine = self.gender(stand)
        return not mine or not verb.shape.gender or mine == verb.shape.gender

    def is_one(self, stand: Stand) -> bool:
        """Whether a stand is one person, a state, or a body whose head word is singular: no verb of many tells of it."""
        if stand.type == "ORG":
            return any(hit.record.kind == "org_head" and hit.shape.number == "s" for hit in self.reading.known(stand.name))
        return stand.type in ("PER", "LOC")

    def may_follow(self, stand: Stand, verb: Hit) -> bool:
        """Whether a stand behind a verb may be its subject: by gender, and by the ending of a plural."""
        heads = stand.first == verb.last or self.is_timed[stand.first - 1]
        return not (heads and gender.case(self, stand) == "object") and self.agrees(stand, verb)

    def _topic(self) -> Stand | None:
        """The person named most often in the article; the one named first where two are even."""
        persons = [one for one in self.stands if one.type == "PER"]
        counts: dict[str | None, int] = {}
        for one in persons:
            counts[one.entity] = counts.get(one.entity, 0) + 1
        best, most = None, 1
        for one in persons:
            if counts[one.entity] > most:
                best, most = one, counts[one.entity]
        return best

    def is_country(self, stand: Stand) -> bool:
        return stand.entity in self._lands

    def is_capital(self, stand: Stand) -> bool:
        return stand.entity in self._capitals

    def is_town(self, stand: Stand) -> bool:
        return stand.type == "LOC" and not (self.is_country(stand) or self.is_capital(stand))

    def is_machine(self, stand: Stand) -> bool:
        """Whether it is nobody but an aircraft, a gun, a ship."""
        return stand.entity is None and any(hit.record.id == "group.machines" for hit in self.reading.known(stand.name))

    def is_wide(self, stand: Stand) -> bool:
        """Whether it is a region of many states, where nothing in particular happens."""
        return stand.entity in self._wide

    def _verbs(self) -> list[bool]:
        """By word, whether it is a verb and nothing else to the lexicon."""
        out = [False] * self.size
        for at, entry in enumerate(self.reading.entries):
            if entry.verb and not self.is_named[at]:
                out[at] = entry.verb == 1 or ends_in_pronoun(self.reading, at)
        return out

    def opening(self, word: int) -> list[Stand]:
        """The first named stand of a word's sentence that stands before it: whom the sentence is about."""
        sentence = self.reading.sentences[self.reading.sentence_of(word)]
        return [one for one in self.between(sentence.first, word) if one.entity and one.type != "LOC" and not self.is_outlet(one)][:1]

    def is_outlet(self, stand: Stand) -> bool:
        """Whether it is a newspaper, an agency, a station: whose news something is."""
        return stand.type == "ORG" and any(hit.record.kind == "outlet" for hit in self.reading.known(stand.name))

    def counted(self, word: int) -> bool:
        """Whether a word counts or takes a part: a number, «some of», «one of»."""
        if word < 0:
            return False
        if self.reading.words[word].isdigit():
            return True
        return any(hit.record.kind == "number" or (hit.record.kind == "attribute" and hit.record["attribute"] in ("part", "vague", "bound")) for hit in self.reading.known(word))
