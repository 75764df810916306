"""What a lake costs: extraction beside plain multiprocessing and beside Spark, merging at a quarter and at the whole, the case of one person, what a second
run and one more word in the lexicon do.

    python bench/scale/run.py ../shared/data/news/ant_jawhara.jsonl.gz --count 10000 --folder /tmp/scale [--workers 2] [--spark] [--plain]

With the Python of an environment that holds riwaya[spark]; after `make fast`: .venv-fast/bin/python -m pip install "pyspark<5" sqlglot pyarrow pandas
Every step is a process of its own; printed are seconds of the clock, seconds of processors, and the greatest memory of a process. On a machine that others
use only the processor seconds tell. `--plain` understands the same articles with `multiprocessing.Pool` and keeps nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import make


def step(name: str, command: list[str]) -> None:
    """Run a command and print what it and all that it began took: their times are read while they live, for Spark's workers are nobody's children."""
    began = time.perf_counter()
    spent: dict[str, float] = {}
    greatest = 0
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stderr=said, start_new_session=True)
        while process.poll() is None:
            for pid, seconds, pages in _session(process.pid):
                spent[pid] = max(spent.get(pid, 0.0), seconds)
                greatest = max(greatest, pages)
            time.sleep(0.3)
        said.seek(0)
        last = said.read().strip().splitlines()[-1:]
    if process.returncode:
        raise SystemExit(f"{name}: {last}")
    print(f"{name}: {time.perf_counter() - began:.1f} s, {sum(spent.values()):.1f} s of processors, greatest process {greatest * 4096 >> 20} MB | {' '.join(last)}", flush=True)


def _session(leader: int) -> list[tuple[str, float, int]]:
    """Processor seconds and memory pages of every process of a session."""
    out = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == leader:
                out.append((path.parent.name, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(fields[21])))
    return out


def understood(text: str) -> int:
    """What plain multiprocessing does with a line."""
    from riwaya import lexicon, line
    from riwaya.model import Article

    row = json.loads(text)
    account = line.understand(Article(row["id"], row["text"], "", outlet=row["outlet"], title=row["title"], published=row["published"]), lexicon.load())
    return len(account.events)


def plain(path: Path, workers: int) -> None:
    """The same articles with nothing around them."""
    with path.open(encoding="utf-8") as file, multiprocessing.Pool(workers) as pool:
        print(sum(pool.imap_unordered(understood, file, 64)), file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--plain", action="store_true")
    chosen = parser.parse_args()
    folder: Path = chosen.folder
    folder.mkdir(parents=True, exist_ok=True)
    parts = [folder / f"part-{number}.jsonl" for number in range(4)]
    share = chosen.count // 4
    for number, path in enumerate(parts):
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in make.rows(chosen.source, share, number * share))
    riwaya = [sys.executable, "-m", "riwaya"]
    workers = ["--workers", str(chosen.workers)]
    quarter, whole = str(folder / "quarter"), str(folder / "whole")
    if chosen.plain:
        step("understood by plain multiprocessing (a quarter)", [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
             f"import run; from pathlib import Path\nif __name__ == '__main__': run.plain(Path({str(parts[0])!r}), {chosen.workers})"])  # fmt: skip
    step("extracted, a quarter", [*riwaya, "extract", str(parts[0]), "-o", quarter, *workers])
    if chosen.spark:
        step("extracted by Spark, a quarter", [*riwaya, "spark", "extract", str(parts[0]), "-o", str(folder / "sparked"), "--master", f"local[{chosen.workers}]"])
        step("merged by Spark, a quarter", [*riwaya, "spark", "merge", str(folder / "sparked"), "--master", f"local[{chosen.workers}]"])
    step("merged, a quarter", [*riwaya, "merge", quarter])
    if not Path(whole).exists():
        shutil.copytree(quarter, whole)
        (Path(whole) / "dossier.json").unlink(missing_ok=True)
    step("extracted, the rest", [*riwaya, "extract", *map(str, parts), "-o", whole, *workers])
    step("merged, the whole", [*riwaya, "merge", whole])
    import duckdb

    name = json.loads((Path(whole) / "dossier.json").read_text())["name"]
    person, articles = duckdb.sql(f"select name, articles from '{whole}/{name}/entities.parquet' where type = 'PER' order by articles desc, name limit 1").fetchall()[0]
    (folder / "person.riwaya").unlink(missing_ok=True)
    step(f"case of one person, {articles} articles", [*riwaya, "load", whole, "-o", str(folder / "person.riwaya"), "--person", person, *workers])
    step("merged again", [*riwaya, "merge", whole])
    step("extracted again", [*riwaya, "extract", *map(str, parts), "-o", whole, *workers])
    words = folder / "words"
    words.mkdir(exist_ok=True)
    (words / "own.toml").write_text('[[title]]\nid = "bench_own"\nclass = "office"\nnouns = ["قبطان"]\n', encoding="utf-8")
    step("extracted with one more word, a quarter", [*riwaya, "extract", str(parts[0]), "-o", quarter, "--lexicon", str(words), *workers])


if __name__ == "__main__":
    main()
