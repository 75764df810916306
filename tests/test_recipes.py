"""Adding a word, an event, a form of time touches one file: each recipe here is one file in an overlay folder."""

from pathlib import Path

import pytest

from riwaya import lexicon, line
from riwaya.model import Account, Article


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


def told(overlay: Path, record: str, text: str, published: str | None = None) -> Account:
    (overlay / "one.toml").write_text(record, encoding="utf-8")
    return line.understand(Article("a", text, "0", published=published), lexicon.load(overlay))


def test_a_reporting_verb_is_one_record(overlay: Path) -> None:
    record = """
[[cue]]
id = "zarnaqa"
verb = { past = "زرنق", present = "يزرنق", participle = "مزرنق" }
stance = "asserts"
frame = ["that"]
says = [{ text = "زرنق الوزير أن الميناء مغلق", content = "الميناء مغلق" }]
"""
    before = line.understand(Article("a", "زرنق الوزير أن الميناء مغلق.", "0"), lexicon.load())
    assert not before.statements
    account = told(overlay, record, "زرنق الوزير أن الميناء مغلق.")
    assert [one.content[0].text for one in account.statements] == ["الميناء مغلق"]
    assert account.statements[0].why[0] == "cue.zarnaqa"


def test_an_event_word_is_one_record(overlay: Path) -> None:
    record = """
[[trigger]]
id = "zanqara"
nouns = ["زنقرة"]
type = "PROTEST"
mode = "demo"
frame = "act"
says = [{ text = "شهدت المدينة زنقرة أمس", trigger = "زنقرة" }]
"""
    account = told(overlay, record, "شهدت مدينة القاهرة زنقرة شارك فيها المئات.")
    assert [(one.type, one.mode) for one in account.events] == [("PROTEST", "demo")]


def test_a_place_is_one_row(overlay: Path) -> None:
    header = (Path(lexicon.__file__).parent / "data" / "names" / "place.tsv").read_text(encoding="utf-8").partition("\n")[0].split("\t")
    row = {"id": "zanqara", "type": "city", "forms": "زنقرستان", "latin": "Zanqarastan"}
    (overlay / "place.tsv").write_text("\t".join(header) + "\n" + "\t".join(row.get(key, "") for key in header) + "\n", encoding="utf-8")
    account = line.understand(Article("a", "وصل الوفد إلى زنقرستان مساء.", "0"), lexicon.load(overlay))
    assert [(one.span.text, one.type) for one in account.mentions] == [("زنقرستان", "LOC")]
