"""How an event is told as fact: the examples of the words of factuality, and sentences where one event's word must not reach another."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()
SAYS = [(record.id, one) for record in LEXICON.records("factuality") for one in record.get("says", ())]
SENTENCES = [
    ("نظم صحافيون وقفة احتجاجية للمطالبة بالإفراج عن زميلهم سامر العلي", "الإفراج", "U"),
    ("قالت المنظمة إن على السلطات المصرية الإفراج فورا عن الصحافي سامر العلي", "الإفراج", "U"),
    ("ومثل أمام المحكمة خمسة ناشطين اتهموا بقتل جنديين", "قتل", "PS+"),
    ("أوقفت الشرطة سامر العلي بتهمة قتل ثلاثة متظاهرين", "قتل", "PS+"),
    ("نفت موسكو تقديم أسلحة لحفتر وأكدت دعمها للحكومة", "دعمها", "CT+"),
    ("نفت موسكو اتهامات كييف لها بقصف المستشفى", "اتهامات", "CT+"),
    ("لم تسفر المفاوضات بين الحكومة والمتمردين عن أي اتفاق", "المفاوضات", "CT+"),
    ("لم تسفر المفاوضات بين الحكومة والمتمردين عن أي اتفاق", "اتفاق", "CT-"),
    ("لم تمنع الهدنة الجيش السوري من قصف المدينة", "قصف", "CT+"),
    ("لم تمنع الهدنة الجيش السوري من قصف المدينة", "الهدنة", "CT+"),
    ("منعت قوات الأمن تنظيم مظاهرة أمام السفارة الفرنسية", "مظاهرة", "CT-"),
    ("وصل وزير الخارجية القطري إلى بغداد لإجراء مباحثات مع نظيره العراقي", "مباحثات", "PR+"),
    ("تتضمن الخطة انسحاب القوات الإسرائيلية من القطاع والإفراج عن الرهائن", "الإفراج", "U"),
    ("فشل مجلس الأمن في إدانة الهجوم على المستشفى", "الهجوم", "CT+"),
    ("وسط مخاوف من تجدد القتال في طرابلس", "القتال", "PS+"),
    ("رفض الرئيس السوداني الاستقالة من منصبه", "الاستقالة", "CT-"),
    ("يهدد القرار بإفشال المفاوضات مع إيران", "المفاوضات", "CT+"),
    ("ترد الحكومة بشن غارات على مواقع المتمردين", "غارات", "CT+"),
    ("تشمل المرحلة الأولى الإفراج عن ثلاثين رهينة", "الإفراج", "PR+"),
    ("هدد سائقو القطارات بالدخول في إضراب مفتوح", "إضراب", "PS+"),
    ("قررت نقابة الصيادلة، خلال اجتماع لمكتبها عقد مساء أمس، تنفيذ إضراب عام مشفوعا باعتصام", "إضراب", "PR+"),
    ("قررت نقابة الصيادلة، خلال اجتماع لمكتبها عقد مساء أمس، تنفيذ إضراب عام مشفوعا باعتصام", "اعتصام", "PR+"),
    ("أكد الممرضون أنهم سيواصلون إضرابهم إلى أن تستجيب الوزارة", "إضرابهم", "CT+"),
    ("أعلنت النقابة تأجيل إضراب البريد إلى الأسبوع القادم", "إضراب", "PR+"),
    ("أعلنت النقابة تأجيل إضراب البريد", "إضراب", "CT-"),
    ("يجب أن تكون هذه الاحتجاجات سلمية", "الاحتجاجات", "CT+"),
    ("توقف سائقو الحافلات عن العمل. ويأتي هذا القرار احتجاجا على الأجور", "احتجاجا", "CT+"),
    ("طرحت فرنسا خطة تتضمن سحب القوات الأجنبية من الحدود", "سحب", "U"),
]


def factuality(text: str, trigger: str) -> set[str]:
    account = line.understand(Article("x", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-10"), LEXICON)
    return {event.factuality for event in account.events if any(trigger in span.text or span.text in trigger for span in event.triggers)}


@pytest.mark.parametrize(("record", "example"), SAYS, ids=[f"{record}-{i}" for i, (record, _) in enumerate(SAYS)])
def test_says(record: str, example: dict[str, Any]) -> None:
    assert factuality(example["text"], example["trigger"]) == {example["factuality"]}


@pytest.mark.parametrize(("text", "trigger", "value"), SENTENCES)
def test_reach(text: str, trigger: str, value: str) -> None:
    assert factuality(text, trigger) == {value}
