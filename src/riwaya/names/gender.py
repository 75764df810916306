"""Whether a person of the article is spoken of as a man or a woman: titles, given names, and the verbs beside the name.

A masculine office says little («عضو المجلس … قالت»); a feminine form, an honorific or a verb says more.
"""

from __future__ import annotations

from riwaya.names.clusters import Cluster
from riwaya.names.recognise import Found
from riwaya.text import Reading


def gender_of(reading: Reading, found: Found, cluster: Cluster, words: list[tuple[str, ...]]) -> str | None:
    """`m`, `f`, or None where nothing speaks or the voices are equal; `words` are those of every name."""
    men = women = 0
    for member in cluster.members:
        one = found.names[member]
        title = found.roles.get(one.first)
        before = one.first
        if title is not None and title.last <= one.first:
            before = title.first
        if title is not None and title.number != "p" and title.record.class_ != "plural":
            said = title.record.get("gender")
            voice = said or title.gender
            weight = 6 if said or title.gender == "f" else 1
            men, women = men + weight * (voice == "m"), women + weight * (voice == "f")
        given = found.vocabulary.sort(words[member][0]).gender
        if given and (one.last > one.first + 1 or len(cluster.members) < 3):
            men, women = men + 3 * (given == "m"), women + 3 * (given == "f")
        verb = _verb(reading, before - 1) if before and reading.gaps[before] == " " else ""
        men, women = men + 3 * (verb == "m"), women + 3 * (verb == "f")
        verb = _verb(reading, one.last) if one.last < len(reading.words) and reading.gaps[one.last] == " " else ""
        men, women = men + 3 * (verb == "m"), women + 3 * (verb == "f")
    return None if men == women else "m" if men > women else "f"


def _verb(reading: Reading, at: int) -> str:
    """The gender of a verb of saying in the past, third person singular; else empty."""
    for one in reading.entries[at].alone:
        shape = one.shape
        if one.record.kind == "cue" and shape.pos == "verb" and shape.tense == "past" and shape.person == "3" and shape.number == "s" and not one.right:
            return shape.gender
    return ""
