"""Weights of words keep still while a corpus changes a little."""

import numpy as np

from riwaya.merge.codes import code, codes
from riwaya.merge.weights import SCALE, Count, Weights, stepped


def of(counts: dict[str, int], texts: int) -> Weights:
    rows = sorted((code(word), count) for word, count in counts.items())
    return Weights(np.array([one for one, _ in rows]), np.array([count for _, count in rows]), texts)


def test_steps_are_few_and_keep_small_counts() -> None:
    assert [stepped(count) for count in range(13)] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 11]
    steps = [stepped(count) for count in range(1, 5000)]
    assert steps == sorted(steps) and all(1.45 * step > count for step, count in zip(steps, range(1, 5000), strict=True))
    assert len(set(steps)) < 30


def test_rare_words_tell_more() -> None:
    weights = of({"rare": 1, "some": 40, "most": 900}, 1000)
    assert weights.of("rare") == weights.of("unseen") == SCALE > weights.of("some") > weights.of("most") > 0
    assert weights.sum(["rare", "most"]) == weights.of("rare") + weights.of("most")
    assert weights.each(np.array(codes(["most", "unseen", "rare"]))).tolist() == [weights.of(word) for word in ("most", "unseen", "rare")]


def test_one_article_more_moves_nothing() -> None:
    before, after = of({"some": 40, "most": 900}, 1000), of({"some": 41, "most": 901}, 1001)
    assert [before.of(word) for word in ("some", "most")] == [after.of(word) for word in ("some", "most")]


def test_counts_are_taken_in_part_by_part() -> None:
    count = Count()
    count.add(np.array([5, 3, 5]), np.array([1, 2, 4]))
    count.add(np.array([4, 3]), np.array([1, 1]))
    assert [one.tolist() for one in count.all()] == [[3, 4, 5], [3, 1, 5]]
