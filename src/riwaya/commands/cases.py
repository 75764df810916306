"""Making a case and taking it elsewhere: build, export."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from riwaya.commands.manners import example, progress, say, show

_MOST_SHOWN = 10


@click.command(epilog=example(
    "riwaya build articles/ -o affair.riwaya",
    "riwaya build feed.jsonl pages/ -o affair.riwaya --workers 4",
    "riwaya build letters/ -o affair.riwaya --outlet alwasat --published 2016-11",
))  # fmt: skip
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", "case", required=True, help="The case file. One that exists is brought up to date.")
@click.option("--outlet", help="The outlet of articles that do not name theirs.")
@click.option("--published", help="The date (EDTF: 2016-11-30, 2016-11~) of articles that bear none.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="On how many cores.")
@click.option("--lexicon", type=click.Path(path_type=Path), help="A folder with your own words over ours.")
@click.pass_context
def build(ctx: click.Context, paths: tuple[Path, ...], case: str, outlet: str | None, published: str | None, workers: int, lexicon: Path | None) -> None:
    """Read PATHS (files, folders), understand every article and store the affair.

    What stands in the case already and did not change is not read again.
    """
    from riwaya.building import Wish, build

    with progress("reading") as told:
        counts, refusals = build(Wish(paths, case, workers, lexicon, outlet, published), told)
    say(f"{case}: {counts.gained:,} new, {counts.changed:,} changed, {counts.unchanged:,} unchanged, {counts.removed:,} gone, {counts.refused:,} refused")
    for one in refusals[:_MOST_SHOWN]:
        say(f"  refused {one.article} ({one.room}): {one.reason}")
    if len(refusals) > _MOST_SHOWN:
        rooms = ", ".join(f"{count:,} in {room}" for room, count in sorted(Counter(one.room for one in refusals[_MOST_SHOWN:]).items()))
        say(f"  and {len(refusals) - _MOST_SHOWN:,} more ({rooms}); `riwaya status {case} --refusals` lists them all")
    if not counts.seen:
        say("not one article could be read")
        ctx.exit(1)


@click.command(epilog=example("riwaya export affair.riwaya --format json > affair.json"))
@click.argument("case")
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
def export(case: str, form: str, output: Path | None) -> None:
    """Print the affair in a format that other programs read."""
    import riwaya
    from riwaya.export import json

    with riwaya.open(case) as opened:
        text = json.line(json.dossier_object(opened.dossier()))
    if output is None:
        sys.stdout.flush()
        show(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")
