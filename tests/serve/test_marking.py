"""The text stays what it is; facts lie over it in whole words."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from riwaya.serve.marking import Fact, marked, sentence, snapped

TEXT = "عنوان الخبر\nقال وزير النقل لحسان إن <b>الجسر</b> مغلق."


def bare(html: str) -> str:
    return unescape(re.sub("<[^>]+>", "", html))


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=8))
def test_the_words_are_unchanged_whatever_lies_over_them(spans: list[tuple[int, int]]) -> None:
    facts = [Fact(a, min(len(TEXT), a + size), "asserts", f"s{n}", "#x" if n % 2 else None) for n, (a, size) in enumerate(spans)]
    assert bare(marked(TEXT, facts)) == TEXT


def test_edges_never_stand_inside_a_word() -> None:
    start = TEXT.index("حسان")
    assert TEXT[slice(*snapped(TEXT, start, start + 4))] == "لحسان"
    assert ">لحسان</a>" in marked(TEXT, [Fact(start, start + 4, "PER", "m1", "#e1")])


def test_every_fact_has_one_anchor_and_markup_in_the_text_is_escaped() -> None:
    html = marked(TEXT, [Fact(12, 40, "asserts", "s1"), Fact(16, 20, "visit", "v1")], headline_end=11)
    assert html.count('id="s1"') == 1 and html.count('id="v1"') == 1
    assert "<b>" not in html and html.startswith('<h2 lang="ar"')


def test_facts_that_begin_together_are_all_right_before_their_piece() -> None:
    html = marked(TEXT, [Fact(12, 40, "asserts", "s1"), Fact(12, 30, "denies", "s2"), Fact(12, 16, "visit", "v1")], headline_end=11)
    assert re.search(r'(<span class="anchor" id="\w+" tabindex="-1">){3}(</span>){3}<span class="fact', html)


def test_a_sentence_is_cut_at_words() -> None:
    text = "أول. " + "كلمة " * 200 + "الهدف هنا " + "كلمة " * 200 + ". آخر"
    start = text.index("الهدف")
    html = sentence(text, start, start + 5)
    assert "<mark>الهدف</mark>" in html and len(bare(html)) < 480 and "أول" not in html


def test_a_long_marking_begins_early_and_ends_with_a_whole_word() -> None:
    text = "تمهيد " * 80 + "الهدف " * 200 + "آخر."
    start = text.index("الهدف")
    html = sentence(text, start, len(text) - 5)
    lead, marked_words = html.split("<mark>")
    assert len(bare(lead)) < 130 and marked_words.split("</mark>")[0].split()[-1] == "الهدف" and bare(html).endswith(" …")
