"""Cases, servers and a browser for the page's tests. They are skipped where chromium or axe-core are not there (`.ci/browser` installs them)."""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from riwaya import building, lexicon
from riwaya.model import Account, Article, Cue, Entity, Judgements, Mention, Span, Statement
from riwaya.serve.app import make
from riwaya.serve.guard import Guard
from riwaya.store import write_case
from riwaya.store.accounts import pack_account
from riwaya.store.merging import merging
from riwaya.store.writer import Writer
from riwaya.text.stems import Stems

ROOT = Path(__file__).parents[2]
CHROMIUM, AXE = Path("/usr/bin/chromium"), ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
EXAMPLE = ROOT / "examples" / "moscow" / "articles"
SEEDS = ROOT.parent / "shared" / "articles" / "seeds.jsonl"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

HOSTILE = (
    "<script>window.broken = 1</script> عنوان \u202e<img src=x onerror=\"window.broken = 2\">\n"
    "قال الوزير سالم الكاتب إن <b onmouseover='window.broken = 3'>الجسر</b> \u2067 مغلق &lt;script&gt; \"javascript:window.broken=4\".\n"
    + "مر" + "\u0651" * 10_000 + "كب وصل اليوم.\n"
    + "الكلمة الأخرى في الفقرة التي لا تنتهي " * 27_000 + "\n"
    + "نفى المتحدث باسم الهيئة </p></main><style>*{display:none}</style> أن يكون الجسر مغلقا.\n"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Served:
    """A running server and the file of its case."""

    address: str
    case: Path


def serve(case: Path, edit: bool = False) -> tuple[Served, uvicorn.Server, threading.Thread]:
    app = make(str(case), lexicon.load(), Guard(frozenset({"127.0.0.1"}), None, edit))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(400):
        if server.started:
            break
        time.sleep(0.025)
    port = server.servers[0].sockets[0].getsockname()[1]
    return Served(f"http://127.0.0.1:{port}", case), server, thread


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example affair, built."""
    case = tmp_path_factory.mktemp("case") / "moscow.riwaya"
    building.build(building.Wish((EXAMPLE,), str(case)))
    return case


@pytest.fixture(scope="session")
def server(example: Path) -> Iterator[Served]:
    served, running, thread = serve(example)
    yield served
    running.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def affair(server: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The affair of the seed articles where they lie beside the project, else the example."""
    if not SEEDS.exists():
        yield server
        return
    case = tmp_path_factory.mktemp("seeds") / "seeds.riwaya"
    building.build(building.Wish((SEEDS,), str(case)))
    served, running, thread = serve(case)
    yield served
    running.should_exit = True
    thread.join(5)


@pytest.fixture
def desk(example: Path, tmp_path: Path) -> Iterator[Served]:
    """The example behind a server that takes corrections; each test has its own copy."""
    case = tmp_path / "moscow.riwaya"
    for one in example.parent.glob("moscow.riwaya*"):
        if not one.name.endswith("-lock"):
            shutil.copyfile(one, tmp_path / one.name)
    served, running, thread = serve(case, edit=True)
    yield served
    running.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A case of one article that tries everything."""
    folder = tmp_path_factory.mktemp("hostile")
    article = Article("h/1 <x>", HOSTILE, hashlib.sha256(HOSTILE.encode()).hexdigest(), outlet="<i>منفذ</i>", title="<script>window.broken = 5</script>", published="2024-05-01")
    words = [Span(one.start(), one.end(), one.group()) for one in re.finditer("الفقرة", HOSTILE)][:3000]
    account = Account(
        article,
        mentions=tuple(Mention(f"m{n}", span, "LOC", "e1") for n, span in enumerate(words, 1)),
        entities=(Entity("e1", "LOC", "<b>الفقرة</b>"),),
        statements=tuple(
            Statement(f"s{n}", None, None, "unnamed", Cue(span, "x"), (Span(span.start, span.end + 40, HOSTILE[span.start : span.end + 40]),), "mixed", "denies", why=("<hr>",))
            for n, span in enumerate(words[:400], 1)
        ),
    )
    lexicon_ = lexicon.load()
    database = write_case(folder / "hostile.riwaya")
    writer = Writer(database, "test", lexicon_.hash)
    writer.begin(["test"], 1)
    writer.wants(article.id, "mark", "test")
    writer.take(article, pack_account(account))
    writer.complete(merging(lexicon_), Stems(lexicon_).of, Judgements())
    database.close()
    served, running, thread = serve(folder / "hostile.riwaya")
    yield served
    running.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("no /usr/bin/chromium: run .ci/browser")
    if not AXE.exists():
        pytest.skip("no axe-core in web/node_modules: run .ci/browser")
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def with_axe(browser: Any) -> Iterator[Any]:
    """A page whose documents all have axe in them; the page's own policy stays in force."""
    context = browser.new_context()
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def without_scripts(browser: Any) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(with_axe: Any) -> Any:
    """The page with axe, at the size of a desk."""
    with_axe.set_viewport_size({"width": 1280, "height": 900})
    return with_axe


@pytest.fixture
def bare(without_scripts: Any) -> Any:
    """The page without scripts, at the size of a desk."""
    without_scripts.set_viewport_size({"width": 1280, "height": 900})
    return without_scripts
