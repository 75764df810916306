"""Both languages say the same things, and say them right."""

import pytest

from riwaya.serve.words import LANGUAGES, Words, catalogue, plural_form


def keys(table: dict[str, object], before: str = "") -> set[str]:
    out = set()
    for key, value in table.items():
        if isinstance(value, dict):
            out |= {before + key} if before == "count." else keys(value, f"{before}{key}.")
        else:
            out.add(before + key)
    return out


def test_both_languages_have_the_same_keys() -> None:
    assert keys(catalogue("ar")) == keys(catalogue("en"))


def test_every_counted_noun_has_all_its_plural_forms() -> None:
    for what, forms in catalogue("ar")["count"].items():
        assert set(forms) == {"zero", "one", "two", "few", "many", "other"}, what
    for what, forms in catalogue("en")["count"].items():
        assert set(forms) == {"one", "other"}, what


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"), (103, "few"), (111, "many"), (1000, "other")],
)
def test_arabic_plural_categories(number: int, form: str) -> None:
    assert plural_form("ar", number) == form


@pytest.mark.parametrize(
    ("edtf", "arabic", "english"),
    [
        ("2025-05-08", "8 مايو/أيار 2025", "8 May 2025"),
        ("2016-11~", "نحو نوفمبر/تشرين الثاني 2016", "about November 2016"),
        ("2019", "2019", "2019"),
        ("2019-04/2020-06", "من أبريل/نيسان 2019 إلى يونيو/حزيران 2020", "April 2019 to June 2020"),
        ("../2011", "حتى 2011", "until 2011"),
        (None, "بلا تاريخ معروف", "Date unknown"),
        ("P3D", "P3D", "P3D"),
    ],
)
def test_dates_in_words(edtf: str | None, arabic: str, english: str) -> None:
    assert (Words("ar").date(edtf), Words("en").date(edtf)) == (arabic, english)


def test_an_unknown_word_is_an_error_and_an_unknown_language_too() -> None:
    with pytest.raises(AttributeError):
        _ = Words(LANGUAGES[0]).no_such_word
    with pytest.raises(KeyError):
        catalogue("fr")
