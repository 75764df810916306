"""One crossing, base or ministry that articles call by two names, and what only looks like one."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Article

WORDS = lexicon.load()


@pytest.mark.parametrize(
    ("first", "second", "kind", "names"),
    [
        ("أغلقت السلطات معبر الزاوية الخضراء الحدودي أمس.", "أعيد فتح معبر الزاوية الخضراء.", "LOC", 1),
        ("أغلقت السلطات جسر الملك سامر أمس.", "أعيد فتح معبر الملك سامر.", "LOC", 1),
        ("تجمعوا في شارع الزاوية الخضراء.", "تجمعوا في ساحة الزاوية الخضراء.", "LOC", 2),
        ("أعلنت وزارة الداخلية الأردنية الخبر.", "أعلنت وزارة الداخلية في الأردن الخبر.", "ORG", 1),
        ("أعلنت وزارة الداخلية الأردنية الخبر.", "أعلنت وزارة الداخلية في تونس الخبر.", "ORG", 2),
        ("قرر مجلس الأمن حظر السلاح على ليبيا، وقالت روسيا إنها تؤيده.", "اجتمع مجلس الأمن الروسي في روسيا.", "ORG", 2),
        ("أعلنت وزارة الداخلية الأردنية ووزارة الداخلية التونسية الخبر.", "أعلنت وزارة الداخلية في الأردن وتونس الخبر.", "ORG", 3),
    ],
)
def test_one_body(first: str, second: str, kind: str, names: int) -> None:
    articles = [Article(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=name, published="2026-05-10") for name, text in (("a", first), ("b", second))]
    dossier = merge.merge([line.understand(one, WORDS) for one in articles], lexicon=WORDS)
    assert len([one for one in dossier.entities if one.type == kind]) == names
