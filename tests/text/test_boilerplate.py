"""Boilerplate is stored but not understood."""

from __future__ import annotations

from riwaya import lexicon, text
from riwaya.model import Article, Part


def test_boilerplate_has_no_words_and_moves_no_offset() -> None:
    stored = "انتهت المحادثات.\n\nاقرأ أيضا: خبر آخر 😀\n\nوصل الوفد."
    start, end = stored.index("اقرأ"), stored.index("\n\nوصل")
    reading = text.lay_out(Article("a", stored, "0", parts=(Part("boilerplate", start, end),)), lexicon.load())
    assert reading.words == ["انتهت", "المحادثات", "وصل", "الوفد"]
    assert reading.word_span(2, 4).text == "وصل الوفد" == stored[reading.word_span(2, 4).start : reading.word_span(2, 4).end]
