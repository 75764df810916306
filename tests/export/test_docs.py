"""The Python tutorial's code runs, and every format stands in the reference."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from riwaya import export
from riwaya.export.taking.tables import TABLES

DOCS = Path(__file__).parents[2] / "docs"


def test_the_tutorial_runs(seeds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    shutil.copy(seeds, tmp_path / "moscow.riwaya")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / "python.md").read_text(encoding="utf-8"), flags=re.S)
    held: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "python.md", "exec"), held)
    assert len(blocks) > 6 and (tmp_path / "events.geojson").exists()


def test_the_reference_names_every_format_and_column() -> None:
    text = (DOCS / "reference" / "exports.md").read_text(encoding="utf-8")
    for name in export.formats():
        assert f"## {name}\n" in text, name
    for table, one in TABLES.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{table}` |"))
        for column, _ in one.columns:
            assert f"`{column}`" in row, (table, column)
