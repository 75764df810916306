"""Whether the compiled rooms tell the same as the plain ones: the bytes of `extract`, side by side.

    python bench/quality/compiled.py [--most 300]      after `make fast`

Reads the example, and the gold and news articles of ../shared where they are there. Exits 1 at the first article that differs.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

HERE = Path(__file__).parents[2]
SHARED = HERE.parent / "shared"


def told(python: Path, paths: list[Path]) -> list[bytes]:
    """The lines that `extract` prints with this interpreter."""
    done = subprocess.run([python, "-m", "riwaya", "extract", *paths], cwd=tempfile.gettempdir(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout.splitlines()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=300, help="how many news articles")
    parser.add_argument("--fast", type=Path, default=HERE / ".venv-fast" / "bin" / "python")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = [HERE / "examples" / "moscow" / "articles", SHARED / "articles" / "seeds.jsonl", SHARED / "gold" / "dev" / "articles.jsonl"]
        news = SHARED / "data" / "news" / "ant_jawhara.jsonl.gz"
        if news.exists():
            paths.append(Path(folder) / "news.jsonl")
            with gzip.open(news, "rb") as lines:
                paths[-1].write_bytes(b"".join(islice(lines, chosen.most)))
        paths = [one for one in paths if one.exists()]
        compiled = subprocess.run([chosen.fast, "-c", "import riwaya.speech.statements as s; print(s.__file__)"], stdout=subprocess.PIPE, text=True, cwd=folder).stdout
        if not compiled.strip().endswith((".so", ".pyd")):
            print(f"{chosen.fast}: nothing compiled there; run `make fast` first")
            return 1
        plain, fast = told(Path(sys.executable), paths), told(chosen.fast, paths)
    if not plain or plain != fast:
        differing = next((number for number, (one, other) in enumerate(zip(plain, fast, strict=False)) if one != other), min(len(plain), len(fast)))
        print(f"compiled and plain rooms differ: {len(plain)} and {len(fast)} articles, first at line {differing + 1}")
        return 1
    print(f"compiled and plain rooms tell the same of {len(plain)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
