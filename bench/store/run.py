"""What a case costs: building, its size, a re-run after a small change, search and pages; SQLite and PostgreSQL side by side.

    python bench/store/run.py ../shared/data/news/ant_jawhara.jsonl.gz --limit 2000 [--workers 2] [--postgresql postgresql://…]

Understands the articles once, into SQLite; the PostgreSQL case is stored from what the SQLite case holds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import riwaya
from riwaya import lexicon
from riwaya.building import program
from riwaya.store import corrections, is_address, write_case
from riwaya.store.case import Case
from riwaya.store.merging import merging
from riwaya.store.rows import Run
from riwaya.store.writer import Writer
from riwaya.text.stems import Stems

WORDS = "تونس الحكومة الرئيس وزارة ليبيا فرنسا الأمن النادي الشاهد صفاقس الجزائر المدرسة انفجار إضراب البرلمان زيارة الاتحاد الداخلية المهرجان السبسي".split()
PHRASES = ['"وزير الداخلية"', '"رئيس الحكومة"', '"مجلس نواب الشعب"', '"الاتحاد العام التونسي للشغل"', "الرئيس الجزائر", "الأمن -تونس", "الوزير زيارة ليبيا"]


def articles(path: Path, limit: int) -> Iterator[dict[str, Any]]:
    """The articles of a file of JSON lines, packed or not, with their date under the name that `build` reads."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number >= limit:
                return
            row = json.loads(line)
            yield {"published": row.get("date"), **row}


def timed(label: str, work: Callable[[], Any]) -> tuple[float, Any]:
    """Wall-clock seconds; beside them the seconds of all cores, which other programs on the machine change less."""
    started, before = time.perf_counter(), os.times()
    result = work()
    seconds, after = time.perf_counter() - started, os.times()
    print(f"{label}: {seconds:.1f} s, {sum(after[:4]) - sum(before[:4]):.1f} s of cores", flush=True)
    return seconds, result


def commanded(source: Path, place: str, workers: int) -> Run:
    """`riwaya build` as a user calls it, in a process of its own, from its start to its end; the run as the case holds it."""
    command = [sys.executable, "-m", "riwaya", "build", str(source), "-o", place, "--workers", str(workers)]
    subprocess.run(command, check=True, capture_output=True)
    with riwaya.open(place) as case:
        run = case.status().run
    assert run is not None
    return run


def quantiles(label: str, calls: list[Callable[[], Any]]) -> None:
    """Median and 99th percentile of single calls, in milliseconds of the clock and of this process (a server's own work is not in the latter)."""
    times, spent = [], []
    for call in calls:
        started, before = time.perf_counter(), time.process_time()
        call()
        times.append((time.perf_counter() - started) * 1000)
        spent.append((time.process_time() - before) * 1000)
    shown = ", ".join(f"{name} p50 {statistics.median(some):.1f} ms, p99 {high(some):.1f} ms" for name, some in (("clock", times), ("process", spent)))
    print(f"  {label}: {shown}; {len(times)} calls", flush=True)


def high(times: list[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def asked(place: str) -> None:
    """How long readers wait."""
    with riwaya.open(place) as case:
        chance = random.Random(5)
        events, entities = case.events(limit=5000), case.entities(limit=200)
        names = [row.name for row in entities[:40]]
        quantiles("search, one word", [lambda word=word: case.search(word) for word in WORDS * 5])  # type: ignore[misc]
        quantiles("search, phrases and several words", [lambda text=text: case.search(text) for text in PHRASES * 10])  # type: ignore[misc]
        quantiles("search, names", [lambda text=text: case.search(text) for text in names])  # type: ignore[misc]
        quantiles("list of events", [lambda at=at: case.events(limit=50, offset=at) for at in range(0, 2000, 50)])  # type: ignore[misc]
        quantiles("event page", [lambda one=one: event_page(case, one.id) for one in chance.sample(events, min(200, len(events)))])  # type: ignore[misc]
        quantiles("entity page", [lambda one=one: entity_page(case, one.id) for one in entities])  # type: ignore[misc]


def event_page(case: Case, name: str) -> None:
    """What the page of one event asks: the event, and each article that tells of it."""
    event = case.event(name)
    for article in sorted({one.article for one in event.accounts})[:20] if event else ():
        case.account(article)


def entity_page(case: Case, name: str) -> None:
    case.entity(name)
    case.events(entity=name, limit=50)
    case.statements(entity=name, limit=50)
    case.relations(name)


def changed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same articles, ten of them with another first line."""
    step = max(1, len(rows) // 10)
    return [{**row, "text": "تحديث: " + row["text"]} if number % step == 0 and number // step < 10 else row for number, row in enumerate(rows)]


def corrected(place: str) -> None:
    """A hundred corrections of facts all over the case."""
    database = write_case(place)
    facts = [f"{article}/{name}" for article, name in database.rows("select article, id from event order by key limit 60")]
    facts += [f"{article}/{name}" for article, name in database.rows("select article, id from mention order by key limit 40")]
    with database.transaction():
        corrections.append(database, [corrections.make(database, fact, "reject" if number % 2 else "accept", author="bench") for number, fact in enumerate(facts)])
        corrections.lay_over(database)
    database.close()


def copied(source: str, target: str) -> None:
    """Store in `target` what `source` holds, as a build would."""
    words = lexicon.load()
    held, database = write_case(source), write_case(target)
    writer = Writer(database, program(), words.hash)
    writer.begin(["/bench"], 1)
    sheets = {name: len(lean).to_bytes(4, "big") + lean + body for name, lean, body in held.rows("select article, lean, body from sheet")}
    with riwaya.open(source) as case:
        for account in case.accounts(as_found=True):
            name = account.article.id
            row = held.row("select body from account where article = :name", name=name)
            if row and writer.wants(name, "copied", "/bench"):
                writer.take(account.article, row[0], sheets.get(name, b""))
    from riwaya.model import Judgements

    writer.complete(merging(words), Stems(words).of, Judgements())
    held.close()
    database.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--postgresql", help="the address of a server; the case is a schema that must not exist")
    parser.add_argument("--keep", type=Path, help="a folder to leave the case in")
    wish = parser.parse_args()
    rows = list(articles(wish.path, wish.limit))
    with tempfile.TemporaryDirectory() as folder:
        home = wish.keep or Path(folder)
        source, place = home / "articles.jsonl", str(home / "bench.riwaya")
        write = lambda some: source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in some), encoding="utf-8")  # noqa: E731
        write(rows)
        full, run = timed("full build", lambda: commanded(source, place, wish.workers))
        with riwaya.open(place) as case:
            status = case.status()
        print(f"  {run.understood} understood, {run.refused} refused, {run.seen / full:.1f} articles/s, {status.size / max(1, status.articles):,.0f} bytes an article")
        print(f"  {status.mentions + status.times + status.statements + status.events} facts, {status.entities} entities, {status.happenings} events")
        asked(place)
        corrected(place)
        write(changed(rows))
        again, run = timed("re-run, 10 changed, 100 corrected", lambda: commanded(source, place, wish.workers))
        with riwaya.open(place) as case:
            print(f"  {run.understood} understood, {run.changed} changed, {full / again:.1f} times faster; {len(case.corrections())} corrections, "
                  f"{len(case.corrections(stale=True))} stale")  # fmt: skip
        if wish.postgresql and is_address(wish.postgresql):
            seconds, _ = timed("PostgreSQL: stored and merged from the SQLite case", lambda: copied(place, wish.postgresql))
            print(f"  {status.articles / seconds:.1f} articles/s")
            seconds, _ = timed("SQLite: the same", lambda: copied(place, str(home / "copy.riwaya")))
            print(f"  {status.articles / seconds:.1f} articles/s")
            asked(wish.postgresql)


if __name__ == "__main__":
    main()
