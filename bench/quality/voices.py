"""Who cannot speak, and what runs over: statements that break a rule of their own, counted over real articles.

    python bench/quality/voices.py [--articles FILE.jsonl[.gz]] [--most N] [--show N]

1. `place`: the source is a place that is neither a state nor a capital.
2. `thing`: the source is headed by an event, a need, a measure or a number, or a verb has slipped to its head.
3. `runs over`: an indirect content holds a new main clause: after a stop a verb of saying in the past with a subject of its
   own that is somebody else.
4. `overlaps`: the source or the cue of a statement lies inside its own content.
5. `empty`: the content has no letter.

Needs the articles beside the project (`../shared/data/news`); says so and passes where they are not.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riwaya import dates, lexicon, names, speech, text
from riwaya.lexicon import Lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.model import Article, Entity, Statement
from riwaya.speech import grammar

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news" / "ant_jawhara.jsonl.gz"
STOPS = "،,؛;.:"


class Fault(NamedTuple):
    """A statement that breaks a rule."""

    rule: str
    cue: str
    source: str
    content: str


def faults(article: Article, words: Lexicon) -> Iterator[Fault]:
    """The faults of the statements of one article."""
    reading = text.lay_out(article, words)
    times = dates.find(reading)
    heard = speech.find(reading, names.find(reading, times), times)
    entities = {one.id: one for one in heard.entities}
    for one in heard.statements:
        for rule in _broken(article, one, heard.statements, entities, grammar.of(words)):
            source = one.source.text if one.source is not None else f"({entities[one.entity].name})"
            yield Fault(rule, one.cue.span.text, source, one.content[0].text)


def _broken(article: Article, one: Statement, others: tuple[Statement, ...], entities: dict[str, Entity], classes: grammar.Grammar) -> Iterator[str]:
    source = entities[one.entity]
    if source.type == "LOC" and source.stands_for is None and not (source.ref or "").startswith("country."):
        yield "place"
    if source.type == "UNNAMED" and _thing(source.name, classes):
        yield "thing"
    for span in (one.source, one.cue.span):
        if span is not None and any(part.start < span.end and span.start < part.end for part in one.content):
            yield "overlaps"
    if not any(char.isalpha() for part in one.content for char in part.text):
        yield "empty"
    if one.form == "indirect" and any(_main_clause(article, one, other) for other in others):
        yield "runs over"


def _thing(name: str, classes: grammar.Grammar) -> bool:
    head = fold_word(name.split()[0]) if name.split() else ""
    return head.isdigit() or classes.among(head, classes.mute) or classes.among(head, classes.measures) or head in classes.prepositions or head in classes.stated


def _main_clause(article: Article, one: Statement, other: Statement) -> bool:
    """Whether another statement stands in a content as a clause of its own: «…، وأعلن الوالي أن …»."""
    if other.source is None or other.entity == one.entity or other is one or other.cue.span.start > other.source.start:
        return False
    for part in one.content:
        if part.start < other.cue.span.start and other.source.end <= part.end:
            before = article.text[part.start : other.cue.span.start]
            return before.rstrip("و").rstrip().endswith(tuple(STOPS))
    return False


def articles(path: Path, most: int) -> Iterator[Article]:
    """The `most` articles of a file that come first by the hash of their ids."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode().splitlines()]
    rows.sort(key=lambda row: hashlib.sha256(str(row["id"]).encode()).hexdigest())
    for row in rows[:most]:
        yield Article(str(row["id"]), row["text"], "", published=row.get("published") or row.get("date"), outlet=row.get("outlet"))


def main(arguments: list[str]) -> int:
    """Count and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=NEWS)
    parser.add_argument("--most", type=int, default=1000)
    parser.add_argument("--show", type=int, default=0, help="print the first N faults")
    asked = parser.parse_args(arguments)
    if not asked.articles.exists():
        print(f"{asked.articles} is not there: nothing checked")
        return 0
    words = lexicon.load()
    found = [(article.id, fault) for article in articles(asked.articles, asked.most) for fault in faults(article, words)]
    for name, fault in found[: asked.show]:
        print(f"{name}\t{fault.rule}\t[{fault.cue}] {fault.source}\t{fault.content[:160]}")
    print(dict(sorted(Counter(fault.rule for _, fault in found).items())) or "no faults")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
