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
import threading
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
        extracting.extract(spark, Wish((Path(sys.argv[1]),), Path(sys.argv[2]), size=6_000), task=planted_articles.understand, seconds=6.0)
"""
_LATEST = 6.0


def filled(spark: Any, told: Path, lake: Path) -> None:
    from riwaya.spark import extracting as apart

    apart.extract(spark, Wish((told,), lake, size=SIZE), task=planted_articles.understand, seconds=6.0)


@pytest.fixture(scope="module")
def planted(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Articles of which three misbehave, and their lake as a run leaves it that nobody kills."""
    root = tmp_path_factory.mktemp("planted")
    told = plant(root / "told.jsonl", 40)
    filled(spark, told, root / "lake")
    merging.merge_lake(root / "lake")
    return told, root / "lake"


def same(lake: Path, whole: Path) -> None:
    merging.merge_lake(lake)
    assert digest(lake) == digest(whole) and dossier(lake) == dossier(whole)
    refused = [row["article"] for row in reading.rows(lake, reading.segments(lake), "refusals", ("article",))]
    assert sorted(refused) == ["planted-hang", "planted-kill", "planted-raise"]


def forget(lake: Path, chance: random.Random) -> None:
    """Take away the marks of about two segments of three, so that a run has them to make again beside what lies there."""
    for mark in sorted(lake.glob("done/*.json")):
        if chance.random() < 0.67:
            mark.unlink()


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


def workers(pid: int) -> list[int]:
    """Spark's Python workers and the copies in which articles are understood."""
    return _named(pid, "pyspark.daemon") or _named(pid, "pyspark/daemon")


def driver(pid: int) -> int:
    """The Java process."""
    return _named(pid, "java")[0]


def parent(pid: int) -> int:
    return pid


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_worker_is_begun_again(spark: Any, planted: tuple[Path, Path], tmp_path: Path) -> None:
    told, whole = planted
    chance = random.Random("worker")
    killed: list[int] = []

    def kill(after: float, over: threading.Event) -> None:
        while not over.is_set() and not workers(os.getpid()):
            time.sleep(0.05)
        over.wait(after)
        found = workers(os.getpid())
        if found and not over.is_set():
            killed.append(chance.choice(found))
            with contextlib.suppress(ProcessLookupError):
                os.kill(killed[-1], signal.SIGKILL)

    for _ in range(7):
        forget(tmp_path / "lake", chance)
        over = threading.Event()
        killer = threading.Thread(target=kill, args=(chance.uniform(0.0, _LATEST), over))
        killer.start()
        filled(spark, told, tmp_path / "lake")
        over.set()
        killer.join()
    assert len(killed) >= 4
    same(tmp_path / "lake", whole)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("whom", "times"), [(driver, 7), (parent, 6)])
def test_whoever_is_killed_the_next_run_ends_the_same(spark: Any, planted: tuple[Path, Path], tmp_path: Path, whom: Callable[[int], int], times: int) -> None:
    told, whole = planted
    (tmp_path / "run.py").write_text(_SCRIPT)
    command = [sys.executable, str(tmp_path / "run.py"), str(told), str(tmp_path / "lake")]
    chance = random.Random(whom.__name__)
    killed = 0
    for _ in range(times):
        forget(tmp_path / "lake", chance)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": PLACES}) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.0, _LATEST))
            if process.poll() is None:
                left = [process.pid, *_children(process.pid)]
                os.kill(whom(process.pid), signal.SIGKILL)
                killed += 1
                process.wait(120)
                _end(left)
    assert killed >= times // 2
    filled(spark, told, tmp_path / "lake")
    same(tmp_path / "lake", whole)


def _end(left: list[int]) -> None:
    """Wait until nothing of a killed run is left."""
    until = time.monotonic() + 60
    while any(_lives(one) for one in left):
        assert time.monotonic() < until, "something of a killed run lives on"
        time.sleep(0.1)


def _lives(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False
