"""Where sentences end in Arabic news."""

import pytest

from riwaya.text import fold
from riwaya.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. ثم غادر.", 2),
        ("قال د. سامي الخطيب إن النتائج إيجابية.", 1),
        ("ذكرت وكالة أ.ف.ب. أن السفينة غرقت.", 1),
        ("بلغت النسبة 5.3 في المئة.", 1),
        ("انتهت الأزمة المائية.وزيارة الوفد بدأت.", 2),
        ("هل وصل الوفد؟ نعم!", 2),
        ("وصل الوفد، ثم غادر، ثم عاد", 1),
        ("عنوان بلا نقطة\nنص بعده", 2),
        ("", 0),
        ("\n\n", 0),
    ],
)
def test_counts(text: str, count: int) -> None:
    assert len(sentences(fold(text))) == count


def test_they_cover_every_word() -> None:
    folded = fold("أولا. ثانيا؟ ثالثا")
    assert "".join(folded.text[a:b] for a, b in sentences(folded)) == folded.text
