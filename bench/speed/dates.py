"""The dates room beside dateparser.search on the same text, in one run on one core.

    python bench/speed/dates.py [--articles FILE.jsonl] [--copies N] [--sample N]

Megabytes are UTF-8 bytes of article text. The room is timed on readings already laid out, as the line calls it, and with the
laying out; dateparser reads a sample, for it is slow. Needs `dateparser` to be installed for the comparison.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from riwaya import dates, lexicon, text
from riwaya.model import Article

SEEDS = Path(__file__).parents[3] / "shared" / "articles" / "seeds.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=SEEDS)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--sample", type=int, default=1)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    articles = [Article(row["id"], row["text"], "", published=row.get("published")) for row in rows]
    size = sum(len(one.text.encode()) for one in articles)
    words = lexicon.load()
    readings = [text.lay_out(one, words) for one in articles]
    found = sum(len(dates.find(reading)) for reading in readings)
    began = time.process_time()
    for _ in range(options.copies):
        for reading in readings:
            dates.find(reading)
    room = (time.process_time() - began) / options.copies
    began = time.process_time()
    for one in articles:
        dates.find(text.lay_out(one, words))
    whole = time.process_time() - began
    print(f"{len(articles)} articles, {size / 1e6:.3f} MB, {found} expressions")
    print(f"the room: {size / room / 1e6:.2f} MB/s, {len(articles) / room:.0f} articles/s; with folding and matching: {size / whole / 1e6:.2f} MB/s")
    from dateparser.search import search_dates

    sample = articles[: options.sample]
    bytes_ = sum(len(one.text.encode()) for one in sample)
    began = time.process_time()
    for one in sample:
        search_dates(one.text, languages=["ar"])
    other = time.process_time() - began
    print(f"dateparser.search: {bytes_ / other / 1e6:.4f} MB/s on {len(sample)} of them; the room is {bytes_ / other and (size / room) / (bytes_ / other):.0f} times as fast")


if __name__ == "__main__":
    main()
