"""The date of publication and the window of writing."""

import pytest

from riwaya import dates, lexicon, text
from riwaya.model import Article

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("origin", "raw", "value"),
    [
        ("meta", "2025-05-09T10:22:00+03:00", "2025-05-09"),
        ("given", "2025-05-09~", "2025-05-09~"),
        ("given", "2016-12", "2016-12"),
        ("rss", "Fri, 09 May 2025 10:00:00 GMT", "2025-05-09"),
        ("rss", "الجمعة, 09 مايو 2025 10:00:00 +0300", "2025-05-09"),
        ("visible", "نشر في: الجمعة 9 أيار/مايو 2025 - الساعة 12:40", "2025-05-09"),
        ("byline", "الرباط - مراسلنا، ٩ ماي ٢٠٢٥", "2025-05-09"),
        ("visible", "آخر تحديث: 20 غشت 2021", "2021-08-20"),
        ("visible", "3/11/2022", "2022"),
        ("visible", "23/11/2022", "2022-11-23"),
        ("url", "https://example.org/news/2025/05/09/visit", "2025-05-09"),
        ("url", "https://example.org/20220512/story", "2022-05-12"),
        ("url", "https://example.org/story-2022991277", None),
        ("visible", "اقرأ أيضا", None),
    ],
)
def test_one_source(origin: str, raw: str, value: str | None) -> None:
    assert dates.publication([(origin, raw)], LEXICON).value == value


def test_the_more_trusted_source_wins_and_the_other_is_kept() -> None:
    found = dates.publication([("url", "https://example.org/2025/05/10/a"), ("meta", "2025-05-09")], LEXICON)
    assert (found.value, found.origin) == ("2025-05-09", "meta")
    assert [(one.origin, one.value) for one in found.conflicts] == [("url", "2025-05-10")]


def test_a_source_that_agrees_makes_it_more_exact() -> None:
    found = dates.publication([("meta", "2025-05"), ("visible", "9 مايو 2025")], LEXICON)
    assert (found.value, found.origin, found.conflicts) == ("2025-05-09", "visible", ())


def window(sentence: str) -> dates.Window:
    reading = text.lay_out(Article("a", sentence, ""), LEXICON)
    return dates.window(reading, dates.find(reading))


def test_the_window_of_an_undated_article() -> None:
    found = window("وقع الطرفان الاتفاق في 3 مارس 2020. ستجرى الانتخابات في 24 ديسمبر 2021.")
    assert (found.earliest, found.latest) == ("2020-03-03", "2021-12-24")
    assert len(found.why) == 2


def test_today_with_its_date_closes_the_window() -> None:
    found = window("أعلن الوزير اليوم الخميس 8 مايو 2025 عن الخطة")
    assert (found.earliest, found.latest) == ("2025-05-08", "2025-05-08")


def test_no_dates_no_window() -> None:
    assert window("قال الوزير أمس إن الأمر انتهى") == dates.Window(None, None)
