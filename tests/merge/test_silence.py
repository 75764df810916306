"""An outlet is silent only where its own articles of those days cover the same people."""

from riwaya.merge import silence, when
from riwaya.model import Article


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
