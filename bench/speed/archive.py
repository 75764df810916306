"""Pages a second out of a web archive: the layouts' fast path, the fallback, and trafilatura alone, in one run.

    python bench/speed/archive.py [--pages 5000] [--workers 2] [--size 60]

Writes an archive of pages of our own (warcio), menus and scripts around them up to `--size` kB a page. Prints wall-clock
pages a second and the largest memory of parent and workers. The fallback and trafilatura alone are timed on a tenth.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import trafilatura
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from riwaya import read, running
from riwaya.lexicon import Lexicon, load
from riwaya.model import Article, Refusal

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "read"))
from pages import STORY, page

LAYOUTS = ("wordpress", "wordpress_newspaper", "wordpress_jannah", "drupal", "joomla", "aljazeera_net")


def html(number: int, layout: str, size: int) -> bytes:
    """A page with a story of some length, padded with what real pages carry: scripts, styles, menus."""
    story = tuple(f"{STORY[turn % 2]} وكانت هذه الفقرة {turn} من الخبر {number}." for turn in range(14))
    text = page(layout, f"الوفدان يتفقان على جولة جديدة رقم {number}", story)
    menu = "<nav class='menu'>" + "".join(f"<li><a href='/s/{item}'>قسم الأخبار {item}</a></li>" for item in range(60)) + "</nav>"
    script = "<script>" + "var a=function(b){return b+1};" * max(0, (size * 1000 - len(text.encode()) - len(menu.encode())) // 31) + "</script>"
    return text.replace("</head>", f"{script}</head>", 1).replace("</body>", f"{menu}</body>", 1).encode()


def archive(path: Path, pages: int, layouts: tuple[str, ...], size: int) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(pages):
            layout = layouts[number % len(layouts)]
            host = "www.aljazeera.net" if layout == "aljazeera_net" else f"site{number % 40}.test"
            status = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            body = io.BytesIO(html(number, layout, size))
            writer.write_record(writer.create_warc_record(f"https://{host}/2016/11/29/{number}", "response", payload=body, http_headers=status))


def read_one(words: Lexicon, source: read.Source | Article | Refusal) -> int | Refusal:
    one = source if isinstance(source, Refusal) else read.article(source, words)
    return one if isinstance(one, Refusal) else len(one.text)


def alone(_: Lexicon, source: read.Source | Article | Refusal) -> int | Refusal:
    if not isinstance(source, read.Source) or source.data is None:
        return Refusal("-", "bench", "not a page")
    return len(trafilatura.extract(source.data.decode(), include_comments=False) or "")


def name(source: read.Source | Article | Refusal) -> str:
    return source.name if isinstance(source, read.Source) else "-"


def timed(path: Path, task: Callable[..., int | Refusal], workers: int) -> tuple[float, int]:
    """Pages a second, workers warm, and the number of refusals."""
    job = running.Job(partial(load, None), task, name)
    refused = done = 0
    began: float | None = None

    def sources() -> Iterator[read.Source | Article | Refusal]:
        yield from read.items([path])

    for one in running.run(job, sources(), workers):
        if began is None:
            began = time.perf_counter()
        else:
            done += 1
        refused += isinstance(one, Refusal)
    return done / (time.perf_counter() - (began or 0)), refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--size", type=int, default=60)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fast, slow, small = (Path(folder) / f"{one}.warc.gz" for one in ("fast", "slow", "small"))
        archive(fast, wish.pages, LAYOUTS, wish.size)
        archive(slow, wish.pages // 10, ("none",), wish.size)
        archive(small, wish.pages // 5, LAYOUTS, wish.size)
        out: dict[str, object] = {"pages": wish.pages, "workers": wish.workers, "kB a page": wish.size}
        timed(small, read_one, wish.workers)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        for label, path, task in (("layouts", fast, read_one), ("fallback", slow, read_one), ("trafilatura alone", slow, alone)):
            rate, refused = timed(path, task, wish.workers)
            out[f"{label}: pages/s"] = round(rate, 1)
            out[f"{label}: refused"] = refused
        out["parent MB, a fifth of the pages"] = before
        out["parent MB, all"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        out["largest worker MB"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
