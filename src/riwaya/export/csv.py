"""CSV: a folder of ten tables for spreadsheets. UTF-8, CRLF; no cell can run as a formula.

A text that a spreadsheet would take for a formula gets an apostrophe before it; that changes the cell, and is counted.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from riwaya.export.taking.tables import TABLES, note_left_out
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import clean, text_file

SUFFIX = ""
MEDIA = "text/csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(taken: Taken, out: Path, *, bom: bool = False) -> None:
    """One file a table; with `bom` a mark that makes Excel read Arabic."""
    out.mkdir()
    for name, table in TABLES.items():
        with text_file(out / f"{name}.csv", bom=bom) as file:
            writer = csv.writer(file)
            writer.writerow([column for column, _ in table.columns])
            for row in table.rows(taken):
                writer.writerow([_safe(taken, cell) for cell in row])
                taken.lost.keep(name)
    note_left_out(taken)


def _safe(taken: Taken, cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA):
        taken.lost.note("cells that a spreadsheet would run as formulas got an apostrophe before them", 1)
        cell = "'" + cell
    return clean(cell.replace("\0", "\ufffd"))
