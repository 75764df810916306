"""INCEpTION: a folder of UIMA CAS JSON files, one an article, with a layer `webanno.custom.Riwaya`; read back as corrections.

A mark has `label`, `kind` and `fact` (the fact's id, not to be changed). Offsets are UTF-16 units as in UIMA, ours code points.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from riwaya.errors import UsageError
from riwaya.export.taking.losses import Losses
from riwaya.export.taking.marks import Mark, Units, account_of, corrected, in_order, marks
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import clean, compact, text_file
from riwaya.model import Account, Correction
from riwaya.store.case import Case

SUFFIX = ""
MEDIA = "application/json"
LAYER = "webanno.custom.Riwaya"
HEAD = "webanno.custom.RiwayaArticle"


def _type(name: str, *features: str) -> dict[str, Any]:
    return {"%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation", **{one: {"%NAME": one, "%RANGE": "uima.cas.String"} for one in features}}


def _cas(account: Account) -> dict[str, Any]:
    article = account.article
    units = Units(article.text)
    found: list[dict[str, Any]] = [
        {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain", "sofaString": article.text},
        {"%ID": 2, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": 1, "begin": 0, "end": units.out(len(article.text)), "language": "ar"},
        {"%ID": 3, "%TYPE": HEAD, "@sofa": 1, "begin": 0, "end": 0, "article": article.id, "sha256": article.sha256},
    ]
    for number, one in enumerate(in_order(marks(account)), 4):
        found.append({
            "%ID": number, "%TYPE": LAYER, "@sofa": 1, "begin": units.out(one.start), "end": units.out(one.end), "label": one.label, "kind": one.kind, "fact": one.id,
        })  # fmt: skip
    types = {LAYER: _type(LAYER, "label", "kind", "fact"), HEAD: _type(HEAD, "article", "sha256")}
    members = [one["%ID"] for one in found[1:]]
    return {"%TYPES": types, "%FEATURE_STRUCTURES": found, "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}}}


def write_inception(taken: Taken, out: Path) -> None:
    """One file an article, named by its id's hash."""
    out.mkdir()
    for told in taken.told():
        name = hashlib.sha256(told.account.article.id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        with text_file(out / f"{name}.json") as file:
            file.write(compact(_cas(told.account)) + "\n")
        taken.lost.keep("files")
    taken.lost.note("only anchors are marked: sources, contents, actors, values and what articles tell together are left out; articles", taken.lost.kept["files"])


def read_inception(case: Case, path: Path, author: str) -> tuple[list[Correction], Losses]:
    """Corrections out of a folder of UIMA CAS JSON files, and what could not be taken. Raises UsageError."""
    lost, out = Losses(), []
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        try:
            found = json.loads(file.read_text(encoding="utf-8"))["%FEATURE_STRUCTURES"]
            head = next(one for one in found if one["%TYPE"] == HEAD)
            text = next(one["sofaString"] for one in found if one["%TYPE"] == "uima.cas.Sofa")
            account = account_of(case, head["article"], head["sha256"])
            if clean(account.article.text) != text:
                raise UsageError(f"{file}: its text is not the article's")
            units = Units(account.article.text)
            after = [Mark(str(one.get("fact")), "", units.back(one["begin"]), units.back(one["end"]), str(one.get("label"))) for one in found if one["%TYPE"] == LAYER]
        except (OSError, ValueError, KeyError, TypeError, StopIteration) as wrong:
            raise UsageError(f"{file}: not a UIMA CAS JSON of ours: {wrong}") from wrong
        out += corrected(case, account, after, author, lost)
    return out, lost
