"""What changed between two lexicons, told by words."""

from __future__ import annotations

import shutil
from pathlib import Path

from riwaya import lexicon
from riwaya.lexicon import differing, loader

TITLES = '[[title]]\nid = "minister"\nclass = "office"\nnouns = ["وزير"]\n'
OWN = '[[title]]\nid = "own_one"\nclass = "rank"\nnouns = ["زعفران"]\nforms = ["على رف"]\n'


def small(folder: Path, text: str) -> lexicon.Lexicon:
    """A lexicon of few records under our schema."""
    (folder / "ar").mkdir(parents=True)
    for name in ("schema.toml", "ar/clitics.toml"):
        shutil.copy(loader.HERE / name, folder / name)
    (folder / "records.toml").write_text(text, encoding="utf-8")
    return lexicon.load(data=folder)


def test_nothing_differs_from_itself(tmp_path: Path) -> None:
    words = small(tmp_path / "words", TITLES)
    assert differing.differing(differing.noted(words), words) == frozenset()


def test_records_that_come_and_go_are_found_within_words(tmp_path: Path) -> None:
    words, more = small(tmp_path / "words", TITLES), small(tmp_path / "more", TITLES + OWN)
    for note, now in ((differing.noted(words), more), (differing.noted(more), words)):
        found = differing.differing(note, now)
        assert found is not None
        touch = differing.Touch(found, now)
        assert touch(["زعفران"]) and touch(["وبالزعفرانيين", "قال"]) and touch(["علي", "رف"])
        assert not touch(["علي", "الطريق"]) and not touch(["جزعفران"])


def test_an_example_changes_nothing(tmp_path: Path) -> None:
    first, second = small(tmp_path / "first", OWN), small(tmp_path / "second", OWN + 'says = [{ text = "زعفران سالم", name = "سالم" }]\n')
    assert differing.differing(differing.noted(first), second) == frozenset()


def test_what_is_read_without_words_may_touch_anything(tmp_path: Path) -> None:
    more = small(tmp_path / "more", TITLES + '[[given]]\nid = "own_name"\nforms = ["زعفران"]\n')
    assert differing.differing(differing.noted(small(tmp_path / "words", TITLES)), more) is None
