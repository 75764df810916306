"""Names of made-up sentences: exact spans, roles, and who is who."""

from __future__ import annotations

from functools import cache

from riwaya import lexicon, names, text
from riwaya.model import Article


@cache
def words() -> lexicon.Lexicon:
    return lexicon.load()


def read(sentence: str) -> names.Names:
    return names.find(text.lay_out(Article("a", sentence, "0"), words()), ())


def spans(sentence: str) -> list[tuple[str, str]]:
    return [(m.type, m.span.text) for m in read(sentence).mentions]


def test_title_stays_outside_and_becomes_the_role() -> None:
    found = read("قال وزير النقل الفرنسي جوليان ماركيه إن الطريق فتح.")
    assert [(m.type, m.span.text, m.role.span.text if m.role else None) for m in found.mentions] == [("PER", "جوليان ماركيه", "وزير النقل الفرنسي")]


def test_preposition_is_cut_and_the_lam_of_the_article_kept() -> None:
    assert ("ORG", "لجيش السوداني") in spans("سلمت المدينة للجيش السوداني أمس")
    assert ("LOC", "لمغرب") in spans("عاد الوفد إلى مصر ثم للمغرب")


def test_definite_head_alone_is_no_name() -> None:
    assert spans("انسحب الجيش من القرية") == []


def test_short_form_is_the_same_person() -> None:
    found = read("التقى وزير المالية سيرغي بتروفسكي الوفد. وأضاف بتروفسكي أن الوزير سيعود.")
    assert len({m.entity for m in found.mentions}) == 1
    assert [r.span.text for r in found.references] == ["الوزير"]


def test_offsets_are_those_of_the_stored_text() -> None:
    sentence = "زارَ الرئيسُ الفرنسيّ إيمانويل ماكرون مدينة بيروت"
    for mention in read(sentence).mentions:
        assert sentence[mention.span.start : mention.span.end] == mention.span.text
