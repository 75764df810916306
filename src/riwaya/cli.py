"""The commands. Each does one thing, says what it did, and exits 0 (done), 1 (nothing usable) or 2 (wrong usage)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.commands import asking, assistant, cases, deciding, doctor, intake, lakes, measures, pages, sparks
from riwaya.commands.manners import Commands, example, say


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Riwaya reads Arabic news about one affair and shows who says what, side by side."""


@main.command(epilog=example(
    "riwaya extract articles.jsonl > told.jsonl",
    "riwaya extract pages/ --workers 2 --outlet alwasat.ly",
    "riwaya extract story.txt --published 2016-11-29",
    "riwaya extract pages/ news.jsonl -o lake/ --shard 3/16 --workers 8   # the third of sixteen shares, into a folder of Parquet",
))  # fmt: skip
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes that read and understand.")
@click.option("--lexicon", "overlay", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A folder of records laid over the program's own.")
@click.option("--outlet", help="The outlet of articles that do not say theirs.")
@click.option("--published", help="The publication date (EDTF: 2016-11-29, 2016-11, 2016-11-30~) of articles that do not say theirs.")
@click.option("-o", "--output", "lake", type=click.Path(path_type=Path, file_okay=False), help="A lake (a folder of Parquet) instead of lines, or more of one.")
@click.option("--shard", help="Only one share of the input, as 3/16: so that many processes fill one lake.")
def extract(paths: tuple[Path, ...], workers: int, overlay: Path | None, outlet: str | None, published: str | None, lake: Path | None, shard: str | None) -> None:
    """Print what each article tells, one JSON object a line, or put it into a lake.

    PATHS are files (.jsonl, .txt, .html …) or folders; a meta.csv in a folder gives file, outlet, published, url, title.
    """
    from riwaya import read, running

    running.seldom_collecting()
    if lake is not None or shard is not None:
        lakes.extract(paths, lake, shard, workers, overlay, outlet, published)
        return
    from riwaya.export import json
    from riwaya.model import Refusal

    told = refused = 0
    job = running.telling(overlay, json.account_line)
    for one in running.run(job, read.items(paths, read.Given(outlet, published)), workers):
        if isinstance(one, Refusal):
            refused += 1
            sys.stdout.write(json.line(json.refusal_object(one)) + "\n")
        else:
            told += 1
            sys.stdout.write(one + "\n")
    sys.stdout.flush()
    if refused:
        say(f"{told:,} articles read, {refused:,} refused: the reasons are in the lines with refusals")
    if not told:
        from riwaya.errors import NothingUsable

        raise NothingUsable("not one article could be read")


for command in (
    intake.pull,
    cases.build,
    lakes.merge,
    lakes.load,
    sparks.spark,
    asking.status,
    asking.search,
    asking.diff,
    deciding.correct,
    deciding.judge,
    pages.serve,
    pages.report,
    cases.export,
    assistant.mcp,
    doctor.doctor,
    measures.evaluate,
):
    main.add_command(command)
