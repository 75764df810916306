"""What is called the first against what happened before."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Article, Dossier

LEXICON = lexicon.load()
EARLIER = "بيروت - التقى الرئيس سامر العلي يوم 3 مارس 2019 الوزير نادر حمدان في بيروت، وبحث الجانبان ملف الحدود."


def merged(*told: tuple[str, str]) -> Dossier:
    articles = [Article(f"a{n}", text, hashlib.sha256(text.encode()).hexdigest(), published=day, outlet=f"{n}.example") for n, (text, day) in enumerate(told)]
    return merge.merge([line.understand(one, LEXICON) for one in articles])


def orders(dossier: Dossier) -> list[list[tuple[str, str]]]:
    return [[(side.article, side.value) for side in one.accounts] for event in dossier.events for one in event.conflicts if one.why == ("first",)]


def test_a_first_meeting_is_held_against_an_earlier_one() -> None:
    told = merged((EARLIER, "2019-03-04"), ("التقى الرئيس سامر العلي الوزير نادر حمدان أمس لأول مرة.", "2023-06-10"))
    assert orders(told) == [[("a1", "لأول مرة"), ("a0", "2019-03-03")]]


@pytest.mark.parametrize(("text", "day"), [
    ("التقى الرئيس سامر العلي الوزير نادر حمدان أمس لأول مرة منذ سنوات.", "2023-06-10"),
    ("التقى الرئيس سامر العلي الوزيرة سلمى الحداد أمس لأول مرة.", "2023-06-10"),
    ("التقى الرئيس سامر العلي الوزير نادر حمدان أمس لأول مرة.", "2019-03-08"),
    ("لم يلتق الرئيس سامر العلي الوزير نادر حمدان أمس لأول مرة.", "2023-06-10"),
])  # fmt: skip
def test_bounded_firsts_other_people_and_days_close_by_are_none(text: str, day: str) -> None:
    assert orders(merged((EARLIER, "2019-03-04"), (text, day))) == []
