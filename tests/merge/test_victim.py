"""One killing told in other words stays one event."""

from __future__ import annotations

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.model import Account, Article

WORDS = lexicon.load()


def _account(name: str, text: str) -> Account:
    return line.understand(Article(name, text, hashlib.sha256(text.encode()).hexdigest(), outlet=f"{name}.example", published="2026-05-10"), WORDS)


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        ("اغتيل القاضي ماهر الخطيب أمس في حلب.", "أطلق مسلحون الرصاص على القاضي ماهر الخطيب، ما أدى إلى مقتل الخطيب في الضاحية.", 1),
        ("قتل القاضي ماهر الخطيب أمس في حلب.", "قتل القاضي نادر حمدان أمس في حلب.", 2),
    ],
)
def test_nobody_is_killed_twice(first: str, second: str, events: int) -> None:
    dossier = merge.merge([_account("a", first), _account("b", second)], lexicon=WORDS)
    assert len([one for one in dossier.events if one.type == "ASSAULT" and one.recipients]) == events
