"""Rival numbers of the dead: two voices of one sentence, a toll that somebody denies, a bound with its negation; a part of a toll is no rival of the whole."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Article

WORDS = lexicon.load()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قالت وزارة الصحة السودانية إن عدد القتلى بلغ 62 في تفريق المظاهرة، فيما قالت نقابة الأطباء إن عدد القتلى بلغ 128 قتيلا.", ["conflict"]),
        ("أعلنت نقابة الأطباء أن عدد القتلى ارتفع إلى 101 قتيل في تفريق المظاهرة. وأكدت وزارة الصحة السودانية أن عدد القتلى لم يتجاوز 46 قتيلا.", ["conflict"]),
        ("أعلنت نقابة الأطباء أن عدد القتلى بلغ 40 قتيلا في تفريق المظاهرة. وأكدت وزارة الصحة السودانية أن عدد القتلى لم يتجاوز 46 قتيلا.", []),
        ("أعلنت نقابة الأطباء مقتل 30 شخصا في تفريق المظاهرة. وأكدت وزارة الصحة السودانية مقتل 12 شخصا في تفريق المظاهرة.", ["conflict"]),
        ("أعلنت نقابة الأطباء مقتل 30 شخصا في تفريق المظاهرة. وأكدت وزارة الصحة السودانية مقتل 12 جنديا في تفريق المظاهرة.", []),
        ("أعلنت نقابة الأطباء مقتل 30 شخصا في تفريق مظاهرة عطبرة. وأكدت وزارة الصحة السودانية مقتل 12 شخصا في تفريق مظاهرة كسلا.", []),
        ("أعلنت نقابة الأطباء مقتل 30 شخصا منذ بدء المظاهرات. وأكدت وزارة الصحة السودانية مقتل 12 شخصا في تفريق المظاهرات.", []),
        ("أعلنت نقابة الأطباء مقتل 30 شخصا في تفريق المظاهرة. وأكدت وزارة الصحة السودانية مقتل 12 شخصا في المظاهرة إضافة إلى 18 آخرين في الأرياف.", []),
        ("أعلنت نقابة الأطباء مقتل 30 شخصا في تفريق المظاهرة. وكانت وزارة الصحة السودانية أكدت مقتل 12 شخصا في تفريق المظاهرة.", ["update"]),
    ],
)
def test_two_tolls(text: str, kinds: list[str]) -> None:
    texts = [text, *(f"وصل الوفد {name} صباح أمس لبحث ملفات {name} مع وزير {name} في القصر." for name in ("الزراعة", "الصناعة", "التجارة", "النقل", "السياحة", "الثقافة"))]
    articles = [Article(f"a{at}", one, hashlib.sha256(one.encode()).hexdigest(), outlet="a.example", published="2026-05-10") for at, one in enumerate(texts)]
    dossier = merge.merge([line.understand(one, WORDS) for one in articles], lexicon=WORDS)
    assert [conflict.kind for one in dossier.events for conflict in one.conflicts if conflict.attribute == "number"] == kinds
