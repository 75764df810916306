"""Writes the list of everyday words by which the names room tells an unknown name from an unknown form.

usage: build_ordinary.py SHARED_DATA_DIR > src/riwaya/lexicon/data/names/ordinary.txt

Sources: ChainBank lemmas (MIT) and Camel Morph verb stems (CC BY 4.0) that news uses, words of the event gold standard (MIT)
and of the PUD treebank (CC BY-SA 3.0) that no table of names holds. ANERcorp gives no word, so that a scorer trained on it
does not see its own answers. One folded word a line, sorted; verbs of the imperfect stand without their prefix after `-`, lemmas
that none of these texts holds and no table of names after `+`.
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


def tokens(data: Path) -> set[str]:
    """The words of the sentences that come with the data, to leave out lemmas that no news writes."""
    out: set[str] = set()
    for line in (data / "ner/anercorp_train.jsonl").read_text(encoding="utf-8").splitlines():
        out |= {bare(word) for word in json.loads(line)["text"].split()}
    for name in ("gsr/assault_gsr.csv", "gsr/protest_gsr.csv", "ud/ar_pud-ud-test.conllu"):
        out |= {bare(word) for word in (data / name).read_text(encoding="utf-8").replace("\t", " ").replace(",", " ").split()}
    return out


def listed(tables: Path) -> set[str]:
    """The single words that are names by the tables: given names and countries also behind a particle, families and places bare."""
    out: set[str] = set()
    for name in ("given", "country", "family", "place"):
        header, *rows = (tables / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        column = header.split("\t").index("forms")
        words = {bare(form) for row in rows for form in row.split("\t")[column].split("|") if " " not in form}
        out |= words | ({left + word for left in ("و", "ف", "ب", "ل", "ك") for word in words} if name in ("given", "country") else set())
    return out


def main() -> None:
    data = Path(sys.argv[1])
    words: set[str] = set()
    lemmas: set[str] = set()
    nouns: set[str] = set()
    seen = tokens(data)
    names = listed(Path(__file__).parent.parent / "src/riwaya/lexicon/data/names")
    for line in (data / "lexicon/chainbank_lemmas.tsv").read_text(encoding="utf-8").splitlines():
        lemma, pos = line.split("\t")[:2]
        if pos in ("NOUN", "VERB", "ADJ"):
            lemmas.add(bare(lemma.split("-")[0]))
        if pos in ("NOUN", "ADJ"):
            nouns.add(bare(lemma.split("-")[0]))
    for line in (data / "lexicon/camelmorph_verbs.jsonl").read_text(encoding="utf-8").splitlines():
        stems = json.loads(line)["stems"]
        lemmas |= {bare(s) for s in stems.get("PV", ())}
        words |= {"-" + bare(s) for s in stems.get("IV", ()) if len(bare(s)) > 2}
    words |= {one for one in lemmas if any(form in seen for form in (one, "ال" + one, one + "ت", one + "ا", "و" + one))}
    counts = Counter[str]()
    for name in ("gsr/assault_gsr.csv", "gsr/protest_gsr.csv"):
        counts.update(bare(word) for word in (data / name).read_text(encoding="utf-8").replace(",", " ").split())
    words |= {word for word, n in counts.items() if n > 1 and word not in names}
    for line in (data / "ud/ar_pud-ud-test.conllu").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[3] not in ("PROPN", "X", "PUNCT", "NUM", "SYM") and bare(cells[1]) not in names:
            words.add(bare(cells[1]))
    words |= {"+" + word for word in nouns - words - names if len(word) > 3}
    for word in sorted(w for w in words if len(w) > 1):
        print(word)


if __name__ == "__main__":
    main()
