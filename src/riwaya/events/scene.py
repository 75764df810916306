"""The scene of an article: who stands at which words, which word joins them, where a clause breaks.

Names, descriptions, sources of statements and unnamed groups of the lexicon become `Stand`s in the order of the words.
It parses nothing: the word before a stretch, its clitics and the gaps between words are all it reads.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from riwaya.events import clause, gender
from riwaya.events.nouns import Stand
from riwaya.lexicon import Lexicon
from riwaya.model import Entity, Span, Time
from riwaya.names import Names
from riwaya.speech import Speech
from riwaya.text import Hit, Reading

_PADDING = 64
_HARD = frozenset(".؟!?\n؛…:")
_SOUND = ("ون", "ين", "ان", "ا")
_SOFT = frozenset("،,()[]-–—")


class Scene:
    """Stands, links and breaks of one article."""

    def __init__(self, reading: Reading, names: Names, times: tuple[Time, ...], speech: Speech) -> None:
        self.reading = reading
        kept = reading.folded.kept
        self.stored_starts: list[int] = reading.starts if kept is None else kept[reading.starts].tolist() if reading.starts else []
        self.entities: dict[str, Entity] = {one.id: one for one in speech.entities}
        self.states = {one.ref.removeprefix("country."): one.id for one in speech.entities if one.ref and one.ref.startswith("country.")}
        self._lands = frozenset(self.states.values())
        self._capitals = frozenset(one.id for one in speech.entities if one.stands_for)
        self._states_of = {one.id: self.states.get(one.stands_for, one.id) for one in speech.entities if one.stands_for}
        for one in speech.entities:
            if one.stands_for:
                self.states.setdefault(one.stands_for, one.id)
        self.times = [(self.words(one.span), one) for one in times]
        self.nisbas = {hit.first: str(hit.record["country"]) for hit in reading.of("nisba") if hit.record.get("country")}
        self.links: dict[int, Hit] = {}
        for hit in reading.of("argument"):
            if hit.first not in self.links or hit.last > self.links[hit.first].last:
                self.links[hit.first] = hit
        # what the link word at a word says of what follows; empty where there is none
        roles = [""] * (len(reading.words) + _PADDING)
        for word, hit in self.links.items():
            roles[word] = str(hit.record["role"])
        self.role: Callable[[int], str] = roles.__getitem__
        self.timed = {i for (first, last), _ in self.times for i in range(first, last)}
        self.referring = {self.words(one.span)[0] for one in names.references}
        self.stands = self._stands(names, speech)
        self._firsts = [one.first for one in self.stands]
        self.named = {i for one in self.stands if one.entity for i in range(one.name, one.last)}
        self.verbs = self._verbs()
        self._settings = self._find_settings()
        self.gaps = [0 if gap == " " else _strength(gap) for gap in reading.gaps[: len(reading.words)]]
        self.inside = bytearray(len(reading.words) + _PADDING)
        for one in self.stands:
            self.inside[one.first : one.last] = b"\1" * (one.last - one.first)
        self._hard = list(accumulate(gap == 2 for gap in self.gaps))
        self._breaks = list(accumulate(role == "break" for role in roles))
        self.ties = clause.ties(self)
        self._pairs()
        self.placed: dict[int, bool] = {}
        self.by_entity: dict[str, list[Stand]] = {}
        for one in self.stands:
            if one.entity:
                self.by_entity.setdefault(one.entity, []).append(one)
        self._times_in: dict[int, list[tuple[tuple[int, int], Time]]] = {}
        for row in self.times:
            self._times_in.setdefault(reading.sentence_of(row[0][0]), []).append(row)

    def _find_settings(self) -> dict[int, set[str]]:
        """What each sentence is about by the words of `setting`; -1 for the whole article."""
        out: dict[int, set[str]] = {-1: set()}
        counts: dict[str, int] = {}
        for hit in self.reading.of("setting"):
            name = hit.record.id.split(".")[1]
            out.setdefault(self.reading.sentence_of(hit.first), set()).add(name)
            counts[name] = counts.get(name, 0) + 1
            if counts[name] >= int(hit.record.get("article") or 1000):
                out[-1].add(name)
        return out

    def settings(self, word: int) -> set[str]:
        """The settings of a word's sentence and of the article."""
        return self._settings.get(self.reading.sentence_of(word), set()) | self._settings[-1]

    def _pairs(self) -> None:
        """Let «الطرفان», «البلدين» stand for the two who were last joined before them, states for states."""
        joined: list[tuple[Stand, Stand]] = []
        for at, one in enumerate(self.stands):
            if one.two:
                wanted = [row for row in joined if one.two == "any" or all(self.is_country(side) or self.is_capital(side) for side in row)]
                one.pair = wanted[-1] if wanted else ()
            elif at and self.ties[one.first].more and self.who(one) != self.who(self.stands[at - 1]) and not one.pair and not self.stands[at - 1].two:
                joined.append((self.stands[at - 1], one))

    def words(self, span: Span) -> tuple[int, int]:
        """Word range of a span of the stored text."""
        first = bisect_right(self.stored_starts, span.start) - 1
        last = bisect_left(self.stored_starts, span.end)
        return max(0, first), max(first + 1, last)

    def between(self, first: int, last: int) -> list[Stand]:
        """Stands that begin at words `[first, last)`."""
        return self.stands[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def timed_in(self, sentence: int) -> list[tuple[tuple[int, int], Time]]:
        """The times of a sentence with their words."""
        return self._times_in.get(sentence, [])

    def breaks(self, first: int, last: int) -> bool:
        """Whether a full stop or a word that opens another clause stands between words `first` and `last`."""
        end = min(last, len(self._hard) - 1)
        before = self._hard[first] if first >= 0 else 0
        return (end > first and self._hard[end] > before) or (last - 1 > first and self._breaks[last - 1] > (self._breaks[first] if first >= 0 else 0))

    def who(self, stand: Stand) -> str | None:
        """The entity of a stand; a capital's is its country's where the article names both."""
        return self._states_of.get(stand.entity, stand.entity) if stand.entity else None

    def state_after(self, word: int) -> list[Stand]:
        """States named by adjectives right after a noun: «القصف الإسرائيلي», «محادثات روسية أميركية»."""
        out: list[Stand] = []
        for i in range(word, min(word + 2, len(self.gaps))):
            if self.gaps[i] > 0:
                break
            country = self.states.get(self.nisbas.get(i, ""))
            if country:
                out.append(Stand(i, i + 1, i, country, "LOC"))
            else:
                break
        return out

    def gender(self, stand: Stand) -> str:
        """`m` or `f` where the name or its head word tells it."""
        return gender.of(self, stand)

    def agrees(self, stand: Stand, verb: Hit) -> bool:
        """Whether a stand may be the subject of a verb by its gender."""
        mine = self.gender(stand)
        return not mine or not verb.shape.gender or mine == verb.shape.gender

    def may_follow(self, stand: Stand, verb: Hit) -> bool:
        """Whether a stand behind a verb may be its subject: by gender, and by the ending of a plural."""
        heads = stand.name == stand.first and (stand.first == verb.last or stand.first - 1 in self.timed)
        return not (heads and gender.case(self, stand) == "object") and self.agrees(stand, verb)

    def is_country(self, stand: Stand) -> bool:
        return stand.entity in self._lands

    def is_capital(self, stand: Stand) -> bool:
        return stand.entity in self._capitals

    def _verbs(self) -> set[int]:
        """Words that are verbs and nothing else to the lexicon."""
        out: set[int] = set()
        lexicon = self.reading.lexicon
        for at, word in enumerate(self.reading.words):
            sure = _verb_alone(lexicon, word)
            if sure and (sure == 1 or _ends_in_pronoun(self.reading, at)):
                out.add(at)
        return out - self.named

    def governor(self, word: int) -> Hit | None:
        """The carrying verb before a noun that tells of an event: «شن … هجوما»; nearest first, inside the clause."""
        if self.role(word - 1) == "other":
            return None
        for i in range(word - 1, max(-1, word - 9), -1):
            if self.gaps[i + 1] == 2 or self.role(i) == "break":
                return None
            if i in self.named:
                continue
            for hit in self.reading.at(i):
                if hit.record.kind == "light" and hit.shape.pos == "verb" and hit.shape.person == "3" and hit.right in ("", "ه", "ها"):
                    return hit
        return None

    def _stands(self, names: Names, speech: Speech) -> list[Stand]:
        out: list[Stand] = []
        for mention in sorted(names.mentions, key=lambda m: m.role is None):
            first, last = self.words(mention.span)
            name = first
            if mention.role and not self._tells(*self.words(mention.role.span)):
                role_first, role_last = self.words(mention.role.span)
                if role_first < first and role_last >= first - 2:
                    first = role_first
                elif role_first >= last and role_first <= last + 1:
                    last = role_last
            left = self._left(mention.role.span if mention.role and first < name else mention.span, first)
            entity = self.entities.get(mention.entity)
            out.append(Stand(first, last, name, mention.entity, mention.type, left=left, gender=(entity.gender or "") if entity else ""))
        for reference in names.references:
            first, last = self.words(reference.span)
            last = self._cut(first, last)
            kind = self.entities[reference.entity].type if reference.entity in self.entities else "UNNAMED"
            out.append(Stand(first, last, first, reference.entity, kind, left=self._left(reference.span, first)))
        for statement in speech.statements:
            if statement.source is not None and statement.entity is not None:
                first, last = self.words(statement.source)
                last = self._cut(first, last)
                kind = self.entities[statement.entity].type if statement.entity in self.entities else "UNNAMED"
                out.append(Stand(first, last, first, statement.entity, kind, left=self._left(statement.source, first)))
        return self._with_groups(_apart([*out, *self._second_states(out)]))

    def _cut(self, first: int, last: int) -> int:
        """Where a description ends: before a clause of its own, or «قد»."""
        for i in range(first + 1, last):
            if self.role(i) in ("relative", "to", "break") or any(hit.record.kind == "factuality" and hit.record["value"] == "qad" for hit in self.reading.at(i)):
                return i
        return last

    def _second_states(self, found: list[Stand]) -> list[Stand]:
        """The second body of «القوات الأوكرانية والروسية»: an adjective of a state behind a name that ends in one, where the article knows that body."""
        known = {" ".join(self.reading.words[one.name : one.last]): one.entity for one in found if one.type == "ORG"}
        out: list[Stand] = []
        for one in found:
            at = one.last
            if one.type != "ORG" or at >= len(self.reading.words) or at not in self.nisbas or at - 1 not in self.nisbas or not self.reading.words[at].startswith("و"):
                continue
            entity = known.get(" ".join([*self.reading.words[one.name : at - 1], self.reading.words[at][1:]]))
            if entity and entity != one.entity:
                out.append(Stand(at, at + 1, at, entity, "ORG", left="و"))
        return out

    def _tells(self, first: int, last: int) -> bool:
        """Whether a word of an event stands inside: then it is no role."""
        return any(hit.record.kind == "trigger" and hit.record["frame"] == "visit" for i in range(first, last) for hit in self.reading.at(i))

    def _left(self, span: Span, word: int) -> str:
        """What stands inside the word before the span begins: an attached particle."""
        inside = span.start - self.stored_starts[word]
        return self.reading.words[word][:inside] if inside > 0 else ""

    def _with_groups(self, known: list[Stand]) -> list[Stand]:
        covered = {i for one in known for i in range(one.first, one.last)}
        flags: dict[int, tuple[bool, bool]] = {}
        out = list(known)
        for hit in self.reading.of("group"):
            record = hit.record
            if not written(self.reading, hit):
                continue
            if hit.right == "ي" or (hit.shape.number == "s" and self._adjective(hit, bool(record.get("armed")))):
                continue
            if any(i in covered for i in range(hit.first, hit.last)):
                flags[hit.first] = (bool(record.get("armed")), bool(record.get("crowd")))
                continue
            last = self._described(hit, covered)
            covered.update(range(hit.first, last))
            stand = Stand(hit.first, last, hit.first, None, "UNNAMED", bool(record.get("armed")), bool(record.get("crowd")), bool(record.get("victim")), hit.left)
            stand.owned = bool(record.get("owned") or record.get("armed"))
            stand.vague, stand.two = bool(record.get("vague")), str(record.get("two") or "")
            stand.group = self.reading.text[hit.start : hit.end]
            if record.get("own"):
                stand.entity, stand.type = self._own_forces(stand, str(record["own"]), known)
            out.append(stand)
        for one in out:
            for i in range(one.first - 1, one.last):
                if i in flags:
                    one.armed, one.crowd = one.armed or flags[i][0], one.crowd or flags[i][1]
            before = self.reading.lexicon.forms_of(self.reading.words[one.first - 1]) if one.first and one.entity else ()
            one.armed = one.armed or any(a.record.kind == "group" and bool(a.record.get("armed")) for a in before)
        out.sort(key=lambda one: (one.first, one.last))
        kept: list[Stand] = []
        for one in out:
            if kept and kept[-1].vague and one.type in ("UNNAMED", "PER") and not one.left.startswith("و") and self._counts(kept[-1].last, one.first):
                vague = kept.pop()
                one.first, one.left = vague.first, vague.left
            if kept and kept[-1].vague and one.type == "LOC" and one.first in self.referring and self._counts(kept[-1].last, one.first):
                kept[-1].last = one.last
                continue
            if kept and kept[-1].owned and one.entity and one.type in ("PER", "ORG") and kept[-1].last == one.first and not one.left.startswith("و"):
                group = kept.pop()
                one.armed, one.left, one.first = one.armed or group.armed, group.left or one.left, group.first
            if kept and kept[-1].entity is None and kept[-1].owned and one.entity and one.left.endswith("ل") and self._belongs(kept[-1].last, one.first):
                group = kept.pop()
                one.armed, one.left, one.first, one.name = one.armed or group.armed, group.left, group.first, group.first
            if not kept or one.first >= kept[-1].last:
                kept.append(one)
        return kept

    def _own_forces(self, stand: Stand, head: str, known: list[Stand]) -> tuple[str | None, str]:
        """«قواتهم»: the body named last before whose first word is the same."""
        before = [one for one in known if one.type == "ORG" and one.last <= stand.first and self.reading.words[one.name].removeprefix("ال") == head]
        return (before[-1].entity, "ORG") if before else (None, "UNNAMED")

    def _belongs(self, last: int, first: int) -> bool:
        """«قوات تابعة لـ…»: what belongs to a body acts for it."""
        return first == last + 1 and last in self.links and self.links[last].record.id == "argument.belonging"

    def _counts(self, last: int, first: int) -> bool:
        """Whether a number of people is of the stand after it: «عشرات المحتجين», «عشرات من المحتجين»."""
        return (first == last or (first == last + 1 and self.role(last) == "in")) and not any(self.gaps_at(i) for i in range(last, first + 1))

    def _adjective(self, hit: Hit, armed: bool) -> bool:
        """Whether a word for one man describes the noun before it: as definite as it, and no link, number or verb of the lexicon stands there."""
        word, before = self.reading.words[hit.first], self.reading.words[hit.first - 1] if hit.first else ""
        if hit.first == 0 or self.gaps_at(hit.first) or hit.first - 1 in self.links or before.isdigit() or any(one.shape.pos == "verb" for one in self.reading.at(hit.first - 1)):
            return False
        return (armed and not hit.left) or (word.endswith("ي") and word.startswith("ال") == before.startswith(("ال", "وال", "بال", "لل")))

    def gaps_at(self, word: int) -> int:
        """How strong the break before a word is: 0 a blank, 1 a comma or bracket, 2 a full stop."""
        return _strength(self.reading.gap(word))

    def opening(self, word: int) -> list[Stand]:
        """The first named stand of a word's sentence that stands before it: whom the sentence is about."""
        sentence = self.reading.sentences[self.reading.sentence_of(word)]
        return [one for one in self.between(sentence.first, word) if one.entity and one.type != "LOC"][:1]

    def _described(self, hit: Hit, covered: set[int]) -> int:
        """The word after a group: the body it is of («عناصر الشرطة») and adjectives that agree in their ending belong to it."""
        words, last = self.reading.words, hit.last
        head = words[last - 1]
        definite = hit.left.endswith(("ال", "لل")) or head.startswith("ال")
        if not definite and not head.endswith(_SOUND) and hit.shape.number != "d":
            while last < len(words) and last - hit.last < 3 and self._joins(last, covered) and words[last].startswith("ال") and len(words[last]) > 4:
                last += 1
            if last > hit.last:
                return last
        for _ in range(2):
            if last < len(words) and self._joins(last, covered) and _agreeing(head, words[last], definite):
                last += 1
            else:
                break
        return last

    def counted(self, word: int) -> bool:
        """Whether a word counts or takes a part: a number, «some of», «one of»."""
        if word < 0:
            return False
        if self.reading.words[word].isdigit():
            return True
        return any(hit.record.kind == "number" or (hit.record.kind == "attribute" and hit.record["attribute"] in ("part", "vague", "bound")) for hit in self.reading.at(word))

    def _joins(self, word: int, covered: set[int]) -> bool:
        return self.reading.gap(word) == " " and word not in self.links and word not in self.timed and word not in covered


def written(reading: Reading, hit: Hit) -> bool:
    """Whether a pronoun found at a word's end is one in the stored spelling: folding writes the feminine ending like it."""
    return hit.right != "ه" or _ends_in_pronoun(reading, hit.last - 1)


def _ends_in_pronoun(reading: Reading, word: int) -> bool:
    return reading.raw(word).rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652").endswith("ه")


@lru_cache(maxsize=1 << 16)
def _verb_alone(lexicon: Lexicon, word: str) -> int:
    """Whether a word by itself is a verb and no noun: 0 no, 1 yes, 2 if its last letter is a pronoun."""
    found = lexicon.forms_of(word)
    if any(one.shape.pos in ("noun", "word") for one in found):
        return 0
    rights = [one.right for one in found if one.shape.pos == "verb"]
    return 0 if not rights else 1 if any(right != "ه" for right in rights) else 2


def _agreeing(head: str, word: str, definite: bool) -> bool:
    """Whether a word is an adjective of a group: as definite as it, and with its ending."""
    if len(word) <= 4 or word.startswith("ال") != definite:
        return False
    ending = head[-2:]
    return word.endswith(ending) if ending in ("ون", "ين") else word.endswith(("ين", "ون", "يه", "ان", "يا"))


def _strength(gap: str) -> int:
    if _HARD & set(gap):
        return 2
    return 1 if _SOFT & set(gap) else 0


def _apart(stands: list[Stand]) -> list[Stand]:
    """Overlapping stretches: names before descriptions, earlier and longer ones first."""
    out: list[Stand] = []
    covered: set[int] = set()
    for one in stands:
        mine = set(range(one.first, one.last))
        if mine & covered:
            name = set(range(one.name, one.last))
            if name & covered:
                continue
            one.first, mine = one.name, name
        covered |= mine
        out.append(one)
    return sorted(out, key=lambda one: (one.first, one.last))
