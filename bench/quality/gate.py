"""The floors of quality: extract on the hand annotations must not fall below what was reached before.

    python bench/quality/gate.py                       check
    python bench/quality/gate.py --raise               pin what was measured, where it is higher
    python bench/quality/gate.py --allow-regression    pin what was measured, also where it is lower (say why in the commit)

Needs the annotations beside the project (`../shared/gold`, scored by `../shared/tools/score.py`; the development half of the public
event standard, `../shared/data/gsr`, by `score_gsr.py`); says so and passes where they are not.
The floors are bound to the hash of the annotations: other annotations need new floors.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
GOLD = [*sorted((SHARED / "gold" / "seeds").glob("seed-*.json")), *sorted((SHARED / "gold" / "dev").glob("R*.json"))]
TEXTS = [SHARED / "articles" / "seeds.jsonl", SHARED / "gold" / "dev" / "articles.jsonl"]
STANDARD = SHARED / "data" / "gsr"
SLACK = 0.0005


def gold_hash() -> str:
    digest = hashlib.sha256()
    for path in [*GOLD, *TEXTS]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def measure() -> dict[str, float]:
    """The figures of score.py over all annotated articles, flattened."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted, figures = Path(folder) / "gold", Path(folder) / "predicted.jsonl", Path(folder) / "figures.json"
        gold.mkdir()
        for path in GOLD:
            (gold / path.name).symlink_to(path)
        with predicted.open("wb") as out:
            subprocess.run([sys.executable, "-m", "riwaya", "extract", *map(str, TEXTS)], stdout=out, check=True)
        score = [sys.executable, str(SHARED / "tools" / "score.py"), "--gold", str(gold), "--pred", str(predicted), "--json", str(figures)]
        subprocess.run(score, check=True, stdout=subprocess.DEVNULL)
        raw = json.loads(figures.read_text(encoding="utf-8"))
    out_figures: dict[str, float] = {}
    for name, value in raw.items():
        if isinstance(value, float):
            out_figures[name] = value
        elif isinstance(value, dict) and "f1" in value:
            out_figures[name] = value["f1"]
        elif name.startswith("of_matched"):
            for inner, figure in value.items():
                out_figures[f"{name}.{inner}"] = (figure["f1"] if isinstance(figure, dict) else figure) or 0.0
    return {**out_figures, **standard()}


def standard() -> dict[str, float]:
    """The figures of score_gsr.py over the development half of the public event standard."""
    if not STANDARD.exists():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        predicted, figures = Path(folder) / "predicted.jsonl", Path(folder) / "figures.json"
        subprocess.run([sys.executable, "-m", "riwaya", "evaluate", "gsr", str(STANDARD), "-o", str(predicted)], check=True, stderr=subprocess.DEVNULL)
        score = [sys.executable, str(SHARED / "tools" / "score_gsr.py"), "--gsr", str(STANDARD), "--pred", str(predicted), "--split", "dev", "--json", str(figures)]
        subprocess.run(score, check=True, stdout=subprocess.DEVNULL)
        raw = json.loads(figures.read_text(encoding="utf-8"))
    out = {}
    for kind in ("ASSAULT", "PROTEST"):
        out[f"standard.{kind}"] = float(raw[f"{kind}.majority"]["F1"])
        for part in ("given", "end2end"):
            out[f"standard.{kind}.{part}"] = float(raw[f"{kind}.spans.{part}"]["joint_f1"])
    return out


def main(arguments: list[str]) -> int:
    if not GOLD or not all(path.exists() for path in TEXTS):
        print(f"quality: no annotations at {SHARED / 'gold'}; nothing was measured")
        return 0
    figures, pinned = measure(), json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"gold": gold_hash(), "floors": {}}
    floors = pinned["floors"]
    lower = {name for name in floors if figures.get(name, 0.0) < floors[name] - SLACK}
    for name in sorted(figures):
        print(f"{name:36} {figures[name]:.4f}   floor {floors.get(name, 0.0):.4f}{'   BELOW' if name in lower else ''}")
    if "--raise" in arguments or "--allow-regression" in arguments:
        kept = figures if "--allow-regression" in arguments else {name: max(value, floors.get(name, 0.0)) for name, value in figures.items()}
        FLOORS.write_text(json.dumps({"gold": gold_hash(), "floors": dict(sorted(kept.items()))}, indent=1) + "\n", encoding="utf-8")
        print(f"pinned in {FLOORS.relative_to(ROOT)}")
        return 0
    if pinned["gold"] != gold_hash():
        print("quality: the annotations have changed since the floors were pinned; measure and pin anew with --raise or --allow-regression")
        return 1
    if lower:
        print(f"quality: {len(lower)} figures fell below their floor")
    return 1 if lower else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
