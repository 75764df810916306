"""One attack told with other victims, tolls and places stays one event; two attacks are two."""

from __future__ import annotations

import hashlib

from riwaya import lexicon, line, merge
from riwaya.model import Account, Article, Dossier

WORDS = lexicon.load()
MARKET = (
    ("a", "2026-04-11", "قتل خمسة عمال في قصف مدفعي على سوق مدينة تدمر السورية أمس الجمعة. واتهم الدفاع المدني قوات السهم بتنفيذ القصف."),
    ("b", "2026-04-11", "أعلنت وزارة الصحة السورية مقتل خمسة مدنيين وإصابة تسعة آخرين جراء قصف استهدف سوقا في تدمر يوم الجمعة."),
    ("c", "2026-04-12", "قال سكان إن خمسة أشخاص قضوا عندما قصفت قوات السهم سوق تدمر يوم الجمعة 10 أبريل 2026."),
    ("d", "2026-04-12", "نفت قوات السهم قصف سوق تدمر الذي أسفر عن مقتل خمسة مدنيين يوم الجمعة."),
)
POST = (
    ("e", "2026-04-15", "قتل ثلاثة جنود في هجوم على حاجز في مدينة تدمر السورية أمس الثلاثاء. وتبنت قوات السهم الهجوم."),
    ("f", "2026-04-16", "قالت وكالة محلية إن ثلاثة عسكريين قتلوا في هجوم على حاجز في تدمر يوم الثلاثاء 14 أبريل 2026."),
)


def _account(name: str, day: str, text: str) -> Account:
    return line.understand(Article(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=f"{name}.example", published=day), WORDS)


def _attacks(*texts: tuple[str, str, str]) -> list[set[str]]:
    return sorted(({one.article for one in event.accounts} for event in _dossier(*texts).events if event.type == "ASSAULT"), key=min)


def _dossier(*texts: tuple[str, str, str]) -> Dossier:
    return merge.merge([_account(*text) for text in texts], lexicon=WORDS)


def test_victims_in_other_words_are_no_other_victims() -> None:
    assert _attacks(*MARKET, *POST) == [set("abcd"), set("ef")]


def test_a_title_says_a_nameless_group_once() -> None:
    assert [one.title for one in _dossier(*MARKET).events if one.type == "ASSAULT"] == ["قصف قوات السهم لمدنيين في سوق تدمر"]


def test_other_tolls_of_one_day_are_other_attacks_unless_they_grow() -> None:
    first = ("a", "2026-04-11", "قتل خمسة عمال في هجوم على مصنع بمدينة تدمر السورية أمس الجمعة.")
    second = ("b", "2026-04-11", "قتل تسعة طلاب حين هاجم مسلحون حافلة في تدمر أمس الجمعة.")
    grown = ("c", "2026-04-13", "بلغت حصيلة الهجوم في مدينة تدمر السورية يوم الجمعة تسعة قتلى.")
    assert _attacks(first, second) == [{"a"}, {"b"}]
    assert _attacks(first, grown) == [{"a", "c"}]


def test_a_denied_meeting_is_the_one_that_others_tell() -> None:
    dossier = _dossier(
        ("a", "2026-07-08", "التقى الوزير رامي الحداد زعيم حزب التجديد سامر الكاتب في أربيل الثلاثاء."),
        ("b", "2026-07-09", "نفت وزارة الخارجية عقد أي لقاء بين الوزير رامي الحداد وزعيم حزب التجديد سامر الكاتب."),
    )
    met = [one for one in dossier.events if one.type == "CONSULT"]
    assert [{(one.article, one.factuality) for one in event.accounts} for event in met] == [{("a", "CT+"), ("b", "CT-")}], met
    assert [{side.value for side in conflict.accounts} for event in met for conflict in event.conflicts] == [{"CT+", "CT-"}]


def test_rival_counts_of_one_attack_are_a_conflict_and_grown_ones_an_update() -> None:
    dossier = _dossier(
        ("a", "2026-05-04", "أعلنت وزارة الداخلية مقتل سبعة أشخاص في تفجير سيارة مفخخة استهدف السوق في مدينة تدمر الأحد."),
        ("b", "2026-05-04", "قتل تسعة مدنيين في انفجار سيارة مفخخة في سوق تدمر أمس الأحد، بحسب مصدر طبي."),
        ("c", "2026-05-05", "ارتفعت حصيلة ضحايا تفجير سوق تدمر الذي وقع الأحد إلى 14 قتيلا."),
    )
    found = {conflict.kind: {side.article for side in conflict.accounts} for event in dossier.events for conflict in event.conflicts if conflict.attribute == "number"}
    assert found == {"conflict": {"a", "b"}, "update": {"a", "c"}}
