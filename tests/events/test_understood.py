"""Who takes part in what names nobody, as an editor understands it from the rest of the article."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()
_FIGHT = "اندلعت معارك بين الجيش السوداني وقوات الدعم السريع في الخرطوم. "
_JOURNEY = "جاء القرار بعد زيارة قام بها الوزير سامر العلي إلى جانب ماهر الخطيب إلى كييف منذ أيام التقى فيها مع الرئيس نادر حمدان"
_OFFICE = "فرضت وزارة الخزانة المصرية عقوبات على شركات. وقالت مصر إن مكتب مراقبة الأصول التابع لها فرض عقوبات على أشخاص"
_BOTH = ["الجيش السوداني", "قوات الدعم السريع"]
CASES = [
    ("militants announced dead", "أعلن الجيش الصومالي مقتل 20 مسلحا قرب القرية", "مقتل", ["الجيش الصومالي"]),
    ("its own dead", "أعلن الجيش الصومالي مقتل ثلاثة من جنوده", "مقتل", []),
    ("settlers are no fighters", "أعلن الجيش الإسرائيلي مقتل ثلاثة مستوطنين", "مقتل", []),
    ("soldiers of the foe", "هاجمت القوات المصرية القوات التركية. وأعلنت وزارة الدفاع التركية مقتل 30 عسكريا مصريا", "مقتل", ["القوات التركية"]),
    ("soldiers of an ally", "أعلنت وزارة الدفاع الأميركية مقتل جندي بريطاني في الصومال", "مقتل", []),
    ("ceasefire of those who fight", _FIGHT + "وبات وقف إطلاق النار قريبا", "وقف", _BOTH),
    ("who asks for it does not cease", _FIGHT + "ودعت الأمم المتحدة إلى وقف إطلاق النار", "وقف", _BOTH),
    ("ceasefire where many fight", "قصف الجيش السوداني قوات الدعم السريع. وهاجم الجيش التركي الجيش السوري. وبات وقف إطلاق النار قريبا", "وقف", []),
    ("corridor that an army announces", "قالت وزارة الدفاع التركية إنه سيتم فتح ممر إنساني. وهاجم الجيش التركي القرية", "فتح", ["الجيش التركي"]),
    ("corridor that a minister speaks of", "قال الوزير سامر العلي إنه سيتم فتح ممر إنساني. وهاجم الجيش التركي القرية", "فتح", []),
    ("an army for its state", "سيطرت القوات التركية على القرية. وقال شاهد إن تركيا سيطرت على القرية", "سيطرت", ["القوات التركية"]),
    ("whose programme it is", "قال ناشط إن مباحثات إحياء الاتفاق بشأن برنامج إيران النووي توقفت", "مباحثات", ["إيران"]),
    ("two who talk about another's programme", "بدأت مصر والسودان مباحثات حول برنامج إيران النووي", "مباحثات", ["السودان", "مصر"]),
    ("who accuse each other", "تبادل الاتهامات بشأن المياه.\nاتهم السودان مصر بالكذب", "الاتهامات", ["السودان", "مصر"]),
    ("an inquiry kills nobody", "قال ناطق إن التحقيق الأولي في مقتل سلمى حسن خلص إلى أنه لا يمكن تحديد الفاعل", "مقتل", []),
    ("that it is possible tells of nobody", "قال الناطق سامر العلي إنه لا يمكن تحديد مصدر إطلاق النار", "إطلاق", []),
    ("owner of an owner", "بعد تدخل قوات تابعة لرئاسة الأركان، التابعة لحكومة الوفاق، وتوفيرها ممرا آمنا", "توفيرها", ["رئاسة الأركان"]),
    ("office behind a comma", "نشرت صحيفة أقوالا أدلى بها سامر العلي، رئيس مجلس إدارة النور، خلال جلسة اتهم فيها الوزير ماهر الخطيب بالكذب", "اتهم", ["سامر العلي"]),
    ("who only tells of clashes", "قال قائد الشرطة سامر العلي إنه لا تزال هناك اشتباكات في القرية", "اشتباكات", []),
    ("one state's war in another", "تراقب مصر الحرب التركية في اليونان. وقالت تركيا إنها بريئة", "الحرب", ["تركيا"]),
    ("whose vote it is", "تجرى الانتخابات الرئاسية اللبنانية غدا. وقال لبنان إنه مستعد", "الانتخابات", ["لبنان"]),
    ("vote of a state that is not named", "تجرى الانتخابات الرئاسية الأميركية غدا. وقال لبنان إن بيروت في لبنان آمنة", "الانتخابات", []),
    ("party of a leader", "أقر الأمين العام لحزب الأمة سامر العلي بخسارة الأغلبية في البرلمان", "خسارة", ["حزب الأمة"]),
    ("judiciary that acts", "القضاء الفرنسي يدين شركة النور. وقال خبير إن جلسة استجواب عقدت أمس", "استجواب", ["القضاء الفرنسي"]),
    ("judiciary that does nothing", "انتقد ناشط القضاء الفرنسي. وقال خبير إن جلسة استجواب عقدت أمس", "استجواب", []),
    ("who travels alongside", _JOURNEY, "زيارة", ["سامر العلي", "ماهر الخطيب"]),
    ("who meets on a journey", _JOURNEY, "التقى", ["سامر العلي", "ماهر الخطيب", "نادر حمدان"]),
    ("what a deed aims at", "قصف الجيش التركي القرية. وقال خبير إن القصف يهدف إلى توجيه تحذير لليونان", "تحذير", ["الجيش التركي"]),
    ("office of a ministry", _OFFICE, "عقوبات", ["مكتب مراقبة الأصول", "وزارة الخزانة المصرية"]),
    ("war for which somebody is punished", "فرض الاتحاد الأوروبي عقوبات على تركيا بسبب الحرب في اليونان", "الحرب", ["تركيا"]),
    ("war in a state that one state fights", "قالت تركيا إن حرب اليونان مستمرة. وتقول وكالة إن الجيش اليوناني هاجم القوات التركية", "حرب", ["تركيا"]),
]


@pytest.mark.parametrize(("text", "word", "actors"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_actors(text: str, word: str, actors: list[str]) -> None:
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    event = next(one for one in account.events if any(trigger.text == word for trigger in one.triggers))
    assert sorted(names[one] for one in event.actors) == sorted(actors)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("هاجم الجيش الروماني القوات البلغارية. وقال شاهد إن القوات البلغارية سيطرت على بلدة في رومانيا", ["رومانيا"]),
        ("هاجم الجيش الروماني القوات البلغارية. وقال شاهد إن القوات البلغارية سيطرت على البلدة", []),
    ],
)
def test_what_is_seized_is_taken_from_the_only_foe(text: str, recipients: list[str]) -> None:
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert [names[who] for one in account.events if one.mode == "seize" for who in one.recipients] == recipients
