"""What looks like a name and is none where it stands, and how far a name reaches before «إن»."""

from __future__ import annotations

import pytest

from riwaya import lexicon, names, text
from riwaya.model import Article

SENTENCES = [
    ("نفى ناطق باسم حمدان هذا الخبر.", ["حمدان"]),
    ("وأعلن الرجل المعروف باسم أبي طارق استقالته.", ["أبي طارق"]),
    ("لكن مصدراً وزارياً بارزاً نقل كلاماً جارحاً.", []),
    ("وسلمت موسكو جنديا أوكرانيا إلى أهله.", ["موسكو"]),
    ("قصفت تركيا سوريا أمس.", ["تركيا", "سوريا"]),
    ("صاموا في فرنسا وتركيا وإيطاليا وألمانيا.", ["فرنسا", "تركيا", "إيطاليا", "ألمانيا"]),
    ("وقعت المعارك في مدينة كركوك الشمالية.", ["كركوك"]),
    ("وقال الناشط الحقوقي حسين أبشر طويل إن الوضع سيئ.", ["حسين أبشر طويل"]),
    ("التقى الحداد وبن سالم في جنيف. وكان ماجد بن سالم مبتسما.", ["بن سالم", "جنيف", "ماجد بن سالم"]),
    ("حضر اللقاء مدير الموساد ومحمد بن سالم.", ["الموساد", "محمد بن سالم"]),
    ("اعتقلوا سالم الهادي وسجنوه ثلاثة أيام.", ["سالم الهادي"]),
    ("التقى بنيامين نتنياهو ماجد بن سالم.", ["بنيامين نتنياهو", "ماجد بن سالم"]),
    ("دعا سامر العلي إلى اتفاق سلام شامل في اليمن.", ["سامر العلي", "اليمن"]),
    ("نشر نظام دفاع جوي، وأطلق صاروخا باليستيا على تعز.", ["تعز"]),
    ("أعلن الجيش في مالي صد هجوم، وقدم دعم مالي إلى الحكومة.", ["مالي"]),
    ("وردت أنباء عن فرار 43 سوريا إلى تونس.", ["تونس"]),
    ("وأضاف أنّ سلامة المدنيين مهمة.", []),
    ("نشروا بيانا لتنظيم حركة المسافرين واستئناف حركة العبور.", []),
    ("خطف سامر الليبي في المدينة، وقال رئيس الوزراء الليبي إنه حزين.", ["سامر الليبي"]),
    ("زار رئيس جمهورية الصومال المعرض.", ["جمهورية الصومال"]),
    ("وزار رئيس الوزراء حيدر العبادي بغداد. ونفى مكتب العبادي ذلك.", ["حيدر العبادي", "بغداد", "العبادي"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[one for one, _ in SENTENCES])
def test_the_names_of_a_sentence(sentence: str, wanted: list[str]) -> None:
    found = names.find(text.lay_out(Article("a", sentence, "0"), lexicon.load()), ())
    assert [one.span.text for one in found.mentions] == wanted


def test_a_surname_of_the_article_is_no_body() -> None:
    sentence = "أكد إياد البزم المتحدث باسم وزارة الداخلية أن التحقيق مستمر. وقال البزم لقناة الأقصى إن الأمر خطير."
    found = names.find(text.lay_out(Article("a", sentence, "0"), lexicon.load()), ())
    assert {one.type for one in found.mentions if one.span.text.endswith("البزم")} == {"PER"}


def test_a_name_written_together_is_the_same_person() -> None:
    sentence = "قال اللواء مجدي عبد الغفار إن التحقيق مستمر. وأضاف عبدالغفار أن الأمر خطير."
    found = names.find(text.lay_out(Article("a", sentence, "0"), lexicon.load()), ())
    assert len({one.entity for one in found.mentions if one.type == "PER"}) == 1
