"""News of war: who fires and who is hit, what is only tried, which words tell one deed."""

from __future__ import annotations

import pytest

from riwaya import lexicon, line
from riwaya.model import Account, Article

LEXICON = lexicon.load()
SIDES = [
    ("two armies by their adjectives", "اندلعت معارك بين القوات الكندية والبرازيلية على الحدود أمس", "ASSAULT", ["القوات الكندية", "القوات البرازيلية"], []),
    ("two armies in the dual", "تدور معارك بين الجيشين الكندي والبرازيلي. ونفت البرازيل ذلك", "ASSAULT", ["الجيشين الكندي", "البرازيل"], []),
    ("who exchange fire", "تبادلت القوات الكندية والبرازيلية القصف قرب الحدود فجر أمس", "ASSAULT", ["القوات الكندية", "القوات البرازيلية"], []),
    ("killed beside others by their number", "قتل ثلاثة جنود وأربعة مسلحون في اشتباكات قرب المدينة أمس", "ASSAULT", [], ["جنود", "مسلحون"]),
    ("what defends the sky", "أسقطت الدفاعات الجوية ثلاثة صواريخ فوق الميناء أمس", "ASSAULT", ["الدفاعات الجوية"], []),
    ("who downs a machine, and whose it is", "أعلن الجيش الكندي إسقاط ثلاث طائرات مسيرة لقوات النور أمس", "ASSAULT", ["الجيش الكندي"], ["قوات النور"]),
    ("who fired what is destroyed", "أعلنت القوات الكندية تدمير صاروخ أطلقه مسلحون على الميناء", "ASSAULT", ["القوات الكندية"], []),
    ("the body of who speaks", "قال متحدث باسم حركة النور إنهم سيطروا على مدينة كسلا أمس", "COERCE", ["حركة النور"], []),
    ("who are only supposed to be somebody", "قال مسؤول إن مسلحين يعتقد أنهم من حركة النور هاجموا قرية وقتلوا تسعة مزارعين", "ASSAULT", ["مسلحين"], ["مزارعين"]),
    ("behind what they sat in", "قال شهود إن مسلحين كانوا يستقلون سيارة أطلقوا النار على دورية للشرطة", "ASSAULT", ["مسلحين"], ["دورية"]),
    ("we", 'وقال القائد سامر العلي: "سيطرنا على مدينة كسلا أمس"', "COERCE", ["سامر العلي"], []),
    ("a deed hits", "استهدفت غارة للجيش الكندي منزل القيادي سامر العلي في كسلا", "ASSAULT", ["الجيش الكندي"], ["سامر العلي"]),
    ("in whose ranks", "سقط قتلى وجرحى في صفوف حركة النور في هجوم شنه الجيش الكندي أمس", "ASSAULT", ["الجيش الكندي"], ["حركة النور"]),
    ("among whom", "أوقع التفجير قتلى وجرحى بين رجال الشرطة أمس", "ASSAULT", [], ["رجال الشرطة"]),
    ("whose control is told", "أكد الجيش الكندي سيطرة حركة النور على القصر الرئاسي", "COERCE", ["حركة النور"], []),
    ("who tries, before a time", "يحاول الجيش الكندي منذ سنوات السيطرة على مدينة كسلا", "COERCE", ["الجيش الكندي"], []),
    ("who fends it off", "صدت القوات الكندية هجوما لحركة النور على القاعدة أمس", "ASSAULT", ["حركة النور"], ["القوات الكندية"]),
    ("a people as subject", "هاجم كنديون دورية للشرطة البرازيلية قرب القرية أمس", "ASSAULT", ["كنديون"], ["الشرطة البرازيلية"]),
    ("who fires on them", "دخل المسعفون المدينة بعد استهداف القوات الكندية لها بالصواريخ أمس", "ASSAULT", ["القوات الكندية"], []),
    ("claimed", "وأعلنت حركة النور في بيان مسؤوليتها عن الهجوم الذي وقع في كسلا أمس", "ASSAULT", ["حركة النور"], []),
    ("claimed by nobody", "لم تعلن أي جماعة مسؤوليتها عن الهجوم في كسلا أمس", "ASSAULT", [], []),
    ("disclaimed", "نفت حركة النور مسؤوليتها عن الهجوم في كسلا أمس", "ASSAULT", [], []),
    ("accused over a time", "اتهم الجيش الكندي قوات النور، أمس الأربعاء، بارتكاب مجزرة في قرية البيرة", "ASSAULT", ["قوات النور"], []),
    ("accused over a clause", "اتهم الجيش الكندي قوات النور، التي يقودها سامر العلي، بقصف قرية البيرة", "ASSAULT", ["قوات النور"], []),
    ("held responsible", "حملت الحكومة الكندية حركة النور مسؤولية قصف الميناء", "ASSAULT", ["حركة النور"], []),
    ("for whom an ambush is laid", "نصب مسلحون كمينا لدورية للجيش الكندي قرب القرية أمس", "ASSAULT", ["مسلحون"], ["الجيش الكندي"]),
    ("he in an attack is nobody", "وقال نائب الحاكم سامر العلي إنه في هجوم على البلدة، لقي مدني حتفه", "ASSAULT", [], []),
    ("who is killed among fighters", "قضت القوات الكندية على ستة من عناصر حركة النور أمس", "ASSAULT", ["القوات الكندية"], ["حركة النور"]),
    ("who was doing it", "قال الوزير إن كندا كانت تدعم حركة النور بالسلاح", "AID", ["كندا"], ["حركة النور"]),
    ("killed in a deed of others", "قال إن عشرات الجنود قتلوا في هجوم شنته حركة النور أمس", "ASSAULT", ["حركة النور"], ["عشرات الجنود"]),
    ("captives free nobody", "تم تبادل 50 محتجزا مقابل إطلاق سراح 150 أسيرا", "RETREAT", [], ["أسير"]),
]
DEEDS = [
    ("a missile and who fired it", "سقط صاروخ أطلقته حركة النور على منزل في كسلا أمس", 1),
    ("stopped and destroyed", "اعترضت الدفاعات الجوية ودمرت طائرة مسيرة فوق الميناء أمس", 1),
    ("called a breach", "قصفت القوات الكندية بلدة البيرة أمس، في أحدث خرق للهدنة", 1),
    ("in a row of deeds", "قتل عشرة جنود في سلسلة غارات نفذتها طائرات كندية. وقال الناطق إن الوضع هادئ", 1),
    ("in the latest of them", "قتل جنديان في أحدث مواجهة بين الجيش الكندي وحركة النور", 1),
    ("in another town", "قصفت القوات الكندية مدينة أوديسا أمس. وفي مدينة دنيبرو بجنوب البلاد، قصفت طائرة كندية مبنى سكنيا", 2),
    ("hours later", "انفجرت سيارة مفخخة في كابل أمس. وبعد ساعات، شنت القوات الكندية هجمات على مخابئ حركة النور", 2),
    ("many over years", "قتل جندي في هجوم على قاعدة أمس. وأسفرت الهجمات في المنطقة منذ خمس سنوات عن مقتل 900 شخص", 2),
    ("the day after another", "قتل أربعة جنود في هجوم على قاعدة أمس غداة هجوم أسفر عن مقتل تسعة جنود", 2),
    ("no town is destroyed by its name", "وصل الوفد إلى مدينة فيصل آباد أمس. وهاجم مسلحون القافلة", 1),
]


def _read(text: str) -> Account:
    return line.understand(Article("x", text, "0", published="2026-05-10"), LEXICON)


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), [row[1:] for row in SIDES], ids=[row[0] for row in SIDES])
def test_sides(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    account = _read(text)
    names = {one.id: one.name for one in account.entities}
    event = next(one for one in account.events if one.type == kind)
    assert ([names[one] for one in event.actors], [names[one] for one in event.recipients]) == (actors, recipients)


@pytest.mark.parametrize(("text", "deeds"), [row[1:] for row in DEEDS], ids=[row[0] for row in DEEDS])
def test_deeds(text: str, deeds: int) -> None:
    assert len([one for one in _read(text).events if one.type == "ASSAULT"]) == deeds


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("يحاول الجيش الكندي منذ سنوات السيطرة على مدينة كسلا", "U"),
        ("حاول مسلحون اقتحام السجن وقتلوا حارسين", "CT+"),
        ("قال المتحدث باسم حركة طالبان سامر العلي إنهم قصفوا موقعا للجيش الكندي", "CT+"),
    ],
)
def test_whether_told_as_fact(text: str, factuality: str) -> None:
    assert _read(text).events[-1].factuality == factuality


def test_where_a_missile_came_from_is_not_where_it_fell() -> None:
    account = _read("سقطت صواريخ أطلقت من مدينة أوديسا قرب القاعدة أمس")
    assert next(one for one in account.events if one.type == "ASSAULT").place is None
