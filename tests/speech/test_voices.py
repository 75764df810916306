"""No place, thing or measure speaks, and no content runs over into what somebody else says: sentences that once went wrong in kind."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()


def check() -> ModuleType:
    """`bench/quality/voices.py`, which counts the same faults over real articles."""
    spec = importlib.util.spec_from_file_location("voices", Path(__file__).parents[2] / "bench" / "quality" / "voices.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["voices"] = module
    spec.loader.exec_module(module)
    return module


VOICES = check()

SENTENCES = [
    "قال الوزير إن المدارس مفتوحة، ويرى آخرون أن الأقسام غير جاهزة.",
    "قال الوزير إن المدارس مفتوحة، لكن النقابة ترى أن الأقسام غير جاهزة.",
    "قال الوزير إن المدارس مفتوحة فيما أكدت النقابة أن الأقسام غير جاهزة.",
    "أعلنت الشركة افتتاح فرع جديد، وأكدت البلدية أن الرخصة جاهزة.",
    "وأضاف المدير خلال زيارته إلى جزيرة الأرخبيل أن الميناء سيتوسع.",
    "عبر الوادي الكبير عن طريق الجسر القديم.",
    "تجري المباريات وفق الجدول التالي.",
    "يدفع الزبون حسب الحاجة، ووفق عدد الأيام.",
    "كشف الانفجار أن الأنابيب قديمة.",
    "حذرت دراسة حديثة من خطر السهر.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_mute_speaks_and_nothing_runs_over(sentence: str) -> None:
    assert not list(VOICES.faults(Article("a", sentence, "0"), LEXICON))


def test_the_check_finds_what_it_should() -> None:
    """A check that never finds anything proves nothing."""
    assert VOICES._thing("ضرورة الحوار", VOICES.grammar.of(LEXICON))
    assert not VOICES._thing("عدد من النواب", VOICES.grammar.of(LEXICON))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("قالت الشركة إن المنجم آمن. ثم حسمت المنسقة نجوى الهادي الجدل بنفسها، حين أكدت صباح اليوم أن المنجم مغلق.", "نجوى الهادي"),
        ("قالت الشركة إن المنجم آمن. وقدمت مديرة المكتب في باريس نجوى الهادي إحاطة، حيث أكدت أن المنجم مغلق.", "نجوى الهادي"),
        ("قال سامر العلي إنه عائد. ولم يعلن المسؤولون الروس موقفا من الطلب.", "المسؤولون الروس"),
        ("قالت الشركة إن المنجم آمن، كما أكدت أن الأجور ستدفع.", "الشركة"),
    ],
)
def test_who_speaks_last(sentence: str, who: str) -> None:
    account = line.understand(Article("a", sentence, "0"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    assert names[account.statements[-1].entity or ""] == who


def test_an_adjective_of_a_deed_is_no_cue() -> None:
    assert not line.understand(Article("a", "استقبلت المدينة سامر العلي استقبالا معلنا هذه المرة، بعد زيارة أولى.", "0"), LEXICON).statements


def test_an_article_may_end_with_what_was_refused() -> None:
    assert not line.understand(Article("a", "رفضت الشركة ذلك", "0"), LEXICON).statements
