"""Quotations as writers leave them."""

import pytest

from riwaya.text import fold
from riwaya.text.quotations import pair


def inside(text: str) -> list[str]:
    return [text[one.start : one.end] for one in pair(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «إن السفينة وصلت» مساء", ["إن السفينة وصلت"]),
        ('وأضاف "نعم" ثم "لا"', ["نعم", "لا"]),
        ("يعرف بـ”اللجنة العليا” منذ عام", ["اللجنة العليا"]),
        ("وصفه ب”الكارثة” أمس", ["الكارثة"]),
        ("أول “نص أول“ ثم ”نص ثان”", ["نص أول", "نص ثان"]),
        ("قال إنه بخير”، وفق بيان", []),
        ("قال «إن الميناء «الجديد» مغلق» اليوم", ["إن الميناء «الجديد» مغلق", "الجديد"]),
        ('قال "إن كلمة "هدنة" غائبة" أمس', ['إن كلمة "هدنة" غائبة', "هدنة"]),
        ("قال «نبدأ غدا\nوننتهي بعده» ثم", ["نبدأ غدا\nوننتهي بعده"]),
        ("قال «نبدأ غدا\nثم قال «ننتهي»", ["نبدأ غدا", "ننتهي"]),
        ('قال "نبدأ غدا\nثم مضى', []),
        ("قال “سنعود\" ومضى", ["سنعود"]),
        ("the driver’s «سيارة»", ["سيارة"]),
        ("", []),
        ("»»»", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inside(fold(text).text) == [fold(one).text for one in expected]


def test_depth_and_repair_are_told() -> None:
    outer, inner = pair("قال «إن الميناء «الجديد» مغلق» اليوم")
    assert (outer.depth, outer.repaired, inner.depth) == (0, False, 1)
    assert pair("قال «نبدأ غدا\nثم مضى")[0].repaired
