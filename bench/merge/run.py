"""What merging costs: time, memory and growth over many articles, one core.

    python bench/merge/run.py ../shared/data/news/ant_jawhara.jsonl.gz [--most N]

The articles are understood first (not counted); then a quarter of them and all of them are merged, each from nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from pathlib import Path

from riwaya import lexicon, line, merge
from riwaya.model import Account, Article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--most", type=int, default=1_000_000)
    chosen = parser.parse_args()
    words = lexicon.load()
    accounts: list[Account] = []
    began = time.process_time()
    with gzip.open(chosen.articles, "rt", encoding="utf-8") as file:
        for text in file:
            row = json.loads(text)
            if len(accounts) < chosen.most and row["text"].strip():
                accounts.append(line.understand(Article(row["id"], row["text"], "", outlet=row.get("outlet"), title=row.get("title"), published=row.get("date")), words))
    took = time.process_time() - began
    print(f"{len(accounts):,} articles understood in {took:.0f} s of processor time ({len(accounts) / took:.0f} a second)", flush=True)
    for size in (len(accounts) // 4, len(accounts)):
        cpu, wall = time.process_time(), time.perf_counter()
        dossier = merge.merge(accounts[:size], lexicon=words)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        spent, passed = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{size:,} merged: {spent:.1f} s of processor time, {passed:.1f} s, {len(dossier.events):,} events, peak {peak:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
