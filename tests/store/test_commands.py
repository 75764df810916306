"""The commands on a case, from articles to exported corrections, as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from riwaya.cli import main

ARTICLES = (
    {"id": "one", "outlet": "outlet-a", "published": "2021-03-05", "text": "قال وزير الخارجية سالم العطار إن الوفد زار مدينة بنغازي يوم الخميس، ونفى العطار وجود خلاف مع طرابلس."},
    {"id": "two", "outlet": "outlet-b", "published": "2021-03-06", "text": "أكد مصدر حكومي أن الوفد زار بنغازي الخميس.\nوببنغازي التقى الوفد نوابا، وفق وكالة الأنباء الليبية."},
    {"id": "three", "published": "2021-03-06", "text": ""},
)


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == code, result.output + (result.stderr or "")
    return result


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("affair")
    (folder / "articles.jsonl").write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES), encoding="utf-8")
    result = run("build", folder / "articles.jsonl", "-o", folder / "affair.riwaya")
    assert "2 new, 0 changed, 0 unchanged, 0 gone, 1 refused" in result.stderr and "refused" in result.stderr
    return folder / "affair.riwaya"


def test_a_build_goes_on_where_nothing_changed(case: Path) -> None:
    assert "0 new, 0 changed, 2 unchanged, 0 gone, 1 refused" in run("build", case.parent / "articles.jsonl", "-o", case).stderr


def test_status_and_refusals(case: Path) -> None:
    assert "2 articles (0 gone)" in run("status", case).stdout
    assert "(read)" in run("status", case, "--refusals").stdout


def test_search(case: Path) -> None:
    assert "[بنغازي]" in run("search", case, "بنغازي").stdout
    rows = [json.loads(line) for line in run("search", case, "بنغازي", "--json", "--no-names").stdout.splitlines()]
    texts = {str(one["id"]): str(one["text"]) for one in ARTICLES}
    assert all(texts[row["article"]][hit["start"] : hit["end"]] == hit["text"] for row in rows for hit in row["hits"])
    assert sum(len(row["hits"]) for row in rows) == 3
    run("search", case, "كلمةلاتوجد", code=1)
    run("search", case, "-", code=2)


def test_correct_and_judge(case: Path, tmp_path: Path) -> None:
    mention = json.loads(run("export", case).stdout)["entities"]
    made = run("correct", case, "accept", "one/m1", "--why", "read it", "--by", "salma", "--later").stdout.strip()
    assert made in run("correct", case, "list").stdout and "salma" in run("correct", case, "list").stdout
    (tmp_path / "log.jsonl").write_text(run("correct", case, "export").stdout, encoding="utf-8")
    assert "0 corrections added, 1 stood there already" in run("correct", case, "import", tmp_path / "log.jsonl").stderr
    run("correct", case, "withdraw", made, "--later")
    assert made not in run("correct", case, "list").stdout and run("correct", case, "stale").stdout == ""
    run("correct", case, "accept", code=2)
    run("correct", case, "edit", "one/m1", "--set", "type=KING", code=2)
    pair = [one["id"] for one in mention if one["type"] == "LOC"][:2]
    if len(pair) == 2:
        name = run("judge", case, "different", *pair, "--by", "salma", "--why", "two towns").stdout.strip()
        assert name in run("judge", case, "list").stdout and case.with_suffix(".judgements.toml").is_file()
        run("judge", case, "undo", name, "--later")
    run("judge", case, "same", "e1", code=2)
    run("judge", case, "undo", "nothing", code=2)


def test_diff(case: Path) -> None:
    assert "0 gained, 0 lost, 0 changed" in run("diff", case, "--since", "1").stderr
    run("diff", case, "--since", "99", code=2)


def test_nothing_usable_is_one_and_wrong_usage_two(tmp_path: Path) -> None:
    run("build", tmp_path / "nothing", "-o", tmp_path / "a.riwaya", code=1)
    run("status", tmp_path / "b.riwaya", code=1)
    run("build", code=2)
    run("build", tmp_path, "-o", tmp_path / "a.riwaya", "--workers", "none", code=2)


def test_doctor() -> None:
    assert "FTS5 yes" in run("doctor").stdout


@pytest.mark.parametrize("name", ["build", "status", "search", "diff", "correct", "judge", "export", "doctor"])
def test_help_has_examples(name: str) -> None:
    assert f"riwaya {name} " in run(name, "--help").stdout
