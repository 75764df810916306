"""What `make demo` does: build the example case, write its dossier, print what was found and the next command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE.parents[1] / ".demo"


def riwaya(*arguments: str) -> str:
    """Run a command of the program and give what it prints."""
    done = subprocess.run([sys.executable, "-m", "riwaya", *arguments], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return done.stdout


def side(account: dict[str, Any], texts: dict[str, str], outlets: dict[str, str]) -> str:
    """One side of a conflict: the outlet and the words it stands on."""
    words = texts[account["article"]][account["start"] : account["end"]]
    return f"    {outlets[account['article']]}: «{words}»"


def main() -> None:
    OUT.mkdir(exist_ok=True)
    case, page = OUT / "moscow.riwaya", OUT / "moscow.html"
    for old in OUT.glob("moscow.*"):
        old.unlink()
    riwaya("build", str(HERE / "articles"), "-o", str(case))
    riwaya("report", str(case), "-o", str(page))
    dossier = json.loads(riwaya("export", str(case), "--format", "json"))
    outlets = {one["id"]: one["outlet"] for one in dossier["articles"]}
    texts = {one["id"]: (HERE / "articles" / f"{one['id']}.txt").read_bytes().decode("utf-8") for one in dossier["articles"]}
    print(f"{len(dossier['articles'])} articles, {len(dossier['entities'])} persons, bodies and places,")
    print(f"{len(dossier['statements'])} statements, {len(dossier['events'])} events, {sum(len(one['accounts']) for one in dossier['events'])} accounts of them")
    found = [(event, conflict) for event in dossier["events"] for conflict in event["conflicts"] if conflict["kind"] == "conflict"]
    for event, conflict in found[:2]:
        print(f"\n{event['title']}: the accounts conflict in {conflict['attribute']}")
        for one in conflict["accounts"][:2]:
            print(side(one, texts, outlets))
    print(f"\nThe dossier: {page}")
    print(f"Next: .venv/bin/riwaya serve {case}")


if __name__ == "__main__":
    main()
