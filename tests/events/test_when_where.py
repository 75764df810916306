"""When and where an event was, as an editor reads it; null where the article does not say."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line
from riwaya.model import Account, Article

LEXICON = lexicon.load()
_FILL = "هذا خبر أول. وهذا خبر ثان. وهذا خبر ثالث. "
_BALLOT = "وشهدت البلاد انتخابات في أبريل 2016 فاز فيها مرشح الحزب الحاكم سامي الحداد وأعلن بعدها تشكيل لجنة عليا للحوار الوطني، "
DATES = [
    ("a strike announced for a day soon", "أعلن الاتحاد إضرابا عاما يوم 16 مايو", "إضرابا", "2023-05-16"),
    ("in a clause about what is rejected", "تظاهر المئات في الخرطوم رفضا لإجراءات الجيش التي أعلنها قائده في 25 أكتوبر 2021", "تظاهر", "2023-05-10~"),
    ("what is protested against", "تظاهر المئات في القاهرة أمس احتجاجا على اتفاق ترسيم الحدود بين مصر والسعودية", "اتفاق", None),
    ("the first of its kind since", "نفذ سائقو القطارات في فرنسا أمس أول إضراب منذ عام 1995", "إضراب", "2023-05-09"),
    ("since when, of more than a number", "يحتجز المسلحون أكثر من خمسين موظفا منذ عام 2021", "يحتجز", "2021/.."),
    ("of a deed by who did it", "شارك الآلاف في مظاهرة حاشدة نظمتها المعارضة يوم السبت", "مظاهرة", "2023-05-06"),
    ("of a raid by who flew it", "قالت الوكالة إن غارة جوية شنتها إسرائيل يوم الجمعة على دمشق دمرت مخزنا", "غارة", "2023-05-05"),
    ("of what only bounds it", "قالت الشرطة إن مسلحين هاجموا المصرف منذ انتخاب الرئيس سامي الحداد في مارس الماضي", "هاجموا", "2023-05-10~"),
    ("of what is described", "رفضت تركيا الاتفاق الذي وقعته اليونان في يونيو 2019", "رفضت", "2023-05-10~"),
    ("asked for, not done", "طالب المتظاهرون أمس بإطلاق سراح السجناء", "إطلاق", None),
    ("long after", _FILL + "وعاد الهدوء بعد أسبوعين على اختتام المباحثات بين تركيا واليونان", "المباحثات", None),
    ("before it begins", "وصل الوفد قبل أيام من بدء مباحثات بين تركيا واليونان في جنيف", "مباحثات", None),
    ("remembered", "يحتفل المقاتلون اليوم بالذكرى الثانية لسيطرتهم على المدينة", "سيطرتهم", None),
    ("when somebody spoke", _FILL + "وأعلنت الوزارة، الثلاثاء، أن مسلحين خطفوا القاضي سامي الحداد", "خطفوا", "2023-05-10~"),
    ("told of the past", _FILL + _BALLOT + "وانسحب الجيش المصري من القرى", "انسحب", None),
    ("known from before", _FILL + "وعاد الوفد إلى تونس بعد مباحثات بين تركيا واليونان", "مباحثات", None),
    ("before what was dated", "سيطر المسلحون أمس على المدينة بعد مواجهات عنيفة مع الجيش المصري", "مواجهات", None),
    ("wanted by all", "يدعو الحزب إلى التظاهر. وقال الحزب إن التظاهر واجب", "التظاهر", None),
    ("asked for the days to come", "دعا الحزب إلى محادثات في جنيف خلال اليومين المقبلين", "دعا", "2023-05-10~"),
    ("since when a war lasts", "قصفت تركيا اليوم قرى في الحرب. وتستمر الحرب على اليونان منذ 24 فبراير 2022", "الحرب", "2022-02-24/.."),
    ("not since when", "قصفت إسرائيل أمس مدينة تعز. وقال ناطق إن إسرائيل قصفت تعز منذ مارس الماضي", "قصفت", "2023-05-09"),
    ("had been before the news", "وصل الوزير سامر العلي إلى سوسة. وكان الوزير قد زار تونس لبحث الأزمة", "زار", None),
    ("of what is released", "أفرجت السلطات التونسية عن سفينة احتجزتها في يناير", "أفرجت", "2023-05-10~"),
    ("agreed for later", _FILL + "واتفقت تركيا واليونان على جولة في 14 يناير المقبل", "اتفقت", "2023-05-10~"),
]
PLACES = [
    ("what is protested against", "تظاهر المئات في القاهرة أمس احتجاجا على اتفاق ترسيم الحدود بين مصر والسعودية", "اتفاق", None),
    ("where forces shoot", "قتل خمسة محتجين برصاص قوات الأمن في الناصرية", "قتل", "الناصرية"),
    ("what talks are about", "أجرى الرئيسان مباحثات تناولت الحرب في اليمن", "مباحثات", None),
    ("what a vote is on", "صوت المجلس على قرار لوقف إطلاق النار في تعز", "صوت", None),
    ("in what state things are", "ترأس الوزير سامر العلي اجتماعا بشأن الوضع الأمني في تعز", "اجتماعا", None),
    ("held there on something elsewhere", "عقد الاتحاد الأفريقي اجتماعا في القاهرة لبحث الانقلاب في النيجر", "اجتماعا", "القاهرة"),
    ("whose arms come is no place", "تسلم الجيش السوداني صواريخ من مصر. وقالت فرنسا وإيطاليا إنهما قلقتان", "تسلم", None),
    ("told before it in its sentence", "شنت طائرات غارات شمالي تعز مما أحدث انفجارات", "انفجارات", "تعز"),
    ("where somebody spoke", "قالت الوزارة في بيان في موسكو إن مسلحين هاجموا المصرف", "هاجموا", None),
    ("which sees it", "منذ أبريل تشهد تعز معارك بين الجيش اليمني والحوثيين", "معارك", "تعز"),
    ("behind those who fight", "تجددت الاشتباكات بين قوات تابعة للحكومة من طرف وقوات اللواء المتقاعد سامي الحداد من طرف آخر في منطقة تعز", "الاشتباكات", "تعز"),
    ("where a body sits", "دانت بعثة الاتحاد الأفريقي في الصومال الهجوم", "دانت", None),
    ("what it is about", "عاد الوزير سامي الحداد بعد الاجتماع الوزاري الخاص بتونس", "الاجتماع", None),
    ("a ballot in no town", "احتج العشرات في صفاقس. وتظاهر آخرون في صفاقس. وقالت تونس إن الانتخابات قريبة", "الانتخابات", "تونس"),
    ("a country beside it", "انفجرت سيارة قرب بلدة صغيرة حدودية. وقتل جندي في البلدة الحدودية مع سوريا", "قتل", None),
    ("no state attacks itself", "قال مسؤول في إسرائيل إن العاصمة هادئة. وزار الوفد إسرائيل. وقصفت إسرائيل مواقع للجيش", "قصفت", None),
    ("between the cue and what is said", "قال الناطق سامر العلي في الرياض إن القوات قصفت مستشفى في تعز", "قصفت", "تعز"),
    ("where somebody condemns", "ندد الوزير سامر العلي في جنيف بالهجوم الذي استهدف سوقا في تعز", "لهجوم", "تعز"),
    ("which «where» takes up", "توجه الوزير سامر العلي من الجزائر إلى روما، حيث التقى المبعوث نادر الحسن", "التقى", "روما"),
    ("which a pronoun takes up", "زار الوزير سامر العلي صفاقس والتقى فيها المبعوث نادر الحسن", "التقى", "صفاقس"),
    ("which stands before what it sees", "مدينة تعز شهدت أمس اشتباكات بين الجيش والمسلحين", "اشتباكات", "تعز"),
    ("which a traveller leaves", "وصل الوزير سامر العلي إلى بغداد قادما من طهران في زيارة تستمر يومين", "زيارة", "بغداد"),
    ("what is entered", "دخل الجيش مدينة تعز دون مقاومة", "دخل", "تعز"),
    ("what is stormed and then", "اقتحمت القوات بلدة تعز واعتقلت شابين", "اعتقلت", "تعز"),
    ("in the clause of its verb", "وقع انفجار في صفاقس وأوقفت الشرطة ثلاثة أشخاص في سوسة", "أوقفت", "سوسة"),
    ("whose stand it is", "تغير موقف الوزارة في قرار دمشق إزاء الحرب في ليبيا", "الحرب", "ليبيا"),
    ("a province that is no «to»", "تبنى التنظيم هجوما في ولاية تعز شرقي اليمن", "هجوما", "تعز"),
    ("a site of it", "انعقدت جلسة حوار بين الطرفين بمقر ولاية صفاقس", "حوار", "صفاقس"),
    ("of what was", "هاجم مسلحون سيارة كان يستقلها أفراد من الشرطة في مدينة تعز", "هاجم", "تعز"),
    ("from where he asks", "دعا الأمين العام للأمم المتحدة من نيروبي إلى وقف الحرب", "دعا", "نيروبي"),
    ("where the press heard it", "اتهم الناطق سامر العلي في مؤتمر صحفي بالخرطوم إسرائيل بقصف المستشفى", "قصف", None),
    ("of what was before", "تأتي الزيارة بعد أسبوع من هجوم في صفاقس", "الزيارة", None),
    ("where he comes from", "أوقفت الشرطة إرهابيا أصيل ولاية الكاف", "أوقفت", None),
    ("which is host", "تستضيف جدة محادثات بين الجيش السوداني والمعارضة", "محادثات", "جدة"),
    ("taken up before its noun", "زار الوزير سامر العلي صفاقس وأجرى فيها محادثات مع المبعوث نادر الحسن", "محادثات", "صفاقس"),
    ("out of which somebody is driven", "طردت السلطات المالية السفير الفرنسي من باماكو", "طردت", "باماكو"),
    ("where somebody met", "اجتمع الوفدان في جنيف وأعلنا أن المسلحين هاجموا المصرف", "هاجموا", None),
]


def _account(text: str) -> Account:
    return line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2023-05-10"), LEXICON)


@pytest.mark.parametrize(("text", "word", "value"), [one[1:] for one in DATES], ids=[one[0] for one in DATES])
def test_dates(text: str, word: str, value: str | None) -> None:
    event = next(one for one in _account(text).events if any(word in trigger.text for trigger in one.triggers))
    assert (event.date.value if event.date else None) == value


@pytest.mark.parametrize(("text", "word", "place"), [one[1:] for one in PLACES], ids=[one[0] for one in PLACES])
def test_places(text: str, word: str, place: str | None) -> None:
    account = _account(text)
    names = {one.id: one.name for one in account.entities}
    event = next(one for one in account.events if any(word in trigger.text for trigger in one.triggers))
    assert names.get(event.place or "") == place
