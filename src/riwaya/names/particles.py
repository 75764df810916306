"""Letters that Arabic writes together with a name or with the words around it, from `clitics.toml`.

They are cut off words that no table of the lexicon holds; a word that one holds is cut as the lexicon says.
"""

from __future__ import annotations

import tomllib

from riwaya.lexicon.loader import HERE

_TABLE = tomllib.loads((HERE / "ar" / "clitics.toml").read_text(encoding="utf-8"))["names"]

ARTICLE: str = _TABLE["article"]
SWALLOWED: str = _TABLE["swallowed"]
JOINED_ARTICLE: str = _TABLE["joined_article"]
DEFINITE = (ARTICLE, SWALLOWED)
PREFIXES: tuple[str, ...] = tuple(_TABLE["prefixes"])
SURE: tuple[str, ...] = tuple(_TABLE["sure"])
BOUND: tuple[str, ...] = tuple(_TABLE["bound"])
ENDINGS: tuple[str, ...] = tuple(_TABLE["endings"])
FRONTS: tuple[str, ...] = tuple(_TABLE["fronts"])
SOUND: tuple[str, ...] = tuple(_TABLE["sound"])
GOVERNORS: tuple[tuple[str, int], ...] = tuple((letter, least) for letter, least in _TABLE["governors"])
IMPERFECT = frozenset(_TABLE["imperfect"])
LETTERS = frozenset(_TABLE["letters"])
JOINING = frozenset(_TABLE["joining"])
CUTS: tuple[tuple[str, int], ...] = tuple((prefix, cut) for prefix, cut in _TABLE["cuts"])
ENDED: tuple[str, ...] = tuple(_TABLE["ended"])
FUTURE: str = _TABLE["future"]
THIRD = frozenset(_TABLE["third"])
PRONOUNS: tuple[str, ...] = tuple(_TABLE["pronouns"])
OWNERS: tuple[str, ...] = tuple(_TABLE["owners"])
OWNED: tuple[str, ...] = tuple(_TABLE["owned"])
HIS: tuple[str, ...] = tuple(_TABLE["his"])
ITS: tuple[str, ...] = tuple(_TABLE["its"])
