"""The shipped tables of names are what their builder makes of the public lists and the hand-written rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent.parent
DATA = HERE.parent / "shared" / "data"


@pytest.mark.skipif(not (DATA / "names").is_dir(), reason="the public lists are not beside the repository")
def test_tables_are_as_rebuilt() -> None:
    pytest.importorskip("babel")
    made = subprocess.run([sys.executable, str(HERE / "tools" / "build_gazetteers.py"), str(DATA), "--check"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
