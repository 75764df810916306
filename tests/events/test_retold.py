"""Deeds that a later word only tells again, and those that are others."""

from __future__ import annotations

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()
CASES = [
    ("how it was done", "اعتدى الجنود على الصيادين بالرشق بالحجارة.", "ASSAULT", 1),
    ("named twice", "أدان المجلس مجازر وجرائم ارتكبها التنظيم في حق القرويين.", "ASSAULT", 1),
    ("the fallen of clashes", "أعلنت الوزارة سقوط قتلى في المواجهات بين الجيش والمسلحين.", "ASSAULT", 1),
    ("who did it, behind the lead", "قتل ثلاثة جنود اليوم في هجوم بالجنوب. وقال متحدث إن مسلحين استهدفوا دورية للجيش قرب مدينة الرمادي.", "ASSAULT", 1),
    ("an answer to it", "قتل ثلاثة جنود اليوم في هجوم بالجنوب. وأضاف المتحدث أن الجيش قصف مواقع المسلحين.", "ASSAULT", 2),
    ("who died in it", "هاجم مسلحون دورية للشرطة في مدينة النخيل اليوم. واستشهد في العملية العريف سامر الحلبي.", "ASSAULT", 1),
    ("who attacked", "قالت الشرطة إن هجوما وقع الأربعاء قرب البرلمان. ودهس المهاجم بسيارته عددا من المارة.", "ASSAULT", 1),
    ("shot dead", "أطلقت الشرطة النار على المهاجم فأردته قتيلا.", "ASSAULT", 1),
    ("who was hurt", "انفجر لغم في جبل النسر اليوم. وقال الناطق إن الجندي أصيب في ساقه.", "ASSAULT", 1),
    ("still held", "أوقفت الشرطة رجلين أمس. وما زالا رهن الاحتجاز في مركز المدينة.", "COERCE", 1),
    ("another is held", "أوقفت الشرطة رجلين أمس. وأضاف أن الصحفية سلمى حداد رهن الاعتقال منذ شهر.", "COERCE", 2),
    ("tyres of a rally", "احتج سكان القرية أمام البلدية على انقطاع الماء. وقطع المحتجون الطريق وأشعلوا العجلات المطاطية.", "PROTEST", 1),
    ("tyres elsewhere", "احتج السكان في فاس على انقطاع الماء. وأشعل شبان إطارات السيارات في مراكش.", "PROTEST", 2),
    ("somebody again", "أصيب ستة ركاب في هجوم نفذه شاب بفأس داخل قطار. وقالت الشرطة إن رجلا هاجم الركاب وفر.", "ASSAULT", 1),
    ("the car that blew up", "أسفر انفجار سيارة مفخخة في كركوك عن إصابة سبعة أشخاص. وقال مصدر طبي إن السيارة انفجرت قرب السوق.", "ASSAULT", 1),
    ("those who shot", "أطلق مسلحون النار على مقر البلدية أمس. وقال شهود إن الطريق أغلق. ولم تعرف هوية المسلحين الذين أطلقوا النار.", "ASSAULT", 1),
    ("a first toll", "استشهد شرطي وأصيب زميله في حصيلة أولية لعملية إرهابية استهدفت دورية للشرطة في الجبل.", "ASSAULT", 1),
    ("that picket", "نفذ الصيادلة صباح اليوم وقفة احتجاجية أمام الوزارة. ودعا سامر العلي إلى الحوار. يشار إلى أن الوقفة دعت إليها النقابة الجهوية.", "PROTEST", 1),
    ("had been decided on", "يتواصل إضراب أعوان النقل لليوم الثاني. وكانت النقابة قد قررت أمس تنفيذ إضراب بثلاثة أيام.", "PROTEST", 1),
    ("had been done", "تبنى التنظيم الهجوم ونشر صورة لمنفذ الهجوم. وكان شاب قد هاجم أمس ركاب حافلة بفأس.", "ASSAULT", 1),
    ("counted dead", "أدى القصف على المدينة إلى سقوط تسعة قتلى.", "ASSAULT", 1),
]


@pytest.mark.parametrize(("text", "kind", "deeds"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_deeds(text: str, kind: str, deeds: int) -> None:
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert len([one for one in account.events if one.type == kind]) == deeds


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("أوقفت الشرطة الناشط سامر الحلبي بتهمة حرق مراكز أمنية.", "PS+"),
        ("حكمت المحكمة على سامر الحلبي بالسجن بتهمة حرق مركز أمن.", "CT+"),
        ("قال الوزير إنه لم يذكر الهجوم على المدينة.", "CT+"),
        ("قال سامر الحلبي إن الآلاف يخططون للاحتفال أو التظاهر أمام البرلمان.", "PR+"),
    ],
)
def test_whether_told_as_fact(text: str, factuality: str) -> None:
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert [one.factuality for one in account.events if one.type in ("ASSAULT", "PROTEST")] == [factuality]


def test_a_demand_may_be_the_last_word() -> None:
    events = line.understand(Article("x", "استنكرت النقابة مطالبة", "0", published="2026-05-10"), LEXICON).events
    assert [one.type for one in events] == ["ACCUSE"]
