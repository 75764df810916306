"""What changed between two lexicons, told by words."""

from __future__ import annotations

from pathlib import Path

from riwaya import lexicon
from riwaya.lexicon import differing


def other(folder: Path, text: str) -> lexicon.Lexicon:
    folder.mkdir()
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return lexicon.load(folder)


def test_nothing_differs_from_itself() -> None:
    words = lexicon.load()
    assert differing.differing(differing.noted(words), words) == frozenset()


def test_records_that_come_and_go_are_found_within_words(tmp_path: Path) -> None:
    words, more = lexicon.load(), other(tmp_path / "more", '[[title]]\nid = "own_one"\nclass = "rank"\nnouns = ["زعفران"]\nforms = ["على رف"]\n')
    for note, now in ((differing.noted(words), more), (differing.noted(more), words)):
        found = differing.differing(note, now)
        assert found is not None
        touch = differing.Touch(found, now)
        assert touch(["زعفران"]) and touch(["وبالزعفرانيين", "قال"]) and touch(["علي", "رف"])
        assert not touch(["علي", "الطريق"]) and not touch(["جزعفران"])


def test_an_example_changes_nothing(tmp_path: Path) -> None:
    record = '[[title]]\nid = "own_one"\nclass = "rank"\nforms = ["زعفران"]\n'
    first, second = other(tmp_path / "first", record), other(tmp_path / "second", record + 'says = [{ text = "زعفران سالم", name = "سالم" }]\n')
    assert differing.differing(differing.noted(first), second) == frozenset()


def test_what_is_read_without_words_may_touch_anything(tmp_path: Path) -> None:
    assert differing.differing(differing.noted(lexicon.load()), other(tmp_path / "more", '[[given]]\nid = "own_name"\nforms = ["زعفران"]\n')) is None
