"""What somebody is called is what one would call him alone; the spans keep the text."""

from __future__ import annotations

import pytest

from riwaya import lexicon, line, text
from riwaya.model import Account, Article
from riwaya.names.alone import called

WORDS = lexicon.load()


def told(words: str) -> Account:
    return line.understand(Article("a", words, "", published="2024-05-20"), WORDS)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("وأوضح مسؤولاً في مصرف المدينة أن السيولة كافية.", "مسؤول في مصرف المدينة"),
        ("وصرح مصدرا أمنيا للوكالة أن الحملة مستمرة.", "مصدر أمني"),
        ("نقلت الوكالة عن مصادر مطلعة قد اطلعت على الملف أن الاتفاق وشيك.", "مصادر مطلعة"),
        ("وقدم الوزير منحا للطلبة الجزائريين ومساعدات للتلاميذ.", "الطلبة الجزائريين"),
        ("فالمتحدث باسم الحكومة قال إن الأزمة انتهت.", "المتحدث باسم الحكومة"),
        ("اعتقلت الشرطة شخصا في الميناء.", "شخص"),
    ],
)
def test_a_description_is_called_as_it_stands_alone(words: str, name: str) -> None:
    account = told(words)
    assert name in {one.name for one in account.entities}
    for statement in account.statements:
        if statement.source:
            assert account.article.text[statement.source.start : statement.source.end] == statement.source.text


def test_two_in_the_construct_stay_two() -> None:
    reading = text.lay_out(Article("a", "وزيرا خارجية مصر وتونس", ""), WORDS)
    assert called(reading, 0, 3, 0) == "وزيرا خارجية مصر"


def test_what_lam_swallowed_is_given_back_only_where_it_was_the_article() -> None:
    for words, name in (
        ("وقدم شكره لليلى حسان ثم تحدثت ليلى حسان للصحفيين.", "ليلى حسان"),
        ("عقد اجتماع للجنة المركزية أمس، وقالت اللجنة المركزية إنها ترفض.", "اللجنة المركزية"),
        ("سلم الوثائق للجنة الدفاع، ثم قالت لجنة الدفاع إنها تدرسها.", "لجنة الدفاع"),
        ("وقال إن الشعب لن ينسى لليبيا هذا الموقف.", "ليبيا"),
    ):
        account = told(words)
        assert {one.name for one in account.entities if one.type in ("PER", "ORG", "LOC")} == {name}, words


def test_a_part_of_a_place_is_another_place() -> None:
    account = told("زار الرئيس تونس والتقى سكان تونس الكبرى ثم عاد إلى تونس.")
    places = {one.name: one.ref for one in account.entities if one.type == "LOC"}
    assert places == {"تونس": "country.tn", "تونس الكبرى": None}


def test_a_subject_between_who_and_its_verb_speaks() -> None:
    account = told("وتحدث عن الملف الذي كانت مصادر رسمية قد أكدت أنه سيقر في هذه الدورة.")
    assert [(one.source.text if one.source else None, one.content[0].text) for one in account.statements] == [("مصادر رسمية", "سيقر في هذه الدورة")]
