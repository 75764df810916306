"""How long the server takes for a page, when a browser first paints it, how large one event's file is.

    python bench/serve/run.py CASE [--most 20] [--paint]

Takes the weightiest events, persons and articles of the case and as many spread over the rest; calls the application in this
process and counts its processor time (the bar is 100 ms a page). `--paint` opens the weightiest in chromium (bar: 0.5 s);
on a busy machine only the processor time means something.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import threading
import time
from typing import Any
from urllib.parse import quote

import httpx
import uvicorn

from riwaya import lexicon
from riwaya.serve.app import make
from riwaya.serve.guard import Guard
from riwaya.serve.report import report
from riwaya.store import open_case

LISTS = ("", "conflicts", "accounts", "people", "network", "map", "articles", "naming", "corpus", "search?q=وزير")
WEIGHTIEST = {
    "event": "select id from dossier_event order by accounts desc, id",
    "entity": "select id from dossier_entity where type = 'PER' order by articles desc, mentions desc, id",
    "article": "select article from statement group by 1 order by count(*) desc, 1",
}
BAR_MS, BAR_PAINT_MS, BAR_MB = 100, 500, 1.5


def chosen(case: str, most: int) -> dict[str, list[str]]:
    """The `most` weightiest of each kind and as many spread evenly over the rest."""
    with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as base:
        every = {kind: [str(row[0]) for row in base.execute(sql)] for kind, sql in WEIGHTIEST.items()}
    return {kind: [*ids[:most], *ids[most :: max(1, len(ids) // most)]] for kind, ids in every.items()}


def served(case: str) -> tuple[uvicorn.Server, str]:
    server = uvicorn.Server(uvicorn.Config(make(case, lexicon.load(), Guard(frozenset({"127.0.0.1"}), None, False)), host="127.0.0.1", port=0, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return server, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def timed(client: httpx.Client, path: str) -> tuple[float, int]:
    """Milliseconds of this process's processor time for a page (the client's share, about 2 ms, is in it) and its bytes."""
    before = time.process_time()
    answer = client.get(path)
    took = (time.process_time() - before) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return took, len(answer.content)


def row(name: str, times: list[float], sizes: list[int]) -> None:
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95)]
    print(f"{name:12} {len(times):4} pages  median {statistics.median(times):7.1f} ms  p95 {late:7.1f}  most {ordered[-1]:7.1f}  largest {max(sizes) / 1000:6.0f} kB")


def _worked(session: Any) -> float:
    """Processor seconds of the page's main thread: parsing, style, layout, painting."""
    return float(next(one["value"] for one in session.send("Performance.getMetrics")["metrics"] if one["name"] == "TaskDuration"))


def paints(address: str, paths: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu", "--disable-quic"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address + "/ar/corpus")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        for path in paths:
            page.goto("about:blank")
            before = _worked(session)
            page.goto(address + path)
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
            first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            print(f"first paint  {first:7.0f} ms on the clock, {(_worked(session) - before) * 1000:5.0f} ms of the page's own processor time  {path}")
        browser.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    asked.add_argument("case")
    asked.add_argument("--most", type=int, default=20)
    asked.add_argument("--paint", action="store_true")
    given = asked.parse_args()
    things = chosen(given.case, given.most)
    server, address = served(given.case)
    with httpx.Client(base_url=address, timeout=120) as client:
        timed(client, "/ar/corpus")
        for kind, ids in things.items():
            found = [timed(client, f"/ar/{kind}/{quote(one, safe='')}") for one in ids]
            row(kind, [took for took, _ in found], [size for _, size in found])
        for path in LISTS:
            cold, size = timed(client, f"/ar/{path}")
            warm = statistics.median(timed(client, f"/ar/{path}")[0] for _ in range(3))
            print(f"/ar/{path:12} first {cold:7.1f} ms  then {warm:7.1f}  {size / 1000:6.0f} kB")
    if given.paint:
        paints(address, [f"/ar/{kind}/{quote(ids[0], safe='')}" for kind, ids in things.items()] + ["/ar/", "/ar/accounts"])
    server.should_exit = True
    with open_case(given.case) as case:
        for name in things["event"][:3]:
            before = time.process_time()
            text = report(case, lexicon.load(), event=name)
            print(f"report of one event: {len(text.encode()) / 1e6:.2f} MB in {time.process_time() - before:.1f} s ({name})")
    print(f"bars: {BAR_MS} ms a page, first paint {BAR_PAINT_MS} ms, report of one event {BAR_MB} MB")


if __name__ == "__main__":
    main()
