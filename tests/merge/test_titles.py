"""Titles are read by people: Arabic that joins, no dates, no doubled names."""

from __future__ import annotations

import pytest

from riwaya import lexicon
from riwaya.merge.titles import Named, title
from riwaya.model import Event, Span

WORDS = lexicon.load()
SAMI, LAYLA, BODY, PORT = ("سامي الكاتب", "PER"), ("ليلى حسان", "PER"), ("اللجنة العليا", "ORG"), ("مرسى النور", "LOC")
FORCE, MEN = ("الجبهة الشرقية", "ORG"), ("مسلحون مجهولون", "UNNAMED")


def event(type_: str, mode: str | None, word: str) -> Event:
    return Event("v1", type_, mode, (Span(0, len(word), word),), (), (), None, None, "CT+", None)


@pytest.mark.parametrize(
    ("type_", "mode", "word", "actors", "recipients", "place", "expected"),
    [
        ("CONSULT", "visit", "زارت", [LAYLA], [], PORT, "زيارة ليلى حسان إلى مرسى النور"),
        ("CONSULT", None, "لقائهما", [SAMI, LAYLA], [LAYLA], PORT, "لقاء سامي الكاتب وليلى حسان في مرسى النور"),
        ("CONSULT", None, "المباحثات", [SAMI], [BODY], None, "مباحثات سامي الكاتب واللجنة العليا"),
        ("SUPPORT", None, "يدعم", [SAMI], [BODY], None, "دعم سامي الكاتب للجنة العليا"),
        ("SUPPORT", None, "يدعم", [SAMI], [FORCE], None, "دعم سامي الكاتب للجبهة الشرقية"),
        ("REJECT", "meet", "رفض", [SAMI], [LAYLA], None, "رفض سامي الكاتب لقاء ليلى حسان"),
        ("ASSAULT", "targeted", "اغتيل", [MEN], [SAMI], PORT, "اغتيال سامي الكاتب على يد مسلحين مجهولين في مرسى النور"),
        ("COERCE", "restrict", "الإجراءات", [SAMI], [], PORT, "إجراءات استثنائية من قبل سامي الكاتب في مرسى النور"),
        ("CONSULT", None, "التقى", [SAMI, LAYLA, PORT], [], None, "لقاء سامي الكاتب وليلى حسان"),
        ("AGREE", None, "زيارة", [SAMI], [PORT], None, "زيارة سامي الكاتب إلى مرسى النور"),
        ("ELECT", None, "استقال", [SAMI], [], None, "استقالة سامي الكاتب"),
        ("DEATH", None, "توفي", [SAMI], [], PORT, "وفاة سامي الكاتب في مرسى النور"),
        ("CONCEDE", None, "رفع", [], [BODY], None, "تخفيف القيود عن اللجنة العليا"),
        ("CONCEDE", None, "رفع", [], [], None, "تخفيف القيود"),
        ("ASSAULT", "destroy", "أحرق", [("شخصان", "UNNAMED")], [BODY], None, "إحراق شخصين للجنة العليا"),
        ("ASSAULT", None, "هاجم", [FORCE], [("قواته", "UNNAMED")], PORT, "هجوم الجبهة الشرقية في مرسى النور"),
        ("COERCE", "deport", "رحّلوا", [MEN], [SAMI], None, "تهجير سامي الكاتب على يد مسلحين مجهولين"),
        ("AGREE", None, "اتفقوا", [SAMI, SAMI], [], None, "اتفاق سامي الكاتب"),
        ("UNHEARD", None, "كلمة", [SAMI], [], None, "كلمة سامي الكاتب"),
    ],
)
def test_titles(type_: str, mode: str | None, word: str, actors: list[Named], recipients: list[Named], place: Named | None, expected: str) -> None:
    assert title(type_, mode, [event(type_, mode, word)], actors, recipients, place, WORDS) == expected


def test_every_type_of_event_has_a_title_and_names_only_triggers_that_are_there() -> None:
    triggers = {one.id.rpartition(".")[2]: one["type"] for one in WORDS.records("trigger")}
    named = {one["type"] for one in WORDS.records("titling") if not one.get("mode") and not one.get("triggers")}
    assert set(triggers.values()) <= named
    assert {name for one in WORDS.records("titling") for name in (*one.get("triggers", ()), *one.get("plain", ()))} <= set(triggers)
