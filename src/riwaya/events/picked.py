"""Stands around a word, picked by what links them to it."""

from __future__ import annotations

from riwaya.events.nouns import Stand

Found = list[tuple[Stand, str]]


def joined(found: Found, index: int) -> list[Stand]:
    """A stand and those that go on with it."""
    out = [found[index][0]]
    for one, link in found[index + 1 :]:
        if link != found[index][1] or not one.tie.more:
            break
        out.append(one)
    return out


def pick(found: Found, links: tuple[str, ...], skip: list[Stand]) -> list[Stand]:
    """The first stand with one of these links, and those joined to it."""
    for index, (one, link) in enumerate(found):
        for wanted in links:
            if link == wanted and one not in skip:
                return joined(found, index)
    return []
