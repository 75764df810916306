"""Copies of one text share an origin, however many they are, and cost no pairs."""

from __future__ import annotations

from riwaya import lexicon
from riwaya.merge import origins
from riwaya.merge.clusters import Clusters
from riwaya.model import Article

TEXT = "قال وزير النقل إن الطريق الساحلي سيفتح يوم الأحد بعد إصلاح الجسر، وطلب من السائقين التمهل عند المداخل."


def test_a_thousand_copies_are_one_origin() -> None:
    words = lexicon.load()
    texts = [TEXT] * 1000 + [TEXT + " وأضاف أن العمل انتهى.", "هطلت أمطار غزيرة على المدينة وتوقفت حركة السير في الأحياء القديمة."]
    articles = [Article(f"a{number:04d}", text, f"{number:064d}", outlet=f"outlet-{number % 7}", published="2030-01-02") for number, text in enumerate(texts)]
    wordings = [origins.wording(one, words) for one in articles]
    assert sum(len(one.keys) > 0 for one in origins._once_each(wordings, Clusters(len(wordings)))) == 3
    found = sorted(origins.find(articles, wordings), key=lambda one: len(one.articles))
    assert [(len(one.articles), one.kind) for one in found] == [(1, "own"), (1001, "reprint")]
    assert found[1].earliest == "a0000"
