"""The shipped tables of names are what their builder makes of the public lists and the hand-written rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent.parent
DATA = HERE.parent / "shared" / "data"


@pytest.mark.slow
@pytest.mark.skipif(not (DATA / "names").is_dir(), reason="the public lists are not beside the repository")
def test_tables_are_as_rebuilt() -> None:
    pytest.importorskip("babel")
    made = subprocess.run([sys.executable, str(HERE / "tools" / "build_gazetteers.py"), str(DATA), "--check"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr


@pytest.mark.slow
@pytest.mark.skipif(not (DATA / "lexicon").is_dir(), reason="the public lists are not beside the repository")
def test_everyday_words_are_as_rebuilt() -> None:
    made = subprocess.run([sys.executable, str(HERE / "tools" / "build_ordinary.py"), str(DATA)], capture_output=True, check=True)
    assert made.stdout == (HERE / "src/riwaya/lexicon/data/names/ordinary.txt").read_bytes()
