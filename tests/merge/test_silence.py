"""An outlet is silent only where its own articles of those days cover the same people."""

import hashlib

import pytest

from riwaya import lexicon, line, merge
from riwaya.merge import silence, when
from riwaya.model import Article

WORDS = lexicon.load()


def _covered(name: str, outlet: str | None, published: str | None, *about: int) -> tuple[Article, tuple[int, ...]]:
    return Article(name, "", name, outlet=outlet, published=published), about


def test_the_condition_of_silence() -> None:
    covered = dict([
        _covered("a", "first", "2030-03-02", 1, 2), _covered("b", "second", "2030-03-03", 1, 2, 3), _covered("c", "third", "2030-03-03", 1),
        _covered("d", "fourth", "2030-05-01", 1, 2), _covered("e", "fifth", None, 1, 2),
    ])
    coverage = silence.Coverage(covered, lambda: {article.id: about for article, about in covered.items()})
    found = coverage.silent(["a"], frozenset({1, 2}), when.days("2030-03-02"))
    assert [(one.outlet, one.articles) for one in found] == [("second", ("b",))]
    assert coverage.silent(["e"], frozenset({1, 2}), None) == ()
    assert coverage.silent(["a"], frozenset({1, 2}), when.days("2029-12-02")) == ()


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("قال الوزير سامر العلي إن العلاقات مع القاهرة جيدة.", ("b",)),
        ("التقى الوزير سامر العلي السفير نادر حمدان في القاهرة.", ()),
    ],
)
def test_who_tells_the_meeting_is_not_silent_on_the_journey(text: str, silent: tuple[str, ...]) -> None:
    told = {"a": "وصل الوزير سامر العلي إلى القاهرة في زيارة رسمية. وأكد السفير نادر حمدان أهمية الزيارة.", "b": text}
    articles = [Article(name, one, hashlib.sha256(one.encode()).hexdigest(), outlet=name, published="2026-05-10") for name, one in told.items()]
    dossier = merge.merge([line.understand(one, WORDS) for one in articles], lexicon=WORDS)
    assert {one.silent for one in dossier.events if one.mode == "visit"} == {silent}
