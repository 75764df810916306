"""Making a case and taking it elsewhere: build, export."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

import click

from riwaya.commands.manners import example, progress, say
from riwaya.errors import UsageError
from riwaya.export import formats

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
    from riwaya.running import never_collecting, seldom_collecting

    if workers > 1:
        never_collecting()  # the articles are read and understood in processes of their own
    else:
        seldom_collecting()
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


@click.command(epilog=example(
    "riwaya export affair.riwaya --format json > affair.json",
    "riwaya export affair.riwaya --format csv --bom -o tables/      # a folder that Excel reads",
    "riwaya export affair.riwaya --format ftm -o aleph/ --since 2016-11 --until 2016-12",
    'riwaya export affair.riwaya --format webannotation -o notes.jsonld --stance denies --source "حفتر"',
))  # fmt: skip
@click.argument("case")
@click.option("--format", "form", type=click.Choice(formats()), default="json", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder for formats of several files, instead of standard output.")
@click.option("--bom", is_flag=True, help="CSV with the mark that makes Excel read Arabic.")
@click.option("--words", help="Only articles that a search for these words finds.")
@click.option("--outlet", help="Only articles of this outlet.")
@click.option("--since", help="Published on this date or later: 2016, 2016-11, 2016-11-30.")
@click.option("--until", help="Published on this date or before.")
@click.option("--person", help="Only articles that name this person, body or place (a name or an id).")
@click.option("--source", help="Only statements and accounts of this source (a name or an id).")
@click.option("--stance", type=click.Choice(["asserts", "denies", "hedges", "expects", "demands", "declines"]), help="Only statements and accounts of this stance.")
@click.option("--event", "event_type", help="Only events of this PLOVER type: CONSULT, ASSAULT …")
def export(case: str, form: str, output: Path | None, bom: bool, **filters: str | None) -> None:
    """Write the affair in a format that other programs read, and say what the format has no place for."""
    import tempfile

    import riwaya
    from riwaya import export as exports
    from riwaya.export.taking.chosen import Chosen

    if bom and form != "csv":
        raise UsageError("--bom is for --format csv")
    if output is None and not exports.form(form).SUFFIX:
        raise UsageError(f"--format {form} makes a folder: name it with -o FOLDER")
    with riwaya.open(case) as opened, tempfile.TemporaryDirectory() as folder:
        options: dict[str, object] = {"bom": True} if bom else {}
        lost = exports.write(opened, form, output or Path(folder) / "out", Chosen(**filters), **options)
        if output is None:
            _show_file(Path(folder) / "out")
    for line in lost.lines():
        say(f"{form}: {line}")


def _show_file(path: Path) -> None:
    """A file on standard output, in pieces."""
    sys.stdout.flush()
    with path.open("rb") as file:
        shutil.copyfileobj(file, sys.stdout.buffer)
