"""One man held is one event, however it is called and whoever denies it."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Account, Article

WORDS = lexicon.load()


def _account(name: str, text: str, day: str = "2026-05-10") -> Account:
    return line.understand(Article(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=f"{name}.example", published=day), WORDS)


@pytest.mark.parametrize(
    ("first", "second", "day", "events"),
    [
        ("خطف مسلحون الوزير سامر العلي في الخرطوم.", "أعلنت الجماعة أن الوزير سامر العلي اعتقل بأمر من النيابة.", "2026-05-10", 1),
        ("قال الرئيس إن الوزير سامر العلي محتجز لدى السودان.", "نفى مكتب الوزير سامر العلي، الخميس، الأنباء التي تحدثت عن احتجازه في السودان.", "2026-05-15", 1),
        ("خطف مسلحون الوزير سامر العلي في الخرطوم.", "اعتقلت الشرطة الوزير سامر العلي في المطار.", "2029-03-02", 2),
        ("خطف مسلحون الوزير سامر العلي في الخرطوم.", "خطف مسلحون السفير نادر حمدان في الخرطوم.", "2026-05-10", 2),
    ],
)
def test_held_once(first: str, second: str, day: str, events: int) -> None:
    dossier = merge.merge([_account("a", first), _account("b", second, day)], lexicon=WORDS)
    found = [one for one in dossier.events if one.mode in ("arrest", "abduct") and one.recipients]
    assert len(found) == events


def test_custody_asserted_and_denied_is_a_conflict() -> None:
    first = "قال الرئيس نادر حمدان إن الوزير سامر العلي محتجز لدى السودان."
    second = "نفى مكتب الوزير سامر العلي، الخميس، الأنباء التي تحدثت عن احتجازه في السودان. وقال الرئيس نادر حمدان إن السودان تحتجز الوزير سامر العلي."
    dossier = merge.merge([_account("a", first), _account("b", second)], lexicon=WORDS)
    held = next(one for one in dossier.events if one.mode == "arrest")
    assert {one.factuality for one in held.accounts} >= {"CT+", "CT-"}
    assert [one.attribute for one in held.conflicts] == ["factuality"]


def test_forms_of_one_word_are_no_rival_names() -> None:
    first, second = "خطف مسلحون الوزير سامر العلي أمس في الخرطوم.", "مسلحون يخطفون الوزير سامر العلي. وجرى اختطاف العلي أمس في الخرطوم."
    dossier = merge.merge([_account("a", first), _account("b", second)], lexicon=WORDS)
    assert [conflict for one in dossier.events for conflict in one.conflicts if conflict.kind == "naming"] == []


def test_nobody_is_named_but_the_place_and_the_day_are() -> None:
    first, second = "اندلعت أمس اشتباكات في درنة.", "أفادت الإذاعة بأن اشتباكات اندلعت أمس في درنة بين مسلحين."
    dossier = merge.merge([_account("a", first), _account("b", second)], lexicon=WORDS)
    assert len([one for one in dossier.events if one.type == "ASSAULT"]) == 1


def test_a_name_that_goes_on_behind_the_father_is_one_person() -> None:
    first, second = "قال الوزير فهد بن ماجد إن القمة ناجحة.", "قال الوزير فهد بن ماجد آل حمدان إن القمة فشلت."
    dossier = merge.merge([_account("a", first), _account("b", second)], lexicon=WORDS)
    assert len([one for one in dossier.entities if one.type == "PER"]) == 1
