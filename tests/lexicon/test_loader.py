"""The loader refuses what would misfire, and says where it stands."""

import gc
import shutil
from pathlib import Path

import pytest

from riwaya import lexicon
from riwaya.errors import LexiconError
from riwaya.lexicon.loader import HERE

GOOD = '[[cue]]\nid = "shouts"\nforms = ["صاح"]\nstance = "asserts"\nsays = [{ text = "صاح الحارس إن الباب مفتوح" }]\n'


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "mine"
    (folder / "speech").mkdir(parents=True)
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A lexicon without records: what the loader refuses it refuses before it compiles anything."""
    (tmp_path / "data" / "ar").mkdir(parents=True)
    for name in ("schema.toml", "ar/clitics.toml"):
        shutil.copyfile(HERE / name, tmp_path / "data" / name)
    return tmp_path / "data"


def write(overlay: Path, text: str) -> None:
    (overlay / "speech" / "own.toml").write_text(text, encoding="utf-8")


def test_an_overlay_adds_a_word_and_changes_the_hash(overlay: Path, bare: Path) -> None:
    write(overlay, GOOD)
    mine = lexicon.load(overlay, data=bare)
    assert mine.get("cue.shouts")["stance"] == "asserts"
    assert any(one.record.id == "cue.shouts" for one in mine.forms_of("وصاح"))
    assert mine.hash != lexicon.load(data=bare).hash


def test_off_silences_a_record(overlay: Path, bare: Path) -> None:
    (bare / "speech").mkdir()
    (bare / "speech" / "cues.toml").write_text(GOOD, encoding="utf-8")
    assert lexicon.load(data=bare).get("cue.shouts")
    write(overlay, '[[cue]]\nid = "shouts"\noff = true\n')
    with pytest.raises(KeyError):
        lexicon.load(overlay, data=bare).get("cue.shouts")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD.replace('صاح"]', 'صـاح"]'), "tatweel"),
        (GOOD.replace('صاح"]', 'صاح "]'), "stray spaces"),
        (GOOD.replace('صاح"]', 'صایح"]'), "Farsi yeh"),
        (GOOD.replace('صاح"]', 'صا\u200fح"]'), "direction mark"),
        (GOOD.replace('صاح"]', 'صا\u0653ح"]'), "NFC"),
        (GOOD.replace("stance", "stence"), "unknown key 'stence'"),
        (GOOD.replace("cue", "kue"), "unknown kind"),
        (GOOD.replace('"shouts"', '"يصيح"'), "ASCII"),
        (GOOD.split("says")[0], "no examples"),
        (GOOD + GOOD, "stands twice"),
        ("[[cue]\n", "not valid TOML"),
        (GOOD.replace('forms = ["صاح"]', 'verb = { past = "صاح", present = "تصيح" }'), "ya"),
        (GOOD.replace('["صاح"]', '["إلى هنا", "الى هنا"]'), "after folding"),
    ],
)
def test_lints_name_file_record_and_value(overlay: Path, bare: Path, text: str, problem: str) -> None:
    write(overlay, text)
    with pytest.raises(LexiconError, match=problem) as wrong:
        lexicon.load(overlay, data=bare)
    assert "speech/own.toml" in str(wrong.value)


def test_a_table_with_a_short_line_is_refused(bare: Path) -> None:
    with (bare / "schema.toml").open("a", encoding="utf-8") as file:
        file.write('\n[kind.fruit]\nkeys = ["latin"]\n')
    (bare / "fruit.tsv").write_text("id\tforms\tlatin\nfig\tتين\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        lexicon.load(data=bare)


def test_the_cache_gives_the_same_lexicon(overlay: Path, bare: Path, tmp_path: Path) -> None:
    shutil.copy(HERE / "ar" / "months.toml", bare / "ar" / "months.toml")
    write(overlay, GOOD)
    first = lexicon.load(overlay, data=bare)
    words, digest = set(first.words), first.hash
    assert lexicon.load(overlay, data=bare) is first
    del first
    gc.collect()
    second = lexicon.load(overlay, data=bare)
    assert second.hash == digest and set(second.words) == words
    assert len(list((tmp_path / "cache" / "riwaya").iterdir())) == 1


def test_a_damaged_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    data = tmp_path / "data"
    for name in ("schema.toml", "ar/clitics.toml", "ar/months.toml"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / name, data / name)
    words = set(lexicon.load(data=data).words)
    (kept,) = (tmp_path / "riwaya").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    gc.collect()
    assert words and set(lexicon.load(data=data).words) == words
    assert kept.read_bytes() == whole
