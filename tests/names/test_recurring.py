"""Names that the article itself completes."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from riwaya import lexicon, names, text
from riwaya.model import Article
from riwaya.names.vocabulary import vocabulary

LEXICON = lexicon.load()
CASES = [
    ("an honour without the article", "وصل الرئيس الصومالي شيخ أحمد إلى جيبوتي.", ["شيخ أحمد"]),
    ("an everyday surname", "قال الأسير إن سمير قنديل حر. وأكد أن سمير قنديل عاد. واستقبل أهله سمير قنديل أمس. وتحدث قنديل طويلا.", ["سمير قنديل"] * 3 + ["قنديل"]),
    ("a first name that no list has", "قال الصحفي سامر الحداد إنه بخير.\nوقال قعقاع الحداد إن شقيقه بخير. وأضاف قعقاع أن الأسرة سعيدة.", ["سامر الحداد", "قعقاع الحداد", "قعقاع"]),
    ("an everyday surname of three letters", "فاز عمران خان بالمنصب. وأطيح بخان في اقتراع. وخرج أنصار خان إلى الشوارع.", ["عمران خان", "خان", "خان"]),
    ("an everyday surname behind a verb", "حضر سليم دوران أمس. وقال دوران إنه بريء. واتهمت النيابة دوران بالفساد.", ["سليم دوران", "دوران", "دوران"]),
    ("a noun that is a surname too", "لعبت شهد عودة أمس. وطالب السكان بتسهيل عودة الحياة إلى المدينة.", ["شهد عودة"]),
    ("a first name behind a title", "تطرقت الكاتبة ألفة حمدان إلى الملف. وحضر وزيرا الخارجية الروسي والتركي مولود طاش أوغلو، في بلغراد.", ["ألفة حمدان", "مولود طاش أوغلو"]),
    ("a noun before a surname", "قال سمير القطاري إنه حزين. وطالب بكشف مصير القطاري.", ["سمير القطاري", "القطاري"]),
    ("a row", "وقف إلى جانب عمر الشريف وجميل راتب. وحضر كريم قاسم ونيفين ماضي وشادي التينة.", ["عمر الشريف", "جميل راتب", "كريم قاسم", "نيفين ماضي", "شادي التينة"]),
    ("a name that no list has before a father", "وقال السياسي المعروف شيخنا ولد محمد الأغظف إن نظام بن علي انتهى.", ["شيخنا ولد محمد الأغظف", "بن علي"]),
    ("a name by the son", "قتل أبو حفص الموريتاني. وبايعوا أبا الحسن الحداد. وقال أبو الحسن الحداد إنه باق.", ["أبو حفص الموريتاني", "أبا الحسن الحداد", "أبو الحسن الحداد"]),
    ("kin between two names", "وكشف عبد الله الهواري نجل غادة عادل السبب.", ["عبد الله الهواري", "غادة عادل"]),
    ("a verb behind a short name", "أعلن الرئيس الصيني شي جين بينغ الخطة. فيما بقي شي ليتصدر المشهد. وحث شي الجارتين على الحوار.", ["شي جين بينغ", "شي", "شي"]),
    ("two surnames side by side", "وانتقد ترامب بايدن. وقال جو بايدن إن ترامب مخطئ.", ["ترامب", "بايدن", "جو بايدن", "ترامب"]),
    ("a town's name in a name", "وقال وزير الخارجية الألماني جيدو فيسترمان إن الوضع خطير. وقدم الطعن عبد الحق أمغار، الذي ترشح.", ["جيدو فيسترمان", "عبد الحق أمغار"]),
    ("a letter in a name, a number in figures", "وقال جون ف. كينيدي ذلك. ووصل البابا ليو الـ14 إلى روما.", ["جون ف. كينيدي", "ليو الـ14"]),
    ("whose successor", "اختير خلفا لماهر الخطيب، وفقا لبشر الصافي.", ["ماهر الخطيب", "بشر الصافي"]),
    ("the whole of a thing", "حمل الوزير الشركة كامل المسؤولية في كامل تراب الجمهورية، وفقا لكامل الشروط.", []),
    ("what it is held to be", "نشر تصريحات اعتبرتها مسيئة لرئيس المجلس.", []),
    ("a surname that is a far town", "وقال إمام أوغلو إن القضية سياسية.", ["إمام أوغلو"]),
    ("subject and object", "عين سليم الحداد كمال الصافي سفيرا.", ["سليم الحداد", "كمال الصافي"]),
    ("a ruler and his man", "كلف الرئيس سليم كمال ماجد الصافي بتشكيل الحكومة.", ["سليم كمال", "ماجد الصافي"]),
    ("two surnames behind a verb", "استقبل السيسي أردوغان في القصر.", ["السيسي", "أردوغان"]),
    ("one name of four parts", "وصل محمد الناصر كمال الخطيب مساء.", ["محمد الناصر كمال الخطيب"]),
    ("two persons side by side", "قال الرئيس جو بايدن ذلك. وهو نظيره في إدارة بايدن جيك سوليفان. وصل جون كيلي كرئيس للموظفين.", ["جو بايدن", "بايدن", "جيك سوليفان", "جون كيلي"]),
    ("a first name that is a nation too", "وذكر المحامي تركي الرشيد أن الجلسة انتهت. وقال وزير الخارجية التركي إن بلاده ترفض.", ["تركي الرشيد"]),
    ("behind a title, whatever it looks like", "أعربت النائب عن تحالف القوى العراقية سميعة الغلاب، رفضها.", ["سميعة الغلاب"]),
    ("a small word and a noun", "وقع ذلك على مستوى المدينة وعلى مستوى الحي وعلى مستوى الشارع.", []),
]


@pytest.mark.parametrize(("article", "persons"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_persons(article: str, persons: list[str]) -> None:
    found = names.find(text.lay_out(Article("x", article, "0"), LEXICON), ())
    assert [one.span.text for one in found.mentions if one.type == "PER"] == persons


def test_bodies() -> None:
    article = (
        'أكدت "وكالة بيت مال المدينة" أنها باقية. وقالت وكالة بيت مال المدينة إن مصلحة الضرائب المصرية وافقت. '
        'وأوضحت في تصريحات لـ"الساحة"، أن الحكومة الصومالية الانتقالية دفعت.'
    )
    found = names.find(text.lay_out(Article("x", article, "0"), LEXICON), ())
    called = [one.span.text for one in found.mentions]
    assert called == ["وكالة بيت مال المدينة", "وكالة بيت مال المدينة", "مصلحة الضرائب المصرية", "الساحة", "الحكومة الصومالية الانتقالية"]


def test_short_forms_are_looked_for_once_where_the_scorer_sees_the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the second look would find is what the first found, and for the same reasons."""
    order = importlib.import_module("riwaya.names.recognise")
    files = sorted((Path(__file__).parents[2] / "examples" / "moscow" / "articles").glob("*"))
    told = [*(one.read_text(encoding="utf-8") for one in files), *(row[1] for row in CASES)]
    readings = [text.lay_out(Article("x", one, "0"), LEXICON) for one in told]
    looked, put_back = list[bool](), order._put_back
    monkeypatch.setattr(order, "_put_back", lambda *given: looked.append(put_back(*given) is None) or put_back(*given))
    once = [names.find(one, ()).mentions for one in readings]
    monkeypatch.setattr(order, "_put_back", lambda *_: None)
    assert [names.find(one, ()).mentions for one in readings] == once
    assert True in looked
    assert False in looked


def test_no_step_looks_for_a_word_that_is_not_noted() -> None:
    """What the finders ask of a word, over every surface of the lexicon that is one word."""
    words = vocabulary(LEXICON)
    for surface in LEXICON.words:
        sort = words.sort(surface)
        asked = (sort.orgs, sort.places, sort.press, sort.wave, sort.received, sort.nisba, sort.force, sort.land, sort.capital, sort.status in ("ordinal", "part", "direction"))
        assert sort.noted or not any(asked), surface
    assert words.sort("ال14").noted
    assert not words.sort("قال").noted
