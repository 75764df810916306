"""Any number of articles out of the ten thousand of a radio's news: sentences recombined, with other names and dates; the same for the same number.

    python bench/scale/make.py ../shared/data/news/ant_jawhara.jsonl.gz --count 100000 -o /tmp/made.jsonl

A dozen articles make an affair: they take their sentences from the same few articles of one category (as frequent as in the source), and its own four
people, outlets and days. Two words of which the first is a given name are taken for a person; years in digits become that of the affair. So blocks of
one name, one day or one wording stay of the size that they have in real news, however many articles are made.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from riwaya import lexicon

_AFFAIR = 12
_FIRST, _DAYS = date(2000, 1, 1), 9000
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS = re.compile(r"\w+")


class Maker:
    """Articles by number."""

    def __init__(self, source: Path) -> None:
        words = lexicon.load()
        self._given = sorted(form for record in words.records("given") for form in record["forms"][:1] if record.get("origin") == "arab" and " " not in form and len(form) > 3)
        self._family = sorted(form for record in words.records("family") for form in record["forms"][:1] if form.startswith("ال") and " " not in form and len(form) > 4)
        known = set(self._given)
        self._pool: dict[str, list[tuple[str, list[str]]]] = {}
        with gzip.open(source, "rt", encoding="utf-8") as file:
            for text in file:
                row = json.loads(text)
                sentences = [_slotted(one, known) for one in re.split(r"(?<=[.!؟])\s+|\n+", row["text"]) if len(one) > 20]
                if sentences:
                    self._pool.setdefault(row["category"], []).append((_slotted(row["title"] or "", known), sentences))
        self._kinds = [kind for kind in sorted(self._pool) for _ in self._pool[kind]]

    def article(self, number: int) -> dict[str, str]:
        """One article as a row of JSON lines."""
        affair, own = random.Random(f"affair {number // _AFFAIR}"), random.Random(f"article {number}")
        people = [f"{affair.choice(self._given)} {affair.choice(self._family)}" for _ in range(4)]
        began = _FIRST + timedelta(days=affair.randrange(_DAYS))
        pool = self._pool[affair.choice(self._kinds)]
        seeds = [pool[affair.randrange(len(pool))] for _ in range(4)]
        title, first = own.choice(seeds)
        others = [one for _, sentences in seeds for one in sentences]
        told = [one if own.random() < 0.6 else own.choice(others) for one in first]
        text = "\n".join(_filled(one, people, began.year) for one in told)
        outlet = f"outlet-{affair.randrange(200) if own.random() < 0.3 else own.randrange(200):03d}"
        published = (began + timedelta(days=own.randrange(5))).isoformat()
        return {"id": f"made-{number:08d}", "outlet": outlet, "published": published, "title": _filled(title, people, began.year), "text": text}


def _slotted(sentence: str, given: set[str]) -> str:
    """A sentence whose persons are marked by U+FFFC."""
    words = list(_WORDS.finditer(sentence))
    out, at, number = "", 0, 0
    while number < len(words) - 1:
        one, other = words[number], words[number + 1]
        if one.group() in given and sentence[one.end() : other.start()] == " ":
            out += sentence[at : one.start()] + "\ufffc"
            at = other.end()
            number += 1
        number += 1
    return out + sentence[at:]


def _filled(sentence: str, people: list[str], year: int) -> str:
    parts = sentence.split("\ufffc")
    text = "".join(part + (people[number % len(people)] if number < len(parts) - 1 else "") for number, part in enumerate(parts))
    return _YEAR.sub(str(year), text)


def rows(source: Path, count: int, first: int = 0) -> Iterator[dict[str, str]]:
    """So many articles."""
    maker = Maker(source)
    for number in range(first, first + count):
        yield maker.article(number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, required=True)
    chosen = parser.parse_args()
    with chosen.output.open("w", encoding="utf-8") as file:
        for row in rows(chosen.source, chosen.count, chosen.first):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
