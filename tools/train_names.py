"""Trains the learned scorer of names on ANERcorp and measures it by cross-validation.

usage: train_names.py DATA_DIR [--folds 5 | --write]

Spans of the corpus that begin with an attached particle are repaired by the same rule that cuts the program's own. MISC is
left out. The table holds the weights in thousandths, one feature a line; it is published under CC BY-SA 4.0 like the corpus.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from riwaya import lexicon, text
from riwaya.model import Article
from riwaya.names.cuts import cut_of
from riwaya.names.features import BREAKS, LABELS, OFFSETS, beside_keys, kind_of, of_beside, of_place, of_word, part, place_keys, rule_labels
from riwaya.names.recognise import by_rules
from riwaya.names.scorer import MODEL, Scorer, spans
from riwaya.names.vocabulary import Vocabulary, vocabulary
from riwaya.text import Reading


def load(data: Path, words: Vocabulary) -> list[dict[str, Any]]:
    """Sentences as readings with gold labels, gold spans (words, type, cut) and what the rules say."""
    out = []
    for line in (data / "ner/anercorp_train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = text.lay_out(Article(row["id"], row["text"], ""), words.lexicon)
        labels = ["O"] * len(reading.words)
        back = [reading.folded.back(a, b) for a, b in zip(reading.starts, reading.ends, strict=True)]
        for one in row["entities"]:
            inside = [i for i, (a, b) in enumerate(back) if a < one["end"] and one["start"] < b]
            if one["type"] != "MISC" and inside:
                for i in inside:
                    labels[i] = f"{'B' if i == inside[0] else 'I'}-{one['type']}"
        found = by_rules(reading, ())
        out.append({"reading": reading, "labels": labels, "rules": rule_labels(reading, found.names), "names": found.names})
    return out


def items(row: dict[str, Any], words: Vocabulary) -> list[list[str]]:
    """The features of every word of a sentence, as the scorer will sum them."""
    reading: Reading = row["reading"]
    own = [of_word(word, words) for word in reading.words]
    gaps = [(kind_of(gap), not BREAKS.isdisjoint(gap)) for gap in reading.gaps]
    beside = list(beside_keys(gaps, [part(word, words) for word in reading.words]))
    out = []
    for at, key in enumerate(place_keys([kind for kind, _ in gaps], row["rules"])):
        features = of_place(*key) + of_beside(*beside[at])
        for offset in OFFSETS:
            other = at - offset
            if not 0 <= other < len(own):
                features.append(f"{offset}|edge")
                continue
            features += [f"{offset}|{f}" for f in own[other][0 if abs(offset) < 2 else 1]]
        out.append(features)
    return out


def train(rows: list[dict[str, Any]], words: Vocabulary, c1: float, c2: float, rounds: int) -> dict[str, str]:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.possible_transitions": True, "feature.minfreq": 2})
    for row in rows:
        if row["labels"]:
            trainer.append(items(row, words), row["labels"])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    weights: dict[str, Any] = {}
    for (feature, label), value in info.state_features.items():
        weights.setdefault(feature, np.zeros(len(LABELS)))[LABELS.index(label)] = value
    steps = np.zeros((len(LABELS), len(LABELS)))
    for (before, after), value in info.transitions.items():
        steps[LABELS.index(before), LABELS.index(after)] = value
    for k, label in enumerate(LABELS):
        if label.startswith("I-"):
            for j, before in enumerate(LABELS):
                if before[2:] != label[2:]:
                    steps[j, k] = -50
    return table(weights, steps)


def table(weights: dict[str, Any], steps: Any) -> dict[str, str]:
    """The lines of the table: for each label that a feature speaks for, the label's number and the weight in thousandths."""
    lines = {f"step {LABELS[j]}": "\t".join(f"{k}{round(float(v) * 1000)}" for k, v in enumerate(steps[j])) for j in range(len(LABELS))}
    for feature in sorted(weights):
        cells = [f"{k}{round(float(v) * 1000)}" for k, v in enumerate(weights[feature]) if abs(v) >= 0.02]
        if cells:
            lines[feature] = "\t".join(cells)
    return lines


def write(path: Path, lines: dict[str, str]) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
        file.write("".join(f"{feature}\t{cells}\n" for feature, cells in lines.items()).encode())
    path.write_bytes(buffer.getvalue())
    print(f"{len(lines)} lines, {len(buffer.getvalue())} bytes")


def measure(rows: list[dict[str, Any]], model: Scorer | None, words: Vocabulary, seen: set[str], whole: set[tuple[str, ...]], count: Counter[str]) -> None:
    """Adds exact matches by type, with and without the cut of attached particles, and the recall of unseen persons."""
    for row in rows:
        reading: Reading = row["reading"]
        gold = {(a, b, t, cut_of(reading, a, t, words)) for a, b, t in spans(row["labels"])}
        if model is None:
            found = {(n.first, n.last, n.type, n.start - reading.starts[n.first]) for n in row["names"]}
        else:
            found = {(a, b, t, cut_of(reading, a, t, words)) for a, b, t in spans(model.labels(reading, row["rules"]))}
        for name, group in (("gold", gold), ("found", found), ("both", gold & found)):
            for one in group:
                count[f"{name} {one[2]}"] += 1
                count[f"{name} all"] += 1
        for a, b, t, cut in gold:
            name = (reading.words[a][cut:], *reading.words[a + 1 : b])
            if t == "PER" and name not in whole:
                count["new"] += 1
                count["new found"] += (a, b, t, cut) in found
                if not any(word in seen for word in name):
                    count["unseen"] += 1
                    count["unseen found"] += (a, b, t, cut) in found


def _name(reading: Reading, first: int, last: int, words: Vocabulary) -> tuple[str, ...]:
    return (reading.words[first][cut_of(reading, first, "PER", words) :], *reading.words[first + 1 : last])


def show(name: str, count: Counter[str]) -> None:
    for type_ in ("PER", "LOC", "ORG", "all"):
        p, r = count[f"both {type_}"] / max(1, count[f"found {type_}"]), count[f"both {type_}"] / max(1, count[f"gold {type_}"])
        print(f"{name:8} {type_:4} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} n {count[f'gold {type_}']}")
    print(f"{name:8} persons whose name is not in training: {count['new found']}/{count['new']} = {count['new found'] / max(1, count['new']):.3f}")
    print(f"{name:8} persons none of whose words is in training: {count['unseen found']}/{count['unseen']} = {count['unseen found'] / max(1, count['unseen']):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, default=0, help="measure this many folds only")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--c1", type=float, default=0.2)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--rounds", type=int, default=120)
    given = parser.parse_args()
    words = vocabulary(lexicon.load())
    rows = load(given.data, words)
    if given.folds:
        learned, ruled = Counter[str](), Counter[str]()
        for fold in range(given.only or given.folds):
            test = [r for i, r in enumerate(rows) if i % given.folds == fold]
            rest = [r for i, r in enumerate(rows) if i % given.folds != fold]
            seen = {r["reading"].words[i] for r in rest for a, b, t in spans(r["labels"]) if t == "PER" for i in range(a, b)}
            whole = {_name(r["reading"], a, b, words) for r in rest for a, b, t in spans(r["labels"]) if t == "PER"}
            model = Scorer(train(rest, words, given.c1, given.c2, given.rounds), words)
            measure(test, model, words, seen, whole, learned)
            measure(test, None, words, seen, whole, ruled)
        show("rules", ruled)
        show("learned", learned)
    if given.write:
        write(MODEL, train(rows, words, given.c1, given.c2, given.rounds))


if __name__ == "__main__":
    main()
