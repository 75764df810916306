"""Whether two names can be one entity's, as merge asks it: the verdict of the names room on tokens, and keys that bring likely pairs together.

A single name never is `same` by itself: it may be anybody's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.names import similar
from riwaya.names.sounds import variant

_DEFINITE = "ال"
_LINK, _FATHER = 2, 2  # the letters of «بن», the place of the father's name


_MOST = 200_000
_known: dict[tuple[str, str], str] = {}


def remember(known: Mapping[tuple[str, str], str]) -> None:
    """Take in what an earlier merge was told; no names are compared twice."""
    _known.update(known)


def remembered() -> dict[tuple[str, str], str]:
    """The verdicts of this process, to be kept."""
    return dict(sorted(_known.items()))


def _verdict(one: str, other: str) -> str:
    found = _known.get((one, other))
    if found is None:
        if len(_known) > _MOST:
            _known.clear()
        found = _known[one, other] = similar.same_name(one, other).verdict
    return found


def same_name(one: Sequence[str], other: Sequence[str]) -> str:
    """`same`, `unsure` (the rest must decide) or `different`."""
    verdict = _verdict(*sorted((" ".join(one), " ".join(other))))
    return "unsure" if verdict == "same" and min(len(one), len(other)) == 1 else verdict


def _core(word: str) -> str:
    """A word without its article, without the letters that spellings disagree in."""
    return variant(word.removeprefix(_DEFINITE) if len(word) > 4 else word)


def name_key(tokens: Sequence[str], kind: str) -> list[str]:
    """Keys of which two names of one entity share at least one: the last part of a person's, the father's where the name goes on; the first two or the last of a body's."""
    if not tokens:
        return []
    if kind == "PER":
        keys = {_core(tokens[-1]), _core("".join(tokens[-2:]))}
        if len(tokens) > _FATHER + 1 and len(tokens[1]) == _LINK:
            keys.add(_core("".join(tokens[1 : _FATHER + 1])))
        return sorted(keys)
    cores = [_core(token) for token in tokens]
    return sorted({" ".join(cores[:2]), f"{cores[0]} {cores[-1]}"})
