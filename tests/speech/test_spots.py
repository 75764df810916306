"""What stands at a word is the first that was put there, and nothing stands outside the article."""

import pytest

from riwaya.speech.spots import Spots


def test_the_first_to_come_keeps_its_words() -> None:
    spots = Spots[str](4)
    spots.put(1, 3, "name")
    spots.put(2, 4, "title")
    assert [spots.get(word) for word in range(-1, 5)] == [None, None, "name", "name", "title", None]
    assert 3 in spots and 0 not in spots and -1 not in spots and 4 not in spots
    assert spots[2] == "name"
    with pytest.raises(KeyError):
        spots[0]
