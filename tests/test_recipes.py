"""Adding a word, an event, a form of time touches one file: each recipe here is one file in an overlay folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya import lexicon, line
from riwaya.model import Account, Article

VERB = """
[[cue]]
id = "zarnaqa"
verb = { past = "زرنق", present = "يزرنق", participle = "مزرنق" }
stance = "asserts"
frame = ["that"]
says = [{ text = "زرنق الوزير أن الميناء مغلق", content = "الميناء مغلق" }]
"""
EVENT = """
[[trigger]]
id = "zanqara"
nouns = ["زنقرة"]
type = "PROTEST"
mode = "demo"
frame = "act"
says = [{ text = "شهدت المدينة زنقرة أمس", trigger = "زنقرة" }]
"""
PLACE = {"id": "zanqara", "type": "city", "forms": "زنقرستان", "latin": "Zanqarastan"}


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[lexicon.Lexicon]:
    """The lexicon with the three recipes, each a file, compiled once."""
    overlay = tmp_path_factory.mktemp("mine")
    (overlay / "verb.toml").write_text(VERB, encoding="utf-8")
    (overlay / "event.toml").write_text(EVENT, encoding="utf-8")
    header = (Path(lexicon.__file__).parent / "data" / "names" / "place.tsv").read_text(encoding="utf-8").partition("\n")[0].split("\t")
    (overlay / "place.tsv").write_text("\t".join(header) + "\n" + "\t".join(PLACE.get(key, "") for key in header) + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield lexicon.load(overlay)


def told(text: str, words: lexicon.Lexicon) -> Account:
    return line.understand(Article("a", text, "0"), words)


def test_a_reporting_verb_is_one_record(words: lexicon.Lexicon) -> None:
    text = "زرنق الوزير أن الميناء مغلق."
    assert not told(text, lexicon.load()).statements
    account = told(text, words)
    assert [one.content[0].text for one in account.statements] == ["الميناء مغلق"]
    assert account.statements[0].why[0] == "cue.zarnaqa"


def test_an_event_word_is_one_record(words: lexicon.Lexicon) -> None:
    text = "شهدت مدينة القاهرة زنقرة شارك فيها المئات."
    assert not told(text, lexicon.load()).events
    assert [(one.type, one.mode) for one in told(text, words).events] == [("PROTEST", "demo")]


def test_a_place_is_one_row(words: lexicon.Lexicon) -> None:
    text = "وصل الوفد إلى زنقرستان مساء."
    assert [one.latin for one in told(text, lexicon.load()).entities] != ["Zanqarastan"]
    account = told(text, words)
    assert [(one.span.text, one.type) for one in account.mentions] == [("زنقرستان", "LOC")]
    assert [one.latin for one in account.entities if one.type == "LOC"] == ["Zanqarastan"]
