"""Two ways to find the lexicon in a text, side by side in one run: each word looked up, or one Aho-Corasick automaton.

    python bench/speed/matching.py

Both get the same folded texts and give hits with their particles and pronouns checked. Needs `pyahocorasick`, which the
program itself does not use (docs/decisions/0001-words-looked-up.md says why).
"""

from __future__ import annotations

import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick

from riwaya import lexicon
from riwaya.lexicon import Lexicon
from riwaya.model import Article
from riwaya.text import fold, lay_out

SEEDS = Path(__file__).parents[3] / "shared" / "articles" / "seeds.jsonl"


def automaton(words: Lexicon) -> ahocorasick.Automaton:
    """Every surface, with its length and its forms."""
    made = ahocorasick.Automaton()
    for surface, forms in words.words.items():
        made.add_word(surface, (len(surface), forms))
    for first, rows in words.phrases.items():
        for rest, form in rows:
            surface = " ".join((first, *rest))
            made.add_word(surface, (len(surface), [form]))
    made.make_automaton()
    return made


def matched(made: ahocorasick.Automaton, text: str, lefts: frozenset[str], rights: frozenset[str]) -> int:
    """How many surfaces stand at word ends, or a pronoun before them, with nothing but particles at their left."""
    found, length = 0, len(text)
    for end, (size, _) in made.iter(text):
        after = end + 1
        while after < length and text[after].isalnum():
            after += 1
        if after != end + 1 and text[end + 1 : after] not in rights:
            continue
        start = before = end + 1 - size
        while before and text[before - 1].isalnum():
            before -= 1
        found += text[before:start] in lefts
    return found


def median(work: Callable[[], object]) -> float:
    """Median seconds of processor time over five runs."""
    work()
    out = []
    for _ in range(5):
        began = time.process_time()
        work()
        out.append(time.process_time() - began)
    return statistics.median(out)


def main() -> None:
    words = lexicon.load()
    texts = [json.loads(line)["text"] for line in SEEDS.read_text(encoding="utf-8").splitlines()] * 5
    size = sum(len(one.encode()) for one in texts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    made = automaton(words)
    built = time.process_time() - began
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    lefts, rights = frozenset(("", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "كال")), frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك"))
    folded = [fold(one).text for one in texts]
    articles = [Article("a", one, "") for one in texts]
    looked = median(lambda: [lay_out(one, words) for one in articles])
    searched = median(lambda: [matched(made, one, lefts, rights) for one in folded])
    print(f"{len(words.words):,} surfaces, {size / 1e6:.2f} MB of text")
    print(f"words looked up (folding and hits included)   {size / looked / 1e6:6.2f} MB/s")
    print(f"automaton (counting only, folded before)      {size / searched / 1e6:6.2f} MB/s   built in {built:.2f} s, {grown:.0f} MB more")


if __name__ == "__main__":
    main()
