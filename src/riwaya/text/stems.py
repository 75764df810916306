"""What a written word may be searched as: itself, and what is left of it without the particles written at its left.

Words that the lexicon knows are cut as the lexicon says; unknown ones by the length of what would be left, because a
letter that looks like a particle is more often part of a short word. A pronoun at the right is cut off known nouns only.
It errs with unknown words that begin with a particle's letter: they are found under a stem that nobody searches.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Final

from riwaya.lexicon import Lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.lexicon.loader import HERE

_AFTER_ARTICLE: Final = 3
_AFTER_CONJUNCTION: Final = 3
_AFTER_PREPOSITION: Final = 4


class Stems:
    """The stems of folded words, remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = tomllib.loads((HERE / "ar" / "clitics.toml").read_text(encoding="utf-8"))["search"]
        self._lexicon = lexicon
        self._article = _longest_first(table["article"])
        self._swallowed = _longest_first(table["swallowed"])
        self._loose = [(one, _AFTER_CONJUNCTION) for one in _longest_first(table["joined"])] + [(one, _AFTER_PREPOSITION) for one in _longest_first(table["prefixed"])]
        self._future = _longest_first(table["future"])
        self._present = tuple(fold_word(one) for one in table["future_before"])
        self._definite, self._bound_t, self._bound_h = (fold_word(table[key]) for key in ("definite", "bound_t", "bound_h"))
        self._memory: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """Everything that one folded word may be searched as, itself first."""
        found = self._memory.get(word)
        if found is None:
            found = self._memory[word] = tuple(dict.fromkeys((word, *self._cut(word))))
        return found

    def _cut(self, word: str) -> list[str]:
        out: list[str] = []
        whole = False
        for one in self._lexicon.forms_of(word):
            if not one.left and not one.right:
                whole = True
            elif not one.right:
                out += self._known(word, one.left)
            elif one.shape.pos == "noun":
                stem = word[len(one.left) : -len(one.right)]
                out.append(stem[: -len(self._bound_t)] + self._bound_h if stem.endswith(self._bound_t) else stem)
        for article in self._article:
            if word.startswith(article) and len(word) - len(article) >= _AFTER_ARTICLE:
                out += self._known(word, article)
                break
        for article in self._swallowed:
            if word.startswith(article) and len(word) - len(article) >= _AFTER_ARTICLE and not whole:
                out += [self._definite + word[len(article) :], word[len(article) :]]
                break
        if not whole:
            out += [word[len(left) :] for left, least in self._loose if word.startswith(left) and len(word) - len(left) >= least]
            out += [word[len(left) :] for left in self._future if word.startswith(left) and word[len(left) :].startswith(self._present) and len(word) - len(left) > _AFTER_ARTICLE]
        return out

    def _known(self, word: str, left: str) -> list[str]:
        """What is left without the chain, and with its article where the chain holds one."""
        rest = word[len(left) :]
        if left in self._swallowed:
            return [self._definite + rest, rest]
        if left in self._article and left != self._definite:
            return [self._definite + rest, rest]
        return [rest]


def _longest_first(chains: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted((fold_word(one) for one in chains), key=lambda one: (-len(one), one)))
