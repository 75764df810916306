"""How fast: fold, match, each room and the whole, on one core, in one run; memory and import time.

    python bench/speed/run.py [--articles FILE.jsonl] [--copies N] [--repeat N] [--spacy] [--json OUT]

Figures are medians of processor time over repeats; quote ratios of one run, not single times: machines differ and are shared. With --spacy
the same words go into a blank Arabic spaCy pipeline (tokeniser, PhraseMatcher and Matcher over the same surfaces).

What is timed. `fold + match` is what `understand` begins with, one article after the other, each given back before the next: the text folded, cut into
words, each word's entry of the lexicon found, forms of several words matched. From then on every room can ask for every hit, by its word or by its kind; what
a word is alone stands in its entry, once for all articles, and becomes an object where a room asks where it stands. The next line adds the objects that the
rooms ask for: the hits of every kind and set of records that `understand` has asked for, their particles and offsets worked out. The line after that makes an
object of every hit of every word, which no room does. Each room is timed on readings of which it has been asked before; `understand` makes all of it anew.
Nothing that was made is kept: a command writes an account and lets it go.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from riwaya import dates, events, lexicon, line, names, running, speech, text
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Time
from riwaya.names import scorer
from riwaya.text import Reading

SEEDS = Path(__file__).parents[3] / "shared" / "articles" / "seeds.jsonl"


def articles(path: Path) -> list[Article]:
    rows = (json.loads(one) for one in path.read_text(encoding="utf-8").splitlines())
    return [Article(row["id"], row["text"], "", published=row.get("published"), outlet=row.get("outlet")) for row in rows]


def median(work: Callable[[], object], repeat: int) -> float:
    """Median seconds of processor time of `work` over `repeat` runs after one warm-up: other programs on the machine hardly touch it."""
    work()
    out = []
    for _ in range(repeat):
        began = time.process_time()
        work()
        out.append(time.process_time() - began)
    return statistics.median(out)


def by_rules(readings: list[Reading], times: list[tuple[Time, ...]], repeat: int) -> float:
    """Median seconds of the names room without its learned scorer."""
    learned = scorer.scorer
    scorer.scorer = lambda _: None  # type: ignore[assignment]
    try:
        return median(lambda: each(names.find(one, when) for one, when in zip(readings, times, strict=True)), repeat)
    finally:
        scorer.scorer = learned


def each(made: Iterable[object]) -> None:
    """Make one after the other and keep none, as commands do that write what they understood."""
    for _ in made:
        pass


def laid_out(texts: list[Article], words: Lexicon, then: Callable[[Reading], object] = id) -> None:
    """Each article laid out and given back before the next, as `understand` does, with something done to it in between."""
    for one in texts:
        then(text.lay_out(one, words))


def by_kind(reading: Reading) -> None:
    """Every hit that `understand` asks for by its kind or record."""
    for asked in reading.lexicon.entries.asked:
        if isinstance(asked, str):
            reading.of(asked)
        else:
            reading.of_records(asked)


def rooms(texts: list[Article], words: Lexicon, repeat: int) -> dict[str, float]:
    """Median seconds for all texts: folding, laying out, each room on what the rooms before it made, the whole."""
    readings = [text.lay_out(one, words) for one in texts]
    times = [dates.find(one) for one in readings]
    named = [names.find(one, when) for one, when in zip(readings, times, strict=True)]
    said = [speech.find(one, who, when) for one, who, when in zip(readings, named, times, strict=True)]
    return {
        "fold": median(lambda: each(text.fold(one.text) for one in texts), repeat),
        "fold + match": median(lambda: laid_out(texts, words), repeat),
        "fold + match + hits by kind": median(lambda: laid_out(texts, words, by_kind), repeat),
        "fold + match + all hits": median(lambda: laid_out(texts, words, lambda one: list(map(one.at, range(len(one.words))))), repeat),
        "dates": median(lambda: each(dates.find(one) for one in readings), repeat),
        "names": median(lambda: each(names.find(one, when) for one, when in zip(readings, times, strict=True)), repeat),
        "names by rules alone": by_rules(readings, times, repeat),
        "speech": median(lambda: each(speech.find(one, who, when) for one, who, when in zip(readings, named, times, strict=True)), repeat),
        "events": median(lambda: each(events.find(r, who, when, what) for r, who, when, what in zip(readings, named, times, said, strict=True)), repeat),
        "understand": median(lambda: each(line.understand(one, words) for one in texts), repeat),
    }


def spacy_seconds(texts: list[Article], words: Lexicon, repeat: int) -> dict[str, float]:
    """The same surfaces in spaCy's blank Arabic pipeline."""
    import spacy
    from spacy.matcher import Matcher, PhraseMatcher

    blank = spacy.blank("ar")
    phrases, tokens = PhraseMatcher(blank.vocab), Matcher(blank.vocab)
    phrases.add("phrases", [blank.make_doc(" ".join((first, *rest))) for first, rows in words.phrases.items() for rest, _ in rows])
    tokens.add("words", [[{"ORTH": {"IN": sorted(words.words)}}]])
    folded = [text.fold(one.text).text for one in texts]

    def match() -> None:
        for one in folded:
            doc = blank.make_doc(one)
            phrases(doc)
            tokens(doc)

    return {"spaCy tokeniser": median(lambda: [blank.make_doc(one) for one in folded], repeat), "spaCy tokeniser + matchers": median(match, repeat)}


def import_seconds() -> float:
    """Median time of `import riwaya` in a fresh interpreter, less that of an empty program."""

    def run(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - began

    return statistics.median(run("import riwaya") for _ in range(5)) - statistics.median(run("pass") for _ in range(5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=SEEDS)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--copies", type=int, default=10, help="how often the articles are repeated in one run")
    parser.add_argument("--spacy", action="store_true")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    running.seldom_collecting()  # as every command does that understands
    began = time.perf_counter()
    words = lexicon.load()
    loaded = time.perf_counter() - began
    texts = articles(chosen.articles) * chosen.copies
    size = sum(len(one.text.encode()) for one in texts)
    seconds = rooms(texts, words, chosen.repeat)
    if chosen.spacy:
        seconds |= spacy_seconds(texts, words, chosen.repeat)
    print(f"{len(texts)} articles, {size / 1e6:.2f} MB, {len(words.words)} words and {sum(map(len, words.phrases.values()))} phrases in the lexicon")
    for name, took in seconds.items():
        print(f"{name:28} {len(texts) / took:10.0f} articles/s {size / took / 1e6:8.2f} MB/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"lexicon {loaded:.2f} s   import {import_seconds() * 1e3:.0f} ms   peak memory {peak:.0f} MB")
    if chosen.json:
        figures = {"articles": len(texts), "bytes": size, "seconds": seconds, "lexicon_seconds": loaded, "peak_mb": peak}
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
