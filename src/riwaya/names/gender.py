"""Whether a person of the article is spoken of as a man or a woman: titles, given names, and the verbs beside the name.

A masculine office says little («عضو المجلس … قالت»); a feminine form, an honorific or a verb says more.
"""

from __future__ import annotations

from collections import defaultdict

from riwaya.names.clusters import Cluster
from riwaya.names.recognise import Found
from riwaya.text import Reading


def gender_of(reading: Reading, found: Found, cluster: Cluster, words: list[tuple[str, ...]]) -> str | None:
    """`m`, `f`, or None where nothing speaks or the voices are equal; `words` are those of every name."""
    votes: defaultdict[str, int] = defaultdict(int)
    for member in cluster.members:
        one = found.names[member]
        title = found.roles.get(one.first)
        before = one.first
        if title is not None and title.last <= one.first:
            before = title.first
        if title is not None and title.number != "p" and title.record["class"] != "plural":
            said = title.record.get("gender")
            votes[said or title.gender] += 6 if said or title.gender == "f" else 1
        given = found.vocabulary.sort(words[member][0]).gender
        if given and (one.last > one.first + 1 or len(cluster.members) < 3):
            votes[given] += 3
        if before and reading.gaps[before] == " ":
            votes[_verb(reading, before - 1)] += 3
        if one.last < len(reading.words) and reading.gaps[one.last] == " ":
            votes[_verb(reading, one.last)] += 3
    ranked = sorted(((n, gender) for gender, n in votes.items() if gender), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _verb(reading: Reading, at: int) -> str:
    """The gender of a verb of saying in the past, third person singular; else empty."""
    for one in reading.entries[at].alone:
        shape = one.shape
        if one.record.kind == "cue" and shape.pos == "verb" and shape.tense == "past" and shape.person == "3" and shape.number == "s" and not one.right:
            return shape.gender
    return ""
