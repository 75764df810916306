"""What a user has decided: two things are the same, different, or not sure. Anchored in words, so that it outlives a rebuild."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article that name the thing: the exact quote and some characters on both sides."""

    article: str
    sha256: str
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`verdict` is same, different or unsure; `kind` is entity or event; `undone` where a later line takes it back."""

    id: str
    verdict: str
    kind: str
    one: tuple[Anchor, ...]
    other: tuple[Anchor, ...]
    names: tuple[str, str] = ("", "")
    by: str = ""
    when: str = ""
    why: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Judgements:
    """The user's judgements in the order they were made."""

    rows: tuple[Judgement, ...] = ()
