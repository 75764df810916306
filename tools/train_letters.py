"""Fits the weights of runs of letters by which names are told from everyday words.

usage: train_letters.py [--folds 5 | --write]

Words of the tables of given and family names stand against the list of everyday words; words of both are left out. No text is
read. The table holds the weights in thousandths, one run of letters a line.
"""

from __future__ import annotations

import argparse
import gzip
import io
import tempfile
from pathlib import Path

import pycrfsuite

from riwaya import lexicon
from riwaya.lexicon.letters import fold_word
from riwaya.names.letters import ANY, TABLE, runs
from riwaya.names.vocabulary import vocabulary


def examples() -> list[tuple[str, str]]:
    """Every word with its side, in order of the letters."""
    words = vocabulary(lexicon.load())
    names = {fold_word(form) for kind in ("family", "given") for one in words.lexicon.records(kind) for form in one["forms"]}
    names = {name for name in names if name.isalpha() and len(name) > 2}
    plain = {word[1:] if word[0] == "+" else word for word in words.everyday if word[0] != "-"}
    plain |= {prefix + word[1:] for word in words.everyday if word[0] == "-" for prefix in ("ي", "ت")}
    plain = {word for word in plain if word.isalpha() and len(word) > 2}
    return sorted([(word, "name") for word in names - plain] + [(word, "plain") for word in plain - names])


def fit(rows: list[tuple[str, str]], c1: float, c2: float) -> dict[str, float]:
    """The odds that each run gives to a name; `ANY` for what every word begins with."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": 80, "feature.minfreq": 3})
    for word, side in rows:
        trainer.append([[ANY, *runs(word)]], [side])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "letters.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        out: dict[str, float] = {}
        for (run, side), value in tagger.info().state_features.items():
            out[run] = out.get(run, 0.0) + (value if side == "name" else -value)
    return out


def right(rows: list[tuple[str, str]], weights: dict[str, float]) -> int:
    """How many words fall on their side."""
    return sum((weights.get(ANY, 0.0) + sum(weights.get(run, 0.0) for run in runs(word)) > 0) == (side == "name") for word, side in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--c1", type=float, default=0.5)
    parser.add_argument("--c2", type=float, default=0.1)
    given = parser.parse_args()
    rows = examples()
    if given.folds:
        parts = [[row for at, row in enumerate(rows) if at % given.folds == fold] for fold in range(given.folds)]
        found = sum(right(part, fit([row for other in parts if other is not part for row in other], given.c1, given.c2)) for part in parts)
        print(f"words told apart: {found}/{len(rows)} = {found / len(rows):.3f}")
    if given.write:
        lines = sorted((run, round(value * 1000)) for run, value in fit(rows, given.c1, given.c2).items() if abs(value) >= 0.02)
        buffer = io.BytesIO()
        with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
            file.write("".join(f"{run}\t{value}\n" for run, value in lines).encode())
        TABLE.write_bytes(buffer.getvalue())
        print(f"{len(lines)} lines, {len(buffer.getvalue())} bytes")


if __name__ == "__main__":
    main()
