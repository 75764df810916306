"""Who stands in the title of an event that many articles tell: those whom most of them name."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Account, Article

WORDS = lexicon.load()


def _account(name: str, text: str) -> Account:
    return line.understand(Article(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=f"{name}.example", published="2026-05-10"), WORDS)


@pytest.mark.parametrize(
    ("most", "few", "type_", "sides"),
    [
        ("اغتال حزب الأمة القاضي ماهر الخطيب أمس في حلب.", "اغتالت حركة النهضة القاضي ماهر الخطيب أمس في حلب.", "ASSAULT", {"حزب الأمة"}),
        ("التقى القاضي ماهر الخطيب حزب الأمة أمس في حلب.", "التقى القاضي ماهر الخطيب حزب الأمة وحركة النهضة أمس في حلب.", "CONSULT", {"ماهر الخطيب", "حزب الأمة", "حركة النهضة"}),
    ],
)
def test_whom_one_of_five_names(most: str, few: str, type_: str, sides: set[str]) -> None:
    told = [_account(f"m{number}", f"{most} وكتب {number}.") for number in range(4)]
    dossier = merge.merge([*told, _account("z", few)], lexicon=WORDS)
    names = {one.id: one.name for one in dossier.entities}
    (event,) = [one for one in dossier.events if one.type == type_ and len({account.article for account in one.accounts}) == 5]
    assert {names[one] for one in event.actors} == sides
