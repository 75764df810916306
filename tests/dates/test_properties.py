"""What must hold whatever the words: values of the calendar, nothing full without a date of writing, month pairs whole."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import dates, lexicon, text
from riwaya.model import Article, Time

LEXICON = lexicon.load()
MONTHS = [form for record in LEXICON.records("month") if record.get("calendar") != "hijri" for form in record["forms"]]
PAIRS = [
    (one, other)
    for a in LEXICON.records("month")
    for b in LEXICON.records("month")
    if a.get("calendar") is None and b.get("calendar") is None and a["number"] == b["number"]
    for one in a["forms"]
    for other in b["forms"]
    if one != other
]
WEEKDAYS = [form for record in LEXICON.records("weekday") for form in record["forms"]]
WORDS = [form for record in LEXICON.records("date_word") for form in record.get("forms", ())]
FULL = re.compile(r"\d{4}-\d\d-\d\d")


def times(words: str, published: str | None = None) -> tuple[Time, ...]:
    return dates.find(text.lay_out(Article("a", words, "0", published=published), LEXICON))


def is_of_the_calendar(value: str) -> bool:
    """Every full day in an EDTF value exists; intervals run forward."""
    days = [date.fromisoformat(found) for found in FULL.findall(value)]
    months = [int(found) for found in re.findall(r"\d{4}-(\d\d)", value)]
    return days == sorted(days) and all(1 <= month <= 12 or 21 <= month <= 24 for month in months)


RELATIVE = WEEKDAYS + [form for record in LEXICON.records("date_word") if record["class"] in ("deictic", "vague") for form in record["forms"]]
JOINTS = ["من", "في", "و", "إلى", "/", "-", "،"]
_some_words = st.lists(st.one_of(st.sampled_from(MONTHS + WEEKDAYS + WORDS), st.integers(0, 2100).map(str), st.sampled_from(JOINTS)), min_size=1, max_size=9)


@settings(max_examples=300, deadline=None)
@given(_some_words, st.dates(date(1950, 1, 1), date(2070, 12, 31)))
def test_values_are_of_the_calendar_and_spans_are_exact(words: list[str], published: date) -> None:
    sentence = " ".join(words)
    for time in times(sentence, published.isoformat()):
        assert sentence[time.span.start : time.span.end] == time.span.text
        assert time.value is None or time.kind == "duration" or is_of_the_calendar(time.value), time


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(RELATIVE), st.sampled_from(["", " الماضي", " المقبل"]))
def test_relative_forms_have_no_full_date_without_a_date_of_writing(word: str, mod: str) -> None:
    for published in (None, "2016-12~", "2016"):
        for time in times(f"وصل الوفد {word}{mod} إلى البلد", published):
            assert not FULL.search(time.value or ""), time


@settings(max_examples=200, deadline=None)
@given(_some_words)
def test_without_a_date_of_writing_only_said_years_give_days(words: list[str]) -> None:
    sentence = " ".join(words)
    for time in times(sentence):
        years = set(re.findall(r"(\d{4})-\d\d-\d\d", time.value or ""))
        assert not years or time.kind == "anchored" or any(char.isdigit() for char in sentence), time


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PAIRS), st.integers(1, 28), st.integers(1950, 2070), st.sampled_from(["{}/{}", "{} / {}", "{} ({})", "{}({})"]))
def test_pairs_of_months_are_one_expression(pair: tuple[str, str], day: int, year: int, sign: str) -> None:
    found = times(f"وقع الاتفاق في {day} {sign.format(*pair)} {year} في المدينة")
    assert len(found) == 1
    assert FULL.fullmatch(found[0].value or "")
    assert found[0].span.text.endswith(str(year))
