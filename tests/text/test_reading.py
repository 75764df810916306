"""Every span leads back to the stored characters, whatever the text holds."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya import lexicon
from riwaya.model import Article, Span
from riwaya.text import fold, lay_out

LEXICON = lexicon.load()
LETTERS = st.text(alphabet="قال حفتر أإآىةؤئ ـًّ\n\r\t«»“”\"'.،😀\U00010380ﷲﻻ٥5\u200f\u00a0\x00ٱٔ", max_size=80)


def article(text: str) -> Article:
    return Article("a", text, "0")


@given(LETTERS)
def test_every_word_leads_back_to_stored_characters(text: str) -> None:
    reading = lay_out(article(text), LEXICON)
    for index in range(len(reading.words)):
        span = reading.word_span(index, index + 1)
        assert text[span.start : span.end] == span.text
        assert fold(span.text).text.strip() == reading.words[index] or any(ord(c) >= 0xFB50 for c in span.text)


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(LETTERS)
def test_sentences_and_quotes_hold_words_in_order(text: str) -> None:
    reading = lay_out(article(text), LEXICON)
    assert [w for s in reading.sentences for w in range(s.first, s.last)] == list(range(len(reading.words)))
    for quote in reading.quotes:
        assert 0 <= quote.first < quote.last <= len(reading.words)


def test_marks_and_tatweel_belong_to_their_word() -> None:
    text = "قـالَ الوزيرُ"
    reading = lay_out(article(text), LEXICON)
    assert reading.words == ["قال", "الوزير"]
    assert reading.word_span(0, 1).text == "قـالَ"


@given(LETTERS, st.integers(0, 79), st.integers(1, 20))
def test_the_words_that_a_stretch_touches(text: str, start: int, length: int) -> None:
    reading = lay_out(article(text), LEXICON)
    end = min(start + length, len(text))
    if not reading.words or end <= start:
        return
    starts = reading.stored_starts
    first, last = reading.touched(Span(start, end, text[start:end]))
    assert first == max([word for word, at in enumerate(starts) if at <= start], default=0)
    assert last == max(first + 1, sum(at < end for at in starts))


@given(LETTERS, st.text(alphabet="قالحفتر", min_size=1, max_size=6))
def test_whether_a_word_stands_in_the_article(text: str, other: str) -> None:
    reading = lay_out(article(text), LEXICON)
    for word in (*reading.words, other):
        assert reading.has(word) == (word in reading.words)


def test_only_words_of_time_can_begin_a_date() -> None:
    """In the example sentences of the lexicon, words alone and forms of several words."""
    timely = {"date_word", "month", "number", "weekday"}
    told = [one if isinstance(one, str) else one["text"] for kind in LEXICON.kinds for record in LEXICON.records(kind) for one in record.get("reads", ())]
    reading = lay_out(article(".\n".join(told)), LEXICON)
    dated = [entry.dated for entry in reading.entries]
    assert all(dated[at] for at in range(len(dated)) if any(one.record.kind in timely for one in reading.known(at)))
    assert LEXICON.entries.of("و2019").dated
    assert not LEXICON.entries.of("الوزير").dated
