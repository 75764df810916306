"""Judgements outlive a rebuild; one whose words are gone is listed, not dropped."""

import dataclasses
from pathlib import Path

import pytest

from riwaya import lexicon, merge
from riwaya.errors import JudgementError
from riwaya.merge import judgements
from riwaya.model import Account, Article, Dossier, Entity, Judgements, Mention, Span

WORDS = lexicon.load()
FIRST = "وصل رئيس المصنع سالم الهوني إلى المدينة صباحا وتحدث عن العمال."
SECOND = "قال المهندس سالم الهوني إن الجسر لن يفتح هذا العام."


def _account(name: str, text: str, person: str) -> Account:
    at = text.index(person)
    entity = Entity("e1", "PER", person, (person,))
    return Account(Article(name, text, f"sha-{name}-{len(text)}", outlet=name), (Mention("m1", Span(at, at + len(person), person), "PER", "e1"),), (), (entity,))


def _accounts() -> list[Account]:
    return [_account("a", FIRST, "سالم الهوني"), _account("b", SECOND, "سالم الهوني")]


def _persons(dossier: Dossier) -> int:
    return len([one for one in dossier.entities if one.type == "PER"])


def test_a_judgement_parts_what_was_joined_and_outlives_changed_articles() -> None:
    dossier = merge.merge(_accounts(), lexicon=WORDS)
    assert _persons(dossier) == 1
    decided = judgements.judge(dossier, "different", "a/e1", "b/e1", why="two men")
    assert _persons(merge.merge(_accounts(), Judgements((decided,)), lexicon=WORDS)) == 2
    changed = [_account("a", "عاجل. " + FIRST, "سالم الهوني"), _account("b", SECOND + " وانصرف.", "سالم الهوني")]
    again = merge.merge(changed, Judgements((decided,)), lexicon=WORDS)
    assert _persons(again) == 2
    assert not again.orphans


def test_a_judgement_about_something_gone_is_an_orphan() -> None:
    dossier = merge.merge(_accounts(), lexicon=WORDS)
    decided = judgements.judge(dossier, "different", "a/e1", "b/e1")
    told = merge.merge(_accounts()[:1], Judgements((decided,)), lexicon=WORDS)
    assert [one.id for one in told.orphans] == [decided.id]


def test_the_same_judgement_joins_what_was_apart() -> None:
    accounts = [_account("a", FIRST, "سالم الهوني"), _account("b", SECOND.replace("سالم الهوني", "المهندس"), "المهندس")]
    dossier = merge.merge(accounts, lexicon=WORDS)
    one, other = (next(e.id for e in dossier.entities if e.members == ((name, "e1"),)) for name in ("a", "b"))
    joined = merge.merge(accounts, Judgements((judgements.judge(dossier, "same", one, other),)), lexicon=WORDS)
    assert _persons(joined) == 1
    assert "judgement.same" in next(e for e in joined.entities if e.type == "PER").why


def test_the_file_is_read_as_it_was_written_and_undone(tmp_path: Path) -> None:
    dossier = merge.merge(_accounts(), lexicon=WORDS)
    decided = judgements.judge(dossier, "different", "a/e1", "b/e1", why='said "so"\nby hand', by="x", when="2026-01-01")
    path = tmp_path / "case.judgements.toml"
    judgements.append(path, judgements.written(decided))
    assert judgements.read(path).rows == (decided,)
    judgements.append(path, judgements.undoing(decided.id))
    assert judgements.read(path).rows == (dataclasses.replace(decided, undone=True),)
    assert _persons(merge.merge(_accounts(), judgements.read(path), lexicon=WORDS)) == 1


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(JudgementError):
        judgements.parse('[[judgement]]\nid = "j1"\nverdict = "perhaps"\n')
    with pytest.raises(JudgementError):
        judgements.judge(merge.merge(_accounts(), lexicon=WORDS), "same", "nobody", "a/e1")
