"""Letters that Arabic writes together with a name or with the words around it, from `clitics.toml`.

They are cut off words that no table of the lexicon holds; a word that one holds is cut as the lexicon says.
"""

from __future__ import annotations

import tomllib
from typing import Final

from riwaya.lexicon.loader import HERE

_TABLE: Final = tomllib.loads((HERE / "ar" / "clitics.toml").read_text(encoding="utf-8"))["names"]

ARTICLE: Final[str] = _TABLE["article"]
SWALLOWED: Final[str] = _TABLE["swallowed"]
JOINED_ARTICLE: Final[str] = _TABLE["joined_article"]
BY_THE: Final[str] = _TABLE["by_the"]
DEFINITE: Final = (ARTICLE, SWALLOWED)
PREFIXES: Final[tuple[str, ...]] = tuple(_TABLE["prefixes"])
SURE: Final[tuple[str, ...]] = tuple(_TABLE["sure"])
BOUND: Final[tuple[str, ...]] = tuple(_TABLE["bound"])
ENDINGS: Final[tuple[str, ...]] = tuple(_TABLE["endings"])
KUNYA: Final = frozenset(_TABLE["kunya"])
FRONTS: Final[tuple[str, ...]] = tuple(_TABLE["fronts"])
SOUND: Final[tuple[str, ...]] = tuple(_TABLE["sound"])
GOVERNORS: Final[tuple[tuple[str, int], ...]] = tuple((letter, least) for letter, least in _TABLE["governors"])
IMPERFECT: Final = frozenset(_TABLE["imperfect"])
LETTERS: Final = frozenset(_TABLE["letters"])
JOINING: Final = frozenset(_TABLE["joining"])
CUTS: Final[tuple[tuple[str, int], ...]] = tuple((prefix, cut) for prefix, cut in _TABLE["cuts"])
ENDED: Final[tuple[str, ...]] = tuple(_TABLE["ended"])
FUTURE: Final[str] = _TABLE["future"]
THIRD: Final = frozenset(_TABLE["third"])
PRONOUNS: Final[tuple[str, ...]] = tuple(_TABLE["pronouns"])
OWNERS: Final[tuple[str, ...]] = tuple(_TABLE["owners"])
OWNED: Final[tuple[str, ...]] = tuple(_TABLE["owned"])
HIS: Final[tuple[str, ...]] = tuple(_TABLE["his"])
OBJECTS: Final[tuple[str, ...]] = tuple(_TABLE["objects"])
ITS: Final[tuple[str, ...]] = tuple(_TABLE["its"])
