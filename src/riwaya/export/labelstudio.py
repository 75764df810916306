"""Label Studio: a folder with `tasks.json` (pre-annotated articles) and `config.xml` (the labels), and its export read back as corrections.

Its offsets are UTF-16 units, ours code points. An article whose annotation is finished comes back whole: a mark that stayed is accepted, one with
another label edited, one that is gone rejected.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.errors import UsageError
from riwaya.export.taking.losses import Losses
from riwaya.export.taking.marks import ENTITIES, STANCES, Mark, Units, account_of, corrected, in_order, marks
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import clean, listed, text_file, xml
from riwaya.model import Correction
from riwaya.store.case import Case

SUFFIX = ""
MEDIA = "application/json"
_EVENTS = (
    "CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "DEATH", "ELECT", "AWARD", "LEGAL",
)  # fmt: skip


def _tasks(taken: Taken) -> Iterator[dict[str, Any]]:
    for told in taken.told():
        article = told.account.article
        units = Units(article.text)
        result = [
            {
                "id": one.id, "from_name": "label", "to_name": "text", "type": "labels", "origin": "prediction",
                "value": {"start": units.out(one.start), "end": units.out(one.end), "text": article.text[one.start : one.end], "labels": [one.label]},
            }
            for one in in_order(marks(told.account))
        ]  # fmt: skip
        taken.lost.keep("tasks")
        taken.lost.keep("marks", len(result))
        data = {"text": article.text, "article": article.id, "sha256": article.sha256, "outlet": article.outlet, "published": article.published}
        yield {"data": data, "predictions": [{"model_version": "riwaya", "result": result}]}


def write_labelstudio(taken: Taken, out: Path) -> None:
    """Tasks and the labelling configuration."""
    out.mkdir()
    labels = "".join(f'    <Label value="{xml(one)}"/>\n' for one in (*ENTITIES, "TIME", *STANCES, *_EVENTS))
    with text_file(out / "config.xml") as file:
        file.write(f'<View style="direction: rtl">\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n  <Text name="text" value="$text" granularity="word"/>\n</View>\n')
    with text_file(out / "tasks.json") as file:
        file.write("[")
        listed(file, _tasks(taken))
        file.write("\n]\n")
    taken.lost.note("only anchors are marked: sources, contents, actors, values and what articles tell together are left out; articles", taken.lost.kept["tasks"])


def read_labelstudio(case: Case, path: Path, author: str) -> tuple[list[Correction], Losses]:
    """Corrections out of Label Studio's JSON export, and what could not be taken. Raises UsageError."""
    lost, out = Losses(), []
    try:
        for task in json.loads(path.read_text(encoding="utf-8")):
            for annotation in [one for one in task.get("annotations") or () if not one.get("was_cancelled")][-1:]:
                data = task["data"]
                account = account_of(case, data["article"], data["sha256"])
                if clean(account.article.text) != data["text"]:
                    raise UsageError(f"{data['article']}: the task's text is not the article's")
                units = Units(account.article.text)
                after = [
                    Mark(one["id"], "", units.back(one["value"]["start"]), units.back(one["value"]["end"]), one["value"]["labels"][0])
                    for one in annotation["result"] if one.get("type") == "labels"
                ]  # fmt: skip
                out += corrected(case, account, after, author, lost)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as wrong:
        raise UsageError(f"{path}: not an export of Label Studio's JSON: {wrong}") from wrong
    return out, lost
