"""The API under load and under random calls.

    python bench/export/api.py load affair.riwaya [--readers 20] [--seconds 20] [--writer]     # p50, p99, errors
    python bench/export/api.py random affair.riwaya [--calls 5000]                             # schemathesis: no 5xx

`load` starts a server of its own on this machine; with `--writer` a copy of the case is read while a transaction on it stays open and commits.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PATHS = ("/articles", "/entities", "/events", "/events?disputed=true", "/statements", "/conflicts", "/accounts", "/search?q=تونس", "/status", "/runs")


def load(options: argparse.Namespace) -> int:
    import httpx

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "copy.riwaya"
        shutil.copy(options.case, place)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen([sys.executable, "-m", "riwaya", "serve", str(place), "--port", str(port)], stderr=subprocess.DEVNULL)
        root = f"http://127.0.0.1:{port}/api/v1"
        try:
            for _ in range(120):
                try:
                    httpx.get(f"{root}/status", timeout=5)
                    break
                except httpx.TransportError:
                    time.sleep(0.5)
            return _hammer(root, place, options)
        finally:
            server.terminate()
            server.wait()


def _hammer(root: str, place: Path, options: argparse.Namespace) -> int:
    import httpx

    times: dict[str, list[float]] = {path: [] for path in PATHS}
    wrong: list[str] = []
    end = time.monotonic() + options.seconds

    def read(number: int) -> None:
        with httpx.Client(timeout=60) as client:
            while time.monotonic() < end:
                path = PATHS[number % len(PATHS)]
                number += 1
                began = time.perf_counter()
                answer = client.get(root + path)
                times[path].append(time.perf_counter() - began)
                if answer.status_code != 200:
                    wrong.append(f"{answer.status_code} {path} {answer.text[:200]}")

    readers = [threading.Thread(target=read, args=(number,)) for number in range(options.readers)]
    if options.writer:
        readers.append(threading.Thread(target=_write, args=(place, end)))
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    every = sorted(second for held in times.values() for second in held)
    for path, held in times.items():
        print(f"{path:24} {len(held):6} calls, p50 {1000 * sorted(held)[len(held) // 2]:6.0f} ms" if held else f"{path}: none")
    print(f"{len(every)} calls, p50 {1000 * every[len(every) // 2]:.0f} ms, p99 {1000 * every[int(len(every) * 0.99)]:.0f} ms, {len(wrong)} errors {wrong[:3]}")
    return int(bool(wrong))


def _write(place: Path, end: float) -> None:
    """Rows that are staged and thrown away, as a build stages them, until the end."""
    from riwaya.store import write_case

    database = write_case(place, create=False)
    while time.monotonic() < end:
        with database.transaction():
            database.run("update article set title = title")
        time.sleep(0.2)
    database.close()


def random(options: argparse.Namespace) -> int:
    import hypothesis
    import schemathesis

    from riwaya import lexicon
    from riwaya.serve.app import make
    from riwaya.serve.guard import Guard

    document = schemathesis.openapi.from_asgi("/api/v1/openapi.json", make(options.case, lexicon.load(), Guard(frozenset({"testserver"}))))
    operations = [one.ok() for one in document.get_all_operations()]
    calls, failed = 0, []
    for operation in operations:

        @hypothesis.given(case=operation.as_strategy())
        @hypothesis.settings(max_examples=-(-3 * options.calls // (2 * len(operations))), deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck))
        def call(case: object) -> None:
            nonlocal calls
            answer = case.call(headers={"host": "testserver"})  # type: ignore[attr-defined]
            calls += 1
            if answer.status_code >= 500:
                failed.append(f"{answer.status_code} {answer.request.url} {answer.text[:200]}")

        call()
    print(f"{calls} calls on {len(operations)} operations, {len(failed)} with 5xx {failed[:3]}")
    return int(bool(failed))


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("what", choices=["load", "random"])
    given.add_argument("case")
    given.add_argument("--readers", type=int, default=20)
    given.add_argument("--seconds", type=float, default=20)
    given.add_argument("--writer", action="store_true")
    given.add_argument("--calls", type=int, default=5000)
    options = given.parse_args()
    return load(options) if options.what == "load" else random(options)


if __name__ == "__main__":
    sys.exit(main())
