"""Shapes of names in made-up sentences: what belongs to a person's or a body's name, and what only stands beside it."""

from __future__ import annotations

from functools import cache

import pytest

from riwaya import lexicon, names, text
from riwaya.model import Article


@cache
def words() -> lexicon.Lexicon:
    return lexicon.load()


def spans(sentence: str) -> list[tuple[str, str]]:
    return [(m.type, m.span.text) for m in names.find(text.lay_out(Article("a", sentence, "0"), words()), ()).mentions]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("عين الرئيس محمد سالم ولد أحمد الأمين مديرا للديوان", "محمد سالم ولد أحمد الأمين"),
        ("اغتيل القاضي محمود حاج علي ليلا", "محمود حاج علي"),
        ("حضر الجلسة سمير وكريم بلقاسم أمس", "سمير"),
        ("قال القائد عبد الكريم المحرزي إن الطريق فتح", "عبد الكريم المحرزي"),
        ("دافع المحامي علاء علم الدين عن موكله", "علاء علم الدين"),
        ("وصل العقيد الركن سالم الدوري إلى المعبر", "سالم الدوري"),
        ("قال وكيل وزارة النقل ماجد فضائل إن الطريق فتح", "ماجد فضائل"),
        ("استقبل الرئيس الصيني شي جين بينغ الوفد", "شي جين بينغ"),
    ],
)
def test_what_belongs_to_a_person(sentence: str, person: str) -> None:
    assert ("PER", person) in spans(sentence)


def test_an_everyday_surname_where_only_a_name_can_stand() -> None:
    found = spans("وصل حسني مبارك إلى المحكمة. وقال مصدر قريب من مبارك إن الجلسة أجلت. وكان شهر رمضان مبارك بداية العام.")
    assert found.count(("PER", "مبارك")) == 1


def test_a_word_that_always_follows_a_surname() -> None:
    sentence = "وصلت أرانتشا غونزاليس لورا أمس. وأضافت أرانتشا غونزاليس لورا أنها ستعود."
    assert spans(sentence).count(("PER", "أرانتشا غونزاليس لورا")) == 2


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("اندلع القتال بين الكتيبة 55 مشاة وجنود آخرين", "الكتيبة 55 مشاة"),
        ("انسحبت الفرقة الرابعة من البلدة", "الفرقة الرابعة"),
        ("انضم إلى جبهة تحرير شعب تيغراي عام 2019", "جبهة تحرير شعب تيغراي"),
        ("أعلن مجلس منبج العسكري الحظر", "مجلس منبج العسكري"),
        ("حقق جهاز الكسب غير المشروع في الملف", "جهاز الكسب غير المشروع"),
        ("أجل رئيس محكمة الاستئناف بفاس الجلسة", "محكمة الاستئناف بفاس"),
    ],
)
def test_what_belongs_to_a_body(sentence: str, body: str) -> None:
    assert ("ORG", body) in spans(sentence)


@pytest.mark.parametrize("sentence", ["استقبل وزير الدفاع الوطني الوفد", "نفت القوات المسلحة الخبر", "حل سياسي شامل", "بدأ برنامج الجولة الأخيرة"])
def test_what_only_looks_like_a_name(sentence: str) -> None:
    assert spans(sentence) == []
