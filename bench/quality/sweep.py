"""Everything that `extract` prints over many real articles, checked: spans, damaged texts, workers, order, hash seeds.

    python bench/quality/sweep.py [--articles FILE.jsonl[.gz]] [--most N] [--workers N]

1. Every span of every article: `text[start:end] == text_of_span`, ids that are referred to exist.
2. The same for articles with an emoji, CR LF, NFD, tatweel, direction marks and a null byte put in.
3. The same bytes with one and two workers, and under two hash seeds; each article the same whatever stands before it.

Needs the articles beside the project (`../shared/data/news`); says so and passes where they are not. Exit status 1 where
anything is found.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news" / "ant_jawhara.jsonl.gz"
JOIN = b"\n"
DAMAGES: dict[str, Callable[[str], str]] = {
    "emoji": lambda text: text.replace(" ", " \U0001f600 ", 20),
    "cr lf": lambda text: text.replace("\n", "\r\n"),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "tatweel": lambda text: text.replace("ا", "ـا", 50),
    "direction marks": lambda text: text.replace(" ", " \u200f", 50).replace("،", "\u202b،\u202c", 10),
    "null": lambda text: text[: len(text) // 2] + "\x00" + text[len(text) // 2 :],
    "presentation forms": lambda text: text.replace("لا", "\ufefb", 20).replace("الله", "\ufdf2"),
}


def rows(path: Path, most: int) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number >= most:
                return
            row = json.loads(line)
            yield {"id": row["id"], "outlet": row.get("outlet"), "published": row.get("date"), "title": row.get("title"), "text": row["text"]}


def extract(articles: list[dict[str, Any]], workers: int, seed: str = "0") -> list[bytes]:
    """The lines that `riwaya extract` prints for these articles."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in articles)
    try:
        command = [sys.executable, "-m", "riwaya", "extract", file.name, "--workers", str(workers)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        return done.stdout.splitlines()
    finally:
        Path(file.name).unlink()


def wrong_spans(value: Any, text: str) -> Iterator[str]:
    """Every object with start, end and text whose words are not those of the article."""
    if isinstance(value, dict):
        start, end, words = value.get("start"), value.get("end"), value.get("text")
        if isinstance(start, int) and isinstance(end, int) and isinstance(words, str) and text[start:end] != words:
            yield f"[{start}, {end}) is {text[start:end]!r}, not {words!r}"
        for key, one in value.items():
            if key != "text":
                yield from wrong_spans(one, text)
    elif isinstance(value, list):
        for one in value:
            yield from wrong_spans(one, text)


def dangling(row: dict[str, Any]) -> Iterator[str]:
    """References to entities and statements that are not there."""
    entities, statements = {one["id"] for one in row["entities"]}, {one["id"] for one in row["statements"]}
    for one in row["mentions"] + row["references"]:
        if one["entity"] not in entities:
            yield f"entity {one['entity']}"
    for one in row["statements"]:
        yield from (f"entity {each}" for each in [one["entity"], *one["via"]] if each and each not in entities)
        if one["parent"] and one["parent"] not in statements:
            yield f"statement {one['parent']}"
    for one in row["events"]:
        yield from (f"entity {each}" for each in [*one["actors"], *one["recipients"], one["place"]] if each and each not in entities)
        yield from (f"statement {each}" for each in [one["statement"], *(a["statement"] for a in one["accounts"])] if each and each not in statements)


def check(lines: list[bytes], given: list[dict[str, Any]]) -> list[str]:
    """What is wrong in printed lines."""
    texts = {one["id"]: one["text"] for one in given}
    out = []
    for line in lines:
        row = json.loads(line)
        if "text" not in row:
            continue
        if row["text"] != texts[row["id"]]:
            out.append(f"{row['id']}: the text was changed")
        parts = {key: row[key] for key in ("mentions", "references", "relations", "times", "statements", "events")}
        out += [f"{row['id']}: {one}" for one in [*wrong_spans(parts, row["text"]), *dangling(row)]]
    return out


def damaged(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**one, "id": f"{one['id']}/{name}", "text": damage(one["text"])} for one in given for name, damage in DAMAGES.items()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=NEWS)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    if not chosen.articles.exists():
        print(f"sweep: no articles at {chosen.articles}; nothing was checked")
        return 0
    given = list(rows(chosen.articles, chosen.most))
    problems = check(lines := extract(given, chosen.workers), given)
    print(f"{len(given):,} articles, {len(lines):,} lines, sha256 {hashlib.sha256(JOIN.join(lines)).hexdigest()[:16]}: {len(problems)} wrong")
    some = given[:: max(1, len(given) // 60)][:60]
    hurt = damaged(some)
    problems += (found := check(extract(hurt, chosen.workers), hurt))
    print(f"{len(hurt):,} damaged articles: {len(found)} wrong")
    one, two = extract(some, 1), extract(some, 2, seed="1")
    back = extract(some[::-1], 1, seed="2")
    for name, other in (("two workers, another hash seed", two), ("the other order", back[::-1])):
        if one != other:
            problems.append(f"other bytes with {name}")
        print(f"{name}: {'the same bytes' if one == other else 'OTHER BYTES'}")
    print("\n".join(problems[:40]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
