"""The lake: what it gives is what `build` gives; nothing is made twice, nothing that changed is left; a killed run loses a segment at most."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet

import riwaya
from riwaya import building, merge
from riwaya.errors import LakeError, ReadError, UsageError
from riwaya.export import json as out
from riwaya.lake import extracting, loading, markers, merging, reading, segments, tables
from riwaya.lake.extracting import Wish
from riwaya.merge import keeping

sys.path.insert(0, str(Path(__file__).parent))
import many_affairs as making

SIZE = 6_000


def exported(case: Path) -> bytes:
    with riwaya.open(str(case)) as opened:
        return out.line(out.dossier_object(opened.dossier())).encode()


def filled(lake: Path, *paths: Path, of: int = 1, **more: object) -> list[extracting.Done]:
    return [extracting.extract(Wish(paths, lake, shard, of, size=SIZE, **more)) for shard in range(1, of + 1)]  # type: ignore[arg-type]


def dossier(lake: Path) -> dict[str, bytes]:
    known = merging.marker(lake)
    assert known is not None
    return {path.name: path.read_bytes() for path in sorted((lake / known["name"]).iterdir())}


def files(lake: Path) -> dict[str, object]:
    """Every file of a lake: its bytes; of articles the rows with their sheets opened, for sets are written in any order."""
    out: dict[str, object] = {}
    for path in sorted(lake.rglob("*")):
        if path.is_file() and "/.part-0." not in path.as_posix():
            rows = parquet.read_table(path).to_pylist() if "table=articles" in path.as_posix() else None
            out[path.relative_to(lake).as_posix()] = path.read_bytes() if rows is None else [_opened(row) for row in rows]
    return out


def _opened(row: dict[str, object]) -> dict[str, object]:
    """A row of an article; of its sheet the parts that can be compared."""
    kept = {name: value for name, value in row.items() if not name.startswith("sheet_")}
    sheet = {name: keeping.unpack_part(value) for name, value in row.items() if name.startswith("sheet_") and name != "sheet_wording"}  # type: ignore[arg-type]
    return {**kept, **sheet}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty articles in a file of lines and three in a folder, one of them a double, one empty."""
    root = tmp_path_factory.mktemp("told")
    making.write(root / "many.jsonl", 40)
    (root / "pages").mkdir()
    for number in (40, 41):
        (root / "pages" / f"page-{number}.txt").write_text(making.article(number)["text"], encoding="utf-8")
    (root / "pages" / "made-00003.txt").write_text(making.article(42)["text"], encoding="utf-8")
    (root / "pages" / "void.txt").write_text("", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def lake(told: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("lakes") / "lake"
    filled(place, told / "many.jsonl", told / "pages", of=3)
    merging.merge_lake(place)
    return place


def test_the_dossier_is_that_of_build_byte_for_byte(told: Path, lake: Path, tmp_path: Path) -> None:
    building.build(building.Wish((told / "many.jsonl", told / "pages"), str(tmp_path / "built.riwaya")))
    counts, refusals = loading.load(lake, str(tmp_path / "loaded.riwaya"), loading.Chosen())
    assert exported(tmp_path / "loaded.riwaya") == exported(tmp_path / "built.riwaya")
    assert counts.gained == 42 and sorted(one.article for one in refusals) == ["made-00003", "void"]


def test_shares_and_workers_leave_the_same_lake(told: Path, lake: Path, tmp_path: Path) -> None:
    filled(tmp_path / "other", told / "pages", told / "many.jsonl", workers=2)
    merging.merge_lake(tmp_path / "other")
    assert files(tmp_path / "other") == files(lake)


def test_a_second_run_does_nothing(told: Path, lake: Path) -> None:
    before = files(lake)
    for done in filled(lake, told / "many.jsonl", told / "pages", of=2):
        assert not done.made and not done.gone and done.stood
    assert merging.merge_lake(lake).stood
    assert files(lake) == before


def test_only_what_changed_is_made_again(told: Path, tmp_path: Path) -> None:
    shutil.copy(told / "many.jsonl", tmp_path / "many.jsonl")
    first = filled(tmp_path / "lake", tmp_path / "many.jsonl")[0]
    with (tmp_path / "many.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(making.article(99), ensure_ascii=False) + "\n")
    again = filled(tmp_path / "lake", tmp_path / "many.jsonl")[0]
    assert again.stood == first.made["new"] - 1 and sum(again.made.values()) == 1
    assert again.counts["articles"] == 41


def test_what_is_gone_from_the_input_is_gone_from_the_lake(told: Path, tmp_path: Path) -> None:
    making.write(tmp_path / "many.jsonl", 30)
    filled(tmp_path / "lake", tmp_path / "many.jsonl")
    making.write(tmp_path / "many.jsonl", 8)
    done = filled(tmp_path / "lake", tmp_path / "many.jsonl")[0]
    assert done.gone and done.counts["articles"] == 8
    assert sum(one.counts["articles"] for one in reading.segments(tmp_path / "lake")) == 8


def test_other_words_make_again_what_was_made_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making.write(tmp_path / "a.jsonl", 4)
    making.write(tmp_path / "b.jsonl", 4, 4)
    filled(tmp_path / "lake", tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    version = extracting.version_of
    with monkeypatch.context() as other:
        other.setattr(extracting, "version_of", lambda words: dataclasses.replace(version(words), lexicon="0123456789abcdef"))
        assert filled(tmp_path / "lake", tmp_path / "a.jsonl")[0].made == {"of another lexicon": 1}
    with pytest.raises(LakeError, match="several versions"):
        merging.merge_lake(tmp_path / "lake")
    back = filled(tmp_path / "lake", tmp_path / "a.jsonl", tmp_path / "b.jsonl")[0]
    assert back.made == {"of another lexicon": 1} and back.stood == 1
    assert not merging.merge_lake(tmp_path / "lake").stood


def rows_of(lake: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of every table but for their order and that of sets in sheets."""
    found = reading.segments(lake)
    out = {}
    for table, columns in tables.columns().items():
        kept = [column for column in columns if not column.startswith("sheet_")]
        out[table] = sorted(reading.rows(lake, found, table, kept), key=repr)
    return out


def overlay(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_changed_lexicon_makes_again_only_what_it_touches(told: Path, lake: Path, tmp_path: Path) -> None:
    """A word comes and goes: the lake is the one that is made from nothing, and most articles stay as they stand."""
    words = overlay(tmp_path / "words", f'[[title]]\nid = "own_one"\nclass = "rank"\nforms = ["{making.article(0)["title"].split()[1]}", "على أي صفقة"]\n')
    shutil.copytree(lake, tmp_path / "lake")
    filled(tmp_path / "whole", told / "many.jsonl", told / "pages", lexicon=words)
    merging.merge_lake(tmp_path / "whole", overlay=words)
    for own, whole in ((words, tmp_path / "whole"), (None, lake)):
        done = filled(tmp_path / "lake", told / "many.jsonl", told / "pages", lexicon=own)[0]
        assert set(done.made) == {"of another lexicon"} and 0 < done.kept < done.counts["articles"] == 43
        merging.merge_lake(tmp_path / "lake", overlay=own)
        assert rows_of(tmp_path / "lake") == rows_of(whole) and dossier(tmp_path / "lake") == dossier(whole)


def test_a_case_is_a_part_of_the_lake(lake: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nobody"):
        loading.load(lake, str(tmp_path / "none.riwaya"), loading.Chosen(person="فلان الفلاني"))
    counts, _ = loading.load(lake, str(tmp_path / "outlet.riwaya"), loading.Chosen(outlet="outlet-a", since="2012", until="2019-12"))
    wanted = [one for one in map(making.article, range(40)) if one["outlet"] == "outlet-a" and "2012" <= one["published"] <= "2019-12-31"]
    assert counts.gained == len(wanted) > 0
    person = making.article(0)["title"].split(" في ")[0]
    counts, _ = loading.load(lake, str(tmp_path / "person.riwaya"), loading.Chosen(person=person))
    with riwaya.open(str(tmp_path / "person.riwaya")) as case:
        named = [one.article.id for one in case.accounts()]
        assert 0 < len(named) < 42
        assert all(person.split()[1] in case.article(name).text for name in named)  # type: ignore[union-attr]
    counts, _ = loading.load(lake, str(tmp_path / "events.riwaya"), loading.Chosen(event_type="PROTEST"))
    assert 0 < counts.gained < 42


def test_a_part_is_loaded_alike_by_any_number_of_workers_and_nothing_is_read_for_it_again(lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.load(lake, str(tmp_path / "two.riwaya"), loading.Chosen(outlet="outlet-a"), workers=2)

    def again(*_: object) -> None:
        raise AssertionError("a sheet of the lake was made again")

    monkeypatch.setattr(merge.Memory, "fresh", again)
    loading.load(lake, str(tmp_path / "one.riwaya"), loading.Chosen(outlet="outlet-a"))
    assert exported(tmp_path / "one.riwaya") == exported(tmp_path / "two.riwaya")


def test_judgements_are_heard_by_the_lake(lake: Path, told: Path, tmp_path: Path) -> None:
    from riwaya.merge import judgements

    shutil.copytree(lake, tmp_path / "lake")
    building.build(building.Wish((told / "many.jsonl", told / "pages"), str(tmp_path / "case.riwaya")))
    with riwaya.open(str(tmp_path / "case.riwaya")) as case:
        dossier = case.dossier()
    persons = sorted(one.id for one in dossier.entities if one.type == "PER")
    judgements.append(tmp_path / "lake" / "judgements.toml", judgements.written(judgements.judge(dossier, "same", persons[0], persons[1], when="2026-01-01")))
    before = merging.marker(lake)
    done = merging.merge_lake(tmp_path / "lake")
    assert before is not None and done.counts["entities"] == before["counts"]["entities"] - 1 and not done.stood


def test_cuts_do_not_lose_lines(tmp_path: Path) -> None:
    making.write(tmp_path / "many.jsonl", 50)
    whole = [one.id for one in next(segments.plan([tmp_path / "many.jsonl"])).items()]  # type: ignore[union-attr]
    for size in (1, 700, 5_000):
        cut = list(segments.plan([tmp_path / "many.jsonl"], size=size))
        assert [one.id for part in cut for one in part.items()] == whole  # type: ignore[union-attr]
        assert sum(part.about for part in cut) == 50 and len({part.name for part in cut}) == len(cut)


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "bare.jsonl").write_text("".join(json.dumps({"text": f"قال الوزير إن العدد {number}"}, ensure_ascii=False) + "\n\n" for number in range(40)), encoding="utf-8")
    whole = [one.id for one in riwaya.read.items([tmp_path / "bare.jsonl"])]  # type: ignore[union-attr,attr-defined]
    assert [one.id for part in segments.plan([tmp_path / "bare.jsonl"], size=300) for one in part.items()] == whole  # type: ignore[union-attr]


def test_addresses_are_fetched(tmp_path: Path) -> None:
    (tmp_path / "store" / "2026").mkdir(parents=True)
    making.write(tmp_path / "store" / "2026" / "a.jsonl", 6)
    making.write(tmp_path / "store" / "b.jsonl", 6, 6)
    (tmp_path / "store" / "read.me").write_text("x")
    far = [one.id for part in segments.plan([], addresses=[(tmp_path / "store").as_uri()]) for one in part.items()]  # type: ignore[union-attr]
    assert far == [making.article(number)["id"] for number in range(12)]
    assert len({part.mark() for part in segments.plan([], addresses=[(tmp_path / "store").as_uri()])}) == 2
    with pytest.raises(ReadError):
        list(segments.plan([], addresses=["nowhere://news"]))


def test_a_new_file_moves_few_cuts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_ABOUT_FILES", 16)
    for number in range(500):
        (tmp_path / f"page-{number:04d}.txt").write_text("نص", encoding="utf-8")
    before = {one.name: one.mark() for one in segments.plan([tmp_path])}
    (tmp_path / "page-0300b.txt").write_text("نص", encoding="utf-8")
    after = {one.name: one.mark() for one in segments.plan([tmp_path])}
    assert len(before) > 2 and len(set(after.items()) - set(before.items())) <= 2


def test_a_broken_mark_says_so(lake: Path, tmp_path: Path) -> None:
    shutil.copytree(lake, tmp_path / "lake")
    next((tmp_path / "lake" / "done").iterdir()).write_text("{", encoding="utf-8")
    with pytest.raises(LakeError, match="no mark of a segment"):
        markers.read(tmp_path / "lake")


_SCRIPT = """
import sys
from pathlib import Path
from riwaya.lake import extracting
from riwaya.lake.extracting import Wish
from riwaya.merge import keeping
if __name__ == "__main__":
    print("on", flush=True)
    extracting.extract(Wish((Path(sys.argv[1]),), Path(sys.argv[2]), workers=int(sys.argv[3]), size=6_000))
"""


def _killed(script: Path, told: Path, lake: Path, workers: int, after: float, whom: Callable[[int], int | None]) -> None:
    """Start a run and kill it, or a worker of it, after so many seconds."""
    environment = {**os.environ, "PYTHONPATH": str(Path(riwaya.__file__).parents[1])}
    with subprocess.Popen([sys.executable, str(script), str(told), str(lake), str(workers)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        pid = whom(process.pid)
        if pid is not None and process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait(120)


def _itself(pid: int) -> int:
    return pid


def _a_worker(pid: int) -> int | None:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(listed[-1]) if listed else None


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("whom", "workers"), [(_itself, 1), (_itself, 2), (_a_worker, 2)])
def test_a_killed_run_is_taken_up(told: Path, lake: Path, tmp_path: Path, whom: Callable[[int], int | None], workers: int) -> None:
    script = tmp_path / "run.py"
    script.write_text(_SCRIPT)
    chance = random.Random(7)
    place = tmp_path / "lake"
    for _ in range(7):
        _killed(script, told / "many.jsonl", place, workers, chance.uniform(0.3, 4.0), whom)
    filled(place, told / "many.jsonl")
    filled(tmp_path / "whole", told / "many.jsonl")
    assert files(place) == files(tmp_path / "whole")
