"""The pairs of tests/names/pairs.tsv through `same_name` and through nomenklatura's matchers, in one run.

A pair counts as merged by nomenklatura at its own threshold of 0.7; `unsure` pairs are left out there, as it has no such verdict.

    python bench/quality/name_pairs.py          (needs nomenklatura, which the package does not)
"""

from __future__ import annotations

import time
from pathlib import Path

from followthemoney import model
from nomenklatura.matching import LogicV1, LogicV2, NameMatcher, RegressionV1, ScoringConfig

from riwaya.names.similar import same_name

PAIRS = [line.split("\t") for line in Path("tests/names/pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def entity(key: str, name: str) -> object:
    """A thing with one name. Ids must differ from pair to pair: nomenklatura remembers the names of an id."""
    return model.get_proxy({"id": key, "schema": "LegalEntity", "properties": {"name": [name]}})


def report(name: str, verdicts: list[str], pairs: list[list[str]], seconds: float) -> None:
    right = sum(verdict == label for verdict, (label, _, _) in zip(verdicts, pairs, strict=True))
    merged = sum(verdict == "same" and label == "different" for verdict, (label, _, _) in zip(verdicts, pairs, strict=True))
    print(f"{name:24} {right}/{len(pairs)} right ({right / len(pairs):.1%}), {merged} false merges, {seconds:.2f} s")


def main() -> None:
    same_name("a", "b")
    start = time.perf_counter()
    report("same_name", [same_name(a, b).verdict for _, a, b in PAIRS], PAIRS, time.perf_counter() - start)
    decided = [pair for pair in PAIRS if pair[0] != "unsure"]
    report("same_name, decided", [same_name(a, b).verdict for _, a, b in decided], decided, 0)
    config = ScoringConfig.defaults()
    for algorithm in (LogicV2, LogicV1, NameMatcher, RegressionV1):
        start = time.perf_counter()
        scored = ["same" if algorithm.compare(entity(f"{n}-a", a), entity(f"{n}-b", b), config).score >= 0.7 else "different" for n, (_, a, b) in enumerate(decided)]
        report(f"nomenklatura {algorithm.NAME}", scored, decided, time.perf_counter() - start)


if __name__ == "__main__":
    main()
