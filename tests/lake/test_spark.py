"""Spark gives the bytes that one machine gives; articles that raise, hang or kill are one refusal each; whoever is killed, the next run ends the same."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya import building
from riwaya.export import json as out
from riwaya.lake import extracting, loading, merging, reading
from riwaya.lake.extracting import Wish

sys.path.insert(0, str(Path(__file__).parent))
import many_affairs as making
import planted_articles

pytest.importorskip("pyspark", reason="Spark is not installed: pip install riwaya[spark]")
pytestmark = [pytest.mark.spark, pytest.mark.slow, pytest.mark.skipif(shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="no Java: Spark cannot start")]
SIZE = 6_000
PLACES = os.pathsep.join([str(Path(riwaya.__file__).parents[1]), str(Path(__file__).parent)])


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from riwaya.spark.session import session

    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = PLACES
    try:
        with session("local[2,4]", "1g") as running:
            yield running
    finally:
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before


def digest(lake: Path) -> list[dict[str, Any]]:
    """All that a lake holds of its articles, and the files of its dossier."""
    found = reading.segments(lake)
    columns = ("article", "mark", "sha256", "body")
    rows = sorted(reading.rows(lake, found, "articles", columns), key=lambda row: row["article"])
    return [*rows, *reading.rows(lake, found, "refusals", ("article", "room"))]


def dossier(lake: Path) -> dict[str, bytes]:
    known = merging.marker(lake)
    assert known is not None
    return {path.name: path.read_bytes() for path in sorted((lake / known["name"]).iterdir())}


def exported(case: Path) -> bytes:
    with riwaya.open(str(case)) as opened:
        return out.line(out.dossier_object(opened.dossier())).encode()


def same_three(spark: Any, folder: Path, count: int, size: int) -> None:
    """The dossier of so many articles from `build`, from shares and DuckDB, from Spark."""
    from riwaya.spark import extracting as apart
    from riwaya.spark import merging as joined

    told = making.write(folder / "told.jsonl", count)
    building.build(building.Wish((told,), str(folder / "built.riwaya")))
    for shard in (1, 2, 3):
        extracting.extract(Wish((told,), folder / "lake", shard, 3, size=size))
    merging.merge_lake(folder / "lake")
    loading.load(folder / "lake", str(folder / "loaded.riwaya"), loading.Chosen())
    done = apart.extract(spark, Wish((told,), folder / "sparked", size=size))
    assert done.counts["articles"] == count
    joined.merge_lake(spark, folder / "sparked")
    loading.load(folder / "sparked", str(folder / "sparked.riwaya"), loading.Chosen())
    assert exported(folder / "built.riwaya") == exported(folder / "loaded.riwaya") == exported(folder / "sparked.riwaya")
    assert dossier(folder / "lake") == dossier(folder / "sparked") and digest(folder / "lake") == digest(folder / "sparked")
    again = apart.extract(spark, Wish((told,), folder / "sparked", size=size))
    assert not again.made and again.counts["articles"] == count
    assert joined.merge_lake(spark, folder / "sparked").stood


def test_spark_gives_the_same_bytes(spark: Any, tmp_path: Path) -> None:
    same_three(spark, tmp_path, 36, 12_000)


@pytest.mark.long
def test_spark_gives_the_same_bytes_for_two_thousand_articles(spark: Any, tmp_path: Path) -> None:
    same_three(spark, tmp_path, 2_000, 200_000)


def plant(path: Path, count: int) -> Path:
    """So many articles, and three that misbehave."""
    rows = [making.article(number) for number in range(count)]
    for place, what in enumerate(("raise", "hang", "kill")):
        rows.insert(1 + place * 3, {**making.article(500 + place), "id": f"planted-{what}"})
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_planted_articles_are_one_refusal_each(spark: Any, tmp_path: Path) -> None:
    from riwaya.spark import extracting as apart

    told = plant(tmp_path / "told.jsonl", 12)
    done = apart.extract(spark, Wish((told,), tmp_path / "lake", size=SIZE), task=planted_articles.understand, seconds=20.0)
    assert done.counts["articles"] == 12 and done.counts["refusals"] == 3
    refused = {row["article"]: row["reason"] for row in reading.rows(tmp_path / "lake", reading.segments(tmp_path / "lake"), "refusals", ("article", "reason"))}
    assert sorted(refused) == ["planted-hang", "planted-kill", "planted-raise"]
    assert "longer than 20 seconds" in refused["planted-hang"] and "SIGKILL" in refused["planted-kill"]


_SCRIPT = """
import sys
from pathlib import Path
import planted_articles
from riwaya.lake.extracting import Wish
from riwaya.spark import extracting
from riwaya.spark.session import session
if __name__ == "__main__":
    with session("local[2,4]", "1g") as spark:
        print("on", flush=True)
        extracting.extract(spark, Wish((Path(sys.argv[1]),), Path(sys.argv[2]), size=6_000), task=planted_articles.understand, seconds=20.0)
"""


def _children(pid: int) -> list[int]:
    """All that a process began, and what they began."""
    out = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == pid:
                out += [int(path.parent.name), *_children(int(path.parent.name))]
    return out


def _named(pid: int, word: str) -> list[int]:
    found = []
    for one in _children(pid):
        with contextlib.suppress(OSError):
            if word in Path(f"/proc/{one}/cmdline").read_bytes().decode(errors="replace"):
                found.append(one)
    return found


def worker(pid: int) -> int | None:
    """One of Spark's Python workers, or a copy in which articles are understood."""
    found = _named(pid, "pyspark.daemon") or _named(pid, "pyspark/daemon")
    return found[-1] if found else None


def driver(pid: int) -> int | None:
    """The Java process."""
    found = _named(pid, "java")
    return found[0] if found else None


def parent(pid: int) -> int:
    return pid


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("whom", [worker, driver, parent])
def test_whoever_is_killed_the_next_run_ends_the_same(tmp_path: Path, whom: Callable[[int], int | None]) -> None:
    told = plant(tmp_path / "told.jsonl", 40)
    (tmp_path / "run.py").write_text(_SCRIPT)
    command = [sys.executable, str(tmp_path / "run.py"), str(told)]
    environment = {**os.environ, "PYTHONPATH": PLACES}
    chance = random.Random(whom.__name__)
    for _ in range(7):
        with subprocess.Popen([*command, str(tmp_path / "lake")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
            assert process.stdout is not None
            process.stdout.readline()
            while process.poll() is None and whom(process.pid) is None:
                time.sleep(0.1)
            time.sleep(chance.uniform(0.0, 8.0))
            pid = whom(process.pid)
            if pid is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait(300)
    for lake in ("lake", "whole"):
        subprocess.run([*command, str(tmp_path / lake)], check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        merging.merge_lake(tmp_path / lake)
    assert digest(tmp_path / "lake") == digest(tmp_path / "whole") and dossier(tmp_path / "lake") == dossier(tmp_path / "whole")
    refused = [row["article"] for row in reading.rows(tmp_path / "lake", reading.segments(tmp_path / "lake"), "refusals", ("article",))]
    assert sorted(refused) == ["planted-hang", "planted-kill", "planted-raise"]
