"""Writes the list of everyday words by which the names room tells an unknown name from an unknown form.

usage: build_ordinary.py SHARED_DATA_DIR > src/riwaya/lexicon/data/names/ordinary.txt

Sources: ChainBank lemmas (MIT), Camel Morph verb stems (CC BY 4.0), and the tokens of ANERcorp (train) and of the PUD treebank
that are not part of a name. One folded word a line, sorted; verbs of the imperfect stand without their prefix after `-`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from riwaya.lexicon.letters import fold_word


def bare(word: str) -> str:
    """Folded, without what is not a letter, and without a leading article."""
    return "".join(c for c in fold_word(word) if c.isalpha())


def main() -> None:
    data = Path(sys.argv[1])
    words: set[str] = set()
    for line in (data / "lexicon/chainbank_lemmas.tsv").read_text(encoding="utf-8").splitlines():
        lemma, pos = line.split("\t")[:2]
        if pos in ("NOUN", "VERB", "ADJ"):
            words.add(bare(lemma.split("-")[0]))
    for line in (data / "lexicon/camelmorph_verbs.jsonl").read_text(encoding="utf-8").splitlines():
        stems = json.loads(line)["stems"]
        words |= {bare(s) for s in stems.get("PV", ())}
        words |= {"-" + bare(s) for s in stems.get("IV", ()) if len(bare(s)) > 2}
    inside, outside = Counter[str](), Counter[str]()
    for line in (data / "ner/anercorp_train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked = {i for e in row["entities"] for i in range(e["start"], e["end"])}
        for start, end in row["tokens"]:
            (inside if start in marked else outside)[bare(row["text"][start:end])] += 1
    words |= {w for w, n in outside.items() if len(w) > 1 and inside[w] == 0 and n >= 1}
    for line in (data / "ud/ar_pud-ud-test.conllu").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[3] not in ("PROPN", "X", "PUNCT", "NUM", "SYM") and inside[bare(cells[1])] == 0:
            words.add(bare(cells[1]))
    names = {w for w, n in inside.items() if n > outside[w]}
    for word in sorted(w for w in words if len(w) > 1 and w not in names):
        print(word)


if __name__ == "__main__":
    main()
