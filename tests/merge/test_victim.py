"""One killing told in other words stays one event."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Account, Article

WORDS = lexicon.load()


def _account(name: str, text: str) -> Account:
    return line.understand(Article(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=f"{name}.example", published="2026-05-10"), WORDS)


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        ("اغتيل القاضي ماهر الخطيب أمس في حلب.", "أطلق مسلحون الرصاص على القاضي ماهر الخطيب، ما أدى إلى مقتل الخطيب في الضاحية.", 1),
        ("قتل القاضي ماهر الخطيب أمس في حلب.", "قتل القاضي نادر حمدان أمس في حلب.", 2),
    ],
)
def test_nobody_is_killed_twice(first: str, second: str, events: int) -> None:
    dossier = merge.merge([_account("a", first), _account("b", second)], lexicon=WORDS)
    assert len([one for one in dossier.events if one.type == "ASSAULT" and one.recipients]) == events



_PARAGRAPH = (
    "وتعيش تونس أزمة سياسية حادة منذ بدأ الرئيس سامر العلي في تونس فرض تدابير واسعة منها إقالة الحكومة وتجميد اختصاصات المجلس وإصدار تشريعات بمراسيم رئاسية. "
    "وشهدت مدينة صفاقس في تونس استفتاء شعبيا لتحديد النظام السياسي ومنظومة الانتخابات وشكل الدولة المقبل."
)


def test_a_paragraph_that_articles_repeat_tells_each_event_once() -> None:
    texts = ["سافر الوزير نادر حمدان غدا.", "عقد النائب ماهر الخطيب اجتماعا أمس.", "افتتح رامي الحداد معرضا."]
    dossier = merge.merge([_account(name, f"{text}\n{_PARAGRAPH}") for name, text in zip("abc", texts, strict=True)], lexicon=WORDS)
    told = [one for one in dossier.events if one.type == "ELECT"]
    assert len(told) == 2 and all(len({account.article for account in one.accounts}) == 3 for one in told), [(one.title, len(one.accounts)) for one in told]


def test_a_nameless_body_in_a_repeated_paragraph_is_one() -> None:
    paragraph = (
        "وتعيش تونس أزمة سياسية حادة منذ فرض إجراءات استثنائية في تونس منها تجميد اختصاصات البرلمان "
        "وإصدار تشريعات بمراسيم رئاسية وإقالة الحكومة وتعيين البرلمان حكومة أخرى جديدة."
    )
    texts = ["سافر الوزير نادر حمدان غدا.", "عقد النائب ماهر الخطيب اجتماعا أمس."]
    dossier = merge.merge([_account(name, f"{text}\n{paragraph}") for name, text in zip("ab", texts, strict=True)], lexicon=WORDS)
    told = [one for one in dossier.events if one.type == "ELECT" and "تعيين" in one.title]
    assert [len({account.article for account in one.accounts}) for one in told] == [2], [(one.title, one.actors) for one in told]
