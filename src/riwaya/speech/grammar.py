"""The closed classes of words that the grammar of statements steers by, as sets, made once for a lexicon.

The words themselves are lexicon data (`speech/words.toml`); here stands only how a word is looked up with its particles.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from riwaya.lexicon import Lexicon, Record
from riwaya.lexicon.entries import Entry
from riwaya.lexicon.letters import fold_word
from riwaya.speech.alone import Alone

_LEADS: Final = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل")


class Grammar:
    """Every class as an attribute: a frozenset of folded words."""

    def __init__(self, lexicon: Lexicon) -> None:
        classes = {r.id.removeprefix("speechword."): frozenset(fold_word(w) for w in r["words"]) for r in lexicon.records("speechword")}
        self._frames: dict[tuple[str, bool, bool], frozenset[str]] = {}
        self._wide: dict[int, frozenset[str]] = {}
        self.negation = classes["negation"]
        self.already = classes["already"]
        self.without = classes["without"]
        self.necessity = classes["necessity"]
        self.hope = classes["hope"]
        self.intention = classes["intention"]
        self.doubt = classes["doubt"]
        self.secrets = classes["secrets"]
        self.relative = classes["relative"]
        self.what = classes["what"]
        self.prepositions = classes["prepositions"]
        self.not_with = classes["not_with"]
        self.adverbs = classes["adverbs"]
        self.boundaries = classes["boundaries"]
        self.runs_on = classes["runs_on"]
        plurals = {w[:-1] for w in classes["persons"] if w.endswith(("ون", "ين")) and len(w) > 5}  # «مؤيدو الرئيس», «مسؤولي الوزارة»
        self.persons = classes["persons"] | plurals
        self.bodies = classes["bodies"]
        self.outlets = classes["outlets"]
        self.documents = classes["documents"]
        self.media = classes["media"]
        self.many = classes["many"]
        self.loose_plurals = classes["loose_plurals"]
        self.comment = classes["comment"]
        self.stood_for = classes["stood_for"]
        self.things = classes["things"]
        self.not_that_after = classes["not_that_after"]
        self.that = classes["that"] | {w + p for w in classes["that"] for p in classes["that_pronouns"]}
        self.that_he = {w + p for w in classes["that"] for p in ("ه", "ها", "هم", "هما")}  # «إنها ستطالب»: the pronoun is the subject
        self.bodies_and_things = self.bodies | self.things
        self.belonging = classes["belonging"]
        self.ways = classes["ways"]
        self.persons_and_bodies = self.persons | self.bodies
        self.gatherings = classes["gatherings"]
        self.heads = {"ال" + w for w in self.bodies}
        self.speakers = self.persons | self.bodies | self.outlets | self.documents | self.gatherings

        self.tanwin = {w for w in self.persons if w.endswith("ا") and w[:-1] in self.persons}  # «مصدرا»: the subject only after «أن», «لكن»
        self._governing = classes["governing"]
        self.auxiliaries = classes["auxiliaries"]
        self.identity = classes["identity"]
        self.conviction = classes["conviction"]
        self.pointers = classes["pointers"]
        self.parallels = classes["parallels"]
        self.turns = classes["turns"]
        self.turning = _first_words(self.turns)
        self.adjuncts = classes["adjuncts"]
        self.resumes = classes["resumes"]
        self.tying = classes["tying"]
        self.keeps = classes["keeps"]
        self.short_adjectives = classes["short_adjectives"]
        self.withholding = classes["withholding"]
        self.own_prepositions = classes["own_prepositions"]
        self.not_to = classes["not_to"]
        self.subordinates = classes["subordinates"]
        self.verb_first = classes["verb_first"]
        self.sayings = classes["sayings"]
        self.describing = classes["describing"]
        self.masculine = classes["masculine"]
        self.addressees = classes["addressees"]
        self.stated = classes["stated"]
        self.from_him = classes["from_him"]
        self.mute = classes["mute"]
        self.pointing = classes["pointing"]
        self.generic = classes["generic"]
        self.then = classes["then"]
        self.stands_for = classes["stands_for"]
        self.meanwhile = classes["meanwhile"]
        self.conditions = classes["conditions"]
        self.hidden = classes["hidden"]
        self.anonymity = self.identity - self.adverbs
        self.absence = classes["absence"]
        self.quoting = classes["quoting"]
        self.nouns_in_i = classes["nouns_in_i"]
        self.behest = classes["behest"]
        self.latter = classes["latter"]
        self.asked = classes["asked"]
        self.measures = classes["measures"]
        self.quantities = classes["quantities"]
        self.beside = classes["beside"]
        self.urgent = classes["urgent"]
        self.heading = classes["heading"]
        self.domestic = classes["domestic"]
        self.performed = classes["performed"]
        self.nobody = classes["nobody"]
        self.wings = classes["wings"]
        self.being = classes["being"]
        self.rumoured = classes["rumoured"]
        self.belittled = classes["belittled"]
        self.importance = classes["importance"]
        self.alongside = classes["alongside"]
        self.anybody = classes["anybody"]
        self.copies = classes["copies"]
        self.trailing = classes["trailing"]
        self.adversatives = classes["adversatives"]
        self.reporters = classes["reporters"]
        self.received = classes["received"]
        self.same = classes["same"]
        self.quantifiers = classes["quantifiers"]
        self.attitudes = classes["attitudes"]
        self.witnessed = classes["witnessed"] | classes["stated"]
        self.lead_that = self.without | classes["before_that"]  # a verb in the present after «أن» behind them may be a cue
        self.called_to = classes["called_to"]
        self.asking = classes["asking"]
        self.about = classes["about"]
        self.spread = classes["spread"]
        self.clause_openers = classes["clause_openers"]
        self.contrasts = classes["contrasts"]
        self.contrasting = _first_words(self.contrasts)
        self.wholly = classes["wholly"]
        self.titled = classes["titled"]
        self.signed = classes["signed"]
        self.deeds = classes["deeds"]
        self.nearing = classes["nearing"]
        self.praising = classes["praising"]
        self.channels = classes["channels"]
        self.disputed = classes["disputed"]
        self.topics = classes["topics"]
        self.beforehand = classes["beforehand"]
        self.missing = classes["missing"]
        self.confirming = classes["confirming"]
        self.coming_from = classes["coming_from"]
        self.on_behalf = classes["on_behalf"]
        self.on_part = classes["on_part"]
        self.concerning = classes["concerning"]
        self.joints = classes["joints"]
        self.charges = classes["charges"]
        self.regarded = classes["regarded"]
        self.besides = classes["besides"]
        self.directs = classes["directs"]
        self.manner = classes["manner"]
        self.some = classes["some"]
        self.out_of = classes["out_of"]
        self.kin = classes["kin"]
        self.to_me = classes["to_me"]
        self.with_about = classes["with_about"]
        self.getting = classes["getting"]
        self.feelings = classes["feelings"]
        self.tidings = classes["tidings"]
        self.happenings = classes["happenings"]
        self.charged_with = classes["charged_with"]
        self.wholesale = classes["wholesale"]
        self.wholesale_heads = _first_words(self.wholesale)
        self.carried_out = classes["carried_out"]
        self.all_of = classes["all_of"]
        self.withs = classes["withs"]
        self.wishes = classes["wishes"]
        self.in_his_name = classes["in_his_name"]
        self.renewing = classes["renewing"]
        self.plainly = classes["plainly"]
        self.tongue = classes["tongue"]
        self.therein = classes["therein"]
        self.but_he = {one for one in self.adversatives if one.endswith(("كنه", "كنها", "كنهم", "كنهما"))}
        self.but = {one for one in self.adversatives if one.endswith("كن")}
        contrasts = {one for one in self.contrasts if " " not in one}
        self.watched = self.without | self.meanwhile | self.but_he | contrasts | self.topics | {"من", "ومن"}  # without a comma before them they may end a saying
        self.ending = self.reporters | self.received | classes["witnessed"]  # they never stand inside a noun phrase
        self.no_noun = self.relative | self.what | self.negation | self.without | self.already
        self._lexicon = lexicon

    def alone(self, entries: list[Entry]) -> list[Alone]:
        """What each of these words is by itself; kept with the word for the life of the lexicon."""
        return [self._alone(entry) for entry in entries]

    def _alone(self, entry: Entry) -> Alone:
        known = entry.spoken
        if known is None:
            known = entry.spoken = Alone(entry.word, self, self._lexicon)
        return cast(Alone, known)

    def governs(self, word: str) -> bool:
        """A preposition after which no verb can stand."""
        return word in self._governing or (word[:1] in "وف" and word[1:] in self._governing)

    def prefixed(self, word: str, lexicon: Lexicon) -> bool:
        """Whether a word that is no name begins with an attached preposition."""
        if word in self.not_with and word not in self.speakers:
            return True
        if word in self.speakers:
            return False
        if word[:3] in ("بال", "كال") or word[:2] == "لل":
            return len(word) > 4
        if word[:1] not in "بل" or len(word) <= 3:
            return False
        forms = lexicon.forms_of(word)
        if all(f.left[:1] == word[0] for f in forms) and (forms or (len(word) > 4 and not self.among(word, self.speakers))):
            return True
        return word not in self.speakers and self.among(word[1:], self.speakers)

    def frames(self, record: Record, noun: bool, pronoun: bool) -> frozenset[str]:
        """The frames of a cue as noun or verb, with or without a pronoun at its end; prepositions folded."""
        key = (record.id, noun, pronoun)
        known = self._frames.get(key)
        if known is None:
            known = self._frames[key] = _frames(record, noun, pronoun)
        return known

    def among(self, word: str, group: frozenset[str]) -> bool:
        """Whether a word, or what is left of it without attached particles and article, belongs to a class."""
        wide = self._wide.get(id(group))
        if wide is None:
            wide = self._wide[id(group)] = group | {lead + one for one in group for lead in _LEADS}
        return word in wide


def _first_words(forms: frozenset[str]) -> frozenset[str]:
    """The words with which forms begin: where none of them stands, no form is put together."""
    return frozenset(one.partition(" ")[0] for one in forms)


def _frames(record: Record, noun: bool, pronoun: bool) -> frozenset[str]:
    if noun:
        return frozenset(fold_word(f) for f in record.get("noun_frame", ("that",) if record.get("verb") else record["frame"]))
    frames = frozenset(fold_word(f) for f in record["frame"])
    kinds = record.get("class", ())
    if pronoun and "seen" in kinds:
        frames |= {"object"}
    if pronoun and "noright" in kinds:
        frames -= {"ب", "object"}
    return frames


@lru_cache(maxsize=4)
def of(lexicon: Lexicon) -> Grammar:
    """The grammar of a lexicon, made once."""
    return Grammar(lexicon)


def deed_with_preposition(text: str) -> bool:
    """«بتقديم», «لتعزيز»: a preposition with a bare verbal noun of the shape تفعيل, whose genitive follows."""
    return len(text) == 6 and text[0] in "بل" and text[1] == "ت" and text[4] == "ي"
