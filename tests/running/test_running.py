"""The runner: order, guards, one refusal for each killer article, workers that end with their parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from riwaya import line, running
from riwaya.errors import RiwayaError
from riwaya.lexicon import load
from riwaya.model import Article, Refusal

sys.path.insert(0, str(Path(__file__).parent))
import planted


def refused(results: list[object]) -> dict[str, str]:
    return {one.article: one.reason for one in results if isinstance(one, Refusal)}


def test_results_come_in_the_order_of_the_items() -> None:
    items = [f"ok-{number}" for number in range(1000)]
    for workers in (1, 2, 3):
        assert list(running.run(planted.job(), items, workers)) == [one.upper() for one in items]


def test_nothing_in_nothing_out() -> None:
    assert list(running.run(planted.job(), [], 2)) == []


def test_every_killer_is_one_refusal_and_the_rest_completes() -> None:
    killers = ["exit-1", "kill-1", "loop-1", "stuck-1", "eat-1", "lambda-1"]
    items = [f"ok-{number}" for number in range(300)]
    for place, killer in enumerate(killers):
        items.insert(place * 41 + 7, killer)
    results = list(running.run(planted.job(), items, 2))
    assert len(results) == len(items)
    reasons = refused(results)
    assert sorted(reasons) == sorted(killers)
    assert "exit status 3" in reasons["exit-1"] and "SIGKILL" in reasons["kill-1"]
    assert "longer than 1 seconds" in reasons["loop-1"] and "longer than 1 seconds" in reasons["stuck-1"]
    assert [one for one in results if isinstance(one, str)] == [one.upper() for one in items if one.startswith("ok")]


def test_killers_next_to_one_another_and_at_the_ends() -> None:
    items = ["kill-1", "exit-2", "ok-1", "exit-3", "kill-4"]
    results = list(running.run(planted.job(), items, 2))
    assert [one.article if isinstance(one, Refusal) else one for one in results] == ["kill-1", "exit-2", "OK-1", "exit-3", "kill-4"]


def test_large_results_do_not_block() -> None:
    items = [f"big-{number}" for number in range(40)]
    assert [len(one) for one in running.run(planted.job(5.0), items, 2) if isinstance(one, str)] == [len(one) * 200_000 for one in items]


def test_one_worker_has_a_timer_too() -> None:
    results = list(running.run(planted.job(0.3), ["ok-1", "loop-1", "sleep-1", "ok-2"], 1))
    assert [type(one) for one in results] == [str, Refusal, Refusal, str]


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> object:
        for number in range(100_000):
            taken.append(number)
            yield f"ok-{number}"

    results = running.run(planted.job(), items(), 2)  # type: ignore[arg-type]
    for _ in range(10):
        next(results)
    assert len(taken) < 2000
    results.close()  # type: ignore[attr-defined]


def test_workers_that_cannot_start_are_an_error() -> None:
    with pytest.raises(RiwayaError, match="could not be started"):
        list(running.run(running.Job(planted.broken_setup, planted.task, planted.name), ["ok-1"], 2))


def test_an_exception_is_a_refusal_that_names_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "understand", planted.raising)
    words = load()
    told = [line.take_in(Article(name, "نص", "0"), words) for name in ("a", "raise-1", "b")]
    assert [type(one).__name__ for one in told] == ["Account", "Refusal", "Account"]
    assert "ValueError: planted" in refused(told)["raise-1"]  # type: ignore[arg-type]


_SCRIPT = """
import sys, time
sys.path.insert(0, {folder!r})
import planted
from riwaya import running
if __name__ == "__main__":
    import multiprocessing, signal
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs begin without it
    for one in running.run(planted.job(600), ["ok-1", "sleep-1", "sleep-2", "ok-2"] * 100, 2):
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
"""


def _gone(pid: int) -> bool:
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent(tmp_path: Path, how: signal.Signals) -> None:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT.format(folder=str(Path(__file__).parent)))
    environment = {**os.environ, "PYTHONPATH": str(Path(running.__file__).parents[1])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None and process.stderr is not None
        workers = [int(one) for one in process.stdout.readline().split()]
        assert workers
        process.send_signal(how)
        try:
            process.wait(20)
        finally:
            process.kill()
        said = process.stderr.read()
    assert all(_gone(pid) for pid in workers)
    assert said.count("Traceback") <= 1
