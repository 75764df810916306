"""Who takes part in what names nobody, as an editor understands it from the rest of the article."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line
from riwaya.model import Article

LEXICON = lexicon.load()
_FIGHT = "اندلعت معارك بين الجيش السوداني وقوات الدعم السريع في الخرطوم. "
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
    ("war for which somebody is punished", "فرض الاتحاد الأوروبي عقوبات على تركيا بسبب الحرب في اليونان", "الحرب", ["تركيا"]),
    ("war in a state that one state fights", "قالت تركيا إن حرب اليونان مستمرة. وتقول وكالة إن الجيش اليوناني هاجم القوات التركية", "حرب", ["تركيا"]),
]


@pytest.mark.parametrize(("text", "word", "actors"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_actors(text: str, word: str, actors: list[str]) -> None:
    account = line.understand(Article("a", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-11"), LEXICON)
    names = {one.id: one.name for one in account.entities}
    event = next(one for one in account.events if any(trigger.text == word for trigger in one.triggers))
    assert sorted(names[one] for one in event.actors) == sorted(actors)
