"""A readable Arabic title for an event: a noun, who takes part, where; no date. Words and the way they are joined are lexicon data.

The noun is that of the trigger's record where it has one, else that of the type. Nothing is inflected but the plural of nameless
groups; a title does not say whether the event took place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from riwaya.lexicon import Lexicon, Record
from riwaya.lexicon.letters import fold_word
from riwaya.model import Event
from riwaya.names.particles import PRONOUNS

_MOST = 3
Named = tuple[str, str]


@lru_cache(maxsize=64)
def _joining(lexicon: Lexicon, name: str) -> str:
    return str(lexicon.get(f"joining.{name}")["text"])


def _noun(record: Record, core: str, pos: str) -> str | None:
    """The record's noun that stands in the text, for a verb its first; of a phrase none."""
    nouns = [str(one) for one in record.get("nouns") or ()]
    return next((one for one in nouns if fold_word(one) == core), nouns[0] if nouns and pos == "verb" else None)


def _words(events: Sequence[Event]) -> Iterator[str]:
    """The first words of what tells of the event in each article, folded."""
    return (fold_word(span.text.split()[0]) for event in events for span in event.triggers[:3] if span.text.split())


def _triggers(events: Sequence[Event], type_: str, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    """The records (local id, noun) of the words that tell of the event, the most frequent first."""
    found: dict[tuple[str, str | None], int] = {}
    for word, count in Counter(_words(events)).items():
        told = _trigger(word, type_, lexicon)
        if told is not None:
            key, weight = told
            found[key] = found.get(key, 0) + count * weight
    return sorted(found, key=lambda one: (one[1] is None, -found[one], one[0], one[1] or ""))


def _told_as(events: Sequence[Event], lexicon: Lexicon) -> tuple[str, str | None] | None:
    """The type and mode of event that the words themselves are of."""
    records = (one.record for word in _words(events) for one in lexicon.forms_of(word) if one.record.kind == "trigger")
    return next(((str(one["type"]), str(one["mode"]) if one.get("mode") else None) for one in records), None)


@lru_cache(maxsize=8192)
def _trigger(word: str, type_: str, lexicon: Lexicon) -> tuple[tuple[str, str | None], int] | None:
    """The record (local id, noun) by which a word tells of events of a type, and its weight; a noun alone weighs twice."""
    alone = ((one.left, one.right, one.record, one.shape.pos) for one in lexicon.forms_of(word))
    begun = ((left, "", record, "") for left, _, record, _ in lexicon.phrases_from(word))
    for left, right, record, pos in (*alone, *begun):
        if record.kind == "trigger" and record.get("type") == type_:
            core = _alone(word[len(left) : len(word) - len(right)]) if right else word[len(left) :]
            return (record.id.rpartition(".")[2], _noun(record, core, pos)), 2 if pos == "noun" and not right else 1
    return None


def _alone(core: str) -> str:
    """A folded noun without its pronoun: «استقالته» is «استقالة»."""
    return f"{core[:-1]}ه" if core.endswith("ت") else core


def telling_word(text: str, type_: str, lexicon: Lexicon) -> str | None:
    """The local id of the record by which a trigger tells of an event of a type."""
    words = text.split()
    told = _trigger(fold_word(words[0]), type_, lexicon) if words else None
    return None if told is None else told[0][0]


@lru_cache(maxsize=256)
def _titlings(lexicon: Lexicon, type_: str) -> tuple[Record, ...]:
    return tuple(one for one in lexicon.records("titling") if one["type"] == type_)


def _record(type_: str, mode: str | None, triggers: Sequence[tuple[str, str | None]], lexicon: Lexicon) -> Record | None:
    """How events of this kind are called: by trigger, else by mode, else by type."""
    mine = _titlings(lexicon, type_)
    for name, _ in triggers[:1]:
        for one in mine:
            if name in one.get("triggers", ()):
                return one
    for wanted in dict.fromkeys((mode, None)):
        for one in mine:
            if one.get("mode") == wanted and not one.get("triggers"):
                return one
    return None


def _joined(preposition: str, name: str, lexicon: Lexicon) -> str:
    """A word before a name; one of a single letter is written onto it, and takes the article's alif away after «ل»."""
    if len(preposition) > 1:
        return f"{preposition} {name}"
    article = _joining(lexicon, "article")
    if preposition == _joining(lexicon, "for") and name.startswith(article):
        return name[1:] if name.startswith(article + article[-1]) else preposition + name[1:]
    return preposition + name


def _all(names: Sequence[Named], lexicon: Lexicon) -> list[str]:
    """Names once each, those of nameless groups as they stand after a noun; «مقاتليهم» says too little, «العشرات» beside others."""
    out: list[str] = []
    for name, type_ in names:
        if type_ == "UNNAMED" and (_owned(name, lexicon) or (len(names) > 1 and _vague(name, lexicon))):
            continue
        shown = " ".join(_after_noun(word, lexicon) for word in name.split()) if type_ == "UNNAMED" else name
        if shown not in out:
            out.append(shown)
    return out[:_MOST]


def _owned(name: str, lexicon: Lexicon) -> bool:
    """Whether a description is one noun with a pronoun: whose, the title does not say."""
    return " " not in name and name.endswith(PRONOUNS) and any(one.right for one in lexicon.forms_of(fold_word(name)))


def _vague(name: str, lexicon: Lexicon) -> bool:
    """Whether a description is a bare number of no one knows whom: «العشرات»."""
    return " " not in name and any(one.record.kind == "attribute" for one in lexicon.forms_of(fold_word(name)))


def _after_noun(word: str, lexicon: Lexicon) -> str:
    """«مسلحون», «رجلان» as they stand after a noun."""
    plural, dual, after = _joining(lexicon, "plural"), _joining(lexicon, "dual"), _joining(lexicon, "plural_after_noun")
    if word.endswith(plural):
        return word.removesuffix(plural) + after
    two = word.endswith(dual) and any(one.shape.number == "d" for one in lexicon.forms_of(fold_word(word)))
    return word.removesuffix(dual) + after if two else word


def _met(names: Sequence[Named]) -> list[Named]:
    """Who met: where two persons or more are told, not the states that they came for."""
    persons = sum(type_ == "PER" for _, type_ in names)
    return [one for one in names if one[1] != "LOC"] if persons > 1 else list(names)


def title(type_: str, mode: str | None, events: Sequence[Event], actors: Sequence[Named], recipients: Sequence[Named], place: Named | None, lexicon: Lexicon) -> str:
    """For example «زيارة خليفة حفتر إلى موسكو», «لقاء سامي الكاتب وليلى حسان في القاهرة»."""
    triggers = _triggers(events, type_, lexicon)
    if not triggers and (told := _told_as(events, lexicon)) is not None:
        type_, mode = told  # an announced visit is an agreement in kind, and called a visit
        triggers = _triggers(events, type_, lexicon)
    record = _record(type_, mode, triggers, lexicon)
    both, inside = f" {_joining(lexicon, 'and')}", _joining(lexicon, "in")
    if record is None:
        words = next((span.text for event in events for span in event.triggers), type_)
        return both.join([" ".join([words, *_all(actors, lexicon)[:1]]), *_all((*actors[1:], *recipients), lexicon)])
    head = next((noun for name, noun in triggers[:1] if noun and name not in record.get("plain", ())), str(record["noun"]))
    to, by = record.get("to"), record.get("by")
    if record.get("goes") and place is not None and all(type_ == "LOC" for _, type_ in recipients):
        recipients, place = [place], None
    if not to and not by:
        actors, recipients = _met(actors), _met(recipients)
    who, whom = _all(actors, lexicon), _all(recipients, lexicon)
    whom = [one for one in whom if one not in who]
    if by:
        of, undergone = record.get("of"), both.join(whom)
        parts = [head, _joined(str(of), undergone, lexicon) if of and undergone else undergone, *([_joined(str(by), both.join(who), lexicon)] if who else [])]
    elif to:
        parts = [head, both.join(who), *([_joined(str(to), both.join(whom), lexicon)] if whom else [])]
    else:
        parts = [head, both.join((who + whom)[: _MOST + 1])]
    if place is not None and place[0] not in (*who, *whom):
        parts += [inside, place[0]]
    return " ".join(part for part in parts if part)
