"""Tellings that are one event, and tellings that only look like it."""

from __future__ import annotations

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()
BETWEEN = " ".join(f"وافتتحت البلدية حديقة رقم {number} في الحي القديم." for number in range(1, 8))
CASES = [
    ("one of two, near", "التقى الوزير سامر العلي المبعوث نادر الحسن في عمان. واستمر لقاء العلي ساعتين.", 1),
    ("one of two, far and elsewhere", f"التقى الوزير سامر العلي المبعوث نادر الحسن في عمان. {BETWEEN} وفي بيروت جرى لقاء العلي مع لجنة من الأهالي.", 2),
    ("two persons, far", f"اجتمع سامر العلي ونادر الحسن في عمان. {BETWEEN} وقالت مصادر إن الاتصالات بين الجانبين مستمرة.", 2),
    ("two parties, far", f"اجتمع الجيش السوداني وقوات الدعم السريع في عمان. {BETWEEN} وقالت مصادر إن الاتصالات بين الجانبين مستمرة.", 1),
    ("several", "التقى الوزير سامر العلي المبعوث نادر الحسن في عمان. وتكررت لقاءات العلي والحسن في الأعوام الماضية.", 2),
    ("one of two, far", f"التقى الوزير سامر العلي المبعوث نادر الحسن في عمان. {BETWEEN} وقال سكان إن نقاشات العلي كانت طويلة.", 2),
]


@pytest.mark.parametrize(("text", "meetings"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_meetings(text: str, meetings: int) -> None:
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert len([one for one in account.events if one.type == "CONSULT"]) == meetings


def test_talks_of_a_journey_are_with_its_host() -> None:
    text = "وقال دبلوماسيون إن زيارة سامر العلي إلى مصر تشمل مباحثات حول المياه. وأجرى العلي مع ممثلي الأحزاب اتصالات واسعة."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert [[names[one] for one in event.actors] for event in account.events if event.type == "CONSULT"] == [["سامر العلي"], ["سامر العلي", "مصر"], ["سامر العلي"]]


def test_who_travelled_meets_during_the_journey() -> None:
    text = "ويأتي المؤتمر بعد زيارة قام بها سامر العلي إلى كييف التقى فيها مع الرئيس ماهر الخطيب."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert next([names[who] for who in one.actors] for one in account.events if one.triggers[0].text == "التقى") == ["سامر العلي", "ماهر الخطيب"]


def test_what_is_agreed_to_is_written_down_by_both() -> None:
    text = "أبدى سامر العلي موافقته على الوجود العسكري المصري مع وعود بأن تتم صياغة ذلك بشكل رسمي. وقالت مصر إنها راضية."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert [[names[who] for who in one.actors] for one in account.events if one.triggers[-1].text == "صياغة"] == [["سامر العلي", "مصر"]]


def test_a_base_and_a_corps_are_founded_apart() -> None:
    text = "قالت مصر إنها لن تعلن عن تأسيس الفيلق الصحراوي. وتحدثت أنباء عن تكوين قاعدة عسكرية تمركزت فيها مصر."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert len([one for one in account.events if one.type == "MOBILIZE" and one.triggers[0].text != "تمركزت"]) == 2


def test_different_works_of_one_state_stay_apart() -> None:
    text = "قال الخبير إن روسيا تستطيع تنفيذ العقود الموقعة مع الجيش. وتحدثت أنباء عن إقامة قاعدة عسكرية روسية في الميناء."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert [[span.text for span in one.triggers] for one in account.events if one.type == "COOPERATE"] == [["تنفيذ"], ["إقامة"]]


def test_a_ballot_and_an_appointment_stay_apart() -> None:
    text = "انتخب البرلمان سامر العلي رئيسا. وقال سامر العلي إن ترشيح وزير للخارجية قريب."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert [[span.text for span in one.triggers] for one in account.events if one.type == "ELECT"] == [["انتخب"], ["ترشيح"]]


def test_no_comment_is_no_refusal() -> None:
    text = "ورفض متحدث باسم وزير الدفاع السوداني سامر العلي التعليق على الأنباء."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert not [one for one in account.events if one.type == "REJECT"]


TOLLS = [
    ("opened by its noun", "قتل خمسة جنود في هجوم على القرية. وفي هجوم آخر، قتل ثلاثة أشخاص في انفجار عبوة ناسفة في المدينة.", 2),
    ("by hand", "قتل عشرة مدنيين طعنا بالسكاكين في القرية.", 1),
    ("in", "أعلن الجيش مقتل خمسة مدنيين في قصف مدفعي.", 1),
    ("outcome", "وقع هجوم في العاصمة أسفر عن مقتل ثلاثة جنود.", 1),
    ("verb first", "أدت مواجهات بين الجيش ومسلحين إلى مقتل ضابطين.", 1),
    ("elsewhere", "أعلن الجيش مقتل خمسة مدنيين أمس، وشهدت المدينة مواجهات بين مسلحين.", 2),
    ("beside those killed", "قتل أربعة عمال وأصيب سبعة آخرون بجروح في تفجير استهدف السوق.", 1),
    ("whatever else it hit", "تسبب هجوم على مقر قوات الحدود في مقتل جنديين.", 1),
    ("told by a verb", "قتل ستة جنود عندما فتح مسلحون النار على حاجز البلدة.", 1),
    ("of what", "أعلن الجيش مقتل خمسة مدنيين بسبب القصف.", 1),
    ("two tolls", "أعلنت الشرطة مقتل عنصرين وإصابة 13 آخرين في هجوم في درعا. وأعلن الجيش مقتل ثلاثة جنود وإصابة 14 آخرين في هجوم شنه مسلحون في السويداء.", 2),
    ("a war and its invasion", "شنت روسيا حربا على أوكرانيا. وأدانت الأمم المتحدة الغزو الروسي لأوكرانيا.", 1),
    ("a war and a murder", "تتواصل الحرب بين السودان وتشاد. وشهدت العاصمة اغتيال سامر العلي.", 2),
    ("a definite cause", "لقي تسعة عمال مصرعهم في هجوم بسيارة مفخخة في بغداد. وذكرت الشرطة أن عشرين عاملا أصيبوا في الانفجار.", 1),
    ("only a toll", "هز انفجار مقر الشركة في بغداد. وأعلنت الوزارة مقتل 5 عمال.", 1),
    ("hurt behind the deed", "قتل 3 عمال في انفجار في بغداد وأصيب 5 آخرون.", 1),
    ("hurt in another", "قتل 3 عمال في هجوم في بغداد وأصيب 5 آخرون في هجوم آخر.", 2),
    ("what did it", "قتل 7 حراس في تفجيرين في حمص. واستهدف الهجومان مقر الحرس.", 1),
    ("him too", "اقتحم لص المتجر قبل أن يطلق جندي النار عليه ويرديه قتيلا.", 1),
    ("so called", "هز انفجار مقر الشركة. وقالت الشرطة إنه ناجم عن عمل إرهابي.", 1),
    ("another one", "وقع حادث إطلاق نار في الحي صباحا. وجاء ذلك بعد ساعات من حادث إطلاق نار آخر.", 2),
    ("killed in it", "بدأت المحاكمة في الهجوم الذي استهدف الفندق وقتل فيه سبعة نزلاء.", 1),
    ("known by its place", "هز تفجير مدينة بغداد أمس. ويعد هجوم بغداد الأعنف منذ أعوام.", 1),
    ("nothing of its own", "هاجم مسلحون دورية قرب الجسر في حمص. وقال شهود إن طعنا وقع هناك.", 1),
    ("nobody named, the same day", "قالت الشرطة إن منفذ الهجوم على الثكنة يوم 3 مايو شاب. وكان مسلح قد هاجم يوم 3 مايو جنودا أمام الثكنة.", 1),
    ("a year before", "هاجم مسلحون قرية الحمدانية في مايو 2026. وكان مسلحون هاجموا القرية في مارس 2021.", 2),
]


def test_those_killed_are_told_beside_what_was_hit() -> None:
    text = "قتل أربعة عمال في غارة إسرائيلية على حركة الفجر."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert [[names[who] for who in one.recipients] for one in account.events if one.type == "ASSAULT"] == [["عمال", "حركة الفجر"]]


def test_dozens_of_people_are_those_people() -> None:
    text = "قتل عشرات المهاجرين في قصف مدفعي. وقال شهود إن المهاجرين قتلوا ليلا."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert [len(one.recipients) for one in account.events if one.type == "ASSAULT"] == [1]


def test_whom_a_traveller_meets_on_a_journey_he_meets_then() -> None:
    text = "زار الرئيس سامر العلي تركيا في فبراير 2026. والتقى العلي خلال الزيارة الوزير نادر الحسن."
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert [one.date.value for one in account.events if one.type == "CONSULT" and one.date] == ["2026-02", "2026-02"]


@pytest.mark.parametrize(("text", "deeds"), [row[1:] for row in TOLLS], ids=[row[0] for row in TOLLS])
def test_who_is_killed_in_a_deed(text: str, deeds: int) -> None:
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert len([one for one in account.events if one.type == "ASSAULT"]) == deeds


RALLIES = [
    ("those who sit in", "يواصل عدد من العمال اعتصامهم أمام مقر المصنع. ويطالب المحتجون بأجورهم.", 1),
    ("what they do", "نظم الأهالي وقفة أمام مقر البلدية. ورفع المحتجون شعارات تطالب بالماء.", 1),
    ("a fast is a strike", "دخل أربعة عمال في إضراب جوع. وقال العمال إنهم بدأوا إضرابهم أمس.", 1),
    ("one fast in three words", "معتقلون يضربون عن الطعام في السجون.\n\nأضرب خمسة معتقلين عن الطعام في السجون. وذكرت قناة أن المعتقلين بدأوا إضرابهم أمس.", 1),
    ("why before what", "احتجاجا على ظروف السجن.. معتقلون مصريون يبدؤون إضرابا عن الطعام", 1),
    ("no protest but a resignation", "استقال ثلاثة نواب من الحزب احتجاجا على تعيين سامر العلي", 0),
    ("a threat of another", "نفذ الأهالي وقفة احتجاجية وهددوا بإضراب عام.", 2),
]


@pytest.mark.parametrize(("text", "protests"), [row[1:] for row in RALLIES], ids=[row[0] for row in RALLIES])
def test_protests(text: str, protests: int) -> None:
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert len([one for one in account.events if one.type == "PROTEST"]) == protests


OFFICES = [
    ("what comes of a ballot", "قدم الوزير سامر العلي استقالته بعد الانتخابات التي جرت الخميس.", 2),
    ("a change of ministers and a dismissal", "أجرى رئيس الحكومة تعديلا وزاريا. وجاء ذلك بعد إقالة الوزير سامر العلي.", 2),
    ("the same ballot", "جرت الانتخابات أمس في اليمن. وانتهى التصويت في الانتخابات مساء.", 1),
]


@pytest.mark.parametrize(("text", "events"), [row[1:] for row in OFFICES], ids=[row[0] for row in OFFICES])
def test_offices_and_ballots(text: str, events: int) -> None:
    account = line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)
    assert len([one for one in account.events if one.type == "ELECT"]) == events
