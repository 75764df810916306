"""Makes the pictures of the README and docs from the example affair: `python tools/picture.py` (needs /usr/bin/chromium and playwright)."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from riwaya import building, lexicon
from riwaya.serve.app import make
from riwaya.serve.guard import Guard

ROOT = Path(__file__).parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "moscow.riwaya"
        building.build(building.Wish((ROOT / "examples" / "moscow" / "articles",), str(case)))
        with sqlite3.connect(case) as base:
            event = base.execute("select id from dossier_event order by conflicts desc, outlets desc, accounts desc, id limit 1").fetchone()[0]
            article = base.execute("select article from statement group by 1 order by count(*) desc, 1 limit 1").fetchone()[0]
        server = uvicorn.Server(uvicorn.Config(make(str(case), lexicon.load(), Guard(frozenset({"127.0.0.1"}))), port=0, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        shots = [("affair", "ar/", 1200, 900, "light"), ("event", f"ar/event/{event}", 1200, 900, "light"), ("article-dark", f"ar/article/{article}", 1200, 900, "dark"),
                 ("phone-en", f"en/event/{event}", 390, 800, "light")]  # fmt: skip
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for name, path, width, height, scheme in shots:
                page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(f"{address}/{path}")
                page.evaluate("document.fonts.ready")
                page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
                page.close()
            chromium.close()
        server.should_exit = True


if __name__ == "__main__":
    main()
