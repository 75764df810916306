"""Descriptions that stand for somebody without a name: «الوزير», «اللواء المتقاعد», «الحركة».

A role phrase without a name goes to the nearest person before it who bore such a role; a definite head noun to the nearest
body before it of that head. What was never named in the article is left to the rooms after this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from riwaya.model import Reference
from riwaya.names.nouns import Title
from riwaya.names.recognise import Found
from riwaya.names.vocabulary import article_cut
from riwaya.text import Reading

if TYPE_CHECKING:
    from riwaya.names.who import Cluster


def references(reading: Reading, found: Found, clusters: Sequence[Cluster], ids: dict[int, str]) -> tuple[Reference, ...]:
    """Descriptions in order, each with the entity it stands for."""
    covered = {at for one in found.names for at in range(one.first, one.last)}
    used = {title.first for title in found.roles.values()}
    out = [*_titles(reading, found, clusters, ids, used), *_heads(reading, found, clusters, ids, covered)]
    return tuple(sorted(out, key=lambda r: (r.span.start, r.span.end)))


def _titles(reading: Reading, found: Found, clusters: Sequence[Cluster], ids: dict[int, str], used: set[int]) -> list[Reference]:
    out = []
    for title in found.titles:
        if title.first in used or title.number in ("p", "d") or title.right:
            continue
        if title.last == title.first + 1 and not reading.text[title.start : title.end].startswith(("ال", "ل")):
            continue
        best = None
        for index, cluster in enumerate(clusters):
            grade = max((_alike(reading, title, other) for other in cluster.titles), default=0)
            if not grade:
                continue
            before = [found.names[m].first for m in cluster.members if found.names[m].first < title.first]
            distance = title.first - before[-1] if before else 5000 + found.names[cluster.members[0]].first
            if best is None or (-grade, distance) < best[:2]:
                best = (-grade, distance, index)
        if best is not None:
            out.append(Reference(reading.span(title.start, title.end), ids[best[2]], (title.record.id, "description")))
    return out


def _alike(reading: Reading, title: Title, other: Title) -> int:
    """How well a bare role phrase fits one that stood beside a name: its words are among the other's."""
    mine = [w.removeprefix("ال") for w in reading.words[title.first : title.last]]
    theirs = [w.removeprefix("ال") for w in reading.words[other.first : other.last]]
    mine[0] = reading.text[title.start : reading.ends[title.first]].removeprefix("ال")
    theirs[0] = reading.text[other.start : reading.ends[other.first]].removeprefix("ال")
    if mine[0] not in theirs:
        return 0
    if mine == theirs:
        return 3
    return 2 if all(word in theirs for word in mine) else 1 if len(mine) <= 2 and mine[0] == theirs[0] else 0


def _heads(reading: Reading, found: Found, clusters: Sequence[Cluster], ids: dict[int, str], covered: set[int]) -> list[Reference]:
    """«الحركة», «الصحيفة»: a definite head noun alone, for the nearest body before it that has this head."""
    out = []
    for at, word in enumerate(reading.words):
        if at in covered:
            continue
        for head in found.vocabulary.sort(word).orgs:
            if not head.left.endswith(("ال", "لل")) or (head.shape.number == "p" and head.record["class"] != "army"):
                continue
            core = word[len(head.left) :]
            best = None
            for index, cluster in enumerate(clusters):
                if cluster.type != "ORG" or not _headed(reading, found, cluster, core):
                    continue
                before = [found.names[m].first for m in cluster.members if found.names[m].first < at]
                if before and (best is None or at - before[-1] < best[0]):
                    best = (at - before[-1], index)
            if best is not None:
                start = reading.starts[at] + article_cut(head.left)
                out.append(Reference(reading.span(start, reading.ends[at]), ids[best[1]], (head.record.id, "description")))
                break
    return out


def _headed(reading: Reading, found: Found, cluster: Cluster, core: str) -> bool:
    """Whether the head noun opens one of the body's names, or stands right before one."""
    for words in cluster.names:
        if words[0].removeprefix("ال") == core:
            return True
    for member in cluster.members:
        first = found.names[member].first
        if first and reading.words[first - 1].removeprefix("و").removeprefix("ل").removeprefix("ب") == core:
            return True
    return bool(cluster.record is not None and core in str(cluster.record.get("head", "")).split("|"))
