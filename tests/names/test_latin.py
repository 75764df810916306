"""Latin spellings: the press's where every part is listed, else letters, and it says so."""

import pytest

from riwaya.names.latin import latin


@pytest.mark.parametrize(
    ("name", "text", "origin"),
    [
        ("وليد", "Walid", "listed"),
        ("طارق الجروشي", "Tariq al-Jarushi", "mixed"),
        ("زبيو", "Zabyu", "romanised"),
        ("ويدا", "Wida", "romanised"),
        ("شلاوي", "Shalawi", "romanised"),
    ],
)
def test_spelling(name: str, text: str, origin: str) -> None:
    found = latin(name)
    assert (found.text, found.origin) == (text, origin)
