"""Writes the list of everyday words by which the names room tells an unknown name from an unknown form.

usage: build_ordinary.py SHARED_DATA_DIR > src/riwaya/lexicon/data/names/ordinary.txt

Sources: ChainBank lemmas (MIT) and Camel Morph verb stems (CC BY 4.0) that news uses, words of the event gold standard (MIT)
and of the PUD treebank (CC BY-SA 3.0) that no table of names holds, and our own list, `gazetteers/ordinary.txt`. ANERcorp gives
no word, so that a scorer trained on it does not see its own answers; nor does the radio news, which is test input only. One folded
word a line, sorted; verbs of the imperfect stand without their prefix after `-`; after `+` lemmas that none of these texts holds
and no table of names, participles and verbal nouns of the derived verbs.
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


def forms(tables: Path, names: tuple[str, ...]) -> set[str]:
    """The single words of some tables of names; a place that is marked as ambiguous is an everyday word too."""
    out: set[str] = set()
    for name in names:
        header, *rows = (tables / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        columns = header.split("\t")
        cells = [dict(zip(columns, row.split("\t"), strict=True)) for row in rows]
        out |= {bare(form) for row in cells if name != "place" or not row["ambiguous"] for form in row["forms"].split("|") if " " not in form}
    return out


def listed(tables: Path) -> set[str]:
    """The single words that are names by the tables: given names and countries also behind a particle, families and places bare."""
    out: set[str] = set()
    for name in ("given", "country", "family", "place"):
        words = forms(tables, (name,))
        out |= words | ({left + word for left in ("و", "ف", "ب", "ل", "ك") for word in words} if name in ("given", "country") else set())
    return out


def own(path: Path) -> set[str]:
    """The words of our own list: plurals, participles and loans that the lemmas do not bring."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {bare(word) for line in lines if not line.startswith("#") for word in line.split()}


def derived(lemma: str, stems: tuple[str, ...]) -> set[str]:
    """Participles and verbal nouns of a derived verb, by the pattern of its vowelled lemma."""
    letters = [one for one in lemma if one.isalpha()]
    plain = bare(lemma)
    out = {"م" + stem for stem in stems if len(stem) > 2}
    if "\u0651" in lemma and len(letters) == 3 and letters[0] not in "اأإآٱ":
        out.add("ت" + plain[0] + plain[1] + "ي" + plain[2])
    if lemma.startswith("ٱ") and len(plain) > 4:
        out.add(plain[:-1] + "ا" + plain[-1])
    return {one for one in out if len(one) > 3 and "اا" not in one and not one.endswith(("اي", "ا"))}


def main() -> None:
    data = Path(sys.argv[1])
    tables = Path(__file__).parent.parent / "src/riwaya/lexicon/data/names"
    words: set[str] = set()
    lemmas: set[str] = set()
    nouns: set[str] = set()
    seen = tokens(data)
    names = listed(tables)
    rarer: set[str] = set()
    for line in (data / "lexicon/chainbank_lemmas.tsv").read_text(encoding="utf-8").splitlines():
        lemma, pos = line.split("\t")[:2]
        if pos in ("NOUN", "VERB", "ADJ"):
            lemmas.add(bare(lemma.split("-")[0]))
        if pos in ("NOUN", "ADJ"):
            nouns.add(bare(lemma.split("-")[0]))
    for line in (data / "lexicon/camelmorph_verbs.jsonl").read_text(encoding="utf-8").splitlines():
        verb = json.loads(line)
        stems = verb["stems"]
        lemmas |= {bare(s) for s in stems.get("PV", ())}
        rarer |= derived(verb["lemma_diac"], tuple(bare(s) for s in stems.get("IV", ())))
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
    words |= own(Path(__file__).parent / "gazetteers/ordinary.txt") - forms(tables, ("given", "country"))
    words |= {"+" + word for word in (nouns | rarer) - words - names if len(word) > 3}
    for word in sorted(w for w in words if len(w) > 1):
        print(word)


if __name__ == "__main__":
    main()
