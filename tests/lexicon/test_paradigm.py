"""Generated forms, by hand for each class of root, and against the verbs of Camel Morph where its table is there."""

import json
from pathlib import Path

import pytest

from riwaya.lexicon import paradigm

CAMEL = Path(__file__).parents[3] / "shared" / "data" / "lexicon" / "camelmorph_verbs.jsonl"


def surfaces(past: str, present: str, participle: str | None = None) -> set[str]:
    return {one.surface for one in paradigm.verb(past, present, participle)}


@pytest.mark.parametrize(
    ("past", "present", "expected", "wrong"),
    [
        ("قال", "يقول", "قال قالت قالا قالتا قالوا قلن قلت قلنا يقول تقول أقول نقول يقولون يقولان يقل قيل يقال قائل قائلا قائلة", "قولت"),
        ("أكد", "يؤكد", "أكد أكدت أكدوا يؤكد يؤكدون مؤكد مؤكدا مؤكدة مؤكدين", "آكدا"),
        ("نفى", "ينفي", "نفى نفت نفوا نفيا نفيت ينفي ينفون ينف نفي ينفى ناف نافيا نافية نافين", "نفىت"),
        ("دعا", "يدعو", "دعا دعت دعوا دعوت يدعو يدعون يدع دعي يدعى داع داعيا", "دعاوا"),
        ("أشار", "يشير", "أشار أشارت أشاروا أشرنا يشير يشيرون أشير مشير مشيرا مشيرة مشيرين", "أشارنا"),
        ("التقى", "يلتقي", "التقى التقت التقوا التقيا يلتقي يلتقيان يلتقون يلتق", "التقىوا"),
        ("رد", "يرد", "رد ردت ردوا رددت يرد يردون", "رادد"),
        ("وصف", "يصف", "وصف وصفت وصفوا يصف يوصف واصفا", "يوصفف"),
        ("قاتل", "يقاتل", "قاتل قاتلت قوتل مقاتل مقاتلين", "قتلنا"),
        ("أدان", "يدين", "أدان أدانت أدين أدينت يدين يدان", "يدانت"),
        ("تبادل", "يتبادل", "تبادل تبادلا تبودل يتبادلان متبادلين", "تبدل"),
        ("لجأ", "يلجأ", "لجأ لجأت لجأوا لجؤوا يلجأون يلجؤون", ""),
        ("أصر", "يصر", "أصر أصرت أصروا أصررنا يصر يصرون مصرا", ""),
        ("احتل", "يحتل", "احتل احتلت احتللنا يحتل محتلين", ""),
        ("استعد", "يستعد", "استعد استعدت استعددنا يستعدون مستعدا", ""),
        ("أخذ", "يأخذ", "أخذ أخذت أخذوا يأخذ آخذ آخذا", "أأخذ"),
    ],
)
def test_forms(past: str, present: str, expected: str, wrong: str) -> None:
    assert set(expected.split()) <= surfaces(past, present)
    assert wrong not in surfaces(past, present)


def test_a_given_participle_replaces_the_guess() -> None:
    assert "مصرحا" in surfaces("صرح", "يصرح", "مصرح")
    assert "صارحا" not in surfaces("صرح", "يصرح", "مصرح")


def test_nouns_take_pronouns_where_arabic_lets_them() -> None:
    forms = {(one.surface, one.pronoun) for one in paradigm.noun("زيارة")}
    assert ("زيارة", "") in forms and ("زيارت", "must") in forms and ("زيارات", "may") in forms
    assert {"لقاؤ", "لقائ"} <= {one.surface for one in paradigm.noun("لقاء")}
    assert {"مراقبون", "مراقبين", "مراقبو"} <= {one.surface for one in paradigm.noun("مراقبون")}


def test_a_present_without_ya_is_refused() -> None:
    with pytest.raises(ValueError, match="ya"):
        paradigm.verb("قال", "تقول")


@pytest.mark.skipif(not CAMEL.exists(), reason="the verb table of Camel Morph is not beside the project")
def test_stems_agree_with_camel_morph() -> None:
    """Every past stem that Camel Morph lists for a verb stands among the forms made from its lemma and its longest present."""
    found = total = 0
    for line in CAMEL.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        past, stems = row["lemma"].rstrip("-"), row["stems"]
        if len(past) < 2 or not stems.get("PV") or not stems.get("IV"):
            continue
        made = {one.surface for one in paradigm.verb(past, "ي" + max(stems["IV"], key=len))}
        for stem in stems["PV"]:
            total += 1
            found += any(form.startswith(stem) for form in made)
    assert total > 5_000
    assert found / total >= 0.97, f"{found} of {total}"
