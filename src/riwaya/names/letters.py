"""How far the letters of a word are those of a person's name rather than of an everyday word.

Runs of two and three letters have weights, fitted by `tools/train_letters.py` on the tables of names against the list of everyday
words. It knows letters alone: a town abroad looks like a surname. Without its table every word counts the same.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "model" / "letters.tsv.gz"
ANY: Final = "*"
_EDGES: Final = "<", ">"
_STEP: Final = 1.5
_MOST: Final = 4


def runs(word: str) -> Iterator[str]:
    """The runs of two and three letters of a word with its edges, each once."""
    whole = _EDGES[0] + word + _EDGES[1]
    return iter(dict.fromkeys(whole[at : at + size] for size in (2, 3) for at in range(len(whole) - size + 1)))


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The weight of each run; `ANY` is what every word begins with. Nothing where the table was taken out."""
    if not TABLE.is_file():
        return {}
    with gzip.open(TABLE, "rt", encoding="utf-8") as file:
        rows = (line.split("\t") for line in file.read().splitlines())
        return {run: int(value) / 1000 for run, value in rows}


def likeness(word: str) -> int:
    """From -4, the letters of an everyday word, to 4, those of a name."""
    table = weights()
    odds = table.get(ANY, 0.0) + sum(table.get(run, 0.0) for run in runs(word))
    return max(-_MOST, min(_MOST, int(odds // _STEP)))
