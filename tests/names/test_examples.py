"""Every record of titles and head nouns shows what it must and must not do; this is where it does it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riwaya import lexicon, names, text
from riwaya.model import Article

KINDS = ("title", "org_head", "place_head")


@cache
def words() -> lexicon.Lexicon:
    return lexicon.load()


def records() -> list[tuple[str, dict[str, Any]]]:
    import tomllib

    out = []
    folder = Path(lexicon.__file__).parent / "data" / "names"
    for file in ("titles.toml", "heads.toml"):
        for kind, rows in tomllib.loads((folder / file).read_text(encoding="utf-8")).items():
            out += [(f"{kind}.{row['id']}", row) for row in rows if kind in KINDS]
    return out


@pytest.mark.parametrize(("name", "row"), records(), ids=[name for name, _ in records()])
def test_examples(name: str, row: dict[str, Any]) -> None:
    assert row.get("says"), f"{name} shows nothing"
    for example in row["says"]:
        found = names.find(text.lay_out(Article("a", example["text"], "0"), words()), ())
        if "name" in example:
            assert example["name"] in [m.span.text for m in found.mentions], (name, example["text"], [m.span.text for m in found.mentions])
        if "role" in example:
            assert example["role"] in [m.role.span.text for m in found.mentions if m.role], (name, example["text"])
    for sentence in row.get("silent", ()):
        found = names.find(text.lay_out(Article("a", sentence, "0"), words()), ())
        assert not any(name in m.why for m in found.mentions), (name, sentence)
