"""Where a name begins inside its first word: «وإسبانيا», «لحفتر», «بغزة», «للجيش».

A list decides first. A name that no list has loses «و», and «ب» or «ل» of places, unless a word before it governs it
already. It errs on unknown names whose own first letter is one of these.
"""

from __future__ import annotations

from typing import Final

from riwaya.names.particles import CUTS, LETTERS
from riwaya.names.vocabulary import Sort, Vocabulary
from riwaya.text import Reading

JOINED: Final = ("وأ", "وإ", "وآ")
_LISTS: Final = {"PER": ("given", "family", "name_word"), "LOC": ("country", "place", "place_head"), "ORG": ("organisation", "outlet", "org_head", "country", "place")}


def governed(before: Sort | None) -> bool:
    """Whether a preposition stands before a word: a second one, attached to it, is none («في بوغدان»)."""
    return before is not None and before.preposition and not before.orgs and not before.titles


def cut_of(reading: Reading, at: int, type_: str, vocabulary: Vocabulary) -> int:
    """How many folded characters of a name's first word stand outside the name."""
    word = reading.words[at]
    if len(word) < 4 or word[0] not in LETTERS:
        return 0
    for prefix, cut in CUTS:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return cut
    kinds = _LISTS[type_]
    entry = reading.entries[at]
    known = [len(a.left) for a in entry.alone if a.record.kind in kinds and not a.right]
    if entry.following and at + 1 < len(reading.words):
        phrases = entry.following.get(reading.words[at + 1], ())
        known += [len(left) for left, rest, record, _ in phrases if record.kind in kinds and tuple(reading.words[at + 1 : at + 1 + len(rest)]) == rest]
    joined = reading.raw(at).startswith(JOINED)  # «وأدي» is no «وادي»
    known = [cut for cut in known if cut] if joined else known
    before = vocabulary.sort(reading.words[at - 1]) if at and reading.gaps[at] == " " else None
    if known and not (word[0] in "بل" and governed(before)):
        return min(known)
    if before is not None and (before.titles or before.preposition or before.places):
        return 0
    if word[0] in "لب" and reading.has(word[1:]):
        return 1
    if word[0] == "و":
        return 1 if len(word) > 4 and (before is None or before.known_name or not before.verb) else 0
    return 1 if word[0] in "بل" and type_ == "LOC" and len(word) > 4 else 0
